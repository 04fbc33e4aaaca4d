/** What add-ons run in a cluster, and whether it runs. */
import type { KubernetesClient } from '../../kubernetes/client.ts';
import type { DaemonSet, Deployment, Pod } from '../../kubernetes/types.ts';

/**
 * The workloads of EKS's add-ons that have Deployments, which wait for nodes. Of every other add-on, EKS's
 * word alone counts.
 * Sources: `kubectl get deployments,daemonsets -n kube-system` in the EKS user guide's pages about each of them.
 */
const workloads: Readonly<
  Record<string, { deployments: readonly string[]; daemonSets?: readonly string[] }>
> = {
  coredns: { deployments: ['coredns'] },
  'metrics-server': { deployments: ['metrics-server'] },
  'snapshot-controller': { deployments: ['snapshot-controller'] },
  'aws-ebs-csi-driver': { deployments: ['ebs-csi-controller'], daemonSets: ['ebs-csi-node'] },
  'aws-efs-csi-driver': { deployments: ['efs-csi-controller'], daemonSets: ['efs-csi-node'] },
};

/** Whether it can be seen by its pods that the add-on runs. */
export const hasWorkloads = (addonName: string): boolean => addonName in workloads;

/** Whether all that the add-on consists of has as many pods as it should, of what was asked for last, and they are available. */
export async function isAvailable(
  client: KubernetesClient,
  addonName: string,
  namespace: string,
): Promise<boolean> {
  const { deployments = [], daemonSets = [] } = workloads[addonName] ?? {};
  const found = await Promise.all([
    ...deployments.map(async (name) => isRolledOut(await client.get('Deployment', { name, namespace }))),
    ...daemonSets.map(async (name) => isEverywhere(await client.get('DaemonSet', { name, namespace }))),
  ]);
  return found.length > 0 && found.every(Boolean);
}

/**
 * Pods of a service account that have a node, and were made before EKS knew that it has a role: they get no credentials any
 * more, however often they are started again. Source: aws/containers-roadmap issue 2507.
 */
export async function podsWithoutIdentity(
  client: KubernetesClient,
  serviceAccount: string,
  namespace: string,
): Promise<Pod[]> {
  const { items } = await client.list('Pod', { namespace });
  return items.filter(
    ({ metadata, spec: { nodeName, serviceAccountName, containers = [] } }) =>
      serviceAccountName === serviceAccount &&
      nodeName !== undefined &&
      metadata.deletionTimestamp === undefined &&
      !containers.some(({ env = [] }) =>
        env.some(({ name }) => name === 'AWS_CONTAINER_CREDENTIALS_FULL_URI'),
      ),
  );
}

function isRolledOut(deployment: Deployment | undefined): boolean {
  if (deployment?.status === undefined) return false;
  const { metadata, spec, status } = deployment;
  const { observedGeneration, updatedReplicas = 0, availableReplicas = 0 } = status;
  const { replicas = 1 } = spec;
  return (
    observedGeneration === metadata.generation && updatedReplicas >= replicas && availableReplicas >= replicas
  );
}

function isEverywhere(set: DaemonSet | undefined): boolean {
  if (set?.status === undefined) return false;
  const {
    desiredNumberScheduled,
    observedGeneration,
    updatedNumberScheduled = 0,
    numberAvailable = 0,
  } = set.status;
  const counts = [updatedNumberScheduled, numberAvailable];
  return (
    observedGeneration === set.metadata.generation &&
    desiredNumberScheduled > 0 &&
    counts.every((count) => count >= desiredNumberScheduled)
  );
}
