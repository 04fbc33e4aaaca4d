import type { Cost } from './cost/cost.ts';
import type { Problem } from './github/annotation.ts';
import type { Left } from './github/failure.ts';
import type { PreviewFacts } from './github/preview-comment.ts';
import type { Summary } from './github/summary.ts';

/** What a command did. */
export interface Outcome extends Summary {
  /** Of the cluster, where it is known. */
  cost?: Cost;
  /** What the log ends with, where that is more than the headline: it is a notice too. */
  closing?: string;
  /** What the pull request is told of a cluster that is there. */
  previewFacts?: PreviewFacts;
  /** What a failed run has left. */
  left?: Left | undefined;
  /** What of the table would change something, for whoever decides about it. */
  differences?: Summary['table'];
  /** Why nothing was done. */
  notice?: Problem;
  /** What somebody should look at, though nothing failed. */
  warnings?: readonly Problem[];
  /** What failed while the rest went on: the step fails at its end. */
  failures?: readonly unknown[];
  /** Whether a failure has ended it before its end. */
  isCutShort?: boolean;
  /** What has happened instead, in a few words; undefined where something failed. */
  title?: string | undefined;
}
