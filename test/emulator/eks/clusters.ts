/** Clusters: creation, description and deletion. */

import { randomBytes } from 'node:crypto';
import type {
  Cluster,
  ClusterIssue,
  CreateClusterCommandInput,
  CreateClusterCommandOutput,
  DeleteClusterCommandInput,
  DeleteClusterCommandOutput,
  DescribeClusterCommandInput,
  DescribeClusterCommandOutput,
  ListClustersCommandInput,
  ListClustersCommandOutput,
} from '@aws-sdk/client-eks';
import { durations } from '../clock.ts';
import { startCloudControllers } from '../cloud/index.ts';
import type { CallContext } from '../core.ts';
import { startKubernetes } from '../kubernetes/index.ts';
import { isWithin } from '../network/cidr.ts';
import { grantAutoNodes, grantCreator } from './access-grants.ts';
import { followWorkloads } from './addon-health.ts';
import { installSelfManagedAddons } from './addon-workloads.ts';
import { authenticator, authorizer } from './authentication.ts';
import { arrangePools, endAutoNodes, followAutoMode, removeProfile } from './auto-mode.ts';
import { checkCluster, loggingOf } from './cluster-rules.ts';
import { clusterWrites } from './cluster-writes.ts';
import { writeLogs } from './control-plane-logs.ts';
import {
  createClusterSecurityGroup,
  createInterfaces,
  deleteClusterSecurityGroup,
  deleteInterfaces,
} from './control-plane-network.ts';
import { createEndpoint, unreachableAfterActive, type WayIn } from './endpoint.ts';
import { followFargate } from './fargate-pods.ts';
import { checkTags, page, repeats } from './input.ts';
import { podIdentityWebhook } from './pod-identity-webhook.ts';
import { podReach } from './pod-reach.ts';
import { podInspection } from './pod-starts.ts';
import { inUse, invalidParameter, invalidRequest } from './refusals.ts';
import { codeOf, isServiceError } from './service-errors.ts';
import {
  type Answer,
  actingAs,
  arnOf,
  type ClusterRecord,
  clusterOf,
  clustersOf,
  type Eks,
  findCluster,
  forget,
  inBackground,
  isCurrent,
  pass,
  passSince,
  remember,
  takes,
} from './state.ts';
import { clusterUpdateInProgress } from './updates.ts';

/** The part of the creation after which the control plane's interfaces stand in the subnets. */
const interfacesAfter = 0.4;

/** The part of the deletion until which they stand there. */
const interfacesUntil = 0.9;

/** Seconds until EKS tries again what another service has refused. Assumed. */
const retryAfter = 15;

export const clusterOperations = (eks: Eks) => ({
  CreateCluster: async (
    input: CreateClusterCommandInput,
    call: CallContext,
  ): Answer<CreateClusterCommandOutput> => {
    const known = alreadyCreated(eks, input, call.region);
    if (known) return { cluster: known };
    const checked = await checkCluster(eks, input, call);
    // Another request for the same name may have come through while this one was being checked.
    const meanwhile = alreadyCreated(eks, input, call.region);
    if (meanwhile) return { cluster: meanwhile };

    const record: ClusterRecord = {
      region: call.region,
      creator: call.principal,
      request: input,
      cluster: {
        ...checked,
        arn: arnOf(eks, call.region, `cluster/${checked.name}`),
        createdAt: new Date(),
        status: 'CREATING',
        certificateAuthority: {},
        logging: loggingOf(input.logging),
        clientRequestToken: input.clientRequestToken,
        tags: checkTags(input.tags, call),
        health: { issues: [] },
      },
      reachable: false,
      interfaces: [],
      selfManaged: new Map(),
      accessEntries: new Map(),
      addons: new Map(),
      capabilities: new Map(),
      fargateProfiles: new Map(),
      nodegroups: new Map(),
      podIdentityAssociations: new Map(),
      inspections: new Set(),
      updates: new Map(),
    };
    remember(eks, record);
    call.touches({ arn: record.cluster.arn, tags: record.cluster.tags });
    inBackground(eks, record, () => create(eks, record));
    return { cluster: shown(record) };
  },

  DescribeCluster: async (
    input: DescribeClusterCommandInput,
    call: CallContext,
  ): Answer<DescribeClusterCommandOutput> => {
    const record = clusterOf(eks, call.region, input.name);
    call.touches({ arn: record.cluster.arn, tags: record.cluster.tags });
    return { cluster: shown(record) };
  },

  ListClusters: async (
    input: ListClustersCommandInput,
    { region }: CallContext,
  ): Answer<ListClustersCommandOutput> => {
    // The others would be those of the connector.
    const { include = [] } = input;
    if (include.length > 1 || include.some((each) => each !== 'all')) {
      throw invalidParameter("The include parameter accepts the value 'all' alone");
    }
    const names = clustersOf(eks, region).map(({ cluster }) => cluster.name);
    const { items, nextToken } = page(names.toSorted(), input);
    return { clusters: items, nextToken };
  },

  DeleteCluster: async (
    input: DeleteClusterCommandInput,
    call: CallContext,
  ): Answer<DeleteClusterCommandOutput> => {
    const record = clusterOf(eks, call.region, input.name);
    call.touches({ arn: record.cluster.arn, tags: record.cluster.tags });
    refuseDeletion(record);
    record.cluster.status = 'DELETING';
    inBackground(eks, record, () => destroy(eks, record));
    return { cluster: shown(record) };
  },
});

