import type { Report } from '../resources/audit.ts';
import type { Found } from './found.ts';
import type { Verdict } from './rules.ts';

/** What became of each cluster, in the words of the report. */
export const fates = {
  kept: 'kept',
  /** Due, and beyond the most that may be removed. */
  left: 'left by `max-deletions`',
  'would go': 'would be removed',
  gone: 'had gone before its turn came',
  removed: 'removed',
  going: 'being removed',
  failed: 'could not be removed',
} as const;

export interface Swept {
  found: Found;
  verdict: Verdict;
  fate: keyof typeof fates;
  failure?: unknown;
  report?: Report;
}
