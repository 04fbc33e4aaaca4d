import type { AccessEntrySpec, AuthenticationMode, IdentityMapping } from './access.ts';
import type { AddonIdentity, ConflictWish } from './addons.ts';
import type { PolicyArn, PrincipalArn, RoleArn } from './arn.ts';
import type { AutoModeSpec } from './auto-mode.ts';
import type { CapabilitySpec } from './capabilities.ts';
import type { ControlPlaneWishes } from './control-plane.ts';
import type { GivenNetwork } from './given-network.ts';
import type { IdentityProviderSpec } from './identity-provider.ts';
import type { NodeGroupSpec } from './node-group.ts';
import type { PodsSpec } from './pods.ts';
import { type Tags, tagKeys } from './tags.ts';

export type { NodeGroupSpec, Taint } from './node-group.ts';

/** Which instances of a group are bought, and how. Source: EC2 Auto Scaling API reference, InstancesDistribution. */
export interface InstancesDistribution {
  /** So many on-demand, before any Spot. */
  onDemandBase: number;
  /** Of those above, so many of a hundred on-demand. */
  onDemandPercentage: number;
  spotStrategy:
    | 'price-capacity-optimized'
    | 'capacity-optimized'
    | 'capacity-optimized-prioritized'
    | 'lowest-price';
  /** Of `lowest-price` alone; undefined for Auto Scaling's own. */
  spotPools: number | undefined;
  /** US dollars an hour; undefined for the on-demand price. */
  maxPrice: string | undefined;
  /** Whether an instance that is likely to be interrupted is replaced before. */
  rebalances: boolean;
}

/** Source: EC2 Auto Scaling API reference, EnableMetricsCollection. */
export interface GroupMetrics {
  granularity: '1Minute';
  /** Undefined for all. */
  metrics?: readonly string[] | undefined;
}

/**
 * Of an Auto Scaling group, which may be suspended: not those that launch and terminate, without which no node is replaced, nor goes with
 * its cluster. Source: EC2 Auto Scaling API reference, SuspendProcesses.
 */
export const scalingProcesses = [
  'AddToLoadBalancer',
  'AlarmNotification',
  'AZRebalance',
  'HealthCheck',
  'InstanceRefresh',
  'ReplaceUnhealthy',
  'ScheduledActions',
] as const;

export type ScalingProcess = (typeof scalingProcesses)[number];

/** A node group that the account has, and EKS knows nothing of: an Auto Scaling group, in a stack of its own. */
export interface SelfManagedGroupSpec
  extends Pick<
    NodeGroupSpec,
    | 'name'
    | 'instanceTypes'
    | 'selector'
    | 'spot'
    | 'orOnDemand'
    | 'nodes'
    | 'minNodes'
    | 'maxNodes'
    | 'amiFamily'
    | 'volume'
    | 'moreVolumes'
    | 'labels'
    | 'taints'
    | 'tags'
    | 'privateNetworking'
    | 'zones'
    | 'subnets'
    | 'roleArn'
    | 'permissions'
    | 'launch'
  > {
  /** Undefined for on-demand instances of one type. */
  distribution: InstancesDistribution | undefined;
  /** The user's own image; undefined for EKS's newest, by the instance type. */
  ami: string | undefined;
  /** Shell commands that run before the kubelet is started. */
  preBootstrapCommands: readonly string[];
  /** A NodeConfig over ours, or a script in the place of all that is ours. */
  overrideBootstrapCommand: string | undefined;
  /** Of the kubelet's configuration file; undefined for none. JSON. */
  kubeletExtraConfig: string | undefined;
  maxPodsPerNode: number | undefined;
  /** Address of the name server of pods; undefined for the cluster's own. */
  clusterDns?: string | undefined;
  /** Which metrics the Auto Scaling group has in CloudWatch. */
  metrics?: readonly GroupMetrics[] | undefined;
  /** What Auto Scaling does not do; undefined where nobody says: as somebody has set it. */
  suspended?: readonly ScalingProcess[] | undefined;
  /** Seconds after which Auto Scaling replaces an instance; undefined for never. */
  maxLifetime?: number | undefined;
  /** Whether the Auto Scaling group says of what labels and taints its nodes are, for an autoscaler that has none to look at. */
  showsLabels?: boolean | undefined;
  /** Whether instances start while EKS still makes the control plane; undefined where nobody says: they do not. */
  prelaunch: boolean | undefined;
}

/** Pods of a namespace that have all of the labels. A `*` stands for any characters, and a `?` for one. */
export interface FargateSelector {
  namespace: string;
  labels: Readonly<Record<string, string>>;
}

