/** What of GitHub answers on the gateway: the OIDC token endpoint, the REST API of one repository, and `viewer` of GraphQL. */
import { type HttpRequest, type HttpResponse, jsonResponse } from '../protocols/http.ts';
import { ourBot } from './bodies.ts';
import { deploymentRoutes } from './deployments.ts';
import type { Access, Jobs, Permissions } from './jobs.ts';
import type { Limits } from './limits.ts';
import type { OidcProvider } from './oidc.ts';
import type { Repository } from './repository.ts';
import { type Answer, Refused, type RestCall, type Route, refusal } from './rest.ts';
import { routes } from './routes.ts';

export const API_PATH = '/github/api';
export const TOKEN_PATH = '/github/oidc/token';

/** An entry of the log of requests to the REST API. */
export interface LoggedRequest {
  /** RFC 3339, to the millisecond. */
  time: string;
  method: string;
  /** With its query, without the API's own. */
  path: string;
  status: number;
}

export interface GitHubParts {
  oidc: OidcProvider;
  jobs: Jobs;
  limits: Limits;
  repository: () => Repository;
  /** Filled as requests come. */
  requests: LoggedRequest[];
}

interface Matcher {
  method: string;
  pattern: RegExp;
  route: Route;
}

/** The first that fits is taken: `/issues/comments/{id}` before `/issues/{number}`. */
const matchers: Matcher[] = [...routes, ...deploymentRoutes].map((route) => {
  const [method = '', path = ''] = route.route.split(' ');
  const pattern = path.replace(/\{(\+?)(\w+)\}/g, (_, plus, name) =>
    plus ? `(?<${name}>.+)` : `(?<${name}>${name === 'number' || name === 'id' ? '\\d+' : '[^/]+'})`,
  );
  return { method, pattern: new RegExp(`^${pattern}$`), route };
});

export function githubApi(parts: GitHubParts): (request: HttpRequest) => Promise<HttpResponse> {
  const { oidc, limits, requests } = parts;

  function answer(request: HttpRequest): Answer {
    const struck = limits.strike(request.method, request.path);
    if (struck !== undefined) return struck;
    try {
      return respond(parts, request);
    } catch (error) {
      if (error instanceof Refused) return error.answer;
      throw error;
    }
  }

  return async (request) => {
    const { method, path, query, headers } = request;
    if (path === TOKEN_PATH && method === 'GET') {
      const value = await oidc.issue(headers.authorization, new URLSearchParams(query).get('audience'));
      return value === undefined
        ? jsonResponse(401, { message: 'Unauthorized' })
        : jsonResponse(200, { count: value.length, value });
    }
    const given = paged(request, answer(request));
    requests.push({
      time: new Date().toISOString(),
      method,
      path: path.slice(API_PATH.length) + (query && `?${query}`),
      status: given.status,
    });
    const response = jsonResponse(given.status, given.body ?? {});
    return { ...response, headers: { ...response.headers, ...limits.headers(), ...given.headers } };
  };
}

/** @throws Refused */
function respond({ jobs, repository }: GitHubParts, request: HttpRequest): Answer {
  const { method, headers, query } = request;
  const token = /^(?:bearer|token) (.+)$/i.exec(headers.authorization ?? '')?.[1];
  const permissions = jobs.permissionsOf(token ?? '');
  if (token !== undefined && permissions === undefined) throw new Refused(refusal(401, 'Bad credentials'));
  const path = decodeURIComponent(request.path.slice(API_PATH.length));
  if (path === '/graphql') return viewer(request, permissions);

  const { fullName, run } = repository();
  const within = [`/repos/${fullName}`, `/repositories/${run.repositoryId}`].find(
    (prefix) => path === prefix || path.toLowerCase().startsWith(`${prefix.toLowerCase()}/`),
  );
  // A private repository is not there for whoever may not see it.
  if (within === undefined || permissions === undefined) return refusal(404, 'Not Found');
  const rest = path.slice(within.length);
  const found = matchers.find((matcher) => matcher.method === method && matcher.pattern.test(rest));
  if (found === undefined) return refusal(404, 'Not Found');
  const { route, pattern } = found;
  const call: RestCall = {
    repository: repository(),
    parameters: { ...pattern.exec(rest)?.groups },
    query: new URLSearchParams(query),
    body: bodyOf(request),
    login: ourBot,
    permissions,
    api: apiOf(request),
  };
  const needs = route.needs(call);
  if (!needs.some((need) => isGranted(need, permissions))) {
    return {
      ...refusal(403, 'Resource not accessible by integration', route.page),
      headers: { 'x-accepted-github-permissions': needs.join('; ') },
    };
  }
  return route.answer(call);
}

const apiOf = ({ headers }: HttpRequest): string => `http://${headers.host}${API_PATH}`;

/** Who the token is: the one question that only GraphQL answers for every kind of token. */
function viewer(request: HttpRequest, permissions: Permissions | undefined): Answer {
  if (permissions === undefined) {
    return refusal(401, 'This endpoint requires you to be authenticated.', 'https://docs.github.com/graphql');
  }
  const asked = String(bodyOf(request).query).replace(/\s+/g, ' ').trim();
  return /^(query )?\{ ?viewer ?\{ ?login ?\} ?\}$/.test(asked)
    ? { status: 200, body: { data: { viewer: { login: ourBot } } } }
    : { status: 200, body: { errors: [{ message: `the emulator does not know this query: ${asked}` }] } };
}

/** @throws Refused with 400 when it is no JSON object. */
function bodyOf({ body }: HttpRequest): Record<string, unknown> {
  if (body.length === 0) return {};
  try {
    return Object(JSON.parse(body.toString()));
  } catch {
    throw new Refused(refusal(400, 'Problems parsing JSON'));
  }
}

/** @param need such as `issues=write`; whoever may write may read. */
function isGranted(need: string, permissions: Permissions): boolean {
  const [name = '', access] = need.split('=') as [string, Access];
  if (name === 'metadata') return true;
  const granted = permissions[name.replaceAll('_', '-')];
  return granted === access || granted === 'write';
}

/** A page of a list, and where the others are. Source: "Using pagination in the REST API". */
function paged(request: HttpRequest, { list, ...given }: Answer): Answer {
  if (list === undefined) return given;
  const query = new URLSearchParams(request.query);
  const size = Math.min(100, Math.max(1, Number(query.get('per_page') ?? 30) || 30));
  const page = Math.max(1, Number(query.get('page') ?? 1) || 1);
  const last = Math.max(1, Math.ceil(list.length / size));
  const relations = {
    ...(page > 1 && { prev: page - 1 }),
    ...(page < last && { next: page + 1, last }),
    ...(page > 1 && { first: 1 }),
  };
  const links = Object.entries(relations).map(([relation, number]) => {
    const there = new URLSearchParams(query);
    there.set('page', String(number));
    return `<${apiOf(request)}${request.path.slice(API_PATH.length)}?${there}>; rel="${relation}"`;
  });
  return {
    ...given,
    body: list.slice((page - 1) * size, page * size),
    headers: { ...given.headers, ...(links.length > 0 && { link: links.join(', ') }) },
  };
}
