/** Auto Scaling groups. */
import { isDeepStrictEqual } from 'node:util';
import {
  CreateAutoScalingGroupCommand,
  CreateLaunchConfigurationCommand,
  CreateOrUpdateTagsCommand,
  DeleteAutoScalingGroupCommand,
  DeleteLaunchConfigurationCommand,
  DeleteLifecycleHookCommand,
  DeleteTagsCommand,
  DescribeAutoScalingGroupsCommand,
  DescribeScalingActivitiesCommand,
  DisableMetricsCollectionCommand,
  EnableMetricsCollectionCommand,
  PutLifecycleHookCommand,
  type Tag,
  UpdateAutoScalingGroupCommand,
} from '@aws-sdk/client-auto-scaling';
import { type Duration, durations } from '../../clock.ts';
import { AwsError, type Clients } from '../../core.ts';
import { flag, integer, listOf, type Members, optional, orElse, shape, text, texts } from '../properties.ts';
import { briefly, generatedName, resourceType } from '../resource-type.ts';

const specification = shape({
  LaunchTemplateId: optional(text),
  LaunchTemplateName: optional(text),
  Version: text,
});

const groupTags = listOf(shape({ Key: text, Value: text, PropagateAtLaunch: flag }));

const groupProperties = {
  AutoScalingGroupName: optional(text),
  CapacityRebalance: optional(flag),
  Cooldown: optional(integer),
  DesiredCapacity: optional(integer),
  HealthCheckGracePeriod: optional(integer),
  HealthCheckType: optional(text),
  LaunchConfigurationName: optional(text),
  LaunchTemplate: optional(specification),
  MaxInstanceLifetime: optional(integer),
  MetricsCollection: optional(listOf(shape({ Granularity: text, Metrics: optional(texts) }))),
  MaxSize: integer,
  MinSize: integer,
  MixedInstancesPolicy: optional(
    shape({
      InstancesDistribution: optional(
        shape({
          OnDemandAllocationStrategy: optional(text),
          OnDemandBaseCapacity: optional(integer),
          OnDemandPercentageAboveBaseCapacity: optional(integer),
          SpotAllocationStrategy: optional(text),
          SpotInstancePools: optional(integer),
          SpotMaxPrice: optional(text),
        }),
      ),
      LaunchTemplate: shape({
        LaunchTemplateSpecification: specification,
        Overrides: optional(
          listOf(
            shape({
              InstanceType: optional(text),
              LaunchTemplateSpecification: optional(specification),
              WeightedCapacity: optional(text),
            }),
          ),
        ),
      }),
    }),
  ),
  NewInstancesProtectedFromScaleIn: optional(flag),
  Tags: orElse(groupTags, []),
  TerminationPolicies: optional(texts),
  VPCZoneIdentifier: texts,
};

type GroupProperties = Members<typeof groupProperties>;

/** How long a change of the group's size takes: as long as an instance takes to be running. */
const resizing = (properties: GroupProperties): Duration =>
  (properties.DesiredCapacity ?? properties.MinSize) > 0 ? durations.instanceRunning : briefly;

/** The stack's tags go on to the instances; the group's own as each of them says. */
function groupTagsOf(name: string, stack: Record<string, string>, own: GroupProperties['Tags']): Tag[] {
  const inherited = Object.entries(stack).map(([Key, Value]) => ({ Key, Value, PropagateAtLaunch: true }));
  const byKey = new Map([...inherited, ...own].map((tag) => [tag.Key, tag]));
  return [...byKey.values()].map((tag) => ({
    ...tag,
    ResourceId: name,
    ResourceType: 'auto-scaling-group',
  }));
}

const desiredOf = ({ DesiredCapacity, MinSize }: GroupProperties): number => DesiredCapacity ?? MinSize;

