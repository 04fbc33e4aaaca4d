/** The garbage collector: dependents go with their owners, by the policy the owner was deleted with. */
import type { StoredObject } from '../types.ts';
import type { Client } from './client.ts';

const withoutFinalizer = (client: Client, object: StoredObject, finalizer: string): void => {
  const finalizers = (object.metadata.finalizers ?? []).filter((candidate) => candidate !== finalizer);
  client.update(object, { ...object, metadata: { ...object.metadata, finalizers } });
};

const disown = (client: Client, object: StoredObject, owner: StoredObject): void => {
  const ownerReferences = (object.metadata.ownerReferences ?? []).filter(
    ({ uid }) => uid !== owner.metadata.uid,
  );
  client.update(object, { ...object, metadata: { ...object.metadata, ownerReferences } });
};

export function collectGarbage(client: Client): void {
  const all = client.kinds().flatMap((kind) => client.listKind(kind));
  const alive = new Set(all.map(({ metadata }) => metadata.uid));
  const dependentsOf = (owner: StoredObject): StoredObject[] =>
    all.filter(({ metadata }) => metadata.ownerReferences?.some(({ uid }) => uid === owner.metadata.uid));

  for (const object of all) {
    const { deletionTimestamp, finalizers = [], ownerReferences = [] } = object.metadata;
    if (deletionTimestamp && finalizers.includes('orphan')) {
      for (const dependent of dependentsOf(object)) disown(client, dependent, object);
      withoutFinalizer(client, object, 'orphan');
    } else if (deletionTimestamp && finalizers.includes('foregroundDeletion')) {
      const dependents = dependentsOf(object);
      for (const dependent of dependents) if (!dependent.metadata.deletionTimestamp) client.remove(dependent);
      if (dependents.length === 0) withoutFinalizer(client, object, 'foregroundDeletion');
    } else if (
      !deletionTimestamp &&
      ownerReferences.length > 0 &&
      ownerReferences.every(({ uid }) => !alive.has(uid))
    ) {
      client.remove(object);
    }
  }
}
