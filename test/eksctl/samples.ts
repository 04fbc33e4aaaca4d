/** Two values of each field that is read, with what has to stand beside it. */

export type Value = string | number | boolean | null | readonly Value[] | { readonly [name: string]: Value };

export interface Sample {
  one: Value;
  /** Undefined where there is no other, or none that is not the default: the field is left out then. */
  other: Value | undefined;
  /** Of the file, what has to be there as well; a list's first item is that of the field. */
  with?: { readonly [name: string]: Value };
  /** Of the mapping that has the field, what has to be there as well. */
  beside?: { readonly [name: string]: Value };
}

const both = { one: true, other: false } as const;

const arn = (rest: string): string => `arn:aws:iam::123456789012:${rest}`;
const role = { one: arn('role/given-one'), other: arn('role/given-other') };
const policies = { one: [arn('policy/Some-One')], other: [arn('policy/Some-Other')] };
const boundary = { one: arn('policy/Bound-One'), other: arn('policy/Bound-Other') };
const key = {
  one: 'arn:aws:kms:eu-west-1:123456789012:key/11111111-aaaa-4bcd-8ef0-1234567890ab',
  other: 'arn:aws:kms:eu-west-1:123456789012:key/22222222-aaaa-4bcd-8ef0-1234567890ab',
};
const policy = (action: string): Value => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: [action], Resource: '*' }],
});
const document = { one: policy('s3:GetObjectOne'), other: policy('s3:GetObjectOther') };
const pairs = { one: { team: 'team-one' }, other: { team: 'team-other' } };
const names = { one: 'name-one', other: 'name-other' };

/** Each with the prefix of a mapping. */
function under(prefix: string, samples: Readonly<Record<string, Sample>>): Record<string, Sample> {
  return Object.fromEntries(Object.entries(samples).map(([name, sample]) => [`${prefix}.${name}`, sample]));
}

/** Programs whose policies a role is given; the last one has others' names already. */
const programs = (...of: readonly string[]): Record<string, Sample> =>
  Object.fromEntries(of.map((name) => [name, both]));

const wellKnown = programs(
  'autoScaler',
  'awsLoadBalancerController',
  'certManager',
  'ebsCSIController',
  'efsCSIController',
  'externalDNS',
  'imageBuilder',
);

const hasPolicies = { attachPolicyARNs: [arn('policy/Some')] };
const hasPermissions = { permissionPolicyARNs: [arn('policy/Some')] };

const subnets = (first: string, second: string): Value => ({
  'eu-west-1a': { id: `subnet-0000000000000000${first}` },
  'eu-west-1b': { id: `subnet-0000000000000000${second}` },
});

/** A network that is there. */
const given = { vpc: { subnets: { private: subnets('1', '2'), public: subnets('5', '6') } } };
const oneSubnet = { one: ['subnet-00000000000000001'], other: ['subnet-00000000000000002'], with: given };

