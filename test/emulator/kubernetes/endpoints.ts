/** The verbs of the API on resources. */
import type { Api } from './api.ts';
import { readDocument, readObject } from './bodies.ts';
import { badRequest, methodNotAllowed, noName, noSuchPath, pageNotFound } from './errors.ts';
import type { Exchange, Reply } from './exchange.ts';
import { inVersion, isBuiltinGroup, reviewKinds } from './kinds.ts';
import { isFields, numberAt, textAt, textsAt } from './objects.ts';
import { pageOf } from './pages.ts';
import { patchOne } from './patching.ts';
import { checkDeleteOptions, checkGetOptions, checkListOptions, checkWriteOptions } from './queries.ts';
import { isWatch, type ResourcePath } from './request.ts';
import type { DeleteOptions } from './resources.ts';
import { answerReview } from './reviews.ts';
import { fieldMatcher, labelMatcher, type Matcher } from './selectors.ts';
import { subresourceOperation } from './subresources.ts';
import {
  formOf,
  isDryRun,
  isTrue,
  replyWith,
  requireNamespace,
  type Target,
  writeOptions,
} from './target.ts';
import { watch } from './watch.ts';

type Operation = (api: Api, exchange: Exchange, target: Target) => Promise<Reply> | Reply;

const onMany: Record<string, Operation> = { GET: list, POST: create, DELETE: removeMany };
const onOne: Record<string, Operation> = { GET: get, PUT: update, PATCH: patchOne, DELETE: removeOne };
const onStatus: Record<string, Operation> = { GET: get, PUT: update, PATCH: patchOne };

function operationFor({ kind, name, subresource }: Target, method: string): Operation | undefined {
  if (!subresource) return (name ? onOne : onMany)[method];
  if (!kind.subresources.includes(subresource)) throw noSuchPath();
  return subresource === 'status' ? onStatus[method] : subresourceOperation(kind, subresource, method);
}

export function answerResource(api: Api, exchange: Exchange, path: ResourcePath): Promise<Reply> | Reply {
  const { group, version, resource, namespace = '', name = '', subresource = '' } = path;
  const review = reviewKinds.find(
    (kind) => kind.group === group && kind.version === version && kind.plural === resource,
  );
  if (review) return answerReview(api, exchange, review, namespace);
  const kind = api.catalogue.byPlural(group, version, resource);
  if (!kind) throw isBuiltinGroup(group) ? noSuchPath() : pageNotFound();
  if (!kind.namespaced && namespace && resource !== 'namespaces') throw noSuchPath();
  const target: Target = { kind, namespace: kind.namespaced ? namespace : '', name, subresource };
  const operation = operationFor(target, exchange.method);
  const isOfNoNamespace = kind.namespaced && !namespace && exchange.method !== 'GET';
  // Namespaces go one by one.
  const isNamespaces = kind.plural === 'namespaces' && !kind.group && !name && exchange.method === 'DELETE';
  if (!operation || isOfNoNamespace || isNamespaces) throw methodNotAllowed();
  checkQuery(api, exchange, target);
  return operation(api, exchange, target);
}

function checkQuery({ store }: Api, { method, url }: Exchange, { name }: Target): void {
  const query = url.searchParams;
  if (method !== 'GET') checkWriteOptions(query, method);
  else if (name && !isWatch(url)) checkGetOptions(query, store.revision());
  else checkListOptions(query, isWatch(url), store.revision());
}

const selected = ({ url }: Exchange, { kind, name }: Target): Matcher => {
  const byLabel = labelMatcher(url.searchParams.get('labelSelector') ?? '');
  const byField = fieldMatcher(url.searchParams.get('fieldSelector') ?? '', kind);
  return (object) => (!name || object.metadata.name === name) && byLabel(object) && byField(object);
};

function get(api: Api, exchange: Exchange, target: Target): Reply {
  if (isWatch(exchange.url)) return openWatch(api, exchange, target);
  return replyWith(exchange, target.kind, api.resources.get(target.kind, target.namespace, target.name));
}

function list(api: Api, exchange: Exchange, target: Target): Reply {
  if (isWatch(exchange.url)) return openWatch(api, exchange, target);
  const { kind, namespace } = target;
  const query = exchange.url.searchParams;
  const { items, metadata } = pageOf(api.store, {
    kind,
    namespace,
    matches: selected(exchange, target),
    isSelective: query.has('labelSelector') || query.has('fieldSelector'),
    limit: Number(query.get('limit') ?? 0),
    token: query.get('continue') ?? '',
  });
  const page = items.map((object) => inVersion(kind, object));
  return { status: 200, body: formOf(exchange).many(kind, page, metadata) };
}

