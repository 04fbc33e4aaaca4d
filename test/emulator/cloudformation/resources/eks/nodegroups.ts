/** Managed node groups of EKS. */
import {
  type AMITypes,
  type CapacityTypes,
  CreateNodegroupCommand,
  DeleteNodegroupCommand,
  DescribeNodegroupCommand,
  type Nodegroup,
  type NodegroupUpdateStrategies,
  type RepairAction,
  type TaintEffect,
  UpdateNodegroupConfigCommand,
  UpdateNodegroupVersionCommand,
  type WarmPoolState,
} from '@aws-sdk/client-eks';
import {
  flag,
  integer,
  listOf,
  type Members,
  mapOf,
  optional,
  orElse,
  shape,
  text,
  texts,
  word,
} from '../../properties.ts';
import { generatedName, present, type ResourceContext, resourceType } from '../../resource-type.ts';
import { awaitUpdate, eksTags, failure, isChanged, lowered, retag, until, untilGone } from './eks.ts';

const nodegroupProperties = {
  AmiType: optional(word<AMITypes>()),
  CapacityType: optional(word<CapacityTypes>()),
  ClusterName: text,
  DiskSize: optional(integer),
  ForceUpdateEnabled: optional(flag),
  InstanceTypes: optional(texts),
  Labels: optional(mapOf(text)),
  LaunchTemplate: optional(shape({ Id: optional(text), Name: optional(text), Version: optional(text) })),
  NodeRepairConfig: optional(
    shape({
      Enabled: optional(flag),
      MaxParallelNodesRepairedCount: optional(integer),
      MaxParallelNodesRepairedPercentage: optional(integer),
      MaxUnhealthyNodeThresholdCount: optional(integer),
      MaxUnhealthyNodeThresholdPercentage: optional(integer),
      NodeRepairConfigOverrides: optional(
        listOf(
          shape({
            MinRepairWaitTimeMins: optional(integer),
            NodeMonitoringCondition: optional(text),
            NodeUnhealthyReason: optional(text),
            RepairAction: optional(word<RepairAction>()),
          }),
        ),
      ),
    }),
  ),
  NodeRole: text,
  NodegroupName: optional(text),
  ReleaseVersion: optional(text),
  RemoteAccess: optional(shape({ Ec2SshKey: text, SourceSecurityGroups: optional(texts) })),
  ScalingConfig: optional(
    shape({ DesiredSize: optional(integer), MaxSize: optional(integer), MinSize: optional(integer) }),
  ),
  Subnets: texts,
  /** The one type of EKS whose tags are a map. */
  Tags: orElse(mapOf(text), {}),
  Taints: orElse(
    listOf(shape({ Effect: optional(word<TaintEffect>()), Key: optional(text), Value: optional(text) })),
    [],
  ),
  UpdateConfig: optional(
    shape({
      MaxUnavailable: optional(integer),
      MaxUnavailablePercentage: optional(integer),
      UpdateStrategy: optional(word<NodegroupUpdateStrategies>()),
    }),
  ),
  Version: optional(text),
  WarmPoolConfig: optional(
    shape({
      Enabled: optional(flag),
      MaxGroupPreparedCapacity: optional(integer),
      MinSize: optional(integer),
      PoolState: optional(word<WarmPoolState>()),
      ReuseOnScaleIn: optional(flag),
    }),
  ),
};

type NodegroupProperties = Members<typeof nodegroupProperties>;

/** The group behind a Ref, which is `cluster/group`. */
function named(id: string): { clusterName: string; nodegroupName: string } {
  const [clusterName = '', nodegroupName = ''] = id.split('/');
  return { clusterName, nodegroupName };
}

const describe = async ({ clients: { eks } }: ResourceContext, id: string): Promise<Nodegroup> =>
  present((await eks.send(new DescribeNodegroupCommand(named(id)))).nodegroup, 'node group');

const asList = (tags: Record<string, string>) => Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));

