import { appendFile } from 'node:fs/promises';
import { clock } from '../engine/run.ts';
import type { Span, Timeline } from '../engine/timeline.ts';
import { cell, type Fact, factTable, folded as fold, quotation, table as tableOf } from './markdown.ts';

export interface Table {
  header: readonly string[];
  rows: readonly (readonly string[])[];
}

/** What few need to see. */
export type Folded = { title: string } & ({ table: Table } | { words: string });

/** What is told of a step beside its course. */
export interface Summary {
  /** One sentence. */
  headline: string;
  /** What exists now: label and value. */
  facts: readonly Fact[];
  table?: Table;
  folded?: readonly Folded[];
}

/** What a job's summary tells of one step, as GitHub's Markdown. @param duration milliseconds. */
export function summaryMarkdown(
  { headline, facts, table, folded = [] }: Summary,
  duration = 0,
  timeline?: Timeline,
): string {
  const parts = [`### ${cell(headline)}`];
  if (facts.length > 0) parts.push(factTable(facts));
  if (table !== undefined) parts.push(tableOf(table.header, table.rows));
  for (const each of folded) {
    const content = 'words' in each ? quotation(each.words) : tableOf(each.table.header, each.table.rows);
    parts.push(fold(each.title, content));
  }
  if (timeline !== undefined && timeline.spans.length > 0) {
    parts.push(...course(timeline.spans, duration));
  }
  return `${parts.join('\n\n')}\n`;
}

/** Runners without job summaries do not name a file for them. */
export async function writeSummary(
  markdown: string,
  { GITHUB_STEP_SUMMARY: path }: NodeJS.ProcessEnv,
): Promise<void> {
  if (path) await appendFile(path, `${markdown}\n`);
}

/** Milliseconds below which a chart of a run tells nothing. */
const leastForChart = 10_000;

/** How long it took, and what for: what had nothing to do is left out. */
function course(all: readonly Span[], duration: number): string[] {
  const spans = all.filter(isWork);
  const skipped = skippedInWords(all);
  if (spans.length === 0) return [`Took ${clock(duration)}: there was nothing to do.`, ...skipped];
  const path = criticalPath(all);
  const waits = path.map(({ name }) => cell(name)).join(' → ');
  const last = path.at(-1);
  const words =
    last?.ended === 'failed'
      ? `Took ${clock(duration)}, until ${cell(last.name)} failed. What that had waited for: ${waits}.`
      : `Took ${clock(duration)}. What it waited for, one after the other: ${waits}.`;
  const isWorthIt = duration >= leastForChart && spans.length > 1;
  return [words, ...(isWorthIt ? [gantt(spans, path, duration)] : []), ...skipped];
}

const isWork = ({ ended }: Span): boolean => ended !== 'idle' && ended !== 'skipped';

/** What did not begin, by the reason. */
function skippedInWords(spans: readonly Span[]): string[] {
  const reasons = [...new Set(spans.flatMap(({ because }) => because ?? []))];
  return reasons.map((reason) => {
    const names = spans.filter(({ because }) => because === reason).map(({ name }) => name);
    return `Skipped, because ${cell(reason)}: ${names.map(cell).join(', ')}.`;
  });
}

/**
 * The chain of resources, each of which could not begin before the one before it, that ended last; of a run in which
 * something failed, the one that ended with the first failure. What had nothing to do is part of it, and left out.
 */
export function criticalPath(spans: readonly Span[]): Span[] {
  const path: Span[] = [];
  const begun = spans.filter(({ ended }) => ended !== 'skipped');
  const end = ({ to = Number.POSITIVE_INFINITY }: Span): number => to;
  const failed = begun.filter(({ ended }) => ended === 'failed').sort((a, b) => end(a) - end(b));
  let next = failed[0] ?? begun.filter(isWork).toSorted((a, b) => end(b) - end(a))[0];
  while (next !== undefined && !path.includes(next)) {
    path.unshift(next);
    const { after } = next;
    next = begun.find(({ name }) => name === after);
  }
  return path.filter(isWork);
}

/** What Mermaid takes for nothing but a title. */
function title(name: string): string {
  return name.replace(/[^\p{L}\p{N} ·.,/()+-]/gu, ' ');
}

/** Red for what has failed; in the colour of what is at work, what the run waited for. */
function gantt(spans: readonly Span[], path: readonly Span[], duration: number): string {
  const bars = spans.map((span) => {
    const { name, from, to = duration, ended } = span;
    const mark =
      ended === 'failed' ? 'crit' : span.to === undefined || path.includes(span) ? 'active' : 'done';
    // Mermaid draws nothing for a bar without length.
    const until = Math.max(to, from + 1);
    return `  ${title(name)} :${mark}, ${from}, ${until}`;
  });
  return [
    '```mermaid',
    'gantt',
    '  dateFormat x',
    `  axisFormat ${duration < 3_600_000 ? '%M:%S' : '%H:%M:%S'}`,
    '  todayMarker off',
    ...bars,
    '```',
  ].join('\n');
}
