/** Jobs: pods that run until so many have succeeded, or too many have failed. */

import { at, fieldsAt, itemsAt, numberAt, textAt, timestamp } from '../../objects.ts';
import { hasCondition, isPodActive, isPodReady } from '../../pods.ts';
import type { KubernetesOptions, StoredObject } from '../../types.ts';
import { type Client, controlled } from '../client.ts';
import { type Condition, withConditions } from '../conditions.ts';
import { podFrom } from './template.ts';

/** Keeps a pod until its Job has counted it. */
const tracking = 'batch.kubernetes.io/job-tracking';

/** Seconds before the next pod after so many failures. Source: pkg/controller/job, the back-off of pods. */
const backOff = (failures: number): number => Math.min(600, 10 * 2 ** (failures - 1));

/** Restarts of containers within pods count as failures, too. */
const failuresIn = (pods: StoredObject[]): number =>
  pods.reduce(
    (total, pod) =>
      total +
      (textAt(pod, 'status', 'phase') === 'Failed' ? 1 : 0) +
      (textAt(pod, 'spec', 'restartPolicy') === 'OnFailure'
        ? itemsAt(pod, 'status', 'containerStatuses').reduce(
            (restarts, status) => restarts + (numberAt(status, 'restartCount') ?? 0),
            0,
          )
        : 0),
    0,
  );

const complete: Condition[] = ['SuccessCriteriaMet', 'Complete'].map((type) => ({
  type,
  status: 'True',
  reason: 'CompletionsReached',
  message: 'Reached expected number of succeeded pods',
}));

const failed: Condition[] = ['FailureTarget', 'Failed'].map((type) => ({
  type,
  status: 'True',
  reason: 'BackoffLimitExceeded',
  message: 'Job has reached the specified backoff limit',
}));

const withoutTracking = (client: Client, pod: StoredObject): void => {
  const finalizers = pod.metadata.finalizers ?? [];
  if (!finalizers.includes(tracking)) return;
  client.update(pod, {
    ...pod,
    metadata: { ...pod.metadata, finalizers: finalizers.filter((each) => each !== tracking) },
  });
};

const isOver = (job: StoredObject): boolean => hasCondition(job, 'Complete') || hasCondition(job, 'Failed');

/** @param after lets a Job wait before it tries again */
export function reconcileJobs(after: KubernetesOptions['after']): (client: Client) => void {
  /** Failures after which a Job tries again, by its uid: those that it has waited for. */
  const waited = new Map<string, number>();

  const mayTry = (client: Client, job: StoredObject, failures: number): boolean => {
    const { uid } = job.metadata;
    if (failures === 0 || (waited.get(uid) ?? 0) >= failures) return true;
    if (!waited.has(`${uid}/${failures}`)) {
      waited.set(`${uid}/${failures}`, failures);
      after(backOff(failures), () => {
        waited.delete(`${uid}/${failures}`);
        waited.set(uid, failures);
        const current = client.get('batch/v1', 'Job', job.metadata.namespace ?? '', job.metadata.name);
        if (current?.metadata.uid === uid) reconcile(client, current);
      });
    }
    return false;
  };

  const reconcile = (client: Client, job: StoredObject): void => {
    const completions = numberAt(job, 'spec', 'completions') ?? 1;
    const parallelism = numberAt(job, 'spec', 'parallelism') ?? 1;
    const pods = controlled(job, client.list('v1', 'Pod', job.metadata.namespace));
    const succeeded = pods.filter((pod) => textAt(pod, 'status', 'phase') === 'Succeeded').length;
    const gone = pods.filter((pod) => textAt(pod, 'status', 'phase') === 'Failed').length;
    const failures = failuresIn(pods);
    const isLost = failures > (numberAt(job, 'spec', 'backoffLimit') ?? 6);
    const active = pods.filter(isPodActive);
    if (isLost) for (const pod of active) client.remove(pod);
    const wanted = isLost ? 0 : Math.min(parallelism, completions - succeeded) - active.length;
    const isTrying = wanted > 0 && mayTry(client, job, gone);
    for (let missing = isTrying ? wanted : 0; missing > 0; missing -= 1) {
      const pod = podFrom(job, { generateName: `${job.metadata.name}-` });
      client.create({ ...pod, metadata: { ...pod.metadata, finalizers: [tracking] } });
    }
    for (const pod of pods) if (!isPodActive(pod)) withoutTracking(client, pod);
    const isComplete = succeeded >= completions;
    const status = fieldsAt(job, 'status');
    const running = isComplete || isLost ? 0 : active.length + (isTrying ? wanted : 0);
    client.setStatus(job, {
      startTime: textAt(status, 'startTime') || timestamp(),
      ...(running > 0 ? { active: running } : {}),
      ready: isLost ? 0 : active.filter(isPodReady).length,
      ...(succeeded > 0 ? { succeeded } : {}),
      ...(failures > 0 ? { failed: failures } : {}),
      ...(isComplete
        ? {
            completionTime: textAt(status, 'completionTime') || timestamp(),
            conditions: withConditions(job, complete),
          }
        : isLost
          ? { conditions: withConditions(job, failed) }
          : {}),
    });
  };

  return (client) => {
    const jobs = client.list('batch/v1', 'Job');
    for (const job of jobs) {
      const isSuspended = at(job, 'spec', 'suspend') === true;
      if (!job.metadata.deletionTimestamp && !isSuspended && !isOver(job)) reconcile(client, job);
    }
    // Pods that nobody counts any more: their Job has ended, or gone.
    const counting = new Set(
      jobs
        .filter((job) => !job.metadata.deletionTimestamp && !isOver(job))
        .map(({ metadata }) => metadata.uid),
    );
    for (const pod of client.list('v1', 'Pod')) {
      const isCounted = pod.metadata.ownerReferences?.some(({ uid }) => counting.has(uid));
      if (!isCounted) withoutTracking(client, pod);
    }
  };
}
