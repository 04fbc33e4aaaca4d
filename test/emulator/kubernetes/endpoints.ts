/** The verbs of the API on stored resources. */
import type { Api } from './api.ts';
import { badRequest, methodNotAllowed, noSuchPath, unsupportedMediaType } from './errors.ts';
import { apiVersionOf, type ResourceKind } from './kinds.ts';
import { isFields } from './objects.ts';
import { representation } from './representation.ts';
import { isWatch, type ResourcePath } from './request.ts';
import type { DeleteOptions } from './resources.ts';
import { fieldMatcher, labelMatcher, type Matcher } from './selectors.ts';
import type { Exchange, Reply } from './server.ts';
import type { Manifest, StoredObject } from './types.ts';
import { watch } from './watch.ts';

/** Where a request points: a kind, a namespace (empty for all or none) and perhaps a name. */
interface Target {
  kind: ResourceKind;
  namespace: string;
  name: string;
  subresource: string;
}

const isTrue = (value: string | null): boolean => value === 'true' || value === '1';

export function answerResource(api: Api, exchange: Exchange, path: ResourcePath): Promise<Reply> | Reply {
  const kind = api.catalogue.byPlural(path.group, path.version, path.resource);
  if (!kind) throw noSuchPath();
  const target = {
    kind,
    namespace: kind.namespaced ? (path.namespace ?? '') : '',
    name: path.name ?? '',
    subresource: path.subresource ?? '',
  };
  const operation = (target.name ? onOne : onMany)[exchange.method];
  if (!operation) throw methodNotAllowed();
  return operation(api, exchange, target);
}

type Operation = (api: Api, exchange: Exchange, target: Target) => Promise<Reply> | Reply;

const onMany: Record<string, Operation> = { GET: list, POST: create };
const onOne: Record<string, Operation> = { GET: get, PUT: update, DELETE: remove };

const selected = ({ url }: Exchange, { kind, name }: Target): Matcher => {
  const byLabel = labelMatcher(url.searchParams.get('labelSelector') ?? '');
  const byField = fieldMatcher(url.searchParams.get('fieldSelector') ?? '', kind);
  return (object) => (!name || object.metadata.name === name) && byLabel(object) && byField(object);
};

const formOf = ({ accept, url }: Exchange): ReturnType<typeof representation> =>
  representation(accept, url.searchParams.get('includeObject'));

function reply(exchange: Exchange, kind: ResourceKind, object: StoredObject, status = 200): Reply {
  return { status, body: formOf(exchange).one(kind, { ...object, apiVersion: apiVersionOf(kind) }) };
}

function get(api: Api, exchange: Exchange, target: Target): Reply {
  if (isWatch(exchange.url)) return openWatch(api, exchange, target);
  return reply(exchange, target.kind, api.resources.get(target.kind, target.namespace, target.name));
}

/** Where a list that was cut by `limit` goes on. */
const continueToken = (start: number): string =>
  Buffer.from(JSON.stringify({ v: 'meta.k8s.io/v1', start })).toString('base64url');

function startOf(token: string | null): number {
  if (!token) return 0;
  try {
    const decoded: unknown = JSON.parse(Buffer.from(token, 'base64url').toString());
    if (isFields(decoded) && typeof decoded.start === 'number') return decoded.start;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw badRequest('continue key is not valid');
}

function list(api: Api, exchange: Exchange, target: Target): Reply {
  if (isWatch(exchange.url)) return openWatch(api, exchange, target);
  const { kind, namespace } = target;
  const query = exchange.url.searchParams;
  const found = api.store.list(kind, namespace).filter(selected(exchange, target));
  const start = startOf(query.get('continue'));
  const limit = Number(query.get('limit') ?? 0) || found.length;
  const rest = found.length - start - limit;
  const metadata = {
    resourceVersion: String(api.store.revision()),
    ...(rest > 0 ? { continue: continueToken(start + limit), remainingItemCount: rest } : {}),
  };
  const page = found
    .slice(start, start + limit)
    .map((object) => ({ ...object, apiVersion: apiVersionOf(kind) }));
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

const jsonType = 'application/json';

/** The object in a request's body. Throws 415 for other forms than JSON, 400 for what is no object. */
async function sentObject(exchange: Exchange, kind: ResourceKind): Promise<Manifest> {
  if (exchange.contentType && !exchange.contentType.startsWith(jsonType))
    throw unsupportedMediaType([jsonType]);
  const sent = parsed(await exchange.body());
  if (!isFields(sent)) throw badRequest('the request body is not an object');
  const { apiVersion = apiVersionOf(kind), kind: sentKind = kind.kind, metadata } = sent;
  if (apiVersion !== apiVersionOf(kind) || sentKind !== kind.kind) {
    throw badRequest(
      `${sentKind} in version "${apiVersion}" cannot be handled as a ${kind.kind}: no kind "${sentKind}" is registered for version "${apiVersion}"`,
    );
  }
  return {
    ...sent,
    apiVersion: apiVersionOf(kind),
    kind: kind.kind,
    metadata: isFields(metadata) ? metadata : {},
  };
}

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch (error) {
    if (error instanceof SyntaxError) {
      throw badRequest(`couldn't get version/kind; json parse error: ${error.message}`);
    }
    throw error;
  }
};

/** The field manager that a request names, or else the program in its User-Agent. */
const managerOf = ({ url, userAgent }: Exchange): string =>
  url.searchParams.get('fieldManager') || userAgent.split('/')[0]?.slice(0, 128) || 'unknown';

const writeOptions = (exchange: Exchange, { subresource }: Target) => ({
  manager: managerOf(exchange),
  dryRun: exchange.url.searchParams.get('dryRun') === 'All',
  ...(subresource ? { subresource } : {}),
});

async function create(api: Api, exchange: Exchange, target: Target): Promise<Reply> {
  const object = await sentObject(exchange, target.kind);
  const created = api.resources.create(target.kind, target.namespace, object, writeOptions(exchange, target));
  return reply(exchange, target.kind, created, 201);
}

async function update(api: Api, exchange: Exchange, target: Target): Promise<Reply> {
  const object = await sentObject(exchange, target.kind);
  const existing = api.resources.get(target.kind, target.namespace, target.name);
  if (object.metadata.name !== target.name) {
    throw badRequest(
      `the name of the object (${object.metadata.name}) does not match the name on the URL (${target.name})`,
    );
  }
  const updated = api.resources.update(existing, target.kind, object, writeOptions(exchange, target));
  return reply(exchange, target.kind, updated);
}

async function deleteOptions(exchange: Exchange): Promise<DeleteOptions> {
  const body = await exchange.body();
  const sent = body ? parsed(body) : {};
  if (!isFields(sent)) throw badRequest('the request body is not a DeleteOptions');
  const query = exchange.url.searchParams;
  const dryRun = query.get('dryRun') === 'All' || (Array.isArray(sent.dryRun) && sent.dryRun.includes('All'));
  const propagationPolicy = query.get('propagationPolicy') ?? sent.propagationPolicy;
  return {
    dryRun,
    ...(typeof propagationPolicy === 'string' ? { propagationPolicy } : {}),
    ...(isFields(sent.preconditions) ? { preconditions: sent.preconditions } : {}),
  };
}

async function remove(api: Api, exchange: Exchange, target: Target): Promise<Reply> {
  const options = await deleteOptions(exchange);
  const { kind, namespace, name } = target;
  const existing = api.resources.get(kind, namespace, name);
  const left = api.resources.remove(kind, existing, options);
  if (left) return reply(exchange, kind, left);
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
