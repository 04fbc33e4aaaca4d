/**
 * The nodes of EKS Auto Mode: node pools and claims on instances, as Karpenter has them, which EKS runs beside the API server.
 * Sources: EKS user guide, "Learn how EKS Auto Mode works", "Enable or Disable Built-in NodePools" and "Disable EKS Auto Mode";
 * the AWS managed policies AmazonEKSComputePolicy and AmazonEKSServiceRolePolicy; Karpenter's documentation, "Disruption".
 */
import { createHash, randomBytes } from 'node:crypto';
import { DescribeSubnetsCommand, RunInstancesCommand, TerminateInstancesCommand } from '@aws-sdk/client-ec2';
import {
  AddRoleToInstanceProfileCommand,
  CreateInstanceProfileCommand,
  DeleteInstanceProfileCommand,
  RemoveRoleFromInstanceProfileCommand,
} from '@aws-sdk/client-iam';
import { type CloudCluster, isAutoMode, isRunning } from '../cloud/cluster.ts';
import { CannotReconcile } from '../cloud/controller.ts';
import { asClusterRole } from '../cloud/credentials.ts';
import { hasFinalizer, recordEvent, say } from '../cloud/telling.ts';
import { turns } from '../cloud/turns.ts';
import { withSettings } from '../instances/bottlerocket.ts';
import { at, itemsAt, mapAt, textAt, timestamp } from '../kubernetes/objects.ts';
import { isPodDone } from '../kubernetes/pods.ts';
import type { Change, Manifest, StoredObject } from '../kubernetes/types.ts';
import { images } from '../services/images.ts';
import { drain } from './drain.ts';
import { codeOf, isServiceError } from './service-errors.ts';
import { actingAs, type ClusterRecord, type Eks, inBackground, pass } from './state.ts';

/** Seconds; assumed, but for the last: how long a built-in pool keeps an empty node. */
const seconds = { poolsMade: 15, batch: 10, retry: 30, filled: 90, terminated: 40, consolidateAfter: 30 };

/** Seconds for which a drain is tried. Source: Auto Mode's default `terminationGracePeriod` is 24 hours; no test waits for it. */
const drainTimeout = 600;

const karpenter = 'karpenter.sh/v1';
const poolKind = { apiVersion: karpenter, kind: 'NodePool' };
const claimKind = { apiVersion: karpenter, kind: 'NodeClaim' };
const classKind = { apiVersion: 'eks.amazonaws.com/v1', kind: 'NodeClass' };
const terminationFinalizer = 'karpenter.sh/termination';
const poolLabel = 'karpenter.sh/nodepool';
const component = 'karpenter';

