/** Every statement of the policies that docs/iam ships, left out, and every condition of what is the most that a role may do. */
import { type Defect, type Fact, rowsOf } from '../generated.ts';
import type { Row, Sources } from '../row.ts';
import { contentOf, placeAt } from '../sources.ts';

interface Statement {
  sid: string;
  /** As it is written. */
  block: string;
}

const statementsOf = (policy: string): Statement[] =>
  [...policy.matchAll(/^ {4}\{\n {6}"Sid": "(\w+)",\n[\s\S]*?^ {4}\}/gm)].map(([block, sid = '']) => ({
    sid,
    block,
  }));

export function policies(sources: Sources): Row[] {
  const files = [...sources.keys()].flatMap((path) => /^docs\/iam\/([\w-]+)\.json$/.exec(path)?.[1] ?? []);
  const stale = Object.keys(statements).filter((name) => !files.includes(name));
  if (stale.length > 0) throw new Error(`policies: there is nothing like ${stale.join(', ')} any more`);
  return files.flatMap((name) => [
    ...rowsOf(`statements of ${name}.json`, withoutStatements(sources, name), statements[name] ?? {}),
    ...rowsOf(`conditions of ${name}.json`, withoutConditions(sources, name), conditions[name] ?? {}),
  ]);
}

const statementsIn = (sources: Sources, name: string): Statement[] =>
  statementsOf(contentOf(sources, `docs/iam/${name}.json`));

/** Where a statement is written that is to be changed, and how it is taken out. */
interface Written {
  file: string;
  /** What is replaced, of which the statement is the end. */
  text: string;
  before: string;
  /** The statement alone, with what parts it from its neighbours. */
  statement: string;
}

function withoutStatements(sources: Sources, name: string): Defect[] {
  return statementsIn(sources, name)
    .filter(({ sid }) => !elsewhere.has(sid))
    .map(({ sid }, _, { length }): Defect => {
      const { file, text, before, statement } = writtenOf(sources, name, sid);
      // IAM takes no policy without statements: one that may be the only one is left with what everybody may, and lists nothing.
      const isYaml = file.endsWith('kinds.yaml');
      const rest = isYaml
        ? `        - {Sid: Nothing, Effect: Allow, Action: 'sts:GetCallerIdentity', Resource: '*'}\n`
        : length === 1
          ? statement.replace(/"Action": \[[^\]]*\]/, '"Action": "sts:GetCallerIdentity"')
          : '';
      return { key: sid, name: `${name}.json without ${sid}`, file, text, replacement: before + rest };
    });
}

/** Of what allows something within a boundary: the more of it there is, the more is allowed. */
function withoutConditions(sources: Sources, name: string): Defect[] {
  if (!boundaries.includes(name)) return [];
  return statementsIn(sources, name)
    .map(({ sid, block }) => ({ sid, ...JSON.parse(block) }))
    .filter(({ Effect, Condition }) => Effect === 'Allow' && Condition !== undefined)
    .map(({ sid }): Defect => {
      const { file, text, before, statement } = writtenOf(sources, name, sid);
      const open = statement
        .replace(/,\n {6}"Condition": \{[\s\S]*?\n {6}\}/, '')
        .replace(/,Condition: \{.*\}\}$/m, '}');
      const replacement = before + open;
      return { key: sid, name: `${name}.json without the condition of ${sid}`, file, text, replacement };
    });
}

function writtenOf(sources: Sources, name: string, sid: string): Written {
  const template = templates[`${name} ${sid}`] ?? templates[name] ?? 'policy';
  return template === 'policy' ? inPolicy(sources, name, sid) : inTemplate(sources, template, name, sid);
}

function inPolicy(sources: Sources, name: string, sid: string): Written {
  const file = `docs/iam/${name}.json`;
  const all = statementsIn(sources, name);
  const block = all.find((statement) => statement.sid === sid)?.block ?? '';
  if (all.length === 1) return placed(sources, file, block);
  const isLast = block === all.at(-1)?.block;
  return placed(sources, file, isLast ? `,\n${block}` : `${block},\n`);
}

