/** Instances that are a cluster's by their tags, and of no node group of EKS's. */
import type { EC2, Instance } from '@aws-sdk/client-ec2';
import { fromTagList, isMadeFor, type Ownership, type Tags } from '../spec/tags.ts';
import type { Aws } from './clients.ts';
import { everyPage } from './pages.ts';
import type { Vpc } from './vpc.ts';

export interface NodeInstance {
  id: string;
  state: string;
  tags: Tags;
  /** Of the Auto Scaling group that it is of. */
  scalingGroup: string | undefined;
  /** Whether it stands in a VPC that clusters share. */
  isShared: boolean;
}

/** Those that stand in these VPCs. */
export async function instancesIn(aws: Aws, spec: Ownership, vpcs: readonly Vpc[]): Promise<NodeInstance[]> {
  if (vpcs.length === 0) return [];
  const ec2 = await aws.ec2();
  const found = await Promise.all(vpcs.map(({ id }) => everyInstanceIn(ec2, id)));
  return found
    .flat()
    .map((instance) => described(instance, vpcs))
    .filter(({ state, tags }) => state !== 'terminated' && isMadeFor(tags, spec));
}

/** Of whatever state: the same question for whoever asks. EC2 goes on describing for an hour what was terminated. */
export async function everyInstanceIn(ec2: EC2, vpcId: string): Promise<Instance[]> {
  const Filters = [{ Name: 'vpc-id', Values: [vpcId] }];
  const reservations = await everyPage(
    (NextToken) => ec2.describeInstances({ Filters, NextToken }),
    (page) => page.Reservations,
  );
  return reservations.flatMap(({ Instances = [] }) => Instances);
}

function described({ InstanceId, State, Tags, VpcId }: Instance, vpcs: readonly Vpc[]): NodeInstance {
  const tags = fromTagList(Tags);
  return {
    id: InstanceId ?? '',
    state: State?.Name ?? '',
    tags,
    scalingGroup: tags['aws:autoscaling:groupName'],
    isShared: vpcs.some(({ id, isShared }) => isShared && id === VpcId),
  };
}
