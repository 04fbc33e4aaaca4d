/** What the comment of a preview says, in each of its states. */
import type { Outputs } from '../outputs.ts';
import type { CommentText } from './comment.ts';
import { type Failure, failureFacts, goes, type Left } from './failure.ts';
import {
  cell,
  code,
  type Fact,
  factTable,
  folded,
  quotation,
  textOf,
  verbatim,
  withoutMentions,
} from './markdown.ts';
import { type RunLinks, runAndSummary } from './run-links.ts';

/** What is told of a cluster that is there, beside the outputs. */
export interface PreviewFacts {
  /** Such as `2 Ready: default (t3.medium)`. */
  nodes: string;
  /** Such as `about $0.243 an hour ($5.83 a day, $177 a month)`. */
  price: string;
  /** Who may use Kubernetes, and how to be let in. */
  entrants: string;
  /** The cluster's page in the AWS console; undefined where that is not known. */
  console: string | undefined;
}

/** What has become of a preview, as far as the run knows. */
export interface PreviewNews extends Partial<PreviewFacts> {
  state: 'creating' | 'ready' | 'updated' | 'removing' | 'removed' | 'failed';
  name: string;
  region: string;
  /** What the command has given to the workflow. */
  outputs: Outputs;
  /** Of the pull request's newest commit, in full. */
  commit?: string | undefined;
  /** Whether it goes when the pull request is closed. */
  closing: boolean;
  /** Whether what failed was to remove it. */
  isRemoval: boolean;
  /** What failed; none where `reason` alone tells. */
  failures?: readonly Failure[] | undefined;
  /** What is still there, where something failed. */
  left?: Left | undefined;
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

const headings: Record<PreviewNews['state'], (name: string, isRemoval: boolean) => string> = {
  creating: (name) => `Cluster ${name} is being made ready`,
  ready: (name) => `Cluster ${name} is ready`,
  updated: (name) => `Cluster ${name} was updated and is ready`,
  removing: (name) => `Cluster ${name} is being removed`,
  removed: (name) => `Cluster ${name} was removed`,
  failed: (name, isRemoval) => `Cluster ${name} could not be ${isRemoval ? 'removed' : 'finished'}`,
};

export function previewComment(news: PreviewNews): CommentText {
  const {
    state,
    name,
    region,
    outputs,
    due,
    title,
    isRemoval,
    failures = [],
    left,
    closing,
    reason,
    links,
  } = news;
  const isThere = state === 'ready' || state === 'updated';
  const facts = isThere ? factsOf(news) : failureFacts(failures, left, { closing: closing && !isRemoval });
  const { 'cost-so-far': soFar = '0.00' } = outputs;
  const parts = [
    `### ${title === undefined ? headings[state](code(name), isRemoval) : shown(title)}`,
    [
      // A step whose region is bad has been told of none.
      ...(region === '' ? [] : [`Region ${shown(region)}.`]),
      ...(due === undefined ? [] : [`A sweep found it due: ${shown(due)}.`]),
      ...(soFar === '0.00' ? [] : [`Cost so far: about $${shown(soFar)}.`]),
    ].join(' '),
    ...(facts.length > 0 ? [withoutMentions(factTable(facts))] : []),
    ...(isThere ? [howToConnect(news)] : []),
    ...(reason ? [inFull(reason, facts.length > 0)] : []),
    `<sub>${runAndSummary(links)}</sub>`,
  ];
  return {
    state,
    // A run that changes nothing has another address, the cost so far grows by itself, and a cluster that cannot be swept is
    // due for another time each night: none of it is news.
    lasting: [
      isThere ? 'there' : state,
      name,
      region,
      reason ?? '',
      left !== undefined && 'what' in left ? left.what : '',
      outputs['expires-at'] ?? '',
      ...facts.filter(([label]) => !changing.includes(label)).map(([label, value]) => label + textOf(value)),
    ],
    body: parts.join('\n\n'),
  };
}

/** In a line, and calling nobody. */
function shown(text: string): string {
  return withoutMentions(cell(text));
}

/** What says how far away a moment is, or what has been paid. */
const changing = ['Goes', 'Still there'];

function factsOf({ outputs, nodes, price, commit, entrants, closing, console }: PreviewNews): Fact[] {
  const { 'expires-at': expiresAt } = outputs;
  const rows: [string, Fact[1] | undefined][] = [
    ['Kubernetes', outputs['kubernetes-version']],
    ['Nodes', nodes],
    ['Endpoint', outputs.endpoint],
    ['Price', price],
    ['Made for', commit?.slice(0, 7)],
    ['Who may enter', entrants],
    ['Goes', expiresAt && goes(expiresAt, { closing })],
    ['AWS console', console && [{ text: 'cluster', href: console }]],
  ];
  return rows.filter((row): row is [string, Fact[1]] => row[1] !== undefined && row[1] !== '');
}

/** Wrapped, and folded where it is told in short above. */
function inFull(reason: string, isToldInShort: boolean): string {
  const words = withoutMentions(quotation(shortened(reason)));
  return isToldInShort ? folded('In full', words) : words;
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