/** As the stack has it, in the template that is made of the policies. */
function inTemplate(sources: Sources, template: string, name: string, sid: string): Written {
  const file = `docs/iam/${template}.yaml`;
  const content = contentOf(sources, file);
  const policy = content.indexOf(
    `\n  ${name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())}Policy:\n`,
  );
  // What lists nothing is in a policy of all kinds, and some of template.yaml are joined to others.
  const [line] =
    new RegExp(`^        - (?:!If \\[\\w+,)?\\{Sid: ${sid},.*\\n`, 'm').exec(
      content.slice(Math.max(policy, 0)),
    ) ?? [];
  if (line === undefined) throw new Error(`${file}: there is no ${sid} of ${name}`);
  return placed(sources, file, line, policy);
}

function placed(sources: Sources, file: string, statement: string, from = 0): Written {
  const start = contentOf(sources, file).indexOf(statement, from);
  return { ...placeAt(sources, file, start, start + statement.length), statement };
}

/** Policies that the account of the emulator has not, or that other statements stand in for there: by what they are deployed. */
const templates: Readonly<Record<string, 'template' | 'own-roles' | 'kinds' | 'policy'>> = {
  automode: 'kinds',
  deploy: 'template',
  capabilities: 'kinds',
  fargate: 'kinds',
  groups: 'kinds',
  identity: 'kinds',
  issuers: 'kinds',
  pods: 'kinds',
  permissions: 'kinds',
  secrets: 'kinds',
  logs: 'kinds',
  leftovers: 'template',
  limits: 'template',
  node: 'template',
  'self-managed KeepToListedCommands': 'kinds',
  'self-managed ReadLists': 'kinds',
  // The account's role may remove every profile that EKS leaves.
  'self-managed-removal RemoveInstanceProfiles': 'kinds',
  workers: 'kinds',
  launches: 'kinds',
  vpcs: 'kinds',
  // Only a role that may delete the group of EKS gets that far.
  'leftovers RevokeRulesOfGroupsOfEks': 'policy',
  'roles PassRoles': 'own-roles',
};

const boundaries: readonly string[] = ['boundary', 'node'];

/** Of the account's role, which has the policies of all kinds. */
const sameOfGroups =
  'the policy of security groups allows that role the same: only one without it misses this';

/** Statements that no run can need. */
export const elsewhere: ReadonlyMap<string, string> = new Map([
  [
    'TagInternetGateways',
    'the schema of AWS::EC2::InternetGateway says tagOnCreate now; what it said before left that open',
  ],
  ['MakeGroupsOfNodes', sameOfGroups],
  ['MakeGroupsInOurNetworks', sameOfGroups],
  ['TagGroupsOfNodes', sameOfGroups],
]);

const nothing = {
  really: 'IAM allows nothing that no statement allows: the call is denied',
  source: 'IAM user guide, "Policy evaluation logic"',
};

/** @param actions of which IAM says that they are denied */
const denied = (scenario: Fact['scenario'], ...actions: string[]): Fact => ({
  ...nothing,
  scenario,
  ends: new RegExp(`(not authorized to perform|AccessDenied).*(${actions.join('|')})`, 's'),
});

/** Of a launch, EKS says only that its caller may not. */
const unlaunched: Fact = { ...nothing, scenario: 'up', ends: /not authorized to launch instances/ };

/** What a node may not do: it does not come. */
const uncome = (scenario: Fact['scenario']): Fact => ({
  ...nothing,
  scenario,
  ends: /Node group default is CREATE_FAILED\. .*NodeCreationFailure: /,
});

