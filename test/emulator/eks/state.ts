/** What the emulated EKS remembers, and how its parts find it. */
import type {
  BlockDeviceMapping,
  _InstanceType as InstanceType,
  RunInstancesCommandInput,
} from '@aws-sdk/client-ec2';
import type {
  AccessEntry,
  Addon,
  AssociatedAccessPolicy,
  Capability,
  Cluster,
  CreateClusterCommandInput,
  FargateProfile,
  Issue,
  Nodegroup,
  OidcIdentityProviderConfig,
  PodIdentityAssociation,
  Update,
  VpcConfigResponse,
} from '@aws-sdk/client-eks';
import { ClockReset, type Duration } from '../clock.ts';
import type { CallContext, Clients, Principal, World } from '../core.ts';
import type { KubernetesCluster, Manifest } from '../kubernetes/index.ts';
import type { Endpoint } from './endpoint.ts';
import { invalidRequest, notFound } from './refusals.ts';

/** What an operation answers. */
export type Answer<Output> = Promise<Omit<Output, '$metadata'>>;

/** A shape of the API whose named members are always there. */
export type With<Shape, Key extends keyof Shape> = Shape & {
  [Name in Key]-?: Exclude<Shape[Name], undefined>;
};

type VpcConfig = With<VpcConfigResponse, 'subnetIds' | 'securityGroupIds' | 'vpcId'>;

export interface ClusterRecord {
  region: string;
  /** As DescribeCluster shows it. */
  cluster: With<Cluster, 'name' | 'arn' | 'version' | 'roleArn' | 'status' | 'tags' | 'accessConfig'> & {
    resourcesVpcConfig: VpcConfig;
  };
  request: CreateClusterCommandInput;
  creator: Principal;
  /** From shortly before ACTIVE to the end of the deletion. */
  kubernetes?: KubernetesCluster;
  endpoint?: Endpoint;
  /** False until the endpoint's name resolves, some time after ACTIVE. */
  reachable: boolean;
  /** The last upgrade, which can be taken back for some days; in milliseconds since the epoch. */
  upgraded?: { from: string; at: number };
  /** What its creation does in EC2 just now, or did last. */
  step?: Promise<unknown>;
  /** Whether EKS is going to look at what the cluster stands on. */
  isToBeExamined?: boolean;
  /** The control plane's network interfaces. */
  interfaces: string[];
  accessEntries: Map<string, AccessEntryRecord>;
  addons: Map<string, AddonRecord>;
  capabilities: Map<string, CapabilityRecord>;
  fargateProfiles: Map<string, FargateProfileRecord>;
  /** A cluster has one at most. */
  identityProvider?: With<
    OidcIdentityProviderConfig,
    'identityProviderConfigName' | 'identityProviderConfigArn' | 'tags' | 'status'
  >;
  nodegroups: Map<string, NodegroupRecord>;
  /** Instances that no managed group has started, by id, once they have found the cluster. */
  selfManaged: Map<string, NodeInstance>;
  /** Those of Auto Mode, by id. */
  autoInstances?: Set<string>;
  podIdentityAssociations: Map<string, PodIdentityRecord>;
  /** What the kubelets have asked before they start pods. */
  inspections: Set<Promise<void>>;
  updates: Map<string, UpdateRecord>;
}

export interface AccessEntryRecord {
  entry: With<
    AccessEntry,
    'principalArn' | 'accessEntryArn' | 'username' | 'type' | 'kubernetesGroups' | 'tags'
  >;
  /** The role's or user's id at the time: an entry does not follow a role that is made anew under its name. */
  principalId: string;
  policies: Map<string, With<AssociatedAccessPolicy, 'policyArn' | 'accessScope'>>;
  /** Milliseconds since the epoch; before, the API server does not know the entry yet. */
  effectiveAt: number;
}

export type CapabilityRecord = With<
  Capability,
  'capabilityName' | 'clusterName' | 'arn' | 'status' | 'tags'
> & { type: 'ACK' | 'KRO' };

export interface AddonRecord {
  addon: With<Addon, 'addonName' | 'addonArn' | 'addonVersion' | 'status' | 'tags'> & {
    namespaceConfig: { namespace: string };
    health: { issues: NonNullable<NonNullable<Addon['health']>['issues']> };
  };
  /** When EKS looked at it first and found no nodes, in seconds of AWS's time; undefined once it has seen its pods. */
  firstLook?: number | undefined;
}

