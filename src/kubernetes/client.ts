import type { IncomingMessage } from 'node:http';
import { httpsAgent, type ProxyFor } from '../http/agent.ts';
import { lines, send, text } from '../http/request.ts';
import { KubernetesError, KubernetesUnreachableError } from './errors.ts';
import { type Kind, type Kinds, resources, type Status } from './types.ts';

/** Whom the API's `managedFields` name for what we apply. */
const fieldManager = 'eks-cluster-action';

/** Objects a page, as kubectl asks for them. */
const pageSize = '500';

export interface KubernetesClientOptions {
  /** As EKS gives it, such as `https://0123ABCD.gr7.eu-west-1.eks.amazonaws.com`. */
  endpoint: string;
  /** Base64 of the PEM, as EKS gives it: the only authority that is believed. */
  certificateAuthorityData: string;
  /** A bearer token; asked for once a request. */
  token: () => Promise<string>;
  /** Told whether a token was accepted: all but a 401 says that it was. */
  tokenJudged?: (accepted: boolean) => void;
  /** Everything is reached directly without it. */
  proxyFor?: ProxyFor;
}

export interface CallOptions {
  /** Ends the call, which then rejects with the signal's reason. */
  signal?: AbortSignal;
  /** Milliseconds for the whole call, each page of a list counted by itself; 30 s unless told. */
  timeout?: number;
}

export interface ObjectName {
  name: string;
  /** For kinds that live in one. */
  namespace?: string;
}

export interface Selection {
  /** All of them unless told. */
  namespace?: string;
  /** Such as `eks.amazonaws.com/nodegroup=workers`. */
  labelSelector?: string;
}

export interface WatchOptions extends Selection {
  /** Goes on from there. Without it, the watch begins with an ADDED for everything that exists. */
  resourceVersion?: string;
  signal?: AbortSignal;
  /** Seconds after which the server ends the watch; 300 unless told. */
  timeoutSeconds?: number;
}

export type WatchEvent<T> =
  | { type: 'ADDED' | 'MODIFIED' | 'DELETED'; object: T }
  /** Nothing changed up to here; a watch may go on from this version. */
  | { type: 'BOOKMARK'; resourceVersion: string };

/**
 * The calls to a cluster's Kubernetes API that are needed here.
 *
 * Nothing is tried twice. All of them throw KubernetesError when the API refuses and KubernetesUnreachableError when
 * no answer comes; what `token` throws passes through.
 */
export interface KubernetesClient {
  /** The object; undefined when there is none of that name. */
  get<K extends Kind>(kind: K, name: ObjectName, options?: CallOptions): Promise<Kinds[K] | undefined>;

  /**
   * All objects, whatever the number of pages, and the version from which to watch on. There are none of a kind that the
   * cluster may not have and does not have.
   */
  list<K extends Kind>(
    kind: K,
    options?: Selection & CallOptions,
  ): Promise<{ items: Kinds[K][]; resourceVersion: string }>;

  /**
   * What happens from now on. The server ends every watch at some time, and the iteration with it: begin a new one
   * from the last version seen. When that version is too old, KubernetesError with status 410 says so: list again.
   */
  watch<K extends Kind>(kind: K, options?: WatchOptions): AsyncIterable<WatchEvent<Kinds[K]>>;

  /**
   * Server-side apply: what the object holds becomes so, the rest stays.
   *
   * @param options.force takes over fields that somebody else applied, which is otherwise a 409
   * @returns the whole object after it
   */
  apply<T extends Kinds[Kind]>(object: T, options?: CallOptions & { force?: boolean }): Promise<T>;

  /** Makes an object that is not there yet; a 409 says that one of its name is. */
  create<T extends Kinds[Kind]>(object: T, options?: CallOptions): Promise<T>;

  /** Puts the object in place of the one that was read, by its resourceVersion; a 409 says that it has changed since. */
  replace<T extends Kinds[Kind]>(object: T, options?: CallOptions): Promise<T>;

  /**
   * Asks for the object's deletion; finalizers may keep it for a while. Having none of that name is well.
   *
   * @param options.gracePeriodSeconds that a pod is given to end, instead of its own; 0 for none, without asking its node
   */
  delete(
    kind: Kind,
    name: ObjectName,
    options?: CallOptions & { gracePeriodSeconds?: number },
  ): Promise<void>;
}

