/** Refusals, as Kubernetes' Status objects with its own wording (apimachinery's api/errors). */
import type { ResourceKind } from './kinds.ts';
import type { AccessRequest, KubernetesUser } from './types.ts';

export interface Cause {
  reason?: string;
  message: string;
  /** Path of the field, such as `metadata.name`. */
  field?: string;
}

export interface StatusDetails {
  name?: string;
  group?: string;
  /** Of a named resource its plural, of an invalid object its kind. */
  kind?: string;
  causes?: Cause[];
  retryAfterSeconds?: number;
}

/** A refusal by the API server. */
export class ApiError extends Error {
  /** HTTP status. */
  readonly code: number;
  readonly reason: string;
  readonly details: StatusDetails | undefined;
  /** The ListMeta of the Status: where a list may go on all the same. */
  readonly metadata: { continue?: string };

  constructor(
    code: number,
    reason: string,
    message: string,
    details?: StatusDetails,
    metadata: { continue?: string } = {},
  ) {
    super(message);
    this.name = reason;
    this.code = code;
    this.reason = reason;
    this.details = details;
    this.metadata = metadata;
  }
}

/** A refusal by what stands before the API itself: plain text, as Go's own HTTP server writes it. */
export class PlainRefusal extends Error {
  /** HTTP status. */
  readonly code: number;
  readonly headers: Record<string, string>;

  constructor(code: number, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.name = 'PlainRefusal';
    this.code = code;
    this.headers = headers;
  }
}

/** The `Status` that is sent for an error. */
export const failure = (error: ApiError): object => ({
  kind: 'Status',
  apiVersion: 'v1',
  metadata: error.metadata,
  status: 'Failure',
  message: error.message,
  ...(error.reason ? { reason: error.reason } : {}),
  ...(error.details ? { details: error.details } : {}),
  code: error.code,
});

/** `deployments.apps`, or `pods` for the core group. */
export const qualified = (kind: { group: string; plural: string }): string =>
  kind.group ? `${kind.plural}.${kind.group}` : kind.plural;

const about = (kind: ResourceKind, name: string): StatusDetails => ({
  ...(name ? { name } : {}),
  ...(kind.group ? { group: kind.group } : {}),
  kind: kind.plural,
});

export const notFound = (kind: ResourceKind, name: string): ApiError =>
  new ApiError(404, 'NotFound', `${qualified(kind)} "${name}" not found`, about(kind, name));

export const alreadyExists = (kind: ResourceKind, name: string, isGoing: boolean): ApiError =>
  new ApiError(
    409,
    'AlreadyExists',
    `${isGoing ? 'object is being deleted: ' : ''}${qualified(kind)} "${name}" already exists`,
    about(kind, name),
  );

export const conflict = (kind: ResourceKind, name: string, why: string): ApiError =>
  new ApiError(
    409,
    'Conflict',
    `Operation cannot be fulfilled on ${qualified(kind)} "${name}": ${why}`,
    about(kind, name),
  );

export const noName = (nameOfPath: string): ApiError =>
  badRequest(`the name of the object (${nameOfPath} based on URL) was undeterminable: name must be provided`);

export const badRequest = (message: string): ApiError => new ApiError(400, 'BadRequest', message);

export const unauthorized = (): ApiError => new ApiError(401, 'Unauthorized', 'Unauthorized');

/** A path within a group of Kubernetes' own under which nothing is served. */
export const noSuchPath = (): ApiError =>
  new ApiError(404, 'NotFound', 'the server could not find the requested resource', {});

/** A path that no part of the server knows: so is every one of a group whose CustomResourceDefinitions are not there. */
export const pageNotFound = (): PlainRefusal => new PlainRefusal(404, '404 page not found');

export const methodNotAllowed = (): ApiError =>
  new ApiError(
    405,
    'MethodNotAllowed',
    'the server does not allow this method on the requested resource',
    {},
  );

export const unsupportedMediaType = (accepted: readonly string[]): ApiError =>
  new ApiError(
    415,
    'UnsupportedMediaType',
    `the body of the request was in an unknown format - accepted media types include: ${accepted.join(', ')}`,
  );

export const notAcceptable = (accepted: readonly string[]): ApiError =>
  new ApiError(406, 'NotAcceptable', `only the following media types are accepted: ${accepted.join(', ')}`);

export const expired = (asked: number, oldest: number): ApiError =>
  new ApiError(410, 'Expired', `too old resource version: ${asked} (${oldest})`);

/** @param token goes on as the list is now */
export const continueExpired = (token: string): ApiError =>
  new ApiError(
    410,
    'Expired',
    'The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, or use the continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list - objects that were created, modified, or deleted between the time the first chunk was returned and now may show up in the list.',
    undefined,
    { continue: token },
  );

/** An object that breaks the rules of its kind. */
export const invalid = (kind: ResourceKind, name: string, causes: Cause[]): ApiError => {
  const problems = causes.map(({ field, message }) => `${field}: ${message}`);
  const text = problems.length === 1 ? problems[0] : `[${problems.join(', ')}]`;
  const type = kind.group ? `${kind.kind}.${kind.group}` : kind.kind;
  return new ApiError(422, 'Invalid', `${type} "${name}" is invalid: ${text}`, {
    name,
    ...(kind.group ? { group: kind.group } : {}),
    kind: kind.kind,
    causes,
  });
};

/** 403, as the authorizer words it. */
export const forbidden = (user: KubernetesUser, request: AccessRequest): ApiError => {
  const { verb, group, resource, subresource, namespace, name, path } = request;
  if (path !== undefined) {
    const message = `forbidden: User "${user.username}" cannot ${verb} path "${path}"`;
    return new ApiError(403, 'Forbidden', message, {});
  }
  const full = subresource ? `${resource}/${subresource}` : resource;
  const where = namespace ? `in the namespace "${namespace}"` : 'at the cluster scope';
  const subject = qualified({ group, plural: resource }) + (name ? ` "${name}"` : '');
  return new ApiError(
    403,
    'Forbidden',
    `${subject} is forbidden: User "${user.username}" cannot ${verb} resource "${full}" in API group "${group}" ${where}`,
    { ...(name ? { name } : {}), ...(group ? { group } : {}), kind: resource },
  );
};

/** 403 for a reason other than missing permission, such as a namespace that is being deleted. */
export const refused = (kind: ResourceKind, name: string, why: string): ApiError =>
  new ApiError(403, 'Forbidden', `${qualified(kind)} "${name}" is forbidden: ${why}`, about(kind, name));
