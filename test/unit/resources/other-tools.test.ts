import type { EKS } from '@aws-sdk/client-eks';
import { expect, test } from 'vitest';
import { heldByOthers } from '../../../src/resources/other-tools.ts';
import type { ClusterSpec } from '../../../src/spec/spec.ts';
import { tagKeys } from '../../../src/spec/tags.ts';
import { region } from '../support/region.ts';

const spec = { name: 'demo', owner: '4711/pr-7', region: 'eu-west-1', nodeGroups: [] };

const tagSet = (tags: Record<string, string>): string => {
  const items = Object.entries(tags).map(
    ([key, value]) => `<item><key>${key}</key><value>${value}</value></item>`,
  );
  return `<tagSet>${items.join('')}</tagSet>`;
};

/** What is held where one instance stands in the network that clusters share. */
async function heldOf(tags: Record<string, string>, state = 'running') {
  const { aws } = await region({
    DescribeVpcs: `<vpcSet><item><vpcId>vpc-1</vpcId>${tagSet({ [tagKeys.owner]: '4711/network' })}</item></vpcSet>`,
    DescribeInstances: `<reservationSet><item><instancesSet><item><instanceId>i-1</instanceId><vpcId>vpc-1</vpcId><instanceState><name>${state}</name></instanceState>${tagSet({ 'kubernetes.io/cluster/demo': 'owned', ...tags })}</item></instancesSet></item></reservationSet>`,
  });
  const eks = {
    listFargateProfiles: async () => ({}),
    config: { region: async () => 'eu-west-1' },
    listCapabilities: async () => ({}),
  } as unknown as EKS;
  return heldByOthers({ ...aws, eks: async () => eks }, spec as unknown as ClusterSpec);
}

test('an instance in a shared network that says by a tag whose it is keeps the removal from beginning', async () => {
  expect(await heldOf({})).toEqual([
    {
      what: 'instance i-1',
      why: "it stands in a network that clusters share, where a tag may be anybody's word",
      remedy: 'aws ec2 terminate-instances --instance-ids i-1 --region eu-west-1',
    },
  ]);
});

test.each([
  [
    'that EKS has just started for a node group, and not put into its group yet',
    { 'eks:nodegroup-name': 'a' },
  ],
  ['of an Auto Scaling group', { 'aws:autoscaling:groupName': 'eks-a' }],
  ["of Karpenter's", { 'karpenter.sh/nodepool': 'default' }],
  ['of Auto Mode', { 'eks:kubernetes-node-pool-name': 'system' }],
  ['of another cluster', { [tagKeys.cluster]: 'other' }],
])('one %s does not', async (_, tags) => {
  expect(await heldOf(tags)).toEqual([]);
});

test('one that is ending does not', async () => {
  expect(await heldOf({}, 'shutting-down')).toEqual([]);
});
