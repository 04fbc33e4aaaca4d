/** What the AWS Load Balancer Controller needs of AWS, for which AWS keeps no policy. */
import type { Statement } from './statement.ts';

/** Of whom load balancers and their groups are, the controller says by this tag. */
const controllers = 'elbv2.k8s.aws/cluster';

const asked = { [`aws:RequestTag/${controllers}`]: 'false' };
const notAsked = { [`aws:RequestTag/${controllers}`]: 'true' };
const carried = { [`aws:ResourceTag/${controllers}`]: 'false' };

const all = (service: string, ...names: string[]): string[] => names.map((name) => `${service}:${name}`);

const ec2 = (...names: string[]): string[] => all('ec2', ...names);
const elb = (...names: string[]): string[] => all('elasticloadbalancing', ...names);

/** Source: docs/install/iam_policy.json of kubernetes-sigs/aws-load-balancer-controller, 2.14. */
export function loadBalancerController(partition: string): Statement[] {
  const inElb = (...kinds: string[]): string[] =>
    kinds.map((kind) => `arn:${partition}:elasticloadbalancing:*:*:${kind}`);
  const groups = `arn:${partition}:ec2:*:*:security-group/*`;
  const targets = 'targetgroup/*/*';
  const balancers = inElb(targets, 'loadbalancer/net/*/*', 'loadbalancer/app/*/*');
  const statements: (Pick<Statement, 'Action' | 'Condition'> & Partial<Statement>)[] = [
    {
      Action: ['iam:CreateServiceLinkedRole'],
      Condition: { StringEquals: { 'iam:AWSServiceName': 'elasticloadbalancing.amazonaws.com' } },
    },
    {
      Action: [
        ...ec2(
          'DescribeAccountAttributes',
          'DescribeAddresses',
          'DescribeAvailabilityZones',
          'DescribeCoipPools',
          'DescribeInstances',
          'DescribeInternetGateways',
          'DescribeIpamPools',
          'DescribeNetworkInterfaces',
          'DescribeRouteTables',
          'DescribeSecurityGroups',
          'DescribeSubnets',
          'DescribeTags',
          'DescribeVpcPeeringConnections',
          'DescribeVpcs',
          'GetCoipPoolUsage',
          'GetSecurityGroupsForVpc',
        ),
        ...elb(
          'DescribeCapacityReservation',
          'DescribeListenerAttributes',
          'DescribeListenerCertificates',
          'DescribeListeners',
          'DescribeLoadBalancerAttributes',
          'DescribeLoadBalancers',
          'DescribeRules',
          'DescribeSSLPolicies',
          'DescribeTags',
          'DescribeTargetGroupAttributes',
          'DescribeTargetGroups',
          'DescribeTargetHealth',
          'DescribeTrustStores',
        ),
      ],
    },
    {
      Action: [
        'cognito-idp:DescribeUserPoolClient',
        ...all('acm', 'DescribeCertificate', 'ListCertificates'),
        ...all('iam', 'GetServerCertificate', 'ListServerCertificates'),
        ...['waf-regional', 'wafv2'].flatMap((service) =>
          all(service, 'AssociateWebACL', 'DisassociateWebACL', 'GetWebACL', 'GetWebACLForResource'),
        ),
        ...all(
          'shield',
          'CreateProtection',
          'DeleteProtection',
          'DescribeProtection',
          'GetSubscriptionState',
        ),
      ],
    },
    {
      Action: ec2('AuthorizeSecurityGroupIngress', 'CreateSecurityGroup', 'RevokeSecurityGroupIngress'),
    },
    {
      Action: ec2('CreateTags'),
      Resource: groups,
      Condition: { StringEquals: { 'ec2:CreateAction': 'CreateSecurityGroup' }, Null: asked },
    },
    {
      Action: ec2('CreateTags', 'DeleteTags'),
      Resource: groups,
      Condition: { Null: { ...notAsked, ...carried } },
    },
    { Action: ec2('DeleteSecurityGroup'), Condition: { Null: carried } },
    { Action: elb('CreateLoadBalancer', 'CreateTargetGroup'), Condition: { Null: asked } },
    { Action: elb('CreateListener', 'CreateRule', 'DeleteListener', 'DeleteRule') },
    {
      Action: elb('AddTags', 'RemoveTags'),
      Resource: balancers,
      Condition: { Null: { ...notAsked, ...carried } },
    },
    {
      Action: elb('AddTags', 'RemoveTags'),
      Resource: inElb(
        'listener/net/*/*/*',
        'listener/app/*/*/*',
        'listener-rule/net/*/*/*',
        'listener-rule/app/*/*/*',
      ),
    },
    {
      Action: elb(
        'DeleteLoadBalancer',
        'DeleteTargetGroup',
        'ModifyCapacityReservation',
        'ModifyIpPools',
        'ModifyListenerAttributes',
        'ModifyLoadBalancerAttributes',
        'ModifyTargetGroup',
        'ModifyTargetGroupAttributes',
        'SetIpAddressType',
        'SetSecurityGroups',
        'SetSubnets',
      ),
      Condition: { Null: carried },
    },
    {
      Action: elb('AddTags'),
      Resource: balancers,
      Condition: {
        StringEquals: { 'elasticloadbalancing:CreateAction': ['CreateLoadBalancer', 'CreateTargetGroup'] },
        Null: asked,
      },
    },
    { Action: elb('DeregisterTargets', 'RegisterTargets'), Resource: inElb(targets) },
    {
      Action: elb(
        'AddListenerCertificates',
        'ModifyListener',
        'ModifyRule',
        'RemoveListenerCertificates',
        'SetRulePriorities',
        'SetWebAcl',
      ),
    },
  ];
  return statements.map((statement) => ({ Effect: 'Allow', Resource: '*', ...statement }));
}
