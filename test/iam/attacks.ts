/** What somebody may try who has got hold of a role: none of it is allowed. */
import type { Tags } from '../emulator/permissions/questions.ts';
import { account, listed, type PrincipalName, prefix, repositoryId } from './principals.ts';

/** A question that AWS asks its policies, and the conditions under which it does. */
export interface Ask {
  what: string;
  who: PrincipalName;
  action: string;
  resource: string;
  /** Tags that the request gives. */
  gives?: Tags;
  /** Tags that the resource has. */
  has?: Tags;
  /** Other condition keys. */
  keys?: Record<string, string | string[]>;
}

export const tagged = (owner: string): Tags => ({ 'eks-cluster-action/owner': owner });
export const ours = tagged(`${repositoryId}/pr-1`);
export const theirs = tagged('999/pr-1');

export const eks = (resource: string): string => `arn:aws:eks:eu-west-1:${account}:${resource}`;
export const ec2 = (resource: string): string => `arn:aws:ec2:eu-west-1:${account}:${resource}`;
export const iam = (resource: string): string => `arn:aws:iam::${account}:${resource}`;
export const stack = (name: string): string =>
  `arn:aws:cloudformation:eu-west-1:${account}:stack/${name}/0123`;
export const logs = (name: string): string => `arn:aws:logs:eu-west-1:${account}:log-group:${name}`;
export const balancer = (name: string): string =>
  `arn:aws:elasticloadbalancing:eu-west-1:${account}:loadbalancer/${name}`;

/** A cluster of the pull request. */
export const own = `${prefix}--pr-1`;
export const pathOfOwn = `eks-cluster-action/${repositoryId}/cluster/${own}/eu-west-1`;
export const boundary = iam(`policy/eks-cluster-action/${repositoryId}/eks-${prefix}-boundary`);
export const byCloudFormation = { 'aws:CalledVia': ['cloudformation.amazonaws.com'] };
export const fromTemplate = { 'ec2:LaunchTemplate': ec2('launch-template/lt-1') };

const self = iam('role/eks-octo-app-pr');
const foreigner = 'arn:aws:iam::666666666666:role/evil';
const colleague = iam('role/Dev');
export const accessPolicy = (name: string): string => `arn:aws:eks::aws:cluster-access-policy/${name}`;
const admin = accessPolicy('AmazonEKSClusterAdminPolicy');
export const entry = (cluster: string, name: string, of = account): string =>
  eks(`access-entry/${cluster}/role/${of}/${name}/0123`);
/** As the CNI, the EBS CSI driver and this action mark what is a cluster's. */
export const named = (cluster: string): Tags => ({ 'cluster.k8s.amazonaws.com/name': cluster });
export const driven = (cluster: string): Tags => ({ 'ebs.csi.aws.com/cluster-name': cluster });
/** As GuardDuty marks what is its. */
export const watched: Tags = { GuardDutyManaged: 'true' };
export const marked = (cluster: string): Tags => ({ 'eks-cluster-action/cluster': cluster });

const claim = (what: string, resource: string): Ask => ({
  what,
  who: 'pr',
  action: 'eks:TagResource',
  resource,
  gives: ours,
});

