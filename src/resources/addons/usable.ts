import type { Step } from '../../engine/step.ts';
import type { Probe, Usual } from '../../engine/wait.ts';
import { isNotUsableYet, isStranger } from '../../kubernetes/access.ts';
import {
  isBusy,
  KubernetesOutOfReachError,
  KubernetesUnreachableError,
  untilItPasses,
  untilLetIn,
} from '../../kubernetes/errors.ts';

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
  usual?: Usual,
): Promise<Value> {
  let answered = step.elapsed();
  const patient = async (): Promise<Probe<Value>> => {
    try {
      const answer = await probe();
      answered = step.elapsed();
      return answer;
    } catch (error) {
      if (!isNotUsableYet(error, step.elapsed() - answered)) {
        throw error instanceof KubernetesUnreachableError ? new KubernetesOutOfReachError(error) : error;
      }
      if (isBusy(error)) answered = step.elapsed();
      return isStranger(error) ? untilLetIn(error) : untilItPasses(error);
    }
  };
  return step.until(what, patient, usual);
}
