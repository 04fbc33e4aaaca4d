/** Something whose value others may need: a whole resource, or a part of one that is usable before the rest. */
export interface Need<Value> {
  /** What the log calls it. Unique in its graph. */
  readonly name: string;
  /** What exists now; undefined when nothing does. Never changes anything. */
  read(): Promise<Value | undefined>;
}

/** A part that its resource offers, through `step.offer`, before it is whole. */
export interface Part<Value> extends Need<Value> {
  /** The resource. */
  readonly of: Need<unknown>;
}
