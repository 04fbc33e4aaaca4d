/** The life of an object: creating, updating, applying and deleting it by the API server's rules. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { Cidr } from '../network/cidr.ts';
import { admit, admitNew } from './admission.ts';
import { applyTo } from './apply.ts';
import type { Catalogue } from './catalogue.ts';
import { withDefaults } from './defaults.ts';
import { ApiError, alreadyExists, badRequest, conflict, invalid, notFound, refused } from './errors.ts';
import type { Guard } from './escalation.ts';
import { changed, fieldsOf, leavesOf } from './fieldset.ts';
import { emptyOf } from './go-json.ts';
import { inVersion, type ResourceKind } from './kinds.ts';
import { type Fields, fieldsAt, same, textsAt, timestamp } from './objects.ts';
import { afterUpdate, entriesOf, type Owner, ownerFor, ownersOf } from './ownership.ts';
import { graceOf } from './pods.ts';
import { shapeOf } from './schema/shape.ts';
import type { Store } from './store.ts';
import type { KubernetesOptions, Manifest, StoredObject } from './types.ts';
import { mayDelete, validate } from './validation.ts';
import { createWebhooks, type Webhooks } from './webhooks.ts';
import {
  appliedPart,
  combined,
  createdPart,
  hasStatus,
  sentMetadata,
  type WriteOptions,
} from './writable.ts';

export interface DeleteOptions {
  propagationPolicy?: string;
  preconditions?: { uid?: string; resourceVersion?: string };
  /** That a pod is given to end, instead of its own. */
  gracePeriodSeconds?: number;
  dryRun?: boolean;
}

export interface Resources {
  /** What stands around writes, and is asked here about those of clients. */
  webhooks: Webhooks;
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
  /**
   * Returns the object when finalizers, or its own end, keep it for now; undefined when it is gone. A pod is returned
   * in any case, as it was last: it might have been given time to end.
   */
  remove(kind: ResourceKind, existing: StoredObject, options: DeleteOptions): StoredObject | undefined;
}

/** The characters Kubernetes makes names from: no vowels, and nothing that looks like another. */
const nameAlphabet = 'bcdfghjklmnpqrstvwxz2456789';

const nameSuffix = (): string =>
  [...randomBytes(5)].map((byte) => nameAlphabet.charAt(byte % nameAlphabet.length)).join('');

/** Kinds whose changes Kubernetes does not count. */
const withoutGeneration = new Set([
  'Namespace',
  'Node',
  'Service',
  'PersistentVolume',
  'PersistentVolumeClaim',
  'Event',
]);

/** Kinds without a spec whose changes it counts. */
const withGeneration = new Set(['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration']);

/** Whether the changes of this object are counted. */
const isCounted = ({ kind }: ResourceKind, object: Manifest): boolean =>
  withGeneration.has(kind) || ('spec' in object && !withoutGeneration.has(kind));

/** Finalizers that stand for a propagation policy; the garbage collector takes them off. */
const policyFinalizers: Record<string, string> = {
  Foreground: 'foregroundDeletion',
  Orphan: 'orphan',
};

/** The object without status and metadata: what a generation counts. */
const desired = ({ metadata: _, status: __, ...rest }: Manifest): object => rest;

/** What a client writes without the subresource `status`. */
const sendable = ({
  metadata: { finalizers = [], labels = {}, annotations = {} },
  ...rest
}: Manifest): object => ({
  ...rest,
  status: undefined,
  metadata: { finalizers, labels, annotations },
});

const modified =
  'the object has been modified; please apply your changes to the latest version and try again';

const uidMismatch = (expected: string, found: string): string =>
  `Precondition failed: UID in precondition: ${expected}, UID in object meta: ${found}`;

const isNamespace = ({ group, kind }: ResourceKind): boolean => !group && kind === 'Namespace';

const isPod = ({ group, kind }: ResourceKind): boolean => !group && kind === 'Pod';

/** What still keeps an object that is to be deleted. */
const finalizersOf = (object: StoredObject): string[] => [
  ...(object.metadata.finalizers ?? []),
  ...(object.kind === 'Namespace' && object.apiVersion === 'v1' ? textsAt(object, 'spec', 'finalizers') : []),
];

/**
 * @param services the range of Services' addresses
 * @param guard asked of what users write
 * @param world what is around the API server
 */
