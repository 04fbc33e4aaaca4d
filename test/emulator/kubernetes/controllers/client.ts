/** The API as the controllers use it. */
import { createHash } from 'node:crypto';
import type { Catalogue } from '../catalogue.ts';
import { ApiError } from '../errors.ts';
import type { ResourceKind } from '../kinds.ts';
import { type Fields, same, timestamp } from '../objects.ts';
import type { DeleteOptions, Resources } from '../resources.ts';
import type { Store } from '../store.ts';
import type { Manifest, OwnerReference, StoredObject } from '../types.ts';

export interface Client {
  /** Everything of a kind; of one namespace when it is named. */
  list(apiVersion: string, kind: string, namespace?: string): readonly StoredObject[];
  get(apiVersion: string, kind: string, namespace: string, name: string): StoredObject | undefined;
  /** Undefined when the API server refuses it; an Event says so, as the real controllers' Events do. */
  create(object: Manifest): StoredObject | undefined;
  /** Writes the status when it differs. */
  setStatus(object: StoredObject, status: Fields): void;
  /** Writes the rest when it differs. */
  update(object: StoredObject, next: Manifest): StoredObject;
  remove(object: StoredObject, options?: DeleteOptions): void;
  /** Every kind that is served. */
  kinds(): ResourceKind[];
  listKind(kind: ResourceKind, namespace?: string): readonly StoredObject[];
}

const manager = 'kube-controller-manager';

export function createClient(store: Store, catalogue: Catalogue, resources: Resources): Client {
  const namespaces = catalogue.require('v1', 'Namespace');
  const events = catalogue.require('v1', 'Event');
  const kindOf = ({ apiVersion, kind }: Manifest): ResourceKind => catalogue.require(apiVersion, kind);
  /** The object as it is now: a controller may hold one from before its own last write. */
  const current = (object: StoredObject): StoredObject | undefined =>
    store.get(kindOf(object), object.metadata.namespace ?? '', object.metadata.name);
  const insert = (object: Manifest): StoredObject =>
    resources.create(kindOf(object), object.metadata.namespace ?? '', object, { manager, internal: true });

  /** Statuses that were there already, in Go's words for them: controllers ask for the same again and again. */
  const settled = new WeakMap<StoredObject, Fields>();

  /** Once for each owner and reason: a controller tries again with every change. */
  const reportRefusal = (object: Manifest, error: ApiError): void => {
    const [owner] = object.metadata.ownerReferences ?? [];
    const { namespace = '' } = object.metadata;
    const isGoing = store.get(namespaces, '', namespace)?.metadata.deletionTimestamp !== undefined;
    if (!owner || isGoing) return;
    // The API server makes another name up each time.
    const { generateName } = object.metadata;
    const why = generateName
      ? error.message.replaceAll(new RegExp(`${generateName}\\w{5}`, 'g'), '')
      : error.message;
    const name = `${owner.name}.${createHash('sha256')
      .update(owner.uid + why)
      .digest('hex')
      .slice(0, 16)}`;
    if (store.get(events, namespace, name)) return;
    const now = timestamp();
    insert({
      apiVersion: 'v1',
      kind: 'Event',
      metadata: { name, namespace },
      involvedObject: {
        apiVersion: owner.apiVersion,
        kind: owner.kind,
        name: owner.name,
        namespace,
        uid: owner.uid,
      },
      type: 'Warning',
      reason: 'FailedCreate',
      message: `Error creating: ${error.message}`,
      source: { component: manager },
      firstTimestamp: now,
      lastTimestamp: now,
      count: 1,
    });
  };

  return {
    list: (apiVersion, kind, namespace = '') => store.list(catalogue.require(apiVersion, kind), namespace),
    get: (apiVersion, kind, namespace, name) =>
      store.get(catalogue.require(apiVersion, kind), namespace, name),
    create: (object) => {
      try {
        const { namespace = '' } = object.metadata;
        resources.webhooks.ask({ operation: 'CREATE', kind: kindOf(object), namespace, object });
        return insert(object);
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        reportRefusal(object, error);
        return undefined;
      }
    },
    setStatus: (object, status) => {
      const existing = current(object);
      if (!existing || same(existing.status, status) || same(settled.get(existing), status)) return;
      const options = { manager, subresource: 'status' };
      const written = resources.update(kindOf(object), existing, { ...existing, status }, options);
      if (written === existing) settled.set(existing, status);
    },
    update: (object, next) => {
      const { resourceVersion: _, ...metadata } = next.metadata;
      const existing = current(object);
      if (!existing) return object;
      return resources.update(kindOf(object), existing, { ...next, metadata }, { manager });
    },
    remove: (object, options = {}) => {
      const existing = current(object);
      if (existing) resources.remove(kindOf(object), existing, options);
    },
    kinds: catalogue.all,
    listKind: (kind, namespace = '') => store.list(kind, namespace),
  };
}

/** An owner reference to the controller of an object. */
export const controlledBy = (owner: StoredObject): OwnerReference => ({
  apiVersion: owner.apiVersion,
  kind: owner.kind,
  name: owner.metadata.name,
  uid: owner.metadata.uid,
  controller: true,
  blockOwnerDeletion: true,
});

export const controllerOf = (object: StoredObject): OwnerReference | undefined =>
  object.metadata.ownerReferences?.find(({ controller }) => controller === true);

/** The objects of a list that this one controls. */
export const controlled = (owner: StoredObject, objects: readonly StoredObject[]): StoredObject[] =>
  objects.filter((object) => controllerOf(object)?.uid === owner.metadata.uid);
