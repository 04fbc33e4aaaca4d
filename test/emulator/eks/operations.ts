/** Every operation of EKS, and every field that it takes: what the emulator makes of it. */
import type * as sdk from '@aws-sdk/client-eks';
import { type Ledger, type Refused, refused, testsIn } from './ledger.ts';

type OperationName =
  Exclude<Extract<keyof typeof sdk, `${string}Command`>, '$Command'> extends infer Command
    ? Command extends `${infer Name}Command`
      ? Name
      : never
    : never;

type InputOf<Name extends OperationName> = NonNullable<
  ConstructorParameters<(typeof sdk)[`${Name}Command`]>[0]
>;

const access = testsIn('eks-access.test.ts');
const addons = testsIn('eks-addons.test.ts');
const asked = testsIn('eks-operations.test.ts');
const clusters = testsIn('eks-clusters.test.ts');
const clustersRefused = testsIn('eks-clusters-refused.test.ts');
const encryption = testsIn('eks-associations.test.ts');
const fargate = testsIn('eks-fargate.test.ts');
const groups = testsIn('eks-nodegroups.test.ts');
const groupsRefused = testsIn('eks-nodegroups-refused.test.ts');
const providers = testsIn('eks-associations.test.ts');
const capabilities = testsIn('eks-capabilities.test.ts');

const clusterName = asked('asks for a cluster that is there: $name');
const clientRequestToken = asked('is applied once for a client request token: $name');
const tags = asked('is fenced off by the tags that it was made with: $name');
const pages = {
  maxResults: asked('comes in pages: $name'),
  nextToken: asked('comes in pages: $name'),
};
const createdOnce = clusters('is made once for one client request token, and its name is taken for others');

const anywhere = refused('it works for clusters that stand elsewhere');
const subscriptions = refused('EKS Anywhere is bought, not tested');
const authorities = refused('certificate authorities of a cluster do not change here');
const controllers = {
  enableCrossNamespace: refused('no controller of ACK runs here', false),
  disabledServices: refused('no controller of ACK runs here', []),
};
const refreshes = refused('EKS looks for insights once a day, and has found none');

const taint = (by: ReturnType<typeof groups>) => ({ key: by, value: by, effect: by });

const componentsAre = clusters('has settings of components, which it merges');
const components = {
  kubeApiServerConfig: {
    eventTtl: componentsAre,
    serviceNodePortRange: { minPort: componentsAre, maxPort: componentsAre },
  },
  kubeSchedulerConfig: {
    nodeResourcesFit: {
      scoringStrategy: { type: componentsAre, resources: { name: componentsAre, weight: componentsAre } },
    },
  },
  kubeControllerManagerConfig: {
    podGcControllerConfig: { terminatedPodGcThreshold: componentsAre },
    horizontalPodAutoscalerControllerConfig: { horizontalPodAutoscalerSyncPeriod: componentsAre },
  },
};

const hybrid = refused('hybrid nodes do not come here');
const zonalShift = { enabled: clusters('is given and taken zonal shifts and a tier, one at a time') };
const tiers = { tier: clusters('is given and taken zonal shifts and a tier, one at a time') };
const egress = refused('control planes reach the world by AWS’s own way here', 'AWS_MANAGED');
const gatewayApi = refused('nobody but the user brings the kinds of the Gateway API here');
const updateConfig = {
  maxUnavailable: groups('replaces as many nodes at once as may be missing, and makes room for them or not'),
  maxUnavailablePercentage: groups(
    'replaces as many nodes at once as may be missing, and makes room for them or not',
  ),
  updateStrategy: groups('replaces as many nodes at once as may be missing, and makes room for them or not'),
};

const repaired = groups('is repaired as it is told, and otherwise later');

const nodeRepairConfig = {
  enabled: repaired,
  maxUnhealthyNodeThresholdCount: repaired,
  maxUnhealthyNodeThresholdPercentage: repaired,
  maxParallelNodesRepairedCount: repaired,
  maxParallelNodesRepairedPercentage: repaired,
  nodeRepairConfigOverrides: {
    nodeMonitoringCondition: repaired,
    nodeUnhealthyReason: repaired,
    minRepairWaitTimeMins: repaired,
    repairAction: repaired,
  },
};

