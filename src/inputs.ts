import * as parse from './config/parsers.ts';
import * as labels from './config/tags-and-labels.ts';
import * as values from './config/values.ts';
import type { PlanOf } from './github/plan-comment.ts';
import type { PreviewOf } from './github/preview.ts';
import { groupKinds } from './spec/spec.ts';
import { nearest } from './suggest.ts';

export const commandNames = ['up', 'down', 'plan', 'connect', 'status', 'list', 'sweep', 'auto'] as const;

export type CommandName = (typeof commandNames)[number];

/** Why a sweep may take something away. */
export const ruleNames = ['expired', 'closed', 'failed', 'orphaned'] as const;

export type RuleName = (typeof ruleNames)[number];

/**
 * Every input of the action, with the parser of its text. Texts, descriptions and defaults that users see are in
 * action.yml. An input that is empty is absent.
 */
const parsers = {
  command: parse.oneOf(...commandNames),
  config: parse.anyText,
  'cluster-name': values.clusterNameOrSuffix,
  region: values.region,
  'role-to-assume': values.roleArn,
  'role-session-name': values.sessionName,
  'role-duration-seconds': parse.wholeNumber(900, 43_200, 3600),
  audience: parse.anyText,
  'permissions-boundary': values.policyArn,
  'allowed-account-ids': parse.listOf(values.accountId, 100),
  'kubernetes-version': values.kubernetesVersion,
  'node-kind': parse.oneOf('managed', 'self-managed'),
  prelaunch: parse.boolean,
  'instance-types': parse.listOf(values.instanceType, 20),
  nodes: parse.wholeNumber(1, 450, 3),
  'nodes-min': parse.wholeNumber(0, 450, 1),
  'nodes-max': parse.wholeNumber(1, 450, 5),
  spot: parse.booleanOrPreferred,
  mode: parse.oneOf('standard', 'auto'),
  network: parse.oneOf('own', 'shared'),
  'security-groups': parse.oneOf(...groupKinds),
  'max-previews': parse.wholeNumber(1, 1000, 10),
  tags: labels.tags,
  ttl: values.ttl,
  'dry-run': parse.boolean,
  wait: parse.boolean,
  owner: parse.oneOf('own', 'any'),
  'lift-protection': parse.boolean,
  'keep-logs': parse.boolean,
  teardown: parse.oneOf('never', 'job'),
  'max-hourly-cost': values.dollars,
  admins: parse.listOf(values.principalArn, 50),
  viewers: parse.listOf(values.principalArn, 50),
  regions: values.regions,
  rules: parse.listOf(parse.oneOf(...ruleNames), ruleNames.length),
  scope: parse.oneOf('repository', 'account'),
  'abandoned-after': parse.duration({ least: '1s', most: '7d', example: '3h' }),
  'max-deletions': parse.wholeNumber(1, 1000, 20),
  'protected-names': parse.listOf(values.clusterNamePattern, 100),
  'protected-tags': labels.tagPatterns,
  issue: parse.boolean,
  'remove-shared-network': parse.boolean,
  timeout: parse.duration({ least: '1s', most: '6h', example: '45m' }),
  'poll-interval': parse.duration({ least: '20ms', most: '5m', example: '5s' }),
  'kubeconfig-path': parse.anyText,
  'kubeconfig-auth': parse.oneOf('action', 'aws', 'aws-iam-authenticator'),
  'kubeconfig-role': values.roleArn,
  'kubeconfig-profile': parse.anyText,
  label: parse.anyText,
  drafts: parse.oneOf('include', 'exclude'),
  bots: parse.oneOf('exclude', 'include'),
  comment: parse.boolean,
  deployment: parse.boolean,
  'environment-url': values.webAddress,
  'github-token': parse.anyText,
  'job-status': parse.anyText,
  'job-id': parse.anyText,
} satisfies Record<string, parse.Parser<unknown>>;

export type InputName = keyof typeof parsers;

