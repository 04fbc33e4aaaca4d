/** Every type of resource that a template may name. */
import type { ResourceType } from '../resource-type.ts';
import { autoScalingGroup } from './auto-scaling.ts';
import { elasticIp, internetGateway, natGateway, vpcGatewayAttachment } from './gateways.ts';
import { instanceProfile, managedPolicy, oidcProvider, role } from './iam.ts';
import { launchTemplate } from './launch-template.ts';
import { route, routeTable, subnetRouteTableAssociation } from './routes.ts';
import { securityGroup, securityGroupEgress, securityGroupIngress } from './security-groups.ts';
import { subnet, vpc, vpcEndpoint } from './vpc.ts';

export const resourceTypes: Record<string, ResourceType> = {
  'AWS::AutoScaling::AutoScalingGroup': autoScalingGroup,
  'AWS::EC2::EIP': elasticIp,
  'AWS::EC2::InternetGateway': internetGateway,
  'AWS::EC2::LaunchTemplate': launchTemplate,
  'AWS::EC2::NatGateway': natGateway,
  'AWS::EC2::Route': route,
  'AWS::EC2::RouteTable': routeTable,
  'AWS::EC2::SecurityGroup': securityGroup,
  'AWS::EC2::SecurityGroupEgress': securityGroupEgress,
  'AWS::EC2::SecurityGroupIngress': securityGroupIngress,
  'AWS::EC2::Subnet': subnet,
  'AWS::EC2::SubnetRouteTableAssociation': subnetRouteTableAssociation,
  'AWS::EC2::VPC': vpc,
  'AWS::EC2::VPCEndpoint': vpcEndpoint,
  'AWS::EC2::VPCGatewayAttachment': vpcGatewayAttachment,
  'AWS::IAM::InstanceProfile': instanceProfile,
  'AWS::IAM::ManagedPolicy': managedPolicy,
  'AWS::IAM::OIDCProvider': oidcProvider,
  'AWS::IAM::Role': role,
};