const warmPool = {
  enabled: groups('keeps a warm pool, grows out of it and shrinks into it'),
  minSize: groups('keeps a warm pool, grows out of it and shrinks into it'),
  maxGroupPreparedCapacity: groups('keeps a warm pool, grows out of it and shrinks into it'),
  poolState: groups('keeps a warm pool, grows out of it and shrinks into it'),
  reuseOnScaleIn: groups('keeps a warm pool, grows out of it and shrinks into it'),
};

export const operations: { readonly [Name in OperationName]: Refused | Ledger<InputOf<Name>> } = {
  ActivateCertificateAuthority: authorities,
  AssociateAccessPolicy: {
    clusterName,
    principalArn: access('carries access policies, in the whole cluster or in some namespaces'),
    policyArn: access('lets each policy do what it is for'),
    accessScope: {
      type: access('carries access policies, in the whole cluster or in some namespaces'),
      namespaces: access('lets each policy do what it is for'),
    },
  },
  AssociateEncryptionConfig: {
    clusterName,
    encryptionConfig: {
      resources: encryption('is of secrets alone'),
      provider: { keyArn: encryption('needs a key that is there, symmetric and enabled') },
    },
    clientRequestToken,
  },
  AssociateIdentityProviderConfig: {
    clusterName,
    oidc: {
      identityProviderConfigName: providers('takes minutes to come and to go, and there is one'),
      issuerUrl: providers('has an issuer that can be found'),
      clientId: providers('lets nobody in whose token is for somebody else'),
      usernameClaim: providers('names its users by their claims'),
      usernamePrefix: providers('names its users by their claims'),
      groupsClaim: providers('names its users by their claims'),
      groupsPrefix: providers('names its users by their claims'),
      requiredClaims: providers('lets nobody in without the claims that it asks for'),
    },
    tags,
    clientRequestToken,
  },
  CancelUpdate: refused('updates run to their end here'),
  CreateAccessEntry: {
    clusterName,
    principalArn: access('for a session, for nobody, and for a principal that has one'),
    kubernetesGroups: access('lets in under the name and the groups that it says'),
    tags,
    clientRequestToken,
    username: access('lets in under the name and the groups that it says'),
    type: access('comes, changes and goes'),
  },
  CreateAddon: {
    clusterName,
    addonName: addons('a DaemonSet’s add-on is ACTIVE without nodes, is there once, and goes'),
    addonVersion: addons('a version that does not exist'),
    serviceAccountRoleArn: addons('an add-on takes its role by its service account'),
    resolveConflicts: addons('an add-on does not overwrite what is there unless told to'),
    clientRequestToken,
    tags,
    configurationValues: addons('a configuration that it does not know'),
    podIdentityAssociations: {
      serviceAccount: addons('an add-on takes its role by Pod Identity'),
      roleArn: addons('an add-on takes its role by Pod Identity'),
    },
    namespaceConfig: { namespace: addons('an add-on is in the namespace that it was made in') },
  },
  CreateCapability: {
    capabilityName: capabilities('comes, holds its cluster, and goes'),
    clusterName,
    clientRequestToken,
    type: capabilities('there is one of each type, with an entry for its role'),
    roleArn: capabilities('needs a role that its service can take'),
    configuration: {
      argoCd: refused('there is no IAM Identity Center that people would come from'),
      ack: controllers,
    },
    tags,
    deletePropagationPolicy: capabilities('keeps what it has made, in any case'),
  },
  CreateCertificateAuthority: authorities,
  CreateCluster: {
    name: clustersRefused('a name that starts with a hyphen'),
    roleArn: clustersRefused('a role that does not exist'),
    resourcesVpcConfig: {
      subnetIds: clustersRefused('two subnets of one zone'),
      securityGroupIds: clustersRefused('a security group that does not exist'),
      endpointPublicAccess: access('cannot be reached from outside when its endpoint is private'),
      endpointPrivateAccess: clustersRefused('an endpoint that is open to nobody'),
      publicAccessCidrs: clustersRefused('a private range'),
      controlPlaneEgressMode: egress,
    },
    version: clusters('is upgraded one minor version at a time, its node groups first'),
    kubernetesNetworkConfig: {
      serviceIpv4Cidr: clustersRefused('%s for Services'),
      ipFamily: refused('clusters are of IPv4 here', 'ipv4'),
      elasticLoadBalancing: {
        enabled: clustersRefused('Auto Mode for a role that may not tag sessions'),
        gatewayApi,
      },
    },
    logging: {
      clusterLogging: {
        types: clusters('a cluster writes to CloudWatch the logs that are on, and no others'),
        enabled: clusters('a cluster writes to CloudWatch the logs that are on, and no others'),
      },
    },
    clientRequestToken: createdOnce,
    tags,
    encryptionConfig: {
      resources: encryption('is of secrets alone'),
      provider: { keyArn: encryption('needs a key that is there, symmetric and enabled') },
    },
    outpostConfig: refused('there is no Outpost here'),
    accessConfig: {
      bootstrapClusterCreatorAdminPermissions: clustersRefused('a cluster that its creator could not enter'),
      authenticationMode: access(
        'lets its creator in at once through aws-auth’s mode, and by an entry after the mode has changed',
      ),
    },
    bootstrapSelfManagedAddons: addons('an add-on does not overwrite what is there unless told to'),
    upgradePolicy: {
      supportType: clusters('a cluster keeps the support policy that its version has left no choice of'),
    },
    zonalShiftConfig: zonalShift,
    remoteNetworkConfig: hybrid,
    computeConfig: {
      enabled: clustersRefused('half of Auto Mode'),
      nodePools: clustersRefused('a node pool that Auto Mode does not have'),
      nodeRoleArn: clustersRefused('node pools without a role for their nodes'),
    },
    storageConfig: {
      blockStorage: { enabled: clustersRefused('Auto Mode for a role that may not tag sessions') },
    },
    deletionProtection: clusters('can be deleted while it is made, whatever protects it'),
    controlPlaneScalingConfig: tiers,
    ...components,
  },
  CreateEksAnywhereSubscription: subscriptions,
  CreateFargateProfile: {
    fargateProfileName: fargate('Fargate profiles come and go one at a time, and hold their cluster'),
    clusterName,
    podExecutionRoleArn: fargate('a role that Fargate cannot take'),
    subnets: fargate('a public subnet'),
    selectors: {
      namespace: fargate('pods that a profile selects run on Fargate, and others do not'),
      labels: fargate('pods that a profile selects run on Fargate, and others do not'),
    },
    clientRequestToken: fargate('a profile is made once for one client request token'),
    tags,
  },
  CreateNodegroup: {
    clusterName,
    nodegroupName: groupsRefused('a name of 64 characters'),
    subnets: groupsRefused('subnets of another VPC'),
    nodeRole: groupsRefused('a role that does not exist'),
    scalingConfig: {
      minSize: groupsRefused('fewer nodes than the least'),
      maxSize: groupsRefused('more nodes than the most'),
      desiredSize: groups('grows and shrinks'),
    },
    diskSize: groups(
      'has the disk, the market, the labels and the taints that are asked for, and others later',
    ),
    instanceTypes: groupsRefused('an instance type that does not exist'),
    amiType: groupsRefused('processors that the image is not for'),
    remoteAccess: {
      ec2SshKey: groups('is reached by SSH only when a key is given'),
      sourceSecurityGroups: groups('is reached by SSH from some groups alone'),
    },
    labels: groups(
      'has the disk, the market, the labels and the taints that are asked for, and others later',
    ),
    taints: taint(
      groups('has the disk, the market, the labels and the taints that are asked for, and others later'),
    ),
    tags,
    clientRequestToken: groups('is made once for one client request token'),
    launchTemplate: {
      name: groupsRefused('a launch template that does not exist'),
      version: groups('starts its instances as its launch template says, and anew for another version of it'),
      id: groups('starts its instances as its launch template says, and anew for another version of it'),
    },
    updateConfig,
    nodeRepairConfig,
    capacityType: groups(
      'has the disk, the market, the labels and the taints that are asked for, and others later',
    ),
    version: groups('gets new instances for a new version'),
    releaseVersion: groupsRefused('a release that there is not'),
    warmPoolConfig: warmPool,
  },
  CreatePodIdentityAssociation: {
    clusterName,
    namespace: access('is for one service account of one namespace'),
    serviceAccount: access('is for one service account of one namespace'),
    roleArn: access('is refused for a role that pods cannot take, or that does not exist'),
    clientRequestToken,
    tags,
    disableSessionTags: access('has a second role, and sessions without tags'),
    targetRoleArn: access('has a second role, and sessions without tags'),
    policy: refused('pods’ sessions have no policy here'),
  },
  DeleteAccessEntry: {
    clusterName,
    principalArn: access('comes, changes and goes'),
  },
  DeleteAddon: {
    clusterName,
    addonName: addons('a DaemonSet’s add-on is ACTIVE without nodes, is there once, and goes'),
    preserve: addons('an add-on that goes leaves its pods when told to'),
  },
  DeleteCapability: { clusterName, capabilityName: capabilities('comes, holds its cluster, and goes') },
  DeleteCertificateAuthority: authorities,
  DeleteCluster: { name: clusterName },
  DeleteEksAnywhereSubscription: subscriptions,
  DeleteFargateProfile: {
    clusterName,
    fargateProfileName: fargate('Fargate profiles come and go one at a time, and hold their cluster'),
  },
  DeleteNodegroup: {
    clusterName,
    nodegroupName: groups(
      'stands in EC2 and Auto Scaling under EKS’s names and tags, and its nodes in Kubernetes',
    ),
  },
  DeletePodIdentityAssociation: {
    clusterName,
    associationId: access('is for one service account of one namespace'),
  },
  DeregisterCluster: anywhere,
  DescribeAccessEntry: { clusterName, principalArn: access('comes, changes and goes') },
  DescribeAddon: {
    clusterName,
    addonName: addons('a DaemonSet’s add-on is ACTIVE without nodes, is there once, and goes'),
  },
  DescribeAddonConfiguration: {
    addonName: addons('goes with the schema of the configuration'),
    addonVersion: addons('goes with the schema of the configuration'),
  },
  DescribeAddonVersions: {
    kubernetesVersion: addons('tells which version is the default for a Kubernetes version'),
    ...pages,
    addonName: addons('finds add-ons by type, and none by an unknown name'),
    types: addons('finds add-ons by type, and none by an unknown name'),
    publishers: addons('finds add-ons by publisher and by owner'),
    owners: addons('finds add-ons by publisher and by owner'),
  },
  DescribeCapability: { clusterName, capabilityName: capabilities('comes, holds its cluster, and goes') },
  DescribeCertificateAuthority: authorities,
  DescribeCluster: { name: clusterName },
  DescribeClusterVersions: {
    clusterType: clusters('finds the default one, those of a kind, those by name, and those of the past'),
    ...pages,
    defaultOnly: clusters('finds the default one, those of a kind, those by name, and those of the past'),
    includeAll: clusters('finds the default one, those of a kind, those by name, and those of the past'),
    clusterVersions: clusters('finds the default one, those of a kind, those by name, and those of the past'),
    status: clusters('finds the default one, those of a kind, those by name, and those of the past'),
    versionStatus: clusters('finds the default one, those of a kind, those by name, and those of the past'),
  },
  DescribeEksAnywhereSubscription: subscriptions,
  DescribeFargateProfile: {
    clusterName,
    fargateProfileName: fargate('Fargate profiles come and go one at a time, and hold their cluster'),
  },
  DescribeIdentityProviderConfig: {
    clusterName,
    identityProviderConfig: {
      type: providers('takes minutes to come and to go, and there is one'),
      name: providers('takes minutes to come and to go, and there is one'),
    },
  },
  DescribeInsight: refreshes,
  DescribeInsightsRefresh: refreshes,
  DescribeNodegroup: {
    clusterName,
    nodegroupName: groups(
      'stands in EC2 and Auto Scaling under EKS’s names and tags, and its nodes in Kubernetes',
    ),
  },
  DescribePodIdentityAssociation: {
    clusterName,
    associationId: access('is for one service account of one namespace'),
  },
  DescribeUpdate: {
    name: clusterName,
    updateId: asked('finds the updates of a cluster, of a node group and of an add-on'),
    nodegroupName: asked('finds the updates of a cluster, of a node group and of an add-on'),
    addonName: asked('finds the updates of a cluster, of a node group and of an add-on'),
    capabilityName: capabilities('takes another role by an update of its own'),
  },
  DisassociateAccessPolicy: {
    clusterName,
    principalArn: access('carries access policies, in the whole cluster or in some namespaces'),
    policyArn: access('carries access policies, in the whole cluster or in some namespaces'),
  },
  DisassociateIdentityProviderConfig: {
    clusterName,
    identityProviderConfig: {
      type: providers('takes minutes to come and to go, and there is one'),
      name: providers('takes minutes to come and to go, and there is one'),
    },
    clientRequestToken,
  },
  ListAccessEntries: {
    clusterName,
    associatedPolicyArn: access('carries access policies, in the whole cluster or in some namespaces'),
    ...pages,
  },
  ListAccessPolicies: pages,
  ListAddons: { clusterName, ...pages },
  ListAssociatedAccessPolicies: {
    clusterName,
    principalArn: access('carries access policies, in the whole cluster or in some namespaces'),
    ...pages,
  },
  ListCapabilities: { clusterName, ...pages },
  ListCertificateAuthorities: authorities,
  ListClusters: { ...pages, include: clusters('is listed, page by page, beside none of the connector') },
  ListEksAnywhereSubscriptions: subscriptions,
  ListFargateProfiles: { clusterName, ...pages },
  ListIdentityProviderConfigs: { clusterName, ...pages },
  ListInsights: { clusterName, filter: refreshes, ...pages },
  ListNodegroups: { clusterName, ...pages },
  ListPodIdentityAssociations: {
    clusterName,
    namespace: access('is for one service account of one namespace'),
    serviceAccount: access('is for one service account of one namespace'),
    ...pages,
  },
  ListTagsForResource: { resourceArn: clusters('is tagged by its ARN') },
  ListUpdates: {
    name: clusterName,
    nodegroupName: asked('finds the updates of a cluster, of a node group and of an add-on'),
    addonName: asked('finds the updates of a cluster, of a node group and of an add-on'),
    capabilityName: capabilities('takes another role by an update of its own'),
    ...pages,
  },
  RegisterCluster: anywhere,
  StartInsightsRefresh: refreshes,
  TagResource: {
    resourceArn: clusters('is tagged by its ARN'),
    tags: clusters('is tagged by its ARN'),
  },
  UntagResource: {
    resourceArn: clusters('is tagged by its ARN'),
    tagKeys: clusters('is tagged by its ARN'),
  },
  UpdateAccessEntry: {
    clusterName,
    principalArn: access('comes, changes and goes'),
    kubernetesGroups: access('lets in under the name and the groups that it says'),
    clientRequestToken,
    username: access('lets in under the name and the groups that it says'),
  },
  UpdateAddon: {
    clusterName,
    addonName: addons('an add-on is updated to another version and configuration'),
    addonVersion: addons('an add-on is updated to another version and configuration'),
    serviceAccountRoleArn: addons('an add-on takes its role by its service account'),
    resolveConflicts: addons('an update keeps what somebody has changed, or not, as it is told'),
    clientRequestToken,
    configurationValues: addons('an add-on is updated to another version and configuration'),
    podIdentityAssociations: {
      serviceAccount: addons('an add-on takes its role by Pod Identity'),
      roleArn: addons('an add-on takes its role by Pod Identity'),
    },
  },
  UpdateCapability: {
    clusterName,
    capabilityName: capabilities('takes another role by an update of its own'),
    roleArn: capabilities('takes another role by an update of its own'),
    configuration: {
      argoCd: refused('there is no IAM Identity Center that people would come from'),
      ack: controllers,
    },
    clientRequestToken,
    deletePropagationPolicy: capabilities('keeps what it has made, in any case'),
  },
  UpdateClusterConfig: {
    name: clusterName,
    resourcesVpcConfig: {
      subnetIds: clusters('a cluster moves into other subnets of its VPC, under other groups'),
      securityGroupIds: clusters('a cluster moves into other subnets of its VPC, under other groups'),
      endpointPublicAccess: access('cannot be reached from outside when its endpoint is private'),
      endpointPrivateAccess: access('cannot be reached from outside when its endpoint is private'),
      publicAccessCidrs: clusters('is not updated to %s'),
      controlPlaneEgressMode: egress,
    },
    logging: {
      clusterLogging: {
        types: clusters('a cluster writes to CloudWatch the logs that are on, and no others'),
        enabled: clusters('a cluster writes to CloudWatch the logs that are on, and no others'),
      },
    },
    clientRequestToken,
    accessConfig: {
      authenticationMode: access(
        'lets its creator in at once through aws-auth’s mode, and by an entry after the mode has changed',
      ),
    },
    upgradePolicy: {
      supportType: clusters('a cluster keeps the support policy that its version has left no choice of'),
    },
    zonalShiftConfig: zonalShift,
    computeConfig: {
      enabled: clusters('is not updated to %s'),
      nodePools: clusters('is not updated to %s'),
      nodeRoleArn: clusters('is not updated to %s'),
    },
    kubernetesNetworkConfig: {
      serviceIpv4Cidr: refused('a cluster keeps its Services’ addresses'),
      ipFamily: refused('clusters are of IPv4 here', 'ipv4'),
      elasticLoadBalancing: { enabled: clusters('is not updated to %s'), gatewayApi },
    },
    storageConfig: { blockStorage: { enabled: clusters('is not updated to %s') } },
    remoteNetworkConfig: hybrid,
    deletionProtection: clusters('is deleted only when its protection is off'),
    controlPlaneScalingConfig: tiers,
    ...components,
  },
  UpdateClusterVersion: {
    name: clusterName,
    version: clusters('is upgraded one minor version at a time, its node groups first'),
    clientRequestToken,
    force: refused('there is nothing that an upgrade would have to be forced against', false),
    rollbackConfig: refused('an upgrade is taken back by another call alone'),
  },
  UpdateEksAnywhereSubscription: subscriptions,
  UpdateNodegroupConfig: {
    clusterName,
    nodegroupName: groups('grows and shrinks'),
    labels: {
      addOrUpdateLabels: groups(
        'has the disk, the market, the labels and the taints that are asked for, and others later',
      ),
      removeLabels: groups(
        'has the disk, the market, the labels and the taints that are asked for, and others later',
      ),
    },
    taints: {
      addOrUpdateTaints: taint(
        groups('has the disk, the market, the labels and the taints that are asked for, and others later'),
      ),
      removeTaints: taint(
        groups('has the disk, the market, the labels and the taints that are asked for, and others later'),
      ),
    },
    scalingConfig: {
      minSize: groups('grows and shrinks'),
      maxSize: groups('grows and shrinks'),
      desiredSize: groups('grows and shrinks'),
    },
    updateConfig,
    nodeRepairConfig,
    warmPoolConfig: warmPool,
    clientRequestToken,
  },
  UpdateNodegroupVersion: {
    clusterName,
    nodegroupName: groups('gets new instances for a new version'),
    version: groups('gets new instances for a new version'),
    releaseVersion: groups('gets new instances for a new version'),
    launchTemplate: {
      name: groups('starts its instances as its launch template says, and anew for another version of it'),
      version: groups('starts its instances as its launch template says, and anew for another version of it'),
      id: groups('starts its instances as its launch template says, and anew for another version of it'),
    },
    force: testsIn('eks-nodegroup-updates.test.ts')('unless it is forced'),
    clientRequestToken,
  },
  UpdatePodIdentityAssociation: {
    clusterName,
    associationId: access('is for one service account of one namespace'),
    roleArn: access('is refused for a role that pods cannot take, or that does not exist'),
    clientRequestToken,
    disableSessionTags: access('has a second role, and sessions without tags'),
    targetRoleArn: access('has a second role, and sessions without tags'),
    policy: refused('pods’ sessions have no policy here'),
  },
};
