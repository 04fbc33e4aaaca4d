/** The life of an object: creating, updating, applying and deleting it by the API server's rules. */
import { randomBytes, randomUUID } from 'node:crypto';
import { withAddresses, withStorageClass } from './admission.ts';
import { applyTo } from './apply.ts';
import type { Catalogue } from './catalogue.ts';
import { withDefaults } from './defaults.ts';
import { alreadyExists, badRequest, conflict, notFound, refused } from './errors.ts';
import { leavesOf } from './fieldset.ts';
import { apiVersionOf, type ResourceKind } from './kinds.ts';
import { fieldsAt, isFields, same, textsAt, timestamp } from './objects.ts';
import { afterUpdate, entriesOf, type Owner, ownerFor, ownersOf } from './ownership.ts';
import { shapeOf } from './schema/shape.ts';
import type { Store } from './store.ts';
import type { Manifest, ObjectMeta, StoredObject } from './types.ts';
import { mayDelete, validate } from './validation.ts';

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
  /** Throws 404 when there is none. */
  get(kind: ResourceKind, namespace: string, name: string): StoredObject;
  create(kind: ResourceKind, namespace: string, object: Manifest, options: WriteOptions): StoredObject;
  update(kind: ResourceKind, existing: StoredObject, object: Manifest, options: WriteOptions): StoredObject;
  /** Server-side apply: creates what is absent. */
  apply(
    kind: ResourceKind,
    namespace: string,
    object: Manifest,
    options: WriteOptions & { force: boolean },
  ): StoredObject;
  /** Returns the object when finalizers keep it for now, undefined when it is gone. */
  remove(kind: ResourceKind, existing: StoredObject, options: DeleteOptions): StoredObject | undefined;
}

/** The characters Kubernetes makes names from: no vowels, and nothing that looks like another. */
const nameAlphabet = 'bcdfghjklmnpqrstvwxz2456789';

export const nameSuffix = (): string =>
  [...randomBytes(5)].map((byte) => nameAlphabet.charAt(byte % nameAlphabet.length)).join('');

/** Kinds that are created with their status: a kubelet registers its Node whole. */
const createdWithStatus = new Set(['Node']);

/** Kinds whose changes Kubernetes does not count. */
const withoutGeneration = new Set([
  'Namespace',
  'Node',
  'Service',
  'PersistentVolume',
  'PersistentVolumeClaim',
  'Event',
]);

/** Finalizers that stand for a propagation policy; the garbage collector takes them off. */
const policyFinalizers: Record<string, string> = {
  Foreground: 'foregroundDeletion',
  Orphan: 'orphan',
};

const hasStatus = (kind: ResourceKind): boolean => kind.subresources.includes('status');

/** The object without status and metadata: what a generation counts. */
const desired = ({ metadata: _, status: __, ...rest }: Manifest): object => rest;

const modified =
  'the object has been modified; please apply your changes to the latest version and try again';

const uidMismatch = (expected: string, found: string): string =>
  `Precondition failed: UID in precondition: ${expected}, UID in object meta: ${found}`;

/** What still keeps an object that is to be deleted. */
export const finalizersOf = (object: StoredObject): string[] => [
  ...(object.metadata.finalizers ?? []),
  ...(object.kind === 'Namespace' ? textsAt(object, 'spec', 'finalizers') : []),
];