/** As it was at this moment: the record goes on changing. */
const shown = (record: ClusterRecord): Cluster => structuredClone(record.cluster);

/**
 * The answer to a request that was made before, under the same client request token.
 * @throws ResourceInUseException when the name is taken by another request
 */
function alreadyCreated(eks: Eks, input: CreateClusterCommandInput, region: string): Cluster | undefined {
  const record = findCluster(eks, region, input.name ?? '');
  if (!record) return undefined;
  if (repeats(record.request, input) && record.cluster.status !== 'DELETING') return shown(record);
  throw inUse(`Cluster already exists with name: ${input.name}`, { clusterName: input.name });
}

async function create(eks: Eks, record: ClusterRecord): Promise<void> {
  const start = Date.now();
  const whole = takes(eks, record, durations.controlPlaneCreate, 'creation');
  const { cluster, region } = record;
  const { ec2 } = actingAs(eks, region, 'AWSServiceRoleForAmazonEKS');
  const { vpcId, subnetIds, securityGroupIds } = cluster.resourcesVpcConfig;
  try {
    const group = await inStep(record, createClusterSecurityGroup(ec2, cluster.name, vpcId));
    cluster.resourcesVpcConfig.clusterSecurityGroupId = group;
    await passSince(eks, record, start, whole * interfacesAfter);
    if (!isBeingCreated(record)) return;
    await inStep(
      record,
      createInterfaces(ec2, cluster.name, subnetIds, [group, ...securityGroupIds], record.interfaces),
    );
  } catch (error) {
    if (!isServiceError(error)) throw error;
    if (isBeingCreated(record)) {
      cluster.status = 'FAILED';
      cluster.health = { issues: [creationIssue(error, cluster.resourcesVpcConfig)] };
    }
    return;
  }
  await startApiServer(eks, record);
  await passSince(eks, record, start, whole);
  await grantAutoNodes(eks, record);
  if (!isBeingCreated(record)) return;
  activate(eks, record);
  arrangePools(eks, record);
  inBackground(eks, record, () => writeLogs(eks, record, 'started'));
  await pass(eks, record, unreachableAfterActive);
  record.reachable = true;
}

const isBeingCreated = (record: ClusterRecord): boolean => record.cluster.status === 'CREATING';

/** Remembers what is under way in EC2: a deletion must not overtake it. */
async function inStep<Made>(record: ClusterRecord, step: Promise<Made>): Promise<Made> {
  record.step = step;
  return await step;
}

/** What EKS shows of a creation that another service has refused. */
function creationIssue(error: Error, network: ClusterRecord['cluster']['resourcesVpcConfig']): ClusterIssue {
  const { message } = error;
  const { vpcId, subnetIds, securityGroupIds } = network;
  switch (codeOf(error).split('.')[0]) {
    case 'InvalidVpcID':
      return { code: 'VpcNotFound', message, resourceIds: [vpcId] };
    case 'InvalidSubnetID':
      return { code: 'Ec2SubnetNotFound', message, resourceIds: subnetIds };
    case 'InvalidGroup':
    case 'InvalidSecurityGroupID':
      return { code: 'Ec2SecurityGroupNotFound', message, resourceIds: securityGroupIds };
    case 'InsufficientFreeAddressesInSubnet':
      return { code: 'InsufficientFreeAddresses', message, resourceIds: subnetIds };
    case 'AccessDenied':
    case 'UnauthorizedOperation':
      return { code: 'AccessDenied', message, resourceIds: [] };
    default:
      return { code: 'Other', message, resourceIds: [] };
  }
}

/** Starts the cluster's API server, which nobody can reach yet. */
async function startApiServer(eks: Eks, record: ClusterRecord): Promise<void> {
  const { serviceIpv4Cidr } = record.cluster.kubernetesNetworkConfig ?? {};
  record.kubernetes = await startKubernetes({
    version: record.cluster.version,
    ...(serviceIpv4Cidr !== undefined && { serviceCidr: serviceIpv4Cidr }),
    authenticate: authenticator(eks, record),
    authorize: authorizer(record),
    after: (seconds, work) =>
      inBackground(eks, record, async () => {
        await pass(eks, record, seconds);
        work();
      }),
    inspectPod: podInspection(eks, record),
    admitPod: podIdentityWebhook(eks, record),
    lookAtPods: () => podReach(eks, record),
    aroundWrite: clusterWrites(eks, record),
  });
  followFargate(eks, record);
  followAutoMode(eks, record);
  followWorkloads(eks, record);
  startCloudControllers(eks, record);
  record.endpoint = await createEndpoint(record.kubernetes.url, () => wayIn(eks, record));
  // The cluster may have gone in the meantime.
  if (!isCurrent(eks, record)) await closeCluster(record);
}

