/** What add-ons run in a cluster. Their pods are the affair of the cluster's own controllers. */
import { controllerOf } from '../kubernetes/controllers/client.ts';
import { fieldsAt, itemsAt, numberAt, textAt } from '../kubernetes/objects.ts';
import type { StoredObject } from '../kubernetes/types.ts';
import { type OfferedAddon, offeredAddons, type Workload } from './addon-catalogue.ts';
import { budgetOf, furtherOf, manifestOf, referenceTo, serviceAccountOf } from './addon-manifests.ts';
import { profileFor } from './fargate-selection.ts';
import type { ClusterRecord } from './state.ts';

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
  for (const object of furtherOf(record, addon)) kubernetes?.apply(object);
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

export function uninstallAddon(record: ClusterRecord, addon: OfferedAddon): void {
  const { kubernetes } = record;
  for (const { apiVersion, kind, metadata } of furtherOf(record, addon)) {
    kubernetes?.remove({ apiVersion, kind, name: metadata.name ?? '', namespace: addon.namespace });
  }
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

/** Whether a Fargate profile selects pods of the add-on, each of which gets a node of its own. */
export const runsOnFargate = (record: ClusterRecord, addon: OfferedAddon): boolean =>
  addon.workloads
    .filter(({ kind }) => kind === 'Deployment')
    .some((workload) => {
      const { metadata, spec } = fieldsAt(
        record.kubernetes?.get(referenceTo(addon, workload)),
        'spec',
        'template',
      );
      const pod = { metadata: { ...fieldsAt(metadata), namespace: addon.namespace }, spec };
      return profileFor(record, pod) !== undefined;
    });

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
