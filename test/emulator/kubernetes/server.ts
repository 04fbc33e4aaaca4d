/** The HTTP side of an API server: who asks, whether they may, and which part answers. */
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { ConnectionCut } from '../faults.ts';
import type { Api } from './api.ts';
import { aggregated, coreVersions, groupList, oneGroup, resourceList } from './discovery.ts';
import { answerResource } from './endpoints.ts';
import {
  ApiError,
  failure,
  forbidden,
  methodNotAllowed,
  noSuchPath,
  PlainRefusal,
  pageNotFound,
  unauthorized,
} from './errors.ts';
import type { Exchange, Reply } from './exchange.ts';
import { isBuiltinGroup } from './kinds.ts';
import { openapiDocument, openapiIndex } from './openapi.ts';
import { openapiV2 } from './openapi-v2.ts';
import { accessRequest, resourcePath } from './request.ts';
import type { KubernetesUser } from './types.ts';
import { versionInfo } from './version.ts';

const healthPaths = new Set(['/healthz', '/livez', '/readyz']);

const anonymous: KubernetesUser = { username: 'system:anonymous', groups: ['system:unauthenticated'] };

/** From Kubernetes 1.32 on, EKS lets anonymous requests reach the health checks only (EKS user guide, release notes of 1.32). */
const allowsAnonymous = (version: string, path: string): boolean =>
  healthPaths.has(path) || Number(version.split('.')[1]) < 32;

async function authenticated(api: Api, request: IncomingMessage, path: string): Promise<KubernetesUser> {
  const { authorization } = request.headers;
  if (!authorization) {
    if (!allowsAnonymous(api.version, path)) throw unauthorized();
    return anonymous;
  }
  const token = /^Bearer\s+(\S+)$/i.exec(authorization)?.[1];
  const user = token ? await api.authenticate(token) : undefined;
  if (!user) throw unauthorized();
  return { ...user, groups: [...new Set([...user.groups, 'system:authenticated'])] };
}

/** The user whom an `Impersonate-User` header names, when the one who sends it may act for others. */
function impersonated(api: Api, user: KubernetesUser, headers: IncomingHttpHeaders): KubernetesUser {
  const name = headers['impersonate-user'];
  if (typeof name !== 'string') return user;
  const groups = [headers['impersonate-group'] ?? []].flat().flatMap((group) => group.split(', '));
  const wanted = [
    { resource: 'users', name },
    ...groups.map((group) => ({ resource: 'groups', name: group })),
  ];
  for (const subject of wanted) {
    const request = { verb: 'impersonate', group: '', ...subject };
    if (!api.allows(user, request)) throw forbidden(user, request);
  }
  return { username: name, groups: [...new Set([...groups, 'system:authenticated'])] };
}

const bytes = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
};

const openapiPrefix = '/openapi/v3/';

const plainText = 'text/plain; charset=utf-8';

const found = (body: object | undefined, otherwise: () => Error = noSuchPath): Reply => {
  if (!body) throw otherwise();
  return { status: 200, body };
};

function answerPath(api: Api, { method, url, accept }: Exchange): Reply {
  const path = url.pathname.replace(/(.)\/$/, '$1');
  const [root = '', group = '', version] = path.split('/').filter(Boolean);
  if (method !== 'GET' && method !== 'HEAD') throw methodNotAllowed();
  if (healthPaths.has(path)) return { status: 200, body: 'ok', contentType: plainText };
  if (path === '/version') return found(versionInfo(api.version));
  if (path === '/api' || path === '/apis') {
    const discovery = aggregated(api.catalogue, path === '/api' ? 'api' : 'apis', accept);
    if (discovery) return { status: 200, ...discovery };
    return found(path === '/api' ? coreVersions() : groupList(api.catalogue));
  }
  if (path === '/openapi/v2') return openapiV2(api.catalogue, accept);
  if (path === '/openapi/v3') return found(openapiIndex(api.catalogue));
  if (path.startsWith(openapiPrefix)) {
    return found(openapiDocument(api.catalogue, path.slice(openapiPrefix.length)));
  }
  if (root === 'api' && group) return found(resourceList(api.catalogue, '', group));
  if (root === 'apis') {
    const absent = isBuiltinGroup(group) ? noSuchPath : pageNotFound;
    const body = version ? resourceList(api.catalogue, group, version) : oneGroup(api.catalogue, group);
    return found(body, absent);
  }
  throw pageNotFound();
}

async function answer(api: Api, request: IncomingMessage): Promise<Reply> {
  const method = request.method ?? 'GET';
  const url = new URL(request.url ?? '/', 'https://kubernetes.default.svc');
  const user = impersonated(api, await authenticated(api, request, url.pathname), request.headers);
  const leave = await api.flowControl.enter(user);
  try {
    return await authorized(api, request, method, url, user);
  } finally {
    leave();
  }
}

async function authorized(
  api: Api,
  request: IncomingMessage,
  method: string,
  url: URL,
  user: KubernetesUser,
): Promise<Reply> {
  const access = accessRequest(method, url);
  if (!api.allows(user, access)) throw forbidden(user, access);
  const exchange: Exchange = {
    method,
    url,
    user,
    accept: request.headers.accept ?? '',
    contentType: request.headers['content-type'] ?? '',
    userAgent: request.headers['user-agent'] ?? '',
    body: () => bytes(request),
  };
  const target = resourcePath(url.pathname);
  if (target === undefined) return answerPath(api, exchange);
  if (method === 'GET' || method === 'HEAD') return answerResource(api, exchange, target);
  return await api.aroundWrite(user, access, async () => {
    await api.resources.webhooks.look();
    return answerResource(api, exchange, target);
  });
}

const send = (response: ServerResponse, reply: Exclude<Reply, (response: ServerResponse) => void>): void => {
  const { body: said } = reply;
  const body = typeof said === 'string' || Buffer.isBuffer(said) ? said : `${JSON.stringify(said)}\n`;
  for (const warning of reply.warnings ?? []) {
    response.appendHeader('warning', `299 - ${JSON.stringify(warning)}`);
  }
  response.writeHead(reply.status, {
    'content-type': reply.contentType ?? 'application/json',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-cache, private',
    ...reply.headers,
  });
  response.end(body);
};

/** Answers one request; what is not an ApiError is a fault of ours and is answered with 500 and its message. */
export async function respond(api: Api, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const reply = await answer(api, request);
    if (typeof reply === 'function') reply(response);
    else send(response, reply);
  } catch (error) {
    if (error instanceof ConnectionCut) {
      response.destroy();
      return;
    }
    if (error instanceof PlainRefusal) {
      const { code, message, headers } = error;
      send(response, { status: code, body: `${message}\n`, contentType: plainText, headers });
      return;
    }
    const refusal =
      error instanceof ApiError
        ? error
        : new ApiError(
            500,
            'InternalError',
            `Internal error occurred: ${error instanceof Error ? error.stack : error}`,
          );
    send(response, { status: refusal.code, body: failure(refusal) });
  }
}
