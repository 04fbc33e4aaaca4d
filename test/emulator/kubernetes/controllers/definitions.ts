/** Accepts CustomResourceDefinitions, and takes their objects away with them. */
import { customKinds } from '../catalogue.ts';
import { fieldsAt, itemsAt, textAt } from '../objects.ts';
import type { StoredObject } from '../types.ts';
import type { Client } from './client.ts';
import { withConditions } from './conditions.ts';

const cleanup = 'customresourcecleanup.apiextensions.k8s.io';

const removeObjects = (client: Client, definition: StoredObject): void => {
  const objects = customKinds(definition)
    .slice(0, 1)
    .flatMap((kind) => client.listKind(kind));
  for (const object of objects) if (!object.metadata.deletionTimestamp) client.remove(object);
  if (objects.length > 0) return;
  const finalizers = (definition.metadata.finalizers ?? []).filter((finalizer) => finalizer !== cleanup);
  client.update(definition, { ...definition, metadata: { ...definition.metadata, finalizers } });
};

export function reconcileDefinitions(client: Client): void {
  for (const definition of client.list('apiextensions.k8s.io/v1', 'CustomResourceDefinition')) {
    const { deletionTimestamp, finalizers = [] } = definition.metadata;
    if (deletionTimestamp) {
      if (finalizers.includes(cleanup)) removeObjects(client, definition);
      continue;
    }
    if (!finalizers.includes(cleanup)) {
      client.update(definition, {
        ...definition,
        metadata: { ...definition.metadata, finalizers: [...finalizers, cleanup] },
      });
    }
    client.setStatus(definition, {
      ...fieldsAt(definition, 'status'),
      acceptedNames: fieldsAt(definition, 'spec', 'names'),
      storedVersions: itemsAt(definition, 'spec', 'versions')
        .filter(({ storage }) => storage === true)
        .map((version) => textAt(version, 'name')),
      conditions: withConditions(definition, [
        { type: 'NamesAccepted', status: 'True', reason: 'NoConflicts', message: 'no conflicts found' },
        {
          type: 'Established',
          status: 'True',
          reason: 'InitialNamesAccepted',
          message: 'the initial names have been accepted',
        },
      ]),
    });
  }
}
