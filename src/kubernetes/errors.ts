import type { NotYet } from '../engine/wait.ts';
import { messageOf } from '../message-of.ts';
import type { Status } from './types.ts';

/** The Kubernetes API answered, and refused. */
export class KubernetesError extends Error {
  /** HTTP status. 410 means that a resource version is too old to go on from: list again. */
  readonly status: number;
  /** Kubernetes' own word for it, such as `NotFound`, `Forbidden` or `Conflict`; absent when it gives none. */
  readonly reason: string | undefined;
  /** HTTP method of the request. */
  readonly verb: string;
  /** Path of the request. */
  readonly path: string;
  /** Milliseconds for which the server asks to be left alone; undefined when it does not. */
  readonly retryAfter: number | undefined;

  constructor(verb: string, path: string, refusal: Status, retryAfter?: number) {
    const { code, reason, message } = refusal;
    super(`Kubernetes refused ${verb} ${path}: ${[code, reason].filter(Boolean).join(' ')}: ${message}`);
    this.name = 'KubernetesError';
    this.status = code;
    this.reason = reason;
    this.verb = verb;
    this.path = path;
    this.retryAfter = retryAfter;
  }
}

/** No answer came from the Kubernetes API: its name did not resolve, nobody listened, TLS or time failed. */
export class KubernetesUnreachableError extends Error {
  /** As Node names it, such as `ENOTFOUND`, `ECONNREFUSED`, `ECONNRESET`; `ETIMEDOUT` when the call's time was up. */
  readonly code: string;

  constructor(endpoint: string, verb: string, path: string, cause: Error & { code: string }) {
    super(`No answer from ${endpoint} to ${verb} ${path}: ${cause.message} (${cause.code})`, { cause });
    this.name = 'KubernetesUnreachableError';
    this.code = cause.code;
  }
}

/** None came for so long that none will by itself: no failure that passes any more, whatever its code. */
export class KubernetesOutOfReachError extends Error {
  constructor(last: KubernetesUnreachableError) {
    super(last.message, { cause: last });
    this.name = 'KubernetesOutOfReachError';
  }
}

/**
 * Whether the API is there and has no room for the request: each user has so many seats at once and a queue for them, and
 * what finds both full is refused (Kubernetes documentation, "API Priority and Fairness").
 */
export function isBusy(error: unknown): error is KubernetesError {
  return error instanceof KubernetesError && error.status === 429;
}

/**
 * Whether the API server could not ask an admission webhook of the cluster that has to agree: as a rule the pods behind it
 * have gone before it has (Kubernetes documentation, "Dynamic Admission Control", on failurePolicy).
 */
export function isWebhookSilent(error: unknown): boolean {
  return (
    error instanceof KubernetesError &&
    error.status === 500 &&
    error.message.includes('failed calling webhook')
  );
}

/** Whether somebody else has applied otherwise, or made an object of that name. */
export function isConflict(error: unknown): boolean {
  return error instanceof KubernetesError && error.status === 409;
}

/**
 * Whether an object that was applied with its uid has gone. Where a namesake has come, a real API server does not call
 * that a conflict but a change of the uid, which never changes.
 */
export function isGone(error: unknown): boolean {
  if (!(error instanceof KubernetesError)) return false;
  return isConflict(error) || (error.status === 422 && error.message.includes('metadata.uid: Invalid value'));
}

/** What to wait for when a failure will pass, and how long the server asks to be left alone. */
export function untilItPasses(error: unknown): NotYet {
  if (error instanceof KubernetesUnreachableError) {
    return {
      what: 'the Kubernetes API to answer',
      waiting: 'usual for some minutes while a cluster is young',
      details: messageOf(error),
    };
  }
  const pause = error instanceof KubernetesError ? error.retryAfter : undefined;
  return { waiting: messageOf(error), ...(pause !== undefined && { pause }) };
}

/** What to wait for while Kubernetes does not know an access entry that has just been made. */
export function untilLetIn(error: unknown): NotYet {
  return {
    what: 'the Kubernetes API to let this role in',
    waiting: 'usual for a minute',
    details: messageOf(error),
  };
}

/** Codes that say that the network failed, not that the server is the wrong one. */
const passingCodes = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
]);

/**
 * Whether a failure will pass by itself. So does `ENOTFOUND`: the name of a new cluster's endpoint resolves minutes
 * after the cluster is ACTIVE. The 401 and 403 of an access entry that is not known everywhere yet are not told from
 * those of one that is missing: whoever has just made the entry knows.
 */
export function isPassing(error: unknown): boolean {
  if (error instanceof KubernetesUnreachableError) return passingCodes.has(error.code);
  return isBusy(error) || (error instanceof KubernetesError && error.status >= 500);
}
