/** UpdatePolicy: taking an Auto Scaling group's instances away in batches, once they would be launched otherwise. */
import {
  DescribeAutoScalingGroupsCommand,
  TerminateInstanceInAutoScalingGroupCommand,
  UpdateAutoScalingGroupCommand,
} from '@aws-sdk/client-auto-scaling';
import { durations } from '../clock.ts';
import { AwsError } from '../core.ts';
import { pass, type Run, takes } from './run.ts';
import { secondsOf } from './signals.ts';
import { type StackResource, setStatus } from './stack.ts';
import { canonical, isObject, type Json, type JsonObject } from './template.ts';

const groupType = 'AWS::AutoScaling::AutoScalingGroup';

/** Source: "UpdatePolicy attribute" in the guide. */
const launchProperties = [
  'LaunchConfigurationName',
  'LaunchTemplate',
  'MixedInstancesPolicy',
  'VPCZoneIdentifier',
];

const modelled = new Set(['MaxBatchSize', 'MinInstancesInService', 'PauseTime', 'SuspendProcesses']);

/** @throws AwsError NotImplemented for what the emulator would take and do nothing of. */
export function checkUpdatePolicy(type: string, policy: Json | undefined): void {
  if (policy === undefined || type !== groupType || !isObject(policy)) return;
  const { AutoScalingRollingUpdate: rolling, ...others } = policy;
  const members = isObject(rolling) ? Object.entries(rolling) : [];
  const [unknown] = [
    ...Object.keys(others),
    ...members.flatMap(([name, value]) => (modelled.has(name) || String(value) === 'false' ? [] : [name])),
  ];
  if (unknown !== undefined)
    throw new AwsError('NotImplemented', `The emulator does not model ${unknown} of an UpdatePolicy`, 501);
}

/** Replaces what the group has launched before its update, where the policy says so and the update asks for it. */
export async function rollInstances(
  run: Run,
  resource: StackResource,
  {
    policy,
    previous,
    properties,
  }: { policy: Json | undefined; previous: JsonObject; properties: JsonObject },
  signal: AbortSignal,
): Promise<void> {
  const rolling = isObject(policy) ? policy.AutoScalingRollingUpdate : undefined;
  const isOther = launchProperties.some((name) => canonical(previous[name]) !== canonical(properties[name]));
  if (resource.type !== groupType || !isObject(rolling) || !isOther) return;
  const { autoScaling } = run.clients;
  const AutoScalingGroupName = resource.physicalId;
  const { AutoScalingGroups: [group] = [] } = await autoScaling.send(
    new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: [AutoScalingGroupName ?? ''] }),
  );
  const obsolete = (group?.Instances ?? []).flatMap(({ InstanceId }) => InstanceId ?? []);
  const { DesiredCapacity: desired = 0, MaxSize: largest = 0, MinSize: smallest = 0 } = group ?? {};
  const batch = Number(rolling.MaxBatchSize ?? 1);
  const inService = Number(rolling.MinInstancesInService ?? 0);
  const pause = secondsOf(rolling.PauseTime ?? 'PT0S');
  if (obsolete.length === 0) return;
  // That it has to be less is documented; the words are assumed.
  if (inService >= largest)
    throw new AwsError(
      'ValidationError',
      `MinInstancesInService must be less than the autoscaling group's MaxSize (${largest})`,
    );
  const resize = async (MinSize: number, DesiredCapacity: number): Promise<void> => {
    await autoScaling.send(
      new UpdateAutoScalingGroupCommand({ AutoScalingGroupName, MinSize, DesiredCapacity }),
    );
  };
  const say = (reason: string): void => setStatus(run.stack, resource, 'UPDATE_IN_PROGRESS', reason);
  say(
    `Rolling update initiated. Terminating ${obsolete.length} obsolete instance(s) in batches of ${batch}, while keeping at least ${inService} instance(s) in service.`,
  );
  const meanwhile = Math.min(largest, Math.max(desired, inService + batch));
  if (meanwhile > desired) {
    say(`Temporarily setting autoscaling group MinSize and DesiredCapacity to ${meanwhile}.`);
    await resize(meanwhile, meanwhile);
    await pass(run, takes(run, resource.logicalId, durations.instanceRunning), signal);
  }
  for (let done = 0; done < obsolete.length; done += batch) {
    const going = obsolete.slice(done, done + batch);
    say(`Terminating instance(s) [${going.join(',')}]; replacing with ${going.length} new instance(s).`);
    for (const InstanceId of going)
      await autoScaling.send(
        new TerminateInstanceInAutoScalingGroupCommand({ InstanceId, ShouldDecrementDesiredCapacity: false }),
      );
    await pass(run, takes(run, resource.logicalId, durations.instanceRunning) + pause, signal);
    const progress = Math.round((100 * Math.min(obsolete.length, done + batch)) / obsolete.length);
    say(`Successfully terminated instance(s) [${going.join(',')}] (Progress ${progress}%).`);
  }
  if (meanwhile > desired) await resize(smallest, desired);
}