/** What both kinds of node groups have. */
const ofGroup: Readonly<Record<string, Sample>> = {
  name: names,
  instanceType: { one: 'm6i.large', other: 'm7i.xlarge' },
  ...under('instanceSelector', {
    vCPUs: { one: 3, other: 5 },
    memory: { one: '7', other: '9GiB' },
    gpus: { one: 1, other: 2 },
    neuron_devices: { one: 1, other: 2 },
    cpuArchitecture: { one: 'arm64', other: 'x86_64' },
    allow: { one: '^allow-one', other: '^allow-other' },
    deny: { one: '^deny-one', other: '^deny-other' },
  }),
  desiredCapacity: { one: 3, other: 4, beside: { maxSize: 9 } },
  minSize: { one: 3, other: 4, beside: { maxSize: 9 } },
  maxSize: { one: 7, other: 8 },
  volumeSize: { one: 61, other: 62 },
  volumeType: { one: 'gp2', other: 'gp3' },
  volumeIOPS: { one: 3500, other: 3600 },
  volumeThroughput: { one: 151, other: 152 },
  volumeKmsKeyID: key,
  labels: { one: { 'example.com/l': 'label-one' }, other: { 'example.com/l': 'label-other' } },
  'taints[].key': { one: 'taint-one', other: 'taint-other', beside: { effect: 'NoSchedule' } },
  'taints[].value': { ...names, beside: { key: 'k', effect: 'NoSchedule' } },
  'taints[].effect': { one: 'NoExecute', other: 'PreferNoSchedule', beside: { key: 'k' } },
  tags: pairs,
  amiFamily: { one: 'Bottlerocket', other: 'AmazonLinux2023' },
  privateNetworking: both,
  availabilityZones: { one: ['eu-west-1a'], other: ['eu-west-1b'] },
  subnets: oneSubnet,
  ...under('iam', {
    instanceRoleARN: role,
    attachPolicyARNs: policies,
    attachPolicy: document,
    instanceRolePermissionsBoundary: boundary,
    ...under(
      'withAddonPolicies',
      programs(
        'albIngress',
        'autoScaler',
        'awsLoadBalancerController',
        'certManager',
        'cloudWatch',
        'efs',
        'externalDNS',
        'fsx',
        'imageBuilder',
        'xRay',
      ),
    ),
  }),
  instanceName: names,
  instancePrefix: names,
  ebsOptimized: both,
  enableDetailedMonitoring: both,
  disablePodIMDS: both,
  'ssh.allow': { ...both, beside: { publicKeyName: 'operators' } },
  'ssh.publicKeyName': names,
  'securityGroups.attachIDs': { one: ['sg-00000000000000001'], other: ['sg-00000000000000002'] },
  'placement.groupName': names,
  ...under('additionalVolumes[]', {
    volumeName: { one: '/dev/sdf', other: '/dev/sdg' },
    volumeSize: { one: 71, other: 72, beside: { volumeName: '/dev/sdf' } },
    volumeType: { one: 'gp2', other: 'gp3', beside: { volumeName: '/dev/sdf' } },
    volumeIOPS: { one: 3700, other: 3800, beside: { volumeName: '/dev/sdf' } },
    volumeThroughput: { one: 153, other: 154, beside: { volumeName: '/dev/sdf' } },
    volumeKmsKeyID: { ...key, beside: { volumeName: '/dev/sdf' } },
  }),
  'capacityReservation.capacityReservationPreference': { one: 'none', other: 'open' },
  'capacityReservation.capacityReservationTarget.capacityReservationID': {
    one: 'cr-00000000000000001',
    other: 'cr-00000000000000002',
  },
  'capacityReservation.capacityReservationTarget.capacityReservationResourceGroupARN': {
    one: 'arn:aws:resource-groups:eu-west-1:123456789012:group/group-one',
    other: 'arn:aws:resource-groups:eu-west-1:123456789012:group/group-other',
  },
  preBootstrapCommands: { one: ['echo one'], other: ['echo other'] },
  overrideBootstrapCommand: { one: nodeConfig(31), other: nodeConfig(32) },
  ami: { one: 'ami-00000000000000001', other: 'ami-00000000000000002' },
  maxPodsPerNode: { one: 41, other: 42 },
};

function nodeConfig(maxPods: number): string {
  return `apiVersion: node.eks.aws/v1alpha1\nkind: NodeConfig\nspec: { kubelet: { config: { maxPods: ${maxPods} } } }\n`;
}

/** Fields of whose context the list of the group is part. */
const inGroup = (list: string): Record<string, Sample> => {
  const group = (...items: readonly { readonly [name: string]: Value }[]): Pick<Sample, 'with'> => ({
    with: { [list]: [Object.assign({}, ...items)] },
  });
  const block = {
    capacityReservation: { capacityReservationTarget: { capacityReservationID: 'cr-00000000000000001' } },
  };
  return under(`${list}[]`, {
    ...ofGroup,
    'bottlerocket.enableAdminContainer': { ...both, ...group({ amiFamily: 'Bottlerocket' }) },
    'bottlerocket.settings': {
      one: { motd: 'motd-one' },
      other: { motd: 'motd-other' },
      ...group({ amiFamily: 'Bottlerocket' }),
    },
    'instanceMarketOptions.marketType': { one: 'capacity-block', other: undefined, ...group(block) },
  });
};

const repair = under('nodeRepairConfig', {
  enabled: both,
  maxUnhealthyNodeThresholdCount: { one: 11, other: 12, beside: { enabled: true } },
  maxUnhealthyNodeThresholdPercentage: { one: 13, other: 14, beside: { enabled: true } },
  maxParallelNodesRepairedCount: { one: 15, other: 16, beside: { enabled: true } },
  maxParallelNodesRepairedPercentage: { one: 17, other: 18, beside: { enabled: true } },
  ...under(
    'nodeRepairConfigOverrides[]',
    besides(
      {
        nodeMonitoringCondition: { one: 'ConditionOne', other: 'ConditionOther' },
        nodeUnhealthyReason: { one: 'ReasonOne', other: 'ReasonOther' },
        minRepairWaitTimeMins: { one: 21, other: 22 },
        repairAction: { one: 'Reboot', other: 'NoAction' },
      },
      {
        nodeMonitoringCondition: 'AcceleratedInstanceNotReady',
        nodeUnhealthyReason: 'NvidiaXID13Error',
        minRepairWaitTimeMins: 10,
        repairAction: 'Replace',
      },
    ),
  ),
});

