/** Checks custom objects against the `openAPIV3Schema` of their definition. */
import type { Cause } from '../errors.ts';
import { type Fields, fieldsAt, isFields, same, textAt, textsAt } from '../objects.ts';

const invalidValue = (
  field: string,
  value: unknown,
  detail: string,
  reason = 'FieldValueInvalid',
): Cause => ({
  reason,
  message: `Invalid value: ${JSON.stringify(value)}: ${field} in body ${detail}`,
  field,
});

const typeOf = (value: unknown): string => {
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
};

const hasType = (schema: Fields, value: unknown): boolean => {
  const wanted = textAt(schema, 'type');
  const found = typeOf(value);
  if (schema['x-kubernetes-int-or-string'] === true) return found === 'integer' || found === 'string';
  return !wanted || wanted === found || (wanted === 'number' && found === 'integer');
};

/** What a bound says of a value of its kind; undefined when the value keeps it. */
type Bound = (value: unknown, bound: unknown) => string | undefined;

const bounds: Record<string, Bound> = {
  minimum: (value, bound) =>
    Number(value) < Number(bound) ? `should be greater than or equal to ${bound}` : undefined,
  maximum: (value, bound) =>
    Number(value) > Number(bound) ? `should be less than or equal to ${bound}` : undefined,
  minLength: (value, bound) =>
    String(value).length < Number(bound) ? `should be at least ${bound} chars long` : undefined,
  maxLength: (value, bound) =>
    String(value).length > Number(bound) ? `should be at most ${bound} chars long` : undefined,
  pattern: (value, bound) =>
    new RegExp(String(bound)).test(String(value)) ? undefined : `should match '${bound}'`,
  minItems: (value, bound) =>
    Array.isArray(value) && value.length < Number(bound) ? `should have at least ${bound} items` : undefined,
  maxItems: (value, bound) =>
    Array.isArray(value) && value.length > Number(bound) ? `should have at most ${bound} items` : undefined,
};

const enumCause = (schema: Fields, value: unknown, path: string): Cause[] => {
  const { enum: allowed } = schema;
  if (!Array.isArray(allowed) || allowed.some((candidate) => same(candidate, value))) return [];
  const values = allowed.map((candidate) => JSON.stringify(candidate)).join(', ');
  return [
    {
      reason: 'FieldValueNotSupported',
      message: `Unsupported value: ${JSON.stringify(value)}: supported values: ${values}`,
      field: path,
    },
  ];
};

const memberCauses = (schema: Fields, value: Fields, path: string): Cause[] => {
  const properties = fieldsAt(schema, 'properties');
  const others = schema.additionalProperties;
  const at = (name: string): string => (path ? `${path}.${name}` : name);
  return [
    ...textsAt(schema, 'required')
      .filter((name) => !(name in value))
      .map((name) => ({ reason: 'FieldValueRequired', message: 'Required value', field: at(name) })),
    ...Object.entries(value).flatMap(([name, member]) => {
      const described = properties[name] ?? others;
      return isFields(described) ? schemaCauses(described, member, at(name)) : [];
    }),
  ];
};

/** Everything that a value breaks of its schema. */
export function schemaCauses(schema: Fields, value: unknown, path = ''): Cause[] {
  if (!hasType(schema, value)) {
    const found = typeOf(value);
    const detail = `must be of type ${textAt(schema, 'type')}: ${JSON.stringify(found)}`;
    return [invalidValue(path, found, detail, 'FieldValueTypeInvalid')];
  }
  return [
    ...enumCause(schema, value, path),
    ...Object.entries(bounds).flatMap(([name, check]) => {
      const broken = name in schema ? check(value, schema[name]) : undefined;
      return broken ? [invalidValue(path, value, broken)] : [];
    }),
    ...(isFields(value) ? memberCauses(schema, value, path) : []),
    ...(Array.isArray(value)
      ? value.flatMap((item, index) => schemaCauses(fieldsAt(schema, 'items'), item, `${path}[${index}]`))
      : []),
  ];
}