/** Why Auto Scaling has launched too few instances; undefined where it has not. */
async function launchProblem(
  clients: Clients,
  id: string,
  properties: GroupProperties,
): Promise<AwsError | undefined> {
  const current = await sizeOf(clients, id);
  if (current >= desiredOf(properties)) return undefined;
  const { Activities = [] } = await clients.autoScaling.send(
    new DescribeScalingActivitiesCommand({ AutoScalingGroupName: id }),
  );
  const failed = Activities.find(({ StatusCode }) => StatusCode === 'Failed');
  return failed && notStable(current, properties, failed.StatusMessage ?? '');
}

async function sizeOf({ autoScaling }: Clients, name: string): Promise<number> {
  const { AutoScalingGroups: [group] = [] } = await autoScaling.send(
    new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: [name] }),
  );
  return group?.Instances?.length ?? 0;
}

/** In the words that people quote, as in aws/aws-parallelcluster issue 1115. */
const notStable = (current: number, { MinSize, MaxSize }: GroupProperties, problem: string): AwsError =>
  new AwsError(
    'NotStabilized',
    `Group did not stabilize. {current/minSize/maxSize} group size = {${current}/${MinSize}/${MaxSize}}. Failed Scaling Activity: ${problem}`,
  );

/** Without names, Auto Scaling takes all metrics. */
async function measure(
  { autoScaling }: Clients,
  AutoScalingGroupName: string,
  collections: GroupProperties['MetricsCollection'] = [],
): Promise<void> {
  for (const each of collections)
    await autoScaling.send(new EnableMetricsCollectionCommand({ AutoScalingGroupName, ...each }));
}

export const autoScalingGroup = resourceType(groupProperties, {
  attributes: ['AutoScalingGroupARN'],
  replacedWith: ['AutoScalingGroupName'],
  takes: { create: resizing, delete: 0 },
  create: async (context, properties) => {
    const { AutoScalingGroupName, Cooldown, MetricsCollection, Tags, VPCZoneIdentifier, ...rest } =
      properties;
    const name = AutoScalingGroupName ?? generatedName(context, 255);
    await context.clients.autoScaling.send(
      new CreateAutoScalingGroupCommand({
        ...rest,
        AutoScalingGroupName: name,
        DefaultCooldown: Cooldown,
        Tags: groupTagsOf(name, context.tags, Tags),
        VPCZoneIdentifier: VPCZoneIdentifier.join(','),
      }),
    );
    await measure(context.clients, name, MetricsCollection);
    return { id: name, attributes: {} };
  },
  configure: async ({ clients: { autoScaling } }, made) => {
    const { AutoScalingGroups: groups = [] } = await autoScaling.send(
      new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: [made.id] }),
    );
    made.attributes.AutoScalingGroupARN = groups[0]?.AutoScalingGroupARN ?? '';
  },
  // One that awaits signals awaits nothing else: those of instances that do not come are missing.
  stabilise: async ({ clients, awaitsSignals }, { id }, properties) => {
    const problem = awaitsSignals ? undefined : await launchProblem(clients, id, properties);
    if (problem !== undefined) throw problem;
  },
  update: async (context, { id }, properties, previous) => {
    const {
      AutoScalingGroupName: _,
      Cooldown,
      MetricsCollection,
      Tags,
      VPCZoneIdentifier,
      ...rest
    } = properties;
    const { autoScaling } = context.clients;
    if (!isDeepStrictEqual(MetricsCollection, previous.MetricsCollection)) {
      if (previous.MetricsCollection !== undefined)
        await autoScaling.send(new DisableMetricsCollectionCommand({ AutoScalingGroupName: id }));
      await measure(context.clients, id, MetricsCollection);
    }
    await autoScaling.send(
      new UpdateAutoScalingGroupCommand({
        ...rest,
        AutoScalingGroupName: id,
        DefaultCooldown: Cooldown,
        VPCZoneIdentifier: VPCZoneIdentifier.join(','),
      }),
    );
    const wanted = groupTagsOf(id, context.tags, Tags);
    const gone = groupTagsOf(id, context.previousTags, previous.Tags).filter(
      (old) => !wanted.some(({ Key }) => Key === old.Key),
    );
    if (gone.length > 0) await autoScaling.send(new DeleteTagsCommand({ Tags: gone }));
    await autoScaling.send(new CreateOrUpdateTagsCommand({ Tags: wanted }));
    await context.wait(resizing(properties));
    const problem = await launchProblem(context.clients, id, properties);
    if (problem !== undefined) throw problem;
    return {};
  },
  delete: async ({ clients: { autoScaling }, wait }, { id }, properties) => {
    await autoScaling.send(
      new UpdateAutoScalingGroupCommand({
        AutoScalingGroupName: id,
        MinSize: 0,
        MaxSize: 0,
        DesiredCapacity: 0,
      }),
    );
    await wait(resizing(properties));
    await autoScaling.send(new DeleteAutoScalingGroupCommand({ AutoScalingGroupName: id }));
  },
});

