/** Pods and ReplicaSets that are made from a template. */
import { createHash } from 'node:crypto';
import { type Fields, fieldsAt, isFields, mapAt } from '../../objects.ts';
import type { Manifest, StoredObject } from '../../types.ts';
import { controlledBy } from '../client.ts';

/** JSON with the members of every object in the order of their names. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, member: unknown) =>
    isFields(member) ? Object.fromEntries(Object.entries(member).sort(byName)) : member,
  );

const byName = ([left]: [string, unknown], [right]: [string, unknown]): number => (left < right ? -1 : 1);

/** Of objects as they are stored, which are never written to. */
const hashes = new WeakMap<StoredObject, string>();

/** A short name for what a template says; the same for the same template. */
export function templateHash(owner: StoredObject): string {
  const known = hashes.get(owner);
  if (known !== undefined) return known;
  const hash = createHash('sha256')
    .update(canonical(fieldsAt(owner, 'spec', 'template')))
    .digest('hex')
    .slice(0, 10);
  hashes.set(owner, hash);
  return hash;
}

/** A pod from its owner's template, to be named or to have its name generated. */
export function podFrom(
  owner: StoredObject,
  name: { name: string } | { generateName: string },
  extra: { labels?: Record<string, string>; spec?: Fields } = {},
): Manifest {
  const template = fieldsAt(owner, 'spec', 'template');
  const annotations = mapAt(template, 'metadata', 'annotations');
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      ...name,
      namespace: owner.metadata.namespace ?? '',
      labels: { ...mapAt(template, 'metadata', 'labels'), ...extra.labels },
      ...(Object.keys(annotations).length > 0 ? { annotations } : {}),
      ownerReferences: [controlledBy(owner)],
    },
    spec: { ...fieldsAt(template, 'spec'), ...extra.spec },
  };
}
