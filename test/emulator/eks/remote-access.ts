/** SSH to the nodes of a managed node group. */
import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  DescribeKeyPairsCommand,
  DescribeSecurityGroupsCommand,
  type EC2Client,
} from '@aws-sdk/client-ec2';
import type { RemoteAccessConfig } from '@aws-sdk/client-eks';

import { type About, invalidParameter } from './refusals.ts';
import { codeOf } from './service-errors.ts';
import type { ClusterRecord, NodegroupRecord } from './state.ts';

/** @throws InvalidParameterException when key or groups do not exist, or there are groups without a key */
export async function checkRemoteAccess(
  ec2: EC2Client,
  wish: RemoteAccessConfig | undefined,
  about: About,
): Promise<void> {
  const { ec2SshKey, sourceSecurityGroups = [] } = wish ?? {};
  if (!ec2SshKey) {
    if (sourceSecurityGroups.length === 0) return;
    throw invalidParameter('Source security groups cannot be specified without an EC2 SSH key', about);
  }
  try {
    await ec2.send(new DescribeKeyPairsCommand({ KeyNames: [ec2SshKey] }));
    if (sourceSecurityGroups.length > 0) {
      await ec2.send(new DescribeSecurityGroupsCommand({ GroupIds: sourceSecurityGroups }));
    }
  } catch (error) {
    if (!/^Invalid(KeyPair|Group)/.test(codeOf(error)) || !(error instanceof Error)) throw error;
    throw invalidParameter(error.message, about);
  }
}

/**
 * Makes the group that lets SSH in, from the named groups or from everywhere.
 * @returns its id
 */
export async function createRemoteAccessGroup(
  ec2: EC2Client,
  { cluster }: ClusterRecord,
  { fleet, nodegroup }: NodegroupRecord,
): Promise<string> {
  const { sourceSecurityGroups = [] } = nodegroup.remoteAccess ?? {};
  const { GroupId = '' } = await ec2.send(
    new CreateSecurityGroupCommand({
      GroupName: fleet.launchTemplate.replace('eks-', 'eks-remoteAccess-'),
      Description: 'Security group for all nodes in the nodeGroup to allow SSH access',
      VpcId: cluster.resourcesVpcConfig.vpcId,
      TagSpecifications: [
        {
          ResourceType: 'security-group',
          Tags: [
            { Key: 'eks', Value: nodegroup.nodegroupName },
            { Key: 'eks:nodegroup-name', Value: nodegroup.nodegroupName },
          ],
        },
      ],
    }),
  );
  await ec2.send(
    new AuthorizeSecurityGroupIngressCommand({
      GroupId,
      IpPermissions: [
        {
          IpProtocol: 'tcp',
          FromPort: 22,
          ToPort: 22,
          ...(sourceSecurityGroups.length > 0
            ? { UserIdGroupPairs: sourceSecurityGroups.map((id) => ({ GroupId: id })) }
            : { IpRanges: [{ CidrIp: '0.0.0.0/0' }] }),
        },
      ],
    }),
  );
  return GroupId;
}