export interface NodegroupRecord {
  nodegroup: With<
    Nodegroup,
    | 'nodegroupName'
    | 'nodegroupArn'
    | 'clusterName'
    | 'version'
    | 'status'
    | 'tags'
    | 'nodeRole'
    | 'subnets'
    | 'instanceTypes'
  > & {
    scalingConfig: { minSize: number; maxSize: number; desiredSize: number };
    health: { issues: NonNullable<NonNullable<Nodegroup['health']>['issues']> };
  };
  /** What stands behind it in EC2, IAM and Auto Scaling, by name. */
  fleet: {
    instanceProfile: string;
    launchTemplate: string;
    autoScalingGroup: string;
    /** Lets people in by SSH, when they have been asked for. */
    remoteAccessGroup?: string;
    plan: LaunchPlan;
  };
  instances: Map<string, NodeInstance>;
  /** Those of its warm pool, if it has one. */
  warm?: Map<string, NodeInstance>;
  /** Its creation, which a deletion must not overtake. */
  creation?: Promise<void>;
  /** What its nodes leave behind: there when they go, and so before the group has gone. */
  left: Promise<void>[];
  /** What Auto Scaling says of its last launch, if that failed. */
  launchFailure?: string;
  clientRequestToken: string | undefined;
}

/** What the instances of a node group are started from. */
export interface LaunchPlan {
  imageId: string;
  securityGroups: string[];
  blockDevices: BlockDeviceMapping[];
  metadata: { HttpTokens: 'optional' | 'required'; HttpPutResponseHopLimit: number };
  /** What the user's launch template hands on to EC2 as it is. */
  asAsked: Pick<
    RunInstancesCommandInput,
    'CapacityReservationSpecification' | 'EbsOptimized' | 'KeyName' | 'Monitoring' | 'Placement'
  >;
  /** Why no instance can be started so. */
  issue: Issue | undefined;
  /** What the user's launch template hands to them, as it is read there. */
  userData: string;
  /** What the user's launch template tags them with. */
  tags: Record<'instance' | 'volume' | 'network-interface', Tag[]>;
}

export type Tag = { Key: string; Value: string };

/** Where an instance of a node group stands, or could. */
export interface Place {
  subnetId: string;
  zone: string;
  instanceType: InstanceType;
  /** Whether instances get a public address there. */
  isPublic: boolean;
}

/** An EC2 instance that is a node, or is to be one. */
export interface NodeInstance extends Place {
  id: string;
  /** ARN of the role of its profile. */
  role: string;
  /** How far the answers of its metadata travel. */
  hops: number;
  securityGroups: string[];
  /** Whether its Node has been Ready. */
  ready?: true;
  /** NVIDIA's GPUs that its image drives. */
  gpus?: number;
  /** Its Node once it has joined, but for what its managed group, if it has one, and its readiness add. */
  node?: Manifest;
}

/** The life of an instance that no managed group has started. */
export interface Life {
  region: string;
  /** Where it is a node, or tries to be. */
  record?: ClusterRecord;
  hasEnded?: true;
}

export interface FargateProfileRecord {
  clientRequestToken: string | undefined;
  profile: With<FargateProfile, 'fargateProfileName' | 'fargateProfileArn' | 'status' | 'tags'>;
  /** The network interface of each pod that it runs, by the pod's uid. */
  interfaces: Map<string, string>;
}

export interface PodIdentityRecord {
  association: With<
    PodIdentityAssociation,
    'associationId' | 'associationArn' | 'namespace' | 'serviceAccount' | 'roleArn' | 'tags'
  >;
  /** From when on the webhook sees it, in seconds of AWS's time. */
  seenFrom: number;
}

export interface UpdateRecord {
  update: With<Update, 'id' | 'status' | 'type'>;
  nodegroupName?: string;
  addonName?: string;
  capabilityName?: string;
}

export interface Eks {
  world: World;
  /** By region and name. */
  clusters: Map<string, ClusterRecord>;
  /** Work in the background. */
  running: Set<Promise<void>>;
  /** Instances outside of managed groups that have been seen, by id, and how each of them goes. */
  lives: Map<string, Life>;
}

/** Whoever has started it. */
export const instanceIn = (
  { nodegroups, selfManaged }: ClusterRecord,
  id: string,
): NodeInstance | undefined =>
  selfManaged.get(id) ?? [...nodegroups.values()].flatMap(({ instances }) => instances.get(id) ?? [])[0];

const keyOf = (region: string, name: string): string => `${region}/${name}`;

