/** Where people find the run that a text on GitHub comes from. */
import type { GitHubEvent } from './event.ts';

/** Addresses. */
export interface RunLinks {
  /** The attempt: a run that is started again keeps what it said before. */
  run: string;
  /** What the job says in its summary; undefined where GitHub does not tell which job it is. */
  summary: string | undefined;
}

/**
 * @param jobId number of the job's check run, which GitHub puts into the address of the summary. An expression alone tells it,
 * `job.check_run_id`: the API does so only to whoever may read `actions`, and GitHub Enterprise Server does not know it.
 */
export function runLinks({ runUrl, attempt }: GitHubEvent, jobId: string | undefined): RunLinks {
  const run = `${runUrl}/attempts/${attempt}`;
  return { run, summary: jobId && `${run}#summary-${jobId}` };
}

/** In Markdown. */
export function runAndSummary({ run, summary }: RunLinks): string {
  return summary === undefined ? `[Run and summary](${run})` : `[Run](${run}) · [Summary](${summary})`;
}
