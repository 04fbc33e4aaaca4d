/** UpdatePolicy: taking an Auto Scaling group's instances away in batches, once they would be launched otherwise. */
import {
  DescribeAutoScalingGroupsCommand,
  ResumeProcessesCommand,
  SuspendProcessesCommand,
  TerminateInstanceInAutoScalingGroupCommand,
  UpdateAutoScalingGroupCommand,
} from '@aws-sdk/client-auto-scaling';
import { durations } from '../clock.ts';
import { AwsError } from '../core.ts';
import { pass, type Run, takes } from './run.ts';
import { secondsOf, tooFewInstances } from './signals.ts';
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

const modelled = new Set([
  'MaxBatchSize',
  'MinInstancesInService',
  'MinSuccessfulInstancesPercent',
  'PauseTime',
  'SuspendProcesses',
  'WaitOnResourceSignals',
]);

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

/** What instances that have just been launched tell of themselves, within the time that they have for it. */
async function signalsOfBatch(
  run: Run,
  { logicalId }: StackResource,
  count: number,
  timeout: number,
  signal: AbortSignal,
): Promise<{ successes: number; missing: number }> {
  const before = run.stack.signals.length;
  const told = () => run.stack.signals.slice(before).filter((sent) => sent.logicalId === logicalId);
  for (let left = timeout; left > 0 && told().length < count; left -= 1) await pass(run, 1, signal);
  return {
    successes: told().filter(({ success }) => success).length,
    missing: Math.max(0, count - told().length),
  };
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
  const isAwaited = String(rolling.WaitOnResourceSignals ?? false) === 'true';
  // Source: "UpdatePolicy attribute": five minutes where signals are awaited.
  const pauseTime = String(rolling.PauseTime ?? (isAwaited ? 'PT5M' : 'PT0S'));
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
  const share = Number(rolling.MinSuccessfulInstancesPercent ?? 100);
  const expected = obsolete.length;
  let [successes, failures] = [0, 0];
  /** Until new instances count: after a pause, or once each of them has signalled, or has not in time. */
  const settled = async (count: number): Promise<void> => {
    if (!isAwaited) {
      const running = takes(run, resource.logicalId, durations.instanceRunning);
      await pass(run, running + secondsOf(pauseTime), signal);
      return;
    }
    say(
      `New instance(s) added to autoscaling group - Waiting on ${count} resource signal(s) with a timeout of ${pauseTime}.`,
    );
    const batch = await signalsOfBatch(run, resource, count, secondsOf(pauseTime), signal);
    if (batch.missing > 0) {
      say(
        `Failed to receive ${batch.missing} resource signal(s) for the current batch.  Each resource signal timeout is counted as a FAILURE.`,
      );
    }
    successes += batch.successes;
    failures += count - batch.successes;
    if (failures > Math.floor((expected * (100 - share)) / 100)) {
      throw tooFewInstances(successes, expected, share);
    }
  };
  say(
    `Rolling update initiated. Terminating ${obsolete.length} obsolete instance(s) in batches of ${batch}, while keeping at least ${inService} instance(s) in service.`,
  );
  const ScalingProcesses = [rolling.SuspendProcesses ?? []].flat().map(String);
  const suspended = { AutoScalingGroupName, ScalingProcesses };
  if (ScalingProcesses.length > 0) await autoScaling.send(new SuspendProcessesCommand(suspended));
  const meanwhile = Math.min(largest, Math.max(desired, inService + batch));
  if (meanwhile > desired) {
    say(`Temporarily setting autoscaling group MinSize and DesiredCapacity to ${meanwhile}.`);
    await resize(meanwhile, meanwhile);
    await settled(meanwhile - desired);
  }
  for (let done = 0; done < obsolete.length; done += batch) {
    const going = obsolete.slice(done, done + batch);
    say(`Terminating instance(s) [${going.join(',')}]; replacing with ${going.length} new instance(s).`);
    for (const InstanceId of going)
      await autoScaling.send(
        new TerminateInstanceInAutoScalingGroupCommand({ InstanceId, ShouldDecrementDesiredCapacity: false }),
      );
    await settled(going.length);
    const progress = Math.round((100 * Math.min(obsolete.length, done + batch)) / obsolete.length);
    say(`Successfully terminated instance(s) [${going.join(',')}] (Progress ${progress}%).`);
  }
  if (meanwhile > desired) await resize(smallest, desired);
  if (ScalingProcesses.length > 0) await autoScaling.send(new ResumeProcessesCommand(suspended));
}
