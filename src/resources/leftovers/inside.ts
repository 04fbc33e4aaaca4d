import type { Aws } from '../../aws/clients.ts';
import type { Need } from '../../engine/need.ts';
import type { Step } from '../../engine/step.ts';
import { clusterClient, isStranger } from '../../kubernetes/access.ts';
import type { KubernetesClient } from '../../kubernetes/client.ts';
import {
  isBusy,
  isWebhookSilent,
  KubernetesError,
  KubernetesUnreachableError,
  untilItPasses,
} from '../../kubernetes/errors.ts';
import type { Metadata } from '../../kubernetes/types.ts';
import { type Ownership, requireOurs } from '../../spec/tags.ts';
import type { Admission } from '../access/access-entry.ts';
import type { ControlPlane } from '../control-plane/control-plane.ts';

/**
 * Calls to a cluster at once. It has seats for 49 of a user who is no node and no controller (the level `global-default`
 * of API Priority and Fairness), and others are asking it, too.
 */
export const atOnce = 32;

/** A cluster's Kubernetes API in the hands of those who take away what is inside: what one has learnt of it, all know. */
export interface Inside {
  /** What `find` finds; undefined where there is no cluster. */
  read<Found>(find: (client: KubernetesClient) => Promise<Found>): Promise<Found | undefined>;
  /**
   * Removes something while the cluster's controllers run, asking `attempt` until it says that nothing is left. Ends early
   * where there is no cluster, where nobody answers, and where nothing comes of it: what is left in AWS then is found by its
   * tags, once the cluster has gone.
   *
   * @param attempt does what can be done, and says what is left; undefined for nothing.
   * @throws NotOursError before anything is asked of a cluster that is not ours.
   */
  remove(step: Step, attempt: (client: KubernetesClient) => Promise<string | undefined>): Promise<void>;
}

/**
 * Milliseconds for which a cluster is asked that gives no answer, before the removal goes on without it. An ACTIVE one has
 * answered before: this is for a moment's failure of the network or of the control plane, not for one that starts.
 */
const patienceWithSilence = 30_000;

/**
 * Milliseconds that the controllers inside are given to take away what they made, before it is left to its tags. They take
 * a minute for a load balancer and its groups, two for a volume that has to be detached first, and try again after a
 * failure with pauses that grow to minutes; where none runs any more, none of it comes to an end.
 */
const patienceWithControllers = 5 * 60_000;

/** @param admission of the caller: one who is not known there does not wait to be. */
export function insideOf(aws: Aws, spec: Ownership, plane: Need<ControlPlane>, admission: Admission): Inside {
  let isSilent = false;

  return {
    read: async (find) => {
      const cluster = await plane.read();
      return cluster && find(clusterClient(aws, cluster));
    },
    remove: async (step, attempt) => {
      const cluster = await plane.read();
      if (cluster === undefined) return;
      requireOurs(`Cluster ${cluster.name}`, cluster.tags, spec);
      const client = clusterClient(aws, cluster);
      const began = step.elapsed();
      let answered = began;
      await step.until('the controllers in the cluster', async () => {
        try {
          const left = await attempt(client);
          answered = step.elapsed();
          if (left !== undefined && answered - began < patienceWithControllers) return { waiting: left };
          if (left !== undefined) step.say(`the cluster's controllers do not let go of ${left}: going on`);
          return { done: undefined };
        } catch (error) {
          if (isBusy(error)) {
            answered = step.elapsed();
            if (answered - began < patienceWithControllers) return untilItPasses(error);
            step.say(`going on without Kubernetes, which is too busy: ${error}`);
            return { done: undefined };
          }
          if (!isNoAnswer(error)) throw error;
          const isFutile = isSilent || (admission === 'refused' && isStranger(error));
          if (!isFutile && step.elapsed() - answered < patienceWithSilence) return untilItPasses(error);
          if (isWebhookSilent(error)) {
            step.say(
              `going on without what a webhook of the cluster keeps, behind which nobody answers: ${error}`,
            );
            return { done: undefined };
          }
          isSilent = true;
          step.say(`going on without Kubernetes, which cannot be asked: ${error}`);
          return { done: undefined };
        }
      });
    },
  };
}

/** Whether Kubernetes cannot be asked: it is not to be reached, does not know us, or is not well. */
function isNoAnswer(error: unknown): boolean {
  if (error instanceof KubernetesUnreachableError) return true;
  if (isStranger(error)) return true;
  return error instanceof KubernetesError && error.status >= 500;
}

/** Such as `Service shop/web`. */
export function titleOf({ kind, metadata }: { kind: string; metadata: Metadata }): string {
  return `${kind} ${[metadata.namespace, metadata.name].filter(Boolean).join('/')}`;
}

/** Some names of many. */
export function someOf(names: readonly string[]): string {
  const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
  return names.slice(0, 3).join(', ') + more;
}