export const nodegroup = resourceType(nodegroupProperties, {
  attributes: ['Arn', 'ClusterName', 'Id', 'NodegroupName'],
  // Source: createOnlyProperties of the type's schema.
  replacedWith: [
    'AmiType',
    'CapacityType',
    'ClusterName',
    'DiskSize',
    'InstanceTypes',
    'NodeRole',
    'NodegroupName',
    'RemoteAccess',
    'Subnets',
  ],
  // EKS says itself how far it is.
  takes: { create: 0, delete: 0 },
  create: async (context, properties) => {
    const { ForceUpdateEnabled: _, Labels, Tags, NodegroupName, ...given } = properties;
    const nodegroupName = NodegroupName ?? generatedName(context, 63);
    const { nodegroup: made } = await context.clients.eks.send(
      new CreateNodegroupCommand({
        ...lowered(given),
        nodegroupName,
        tags: eksTags(context, asList(Tags)),
        ...(Labels === undefined ? {} : { labels: Labels }),
      }),
    );
    const id = `${properties.ClusterName}/${nodegroupName}`;
    return {
      id,
      attributes: {
        Arn: present(made?.nodegroupArn, 'node group'),
        ClusterName: properties.ClusterName,
        Id: id,
        NodegroupName: nodegroupName,
      },
    };
  },
  stabilise: async (context, { id }) => {
    const ended = await until(context, async () => {
      const now = await describe(context, id);
      return now.status === 'CREATING' ? undefined : now;
    });
    if (ended.status !== 'ACTIVE') throw failure(ended.health?.issues ?? []);
  },
  update: async (context, { id, attributes }, properties, previous) => {
    await updateConfiguration(context, id, properties, previous);
    await updateVersion(context, id, properties, previous);
    await retag(context, String(attributes.Arn), asList(properties.Tags), asList(previous.Tags));
    return {};
  },
  delete: async ({ clients: { eks } }, { id }) => {
    await eks.send(new DeleteNodegroupCommand(named(id)));
  },
  vanish: async (context, { id }) => {
    await untilGone(context, async () => {
      const { status, health } = await describe(context, id);
      if (status === 'DELETE_FAILED') throw failure(health?.issues ?? []);
    });
  },
});

async function updateConfiguration(
  context: ResourceContext,
  id: string,
  now: NodegroupProperties,
  before: NodegroupProperties,
): Promise<void> {
  const removeLabels = Object.keys(before.Labels ?? {}).filter((key) => !(key in (now.Labels ?? {})));
  const removeTaints = before.Taints.filter(
    ({ Key, Effect }) => !now.Taints.some((taint) => taint.Key === Key && taint.Effect === Effect),
  );
  const change = {
    ...((isChanged(now.Labels, before.Labels) || removeLabels.length > 0) && {
      labels: { addOrUpdateLabels: now.Labels ?? {}, removeLabels },
    }),
    ...(isChanged(now.Taints, before.Taints) && {
      taints: { addOrUpdateTaints: lowered(now.Taints), removeTaints: lowered(removeTaints) },
    }),
    ...(isChanged(now.ScalingConfig, before.ScalingConfig) && {
      scalingConfig: lowered(now.ScalingConfig),
    }),
    ...(isChanged(now.UpdateConfig, before.UpdateConfig) && { updateConfig: lowered(now.UpdateConfig) }),
    ...(isChanged(now.NodeRepairConfig, before.NodeRepairConfig) && {
      nodeRepairConfig: lowered(now.NodeRepairConfig),
    }),
    ...(isChanged(now.WarmPoolConfig, before.WarmPoolConfig) && {
      warmPoolConfig: lowered(now.WarmPoolConfig),
    }),
  };
  if (Object.keys(change).length === 0) return;
  const { update } = await context.clients.eks.send(
    new UpdateNodegroupConfigCommand({ ...named(id), ...change }),
  );
  await awaitUpdate(context, update, updateOf(id));
}

async function updateVersion(
  context: ResourceContext,
  id: string,
  now: NodegroupProperties,
  before: NodegroupProperties,
): Promise<void> {
  const change = {
    ...(isChanged(now.Version, before.Version) && { version: now.Version }),
    ...(isChanged(now.ReleaseVersion, before.ReleaseVersion) && { releaseVersion: now.ReleaseVersion }),
    ...(isChanged(now.LaunchTemplate, before.LaunchTemplate) && {
      launchTemplate: lowered(now.LaunchTemplate),
    }),
  };
  if (Object.keys(change).length === 0) return;
  const { update } = await context.clients.eks.send(
    new UpdateNodegroupVersionCommand({
      ...named(id),
      ...change,
      ...(now.ForceUpdateEnabled === undefined ? {} : { force: now.ForceUpdateEnabled }),
    }),
  );
  await awaitUpdate(context, update, updateOf(id));
}

function updateOf(id: string): { name: string; nodegroupName: string } {
  const { clusterName, nodegroupName } = named(id);
  return { name: clusterName, nodegroupName };
}