const hookProperties = {
  AutoScalingGroupName: text,
  DefaultResult: optional(text),
  HeartbeatTimeout: optional(integer),
  LifecycleHookName: optional(text),
  LifecycleTransition: text,
  NotificationMetadata: optional(text),
  NotificationTargetARN: optional(text),
  RoleARN: optional(text),
};

export const lifecycleHook = resourceType(hookProperties, {
  replacedWith: ['AutoScalingGroupName', 'LifecycleHookName'],
  takes: { create: briefly, delete: briefly },
  create: async (context, properties) => {
    const id = properties.LifecycleHookName ?? generatedName(context, 255);
    await context.clients.autoScaling.send(
      new PutLifecycleHookCommand({ ...properties, LifecycleHookName: id }),
    );
    return { id, attributes: {} };
  },
  update: async ({ clients: { autoScaling } }, { id }, properties) => {
    await autoScaling.send(new PutLifecycleHookCommand({ ...properties, LifecycleHookName: id }));
    return {};
  },
  delete: async ({ clients: { autoScaling } }, { id }, { AutoScalingGroupName }) => {
    await autoScaling.send(new DeleteLifecycleHookCommand({ AutoScalingGroupName, LifecycleHookName: id }));
  },
});

/** Auto Scaling refuses to make one; templates of before October 2024 have them. */
export const launchConfiguration = resourceType(
  {
    AssociatePublicIpAddress: optional(flag),
    BlockDeviceMappings: optional(
      listOf(
        shape({
          DeviceName: text,
          Ebs: optional(
            shape({
              DeleteOnTermination: optional(flag),
              Encrypted: optional(flag),
              Iops: optional(integer),
              SnapshotId: optional(text),
              Throughput: optional(integer),
              VolumeSize: optional(integer),
              VolumeType: optional(text),
            }),
          ),
        }),
      ),
    ),
    EbsOptimized: optional(flag),
    IamInstanceProfile: optional(text),
    ImageId: text,
    InstanceMonitoring: optional(flag),
    InstanceType: text,
    KeyName: optional(text),
    LaunchConfigurationName: optional(text),
    SecurityGroups: optional(texts),
    SpotPrice: optional(text),
    UserData: optional(text),
  },
  {
    takes: { create: briefly, delete: briefly },
    create: async (context, { InstanceMonitoring, ...properties }) => {
      const id = properties.LaunchConfigurationName ?? generatedName(context, 255);
      await context.clients.autoScaling.send(
        new CreateLaunchConfigurationCommand({
          ...properties,
          LaunchConfigurationName: id,
          ...(InstanceMonitoring === undefined
            ? {}
            : { InstanceMonitoring: { Enabled: InstanceMonitoring } }),
        }),
      );
      return { id, attributes: {} };
    },
    delete: async ({ clients: { autoScaling } }, { id }) => {
      await autoScaling.send(new DeleteLaunchConfigurationCommand({ LaunchConfigurationName: id }));
    },
  },
);
