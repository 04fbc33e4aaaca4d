/**
 * How new nodes take the place of old ones. Source: EKS user guide, "Understand each phase of node updates": room is
 * made first, by as many nodes as twice the zones or those that may be missing at once; then old nodes are drained
 * and ended, so many at once; what there is too much of goes at last. The strategy MINIMAL makes no room.
 */

import { uncordon } from './drain.ts';
import { placesOf } from './node-fleet.ts';
import { drainInstances, endInstances, grow } from './nodegroup-scaling.ts';
import { type ClusterRecord, type Eks, type NodegroupRecord, type NodeInstance, pass } from './state.ts';
import { UpdateFailure } from './updates.ts';

/** Seconds after which EKS gives up on pods that don't leave a node. */
const drainTimeout = 15 * 60;

/** Seconds between the going of a node's pods and of its instance. */
const settling = 60;

/** A failed update whose new nodes don't become Ready. */
export const notJoining = ({ nodegroup }: NodegroupRecord, instances: NodeInstance[]): UpdateFailure =>
  new UpdateFailure([
    {
      errorCode: 'NodeCreationFailure',
      errorMessage:
        "Couldn't proceed with upgrade process as new nodes are not joining node group " +
        nodegroup.nodegroupName,
      resourceIds: instances.filter(({ ready }) => !ready).map(({ id }) => id),
    },
  ]);

const notLeaving = ({ nodegroup }: NodegroupRecord, instances: NodeInstance[]): UpdateFailure =>
  new UpdateFailure([
    {
      errorCode: 'PodEvictionFailure',
      errorMessage: `Reached max retries while trying to evict pods from nodes in node group ${nodegroup.nodegroupName}`,
      resourceIds: instances.flatMap(({ node }) => node?.metadata.name ?? []),
    },
  ]);

/** How many nodes may be missing at once. */
function missingAtOnce({ nodegroup: { updateConfig } }: NodegroupRecord, size: number): number {
  const { maxUnavailable = 1, maxUnavailablePercentage } = updateConfig ?? {};
  return maxUnavailablePercentage === undefined
    ? maxUnavailable
    : Math.max(1, Math.ceil((size * maxUnavailablePercentage) / 100));
}

/**
 * @param force whether nodes go although their pods don't
 * @throws UpdateFailure when new nodes don't join, or pods don't leave: the nodes that are still old then stay
 */
export async function rollNodes(
  eks: Eks,
  record: ClusterRecord,
  group: NodegroupRecord,
  force: boolean,
): Promise<void> {
  const { nodegroup, instances } = group;
  const old = [...instances.values()];
  const wanted = nodegroup.scalingConfig.desiredSize;
  const atOnce = missingAtOnce(group, old.length);
  const zones = new Set((await placesOf(eks, record, group)).map(({ zone }) => zone));
  const isThere = (): boolean => nodegroup.status === 'UPDATING';
  const fresh = (): NodeInstance[] => [...instances.values()].filter((each) => !old.includes(each));

  const addNodes = async (count: number): Promise<void> => {
    await grow(eks, record, group, count);
    const arrived = fresh();
    if (!isThere() || (arrived.every(({ ready }) => ready) && arrived.length >= Math.min(count, wanted)))
      return;
    await endInstances(eks, record, group, arrived);
    throw notJoining(group, arrived);
  };

  if (old.length > 0 && nodegroup.updateConfig?.updateStrategy !== 'MINIMAL') {
    await addNodes(Math.max(2 * zones.size, atOnce));
  }
  for (let index = 0; index < old.length && isThere(); index += atOnce) {
    const going = old.slice(index, index + atOnce);
    if (!(await drainInstances(eks, record, going, drainTimeout)) && !force) {
      const surplus = fresh().slice(Math.max(0, wanted - (old.length - index)));
      if (record.kubernetes) for (const { node } of going) uncordon(record.kubernetes, node?.metadata.name);
      await drainInstances(eks, record, surplus, drainTimeout);
      await endInstances(eks, record, group, surplus);
      throw notLeaving(group, going);
    }
    await pass(eks, record, settling);
    if (!isThere()) return;
    await endInstances(eks, record, group, going);
    const left = old.length - index - going.length;
    await addNodes(Math.min(going.length, wanted - fresh().length - left));
  }
  const surplus = fresh().slice(wanted);
  await drainInstances(eks, record, surplus, drainTimeout);
  if (isThere()) await endInstances(eks, record, group, surplus);
}
