/** The one open issue about sweeps, which people close when they have seen it. */

import { messageOf } from '../message-of.ts';
import type { Problem } from './annotation.ts';
import { type GitHub, isForbidden, ownLogin } from './client.ts';
import { cell, withoutMentions } from './markdown.ts';
import { type RunLinks, runAndSummary } from './run-links.ts';

/** First line of the issue's body. */
const marker = '<!-- eks-cluster-action sweep -->';
const title = 'Clusters were swept, or could not be';

export interface SweepNews {
  /** What the sweep was, in one sentence. */
  headline: string;
  /** What was reclaimed, and what could not be. */
  problems: readonly Problem[];
  links: RunLinks;
}

/** Opens the issue, or adds to the one that is open. What GitHub refuses is a warning. */
export async function tellSweepIssue(
  news: SweepNews,
  connect: () => Promise<GitHub>,
  warn: (title: string, message: string) => void,
): Promise<void> {
  try {
    await write(await connect(), sweepIssueText(news));
  } catch (error) {
    const reason = messageOf(error);
    const hint = isForbidden(error) ? ' The job needs `permissions: issues: write`.' : '';
    warn('No issue', `What was swept is not told in an issue: ${reason}.${hint}`);
  }
}

async function write(github: GitHub, text: string): Promise<void> {
  const { octokit, owner, repo } = github;
  const repository = { owner, repo };
  const [login, issues] = await Promise.all([
    ownLogin(github),
    octokit.paginate(octokit.rest.issues.listForRepo, { ...repository, state: 'open', per_page: 100 }),
  ]);
  // What others have written is not ours, whatever it says.
  const ours = issues.find(({ user, body }) => user?.login === login && body?.startsWith(marker));
  if (ours === undefined) {
    await octokit.rest.issues.create({ ...repository, title, body: `${marker}\n${text}` });
  } else {
    await octokit.rest.issues.createComment({ ...repository, issue_number: ours.number, body: text });
  }
}

/** In Markdown, without the marker. */
export function sweepIssueText({ headline, problems, links }: SweepNews): string {
  const shown = (text: string): string => withoutMentions(cell(text));
  return [
    shown(headline),
    problems.map((problem) => `- <b>${shown(problem.title)}</b>: ${shown(problem.message)}`).join('\n'),
    `<sub>${runAndSummary(links)}. Close this issue when you have seen it: the next sweep that has something to tell opens another.</sub>`,
  ].join('\n\n');
}
