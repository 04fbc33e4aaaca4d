/** What add-ons run in a cluster: DaemonSets, Deployments and their pods, which follow the nodes. */
import { fieldsAt, itemsAt, mapAt, numberAt, textAt } from '../kubernetes/objects.ts';
import type { KubernetesCluster, Manifest, StoredObject } from '../kubernetes/types.ts';
import { type OfferedAddon, offeredAddons, type Workload } from './addon-catalogue.ts';
import type { ClusterRecord } from './state.ts';

const apps = 'apps/v1';

/** On everything that this file makes. */
const ownLabel = 'app.kubernetes.io/name';

const labelsOf = (workload: Workload): Record<string, string> => ({
  [ownLabel]: workload.name,
  'k8s-app': workload.name === 'coredns' ? 'kube-dns' : workload.name,
});

function manifestOf(addon: OfferedAddon, workload: Workload, version: string, region: string): Manifest {
  const labels = labelsOf(workload);
  return {
    apiVersion: apps,
    kind: workload.kind,
    metadata: { name: workload.name, namespace: addon.namespace, labels },
    spec: {
      ...(workload.replicas !== undefined && { replicas: workload.replicas }),
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          containers: [
            {
              name: workload.name,
              image: `602401143452.dkr.ecr.${region}.amazonaws.com/eks/${workload.name}:${version}`,
            },
          ],
          priorityClassName: 'system-node-critical',
          serviceAccountName: workload.name,
        },
      },
    },
  };
}

/** Puts an add-on's workloads into the cluster, or brings them to another version. */
export function installAddon(record: ClusterRecord, addon: OfferedAddon, version: string): void {
  const { kubernetes } = record;
  if (!kubernetes) return;
  if (!kubernetes.get({ apiVersion: 'v1', kind: 'Namespace', name: addon.namespace })) {
    kubernetes.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: addon.namespace } });
  }
  for (const workload of addon.workloads) {
    kubernetes.apply(manifestOf(addon, workload, version, record.region));
  }
  runPods(record);
}

/** The add-ons that a new cluster has without EKS managing them. */
export function installSelfManagedAddons(record: ClusterRecord): void {
  for (const addon of offeredAddons.filter(({ bootstrapped }) => bootstrapped)) {
    const version = addon.versions.find(({ defaultFor }) => defaultFor.includes(record.cluster.version));
    installAddon(record, addon, version?.version ?? '');
  }
}

export function uninstallAddon(record: ClusterRecord, addon: OfferedAddon): void {
  for (const { kind, name } of addon.workloads) {
    record.kubernetes?.remove({ apiVersion: apps, kind, name, namespace: addon.namespace });
  }
  runPods(record);
}

/** Whether something of the add-on is in the cluster, managed by EKS or not. */
export const isInstalled = ({ kubernetes }: ClusterRecord, addon: OfferedAddon): boolean =>
  addon.workloads.some(
    ({ kind, name }) =>
      kubernetes?.get({ apiVersion: apps, kind, name, namespace: addon.namespace }) !== undefined,
  );

/** DaemonSets of networks that make a node Ready. */
const networks = ['aws-node', 'calico-node', 'cilium', 'kube-flannel-ds', 'weave-net'];

/** Whether the cluster has a container network; without, kubelets report NetworkPluginNotReady. */
export const hasNetwork = ({ kubernetes }: ClusterRecord): boolean =>
  (kubernetes?.list({ apiVersion: apps, kind: 'DaemonSet' }) ?? []).some(({ metadata }) =>
    networks.includes(metadata.name),
  );

export const isReady = (node: StoredObject): boolean =>
  itemsAt(node, 'status', 'conditions').some(
    (condition) => textAt(condition, 'type') === 'Ready' && textAt(condition, 'status') === 'True',
  );

export const readyNodes = ({ kubernetes }: ClusterRecord): StoredObject[] =>
  (kubernetes?.list({ apiVersion: 'v1', kind: 'Node' }) ?? []).filter(isReady);

/** Brings the pods of all add-ons' workloads, and what the workloads tell of them, in line with the nodes. */
export function runPods(record: ClusterRecord): void {
  const { kubernetes } = record;
  if (!kubernetes) return;
  const ready = readyNodes(record).map(({ metadata }) => metadata.name);
  for (const addon of offeredAddons) {
    for (const workload of addon.workloads) {
      const found = kubernetes.get({
        apiVersion: apps,
        kind: workload.kind,
        name: workload.name,
        namespace: addon.namespace,
      });
      run(kubernetes, addon, workload, found, ready);
    }
  }
}

