/**
 * What the action needs of AWS: each action once for each fence that holds it, by the policy that allows it. docs/iam is
 * written from this by `npm run docs`: a policy for each part of the work, and the roles that have it.
 */
import { tagKeys } from '../../src/spec/tags.ts';
import {
  accessEntries,
  anyPolicy,
  associations,
  both,
  boundaries,
  byCloudFormation,
  type Condition,
  capabilities,
  claimed,
  cluster,
  clusterProfiles,
  clusterRoles,
  ec2Kinds,
  eksOfClusters,
  everything,
  fargateProfiles,
  identityProviders,
  itsCluster,
  kept,
  logGroups,
  madeAsItsOwn,
  madeAsOurs,
  namedBy,
  namesItself,
  notOfOthers,
  ofItsClass,
  ofItself,
  ofOurs,
  ofTheAccount,
  ofTheRepository,
  onClusters,
  ourRepositories,
  own,
  pretender,
  providersOfEks,
  sharedNetwork,
  stackRoles,
  stacks,
  whileMade,
} from './fences.ts';

/** Actions behind one fence. */
export interface Permission {
  sid: string;
  /** Whether they are denied, whatever else allows them. */
  denies?: true;
  actions: readonly string[];
  on: readonly string[];
  if?: Condition;
}

export type PolicyName =
  | 'access'
  | 'alone'
  | 'automode'
  | 'boundary'
  | 'capabilities'
  | 'clusters'
  | 'deploy'
  | 'fargate'
  | 'groups'
  | 'identity'
  | 'issuers'
  | 'launches'
  | 'leftovers'
  | 'limits'
  | 'logs'
  | 'look'
  | 'monitoring'
  | 'network'
  | 'node'
  | 'nodes'
  | 'permissions'
  | 'pods'
  | 'roles'
  | 'secrets'
  | 'self-managed'
  | 'self-managed-removal'
  | 'sweep'
  | 'vpcs'
  | 'workers';

/** Which policies each kind of role has. */
export const policiesOfRole = {
  previews: ['look', 'sweep', 'leftovers', 'clusters', 'access', 'nodes', 'network'],
  main: ['look', 'sweep', 'leftovers', 'monitoring', 'clusters', 'access', 'nodes', 'network'],
  sweep: ['look', 'sweep', 'leftovers', 'monitoring'],
  deploy: ['deploy'],
} as const satisfies Record<string, readonly PolicyName[]>;

const services = [
  'ec2.amazonaws.com',
  'ec2.amazonaws.com.cn',
  'eks-nodegroup.amazonaws.com',
  'eks.amazonaws.com',
  'pods.eks.amazonaws.com',
];

const accessPolicies = (...names: string[]): string[] =>
  names.map((name) => `arn:aws:eks::aws:cluster-access-policy/${name}`);

/** The policies of AWS that the roles of a cluster have. */
const attachable = [
  'AmazonEBSCSIDriverEKSClusterScopedPolicy',
  'AmazonEC2ContainerRegistryPullOnly',
  'AmazonEKSClusterPolicy',
  'AmazonEKSFargatePodExecutionRolePolicy',
  'AmazonEKSWorkerNodePolicy',
  'AmazonEKS_CNI_Policy',
].map((name) => `arn:aws:iam::aws:policy/${name}`);

const bounded: Condition = { StringLike: { 'iam:PermissionsBoundary': boundaries } };

/** Tags that say by their value whose a thing is: written by the CNI, the EBS CSI driver, and EKS or Karpenter. */
const nameByCni = 'cluster.k8s.amazonaws.com/name';
const nameByDriver = 'ebs.csi.aws.com/cluster-name';
const nameByEks = 'eks:eks-cluster-name';

/** Whom a parameter of kinds.yaml names. */
const ofListed: Condition = { StringLike: { 'eks:principalArn': 'PRINCIPALS' } };

const pulling = ['ecr:BatchGetImage', 'ecr:BatchImportUpstreamImage', 'ecr:GetDownloadUrlForLayer'];

const pulls: readonly Permission[] = [
  {
    // EKS's images, and others' that let the account have them.
    sid: 'PullOthersImages',
    actions: pulling,
    on: ['arn:aws:ecr:*:*:repository/*'],
    if: { StringNotEquals: { 'aws:ResourceAccount': `\${aws:PrincipalAccount}` } },
  },
  { sid: 'PullOurImages', actions: pulling, on: ourRepositories },
];

/** What every node asks of EC2. */
const looksOfNodes = [
  'ec2:DescribeInstanceTypes',
  'ec2:DescribeInstances',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeRouteTables',
  'ec2:DescribeSecurityGroups',
  'ec2:DescribeSubnets',
  'ec2:DescribeTags',
  'ec2:DescribeVolumes',
  'ec2:DescribeVolumesModifications',
  'ec2:DescribeVpcs',
];

const knowing = ['eks-auth:AssumeRoleForPodIdentity', 'eks:DescribeCluster'];

/** What the CNI does with interfaces that are there. */
const interfaces = [
  'ec2:AssignPrivateIpAddresses',
  'ec2:AttachNetworkInterface',
  'ec2:DeleteNetworkInterface',
  'ec2:DetachNetworkInterface',
  'ec2:ModifyNetworkInterfaceAttribute',
  'ec2:UnassignPrivateIpAddresses',
];

/** Interfaces that are only being made, in a subnet that another statement is about: groups are of its VPC. */
const newInterfaces: readonly Permission[] = [
  {
    sid: 'MakeInterfaces',
    actions: ['ec2:CreateNetworkInterface'],
    on: ec2Kinds('network-interface', 'security-group'),
  },
  {
    sid: 'ChooseGroupsOfInterfaces',
    actions: ['ec2:ModifyNetworkInterfaceAttribute'],
    on: ec2Kinds('security-group'),
  },
];

/** What the EBS CSI driver does with volumes and snapshots that are there, and with the instances that hold them. */
const volumes = [
  'ec2:AttachVolume',
  'ec2:CopyVolumes',
  'ec2:CreateSnapshot',
  'ec2:CreateVolume',
  'ec2:DeleteSnapshot',
  'ec2:DeleteVolume',
  'ec2:DetachVolume',
  'ec2:LockSnapshot',
  'ec2:ModifyVolume',
];

