/** JSON 1.1, as SSM and Price List speak it, and what it has in common with REST-JSON. */
import type { NormalizedSchema } from '@smithy/core/schema';
import { AwsError } from '../core.ts';
import type { Model } from './model.ts';
import { requireMembers } from './model.ts';
import type { Protocol } from './protocol.ts';

/** Times go over the wire as seconds since 1970. */
export function toJson(value: object): string {
  return JSON.stringify(value, function (this: Record<string, unknown>, key: string, encoded: unknown) {
    const original = this[key];
    return original instanceof Date ? original.getTime() / 1000 : encoded;
  });
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const malformed = (detail: string): AwsError => new AwsError('SerializationException', detail);

/** Checks the decoded JSON against its schema; members that the API does not know are dropped, as AWS does. */
function checked(schema: NormalizedSchema, value: unknown, path: string): unknown {
  if (schema.isStructSchema()) {
    if (!isRecord(value)) throw malformed(`${path || 'The request'} must be an object`);
    const known: Record<string, unknown> = {};
    for (const [name, member] of schema.structIterator()) {
      const present = value[name];
      if (present !== undefined && present !== null)
        known[name] = checked(member, present, `${path}/${name}`);
    }
    return known;
  }
  if (schema.isListSchema()) {
    if (!Array.isArray(value)) throw malformed(`${path} must be a list`);
    return value.map((item, index) => checked(schema.getValueSchema(), item, `${path}/${index}`));
  }
  if (schema.isMapSchema()) {
    if (!isRecord(value)) throw malformed(`${path} must be a map`);
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [
        key,
        checked(schema.getValueSchema(), item, `${path}/${key}`),
      ]),
    );
  }
  if (schema.isTimestampSchema() && typeof value === 'number') return new Date(value * 1000);
  if (schema.isNumericSchema() && typeof value !== 'number') throw malformed(`${path} must be a number`);
  if (schema.isBooleanSchema() && typeof value !== 'boolean')
    throw malformed(`${path} must be true or false`);
  if (schema.isStringSchema() && typeof value !== 'string') throw malformed(`${path} must be a string`);
  return value;
}

/** @throws AwsError SerializationException when the body is not JSON of the right types. */
export function parseJson(schema: NormalizedSchema, body: Buffer): Record<string, unknown> {
  if (body.length === 0 || !schema.isStructSchema()) return {};
  let value: unknown;
  try {
    value = JSON.parse(body.toString('utf8'));
  } catch {
    throw malformed('The request body is not valid JSON');
  }
  const input = checked(schema, value, '');
  return isRecord(input) ? input : {};
}

/** @param invalid the service's error code for an input that lacks a required member. */
export function json11(model: Model, invalid: string): Protocol {
  const headers = (requestId: string): Record<string, string> => ({
    'content-type': 'application/x-amz-json-1.1',
    'x-amzn-requestid': requestId,
  });
  return {
    operation: (request) => request.headers['x-amz-target']?.split('.').at(-1),
    knows: (name) => model.has(name),
    decode(name, { body }) {
      const operation = model.get(name);
      if (!operation) throw new AwsError('UnknownOperationException', `no operation ${name}`, 400);
      const input = parseJson(operation.input, body);
      requireMembers(operation.input, input, invalid);
      return input;
    },
    outputName: (_name, member) => member,
    encode: (_name, output, requestId) => ({
      status: 200,
      headers: headers(requestId),
      body: toJson(output),
    }),
    refuse: (error, requestId) => ({
      status: error.status,
      headers: headers(requestId),
      body: toJson({ ...error.fields, __type: error.code, message: error.message }),
    }),
  };
}
