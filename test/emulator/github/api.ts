/** What of GitHub answers on the gateway: the OIDC token endpoint, and the root of the REST API. */
import type { HttpRequest, HttpResponse } from '../protocols/http.ts';
import type { OidcProvider } from './oidc.ts';

export const API_PATH = '/github/api';
export const TOKEN_PATH = '/github/oidc/token';

const json = (status: number, value: object): HttpResponse => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(value),
});

const notFound = json(404, {
  message: 'Not Found',
  documentation_url: 'https://docs.github.com/rest',
  status: '404',
});

export function github(oidc: OidcProvider): (request: HttpRequest) => Promise<HttpResponse> {
  return async ({ method, path, query, headers }) => {
    if (path !== TOKEN_PATH || method !== 'GET') return notFound;
    const value = await oidc.issue(headers.authorization, new URLSearchParams(query).get('audience'));
    return value === undefined
      ? json(401, { message: 'Unauthorized' })
      : json(200, { count: value.length, value });
  };
}
