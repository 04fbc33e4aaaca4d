/** Auto Scaling groups. */
import {
  CreateAutoScalingGroupCommand,
  CreateLaunchConfigurationCommand,
  CreateOrUpdateTagsCommand,
  DeleteAutoScalingGroupCommand,
  DeleteLaunchConfigurationCommand,
  DeleteLifecycleHookCommand,
  DeleteTagsCommand,
  DescribeAutoScalingGroupsCommand,
  PutLifecycleHookCommand,
  type Tag,
  UpdateAutoScalingGroupCommand,
} from '@aws-sdk/client-auto-scaling';
import { type _InstanceType, RunInstancesCommand } from '@aws-sdk/client-ec2';
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

/** Asks EC2, as Auto Scaling meets it at each launch. @returns why it starts no instances more */
async function launchProblem(
  { ec2 }: Clients,
  { LaunchTemplate, MixedInstancesPolicy: mixed }: GroupProperties,
  more: number,
): Promise<string | undefined> {
  const template = LaunchTemplate ?? mixed?.LaunchTemplate.LaunchTemplateSpecification;
  if (!template || more <= 0) return undefined;
  const type = mixed?.LaunchTemplate.Overrides?.[0]?.InstanceType;
  const request = {
    DryRun: true,
    LaunchTemplate: template,
    // CloudFormation passes on what the template says; EC2 refuses what is no type.
    ...(type !== undefined && { InstanceType: type as _InstanceType }),
    MinCount: more,
    MaxCount: more,
  };
  try {
    await ec2.send(new RunInstancesCommand(request));
    return undefined;
  } catch (error) {
    if (!(error instanceof Error) || error.name === 'DryRunOperation') return undefined;
    return error.message;
  }
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
    `Group did not stabilize. {current/minSize/maxSize} group size = {${current}/${MinSize}/${MaxSize}}. Failed Scaling Activity: ${problem} Launching EC2 instance failed.`,
  );

export const autoScalingGroup = resourceType(groupProperties, {
  attributes: ['AutoScalingGroupARN'],
  replacedWith: ['AutoScalingGroupName'],
  takes: { create: resizing, delete: 0 },
  create: async (context, properties) => {
    const { AutoScalingGroupName, Cooldown, Tags, VPCZoneIdentifier, ...rest } = properties;
    const name = AutoScalingGroupName ?? generatedName(context, 255);
    const isEmpty = (await launchProblem(context.launcher, properties, desiredOf(properties))) !== undefined;
    await context.clients.autoScaling.send(
      new CreateAutoScalingGroupCommand({
        ...rest,
        ...(isEmpty && { MinSize: 0, DesiredCapacity: 0 }),
        AutoScalingGroupName: name,
        DefaultCooldown: Cooldown,
        Tags: groupTagsOf(name, context.tags, Tags),
        VPCZoneIdentifier: VPCZoneIdentifier.join(','),
      }),
    );
    return { id: name, attributes: {} };
  },
  configure: async ({ clients: { autoScaling } }, made) => {
    const { AutoScalingGroups: groups = [] } = await autoScaling.send(
      new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: [made.id] }),
    );
    made.attributes.AutoScalingGroupARN = groups[0]?.AutoScalingGroupARN ?? '';
  },
  stabilise: async ({ clients, launcher }, { id }, properties) => {
    const current = await sizeOf(clients, id);
    const more = desiredOf(properties) - current;
    const problem = await launchProblem(launcher, properties, more);
    if (problem !== undefined) throw notStable(current, properties, problem);
  },
  update: async (context, { id }, properties, previous) => {
    const { AutoScalingGroupName: _, Cooldown, Tags, VPCZoneIdentifier, ...rest } = properties;
    const { autoScaling } = context.clients;
    const current = await sizeOf(context.clients, id);
    const problem = await launchProblem(context.launcher, properties, desiredOf(properties) - current);
    if (problem !== undefined) throw notStable(current, properties, problem);
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