const definition = (group: string, kind: string): Manifest => {
  const singular = kind.toLowerCase();
  const plural = singular.endsWith('s') ? `${singular}es` : `${singular}s`;
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}` },
    spec: {
      group,
      scope: 'Cluster',
      names: { kind, plural, singular, listKind: `${kind}List` },
      versions: [
        {
          name: 'v1',
          served: true,
          storage: true,
          schema: { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } },
        },
      ],
    },
  };
};

const definitions = [
  definition('karpenter.sh', 'NodePool'),
  definition('karpenter.sh', 'NodeClaim'),
  definition('eks.amazonaws.com', 'NodeClass'),
];

/** Of both: on demand, of the families C, M and R; the one for add-ons keeps everything else away. */
const builtIn = (name: string): Manifest => ({
  ...poolKind,
  metadata: { name, labels: { 'app.kubernetes.io/managed-by': 'eks' } },
  spec: {
    disruption: { consolidationPolicy: 'WhenEmptyOrUnderutilized', consolidateAfter: '30s' },
    template: {
      spec: {
        nodeClassRef: { group: 'eks.amazonaws.com', kind: 'NodeClass', name: 'default' },
        ...(name === 'system' && { taints: [{ key: 'CriticalAddonsOnly', effect: 'NoSchedule' }] }),
      },
    },
  },
  status: {
    conditions: [
      { type: 'Ready', status: 'True', reason: 'Ready', message: '', lastTransitionTime: timestamp() },
    ],
  },
});

const isServed = ({ kubernetes }: ClusterRecord): boolean =>
  definitions.every(
    ({ apiVersion, kind, metadata: { name = '' } }) =>
      kubernetes?.get({ apiVersion, kind, name }) !== undefined,
  );

const listOf = (record: ClusterRecord, kind: typeof poolKind): readonly StoredObject[] =>
  isServed(record) ? (record.kubernetes?.list(kind) ?? []) : [];

const wantedPools = ({ cluster: { computeConfig } }: ClusterRecord): readonly string[] =>
  computeConfig?.enabled ? (computeConfig.nodePools ?? []) : [];

/** Brings the built-in node pools to what the cluster's configuration says, some time later. */
export function arrangePools(eks: Eks, record: ClusterRecord): void {
  inBackground(eks, record, async () => {
    await pass(eks, record, seconds.poolsMade);
    const { kubernetes, cluster } = record;
    if (kubernetes === undefined || cluster.status === 'DELETING') return;
    const wanted = wantedPools(record);
    if (cluster.computeConfig?.enabled) for (const each of definitions) kubernetes.apply(each);
    await pass(eks, record, 1);
    if (!isServed(record)) return;
    if (wanted.length > 0) kubernetes.apply(defaultClass(record));
    for (const { metadata } of listOf(record, poolKind)) {
      const isOwn = metadata.labels?.['app.kubernetes.io/managed-by'] === 'eks';
      if (!cluster.computeConfig?.enabled || (isOwn && !wanted.includes(metadata.name)))
        kubernetes.remove({ ...poolKind, name: metadata.name });
    }
    for (const name of wanted) kubernetes.apply(builtIn(name));
  });
}

const defaultClass = ({ cluster }: ClusterRecord): Manifest => ({
  ...classKind,
  metadata: { name: 'default' },
  spec: {
    role: cluster.computeConfig?.nodeRoleArn?.split('/').at(-1),
    securityGroupSelectorTerms: [{ id: cluster.resourcesVpcConfig.clusterSecurityGroupId }],
    subnetSelectorTerms: cluster.resourcesVpcConfig.subnetIds.map((id) => ({ id })),
  },
});

/** Runs for as long as the cluster is there: whether it is in Auto Mode may change. */
export function followAutoMode(eks: Eks, record: ClusterRecord): void {
  const { kubernetes } = record;
  if (!kubernetes) return;
  const cluster: CloudCluster = { eks, record, kubernetes };
  const waiting = new Set<string>();
  kubernetes.onChange((change) => {
    if (!isRunning(cluster)) return;
    const { object, type } = change;
    if (object.kind === 'Pod' && object.apiVersion === 'v1') {
      if (
        type !== 'removed' &&
        isAutoMode(cluster) &&
        isUnschedulable(object) &&
        !waiting.has(object.metadata.uid)
      ) {
        waiting.add(object.metadata.uid);
        inBackground(eks, record, () =>
          provide(cluster, object).finally(() => waiting.delete(object.metadata.uid)),
        );
      }
      if (leaves(change)) consolidate(cluster, textAt(object, 'spec', 'nodeName'));
    }
    if (object.apiVersion !== karpenter) return;
    if (object.kind === 'NodePool' && type === 'removed') poolGone(cluster, object);
    if (object.kind === 'NodeClaim' && type !== 'removed' && object.metadata.deletionTimestamp)
      finish(cluster, object);
  });
}

const leaves = ({ type, object }: Change): boolean =>
  textAt(object, 'spec', 'nodeName') !== '' && (type === 'removed' || isPodDone(object));

const isOfDaemonSet = ({ metadata }: StoredObject): boolean =>
  metadata.ownerReferences?.some(({ kind }) => kind === 'DaemonSet') ?? false;

const isUnschedulable = (pod: StoredObject): boolean =>
  !pod.metadata.deletionTimestamp &&
  textAt(pod, 'spec', 'nodeName') === '' &&
  !isOfDaemonSet(pod) &&
  itemsAt(pod, 'status', 'conditions').some(
    ({ type, status, reason }) => type === 'PodScheduled' && status === 'False' && reason === 'Unschedulable',
  );

const current = ({ kubernetes }: CloudCluster, pod: StoredObject): StoredObject | undefined => {
  const { name, namespace = '' } = pod.metadata;
  const found = kubernetes.get({ apiVersion: 'v1', kind: 'Pod', name, namespace });
  return found?.metadata.uid === pod.metadata.uid && isUnschedulable(found) ? found : undefined;
};

/** Labels that the nodes of every pool have. */
const labelsOf = (pool: StoredObject): Record<string, string> => ({
  'eks.amazonaws.com/compute-type': 'auto',
  'eks.amazonaws.com/nodeclass': textAt(pool, 'spec', 'template', 'spec', 'nodeClassRef', 'name'),
  'karpenter.sh/capacity-type': 'on-demand',
  [poolLabel]: pool.metadata.name,
});

const taintsOf = (pool: StoredObject) => itemsAt(pool, 'spec', 'template', 'spec', 'taints');

/** Whether a node of the pool would take the pod, as far as taints and node selectors say. */
function suits(pod: StoredObject, pool: StoredObject): boolean {
  const tolerations = itemsAt(pod, 'spec', 'tolerations');
  const isTolerated = taintsOf(pool).every(({ key }) =>
    tolerations.some((each) => each.key === key || (each.key === undefined && each.operator === 'Exists')),
  );
  const labels: Record<string, string> = {
    ...labelsOf(pool),
    'kubernetes.io/arch': 'amd64',
    'kubernetes.io/os': 'linux',
  };
  const selector = Object.entries(mapAt(pod, 'spec', 'nodeSelector'));
  return isTolerated && selector.every(([key, value]) => labels[key] === value);
}

const isUsable = (pool: StoredObject): boolean =>
  !pool.metadata.deletionTimestamp &&
  itemsAt(pool, 'status', 'conditions').some(({ type, status }) => type === 'Ready' && status === 'True');

/** One claim at a time in a cluster: the pods that come together share it. */
const inTurn = turns();

/** Gets a node for a pod, as long as it waits for one. */
async function provide(cluster: CloudCluster, pod: StoredObject): Promise<void> {
  const { eks, record, kubernetes } = cluster;
  await pass(eks, record, seconds.batch);
  for (;;) {
    const found = current(cluster, pod);
    if (!found || !isAutoMode(cluster) || !isRunning(cluster)) return;
    const pool = listOf(record, poolKind).find((each) => isUsable(each) && suits(found, each));
    if (pool) {
      await inTurn(record.cluster.arn, async () => {
        if (!isComing(cluster, pool) && current(cluster, pod)) await claim(cluster, pool, found);
      });
    } else {
      recordEvent(kubernetes, found, component, {
        type: 'Warning',
        reason: 'FailedScheduling',
        message: 'Failed to schedule pod, no nodepools found, or incompatible with each of them',
      });
    }
    await pass(eks, record, seconds.retry);
  }
}

/** When each node was first seen to be Ready, in milliseconds since the epoch. */
const readySince = new Map<string, number>();

/** Whether a node of the pool is on its way, or has just come and waits for the pods that it came for. */
function isComing({ eks, record }: CloudCluster, pool: StoredObject): boolean {
  return listOf(record, claimKind).some((each) => {
    if (each.metadata.deletionTimestamp || each.metadata.labels?.[poolLabel] !== pool.metadata.name)
      return false;
    const id = textAt(each, 'status', 'instanceID');
    if (record.selfManaged.get(id)?.ready !== true) return true;
    const since = readySince.get(id) ?? Date.now();
    readySince.set(id, since);
    return Date.now() - since < eks.world.clock.milliseconds(seconds.filled);
  });
}

async function claim(cluster: CloudCluster, pool: StoredObject, pod: StoredObject): Promise<void> {
  const { kubernetes } = cluster;
  const name = `${pool.metadata.name}-${randomBytes(3).toString('hex').slice(0, 5)}`;
  const wanted: Manifest = {
    ...claimKind,
    metadata: {
      name,
      labels: { [poolLabel]: pool.metadata.name },
      finalizers: [terminationFinalizer],
      ownerReferences: [
        { ...poolKind, name: pool.metadata.name, uid: pool.metadata.uid, blockOwnerDeletion: true },
      ],
    },
  };
  kubernetes.apply(wanted, component);
  try {
    const { id, zone } = await launch(cluster, pool, pod);
    const launched = { type: 'Launched', status: 'True', reason: 'Launched', message: '' };
    const status = {
      instanceID: id,
      providerID: `aws:///${zone}/${id}`,
      conditions: [{ ...launched, lastTransitionTime: timestamp() }],
    };
    // It may have been told to go meanwhile.
    if (kubernetes.get({ ...claimKind, name })) kubernetes.apply({ ...wanted, status }, component);
    else await terminate(cluster.eks, cluster.record, [id]);
  } catch (error) {
    if (!(error instanceof CannotReconcile) && !isServiceError(error)) throw error;
    recordEvent(kubernetes, pod, component, {
      type: 'Warning',
      reason: 'FailedScheduling',
      message: `creating instance, ${isServiceError(error) ? `${codeOf(error)}: ` : ''}${error.message}`,
    });
    kubernetes.remove({ ...claimKind, name });
  }
}