/** Without credentials of Pod Identity, the driver's pods do not come. */
const driverless = (scenario: Fact['scenario']): Fact => ({
  ...nothing,
  scenario,
  ends: /^add-on aws-ebs-csi-driver: .*InsufficientNumberOfReplicas/m,
});

const strange = {
  boundary: 'a role of a cluster’s own in strange hands',
  node: 'a node role of the stack in strange hands',
} as const;

/** @param need what whoever has the role could do no more, as test/iam/needs.ts says it */
const unmet = (role: keyof typeof strange, need: string): Fact => ({
  ...nothing,
  scenario: strange[role],
  ends: new RegExp(`denied: ${need}`),
});

/** @param attack what whoever has the role could do, as test/iam/attacks.ts says it */
const open = (role: keyof typeof strange, attack: string): Fact => ({
  really: {
    boundary:
      'whoever makes a role of a cluster’s own writes its trust, and is then held by its boundary alone',
    node: 'whoever gets at the credentials of a node has all that its role may do',
  }[role],
  source: 'IAM user guide, "Permissions boundaries for IAM entities"',
  scenario: strange[role],
  ends: new RegExp(`allowed: ${attack}`),
});

/** @param beyond as test/iam/attacks.ts says it */
const unforbidden = (beyond: string): Fact => ({
  really: 'a pull request has what the stack was to keep from it',
  source: 'IAM user guide, "Policy evaluation logic": an explicit deny',
  scenario: 'a pull request that asks for more than the stack allows',
  ends: new RegExp(`not forbidden: ${beyond}`),
});

/** @param parameter of the stack, whose list the action does not find: it asks AWS for nothing that would be denied */
const unlisted = (parameter: string): Fact => ({
  ...nothing,
  scenario: 'whom a pull request’s file lets in',
  ends: new RegExp(`^up ended with code 1:\\n.* lists none\\..* in the parameter ${parameter} of`),
});

/** Where AWS refuses to let a sweep into a cluster, the sweep goes on without. */
const unentered: Fact = {
  really: 'nobody asks Kubernetes what is to stay: a volume goes that its claim had marked as Retain',
  source: 'Kubernetes, "Persistent Volumes": reclaiming, Retain',
  scenario: 'a volume that is to outlive a sweep',
  ends: /^the volume has gone/,
};

const ofStack = 'a preview with the role of the stack';
const ofKinds = 'a preview that names what is listed';
const ofIssuers = 'a preview that takes the ID tokens of an issuer';
const ofLaunches = 'a preview whose nodes have a key of somebody’s';
const inVpc = 'a preview in a VPC that is listed';

/** Without addresses for their pods, add-ons do not come. */
const unaddressed = (scenario: Fact['scenario']): Fact => ({
  ...nothing,
  scenario,
  ends: /InsufficientNumberOfReplicas/,
});
const ofOwnKinds = 'a preview whose pods have roles of its cluster’s own';
const ofPreview = 'what controllers have left of a preview';
const left = 'what controllers have left';

