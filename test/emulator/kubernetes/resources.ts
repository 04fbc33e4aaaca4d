/** The life of an object: creating, updating and deleting it by the API server's rules. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { Catalogue } from './catalogue.ts';
import { ApiError, alreadyExists, badRequest, conflict, notFound, refused } from './errors.ts';
import { apiVersionOf, type ResourceKind } from './kinds.ts';
import { same, timestamp } from './objects.ts';
import type { Store } from './store.ts';
import type { Manifest, ObjectMeta, StoredObject } from './types.ts';

/** How a write is made. */
export interface WriteOptions {
  /** Field manager. */
  manager: string;
  /** `status` writes the status alone. */
  subresource?: string;
  /** Goes through every check and changes nothing. */
  dryRun?: boolean;
  /** The emulator's own write, which may set the status along with the rest. */
  internal?: boolean;
}

export interface DeleteOptions {
  propagationPolicy?: string;
  preconditions?: { uid?: string; resourceVersion?: string };
  dryRun?: boolean;
}

export interface Resources {
  get(kind: ResourceKind, namespace: string, name: string): StoredObject;
  create(kind: ResourceKind, namespace: string, object: Manifest, options: WriteOptions): StoredObject;
  update(existing: StoredObject, kind: ResourceKind, object: Manifest, options: WriteOptions): StoredObject;
  /** Returns the object when finalizers keep it for now, undefined when it is gone. */
  remove(kind: ResourceKind, existing: StoredObject, options: DeleteOptions): StoredObject | undefined;
}

/** The characters Kubernetes makes names from: no vowels, and nothing that looks like another. */
const nameAlphabet = 'bcdfghjklmnpqrstvwxz2456789';

const generatedSuffix = (): string =>
  [...randomBytes(5)].map((byte) => nameAlphabet.charAt(byte % nameAlphabet.length)).join('');

/** Kinds that are created with their status: a kubelet registers its Node whole. */
const createdWithStatus = new Set(['Node']);

const hasStatus = (kind: ResourceKind): boolean => kind.subresources.includes('status');

/** The object without status and metadata: what a generation counts. */
const desired = ({ metadata: _, status: __, ...rest }: Manifest): object => rest;

export function createResources(store: Store, catalogue: Catalogue): Resources {
  const namespaces = catalogue.require('v1', 'Namespace');

  const requireNamespace = (kind: ResourceKind, namespace: string, name: string): void => {
    const found = store.get(namespaces, '', namespace);
    if (!found) throw notFound(namespaces, namespace);
    if (found.metadata.deletionTimestamp) {
      throw refused(
        kind,
        name,
        `unable to create new content in namespace ${namespace} because it is being terminated`,
      );
    }
  };

  const finish = (kind: ResourceKind, object: StoredObject): undefined => {
    store.remove(kind, object);
    return undefined;
  };

  return {
    get: (kind, namespace, name) => {
      const found = store.get(kind, namespace, name);
      if (!found) throw notFound(kind, name);
      return { ...found, apiVersion: apiVersionOf(kind) };
    },

    create: (kind, namespace, object, options) => {
      const { metadata } = object;
      const name = metadata.name || (metadata.generateName ? metadata.generateName + generatedSuffix() : '');
      if (kind.namespaced) {
        if (metadata.namespace && metadata.namespace !== namespace) {
          throw badRequest(
            `the namespace of the provided object does not match the namespace sent on the request`,
          );
        }
        requireNamespace(kind, namespace, name);
      }
      const { status, ...withoutStatus } = object;
      const keepsStatus = options.internal || !hasStatus(kind) || createdWithStatus.has(kind.kind);
      const { namespace: _, managedFields: __, deletionTimestamp: ___, ...meta } = metadata;
      const created: StoredObject = {
        ...withoutStatus,
        ...(keepsStatus && status !== undefined ? { status } : {}),
        metadata: {
          ...meta,
          name,
          ...(kind.namespaced ? { namespace } : {}),
          uid: randomUUID(),
          resourceVersion: '',
          creationTimestamp: timestamp(),
          ...('spec' in object ? { generation: 1 } : {}),
        },
      };
      if (store.get(kind, kind.namespaced ? namespace : '', name)) throw alreadyExists(kind, name);
      return options.dryRun ? created : store.put(kind, created);
    },

    update: (existing, kind, object, options) => {
      const { name, uid, resourceVersion } = existing.metadata;
      const sent = object.metadata;
      if (sent.resourceVersion && sent.resourceVersion !== resourceVersion) {
        throw conflict(
          kind,
          name,
          'the object has been modified; please apply your changes to the latest version and try again',
        );
      }
      if (sent.uid && sent.uid !== uid) {
        throw conflict(
          kind,
          name,
          `Precondition failed: UID in precondition: ${sent.uid}, UID in object meta: ${uid}`,
        );
      }
      const next = combined(existing, kind, object, options);
      const generation = same(desired(existing), desired(next))
        ? existing.metadata.generation
        : (existing.metadata.generation ?? 0) + 1;
      if (generation !== undefined && 'spec' in next) next.metadata.generation = generation;
      if (options.dryRun) return next;
      if (next.metadata.deletionTimestamp && !next.metadata.finalizers?.length) {
        finish(kind, next);
        return next;
      }
      return store.put(kind, next);
    },

    remove: (kind, existing, options) => {
      const { name, uid, resourceVersion } = existing.metadata;
      const { preconditions } = options;
      if (preconditions?.uid && preconditions.uid !== uid) {
        throw conflict(
          kind,
          name,
          `Precondition failed: UID in precondition: ${preconditions.uid}, UID in object meta: ${uid}`,
        );
      }
      if (preconditions?.resourceVersion && preconditions.resourceVersion !== resourceVersion) {
        throw new ApiError(
          409,
          'Conflict',
          `Precondition failed: ResourceVersion in precondition: ${preconditions.resourceVersion}, ResourceVersion in object meta: ${resourceVersion}`,
        );
      }
      if (options.dryRun) return undefined;
      if (!existing.metadata.finalizers?.length) return finish(kind, existing);
      if (existing.metadata.deletionTimestamp) return existing;
      return store.put(kind, {
        ...existing,
        metadata: {
          ...existing.metadata,
          deletionTimestamp: timestamp(),
          deletionGracePeriodSeconds: 0,
        },
      });
    },
  };
}

/** The existing object with what this kind of write may change taken from `object`. */
function combined(
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
    metadata: { ...sentMetadata(object.metadata), ...ownMetadata(existing.metadata) },
  };
}

/** What clients may set. */
function sentMetadata({
  labels,
  annotations,
  finalizers,
  ownerReferences,
}: ObjectMeta): Pick<ObjectMeta, 'labels' | 'annotations' | 'finalizers' | 'ownerReferences'> {
  return {
    ...(labels ? { labels } : {}),
    ...(annotations ? { annotations } : {}),
    ...(finalizers ? { finalizers } : {}),
    ...(ownerReferences ? { ownerReferences } : {}),
  };
}

/** What only the API server sets. */
function ownMetadata(metadata: StoredObject['metadata']): StoredObject['metadata'] {
  const { labels: _, annotations: __, finalizers: ___, ownerReferences: ____, ...own } = metadata;
  return own;
}
