import type { Resource } from '../../../src/engine/graph.ts';
import type { Need } from '../../../src/engine/need.ts';
import { createRun, type Run, type RunOptions } from '../../../src/engine/run.ts';

/** A run that waits next to nothing, and what it printed. */
export function testRun(options: Partial<RunOptions> = {}): Run & { lines: string[] } {
  const lines: string[] = [];
  const run = createRun({
    timeout: 5_000,
    pollInterval: 1,
    passing: (error) => error instanceof Error && error.message === 'throttled',
    print: (line) => lines.push(line),
    signal: new AbortController().signal,
    ...options,
  });
  return { ...run, lines };
}

/** A resource that is whatever its verbs say; by itself it is made and removed at once, its value being its name. */
export function thing<Value = string>(
  name: string,
  needs: readonly Need<unknown>[] = [],
  verbs: Partial<Resource<Value>> & { ensure?: Resource<Value>['ensure'] } = {},
): Resource<Value | string> {
  return {
    name,
    needs,
    read: async () => undefined,
    ensure: async (): Promise<Value | string> => name,
    remove: async () => {},
    ...verbs,
  };
}

/** A gate that opens when told. */
export function gate(): { opened: Promise<void>; open: () => void } {
  let open = (): void => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}
