/** What every namespace has, and the emptying of those that are to go. */
import { fieldsAt, textsAt } from '../objects.ts';
import type { StoredObject } from '../types.ts';
import type { Client } from './client.ts';

const furnish = (client: Client, authority: string, namespace: string): void => {
  if (!client.get('v1', 'ServiceAccount', namespace, 'default')) {
    client.create({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default', namespace } });
  }
  if (!client.get('v1', 'ConfigMap', namespace, 'kube-root-ca.crt')) {
    client.create({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'kube-root-ca.crt', namespace },
      data: { 'ca.crt': authority },
    });
  }
};

const empty = (client: Client, namespace: StoredObject): void => {
  const content = client
    .kinds()
    .filter(({ namespaced }) => namespaced)
    .flatMap((kind) => client.listKind(kind, namespace.metadata.name));
  for (const object of content) if (!object.metadata.deletionTimestamp) client.remove(object);
  const isEmpty = content.every(
    (object) => !client.get(object.apiVersion, object.kind, namespace.metadata.name, object.metadata.name),
  );
  if (!isEmpty || !textsAt(namespace, 'spec', 'finalizers').includes('kubernetes')) return;
  client.update(namespace, {
    ...namespace,
    spec: {
      ...fieldsAt(namespace, 'spec'),
      finalizers: textsAt(namespace, 'spec', 'finalizers').filter((finalizer) => finalizer !== 'kubernetes'),
    },
  });
};

/** @param authority PEM of the cluster's CA */
export const reconcileNamespaces =
  (authority: string) =>
  (client: Client): void => {
    for (const namespace of client.list('v1', 'Namespace')) {
      if (namespace.metadata.deletionTimestamp) empty(client, namespace);
      else furnish(client, authority, namespace.metadata.name);
    }
  };