interface Call {
  verb: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  query?: Record<string, string | undefined>;
  /** JSON. */
  body?: string;
}

/** A client for one cluster. It keeps connections open between calls, and these keep no process alive. */
export function kubernetesClient(cluster: KubernetesClientOptions): KubernetesClient {
  const agent = httpsAgent({
    certificateAuthority: Buffer.from(cluster.certificateAuthorityData, 'base64').toString(),
    proxyFor: cluster.proxyFor ?? (() => undefined),
  });

  /** The answer, when it is a good one. */
  async function open(call: Call, token: string, signal: AbortSignal): Promise<IncomingMessage> {
    const url = new URL(call.path, cluster.endpoint);
    for (const [name, value] of Object.entries(call.query ?? {})) {
      if (value !== undefined) url.searchParams.set(name, value);
    }
    const response = await send(url, {
      method: call.verb,
      headers: {
        accept: 'application/json',
        authorization: `Bearer ${token}`,
        'user-agent': fieldManager,
        // JSON is YAML, and this type is the only one that every version takes for server-side apply.
        ...(call.verb === 'PATCH' && { 'content-type': 'application/apply-patch+yaml' }),
        ...(/^(POST|PUT)$/.test(call.verb) && { 'content-type': 'application/json' }),
      },
      ...(call.body !== undefined && { body: call.body }),
      agent,
      signal,
    });
    const status = response.statusCode ?? 0;
    cluster.tokenJudged?.(status !== 401);
    if (status >= 200 && status < 300) return response;
    const refused = refusal(status, await text(response));
    throw new KubernetesError(call.verb, call.path, refused, retryAfter(response));
  }

  /** Rethrows a failure of the network as what the caller is to see. */
  function fail(
    error: unknown,
    call: Call,
    callersSignal: AbortSignal | undefined,
    limit: AbortSignal,
  ): never {
    if (error instanceof KubernetesError) throw error;
    callersSignal?.throwIfAborted();
    const cause = limit.aborted ? Object.assign(new Error('the time was up'), { code: 'ETIMEDOUT' }) : error;
    if (!hasCode(cause)) throw error;
    throw new KubernetesUnreachableError(cluster.endpoint, call.verb, call.path, cause);
  }

  async function json<T>(call: Call, { signal, timeout = 30_000 }: CallOptions): Promise<T> {
    const token = await cluster.token();
    const limit = AbortSignal.timeout(timeout);
    try {
      const response = await open(call, token, signal ? AbortSignal.any([signal, limit]) : limit);
      return JSON.parse(await text(response));
    } catch (error) {
      return fail(error, call, signal, limit);
    }
  }

  async function* watch<K extends Kind>(
    kind: K,
    { namespace, labelSelector, resourceVersion, signal, timeoutSeconds = 300 }: WatchOptions = {},
  ): AsyncGenerator<WatchEvent<Kinds[K]>> {
    const call: Call = {
      verb: 'GET',
      path: pathOf(kind, { namespace }),
      query: {
        watch: 'true',
        allowWatchBookmarks: 'true',
        timeoutSeconds: String(timeoutSeconds),
        labelSelector,
        resourceVersion,
      },
    };
    const token = await cluster.token();
    // A connection may die without a word; the server would have ended the watch before.
    const limit = AbortSignal.timeout((timeoutSeconds + 30) * 1000);
    try {
      const response = await open(call, token, signal ? AbortSignal.any([signal, limit]) : limit);
      for await (const line of lines(response)) yield watchEvent<Kinds[K]>(call, JSON.parse(line));
    } catch (error) {
      fail(error, call, signal, limit);
    }
  }

  return {
    async get(kind, name, options = {}) {
      try {
        return await json({ verb: 'GET', path: pathOf(kind, name) }, options);
      } catch (error) {
        if (isAbsence(error) || isAbsenceOfKind(kind, error)) return undefined;
        throw error;
      }
    },

    async list<K extends Kind>(
      kind: K,
      { namespace, labelSelector, ...options }: Selection & CallOptions = {},
    ) {
      const items: Kinds[K][] = [];
      const path = pathOf(kind, { namespace });
      let page: List<Kinds[K]> | undefined;
      try {
        do {
          const query = { limit: pageSize, continue: page?.metadata.continue, labelSelector };
          page = await json<List<Kinds[K]>>({ verb: 'GET', path, query }, options);
          // The items of a list come without the two fields that every object has by itself.
          items.push(
            ...page.items.map((item) => ({ ...item, kind, apiVersion: resources[kind].apiVersion })),
          );
        } while (page.metadata.continue);
      } catch (error) {
        if (!isAbsenceOfKind(kind, error)) throw error;
        return { items: [], resourceVersion: '' };
      }
      return { items, resourceVersion: page.metadata.resourceVersion };
    },

    watch,

    apply(object, { force = false, ...options } = {}) {
      const query = { fieldManager, fieldValidation: 'Strict', force: String(force) };
      const path = pathOf(object.kind, object.metadata);
      return json({ verb: 'PATCH', path, query, body: JSON.stringify(object) }, options);
    },

    create(object, options = {}) {
      const query = { fieldManager, fieldValidation: 'Strict' };
      const { name: _, ...collection } = object.metadata;
      const path = pathOf(object.kind, collection);
      return json({ verb: 'POST', path, query, body: JSON.stringify(object) }, options);
    },

    replace(object, options = {}) {
      const query = { fieldManager, fieldValidation: 'Strict' };
      const path = pathOf(object.kind, object.metadata);
      return json({ verb: 'PUT', path, query, body: JSON.stringify(object) }, options);
    },

    async delete(kind, name, { gracePeriodSeconds, ...options } = {}) {
      const query = { gracePeriodSeconds: gracePeriodSeconds?.toString() };
      try {
        await json({ verb: 'DELETE', path: pathOf(kind, name), query }, options);
      } catch (error) {
        if (!isAbsence(error) && !isAbsenceOfKind(kind, error)) throw error;
      }
    },
  };
}

