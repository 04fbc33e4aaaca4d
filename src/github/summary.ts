import { clock } from '../engine/run.ts';
import type { Span, Timeline } from '../engine/timeline.ts';
import { cell, factTable, table as tableOf } from './markdown.ts';

/** What is told of a step beside its course. */
export interface Summary {
  /** One sentence. */
  headline: string;
  /** What exists now: label and value. */
  facts: readonly (readonly [string, string])[];
  table?: { header: readonly string[]; rows: readonly (readonly string[])[] };
}

/** What a job's summary tells of one step, as GitHub's Markdown. @param duration milliseconds. */
export function summaryMarkdown(
  { headline, facts, table }: Summary,
  duration: number,
  timeline: Timeline,
): string {
  const parts = [`### ${cell(headline)}`];
  if (facts.length > 0) parts.push(factTable(facts));
  if (table !== undefined) parts.push(tableOf(table.header, table.rows));
  if (timeline.spans.length > 0) {
    parts.push(...course(timeline.spans, duration));
  }
  return `${parts.join('\n\n')}\n`;
}

/** How long it took, and what for: what had nothing to do is left out. */
function course(all: readonly Span[], duration: number): string[] {
  const spans = all.filter(({ ended }) => ended !== 'idle' && ended !== 'skipped');
  const skipped = skippedInWords(all);
  if (spans.length === 0) return [`Took ${clock(duration)}: there was nothing to do.`, ...skipped];
  const path = criticalPath(spans);
  const waits = path.map(({ name }) => cell(name)).join(' → ');
  return [
    `Took ${clock(duration)}. What it waited for, one after the other: ${waits}.`,
    gantt(spans, path, duration),
    ...skipped,
  ];
}

/** What did not begin, by the reason. */
function skippedInWords(spans: readonly Span[]): string[] {
  const reasons = [...new Set(spans.flatMap(({ because }) => because ?? []))];
  return reasons.map((reason) => {
    const names = spans.filter(({ because }) => because === reason).map(({ name }) => name);
    return `Skipped, because ${cell(reason)}: ${names.map(cell).join(', ')}.`;
  });
}

/** The chain of resources, each of which could not begin before the one before it, that ended last. */
export function criticalPath(spans: readonly Span[]): Span[] {
  const path: Span[] = [];
  let next = spans.toSorted(
    (a, b) => (b.to ?? Number.POSITIVE_INFINITY) - (a.to ?? Number.POSITIVE_INFINITY),
  )[0];
  while (next !== undefined && !path.includes(next)) {
    path.unshift(next);
    const { after } = next;
    next = spans.find(({ name }) => name === after);
  }
  return path;
}

/** What Mermaid takes for nothing but a title. */
function title(name: string): string {
  return name.replace(/[^\p{L}\p{N} ·.,/()+-]/gu, ' ');
}

function gantt(spans: readonly Span[], critical: readonly Span[], duration: number): string {
  const bars = spans.map((span) => {
    const { name, from, to = duration, ended } = span;
    const marks = [
      ended === 'failed' || critical.includes(span) ? 'crit' : '',
      span.to === undefined ? 'active' : 'done',
    ];
    // Mermaid draws nothing for a bar without length.
    const until = Math.max(to, from + 1);
    return `  ${title(name)} :${marks.filter(Boolean).join(', ')}, ${from}, ${until}`;
  });
  return [
    '```mermaid',
    'gantt',
    '  dateFormat x',
    '  axisFormat %M:%S',
    '  todayMarker off',
    ...bars,
    '```',
  ].join('\n');
}
