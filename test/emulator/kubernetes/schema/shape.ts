/** What is known of the value at some place in an object: its members, and how it is merged. */
import type { ResourceKind } from '../kinds.ts';
import { type Fields, fieldsAt, isFields, textAt, textsAt } from '../objects.ts';
import { type Field, type Message, message, messageName } from './messages.ts';

export interface Shape {
  /** `struct` has the members that `member` knows; `map` any; `any` is not described. */
  type: 'struct' | 'map' | 'list' | 'any' | Scalar;
  /** The shape of a member; undefined when a struct has none of that name. */
  member(name: string): Shape | undefined;
  /** The shape of a list's items. */
  item(): Shape;
  /** Server-side apply owns and replaces it as one value. */
  atomic: boolean;
  /** A list whose items are told apart by these members, … */
  keys?: readonly string[];
  /** … which stand for this when they are absent. */
  keyDefaults: Readonly<Record<string, string>>;
  /** A list of scalars without repetition. */
  set: boolean;
  /** How a strategic merge patch merges the list: by this member, or as a set when empty; else it is replaced. */
  mergeKey?: string;
}

/** Scalars by what JSON may hold. */
export type Scalar = 'string' | 'bytes' | 'integer' | 'number' | 'boolean' | 'quantity' | 'intOrString';

const undescribed: Shape = {
  type: 'any',
  member: () => undescribed,
  item: () => undescribed,
  atomic: false,
  keyDefaults: {},
  set: false,
};

const scalar = (type: Scalar): Shape => ({ ...undescribed, type, member: () => undefined });

const scalars: Record<string, Shape> = {
  string: scalar('string'),
  bytes: scalar('bytes'),
  bool: scalar('boolean'),
  int32: scalar('integer'),
  int64: scalar('integer'),
  Quantity: scalar('quantity'),
  IntOrString: scalar('intOrString'),
  RawExtension: { ...undescribed, atomic: true },
  'meta/v1.Time': scalar('string'),
  'meta/v1.MicroTime': scalar('string'),
  'meta/v1.FieldsV1': { ...undescribed, atomic: true },
  'authentication/v1.ExtraValue': {
    ...undescribed,
    type: 'list',
    item: () => scalar('string'),
    atomic: true,
  },
  'authorization/v1.ExtraValue': { ...undescribed, type: 'list', item: () => scalar('string'), atomic: true },
};

const typeShape = (type: string): Shape => {
  const known = scalars[type];
  if (known) return known;
  const described = message(type);
  return described ? messageShape(described) : undescribed;
};

const fieldShape = (field: Field): Shape => {
  const value = typeShape(field.type);
  if (field.form === 'one') return field.atomic ? { ...value, atomic: true } : value;
  if (field.form === 'map') return { ...undescribed, type: 'map', atomic: field.atomic, member: () => value };
  const { keys, set, mergeKey } = field;
  const defaults = message(field.type)?.byName;
  return {
    ...undescribed,
    type: 'list',
    atomic: !keys && !set,
    item: () => value,
    set,
    ...(keys ? { keys } : {}),
    keyDefaults: Object.fromEntries(
      (keys ?? []).flatMap((key) => {
        const standsFor = defaults?.get(key)?.default;
        return standsFor === undefined ? [] : [[key, standsFor]];
      }),
    ),
    ...(mergeKey === undefined ? {} : { mergeKey }),
  };
};

const messageShape = (described: Message): Shape => ({
  ...undescribed,
  type: 'struct',
  atomic: described.atomic,
  member: (name) => {
    const field = described.byName.get(name);
    return field && fieldShape(field);
  },
});

/** The shape that an `openAPIV3Schema` describes, as CustomResourceDefinitions carry it. */
const schemaShape = (schema: Fields): Shape => {
  if (schema['x-kubernetes-int-or-string'] === true) return scalar('intOrString');
  const type = textAt(schema, 'type');
  switch (type) {
    case 'string':
    case 'integer':
    case 'number':
    case 'boolean':
      return scalar(type);
    case 'array': {
      const listType = textAt(schema, 'x-kubernetes-list-type') || 'atomic';
      return {
        ...undescribed,
        type: 'list',
        atomic: listType === 'atomic',
        set: listType === 'set',
        item: () => schemaShape(fieldsAt(schema, 'items')),
        ...(listType === 'map' ? { keys: textsAt(schema, 'x-kubernetes-list-map-keys') } : {}),
      };
    }
    case 'object':
      return objectShape(schema);
    default:
      return undescribed;
  }
};

const objectShape = (schema: Fields): Shape => {
  const atomic = schema['x-kubernetes-map-type'] === 'atomic';
  const properties = fieldsAt(schema, 'properties');
  const others = schema.additionalProperties;
  const keepsUnknown = schema['x-kubernetes-preserve-unknown-fields'] === true;
  const isMap = isFields(others) || others === true;
  return {
    ...undescribed,
    type: isMap ? 'map' : keepsUnknown && Object.keys(properties).length === 0 ? 'any' : 'struct',
    atomic,
    member: (name) => {
      const property = properties[name];
      if (isFields(property)) return schemaShape(property);
      if (isFields(others)) return schemaShape(others);
      return isMap || keepsUnknown ? undescribed : undefined;
    },
  };
};

const envelope: Record<string, Shape> = {
  apiVersion: scalar('string'),
  kind: scalar('string'),
  metadata: typeShape('meta/v1.ObjectMeta'),
};

/** The shape of a whole object. */
export function shapeOf(kind: ResourceKind): Shape {
  const described = message(messageName(kind));
  const whole = kind.schema ? schemaShape(kind.schema) : described ? messageShape(described) : undescribed;
  return {
    ...undescribed,
    type: 'struct',
    member: (name) => {
      if (envelope[name]) return envelope[name];
      return kind.fields && !kind.fields.includes(name) ? undefined : whole.member(name);
    },
  };
}