/** Each with the rest of them beside it. */
function besides(
  samples: Readonly<Record<string, Sample>>,
  rest: { readonly [name: string]: Value },
): Record<string, Sample> {
  return Object.fromEntries(
    Object.entries(samples).map(([name, sample]) => [
      name,
      { ...sample, beside: { ...rest, ...sample.beside } },
    ]),
  );
}

const ofManaged = under('managedNodeGroups[]', {
  instanceTypes: { one: ['m6i.large', 'm6a.large'], other: ['m7i.large', 'm7a.large'] },
  spot: { one: true, other: 'preferred' },
  'updateConfig.maxUnavailable': { one: 2, other: 3 },
  'updateConfig.maxUnavailablePercentage': { one: 34, other: 35 },
  'updateConfig.updateStrategy': { one: 'MINIMAL', other: 'DEFAULT' },
  ...repair,
  releaseVersion: { one: '1.36.0-20261101', other: '1.36.0-20261102' },
  'launchTemplate.id': {
    one: 'lt-00000000000000001',
    other: 'lt-00000000000000002',
    with: { managedNodeGroups: [{ instanceType: 'm5.large' }] },
  },
  'launchTemplate.version': {
    one: 5,
    other: 6,
    beside: { id: 'lt-00000000000000001' },
    with: { managedNodeGroups: [{ instanceType: 'm5.large' }] },
  },
  ...under('warmPoolConfig', {
    enabled: { ...both, beside: { minSize: 1 } },
    minSize: { one: 2, other: 3 },
    maxGroupPreparedCapacity: { one: 5, other: 6, beside: { minSize: 1 } },
    poolState: { one: 'RUNNING', other: 'STOPPED', beside: { minSize: 1 } },
    reuseOnScaleIn: { ...both, beside: { minSize: 1 } },
  }),
});

const spotTypes = { instanceTypes: ['m6i.large', 'm6a.large'], onDemandPercentageAboveBaseCapacity: 0 };

const ofSelfManaged = under('nodeGroups[]', {
  ...under('instancesDistribution', {
    instanceTypes: { one: ['m6i.large', 'm6a.large'], other: ['m7i.large', 'm7a.large'] },
    onDemandBaseCapacity: { one: 1, other: 2, beside: spotTypes },
    onDemandPercentageAboveBaseCapacity: { one: 51, other: 52, beside: { instanceTypes: ['m6i.large'] } },
    spotAllocationStrategy: { one: 'capacity-optimized', other: 'lowest-price', beside: spotTypes },
    spotInstancePools: { one: 3, other: 4, beside: spotTypes },
    maxPrice: { one: '0.0731', other: '0.0732', beside: spotTypes },
    orOnDemand: { ...both, beside: spotTypes },
    capacityRebalance: { ...both, beside: spotTypes },
  }),
  kubeletExtraConfig: {
    one: { imageGCHighThresholdPercent: 81 },
    other: { imageGCHighThresholdPercent: 82 },
  },
  clusterDNS: { one: '169.254.20.11', other: '169.254.20.12' },
  cpuCredits: { one: 'standard', other: 'unlimited', beside: { instanceType: 't3.medium' } },
  maxInstanceLifetime: { one: 86_401, other: 86_402 },
  'asgMetricsCollection[].granularity': { one: '1Minute', other: undefined },
  'asgMetricsCollection[].metrics': {
    one: ['GroupMaxSize'],
    other: ['GroupMinSize'],
    beside: { granularity: '1Minute' },
  },
  asgSuspendProcesses: { one: ['AZRebalance'], other: ['HealthCheck'] },
  enclaveEnabled: both,
  propagateASGTags: both,
  prelaunch: both,
});

const oidc = { iam: { withOIDC: true } };

