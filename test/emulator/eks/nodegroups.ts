/** Managed node groups: creation, description and deletion. */

import { randomUUID } from 'node:crypto';
import type {
  CreateNodegroupCommandInput,
  CreateNodegroupCommandOutput,
  DeleteNodegroupCommandInput,
  DeleteNodegroupCommandOutput,
  DescribeNodegroupCommandInput,
  DescribeNodegroupCommandOutput,
  Issue,
  ListNodegroupsCommandInput,
  ListNodegroupsCommandOutput,
  NodegroupIssueCode,
} from '@aws-sdk/client-eks';
import { durations } from '../clock.ts';
import type { CallContext } from '../core.ts';
import { grantNodes } from './access-grants.ts';
import { mapNodeRole, unmapNodeRole } from './aws-auth.ts';
import { drain } from './drain.ts';
import { page } from './input.ts';
import {
  boundFleet,
  createFleet,
  deleteFleet,
  LaunchFailure,
  launchInstance,
  placesOf,
  terminateInstance,
} from './node-fleet.ts';
import { checkNodegroup } from './nodegroup-rules.ts';
import { isGivenUp, joinCluster, leaveCluster } from './nodes.ts';
import { publicSubnetIssue } from './public-subnets.ts';
import { inUse, notFound } from './refusals.ts';
import { codeOf, isServiceError } from './service-errors.ts';
import {
  type Answer,
  activeCluster,
  arnOf,
  type ClusterRecord,
  clusterOf,
  type Eks,
  inBackground,
  type NodegroupRecord,
  type NodeInstance,
  type Place,
  pass,
  passSince,
  takes,
} from './state.ts';
import { emptyWarmPool, fillWarmPool, returnToPool, takeWarm } from './warm-pool.ts';

/** Seconds between two launches, when EC2 refuses them. */
const attempt = 15;

/** The part of the deletion after which a group's nodes are drained and its instances go, when nothing holds them up. */
const drainedAfter = 0.5;

/**
 * Seconds after which a node that is not drained goes with its instance, pods and all.
 * Source: EKS user guide, "Delete a managed node group from your cluster".
 */
const drainTimeout = 5 * 60;

export const nodegroupOperations = (eks: Eks) => ({
  CreateNodegroup: async (
    input: CreateNodegroupCommandInput,
    call: CallContext,
  ): Answer<CreateNodegroupCommandOutput> => {
    const record = activeCluster(eks, call.region, input.clusterName);
    const known = alreadyCreated(record, input);
    if (known) return { nodegroup: structuredClone(known.nodegroup) };
    const { nodegroup, plan, role } = await checkNodegroup(eks, record, input, call);
    const meanwhile = alreadyCreated(record, input);
    if (meanwhile) return { nodegroup: structuredClone(meanwhile.nodegroup) };

    const { nodegroupName, clusterName } = nodegroup;
    const uuid = randomUUID();
    const now = new Date();
    const group: NodegroupRecord = {
      clientRequestToken: input.clientRequestToken,
      instances: new Map(),
      left: [],
      fleet: {
        autoScalingGroup: `eks-${nodegroupName}-${uuid}`,
        instanceProfile: `eks-${uuid}`,
        launchTemplate: `eks-${uuid}`,
        plan,
      },
      nodegroup: {
        ...nodegroup,
        nodegroupArn: arnOf(eks, call.region, `nodegroup/${clusterName}/${nodegroupName}/${uuid}`),
        createdAt: now,
        modifiedAt: now,
        status: 'CREATING',
        health: { issues: [] },
      },
    };
    record.nodegroups.set(nodegroupName, group);
    call.touches({ arn: group.nodegroup.nodegroupArn, tags: group.nodegroup.tags });
    inBackground(eks, record, async () => {
      grantNodes(eks, record, role, nodegroup.amiType?.startsWith('WINDOWS') ? 'EC2_WINDOWS' : 'EC2_LINUX');
      mapNodeRole(record, role.arn);
      group.creation = create(eks, record, group);
      await group.creation;
    });
    return { nodegroup: structuredClone(group.nodegroup) };
  },

  DescribeNodegroup: async (
    input: DescribeNodegroupCommandInput,
    call: CallContext,
  ): Answer<DescribeNodegroupCommandOutput> => ({
    nodegroup: structuredClone(nodegroupOf(eks, call, input).group.nodegroup),
  }),

  ListNodegroups: async (
    input: ListNodegroupsCommandInput,
    { region }: CallContext,
  ): Answer<ListNodegroupsCommandOutput> => {
    const names = [...clusterOf(eks, region, input.clusterName).nodegroups.keys()];
    const { items, nextToken } = page(names.toSorted(), input);
    return { nodegroups: items, nextToken };
  },

  DeleteNodegroup: async (
    input: DeleteNodegroupCommandInput,
    call: CallContext,
  ): Answer<DeleteNodegroupCommandOutput> => {
    const { record, group } = nodegroupOf(eks, call, input);
    const { nodegroup } = group;
    if (nodegroup.status === 'UPDATING') {
      throw inUse(
        `Nodegroup ${nodegroup.nodegroupName} cannot be deleted while it is being updated`,
        aboutOf(group),
      );
    }
    if (nodegroup.status !== 'DELETING') {
      nodegroup.status = 'DELETING';
      inBackground(eks, record, () => destroy(eks, record, group));
    }
    return { nodegroup: structuredClone(nodegroup) };
  },
});

