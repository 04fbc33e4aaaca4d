/** Reads the bodies of requests. */
import { parse as parseYaml, YAMLParseError } from 'yaml';
import { conform, type FieldValidation } from './conform.ts';
import { badRequest, unsupportedMediaType } from './errors.ts';
import type { Exchange } from './exchange.ts';
import { apiVersionOf, type ResourceKind } from './kinds.ts';
import { type Fields, isFields } from './objects.ts';
import { messageName } from './schema/messages.ts';
import { decodeProtobuf, protobufType } from './schema/protobuf.ts';
import type { Manifest } from './types.ts';

const mediaType = (contentType: string): string => contentType.split(';')[0]?.trim().toLowerCase() ?? '';

export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw badRequest(`error decoding the request's JSON: ${error.message}`);
    throw error;
  }
};

const parseAnyYaml = (text: string): unknown => {
  try {
    return parseYaml(text);
  } catch (error) {
    if (error instanceof YAMLParseError) throw badRequest(`error decoding YAML: ${error.message}`);
    throw error;
  }
};

/** DeleteOptions are of the meta group, whichever group they are sent to. */
const messageFor = (apiVersion: string, kind: string): string => {
  if (kind === 'DeleteOptions') return 'meta/v1.DeleteOptions';
  const [version = '', group = ''] = apiVersion.split('/').reverse();
  return messageName({ group, version, kind });
};

const decoders: Record<string, (body: Buffer) => unknown> = {
  'application/json': (body) => parseJson(body.toString('utf8')),
  'application/yaml': (body) => parseAnyYaml(body.toString('utf8')),
  'application/apply-patch+yaml': (body) => parseAnyYaml(body.toString('utf8')),
  [protobufType]: (body) => decodeProtobuf(body, messageFor),
};

/** The document in a request's body; undefined when it is empty. Throws 415 for a form that is not known. */
export async function readDocument(exchange: Exchange): Promise<unknown> {
  const body = await exchange.body();
  if (body.length === 0) return undefined;
  const decode = decoders[mediaType(exchange.contentType) || 'application/json'];
  if (!decode) throw unsupportedMediaType(['application/json', 'application/yaml', protobufType]);
  return decode(body);
}

/** An object that a client sent, and the warnings that are due for it. */
interface SentObject {
  object: Manifest;
  warnings: string[];
}

const validations: readonly FieldValidation[] = ['Ignore', 'Warn', 'Strict'];

export const fieldValidation = ({ url }: Exchange): FieldValidation =>
  validations.find((validation) => validation === url.searchParams.get('fieldValidation')) ?? 'Warn';

/** Checks that a document is an object of this kind and fits its fields. */
export function asObject(exchange: Exchange, kind: ResourceKind, document: unknown): SentObject {
  if (!isFields(document)) throw badRequest('the request body is not an object');
  const expected = apiVersionOf(kind);
  const { apiVersion = expected, kind: sentKind = kind.kind } = document;
  if (apiVersion !== expected) {
    throw badRequest(
      `the API version in the data (${apiVersion}) does not match the expected API version (${expected})`,
    );
  }
  if (sentKind !== kind.kind) {
    throw badRequest(`${sentKind} in version "${kind.version}" cannot be handled as a ${kind.kind}`);
  }
  const { object, warnings } = conform(kind, document, fieldValidation(exchange));
  return { object: asManifest(kind, object), warnings };
}

const asManifest = (kind: ResourceKind, fields: Fields): Manifest => ({
  ...fields,
  apiVersion: apiVersionOf(kind),
  kind: kind.kind,
  metadata: isFields(fields.metadata) ? fields.metadata : {},
});

export const readObject = async (exchange: Exchange, kind: ResourceKind): Promise<SentObject> =>
  asObject(exchange, kind, await readDocument(exchange));