/** What whoever trusts himself in a role of a cluster's own may try: whatever its policies allow, within its boundary. */
const ofMinted: Ask[] = [
  ...(
    [
      ['ec2:CreateTags', ec2('subnet/subnet-9'), { gives: ours }],
      ['ec2:CreateNetworkInterface', ec2('subnet/subnet-9'), {}],
      ['ec2:AttachNetworkInterface', ec2('network-interface/eni-9'), {}],
      ['ec2:ModifyNetworkInterfaceAttribute', ec2('network-interface/eni-9'), {}],
      ['ec2:AssignPrivateIpAddresses', ec2('network-interface/eni-9'), {}],
      ['ec2:CreateSnapshot', ec2('volume/vol-9'), { has: driven('production') }],
      ['ec2:CopyVolumes', ec2('volume/vol-9'), { has: driven('production') }],
      ['ec2:AttachVolume', ec2('volume/vol-9'), {}],
      ['ec2:AttachVolume', ec2('instance/i-8'), { has: { 'eks:cluster-name': 'production' } }],
      ['ec2:AttachVolume', ec2('instance/i-9'), { has: { 'eks:eks-cluster-name': 'production' } }],
      ['ec2:CreateSnapshot', 'arn:aws:ec2:eu-west-1::snapshot/new', {}],
      ['ec2:CreateVolume', 'arn:aws:ec2:eu-west-1::snapshot/snap-9', {}],
      // One that does not say whose it is.
      ['ec2:CreateVolume', ec2('volume/new'), {}],
      ['ec2:ModifyInstanceAttribute', ec2('instance/i-9'), {}],
      ['ec2:DeleteRoute', ec2('route-table/rtb-9'), {}],
      ['ec2:DeleteRoute', ec2('route-table/rtb-1'), { has: tagged(`${repositoryId}/network`) }],
      ['ec2:AuthorizeSecurityGroupIngress', ec2('security-group/sg-9'), {}],
      ['elasticloadbalancing:DeleteLoadBalancer', balancer('app/prod/1'), {}],
      [
        'elasticloadbalancing:DeleteLoadBalancer',
        balancer('a1'),
        { has: { 'kubernetes.io/service-name': 'x' } },
      ],
      ['elasticloadbalancing:AddTags', balancer('app/prod/1'), { gives: { 'elbv2.k8s.aws/cluster': own } }],
      ['ec2:CreateTags', ec2('volume/vol-9'), { gives: driven(own) }],
      ['ec2:CreateTags', ec2('security-group/sg-9'), { gives: { 'elbv2.k8s.aws/cluster': own } }],
      [
        'ec2:CreateTags',
        ec2('network-interface/eni-9'),
        { gives: { 'cluster.k8s.amazonaws.com/name': own } },
      ],
      ['ec2:CreateTags', ec2('volume/vol-1'), { gives: driven('production'), has: driven(own) }],
      ['ec2:DeleteTags', ec2('volume/vol-1'), { gives: driven(own), has: driven(own) }],
      [
        'ec2:CreateTags',
        ec2('volume/new'),
        { gives: { ...theirs, ...driven(own) }, keys: { 'ec2:CreateAction': 'CreateVolume' } },
      ],
      [
        'ec2:CreateTags',
        ec2('network-interface/new'),
        {
          gives: { 'cluster.k8s.amazonaws.com/name': 'production' },
          keys: { 'ec2:CreateAction': 'CreateNetworkInterface' },
        },
      ],
      [
        'autoscaling:UpdateAutoScalingGroup',
        `arn:aws:autoscaling:eu-west-1:${account}:autoScalingGroup:u:autoScalingGroupName/prod`,
        {},
      ],
      [
        'iam:PassRole',
        iam(`role/${pathOfOwn}/node`),
        { keys: { 'iam:PassedToService': 'ec2.amazonaws.com' } },
      ],
      ['eks:DescribeCluster', eks('cluster/production'), {}],
      ['eks-auth:AssumeRoleForPodIdentity', eks('cluster/production'), {}],
      [
        'ecr:BatchGetImage',
        `arn:aws:ecr:eu-west-1:${account}:repository/production`,
        { keys: { 'aws:ResourceAccount': account } },
      ],
      // Of another pull request: in the network that they share, nothing but the network is everybody's.
      ['ec2:AssignPrivateIpAddresses', ec2('network-interface/eni-2'), { has: named(`${prefix}--pr-2`) }],
      ['ec2:AttachVolume', ec2('volume/vol-2'), { has: driven(`${prefix}--pr-2`) }],
      ['ec2:CreateNetworkInterface', ec2('subnet/subnet-2'), { has: marked(`${prefix}--pr-2`) }],
    ] as const
  ).map(
    ([action, resource, rest]): Ask => ({
      what: `reach ${resource.split(':').slice(5).join(':')} by ${action}`,
      who: 'minted',
      action,
      resource,
      ...rest,
    }),
  ),
  ...(['pretender', 'nested'] as const).flatMap((who): Ask[] =>
    (
      [
        ['ec2:AssignPrivateIpAddresses', ec2('network-interface/eni-9'), named('production')],
        ['ec2:CreateSnapshot', ec2('volume/vol-9'), driven('production')],
        ['ec2:DeleteVolume', ec2('volume/vol-9'), marked('production')],
        ['ec2:AttachVolume', ec2('instance/i-9'), { 'eks:cluster-name': 'production' }],
      ] as const
    ).map(([action, resource, has]) => ({
      what: `be a role of production’s, and reach ${resource.split(':').at(-1)} by ${action}`,
      who,
      action,
      resource,
      has,
    })),
  ),
];

