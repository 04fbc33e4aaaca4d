/**
 * What the handlers of resources read beside the calls that make, change and delete: with the rights of whoever works on
 * the stack, so that a role which may make a VPC and not look at its network ACLs makes no stack.
 * Source: `handlers` in the schemas of CloudFormation's registry.
 */
import type { Read } from '../core.ts';
import type { StackResource } from './stack.ts';

interface Reads {
  /** While a resource is made. */
  create?: readonly string[];
  /** Of what has been made, for its attributes. */
  read: readonly string[];
  delete?: readonly string[];
}

const rules: Reads = {
  read: ['ec2:DescribeSecurityGroupRules'],
  delete: ['ec2:DescribeSecurityGroupRules'],
};

const reads: Record<string, Reads> = {
  'AWS::EC2::EIP': { read: ['ec2:DescribeAddresses'], delete: ['ec2:DescribeAddresses'] },
  'AWS::EC2::InternetGateway': { read: ['ec2:DescribeInternetGateways'] },
  'AWS::EC2::NatGateway': { read: ['ec2:DescribeNatGateways'], delete: ['ec2:DescribeNatGateways'] },
  'AWS::EC2::Route': { read: ['ec2:DescribeRouteTables'], delete: ['ec2:DescribeRouteTables'] },
  'AWS::EC2::RouteTable': { read: ['ec2:DescribeRouteTables'], delete: ['ec2:DescribeRouteTables'] },
  'AWS::EC2::SecurityGroup': {
    read: ['ec2:DescribeSecurityGroups'],
    delete: ['ec2:DescribeSecurityGroups'],
  },
  'AWS::EC2::SecurityGroupEgress': rules,
  'AWS::EC2::SecurityGroupIngress': rules,
  'AWS::EC2::Subnet': {
    read: ['ec2:DescribeSubnets', 'ec2:DescribeNetworkAcls'],
    delete: ['ec2:DescribeSubnets'],
  },
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
  'AWS::EC2::VPCEndpoint': { read: ['ec2:DescribeVpcEndpoints'], delete: ['ec2:DescribeVpcEndpoints'] },
  'AWS::IAM::InstanceProfile': { read: ['iam:GetInstanceProfile'], delete: ['iam:GetInstanceProfile'] },
  'AWS::IAM::Role': {
    read: ['iam:GetRole', 'iam:ListAttachedRolePolicies', 'iam:ListRolePolicies'],
    delete: ['iam:GetRole', 'iam:ListAttachedRolePolicies', 'iam:ListRolePolicies'],
  },
};

/** What IAM calls the things that its reads are about. */
const names: Record<string, string> = {
  'AWS::IAM::InstanceProfile': 'InstanceProfileName',
  'AWS::IAM::Role': 'RoleName',
};

/** @param handler whose reads; those for the attributes come with the creation */
export function readsOf({ type, physicalId }: StackResource, handler: 'create' | 'delete'): Read[] {
  const of = reads[type];
  const actions = handler === 'create' ? [...(of?.create ?? []), ...(of?.read ?? [])] : (of?.delete ?? []);
  const member = names[type];
  const request = member === undefined ? {} : { [member]: physicalId };
  return actions.map((action) => {
    const [service = '', operation = ''] = action.split(':');
    return { service, operation, request };
  });
}
