/**
 * What the handlers of resources read beside the calls that make, change and delete: with the rights of whoever works on
 * the stack, so that a role which may make a VPC and not look at its network ACLs makes no stack.
 * Source: `handlers.*.permissions` in the schemas of CloudFormation's registry, which AWS publishes for each region as
 * CloudformationSchema.zip; what changes something in them is called by the types themselves.
 */
import type { Read } from '../core.ts';
import type { StackResource } from './stack.ts';

/** Per handler, what it always reads: not what hangs on a property, such as the group of a load balancer. */
interface Reads {
  create?: readonly string[];
  /** Of what has been made, for its attributes. */
  read?: readonly string[];
  update?: readonly string[];
  delete?: readonly string[];
}

/** The handlers of a type whose every handler reads the same. */
const always = (...actions: string[]): Reads => ({ read: actions, update: actions, delete: actions });
/** Those of one whose update does not look. */
const butForUpdates = (...actions: string[]): Reads => ({ read: actions, delete: actions });

const reads: Record<string, Reads> = {
  'AWS::AutoScaling::AutoScalingGroup': always('autoscaling:DescribeAutoScalingGroups'),
  'AWS::AutoScaling::LaunchConfiguration': always('autoscaling:DescribeLaunchConfigurations'),
  'AWS::AutoScaling::LifecycleHook': always('autoscaling:DescribeLifecycleHooks'),
  'AWS::EC2::EIP': always('ec2:DescribeAddresses'),
  'AWS::EC2::InternetGateway': always('ec2:DescribeInternetGateways'),
  'AWS::EC2::LaunchTemplate': butForUpdates('ec2:DescribeLaunchTemplates'),
  'AWS::EC2::NatGateway': always('ec2:DescribeNatGateways'),
  'AWS::EC2::NetworkAcl': {
    create: ['ec2:DescribeNetworkAcls'],
    read: ['ec2:DescribeNetworkAcls', 'ec2:DescribeTags'],
    update: ['ec2:DescribeNetworkAcls'],
    delete: ['ec2:DescribeNetworkAcls'],
  },
  'AWS::EC2::NetworkAclEntry': always('ec2:DescribeNetworkAcls'),
  'AWS::EC2::Route': always('ec2:DescribeRouteTables'),
  'AWS::EC2::RouteTable': always('ec2:DescribeRouteTables'),
  'AWS::EC2::SecurityGroup': always('ec2:DescribeSecurityGroups'),
  'AWS::EC2::SecurityGroupEgress': butForUpdates('ec2:DescribeSecurityGroupRules'),
  'AWS::EC2::SecurityGroupIngress': butForUpdates('ec2:DescribeSecurityGroupRules'),
  'AWS::EC2::Subnet': {
    read: ['ec2:DescribeSubnets', 'ec2:DescribeNetworkAcls'],
    update: ['ec2:DescribeSubnets'],
    delete: ['ec2:DescribeSubnets'],
  },
  'AWS::EC2::SubnetNetworkAclAssociation': always('ec2:DescribeNetworkAcls'),
  'AWS::EC2::SubnetRouteTableAssociation': {
    create: ['ec2:DescribeSubnets'],
    read: ['ec2:DescribeRouteTables'],
    delete: ['ec2:DescribeSubnets', 'ec2:DescribeRouteTables'],
  },
  'AWS::EC2::VPC': {
    create: ['ec2:DescribeVpcs'],
    read: [
      'ec2:DescribeVpcs',
      'ec2:DescribeSecurityGroups',
      'ec2:DescribeNetworkAcls',
      'ec2:DescribeVpcEncryptionControls',
    ],
    delete: ['ec2:DescribeVpcs'],
  },
  'AWS::EC2::VPCEndpoint': always('ec2:DescribeVpcEndpoints'),
  'AWS::EC2::VPCGatewayAttachment': always('ec2:DescribeInternetGateways'),
  'AWS::EKS::AccessEntry': {
    read: ['eks:DescribeAccessEntry', 'eks:ListAssociatedAccessPolicies'],
    update: ['eks:DescribeAccessEntry', 'eks:ListAssociatedAccessPolicies'],
    delete: ['eks:DescribeAccessEntry'],
  },
  'AWS::EKS::Addon': always('eks:DescribeAddon'),
  'AWS::EKS::Capability': always('eks:DescribeCapability'),
  'AWS::EKS::Cluster': always('eks:DescribeCluster'),
  'AWS::EKS::FargateProfile': always('eks:DescribeFargateProfile'),
  'AWS::EKS::IdentityProviderConfig': always('eks:DescribeIdentityProviderConfig'),
  'AWS::EKS::Nodegroup': always('eks:DescribeNodegroup'),
  'AWS::EKS::PodIdentityAssociation': always('eks:DescribePodIdentityAssociation'),
  'AWS::Events::Rule': {
    read: ['events:DescribeRule', 'events:ListTargetsByRule'],
    update: ['events:DescribeRule'],
    delete: ['events:DescribeRule', 'events:ListTargetsByRule'],
  },
  'AWS::IAM::InstanceProfile': always('iam:GetInstanceProfile'),
  'AWS::IAM::ManagedPolicy': {
    read: ['iam:GetPolicy', 'iam:GetPolicyVersion', 'iam:ListEntitiesForPolicy'],
    update: ['iam:GetPolicy', 'iam:ListPolicyVersions'],
    delete: ['iam:GetPolicy', 'iam:ListPolicyVersions', 'iam:ListEntitiesForPolicy'],
  },
  'AWS::IAM::OIDCProvider': {
    read: ['iam:GetOpenIDConnectProvider'],
    update: ['iam:GetOpenIDConnectProvider', 'iam:ListOpenIDConnectProviderTags'],
  },
  'AWS::IAM::Role': butForUpdates('iam:GetRole', 'iam:ListAttachedRolePolicies', 'iam:ListRolePolicies'),
  'AWS::IAM::RolePolicy': always('iam:GetRolePolicy'),
  'AWS::IAM::ServiceLinkedRole': always('iam:GetRole'),
  'AWS::IAM::User': {
    read: [
      'iam:GetUser',
      'iam:GetLoginProfile',
      'iam:ListAttachedUserPolicies',
      'iam:ListGroupsForUser',
      'iam:ListUserPolicies',
    ],
    update: ['iam:GetUser', 'iam:ListUserTags'],
    delete: [
      'iam:GetUser',
      'iam:GetLoginProfile',
      'iam:ListAccessKeys',
      'iam:ListAttachedUserPolicies',
      'iam:ListGroupsForUser',
      'iam:ListUserPolicies',
    ],
  },
  'AWS::SQS::Queue': {
    read: ['sqs:GetQueueAttributes', 'sqs:ListQueueTags'],
    update: ['sqs:GetQueueAttributes', 'sqs:ListQueueTags'],
    delete: ['sqs:GetQueueAttributes'],
  },
};

