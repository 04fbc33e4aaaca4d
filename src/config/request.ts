import { join } from 'node:path';
import { type GitHubEvent, readEvent } from '../github/event.ts';
import { InputError, type Inputs, readInputs } from '../inputs.ts';
import type { LoadedConfig } from './cluster-config/load.ts';
import { clusterNameLimit, limited, slug } from './names.ts';
import { contradictions, nodeGroupOfFile, nodeGroupOfInputs, sizesOfInputs } from './node-groups.ts';
import { notesOn } from './notes.ts';
import { present, settingsOf } from './settings.ts';
import { type ClusterSpec, defaults, type NodeGroupSpec } from './spec.ts';
import { tagKeys } from './tags.ts';
import { mostTags } from './values.ts';

/** One step of a workflow, as it was asked for: complete and checked. */
export interface Request {
  command: 'up' | 'down' | 'plan' | 'connect';
  spec: ClusterSpec;
  /** Undefined: the environment's credentials are used. */
  role: { arn: string; sessionName: string; durationSeconds: number; audience: string } | undefined;
  /** The accounts in which the step may do anything; undefined for any. */
  allowedAccountIds: readonly string[] | undefined;
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
  /** Milliseconds. */
  timeout: number;
  /** Milliseconds. */
  pollInterval: number;
  /** What the user should know of how this was understood: sentences for the log. */
  notes: readonly string[];
}

/**
 * What the environment of the step asks for.
 * @throws InputError with every problem of the inputs and of the ClusterConfig; NotInActionsError.
 */
export async function readRequest(env: NodeJS.ProcessEnv, now = new Date()): Promise<Request> {
  const { inputs, problems } = readInputs(env);
  const event = readEvent(env);
  const file = await loadFile(inputs, env);
  const region = inputs.region ?? file?.config.metadata?.region ?? environmentRegion(env);
  const name = inputs['cluster-name'] ?? file?.config.metadata?.name ?? nameFrom(event);
  const auth = inputs['kubeconfig-auth'] ?? (inputs['role-to-assume'] === undefined ? 'aws' : 'action');

  if (inputs.command === undefined && !problems.some((problem) => problem.startsWith('Input command:'))) {
    problems.push('Input command: it is missing. Write one of: up, down, plan, connect.');
  }
  if (region === undefined && !isTold('region', problems, file)) {
    problems.push('Input region: it is missing, and so is AWS_REGION. Write the region, such as eu-west-1.');
  }
  if (name === undefined && !isTold('cluster-name', problems, file)) {
    problems.push(
      'Input cluster-name: it is missing, and this event is about neither a pull request nor a branch, after which the cluster could be named. Write a name, such as my-app-staging.',
    );
  }
  if (auth === 'action' && (inputs['kubeconfig-role'] ?? inputs['kubeconfig-profile']) !== undefined) {
    problems.push(
      'Inputs kubeconfig-role and kubeconfig-profile: `action` uses neither. Leave them out, or set kubeconfig-auth to `aws`.',
    );
  }
  problems.push(...commandProblems(inputs));
  problems.push(...nodeProblems(inputs, file), ...tagProblems(inputs, file));
  if (file !== undefined) {
    const { checkConfig } = await import('./cluster-config/rules.ts');
    checkConfig(file, region);
    problems.push(...file.problems());
  }
  if (problems.length > 0 || inputs.command === undefined || name === undefined || region === undefined) {
    throw new InputError(problems);
  }

  const spec = clusterSpec(inputs, file, { name, region, event, now });
  const role = inputs['role-to-assume'];
  return {
    command: inputs.command,
    spec,
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
    kubeconfig: {
      path: inputs['kubeconfig-path'] ?? join(env.RUNNER_TEMP ?? '.', 'eks-cluster-action', 'kubeconfig'),
      auth,
      roleArn: inputs['kubeconfig-role'],
      profile: inputs['kubeconfig-profile'],
    },
    dryRun: inputs['dry-run'] ?? false,
    waits: inputs.wait ?? true,
    teardown: inputs.teardown ?? 'never',
    timeout: inputs.timeout ?? defaults.timeout,
    pollInterval: inputs['poll-interval'] ?? defaults.pollInterval,
    notes: notesOn(spec, inputs, file),
  };
}

/** Whoever has no ClusterConfig does not wait for a YAML parser. */
async function loadFile(inputs: Inputs, env: NodeJS.ProcessEnv): Promise<LoadedConfig | undefined> {
  if (inputs.config === undefined) return undefined;
  const { loadConfig } = await import('./cluster-config/load.ts');
  return loadConfig(inputs.config, env.GITHUB_WORKSPACE ?? '.');
}

function environmentRegion({ AWS_REGION, AWS_DEFAULT_REGION }: NodeJS.ProcessEnv): string | undefined {
  return AWS_REGION || AWS_DEFAULT_REGION || undefined;
}

/** Whether the value is missing because it is bad, which is a problem of its own. */
function isTold(
  input: 'region' | 'cluster-name',
  problems: readonly string[],
  file: LoadedConfig | undefined,
): boolean {
  const field = { region: 'metadata.region', 'cluster-name': 'metadata.name' }[input];
  return (
    problems.some((problem) => problem.startsWith(`Input ${input}:`)) || (file?.mentions(field) ?? false)
  );
}

