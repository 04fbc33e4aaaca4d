/** What the step leaves to the one that runs after its job. Nothing of it is secret. */
import { saveState } from '@actions/core';
import type { ClusterRequest } from './config/request.ts';
import { inputText } from './inputs.ts';

const keys = { teardown: 'teardown', cancelled: 'cancelled' } as const;

/** Has the cluster removed when the job ends. To be called before anything is made. */
export function saveTeardown(request: ClusterRequest): void {
  saveState(keys.teardown, JSON.stringify(request));
}

/** Notes that the job was cancelled while the step ran: not much time is left to the one after it. */
export function saveCancellation(): void {
  saveState(keys.cancelled, 'true');
}

/**
 * The `down` that is to run after the job; undefined when nothing is to be removed. After a cancellation, during this step
 * or a later one of the job, it only starts the removal: the runner is ended five minutes after it.
 * @param env of the step that runs after the job: the runner passes what was saved as STATE_<name>. It evaluates the inputs
 * anew, by which the job's own status comes in: there is no other way to it (https://github.com/actions/runner/issues/2911).
 */
export function readTeardown(env: NodeJS.ProcessEnv): ClusterRequest | undefined {
  const saved = env[`STATE_${keys.teardown}`];
  if (!saved) return undefined;
  const request: ClusterRequest = JSON.parse(saved);
  const isCancelled =
    env[`STATE_${keys.cancelled}`] === 'true' || inputText(env, 'job-status') === 'cancelled';
  return {
    ...request,
    command: 'down',
    notes: [],
    // JSON has no dates, and a cluster that goes has no expiry.
    spec: { ...request.spec, expiresAt: undefined },
    teardown: 'never',
    waits: !isCancelled,
  };
}
