import { type Choice, choose, whyNoCredentials } from '../github/auto.ts';
import { type GitHubEvent, readEvent } from '../github/event.ts';
import {
  type CommandName,
  commandNames,
  InputError,
  type InputName,
  type Inputs,
  readInputs,
} from '../inputs.ts';
import { defaults } from '../spec/spec.ts';
import { readClusterRequest } from './cluster-request.ts';
import type { Asked, Idle, Request, RequestBase } from './request.ts';
import { readSweepRequest } from './sweep-request.ts';

/**
 * What the environment of the step asks for.
 * @throws InputError with every problem of the inputs and of the ClusterConfig; NotInActionsError.
 */
export async function readRequest(env: NodeJS.ProcessEnv, now = new Date()): Promise<Request | Idle> {
  const { inputs, problems } = readInputs(env);
  const environmentRegion = env.AWS_REGION || env.AWS_DEFAULT_REGION || undefined;
  const event = readEvent(env);
  const asked: Asked = { inputs, problems, env, environmentRegion, event, now };
  if (inputs.command === undefined && !problems.some((problem) => problem.startsWith('Input command:'))) {
    problems.push(`Input command: it is missing. Write one of: ${commandNames.join(', ')}.`);
  }
  problems.push(...misplaced(inputs));
  const choice = inputs.command === 'auto' ? chosen(event, inputs) : undefined;
  if (choice !== undefined && 'mistake' in choice) problems.push(choice.mistake);
  if (choice !== undefined && 'nothing' in choice && problems.length === 0) {
    return { command: 'none', reason: choice.nothing };
  }
  const command = choice !== undefined && 'command' in choice ? choice.command : explicit(inputs.command);
  const base = requestBase(inputs, env);
  const request =
    command === 'sweep' || command === 'list'
      ? readSweepRequest(command, asked, base)
      : await readClusterRequest(command, asked, base);
  if (problems.length > 0 || request === undefined) throw new InputError(problems);
  return request;
}

function chosen(event: GitHubEvent, inputs: Inputs): Choice {
  const choice = choose(event, {
    label: inputs.label,
    drafts: inputs.drafts ?? 'include',
    bots: inputs.bots ?? 'exclude',
  });
  if (!('command' in choice)) return choice;
  const why = whyNoCredentials(event);
  return why === undefined ? choice : { nothing: why };
}

/** What was asked for by name; undefined when it was left to `auto`. */
function explicit(command: CommandName | undefined): Request['command'] | undefined {
  return command === 'auto' ? undefined : command;
}

function requestBase(inputs: Inputs, env: NodeJS.ProcessEnv): RequestBase {
  const role = inputs['role-to-assume'];
  return {
    isAuto: inputs.command === 'auto',
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
    removal: {
      liftsProtection: inputs['lift-protection'] ?? false,
      keepsLogs: inputs['keep-logs'] ?? false,
    },
    timeout: inputs.timeout ?? defaults.timeout,
    pollInterval: inputs['poll-interval'] ?? defaults.pollInterval,
  };
}

const aboutOneCluster = ['up', 'down', 'plan', 'connect', 'status', 'auto'] as const;

/** What a sweep goes by, `list` does too. */
const aboutAll = ['sweep', 'list', 'auto'] as const;

/** What may take a cluster away: an `up` does it after the job. */
const removing = ['up', 'down', 'sweep', 'auto'] as const;

/** GitHub is told what these do to previews. */
const telling = ['up', 'down', 'sweep', 'auto'] as const;

/** Inputs that mean something to some commands only, and would be a dangerous misunderstanding elsewhere. */
const commandsOfInputs: { readonly [Name in InputName]?: readonly CommandName[] } = {
  config: aboutOneCluster,
  'cluster-name': aboutOneCluster,
  network: aboutOneCluster,
  'max-previews': aboutOneCluster,
  tags: aboutOneCluster,
  ttl: aboutOneCluster,
  'dry-run': ['down', 'sweep'],
  wait: ['down', 'sweep', 'auto'],
  owner: ['down'],
  'lift-protection': [...removing, 'list'],
  'keep-logs': removing,
  teardown: ['up'],
  regions: aboutAll,
  rules: aboutAll,
  scope: aboutAll,
  'abandoned-after': aboutAll,
  'max-deletions': aboutAll,
  'protected-names': aboutAll,
  'protected-tags': aboutAll,
  issue: ['sweep', 'auto'],
  'remove-shared-network': aboutAll,
  label: ['auto'],
  drafts: ['auto'],
  bots: ['auto'],
  comment: [...telling, 'plan'],
  deployment: telling,
  'environment-url': ['up', 'down', 'auto'],
};

/** What to write in place of an input that the command does not have. */
const instead: { readonly [Name in InputName]?: { readonly [Name in CommandName]?: string } } = {
  'dry-run': {
    up: 'Write `command: plan`, which shows what `up` would do.',
    auto: 'Write `command: plan`, which shows what `up` would do, or `command: down` with it.',
    plan: 'Leave it out: `plan` changes nothing.',
    connect: 'Leave it out: `connect` changes nothing in AWS.',
  },
};

function misplaced(inputs: Inputs): string[] {
  const { command } = inputs;
  if (command === undefined) return [];
  return Object.entries(commandsOfInputs)
    .filter(([name, commands]) => inputs[name as InputName] !== undefined && !commands.includes(command))
    .map(
      ([name, commands]) =>
        `Input ${name}: it is for ${commands.map((each) => `\`${each}\``).join(', ')}, and the command is \`${command}\`. ${instead[name as InputName]?.[command] ?? 'Leave it out.'}`,
    );
}
