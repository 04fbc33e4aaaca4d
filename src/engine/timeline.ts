/** When each resource of a run began and was ready, and why it could not begin earlier. */
export interface Span {
  name: string;
  /** Milliseconds since the run began. */
  from: number;
  /** Undefined while it goes on. */
  to?: number;
  failed: boolean;
  /** Whether there was nothing to do: nothing was changed, and nothing had to be waited for. */
  idle: boolean;
  /** The need that was ready last, for which this one had waited. */
  after?: string;
}

export interface Timeline {
  readonly spans: readonly Span[];
  /** Moments at which a part became usable, by name. */
  readonly marks: ReadonlyMap<string, number>;
  begin(name: string, after?: string): void;
  end(name: string, how?: 'done' | 'failed' | 'idle'): void;
  mark(name: string): void;
}

/** @param elapsed milliseconds since the run began. */
export function createTimeline(elapsed: () => number): Timeline {
  const spans: Span[] = [];
  const marks = new Map<string, number>();
  return {
    spans,
    marks,
    begin: (name, after) => {
      spans.push({
        name,
        from: elapsed(),
        failed: false,
        idle: false,
        ...(after !== undefined && { after }),
      });
    },
    end: (name, how = 'done') => {
      const span = spans.find((each) => each.name === name && each.to === undefined);
      if (span === undefined) throw new Error(`${name} ended without having begun`);
      span.to = elapsed();
      span.failed = how === 'failed';
      span.idle = how === 'idle';
    },
    mark: (name) => {
      marks.set(name, elapsed());
    },
  };
}
