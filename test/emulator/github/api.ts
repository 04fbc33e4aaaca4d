/** What of GitHub answers on the gateway: the OIDC token endpoint, and the root of the REST API. */
import { type HttpRequest, type HttpResponse, jsonResponse } from '../protocols/http.ts';
import type { OidcProvider } from './oidc.ts';

/** In front of every route of GitHub's. */
export const GITHUB_PATH = '/github/';
export const API_PATH = `${GITHUB_PATH}api`;
export const TOKEN_PATH = `${GITHUB_PATH}oidc/token`;

const notFound = jsonResponse(404, {
  message: 'Not Found',
  documentation_url: 'https://docs.github.com/rest',
  status: '404',
});

export function github(oidc: OidcProvider): (request: HttpRequest) => Promise<HttpResponse> {
  return async ({ method, path, query, headers }) => {
    if (path !== TOKEN_PATH || method !== 'GET') return notFound;
    const value = await oidc.issue(headers.authorization, new URLSearchParams(query).get('audience'));
    return value === undefined
      ? jsonResponse(401, { message: 'Unauthorized' })
      : jsonResponse(200, { count: value.length, value });
  };
}
