/** Auto Scaling groups: those that a cluster's nodes are of, and that no node group of EKS's has. */
import type { AutoScalingGroup } from '@aws-sdk/client-auto-scaling';
import { fromTagList, isMadeFor, type Ownership, type Tags } from '../spec/tags.ts';
import type { Aws } from './clients.ts';
import { errorCode } from './errors.ts';
import { everyPage } from './pages.ts';
import type { Vpc } from './vpc.ts';

/**
 * Resolves to undefined where there is no such Auto Scaling group, such as one that EKS is making anew: Auto Scaling has no
 * code of its own for it.
 */
export async function unlessGroupIsUnknown<Value>(answer: Promise<Value>): Promise<Value | undefined> {
  try {
    return await answer;
  } catch (error) {
    const isUnknown = /AutoScalingGroup name not found/i.test(String(error));
    if (errorCode(error) === 'ValidationError' && isUnknown) return undefined;
    throw error;
  }
}

/** One that somebody else than EKS manages. */
export interface ScalingGroup {
  name: string;
  tags: Tags;
  /** Whether it stands in a VPC that clusters share. */
  isShared: boolean;
}

/** The most that Auto Scaling lists at once. */
const mostRecords = 100;

/** On the groups of managed node groups, which go with those. */
const ofNodeGroup = 'eks:nodegroup-name';

/**
 * Those with the cluster's name in a tag, in these VPCs.
 * Source of the tag: EKS user guide, "Create self-managed Amazon Linux nodes".
 */
export async function scalingGroupsIn(
  aws: Aws,
  spec: Ownership,
  vpcs: readonly Vpc[],
): Promise<ScalingGroup[]> {
  if (vpcs.length === 0) return [];
  const found = [
    ...(await taggedGroups(aws, `kubernetes.io/cluster/${spec.name}`, 'owned')),
    ...(await taggedGroups(aws, 'eks:eks-cluster-name', spec.name)),
  ].map((group) => ({ group, name: group.AutoScalingGroupName ?? '', tags: fromTagList(group.Tags) }));
  const wanted = found.filter(({ tags }) => isMadeFor(tags, spec) && tags[ofNodeGroup] === undefined);
  if (wanted.length === 0) return [];
  const vpcOf = await subnetsOf(aws, vpcs);
  const groups = wanted.flatMap(({ group, name, tags }) => {
    const vpc = subnetIdsOf(group)
      .map((id) => vpcOf.get(id))
      .find((each) => each !== undefined);
    return vpc === undefined ? [] : [{ name, tags, isShared: vpc.isShared }];
  });
  return [...new Map(groups.map((group) => [group.name, group])).values()];
}

/** Those that carry the tag, of all in the region: one question for every tag, and for every cluster. */
export async function taggedGroups(aws: Aws, key: string, value: string): Promise<AutoScalingGroup[]> {
  const autoScaling = await aws.autoScaling();
  const all = await everyPage(
    (NextToken) => autoScaling.describeAutoScalingGroups({ MaxRecords: mostRecords, NextToken }),
    (page) => page.AutoScalingGroups,
  );
  return all.filter(({ Tags = [] }) => Tags.some(({ Key, Value }) => Key === key && Value === value));
}

const subnetIdsOf = ({ VPCZoneIdentifier = '' }: AutoScalingGroup): string[] =>
  VPCZoneIdentifier.split(',').map((id) => id.trim());

/** The VPC of each subnet in them, by its id. */
async function subnetsOf(aws: Aws, vpcs: readonly Vpc[]): Promise<ReadonlyMap<string, Vpc>> {
  const ec2 = await aws.ec2();
  const Filters = [{ Name: 'vpc-id', Values: vpcs.map(({ id }) => id) }];
  const subnets = await everyPage(
    (NextToken) => ec2.describeSubnets({ Filters, NextToken }),
    (page) => page.Subnets,
  );
  return new Map(
    subnets.flatMap(({ SubnetId = '', VpcId }) => {
      const vpc = vpcs.find(({ id }) => id === VpcId);
      return vpc === undefined ? [] : [[SubnetId, vpc]];
    }),
  );
}
