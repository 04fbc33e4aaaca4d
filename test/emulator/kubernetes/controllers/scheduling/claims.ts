/** The volumes that a pod takes with it to its node. Source: kube-scheduler's plugin volumebinding. */
import { at, itemsAt, textAt } from '../../objects.ts';
import type { StoredObject } from '../../types.ts';
import type { Client } from '../client.ts';
import { matchesNode } from '../placement.ts';
import type { Obstacle } from './filters.ts';
import type { Room } from './snapshot.ts';

const selectedNode = 'volume.kubernetes.io/selected-node';

/** The claims that a pod uses, by name. */
export const claimNames = (pod: StoredObject): string[] =>
  itemsAt(pod, 'spec', 'volumes')
    .map((volume) => textAt(volume, 'persistentVolumeClaim', 'claimName'))
    .filter(Boolean);

export const isBound = (claim: StoredObject): boolean => textAt(claim, 'status', 'phase') === 'Bound';

const claimsOf = (client: Client, pod: StoredObject): StoredObject[] =>
  claimNames(pod).flatMap(
    (name) => client.get('v1', 'PersistentVolumeClaim', pod.metadata.namespace ?? '', name) ?? [],
  );

const classOf = (client: Client, claim: StoredObject): StoredObject | undefined =>
  client.get('storage.k8s.io/v1', 'StorageClass', '', textAt(claim, 'spec', 'storageClassName'));

const waitsForPod = (client: Client, claim: StoredObject): boolean =>
  textAt(classOf(client, claim), 'volumeBindingMode') === 'WaitForFirstConsumer';

/** Why no node at all is of use to the pod. */
export function claimProblem(client: Client, pod: StoredObject): string | undefined {
  for (const name of claimNames(pod)) {
    const claim = client.get('v1', 'PersistentVolumeClaim', pod.metadata.namespace ?? '', name);
    if (!claim) return `persistentvolumeclaim "${name}" not found`;
    if (claim.metadata.deletionTimestamp) return `persistentvolumeclaim "${name}" is being deleted`;
  }
  const isLeftUnbound = claimsOf(client, pod).some((claim) => !isBound(claim) && !waitsForPod(client, claim));
  return isLeftUnbound ? 'pod has unbound immediate PersistentVolumeClaims' : undefined;
}

/** Volumes that are there can only be used from some nodes; others can only be made where a provisioner makes any. */
export const volumeObstacles =
  (client: Client) =>
  (pod: StoredObject, { node }: Room): Obstacle[] => {
    const claims = claimsOf(client, pod);
    const isElsewhere = claims.some((claim) => {
      const volume = client.get('v1', 'PersistentVolume', '', textAt(claim, 'spec', 'volumeName'));
      return volume && !matchesNode(at(volume, 'spec', 'nodeAffinity', 'required'), node);
    });
    if (isElsewhere) {
      return [{ reason: "node(s) didn't match PersistentVolume's node affinity", isMovable: false }];
    }
    const isUnmade = claims.some(
      (claim) =>
        !isBound(claim) && textAt(classOf(client, claim), 'provisioner') === 'kubernetes.io/no-provisioner',
    );
    return isUnmade
      ? [{ reason: "node(s) didn't find available persistent volumes to bind", isMovable: false }]
      : [];
  };

/** The node that has been chosen for a pod whose volumes are still being made. */
export const chosenNode = (client: Client, pod: StoredObject): string | undefined =>
  claimsOf(client, pod)
    .filter((claim) => !isBound(claim))
    .flatMap(({ metadata }) => metadata.annotations?.[selectedNode] ?? [])[0];

/** Tells the claims that wait for their pod where it goes. @returns whether every claim is bound */
export function bindClaims(client: Client, pod: StoredObject, node: StoredObject): boolean {
  const unbound = claimsOf(client, pod).filter((claim) => !isBound(claim));
  for (const claim of unbound) {
    const annotations = { ...claim.metadata.annotations, [selectedNode]: node.metadata.name };
    client.update(claim, { ...claim, metadata: { ...claim.metadata, annotations } });
  }
  return unbound.length === 0;
}
