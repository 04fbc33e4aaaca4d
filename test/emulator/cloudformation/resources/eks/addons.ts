/** Add-ons of EKS. */
import {
  CreateAddonCommand,
  DeleteAddonCommand,
  DescribeAddonCommand,
  type ResolveConflicts,
  UpdateAddonCommand,
} from '@aws-sdk/client-eks';
import { flag, listOf, optional, shape, tagList, text, word } from '../../properties.ts';
import { present, resourceType } from '../../resource-type.ts';
import { awaitUpdate, eksTags, failure, isChanged, lowered, retag, until, untilGone } from './eks.ts';

const addonProperties = {
  AddonName: text,
  AddonVersion: optional(text),
  ClusterName: text,
  ConfigurationValues: optional(text),
  NamespaceConfig: optional(shape({ Namespace: text })),
  PodIdentityAssociations: optional(listOf(shape({ RoleArn: text, ServiceAccount: text }))),
  PreserveOnDelete: optional(flag),
  ResolveConflicts: optional(word<ResolveConflicts>()),
  ServiceAccountRoleArn: optional(text),
  Tags: optional(tagList),
};

/** The add-on behind a Ref, which is `cluster|addon`. */
function named(id: string): { clusterName: string; addonName: string } {
  const [clusterName = '', addonName = ''] = id.split('|');
  return { clusterName, addonName };
}

export const addon = resourceType(addonProperties, {
  attributes: ['Arn'],
  // Source: createOnlyProperties of the type's schema.
  replacedWith: ['AddonName', 'ClusterName', 'NamespaceConfig'],
  // EKS says itself how far it is.
  takes: { create: 0, delete: 0 },
  create: async (context, properties) => {
    const { PreserveOnDelete: _, Tags, ...given } = properties;
    const { addon: made } = await context.clients.eks.send(
      new CreateAddonCommand({ ...lowered(given), tags: eksTags(context, Tags) }),
    );
    return {
      id: `${properties.ClusterName}|${properties.AddonName}`,
      attributes: { Arn: present(made?.addonArn, 'add-on') },
    };
  },
  stabilise: async (context, { id }) => {
    const { eks } = context.clients;
    const ended = await until(context, async () => {
      const { addon: now } = await eks.send(new DescribeAddonCommand(named(id)));
      return now?.status === 'CREATING' ? undefined : now;
    });
    if (ended.status !== 'ACTIVE') throw failure(ended.health?.issues ?? []);
  },
  update: async (context, { id, attributes }, properties, previous) => {
    const { AddonVersion, ConfigurationValues, PodIdentityAssociations, ServiceAccountRoleArn } = properties;
    const isOther =
      isChanged(AddonVersion, previous.AddonVersion) ||
      isChanged(ConfigurationValues, previous.ConfigurationValues) ||
      isChanged(PodIdentityAssociations, previous.PodIdentityAssociations) ||
      isChanged(ServiceAccountRoleArn, previous.ServiceAccountRoleArn);
    if (isOther) {
      const { ResolveConflicts } = properties;
      const { update } = await context.clients.eks.send(
        new UpdateAddonCommand({
          ...named(id),
          ...lowered({
            AddonVersion,
            ConfigurationValues,
            PodIdentityAssociations,
            ServiceAccountRoleArn,
            ResolveConflicts,
          }),
        }),
      );
      const { clusterName, addonName } = named(id);
      await awaitUpdate(context, update, { name: clusterName, addonName });
    }
    await retag(context, String(attributes.Arn), properties.Tags, previous.Tags);
    return {};
  },
  delete: async ({ clients: { eks } }, { id }, { PreserveOnDelete }) => {
    await eks.send(new DeleteAddonCommand({ ...named(id), preserve: PreserveOnDelete ?? false }));
  },
  vanish: async (context, { id }) => {
    const { eks } = context.clients;
    await untilGone(context, () => eks.send(new DescribeAddonCommand(named(id))));
  },
});