/** @throws ResourceNotFoundException, as EKS does for every operation on a cluster that is not there. */
export function clusterOf(eks: Eks, region: string, name: string | undefined): ClusterRecord {
  const record = eks.clusters.get(keyOf(region, name ?? ''));
  if (!record) throw notFound(`No cluster found for name: ${name}.`, { clusterName: name });
  return record;
}

/** @throws InvalidRequestException unless the cluster is ACTIVE, as operations on what stands on a cluster demand. */
export function activeCluster(eks: Eks, region: string, name: string | undefined): ClusterRecord {
  const record = clusterOf(eks, region, name);
  if (record.cluster.status !== 'ACTIVE') {
    throw invalidRequest(`Cluster '${name}' is not in ACTIVE status`, { clusterName: name });
  }
  return record;
}

export const findCluster = (eks: Eks, region: string, name: string): ClusterRecord | undefined =>
  eks.clusters.get(keyOf(region, name));

export const clustersOf = (eks: Eks, region: string): ClusterRecord[] =>
  [...eks.clusters.values()].filter((record) => record.region === region);

export const remember = (eks: Eks, record: ClusterRecord): void => {
  eks.clusters.set(keyOf(record.region, record.cluster.name), record);
};

export const forget = (eks: Eks, record: ClusterRecord): void => {
  eks.clusters.delete(keyOf(record.region, record.cluster.name));
};

/** False once the cluster is gone, even when another has taken its name. */
export const isCurrent = (eks: Eks, record: ClusterRecord): boolean =>
  eks.clusters.get(keyOf(record.region, record.cluster.name)) === record;

/** `arn:aws:eks:<region>:<account>:<resource>`. */
export const arnOf = (eks: Eks, region: string, resource: string): string =>
  `arn:aws:eks:${region}:${eks.world.account}:${resource}`;

/** Clients that act as one of EKS's service-linked roles. */
export const actingAs = (eks: Eks, region: string, role: keyof typeof viaOf): Clients =>
  eks.world.clients({ principal: eks.world.serviceLinkedRole(role), region, via: viaOf[role] });

/** Clients that act for the caller, as EKS does while it checks a request. */
export const onBehalfOf = (eks: Eks, { principal, region, via }: CallContext): Clients =>
  eks.world.clients({ principal, region, via: via ?? viaOf.AWSServiceRoleForAmazonEKS });

const viaOf = {
  AWSServiceRoleForAmazonEKS: 'eks.amazonaws.com',
  AWSServiceRoleForAmazonEKSNodegroup: 'eks-nodegroup.amazonaws.com',
  AWSServiceRoleForAmazonEKSForFargate: 'eks-fargate.amazonaws.com',
  AWSServiceRoleForAutoScaling: 'autoscaling.amazonaws.com',
} as const;

/** Seconds that something takes in a cluster this time; `what` tells it from its like there. */
export const takes = (eks: Eks, { cluster }: ClusterRecord, duration: Duration, what: string): number =>
  eks.world.clock.takes(duration, `${cluster.name}/${what}`);

/** Lets AWS's time pass. @throws ClockReset when the cluster is gone, by then or already */
export async function pass(eks: Eks, record: ClusterRecord, seconds: number): Promise<void> {
  refuseGone(eks, record);
  await eks.world.clock.sleep(seconds);
  // At a high speed AWS's time flies while the emulator works: a kubelet would have had its answers long ago.
  await Promise.allSettled(record.inspections);
  refuseGone(eks, record);
}

/**
 * Lets AWS's time pass until so many seconds after `start`: what the emulator itself needs for its work is not added.
 * @param start milliseconds since the epoch
 * @throws ClockReset when the cluster is gone, by then or already
 */
export async function passSince(
  eks: Eks,
  record: ClusterRecord,
  start: number,
  seconds: number,
): Promise<void> {
  const passed = ((Date.now() - start) / 1000) * eks.world.clock.speed;
  await pass(eks, record, Math.max(0, seconds - passed));
}

function refuseGone(eks: Eks, record: ClusterRecord): void {
  if (!isCurrent(eks, record)) throw new ClockReset(`the cluster ${record.cluster.name} is gone`);
}

/**
 * Runs work on a cluster that nobody awaits. A reset takes the resources from under work that is under way: what
 * fails then is no error.
 */
export function inBackground(eks: Eks, record: ClusterRecord, work: () => Promise<void>): void {
  eks.world.clock.background(async () => {
    const running = work();
    eks.running.add(running);
    try {
      await running;
    } catch (error) {
      if (isCurrent(eks, record)) throw error;
    } finally {
      eks.running.delete(running);
    }
  });
}
