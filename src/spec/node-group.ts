import type { PolicyArn, RoleArn } from './arn.ts';

/** A Kubernetes taint, its effect as Kubernetes spells it. */
export interface Taint {
  key: string;
  value: string;
  effect: 'NoSchedule' | 'NoExecute' | 'PreferNoSchedule';
}

/** What instance types are like: as many as are, in the place of names. */
export interface InstanceSelector {
  vCpus?: number | undefined;
  /** MiB. */
  memory?: number | undefined;
  /** Undefined for none. */
  gpus?: number | undefined;
  /** Undefined for none. */
  neuronDevices?: number | undefined;
  architecture: 'x86_64' | 'arm64';
  /** Regular expressions of their names. */
  allow?: string | undefined;
  deny?: string | undefined;
}

/** A managed node group, complete. */
export interface NodeGroupSpec {
  name: string;
  /** Of one architecture; the first decides which AMI is used. None until they are chosen, where a selector says what they are like. */
  instanceTypes: readonly string[];
  selector?: InstanceSelector | undefined;
  spot: boolean;
  /** Whether on-demand instances will do where there are none of spot. */
  orOnDemand?: boolean | undefined;
  nodes: number;
  minNodes: number;
  maxNodes: number;
  amiFamily: 'AmazonLinux2023' | 'Bottlerocket';
  /** The encrypted volume that images and pods' files are on. */
  volume: NodeVolume;
  /** Further ones, which are encrypted, too. */
  moreVolumes?: readonly (NodeVolume & { device: string })[] | undefined;
  labels: Readonly<Record<string, string>>;
  taints: readonly Taint[];
  /** The user's own for this group, on top of the cluster's. */
  tags: Readonly<Record<string, string>>;
  /** Nodes in the private subnets, without public addresses. */
  privateNetworking: boolean;
  /** Of the cluster's; undefined for all that offer the instance types. */
  zones?: readonly string[] | undefined;
  /** Ids of those that the nodes are in, of the user's; undefined for all of their kind. */
  subnets?: readonly string[] | undefined;
  /** How many nodes are replaced at once, and in which order; undefined for EKS's own way, or what somebody has set. */
  updates?: Updates | undefined;
  /** Release of the AMI, such as `1.36.2-20261117`; undefined for the newest at the time that nodes are made. */
  releaseVersion?: string | undefined;
  /** Whether and how EKS replaces nodes that are ill; undefined where nobody says. */
  repair?: NodeRepair | undefined;
  /** Instances that are started beforehand; undefined where nobody says. */
  warmPool?: WarmPool | undefined;
  /** ARN of the user's own node role; undefined for that of the cluster's nodes, or one of the group's own. */
  roleArn?: RoleArn | undefined;
  /** What its nodes may do besides, by a role of the group's own; undefined for nothing. */
  permissions?: NodePermissions | undefined;
  /** What its instances are launched with beside all this. */
  launch?: LaunchWishes | undefined;
}

export interface NodeVolume {
  /** GiB. */
  size: number;
  type: 'gp2' | 'gp3' | 'io1' | 'io2';
  /** IO operations a second; undefined for the type's own. */
  iops?: number | undefined;
  /** MiB a second; undefined for the type's own. */
  throughput?: number | undefined;
  /** ARN; an id alone until it is known of which account. Undefined for the account's key for EBS. */
  key?: string | undefined;
}

export interface NodePermissions {
  /** ARNs of managed policies, and names of AWS's own with their path. */
  policies: readonly (PolicyArn | string)[];
  /** Programs on the nodes whose permissions no policy of AWS has. */
  programs: readonly NodeProgram[];
  /** JSON of a policy of its own. */
  document?: string | undefined;
}

/** By eksctl's names. */
export const nodePrograms = [
  'autoScaler',
  'awsLoadBalancerController',
  'certManager',
  'externalDNS',
] as const;

