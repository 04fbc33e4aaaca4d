import * as parse from './config/parsers.ts';

/**
 * Every input of the action, with the parser of its text. Texts, descriptions and defaults that users see are in
 * action.yml. An input that is empty is absent.
 */
const parsers = {
  command: parse.oneOf('up', 'down'),
  'cluster-name': parse.clusterName,
  region: parse.region,
  'role-to-assume': parse.roleArn,
  'role-session-name': parse.sessionName,
  'role-duration-seconds': parse.wholeNumber(900, 43_200, 3600),
  audience: parse.anyText,
  'kubernetes-version': parse.kubernetesVersion,
  'instance-types': parse.listOf(parse.instanceType, 20),
  nodes: parse.wholeNumber(1, 450, 3),
  tags: parse.tags,
  timeout: parse.duration({ least: '1s', most: '6h', example: '45m' }),
  'poll-interval': parse.duration({ least: '20ms', most: '5m', example: '5s' }),
  'kubeconfig-path': parse.anyText,
  'kubeconfig-auth': parse.oneOf('action', 'aws', 'aws-iam-authenticator'),
  'kubeconfig-role': parse.roleArn,
  'kubeconfig-profile': parse.anyText,
} satisfies Record<string, parse.Parser<unknown>>;

export type InputName = keyof typeof parsers;

/** The inputs that were given, parsed. */
export type Inputs = { [Name in InputName]?: ReturnType<(typeof parsers)[Name]> };

export const inputNames = Object.keys(parsers) as InputName[];

/** What the user typed cannot be meant; every problem is in the message, so that one run tells them all. */
export class InputError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'InputError';
    this.problems = problems;
  }
}

/**
 * The inputs that can be read, and what is wrong with the others.
 * @param env of the step: the runner passes an input as INPUT_<NAME>, spaces as underscores, hyphens kept.
 */
export function readInputs(env: NodeJS.ProcessEnv): { inputs: Inputs; problems: string[] } {
  const inputs: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const name of inputNames) {
    const text = env[`INPUT_${name.toUpperCase()}`]?.trim() ?? '';
    if (text === '') continue;
    try {
      inputs[name] = parsers[name](text);
    } catch (error) {
      if (!(error instanceof parse.Problem)) throw error;
      problems.push(`Input ${name}: ${error.message}`);
    }
  }
  return { inputs, problems };
}
