/** Managed node groups: creation, description and deletion. */

import { randomUUID } from 'node:crypto';
import type {
  CreateNodegroupCommandInput,
  CreateNodegroupCommandOutput,
  DeleteNodegroupCommandInput,
  DeleteNodegroupCommandOutput,
  DescribeNodegroupCommandInput,
  DescribeNodegroupCommandOutput,
  ListNodegroupsCommandInput,
  ListNodegroupsCommandOutput,
} from '@aws-sdk/client-eks';
import { durations } from '../clock.ts';
import type { CallContext } from '../core.ts';
import { grantNodes } from './access-grants.ts';
import { mapNodeRole, unmapNodeRole } from './aws-auth.ts';
import { page } from './input.ts';
import { createFleet, deleteFleet } from './node-fleet.ts';
import { fail, failures, isWhole } from './nodegroup-health.ts';
import { checkNodegroup } from './nodegroup-rules.ts';
import { drainInstances, drainTimeout, fill } from './nodegroup-scaling.ts';
import { leaveCluster } from './nodes.ts';
import { publicSubnetIssue } from './public-subnets.ts';
import { inUse, notFound } from './refusals.ts';
import { isServiceError } from './service-errors.ts';
import {
  type Answer,
  activeCluster,
  arnOf,
  type ClusterRecord,
  clusterOf,
  type Eks,
  inBackground,
  type NodegroupRecord,
  passSince,
  takes,
} from './state.ts';
import { emptyWarmPool } from './warm-pool.ts';

/** The part of the deletion after which a group's nodes are drained and its instances go, when nothing holds them up. */
const drainedAfter = 0.5;

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
