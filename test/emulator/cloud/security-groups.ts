/** Security groups that controllers make and take away. */
import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  DeleteSecurityGroupCommand,
  DescribeSecurityGroupsCommand,
  type EC2Client,
  type IpPermission,
  RevokeSecurityGroupIngressCommand,
  type SecurityGroup,
} from '@aws-sdk/client-ec2';
import { codeOf } from '../eks/service-errors.ts';
import { pass } from '../eks/state.ts';
import type { CloudCluster } from './cluster.ts';
import { CannotReconcile } from './controller.ts';

export interface WantedGroup {
  name: string;
  description: string;
  tags: { Key: string; Value: string }[];
  ingress: IpPermission[];
}

/** Makes a group in the cluster's VPC, with its rules, as far as it is not there. @returns its id */
export async function ensureGroup(
  ec2: EC2Client,
  { record }: CloudCluster,
  { name, description, tags, ingress }: WantedGroup,
): Promise<string> {
  const VpcId = record.cluster.resourcesVpcConfig.vpcId;
  const { SecurityGroups: [known] = [] } = await ec2.send(
    new DescribeSecurityGroupsCommand({
      Filters: [
        { Name: 'group-name', Values: [name] },
        { Name: 'vpc-id', Values: [VpcId] },
      ],
    }),
  );
  const { GroupId = '' } =
    known ??
    (await ec2.send(
      new CreateSecurityGroupCommand({
        GroupName: name,
        Description: description,
        VpcId,
        TagSpecifications: [{ ResourceType: 'security-group', Tags: tags }],
      }),
    ));
  const present = (known?.IpPermissions ?? []).map(portsOf);
  await allow(
    ec2,
    GroupId,
    ingress.filter((rule) => !present.includes(portsOf(rule))),
  );
  return GroupId;
}

const portsOf = ({ IpProtocol, FromPort, ToPort }: IpPermission): string =>
  [IpProtocol, FromPort, ToPort].join();

/** Lets traffic into a group; what is allowed already stays so. */
export async function allow(ec2: EC2Client, groupId: string, IpPermissions: IpPermission[]): Promise<void> {
  if (IpPermissions.length === 0) return;
  try {
    await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId: groupId, IpPermissions }));
  } catch (error) {
    if (codeOf(error) !== 'InvalidPermission.Duplicate') throw error;
  }
}

/** Takes those rules out of the groups that let traffic in by name of another group. */
export async function forgetPeer(ec2: EC2Client, groups: SecurityGroup[], peer: string): Promise<void> {
  for (const { GroupId, IpPermissions = [] } of groups) {
    const naming = IpPermissions.flatMap(({ IpProtocol, FromPort, ToPort, UserIdGroupPairs = [] }) =>
      UserIdGroupPairs.some((pair) => pair.GroupId === peer)
        ? [{ IpProtocol, FromPort, ToPort, UserIdGroupPairs: [{ GroupId: peer }] }]
        : [],
    );
    if (naming.length > 0) {
      await ec2.send(new RevokeSecurityGroupIngressCommand({ GroupId, IpPermissions: naming }));
    }
  }
}

/**
 * Deletes a group as soon as nothing stands in it any more.
 * @param interval seconds between attempts
 * @param patience seconds until it is given up
 * @throws CannotReconcile then
 */
export async function deleteGroup(
  ec2: EC2Client,
  { eks, record }: CloudCluster,
  groupId: string,
  { interval, patience }: { interval: number; patience: number },
): Promise<void> {
  for (let waited = 0; waited <= patience; waited += interval) {
    try {
      await ec2.send(new DeleteSecurityGroupCommand({ GroupId: groupId }));
      return;
    } catch (error) {
      if (codeOf(error) === 'InvalidGroup.NotFound') return;
      if (codeOf(error) !== 'DependencyViolation') throw error;
    }
    await pass(eks, record, interval);
  }
  throw new CannotReconcile(`timed out deleting security group ${groupId}`);
}
