import { join } from 'node:path';
import { type GitHubEvent, readEvent } from '../github/event.ts';
import { InputError, type Inputs, readInputs } from '../inputs.ts';
import { clusterNameLimit, limited, slug } from './names.ts';
import { type ClusterSpec, defaults } from './spec.ts';
import { tagKeys } from './tags.ts';

/** One step of a workflow, as it was asked for: complete and checked. */
export interface Request {
  command: 'up' | 'down';
  spec: ClusterSpec;
  /** Undefined: the environment's credentials are used. */
  role: { arn: string; sessionName: string; durationSeconds: number; audience: string } | undefined;
  kubeconfig: {
    path: string;
    auth: 'action' | 'aws' | 'aws-iam-authenticator';
    /** The role and the profile that `aws` and `aws-iam-authenticator` use. */
    roleArn: string | undefined;
    profile: string | undefined;
  };
  /** Milliseconds. */
  timeout: number;
  /** Milliseconds. */
  pollInterval: number;
}

/**
 * What the environment of the step asks for.
 * @throws InputError with every problem of the inputs; NotInActionsError.
 */
export function readRequest(env: NodeJS.ProcessEnv): Request {
  const { inputs, problems } = readInputs(env);
  const event = readEvent(env);
  const region = inputs.region ?? env.AWS_REGION ?? env.AWS_DEFAULT_REGION ?? '';
  const auth = inputs['kubeconfig-auth'] ?? (inputs['role-to-assume'] === undefined ? 'aws' : 'action');

  if (inputs.command === undefined && !problems.some((problem) => problem.startsWith('Input command'))) {
    problems.push('Input command: it is missing. Write one of: up, down.');
  }
  if (region === '' && !problems.some((problem) => problem.startsWith('Input region'))) {
    problems.push('Input region: it is missing, and so is AWS_REGION. Write the region, such as eu-west-1.');
  }
  if (auth === 'action' && (inputs['kubeconfig-role'] ?? inputs['kubeconfig-profile']) !== undefined) {
    problems.push(
      'Inputs kubeconfig-role and kubeconfig-profile: `action` uses neither. Leave them out, or set kubeconfig-auth to `aws`.',
    );
  }
  if (problems.length > 0) throw new InputError(problems);

  const role = inputs['role-to-assume'];
  return {
    command: inputs.command ?? 'up',
    spec: clusterSpec(inputs, event, region),
    role:
      role === undefined
        ? undefined
        : {
            arn: role,
            sessionName: inputs['role-session-name'] ?? `eks-cluster-action-${env.GITHUB_RUN_ID ?? 'run'}`,
            durationSeconds: inputs['role-duration-seconds'] ?? defaults.roleDurationSeconds,
            audience: inputs.audience ?? defaults.audience,
          },
    kubeconfig: {
      path: inputs['kubeconfig-path'] ?? join(env.RUNNER_TEMP ?? '.', 'eks-cluster-action', 'kubeconfig'),
      auth,
      roleArn: inputs['kubeconfig-role'],
      profile: inputs['kubeconfig-profile'],
    },
    timeout: inputs.timeout ?? defaults.timeout,
    pollInterval: inputs['poll-interval'] ?? defaults.pollInterval,
  };
}

function clusterSpec(inputs: Inputs, event: GitHubEvent, region: string): ClusterSpec {
  const name = inputs['cluster-name'] ?? nameFrom(event);
  const owner = ownerFrom(event, inputs['cluster-name'] !== undefined);
  return {
    name,
    region,
    owner,
    tags: {
      ...inputs.tags,
      [tagKeys.cluster]: name,
      [tagKeys.owner]: owner,
      [tagKeys.repository]: event.repository,
      [tagKeys.run]: event.runUrl,
      [tagKeys.expiresAt]: 'never',
    },
    kubernetesVersion: inputs['kubernetes-version'],
    vpcCidr: defaults.vpcCidr,
    addons: defaults.addons,
    nodeGroups: [
      {
        ...defaults.nodeGroup,
        instanceTypes: inputs['instance-types'] ?? defaults.nodeGroup.instanceTypes,
        nodes: inputs.nodes ?? defaults.nodeGroup.nodes,
      },
    ],
  };
}

/** `<repository>-pr-<number>` or `<repository>-<branch>`. */
function nameFrom({ repository, about }: GitHubEvent): string {
  const [, name = repository] = repository.split('/');
  if (about === undefined) {
    throw new InputError([
      'Input cluster-name: it is missing, and this event is about neither a pull request nor a branch, after which the cluster could be named. Write a name, such as my-app-staging.',
    ]);
  }
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