export const aboutOf = ({ nodegroup: { clusterName, nodegroupName } }: NodegroupRecord) => ({
  clusterName,
  nodegroupName,
});

/** @throws ResourceNotFoundException */
export function nodegroupOf(
  eks: Eks,
  call: CallContext,
  { clusterName, nodegroupName }: { clusterName: string | undefined; nodegroupName: string | undefined },
): { record: ClusterRecord; group: NodegroupRecord } {
  const record = clusterOf(eks, call.region, clusterName);
  const group = record.nodegroups.get(nodegroupName ?? '');
  if (!group)
    throw notFound(`No node group found for name: ${nodegroupName}.`, { clusterName, nodegroupName });
  call.touches({ arn: group.nodegroup.nodegroupArn, tags: group.nodegroup.tags });
  return { record, group };
}

/** The group that an earlier request with the same token has made. @throws ResourceInUseException for another's */
function alreadyCreated(
  record: ClusterRecord,
  input: CreateNodegroupCommandInput,
): NodegroupRecord | undefined {
  const group = record.nodegroups.get(input.nodegroupName ?? '');
  if (!group) return undefined;
  const repeated =
    input.clientRequestToken !== undefined && group.clientRequestToken === input.clientRequestToken;
  if (repeated && group.nodegroup.status !== 'DELETING') return group;
  throw inUse(
    `NodeGroup already exists with name ${input.nodegroupName} and cluster name ${input.clusterName}`,
    aboutOf(group),
  );
}

async function create(eks: Eks, record: ClusterRecord, group: NodegroupRecord): Promise<void> {
  const start = Date.now();
  const { nodegroup } = group;
  try {
    await createFleet(eks, record, group);
    const issue = group.fleet.plan.issue ?? (await publicSubnetIssue(eks, record, group));
    if (issue !== undefined) {
      nodegroup.status = 'CREATE_FAILED';
      nodegroup.health.issues = [issue];
      return;
    }
    await Promise.all([
      fill(eks, record, group, start),
      passSince(
        eks,
        record,
        start,
        takes(eks, record, durations.nodegroupCreate, `${nodegroup.nodegroupName} creation`),
      ),
    ]);
  } catch (error) {
    if (!isServiceError(error)) throw error;
    if (nodegroup.status === 'CREATING') fail(group, 'CREATE_FAILED', error);
    return;
  }
  if (nodegroup.status !== 'CREATING') return;
  nodegroup.status = isWhole(group) ? 'ACTIVE' : 'CREATE_FAILED';
  nodegroup.health.issues = failures(group);
}

/** What another service refuses, EKS tells as an issue of the group. */
const issueCodes: Readonly<Record<string, NodegroupIssueCode>> = {
  AccessDenied: 'AccessDenied',
  InvalidGroup: 'Ec2SecurityGroupNotFound',
  InvalidSubnetID: 'Ec2SubnetNotFound',
  NoSuchEntity: 'IamNodeRoleNotFound',
  NoSuchEntityException: 'IamNodeRoleNotFound',
  UnauthorizedOperation: 'AccessDenied',
};

export function fail(
  group: NodegroupRecord,
  status: 'CREATE_FAILED' | 'DELETE_FAILED' | 'DEGRADED',
  error: Error,
): void {
  const code = issueCodes[codeOf(error).split('.')[0] ?? ''] ?? 'InternalFailure';
  group.nodegroup.status = status;
  group.nodegroup.health.issues = [{ code, message: error.message, resourceIds: [] }];
}

export const isWhole = ({ nodegroup, instances }: NodegroupRecord): boolean =>
  [...instances.values()].filter(({ ready }) => ready).length >= nodegroup.scalingConfig.desiredSize;

