/** Why a node cannot join its cluster: access, name service, network. */
import type { NetworkInterface } from '@aws-sdk/client-ec2';
import type { Kubelet } from '../instances/kubelet.ts';
import { type AwsService, awsServiceProblem } from '../network/aws-services.ts';
import { isWithin } from '../network/cidr.ts';
import { tcp } from '../network/packets.ts';
import { reachProblem, wayOut } from '../network/reach.ts';
import { lookAtVpc, ownInterface, type Vpc } from '../network/vpc.ts';
import { awsAuth, withoutPath } from './authentication.ts';
import { kubeletDenial } from './node-permissions.ts';
import { isServiceError } from './service-errors.ts';
import { actingAs, type ClusterRecord, type Eks, type NodeInstance } from './state.ts';
import { minorOf } from './versions.ts';

/** Stands for the addresses of the cluster's public endpoint. */
const publicEndpoint = '52.46.128.2';

/**
 * The endpoint's name counts as known: whoever has not asked for it before ACTIVE has no old answer to it.
 * @param version Kubernetes' minor version of its kubelet
 * @returns what keeps the instance out of the cluster, for people; undefined when nothing does
 */
export async function joinProblem(
  eks: Eks,
  record: ClusterRecord,
  instance: NodeInstance,
  kubelet: Pick<Kubelet, 'certificateAuthority'>,
  version: string,
): Promise<string | undefined> {
  const { ec2 } = actingAs(eks, record.region, 'AWSServiceRoleForAmazonEKSNodegroup');
  try {
    const refusal = versionProblem(record, version) ?? (await kubeletDenial(eks, record, instance.id));
    if (refusal) return refusal;
    const vpc = await lookAtVpc(ec2, record.cluster.resourcesVpcConfig.vpcId);
    const node = ownInterface(vpc, instance.id);
    if (!node) return `${instance.id} has no network interface`;
    return (
      networkProblem(vpc, record, node) ??
      certificateProblem(record, kubelet) ??
      (await roleProblem(eks, record, instance))
    );
  } catch (error) {
    // Something of the network has gone.
    if (isServiceError(error)) return error.message;
    throw error;
  }
}

/** @returns what keeps a node from its cluster, or the cluster from it, in the network of both */
export const networkProblem = (vpc: Vpc, record: ClusterRecord, node: NetworkInterface): string | undefined =>
  nameProblem(vpc) ??
  servicesProblem(vpc, record.region, node) ??
  apiServerProblem(vpc, record, node) ??
  kubeletProblem(vpc, record, node);

/** The API server must know the node's role: by an access entry made for this very role, or by aws-auth. */
async function roleProblem(
  eks: Eks,
  record: ClusterRecord,
  { role: nodeRole }: NodeInstance,
): Promise<string | undefined> {
  return nodeRole === '' ? 'the instance has no role' : await mappingProblem(eks, record, nodeRole, nodeName);
}

/** The same of Fargate, whose kubelet is a session of the profile's role. */
export const fargateRoleProblem = (
  eks: Eks,
  record: ClusterRecord,
  podExecutionRole: string,
): Promise<string | undefined> => mappingProblem(eks, record, podExecutionRole, fargateNodeName);

async function mappingProblem(
  eks: Eks,
  record: ClusterRecord,
  roleArn: string,
  name: string,
): Promise<string | undefined> {
  const { authenticationMode } = record.cluster.accessConfig;
  const role = await eks.world.role(roleArn);
  if (!role) return `the node role ${roleArn} does not exist`;
  const entry = record.accessEntries.get(roleArn);
  const byEntry =
    authenticationMode !== 'CONFIG_MAP' &&
    entry?.principalId === role.roleId &&
    entry.effectiveAt <= Date.now() &&
    entry.entry.kubernetesGroups.includes('system:nodes');
  const byConfigMap =
    authenticationMode !== 'API' &&
    awsAuth(record, 'mapRoles').some(
      ({ arn, groups, username }) =>
        arn === withoutPath(roleArn) && groups.includes('system:nodes') && username === name,
    );
  return byEntry || byConfigMap
    ? undefined
    : `Unauthorized (the node role ${roleArn} is not mapped in the cluster)`;
}

