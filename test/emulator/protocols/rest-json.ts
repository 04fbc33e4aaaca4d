/** REST-JSON, as EKS speaks it. Routes and types come from the SDK's schemas: services write no route table. */
import type { NormalizedSchema } from '@smithy/core/schema';
import { AwsError } from '../core.ts';
import { parseJson, toJson } from './json.ts';
import type { Model, OperationModel } from './model.ts';
import { requireMembers } from './model.ts';
import type { Protocol } from './protocol.ts';

const LABEL = /\{([^}]+)\}/g;

/** A pattern for the encoded path, in which a label never spans a slash (those inside an ARN arrive as %2F). */
const pathPattern = (path: string): RegExp =>
  new RegExp(`^${path.replace(LABEL, (_, name) => `(?<${name}>[^/]+)`)}/?$`);

function matcher(model: Model): (method: string, path: string) => OperationModel | undefined {
  const routes = [...model.values()].flatMap((operation) =>
    operation.http
      ? [{ operation, method: operation.http.method, pattern: pathPattern(operation.http.path) }]
      : [],
  );
  // A literal path goes before one that a label would also match.
  routes.sort((a, b) => labels(a.operation) - labels(b.operation));
  return (method, path) =>
    routes.find((route) => route.method === method && route.pattern.test(path))?.operation;
}

const labels = (operation: OperationModel): number => operation.http?.path.match(LABEL)?.length ?? 0;

function fromText(schema: NormalizedSchema, values: string[]): unknown {
  if (schema.isListSchema()) return values;
  const [value] = values;
  if (schema.isNumericSchema()) return Number(value);
  if (schema.isBooleanSchema()) return value === 'true';
  return value;
}

function decodeQuery(input: NormalizedSchema, query: string): Record<string, unknown> {
  const parameters = new URLSearchParams(query);
  const decoded: Record<string, unknown> = {};
  for (const [name, member] of input.structIterator()) {
    const wireName = member.getMergedTraits().httpQuery;
    if (wireName !== undefined && parameters.has(wireName)) {
      decoded[name] = fromText(member, parameters.getAll(wireName));
    }
  }
  return decoded;
}

function decodePath(template: string, path: string): Record<string, unknown> {
  const groups = pathPattern(template).exec(path)?.groups ?? {};
  return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]));
}

/** @param invalid the service's error code for an input that lacks a required member. */
export function restJson(model: Model, invalid: string): Protocol {
  const match = matcher(model);
  return {
    operation: ({ method, path }) => match(method, path)?.name,
    knows: (name) => model.has(name),
    decode(name, { path, query, body }) {
      const operation = model.get(name);
      if (!operation?.http) throw new AwsError('UnknownOperationException', `no operation ${name}`, 404);
      const input = {
        ...parseJson(operation.input, body),
        ...decodeQuery(operation.input, query),
        ...decodePath(operation.http.path, path),
      };
      requireMembers(operation.input, input, invalid);
      return input;
    },
    outputName: (_name, member) => member,
    encode: (name, output, requestId) => ({
      status: model.get(name)?.http?.status ?? 200,
      headers: { 'content-type': 'application/json', 'x-amzn-requestid': requestId },
      body: toJson(output),
    }),
    refuse: (error, requestId) => ({
      status: error.status,
      headers: {
        'content-type': 'application/json',
        'x-amzn-requestid': requestId,
        'x-amzn-errortype': error.code,
      },
      body: toJson({ ...error.fields, message: error.message }),
    }),
  };
}
