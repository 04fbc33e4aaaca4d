/** Capabilities of EKS. */
import {
  CreateCapabilityCommand,
  DeleteCapabilityCommand,
  DescribeCapabilityCommand,
  UpdateCapabilityCommand,
} from '@aws-sdk/client-eks';
import { flag, oneOf, optional, shape, tagList, text, texts } from '../../properties.ts';
import { present, type ResourceContext, resourceType } from '../../resource-type.ts';
import { awaitUpdate, eksTags, failure, isChanged, lowered, retag, until, untilGone } from './eks.ts';

const capabilityProperties = {
  CapabilityName: text,
  ClusterName: text,
  Configuration: optional(
    shape({
      Ack: optional(shape({ DisabledServices: optional(texts), EnableCrossNamespace: optional(flag) })),
    }),
  ),
  DeletePropagationPolicy: oneOf('RETAIN'),
  RoleArn: text,
  Tags: optional(tagList),
  Type: oneOf('ACK', 'ARGOCD', 'KRO'),
};

/** The capability behind a Ref, which is its ARN: `…:capability/cluster/type/name/id`. Source: primaryIdentifier of the type's schema. */
function named(arn: string): { clusterName: string; capabilityName: string } {
  const [, clusterName = '', , capabilityName = ''] = arn.split('/');
  return { clusterName, capabilityName };
}

const describe = async ({ clients: { eks } }: ResourceContext, id: string) =>
  (await eks.send(new DescribeCapabilityCommand(named(id)))).capability;

export const capability = resourceType(capabilityProperties, {
  attributes: ['Arn', 'CreatedAt', 'ModifiedAt', 'Status', 'Version'],
  // Source: createOnlyProperties of the type's schema.
  replacedWith: ['CapabilityName', 'ClusterName', 'Type'],
  // EKS says itself how far it is.
  takes: { create: 0, delete: 0 },
  create: async (context, { Tags, ...given }) => {
    const { capability: made } = await context.clients.eks.send(
      new CreateCapabilityCommand({ ...lowered(given), tags: eksTags(context, Tags) }),
    );
    const id = present(made?.arn, 'capability');
    return { id, attributes: { Arn: id } };
  },
  stabilise: async (context, made) => {
    const ended = await until(context, async () => {
      const now = await describe(context, made.id);
      return now?.status === 'CREATING' ? undefined : now;
    });
    if (ended.status !== 'ACTIVE') throw failure(ended.health?.issues ?? []);
    const { status = '', version = '', createdAt, modifiedAt } = ended;
    Object.assign(made.attributes, {
      CreatedAt: present(createdAt, 'date').toISOString(),
      ModifiedAt: present(modifiedAt, 'date').toISOString(),
      Status: status,
      Version: version,
    });
  },
  update: async (context, { id }, properties, previous) => {
    const { RoleArn, Configuration } = properties;
    if (isChanged(RoleArn, previous.RoleArn) || isChanged(Configuration, previous.Configuration)) {
      const { clusterName, capabilityName } = named(id);
      const { update } = await context.clients.eks.send(
        new UpdateCapabilityCommand({
          clusterName,
          capabilityName,
          roleArn: RoleArn,
          configuration: Configuration && lowered(Configuration),
        }),
      );
      await awaitUpdate(context, update, { name: clusterName, capabilityName });
    }
    await retag(context, id, properties.Tags, previous.Tags);
    return {};
  },
  delete: async ({ clients: { eks } }, { id }) => {
    await eks.send(new DeleteCapabilityCommand(named(id)));
  },
  vanish: async (context, { id }) => {
    await untilGone(context, () => describe(context, id));
  },
});