/** Inputs that mean something to one command only, and would be a dangerous misunderstanding elsewhere. */
const inputsOfCommands = { 'dry-run': 'down', wait: 'down', teardown: 'up' } as const;

function commandProblems({ command, ...inputs }: Inputs): string[] {
  if (command === undefined) return [];
  return Object.entries(inputsOfCommands)
    .filter(([name, of]) => inputs[name as keyof typeof inputsOfCommands] !== undefined && command !== of)
    .map(
      ([name, of]) => `Input ${name}: it is for \`${of}\`, and the command is \`${command}\`. Leave it out.`,
    );
}

const nodeInputs = ['nodes', 'nodes-min', 'nodes-max', 'instance-types', 'spot'] as const;

function nodeProblems(inputs: Inputs, file: LoadedConfig | undefined): string[] {
  const given = nodeInputs.filter((name) => inputs[name] !== undefined);
  const groups = file?.config.managedNodeGroups;
  if (groups !== undefined && groups.length > 0) {
    return given.map(
      (name) =>
        `Input ${name}: ${file?.label} has node groups of its own. Say it there, in managedNodeGroups, or leave the input out.`,
    );
  }
  if (groups !== undefined && given.length === 0) {
    file?.report(
      'managedNodeGroups',
      'the list is empty, and a cluster without nodes is not supported: add-ons such as coredns would never become ready. Leave it out for a node group of two t3.medium, or describe one.',
    );
  }
  const names = { desired: 'nodes', least: 'nodes-min', most: 'nodes-max' };
  return contradictions(sizesOfInputs(inputs), names).map(
    ({ of, message }) => `Input ${names[of]}: ${message}`,
  );
}

function tagProblems(inputs: Inputs, file: LoadedConfig | undefined): string[] {
  const count = Object.keys({ ...file?.config.metadata?.tags, ...inputs.tags }).length;
  if (count <= mostTags) return [];
  const message = `${count} tags were given. Keep ${mostTags} at most.`;
  if (inputs.tags !== undefined) return [`Input tags: ${message}`];
  file?.report('metadata.tags', message);
  return [];
}

function clusterSpec(
  inputs: Inputs,
  file: LoadedConfig | undefined,
  { name, region, event, now }: { name: string; region: string; event: GitHubEvent; now: Date },
): ClusterSpec {
  const config = file?.config ?? {};
  const settings = settingsOf(config);
  const owner = ownerFrom(event, (inputs['cluster-name'] ?? config.metadata?.name) !== undefined);
  const expiresAt = expiry(inputs.ttl, now);
  const ofFile = present(config.managedNodeGroups);
  const nodeGroups: NodeGroupSpec[] =
    ofFile.length > 0
      ? ofFile.map((group) => nodeGroupOfFile(group, settings.network))
      : [nodeGroupOfInputs(inputs, settings.network)];
  return {
    ...settings,
    name,
    region,
    owner,
    tags: {
      ...config.metadata?.tags,
      ...inputs.tags,
      [tagKeys.cluster]: name,
      [tagKeys.owner]: owner,
      [tagKeys.repository]: event.repository,
      [tagKeys.run]: event.runUrl,
      [tagKeys.expiresAt]: expiresAt instanceof Date ? rfc3339(expiresAt) : 'never',
    },
    kubernetesVersion: inputs['kubernetes-version'] ?? config.metadata?.version,
    nodeGroups,
    permissionsBoundary: inputs['permissions-boundary'],
    expiresAt,
  };
}

/** @param ttl milliseconds; 0 for ever. */
function expiry(ttl: number | undefined, now: Date): ClusterSpec['expiresAt'] {
  if (ttl === undefined) return undefined;
  return ttl === 0 ? 'never' : new Date(Math.floor((now.getTime() + ttl) / 1000) * 1000);
}

/** In UTC, in whole seconds: `2026-11-22T15:04:05Z`. */
function rfc3339(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, 'Z');
}

/** `<repository>-pr-<number>` or `<repository>-<branch>`; undefined when the event is about neither. */
function nameFrom({ repository, about }: GitHubEvent): string | undefined {
  if (about === undefined) return undefined;
  const [, name = repository] = repository.split('/');
  const suffix = 'pullRequest' in about ? `pr-${about.pullRequest}` : slug(about.branch);
  // The whole is cut, not the repository alone: a branch's name can be the longer of the two.
  return limited(`${slug(name)}-${suffix}`, '', clusterNameLimit);
}

/**
 * A cluster that the user named belongs to the whole repository; one named after a pull request or a branch to that
 * alone.
 */
function ownerFrom({ repositoryId, about }: GitHubEvent, named: boolean): string {
  if (named || about === undefined) return `${repositoryId}/run`;
  if ('pullRequest' in about) return `${repositoryId}/pr-${about.pullRequest}`;
  // A tag's value takes few of the characters that Git allows.
  return limited(`${repositoryId}/branch-${about.branch.replace(/[^\w.:/=+\-@]/gu, '-')}`, '', 256);
}