export function createResources(store: Store, catalogue: Catalogue): Resources {
  const namespaces = catalogue.require('v1', 'Namespace');
  const storageClasses = catalogue.require('storage.k8s.io/v1', 'StorageClass');

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

  /** The object with defaults and what follows from others, in the form in which it is stored. */
  const completed = (kind: ResourceKind, object: StoredObject): StoredObject => {
    const filled = withDefaults(kind, object);
    return kind.kind === 'Service' && !kind.group ? withAddresses(filled, store.list(kind, '')) : filled;
  };

  /** Stores a new object with the owners that `owners` finds for its fields. */
  const insert = (
    kind: ResourceKind,
    namespace: string,
    object: Manifest,
    options: WriteOptions,
    owners: (whole: StoredObject) => Owner[],
  ): StoredObject => {
    const { metadata } = object;
    const name = metadata.name || (metadata.generateName ? metadata.generateName + nameSuffix() : '');
    if (kind.namespaced) {
      if (metadata.namespace && metadata.namespace !== namespace) {
        throw badRequest(
          'the namespace of the provided object does not match the namespace sent on the request',
        );
      }
      requireNamespace(kind, namespace, name);
    }
    if (metadata.resourceVersion)
      throw badRequest('resourceVersion should not be set on objects to be created');
    const { status, ...withoutStatus } = object;
    const keepsStatus = options.internal || !hasStatus(kind) || createdWithStatus.has(kind.kind);
    const draft = completed(kind, {
      ...withoutStatus,
      ...(keepsStatus && status !== undefined ? { status } : {}),
      metadata: {
        name,
        ...(metadata.generateName ? { generateName: metadata.generateName } : {}),
        ...(kind.namespaced ? { namespace } : {}),
        uid: randomUUID(),
        resourceVersion: '',
        creationTimestamp: timestamp(),
        ...('spec' in object && !withoutGeneration.has(kind.kind) ? { generation: 1 } : {}),
        ...sentMetadata(metadata),
      },
    });
    const whole =
      kind.kind === 'PersistentVolumeClaim' && !kind.group
        ? withStorageClass(draft, store.list(storageClasses, ''))
        : draft;
    validate(kind, whole);
    if (store.get(kind, kind.namespaced ? namespace : '', name)) throw alreadyExists(kind, name);
    const managedFields = entriesOf(owners(whole), []);
    const created = { ...whole, metadata: { ...whole.metadata, managedFields } };
    return options.dryRun ? created : store.put(kind, created);
  };

  /** Stores the next state of an object. */
  const replace = (
    kind: ResourceKind,
    existing: StoredObject,
    draft: StoredObject,
    options: WriteOptions,
    owners: (whole: StoredObject) => Owner[],
  ): StoredObject => {
    const next = completed(kind, draft);
    validate(kind, next, existing);
    const counts = 'spec' in next && !withoutGeneration.has(kind.kind);
    const generation = existing.metadata.generation ?? 0;
    const managedFields = entriesOf(owners(next), ownersOf(existing.metadata.managedFields));
    const whole: StoredObject = {
      ...next,
      metadata: {
        ...next.metadata,
        ...(counts
          ? { generation: same(desired(existing), desired(next)) ? generation : generation + 1 }
          : {}),
        managedFields,
      },
    };
    if (options.dryRun) return whole;
    if (whole.metadata.deletionTimestamp && finalizersOf(whole).length === 0)
      return store.remove(kind, whole);
    return store.put(kind, whole);
  };

  return {
    get: (kind, namespace, name) => {
      const found = store.get(kind, namespace, name);
      if (!found) throw notFound(kind, name);
      return { ...found, apiVersion: apiVersionOf(kind) };
    },

    create: (kind, namespace, object, options) => {
      const owner = ownerFor(kind, 'Update', options.manager);
      return insert(kind, namespace, object, options, (whole) => [
        { ...owner, fields: new Set(leavesOf(shapeOf(kind), whole).keys()) },
      ]);
    },

    update: (kind, existing, object, options) => {
      const { name, uid, resourceVersion } = existing.metadata;
      const sent = object.metadata;
      if (sent.resourceVersion && sent.resourceVersion !== resourceVersion) {
        throw conflict(kind, name, modified);
      }
      if (sent.uid && sent.uid !== uid) throw conflict(kind, name, uidMismatch(sent.uid, uid));
      const shape = shapeOf(kind);
      const writer = ownerFor(kind, 'Update', options.manager, options.subresource);
      return replace(kind, existing, combined(existing, kind, object, options), options, (whole) =>
        afterUpdate(
          ownersOf(sent.managedFields ?? existing.metadata.managedFields),
          writer,
          leavesOf(shape, existing),
          leavesOf(shape, whole),
        ),
      );
    },

    apply: (kind, namespace, object, options) => {
      const { name = '', uid, resourceVersion } = object.metadata;
      const shape = shapeOf(kind);
      const wanted = appliedPart(kind, object, options);
      const applier = ownerFor(kind, 'Apply', options.manager, options.subresource);
      const existing = store.get(kind, kind.namespaced ? namespace : '', name);
      if (!existing) {
        if (options.subresource) throw notFound(kind, name);
        if (uid) {
          throw conflict(
            kind,
            name,
            `uid mismatch: the provided object specified uid ${uid}, and no existing object was found`,
          );
        }
        return insert(kind, namespace, wanted, options, () => [
          { ...applier, fields: new Set(leavesOf(shape, wanted).keys()) },
        ]);
      }
      if (resourceVersion && resourceVersion !== existing.metadata.resourceVersion) {
        throw conflict(kind, name, modified);
      }
      if (uid && uid !== existing.metadata.uid) {
        throw conflict(kind, name, uidMismatch(uid, existing.metadata.uid));
      }
      const applied = applyTo(
        shape,
        existing,
        wanted,
        ownersOf(existing.metadata.managedFields),
        applier,
        options.force,
      );
      const result: Manifest = {
        ...applied.object,
        apiVersion: existing.apiVersion,
        kind: existing.kind,
        metadata: fieldsAt(applied.object, 'metadata'),
      };
      const draft = combined(existing, kind, result, options);
      return replace(kind, existing, draft, options, () => applied.owners);
    },

    remove: (kind, existing, options) => {
      const { name, uid, resourceVersion } = existing.metadata;
      const { preconditions, propagationPolicy = '' } = options;
      if (preconditions?.uid && preconditions.uid !== uid) {
        throw conflict(kind, name, uidMismatch(preconditions.uid, uid));
      }
      if (preconditions?.resourceVersion && preconditions.resourceVersion !== resourceVersion) {
        throw conflict(
          kind,
          name,
          `Precondition failed: ResourceVersion in precondition: ${preconditions.resourceVersion}, ResourceVersion in object meta: ${resourceVersion}`,
        );
      }
      mayDelete(kind, name);
      const policy = policyFinalizers[propagationPolicy];
      const finalizers = [...new Set([...(existing.metadata.finalizers ?? []), ...(policy ? [policy] : [])])];
      const marked: StoredObject = {
        ...existing,
        ...(kind.kind === 'Namespace' && !kind.group
          ? { status: { ...fieldsAt(existing, 'status'), phase: 'Terminating' } }
          : {}),
        metadata: {
          ...existing.metadata,
          deletionTimestamp: existing.metadata.deletionTimestamp ?? timestamp(),
          deletionGracePeriodSeconds: 0,
          ...(finalizers.length > 0 ? { finalizers } : {}),
        },
      };
      if (options.dryRun) return marked;
      if (finalizersOf(marked).length > 0) return store.put(kind, marked);
      store.remove(kind, existing);
      return undefined;
    },
  };
}

/** The part of an applied object that this kind of write may set. */
function appliedPart(kind: ResourceKind, object: Manifest, options: WriteOptions): Manifest {
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
    metadata: { ...ownMetadata(existing.metadata), ...sentMetadata(object.metadata) },
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
