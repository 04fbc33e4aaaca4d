/** What controllers tell of the objects that they look after: finalizers, status and Events. */
import { createHash } from 'node:crypto';
import { type Fields, numberAt, textAt, timestamp } from '../kubernetes/objects.ts';
import type { KubernetesCluster, StoredObject } from '../kubernetes/types.ts';
import { referenceTo } from './controller.ts';

export interface Saying {
  /** Keeps the object until the controller has cleaned up. */
  finalizer?: string;
  annotations?: Record<string, string>;
  spec?: Fields;
  status?: Fields;
}

/**
 * Writes what a controller has to say of an object, if that is still there. What it said before and leaves out now is
 * taken back.
 * @param manager the controller's name in `managedFields`
 * @throws ApiError when a webhook that must be asked cannot be
 */
export function say(
  kubernetes: KubernetesCluster,
  object: StoredObject,
  manager: string,
  { finalizer, annotations, spec, status }: Saying,
): void {
  const reference = referenceTo(object);
  const found = kubernetes.get(reference);
  if (found?.metadata.uid !== object.metadata.uid) return;
  // Nothing may be added to the finalizers of what is going.
  const isLate = found.metadata.deletionTimestamp && !hasFinalizer(found, finalizer);
  const { apiVersion, kind, name, namespace } = reference;
  kubernetes.apply(
    {
      apiVersion,
      kind,
      metadata: {
        name,
        ...(namespace && { namespace }),
        ...(finalizer && !isLate && { finalizers: [finalizer] }),
        ...(annotations && { annotations }),
      },
      ...(spec && { spec }),
      ...(status && { status }),
    },
    manager,
    { asks: true },
  );
}

export const hasFinalizer = ({ metadata }: StoredObject, finalizer: string | undefined): boolean =>
  finalizer !== undefined && (metadata.finalizers ?? []).includes(finalizer);

export interface Happening {
  type: 'Normal' | 'Warning';
  reason: string;
  message: string;
}

/** Records an Event of an object; one that is repeated is counted. */
export function recordEvent(
  kubernetes: KubernetesCluster,
  object: StoredObject,
  component: string,
  { type, reason, message }: Happening,
): void {
  const { name, namespace = 'default', uid } = object.metadata;
  const digest = createHash('sha256')
    .update(uid + reason + message)
    .digest('hex')
    .slice(0, 16);
  const event = { apiVersion: 'v1', kind: 'Event', name: `${name}.${digest}`, namespace };
  const known = kubernetes.get(event);
  const holder = kubernetes.get({ apiVersion: 'v1', kind: 'Namespace', name: namespace });
  // Nothing new comes into a namespace that is going.
  if (!known && (!holder || holder.metadata.deletionTimestamp)) return;
  const now = timestamp();
  kubernetes.apply(
    {
      apiVersion: 'v1',
      kind: 'Event',
      metadata: { name: event.name, namespace },
      involvedObject: { apiVersion: object.apiVersion, kind: object.kind, name, namespace, uid },
      type,
      reason,
      message,
      source: { component },
      firstTimestamp: textAt(known, 'firstTimestamp') || now,
      lastTimestamp: now,
      count: (numberAt(known, 'count') ?? 0) + 1,
    },
    component,
  );
}
