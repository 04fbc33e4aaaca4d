/**
 * The fields of an object as paths, and FieldsV1, the form in which managedFields lists them (the format is that of
 * sigs.k8s.io/structured-merge-diff).
 *
 * A path is a list of steps: `f:name` a member, `k:{…}` the item of a list with these keys, `v:…` an item of a set.
 */
import { type Fields, isFields, same } from './objects.ts';
import type { Shape } from './schema/shape.ts';

/** Steps joined; a step never holds the character between them. */
export type Path = string;
const between = '\u0000';

export const stepsOf = (path: Path): string[] => path.split(between);
export const pathOf = (...steps: string[]): Path => steps.join(between);
export const isWithin = (path: Path, ancestor: Path): boolean => path.startsWith(ancestor + between);

/** The owned fields of an object, each with the value there; structures, where they are fields too, hold none of their own. */
export type Leaves = Map<Path, unknown>;

const keyStep = (shape: Shape, item: unknown): string => {
  const members = isFields(item) ? item : {};
  const keys: Fields = {};
  for (const key of [...(shape.keys ?? [])].sort()) {
    const value = members[key] ?? shape.keyDefaults[key];
    if (value !== undefined) keys[key] = value;
  }
  return `k:${JSON.stringify(keys)}`;
};

/** The step to an item of a list that is not atomic. */
export const itemStep = (shape: Shape, item: unknown): string =>
  shape.set ? `v:${JSON.stringify(item)}` : keyStep(shape, item);

const isOpen = (shape: Shape): boolean => shape.type === 'map' || shape.type === 'any';

const collect = (shape: Shape, value: unknown, path: Path, leaves: Leaves, whole: boolean): void => {
  const at = (step: string): Path => (path ? path + between + step : step);
  if (isFields(value) && !shape.atomic) {
    const members = Object.entries(value);
    if ((whole || members.length === 0) && path) leaves.set(path, undefined);
    for (const [name, member] of members) {
      const described = shape.member(name);
      if (!described) continue;
      if (isOpen(shape)) leaves.set(at(`f:${name}`), undefined);
      collect(described, member, at(`f:${name}`), leaves, whole);
    }
    return;
  }
  if (Array.isArray(value) && !shape.atomic && shape.type === 'list') {
    if (whole || value.length === 0) leaves.set(path, undefined);
    for (const item of value) {
      const step = at(itemStep(shape, item));
      leaves.set(step, undefined);
      if (!shape.set) collect(shape.item(), item, step, leaves, whole);
    }
    return;
  }
  leaves.set(path, value);
};

/** Fields that belong to nobody: they name the object, or are the API server's. */
const unowned = new Set([
  pathOf('f:apiVersion'),
  pathOf('f:kind'),
  pathOf('f:metadata'),
  ...[
    'name',
    'namespace',
    'creationTimestamp',
    'selfLink',
    'uid',
    'generation',
    'managedFields',
    'resourceVersion',
    'deletionTimestamp',
    'deletionGracePeriodSeconds',
  ].map((name) => pathOf('f:metadata', `f:${name}`)),
]);

/** What is owned by whoever applies the object: the ends of its branches. */
export const leavesOf = (shape: Shape, object: Fields): Leaves => ownable(shape, object, false);

/** Every field of an object that somebody may own: by an update, whoever is first to fill a map or a list owns that, too. */
export const fieldsOf = (shape: Shape, object: Fields): Leaves => ownable(shape, object, true);

function ownable(shape: Shape, object: Fields, whole: boolean): Leaves {
  const leaves: Leaves = new Map();
  collect(shape, object, '', leaves, whole);
  for (const path of leaves.keys()) {
    if (unowned.has(path) || isWithin(path, pathOf('f:metadata', 'f:managedFields'))) leaves.delete(path);
  }
  return leaves;
}

/** The fields that are new in `after` or have another value there. */
export const changed = (before: Leaves, after: Leaves): Set<Path> =>
  new Set([...after.keys()].filter((path) => !before.has(path) || !same(before.get(path), after.get(path))));

export function toFieldsV1(paths: ReadonlySet<Path>): Fields {
  const root: Fields = {};
  for (const path of [...paths].sort()) {
    let node = root;
    for (const step of stepsOf(path)) {
      const known = node[step];
      const next = isFields(known) ? known : {};
      node[step] = next;
      node = next;
    }
    node['.'] = {};
  }
  return withoutLoneDots(root);
}

/** A field without owned members is written `{}`; the dot is for one that has some. */
const withoutLoneDots = (node: Fields): Fields => {
  const steps = Object.entries(node);
  if (steps.length === 1 && steps[0]?.[0] === '.') return {};
  return Object.fromEntries(
    steps.map(([step, child]) => [step, step === '.' || !isFields(child) ? {} : withoutLoneDots(child)]),
  );
};

export function fromFieldsV1(fields: Fields, path: Path = ''): Set<Path> {
  const paths = new Set<Path>();
  const steps = Object.entries(fields);
  if (path && (steps.length === 0 || '.' in fields)) paths.add(path);
  for (const [step, child] of steps) {
    if (step === '.' || !isFields(child)) continue;
    for (const found of fromFieldsV1(child, path ? path + between + step : step)) paths.add(found);
  }
  return paths;
}

/** As conflicts name a field: `.spec.containers[name="web"].image`. */
export const printPath = (path: Path): string =>
  stepsOf(path)
    .map((step) => {
      const content = step.slice(2);
      if (step.startsWith('f:')) return `.${content}`;
      if (step.startsWith('v:')) return `[=${content}]`;
      const keys: unknown = JSON.parse(content);
      return `[${Object.entries(isFields(keys) ? keys : {})
        .map(([key, value]) => `${key}=${JSON.stringify(value)}`)
        .join(',')}]`;
    })
    .join('');
