/**
 * What a service's API model says of the values that it takes: patterns, enums, lengths, ranges and what is required, at
 * every depth. The models are botocore's, which moto brings along: the SDK's own schemas have left these out.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { AwsError } from '../core.ts';

interface Shape {
  type: string;
  members?: Record<string, { shape: string; documentation?: string }>;
  required?: string[];
  /** Of a list. */
  member?: { shape: string };
  /** Of a map. */
  key?: { shape: string };
  value?: { shape: string };
  /** Of a number its value, of anything else its length. */
  min?: number;
  max?: number;
  pattern?: string;
  enum?: string[];
  sensitive?: boolean;
}

interface ServiceModel {
  operations: Record<string, { input?: { shape: string } }>;
  shapes: Record<string, Shape>;
}

export interface ModelName {
  /** botocore's for the service. */
  name: string;
  /** The service's error code for values that are not as its model has them. */
  invalid: string;
}

/** @throws AwsError in the words of AWS's service framework */
export type ValueCheck = (model: ModelName, operation: string, input: unknown) => void;

/** @param folder botocore's data: a folder a service, in it one a version of its API */
export function valueCheck(folder: string): ValueCheck {
  const models = new Map<string, ServiceModel>();
  const modelOf = (service: string): ServiceModel => {
    const model = models.get(service) ?? readModel(folder, service);
    models.set(service, model);
    return model;
  };
  return ({ name, invalid }, operation, input) => {
    const { operations, shapes } = modelOf(name);
    const shape = operations[operation]?.input?.shape;
    const found = shape === undefined ? [] : violations(shapes, shape, input, '');
    if (found.length === 0) return;
    const count = `${found.length} validation error${found.length === 1 ? '' : 's'}`;
    throw new AwsError(invalid, `${count} detected: ${found.join('; ')}`);
  };
}

/** The newest version of a service's API model. */
export function readModel(data: string, service: string): ServiceModel {
  return JSON.parse(
    gunzipSync(readFileSync(path.join(newestVersion(data, service), 'service-2.json.gz'))).toString(),
  );
}

/** The folder of what botocore knows of the newest version of a service's API. */
export function newestVersion(data: string, service: string): string {
  const folder = path.join(data, service);
  const [newest = ''] = readdirSync(folder).toSorted().toReversed();
  return path.join(folder, newest);
}

type Shapes = Record<string, Shape>;

/**
 * Maps that may be empty, whatever the model says. Source: eksctl (pkg/ctl/cmdutils/fargate.go) sends `tags: {}` with
 * every Fargate profile that has no tags, and EKS makes it.
 */
const takenEmpty = new Set(['TagMap']);

function violations(shapes: Shapes, name: string, value: unknown, at: string): string[] {
  const shape = shapes[name];
  if (shape === undefined) throw new Error(`the model knows no shape ${name}`);
  const said = shape.sensitive ? 'Value' : `Value '${shown(value)}'`;
  const violation = (constraint: string): string =>
    `${said} at '${at}' failed to satisfy constraint: ${constraint}`;
  if (shape.type === 'structure') {
    const members = new Map(Object.entries(Object(value)));
    return Object.entries(shape.members ?? {}).flatMap(([member, { shape: of }]) => {
      const given = members.get(member);
      const place = at + (at && '.') + uncapitalised(member);
      if (given !== undefined && given !== null) return violations(shapes, of, given, place);
      return shape.required?.includes(member)
        ? [`Value null at '${place}' failed to satisfy constraint: Member must not be null`]
        : [];
    });
  }
  const own = broken(shape, value).map(violation);
  const inside = (of: { shape: string } | undefined, items: unknown[], what: string): string[] => {
    const item = shapes[of?.shape ?? ''];
    if (item === undefined || !items.some((each) => broken(item, each).length > 0)) return [];
    return [violation(`${what} must satisfy constraint: [${allOf(item).join(', ')}]`)];
  };
  if (shape.type === 'list' && Array.isArray(value)) {
    const { member } = shape;
    const isPlain = !['structure', 'list', 'map'].includes(shapes[member?.shape ?? '']?.type ?? '');
    if (isPlain) return [...own, ...inside(member, value, 'Member')];
    return [
      ...own,
      ...value.flatMap((item, index) =>
        violations(shapes, member?.shape ?? '', item, `${at}.${index + 1}.member`),
      ),
    ];
  }
  if (shape.type === 'map') {
    return [
      ...(takenEmpty.has(name) && lengthOf(value) === 0 ? [] : own),
      ...inside(shape.key, Object.keys(Object(value)), 'Map keys'),
      ...inside(shape.value, Object.values(Object(value)), 'Map value'),
    ];
  }
  return own;
}

/** The constraints of its own that a value breaks. */
const broken = (shape: Shape, value: unknown): string[] =>
  constraintsOf(shape)
    .filter(({ holds }) => !holds(value))
    .map(({ words }) => words);

const allOf = (shape: Shape): string[] => constraintsOf(shape).map(({ words }) => words);

interface Constraint {
  words: string;
  holds(value: unknown): boolean;
}

const known = new WeakMap<Shape, Constraint[]>();

function constraintsOf(shape: Shape): Constraint[] {
  const constraints = known.get(shape) ?? [...bounds(shape), ...texts(shape)];
  known.set(shape, constraints);
  return constraints;
}

const numeric = new Set(['integer', 'long', 'float', 'double']);

const lengthOf = (value: unknown): number =>
  typeof value === 'string' || Array.isArray(value) ? value.length : Object.keys(Object(value)).length;

function* bounds({ type, min, max }: Shape): Iterable<Constraint> {
  const size = numeric.has(type) ? Number : lengthOf;
  const what = numeric.has(type) ? 'value' : 'length';
  if (max !== undefined) {
    yield {
      words: `Member must have ${what} less than or equal to ${max}`,
      holds: (value) => size(value) <= max,
    };
  }
  if (min !== undefined) {
    yield {
      words: `Member must have ${what} greater than or equal to ${min}`,
      holds: (value) => size(value) >= min,
    };
  }
}

function* texts({ pattern, enum: values }: Shape): Iterable<Constraint> {
  if (pattern !== undefined) {
    const whole = compiled(pattern);
    yield {
      words: `Member must satisfy regular expression pattern: ${pattern}`,
      holds: (value) => whole.test(String(value)),
    };
  }
  if (values !== undefined) {
    yield {
      words: `Member must satisfy enum value set: [${values.join(', ')}]`,
      holds: (value) => values.includes(String(value)),
    };
  }
}

/** Patterns are Java's, and are held against the whole text. */
function compiled(pattern: string): RegExp {
  const [, flags = '', source = ''] = /^(?:\(\?(i)\))?(.*)$/s.exec(pattern) ?? [];
  const whole = `^(?:${source})$`;
  try {
    return new RegExp(whole, `u${flags}`);
  } catch {
    // JavaScript escapes less with `u`; Java, and JavaScript without it, take `\-` anywhere.
    return new RegExp(whole, flags);
  }
}

/** As Java prints it. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(shown).join(', ')}]`;
  if (value instanceof Date || typeof value !== 'object' || value === null) return String(value);
  const members = Object.entries(value).map(([name, member]) => `${name}=${shown(member)}`);
  return `{${members.join(', ')}}`;
}

const uncapitalised = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