const profileOf = ({ cluster, region }: ClusterRecord): string =>
  `eks-${region}-${cluster.name.slice(0, 60)}-${createHash('sha256').update(cluster.arn).digest('hex').slice(0, 12)}`;

/** EKS makes the profile, and the cluster role puts the nodes' role into it. */
async function makeProfile(
  { eks, record }: CloudCluster,
  iam: Awaited<ReturnType<typeof asClusterRole>>['clients']['iam'],
) {
  const InstanceProfileName = profileOf(record);
  const RoleName = record.cluster.computeConfig?.nodeRoleArn?.split('/').at(-1);
  const linked = actingAs(eks, record.region, 'AWSServiceRoleForAmazonEKS').iam;
  try {
    await linked.send(new CreateInstanceProfileCommand({ InstanceProfileName }));
  } catch (error) {
    if (!codeOf(error).startsWith('EntityAlreadyExists')) throw error;
    return InstanceProfileName;
  }
  await iam.send(new AddRoleToInstanceProfileCommand({ InstanceProfileName, RoleName }));
  return InstanceProfileName;
}

const bigger = (pod: StoredObject): boolean =>
  itemsAt(pod, 'spec', 'containers').some((container) => {
    const cpu = String(at(container, 'resources', 'requests', 'cpu') ?? '');
    return Number.parseFloat(cpu) > (cpu.endsWith('m') ? 1500 : 1.5);
  });

