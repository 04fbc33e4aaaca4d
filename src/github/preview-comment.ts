/** What the comment of a preview says, in each of its states. */
import type { Outputs } from '../outputs.ts';
import type { CommentText } from './comment.ts';
import { cell, code, factTable, verbatim, withoutMentions } from './markdown.ts';
import { type RunLinks, runAndSummary } from './run-links.ts';

/** What has become of a preview, as far as the run knows. */
export interface PreviewNews {
  state: 'creating' | 'ready' | 'updated' | 'removing' | 'removed' | 'failed';
  name: string;
  region: string;
  /** What the command has given to the workflow. */
  outputs: Outputs;
  /** Such as `2 Ready: default (t3.medium)`. */
  nodes: string | undefined;
  /** Such as `about $0.243 an hour`. */
  price: string | undefined;
  /** Why it goes, where nobody asked for it: what follows "it was swept because". */
  due: string | undefined;
  /** What has happened, in a few words, where nothing failed. */
  title: string | undefined;
  /** Why it failed, in full. */
  reason: string | undefined;
  links: RunLinks;
  /** How a workflow uses this action: `owner/name@ref`; undefined where nothing tells. */
  action: string | undefined;
  /** What the role of a workflow is, for the snippet. */
  roleArn: string | undefined;
}

/** Most characters of a reason: GitHub takes 65,536 for the whole comment. */
const longestReason = 8_000;

const headings: Record<PreviewNews['state'], (name: string) => string> = {
  creating: (name) => `Cluster ${name} is being made ready`,
  ready: (name) => `Cluster ${name} is ready`,
  updated: (name) => `Cluster ${name} was updated and is ready`,
  removing: (name) => `Cluster ${name} is being removed`,
  removed: (name) => `Cluster ${name} was removed`,
  failed: (name) => `Something went wrong with cluster ${name}`,
};

export function previewComment(news: PreviewNews): CommentText {
  const { state, name, region, outputs, due, title, reason, links } = news;
  const isThere = state === 'ready' || state === 'updated';
  const facts = isThere ? factsOf(news) : [];
  const { 'cost-so-far': soFar = '0.00' } = outputs;
  const parts = [
    `### ${title === undefined ? headings[state](code(name)) : shown(title)}`,
    [
      // A step whose region is bad has been told of none.
      ...(region === '' ? [] : [`Region ${shown(region)}.`]),
      ...(due === undefined ? [] : [`A sweep found it due: ${shown(due)}.`]),
      ...(soFar === '0.00' ? [] : [`Cost so far: about $${shown(soFar)}.`]),
    ].join(' '),
    ...(facts.length > 0 ? [withoutMentions(factTable(facts))] : []),
    ...(isThere ? [howToConnect(news)] : []),
    ...(reason === undefined ? [] : [verbatim(shortened(reason))]),
    `<sub>${runAndSummary(links)}</sub>`,
  ];
  return {
    state,
    // A run that changes nothing has another address, the cost so far grows by itself, and a cluster that cannot be swept is
    // due for another time each night: none of it is news.
    lasting: [isThere ? 'there' : state, name, region, reason ?? '', ...facts.flat()],
    body: parts.join('\n\n'),
  };
}

/** In a line, and calling nobody. */
function shown(text: string): string {
  return withoutMentions(cell(text));
}

function factsOf({ outputs, nodes, price }: PreviewNews): [string, string][] {
  const rows: [string, string | undefined][] = [
    ['Kubernetes', outputs['kubernetes-version']],
    ['Nodes', nodes],
    ['Endpoint', outputs.endpoint],
    ['Price', price],
    ['Expires', outputs['expires-at']],
  ];
  return rows.filter((row): row is [string, string] => row[1] !== undefined);
}

function howToConnect({ name, region, action, roleArn }: PreviewNews): string {
  const step = [
    `- uses: ${action}`,
    '  with:',
    '    command: connect',
    `    cluster-name: ${name}`,
    `    region: ${region}`,
    ...(roleArn === undefined ? [] : [`    role-to-assume: ${roleArn}`]),
  ].join('\n');
  return [
    '<details><summary>How to connect</summary>',
    ...(action === undefined
      ? []
      : ['A step of a workflow, after which `kubectl` works:', verbatim(step, 'yaml')]),
    'On a machine with AWS credentials that the cluster lets in:',
    verbatim(`aws eks update-kubeconfig --name ${name} --region ${region}`, 'sh'),
    '</details>',
  ].join('\n\n');
}

function shortened(reason: string): string {
  return reason.length <= longestReason
    ? reason
    : `${reason.slice(0, longestReason)}…\n(The whole is in the log of the run.)`;
}
