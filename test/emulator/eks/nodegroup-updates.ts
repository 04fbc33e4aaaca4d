/** Changes to a managed node group that stands: its size and labels, and the version of its nodes. */
import type {
  NodegroupScalingConfig,
  UpdateNodegroupConfigCommandInput,
  UpdateNodegroupConfigCommandOutput,
  UpdateNodegroupVersionCommandInput,
  UpdateNodegroupVersionCommandOutput,
} from '@aws-sdk/client-eks';
import type { CallContext } from '../core.ts';
import { same } from '../kubernetes/objects.ts';
import { terminateInstance } from './node-fleet.ts';
import { imageFor } from './node-images.ts';
import {
  checkLabels,
  checkScaling,
  checkTaints,
  checkUpdateConfig,
  checkVersion,
} from './nodegroup-rules.ts';
import { aboutOf, fill, nodegroupOf } from './nodegroups.ts';
import { leaveCluster, showNode } from './nodes.ts';
import { inUse, invalidParameter } from './refusals.ts';
import { type ClusterRecord, type Eks, type NodegroupRecord, pass } from './state.ts';
import { startUpdate, UpdateFailure } from './updates.ts';

/** Seconds that a change takes beside the nodes' own coming and going. Assumed. */
const configuration = 15;

/** Seconds in which the pods of a node leave it. Assumed. */
const drain = 60;

type Answer<Output> = Promise<Omit<Output, '$metadata'>>;

export const nodegroupUpdateOperations = (eks: Eks) => ({
  UpdateNodegroupConfig: async (
    input: UpdateNodegroupConfigCommandInput,
    call: CallContext,
  ): Answer<UpdateNodegroupConfigCommandOutput> => {
    const { record, group } = nodegroupOf(eks, call, input);
    refuseUnready(group);
    const { nodegroup } = group;
    const next = nextConfiguration(group, input);
    nodegroup.status = 'UPDATING';
    const { scalingConfig } = next;
    const update = startUpdate(eks, record, {
      type: 'ConfigUpdate',
      params: {
        ...(input.scalingConfig && {
          MinSize: String(scalingConfig.minSize),
          MaxSize: String(scalingConfig.maxSize),
          DesiredSize: String(scalingConfig.desiredSize),
        }),
        ...(input.labels?.addOrUpdateLabels && {
          LabelsToAdd: JSON.stringify(input.labels.addOrUpdateLabels),
        }),
        ...(input.labels?.removeLabels && { LabelsToRemove: JSON.stringify(input.labels.removeLabels) }),
        ...(input.taints?.addOrUpdateTaints && {
          TaintsToAdd: JSON.stringify(input.taints.addOrUpdateTaints),
        }),
        ...(input.taints?.removeTaints && { TaintsToRemove: JSON.stringify(input.taints.removeTaints) }),
        ...(input.updateConfig?.maxUnavailable !== undefined && {
          MaxUnavailable: String(input.updateConfig.maxUnavailable),
        }),
      },
      subject: { nodegroupName: nodegroup.nodegroupName },
      work: () =>
        changing(record, group, async () => {
          await pass(eks, record, configuration);
          Object.assign(nodegroup, next, { modifiedAt: new Date() });
          for (const instance of group.instances.values()) showNode(record, group, instance);
          await fill(eks, record, group);
        }),
    });
    return { update: structuredClone(update) };
  },

  UpdateNodegroupVersion: async (
    input: UpdateNodegroupVersionCommandInput,
    call: CallContext,
  ): Answer<UpdateNodegroupVersionCommandOutput> => {
    const { record, group } = nodegroupOf(eks, call, input);
    refuseUnready(group);
    const { nodegroup } = group;
    const about = aboutOf(group);
    if (nodegroup.amiType === 'CUSTOM' && input.launchTemplate === undefined) {
      throw invalidParameter(
        'Nodegroups with a custom AMI can only be updated to a new launch template version',
        about,
      );
    }
    const version = checkVersion(input.version, record.cluster.version, about);
    const image = nodegroup.amiType && imageFor(eks.world, record.region, nodegroup.amiType, version);
    if (!image || (input.releaseVersion !== undefined && input.releaseVersion !== image.release)) {
      throw invalidParameter(
        `Requested release version ${input.releaseVersion} is not valid for kubernetes version ${version}.`,
        about,
      );
    }
    nodegroup.status = 'UPDATING';
    const update = startUpdate(eks, record, {
      type: 'VersionUpdate',
      params: { Version: version, ReleaseVersion: image.release },
      subject: { nodegroupName: nodegroup.nodegroupName },
      work: () =>
        changing(record, group, async () => {
          group.fleet.plan.imageId = image.id;
          nodegroup.version = version;
          nodegroup.releaseVersion = image.release;
          nodegroup.modifiedAt = new Date();
          await rollNodes(eks, record, group);
        }),
    });
    return { update: structuredClone(update) };
  },
});

