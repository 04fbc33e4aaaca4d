/** What add-ons run in a cluster. Their pods are the affair of the cluster's own controllers. */
import { parse as parseYaml } from 'yaml';
import { driverArguments, driverDeployment } from '../cloud/volume-drivers.ts';
import { controllerOf } from '../kubernetes/controllers/client.ts';
import { itemsAt, mapAt, numberAt, textAt } from '../kubernetes/objects.ts';
import type { Manifest, Reference, StoredObject } from '../kubernetes/types.ts';
import { type OfferedAddon, offeredAddons, type Workload } from './addon-catalogue.ts';
import { containerOf, podShapeOf } from './addon-pods.ts';
import type { ClusterRecord } from './state.ts';

const apps = 'apps/v1';

/** Amazon's registry of EKS's images. */
const registry = (region: string): string => `602401143452.dkr.ecr.${region}.amazonaws.com/eks`;

const labelsOf = ({ name }: Workload): Record<string, string> => ({
  'app.kubernetes.io/name': name,
  'k8s-app': name === 'coredns' ? 'kube-dns' : name,
});

const referenceTo = ({ namespace }: OfferedAddon, { kind, name }: Workload): Reference => ({
  apiVersion: apps,
  kind,
  name,
  namespace,
});

const serviceAccountOf = ({ name, serviceAccount = name }: Workload): string => serviceAccount;

/** Command-line arguments that somebody reads. */
function argumentsOf({ addons, cluster }: ClusterRecord, addon: OfferedAddon, { name }: Workload): string[] {
  if (name !== driverDeployment) return [];
  const values = parseYaml(addons.get(addon.name)?.addon.configurationValues || '{}');
  return driverArguments(cluster.name, mapAt(values, 'controller', 'extraVolumeTags'));
}

/** Fargate brings its nodes' network itself. Source: the DaemonSets of amazon-vpc-cni-k8s and of kube-proxy's add-on. */
const offFargate = {
  nodeAffinity: {
    requiredDuringSchedulingIgnoredDuringExecution: {
      nodeSelectorTerms: [
        {
          matchExpressions: [
            {
              key: 'eks.amazonaws.com/compute-type',
              operator: 'NotIn',
              values: ['fargate', 'hybrid', 'auto'],
            },
          ],
        },
      ],
    },
  },
};

function manifestOf(
  record: ClusterRecord,
  addon: OfferedAddon,
  workload: Workload,
  version: string,
): Manifest {
  const { kind, name, replicas } = workload;
  const args = argumentsOf(record, addon, workload);
  const labels = labelsOf(workload);
  const isDaemon = kind === 'DaemonSet';
  const { containers, initContainers, hostNetwork } = podShapeOf(name);
  const shown = (container: (typeof containers)[number]) =>
    containerOf(container, registry(record.region), version);
  return {
    apiVersion: apps,
    kind,
    metadata: { name, namespace: addon.namespace, labels },
    spec: {
      ...(replicas !== undefined && { replicas }),
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          ...(initContainers && { initContainers: initContainers.map(shown) }),
          containers: containers
            .map(shown)
            .map((container, index) => (index === 0 && args.length > 0 ? { ...container, args } : container)),
          priorityClassName: isDaemon ? 'system-node-critical' : 'system-cluster-critical',
          serviceAccountName: serviceAccountOf(workload),
          tolerations: isDaemon
            ? [{ operator: 'Exists' }]
            : [{ key: 'CriticalAddonsOnly', operator: 'Exists' }],
          // The network of a node is what some of them bring.
          ...(hostNetwork && { hostNetwork }),
          ...(isDaemon && { affinity: offFargate }),
        },
      },
    },
  };
}

/** The budget of a workload's pods, where its add-on brings one. */
function budgetOf({ namespace }: OfferedAddon, workload: Workload): Manifest | undefined {
  const { maxUnavailable } = podShapeOf(workload.name);
  if (maxUnavailable === undefined) return undefined;
  const { name } = workload;
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name, namespace, labels: labelsOf(workload) },
    spec: { maxUnavailable, selector: { matchLabels: labelsOf(workload) } },
  };
}

/** Puts an add-on's workloads into the cluster, or brings them to another version, but for those that are `kept`. */
export function installAddon(
  record: ClusterRecord,
  addon: OfferedAddon,
  version: string,
  kept: readonly Workload[] = [],
): void {
  const { kubernetes, addons } = record;
  const { namespace } = addon;
  const roleArn = addons.get(addon.name)?.addon.serviceAccountRoleArn;
  if (!kubernetes?.get({ apiVersion: 'v1', kind: 'Namespace', name: namespace })) {
    kubernetes?.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
  }
  for (const workload of addon.workloads.filter((each) => !kept.includes(each))) {
    const name = serviceAccountOf(workload);
    const annotations = roleArn && name in addon.serviceAccounts && { 'eks.amazonaws.com/role-arn': roleArn };
    kubernetes?.apply({
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name, namespace, ...(annotations && { annotations }) },
    });
    kubernetes?.apply(manifestOf(record, addon, workload, version));
    const budget = budgetOf(addon, workload);
    if (budget) kubernetes?.apply(budget);
  }
}

