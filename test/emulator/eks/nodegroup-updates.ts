/** Changes to a managed node group that stands: its size and labels, and the version of its nodes. */
import type {
  LaunchTemplateSpecification,
  NodegroupScalingConfig,
  UpdateNodegroupConfigCommandInput,
  UpdateNodegroupConfigCommandOutput,
  UpdateNodegroupVersionCommandInput,
  UpdateNodegroupVersionCommandOutput,
} from '@aws-sdk/client-eks';
import type { CallContext } from '../core.ts';
import { same } from '../kubernetes/objects.ts';
import { checkAgainstTemplate, planOf, readTemplate } from './launch-templates.ts';
import { imageFor } from './node-images.ts';
import { fail, failures, isWhole } from './nodegroup-health.ts';
import { notJoining, rollNodes } from './nodegroup-roll.ts';
import {
  checkLabels,
  checkRepairConfig,
  checkScaling,
  checkTaints,
  checkUpdateConfig,
  checkVersion,
} from './nodegroup-rules.ts';
import { fill } from './nodegroup-scaling.ts';
import { aboutOf, nodegroupOf } from './nodegroups.ts';
import { showManagedNode } from './nodes.ts';
import { inUse, invalidParameter } from './refusals.ts';
import { isServiceError } from './service-errors.ts';
import {
  type Answer,
  type ClusterRecord,
  type Eks,
  type LaunchPlan,
  type NodegroupRecord,
  pass,
} from './state.ts';
import { startUpdate, UpdateFailure } from './updates.ts';
import { checkWarmPool, emptyWarmPool, fillWarmPool } from './warm-pool.ts';

