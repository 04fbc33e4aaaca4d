/** CreationPolicy: waiting for the signals that a resource must receive before it counts as made. */
import { AwsError } from '../core.ts';
import { pass, type Run } from './run.ts';
import { type StackResource, setStatus } from './stack.ts';
import { isObject, type Json, type JsonObject } from './template.ts';

/** Seconds of an ISO 8601 duration such as PT1H30M; CloudFormation's own default is five minutes. */
export function secondsOf(duration: Json | undefined): number {
  const [, hours = '0', minutes = '0', rest = '0'] =
    /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/.exec(String(duration ?? 'PT5M')) ?? [];
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(rest);
}

/** Whether a CreationPolicy names signals. */
export const awaitsSignals = (
  policy: Json | undefined,
): policy is JsonObject & { ResourceSignal: JsonObject } =>
  isObject(policy) && isObject(policy.ResourceSignal);

/**
 * Resolves when enough signals of success have come for the resource.
 * @throws AwsError when they do not come in time, or too many report a failure.
 */
export async function awaitSignals(
  run: Run,
  resource: StackResource,
  policy: Json | undefined,
  signal: AbortSignal,
): Promise<void> {
  if (!awaitsSignals(policy)) return;
  const expected = policy.ResourceSignal;
  const count = Number(expected.Count ?? 1);
  const share = isObject(policy.AutoScalingCreationPolicy)
    ? Number(policy.AutoScalingCreationPolicy.MinSuccessfulInstancesPercent ?? 100)
    : 100;
  const needed = Math.ceil((count * share) / 100);
  const received = (success: boolean): number =>
    run.stack.signals.filter((sent) => sent.logicalId === resource.logicalId && sent.success === success)
      .length;

  const reported = new Set<string>();
  for (let left = secondsOf(expected.Timeout); ; left -= 1) {
    for (const sent of run.stack.signals) {
      if (sent.logicalId !== resource.logicalId || reported.has(sent.uniqueId)) continue;
      reported.add(sent.uniqueId);
      const word = sent.success ? 'SUCCESS' : 'FAILURE';
      setStatus(
        run.stack,
        resource,
        resource.status,
        `Received ${word} signal with UniqueId ${sent.uniqueId}`,
      );
    }
    const successes = received(true);
    if (successes >= needed) return;
    if (received(false) > count - needed) throw tooFewInstances(successes, count, share);
    if (left <= 0) {
      // Source: aws-samples/ecs-refarch workshops and others that quote what a group says; "Failed to receive" is an instance's.
      throw resource.type === 'AWS::AutoScaling::AutoScalingGroup'
        ? tooFewInstances(successes, count, share)
        : unsatisfied(
            `Failed to receive ${needed - successes} resource signal(s) within the specified duration`,
          );
    }
    await pass(run, 1, signal);
  }
}

/** @param share so many of a hundred have to succeed */
export const tooFewInstances = (successes: number, count: number, share: number): AwsError =>
  unsatisfied(
    `Received ${successes} SUCCESS signal(s) out of ${count}.  Unable to satisfy ${share}% MinSuccessfulInstancesPercent requirement`,
  );

const unsatisfied = (message: string): AwsError => new AwsError('ValidationError', message);
