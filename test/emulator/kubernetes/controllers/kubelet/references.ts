/** ConfigMaps and Secrets that a pod is started with. */
import { at, type Fields, fieldsAt, itemsAt, textAt } from '../../objects.ts';
import type { StoredObject } from '../../types.ts';
import type { Client } from '../client.ts';

const kinds = { configmap: 'ConfigMap', secret: 'Secret' } as const;
type Named = keyof typeof kinds;

const isOptional = (reference: unknown): boolean => at(reference, 'optional') === true;

function missing(
  client: Client,
  { metadata: { namespace = '' } }: StoredObject,
  kind: Named,
  reference: Fields,
  name: string,
): string | undefined {
  if (!name || isOptional(reference)) return undefined;
  const found = client.get('v1', kinds[kind], namespace, name);
  if (!found) return `${kind} "${name}" not found`;
  const key = textAt(reference, 'key');
  const keys = { ...fieldsAt(found, 'data'), ...fieldsAt(found, 'binaryData') };
  return key === '' || key in keys
    ? undefined
    : `couldn't find key ${key} in ${kinds[kind]} ${namespace}/${name}`;
}

/** What a container's environment is short of. */
export function missingFromEnvironment(
  client: Client,
  pod: StoredObject,
  container: Fields,
): string | undefined {
  const wanted: [Named, Fields][] = [
    ...itemsAt(container, 'envFrom').flatMap((source): [Named, Fields][] => [
      ['configmap', fieldsAt(source, 'configMapRef')],
      ['secret', fieldsAt(source, 'secretRef')],
    ]),
    ...itemsAt(container, 'env').flatMap((variable): [Named, Fields][] => [
      ['configmap', fieldsAt(variable, 'valueFrom', 'configMapKeyRef')],
      ['secret', fieldsAt(variable, 'valueFrom', 'secretKeyRef')],
    ]),
  ];
  return wanted
    .map(([kind, reference]) => missing(client, pod, kind, reference, textAt(reference, 'name')))
    .find((problem) => problem !== undefined);
}

/** What the pod's volumes are short of: it is not started before that is there. */
export function missingFromVolumes(client: Client, pod: StoredObject): string | undefined {
  const sources = itemsAt(pod, 'spec', 'volumes').flatMap((volume) => [
    volume,
    ...itemsAt(volume, 'projected', 'sources'),
  ]);
  return sources
    .flatMap((source) => [
      missing(client, pod, 'configmap', fieldsAt(source, 'configMap'), textAt(source, 'configMap', 'name')),
      missing(
        client,
        pod,
        'secret',
        fieldsAt(source, 'secret'),
        textAt(source, 'secret', 'secretName') || textAt(source, 'secret', 'name'),
      ),
    ])
    .find((problem) => problem !== undefined);
}
