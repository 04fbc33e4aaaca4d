/** What all verbs on resources share: where a request points, how it writes, how it is answered. */
import { ApiError, badRequest } from './errors.ts';
import type { Exchange, Reply } from './exchange.ts';
import { inVersion, type ResourceKind } from './kinds.ts';
import { representation } from './representation.ts';
import type { Manifest, StoredObject } from './types.ts';
import type { WriteOptions } from './writable.ts';

/** A kind, a namespace (empty for all or none), and perhaps one object. */
export interface Target {
  kind: ResourceKind;
  namespace: string;
  name: string;
  subresource: string;
}

export const formOf = ({ accept, url }: Exchange): ReturnType<typeof representation> =>
  representation(accept, url.searchParams.get('includeObject'));

export const replyWith = (
  exchange: Exchange,
  kind: ResourceKind,
  object: StoredObject,
  { status = 200, warnings = [] }: { status?: number; warnings?: string[] } = {},
): Reply => ({
  status,
  warnings,
  body: formOf(exchange).one(kind, inVersion(kind, object)),
});

/** As apimachinery's conversion reads a parameter: whatever is not said to be false. */
export const isTrue = (value: string | null): boolean =>
  value !== null && !['false', '0'].includes(value.toLowerCase());

/** Throws 422 for a value other than `All`. */
export const isDryRun = (values: readonly unknown[]): boolean => {
  const other = values.find((value) => value !== 'All');
  if (other !== undefined) {
    throw new ApiError(
      422,
      'Invalid',
      `dryRun: Unsupported value: ${JSON.stringify(other)}: supported values: "All"`,
    );
  }
  return values.length > 0;
};

/** The field manager that a request names, or else the program in its User-Agent. */
export const managerOf = ({ url, userAgent }: Exchange): string =>
  url.searchParams.get('fieldManager') || userAgent.split('/')[0]?.slice(0, 128) || 'unknown';

/** @throws ApiError 400 for an object of another namespace than its path's */
export function requireNamespace({ metadata }: Manifest, { namespace }: Target): void {
  if (!namespace || !metadata.namespace || metadata.namespace === namespace) return;
  throw badRequest('the namespace of the provided object does not match the namespace sent on the request');
}

export const writeOptions = (exchange: Exchange, { subresource }: Target): WriteOptions => ({
  manager: managerOf(exchange),
  user: exchange.user,
  dryRun: isDryRun(exchange.url.searchParams.getAll('dryRun')),
  ...(subresource ? { subresource } : {}),
});