/** The workloads of an add-on that somebody has given other containers than it was installed with. */
export const changedWorkloads = (record: ClusterRecord, addon: OfferedAddon, version: string): Workload[] =>
  addon.workloads.filter((workload) => {
    const found = record.kubernetes?.get(referenceTo(addon, workload));
    const [installed] = itemsAt(
      manifestOf(record, addon, workload, version),
      'spec',
      'template',
      'spec',
      'containers',
    );
    const [now] = itemsAt(found, 'spec', 'template', 'spec', 'containers');
    return found !== undefined && textAt(now, 'image') !== textAt(installed, 'image');
  });

/** The add-ons that a new cluster has without EKS managing them. */
export function installSelfManagedAddons(record: ClusterRecord): void {
  for (const addon of offeredAddons.filter(({ bootstrapped }) => bootstrapped)) {
    const usual = addon.versions.find(({ defaultFor }) => defaultFor.includes(record.cluster.version));
    if (usual) installAddon(record, addon, usual.version);
  }
}

export function uninstallAddon({ kubernetes }: ClusterRecord, addon: OfferedAddon): void {
  for (const workload of addon.workloads) {
    kubernetes?.remove(referenceTo(addon, workload));
    const name = serviceAccountOf(workload);
    kubernetes?.remove({ apiVersion: 'v1', kind: 'ServiceAccount', name, namespace: addon.namespace });
    if (budgetOf(addon, workload)) {
      const { namespace } = addon;
      kubernetes?.remove({
        apiVersion: 'policy/v1',
        kind: 'PodDisruptionBudget',
        name: workload.name,
        namespace,
      });
    }
  }
}

/** Whether something of the add-on is in the cluster, managed by EKS or not. */
export const isInstalled = ({ kubernetes }: ClusterRecord, addon: OfferedAddon): boolean =>
  addon.workloads.some((workload) => kubernetes?.get(referenceTo(addon, workload)) !== undefined);

/** What a container waits for that does not come about by itself. */
const isStuck = (status: unknown): boolean =>
  !['', 'ContainerCreating', 'PodInitializing'].includes(textAt(status, 'state', 'waiting', 'reason'));

/** Whether a pod finds no place, or does not run where it is. */
const fails = (pod: StoredObject): boolean =>
  itemsAt(pod, 'status', 'conditions').some(({ reason }) => reason === 'Unschedulable') ||
  [...itemsAt(pod, 'status', 'containerStatuses'), ...itemsAt(pod, 'status', 'initContainerStatuses')].some(
    isStuck,
  );

/** Whether the add-on's Deployments have fewer pods than they want, or its DaemonSets some that fail. */
export const lacksReplicas = ({ kubernetes }: ClusterRecord, addon: OfferedAddon): boolean =>
  addon.workloads.some((workload) => {
    const found = kubernetes?.get(referenceTo(addon, workload));
    if (workload.kind === 'DaemonSet') {
      const { namespace } = addon;
      const pods = kubernetes?.list({ apiVersion: 'v1', kind: 'Pod' }, { namespace }) ?? [];
      return pods.some((pod) => controllerOf(pod)?.uid === found?.metadata.uid && fails(pod));
    }
    const wanted = numberAt(found, 'spec', 'replicas') ?? 1;
    return (numberAt(found, 'status', 'availableReplicas') ?? 0) < wanted;
  });

export const hasReadyNode = ({ kubernetes }: ClusterRecord): boolean =>
  (kubernetes?.list({ apiVersion: 'v1', kind: 'Node' }) ?? []).some((node) =>
    itemsAt(node, 'status', 'conditions').some(({ type, status }) => type === 'Ready' && status === 'True'),
  );

/** DaemonSets that give nodes their network. */
const networks = ['aws-node', 'calico-node', 'cilium', 'kube-flannel-ds', 'weave-net'];

/** The pod that brings the node its network; without, its kubelet reports NetworkPluginNotReady. */
export const networkPod = ({ kubernetes }: ClusterRecord, node: string): StoredObject | undefined =>
  (kubernetes?.list({ apiVersion: 'v1', kind: 'Pod' }) ?? []).find(
    (pod) =>
      textAt(pod, 'spec', 'nodeName') === node &&
      textAt(pod, 'status', 'phase') === 'Running' &&
      itemsAt(pod, 'metadata', 'ownerReferences').some(({ name }) => networks.includes(String(name))),
  );
