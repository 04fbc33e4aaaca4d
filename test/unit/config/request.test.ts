import { describe, expect, it } from 'vitest';
import { clusterConfig, job, problems, pullRequestEvent, request } from './support.ts';

describe('a step that names only a role and a region', async () => {
  const { spec, kubeconfig, role, notes, allowedAccountIds } = await request({
    'role-to-assume': 'arn:aws:iam::111122223333:role/github/eks',
    region: 'us-east-1',
  });

  it('gets a good small cluster', () => {
    expect(spec).toMatchObject({
      region: 'us-east-1',
      kubernetesVersion: undefined,
      network: { cidr: '192.168.0.0/16', nat: 'Single', zones: undefined },
      endpoint: { public: true, private: true, publicCidrs: ['0.0.0.0/0'] },
      authenticationMode: 'API',
      supportType: 'STANDARD',
      nodeGroups: [
        {
          name: 'default',
          instanceTypes: ['t3.medium'],
          nodes: 2,
          minNodes: 2,
          maxNodes: 2,
          privateNetworking: true,
        },
      ],
    });
    expect(spec.addons).toEqual(
      ['vpc-cni', 'kube-proxy', 'coredns', 'eks-pod-identity-agent', 'aws-ebs-csi-driver'].map((name) => ({
        name,
        version: undefined,
        configurationValues: undefined,
      })),
    );
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

  it('may run in any account, and has nothing to be told', () => {
    expect({ allowedAccountIds, notes }).toEqual({ allowedAccountIds: undefined, notes: [] });
  });
});

describe('the name and the owner of a cluster', () => {
  const pullRequest = pullRequestEvent(7);

  it('come from the repository and the branch', async () => {
    const { spec } = await request();
    expect([spec.name, spec.owner]).toEqual(['my-app--branch-main', '4711/branch-main']);
  });

  it('come from the number of the pull request, whatever branch GITHUB_REF names', async () => {
    const { spec } = await request({}, pullRequest);
    expect([spec.name, spec.owner]).toEqual(['my-app--pr-7', '4711/pr-7']);
  });

  it('are those of the whole repository when the user names the cluster', async () => {
    const { spec } = await request({ 'cluster-name': 'staging' }, pullRequest);
    expect([spec.name, spec.owner]).toEqual(['staging', '4711/run']);
  });

  it.each([
    ['long names that begin alike', `${'x'.repeat(120)}-1`, `${'x'.repeat(120)}-2`],
    ['names without a letter that a cluster may carry', 'ветка', 'другая'],
  ])('stay apart for branches with %s', async (_, one, other) => {
    const named = async (branch: string): Promise<string> =>
      (await request({}, { ...job, GITHUB_REF: `refs/heads/${branch}` })).spec.name;
    const names = [await named(one), await named(other)];
    expect(new Set(names).size).toBe(2);
    for (const name of names) expect(name).toMatch(/^[0-9A-Za-z][A-Za-z0-9_-]{0,98}[A-Za-z0-9]$/);
  });

  it('are those of the run where the event is about neither', async () => {
    const { spec } = await request({}, { ...job, GITHUB_REF: 'refs/tags/v1' });
    expect([spec.name, spec.owner]).toEqual(['my-app--run-99', '4711/run']);
  });

  it('follow the prefix of the repository where the user names what comes behind it', async () => {
    const { spec, suffix } = await request({ 'cluster-name': '--staging' }, pullRequest);
    expect([spec.name, suffix, spec.owner]).toEqual(['my-app--staging', '--staging', '4711/run']);
    expect((await request({ 'cluster-name': 'staging' })).suffix).toBeUndefined();
  });

  it.each(['--', '--run-', '---x', `--${'x'.repeat(67)}`])('are not %s', async (name) => {
    expect(await problems({ 'cluster-name': name })).toEqual([
      expect.stringContaining('Input cluster-name: '),
    ]);
  });

  it.each([
    ['a long name', `octo/${'x'.repeat(99)}`],
    ['a long name with a hyphen where it is cut', `octo/${'x'.repeat(20)}--${'y'.repeat(40)}`],
    ['a longest name', `octo/${'a-'.repeat(50)}`],
  ])('have a prefix that policies can tell, also of a repository of %s', async (_, GITHUB_REPOSITORY) => {
    const branch = 'feature-'.repeat(25);
    const { spec } = await request({}, { ...job, GITHUB_REPOSITORY, GITHUB_REF: `refs/heads/${branch}` });
    const [prefix = '', rest = '', ...more] = spec.name.split('--');
    expect(prefix).toMatch(/^[a-z0-9](-?[a-z0-9]){0,29}$/);
    expect([rest, more]).toEqual([expect.stringMatching(/^branch-feature-.*-[0-9a-f]{8}$/), []]);
    expect(spec.name.length).toBeLessThanOrEqual(100);
  });
});

describe('the network of a cluster', () => {
  it('is its own, unless it is to be shared', async () => {
    expect((await request()).spec.network.kind).toBe('own');
    expect((await request({ network: 'shared' })).spec.network.kind).toBe('shared');
  });

  it('cannot be one without a NAT gateway where others share it', async () => {
    const config = `apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
vpc: { nat: { gateway: Disable } }
`;
    expect(await problems({ config })).toEqual([]);
    expect(await problems({ config, network: 'shared' })).toEqual([
      expect.stringContaining('config says Disable in vpc.nat.gateway. Leave that out, or say own.'),
    ]);
  });
});

describe('nodes', () => {
  it.each([
    [{}, { nodes: 2, minNodes: 2, maxNodes: 2 }],
    [{ nodes: '3' }, { nodes: 3, minNodes: 3, maxNodes: 3 }],
    [{ 'nodes-min': '3' }, { nodes: 3, minNodes: 3, maxNodes: 3 }],
    [{ 'nodes-min': '0' }, { nodes: 0, minNodes: 0, maxNodes: 1 }],
    [{ 'nodes-max': '5' }, { nodes: 2, minNodes: 2, maxNodes: 5 }],
    [{ 'nodes-max': '1' }, { nodes: 1, minNodes: 1, maxNodes: 1 }],
    [
      { nodes: '3', 'nodes-min': '1', 'nodes-max': '5' },
      { nodes: 3, minNodes: 1, maxNodes: 5 },
    ],
  ])('of %j are %j', async (inputs, sizes) => {
    const { spec } = await request(inputs);
    expect(spec.nodeGroups).toEqual([expect.objectContaining(sizes)]);
  });

  it.each([
    [
      { nodes: '6', 'nodes-max': '5' },
      'Input nodes: 6 is more than nodes-max, which is 5. Write 5 or less, or raise nodes-max.',
    ],
    [
      { nodes: '1', 'nodes-min': '2' },
      'Input nodes: 1 is less than nodes-min, which is 2. Write 2 or more, or lower nodes-min.',
    ],
    [
      { 'nodes-min': '6', 'nodes-max': '5' },
      'Input nodes-min: 6 is more than nodes-max, which is 5. Write 5 or less, or raise nodes-max.',
    ],
  ])('of %j are refused', async (inputs, problem) => {
    expect(await problems(inputs)).toEqual([problem]);
  });

  it.each(['true', 'True', 'TRUE'])(
    'are spot instances by %s, and one type of them is warned of',
    async (spot) => {
      const { spec, notes } = await request({ spot });
      expect(spec.nodeGroups[0]?.spot).toBe(true);
      expect(notes).toEqual([expect.stringContaining('asks for spot instances of one type')]);
    },
  );

  it('are spot instances of several types without a warning', async () => {
    const { notes } = await request({ spot: 'true', 'instance-types': 'm7g.large m6g.large' });
    expect(notes).toEqual([]);
  });
});

describe('tags', () => {
  it('of the user join those of ownership', async () => {
    const { spec } = await request({ tags: 'team=platform\n cost-centre = 42 ' });
    expect(spec.tags).toEqual({
      team: 'platform',
      'cost-centre': '42',
      'eks-cluster-action/cluster': 'my-app--branch-main',
      'eks-cluster-action/owner': '4711/branch-main',
      'eks-cluster-action/repository': 'octo/My.App',
      'eks-cluster-action/run': 'https://github.com/octo/My.App/actions/runs/99',
      'eks-cluster-action/expires-at': 'never',
    });
  });
});

describe('the expiry', () => {
  it.each([
    ['8h', '2026-11-22T15:04:05Z'],
    ['3d', '2026-11-25T07:04:05Z'],
    ['90m', '2026-11-22T08:34:05Z'],
  ])('is %s from now, in whole seconds', async (ttl, expected) => {
    const { spec } = await request({ ttl });
    expect(spec.tags['eks-cluster-action/expires-at']).toBe(expected);
    expect(spec.expiresAt).toEqual(new Date(expected));
  });

  it('is never by 0', async () => {
    const { spec } = await request({ ttl: '0' });
    expect(spec.tags['eks-cluster-action/expires-at']).toBe('never');
    expect(spec.expiresAt).toBe('never');
  });

  const named = { 'cluster-name': 'staging' };
  const ofRun = { ...job, GITHUB_REF: 'refs/tags/v1' };

  it.each([
    ['a branch', {}, job],
    ['one that the user has named', named, job],
    ['one that a run has named', named, ofRun],
    ['one that a pull request has named', named, pullRequestEvent(7)],
  ])(
    'of %s is left as it is when nothing is said of it, and a new cluster has none',
    async (_, inputs, env) => {
      const { spec } = await request(inputs, env);
      expect(spec.tags['eks-cluster-action/expires-at']).toBe('never');
      expect([spec.expiresAt, spec.isUsualExpiry]).toEqual([undefined, undefined]);
    },
  );

  it.each([
    ['a pull request', {}, pullRequestEvent(7), '2026-11-25T07:04:05Z'],
    ['a named preview', { command: 'auto', ...named }, pullRequestEvent(7), '2026-11-25T07:04:05Z'],
    ['a run without a name', {}, ofRun, '2026-11-23T07:04:05Z'],
  ])('of %s is a usual one when nothing is said of it', async (_, inputs, env, expected) => {
    const { spec } = await request(inputs, env);
    expect(spec.expiresAt).toEqual(new Date(expected));
    expect(spec.tags['eks-cluster-action/expires-at']).toBe(expected);
    expect(spec.isUsualExpiry).toBe(true);
  });

  it.each(['0', '8h'])('is what is said, whatever is usual: %s', async (ttl) => {
    const { spec } = await request({ ttl }, pullRequestEvent(7));
    expect(spec.expiresAt).toEqual(ttl === '0' ? 'never' : new Date('2026-11-22T15:04:05Z'));
    expect(spec.isUsualExpiry).toBeUndefined();
  });
});

describe('the accounts that a step may touch', () => {
  it('are a list of ids, however they are kept apart', async () => {
    const { allowedAccountIds } = await request({ 'allowed-account-ids': '111122223333, 012345678901' });
    expect(allowedAccountIds).toEqual(['111122223333', '012345678901']);
  });
});

describe('people', () => {
  const role = 'arn:aws:iam::111122223333:role/team/developers';
  const user = 'arn:aws-us-gov:iam::111122223333:user/robin';

  it('are IAM roles and users, with their paths, separated by commas or lines', async () => {
    const { spec } = await request({ admins: role, viewers: `${user}\n${role}s` });
    expect(spec).toMatchObject({ admins: [role], viewers: [user, `${role}s`] });
  });

  it('are nobody unless they are listed', async () => {
    expect((await request()).spec).toMatchObject({ admins: [], viewers: [] });
  });

  it.each([
    [
      'arn:aws:sts::111122223333:assumed-role/developers/robin',
      'is a session, and EKS admits the role behind it. Write arn:aws:iam::111122223333:role/developers,',
    ],
    ['arn:aws:iam::111122223333:root', 'is an account or its root user'],
    ['111122223333', 'is an account or its root user'],
    ['arn:aws:iam::111122223333:role/*', 'is a pattern, and EKS admits roles and users one by one'],
    [
      'arn:aws:iam::111122223333:role/aws-service-role/eks.amazonaws.com/AWSServiceRoleForAmazonEKS',
      'is a service-linked role, which nobody but its service takes',
    ],
    ['arn:aws:iam::111122223333:group/developers', 'is not the ARN of an IAM role or user'],
    [`${role}, ${role}`, 'is given twice'],
  ])('are not %s', async (viewers, problem) => {
    expect(await problems({ viewers })).toEqual([expect.stringContaining(`Input viewers:`)]);
    expect((await problems({ viewers }))[0]).toContain(problem);
  });

  it('are either admins or viewers', async () => {
    expect(await problems({ admins: role, viewers: role })).toEqual([
      `Inputs admins and viewers: ${role} is in both. Keep it in one of them.`,
    ]);
  });
});

describe('a status', () => {
  it('needs a name and a region alone, and describes nothing by them', async () => {
    const asked = await request({
      command: 'status',
      'cluster-name': 'staging',
      region: 'eu-west-1',
      ttl: '8h',
    });
    expect([asked.command, asked.isDescribed]).toEqual(['status', false]);
  });

  it.each([{ config: clusterConfig() }, { nodes: '3' }, { admins: 'arn:aws:iam::111122223333:role/ops' }])(
    'is compared with what the step describes: %j',
    async (inputs) => {
      expect((await request({ command: 'status', ...inputs })).isDescribed).toBe(true);
    },
  );

  it('does not mind a private endpoint, which it need not reach', async () => {
    const config = clusterConfig('vpc: { clusterEndpoints: { publicAccess: false, privateAccess: true } }');
    const hosted = { ...job, RUNNER_ENVIRONMENT: 'github-hosted' };
    expect(await problems({ command: 'status', config }, hosted)).toEqual([]);
    expect(await problems({ command: 'up', config }, hosted)).toHaveLength(1);
  });
});

describe('max-hourly-cost', () => {
  it('is a number of US dollars', async () => {
    expect((await request({ 'max-hourly-cost': '0.5' })).maxHourlyCost).toBe(0.5);
    expect((await request()).maxHourlyCost).toBeUndefined();
  });

  it.each([
    ['0', 'one, such as 0.5'],
    ['-1', 'one, such as 0.5'],
    ['1e3', 'one, such as 0.5'],
    ['1,5,0', 'one, such as 0.5'],
    ['$0.5', '0.5'],
    ['0.50 USD', '0.50'],
    ['1,5', '1.5'],
  ])('is not %s', async (text, instead) => {
    expect(await problems({ 'max-hourly-cost': text })).toEqual([
      `Input max-hourly-cost: "${text}" is not a number of US dollars. Write ${instead}.`,
    ]);
  });
});