/** Inputs that say what a cluster is to be like: a removal goes by its name, and does without them. */
const describing: readonly InputName[] = [
  'config',
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
  'max-previews',
  'tags',
  'ttl',
  'max-hourly-cost',
  'admins',
  'viewers',
  'kubeconfig-path',
  'kubeconfig-auth',
  'kubeconfig-role',
  'kubeconfig-profile',
];

/** Whether a problem is of inputs alone that only describe the cluster. */
export function isOfDescription(problem: string): boolean {
  const names = /^Inputs? ([\w, -]+):/.exec(problem)?.[1]?.split(/, | and /) ?? [];
  return names.length > 0 && names.every((name) => describing.some((each) => each === name));
}

/** Whether something is said of what the cluster is to be like; how long it lives, and what it may cost, is no part of that. */
export function isDescription(inputs: Inputs): boolean {
  const others: readonly InputName[] = ['ttl', 'max-hourly-cost', 'max-previews'];
  return describing.some(
    (name) => inputs[name] !== undefined && !others.includes(name) && !name.startsWith('kubeconfig-'),
  );
}

/** The inputs that were given, parsed. */
export type Inputs = { [Name in InputName]?: ReturnType<(typeof parsers)[Name]> };

export const inputNames = Object.keys(parsers) as InputName[];

/** What GitHub goes on telling, and what would be wrong there: of the preview that a `down` would have removed, or a plan. */
export type ToldIn = { preview: PreviewOf } | { plan: PlanOf };

/** What the user typed cannot be meant; every problem is in the message, so that one run tells them all. */
export class InputError extends Error {
  readonly problems: readonly string[];
  /** Where GitHub tells of it already; undefined for nowhere. */
  readonly toldIn: ToldIn | undefined;

  constructor(problems: readonly string[], toldIn?: ToldIn) {
    super(problems.join('\n'));
    this.name = 'InputError';
    this.problems = problems;
    this.toldIn = toldIn;
  }
}

/** What was typed, '' when nothing was. The runner passes it to the step after the job too. */
export function inputText(env: NodeJS.ProcessEnv, name: InputName): string {
  return env[`INPUT_${name.toUpperCase()}`] ?? '';
}

/**
 * The inputs that can be read, and what is wrong with the others.
 * @param env of the step: the runner passes an input as INPUT_<NAME>, spaces as underscores, hyphens kept.
 */
export function readInputs(env: NodeJS.ProcessEnv): { inputs: Inputs; problems: string[] } {
  const inputs: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const name of inputNames) {
    const given = inputText(env, name);
    if (given.trim() === '') continue;
    try {
      // Indentation means something in YAML, the first line's too.
      inputs[name] = parsers[name](name === 'config' ? given : given.trim());
    } catch (error) {
      if (!(error instanceof parse.Problem)) throw error;
      problems.push(...error.reasons.map((reason) => `Input ${name}: ${reason}`));
    }
  }
  return { inputs, problems: [...problems, ...unknown(env)] };
}

/** What other actions and programs call some of ours. */
const otherNames: Readonly<Record<string, InputName>> = {
  name: 'cluster-name',
  cluster: 'cluster-name',
  'aws-region': 'region',
  'role-arn': 'role-to-assume',
  'aws-role': 'role-to-assume',
  version: 'kubernetes-version',
  'config-file': 'config',
  'max-cost': 'max-hourly-cost',
};

/**
 * The runner hands on every key of `with:`, and only warns of those that action.yml does not know: without a `name` that
 * was meant, a step would go on to another cluster.
 */
function unknown(env: NodeJS.ProcessEnv): string[] {
  const given = Object.keys(env)
    .filter((name) => name.startsWith('INPUT_') && env[name]?.trim())
    .map((name) => name.slice('INPUT_'.length).toLowerCase());
  const absent = inputNames.filter((name) => !given.includes(name));
  return given
    .filter((name) => !inputNames.some((known) => known === name))
    .map((name) => {
      const meant = otherNames[name.replaceAll('_', '-')] ?? nearest(name, absent);
      const advice = meant === undefined ? 'Leave it out.' : `Did you mean ${meant}?`;
      return `Input ${name}: there is no such input. ${advice}`;
    });
}
