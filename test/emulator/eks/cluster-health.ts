/**
 * What EKS sees of a cluster whose role, subnets or security groups have been taken from under it.
 * Source of codes and words: "Cluster health FAQs and error codes with resolution paths" in the EKS user guide, but for
 * those of a role that has gone: the API has a code for it, the guide has no words.
 */
import { DescribeSecurityGroupsCommand, DescribeSubnetsCommand, type EC2Client } from '@aws-sdk/client-ec2';
import type { ClusterIssue } from '@aws-sdk/client-eks';
import { durations } from '../clock.ts';
import type { LoggedCall } from '../core.ts';
import { clusterRoleLacks, trustsEks } from './roles.ts';
import { actingAs, type ClusterRecord, type Eks, inBackground, pass, takes } from './state.ts';

/** The calls by which what a cluster stands on goes, or comes back. */
const changing = new Set([
  'ec2:DeleteSubnet',
  'ec2:DeleteSecurityGroup',
  'iam:CreateRole',
  'iam:DeleteRole',
  'iam:UpdateAssumeRolePolicy',
  'iam:AttachRolePolicy',
  'iam:DetachRolePolicy',
]);

/** Lets EKS look at its clusters after a call that may matter to their health: in up to three hours. */
export function noticeLosses(eks: Eks, { service, operation }: LoggedCall): void {
  if (!changing.has(`${service}:${operation}`)) return;
  for (const record of eks.clusters.values()) noticeHealth(eks, record);
}

/** Lets EKS look at a cluster when it next does. */
export function noticeHealth(eks: Eks, record: ClusterRecord): void {
  if (record.isToBeExamined || record.cluster.status === 'FAILED') return;
  record.isToBeExamined = true;
  inBackground(eks, record, async () => {
    await pass(eks, record, takes(eks, record, durations.clusterHealth, 'health'));
    record.isToBeExamined = false;
    const issues = await examine(eks, record);
    if (['ACTIVE', 'UPDATING'].includes(record.cluster.status)) record.cluster.health = { issues };
  });
}

async function examine(eks: Eks, record: ClusterRecord): Promise<ClusterIssue[]> {
  const { ec2 } = actingAs(eks, record.region, 'AWSServiceRoleForAmazonEKS');
  const { subnetIds, securityGroupIds } = record.cluster.resourcesVpcConfig;
  const [role, subnets, groups] = await Promise.all([
    roleIssue(eks, record),
    missingSubnets(ec2, subnetIds),
    missingGroups(ec2, securityGroupIds),
  ]);
  return [
    ...(role ? [{ ...role, resourceIds: [record.cluster.roleArn] }] : []),
    ...(subnets.length > 0 ? [missing('Ec2SubnetNotFound', 'subnets', subnets)] : []),
    ...(groups.length > 0 ? [missing('Ec2SecurityGroupNotFound', 'security groups', groups)] : []),
  ];
}

async function roleIssue(
  eks: Eks,
  { cluster }: ClusterRecord,
): Promise<Pick<ClusterIssue, 'code' | 'message'> | undefined> {
  const role = await eks.world.role(cluster.roleArn);
  if (!role) {
    return {
      code: 'IamRoleNotFound',
      message: `We couldn't find the role associated with your cluster: ${cluster.roleArn}.`,
    };
  }
  if (!trustsEks(role)) {
    return {
      code: 'AccessDenied',
      message:
        "We couldn't assume the role associated with your cluster to perform required Amazon EKS management operations. " +
        'Check the role exists and has the required trust policy.',
    };
  }
  if (clusterRoleLacks(role, cluster.computeConfig?.enabled === true).length === 0) return undefined;
  return {
    code: 'AccessDenied',
    message:
      'The role associated with your cluster does not grant sufficient permissions for Amazon EKS to perform required ' +
      'management operations. Check the policies attached to the cluster role and if any separate deny policies are applied.',
  };
}

const missing = (
  code: 'Ec2SubnetNotFound' | 'Ec2SecurityGroupNotFound',
  what: string,
  resourceIds: string[],
): ClusterIssue => ({
  code,
  message:
    `We couldn't find one or more ${what} currently associated with your cluster. ` +
    `Call Amazon EKS update-cluster-config API to update ${what}.`,
  resourceIds,
});

async function missingSubnets(ec2: EC2Client, ids: string[]): Promise<string[]> {
  const Filters = [{ Name: 'subnet-id', Values: ids }];
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({ Filters }));
  return ids.filter((id) => !Subnets.some(({ SubnetId }) => SubnetId === id));
}

async function missingGroups(ec2: EC2Client, ids: string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const Filters = [{ Name: 'group-id', Values: ids }];
  const { SecurityGroups = [] } = await ec2.send(new DescribeSecurityGroupsCommand({ Filters }));
  return ids.filter((id) => !SecurityGroups.some(({ GroupId }) => GroupId === id));
}