/** By file and statement, the run that needs it. */
const statements: Readonly<Record<string, Readonly<Record<string, Fact>>>> = {
  access: {
    LetIntoOurClusters: denied('another administrator', 'eks:CreateAccessEntry'),
    SayWhatPeopleMay: denied('another administrator', 'eks:AssociateAccessPolicy'),
    RemoveEntriesOfNodes: denied(
      'a role that somebody has deleted, and IAM is slow to spread anew',
      'eks:DeleteAccessEntry',
    ),
  },
  alone: {
    RemoveInstanceProfilesOfNodeGroups: denied(
      'an instance profile that a node group left',
      'iam:RemoveRoleFromInstanceProfile',
    ),
    RemoveWhatTheCloudControllerLeft: denied(
      'a load balancer that the cloud controller left',
      'elasticloadbalancing:DeleteLoadBalancer',
    ),
    RemoveWhatOtherCnisLeft: denied(left, 'ec2:DeleteNetworkInterface'),
    EndInstancesOfNobodys: {
      ...nothing,
      scenario: 'instances that name their cluster by a key alone',
      ends: /Auto Scaling group demo-workers stays: this role may end what carries the cluster's name/,
    },
    RemoveUnusedGroupsOfNobodys: {
      ...denied(left, 'ec2:DeleteSecurityGroup'),
      ends: /GuardDuty's security group sg-\w+ stays, .* this role may not remove what names no cluster/,
    },
  },
  boundary: {
    Look: uncome('up'),
    KnowTheirCluster: driverless('up'),
    PullOthersImages: uncome('up'),
    PullOurImages: { ...nothing, scenario: 'images of the account', ends: /^web Pending/m },
    UseWhatIsTheirs: unmet('boundary', 'use network-interface/eni-0 by ec2:AssignPrivateIpAddresses'),
    UseTheirInterfaces: unmet('boundary', 'use network-interface/eni-1 by ec2:AttachNetworkInterface'),
    UseTheirVolumes: unmet('boundary', 'use volume/vol-1 by ec2:AttachVolume'),
    AttachToTheirNodes: unmet('boundary', 'use instance/i-1 by ec2:AttachVolume'),
    AttachToInstancesOfNoNodeGroup: unmet('boundary', 'use instance/i-2 by ec2:AttachVolume'),
    MakeInterfacesInListedNetworks: unaddressed('a cluster in a VPC of somebody’s'),
    MakeInterfacesInTheSharedNetwork: unmet('boundary', 'use subnet/subnet-1 by ec2:CreateNetworkInterface'),
    MakeInterfaces: unmet('boundary', 'use network-interface/new by ec2:CreateNetworkInterface'),
    ChooseGroupsOfInterfaces: unmet(
      'boundary',
      'use security-group/sg-1 by ec2:ModifyNetworkInterfaceAttribute',
    ),
    MakeVolumes: { ...nothing, scenario: 'a claim', ends: /files PersistentVolumeClaim Pending/ },
    MakeSnapshots: unmet('boundary', 'use snapshot/new by ec2:CreateSnapshot'),
    TagWhatIsMade: unmet('boundary', 'use network-interface/new by ec2:CreateTags'),
    ForgeNoTags: open('boundary', 'reach volume/vol-1 by ec2:CreateTags'),
    BeNobodyElse: open('boundary', 'be a role of production’s, and reach volume/vol-9 by ec2:DeleteVolume'),
  },
  clusters: {
    MakeClusters: denied('up', 'eks:CreateCluster'),
    MakeStacks: denied('up', 'cloudformation:CreateStack'),
    ChangeStacks: denied('a stack that has to be repaired', 'cloudformation:UpdateStack'),
    MakeInOurClusters: denied('up', 'eks:CreateAddon', 'eks:CreateNodegroup'),
    AssociateRolesInOurClusters: denied('up', 'eks:CreatePodIdentityAssociation'),
    AssociateRolesOfAddons: denied('up', 'eks:CreateAddon'),
    TagOurClusters: denied('up', 'eks:TagResource'),
    ChangeOurClusters: denied('up', 'eks:UntagResource'),
  },
  automode: {
    ReadLists: { ...nothing, scenario: 'a preview of Auto Mode', ends: /makes no clusters of Auto Mode/ },
    PassListedClusterRoles: {
      ...nothing,
      scenario: 'a preview of Auto Mode',
      ends: /makes no clusters of Auto Mode/,
    },
    PassListedNodeRoles: {
      ...nothing,
      scenario: 'a preview of Auto Mode',
      ends: /autoModeConfig\.nodeRoleARN: it is missing, and the role that runs may pass none/,
    },
    LetInNodesOfOtherPools: denied(
      'a preview of Auto Mode with pools of its own',
      'eks:AssociateAccessPolicy',
    ),
  },
  capabilities: {
    ReadLists: { ...nothing, scenario: 'a preview with capabilities', ends: /makes no capabilities/ },
    MakeCapabilitiesInOurClusters: denied('a preview with capabilities', 'eks:CreateCapability'),
    TagOurCapabilities: denied('a preview with capabilities', 'eks:TagResource'),
    ChangeOurCapabilities: denied('a preview with capabilities', 'eks:UpdateCapability'),
    PassListedRolesToCapabilities: {
      ...nothing,
      scenario: 'a preview with capabilities',
      ends: /makes no capabilities: it has no policy|not authorized to perform: iam:PassRole/,
    },
  },
  fargate: {
    ReadLists: { ...nothing, scenario: 'a preview on Fargate', ends: /makes no Fargate profiles/ },
    MakeProfilesInOurClusters: denied('a preview on Fargate', 'eks:CreateFargateProfile'),
    TagOurProfiles: denied('a preview on Fargate', 'eks:TagResource'),
    PassListedRolesToFargate: {
      ...nothing,
      scenario: 'a preview on Fargate',
      ends: /makes no Fargate profiles: it has no policy/,
    },
    LetFargateMakeItsOwnRole: denied('a preview on Fargate', 'iam:CreateServiceLinkedRole'),
  },
  groups: {
    ReadLists: {
      ...nothing,
      scenario: 'a preview with the minimum of groups',
      ends: /makes no security groups/,
    },
    MakeGroups: {
      ...nothing,
      scenario: 'a preview with the minimum of groups',
      ends: /makes no security groups: it has no policy/,
    },
    TagGroups: denied('a preview with the minimum of groups', 'ec2:CreateTags'),
    OpenOurGroups: denied('a preview with the minimum of groups', 'ec2:CreateSecurityGroup'),
  },
  'self-managed': {
    ReadLists: {
      ...nothing,
      scenario: 'a preview with nodes of its own',
      ends: /makes no self-managed node groups/,
    },
    LookAtImagesAndProfiles: denied('self-managed nodes', 'iam:GetInstanceProfile'),
    FindImagesOfAws: denied('self-managed nodes', 'ssm:GetParameters'),
    FollowStacksOfNodes: denied('self-managed nodes', 'cloudformation:SignalResource'),
    MakeInstanceProfiles: denied('self-managed nodes', 'iam:CreateInstanceProfile'),
    MakeScalingGroups: denied('self-managed nodes', 'autoscaling:CreateAutoScalingGroup'),
    ChangeScalingGroups: denied(
      'self-managed nodes with other labels',
      'autoscaling:(SuspendProcesses|TerminateInstanceInAutoScalingGroup)',
    ),
    LetNodesIn: denied('self-managed nodes that start before', 'ec2:ModifyNetworkInterfaceAttribute'),
    LetNodesInByGroupsOfEks: denied(
      'self-managed nodes that start before',
      'ec2:ModifyNetworkInterfaceAttribute',
    ),
    LaunchListedImages: { ...unlaunched, scenario: 'self-managed nodes of an image of the user’s' },
    KeepToListedCommands: unforbidden('let nodes run what is not listed'),
    LetAutoScalingMakeItsOwnRoles: denied('self-managed nodes', 'iam:CreateServiceLinkedRole'),
  },
  'self-managed-removal': {
    LookAtProfiles: {
      ...nothing,
      scenario: 'self-managed nodes, and a sweep',
      ends: /is in instance profile demo-us-east-1-self-managed/,
    },
    RemoveInstanceProfiles: denied('a preview with nodes of its own', 'iam:RemoveRoleFromInstanceProfile'),
    RemoveScalingGroups: denied('self-managed nodes, and their end', 'autoscaling:DeleteAutoScalingGroup'),
  },
  pods: {
    ReadLists: { ...nothing, scenario: ofKinds, ends: /eks-cluster-action-\w+ lists none/ },
    LookAtAssociations: denied(
      ofKinds,
      'eks:ListPodIdentityAssociations',
      'eks:DescribePodIdentityAssociation',
    ),
    ChangeAssociations: denied(ofKinds, 'eks:UpdatePodIdentityAssociation'),
    PassListedRolesToPods: { ...nothing, scenario: ofKinds, ends: /eks-cluster-action-pods lists none/ },
    MakeProvidersOfClusters: denied(ofKinds, 'iam:CreateOpenIDConnectProvider'),
  },
  permissions: {
    ReadLists: { ...nothing, scenario: ofOwnKinds, ends: /eks-cluster-action-permissions lists none/ },
    AttachListedPolicies: {
      ...nothing,
      scenario: ofOwnKinds,
      ends: /eks-cluster-action-permissions lists none/,
    },
  },
  workers: {
    ReadLists: {
      ...nothing,
      scenario: 'a preview whose nodes have a role of somebody’s',
      ends: /may pass none to nodes/,
    },
    PassListedRolesToNodes: denied('a preview whose nodes have a role of somebody’s', 'iam:PassRole'),
  },
  launches: {
    ReadLists: { ...nothing, scenario: ofLaunches, ends: /eks-cluster-action-launches lists none/ },
    LookAtWhatIsListed: denied(ofLaunches, 'ec2:DescribeKeyPairs'),
    LaunchWithListed: { ...unlaunched, scenario: ofLaunches },
    LaunchFromListed: { ...unlaunched, scenario: ofLaunches },
    TagAsListedSay: { ...unlaunched, scenario: ofLaunches },
  },
  vpcs: {
    ReadLists: { ...nothing, scenario: inVpc, ends: /eks-cluster-action-vpcs lists none/ },
    LaunchInListedNetworks: { ...unlaunched, scenario: inVpc },
    MakeGroupsInListedNetworks: { ...nothing, scenario: inVpc, ends: /eks-cluster-action-vpcs lists none/ },
  },
  secrets: {
    ReadLists: { ...nothing, scenario: ofKinds, ends: /eks-cluster-action-\w+ lists none/ },
    EncryptWithListed: { ...nothing, scenario: ofKinds, ends: /eks-cluster-action-secrets lists none/ },
    GiveOurClustersAKey: denied(ofKinds, 'eks:AssociateEncryptionConfig'),
  },
  issuers: {
    ReadLists: { ...nothing, scenario: ofIssuers, ends: /eks-cluster-action-issuers lists none/ },
    LookAtIdentityProviders: denied(ofIssuers, 'eks:ListIdentityProviderConfigs'),
    AssociateListedIssuers: {
      ...nothing,
      scenario: ofIssuers,
      ends: /eks-cluster-action-issuers lists none/,
    },
    TagIdentityProviders: denied(ofIssuers, 'eks:TagResource'),
    TakeIdentityProvidersAway: denied(ofIssuers, 'eks:DisassociateIdentityProviderConfig'),
  },
  logs: {
    MakeListedGroups: {
      ...nothing,
      scenario: ofKinds,
      ends: /may not say for how many days CloudWatch keeps/,
    },
    KeepListedGroups: {
      ...nothing,
      scenario: ofKinds,
      ends: /may not say for how many days CloudWatch keeps/,
    },
  },
  deploy: {
    FindOurClusters: denied(ofStack, 'eks:DescribeCluster'),
    ReadRolesOfItsClass: denied(ofStack, 'iam:GetRole'),
    ReadRolesOfOurClusters: denied('a preview whose cluster has roles of its own', 'iam:GetRole'),
  },
  identity: {
    ReadLists: unlisted('Principals'),
    ChangeEntriesOfListed: unlisted('Principals'),
    SayWhatListedMay: unlisted('AccessPolicies'),
    KeepToListedGroups: unforbidden('give somebody a group that is not listed'),
    KeepToListedNodes: unforbidden('let instances of a role join that is not listed'),
  },
  leftovers: {
    RemoveWhatTheLoadBalancerControllerLeft: denied(ofPreview, 'elasticloadbalancing:DeleteLoadBalancer'),
    RemoveWhatIsOfNoNodeGroup: {
      ...nothing,
      scenario: ofPreview,
      ends: /Auto Scaling group octo-app--pr-7-workers stays: this role may end what carries the cluster's name/,
    },
    RevokeRulesOfGroupsOfEks: denied(
      'a rule for load balancers in a group that EKS could not delete',
      'ec2:RevokeSecurityGroupIngress',
    ),
    RemoveWhatTheCniLeft: denied(ofPreview, 'ec2:DeleteNetworkInterface'),
  },
  limits: {
    KeepToRegions: unforbidden('go to another region by eks:CreateCluster'),
    KeepToInstanceTypes: unforbidden('launch what costs too much'),
    KeepToTheStandardTier: unforbidden('ask for a larger control plane'),
    KeepToStandardSupport: unforbidden('ask for extended support'),
  },
  look: {
    Look: {
      ...denied('up', 'iam:GetRole'),
      ends: /The role \S+ may not read itself, so that what its tags allow at most is not known/,
    },
  },
  monitoring: {
    RemoveWhatGuardDutyLeft: {
      ...denied(left, 'ec2:DeleteVpcEndpoints'),
      ends: /GuardDuty's endpoint vpce-\w+ stays, .* this role may not remove what names no cluster/,
    },
  },
  network: {
    MakeNetworks: denied('up', 'ec2:AllocateAddress', 'ec2:CreateVpc'),
    MakeSubnets: denied('up', 'ec2:CreateSubnet'),
    MakePartsOfNetworks: denied('up', 'ec2:CreateNatGateway', 'ec2:CreateRouteTable'),
    MakeInOurNetworks: denied('up', 'ec2:CreateNatGateway', 'ec2:CreateRouteTable', 'ec2:CreateSubnet'),
    MakeInternetGateways: denied('up', 'ec2:CreateInternetGateway'),
    TagNetworks: denied('up', 'ec2:CreateTags'),
    ChangeOurNetworks: denied(
      'up',
      'ec2:AssociateRouteTable',
      'ec2:AttachInternetGateway',
      'ec2:CreateRoute',
      'ec2:ModifySubnetAttribute',
      'ec2:ModifyVpcAttribute',
    ),
  },
  node: {
    Look: uncome(ofStack),
    KnowTheirCluster: driverless(ofStack),
    PullOthersImages: uncome(ofStack),
    PullOurImages: {
      ...nothing,
      scenario: 'a preview with images of the account',
      ends: /^web Pending/m,
    },
    UseOurInterfaces: unmet('node', '… attach it to its own instance'),
    UseInterfacesOfOurClusters: unmet('node', '… and give it addresses'),
    MakeInterfacesInListedNetworks: unaddressed(inVpc),
    MakeInterfacesInOurSubnets: unmet('node', 'make an interface in the shared network'),
    MakeInterfaces: unmet('node', '… as an interface'),
    ChooseGroupsOfInterfaces: unmet('node', '… choose its groups'),
    TagInterfacesThatAreMade: unmet('node', '… tag it'),
    ForgeNoTags: open('node', 'give an interface of its own another name, or another owner'),
  },
  nodes: {
    MakeTemplates: denied('up', 'ec2:CreateLaunchTemplate'),
    ChangeTemplates: denied('a node group whose volume has changed', 'ec2:CreateLaunchTemplateVersion'),
    TagTemplates: denied('a node group whose volume has changed', 'ec2:CreateTags'),
    TagWhatIsMade: denied('up', 'ec2:CreateTags'),
    LaunchWithOurTags: unlaunched,
    LaunchFromOurTemplates: unlaunched,
    LaunchWithGroups: unlaunched,
    LaunchImagesOfAws: unlaunched,
    PassRolesOfTheStack: denied('a cluster role of the user’s own', 'iam:PassRole'),
    LetEksMakeItsOwnRoles: denied('up', 'iam:CreateServiceLinkedRole'),
  },
  roles: {
    LookAtBoundaries: {
      ...nothing,
      scenario: 'a boundary that is not there',
      ends: /^not told of the boundary: .*IAM refused CreateRole: AccessDenied/s,
    },
    MakeBoundedRoles: denied('up', 'iam:CreateRole'),
    TagRoles: denied('up', 'iam:TagRole'),
    BoundRoles: denied('a role whose boundary has gone', 'iam:PutRolePermissionsBoundary'),
    AttachPoliciesToBoundedRoles: denied('up', 'iam:AttachRolePolicy'),
    PassRoles: denied('a preview whose cluster has roles of its own', 'iam:PassRole'),
  },
  sweep: {
    RemoveOurClusters: denied('up and down', 'eks:DeleteCluster'),
    RemoveWhatStandsOnOurClusters: denied('up and down', 'eks:DeleteNodegroup'),
    EnterOurClusters: unentered,
    TagAccessEntries: unentered,
    RemoveStacks: denied('up and down', 'cloudformation:DeleteStack'),
    RemoveWhatCarriesOurTags: denied('up and down', 'ec2:DeleteLaunchTemplate'),
    RemoveRoles: denied('up and down', 'iam:DetachRolePolicy', 'iam:DeleteRole'),
    ClaimLogs: denied('a sweep by the role of sweeps', 'logs:TagResource'),
    RemoveLogs: denied('a sweep by the role of sweeps', 'logs:DeleteLogGroup'),
    MarkRetainedVolumes: denied('a volume that is to outlive its cluster', 'ec2:CreateTags'),
  },
};