export type NodeProgram = (typeof nodePrograms)[number];

export const isNodeProgram = (name: string): name is NodeProgram =>
  nodePrograms.some((each) => each === name);

/** Source: EKS API reference, NodegroupUpdateConfig. */
export interface Updates {
  /** One of the two. */
  maxUnavailable?: number | undefined;
  maxUnavailablePercentage?: number | undefined;
  strategy: 'DEFAULT' | 'MINIMAL';
}

/** Source: EKS API reference, NodeRepairConfig, whose names these are. */
export interface NodeRepair {
  enabled: boolean;
  /** Of these two, one. */
  maxUnhealthyNodeThresholdCount?: number | undefined;
  maxUnhealthyNodeThresholdPercentage?: number | undefined;
  /** Of these two, one. */
  maxParallelNodesRepairedCount?: number | undefined;
  maxParallelNodesRepairedPercentage?: number | undefined;
  nodeRepairConfigOverrides?: readonly RepairOverride[] | undefined;
}

export interface RepairOverride {
  nodeMonitoringCondition: string;
  nodeUnhealthyReason: string;
  minRepairWaitTimeMins: number;
  repairAction: 'Replace' | 'Reboot' | 'NoAction';
}

/** Source: EKS API reference, WarmPoolConfig. */
export interface WarmPool {
  enabled: boolean;
  minSize: number;
  /** Of nodes and prepared instances together; undefined for the group's most nodes. */
  mostPrepared: number | undefined;
  state: 'STOPPED' | 'RUNNING';
  reuses: boolean;
}

/** A launch template of the user's own. */
export interface TemplateWish {
  id: string;
  /** Undefined for its default one. */
  version?: number | undefined;
  /** Whether the file says of which family the images are: EKS refuses that where the template has an image. */
  isOfFamily: boolean;
}

/** Which reserved capacity instances take: one of the first three. Source: EC2 API reference, CapacityReservationSpecification. */
export interface ReservationWish {
  /** Any that suits and is open to all, as EC2 does without; or none. */
  preference?: 'open' | 'none' | undefined;
  id?: string | undefined;
  /** ARN of a resource group of reservations. */
  group?: string | undefined;
  /** Whether it is a Capacity Block, which is bought beforehand for a time. */
  isBlock: boolean;
}

/** What the launch template says where the file does. */
export interface LaunchWishes {
  /** One of the user's in its place, beside which there are no other wishes. */
  template?: TemplateWish | undefined;
  /** Of the instances' tag Name; undefined for `<cluster>-<group>`. */
  instanceName?: string | undefined;
  instancePrefix?: string | undefined;
  ebsOptimized?: boolean | undefined;
  detailedMonitoring?: boolean | undefined;
  /** Whether types that gather credits for their processor go on without: undefined as their type has it. */
  cpuCredits?: 'standard' | 'unlimited' | undefined;
  /** Whether pods reach the metadata service, and by it the role of their node. */
  podsSeeMetadata?: true | undefined;
  /** Pods that a node takes at most. */
  maxPods?: number | undefined;
  /** Of a key pair of EC2, whose holder may log in where he reaches a node. */
  keyName?: string | undefined;
  /** Ids of those that nodes have beside the cluster's own. */
  securityGroups?: readonly string[] | undefined;
  /** Id of an image of the user's own. */
  ami?: string | undefined;
  /** Shell commands that run before the kubelet is started. */
  preBootstrapCommands?: readonly string[] | undefined;
  /** A NodeConfig over EKS's; or, for an image of the user's own, a script that starts the kubelet. */
  overrideBootstrapCommand?: string | undefined;
  reservation?: ReservationWish | undefined;
  /** Settings of Bottlerocket beside ours. JSON. */
  bottlerocket?: string | undefined;
  /** Name of a placement group. */
  placementGroup?: string | undefined;
  /** Whether instances can start Nitro Enclaves. */
  enclaves?: true | undefined;
}
