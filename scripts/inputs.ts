/** How the documentation shows the inputs: in groups, each with its default in a column of its own. */
import type { InputName } from '../src/inputs.ts';

interface Group {
  title: string;
  inputs: readonly InputName[];
}

/** In the order in which somebody needs them. */
export const groupsOfInputs: readonly Group[] = [
  {
    title: 'What to do, to which cluster',
    inputs: ['command', 'cluster-name', 'region', 'config', 'timeout', 'poll-interval'],
  },
  {
    title: 'Who does it',
    inputs: [
      'role-to-assume',
      'role-session-name',
      'role-duration-seconds',
      'audience',
      'allowed-account-ids',
      'permissions-boundary',
    ],
  },
  {
    title: 'What the cluster is like',
    inputs: [
      'kubernetes-version',
      'node-kind',
      'prelaunch',
      'instance-types',
      'nodes',
      'nodes-min',
      'nodes-max',
      'spot',
      'mode',
      'network',
      'security-groups',
      'tags',
      'admins',
      'viewers',
    ],
  },
  {
    title: 'How long it lives, and what it may cost',
    inputs: ['ttl', 'teardown', 'max-hourly-cost', 'max-previews'],
  },
  {
    title: 'For kubectl',
    inputs: ['kubeconfig-path', 'kubeconfig-auth', 'kubeconfig-role', 'kubeconfig-profile'],
  },
  {
    title: 'For pull requests and branches',
    inputs: ['label', 'drafts', 'bots', 'comment', 'deployment', 'environment-url', 'github-token'],
  },
  {
    title: 'When something is removed',
    inputs: ['dry-run', 'wait', 'owner', 'lift-protection', 'keep-logs'],
  },
  {
    title: 'For `sweep`',
    inputs: [
      'regions',
      'rules',
      'scope',
      'abandoned-after',
      'max-deletions',
      'protected-names',
      'protected-tags',
      'remove-shared-network',
      'issue',
    ],
  },
  { title: 'Not to be written', inputs: ['job-status', 'job-id'] },
];

/** The sentence that tells the default; a point in code ends none. */
const sentence = /\s*Default: ((?:`[^`]*`|[^`.])+)\.(?=\s|$)/;

/** Takes the default out of the description of an input; '' where it tells none. */
export function defaultOf(description: string): { meaning: string; otherwise: string } {
  const [, otherwise = ''] = sentence.exec(description) ?? [];
  return { meaning: description.replace(sentence, '').trim(), otherwise };
}
