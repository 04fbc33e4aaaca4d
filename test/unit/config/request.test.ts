import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRequest } from '../../../src/config/request.ts';
import { NotInActionsError } from '../../../src/github/event.ts';
import { InputError } from '../../../src/inputs.ts';

const job = {
  GITHUB_REPOSITORY: 'octo/My.App',
  GITHUB_REPOSITORY_ID: '4711',
  GITHUB_RUN_ID: '99',
  GITHUB_REF: 'refs/heads/main',
  GITHUB_EVENT_NAME: 'push',
  RUNNER_TEMP: '/runner/temp',
  AWS_REGION: 'eu-west-1',
};

function request(inputs: Record<string, string> = {}, env: NodeJS.ProcessEnv = job) {
  const given = Object.entries({ command: 'up', ...inputs });
  return readRequest({
    ...env,
    ...Object.fromEntries(given.map(([k, v]) => [`INPUT_${k.toUpperCase()}`, v])),
  });
}

function problems(inputs: Record<string, string>, env?: NodeJS.ProcessEnv): readonly string[] {
  try {
    request(inputs, env);
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
  return [];
}

/** The environment of a job for an event with this payload. */
function eventOf(name: string, payload: object): NodeJS.ProcessEnv {
  const path = join(mkdtempSync(join(tmpdir(), 'event-')), 'event.json');
  writeFileSync(path, JSON.stringify(payload));
  return { ...job, GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: path };
}

describe('a step that names only a role and a region', () => {
  const { spec, kubeconfig, role } = request({
    'role-to-assume': 'arn:aws:iam::111122223333:role/github/eks',
    region: 'us-east-1',
  });

  it('gets a good small cluster', () => {
    expect(spec).toMatchObject({
      region: 'us-east-1',
      kubernetesVersion: undefined,
      nodeGroups: [{ name: 'default', instanceTypes: ['t3.medium'], nodes: 2 }],
      addons: ['vpc-cni', 'kube-proxy', 'coredns', 'eks-pod-identity-agent'],
    });
  });

  it('gets a kubeconfig whose tokens the action makes, in the temporary folder of the runner', () => {
    expect(kubeconfig).toMatchObject({ auth: 'action', path: '/runner/temp/eks-cluster-action/kubeconfig' });
  });

  it('assumes the role for an hour, for STS, under a name that leads to the run', () => {
    expect(role).toMatchObject({
      durationSeconds: 3600,
      audience: 'sts.amazonaws.com',
      sessionName: 'eks-cluster-action-99',
    });
  });
});

describe('the name and the owner of a cluster', () => {
  it('come from the repository and the branch', () => {
    const { spec } = request();
    expect([spec.name, spec.owner]).toEqual(['my-app-main', '4711/branch-main']);
  });

  it('come from the number of the pull request, whatever branch GITHUB_REF names', () => {
    const { spec } = request({}, eventOf('pull_request', { pull_request: { number: 7 } }));
    expect([spec.name, spec.owner]).toEqual(['my-app-pr-7', '4711/pr-7']);
  });

  it('are those of the whole repository when the user names the cluster', () => {
    const { spec } = request(
      { 'cluster-name': 'staging' },
      eventOf('pull_request', { pull_request: { number: 7 } }),
    );
    expect([spec.name, spec.owner]).toEqual(['staging', '4711/run']);
  });

  it('stay apart for long branch names that begin alike', () => {
    const named = (branch: string) => request({}, { ...job, GITHUB_REF: `refs/heads/${branch}` }).spec.name;
    const [one, other] = [named(`${'x'.repeat(120)}-1`), named(`${'x'.repeat(120)}-2`)];
    expect(one.length).toBeLessThanOrEqual(100);
    expect(one).not.toBe(other);
  });

  it('cannot be told from a tag: the user has to name the cluster', () => {
    expect(problems({}, { ...job, GITHUB_REF: 'refs/tags/v1' })[0]).toContain(
      'Input cluster-name: it is missing',
    );
  });
});

describe('bad input', () => {
  it('is told whole, in one go', () => {
    const found = problems({
      command: 'create',
      nodes: '0',
      'instance-types': 't3.medium, large',
      timeout: '45',
    });
    expect(found.map((problem) => problem.split(':')[0])).toEqual([
      'Input command',
      'Input instance-types',
      'Input nodes',
      'Input timeout',
    ]);
  });

  it.each([
    ['cluster-name', '-app', '"-app" is not a name for a cluster'],
    ['region', 'eu-west', '"eu-west" is not a region'],
    ['region', 'eu-west-1a', '"eu-west-1a" is not a region'],
    ['role-to-assume', 'arn:aws:iam::1:role/x', 'is not the ARN of an IAM role'],
    ['role-session-name', 'a b', 'is not a session name'],
    ['role-duration-seconds', '899', 'is not a whole number from 900 to 43200'],
    ['kubernetes-version', '1.4', 'is not a minor version of Kubernetes'],
    ['nodes', '2.5', 'is not a whole number'],
    ['tags', 'team', 'is not a tag'],
    ['tags', 'aws:team=a', 'only AWS, Kubernetes or this action may set'],
    ['tags', 'team=a\nteam=b', 'is given twice'],
    ['timeout', '7h', 'is not a time from 1s to 6h'],
    ['poll-interval', '19ms', 'is not a time from 20ms to 5m'],
    ['kubeconfig-auth', 'token', 'is not known. Write one of: action, aws, aws-iam-authenticator'],
  ])('in %s (%j) is refused with what to write instead', (name, text, message) => {
    const [problem, ...others] = problems({ [name]: text });
    expect(others).toEqual([]);
    expect(problem).toMatch(new RegExp(`^Input ${name}: `));
    expect(problem).toContain(message);
  });

  it('includes a missing command and a missing region', () => {
    const { AWS_REGION: _, ...withoutRegion } = job;
    expect(problems({ command: '' }, withoutRegion)).toEqual([
      'Input command: it is missing. Write one of: up, down.',
      'Input region: it is missing, and so is AWS_REGION. Write the region, such as eu-west-1.',
    ]);
  });

  it('is not what a run outside GitHub Actions is told', () => {
    expect(() => request({}, { AWS_REGION: 'eu-west-1' })).toThrow(NotInActionsError);
  });
});

describe('tags', () => {
  it('of the user join those of ownership', () => {
    const { spec } = request({ tags: 'team=platform\n cost-centre = 42 ' });
    expect(spec.tags).toEqual({
      team: 'platform',
      'cost-centre': '42',
      'eks-cluster-action/cluster': 'my-app-main',
      'eks-cluster-action/owner': '4711/branch-main',
      'eks-cluster-action/repository': 'octo/My.App',
      'eks-cluster-action/run': 'https://github.com/octo/My.App/actions/runs/99',
      'eks-cluster-action/expires-at': 'never',
    });
  });
});