function run(
  kubernetes: KubernetesCluster,
  addon: OfferedAddon,
  workload: Workload,
  owner: StoredObject | undefined,
  ready: string[],
): void {
  const wanted = owner ? podsOf(addon, workload, owner, ready) : [];
  const names = new Set(wanted.map(({ metadata }) => metadata.name));
  const present = kubernetes
    .list({ apiVersion: 'v1', kind: 'Pod' }, { namespace: addon.namespace })
    .filter((pod) => mapAt(pod, 'metadata', 'labels')[ownLabel] === workload.name);
  for (const pod of present) {
    if (!names.has(pod.metadata.name)) kubernetes.remove(referenceOf(pod));
  }
  for (const pod of wanted) kubernetes.apply(pod);
  if (owner)
    kubernetes.apply({
      ...referenceTo(owner),
      spec: fieldsAt(owner, 'spec'),
      status: statusOf(workload, wanted),
    });
}

const referenceOf = (object: StoredObject) => ({
  apiVersion: object.apiVersion,
  kind: object.kind,
  name: object.metadata.name,
  ...(object.metadata.namespace !== undefined && { namespace: object.metadata.namespace }),
});

const referenceTo = ({
  apiVersion,
  kind,
  metadata: { name, namespace, labels },
}: StoredObject): Manifest => ({
  apiVersion,
  kind,
  metadata: { name, ...(namespace !== undefined && { namespace }), ...(labels && { labels }) },
});

/** One pod a node for a DaemonSet; for a Deployment its replicas, spread over the nodes, Pending when there are none. */
function podsOf(addon: OfferedAddon, workload: Workload, owner: StoredObject, ready: string[]): Manifest[] {
  const places =
    workload.kind === 'DaemonSet'
      ? ready
      : Array.from(
          { length: numberAt(owner, 'spec', 'replicas') ?? 1 },
          (_, index) => ready[index % ready.length],
        );
  const template = fieldsAt(owner, 'spec', 'template', 'spec');
  return places.map((node, index) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: `${workload.name}-${workload.kind === 'DaemonSet' && node ? suffixOf(node) : suffixOf(String(index))}`,
      namespace: addon.namespace,
      labels: labelsOf(workload),
      ownerReferences: [
        {
          apiVersion: owner.apiVersion,
          kind: owner.kind,
          name: owner.metadata.name,
          uid: owner.metadata.uid,
          controller: true,
          blockOwnerDeletion: true,
        },
      ],
    },
    spec: { ...template, ...(node !== undefined && { nodeName: node }) },
    status: node === undefined ? pending : running(template),
  }));
}

/** Five letters and digits, the same for the same text, as Kubernetes' own are for nobody. */
const suffixOf = (text: string): string => {
  let hash = 7;
  for (const letter of text) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 60466176;
  return hash.toString(36).padStart(5, 'b');
};

const pending = {
  phase: 'Pending',
  conditions: [
    {
      type: 'PodScheduled',
      status: 'False',
      reason: 'Unschedulable',
      message: 'no nodes available to schedule pods',
    },
  ],
};

const running = (template: Record<string, unknown>) => ({
  phase: 'Running',
  conditions: ['PodScheduled', 'Initialized', 'ContainersReady', 'Ready'].map((type) => ({
    type,
    status: 'True',
  })),
  containerStatuses: itemsAt({ template }, 'template', 'containers').map((container) => ({
    name: textAt(container, 'name'),
    image: textAt(container, 'image'),
    imageID: '',
    ready: true,
    started: true,
    restartCount: 0,
    state: { running: {} },
  })),
});

function statusOf(workload: Workload, pods: Manifest[]): Record<string, unknown> {
  const up = pods.filter((pod) => textAt(pod, 'status', 'phase') === 'Running').length;
  if (workload.kind === 'DaemonSet') {
    return {
      currentNumberScheduled: pods.length,
      desiredNumberScheduled: pods.length,
      numberAvailable: up,
      numberMisscheduled: 0,
      numberReady: up,
      updatedNumberScheduled: pods.length,
    };
  }
  const missing = pods.length - up;
  return {
    replicas: pods.length,
    updatedReplicas: pods.length,
    readyReplicas: up,
    availableReplicas: up,
    unavailableReplicas: missing,
    conditions: [
      {
        type: 'Available',
        status: missing === 0 ? 'True' : 'False',
        reason: missing === 0 ? 'MinimumReplicasAvailable' : 'MinimumReplicasUnavailable',
      },
    ],
  };
}
