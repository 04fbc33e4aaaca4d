/** The one place that tells what came of a step: its log, annotations, summary, comment and issue say the same. */
import { setTimeout as sleep } from 'node:timers/promises';
import { inspect } from 'node:util';
import type { Request } from './config/request.ts';
import { homeOf } from './config/subject.ts';
import type { Run } from './engine/run.ts';
import { type Explanation, explainAll } from './explain.ts';
import type { Problem } from './github/annotation.ts';
import type { GitHub } from './github/client.ts';
import { failureFacts, inFull } from './github/failure.ts';
import { debug, print, tellErrors, tellNotice, tellWarnings } from './github/log.ts';
import type { Preview } from './github/preview.ts';
import { type Summary, summaryMarkdown, writeSummary } from './github/summary.ts';
import type { Outcome } from './outcome.ts';
import type { Outputs } from './outputs.ts';
import { withoutRepetition } from './resources/late.ts';

/** To whom there is something to tell, and what of. */
export interface Audience {
  request: Request;
  env: NodeJS.ProcessEnv;
  run: Run;
  /** Of the step so far. */
  outputs: Outputs;
  /** Where GitHub shows the cluster; undefined for nowhere. */
  preview: Preview | undefined;
  /** @throws when there is no token to ask it with */
  github(): Promise<GitHub>;
  /** Tells of what could not be told. */
  warn(title: string, message: string): void;
}

export async function tell(outcome: Outcome, audience: Audience): Promise<void> {
  const { request, run, outputs, preview } = audience;
  const { headline, closing, notice, warnings = [], failures = [], left, isCutShort = false } = outcome;
  if (!isCutShort && closing === undefined) print(headline);
  if (notice) tellNotice(notice);
  tellWarnings(warnings);
  const told = failures.length > 0 ? tellFailures(failures, request) : [];
  if (closing !== undefined) tellNotice({ title: headline.replace(/\.$/, ''), message: closing });
  const problems = [...warnings, ...told.map(({ title = 'Failed', message }) => ({ title, message }))];
  await Promise.all([
    summarize(withFailures(outcome, told), audience),
    // A job that was cancelled has seconds left, and GitHub may take longer.
    Promise.race([
      isCutShort
        ? preview?.failed(outputs, { title: outcome.title, failures: told, left, reason: inFull(told) })
        : preview?.ended(outputs, outcome.previewFacts ?? {}),
      ...(run.signal.aborted ? [sleep(5_000)] : []),
    ]),
    run.signal.aborted ? undefined : tellIssue(headline, problems, audience),
    run.signal.aborted
      ? undefined
      : tellPlanComment(
          outcome,
          told.map(({ message }) => message),
          audience,
        ),
  ]);
}

/** With what has failed, in short and, for those who look, in full. */
function withFailures(outcome: Outcome, failures: readonly Explanation[]): Summary {
  const { facts, folded = [], left } = outcome;
  const words = inFull(failures);
  return {
    ...outcome,
    facts: [...facts, ...failureFacts(failures, left)],
    folded: [...folded, ...(words === '' ? [] : [{ title: 'In full', words }])],
  };
}

/** Makes the step fail, and says why. */
export function tellFailures(failures: readonly unknown[], request: Request): Explanation[] {
  process.exitCode = 1;
  const told = explainAll(withoutRepetition(failures), homeOf(request));
  tellErrors(
    told.map(({ title, message }) => ({
      title: [`${request.command} failed`, title].filter(Boolean).join(': '),
      message,
    })),
  );
  for (const failure of failures) debug(inspect(failure));
  return told;
}

async function summarize(content: Summary, { env, run }: Audience): Promise<void> {
  const markdown = summaryMarkdown(content, run.elapsed(), run.timeline);
  await writeSummary(markdown, env);
}

/** Tells of a sweep that has something to tell, where an issue was asked for. */
async function tellIssue(
  headline: string,
  problems: readonly Problem[],
  { request, github, warn }: Audience,
): Promise<void> {
  if (request.command !== 'sweep' || !request.issue || problems.length === 0) return;
  const { tellSweepIssue } = await import('./github/sweep-issue.ts');
  await tellSweepIssue({ headline, problems, links: request.links }, github, warn);
}

/** Tells a pull request what it would change, where that was planned. */
async function tellPlanComment(
  { headline, facts, differences }: Outcome,
  reasons: readonly string[],
  { request, outputs, github }: Audience,
): Promise<void> {
  if (request.command !== 'plan' || request.planComment === undefined) return;
  const { tellPlan } = await import('./github/plan-comment.ts');
  const { name: asked, region } = request.spec;
  const name = outputs['cluster-name'] ?? asked;
  const news = { headline, facts, differences, reasons, name, region };
  await tellPlan(request.planComment, news, github, tellNotice);
}
