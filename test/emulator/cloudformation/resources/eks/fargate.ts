/** Fargate profiles of EKS. */
import {
  CreateFargateProfileCommand,
  DeleteFargateProfileCommand,
  DescribeFargateProfileCommand,
} from '@aws-sdk/client-eks';
import { listOf, optional, orElse, shape, tagList, text, texts } from '../../properties.ts';
import { generatedName, present, resourceType } from '../../resource-type.ts';
import { eksTags, failure, retag, until, untilGone } from './eks.ts';

const profileProperties = {
  ClusterName: text,
  FargateProfileName: optional(text),
  PodExecutionRoleArn: text,
  Selectors: listOf(
    shape({ Namespace: text, Labels: orElse(listOf(shape({ Key: text, Value: text })), []) }),
  ),
  Subnets: optional(texts),
  Tags: optional(tagList),
};

/** The profile behind a Ref, which is `cluster|profile`. */
function named(id: string): { clusterName: string; fargateProfileName: string } {
  const [clusterName = '', fargateProfileName = ''] = id.split('|');
  return { clusterName, fargateProfileName };
}

export const fargateProfile = resourceType(profileProperties, {
  attributes: ['Arn'],
  // Source: createOnlyProperties of the type's schema.
  replacedWith: ['ClusterName', 'FargateProfileName', 'PodExecutionRoleArn', 'Selectors', 'Subnets'],
  // EKS says itself how far it is.
  takes: { create: 0, delete: 0 },
  create: async (context, properties) => {
    const {
      ClusterName: clusterName,
      PodExecutionRoleArn: podExecutionRoleArn,
      Subnets: subnets,
    } = properties;
    const fargateProfileName = properties.FargateProfileName ?? generatedName(context, 100);
    const { fargateProfile: made } = await context.clients.eks.send(
      new CreateFargateProfileCommand({
        clusterName,
        fargateProfileName,
        podExecutionRoleArn,
        subnets,
        selectors: properties.Selectors.map(({ Namespace, Labels }) => ({
          namespace: Namespace,
          labels: Object.fromEntries(Labels.map(({ Key, Value }) => [Key, Value])),
        })),
        tags: eksTags(context, properties.Tags),
      }),
    );
    return {
      id: `${clusterName}|${fargateProfileName}`,
      attributes: { Arn: present(made?.fargateProfileArn, 'Fargate profile') },
    };
  },
  stabilise: async (context, { id }) => {
    const { eks } = context.clients;
    const ended = await until(context, async () => {
      const { fargateProfile: now } = await eks.send(new DescribeFargateProfileCommand(named(id)));
      return now?.status === 'CREATING' ? undefined : now;
    });
    if (ended.status !== 'ACTIVE') throw failure(ended.health?.issues ?? []);
  },
  update: async (context, { attributes }, properties, previous) => {
    await retag(context, String(attributes.Arn), properties.Tags, previous.Tags);
    return {};
  },
  delete: async ({ clients: { eks } }, { id }) => {
    await eks.send(new DeleteFargateProfileCommand(named(id)));
  },
  vanish: async (context, { id }) => {
    const { eks } = context.clients;
    await untilGone(context, () => eks.send(new DescribeFargateProfileCommand(named(id))));
  },
});