/** Seconds that a change takes beside the nodes' own coming and going. Assumed. */
const configuration = 15;

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
          for (const instance of group.instances.values()) showManagedNode(record, group, instance);
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
    const next = await nextVersion(eks, record, group, input, call);
    refuseUnready(group);
    nodegroup.status = 'UPDATING';
    const update = startUpdate(eks, record, {
      type: 'VersionUpdate',
      params: {
        ...(next.version !== undefined && { Version: next.version }),
        ...(next.releaseVersion !== undefined && { ReleaseVersion: next.releaseVersion }),
        ...(next.launchTemplate?.version !== undefined && {
          LaunchTemplateVersion: next.launchTemplate.version,
        }),
      },
      subject: { nodegroupName: nodegroup.nodegroupName },
      work: () =>
        changing(record, group, async () => {
          const { version, releaseVersion, launchTemplate } = nodegroup;
          const before = { plan: group.fleet.plan, version, releaseVersion, launchTemplate };
          const show = ({ plan, ...shown }: typeof before): void => {
            group.fleet.plan = plan;
            Object.assign(nodegroup, shown, { modifiedAt: new Date() });
          };
          show({ ...before, ...next });
          // What is warm is of the version before.
          await emptyWarmPool(eks, record, group);
          try {
            await rollNodes(eks, record, group, input.force === true);
            await fillWarmPool(eks, record, group);
          } catch (error) {
            if (error instanceof UpdateFailure) show(before);
            throw error;
          }
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
  delete group.launchFailure;
  try {
    await work();
  } catch (error) {
    if (isServiceError(error)) fail(group, 'DEGRADED', error);
    // What an update had to leave as it was goes on as before.
    else if (error instanceof UpdateFailure) settle(group);
    throw error;
  }
  if (record.nodegroups.get(nodegroup.nodegroupName) !== group || nodegroup.status !== 'UPDATING') return;
  settle(group);
  if (!isWhole(group)) throw notJoining(group, [...instances.values()]);
}

/** The group says of itself what is wrong, which its update does not. Source: EKS API reference, NodegroupHealth. */
function settle(group: NodegroupRecord): void {
  const { nodegroup } = group;
  nodegroup.status = isWhole(group) ? 'ACTIVE' : 'DEGRADED';
  nodegroup.health.issues = isWhole(group) ? [] : failures(group);
}

/** @throws InvalidParameterException when nothing would change, or to something that EKS refuses */
function nextConfiguration(
  group: NodegroupRecord,
  input: UpdateNodegroupConfigCommandInput,
): Pick<
  NodegroupRecord['nodegroup'],
  'scalingConfig' | 'labels' | 'taints' | 'updateConfig' | 'nodeRepairConfig' | 'warmPoolConfig'
> {
  const { nodegroup } = group;
  const about = aboutOf(group);
  checkLabels(input.labels?.addOrUpdateLabels, about);
  checkTaints(input.taints?.addOrUpdateTaints, about);
  const now = {
    scalingConfig: nodegroup.scalingConfig,
    labels: nodegroup.labels,
    taints: nodegroup.taints,
    updateConfig: nodegroup.updateConfig,
    nodeRepairConfig: nodegroup.nodeRepairConfig,
    warmPoolConfig: nodegroup.warmPoolConfig,
  };
  const labels = { ...nodegroup.labels, ...input.labels?.addOrUpdateLabels };
  for (const key of input.labels?.removeLabels ?? []) delete labels[key];
  const next = {
    scalingConfig: checkScaling({ ...nodegroup.scalingConfig, ...definedOf(input.scalingConfig) }, about),
    labels,
    taints: nextTaints(group, input),
    updateConfig: input.updateConfig ? checkUpdateConfig(input.updateConfig, about) : nodegroup.updateConfig,
    nodeRepairConfig: checkRepairConfig(input.nodeRepairConfig, about) ?? nodegroup.nodeRepairConfig,
    warmPoolConfig: checkWarmPool(input.warmPoolConfig, nodegroup.amiType, nodegroup.warmPoolConfig, about),
  };
  if (same(now, next)) {
    throw invalidParameter('No changes needed for the nodegroup config provided', about);
  }
  return next;
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

/** @throws InvalidParameterException for a version, release or launch template that the group cannot take */
async function nextVersion(
  eks: Eks,
  record: ClusterRecord,
  group: NodegroupRecord,
  input: UpdateNodegroupVersionCommandInput,
  call: CallContext,
): Promise<{
  version: string;
  releaseVersion: string | undefined;
  launchTemplate?: LaunchTemplateSpecification;
  plan: LaunchPlan;
}> {
  const { nodegroup, fleet } = group;
  const { amiType, diskSize = 20 } = nodegroup;
  const about = aboutOf(group);
  if (input.launchTemplate && !nodegroup.launchTemplate) {
    throw invalidParameter(
      'Launch template cannot be specified for a node group that was created without one',
      about,
    );
  }
  const wanted = input.launchTemplate ?? nodegroup.launchTemplate;
  const template = wanted && (await readTemplate(eks, call.region, wanted, about));
  // Source: EKS API reference, UpdateNodegroupVersion, launchTemplate. The words are assumed.
  if (template && template.specification.id !== nodegroup.launchTemplate?.id) {
    throw invalidParameter(
      'You must specify the same launch template that was used to create the node group',
      about,
    );
  }
  checkAgainstTemplate({ ...input, capacityType: nodegroup.capacityType }, template?.data, about);
  const custom = template?.data.ImageId;
  if ((amiType === 'CUSTOM') !== (custom !== undefined)) {
    throw invalidParameter('A node group cannot change between a custom AMI and one of EKS', about);
  }
  const version = custom ? nodegroup.version : checkVersion(input.version, record.cluster.version, about);
  const image =
    custom === undefined
      ? amiType && imageFor(eks.world, record.region, amiType, version, input.releaseVersion)
      : { id: custom, release: custom };
  if (!image || (input.releaseVersion !== undefined && input.releaseVersion !== image.release)) {
    throw invalidParameter(
      `Requested release version ${input.releaseVersion} is not valid for kubernetes version ${version}.`,
      about,
    );
  }
  const { clusterSecurityGroupId: clusterSecurityGroup = '' } = record.cluster.resourcesVpcConfig;
  const plan = planOf(template?.data, { imageId: image.id, amiType, diskSize, clusterSecurityGroup });
  if (fleet.remoteAccessGroup) plan.securityGroups.push(fleet.remoteAccessGroup);
  return {
    version,
    releaseVersion: image.release,
    ...(template && { launchTemplate: template.specification }),
    plan,
  };
}
