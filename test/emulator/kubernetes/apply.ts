/** Server-side apply: merging what one manager wants into an object that it shares with others. */
import { ApiError, type Cause } from './errors.ts';
import {
  changed,
  fieldsOf,
  isWithin,
  itemStep,
  type Leaves,
  leavesOf,
  type Path,
  pathOf,
  printPath,
} from './fieldset.ts';
import { type Fields, isFields } from './objects.ts';
import { isSameOwner, type Owner } from './ownership.ts';
import type { Shape } from './schema/shape.ts';

export interface Applied {
  object: Fields;
  owners: Owner[];
}

/** `live` with the wanted fields laid over it: lists by their keys, atomic values as a whole. */
const merged = (shape: Shape, live: unknown, wanted: unknown): unknown => {
  if (shape.atomic) return wanted;
  if (isFields(live) && isFields(wanted)) {
    const members: Fields = { ...live };
    for (const [name, value] of Object.entries(wanted)) {
      const described = shape.member(name);
      members[name] = described ? merged(described, live[name], value) : value;
    }
    return members;
  }
  if (shape.type === 'list' && Array.isArray(live) && Array.isArray(wanted)) {
    const steps = new Map(wanted.map((item): [string, unknown] => [itemStep(shape, item), item]));
    const kept = live.map((item) => {
      const step = itemStep(shape, item);
      if (!steps.has(step)) return item;
      const over = steps.get(step);
      steps.delete(step);
      return shape.set ? item : merged(shape.item(), item, over);
    });
    return [...kept, ...steps.values()];
  }
  return wanted;
};

/** The value without the fields at these paths; what becomes empty by that goes too. */
const without = (shape: Shape, value: unknown, paths: ReadonlySet<Path>, at: Path = ''): unknown => {
  const under = (step: string): Path => (at ? pathOf(at, step) : step);
  const isTouched = [...paths].some((path) => !at || isWithin(path, at));
  if (!isTouched) return value;
  if (isFields(value)) {
    const members = Object.entries(value).flatMap(([name, member]): [string, unknown][] => {
      const path = under(`f:${name}`);
      if (paths.has(path)) return [];
      const left = without(shape.member(name) ?? shape, member, paths, path);
      return left === undefined ? [] : [[name, left]];
    });
    return members.length > 0 ? Object.fromEntries(members) : undefined;
  }
  if (Array.isArray(value)) {
    const items = value.flatMap((item): unknown[] => {
      const path = under(itemStep(shape, item));
      return paths.has(path) ? [] : [shape.set ? item : without(shape.item(), item, paths, path)];
    });
    return items.length > 0 ? items : undefined;
  }
  return value;
};

const printOwner = ({ manager, operation, apiVersion, subresource }: Owner): string => {
  const named = subresource ? `"${manager}" with subresource "${subresource}"` : `"${manager}"`;
  return operation === 'Update' ? `${named} using ${apiVersion}` : named;
};

interface Conflict {
  owner: Owner;
  path: Path;
}

/** 409 as the API server words it (apimachinery's managedfields/internal/conflict.go). */
const conflictError = (conflicts: Conflict[]): ApiError => {
  const causes: Cause[] = conflicts.map(({ owner, path }) => ({
    reason: 'FieldManagerConflict',
    message: `conflict with ${printOwner(owner)}`,
    field: printPath(path),
  }));
  const [first] = causes;
  if (first && causes.length === 1) {
    const message = `Apply failed with 1 conflict: ${first.message}: ${first.field}`;
    return new ApiError(409, 'Conflict', message, { causes });
  }
  const managers = [...new Set(conflicts.map(({ owner }) => printOwner(owner)))].sort();
  const lines = managers.flatMap((manager) => [
    `conflicts with ${manager}:`,
    ...conflicts
      .filter(({ owner }) => printOwner(owner) === manager)
      .map(({ path }) => `- ${printPath(path)}`),
  ]);
  return new ApiError(
    409,
    'Conflict',
    `Apply failed with ${conflicts.length} conflicts: ${lines.join('\n')}`,
    {
      causes,
    },
  );
};

const ownedUnder = (owners: Owner[], path: Path): boolean =>
  owners.some(({ fields }) => fields.has(path) || [...fields].some((owned) => isWithin(owned, path)));

/**
 * Applies `wanted` to `live` for `applier`: it comes to own exactly what it lists, and what it listed before and
 * lists no more goes, unless another owns that too.
 * @throws ApiError 409 when it would change what others own and `force` is not set
 */
export function applyTo(
  shape: Shape,
  live: Fields,
  wanted: Fields,
  owners: Owner[],
  applier: Owner,
  force: boolean,
): Applied {
  const wantedFields = new Set(leavesOf(shape, wanted).keys());
  const owned: Owner = { ...applier, fields: wantedFields };
  const previous = owners.find((owner) => isSameOwner(owner, applier));
  const others = owners.filter((owner) => !isSameOwner(owner, applier));

  const laidOver = merged(shape, live, wanted);
  const dropped = new Set(
    [...(previous?.fields ?? [])].filter((path) => !ownedUnder([...others, owned], path)),
  );
  const result = without(shape, laidOver, dropped);
  const object = isFields(result) ? result : {};

  const before: Leaves = fieldsOf(shape, live);
  const after: Leaves = fieldsOf(shape, object);
  const changes = changed(before, after);
  const conflicts = others.flatMap((owner) =>
    [...owner.fields]
      .filter((path) => wantedFields.has(path) && changes.has(path))
      .map((path) => ({ owner, path })),
  );
  if (conflicts.length > 0 && !force) throw conflictError(conflicts);

  return {
    object,
    owners: [
      ...others.map((owner) => ({
        ...owner,
        fields: new Set(
          [...owner.fields].filter((path) => !changes.has(path) && (after.has(path) || !before.has(path))),
        ),
      })),
      owned,
    ],
  };
}
