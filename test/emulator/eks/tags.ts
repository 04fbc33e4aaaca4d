/** Tags of everything that EKS knows by ARN. */
import type {
  ListTagsForResourceCommandInput,
  ListTagsForResourceCommandOutput,
  TagResourceCommandInput,
  UntagResourceCommandInput,
} from '@aws-sdk/client-eks';
import { AwsError, type CallContext } from '../core.ts';
import { checkTags, checkUntag } from './input.ts';
import { type Answer, type ClusterRecord, clustersOf, type Eks } from './state.ts';

export interface Tagged {
  arn: string;
  tags: Record<string, string>;
}

export const tagOperations = (eks: Eks) => ({
  TagResource: async (input: TagResourceCommandInput, call: CallContext): Promise<object> => {
    const { tags } = taggedOf(eks, call, input.resourceArn);
    Object.assign(tags, checkTags(input.tags, call, tags));
    return {};
  },

  UntagResource: async (input: UntagResourceCommandInput, call: CallContext): Promise<object> => {
    const { tags } = taggedOf(eks, call, input.resourceArn);
    const keys = input.tagKeys ?? [];
    checkUntag(keys);
    for (const key of keys) delete tags[key];
    return {};
  },

  ListTagsForResource: async (
    input: ListTagsForResourceCommandInput,
    call: CallContext,
  ): Answer<ListTagsForResourceCommandOutput> => ({
    tags: { ...taggedOf(eks, call, input.resourceArn).tags },
  }),
});

/** @throws NotFoundException */
function taggedOf(eks: Eks, call: CallContext, arn: string | undefined): Tagged {
  const found = clustersOf(eks, call.region)
    .flatMap(taggedIn)
    .find((each) => each.arn === arn);
  if (!found) throw new AwsError('NotFoundException', `Resource was not found for ARN: ${arn}`, 404);
  call.touches(found);
  return found;
}

export const taggedIn = (record: ClusterRecord): Tagged[] => [
  { arn: record.cluster.arn, tags: record.cluster.tags },
  ...[...record.nodegroups.values()].map(({ nodegroup }) => ({
    arn: nodegroup.nodegroupArn,
    tags: nodegroup.tags,
  })),
  ...[...record.addons.values()].map(({ addon }) => ({ arn: addon.addonArn, tags: addon.tags })),
  ...[...record.accessEntries.values()].map(({ entry }) => ({ arn: entry.accessEntryArn, tags: entry.tags })),
  ...[...record.podIdentityAssociations.values()].map(({ association }) => ({
    arn: association.associationArn,
    tags: association.tags,
  })),
  ...[...record.capabilities.values()].map(({ arn, tags }) => ({ arn, tags })),
  ...(record.identityProvider
    ? [{ arn: record.identityProvider.identityProviderConfigArn, tags: record.identityProvider.tags }]
    : []),
  ...[...record.fargateProfiles.values()].map(({ profile }) => ({
    arn: profile.fargateProfileArn,
    tags: profile.tags,
  })),
];
