/** The verb `patch`, in its four forms. */
import type { Api } from './api.ts';
import { asObject, parseJson, readDocument } from './bodies.ts';
import { describeKind, undeclared } from './conform.ts';
import { ApiError, badRequest, forbidden, noName, unsupportedMediaType } from './errors.ts';
import type { Exchange, Reply } from './exchange.ts';
import type { ResourceKind } from './kinds.ts';
import { type Fields, isFields, textAt } from './objects.ts';
import { jsonPatch, mergePatch } from './patch.ts';
import { shapeOf } from './schema/shape.ts';
import { strategicMergePatch } from './strategic.ts';
import { isTrue, replyWith, requireNamespace, type Target, writeOptions } from './target.ts';
import type { StoredObject } from './types.ts';

const applyType = 'application/apply-patch+yaml';

const object = (document: unknown): Fields => {
  if (!isFields(document)) throw badRequest('the patch is not an object');
  return document;
};

type Patch = (kind: ResourceKind, existing: StoredObject, patch: unknown) => unknown;

const patches: Record<string, Patch> = {
  'application/json-patch+json': (_, existing, patch) => jsonPatch(existing, patch),
  'application/merge-patch+json': (_, existing, patch) => mergePatch(existing, object(patch)),
  'application/strategic-merge-patch+json': (kind, existing, patch) =>
    strategicMergePatch(shapeOf(kind), existing, object(patch)),
};

/** Custom kinds have no strategic merge patch: nothing says by which keys their lists merge. */
const acceptedFor = (kind: ResourceKind): string[] =>
  [...Object.keys(patches), applyType].filter((type) => !kind.schema || !type.includes('strategic'));

export async function patchOne(api: Api, exchange: Exchange, target: Target): Promise<Reply> {
  const type = exchange.contentType.split(';')[0]?.trim() ?? '';
  const accepted = acceptedFor(target.kind);
  if (!accepted.includes(type)) throw unsupportedMediaType(accepted);
  if (type === applyType) return apply(api, exchange, target);
  const patch = patches[type];
  if (!patch) throw unsupportedMediaType(accepted);
  if (exchange.url.searchParams.has('force')) {
    throw new ApiError(
      422,
      'Invalid',
      'PatchOptions.meta.k8s.io "" is invalid: force: Forbidden: may not be specified for non-apply patch',
    );
  }
  const body = parseJson((await exchange.body()).toString('utf8'));
  const { kind, namespace, name } = target;
  const existing = api.resources.get(kind, namespace, name);
  const sent = asObject(exchange, kind, patch(kind, existing, body));
  requireNamespace(sent.object, target);
  if (sent.object.metadata.name !== name) {
    throw badRequest(
      `the name of the object (${sent.object.metadata.name}) does not match the name on the URL (${name})`,
    );
  }
  const updated = api.resources.update(kind, existing, sent.object, writeOptions(exchange, target));
  return replyWith(exchange, kind, updated, { warnings: sent.warnings });
}

const untypedPatch = (kind: ResourceKind, sent: Fields, unknown: string[]): ApiError => {
  const fields = unknown.map((field) => `.${field}: field not declared in schema`).join('\n');
  const [namespace, name] = [textAt(sent, 'metadata', 'namespace'), textAt(sent, 'metadata', 'name')];
  const which = `${namespace}/${name}; ${describeKind(kind)}`;
  return new ApiError(500, '', `failed to create typed patch object (${which}): ${fields}`);
};

async function apply(api: Api, exchange: Exchange, target: Target): Promise<Reply> {
  const { kind, namespace, name } = target;
  const query = exchange.url.searchParams;
  if (!query.get('fieldManager')) {
    throw new ApiError(
      422,
      'Invalid',
      'PatchOptions.meta.k8s.io "" is invalid: fieldManager: Required value: is required for apply patch',
    );
  }
  const sent = object((await readDocument(exchange)) ?? {});
  const [sentVersion, sentKind] = [textAt(sent, 'apiVersion'), textAt(sent, 'kind')];
  if (!sentVersion || !sentKind) throw badRequest(`invalid object type: ${sentVersion}/, Kind=${sentKind}`);
  if (!textAt(sent, 'metadata', 'name')) throw noName(name);
  const unknown = undeclared(kind, sent);
  if (unknown.length > 0) throw untypedPatch(kind, sent, unknown);
  const { object: manifest } = asObject(exchange, kind, sent);
  const { metadata } = manifest;
  if (metadata.managedFields) throw badRequest('metadata.managedFields must be nil');
  if (metadata.name && metadata.name !== name) {
    throw badRequest(
      `the name of the object (${metadata.name}) does not match the name on the URL (${name})`,
    );
  }
  const exists = api.store.get(kind, namespace, name) !== undefined;
  if (!exists) {
    const create = { verb: 'create', group: kind.group, resource: kind.plural, namespace, name };
    if (!api.allows(exchange.user, create)) throw forbidden(exchange.user, create);
    // What is made has no version yet, and a real server leaves the sent one aside.
    delete metadata.resourceVersion;
  }
  const applied = api.resources.apply(
    kind,
    namespace,
    { ...manifest, metadata: { ...metadata, name } },
    { ...writeOptions(exchange, target), force: isTrue(query.get('force')) },
  );
  return replyWith(exchange, kind, applied, { status: exists ? 200 : 201 });
}