/** What says whose a thing is, is written while it is made or not at all. */
const forgeNoTags: Permission = {
  sid: 'ForgeNoTags',
  denies: true,
  actions: ['ec2:CreateTags', 'ec2:DeleteTags'],
  on: everything,
  if: {
    'ForAnyValue:StringLike': {
      'aws:TagKeys': ['eks-cluster-action/*', 'eks:*', nameByCni, nameByDriver, 'elbv2.k8s.aws/*'],
    },
    Null: { 'ec2:CreateAction': 'true' },
  },
};

const fromTemplate: Condition = {
  ArnLike: { 'ec2:LaunchTemplate': 'arn:aws:ec2:*:*:launch-template/*' },
};

const balancers = [
  'elasticloadbalancing:DeleteLoadBalancer',
  'elasticloadbalancing:DeleteTargetGroup',
  'elasticloadbalancing:ModifyLoadBalancerAttributes',
];

const rules = ['ec2:RevokeSecurityGroupEgress', 'ec2:RevokeSecurityGroupIngress'];

/** What a role's own policies list, the action reads: IAM holds calls against the same. */
export const readLists: Permission = {
  sid: 'ReadLists',
  actions: ['iam:GetRolePolicy'],
  on: ['arn:aws:iam::*:role/*'],
  if: ofItsClass,
};