/** Which pods run on Fargate, each on a node of its own. */
export interface FargateProfileSpec {
  name: string;
  /** One to five, of which one has to match. */
  selectors: readonly FargateSelector[];
  /** ARN of the user's own pod execution role; undefined for one that we make. */
  podExecutionRoleArn: RoleArn | undefined;
  /** Ids of those that its pods are in, of the user's; undefined for all that are private. */
  subnets?: readonly string[] | undefined;
  /** The user's own for this profile, on top of the cluster's. */
  tags: Readonly<Record<string, string>>;
}

/** The driver that makes volumes of claims. */
export const ebsCsiAddon = 'aws-ebs-csi-driver';

export interface AddonSpec {
  name: string;
  /**
   * Such as `v1.21.1-eksbuild.1`, or the first parts of it, or `latest`; undefined for the default of the cluster's Kubernetes.
   */
  version: string | undefined;
  /** Of Kubernetes, that it is made in; undefined for its usual one. */
  namespace?: string | undefined;
  /** JSON or YAML, as the add-on's own schema says; undefined for none. */
  configurationValues: string | undefined;
  /** Undefined where nobody says: a new one overwrites, and one that is changed keeps. */
  conflicts?: ConflictWish | undefined;
  /** The user's own for this add-on, on top of the cluster's. */
  tags?: Readonly<Record<string, string>> | undefined;
  /** Undefined where nobody says: the EBS CSI driver has a role in any case. */
  identity?: AddonIdentity | undefined;
}

export interface NetworkSpec {
  /** Whether the cluster has one of its own, or stands in one that the clusters of its repository share, or in the user's. */
  kind: 'own' | 'shared' | 'given';
  /** Of the VPC, /16 to /24. */
  cidr: string;
  nat: 'Single' | 'HighlyAvailable' | 'Disable';
  /** Names of two to four availability zones; undefined for the first two or three that will do. */
  zones: readonly string[] | undefined;
  /** The user's. */
  given?: GivenNetwork | undefined;
  /** In which subnets the control plane has its interfaces; undefined where nobody says: a new one in all, and others as they are. */
  controlPlaneIn?: 'private subnets' | 'all subnets' | undefined;
}

/** Every log that a control plane can write. */
export const logTypes = ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'] as const;

export type LogType = (typeof logTypes)[number];

/**
 * ARNs of roles that somebody has made for many clusters, such as the stack of docs/setup.md; each undefined where a cluster
 * has one of its own.
 */
export interface ClusterRoles {
  cluster?: RoleArn | undefined;
  node?: RoleArn | undefined;
  ebsCsi?: RoleArn | undefined;
}

/** Security groups between control plane and nodes: of the cluster's own, with what nodes need, or EKS's, with everything. */
export const groupKinds = ['minimum', 'recommended'] as const;

export type GroupKind = (typeof groupKinds)[number];

/** A cluster as it should be, with every default filled in. */
export interface ClusterSpec {
  name: string;
  region: string;
  /** `<repository id>/<pr-…|branch-…|run>`: who may change or delete it. */
  owner: string;
  /** On everything that is made: the ownership tags and the user's own. */
  tags: Tags;
  /** Such as `1.36`; undefined for AWS's own default. */
  kubernetesVersion: string | undefined;
  network: NetworkSpec;
  /** Of Services; undefined for EKS's own choice. */
  serviceCidr: string | undefined;
  endpoint: { public: boolean; private: boolean; publicCidrs: readonly string[] };
  authenticationMode: AuthenticationMode;
  /** Whether EKS makes whoever creates the cluster an administrator; undefined where nobody says. */
  creatorIsAdmin: boolean | undefined;
  /** Of the file. */
  accessEntries: readonly AccessEntrySpec[];
  identityMappings: readonly IdentityMapping[];
  /** ARNs of IAM roles and users, each in one of the two lists at most. */
  admins: readonly PrincipalArn[];
  viewers: readonly PrincipalArn[];
  logTypes: readonly LogType[];
  supportType: 'STANDARD' | 'EXTENDED';
  controlPlane: ControlPlaneWishes;
  /** ARN of the user's own cluster role; undefined for one that we make. */
  clusterRoleArn: RoleArn | undefined;
  /** The roles that are there for its kind of cluster. */
  roles?: ClusterRoles | undefined;
  /** ARN of the permissions boundary of every role that we make; undefined for none. */
  permissionsBoundary: PolicyArn | undefined;
  addons: readonly AddonSpec[];
  nodeGroups: readonly NodeGroupSpec[];
  selfManagedGroups?: readonly SelfManagedGroupSpec[] | undefined;
  /** What passes between control plane and nodes; undefined where nobody says. */
  securityGroups?: GroupKind | undefined;
  /** False where it is told to be off; undefined where nobody says. */
  autoMode?: AutoModeSpec | false | undefined;
  /** Undefined where nothing says which there are: those that there are stay. */
  fargateProfiles?: readonly FargateProfileSpec[] | undefined;
  /** Undefined where nothing says which there are: those that there are stay. */
  capabilities?: readonly CapabilitySpec[] | undefined;
  /** `none` where there is to be none; undefined where nothing says it: the one that there is stays. */
  identityProvider?: IdentityProviderSpec | 'none' | undefined;
  /** What pods may do in AWS; undefined where nothing says it: what there is stays. */
  pods?: PodsSpec | undefined;
  /**
   * When the cluster may be swept away, in whole seconds; undefined when nothing is said: a new cluster never expires,
   * and one that exists keeps its expiry.
   */
  expiresAt: Date | 'never' | undefined;
  /** Whether nobody has said so, and it is what clusters of its kind have: one that exists keeps a later expiry, or none. */
  isUsualExpiry?: boolean;
}

