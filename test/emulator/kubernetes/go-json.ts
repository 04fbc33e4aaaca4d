/**
 * Objects as Go writes them. Kubernetes reads what a client sends into its own types, and these decide what is there again
 * in the answer: structures always, empty maps and lists and zeros only where the field's tag does not say `omitempty`.
 */
import type { ResourceKind } from './kinds.ts';
import { type Fields, isFields } from './objects.ts';
import { canonicalQuantity } from './quantity.ts';
import { type Field, type Message, message, messageName } from './schema/messages.ts';
import type { StoredObject } from './types.ts';

const zeros: Record<string, unknown> = { string: '', bytes: '', bool: false, int32: 0, int64: 0 };

/** Structures of Go whose form in JSON is another: nothing is what they are without a value. */
const opaque: Record<string, unknown> = {
  Quantity: '0',
  IntOrString: 0,
  RawExtension: null,
  'meta/v1.Time': null,
  'meta/v1.MicroTime': null,
  'meta/v1.FieldsV1': null,
};

const isEmpty = (value: unknown): boolean =>
  Array.isArray(value) ? value.length === 0 : isFields(value) && Object.keys(value).length === 0;

/** One value that is there. */
function goValue(type: string, value: unknown): unknown {
  if (type === 'Quantity') return canonicalQuantity(String(value));
  const described = type in opaque ? undefined : message(type);
  return described && isFields(value) ? struct(described, value) : value;
}

/** What a field holds; undefined when it is left out. */
function fieldOf({ name, form, type, pointer, always }: Field, given: unknown): unknown {
  const value = given ?? undefined;
  const nothing = always ? null : undefined;
  if (form === 'list') {
    return Array.isArray(value) && !isEmpty(value) ? value.map((item) => goValue(type, item)) : nothing;
  }
  if (form === 'map') {
    if (!isFields(value) || isEmpty(value)) return nothing;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, goValue(type, each)]));
  }
  if (pointer) return value === undefined ? nothing : goValue(type, value);
  if (type in zeros) {
    const held = value ?? zeros[type];
    return held === zeros[type] && !always ? undefined : held;
  }
  // The one structure that is left out when it is zero: its tag says `omitzero`.
  if (value === undefined && name === 'creationTimestamp') return undefined;
  if (value === undefined && type in opaque) return opaque[type];
  return goValue(type, value ?? {});
}

function struct(described: Message, given: Fields): Fields {
  const members: Fields = {};
  for (const [name, value] of Object.entries(given)) {
    if (!described.byName.has(name)) members[name] = value;
  }
  for (const [name, field] of described.byName) {
    const value = fieldOf(field, given[name]);
    if (value !== undefined) members[name] = value;
  }
  return members;
}

/** The object of one of Kubernetes' own kinds, its metadata untouched: of those the API server takes care itself. */
export function asGoWrites(kind: ResourceKind, object: StoredObject): StoredObject {
  const described = describedBy(kind);
  if (!described) return object;
  const { apiVersion, kind: name, metadata } = object;
  return { ...struct(described, object), apiVersion, kind: name, metadata };
}

/** What an object of the kind holds before anything is said about it. */
export function emptyOf(kind: ResourceKind): Fields {
  const described = describedBy(kind);
  return described ? struct(described, {}) : {};
}

const describedBy = (kind: ResourceKind): Message | undefined =>
  kind.schema ? undefined : message(messageName(kind));