/** Shows the cluster's API server to the world. */
function activate(eks: Eks, record: ClusterRecord): void {
  const { cluster, kubernetes, endpoint, region, request } = record;
  if (request.bootstrapSelfManagedAddons !== false && !cluster.computeConfig?.enabled) {
    installSelfManagedAddons(record);
  }
  grantCreator(eks, record);
  const id = randomBytes(16).toString('hex').toUpperCase();
  cluster.endpoint = endpoint?.url;
  cluster.certificateAuthority = { data: kubernetes?.certificateAuthority };
  cluster.identity = { oidc: { issuer: `https://oidc.eks.${region}.amazonaws.com/id/${id}` } };
  cluster.status = 'ACTIVE';
}

/** How a client outside the VPC, as the runner is one, fares at the cluster's endpoint. */
function wayIn({ world: { circumstances } }: Eks, { reachable, cluster }: ClusterRecord): WayIn {
  if (!reachable) return 'unresolved';
  const { endpointPublicAccess, publicAccessCidrs = [] } = cluster.resourcesVpcConfig;
  // The name of a private endpoint resolves everywhere, to addresses of the VPC.
  return endpointPublicAccess && isWithin(publicAccessCidrs, circumstances.clientAddress) ? 'open' : 'silent';
}

/** @throws what DeleteCluster answers while something stands on the cluster, or protects it. */
function refuseDeletion(record: ClusterRecord): void {
  const { cluster } = record;
  const about = { clusterName: cluster.name };
  if (cluster.status === 'DELETING') {
    throw inUse(`Cannot delete because cluster ${cluster.name} is already being deleted`, about);
  }
  if (cluster.deletionProtection && !['CREATING', 'FAILED'].includes(cluster.status)) {
    throw invalidRequest(
      'Cluster deletion is prevented because deletion protection is enabled. Disable deletion protection to ' +
        'delete the cluster.',
      about,
    );
  }
  const [nodegroupName] = record.nodegroups.keys();
  if (nodegroupName) throw inUse('Cluster has nodegroups attached', { ...about, nodegroupName });
  const [fargateProfileName] = record.fargateProfiles.keys();
  if (fargateProfileName) throw inUse('Cluster has Fargate profiles attached', about);
  // Source: ekristen/aws-nuke issue 970.
  if (record.capabilities.size > 0) throw inUse('Cluster has capabilities attached', about);
  if (clusterUpdateInProgress(record)) {
    throw inUse(`Cannot delete because cluster ${cluster.name} currently has an update in progress`, about);
  }
}

async function destroy(eks: Eks, record: ClusterRecord): Promise<void> {
  const start = Date.now();
  const whole = takes(eks, record, durations.controlPlaneDelete, 'deletion');
  const { cluster, region } = record;
  const hadAutoNodes = await endAutoNodes(eks, record);
  await passSince(eks, record, start, whole * interfacesUntil);
  record.reachable = false;
  record.endpoint?.refresh();
  await Promise.allSettled([record.step]);
  const { ec2 } = actingAs(eks, region, 'AWSServiceRoleForAmazonEKS');
  await persist(eks, record, async () => {
    await deleteInterfaces(ec2, record.interfaces);
    const { clusterSecurityGroupId } = cluster.resourcesVpcConfig;
    // EKS does not wait for the interfaces of its nodes, which hold the group. Source: aws/aws-k8s-tester pull request 541.
    if (clusterSecurityGroupId && !hadAutoNodes)
      await deleteClusterSecurityGroup(ec2, clusterSecurityGroupId);
    await removeProfile(eks, record);
  });
  // What is still on its way when somebody deletes the group makes it anew.
  await writeLogs(eks, record, 'stopped');
  await passSince(eks, record, start, whole);
  forget(eks, record);
  await closeCluster(record);
}

/** Repeats work until no service refuses it: EKS does not give a deletion up. */
async function persist(eks: Eks, record: ClusterRecord, work: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      await work();
      return;
    } catch (error) {
      if (!isServiceError(error)) throw error;
      await pass(eks, record, retryAfter);
    }
  }
}

/** Ends the cluster's API server and the way to it, if they are there. */
export async function closeCluster(record: ClusterRecord): Promise<void> {
  const { endpoint, kubernetes } = record;
  delete record.endpoint;
  delete record.kubernetes;
  await Promise.all([endpoint?.close(), kubernetes?.close()]);
}