/** The cluster under a name, which its tags say too. */
export function called(name: string, { tags, ...spec }: Omit<ClusterSpec, 'name'>): ClusterSpec {
  return { ...spec, name, tags: { ...tags, [tagKeys.cluster]: name } };
}

/** What a step that names nothing gets: a good small cluster. Times in milliseconds. */
export const defaults = {
  network: { kind: 'own', cidr: '192.168.0.0/16', nat: 'Single', zones: undefined },
  endpoint: { public: true, private: true, publicCidrs: ['0.0.0.0/0'] },
  authenticationMode: 'API',
  creatorIsAdmin: undefined,
  accessEntries: [],
  identityMappings: [],
  /** EKS's own default is the one that becomes six times as dear by itself. */
  supportType: 'STANDARD',
  controlPlane: {
    zonalShift: false,
    tier: 'standard',
    isProtected: undefined,
    secretsKey: undefined,
    logRetention: undefined,
  },
  addons: ['vpc-cni', 'kube-proxy', 'coredns', 'eks-pod-identity-agent', 'aws-ebs-csi-driver'],
  /** On Fargate alone: it runs no agent on its nodes, gives pods no Pod Identity, and mounts no volumes of EBS. */
  addonsOnFargate: ['vpc-cni', 'kube-proxy', 'coredns'],
  /** Without nodes, each of its pods would wait for one, but for those of DaemonSets, of which there are none. */
  addonsWithoutNodes: ['vpc-cni', 'kube-proxy', 'eks-pod-identity-agent'],
  nodeGroup: {
    name: 'default',
    instanceTypes: ['t3.medium'],
    spot: false,
    nodes: 2,
    minNodes: 2,
    maxNodes: 2,
    amiFamily: 'AmazonLinux2023',
    volume: { size: 30, type: 'gp3', iops: undefined, throughput: undefined },
    labels: {},
    taints: [],
    tags: {},
    privateNetworking: true,
  },
  selfManaged: {
    distribution: undefined,
    ami: undefined,
    preBootstrapCommands: [],
    overrideBootstrapCommand: undefined,
    kubeletExtraConfig: undefined,
    maxPodsPerNode: undefined,
    prelaunch: undefined,
  },
  /** How long a cluster lives of which nobody says it; those of branches and those with a name, for ever. */
  ttl: { run: 24 * 3_600_000, pullRequest: 3 * 24 * 3_600_000 },
  timeout: 45 * 60_000,
  pollInterval: 5_000,
  audience: 'sts.amazonaws.com',
  roleDurationSeconds: 3600,
} as const satisfies {
  network: NetworkSpec;
  endpoint: ClusterSpec['endpoint'];
  nodeGroup: NodeGroupSpec;
  controlPlane: ControlPlaneWishes;
  [name: string]: unknown;
};

/** What a removal may do, and is to leave. */
export interface RemovalWishes {
  /** Whether it lifts the protection from deletion that somebody has given to the cluster or its network. */
  liftsProtection: boolean;
  /** Whether the log groups stay. */
  keepsLogs: boolean;
}

/** What may not be exceeded, and who says so. */
export interface Brake {
  most: number;
  /** In words, such as `` `max-previews` ``. */
  by: string;
}
