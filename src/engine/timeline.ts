/** When each resource of a run began and was ready, and why it could not begin earlier. */
export interface Span {
  name: string;
  /** Milliseconds since the run began. */
  from: number;
  /** Undefined while it goes on, as `ended` is. */
  to?: number;
  ended?: Ending;
  /** The need that was ready last, for which this one had waited. */
  after?: string;
  /** Of what was skipped: why. */
  because?: string;
}

/**
 * `idle`: there was nothing to do, so that nothing was changed, and nothing had to be waited for. `given up`: something else
 * had failed, or the run was cancelled. `skipped`: it did not begin.
 */
export type Ending = 'done' | 'failed' | 'given up' | 'idle' | 'skipped';

export interface Timeline {
  readonly spans: readonly Span[];
  /** Moments at which a part became usable, by name. */
  readonly marks: ReadonlyMap<string, number>;
  begin(name: string, after?: string): void;
  end(name: string, how?: Exclude<Ending, 'skipped'>): void;
  /** @param because in words that follow "because" */
  skip(name: string, because: string): void;
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
      spans.push({ name, from: elapsed(), ...(after !== undefined && { after }) });
    },
    end: (name, how = 'done') => {
      const span = spans.find((each) => each.name === name && each.to === undefined);
      if (span === undefined) throw new Error(`${name} ended without having begun`);
      Object.assign(span, { to: elapsed(), ended: how });
    },
    skip: (name, because) => {
      spans.push({ name, from: elapsed(), to: elapsed(), ended: 'skipped', because });
    },
    mark: (name) => {
      marks.set(name, elapsed());
    },
  };
}