export function createResources(
  store: Store,
  catalogue: Catalogue,
  services: Cidr,
  guard: Guard,
  { admitPod = (pod) => pod, lookAtPods }: Pick<KubernetesOptions, 'admitPod' | 'lookAtPods'> = {},
): Resources {
  const namespaces = catalogue.require('v1', 'Namespace');
  const webhooks = createWebhooks(store, catalogue, lookAtPods);

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

  const others = (apiVersion: string, kind: string): readonly StoredObject[] =>
    store.list(catalogue.require(apiVersion, kind), '');

  /** Stores a new object with the owners that `owners` finds for its fields: what is admitted later is nobody's. */
  const insert = (
    kind: ResourceKind,
    namespace: string,
    object: Manifest,
    options: WriteOptions,
    owners: (whole: Fields) => Owner[],
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
      throw new ApiError(500, '', 'resourceVersion should not be set on objects to be created');
    const draft: StoredObject = {
      ...createdPart(kind, object, options),
      metadata: {
        name,
        ...(metadata.generateName ? { generateName: metadata.generateName } : {}),
        ...(kind.namespaced ? { namespace } : {}),
        uid: randomUUID(),
        resourceVersion: '',
        creationTimestamp: timestamp(),
        ...(isCounted(kind, object) ? { generation: 1 } : {}),
        ...sentMetadata(metadata),
      },
    };
    const filled = withDefaults(kind, draft);
    const admitted = admitNew(kind, admit(kind, filled, others, services), others, services);
    const whole = isPod(kind) ? admitPod(admitted) : admitted;
    if (options.user) guard(kind, whole, options.user);
    if (!options.internal) webhooks.ask({ operation: 'CREATE', kind, namespace, object: whole });
    validate(kind, whole);
    const namesake = store.get(kind, kind.namespaced ? namespace : '', name);
    if (namesake) throw alreadyExists(kind, name, namesake.metadata.deletionTimestamp !== undefined);
    const { status: _, ...sent } = filled;
    const managedFields = entriesOf(owners(options.internal || !hasStatus(kind) ? filled : sent), []);
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
    const next = admit(kind, withDefaults(kind, draft), others, services);
    if (options.user) guard(kind, next, options.user);
    if (!options.internal || (options.asks && !same(sendable(existing), sendable(next)))) {
      const { subresource = '' } = options;
      const { namespace = '' } = existing.metadata;
      webhooks.ask({ operation: 'UPDATE', kind, subresource, namespace, object: next, oldObject: existing });
    }
    validate(kind, next, existing, options.internal);
    const counts = isCounted(kind, next);
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
    webhooks,

    get: (kind, namespace, name) => {
      const found = store.get(kind, namespace, name);
      if (!found) throw notFound(kind, name);
      return inVersion(kind, found);
    },

    create: (kind, namespace, object, options) => {
      const owner = ownerFor(kind, 'Update', options.manager);
      const shape = shapeOf(kind);
      return insert(kind, namespace, object, options, (whole) => [
        { ...owner, fields: changed(fieldsOf(shape, emptyOf(kind)), fieldsOf(shape, whole)) },
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
          fieldsOf(shape, existing),
          fieldsOf(shape, whole),
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
        const message = `Invalid value: ${JSON.stringify(uid)}: field is immutable`;
        throw invalid(kind, name, [{ reason: 'FieldValueInvalid', message, field: 'metadata.uid' }]);
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
      const grace = isPod(kind) ? graceOf(existing, options.gracePeriodSeconds) : 0;
      const isSooner = grace < (existing.metadata.deletionGracePeriodSeconds ?? Number.POSITIVE_INFINITY);
      const marked: StoredObject = {
        ...existing,
        ...(isNamespace(kind) ? { status: { ...fieldsAt(existing, 'status'), phase: 'Terminating' } } : {}),
        metadata: {
          ...existing.metadata,
          ...(isSooner && {
            deletionTimestamp: timestamp(new Date(Date.now() + grace * 1000)),
            deletionGracePeriodSeconds: grace,
            ...(isPod(kind) && { generation: (existing.metadata.generation ?? 0) + 1 }),
          }),
          ...(finalizers.length > 0 ? { finalizers } : {}),
        },
      };
      if (options.dryRun) return marked;
      if (grace > 0 || finalizersOf(marked).length > 0) return store.put(kind, marked);
      store.remove(kind, existing);
      return isPod(kind) ? marked : undefined;
    },
  };
}
