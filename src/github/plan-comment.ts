/** What a pull request would change of a cluster: one comment for each cluster, beside that of the preview. */
import { messageOf } from '../message-of.ts';
import type { Problem } from './annotation.ts';
import { type GitHub, isForbidden } from './client.ts';
import { type CommentText, stickyComment } from './comment.ts';
import { cell, factTable, table, textOf, verbatim, withoutMentions } from './markdown.ts';
import { type RunLinks, runAndSummary } from './run-links.ts';
import type { Summary } from './summary.ts';

/** Where the plan of a cluster is told. */
export interface PlanCommentRequest {
  pullRequest: number;
  /** Tells the plans of a pull request apart; it stays when the repository is renamed. */
  plan: string;
  links: RunLinks;
}

/** Of which cluster a plan is told, and where. */
export interface PlanOf {
  request: PlanCommentRequest;
  name: string;
  region: string;
}

export interface PlanNews extends Pick<Summary, 'headline' | 'facts'> {
  /** Of the cluster. */
  name: string;
  region: string;
  /** What differs, or is to be made; undefined where there is no plan. */
  differences: Summary['table'];
  /** Why there is none, in full. */
  reasons: readonly string[];
}

/** Most characters of the table, and of the reasons: GitHub takes 65,536 for the whole comment. */
const longest = 30_000;

/** Writes the comment, or brings it up to date. What GitHub refuses is told in a notice: the summary holds the same. */
export async function tellPlan(
  { pullRequest, plan, links }: PlanCommentRequest,
  news: PlanNews,
  connect: () => Promise<GitHub>,
  notice: (problem: Problem) => void,
): Promise<void> {
  const { name: cluster, region } = news;
  // No preview is called so: neither clusters' names nor those of previews hold a colon.
  const identity = { preview: `plan:${plan}`, region, cluster, candidates: undefined };
  try {
    await stickyComment(await connect(), pullRequest, identity).write(planComment(news, links));
  } catch (error) {
    const hint = isForbidden(error)
      ? ' Add `permissions: pull-requests: write` to the job; the jobs of forks may not have it.'
      : '';
    notice({
      title: 'No comment',
      message: `The plan is in the summary of the job alone: ${messageOf(error)}.${hint} \`comment: false\` asks for none.`,
    });
  }
}

/** In Markdown: names and values of the file, which the pull request has written, are shown and mean nothing. */
export function planComment(
  { headline, facts, differences, reasons }: Omit<PlanNews, 'name' | 'region'>,
  links: RunLinks,
): CommentText {
  const { header = [], rows = [] } = differences ?? {};
  const shown = within(rows);
  const rest = rows.length - shown.length;
  const parts = [
    `### ${cell(headline)}`,
    ...(shown.length > 0 ? [table(header, shown)] : []),
    ...(rest > 0 ? [`${rest} more are in the summary of the run.`] : []),
    ...(facts.length > 0 ? [factTable(facts)] : []),
  ];
  return {
    state: 'planned',
    lasting: [
      headline,
      ...reasons,
      ...rows.flat(),
      ...facts.flatMap(([label, value]) => [label, textOf(value)]),
    ],
    body: [
      ...parts.map(withoutMentions),
      ...(reasons.length > 0 ? [verbatim(reasons.join('\n\n').slice(0, longest))] : []),
      `<sub>${runAndSummary(links)}</sub>`,
    ].join('\n\n'),
  };
}

/** The first rows, as many as there is room for once they are escaped. */
function within(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  let room = longest;
  return rows.filter((cells) => {
    room -= withoutMentions(cells.map(cell).join(' | ')).length + 6;
    return room >= 0;
  });
}
