/** The loop that every controller runs: an object is worked on after each change, and again later when that failed. */

import { isServiceError } from '../eks/service-errors.ts';
import { inBackground, pass } from '../eks/state.ts';
import { ApiError } from '../kubernetes/errors.ts';
import type { Change, Reference, StoredObject } from '../kubernetes/types.ts';
import { type CloudCluster, isRunning } from './cluster.ts';

export interface Controller {
  kind: { apiVersion: string; kind: string };
  /** Whether a change of something else may concern every object of the kind. */
  isConcernedBy?(change: Change): boolean;
  /** Brings AWS to what the object asks for, and tells the object. @throws CannotReconcile, or what a service answers */
  reconcile(object: StoredObject): Promise<void>;
  /** Told when that could not be done; it is tried again. */
  failed(object: StoredObject, error: Error): void;
}

/** Why a controller cannot do what an object asks for, in its own words. */
export class CannotReconcile extends Error {}

/** What a controller cannot help: its own reasons, and those of AWS and of the API server. */
const isRefusal = (error: unknown): error is Error =>
  error instanceof CannotReconcile || error instanceof ApiError || isServiceError(error);

/** Seconds until a controller tries again, twice as long each time. Assumed: real ones begin with 5 and end with 300. */
const retryAfter = { first: 15, last: 300 };

/** How often in a row an object may change while it is worked on: a controller that goes on is at odds with another. */
const mostRounds = 1000;

const keyOf = ({ namespace = '', name }: Reference): string => `${namespace}/${name}`;

export const referenceTo = ({ apiVersion, kind, metadata }: StoredObject): Reference => ({
  apiVersion,
  kind,
  name: metadata.name,
  ...(metadata.namespace && { namespace: metadata.namespace }),
});

/** Runs a controller for as long as the cluster is there. */
export function runController(cluster: CloudCluster, controller: Controller): void {
  const { eks, record, kubernetes } = cluster;
  const { kind, isConcernedBy = () => false, reconcile, failed } = controller;
  /** Objects that are being worked on, and whether they have changed since. */
  const atWork = new Map<string, { isDue: boolean }>();

  /** @returns whether it is done, for now */
  const attempt = async (object: StoredObject): Promise<boolean> => {
    try {
      await reconcile(object);
      return true;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      failed(object, error);
      return false;
    }
  };

  const work = async (reference: Reference, work: { isDue: boolean }): Promise<void> => {
    let failures = 0;
    for (let round = 1; work.isDue && isRunning(cluster); round += 1) {
      if (round > mostRounds) throw new Error(`${kind.kind} ${keyOf(reference)} never comes to rest`);
      work.isDue = false;
      const object = kubernetes.get(reference);
      if (object && !(await attempt(object))) {
        await pass(eks, record, Math.min(retryAfter.first * 2 ** failures, retryAfter.last));
        failures += 1;
        round = 0;
        work.isDue = true;
      }
    }
    atWork.delete(keyOf(reference));
  };

  const start = (object: StoredObject): void => {
    const reference = referenceTo(object);
    const known = atWork.get(keyOf(reference));
    if (known) {
      known.isDue = true;
      return;
    }
    const begun = { isDue: true };
    atWork.set(keyOf(reference), begun);
    inBackground(eks, record, () => work(reference, begun));
  };

  kubernetes.onChange((change) => {
    if (!isRunning(cluster)) return;
    const { apiVersion, kind: changed } = change.object;
    if (apiVersion === kind.apiVersion && changed === kind.kind) start(change.object);
    else if (isConcernedBy(change)) for (const object of kubernetes.list(kind)) start(object);
  });
}