/** Types whose handlers make no reads that stand for themselves. */
export const unread: readonly string[] = [
  'AWS::CloudFormation::WaitConditionHandle',
  'AWS::IAM::Policy',
  'AWS::SQS::QueuePolicy',
];

type Readable = Pick<StackResource, 'type' | 'physicalId' | 'properties' | 'attributes'>;

/** How the services call what the reads are about: by members of a request, from the resource's own properties or its id. */
const requests: Record<string, (resource: Readable) => Record<string, unknown>> = {
  'AWS::AutoScaling::AutoScalingGroup': ({ physicalId }) => ({ AutoScalingGroupName: physicalId }),
  'AWS::EKS::AccessEntry': ({ properties: { ClusterName, PrincipalArn } }) => ({
    clusterName: ClusterName,
    principalArn: PrincipalArn,
  }),
  'AWS::EKS::Addon': inCluster('|', 'addonName'),
  'AWS::EKS::Capability': ({ properties: { ClusterName, CapabilityName } }) => ({
    clusterName: ClusterName,
    capabilityName: CapabilityName,
  }),
  'AWS::EKS::Cluster': ({ physicalId }) => ({ name: physicalId }),
  'AWS::EKS::FargateProfile': inCluster('|', 'fargateProfileName'),
  'AWS::EKS::IdentityProviderConfig': ({
    properties: { ClusterName, IdentityProviderConfigName: name },
  }) => ({
    clusterName: ClusterName,
    identityProviderConfig: { type: 'oidc', name },
  }),
  'AWS::EKS::Nodegroup': inCluster('/', 'nodegroupName'),
  'AWS::EKS::PodIdentityAssociation': ({ properties: { ClusterName }, attributes: { AssociationId } }) => ({
    clusterName: ClusterName,
    associationId: AssociationId,
  }),
  'AWS::Events::Rule': ({ physicalId, properties: { EventBusName } }) => ({ Name: physicalId, EventBusName }),
  'AWS::IAM::InstanceProfile': ({ physicalId }) => ({ InstanceProfileName: physicalId }),
  'AWS::IAM::ManagedPolicy': ({ physicalId }) => ({ PolicyArn: physicalId }),
  'AWS::IAM::OIDCProvider': ({ physicalId }) => ({ OpenIDConnectProviderArn: physicalId }),
  'AWS::IAM::Role': ({ physicalId }) => ({ RoleName: physicalId }),
  'AWS::IAM::RolePolicy': ({ properties: { RoleName } }) => ({ RoleName }),
  'AWS::IAM::ServiceLinkedRole': ({ physicalId }) => ({ RoleName: physicalId }),
  'AWS::IAM::User': ({ physicalId }) => ({ UserName: physicalId }),
  'AWS::SQS::Queue': ({ physicalId }) => ({ QueueUrl: physicalId }),
};

/** Of a resource whose id names its cluster first. */
function inCluster(delimiter: string, member: string) {
  return ({ physicalId = '' }: Readable): Record<string, unknown> => {
    const [clusterName, name] = physicalId.split(delimiter);
    return { clusterName, [member]: name };
  };
}

/** @param handler whose reads; those for the attributes come with the creation */
export function readsOf(resource: Readable, handler: 'create' | 'update' | 'delete'): Read[] {
  const of = reads[resource.type];
  const actions = handler === 'create' ? [...(of?.create ?? []), ...(of?.read ?? [])] : (of?.[handler] ?? []);
  const request = requests[resource.type]?.(resource) ?? {};
  return actions.map((action) => {
    const [service = '', operation = ''] = action.split(':');
    return { service, operation, request };
  });
}

export const isRead = (type: string): boolean => type in reads;
