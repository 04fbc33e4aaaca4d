import { type GitHubEvent, readEvent } from '../github/event.ts';
import {
  type CommandName,
  commandNames,
  InputError,
  type InputName,
  type Inputs,
  readInputs,
} from '../inputs.ts';
import { readClusterRequest } from './cluster-request.ts';
import { type ClusterSpec, defaults } from './spec.ts';
import { readSweepRequest, type SweepRequest } from './sweep-request.ts';

/** What every step of a workflow says, whatever its command. */
export interface RequestBase {
  /** Undefined: the environment's credentials are used. */
  role: { arn: string; sessionName: string; durationSeconds: number; audience: string } | undefined;
  /** The accounts in which the step may do anything; undefined for any. */
  allowedAccountIds: readonly string[] | undefined;
  /** Milliseconds. */
  timeout: number;
  /** Milliseconds. */
  pollInterval: number;
}

/** A step about one cluster. */
export interface ClusterRequest extends RequestBase {
  command: 'up' | 'down' | 'plan' | 'connect';
  spec: ClusterSpec;
  kubeconfig: {
    path: string;
    auth: 'action' | 'aws' | 'aws-iam-authenticator';
    /** The role and the profile that `aws` and `aws-iam-authenticator` use. */
    roleArn: string | undefined;
    profile: string | undefined;
  };
  /** Whether `down` only shows what it would remove. */
  dryRun: boolean;
  /** Whether `down` waits until everything has gone; else it starts what it can. */
  waits: boolean;
  /** When the cluster of an `up` goes by itself. */
  teardown: 'never' | 'job';
  /** US dollars: `up` makes nothing that would cost more an hour. */
  maxHourlyCost: number | undefined;
  /** What the user should know of how this was understood: sentences for the log. */
  notes: readonly string[];
}

/** One step of a workflow, as it was asked for: complete and checked. */
export type Request = ClusterRequest | SweepRequest;

/** What a step says, before it is understood. */
export interface Asked {
  inputs: Inputs;
  /** What is wrong with it, as far as it is known: readers add to it. */
  problems: string[];
  env: NodeJS.ProcessEnv;
  /** The region that the environment names, as every AWS tool reads it. */
  environmentRegion: string | undefined;
  event: GitHubEvent;
  now: Date;
}

/**
 * What the environment of the step asks for.
 * @throws InputError with every problem of the inputs and of the ClusterConfig; NotInActionsError.
 */
export async function readRequest(env: NodeJS.ProcessEnv, now = new Date()): Promise<Request> {
  const { inputs, problems } = readInputs(env);
  const environmentRegion = env.AWS_REGION || env.AWS_DEFAULT_REGION || undefined;
  const asked: Asked = { inputs, problems, env, environmentRegion, event: readEvent(env), now };
  const { command } = inputs;
  if (command === undefined && !problems.some((problem) => problem.startsWith('Input command:'))) {
    problems.push(`Input command: it is missing. Write one of: ${commandNames.join(', ')}.`);
  }
  problems.push(...misplaced(inputs));
  const base = requestBase(inputs, env);
  const request =
    command === 'sweep' ? readSweepRequest(asked, base) : await readClusterRequest(command, asked, base);
  if (problems.length > 0 || request === undefined) throw new InputError(problems);
  return request;
}

function requestBase(inputs: Inputs, env: NodeJS.ProcessEnv): RequestBase {
  const role = inputs['role-to-assume'];
  return {
    role:
      role === undefined
        ? undefined
        : {
            arn: role,
            sessionName: inputs['role-session-name'] ?? `eks-cluster-action-${env.GITHUB_RUN_ID ?? 'run'}`,
            durationSeconds: inputs['role-duration-seconds'] ?? defaults.roleDurationSeconds,
            audience: inputs.audience ?? defaults.audience,
          },
    allowedAccountIds: inputs['allowed-account-ids'],
    timeout: inputs.timeout ?? defaults.timeout,
    pollInterval: inputs['poll-interval'] ?? defaults.pollInterval,
  };
}

const aboutOneCluster = ['up', 'down', 'plan', 'connect'] as const;

/** Inputs that mean something to some commands only, and would be a dangerous misunderstanding elsewhere. */
const commandsOfInputs: { readonly [Name in InputName]?: readonly CommandName[] } = {
  config: aboutOneCluster,
  'cluster-name': aboutOneCluster,
  tags: aboutOneCluster,
  ttl: aboutOneCluster,
  'dry-run': ['down', 'sweep'],
  wait: ['down', 'sweep'],
  teardown: ['up'],
  regions: ['sweep'],
  rules: ['sweep'],
  scope: ['sweep'],
  'abandoned-after': ['sweep'],
  'max-deletions': ['sweep'],
  'protected-names': ['sweep'],
  'protected-tags': ['sweep'],
};

function misplaced(inputs: Inputs): string[] {
  const { command } = inputs;
  if (command === undefined) return [];
  return Object.entries(commandsOfInputs)
    .filter(([name, commands]) => inputs[name as InputName] !== undefined && !commands.includes(command))
    .map(
      ([name, commands]) =>
        `Input ${name}: it is for ${commands.map((each) => `\`${each}\``).join(', ')}, and the command is \`${command}\`. Leave it out.`,
    );
}
