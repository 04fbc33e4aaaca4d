import type { EC2, IpPermission, SecurityGroup } from '@aws-sdk/client-ec2';
import type { Aws } from '../../aws/clients.ts';
import { errorCode, unlessAbsent, wordsOf } from '../../aws/errors.ts';
import { isMadeForIn, type Vpc, vpcsOf } from '../../aws/vpc.ts';
import type { Resource } from '../../engine/graph.ts';
import type { Step } from '../../engine/step.ts';
import { namesOf } from '../../spec/names.ts';
import type { ClusterSpec } from '../../spec/spec.ts';
import { fromTagList, isMadeFor } from '../../spec/tags.ts';

export interface SecurityGroupsNeeds {
  network: Resource<unknown>;
  /** Those that the cluster has of its own. */
  groups: Resource<unknown> | undefined;
  /** Who makes them, or holds them by interfaces. */
  users: readonly Resource<unknown>[];
}

/** A group in a VPC, and whether that says by its tags that it was made for the cluster. */
interface InVpc {
  group: SecurityGroup;
  isOfCluster: boolean;
}

/** How often a group is asked to go while something holds it: a load balancer's interfaces outlive it by minutes. */
const tries = 60;

/**
 * Security groups that EKS and the cluster's controllers made and left: those of load balancers, and EKS's own where an
 * interface held it while the cluster went.
 */
export function securityGroups(
  aws: Aws,
  spec: ClusterSpec,
  { network, groups, users }: SecurityGroupsNeeds,
): Resource<SecurityGroup[]> {
  const own = groups === undefined ? [] : [groups];
  /** In the user's own VPC, that of a classic load balancer says by its name alone that a controller has made it. */
  const isOfCluster = ({ Tags, GroupName = '' }: SecurityGroup, vpc: Vpc | undefined): boolean =>
    isMadeForIn(vpc, fromTagList(Tags), spec) ||
    (GroupName.startsWith('k8s-elb-') && isMadeFor(fromTagList(Tags), spec));
  const { groupsStack } = namesOf(spec.name, spec.region);
  /** Those of the cluster's own go with their stack. */
  const isLeft = ({ group, isOfCluster }: InVpc): boolean =>
    isOfCluster && fromTagList(group.Tags)['aws:cloudformation:stack-name'] !== groupsStack;

  /** Every group in the cluster's own VPC; those made for the cluster in one that others use, too. */
  async function groupsInVpc(): Promise<InVpc[]> {
    const vpcs = await vpcsOf(aws, spec);
    if (vpcs.length === 0) return [];
    const { paginateDescribeSecurityGroups } = await import('@aws-sdk/client-ec2');
    const request = { Filters: [{ Name: 'vpc-id', Values: vpcs.map(({ id }) => id) }] };
    const found: SecurityGroup[] = [];
    for await (const page of paginateDescribeSecurityGroups({ client: await aws.ec2() }, request)) {
      found.push(...(page.SecurityGroups ?? []));
    }
    return found
      .map((group): InVpc & { vpc: Vpc | undefined } => {
        const vpc = vpcs.find(({ id }) => id === group.VpcId);
        return { group, vpc, isOfCluster: isOfCluster(group, vpc) };
      })
      .filter(({ vpc, isOfCluster }) => vpc?.isShared === false || isOfCluster);
  }

  return {
    name: 'security groups',
    needs: [network, ...own],
    madeBy: users,
    read: async () => {
      const found = (await groupsInVpc()).filter(isLeft);
      return found.length === 0 ? undefined : found.map(({ group }) => group);
    },
    remove: async (step) => {
      const all = await groupsInVpc();
      const left = all.filter(isLeft);
      if (left.length === 0) return;
      const ec2 = await aws.ec2();
      const ids = left.map(({ group: { GroupId = '' } }) => GroupId);
      for (const { group } of all) await revokeRulesAbout(ec2, group, ids);
      for (const GroupId of ids) {
        step.change('deleted', GroupId);
        await deleteOnceFree(ec2, step, GroupId);
      }
    },
  };
}

/** Interfaces that hold a group outlive what they were made for. */
export async function deleteOnceFree(ec2: EC2, step: Step, GroupId: string): Promise<void> {
  let tried = 0;
  await step.until(`${GroupId} to be let go`, async () => {
    tried += 1;
    try {
      await unlessAbsent(ec2.deleteSecurityGroup({ GroupId }));
      return { done: undefined };
    } catch (error) {
      if (errorCode(error) !== 'DependencyViolation' || tried >= tries) throw error;
      return { waiting: wordsOf(error) };
    }
  });
}

/** Groups that refer to one another cannot go, whichever is asked first. */
async function revokeRulesAbout(ec2: EC2, group: SecurityGroup, ids: readonly string[]): Promise<void> {
  const { GroupId, IpPermissions = [], IpPermissionsEgress = [] } = group;
  const ingress = rulesAbout(IpPermissions, ids);
  const egress = rulesAbout(IpPermissionsEgress, ids);
  // Gone rules are absent: the answer to an earlier attempt may be lost.
  if (ingress.length > 0) {
    await unlessAbsent(ec2.revokeSecurityGroupIngress({ GroupId, IpPermissions: ingress }));
  }
  if (egress.length > 0)
    await unlessAbsent(ec2.revokeSecurityGroupEgress({ GroupId, IpPermissions: egress }));
}

/** The parts of the rules that name one of these groups. */
function rulesAbout(permissions: readonly IpPermission[], ids: readonly string[]): IpPermission[] {
  return permissions.flatMap(({ IpProtocol, FromPort, ToPort, UserIdGroupPairs = [] }) => {
    const pairs = UserIdGroupPairs.filter(({ GroupId = '' }) => ids.includes(GroupId));
    if (pairs.length === 0) return [];
    return [{ IpProtocol, FromPort, ToPort, UserIdGroupPairs: pairs }];
  });
}
