/** Watches: a stream of events, one JSON document a line. */
import { ApiError, badRequest, failure } from './errors.ts';
import { apiVersionOf, inVersion, type ResourceKind } from './kinds.ts';
import type { Representation } from './representation.ts';
import type { Matcher } from './selectors.ts';
import { bucketOf, type Revision, type Store } from './store.ts';
import type { StoredObject } from './types.ts';

export interface WatchOptions {
  kind: ResourceKind;
  /** Empty for all namespaces. */
  namespace: string;
  matches: Matcher;
  /** `''` and `'0'` begin with what exists; any other with what has changed since. */
  resourceVersion: string;
  bookmarks: boolean;
  /** Tells what exists first and ends that with a marked bookmark, whatever the resourceVersion. */
  sendInitialEvents: boolean;
  timeoutSeconds?: number;
  representation: Representation;
}

/** Where the events go. */
export interface WatchSink {
  send(line: string): void;
  end(): void;
  /** Calls `listener` once when the client has gone. */
  onClose(listener: () => void): void;
}

const initialEventsEnd = { 'k8s.io/initial-events-end': 'true' };

export function watch(store: Store, options: WatchOptions, sink: WatchSink): void {
  const { kind, namespace, matches, representation } = options;
  const write = (type: string, object: object): void => sink.send(`${JSON.stringify({ type, object })}\n`);
  const send = (type: string, object: StoredObject): void =>
    write(type, representation.one(kind, inVersion(kind, object)));

  const bookmark = (annotations?: Record<string, string>): void => {
    const metadata = {
      resourceVersion: String(store.revision()),
      creationTimestamp: null,
      ...(annotations ? { annotations } : {}),
    };
    write('BOOKMARK', { kind: kind.kind, apiVersion: apiVersionOf(kind), metadata });
  };

  const follow = ({ bucket, change }: Revision): void => {
    const { object, previous } = change;
    if (bucket !== bucketOf(kind)) return;
    if (namespace && object.metadata.namespace !== namespace) return;
    const was = previous !== undefined && matches(previous);
    const is = change.type !== 'removed' && matches(object);
    if (was && is) send('MODIFIED', object);
    else if (is) send('ADDED', object);
    else if (was)
      send('DELETED', {
        ...previous,
        metadata: { ...previous.metadata, resourceVersion: object.metadata.resourceVersion },
      });
  };

  try {
    const from = options.resourceVersion;
    if (options.sendInitialEvents || from === '' || from === '0') {
      for (const object of store.list(kind, namespace).filter(matches)) send('ADDED', object);
      if (options.sendInitialEvents) bookmark(initialEventsEnd);
    } else {
      const revision = Number(from);
      if (!Number.isInteger(revision))
        throw badRequest(`Invalid value: "${from}": strconv.ParseUint: parsing "${from}": invalid syntax`);
      for (const entry of store.since(kind, revision)) follow(entry);
    }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    write('ERROR', failure(error));
    sink.end();
    return;
  }

  const unsubscribe = store.subscribe(follow);
  const timer =
    options.timeoutSeconds === undefined
      ? undefined
      : setTimeout(() => {
          if (options.bookmarks) bookmark();
          sink.end();
        }, options.timeoutSeconds * 1000);
  sink.onClose(() => {
    clearTimeout(timer);
    unsubscribe();
  });
}
