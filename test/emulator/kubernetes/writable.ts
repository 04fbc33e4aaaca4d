/** Which part of an object a write may set: its status or all else, and of its metadata what is the client's. */
import type { ResourceKind } from './kinds.ts';
import { isFields } from './objects.ts';
import type { KubernetesUser, Manifest, ObjectMeta, StoredObject } from './types.ts';

/** How a write is made. */
export interface WriteOptions {
  /** Field manager. */
  manager: string;
  /** Who writes; nobody, where the emulator does so itself. */
  user?: KubernetesUser;
  /** `status` writes the status alone. */
  subresource?: string;
  /** Goes through every check and changes nothing. */
  dryRun?: boolean;
  /** The emulator's own write, which may set the status along with the rest. */
  internal?: boolean;
  /** Webhooks are asked about an internal write too, where more than the status changes. */
  asks?: boolean;
}

/** Kinds that are created with their status: a kubelet registers its Node whole. */
const createdWithStatus = new Set(['Node']);

export const hasStatus = (kind: ResourceKind): boolean => kind.subresources.includes('status');

/** The part of an applied object that this kind of write may set. */
export function appliedPart(kind: ResourceKind, object: Manifest, options: WriteOptions): Manifest {
  const { metadata, status, ...rest } = object;
  const { name, namespace } = metadata;
  const identity = { ...(name ? { name } : {}), ...(namespace ? { namespace } : {}) };
  if (options.subresource === 'status') {
    const { apiVersion, kind: kindName } = object;
    return { apiVersion, kind: kindName, metadata: identity, ...(status === undefined ? {} : { status }) };
  }
  const keepsStatus = (options.internal || !hasStatus(kind)) && status !== undefined;
  return {
    ...rest,
    ...(keepsStatus ? { status } : {}),
    metadata: { ...identity, ...sentMetadata(metadata) },
  };
}

/** A new object without what its creator may not set. */
export function createdPart(kind: ResourceKind, object: Manifest, options: WriteOptions): Manifest {
  const { status, ...rest } = object;
  const keepsStatus = options.internal || !hasStatus(kind) || createdWithStatus.has(kind.kind);
  return keepsStatus && status !== undefined ? object : rest;
}

/** The existing object with what this kind of write may change taken from `object`. */
export function combined(
  existing: StoredObject,
  kind: ResourceKind,
  object: Manifest,
  options: WriteOptions,
): StoredObject {
  if (options.subresource === 'status') {
    return {
      ...existing,
      ...('status' in object ? { status: object.status } : {}),
      metadata: { ...existing.metadata },
    };
  }
  const { status, ...rest } = object;
  const kept = hasStatus(kind) && !options.internal ? existing.status : status;
  return {
    ...rest,
    ...(kept === undefined ? {} : { status: kept }),
    metadata: { ...ownMetadata(existing.metadata), ...sentMetadata(object.metadata) },
  };
}

/** What clients may set. */
export function sentMetadata({
  labels,
  annotations,
  finalizers,
  ownerReferences,
}: ObjectMeta): Pick<ObjectMeta, 'labels' | 'annotations' | 'finalizers' | 'ownerReferences'> {
  return {
    ...(isFields(labels) ? { labels } : {}),
    ...(isFields(annotations) ? { annotations } : {}),
    ...(finalizers?.length ? { finalizers } : {}),
    ...(ownerReferences?.length ? { ownerReferences } : {}),
  };
}

/** What only the API server sets. */
function ownMetadata(metadata: StoredObject['metadata']): StoredObject['metadata'] {
  const { labels: _, annotations: __, finalizers: ___, ownerReferences: ____, ...own } = metadata;
  return own;
}