export const permissions: Readonly<Record<PolicyName, readonly Permission[]>> = {
  look: [
    {
      sid: 'Look',
      on: everything,
      actions: [
        'autoscaling:DescribeAutoScalingGroups',
        'autoscaling:DescribeScalingActivities',
        'cloudformation:DescribeStackEvents',
        'cloudformation:DescribeStackResources',
        'cloudformation:DescribeStacks',
        'ec2:DescribeAddresses',
        'ec2:DescribeAvailabilityZones',
        'ec2:DescribeInstanceStatus',
        'ec2:DescribeInstanceTypeOfferings',
        'ec2:DescribeInstanceTypes',
        'ec2:DescribeInstances',
        'ec2:DescribeInternetGateways',
        'ec2:DescribeLaunchTemplates',
        'ec2:DescribeNatGateways',
        'ec2:DescribeNetworkAcls',
        'ec2:DescribeNetworkInterfaces',
        'ec2:DescribeRegions',
        'ec2:DescribeRouteTables',
        'ec2:DescribeSecurityGroups',
        'ec2:DescribeSpotPriceHistory',
        'ec2:DescribeSubnets',
        'ec2:DescribeTags',
        'ec2:DescribeVolumes',
        'ec2:DescribeVpcAttribute',
        'ec2:DescribeVpcEncryptionControls',
        'ec2:DescribeVpcEndpoints',
        'ec2:DescribeVpcs',
        'eks:DescribeAccessEntry',
        'eks:DescribeAddon',
        'eks:DescribeAddonConfiguration',
        'eks:DescribeAddonVersions',
        'eks:DescribeCapability',
        'eks:DescribeCluster',
        'eks:DescribeClusterVersions',
        'eks:DescribeFargateProfile',
        'eks:DescribeNodegroup',
        'eks:DescribeUpdate',
        'eks:ListAccessEntries',
        'eks:ListAddons',
        'eks:ListAssociatedAccessPolicies',
        'eks:ListCapabilities',
        'eks:ListClusters',
        'eks:ListFargateProfiles',
        'eks:ListNodegroups',
        'elasticloadbalancing:DescribeLoadBalancers',
        'elasticloadbalancing:DescribeTags',
        'elasticloadbalancing:DescribeTargetGroups',
        'iam:GetOpenIDConnectProvider',
        'iam:GetRole',
        'iam:ListAttachedRolePolicies',
        'iam:ListInstanceProfilesForRole',
        'iam:ListOpenIDConnectProviders',
        'iam:ListRolePolicies',
        'iam:ListRoles',
        'logs:DescribeLogGroups',
        'logs:ListTagsForResource',
        'pricing:GetProducts',
        'servicequotas:GetServiceQuota',
      ],
    },
  ],
  clusters: [
    // CreateCluster knows no resource: whoever makes one with tags needs TagResource on its name, too.
    { sid: 'MakeClusters', actions: ['eks:CreateCluster'], on: everything, if: madeAsOurs },
    {
      sid: 'MakeStacks',
      actions: ['cloudformation:CreateStack', 'cloudformation:TagResource'],
      on: stacks,
      if: claimed,
    },
    { sid: 'ChangeStacks', actions: ['cloudformation:UpdateStack'], on: stacks, if: kept },
    {
      sid: 'MakeInOurClusters',
      actions: ['eks:CreateAddon', 'eks:CreateNodegroup'],
      on: [cluster],
      if: both(madeAsOurs, ofOurs),
    },
    {
      // EKS makes the association of an add-on itself, without tags.
      sid: 'AssociateRolesInOurClusters',
      actions: ['eks:CreatePodIdentityAssociation'],
      on: [cluster],
      if: kept,
    },
    {
      sid: 'AssociateRolesOfAddons',
      actions: ['eks:CreateAddon', 'eks:DeleteAddon', 'eks:DeletePodIdentityAssociation', 'eks:UpdateAddon'],
      on: [associations],
      if: notOfOthers,
    },
    { sid: 'TagOurClusters', actions: ['eks:TagResource'], on: eksOfClusters, if: claimed },
    {
      sid: 'ChangeOurClusters',
      actions: [
        'eks:DisassociateAccessPolicy',
        'eks:TagResource',
        'eks:UntagResource',
        'eks:UpdateAddon',
        'eks:UpdateNodegroupConfig',
        'eks:UpdateNodegroupVersion',
      ],
      on: eksOfClusters,
      if: kept,
    },
  ],
  access: [
    {
      sid: 'LetIntoOurClusters',
      actions: ['eks:CreateAccessEntry'],
      on: [cluster],
      if: both(madeAsOurs, ofOurs, ofTheAccount),
    },
    {
      sid: 'SayWhatPeopleMay',
      actions: ['eks:AssociateAccessPolicy'],
      on: [accessEntries],
      if: both(ofOurs, ofTheAccount, {
        ArnEquals: {
          'eks:policyArn': accessPolicies('AmazonEKSClusterAdminPolicy', 'AmazonEKSViewPolicy'),
        },
      }),
    },
    {
      // EKS makes the entry of the nodes' role, without our tags; one that a role of that name left keeps new nodes out.
      sid: 'RemoveEntriesOfNodes',
      actions: ['eks:DeleteAccessEntry'],
      on: [accessEntries],
      if: {
        StringLike: {
          'eks:principalArn': `arn:aws:iam::\${aws:PrincipalAccount}:role/eks-cluster-action/*`,
        },
      },
    },
  ],
  nodes: [
    { sid: 'MakeTemplates', actions: ['ec2:CreateLaunchTemplate'], on: everything, if: claimed },
    {
      sid: 'ChangeTemplates',
      actions: ['ec2:CreateLaunchTemplateVersion', 'ec2:GetConsoleOutput'],
      on: everything,
      if: ofOurs,
    },
    {
      // A template says by a tag what its newest version holds.
      sid: 'TagTemplates',
      actions: ['ec2:CreateTags'],
      on: ec2Kinds('launch-template'),
      if: kept,
    },
    {
      sid: 'TagWhatIsMade',
      actions: ['ec2:CreateTags'],
      on: everything,
      if: both(madeAsOurs, whileMade('CreateLaunchTemplate', 'RunInstances')),
    },
    {
      sid: 'LaunchWithOurTags',
      actions: ['ec2:RunInstances'],
      on: ec2Kinds('instance', 'network-interface', 'volume'),
      if: madeAsOurs,
    },
    {
      sid: 'LaunchFromOurTemplates',
      actions: ['ec2:RunInstances'],
      on: ec2Kinds('launch-template', 'subnet'),
      if: ofOurs,
    },
    {
      // The trial takes the default group of the VPC, and EC2 takes groups of the subnet's VPC alone.
      sid: 'LaunchWithGroups',
      actions: ['ec2:RunInstances'],
      on: ec2Kinds('security-group'),
      if: fromTemplate,
    },
    {
      // Not an image of the account's own, which somebody could so start and read.
      sid: 'LaunchImagesOfAws',
      actions: ['ec2:RunInstances'],
      on: ec2Kinds('image'),
      if: both(fromTemplate, { StringEquals: { 'ec2:Owner': 'amazon' } }),
    },
    {
      sid: 'PassRolesOfTheStack',
      actions: ['iam:PassRole'],
      on: stackRoles,
      if: { StringEquals: { 'iam:PassedToService': services } },
    },
    {
      sid: 'LetEksMakeItsOwnRoles',
      actions: ['iam:CreateServiceLinkedRole'],
      on: ['arn:aws:iam::*:role/aws-service-role/*'],
      if: {
        StringEquals: { 'iam:AWSServiceName': ['eks-nodegroup.amazonaws.com', 'eks.amazonaws.com'] },
      },
    },
  ],
  roles: [
    // Whether the boundary is there is asked before anything is made.
    { sid: 'LookAtBoundaries', actions: ['iam:GetPolicy'], on: anyPolicy },
    {
      sid: 'MakeBoundedRoles',
      actions: ['iam:CreateRole'],
      on: clusterRoles,
      if: both(madeAsOurs, bounded),
    },
    { sid: 'TagRoles', actions: ['iam:TagRole'], on: clusterRoles, if: claimed },
    {
      sid: 'BoundRoles',
      actions: ['iam:PutRolePermissionsBoundary'],
      on: clusterRoles,
      if: both(ofOurs, bounded),
    },
    {
      sid: 'AttachPoliciesToBoundedRoles',
      actions: ['iam:AttachRolePolicy'],
      on: clusterRoles,
      if: both(ofOurs, bounded, { ArnEquals: { 'iam:PolicyARN': attachable } }),
    },
    {
      sid: 'PassRoles',
      actions: ['iam:PassRole'],
      on: clusterRoles,
      if: { StringEquals: { 'iam:PassedToService': services } },
    },
  ],
  network: [
    // What is made, by the statement of its own kind: by another's, it could be made in somebody's network.
    {
      sid: 'MakeNetworks',
      actions: ['ec2:AllocateAddress', 'ec2:CreateVpc'],
      on: ec2Kinds('elastic-ip', 'vpc'),
      if: madeAsOurs,
    },
    { sid: 'MakeSubnets', actions: ['ec2:CreateSubnet'], on: ec2Kinds('subnet'), if: madeAsOurs },
    {
      sid: 'MakePartsOfNetworks',
      actions: ['ec2:CreateNatGateway', 'ec2:CreateRouteTable'],
      on: ec2Kinds('natgateway', 'route-table'),
      if: madeAsOurs,
    },
    {
      sid: 'MakeInOurNetworks',
      actions: ['ec2:CreateNatGateway', 'ec2:CreateRouteTable', 'ec2:CreateSubnet'],
      on: ec2Kinds('elastic-ip', 'subnet', 'vpc'),
      if: ofOurs,
    },
    {
      // CloudFormation may tag it only afterwards.
      sid: 'MakeInternetGateways',
      actions: ['ec2:CreateInternetGateway'],
      on: ec2Kinds('internet-gateway'),
      if: byCloudFormation,
    },
    {
      sid: 'TagNetworks',
      actions: ['ec2:CreateTags'],
      on: everything,
      if: both(
        madeAsOurs,
        byCloudFormation,
        whileMade(
          'AllocateAddress',
          'CreateInternetGateway',
          'CreateNatGateway',
          'CreateRouteTable',
          'CreateSubnet',
          'CreateVpc',
        ),
      ),
    },
    {
      sid: 'TagInternetGateways',
      actions: ['ec2:CreateTags'],
      on: ec2Kinds('internet-gateway'),
      if: both(claimed, byCloudFormation),
    },
    {
      sid: 'ChangeOurNetworks',
      actions: [
        'ec2:AssociateRouteTable',
        'ec2:AttachInternetGateway',
        'ec2:CreateRoute',
        'ec2:ModifySubnetAttribute',
        'ec2:ModifyVpcAttribute',
      ],
      on: everything,
      if: ofOurs,
    },
  ],
  sweep: [
    {
      sid: 'RemoveOurClusters',
      actions: [
        'eks:DeleteAccessEntry',
        'eks:DeleteAddon',
        'eks:DeleteCluster',
        'eks:DeletePodIdentityAssociation',
        'eks:UpdateClusterConfig',
      ],
      on: eksOfClusters,
      if: ofOurs,
    },
    {
      // Whoever made it, with whatever tags: EKS deletes no cluster that has one.
      sid: 'RemoveWhatStandsOnOurClusters',
      actions: ['eks:DeleteCapability', 'eks:DeleteFargateProfile', 'eks:DeleteNodegroup'],
      on: onClusters,
      if: notOfOthers,
    },
    {
      sid: 'EnterOurClusters',
      actions: ['eks:AssociateAccessPolicy', 'eks:CreateAccessEntry'],
      on: [cluster, accessEntries],
      if: both(kept, {
        StringEquals: { 'eks:principalArn': `\${aws:PrincipalArn}` },
        ArnEqualsIfExists: { 'eks:policyArn': accessPolicies('AmazonEKSClusterAdminPolicy') },
      }),
    },
    { sid: 'TagAccessEntries', actions: ['eks:TagResource'], on: [accessEntries], if: claimed },
    {
      sid: 'RemoveStacks',
      actions: ['cloudformation:DeleteStack', 'cloudformation:UpdateTerminationProtection'],
      on: stacks,
      if: ofOurs,
    },
    {
      sid: 'RemoveWhatCarriesOurTags',
      actions: [
        'ec2:DeleteInternetGateway',
        'ec2:DeleteLaunchTemplate',
        'ec2:DeleteNatGateway',
        'ec2:DeleteNetworkInterface',
        'ec2:DeleteRoute',
        'ec2:DeleteRouteTable',
        'ec2:DeleteSecurityGroup',
        'ec2:DeleteSubnet',
        'ec2:DeleteVolume',
        'ec2:DeleteVpc',
        'ec2:DetachInternetGateway',
        'ec2:DisassociateRouteTable',
        'ec2:ReleaseAddress',
        'iam:DeleteOpenIDConnectProvider',
      ],
      on: everything,
      if: ofOurs,
    },
    {
      sid: 'RemoveRoles',
      actions: ['iam:DeleteRole', 'iam:DeleteRolePolicy', 'iam:DetachRolePolicy'],
      on: clusterRoles,
      if: ofOurs,
    },
    // EKS makes the group without tags: while its cluster is there, they say that it was this one's.
    { sid: 'ClaimLogs', actions: ['logs:TagResource'], on: logGroups, if: claimed },
    { sid: 'RemoveLogs', actions: ['logs:DeleteLogGroup'], on: logGroups },
    {
      sid: 'MarkRetainedVolumes',
      actions: ['ec2:CreateTags'],
      on: ec2Kinds('volume'),
      if: both(ofOurs, {
        'ForAllValues:StringEquals': { 'aws:TagKeys': 'eks-cluster-action/retained' },
        Null: { 'ec2:CreateAction': 'true' },
      }),
    },
  ],
  leftovers: [
    {
      sid: 'RemoveWhatTheLoadBalancerControllerLeft',
      actions: ['ec2:DeleteSecurityGroup', ...rules, ...balancers],
      on: everything,
      if: namedBy('elbv2.k8s.aws/cluster'),
    },
    {
      // Auto Mode's, and what somebody launched for the cluster outside of its node groups.
      sid: 'RemoveWhatIsOfNoNodeGroup',
      actions: [
        'autoscaling:DeleteAutoScalingGroup',
        'ec2:DeleteSecurityGroup',
        'ec2:DeleteVolume',
        'ec2:TerminateInstances',
        ...balancers,
      ],
      on: everything,
      if: namedBy(nameByEks),
    },
    { sid: 'RevokeRulesOfGroupsOfEks', actions: rules, on: everything, if: namedBy('aws:eks:cluster-name') },
    {
      sid: 'RemoveWhatTheCniLeft',
      actions: ['ec2:DeleteNetworkInterface'],
      on: everything,
      if: namedBy(nameByCni),
    },
  ],
  // GuardDuty's endpoint names nobody's cluster: who may remove one may remove any. No role of previews has this.
  monitoring: [
    {
      sid: 'RemoveWhatGuardDutyLeft',
      actions: ['ec2:DeleteSecurityGroup', 'ec2:DeleteVpcEndpoints'],
      on: everything,
      if: { StringEquals: { 'aws:ResourceTag/GuardDutyManaged': 'true' } },
    },
  ],
  // What names nobody's cluster where IAM could look. In an account that holds anything else, it is left, and told of.
  alone: [
    {
      sid: 'RemoveInstanceProfilesOfNodeGroups',
      actions: ['iam:DeleteInstanceProfile', 'iam:RemoveRoleFromInstanceProfile'],
      on: ['arn:aws:iam::*:instance-profile/eks-*'],
    },
    {
      sid: 'RemoveWhatTheCloudControllerLeft',
      actions: balancers,
      on: everything,
      if: { Null: { 'aws:ResourceTag/kubernetes.io/service-name': 'false' } },
    },
    {
      sid: 'RemoveWhatOtherCnisLeft',
      actions: ['ec2:DeleteNetworkInterface'],
      on: everything,
      if: { Null: { 'aws:ResourceTag/node.k8s.amazonaws.com/instance_id': 'false' } },
    },
    {
      // Of the cluster's name, they may carry no more than a key: kubernetes.io/cluster/NAME.
      sid: 'EndInstancesOfNobodys',
      actions: ['autoscaling:DeleteAutoScalingGroup', 'ec2:TerminateInstances'],
      on: everything,
      if: { Null: { [`aws:ResourceTag/${tagKeys.owner}`]: 'true' } },
    },
    {
      sid: 'RemoveUnusedGroupsOfNobodys',
      actions: ['ec2:DeleteSecurityGroup'],
      on: everything,
      if: { Null: { [`aws:ResourceTag/${tagKeys.owner}`]: 'true' } },
    },
  ],
  // What the parameters of the stack keep previews to, whatever a pull request asks for.
  limits: [
    {
      sid: 'KeepToRegions',
      denies: true,
      actions: ['cloudformation:CreateStack', 'ec2:RunInstances', 'eks:CreateCluster'],
      on: everything,
      if: { StringNotLike: { 'aws:RequestedRegion': 'REGIONS' } },
    },
    {
      // Where the key is not there, a comparison with Not would hold.
      sid: 'KeepToInstanceTypes',
      denies: true,
      actions: ['ec2:RunInstances'],
      on: ec2Kinds('instance'),
      if: {
        StringNotLike: { 'ec2:InstanceType': 'INSTANCE_TYPES' },
        Null: { 'ec2:InstanceType': 'false' },
      },
    },
    {
      sid: 'KeepToTheStandardTier',
      denies: true,
      actions: ['eks:CreateCluster', 'eks:UpdateClusterConfig'],
      on: everything,
      if: {
        StringNotEquals: { 'eks:controlPlaneScalingTier': 'standard' },
        Null: { 'eks:controlPlaneScalingTier': 'false' },
      },
    },
    {
      sid: 'KeepToStandardSupport',
      denies: true,
      actions: ['eks:CreateCluster', 'eks:UpdateClusterConfig'],
      on: everything,
      if: { StringEquals: { 'eks:supportType': 'EXTENDED' } },
    },
  ],
  deploy: [
    { sid: 'FindOurClusters', actions: ['eks:DescribeCluster'], on: [cluster] },
    {
      // Itself, and the roles of the clusters that it is for.
      sid: 'ReadRolesOfItsClass',
      actions: ['iam:GetRole'],
      on: ['arn:aws:iam::*:role/*'],
      if: ofItsClass,
    },
    { sid: 'ReadRolesOfOurClusters', actions: ['iam:GetRole'], on: clusterRoles },
  ],
  // A key for the secrets of clusters: of those that KEYS lists, and no other.
  secrets: [
    readLists,
    {
      // By EKS, on behalf of whoever names the key: nobody lets himself use it.
      sid: 'EncryptWithListed',
      actions: ['kms:CreateGrant', 'kms:DescribeKey'],
      on: ['KEYS'],
      if: { Bool: { 'aws:ViaAWSService': 'true' } },
    },
    {
      sid: 'GiveOurClustersAKey',
      actions: ['eks:AssociateEncryptionConfig'],
      on: [cluster],
      if: ofOurs,
    },
  ],
  // Identity providers of clusters: of the issuers and for the clients that ISSUER_URLS and ISSUER_CLIENTS list, and no others.
  issuers: [
    readLists,
    {
      sid: 'LookAtIdentityProviders',
      actions: ['eks:DescribeIdentityProviderConfig', 'eks:ListIdentityProviderConfigs'],
      on: [cluster, identityProviders],
    },
    {
      sid: 'AssociateListedIssuers',
      actions: ['eks:AssociateIdentityProviderConfig'],
      on: [cluster],
      if: both(madeAsOurs, ofOurs, {
        StringLike: { 'eks:issuerUrl': 'ISSUER_URLS', 'eks:clientId': 'ISSUER_CLIENTS' },
      }),
    },
    { sid: 'TagIdentityProviders', actions: ['eks:TagResource'], on: [identityProviders], if: claimed },
    {
      sid: 'TakeIdentityProvidersAway',
      actions: ['eks:DisassociateIdentityProviderConfig'],
      on: [identityProviders],
      if: ofOurs,
    },
  ],
  // Roles that pods may be given by Pod Identity: those that POD_ROLES lists, and no others; and IAM's provider for tokens.
  pods: [
    readLists,
    {
      sid: 'LookAtAssociations',
      actions: ['eks:DescribePodIdentityAssociation', 'eks:ListPodIdentityAssociations'],
      on: [cluster, associations],
    },
    {
      sid: 'ChangeAssociations',
      actions: ['eks:UpdatePodIdentityAssociation'],
      on: [associations],
      if: ofOurs,
    },
    {
      sid: 'PassListedRolesToPods',
      actions: ['iam:PassRole'],
      on: ['POD_ROLES'],
      // By the second name, the role of an add-on's service account.
      if: { StringEquals: { 'iam:PassedToService': ['pods.eks.amazonaws.com', 'eks.amazonaws.com'] } },
    },
    {
      sid: 'MakeProvidersOfClusters',
      actions: ['iam:CreateOpenIDConnectProvider', 'iam:TagOpenIDConnectProvider'],
      on: providersOfEks,
      if: madeAsOurs,
    },
  ],
  // What roles of pods may do that clusters have of their own: by the policies that POD_POLICIES lists, within the boundary.
  permissions: [
    readLists,
    {
      sid: 'AttachListedPolicies',
      actions: ['iam:AttachRolePolicy'],
      on: clusterRoles,
      if: both(ofOurs, bounded, { ArnLike: { 'iam:PolicyARN': 'POD_POLICIES' } }),
    },
  ],
  // For how long the logs of control planes are kept, in the groups that LOG_GROUPS lists.
  logs: [
    { sid: 'MakeListedGroups', actions: ['logs:CreateLogGroup'], on: ['LOG_GROUPS'] },
    { sid: 'KeepListedGroups', actions: ['logs:PutRetentionPolicy'], on: ['LOG_GROUPS'] },
  ],
  workers: [
    readLists,
    {
      sid: 'PassListedRolesToNodes',
      actions: ['iam:PassRole'],
      on: ['NODE_ROLES'],
      if: {
        StringEquals: {
          'iam:PassedToService': [
            'ec2.amazonaws.com',
            'ec2.amazonaws.com.cn',
            'eks-nodegroup.amazonaws.com',
            'eks.amazonaws.com',
          ],
        },
      },
    },
  ],
  // What of EC2 nodes are launched with that is there without them: of those that LAUNCH_RESOURCES lists, and no others.
  launches: [
    readLists,
    {
      // EC2 knows no resource here.
      sid: 'LookAtWhatIsListed',
      actions: ['ec2:DescribeCapacityReservations', 'ec2:DescribeKeyPairs', 'ec2:DescribePlacementGroups'],
      on: everything,
    },
    {
      sid: 'LaunchWithListed',
      actions: ['ec2:RunInstances'],
      on: ['LAUNCH_RESOURCES'],
      if: fromTemplate,
    },
    {
      // What a template of the user's makes carries no tags of ours: by the trial of EKS's and no call of one's own.
      sid: 'LaunchFromListed',
      actions: ['ec2:RunInstances'],
      on: ec2Kinds('instance', 'network-interface', 'volume'),
      if: { ArnLike: { 'ec2:LaunchTemplate': 'LAUNCH_RESOURCES' }, Bool: { 'aws:ViaAWSService': 'true' } },
    },
    {
      // Those that such a template says, of which none claims to be ours.
      sid: 'TagAsListedSay',
      actions: ['ec2:CreateTags'],
      on: ec2Kinds('instance', 'network-interface', 'volume'),
      if: both(whileMade('RunInstances'), {
        Bool: { 'aws:ViaAWSService': 'true' },
        Null: { [`aws:RequestTag/${tagKeys.owner}`]: 'true' },
      }),
    },
  ],
  // Networks of the user's, in which clusters may stand: of those that VPC_ARNS lists, and no others.
  vpcs: [
    readLists,
    {
      sid: 'LaunchInListedNetworks',
      actions: ['ec2:RunInstances'],
      on: ec2Kinds('subnet'),
      if: both(fromTemplate, { ArnLike: { 'ec2:Vpc': 'VPC_ARNS' } }),
    },
    { sid: 'MakeGroupsInListedNetworks', actions: ['ec2:CreateSecurityGroup'], on: ['VPC_ARNS'] },
  ],
  // Fargate profiles of a ClusterConfig: by the roles that POD_EXECUTION_ROLES lists, and no others.
  fargate: [
    readLists,
    {
      sid: 'MakeProfilesInOurClusters',
      actions: ['eks:CreateFargateProfile'],
      on: [cluster],
      if: both(madeAsOurs, ofOurs),
    },
    { sid: 'TagOurProfiles', actions: ['eks:TagResource'], on: [fargateProfiles], if: claimed },
    {
      sid: 'PassListedRolesToFargate',
      actions: ['iam:PassRole'],
      on: ['POD_EXECUTION_ROLES'],
      if: { StringEquals: { 'iam:PassedToService': 'eks-fargate-pods.amazonaws.com' } },
    },
    {
      sid: 'LetFargateMakeItsOwnRole',
      actions: ['iam:CreateServiceLinkedRole'],
      on: ['arn:aws:iam::*:role/aws-service-role/*'],
      if: { StringEquals: { 'iam:AWSServiceName': 'eks-fargate.amazonaws.com' } },
    },
  ],
  // Capabilities of a ClusterConfig: by the roles that CAPABILITY_ROLES lists, and no others.
  capabilities: [
    readLists,
    {
      sid: 'MakeCapabilitiesInOurClusters',
      actions: ['eks:CreateCapability'],
      on: [cluster],
      if: both(madeAsOurs, ofOurs),
    },
    { sid: 'TagOurCapabilities', actions: ['eks:TagResource'], on: [capabilities], if: claimed },
    { sid: 'ChangeOurCapabilities', actions: ['eks:UpdateCapability'], on: [capabilities], if: ofOurs },
    {
      sid: 'PassListedRolesToCapabilities',
      actions: ['iam:PassRole'],
      on: ['CAPABILITY_ROLES'],
      // The second by the Service Authorization Reference, the first by the trust that EKS asks of such a role.
      if: {
        StringEquals: { 'iam:PassedToService': ['capabilities.eks.amazonaws.com', 'eks.amazonaws.com'] },
      },
    },
  ],
  // Node groups that EKS does not manage: with AWS's images and those of NODE_IMAGES, and the commands of NODE_COMMANDS.
  'self-managed': [
    readLists,
    {
      // EC2 and IAM know no resource here, or none of what there is not yet.
      sid: 'LookAtImagesAndProfiles',
      actions: ['ec2:DescribeImages', 'iam:GetInstanceProfile', 'iam:ListInstanceProfiles'],
      on: everything,
    },
    {
      sid: 'FindImagesOfAws',
      actions: ['ssm:GetParameters'],
      on: ['arn:aws:ssm:*::parameter/aws/service/*'],
    },
    {
      sid: 'FollowStacksOfNodes',
      actions: ['cloudformation:GetTemplate', 'cloudformation:SignalResource'],
      on: stacks,
      if: ofOurs,
    },
    {
      sid: 'MakeInstanceProfiles',
      actions: ['iam:AddRoleToInstanceProfile', 'iam:CreateInstanceProfile', 'iam:TagInstanceProfile'],
      on: clusterProfiles,
    },
    {
      sid: 'MakeScalingGroups',
      actions: ['autoscaling:CreateAutoScalingGroup', 'autoscaling:CreateOrUpdateTags'],
      on: everything,
      if: claimed,
    },
    {
      // CloudFormation does so with the caller's permissions, while it replaces nodes.
      sid: 'ChangeScalingGroups',
      actions: [
        'autoscaling:DisableMetricsCollection',
        'autoscaling:EnableMetricsCollection',
        'autoscaling:ResumeProcesses',
        'autoscaling:SuspendProcesses',
        'autoscaling:TerminateInstanceInAutoScalingGroup',
        'autoscaling:UpdateAutoScalingGroup',
      ],
      on: everything,
      if: ofOurs,
    },
    {
      // What instances have that start before there is the group of their cluster.
      sid: 'MakeGroupsOfNodes',
      actions: ['ec2:CreateSecurityGroup'],
      on: ec2Kinds('security-group'),
      if: claimed,
    },
    { sid: 'MakeGroupsInOurNetworks', actions: ['ec2:CreateSecurityGroup'], on: ec2Kinds('vpc'), if: ofOurs },
    {
      sid: 'TagGroupsOfNodes',
      actions: ['ec2:CreateTags'],
      on: ec2Kinds('security-group'),
      if: both(claimed, { StringEquals: { 'ec2:CreateAction': 'CreateSecurityGroup' } }),
    },
    {
      sid: 'LetNodesIn',
      actions: ['ec2:ModifyNetworkInterfaceAttribute'],
      on: ec2Kinds('network-interface'),
      if: ofOurs,
    },
    {
      // Of EKS's, and none of which nobody knows to what it opens the way.
      sid: 'LetNodesInByGroupsOfEks',
      actions: ['ec2:ModifyNetworkInterfaceAttribute'],
      on: ec2Kinds('security-group'),
      if: namedBy('aws:eks:cluster-name'),
    },
    {
      sid: 'LaunchListedImages',
      actions: ['ec2:RunInstances'],
      on: ec2Kinds('image'),
      if: both(fromTemplate, { StringLike: { 'ec2:ImageID': 'NODE_IMAGES' } }),
    },
    {
      sid: 'KeepToListedCommands',
      denies: true,
      actions: [
        'cloudformation:CreateStack',
        'cloudformation:UpdateStack',
        'ec2:CreateLaunchTemplate',
        'ec2:CreateTags',
      ],
      on: everything,
      if: {
        StringNotLike: { [`aws:RequestTag/${tagKeys.commands}`]: 'NODE_COMMANDS' },
        Null: { [`aws:RequestTag/${tagKeys.commands}`]: 'false' },
      },
    },
    {
      sid: 'LetAutoScalingMakeItsOwnRoles',
      actions: ['iam:CreateServiceLinkedRole'],
      on: ['arn:aws:iam::*:role/aws-service-role/*'],
      if: { StringEquals: { 'iam:AWSServiceName': ['autoscaling.amazonaws.com', 'spot.amazonaws.com'] } },
    },
  ],
  'self-managed-removal': [
    { sid: 'LookAtProfiles', actions: ['iam:ListInstanceProfiles'], on: everything },
    {
      sid: 'RemoveInstanceProfiles',
      actions: ['iam:DeleteInstanceProfile', 'iam:RemoveRoleFromInstanceProfile'],
      on: clusterProfiles,
    },
    {
      // CloudFormation empties a group before it deletes it.
      sid: 'RemoveScalingGroups',
      actions: ['autoscaling:DeleteAutoScalingGroup', 'autoscaling:UpdateAutoScalingGroup'],
      on: everything,
      if: ofOurs,
    },
  ],
  // Clusters of Auto Mode: with the roles that AUTO_MODE_CLUSTER_ROLES and AUTO_MODE_NODE_ROLES list, and no others.
  automode: [
    readLists,
    {
      sid: 'PassListedClusterRoles',
      actions: ['iam:PassRole'],
      on: ['AUTO_MODE_CLUSTER_ROLES'],
      if: { StringEquals: { 'iam:PassedToService': 'eks.amazonaws.com' } },
    },
    {
      sid: 'PassListedNodeRoles',
      actions: ['iam:PassRole'],
      on: ['AUTO_MODE_NODE_ROLES'],
      if: { StringEquals: { 'iam:PassedToService': ['ec2.amazonaws.com', 'ec2.amazonaws.com.cn'] } },
    },
    {
      // EKS does so itself for its own node pools alone.
      sid: 'LetInNodesOfOtherPools',
      actions: ['eks:AssociateAccessPolicy'],
      on: [accessEntries],
      if: both(ofOurs, {
        ArnLike: { 'eks:principalArn': 'AUTO_MODE_NODE_ROLES' },
        ArnEquals: { 'eks:policyArn': accessPolicies('AmazonEKSAutoNodePolicy') },
      }),
    },
  ],
  // Security groups of clusters' own, by CloudFormation, which takes out of a new group what EC2 puts into it.
  groups: [
    readLists,
    {
      sid: 'MakeGroups',
      actions: ['ec2:CreateSecurityGroup'],
      on: ec2Kinds('security-group'),
      if: both(madeAsOurs, byCloudFormation),
    },
    {
      sid: 'TagGroups',
      actions: ['ec2:CreateTags'],
      on: ec2Kinds('security-group'),
      if: both(madeAsOurs, byCloudFormation, whileMade('CreateSecurityGroup')),
    },
    {
      // A new one is made in a VPC that is ours.
      sid: 'OpenOurGroups',
      actions: [
        'ec2:AuthorizeSecurityGroupEgress',
        'ec2:AuthorizeSecurityGroupIngress',
        'ec2:CreateSecurityGroup',
        'ec2:RevokeSecurityGroupEgress',
      ],
      on: ec2Kinds('security-group', 'vpc'),
      if: both(ofOurs, byCloudFormation),
    },
  ],
  // Access entries of a ClusterConfig, beside what access.json allows: what PRINCIPALS, ACCESS_POLICIES and GROUPS list.
  identity: [
    readLists,
    {
      sid: 'ChangeEntriesOfListed',
      actions: ['eks:UpdateAccessEntry'],
      on: [accessEntries],
      if: both(ofOurs, ofListed),
    },
    {
      sid: 'SayWhatListedMay',
      actions: ['eks:AssociateAccessPolicy'],
      on: [accessEntries],
      if: both(ofOurs, ofListed, { StringLike: { 'eks:policyArn': 'ACCESS_POLICIES' } }),
    },
    {
      sid: 'KeepToListedGroups',
      denies: true,
      actions: ['eks:CreateAccessEntry', 'eks:UpdateAccessEntry'],
      on: everything,
      if: { 'ForAnyValue:StringNotLike': { 'eks:kubernetesGroups': 'GROUPS' } },
    },
    {
      // Of nodes, besides, those whose roles the stack or the action has made.
      sid: 'KeepToListedNodes',
      denies: true,
      actions: ['eks:CreateAccessEntry'],
      on: everything,
      if: {
        StringNotLike: { 'eks:principalArn': 'PRINCIPALS' },
        // The same again, by another operator: a key stands once under each.
        StringNotLikeIfExists: {
          'eks:principalArn': `arn:aws:iam::\${aws:PrincipalAccount}:role/eks-cluster-action/*`,
        },
        StringNotEquals: { 'eks:accessEntryType': 'STANDARD' },
        Null: { 'eks:accessEntryType': 'false' },
      },
    },
  ],
  // The most that nodes may do whose role is the stack's.
  node: [
    { sid: 'Look', on: everything, actions: [...looksOfNodes, 'ecr:GetAuthorizationToken'] },
    { sid: 'KnowTheirCluster', actions: knowing, on: [cluster] },
    ...pulls,
    {
      sid: 'UseOurInterfaces',
      actions: interfaces,
      on: ec2Kinds('instance', 'network-interface'),
      if: ofOurs,
    },
    {
      // Those that the CNI has made carry the cluster's name.
      sid: 'UseInterfacesOfOurClusters',
      actions: [...interfaces, 'ec2:CreateTags'],
      on: ec2Kinds('network-interface'),
      if: namedBy(nameByCni),
    },
    {
      sid: 'MakeInterfacesInOurSubnets',
      actions: ['ec2:CreateNetworkInterface'],
      on: ec2Kinds('subnet'),
      if: ofOurs,
    },
    {
      sid: 'MakeInterfacesInListedNetworks',
      actions: ['ec2:CreateNetworkInterface'],
      on: ec2Kinds('subnet'),
      if: { ArnLike: { 'ec2:Vpc': 'VPC_ARNS' } },
    },
    ...newInterfaces,
    {
      sid: 'TagInterfacesThatAreMade',
      actions: ['ec2:CreateTags'],
      on: ec2Kinds('network-interface'),
      if: both(whileMade('CreateNetworkInterface'), {
        StringLikeIfExists: {
          [`aws:RequestTag/${tagKeys.owner}`]: own.owners,
          [`aws:RequestTag/${tagKeys.cluster}`]: own.clusters,
          [`aws:RequestTag/${nameByCni}`]: own.clusters,
        },
      }),
    },
    forgeNoTags,
  ],
  // The most that the roles may do which clusters have of their own: nodes, EBS CSI drivers, and control planes but for load
  // balancers. The security group of a classic one carries the cluster's name in the key of a tag, where IAM cannot look.
  boundary: [
    {
      sid: 'Look',
      on: everything,
      actions: [
        ...looksOfNodes,
        'autoscaling:DescribeAutoScalingGroups',
        'ec2:DescribeAccountAttributes',
        'ec2:DescribeAddresses',
        'ec2:DescribeAvailabilityZones',
        'ec2:DescribeDhcpOptions',
        'ec2:DescribeInstanceTopology',
        'ec2:DescribeInternetGateways',
        'ec2:DescribeSnapshots',
        'ec2:DescribeVolumeStatus',
        'ecr:GetAuthorizationToken',
        // A Service goes once its load balancer is known not to be there.
        'elasticloadbalancing:DescribeLoadBalancers',
        'kms:DescribeKey',
      ],
    },
    { sid: 'KnowTheirCluster', actions: knowing, on: [itsCluster] },
    ...pulls,
    {
      // As launch templates, the driver's settings and the network's stack mark it.
      sid: 'UseWhatIsTheirs',
      actions: ['ec2:CreateNetworkInterface', ...interfaces, ...volumes],
      on: everything,
      if: ofItself(tagKeys.cluster),
    },
    {
      sid: 'UseTheirInterfaces',
      actions: [...interfaces, 'ec2:CreateTags'],
      on: ec2Kinds('network-interface'),
      if: ofItself(nameByCni),
    },
    {
      sid: 'UseTheirVolumes',
      actions: [...volumes, 'ec2:CreateTags', 'ec2:DeleteTags'],
      on: ec2Kinds('snapshot', 'volume'),
      if: ofItself(nameByDriver),
    },
    ...['eks:cluster-name', nameByEks].map(
      (key, at): Permission => ({
        sid: at === 0 ? 'AttachToTheirNodes' : 'AttachToInstancesOfNoNodeGroup',
        actions: ['ec2:AttachVolume', 'ec2:DetachVolume'],
        on: ec2Kinds('instance'),
        if: ofItself(key),
      }),
    ),
    {
      sid: 'MakeInterfacesInTheSharedNetwork',
      actions: ['ec2:CreateNetworkInterface'],
      on: everything,
      if: sharedNetwork,
    },
    {
      sid: 'MakeInterfacesInListedNetworks',
      actions: ['ec2:CreateNetworkInterface'],
      on: everything,
      if: { ArnLike: { 'ec2:Vpc': 'VPC_ARNS' } },
    },
    ...newInterfaces,
    {
      sid: 'MakeVolumes',
      actions: ['ec2:CopyVolumes', 'ec2:CreateVolume'],
      on: ec2Kinds('volume'),
      if: madeAsItsOwn(nameByDriver),
    },
    {
      sid: 'MakeSnapshots',
      actions: ['ec2:CreateSnapshot'],
      on: ec2Kinds('snapshot'),
      if: madeAsItsOwn(nameByDriver),
    },
    {
      sid: 'TagWhatIsMade',
      actions: ['ec2:CreateTags'],
      on: ec2Kinds('network-interface', 'snapshot', 'volume'),
      if: both(
        whileMade('CopyVolumes', 'CreateNetworkInterface', 'CreateSnapshot', 'CreateVolume'),
        namesItself(tagKeys.cluster, nameByCni, nameByDriver, nameByEks),
        ofTheRepository,
      ),
    },
    forgeNoTags,
    { sid: 'BeNobodyElse', denies: true, actions: ['*'], on: everything, if: pretender },
  ],
};