interface List<T> {
  metadata: { resourceVersion: string; continue?: string };
  items: T[];
}

/** A line of a watch. */
type RawEvent<T> =
  | { type: 'ADDED' | 'MODIFIED' | 'DELETED'; object: T }
  | { type: 'BOOKMARK'; object: { metadata: { resourceVersion: string } } }
  | { type: 'ERROR'; object: Status };

function watchEvent<T>({ verb, path }: Call, event: RawEvent<T>): WatchEvent<T> {
  switch (event.type) {
    case 'ERROR':
      throw new KubernetesError(verb, path, event.object);
    case 'BOOKMARK':
      return { type: event.type, resourceVersion: event.object.metadata.resourceVersion };
    default:
      return event;
  }
}

/** What a refusal's body says: a Status, or plain text from whatever stands before the API. */
function refusal(code: number, body: string): Status {
  try {
    const { reason, message = '' }: Status = JSON.parse(body);
    return { code, message, ...(reason !== undefined && { reason }) };
  } catch {
    return { code, message: body.trim().slice(0, 300) };
  }
}

/** Milliseconds; Kubernetes writes seconds. */
function retryAfter({ headers }: IncomingMessage): number | undefined {
  const seconds = Number(headers['retry-after']);
  return seconds > 0 ? seconds * 1000 : undefined;
}

/** A missing object has a reason; a missing kind is a plain 404. */
function isAbsence(error: unknown): boolean {
  return error instanceof KubernetesError && error.status === 404 && error.reason === 'NotFound';
}

/** An error where every cluster has the kind. */
function isAbsenceOfKind(kind: Kind, error: unknown): boolean {
  const mayBe = resources[kind].mayBeAbsent === true;
  return mayBe && error instanceof KubernetesError && error.status === 404;
}

function hasCode(error: unknown): error is Error & { code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}

function pathOf(kind: Kind, { namespace, name }: { namespace?: string | undefined; name?: string }): string {
  const { apiVersion, plural } = resources[kind];
  const parts = [
    apiVersion.includes('/') ? 'apis' : 'api',
    ...apiVersion.split('/'),
    ...(namespace === undefined ? [] : ['namespaces', namespace]),
    plural,
    ...(name === undefined ? [] : [name]),
  ];
  return parts.map((part) => `/${encodeURIComponent(part)}`).join('');
}
