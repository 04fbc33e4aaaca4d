/** What etcd and the watch cache are to a real API server: objects by kind and name, and the history of changes. */
import { ApiError, expired } from './errors.ts';
import type { ResourceKind } from './kinds.ts';
import { type Fields, same } from './objects.ts';
import type { Change, StoredObject } from './types.ts';

/** A change with the revision it made. */
export interface Revision {
  revision: number;
  /** `<group>/<plural>`: what a watch follows. */
  bucket: string;
  change: Change;
}

export interface Store {
  /** The newest revision: the `resourceVersion` of lists. */
  revision(): number;
  get(kind: ResourceKind, namespace: string, name: string): StoredObject | undefined;
  /** Sorted by namespace and name. An empty namespace stands for all. */
  list(kind: ResourceKind, namespace: string): readonly StoredObject[];
  /** The list as it was at a revision; undefined when the history does not reach back that far. */
  listAt(kind: ResourceKind, namespace: string, revision: number): readonly StoredObject[] | undefined;
  /** Writes the object under a new revision; an object that is the same as before is left as it is. */
  put(kind: ResourceKind, object: StoredObject): StoredObject;
  remove(kind: ResourceKind, object: StoredObject): StoredObject;
  /** Every change of a kind after a revision. Throws 410 when the history does not reach back that far. */
  since(kind: ResourceKind, revision: number): Revision[];
  /** Calls `listener` after each change, in order; what a listener writes is told after it has returned. */
  subscribe(listener: (revision: Revision) => void): () => void;
}

/** How many changes a watch may catch up on. */
const historyLength = 5000;

/** Kinds of one group share their objects over the versions. */
export const bucketOf = (kind: { group: string; plural: string }): string => `${kind.group}/${kind.plural}`;

const keyOf = (namespace: string, name: string): string => `${namespace}/${name}`;

const withoutRevision = (object: StoredObject): Fields => ({
  ...object,
  metadata: { ...object.metadata, resourceVersion: '' },
});

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const member of Object.values(value)) frozen(member);
  }
  return value;
}

/** Objects by key, and the keys in order: controllers list far more often than anything comes or goes. */
interface Bucket {
  objects: Map<string, StoredObject>;
  keys: string[];
  /** By namespace, as they were asked for since the last change. */
  lists: Map<string, readonly StoredObject[]>;
}

/** Where a key stands, or would stand, among those in order. */
function placeOf(keys: readonly string[], key: string): number {
  let from = 0;
  let to = keys.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((keys[middle] ?? '') < key) from = middle + 1;
    else to = middle;
  }
  return from;
}

export function createStore(): Store {
  const buckets = new Map<string, Bucket>();
  const history: Revision[] = [];
  const listeners = new Set<(revision: Revision) => void>();
  const untold: Revision[] = [];
  let telling = false;
  let revision = 1;
  /** The newest revision that is no longer in the history. */
  let forgotten = 0;

  const bucket = (kind: ResourceKind): Bucket => {
    const name = bucketOf(kind);
    const found = buckets.get(name) ?? { objects: new Map(), keys: [], lists: new Map() };
    buckets.set(name, found);
    return found;
  };

  const tell = (): void => {
    if (telling) return;
    telling = true;
    try {
      for (let next = untold.shift(); next; next = untold.shift()) {
        for (const listener of [...listeners]) listener(next);
      }
    } finally {
      telling = false;
    }
  };

  const record = (kind: ResourceKind, change: Change): void => {
    const entry = { revision, bucket: bucketOf(kind), change };
    history.push(entry);
    if (history.length > historyLength) forgotten = history.shift()?.revision ?? forgotten;
    untold.push(entry);
    tell();
  };

  /** A copy under a new revision, frozen: what the store hands out is shared by all who read. */
  const stamp = (object: StoredObject): StoredObject => {
    revision += 1;
    const copy = structuredClone(object);
    copy.metadata.resourceVersion = String(revision);
    return frozen(copy);
  };

  const keyOfObject = ({ metadata }: StoredObject): string => keyOf(metadata.namespace ?? '', metadata.name);

  const list = (kind: ResourceKind, namespace: string): readonly StoredObject[] => {
    const { keys, objects, lists } = bucket(kind);
    const known = lists.get(namespace);
    if (known) return known;
    const prefix = namespace && `${namespace}/`;
    const found: StoredObject[] = [];
    for (let index = placeOf(keys, prefix); index < keys.length; index += 1) {
      const key = keys[index] ?? '';
      const object = objects.get(key);
      if (!key.startsWith(prefix)) break;
      if (object) found.push(object);
    }
    lists.set(namespace, found);
    return found;
  };

  return {
    revision: () => revision,
    get: (kind, namespace, name) => bucket(kind).objects.get(keyOf(namespace, name)),
    list,
    listAt: (kind, namespace, at) => {
      if (at < forgotten) return undefined;
      const later = history.filter((entry) => entry.revision > at && entry.bucket === bucketOf(kind));
      if (later.length === 0) return list(kind, namespace);
      const then = new Map(list(kind, namespace).map((object) => [keyOfObject(object), object]));
      for (const { change } of later.reverse()) {
        const key = keyOfObject(change.object);
        if (namespace && change.object.metadata.namespace !== namespace) continue;
        if (change.previous) then.set(key, change.previous);
        else then.delete(key);
      }
      return [...then].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, object]) => object);
    },
    put: (kind, object) => {
      const key = keyOfObject(object);
      const { objects, keys, lists } = bucket(kind);
      const previous = objects.get(key);
      if (previous && same(withoutRevision(previous), withoutRevision(object))) return previous;
      const written = stamp(object);
      objects.set(key, written);
      lists.clear();
      if (!previous) keys.splice(placeOf(keys, key), 0, key);
      record(
        kind,
        previous ? { type: 'modified', object: written, previous } : { type: 'added', object: written },
      );
      return written;
    },
    remove: (kind, object) => {
      const key = keyOfObject(object);
      const { objects, keys, lists } = bucket(kind);
      const previous = objects.get(key);
      if (!previous) throw new ApiError(500, 'InternalError', `${key} is not stored`);
      objects.delete(key);
      lists.clear();
      keys.splice(placeOf(keys, key), 1);
      const written = stamp(object);
      record(kind, { type: 'removed', object: written, previous });
      return written;
    },
    since: (kind, from) => {
      if (from < forgotten) throw expired(from, forgotten);
      return history.filter((entry) => entry.revision > from && entry.bucket === bucketOf(kind));
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
