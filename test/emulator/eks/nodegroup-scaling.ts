/** How a managed node group gets its instances, and gives them up. */
import { attemptPause } from '../auto-scaling-launches.ts';
import { durations } from '../clock.ts';
import { drain } from './drain.ts';
import { boundFleet, everyPlaceOf, LaunchFailure, launchInstance, terminateInstance } from './node-fleet.ts';
import { isGivenUp, joinCluster, leaveCluster } from './nodes.ts';
import {
  type ClusterRecord,
  type Eks,
  type NodegroupRecord,
  type NodeInstance,
  type Place,
  pass,
} from './state.ts';
import { fillWarmPool, returnToPool, takeWarm } from './warm-pool.ts';

/**
 * Seconds after which a node that is not drained goes with its instance, pods and all.
 * Source: EKS user guide, "Delete a managed node group from your cluster".
 */
export const drainTimeout = 5 * 60;

/**
 * Starts or ends instances until there are as many as wanted; resolves when each is Ready, gone or given up.
 * @param start milliseconds since the epoch
 */
export async function fill(
  eks: Eks,
  record: ClusterRecord,
  group: NodegroupRecord,
  start = Date.now(),
): Promise<void> {
  const { instances, nodegroup } = group;
  const { desiredSize } = nodegroup.scalingConfig;
  await shrink(eks, record, group, [...instances.values()].slice(desiredSize));
  await grow(eks, record, group, desiredSize - instances.size, start);
  if (nodegroup.status !== 'DELETING') await fillWarmPool(eks, record, group);
}

/**
 * Starts so many instances more; resolves when each is Ready, gone or given up.
 * @param start milliseconds since the epoch
 */
export async function grow(
  eks: Eks,
  record: ClusterRecord,
  group: NodegroupRecord,
  more: number,
  start = Date.now(),
): Promise<void> {
  await boundFleet(eks, record, group, Math.max(0, more));
  if (more <= 0) return;
  const zones = await everyPlaceOf(eks, record, group);
  await Promise.all(
    Array.from({ length: more }, (_, index) => bring(eks, record, group, turned(zones, index), start)),
  );
  if (group.nodegroup.status !== 'DELETING') await boundFleet(eks, record, group);
}

const turned = <Item>(items: Item[], by: number): Item[] => {
  const at = items.length === 0 ? 0 : by % items.length;
  return [...items.slice(at), ...items.slice(0, at)];
};

/** One more instance, in the first zone that has room, as Auto Scaling goes on trying. */
async function bring(
  eks: Eks,
  record: ClusterRecord,
  group: NodegroupRecord,
  zones: Place[][],
  start: number,
): Promise<void> {
  for (let tries = 0; group.nodegroup.status !== 'DELETING' && !isGivenUp(eks, start, tries); tries++) {
    try {
      const isWarm = (group.warm?.size ?? 0) > 0;
      const instance =
        (await takeWarm(eks, record, group)) ??
        (await launchInstance(eks, record, group, zones[tries % zones.length]));
      delete group.launchFailure;
      const began = tries === 0 ? start : Date.now();
      await joinCluster(eks, record, group, instance, isWarm ? began - booted(eks, group) : began);
      return;
    } catch (error) {
      if (!(error instanceof LaunchFailure)) throw error;
      group.launchFailure = error.message;
      await pass(eks, record, attemptPause);
    }
  }
}

/** Milliseconds of its start that an instance of the warm pool has behind it. */
const booted = ({ world: { clock } }: Eks, { nodegroup: { warmPoolConfig } }: NodegroupRecord): number =>
  warmPoolConfig?.poolState === 'RUNNING'
    ? clock.milliseconds(Math.max(...durations.instanceRunning) + Math.max(...durations.systemBoot))
    : 0;

/** Drains instances, as long as EKS waits for that, and ends them, or puts them back into the warm pool. */
async function shrink(
  eks: Eks,
  record: ClusterRecord,
  group: NodegroupRecord,
  instances: NodeInstance[],
): Promise<void> {
  if (instances.length === 0) return;
  await drainInstances(eks, record, instances, drainTimeout);
  if (!group.nodegroup.warmPoolConfig?.reuseOnScaleIn) {
    await endInstances(eks, record, group, instances);
    return;
  }
  for (const instance of instances) {
    leaveCluster(record, instance);
    await returnToPool(eks, record, group, instance);
  }
}

/**
 * @param timeout seconds
 * @returns whether their pods have left them in time
 */
export async function drainInstances(
  eks: Eks,
  record: ClusterRecord,
  instances: NodeInstance[],
  timeout: number,
): Promise<boolean> {
  const nodes = instances.flatMap(({ node }) => node?.metadata.name ?? []);
  const pause = (seconds: number): Promise<void> => pass(eks, record, seconds);
  return !record.kubernetes || (await drain(record.kubernetes, nodes, { timeout, pause }));
}

export async function endInstances(
  eks: Eks,
  record: ClusterRecord,
  group: NodegroupRecord,
  instances: NodeInstance[],
): Promise<void> {
  for (const instance of instances) {
    leaveCluster(record, instance);
    await terminateInstance(eks, record, group, instance.id);
  }
}
