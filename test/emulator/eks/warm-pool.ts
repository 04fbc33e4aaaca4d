/**
 * Warm pools of node groups: instances that are started beforehand, and are in no cluster until their group grows.
 * Sources: EKS user guide, "Decrease latency for applications with long boot times using warm pools with managed node groups";
 * EC2 Auto Scaling user guide, "Warm pools for Amazon EC2 Auto Scaling".
 */
import {
  DeleteWarmPoolCommand,
  DetachInstancesCommand,
  PutWarmPoolCommand,
} from '@aws-sdk/client-auto-scaling';
import { StartInstancesCommand, StopInstancesCommand, TerminateInstancesCommand } from '@aws-sdk/client-ec2';
import type { Nodegroup, WarmPoolConfig } from '@aws-sdk/client-eks';
import { AwsError } from '../core.ts';
import { attachInstance, LaunchFailure, placesOf, runInstance } from './node-fleet.ts';
import { type About, invalidParameter } from './refusals.ts';
import { actingAs, type ClusterRecord, type Eks, type NodegroupRecord, type NodeInstance } from './state.ts';

/** The pool with every default in its place; undefined for none. @throws InvalidParameterException */
export function checkWarmPool(
  wish: WarmPoolConfig | undefined,
  amiType: Nodegroup['amiType'],
  now: WarmPoolConfig | undefined,
  about: About,
): WarmPoolConfig | undefined {
  const next = {
    enabled: false,
    minSize: 0,
    poolState: 'STOPPED' as const,
    reuseOnScaleIn: false,
    ...now,
    ...wish,
  };
  if (!next.enabled) return undefined;
  if (next.poolState === 'HIBERNATED') {
    throw new AwsError(
      'InvalidParameterException',
      'The emulator does not model poolState HIBERNATED of warmPoolConfig: instances do not hibernate here.',
    );
  }
  if (amiType === 'CUSTOM') throw invalidParameter('Warm pools are not supported with custom AMIs', about);
  if (amiType?.startsWith('BOTTLEROCKET') && next.reuseOnScaleIn) {
    throw invalidParameter('reuseOnScaleIn is not supported with Bottlerocket AMIs', about);
  }
  return next;
}

/** As many as make the group and the pool together as large as they may be prepared for: by default its maximum. */
function wantedSize({
  nodegroup: { scalingConfig, warmPoolConfig: pool },
  instances,
}: NodegroupRecord): number {
  if (!pool) return 0;
  const { maxGroupPreparedCapacity = -1, minSize = 0 } = pool;
  const prepared = maxGroupPreparedCapacity < 0 ? scalingConfig.maxSize : maxGroupPreparedCapacity;
  return Math.max(minSize, prepared - instances.size);
}

const clientsOf = (eks: Eks, { region }: ClusterRecord) =>
  actingAs(eks, region, 'AWSServiceRoleForAmazonEKSNodegroup');

/** Tells Auto Scaling of the pool, and starts or ends instances until it is as large as it should be. */
export async function fillWarmPool(eks: Eks, record: ClusterRecord, group: NodegroupRecord): Promise<void> {
  const { nodegroup, fleet, warm } = group;
  const pool = nodegroup.warmPoolConfig;
  const { ec2, autoScaling } = clientsOf(eks, record);
  const AutoScalingGroupName = fleet.autoScalingGroup;
  if (!pool) {
    if (warm === undefined) return;
    await emptyWarmPool(eks, record, group);
    await autoScaling.send(new DeleteWarmPoolCommand({ AutoScalingGroupName, ForceDelete: true }));
    delete group.warm;
    return;
  }
  await autoScaling.send(
    new PutWarmPoolCommand({
      AutoScalingGroupName,
      MinSize: pool.minSize,
      MaxGroupPreparedCapacity: pool.maxGroupPreparedCapacity,
      PoolState: pool.poolState === 'RUNNING' ? 'Running' : 'Stopped',
      InstanceReusePolicy: { ReuseOnScaleIn: pool.reuseOnScaleIn },
    }),
  );
  const ready = new Map(warm);
  group.warm = ready;
  const size = wantedSize(group);
  for (const id of [...ready.keys()].slice(size)) {
    ready.delete(id);
    await ec2.send(new TerminateInstancesCommand({ InstanceIds: [id] }));
  }
  const places = await placesOf(eks, record, group);
  for (let index = 0; ready.size < size; index++) {
    const place = places[index % Math.max(places.length, 1)];
    try {
      const instance = await runInstance(eks, record, group, place);
      ready.set(instance.id, instance);
    } catch (error) {
      // A pool is as large as EC2 lets it be; the group itself does not depend on it.
      if (error instanceof LaunchFailure) return;
      throw error;
    }
  }
  await bringToState(eks, record, group);
}

async function bringToState(eks: Eks, record: ClusterRecord, group: NodegroupRecord): Promise<void> {
  const InstanceIds = [...(group.warm?.keys() ?? [])];
  if (InstanceIds.length === 0) return;
  const { ec2 } = clientsOf(eks, record);
  const isRunning = group.nodegroup.warmPoolConfig?.poolState === 'RUNNING';
  await ec2.send(
    isRunning ? new StartInstancesCommand({ InstanceIds }) : new StopInstancesCommand({ InstanceIds }),
  );
}

/** Puts an instance of the pool into service. @returns undefined when there is none */
export async function takeWarm(
  eks: Eks,
  record: ClusterRecord,
  group: NodegroupRecord,
): Promise<NodeInstance | undefined> {
  const [instance] = group.warm?.values() ?? [];
  if (!instance) return undefined;
  group.warm?.delete(instance.id);
  const { ec2 } = clientsOf(eks, record);
  await ec2.send(new StartInstancesCommand({ InstanceIds: [instance.id] }));
  const { node: _, ready: __, ...fresh } = instance;
  await attachInstance(eks, record, group, fresh);
  return fresh;
}

/** Takes an instance out of service, back into the pool. */
export async function returnToPool(
  eks: Eks,
  record: ClusterRecord,
  group: NodegroupRecord,
  instance: NodeInstance,
): Promise<void> {
  const { autoScaling } = clientsOf(eks, record);
  await autoScaling.send(
    new DetachInstancesCommand({
      AutoScalingGroupName: group.fleet.autoScalingGroup,
      InstanceIds: [instance.id],
      ShouldDecrementDesiredCapacity: true,
    }),
  );
  group.instances.delete(instance.id);
  group.warm?.set(instance.id, instance);
  await bringToState(eks, record, group);
}

export async function emptyWarmPool(eks: Eks, record: ClusterRecord, group: NodegroupRecord): Promise<void> {
  const InstanceIds = [...(group.warm?.keys() ?? [])];
  group.warm?.clear();
  if (InstanceIds.length > 0)
    await clientsOf(eks, record).ec2.send(new TerminateInstancesCommand({ InstanceIds }));
}