const ofPods: Readonly<Record<string, Sample>> = {
  'iam.withOIDC': both,
  ...under('iam.serviceAccounts[]', {
    'metadata.name': { ...names, with: { iam: { withOIDC: true, serviceAccounts: [hasPolicies] } } },
    ...inAccount({
      'metadata.namespace': { ...names, beside: { name: 'reader' } },
      'metadata.labels': { ...pairs, beside: { name: 'reader' } },
      'metadata.annotations': { ...pairs, beside: { name: 'reader' } },
      permissionsBoundary: boundary,
      roleOnly: both,
      tags: pairs,
    }),
    ...inAccount(
      {
        attachPolicyARNs: policies,
        attachPolicy: document,
        attachRoleARN: role,
      },
      {},
    ),
    ...inAccount(under('wellKnownPolicies', wellKnown), { attachPolicyARNs: [arn('policy/Some')] }),
  }),
  ...under('iam.podIdentityAssociations[]', {
    ...besides(
      {
        namespace: names,
        serviceAccountName: names,
        permissionsBoundaryARN: boundary,
        createServiceAccount: both,
        disableSessionTags: both,
        tags: pairs,
        targetRoleARN: role,
      },
      { namespace: 'shop', serviceAccountName: 'reader', ...hasPermissions },
    ),
    ...besides(
      { permissionPolicyARNs: policies, permissionPolicy: document, roleARN: role },
      { namespace: 'shop', serviceAccountName: 'reader' },
    ),
    ...withItem(
      under('wellKnownPolicies', wellKnown),
      'podIdentityAssociations',
      { namespace: 'shop', serviceAccountName: 'reader', ...hasPermissions },
      'iam',
    ),
  }),
};

/** Of a service account that has a name, and something to do. */
function inAccount(
  samples: Readonly<Record<string, Sample>>,
  rest: { readonly [name: string]: Value } = hasPolicies,
): Record<string, Sample> {
  const serviceAccounts = [{ metadata: { name: 'reader' }, ...rest }];
  return Object.fromEntries(
    Object.entries(samples).map(([name, sample]) => [
      name,
      { ...sample, with: { iam: { ...oidc.iam, serviceAccounts } } },
    ]),
  );
}

/** Of the first item of a list that is like this. */
function withItem(
  samples: Readonly<Record<string, Sample>>,
  list: string,
  item: { readonly [name: string]: Value },
  home?: string,
): Record<string, Sample> {
  const lists = { [list]: [item] };
  return Object.fromEntries(
    Object.entries(samples).map(([name, sample]) => [
      name,
      { ...sample, with: home === undefined ? lists : { [home]: lists } },
    ]),
  );
}

const addon = { name: 'aws-ebs-csi-driver' };
const association = { serviceAccountName: 'ebs-csi-controller-sa' };

const ofAddons: Readonly<Record<string, Sample>> = {
  ...under('addons[]', {
    name: { one: 'metrics-server', other: 'aws-efs-csi-driver' },
    ...besides(
      {
        version: { one: 'v1.51.0-eksbuild.1', other: 'latest' },
        configurationValues: { one: { replicaCount: 11 }, other: '{"replicaCount": 12}' },
        resolveConflicts: { one: 'none', other: 'preserve' },
        tags: pairs,
        attachPolicyARNs: policies,
        attachPolicy: document,
      },
      addon,
    ),
    serviceAccountRoleARN: { ...role, beside: addon, with: oidc },
    useDefaultPodIdentityAssociations: { ...both, beside: { name: 'vpc-cni' } },
    permissionsBoundary: { ...boundary, beside: { ...addon, ...hasPolicies } },
    ...withItem(under('wellKnownPolicies', wellKnown), 'addons', { ...addon, ...hasPolicies }),
    ...withItem({ 'namespaceConfig.namespace': names }, 'addons', { name: 'metrics-server' }),
    ...withItem(
      under('podIdentityAssociations[]', {
        serviceAccountName: { ...names, beside: hasPermissions },
        ...besides(
          { roleARN: role, permissionPolicyARNs: policies, permissionPolicy: document },
          association,
        ),
        ...besides({ permissionsBoundaryARN: boundary, tags: pairs }, { ...association, ...hasPermissions }),
      }),
      'addons',
      addon,
    ),
    ...withItem(under('podIdentityAssociations[].wellKnownPolicies', wellKnown), 'addons', {
      ...addon,
      podIdentityAssociations: [{ ...association, ...hasPermissions }],
    }),
  }),
  'addonsConfig.disableDefaultAddons': { ...both, with: { addons: [{ name: 'vpc-cni' }] } },
  'addonsConfig.autoApplyPodIdentityAssociations': both,
};

const entry = { principalARN: arn('role/people') };
const accessPolicy = {
  policyARN: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy',
  accessScope: { type: 'cluster' },
};

