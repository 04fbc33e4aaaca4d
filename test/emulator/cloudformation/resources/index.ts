/** Every type of resource that a template may name. */
import type { ResourceType } from '../resource-type.ts';
import { autoScalingGroup, launchConfiguration, lifecycleHook } from './auto-scaling.ts';
import { accessEntry, podIdentityAssociation } from './eks/access.ts';
import { addon } from './eks/addons.ts';
import { capability } from './eks/capabilities.ts';
import { cluster } from './eks/clusters.ts';
import { fargateProfile } from './eks/fargate.ts';
import { identityProviderConfig } from './eks/identity-providers.ts';
import { nodegroup } from './eks/nodegroups.ts';
import { queue, queuePolicy, rule } from './events.ts';
import { elasticIp, internetGateway, natGateway, vpcGatewayAttachment } from './gateways.ts';
import { instanceProfile, managedPolicy, oidcProvider, role } from './iam.ts';
import { policy, rolePolicy } from './iam-policies.ts';
import { serviceLinkedRole, user } from './iam-users.ts';
import { launchTemplate } from './launch-template.ts';
import { networkAcl, networkAclEntry, subnetNetworkAclAssociation } from './network-acls.ts';
import { route, routeTable, subnetRouteTableAssociation } from './routes.ts';
import { securityGroup, securityGroupEgress, securityGroupIngress } from './security-groups.ts';
import { subnet, vpc, vpcEndpoint } from './vpc.ts';
import { waitConditionHandle } from './wait-condition-handle.ts';

export const resourceTypes: Record<string, ResourceType> = {
  'AWS::AutoScaling::AutoScalingGroup': autoScalingGroup,
  'AWS::AutoScaling::LaunchConfiguration': launchConfiguration,
  'AWS::AutoScaling::LifecycleHook': lifecycleHook,
  'AWS::CloudFormation::WaitConditionHandle': waitConditionHandle,
  'AWS::EC2::EIP': elasticIp,
  'AWS::EC2::InternetGateway': internetGateway,
  'AWS::EC2::LaunchTemplate': launchTemplate,
  'AWS::EC2::NatGateway': natGateway,
  'AWS::EC2::NetworkAcl': networkAcl,
  'AWS::EC2::NetworkAclEntry': networkAclEntry,
  'AWS::EC2::Route': route,
  'AWS::EC2::RouteTable': routeTable,
  'AWS::EC2::SecurityGroup': securityGroup,
  'AWS::EC2::SecurityGroupEgress': securityGroupEgress,
  'AWS::EC2::SecurityGroupIngress': securityGroupIngress,
  'AWS::EC2::Subnet': subnet,
  'AWS::EC2::SubnetNetworkAclAssociation': subnetNetworkAclAssociation,
  'AWS::EC2::SubnetRouteTableAssociation': subnetRouteTableAssociation,
  'AWS::EC2::VPC': vpc,
  'AWS::EC2::VPCEndpoint': vpcEndpoint,
  'AWS::EC2::VPCGatewayAttachment': vpcGatewayAttachment,
  'AWS::EKS::AccessEntry': accessEntry,
  'AWS::EKS::Addon': addon,
  'AWS::EKS::Capability': capability,
  'AWS::EKS::Cluster': cluster,
  'AWS::EKS::FargateProfile': fargateProfile,
  'AWS::EKS::IdentityProviderConfig': identityProviderConfig,
  'AWS::EKS::Nodegroup': nodegroup,
  'AWS::EKS::PodIdentityAssociation': podIdentityAssociation,
  'AWS::Events::Rule': rule,
  'AWS::IAM::InstanceProfile': instanceProfile,
  'AWS::IAM::ManagedPolicy': managedPolicy,
  'AWS::IAM::OIDCProvider': oidcProvider,
  'AWS::IAM::Policy': policy,
  'AWS::IAM::Role': role,
  'AWS::IAM::RolePolicy': rolePolicy,
  'AWS::IAM::ServiceLinkedRole': serviceLinkedRole,
  'AWS::IAM::User': user,
  'AWS::SQS::Queue': queue,
  'AWS::SQS::QueuePolicy': queuePolicy,
};

/** Types that CloudFormation has and the emulator does not make, by the start of their names, and why. */
const unmodelled: [start: string, why: string][] = [
  ['AWS::CloudFormation::CustomResource', 'it has no Lambda functions or SNS topics that would make one'],
  ['AWS::CloudFormation::Macro', 'it runs no transforms'],
  ['AWS::CloudFormation::Stack', 'it has no S3 to fetch the templates of nested stacks from'],
  ['AWS::CloudFormation::WaitCondition', 'it has no S3, whose addresses its signals would go to'],
  ['Custom::', 'it has no Lambda functions or SNS topics that would make one'],
];

/** Why the emulator does not make a type that AWS knows; undefined for those that it makes, and that AWS may not know. */
export const whyUnmodelled = (type: string): string | undefined =>
  type in resourceTypes ? undefined : unmodelled.find(([start]) => type.startsWith(start))?.[1];
