/** The words that the routes of the REST API share. */
import type { Permissions } from './jobs.ts';
import type { Repository } from './repository.ts';

/** A request to a route of the repository, its body read. */
export interface RestCall {
  repository: Repository;
  /** What the path's `{…}` stand for. */
  parameters: Record<string, string>;
  query: URLSearchParams;
  body: Record<string, unknown>;
  /** Whose token it is; a job's is the Actions app's. */
  login: string;
  permissions: Permissions;
  /** The API's address. */
  api: string;
}

export interface Answer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
  /** The whole list, of which a page is to be given. */
  list?: readonly unknown[];
}

export interface Route {
  /** Such as `GET /pulls/{number}`, after `/repos/{owner}/{repo}`. */
  route: string;
  /** Any of which will do, as `x-accepted-github-permissions` names them: `issues=write`. */
  needs: (call: RestCall) => string[];
  /** Its page in GitHub's documentation, after `https://docs.github.com/rest/`. */
  page: string;
  answer(call: RestCall): Answer;
}

const documentation = 'https://docs.github.com/rest';

/** @param page its address, or what comes after that of the REST API's documentation. */
export function refusal(status: number, message: string, page = '', errors?: readonly object[]): Answer {
  const address = page.startsWith('https:') ? page : `${documentation}${page && `/${page}`}`;
  return {
    status,
    body: { message, ...(errors && { errors }), documentation_url: address, status: String(status) },
  };
}

/** An answer that is given by throwing it. */
export class Refused extends Error {
  readonly answer: Answer;

  constructor(answer: Answer) {
    super(`refused with ${answer.status}`);
    this.answer = answer;
  }
}

export const notFound = (page?: string): Refused => new Refused(refusal(404, 'Not Found', page));

/** @throws Refused with 422, as when a model's validation fails. */
export function invalid(errors: readonly object[], page?: string): Refused {
  return new Refused(refusal(422, 'Validation Failed', page, errors));
}

/** A member of the body that must be text. @throws Refused with 422 */
export function requiredText(call: RestCall, name: string, page?: string): string {
  const value = call.body[name];
  if (value === undefined)
    throw new Refused(refusal(422, `Invalid request.\n\n"${name}" wasn't supplied.`, page));
  if (typeof value !== 'string') {
    throw new Refused(
      refusal(
        422,
        `Invalid request.\n\nFor 'properties/${name}', ${JSON.stringify(value)} is not a string.`,
        page,
      ),
    );
  }
  return value;
}

/** @throws Refused with 422 when it is there and no text. */
export function optionalText(call: RestCall, name: string): string | undefined {
  return call.body[name] === undefined ? undefined : requiredText(call, name);
}