function openWatch(api: Api, exchange: Exchange, target: Target): Reply {
  const { kind, namespace } = target;
  const query = exchange.url.searchParams;
  const timeout = query.get('timeoutSeconds');
  const options = {
    kind,
    namespace,
    matches: selected(exchange, target),
    resourceVersion: query.get('resourceVersion') ?? '',
    bookmarks: isTrue(query.get('allowWatchBookmarks')),
    sendInitialEvents: isTrue(query.get('sendInitialEvents')),
    ...(timeout ? { timeoutSeconds: Number(timeout) } : {}),
    representation: formOf(exchange),
  };
  return (response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-cache, private' });
    response.flushHeaders();
    watch(api.store, options, {
      send: (line) => response.write(line),
      end: () => response.end(),
      onClose: (listener) => response.once('close', listener),
    });
  };
}

async function create(api: Api, exchange: Exchange, target: Target): Promise<Reply> {
  const { kind, namespace } = target;
  const { object, warnings } = await readObject(exchange, kind);
  const created = api.resources.create(kind, namespace, object, writeOptions(exchange, target));
  return replyWith(exchange, kind, created, { status: 201, warnings });
}

async function update(api: Api, exchange: Exchange, target: Target): Promise<Reply> {
  const { kind, namespace, name } = target;
  const { object, warnings } = await readObject(exchange, kind);
  const existing = api.resources.get(kind, namespace, name);
  requireNamespace(object, target);
  if (!object.metadata.name) throw noName(name);
  if (object.metadata.name !== name) {
    throw badRequest(
      `the name of the object (${object.metadata.name}) does not match the name on the URL (${name})`,
    );
  }
  const updated = api.resources.update(kind, existing, object, writeOptions(exchange, target));
  return replyWith(exchange, kind, updated, { warnings });
}

/** From the body, or else from the query. */
async function deleteOptions(exchange: Exchange): Promise<DeleteOptions> {
  const sent = (await readDocument(exchange)) ?? {};
  if (!isFields(sent)) throw badRequest('the request body is not a DeleteOptions');
  const { kind = 'DeleteOptions', apiVersion } = sent;
  if (kind !== 'DeleteOptions') {
    throw badRequest(
      `no kind "${kind}" is registered for version "${apiVersion}" in scheme "pkg/runtime/scheme.go:111"`,
    );
  }
  const query = exchange.url.searchParams;
  const propagationPolicy =
    query.get('propagationPolicy') ??
    (textAt(sent, 'propagationPolicy') || (sent.orphanDependents === true ? 'Orphan' : ''));
  checkDeleteOptions(query, propagationPolicy);
  const preconditions = {
    ...(textAt(sent, 'preconditions', 'uid') ? { uid: textAt(sent, 'preconditions', 'uid') } : {}),
    ...(textAt(sent, 'preconditions', 'resourceVersion')
      ? { resourceVersion: textAt(sent, 'preconditions', 'resourceVersion') }
      : {}),
  };
  const gracePeriod = query.get('gracePeriodSeconds');
  const gracePeriodSeconds =
    gracePeriod === null ? numberAt(sent, 'gracePeriodSeconds') : Number(gracePeriod);
  return {
    dryRun: isDryRun([...query.getAll('dryRun'), ...textsAt(sent, 'dryRun')]),
    preconditions,
    ...(gracePeriodSeconds !== undefined && { gracePeriodSeconds }),
    ...(propagationPolicy ? { propagationPolicy } : {}),
  };
}

async function removeOne(api: Api, exchange: Exchange, target: Target): Promise<Reply> {
  const options = await deleteOptions(exchange);
  const { kind, namespace, name } = target;
  const existing = api.resources.get(kind, namespace, name);
  api.resources.webhooks.ask({ operation: 'DELETE', kind, namespace, oldObject: existing });
  const left = api.resources.remove(kind, existing, options);
  if (left) return replyWith(exchange, kind, left);
  return {
    status: 200,
    body: {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Success',
      details: {
        name,
        ...(kind.group ? { group: kind.group } : {}),
        kind: kind.plural,
        uid: existing.metadata.uid,
      },
    },
  };
}

async function removeMany(api: Api, exchange: Exchange, target: Target): Promise<Reply> {
  const options = await deleteOptions(exchange);
  const { kind, namespace } = target;
  const found = api.store.list(kind, namespace).filter(selected(exchange, target));
  for (const object of found) {
    api.resources.webhooks.ask({ operation: 'DELETE', kind, namespace, oldObject: object });
    api.resources.remove(kind, object, options);
  }
  const metadata = { resourceVersion: String(api.store.revision()) };
  return { status: 200, body: formOf(exchange).many(kind, found, metadata) };
}