async function launch(
  cluster: CloudCluster,
  pool: StoredObject,
  pod: StoredObject,
): Promise<{ id: string; zone: string }> {
  const { eks, record } = cluster;
  const { cluster: shown } = record;
  const { clients } = await asClusterRole(cluster);
  const profile = await makeProfile(cluster, clients.iam);
  const linked = actingAs(eks, record.region, 'AWSServiceRoleForAmazonEKS');
  const { Subnets = [] } = await linked.ec2.send(
    new DescribeSubnetsCommand({ SubnetIds: shown.resourcesVpcConfig.subnetIds }),
  );
  const [subnet] = Subnets.toSorted(
    (left, right) => (right.AvailableIpAddressCount ?? 0) - (left.AvailableIpAddressCount ?? 0),
  );
  const image = images.find(
    ({ family, architecture, kubernetes, offersGpus, name }) =>
      family === 'bottlerocket' &&
      architecture === 'x86_64' &&
      kubernetes === shown.version &&
      !offersGpus &&
      !name.includes('-fips'),
  );
  const taints = taintsOf(pool).map(({ key, value, effect }) => [key, `${value ?? ''}:${effect}`]);
  const userData = withSettings('', {
    'api-server': shown.endpoint,
    'cluster-certificate': shown.certificateAuthority?.data,
    'cluster-name': shown.name,
    'node-labels': labelsOf(pool),
    ...(taints.length > 0 && { 'node-taints': Object.fromEntries(taints) }),
  });
  const Tags = [
    { Key: 'eks:eks-cluster-name', Value: shown.name },
    { Key: 'eks:kubernetes-node-class-name', Value: 'default' },
    { Key: 'eks:kubernetes-node-pool-name', Value: pool.metadata.name },
    { Key: `kubernetes.io/cluster/${shown.name}`, Value: 'owned' },
  ];
  const { Instances: [instance] = [] } = await clients.ec2.send(
    new RunInstancesCommand({
      MinCount: 1,
      MaxCount: 1,
      ImageId: image?.id,
      InstanceType: bigger(pod) ? 'm5.xlarge' : 'c6i.large',
      IamInstanceProfile: { Name: profile },
      NetworkInterfaces: [
        {
          DeviceIndex: 0,
          SubnetId: subnet?.SubnetId,
          Groups: [shown.resourcesVpcConfig.clusterSecurityGroupId ?? ''],
          DeleteOnTermination: true,
          AssociatePublicIpAddress: subnet?.MapPublicIpOnLaunch ?? false,
        },
      ],
      MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 1 },
      UserData: Buffer.from(userData).toString('base64'),
      TagSpecifications: (['instance', 'volume', 'network-interface'] as const).map((ResourceType) => ({
        ResourceType,
        Tags,
      })),
    }),
  );
  const id = instance?.InstanceId ?? '';
  record.autoInstances = new Set([...(record.autoInstances ?? []), id]);
  return { id, zone: instance?.Placement?.AvailabilityZone ?? '' };
}