/** Whoever is not called as its Node may not write it. Source: "Using Node Authorization" in Kubernetes' documentation. */
const nodeName = 'system:node:{{EC2PrivateDNSName}}';
const fargateNodeName = 'system:node:{{SessionName}}';

/** Kubernetes does not support such a kubelet: taken for one that is no good. Source: its "Version Skew Policy". */
function versionProblem({ cluster }: ClusterRecord, version: string): string | undefined {
  const lag = minorOf(cluster.version) - minorOf(version);
  if (lag >= 0 && lag <= 3) return undefined;
  return `a kubelet of ${version} is too ${lag < 0 ? 'new' : 'old'} for a control plane of ${cluster.version}`;
}

const certificateProblem = (
  { cluster }: ClusterRecord,
  { certificateAuthority }: Pick<Kubelet, 'certificateAuthority'>,
): string | undefined =>
  cluster.certificateAuthority?.data === certificateAuthority
    ? undefined
    : 'tls: failed to verify certificate: x509: certificate signed by unknown authority';

/** Nodes register under names that the VPC's own name service must give and resolve. */
const nameProblem = ({ id, dns }: Vpc): string | undefined =>
  dns.support && dns.hostnames ? undefined : `DNS support and hostnames are not both enabled in ${id}`;

/** Without these a node does not get as far as its API server, or has no image to run. */
const neededServices: readonly AwsService[] = ['ec2', 'ecr.api', 'ecr.dkr', 's3'];

const servicesProblem = (vpc: Vpc, region: string, node: NetworkInterface): string | undefined =>
  firstOf(neededServices, (service) => awsServiceProblem(vpc, region, node, service));

/** By the control plane's interfaces when the endpoint is private, or else outside, where it may know only some clients. */
function apiServerProblem(
  vpc: Vpc,
  { cluster, interfaces }: ClusterRecord,
  node: NetworkInterface,
): string | undefined {
  const { endpointPrivateAccess, publicAccessCidrs = [] } = cluster.resourcesVpcConfig;
  if (endpointPrivateAccess) {
    // The endpoint's name has the addresses of all of them: a client tries the next.
    const problems = interfacesOf(vpc, interfaces).map((own) => reachProblem(vpc, node, own, tcp(443)));
    return problems.includes(undefined) ? undefined : (problems[0] ?? 'the control plane has no interfaces');
  }
  const way = wayOut(vpc, node, publicEndpoint, tcp(443));
  if (way.problem !== undefined) return way.problem;
  return isOpenTo(publicAccessCidrs, way.seenAs)
    ? undefined
    : `the public endpoint is closed to ${way.seenAs}, from which the nodes come`;
}

/**
 * Any of the API servers may be the one that asks a kubelet. A node would join without, and nobody see its logs nor its
 * metrics: taken for one that is no good. Source: EKS user guide, "View Amazon EKS security group requirements for clusters".
 */
const kubeletProblem = (
  vpc: Vpc,
  { interfaces }: ClusterRecord,
  node: NetworkInterface,
): string | undefined =>
  firstOf(interfacesOf(vpc, interfaces), (own) => reachProblem(vpc, own, node, tcp(10250)));

export const interfacesOf = (vpc: Vpc, ids: string[]): NetworkInterface[] =>
  vpc.interfaces.filter(({ NetworkInterfaceId = '' }) => ids.includes(NetworkInterfaceId));

function firstOf<Item>(
  items: readonly Item[],
  problemOf: (item: Item) => string | undefined,
): string | undefined {
  for (const item of items) {
    const problem = problemOf(item);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** Where a user's own network leads out of the VPC, nobody here knows by which address. */
const isOpenTo = (ranges: string[], address: string | undefined): boolean =>
  address === undefined ? ranges.includes('0.0.0.0/0') : isWithin(ranges, address);
