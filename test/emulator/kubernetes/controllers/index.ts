/** What kube-controller-manager, the scheduler and the kubelets do, as far as it shows in the API. */
import type { Catalogue } from '../catalogue.ts';
import type { Resources } from '../resources.ts';
import { bucketOf, type Store } from '../store.ts';
import type { KubernetesOptions } from '../types.ts';
import { type Client, createClient } from './client.ts';
import { reconcileDefinitions } from './definitions.ts';
import { reconcileDisruptionBudgets } from './disruption.ts';
import { collectGarbage } from './garbage.ts';
import type { Allows } from './kubelet/certificates.ts';
import { runPods } from './kubelet/kubelet.ts';
import { reconcileNamespaces } from './namespaces.ts';
import { taintNodes } from './nodes.ts';
import { schedulePods } from './scheduler.ts';
import { reconcileVolumes } from './volumes.ts';
import { reconcileDaemonSets } from './workloads/daemonsets.ts';
import { reconcileDeployments } from './workloads/deployments.ts';
import { reconcileJobs } from './workloads/jobs.ts';
import { reconcileReplicaSets } from './workloads/replicasets.ts';
import { reconcileStatefulSets } from './workloads/statefulsets.ts';

/** Brings what exists a step closer to what is wanted. Writes nothing when there is nothing to do. */
export type Controller = (client: Client) => void;

/** What the controllers run on. */
interface Ground extends Pick<KubernetesOptions, 'after' | 'inspectPod'> {
  store: Store;
  catalogue: Catalogue;
  resources: Resources;
  /** PEM of the cluster's CA. */
  authority: string;
  allows: Allows;
}

const controllers = ({ authority, after, ...kubelets }: Ground): Controller[] => [
  reconcileNamespaces(authority),
  reconcileDefinitions,
  taintNodes,
  reconcileDeployments,
  reconcileReplicaSets,
  reconcileStatefulSets,
  reconcileDaemonSets,
  reconcileJobs(after),
  reconcileVolumes,
  schedulePods,
  runPods({ after, ...kubelets }),
  reconcileDisruptionBudgets,
  collectGarbage,
];

const events = { group: '', plural: 'events' };

/**
 * Runs the controllers after every change until none has anything left to do. They run in a microtask of their own,
 * so before the next request is read.
 * @returns a function that stops them
 */
export function startControllers(ground: Ground): () => void {
  const { store, catalogue, resources } = ground;
  const client = createClient(store, catalogue, resources);
  const all = controllers(ground);
  let isDue = false;
  let isStopped = false;
  const run = (): void => {
    isDue = false;
    if (isStopped) return;
    for (const controller of all) controller(client);
  };
  const due = (): void => {
    if (isDue || isStopped) return;
    isDue = true;
    queueMicrotask(run);
  };
  // Nobody acts on what an Event tells.
  const unsubscribe = store.subscribe(({ bucket, change }) => {
    if (bucket !== bucketOf(events) || change.type === 'removed') due();
  });
  due();
  return () => {
    isStopped = true;
    unsubscribe();
  };
}