/** By boundary and statement, what somebody may do without its condition. */
const conditions: Readonly<Record<string, Readonly<Record<string, Fact>>>> = {
  boundary: {
    PullOthersImages: {
      ...open('boundary', ''),
      scenario: 'images of the account',
      ends: /^production Running/m,
    },
    UseWhatIsTheirs: open('boundary', 'reach network-interface/eni-9 by ec2:AssignPrivateIpAddresses'),
    UseTheirInterfaces: open('boundary', 'reach network-interface/eni-9 by ec2:AssignPrivateIpAddresses'),
    UseTheirVolumes: open('boundary', 'reach volume/vol-9 by ec2:CreateSnapshot'),
    AttachToTheirNodes: open('boundary', 'reach instance/i-8 by ec2:AttachVolume'),
    AttachToInstancesOfNoNodeGroup: open('boundary', 'reach instance/i-9 by ec2:AttachVolume'),
    MakeInterfacesInListedNetworks: open('boundary', 'reach subnet/subnet-9 by ec2:CreateNetworkInterface'),
    MakeInterfacesInTheSharedNetwork: open('boundary', 'reach subnet/subnet-9 by ec2:CreateNetworkInterface'),
    MakeVolumes: open('boundary', 'reach volume/new by ec2:CreateVolume'),
    MakeSnapshots: open('boundary', 'reach snapshot/new by ec2:CreateSnapshot'),
    TagWhatIsMade: open('boundary', 'reach network-interface/new by ec2:CreateTags'),
  },
  node: {
    PullOthersImages: {
      ...open('node', ''),
      scenario: 'a preview with images of the account',
      ends: /^production Running/m,
    },
    UseOurInterfaces: open('node', 'reach an interface of production by AssignPrivateIpAddresses'),
    UseInterfacesOfOurClusters: open('node', 'reach an interface of production by AssignPrivateIpAddresses'),
    MakeInterfacesInListedNetworks: open('node', 'make an interface in a subnet of production'),
    MakeInterfacesInOurSubnets: open('node', 'make an interface in a subnet of production'),
    TagInterfacesThatAreMade: open('node', 'make an interface of another repository'),
  },
};
