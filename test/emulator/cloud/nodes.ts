/** The EC2 instances behind a cluster's nodes. */
import { textAt } from '../kubernetes/objects.ts';
import { hasCondition } from '../kubernetes/pods.ts';
import type { Change, KubernetesCluster, StoredObject } from '../kubernetes/types.ts';

/** Of `aws:///<zone>/<id>`; empty for what is no EC2 instance. */
export const instanceIdOf = (node: StoredObject): string =>
  /^aws:\/\/\/[^/]+\/(i-\w+)$/.exec(textAt(node, 'spec', 'providerID'))?.[1] ?? '';

const isBackend = (node: StoredObject): boolean =>
  hasCondition(node, 'Ready') &&
  !node.metadata.deletionTimestamp &&
  node.metadata.labels?.['node.kubernetes.io/exclude-from-external-load-balancers'] === undefined;

/** Instances that load balancers may send traffic to. */
export const backendInstances = (kubernetes: KubernetesCluster): string[] =>
  kubernetes.list({ apiVersion: 'v1', kind: 'Node' }).filter(isBackend).map(instanceIdOf).filter(Boolean);

/** Whether a node has become one of them, or ceased to be. */
export const changesBackends = ({ type, object, previous }: Change): boolean =>
  object.kind === 'Node' &&
  object.apiVersion === 'v1' &&
  (type !== 'removed' && isBackend(object)) !== (previous !== undefined && isBackend(previous));
