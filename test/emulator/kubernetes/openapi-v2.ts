/**
 * `/openapi/v2`: the schemas of all kinds. A client that is given a List holds its items against them by itself, since the
 * server validates no Lists: kubectl and Helm, which want the document in protobuf (gnostic's openapiv2/OpenAPIv2.proto).
 * Which members are required is not in it: the server says so.
 */
import type { Catalogue } from './catalogue.ts';
import { notAcceptable } from './errors.ts';
import type { Reply } from './exchange.ts';
import type { ResourceKind } from './kinds.ts';
import { type Fields, fieldsAt, isFields, textAt } from './objects.ts';
import { mediaTypes } from './representation.ts';
import { type Field, message, messageName } from './schema/messages.ts';

/** As much of a schema of Swagger 2.0 as is written here. */
interface Schema {
  $ref?: string;
  type?: string;
  items?: Schema;
  additionalProperties?: Schema;
  properties?: Record<string, Schema>;
  'x-kubernetes-group-version-kind'?: { group: string; kind: string; version: string }[];
}

const text: Schema = { type: 'string' };

/** Types that are no messages. What may be anything has none. Source: OpenAPISchemaType in apimachinery. */
const scalars: Readonly<Record<string, Schema>> = {
  string: text,
  bytes: text,
  bool: { type: 'boolean' },
  int32: { type: 'integer' },
  int64: { type: 'integer' },
  double: { type: 'number' },
  Quantity: text,
  IntOrString: text,
  RawExtension: { type: 'object' },
  'meta/v1.Time': text,
  'meta/v1.MicroTime': text,
  'meta/v1.FieldsV1': { type: 'object' },
  'authentication/v1.ExtraValue': { type: 'array', items: text },
  'authorization/v1.ExtraValue': { type: 'array', items: text },
};

/** `apps/v1.Deployment` → `io.k8s.api.apps.v1.Deployment`. */
const nameOf = (type: string): string =>
  `io.k8s.${type.startsWith('meta/') ? 'apimachinery.pkg.apis' : 'api'}.${type.replace('/', '.')}`;

/** `example.com/v1, Widget` → `com.example.v1.Widget`. Source: apiextensions-apiserver's openapi builder. */
const customName = ({ group, version, kind }: ResourceKind): string =>
  [...group.split('.').reverse(), version, kind].join('.');

const reference = (type: string): Schema =>
  scalars[type] ?? (message(type) ? { $ref: `#/definitions/${nameOf(type)}` } : {});

function fieldSchema({ type, form }: Field): Schema {
  const one = reference(type);
  if (form === 'list') return { type: 'array', items: one };
  return form === 'map' ? { type: 'object', additionalProperties: one } : one;
}

const objectMeta = 'meta/v1.ObjectMeta';

const envelope = { apiVersion: text, kind: text, metadata: reference(objectMeta) };

/** Adds the message of that name, and all that it is made of. */
function define(type: string, definitions: Map<string, Schema>): void {
  const described = message(type);
  if (!described || scalars[type] || definitions.has(nameOf(type))) return;
  const fields = [...described.byName.values()];
  const properties = Object.fromEntries(fields.map((field) => [field.name, fieldSchema(field)]));
  definitions.set(nameOf(type), { type: 'object', properties });
  for (const field of fields) define(field.type, definitions);
}

/** Of a CustomResourceDefinition's schema, what Swagger 2.0 has words for; what keeps unknown members is not described. */
function customSchema(schema: Fields): Schema {
  const type = textAt(schema, 'type');
  if (!type || schema['x-kubernetes-preserve-unknown-fields'] === true) return {};
  const { items, additionalProperties } = schema;
  const properties = Object.entries(fieldsAt(schema, 'properties'));
  return {
    type,
    ...(isFields(items) && { items: customSchema(items) }),
    ...(isFields(additionalProperties) && { additionalProperties: customSchema(additionalProperties) }),
    ...(properties.length > 0 && {
      properties: Object.fromEntries(
        properties.map(([name, property]) => [name, isFields(property) ? customSchema(property) : {}]),
      ),
    }),
  };
}