/** In EKS's own words where a subnet is full (falcosecurity/test-infra issue 1164), or else in Auto Scaling's. */
const launchIssue = (launchFailure: string, autoScalingGroup: string): Issue =>
  launchFailure.includes('InsufficientFreeAddressesInSubnet')
    ? {
        code: 'InsufficientFreeAddresses',
        message:
          'Amazon AutoScaling was unable to launch instances because there are not enough free addresses in the subnet ' +
          'associated with your AutoScaling group(s).',
        resourceIds: [autoScalingGroup],
      }
    : { code: 'AsgInstanceLaunchFailures', message: launchFailure, resourceIds: [autoScalingGroup] };

/** Why a group did not become whole: launches that EC2 refused, instances that did not join, nodes that are not Ready. */
function failures({
  instances,
  fleet,
  launchFailure,
}: NodegroupRecord): NodegroupRecord['nodegroup']['health']['issues'] {
  const ids = (wanted: (instance: NodeInstance) => boolean): string[] =>
    [...instances.values()].filter(wanted).map(({ id }) => id);
  const outside = ids(({ node }) => node === undefined);
  const unhealthy = ids(({ node, ready }) => node !== undefined && !ready);
  return [
    ...(launchFailure === undefined ? [] : [launchIssue(launchFailure, fleet.autoScalingGroup)]),
    ...(outside.length === 0
      ? []
      : [
          {
            code: 'NodeCreationFailure' as const,
            message: 'Instances failed to join the kubernetes cluster',
            resourceIds: outside,
          },
        ]),
    ...(unhealthy.length === 0
      ? []
      : [
          {
            code: 'NodeCreationFailure' as const,
            message: 'Unhealthy nodes in the kubernetes cluster',
            resourceIds: unhealthy,
          },
        ]),
  ];
}

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
  const places = await placesOf(eks, record, group);
  await Promise.all(
    Array.from({ length: more }, (_, index) =>
      bring(eks, record, group, [...places.slice(index % places.length), ...places], start),
    ),
  );
  if (group.nodegroup.status !== 'DELETING') await boundFleet(eks, record, group);
}

/** One more instance, in the first place that has room, as Auto Scaling goes on trying. */
async function bring(
  eks: Eks,
  record: ClusterRecord,
  group: NodegroupRecord,
  places: Place[],
  start: number,
): Promise<void> {
  for (let tries = 0; group.nodegroup.status !== 'DELETING' && !isGivenUp(eks, start, tries); tries++) {
    try {
      const isWarm = (group.warm?.size ?? 0) > 0;
      const instance =
        (await takeWarm(eks, record, group)) ??
        (await launchInstance(eks, record, group, places[tries % places.length]));
      delete group.launchFailure;
      const began = tries === 0 ? start : Date.now();
      await joinCluster(eks, record, group, instance, isWarm ? began - booted(eks, group) : began);
      return;
    } catch (error) {
      if (!(error instanceof LaunchFailure)) throw error;
      group.launchFailure = error.message;
      await pass(eks, record, attempt);
    }
  }
}

/** Milliseconds of its start that an instance of the warm pool has behind it. */
const booted = ({ world: { clock } }: Eks, { nodegroup: { warmPoolConfig } }: NodegroupRecord): number =>
  warmPoolConfig?.poolState === 'RUNNING' ? clock.milliseconds(Math.max(...durations.instanceRunning)) : 0;

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

async function destroy(eks: Eks, record: ClusterRecord, group: NodegroupRecord): Promise<void> {
  const start = Date.now();
  const { nodegroupName } = group.nodegroup;
  const whole = takes(eks, record, durations.nodegroupDelete, `${nodegroupName} deletion`);
  await drainInstances(eks, record, [...group.instances.values()], drainTimeout);
  await passSince(eks, record, start, whole * drainedAfter);
  const drained = Date.now();
  for (const instance of group.instances.values()) leaveCluster(record, instance);
  await Promise.allSettled([group.creation, ...group.left]);
  try {
    await emptyWarmPool(eks, record, group);
    await deleteFleet(eks, record, group);
  } catch (error) {
    if (!isServiceError(error)) throw error;
    fail(group, 'DELETE_FAILED', error);
    return;
  }
  group.instances.clear();
  await passSince(eks, record, drained, whole * (1 - drainedAfter));
  unmapNodeRole(record, group);
  record.nodegroups.delete(group.nodegroup.nodegroupName);
}
