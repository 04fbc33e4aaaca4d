/** Reading answers by paths, and making two of them comparable. */
import { isFields } from '../../emulator/kubernetes/objects.ts';

/** `a.b`, with `\.` for a dot in a name. */
const stepsOf = (where: string): string[] =>
  where.split(/(?<!\\)\./).map((step) => step.replaceAll('\\.', '.'));

/** `items.0.metadata.name`, `items.length`; a `?` at the end asks whether it is there. */
export function valueAt(value: unknown, where: string): unknown {
  if (where.endsWith('?')) return valueAt(value, where.slice(0, -1)) !== undefined;
  let current = value;
  for (const step of stepsOf(where)) {
    if (Array.isArray(current)) current = step === 'length' ? current.length : current[Number(step)];
    else current = isFields(current) ? current[step] : undefined;
  }
  return current;
}

const step = (value: unknown, name: string): unknown => (isFields(value) ? value[name] : undefined);

/**
 * What a path leads to: `name[]` goes through each item, `name[key=value]` to the item that is so, `name{}` to the names of
 * the members, and `name?` to whether it is there.
 */
function found(value: unknown, [first, ...rest]: readonly string[]): unknown {
  if (first === undefined) return value;
  const [, name = '', form = ''] = /^(.*?)(\[.*\]|\{\}|\?)?$/.exec(first) ?? [];
  const member = name === '' ? value : step(value, name);
  if (form === '?') return member !== undefined;
  if (form === '{}') return isFields(member) ? Object.keys(member).sort() : typeof member;
  if (form === '') return found(member, rest);
  if (!Array.isArray(member)) return undefined;
  if (form === '[]') return member.map((item) => found(item, rest));
  const [key = '', wanted] = form.slice(1, -1).split('=');
  return found(
    member.find((item) => step(item, key) === wanted),
    rest,
  );
}

/** The parts of a body that the paths name. */
export const only = (body: unknown, paths: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(paths.map((where) => [where, where === 'text' ? body : found(body, stepsOf(where))]));

/** Values that are another each time. */
const changing: readonly [RegExp, string][] = [
  [/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<time>'],
  [/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '<uid>'],
  [/kube-api-access-[a-z0-9]{5}/g, 'kube-api-access-<x>'],
  [/\bgen-[a-z0-9]{5}\b/g, 'gen-<x>'],
  [/\b(web|agent|once)(-[a-z0-9]{6,10})?-[a-z0-9]{5}\b/g, '$1-<x>'],
  [/(ResourceVersion in object meta|too old resource version|resource version): \d+( \(\d+\))?/g, '$1: <rv>'],
  [/current: \d+/g, 'current: <rv>'],
];

const addresses = new Set(['clusterIP', 'clusterIPs', 'podIP', 'hostIP', 'ip']);

/** Without what differs by nature, members in order, and managedFields as a table of who owns what. */
export function comparable(value: unknown, namespace: string, name = ''): unknown {
  if (Array.isArray(value)) {
    if (name === 'managedFields') return value.map((entry) => ownership(entry, namespace)).sort();
    return value.map((item) => comparable(item, namespace, name));
  }
  if (isFields(value)) {
    return Object.fromEntries(
      Object.entries(value)
        .sort(([left], [right]) => (left < right ? -1 : 1))
        .map(([member, each]) => [member, comparable(each, namespace, member)]),
    );
  }
  if (name === 'resourceVersion' && value) return '<rv>';
  if (['nodePort', 'healthCheckNodePort'].includes(name)) return '<port>';
  if (typeof value !== 'string') return value;
  if (addresses.has(name) && /^10\./.test(value)) return '<ip>';
  return changing.reduce(
    (text, [pattern, instead]) => text.replace(pattern, instead),
    value.replaceAll(namespace, '<ns>'),
  );
}

function ownership(entry: unknown, namespace: string): string {
  const { manager, operation, subresource = '', apiVersion, fieldsV1 } = isFields(entry) ? entry : {};
  const fields = JSON.stringify(comparable(fieldsV1, namespace));
  return `${manager} ${operation} ${subresource} ${apiVersion} ${fields}`;
}

/** Every end of a value, by its path; the items of a list share theirs. */
function ends(value: unknown, where: string, all: Map<string, string[]>): Map<string, string[]> {
  const isOpen = isFields(value) || (Array.isArray(value) && !where.endsWith('managedFields'));
  const members = isOpen ? Object.entries(value) : [];
  if (members.length === 0) all.set(where, [...(all.get(where) ?? []), JSON.stringify(value) ?? 'nothing']);
  for (const [name, member] of members) {
    ends(member, Array.isArray(value) ? `${where}[]` : where ? `${where}.${name}` : name, all);
  }
  return all;
}

/** Where two values differ, with what each has there. */
export function differences(fake: unknown, real: unknown): Map<string, string> {
  const [one, other] = [ends(fake, '', new Map()), ends(real, '', new Map())];
  const all = [...new Set([...one.keys(), ...other.keys()])].sort();
  return new Map(
    all.flatMap((where): [string, string][] => {
      const [left, right] = [one.get(where)?.join(', '), other.get(where)?.join(', ')];
      return left === right ? [] : [[where || 'body', `fake ${left ?? '-'}, real ${right ?? '-'}`]];
    }),
  );
}