/** What EKS does about a pool that is gone: its nodes go, and one of its own that is still asked for comes again. */
function poolGone(cluster: CloudCluster, pool: StoredObject): void {
  const { eks, record, kubernetes } = cluster;
  const { name } = pool.metadata;
  for (const each of listOf(record, claimKind)) {
    if (each.metadata.labels?.[poolLabel] === name)
      kubernetes.remove({ ...claimKind, name: each.metadata.name });
  }
  // Source: aws-samples/appmod-blueprints pull request 582.
  if (wantedPools(record).includes(name)) arrangePools(eks, record);
}

function finish(cluster: CloudCluster, { metadata: { name } }: StoredObject): void {
  const { eks, record, kubernetes } = cluster;
  inBackground(eks, record, () =>
    inTurn(`${record.cluster.arn} ${name}`, async () => {
      const found = kubernetes.get({ ...claimKind, name });
      if (!found || !hasFinalizer(found, terminationFinalizer)) return;
      const id = textAt(found, 'status', 'instanceID');
      const node = record.selfManaged.get(id)?.node?.metadata.name;
      const pause = (wait: number): Promise<void> => pass(eks, record, wait);
      if (node) await drain(kubernetes, [node], { timeout: drainTimeout, pause });
      if (id) await terminate(eks, record, [id]);
      if (node) kubernetes.remove({ apiVersion: 'v1', kind: 'Node', name: node });
      await pass(eks, record, seconds.terminated);
      say(kubernetes, found, component, {});
    }),
  );
}

async function terminate(eks: Eks, record: ClusterRecord, InstanceIds: string[]): Promise<void> {
  const { ec2 } = actingAs(eks, record.region, 'AWSServiceRoleForAmazonEKS');
  for (const id of InstanceIds) record.autoInstances?.delete(id);
  try {
    await ec2.send(new TerminateInstancesCommand({ InstanceIds }));
  } catch (error) {
    if (!codeOf(error).startsWith('InvalidInstanceID')) throw error;
  }
}

/** An empty node goes. */
function consolidate(cluster: CloudCluster, node: string): void {
  const { eks, record, kubernetes } = cluster;
  const own = (): StoredObject | undefined =>
    listOf(record, claimKind).find(
      (each) => record.selfManaged.get(textAt(each, 'status', 'instanceID'))?.node?.metadata.name === node,
    );
  if (!own()) return;
  inBackground(eks, record, async () => {
    await pass(eks, record, seconds.consolidateAfter);
    const isUsed = kubernetes
      .list({ apiVersion: 'v1', kind: 'Pod' })
      .some((pod) => textAt(pod, 'spec', 'nodeName') === node && !isPodDone(pod) && !isOfDaemonSet(pod));
    const found = own();
    if (found && !isUsed && isRunning(cluster))
      kubernetes.remove({ ...claimKind, name: found.metadata.name });
  });
}

/**
 * What goes with the cluster, or with its Auto Mode. EBS volumes stay.
 * @returns whether there were nodes
 */
export async function endAutoNodes(eks: Eks, record: ClusterRecord): Promise<boolean> {
  const ids = [...(record.autoInstances ?? [])];
  if (ids.length > 0) await terminate(eks, record, ids);
  return ids.length > 0;
}

/** With the cluster goes the instance profile that EKS has made. */
export async function removeProfile(eks: Eks, record: ClusterRecord): Promise<void> {
  const RoleName = record.cluster.computeConfig?.nodeRoleArn?.split('/').at(-1);
  if (RoleName === undefined) return;
  const { iam } = actingAs(eks, record.region, 'AWSServiceRoleForAmazonEKS');
  const InstanceProfileName = profileOf(record);
  for (const removal of [
    () => iam.send(new RemoveRoleFromInstanceProfileCommand({ InstanceProfileName, RoleName })),
    () => iam.send(new DeleteInstanceProfileCommand({ InstanceProfileName })),
  ]) {
    try {
      await removal();
    } catch (error) {
      if (!codeOf(error).startsWith('NoSuchEntity')) throw error;
    }
  }
}