function defineKind(kind: ResourceKind, definitions: Map<string, Schema>): void {
  const { group, version } = kind;
  const marks = { 'x-kubernetes-group-version-kind': [{ group, kind: kind.kind, version }] };
  if (kind.schema) {
    const { properties = {} } = customSchema(kind.schema);
    const schema = { type: 'object', properties: { ...properties, ...envelope } };
    definitions.set(customName(kind), { ...schema, ...marks });
    return;
  }
  const type = messageName(kind);
  if (!message(type)) return;
  define(type, definitions);
  const { properties } = definitions.get(nameOf(type)) ?? {};
  definitions.set(nameOf(type), { type: 'object', properties: { ...properties, ...envelope }, ...marks });
}

function definitionsOf(catalogue: Catalogue): Map<string, Schema> {
  const definitions = new Map<string, Schema>();
  define(objectMeta, definitions);
  for (const kind of catalogue.all()) defineKind(kind, definitions);
  return definitions;
}

function varint(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...varint(value >>> 7)];
}

/** A field that has a length. */
function field(number: number, content: string | Buffer): Buffer {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return Buffer.concat([Buffer.from([...varint(number * 8 + 2), ...varint(bytes.length)]), bytes]);
}

/** One of the messages that stand for a member of a map: its name and its value. */
const named = (name: string, value: Buffer): Buffer => Buffer.concat([field(1, name), field(2, value)]);

const namedAll = (schemas: Iterable<[string, Schema]>): Buffer =>
  Buffer.concat([...schemas].map(([name, schema]) => field(1, named(name, encoded(schema)))));

/** Numbers of `Schema` in OpenAPIv2.proto. */
function encoded(schema: Schema): Buffer {
  const { $ref, type, items, additionalProperties, properties } = schema;
  const marks = schema['x-kubernetes-group-version-kind'];
  return Buffer.concat([
    ...($ref ? [field(1, $ref)] : []),
    ...(additionalProperties ? [field(21, field(1, encoded(additionalProperties)))] : []),
    ...(type ? [field(22, field(1, type))] : []),
    ...(items ? [field(23, field(1, encoded(items)))] : []),
    ...(properties ? [field(25, namedAll(Object.entries(properties)))] : []),
    // An `Any` as YAML, of which JSON is a part.
    ...(marks ? [field(31, named('x-kubernetes-group-version-kind', field(2, JSON.stringify(marks))))] : []),
  ]);
}

const info = { title: 'Kubernetes', version: 'v1' };

/** The older name has an `@`, and clients ask by it; the answer has the newer one. Source: kube-openapi, pkg/handler. */
const protobuf = /^application\/com\.github\.proto-openapi\.spec\.v2[.@]v1\.0\+protobuf$/;
const protobufType = 'application/com.github.proto-openapi.spec.v2.v1.0+protobuf';
const json = ['application/json', 'application/*', '*/*'];

/** @throws ApiError 406 when it is wanted in another form */
export function openapiV2(catalogue: Catalogue, accept: string): Exclude<Reply, (...args: never[]) => void> {
  const wanted = mediaTypes(accept).map(({ type }) => type);
  const definitions = definitionsOf(catalogue);
  if (wanted.length === 0 || wanted.some((type) => json.includes(type))) {
    const body = { swagger: '2.0', info, paths: {}, definitions: Object.fromEntries(definitions) };
    return { status: 200, body };
  }
  if (!wanted.some((type) => protobuf.test(type))) throw notAcceptable([...json, protobufType]);
  const body = Buffer.concat([
    field(1, '2.0'),
    field(2, Buffer.concat([field(1, info.title), field(2, info.version)])),
    field(8, Buffer.alloc(0)),
    field(9, namedAll(definitions)),
  ]);
  return { status: 200, body, contentType: protobufType };
}
