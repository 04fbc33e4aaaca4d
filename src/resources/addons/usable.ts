import type { Step } from '../../engine/step.ts';
import type { Probe } from '../../engine/wait.ts';
import { isNotUsableYet, isStranger } from '../../kubernetes/access.ts';
import {
  isBusy,
  KubernetesOutOfReachError,
  KubernetesUnreachableError,
  untilItPasses,
} from '../../kubernetes/errors.ts';
import { messageOf } from '../../message-of.ts';

/**
 * Like `step.until`, for probes that ask the Kubernetes API of a cluster that may be young: that its name does not
 * resolve yet, or that it does not know us yet, is waited out.
 *
 * @throws KubernetesOutOfReachError when it has given no answer for longer than that takes, or what `probe` throws
 */
export function untilUsable<Value>(
  step: Step,
  what: string,
  probe: () => Promise<Probe<Value>>,
): Promise<Value> {
  let answered = step.elapsed();
  return step.until(what, async () => {
    try {
      const answer = await probe();
      answered = step.elapsed();
      return answer;
    } catch (error) {
      if (!isNotUsableYet(error, step.elapsed() - answered)) {
        throw error instanceof KubernetesUnreachableError ? new KubernetesOutOfReachError(error) : error;
      }
      if (isBusy(error)) answered = step.elapsed();
      if (isStranger(error)) {
        return { waiting: `the access entry is not known there yet: ${messageOf(error)}` };
      }
      return untilItPasses(error);
    }
  });
}
