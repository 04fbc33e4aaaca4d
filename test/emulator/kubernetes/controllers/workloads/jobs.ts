/** Jobs: pods that run until so many have succeeded. */

import { at, fieldsAt, numberAt, textAt, timestamp } from '../../objects.ts';
import { hasCondition, isPodActive, isPodReady } from '../../pods.ts';
import type { StoredObject } from '../../types.ts';
import { type Client, controlled } from '../client.ts';
import { withConditions } from '../conditions.ts';
import { podFrom } from './template.ts';

const reconcile = (client: Client, job: StoredObject): void => {
  const completions = numberAt(job, 'spec', 'completions') ?? 1;
  const parallelism = numberAt(job, 'spec', 'parallelism') ?? 1;
  const pods = controlled(job, client.list('v1', 'Pod', job.metadata.namespace));
  const succeeded = pods.filter((pod) => textAt(pod, 'status', 'phase') === 'Succeeded').length;
  const active = pods.filter(isPodActive);
  const wanted = Math.min(parallelism, completions - succeeded) - active.length;
  for (let missing = wanted; missing > 0; missing -= 1) {
    const labels = {
      'batch.kubernetes.io/controller-uid': job.metadata.uid,
      'batch.kubernetes.io/job-name': job.metadata.name,
      'job-name': job.metadata.name,
    };
    client.create(podFrom(job, { generateName: `${job.metadata.name}-` }, { labels }));
  }
  const isComplete = succeeded >= completions;
  const status = fieldsAt(job, 'status');
  const running = isComplete ? 0 : active.length + Math.max(0, wanted);
  client.setStatus(job, {
    startTime: textAt(status, 'startTime') || timestamp(),
    ...(running > 0 ? { active: running } : {}),
    ready: active.filter(isPodReady).length,
    ...(succeeded > 0 ? { succeeded } : {}),
    ...(isComplete
      ? {
          completionTime: textAt(status, 'completionTime') || timestamp(),
          conditions: withConditions(job, [
            {
              type: 'SuccessCriteriaMet',
              status: 'True',
              reason: 'CompletionsReached',
              message: 'Reached expected number of succeeded pods',
            },
            {
              type: 'Complete',
              status: 'True',
              reason: 'CompletionsReached',
              message: 'Reached expected number of succeeded pods',
            },
          ]),
        }
      : {}),
  });
};

export function reconcileJobs(client: Client): void {
  for (const job of client.list('batch/v1', 'Job')) {
    const isSuspended = at(job, 'spec', 'suspend') === true;
    if (!job.metadata.deletionTimestamp && !isSuspended && !hasCondition(job, 'Complete'))
      reconcile(client, job);
  }
}
