/**
 * Values held against a JSON schema, as far as the schemas of add-ons go, in the words of networknt/json-schema-validator,
 * by which EKS validates them.
 */
import { isFields } from '../kubernetes/objects.ts';

type Type = 'array' | 'boolean' | 'integer' | 'null' | 'number' | 'object' | 'string';

export interface Schema {
  type?: Type | readonly Type[];
  description?: string;
  /** EKS says it of strings that are to be numbers or truths; nobody looks. */
  format?: string;
  enum?: readonly string[];
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minProperties?: number;
  anyOf?: readonly Schema[];
  items?: Schema;
  properties?: Readonly<Record<string, Schema>>;
  required?: readonly string[];
  additionalProperties?: boolean | Schema;
  propertyNames?: Schema;
  patternProperties?: Readonly<Record<string, Schema>>;
}

/** What is wrong with a value, in all its places. */
export function faultsOf(schema: Schema, value: unknown, at = '$'): string[] {
  const types = [schema.type ?? []].flat();
  const found = typeOf(value);
  if (
    types.length > 0 &&
    !types.some((type) => type === found || (type === 'number' && found === 'integer'))
  ) {
    const [type] = types;
    return [
      types.length === 1
        ? `${at}: ${found} found, ${type} expected`
        : `${at}: ${found} found, but [${types.join(', ')}] is required`,
    ];
  }
  return [
    ...faultsOfScalar(schema, value, at),
    ...faultsOfAny(schema, value, at),
    ...(isFields(value) ? faultsOfFields(schema, value, at) : []),
    ...(Array.isArray(value)
      ? value.flatMap((item, index) => faultsOf(schema.items ?? {}, item, `${at}[${index}]`))
      : []),
  ];
}

function typeOf(value: unknown): Type {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  if (typeof value === 'boolean') return 'boolean';
  return typeof value === 'string' ? 'string' : 'object';
}

function faultsOfScalar(schema: Schema, value: unknown, at: string): string[] {
  const faults: string[] = [];
  if (schema.enum && !schema.enum.includes(String(value))) {
    faults.push(`${at}: does not have a value in the enumeration [${schema.enum.join(', ')}]`);
  }
  if (typeof value === 'string') {
    const { pattern, minLength = 0, maxLength = Number.POSITIVE_INFINITY } = schema;
    if (pattern !== undefined && !new RegExp(pattern).test(value)) {
      faults.push(`${at}: does not match the regex pattern ${pattern}`);
    }
    if (value.length < minLength) faults.push(`${at}: must be at least ${minLength} characters long`);
    if (value.length > maxLength) faults.push(`${at}: may only be ${maxLength} characters long`);
  }
  if (typeof value === 'number') {
    const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = schema;
    if (value < minimum) faults.push(`${at}: must have a minimum value of ${minimum}`);
    if (value > maximum) faults.push(`${at}: must have a maximum value of ${maximum}`);
  }
  return faults;
}

function faultsOfAny({ anyOf = [] }: Schema, value: unknown, at: string): string[] {
  const faults = anyOf.map((schema) => faultsOf(schema, value, at));
  return faults.some((each) => each.length === 0) ? [] : faults.flat();
}

function faultsOfFields(schema: Schema, fields: Record<string, unknown>, at: string): string[] {
  const { properties = {}, required = [], minProperties = 0, additionalProperties = true } = schema;
  const patterns = Object.entries(schema.patternProperties ?? {}).map(
    ([pattern, ofPattern]) => [new RegExp(pattern), ofPattern] as const,
  );
  const names = Object.keys(fields);
  return [
    ...required
      .filter((name) => !(name in fields))
      .map((name) => `${at}.${name}: is missing but it is required`),
    ...(names.length < minProperties ? [`${at}: should have a minimum of ${minProperties} properties`] : []),
    ...names.flatMap((name) => faultsOf(schema.propertyNames ?? {}, name, `${at}.${name}`)),
    ...names.flatMap((name) =>
      patterns.flatMap(([pattern, ofPattern]) =>
        pattern.test(name) ? faultsOf(ofPattern, fields[name], `${at}.${name}`) : [],
      ),
    ),
    ...names.flatMap((name) => {
      if (patterns.some(([pattern]) => pattern.test(name))) return [];
      const own = properties[name];
      if (own) return faultsOf(own, fields[name], `${at}.${name}`);
      if (additionalProperties === false) {
        return [
          `${at}.${name}: is not defined in the schema and the schema does not allow additional properties`,
        ];
      }
      return additionalProperties === true
        ? []
        : faultsOf(additionalProperties, fields[name], `${at}.${name}`);
    }),
  ];
}
