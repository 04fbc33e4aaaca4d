/** Lists in pages, every page as of the moment of the first (apiserver's storage/continue.go and storage/etcd3/errors.go). */
import { badRequest, continueExpired } from './errors.ts';
import type { ResourceKind } from './kinds.ts';
import { isFields } from './objects.ts';
import type { Store } from './store.ts';
import type { StoredObject } from './types.ts';

/** Which objects, and which of them. */
export interface PageRequest {
  kind: ResourceKind;
  /** Empty for all. */
  namespace: string;
  matches: (object: StoredObject) => boolean;
  /** Whether `matches` leaves anything out: nobody counts what remains then. */
  isSelective: boolean;
  /** None when 0. */
  limit: number;
  /** `continue` of the page before. */
  token: string;
}

export interface Page {
  items: StoredObject[];
  metadata: { resourceVersion: string; continue?: string; remainingItemCount?: number };
}

/** Where a list goes on: behind a name, as of a revision; -1 for as it is now. */
interface Place {
  rv: number;
  start: string;
}

const version = 'meta.k8s.io/v1';

const tokenOf = ({ rv, start }: Place): string =>
  Buffer.from(JSON.stringify({ v: version, rv, start })).toString('base64url');

function placeOf(token: string): Place {
  const invalid = (why: string): Error =>
    badRequest(`invalid continue token: continue key is not valid${why}`);
  let decoded: unknown;
  try {
    decoded = JSON.parse(Buffer.from(token, 'base64url').toString());
  } catch (error) {
    if (error instanceof SyntaxError) throw invalid(`: ${error.message}`);
    throw error;
  }
  if (!isFields(decoded) || decoded.v !== version) {
    throw invalid(': server does not recognize this encoded version');
  }
  const { rv, start } = decoded;
  if (typeof rv !== 'number' || rv === 0) {
    throw invalid(`: incorrect encoded start resourceVersion (version ${version})`);
  }
  if (typeof start !== 'string' || start === '') {
    throw invalid(`: encoded start key empty (version ${version})`);
  }
  return { rv, start };
}

export function pageOf(
  store: Store,
  { kind, namespace, matches, isSelective, limit, token }: PageRequest,
): Page {
  const keyOf = ({ metadata }: StoredObject): string =>
    namespace || !kind.namespaced ? `/${metadata.name}` : `/${metadata.namespace}/${metadata.name}`;
  const place = token ? placeOf(token) : { rv: -1, start: '' };
  const revision = place.rv === -1 ? store.revision() : place.rv;
  const all = store.listAt(kind, namespace, revision);
  if (all === undefined) throw continueExpired(tokenOf({ ...place, rv: -1 }));
  const rest = all.filter((object) => keyOf(object) >= place.start && matches(object));
  const items = limit > 0 ? rest.slice(0, limit) : rest;
  const last = items.at(-1);
  const remaining = rest.length - items.length;
  const metadata = { resourceVersion: String(revision) };
  if (last === undefined || remaining === 0) return { items, metadata };
  return {
    items,
    metadata: {
      ...metadata,
      continue: tokenOf({ rv: revision, start: `${keyOf(last)}\0` }),
      ...(!isSelective && { remainingItemCount: remaining }),
    },
  };
}
