/** managedFields: which manager owns which field of an object. */
import { changed, fromFieldsV1, type Leaves, type Path, toFieldsV1 } from './fieldset.ts';
import { apiVersionOf, type ResourceKind } from './kinds.ts';
import { same, timestamp } from './objects.ts';
import type { ManagedFieldsEntry } from './types.ts';

/** A manager's entry while ownership is worked out. */
export interface Owner {
  manager: string;
  operation: 'Apply' | 'Update';
  apiVersion: string;
  subresource: string;
  fields: Set<Path>;
  /** When the entry changed last; undefined for a new one. */
  time?: string;
}

/** Clients may send an empty entry, which stands for forgetting all ownership. */
const isWhole = ({ manager, fieldsV1 }: Partial<ManagedFieldsEntry>): boolean =>
  manager !== undefined && fieldsV1 !== undefined;

export const ownersOf = (entries: readonly ManagedFieldsEntry[] | undefined): Owner[] =>
  (entries ?? [])
    .filter(isWhole)
    .map(({ manager, operation, apiVersion, subresource = '', time, fieldsV1 }) => ({
      manager,
      operation,
      apiVersion,
      subresource,
      time,
      fields: fromFieldsV1(fieldsV1),
    }));

/**
 * Writes the entries down, in Kubernetes' order; those that have not changed keep their time, those without fields go.
 * Source: sortEncodedManagedFields in kubernetes/apimachinery, managedfields/internal/managedfields.go.
 */
export function entriesOf(owners: Owner[], previous: Owner[]): ManagedFieldsEntry[] {
  const keyOf = ({ operation, time, manager, apiVersion, subresource = '' }: ManagedFieldsEntry): string =>
    [operation, time, manager, apiVersion, subresource].join('\n');
  return owners
    .filter(({ fields }) => fields.size > 0)
    .map((owner): ManagedFieldsEntry => {
      const before = previous.find((candidate) => isSameOwner(candidate, owner));
      const fieldsV1 = toFieldsV1(owner.fields);
      const isUnchanged = before?.time !== undefined && same(toFieldsV1(before.fields), fieldsV1);
      return {
        manager: owner.manager,
        operation: owner.operation,
        apiVersion: owner.apiVersion,
        time: (isUnchanged && before.time) || timestamp(),
        fieldsType: 'FieldsV1',
        fieldsV1,
        ...(owner.subresource ? { subresource: owner.subresource } : {}),
      };
    })
    .sort((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1));
}

/** An applier is known by its name alone, an updater by the version it writes too. */
export const isSameOwner = (left: Owner, right: Owner): boolean =>
  left.manager === right.manager &&
  left.operation === right.operation &&
  left.subresource === right.subresource &&
  (left.operation === 'Apply' || left.apiVersion === right.apiVersion);

export const ownerFor = (
  kind: ResourceKind,
  operation: Owner['operation'],
  manager: string,
  subresource = '',
): Owner => ({ manager, operation, apiVersion: apiVersionOf(kind), subresource, fields: new Set() });

/** The owners after `writer` has updated an object: it owns what it changed, and nobody owns what is gone. */
export function afterUpdate(owners: Owner[], writer: Owner, before: Leaves, after: Leaves): Owner[] {
  const taken = changed(before, after);
  const others = owners
    .filter((owner) => !isSameOwner(owner, writer))
    .map((owner) => ({
      ...owner,
      fields: new Set(
        [...owner.fields].filter((path) => !taken.has(path) && (after.has(path) || !before.has(path))),
      ),
    }));
  const own = owners.find((owner) => isSameOwner(owner, writer));
  const kept = [...(own?.fields ?? [])].filter((path) => after.has(path));
  return [...others, { ...writer, fields: new Set([...kept, ...taken]) }];
}