const ofAccess: Readonly<Record<string, Sample>> = {
  'accessConfig.authenticationMode': { one: 'API_AND_CONFIG_MAP', other: 'API' },
  'accessConfig.bootstrapClusterCreatorAdminPermissions': both,
  ...under('accessConfig.accessEntries[]', {
    principalARN: role,
    ...besides(
      {
        type: { one: 'EC2_LINUX', other: 'STANDARD' },
        kubernetesGroups: { one: ['group-one'], other: ['group-other'] },
        kubernetesUsername: names,
      },
      entry,
    ),
    ...withItem(
      under('accessPolicies[]', {
        policyARN: {
          one: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSEditPolicy',
          other: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSAdminPolicy',
          beside: { accessScope: { type: 'cluster' } },
        },
      }),
      'accessEntries',
      entry,
      'accessConfig',
    ),
    ...withItem(
      under('accessPolicies[].accessScope', {
        type: { one: 'cluster', other: undefined, beside: { type: 'namespace', namespaces: [] } },
        namespaces: { one: ['space-one'], other: ['space-other'], beside: { type: 'namespace' } },
      }),
      'accessEntries',
      { ...entry, accessPolicies: [{ policyARN: accessPolicy.policyARN }] },
      'accessConfig',
    ),
  }),
  ...under('iamIdentityMappings[]', {
    arn: { ...role, beside: { username: 'somebody' } },
    username: { ...names, beside: { arn: arn('role/people') } },
    groups: { one: ['group-one'], other: ['group-other'], beside: { arn: arn('role/people') } },
    account: { one: '111111111111', other: '222222222222' },
    noDuplicateARNs: { ...both, beside: { arn: arn('role/people'), username: 'somebody' } },
  }),
};

const provider = {
  type: 'oidc',
  name: 'company',
  issuerURL: 'https://login.example.com',
  clientID: 'kubernetes',
};

const ofProviders = under(
  'identityProviders[]',
  besides(
    {
      name: names,
      issuerURL: { one: 'https://one.example.com', other: 'https://other.example.com' },
      clientID: names,
      usernameClaim: names,
      usernamePrefix: { one: 'prefix-one:', other: 'prefix-other:', beside: { usernameClaim: 'email' } },
      groupsClaim: names,
      groupsPrefix: { one: 'prefix-one:', other: 'prefix-other:', beside: { groupsClaim: 'groups' } },
      requiredClaims: { one: { claim: 'claim-one' }, other: { claim: 'claim-other' } },
      tags: pairs,
    },
    provider,
  ),
);

const ofFargate = under('fargateProfiles[]', {
  ...besides(
    { name: names, podExecutionRoleARN: role, tags: pairs, subnets: oneSubnet },
    { name: 'shop', selectors: [{ namespace: 'shop' }] },
  ),
  ...withItem(
    under('selectors[]', {
      namespace: names,
      labels: { ...pairs, beside: { namespace: 'shop' } },
    }),
    'fargateProfiles',
    { name: 'shop' },
  ),
});

const provisioned = { controlPlaneScalingConfig: { tier: 'tier-xl' } };

const ofCapabilities = under(
  'capabilities[]',
  besides(
    {
      name: names,
      type: { one: 'ACK', other: 'KRO' },
      roleArn: role,
      attachPolicyARNs: policies,
      attachPolicy: document,
      permissionsBoundary: boundary,
      tags: pairs,
    },
    { name: 'ack', type: 'ACK' },
  ),
);