function refuseUnready(group: NodegroupRecord): void {
  const { nodegroupName, status } = group.nodegroup;
  if (status !== 'ACTIVE' && status !== 'DEGRADED') {
    throw inUse(
      `Nodegroup ${nodegroupName} cannot be updated as it is currently in ${status} state`,
      aboutOf(group),
    );
  }
}

/** ACTIVE again afterwards, or DEGRADED and a failed update when nodes are missing. */
async function changing(
  record: ClusterRecord,
  group: NodegroupRecord,
  work: () => Promise<void>,
): Promise<void> {
  const { nodegroup, instances } = group;
  await work();
  if (record.nodegroups.get(nodegroup.nodegroupName) !== group || nodegroup.status !== 'UPDATING') return;
  const missing = [...instances.values()].filter(({ ready }) => !ready).map(({ id }) => id);
  if (missing.length === 0 && instances.size >= nodegroup.scalingConfig.desiredSize) {
    nodegroup.status = 'ACTIVE';
    return;
  }
  nodegroup.status = 'DEGRADED';
  throw new UpdateFailure([
    {
      errorCode: 'NodeCreationFailure',
      errorMessage:
        "Couldn't proceed with upgrade process as new nodes are not joining node group " +
        nodegroup.nodegroupName,
      resourceIds: missing,
    },
  ]);
}

/** @throws InvalidParameterException when nothing would change, or to something that EKS refuses */
function nextConfiguration(
  group: NodegroupRecord,
  input: UpdateNodegroupConfigCommandInput,
): Pick<NodegroupRecord['nodegroup'], 'scalingConfig' | 'labels' | 'taints' | 'updateConfig'> {
  const { nodegroup } = group;
  const about = aboutOf(group);
  checkLabels(input.labels?.addOrUpdateLabels, about);
  checkTaints(input.taints?.addOrUpdateTaints, about);
  const now = {
    scalingConfig: nodegroup.scalingConfig,
    labels: nodegroup.labels,
    taints: nodegroup.taints,
    updateConfig: nodegroup.updateConfig,
  };
  const labels = { ...nodegroup.labels, ...input.labels?.addOrUpdateLabels };
  for (const key of input.labels?.removeLabels ?? []) delete labels[key];
  const next = {
    scalingConfig: checkScaling({ ...nodegroup.scalingConfig, ...definedOf(input.scalingConfig) }, about),
    labels,
    taints: nextTaints(group, input),
    updateConfig: input.updateConfig ? checkUpdateConfig(input.updateConfig, about) : nodegroup.updateConfig,
  };
  if (same(now, next) && !input.nodeRepairConfig) {
    throw invalidParameter('No changes needed for the nodegroup config provided', about);
  }
  return { ...next, ...(input.nodeRepairConfig && { nodeRepairConfig: input.nodeRepairConfig }) };
}

const definedOf = (scaling: NodegroupScalingConfig = {}): NodegroupScalingConfig =>
  Object.fromEntries(Object.entries(scaling).filter(([, value]) => value !== undefined));

function nextTaints({ nodegroup }: NodegroupRecord, { taints }: UpdateNodegroupConfigCommandInput) {
  const gone = [...(taints?.removeTaints ?? []), ...(taints?.addOrUpdateTaints ?? [])];
  const kept = (nodegroup.taints ?? []).filter(
    ({ key, effect }) => !gone.some((each) => each.key === key && each.effect === effect),
  );
  return [...kept, ...(taints?.addOrUpdateTaints ?? [])];
}

/** Puts a new instance in the place of each old one, one after the other. */
async function rollNodes(eks: Eks, record: ClusterRecord, group: NodegroupRecord): Promise<void> {
  for (const old of [...group.instances.values()]) {
    await pass(eks, record, drain);
    if (group.nodegroup.status !== 'UPDATING') return;
    leaveCluster(record, old);
    await terminateInstance(eks, record, group, old.id);
    await fill(eks, record, group);
  }
}