export const attacks: readonly Ask[] = [
  claim('claim an untagged cluster', eks('cluster/production')),
  claim('claim the production cluster of the application itself', eks(`cluster/${prefix}-prod`)),
  claim('claim a cluster of a repository whose name begins alike', eks(`cluster/${prefix}-web--pr-1`)),
  claim('claim a cluster of the own repository that no pull request made', eks(`cluster/${prefix}--staging`)),
  claim('claim a node group that is named like ours', eks(`nodegroup/production/${prefix}--pr-1/0123`)),
  claim('claim an access entry of a role named like ours', entry('production', `${prefix}--pr-1`)),
  claim('claim a Pod Identity association', eks('podidentityassociation/production/a-1')),
  {
    what: 'enter a cluster whose owner is forged',
    who: 'pr',
    action: 'eks:CreateAccessEntry',
    resource: eks('cluster/production'),
    gives: ours,
    has: ours,
    keys: { 'eks:principalArn': self },
  },
  {
    what: 'let a foreign account into an own cluster',
    who: 'pr',
    action: 'eks:CreateAccessEntry',
    resource: eks(`cluster/${own}`),
    gives: ours,
    has: ours,
    keys: { 'eks:principalArn': foreigner },
  },
  {
    what: 'make a foreign account an administrator',
    who: 'pr',
    action: 'eks:AssociateAccessPolicy',
    resource: entry(own, 'evil', '666666666666'),
    has: ours,
    keys: { 'eks:principalArn': foreigner, 'eks:policyArn': admin },
  },
  ...[
    {
      what: 'let somebody in with a group that is not listed',
      keys: { 'eks:principalArn': colleague, 'eks:kubernetesGroups': ['team-a', 'ops'] },
    },
    {
      what: 'let itself in with a group that is not listed',
      keys: { 'eks:principalArn': self, 'eks:kubernetesGroups': 'ops' },
    },
    {
      what: 'let instances of a role join that is not listed',
      keys: { 'eks:principalArn': self, 'eks:accessEntryType': 'EC2_LINUX' },
    },
  ].map(
    ({ what, keys }): Ask => ({
      what,
      who: 'pr',
      action: 'eks:CreateAccessEntry',
      resource: eks(`cluster/${own}`),
      gives: ours,
      has: ours,
      keys,
    }),
  ),
  {
    what: 'give somebody a group that is not listed',
    who: 'pr',
    action: 'eks:UpdateAccessEntry',
    resource: entry(own, 'Dev-groups'),
    has: ours,
    keys: { 'eks:principalArn': `${colleague}-groups`, 'eks:kubernetesGroups': ['ops'] },
  },
  {
    what: 'change the entry of somebody who is not listed',
    who: 'pr',
    action: 'eks:UpdateAccessEntry',
    resource: entry(own, 'Ops'),
    has: ours,
    keys: { 'eks:principalArn': iam('role/Ops'), 'eks:kubernetesGroups': ['team-a'] },
  },
  {
    what: 'change an entry of another owner’s',
    who: 'pr',
    action: 'eks:UpdateAccessEntry',
    resource: entry(own, 'Dev-theirs'),
    has: theirs,
    keys: { 'eks:principalArn': `${colleague}-theirs`, 'eks:kubernetesGroups': ['team-a'] },
  },
  {
    what: 'give somebody who is listed a policy that is not',
    who: 'pr',
    action: 'eks:AssociateAccessPolicy',
    resource: entry(own, 'Dev-policies'),
    has: ours,
    keys: {
      'eks:principalArn': `${colleague}-policies`,
      'eks:policyArn': accessPolicy('AmazonEKSSecretReaderPolicy'),
    },
  },
  {
    what: 'give somebody who is not listed a policy that is',
    who: 'pr',
    action: 'eks:AssociateAccessPolicy',
    resource: entry(own, 'Ops-policies'),
    has: ours,
    keys: {
      'eks:principalArn': iam('role/Ops-policies'),
      'eks:policyArn': accessPolicy('AmazonEKSEditPolicy'),
    },
  },
  {
    what: 'read what a policy of another role’s own lists',
    who: 'pr',
    action: 'iam:GetRolePolicy',
    resource: iam('role/eks-octo-app-main'),
    has: { 'eks-cluster-action-clusters': `${prefix}--` },
  },
  {
    what: 'enter production with the role of sweeps',
    who: 'sweep',
    action: 'eks:AssociateAccessPolicy',
    resource: entry('production', 'eks-octo-app-sweep'),
    has: ours,
    keys: { 'eks:principalArn': iam('role/eks-octo-app-sweep'), 'eks:policyArn': admin },
  },
  {
    what: 'let somebody else in with the role of sweeps',
    who: 'sweep',
    action: 'eks:CreateAccessEntry',
    resource: eks(`cluster/${own}`),
    gives: ours,
    has: ours,
    keys: { 'eks:principalArn': self },
  },
  {
    what: 'delete a cluster whose owner is forged',
    who: 'sweep',
    action: 'eks:DeleteCluster',
    resource: eks('cluster/production'),
    has: ours,
  },
  {
    what: 'delete staging of the own repository',
    who: 'pr',
    action: 'eks:DeleteCluster',
    resource: eks(`cluster/${prefix}--staging`),
    has: tagged(`${repositoryId}/run`),
  },
  {
    what: 'open the endpoint of production',
    who: 'pr',
    action: 'eks:UpdateClusterConfig',
    resource: eks('cluster/production'),
    has: ours,
  },
  {
    what: 'delete a node group of another repository',
    who: 'pr',
    action: 'eks:DeleteNodegroup',
    resource: eks(`nodegroup/${prefix}-web--pr-1/default/0123`),
    has: theirs,
  },
  {
    what: 'delete a node group that somebody has made on production',
    who: 'pr',
    action: 'eks:DeleteNodegroup',
    resource: eks('nodegroup/production/default/0123'),
  },
  {
    what: 'delete a Fargate profile of production',
    who: 'pr',
    action: 'eks:DeleteFargateProfile',
    resource: eks('fargateprofile/production/default/0123'),
  },
  {
    what: 'delete a Fargate profile that says that it is ours, of another repository',
    who: 'pr',
    action: 'eks:DeleteFargateProfile',
    resource: eks(`fargateprofile/${prefix}-web--pr-1/default/0123`),
    has: ours,
  },
  {
    what: 'delete a capability of production',
    who: 'pr',
    action: 'eks:DeleteCapability',
    resource: eks('capability/production/kro/kro/0123'),
  },
  {
    what: 'give a service account of production a role',
    who: 'pr',
    action: 'eks:CreatePodIdentityAssociation',
    resource: eks('cluster/production'),
    gives: ours,
  },
  {
    what: 'claim audit logs',
    who: 'pr',
    action: 'logs:TagResource',
    resource: logs('/aws/eks/production/cluster'),
    gives: ours,
  },
  {
    what: 'delete audit logs',
    who: 'pr',
    action: 'logs:DeleteLogGroup',
    resource: logs('/aws/eks/production/cluster'),
    has: theirs,
  },
  {
    what: 'delete logs of the own repository’s staging',
    who: 'pr',
    action: 'logs:DeleteLogGroup',
    resource: logs(`/aws/eks/${prefix}--staging/cluster`),
  },
  {
    what: 'make a role under the path of another repository',
    who: 'minting',
    action: 'iam:CreateRole',
    resource: iam(`role/eks-cluster-action/999/cluster/${own}/eu-west-1/door`),
    gives: ours,
    keys: { 'iam:PermissionsBoundary': boundary },
  },
  {
    what: 'make a role with the boundary of another repository',
    who: 'minting',
    action: 'iam:CreateRole',
    resource: iam(`role/${pathOfOwn}/door`),
    gives: ours,
    keys: { 'iam:PermissionsBoundary': iam('policy/eks-cluster-action/999/eks-other-boundary') },
  },
  {
    what: 'make a role whose boundary is a policy of the stack that believes tags',
    who: 'minting',
    action: 'iam:CreateRole',
    resource: iam(`role/${pathOfOwn}/door`),
    gives: ours,
    keys: {
      'iam:PermissionsBoundary': iam(
        `policy/eks-cluster-action/${repositoryId}/setup-SweepPolicy-0A1B2C3D4E5F`,
      ),
    },
  },
  {
    what: 'make a role of a cluster of the default branch',
    who: 'minting',
    action: 'iam:CreateRole',
    resource: iam(`role/eks-cluster-action/${repositoryId}/cluster/${prefix}--staging/${own}/door`),
    gives: ours,
    keys: { 'iam:PermissionsBoundary': boundary },
  },
  {
    what: 'pass a role of a cluster of the default branch',
    who: 'minting',
    action: 'iam:PassRole',
    resource: iam(`role/eks-cluster-action/${repositoryId}/cluster/${prefix}--staging/eu-west-1/node`),
    keys: { 'iam:PassedToService': 'ec2.amazonaws.com' },
  },
  {
    what: 'make a role without a boundary',
    who: 'minting',
    action: 'iam:CreateRole',
    resource: iam(`role/${pathOfOwn}/door`),
    gives: ours,
  },
  {
    what: 'make a role at all, where the stack has made them',
    who: 'pr',
    action: 'iam:CreateRole',
    resource: iam(`role/${pathOfOwn}/door`),
    gives: ours,
    keys: { 'iam:PermissionsBoundary': boundary },
  },
  {
    what: 'pass the node role of another repository',
    who: 'minting',
    action: 'iam:PassRole',
    resource: iam('role/eks-cluster-action/999/cluster/other/eu-west-1/node'),
    has: theirs,
    keys: { 'iam:PassedToService': 'ec2.amazonaws.com' },
  },
  {
    what: 'pass a role of the main branch’s clusters',
    who: 'pr',
    action: 'iam:PassRole',
    resource: iam(`role/eks-cluster-action/${repositoryId}/main/eks-octo-app-main-node`),
    keys: { 'iam:PassedToService': 'ec2.amazonaws.com' },
  },
  {
    what: 'have a cluster take the ID tokens of an issuer that is not listed',
    who: 'pr',
    action: 'eks:AssociateIdentityProviderConfig',
    resource: eks(`cluster/${own}`),
    has: ours,
    gives: ours,
    keys: { 'eks:issuerUrl': 'https://evil.example.com', 'eks:clientId': 'kubernetes' },
  },
  {
    what: 'have a cluster take ID tokens for a client that is not listed',
    who: 'pr',
    action: 'eks:AssociateIdentityProviderConfig',
    resource: eks(`cluster/${own}`),
    has: ours,
    gives: ours,
    keys: { 'eks:issuerUrl': 'https://login.example.com/shop', 'eks:clientId': 'of-somebody-else' },
  },
  {
    what: 'have production take the ID tokens of an issuer that is listed',
    who: 'pr',
    action: 'eks:AssociateIdentityProviderConfig',
    resource: eks('cluster/production'),
    has: theirs,
    gives: ours,
    keys: { 'eks:issuerUrl': 'https://login.example.com/shop', 'eks:clientId': 'kubernetes' },
  },
  {
    what: 'have production take ID tokens no more',
    who: 'pr',
    action: 'eks:DisassociateIdentityProviderConfig',
    resource: eks('identityproviderconfig/production/oidc/company/0123'),
    has: theirs,
  },
  {
    what: 'give pods a role that is not listed',
    who: 'pr',
    action: 'iam:PassRole',
    resource: iam('role/pods-of-production'),
    keys: { 'iam:PassedToService': 'pods.eks.amazonaws.com' },
  },
  {
    what: 'give a service account of an add-on a role that is not listed',
    who: 'pr',
    action: 'iam:PassRole',
    resource: iam('role/pods-of-production'),
    keys: { 'iam:PassedToService': 'eks.amazonaws.com' },
  },
  {
    what: 'give pods of production another role',
    who: 'pr',
    action: 'eks:UpdatePodIdentityAssociation',
    resource: eks('podidentityassociation/production/a-9'),
    has: theirs,
  },
  {
    what: 'register an identity provider as ours that is not of EKS',
    who: 'pr',
    action: 'iam:CreateOpenIDConnectProvider',
    resource: iam('oidc-provider/evil.example.com'),
    gives: ours,
  },
  {
    what: 'let others use a key that is not listed',
    who: 'pr',
    action: 'kms:CreateGrant',
    resource: 'arn:aws:kms:eu-west-1:123456789012:key/of-production',
  },
  {
    what: 'let itself use a key that is listed',
    who: 'pr',
    action: 'kms:CreateGrant',
    resource: 'arn:aws:kms:eu-west-1:123456789012:key/listed',
    keys: { 'aws:ViaAWSService': 'false' },
  },
  {
    what: 'have the secrets of production encrypted with a key of its own',
    who: 'pr',
    action: 'eks:AssociateEncryptionConfig',
    resource: eks('cluster/production'),
    has: theirs,
  },
  {
    what: 'have the logs of production forgotten',
    who: 'pr',
    action: 'logs:PutRetentionPolicy',
    resource: 'arn:aws:logs:eu-west-1:123456789012:log-group:/aws/eks/production/cluster',
  },
  {
    what: 'give a control plane of Auto Mode a role that is not listed',
    who: 'pr',
    action: 'iam:PassRole',
    resource: iam('role/control-planes-of-production'),
    keys: { 'iam:PassedToService': 'eks.amazonaws.com' },
  },
  {
    what: 'give instances the role of control planes of Auto Mode',
    who: 'pr',
    action: 'iam:PassRole',
    resource: iam('role/auto-control-planes'),
    keys: { 'iam:PassedToService': 'ec2.amazonaws.com' },
  },
  {
    what: 'give pods on Fargate a role that is not listed',
    who: 'pr',
    action: 'iam:PassRole',
    resource: iam('role/pods-of-production'),
    keys: { 'iam:PassedToService': 'eks-fargate-pods.amazonaws.com' },
  },
  {
    what: 'give nodes a role that is not listed',
    who: 'pr',
    action: 'iam:PassRole',
    resource: iam('role/nodes-of-production'),
    keys: { 'iam:PassedToService': 'ec2.amazonaws.com' },
  },
  ...['key-pair/of-production', 'placement-group/of-production', 'capacity-reservation/cr-9'].map(
    (resource): Ask => ({
      what: `launch nodes with a ${resource} that is not listed`,
      who: 'pr',
      action: 'ec2:RunInstances',
      resource: `arn:aws:ec2:eu-west-1:${account}:${resource}`,
      keys: { 'ec2:LaunchTemplate': `arn:aws:ec2:eu-west-1:${account}:launch-template/lt-1` },
    }),
  ),
  {
    what: 'launch nodes in a VPC that is not listed',
    who: 'pr',
    action: 'ec2:RunInstances',
    resource: `arn:aws:ec2:eu-west-1:${account}:subnet/subnet-9`,
    keys: {
      'ec2:LaunchTemplate': `arn:aws:ec2:eu-west-1:${account}:launch-template/lt-1`,
      'ec2:Vpc': `arn:aws:ec2:eu-west-1:${account}:vpc/vpc-9`,
    },
  },
  {
    what: 'launch an instance in a VPC that is listed, and from no launch template',
    who: 'pr',
    action: 'ec2:RunInstances',
    resource: `arn:aws:ec2:eu-west-1:${account}:subnet/subnet-7`,
    keys: { 'ec2:Vpc': listed.VPC_ARNS[0] },
  },
  {
    what: 'make a group in a VPC that is not listed',
    who: 'pr',
    action: 'ec2:CreateSecurityGroup',
    resource: `arn:aws:ec2:eu-west-1:${account}:vpc/vpc-9`,
  },
  {
    what: 'make a group of nobody’s in a VPC that is listed',
    who: 'pr',
    action: 'ec2:CreateSecurityGroup',
    resource: `arn:aws:ec2:eu-west-1:${account}:security-group/new`,
  },
  {
    what: 'launch nodes from a launch template that is not listed',
    who: 'pr',
    action: 'ec2:RunInstances',
    resource: ec2('launch-template/lt-9'),
    keys: { 'ec2:LaunchTemplate': ec2('launch-template/lt-9') },
  },
  {
    what: 'launch an instance without tags from a launch template that is listed, by a call of one’s own',
    who: 'pr',
    action: 'ec2:RunInstances',
    resource: ec2('instance/*'),
    keys: {
      'ec2:LaunchTemplate': ec2('launch-template/lt-0123456789abcdef0'),
      'aws:ViaAWSService': 'false',
    },
  },
  {
    what: 'launch an instance without tags from a launch template that is not listed',
    who: 'pr',
    action: 'ec2:RunInstances',
    resource: ec2('instance/*'),
    keys: { 'ec2:LaunchTemplate': ec2('launch-template/lt-9'), 'aws:ViaAWSService': 'true' },
  },
  {
    what: 'change a launch template that is listed',
    who: 'pr',
    action: 'ec2:CreateLaunchTemplateVersion',
    resource: ec2('launch-template/lt-0123456789abcdef0'),
  },
  {
    what: 'launch an instance with a key that is listed, and no launch template',
    who: 'pr',
    action: 'ec2:RunInstances',
    resource: `arn:aws:ec2:eu-west-1:${account}:key-pair/operators`,
  },
  {
    what: 'give pods on Fargate a role that is listed for nodes',
    who: 'pr',
    action: 'iam:PassRole',
    resource: iam('role/nodes-of-shops'),
    keys: { 'iam:PassedToService': 'eks-fargate-pods.amazonaws.com' },
  },
  {
    what: 'give instances a role that is listed for Fargate',
    who: 'pr',
    action: 'iam:PassRole',
    resource: iam('role/pods-on-fargate'),
    keys: { 'iam:PassedToService': 'ec2.amazonaws.com' },
  },
  {
    what: 'make a Fargate profile in a cluster of production',
    who: 'pr',
    action: 'eks:CreateFargateProfile',
    resource: eks('cluster/production'),
    gives: ours,
  },
  {
    what: 'make a Fargate profile without a tag in an own cluster',
    who: 'pr',
    action: 'eks:CreateFargateProfile',
    resource: eks(`cluster/${own}`),
    has: ours,
  },
  {
    what: 'claim a Fargate profile of production',
    who: 'pr',
    action: 'eks:TagResource',
    resource: eks('fargateprofile/production/default/0123'),
    gives: ours,
  },
  {
    what: 'give a capability a role that is not listed',
    who: 'pr',
    action: 'iam:PassRole',
    resource: iam('role/ack-of-production'),
    keys: { 'iam:PassedToService': 'capabilities.eks.amazonaws.com' },
  },
  {
    what: 'give a capability a role that is listed for pods',
    who: 'pr',
    action: 'iam:PassRole',
    resource: iam('role/pods-of-shop'),
    keys: { 'iam:PassedToService': 'capabilities.eks.amazonaws.com' },
  },
  {
    what: 'give instances a role that is listed for capabilities',
    who: 'pr',
    action: 'iam:PassRole',
    resource: iam('role/ack-of-shop'),
    keys: { 'iam:PassedToService': 'ec2.amazonaws.com' },
  },
  {
    what: 'make a capability in a cluster of production',
    who: 'pr',
    action: 'eks:CreateCapability',
    resource: eks('cluster/production'),
    gives: ours,
  },
  {
    what: 'make a capability without a tag in an own cluster',
    who: 'pr',
    action: 'eks:CreateCapability',
    resource: eks(`cluster/${own}`),
    has: ours,
  },
  {
    what: 'change a capability of production',
    who: 'pr',
    action: 'eks:UpdateCapability',
    resource: eks('capability/production/ack/ack/0123'),
  },
  {
    what: 'claim a capability of production',
    who: 'pr',
    action: 'eks:TagResource',
    resource: eks('capability/production/ack/ack/0123'),
    gives: ours,
  },
  {
    what: 'make a capability by the role of main, for which nothing is listed',
    who: 'main',
    action: 'eks:CreateCapability',
    resource: eks(`cluster/${own}`),
    gives: ours,
    has: ours,
  },
  {
    what: 'let nodes run what is not listed',
    who: 'pr',
    action: 'cloudformation:UpdateStack',
    resource: stack(`eks-${own}-workers-0123abcd-nodes`),
    has: ours,
    gives: { ...ours, 'eks-cluster-action/commands': 'b'.repeat(64) },
  },
  {
    what: 'let nodes run what is not listed, by a launch template',
    who: 'pr',
    action: 'ec2:CreateLaunchTemplate',
    resource: `arn:aws:ec2:eu-west-1:${account}:launch-template/*`,
    gives: { ...ours, 'eks-cluster-action/commands': 'b'.repeat(64) },
  },
  {
    what: 'empty the nodes of production',
    who: 'pr',
    action: 'autoscaling:UpdateAutoScalingGroup',
    resource: `arn:aws:autoscaling:eu-west-1:${account}:autoScalingGroup:u:autoScalingGroupName/production`,
  },
  {
    what: 'take over the Auto Scaling group of another repository',
    who: 'pr',
    action: 'autoscaling:UpdateAutoScalingGroup',
    resource: `arn:aws:autoscaling:eu-west-1:${account}:autoScalingGroup:u:autoScalingGroupName/theirs`,
    has: tagged('999/pr-1'),
  },
  {
    what: 'put a role into an instance profile of nobody’s',
    who: 'pr',
    action: 'iam:AddRoleToInstanceProfile',
    resource: iam('instance-profile/production'),
  },
  {
    what: 'pass itself to an instance',
    who: 'minting',
    action: 'iam:PassRole',
    resource: self,
    keys: { 'iam:PassedToService': 'ec2.amazonaws.com' },
  },
  {
    what: 'raise its own limits',
    who: 'minting',
    action: 'iam:TagRole',
    resource: self,
    gives: { 'eks-cluster-action-max-hourly-cost': '9999' },
  },
  {
    what: 'change a trust policy',
    who: 'minting',
    action: 'iam:UpdateAssumeRolePolicy',
    resource: iam(`role/${pathOfOwn}/node`),
    has: ours,
  },
  {
    what: 'write an inline policy',
    who: 'minting',
    action: 'iam:PutRolePolicy',
    resource: iam(`role/${pathOfOwn}/node`),
    has: ours,
    keys: { 'iam:PermissionsBoundary': boundary },
  },
  {
    what: 'take a boundary off',
    who: 'minting',
    action: 'iam:DeleteRolePermissionsBoundary',
    resource: iam(`role/${pathOfOwn}/node`),
    has: ours,
  },
  {
    what: 'attach AdministratorAccess',
    who: 'minting',
    action: 'iam:AttachRolePolicy',
    resource: iam(`role/${pathOfOwn}/node`),
    has: ours,
    keys: {
      'iam:PermissionsBoundary': boundary,
      'iam:PolicyARN': 'arn:aws:iam::aws:policy/AdministratorAccess',
    },
  },
  {
    what: 'break the profile of another node group',
    who: 'pr',
    action: 'iam:RemoveRoleFromInstanceProfile',
    resource: iam('instance-profile/eks-0abc'),
  },
  {
    what: 'register an identity provider',
    who: 'pr',
    action: 'iam:CreateOpenIDConnectProvider',
    resource: iam('oidc-provider/evil.example'),
  },
  {
    what: 'claim a subnet by CloudFormation',
    who: 'pr',
    action: 'ec2:CreateTags',
    resource: ec2('subnet/subnet-9'),
    gives: ours,
    keys: byCloudFormation,
  },
  {
    what: 'claim a security group of another repository by CloudFormation',
    who: 'pr',
    action: 'ec2:CreateTags',
    resource: ec2('security-group/sg-9'),
    gives: ours,
    has: tagged('999/network'),
    keys: byCloudFormation,
  },
  {
    what: 'claim an instance',
    who: 'pr',
    action: 'ec2:CreateTags',
    resource: ec2('instance/i-9'),
    gives: ours,
  },
  {
    what: 'delete a load balancer of production',
    who: 'pr',
    action: 'elasticloadbalancing:DeleteLoadBalancer',
    resource: balancer('app/k8s-prod/1'),
    has: { 'elbv2.k8s.aws/cluster': 'production' },
  },
  ...(
    [
      [
        'elasticloadbalancing:ModifyLoadBalancerAttributes',
        balancer('app/k8s-prod/1'),
        'elbv2.k8s.aws/cluster',
      ],
      [
        'elasticloadbalancing:DeleteTargetGroup',
        `arn:aws:elasticloadbalancing:eu-west-1:${account}:targetgroup/k8s-prod/1`,
        'elbv2.k8s.aws/cluster',
      ],
      [
        'autoscaling:DeleteAutoScalingGroup',
        `arn:aws:autoscaling:eu-west-1:${account}:autoScalingGroup:u:autoScalingGroupName/prod`,
        'eks:eks-cluster-name',
      ],
      ['ec2:RevokeSecurityGroupEgress', ec2('security-group/sg-9'), 'elbv2.k8s.aws/cluster'],
      ['ec2:DeleteVpcEndpoints', ec2('vpc-endpoint/vpce-9'), 'team'],
    ] as const
  ).flatMap(([action, resource, key]) =>
    (['pr', 'sweep'] as const).map(
      (who): Ask => ({
        what: `take ${resource.split(':').at(-1)} of production away by ${action}`,
        who,
        action,
        resource,
        has: { [key]: 'production' },
      }),
    ),
  ),
  {
    what: 'delete a classic load balancer of somebody’s',
    who: 'pr',
    action: 'elasticloadbalancing:DeleteLoadBalancer',
    resource: balancer('a1'),
    has: { 'kubernetes.io/service-name': 'default/x' },
  },
  // Of production's or of anybody's network: nothing on it tells.
  ...(
    [
      ['ec2:DeleteVpcEndpoints', ec2('vpc-endpoint/vpce-9')],
      ['ec2:DeleteSecurityGroup', ec2('security-group/sg-9')],
    ] as const
  ).map(
    ([action, resource]): Ask => ({
      what: `keep GuardDuty from watching production by ${action}`,
      who: 'pr',
      action,
      resource,
      has: watched,
    }),
  ),
  {
    what: 'delete a volume of Auto Mode',
    who: 'pr',
    action: 'ec2:DeleteVolume',
    resource: ec2('volume/vol-9'),
    has: { 'eks:eks-cluster-name': 'production' },
  },
  {
    what: 'end an instance of production',
    who: 'pr',
    action: 'ec2:TerminateInstances',
    resource: ec2('instance/i-9'),
    has: { 'eks:eks-cluster-name': 'production' },
  },
  {
    what: 'revoke rules of the group of production',
    who: 'pr',
    action: 'ec2:RevokeSecurityGroupIngress',
    resource: ec2('security-group/sg-9'),
    has: { 'aws:eks:cluster-name': 'production' },
  },
  {
    what: 'delete an unused group of nobody’s',
    who: 'pr',
    action: 'ec2:DeleteSecurityGroup',
    resource: ec2('security-group/sg-9'),
  },
  {
    what: 'delete an interface of another cluster’s CNI',
    who: 'pr',
    action: 'ec2:DeleteNetworkInterface',
    resource: ec2('network-interface/eni-9'),
    has: { 'node.k8s.amazonaws.com/instance_id': 'i-9', 'cluster.k8s.amazonaws.com/name': 'production' },
  },
  {
    what: 'launch into a subnet of somebody’s',
    who: 'pr',
    action: 'ec2:RunInstances',
    resource: ec2('subnet/subnet-9'),
    keys: fromTemplate,
  },
  {
    what: 'launch a private image of the account, and read it',
    who: 'pr',
    action: 'ec2:RunInstances',
    resource: 'arn:aws:ec2:eu-west-1::image/ami-9',
    keys: { ...fromTemplate, 'ec2:Owner': account },
  },
  {
    what: 'launch with a volume of somebody’s snapshot',
    who: 'pr',
    action: 'ec2:RunInstances',
    resource: 'arn:aws:ec2:eu-west-1::snapshot/snap-9',
    keys: fromTemplate,
  },
  {
    what: 'read the user data of every launch template',
    who: 'pr',
    action: 'ec2:DescribeLaunchTemplateVersions',
    resource: '*',
  },
  {
    what: 'delete a stack that is not named as ours',
    who: 'pr',
    action: 'cloudformation:DeleteStack',
    resource: stack('billing'),
    has: ours,
  },
  {
    what: 'delete the network of the own repository’s staging',
    who: 'pr',
    action: 'cloudformation:DeleteStack',
    resource: stack(`eks-${prefix}--staging-network`),
    has: tagged(`${repositoryId}/run`),
  },
  {
    what: 'change the shared network of another repository',
    who: 'pr',
    action: 'cloudformation:UpdateStack',
    resource: stack('eks-network-999'),
    gives: ours,
    has: tagged('999/network'),
  },
  {
    what: 'make an interface in a subnet of production',
    who: 'node',
    action: 'ec2:CreateNetworkInterface',
    resource: ec2('subnet/subnet-9'),
  },
  ...['AttachNetworkInterface', 'ModifyNetworkInterfaceAttribute', 'AssignPrivateIpAddresses'].map(
    (operation): Ask => ({
      what: `reach an interface of production by ${operation}`,
      who: 'node',
      action: `ec2:${operation}`,
      resource: ec2('network-interface/eni-9'),
      has: { 'cluster.k8s.amazonaws.com/name': 'production' },
    }),
  ),
  {
    what: 'use an interface of the default branch’s clusters',
    who: 'node',
    action: 'ec2:AssignPrivateIpAddresses',
    resource: ec2('network-interface/eni-9'),
    has: { ...tagged(`${repositoryId}/run`), 'cluster.k8s.amazonaws.com/name': `${prefix}--staging` },
  },
  {
    what: 'say that an interface of production is ours',
    who: 'node',
    action: 'ec2:CreateTags',
    resource: ec2('network-interface/eni-9'),
    gives: { 'cluster.k8s.amazonaws.com/name': own },
    has: { 'cluster.k8s.amazonaws.com/name': 'production' },
  },
  {
    what: 'make an interface of another repository',
    who: 'node',
    action: 'ec2:CreateTags',
    resource: ec2('network-interface/new'),
    gives: theirs,
    keys: { 'ec2:CreateAction': 'CreateNetworkInterface' },
  },
  {
    what: 'pull another application’s image',
    who: 'node',
    action: 'ecr:BatchGetImage',
    resource: `arn:aws:ecr:eu-west-1:${account}:repository/production`,
    keys: { 'aws:ResourceAccount': account },
  },
  ...[
    ['ec2:CreateSnapshot', 'volume/vol-9'],
    ['ec2:AttachVolume', 'instance/i-9'],
    ['ec2:DeleteVolume', 'volume/vol-9'],
  ].map(
    ([action = '', resource = '']): Ask => ({
      what: `reach ${resource} of production by ${action}`,
      who: 'node',
      action,
      resource: ec2(resource),
    }),
  ),
  {
    what: 'change a foreign instance',
    who: 'node',
    action: 'ec2:ModifyInstanceAttribute',
    resource: ec2('instance/i-9'),
  },
  {
    what: 'cut production off',
    who: 'node',
    action: 'ec2:DeleteRoute',
    resource: ec2('route-table/rtb-9'),
  },
  {
    what: 'give an interface of its own another name, or another owner',
    who: 'node',
    action: 'ec2:CreateTags',
    resource: ec2('network-interface/eni-1'),
    gives: { 'cluster.k8s.amazonaws.com/name': 'production' },
    has: { 'cluster.k8s.amazonaws.com/name': own },
  },
  ...(
    [
      ['ec2:CreateSnapshot', ec2('volume/vol-9'), { has: driven('production') }],
      ['ec2:AttachVolume', ec2('volume/vol-9'), { has: driven('production') }],
      ['ec2:AttachVolume', ec2('instance/i-9'), { has: { 'eks:cluster-name': 'production' } }],
      ['ec2:DeleteVolume', ec2('volume/vol-9'), { has: driven('production') }],
      ['ec2:CopyVolumes', ec2('volume/vol-9'), { has: driven('production') }],
      ['ec2:CreateVolume', 'arn:aws:ec2:eu-west-1::snapshot/snap-9', { has: driven('production') }],
      // Of another pull request, and of a driver that writes no name.
      ['ec2:DeleteVolume', ec2('volume/vol-2'), { has: driven(`${prefix}--pr-2`) }],
      ['ec2:DeleteVolume', ec2('volume/vol-0'), { has: { 'ebs.csi.aws.com/cluster': 'true' } }],
      ['ec2:CreateTags', ec2('volume/vol-9'), { gives: driven(own) }],
    ] as const
  ).map(
    ([action, resource, rest]): Ask => ({
      what: `reach ${resource.split(':').at(-1)} by ${action}`,
      who: 'driver',
      action,
      resource,
      ...rest,
    }),
  ),
  ...ofMinted,
  {
    what: 'find a cluster of the default branch',
    who: 'deploy',
    action: 'eks:DescribeCluster',
    resource: eks(`cluster/${prefix}--staging`),
  },
  {
    what: 'let itself into a cluster',
    who: 'deploy',
    action: 'eks:CreateAccessEntry',
    resource: eks(`cluster/${own}`),
    gives: ours,
    has: ours,
    keys: { 'eks:principalArn': iam('role/eks-octo-app-deploy') },
  },
  ...['eks:CreateCluster', 'ec2:RunInstances'].map(
    (action): Ask => ({
      what: `go to another region by ${action}`,
      who: 'pr',
      action,
      resource: action === 'eks:CreateCluster' ? '*' : 'arn:aws:ec2:ap-south-1::image/ami-1',
      gives: ours,
      keys: { 'aws:RequestedRegion': 'ap-south-1', 'ec2:InstanceType': 't3.large' },
    }),
  ),
  {
    what: 'launch what costs too much',
    who: 'pr',
    action: 'ec2:RunInstances',
    resource: ec2('instance/new'),
    gives: ours,
    keys: { 'aws:RequestedRegion': 'eu-west-1', 'ec2:InstanceType': 'p5.48xlarge' },
  },
  {
    what: 'ask for a larger control plane',
    who: 'pr',
    action: 'eks:CreateCluster',
    resource: '*',
    gives: ours,
    keys: { 'aws:RequestedRegion': 'eu-west-1', 'eks:controlPlaneScalingTier': 'tier-8xl' },
  },
  {
    what: 'ask for extended support',
    who: 'pr',
    action: 'eks:CreateCluster',
    resource: '*',
    gives: ours,
    keys: { 'aws:RequestedRegion': 'eu-west-1', 'eks:supportType': 'EXTENDED' },
  },
];