/** Beside node groups, so that there is a node that add-ons are on. */
export const samples: Readonly<Record<string, Sample>> = {
  ...under('metadata', {
    name: names,
    region: { one: 'eu-central-1', other: 'eu-north-1' },
    version: { one: '1.35', other: '1.36' },
    tags: pairs,
  }),
  availabilityZones: {
    one: ['eu-west-1a', 'eu-west-1b'],
    other: ['eu-west-1b', 'eu-west-1c'],
  },
  'kubernetesNetworkConfig.serviceIPv4CIDR': { one: '10.101.0.0/16', other: '10.102.0.0/16' },
  ...under('vpc', {
    id: { one: 'vpc-00000000000000001', other: 'vpc-00000000000000002', with: given },
    'subnets.private': { one: subnets('1', '2'), other: subnets('3', '4') },
    'subnets.public': { one: subnets('5', '6'), other: subnets('7', '8') },
    cidr: { one: '10.11.0.0/16', other: '10.12.0.0/16' },
    'nat.gateway': { one: 'HighlyAvailable', other: 'Disable' },
    'clusterEndpoints.publicAccess': both,
    'clusterEndpoints.privateAccess': both,
    publicAccessCIDRs: { one: ['203.0.113.0/24'], other: ['198.51.100.0/24'] },
    controlPlaneOnPrivateSubnets: both,
    controlPlaneSubnetIDs: {
      one: ['subnet-00000000000000001', 'subnet-00000000000000002'],
      other: ['subnet-00000000000000001', 'subnet-00000000000000006'],
      with: given,
    },
    securityGroups: { one: 'minimum', other: 'recommended' },
  }),
  ...ofAccess,
  ...under('iam', {
    serviceRoleARN: role,
    fargatePodExecutionRolePermissionsBoundary: boundary,
    serviceRolePermissionsBoundary: boundary,
    fargatePodExecutionRoleARN: {
      ...role,
      with: { fargateProfiles: [{ name: 'shop', selectors: [{ namespace: 'shop' }] }] },
    },
  }),
  ...ofPods,
  ...ofCapabilities,
  ...ofAddons,
  ...inGroup('managedNodeGroups'),
  ...ofManaged,
  ...inGroup('nodeGroups'),
  ...ofSelfManaged,
  ...under('autoModeConfig', {
    enabled: both,
    nodePools: { one: ['system'], other: ['general-purpose'], beside: { enabled: true } },
    nodeRoleARN: { ...role, beside: { enabled: true } },
    permissionsBoundaryARN: { ...boundary, beside: { enabled: true } },
  }),
  ...ofFargate,
  ...ofProviders,
  'cloudWatch.clusterLogging.enableTypes': { one: ['audit'], other: ['api', 'scheduler'] },
  'cloudWatch.clusterLogging.logRetentionInDays': { one: 5, other: 7, beside: { enableTypes: ['audit'] } },
  'secretsEncryption.keyARN': key,
  'zonalShiftConfig.enabled': both,
  'controlPlaneScalingConfig.tier': { one: 'tier-xl', other: 'tier-2xl' },
  deletionProtection: both,
  ...under('kubeAPIServerConfig', {
    eventTTL: { one: '31m', other: '32m' },
    'serviceNodePortRange.minPort': { one: 30_101, other: 30_102, beside: { maxPort: 32_000 } },
    'serviceNodePortRange.maxPort': { one: 32_101, other: 32_102, beside: { minPort: 30_000 } },
  }),
  ...under('kubeSchedulerConfig.nodeResourcesFit.scoringStrategy', {
    type: { one: 'MostAllocated', other: 'LeastAllocated' },
    'resources[].name': { one: 'nvidia.com/gpu', other: 'memory', beside: { weight: 2 } },
    'resources[].weight': { one: 3, other: 4, beside: { name: 'cpu' } },
  }),
  ...under('kubeControllerManagerConfig', {
    'horizontalPodAutoscalerControllerConfig.horizontalPodAutoscalerSyncPeriod': {
      one: '11s',
      other: '12s',
      with: provisioned,
    },
    'podGCControllerConfig.terminatedPodGCThreshold': { one: 10_100, other: 10_200, with: provisioned },
  }),
  'upgradePolicy.supportType': { one: 'EXTENDED', other: 'STANDARD' },
};

type Mapping = { [name: string]: unknown };

const isMapping = (value: unknown): value is Mapping =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Into the first, what the second says; of lists of mappings, the first item. */
export function into(target: Mapping, more: Mapping): Mapping {
  for (const [name, value] of Object.entries(more)) {
    const has = target[name];
    if (isMapping(value) && isMapping(has)) into(has, value);
    else if (Array.isArray(value) && isMapping(value[0]) && Array.isArray(has) && isMapping(has[0]))
      into(has[0], value[0]);
    else target[name] = structuredClone(value);
  }
  return target;
}

/** What a file has to say so that the field of a path has a value; undefined for none. */
export function saying(
  path: string,
  { beside = {}, with: file = {} }: Sample,
  value: Value | undefined,
): Mapping {
  const names = path.split('.');
  const last = names.pop() ?? '';
  const own: Mapping = { ...beside, ...(value !== undefined && { [last]: value }) };
  const nested = names.reduceRight<Mapping>((inner, name) => {
    const [, plain = '', list] = /^(.*?)(\[\])?$/.exec(name) ?? [];
    return { [plain]: list ? [inner] : inner };
  }, own);
  return into(structuredClone(file) as Mapping, nested);
}
