/** docs/iam/template.yaml, deployed: who may assume the roles that it makes, and what they may then do. */
import {
  DeleteOpenIDConnectProviderCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
  ListOpenIDConnectProvidersCommand,
  ListRolePoliciesCommand,
  type Role,
} from '@aws-sdk/client-iam';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type PolicyName, policiesOfRole } from '../../../scripts/iam/permissions.ts';
import { workflowRun } from '../../emulator/github/workflow.ts';
import { type Policy, policy } from '../../iam/policies.ts';
import { policyOfDrivers } from '../../iam/principals.ts';
import { type EmulatorInTest, emulatorInTest, refusal } from '../emulator/emulator-in-test.ts';
import {
  assume,
  deploy,
  type Outputs,
  ownRoles,
  post,
  repository,
  reusable,
  takeDown,
  template,
} from './stack-of-repository.ts';

const preview = reusable('preview.yml');
const previewClose = reusable('preview-close.yml');
const testOnEks = reusable('test-on-eks.yml');
const teardown = reusable('teardown.yml');

let emulator: EmulatorInTest;
let iam: IAMClient;

beforeAll(async () => {
  emulator = await emulatorInTest({ speed: 600 });
  iam = new IAMClient(emulator.admin);
});
afterAll(() => emulator.close());

/** Resolves to the outputs of a stack of the template, which goes when the test has ended. */
async function deployed(parameters: Record<string, string>, body = template): Promise<Outputs> {
  const { name, outputs } = await deploy(emulator, parameters, body);
  onTestFinished(() => takeDown(emulator, name));
  return outputs;
}

const refused = {
  name: 'AccessDenied',
  status: 403,
  message: 'Not authorized to perform sts:AssumeRoleWithWebIdentity',
};

/** Of workflows that are called from the default branch. */
const onMain = (jobWorkflowRef?: string): object => ({ event: 'schedule', jobWorkflowRef });
const onPullRequest = (jobWorkflowRef?: string): object => ({
  event: 'pull_request',
  action: 'opened',
  pull: 7,
  jobWorkflowRef,
});
const onBranch = (branch: string, jobWorkflowRef = preview): object => ({
  event: 'push',
  branch,
  jobWorkflowRef,
});
const own = `${workflowRun.owner}/${workflowRun.name}/.github/workflows`;
const ownBranch = (branch: string): string => `${own}/branch.yml@refs/heads/${branch}`;

/** The roles of a stack, by what an output of it calls them. */
const names = ['PullRequest', 'Branch', 'Main', 'Sweep', 'Deploy'] as const;
type RoleName = (typeof names)[number];

/** What the parameter Vpcs lists by default. */
const noVpcs = '["arn:aws:ec2:::vpc/none"]';

describe('the stack of a repository', () => {
  test('lets each workflow in to its own role, and nobody else', async () => {
    const outputs = await deployed({
      ...repository,
      PreviewBranches: 'feature/*',
      BranchWorkflows: `${preview},${previewClose},${ownBranch('feature/*')},${ownBranch('main')}`,
    });
    await post(emulator, '/_emulator/github', {
      pulls: [{ number: 7, head: 'feature', state: 'open' }],
      branches: ['main', 'feature/tables', 'fix'],
    });
    /** Whom a role lets in: all others are refused. */
    const jobs: [what: string, job: object, lets: RoleName[]][] = [
      ['a pull request, by preview.yml', onPullRequest(preview), ['PullRequest', 'Deploy']],
      ['a pull request, by a file of its own', onPullRequest(), ['Deploy']],
      ['a pull request, by a workflow that runs its script', onPullRequest(testOnEks), ['Deploy']],
      ['a pull request, by the workflow of sweeps', onPullRequest(teardown), ['Deploy']],
      [
        'a pull request, by a branch of preview.yml',
        onPullRequest(preview.replace('tags/v1', 'heads/x')),
        ['Deploy'],
      ],
      [
        'a pull request, by a fork of preview.yml',
        onPullRequest(preview.replace('OWNER', 'OTHER')),
        ['Deploy'],
      ],
      [
        'a pull request, by a file of a branch that has previews',
        onPullRequest(ownBranch('feature/tables')),
        ['Deploy'],
      ],
      ['a pull request with an environment', { ...onPullRequest(preview), environment: 'production' }, []],
      ['the default branch, by preview.yml', onMain(preview), ['PullRequest', 'Branch', 'Main']],
      ['the default branch, by preview-close.yml', onMain(previewClose), ['PullRequest', 'Branch']],
      ['the default branch, by test-on-eks.yml', onMain(testOnEks), ['Main']],
      ['the default branch, by teardown.yml', onMain(teardown), ['Sweep']],
      ['the default branch, by a file of its own', onMain(), []],
      ['the default branch, by the file of branches', onMain(ownBranch('main')), ['Branch']],
      ['the default branch, by a later version', onMain(preview.replace('v1', 'v2')), []],
      ['a branch that has previews', onBranch('feature/tables'), ['Branch']],
      [
        'a branch that has previews, by a file of its own',
        onBranch('feature/tables', ownBranch('feature/tables')),
        ['Branch'],
      ],
      ['a branch that has previews, by test-on-eks.yml', onBranch('feature/tables', testOnEks), []],
      ['a branch that has none', onBranch('fix'), []],
      ['a merge queue, whose branch GitHub makes', { event: 'merge_group', jobWorkflowRef: preview }, []],
      ['a tag named like the default branch', { event: 'push', tag: 'main', jobWorkflowRef: preview }, []],
      ['a tag named like a branch', { event: 'push', tag: 'feature/tables', jobWorkflowRef: preview }, []],
    ];
    const found = [];
    const expected = [];
    for (const [what, job, lets] of jobs) {
      for (const name of names) {
        for (const subjectHasIds of [false, true]) {
          const asked = assume(emulator, outputs[`${name}RoleArn`], { ...job, subjectHasIds });
          found.push([
            what,
            name,
            subjectHasIds,
            await asked.then(
              () => 'let in',
              () => refusal(asked),
            ),
          ]);
          expected.push([what, name, subjectHasIds, lets.includes(name) ? 'let in' : refused]);
        }
      }
    }
    expect(found).toEqual(expected);
    expect(
      await refusal(assume(emulator, outputs.MainRoleArn, onMain(preview), 'https://github.com/octo-org')),
    ).toMatchObject({ name: 'InvalidIdentityTokenException', message: 'Incorrect token audience' });
  });

  test('lets no branch in where none is named', async () => {
    const { PullRequestRoleArn, MainRoleArn, BranchRoleArn } = await deployed(repository);
    expect(BranchRoleArn).toBeUndefined();
    await post(emulator, '/_emulator/github', { branches: ['main', 'feature/tables'] });
    expect(await refusal(assume(emulator, PullRequestRoleArn, onBranch('feature/tables')))).toEqual(refused);
    expect(await refusal(assume(emulator, MainRoleArn, onBranch('feature/tables')))).toEqual(refused);
  });

  test.each([
    ['of another name', { RepositoryName: 'other' }],
    ['of another owner', { RepositoryOwner: 'other', RepositoryOwnerId: '1' }],
    ['that has taken the name of the one that was meant', { RepositoryId: '1' }],
  ])('keeps a repository out %s', async (_, other) => {
    const outputs = await deployed({ ...repository, ...other });
    for (const subjectHasIds of [false, true]) {
      for (const [role, workflow] of [
        ['PullRequest', preview],
        ['Main', preview],
        ['Sweep', teardown],
      ] as const) {
        const job = { ...onMain(workflow), subjectHasIds };
        expect([role, await refusal(assume(emulator, outputs[`${role}RoleArn`], job))]).toEqual([
          role,
          refused,
        ]);
      }
    }
  });

  test('lets in what is pinned by a commit, and the workflows that are named', async () => {
    const commit = preview.replace('refs/tags/v1', 'a'.repeat(40));
    const { PullRequestRoleArn, MainRoleArn } = await deployed({
      ...repository,
      PreviewWorkflows: commit,
      MainWorkflows: `${own}/cluster.yml@refs/heads/main,${preview}.*`,
    });
    await post(emulator, '/_emulator/github', { pulls: [{ number: 7, head: 'feature', state: 'open' }] });
    await expect(assume(emulator, PullRequestRoleArn, onPullRequest(commit))).resolves.toBeDefined();
    expect(await refusal(assume(emulator, PullRequestRoleArn, onPullRequest(preview)))).toEqual(refused);
    const another = commit.replace('aaaa', 'bbbb');
    expect(await refusal(assume(emulator, PullRequestRoleArn, onPullRequest(another)))).toEqual(refused);
    await expect(assume(emulator, MainRoleArn, { event: 'push' })).resolves.toBeDefined();
    await expect(assume(emulator, MainRoleArn, onMain(`${preview}.2.3`))).resolves.toBeDefined();
    expect(await refusal(assume(emulator, MainRoleArn, onMain(preview)))).toEqual(refused);
  });

  test('runs under a pull request what the default branch holds, and nothing that whoever may push can make', async () => {
    const [main, branch, tag, commit] = ['heads/main', 'heads/eks', 'tags/v1', 'a'.repeat(40)].map(
      (ref) => `${own}/eks.yml@${ref.includes('/') ? `refs/${ref}` : ref}`,
    );
    const { PullRequestRoleArn } = await deployed({
      ...repository,
      PreviewWorkflows: [main, branch, tag, commit].join(','),
    });
    await post(emulator, '/_emulator/github', { pulls: [{ number: 7, head: 'feature', state: 'open' }] });
    for (const workflow of [main, commit])
      await expect(assume(emulator, PullRequestRoleArn, onPullRequest(workflow))).resolves.toBeDefined();
    for (const workflow of [branch, tag]) {
      for (const job of [onPullRequest(workflow), onMain(workflow)])
        expect(await refusal(assume(emulator, PullRequestRoleArn, job))).toEqual(refused);
    }
  });

  test.each([
    [
      'any ref of a workflow, which forks can make',
      { PreviewWorkflows: preview.replace('refs/tags/v1', '*') },
    ],
    [
      'pull requests of a workflow’s repository',
      { MainWorkflows: preview.replace('tags/v1', 'pull/1/merge') },
    ],
    [
      'refs of a workflow under pull requests that are still to be made',
      { PreviewWorkflows: ownBranch('feature/*') },
    ],
    ['… by one more letter', { PreviewWorkflows: `${preview}?` }],
    ['any ref but for its length', { MainWorkflows: preview.replace('tags/v1', 'heads/??????') }],
    ['a file of any name', { BranchWorkflows: `${own}/????.yml@refs/heads/feature/*` }],
    ['any workflow', { SweepWorkflows: '*' }],
    ['any branch', { PreviewBranches: '*' }],
    ['any branch that has a name', { PreviewBranches: '?*' }],
    ['an account that is a name', { AdminAccounts: 'hub' }],
    ['a repository of images that is no ARN', { EcrRepositories: 'octo-app/*' }],
    ['a prefix of two', { Prefix: 'octo--app' }],
    ['a prefix that is longer than names can bear', { Prefix: 'x'.repeat(31) }],
    ['a prefix that no name begins with', { Prefix: 'Octo.App' }],
  ])('is not made for %s', async (_, parameters) => {
    const [name] = Object.keys(parameters);
    expect(await refusal(deployed({ ...repository, ...parameters }))).toMatchObject({
      name: 'ValidationError',
      message: expect.stringMatching(`Parameter '${name}' (failed to satisfy constraint|must match pattern)`),
    });
  });

  test('keeps a second repository of the same prefix out', async () => {
    await deployed(repository);
    await expect(deployed({ ...repository, RepositoryName: 'other', RepositoryId: '1' })).rejects.toThrow(
      /FAILED|ROLLBACK/,
    );
  });

  test('attaches to each role the policies that the documentation ships, and says of it what it is for', async () => {
    const outputs = await deployed({ ...repository, PreviewBranches: 'feature/*' });
    const path = `arn:aws:iam::123456789012:role/eks-cluster-action/${workflowRun.repositoryId}`;
    const roles = (of: string): Record<string, string> => ({
      'eks-cluster-action-cluster-role': `${path}/${of}/eks-octo-app-${of}-cluster`,
      'eks-cluster-action-node-role': `${path}/${of}/eks-octo-app-${of}-node`,
      'eks-cluster-action-ebs-csi-role': `${path}/${of}/eks-octo-app-${of}-ebs-csi`,
    });
    const says = (owners: string, clusters: string, more = {}): Record<string, string> => ({
      'eks-cluster-action-repository': workflowRun.repositoryId,
      'eks-cluster-action-owners': `${workflowRun.repositoryId}/${owners}`,
      'eks-cluster-action-clusters': `octo-app--${clusters}`,
      ...more,
    });
    const limits = {
      'eks-cluster-action-max-hourly-cost': '1',
      'eks-cluster-action-max-previews': '10',
      'eks-cluster-action-max-ttl': '7d',
      'eks-cluster-action-addons': '',
    };
    const kinds = {
      PullRequest: [[...policiesOfRole.previews, 'limits'], says('pr', 'pr-', { ...roles('pr'), ...limits })],
      Branch: [
        [...policiesOfRole.previews, 'limits'],
        says('branch', 'branch-', { ...roles('branch'), ...limits }),
      ],
      Main: [policiesOfRole.main, says('', '', roles('main'))],
      Sweep: [policiesOfRole.sweep, says('', '')],
      Deploy: [policiesOfRole.deploy, says('pr', 'pr-', roles('pr'))],
    } as const;
    for (const name of names) {
      const [policies, tags] = kinds[name];
      const RoleName = outputs[`${name}RoleArn`]?.split('/').at(-1);
      const { Role } = await iam.send(new GetRoleCommand({ RoleName }));
      expect(tagsOf(Role)).toEqual(tags);
      const { AttachedPolicies = [] } = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName }));
      const attached = await Promise.all(AttachedPolicies.map(({ PolicyArn = '' }) => documentOf(PolicyArn)));
      // Some are joined to one.
      const shipped = policies.flatMap((each) => statementsOf(withDefaults(each)));
      const found = attached.flatMap(statementsOf);
      expect(found).toHaveLength(shipped.length);
      for (const each of shipped) expect(found).toContainEqual(each);
    }
  });

  const statementsOf = (document: unknown): unknown[] => Object(document).Statement;

  /** What a service trusts the role for, AWS's policies that it has, and whether a boundary is around them. */
  const ofClusters = {
    cluster: { by: ['eks.amazonaws.com', 'sts:AssumeRole'], has: ['AmazonEKSClusterPolicy'] },
    node: {
      by: ['ec2.amazonaws.com', 'sts:AssumeRole'],
      has: ['AmazonEC2ContainerRegistryPullOnly', 'AmazonEKSWorkerNodePolicy', 'AmazonEKS_CNI_Policy'],
      isBounded: true,
    },
    'ebs-csi': {
      by: ['pods.eks.amazonaws.com', ['sts:AssumeRole', 'sts:TagSession']],
      has: ['AmazonEBSCSIDriverEKSClusterScopedPolicy'],
    },
  } as const;

  test('makes the roles of clusters of each class, trusted by a service alone, with no policy but AWS’s', async () => {
    await deployed({ ...repository, PreviewBranches: 'feature/*' });
    const classes = { pr: ['pr', 'pr-'], branch: ['branch', 'branch-'], main: ['', ''] } as const;
    for (const [of, [owners, clusters]] of Object.entries(classes)) {
      for (const [kind, { by, has, ...more }] of Object.entries(ofClusters)) {
        const RoleName = `eks-octo-app-${of}-${kind}`;
        const { Role } = await iam.send(new GetRoleCommand({ RoleName }));
        const { Statement } = JSON.parse(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? ''));
        const [Service, Action] = by;
        expect([RoleName, Statement]).toEqual([
          RoleName,
          [{ Effect: 'Allow', Principal: { Service }, Action }],
        ]);
        const { AttachedPolicies = [] } = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName }));
        expect([RoleName, AttachedPolicies.map(({ PolicyArn }) => PolicyArn).sort()]).toEqual([
          RoleName,
          has.map((name) => `arn:aws:iam::aws:policy/${name}`),
        ]);
        const { PolicyNames } = await iam.send(new ListRolePoliciesCommand({ RoleName }));
        expect([RoleName, PolicyNames]).toEqual([RoleName, []]);
        const around = Role?.PermissionsBoundary?.PermissionsBoundaryArn;
        expect([RoleName, around !== undefined]).toEqual([RoleName, 'isBounded' in more]);
        if (around === undefined) continue;
        expect(JSON.stringify(await documentOf(around))).toBe(
          JSON.stringify(policy('node')).replaceAll('PREFIX', 'octo-app').replaceAll('"VPC_ARNS"', noVpcs),
        );
        // Within which the boundary keeps it.
        expect(tagsOf(Role)).toEqual({
          'eks-cluster-action-repository': workflowRun.repositoryId,
          'eks-cluster-action-owners': `${workflowRun.repositoryId}/${owners}`,
          'eks-cluster-action-clusters': `octo-app--${clusters}`,
        });
      }
    }
  });

  test('gives drivers the policy that is simulated', async () => {
    expect(await documentOf(`arn:aws:iam::aws:policy/${policyOfDrivers}`)).toEqual(policy(policyOfDrivers));
  });

  test('lets each cluster have roles of its own where that is asked for, within a boundary', async () => {
    await deployed(ownRoles.parameters, ownRoles.template);
    await deployed({ ...repository, OwnRoles: 'true' });
    const boundary = 'arn:aws:iam::123456789012:policy/eks-cluster-action/74061981/eks-octo-app-boundary';
    expect(JSON.stringify(await documentOf(boundary))).toBe(
      JSON.stringify(policy('boundary'))
        .replaceAll('PREFIX', 'octo-app')
        .replaceAll('"VPC_ARNS"', noVpcs)
        .replaceAll('REPOSITORY_ID', workflowRun.repositoryId),
    );
    for (const [RoleName, cluster] of [
      ['eks-octo-app-pr', 'pr'],
      ['eks-octo-app-main', 'main'],
      ['eks-octo-app-deploy', 'pr'],
    ] as const) {
      const { Role } = await iam.send(new GetRoleCommand({ RoleName }));
      const said = Object.fromEntries((Role?.Tags ?? []).map(({ Key, Value }) => [Key, Value]));
      expect(said).toMatchObject({
        'eks-cluster-action-boundary': boundary,
        'eks-cluster-action-cluster-role': expect.stringMatching(`/eks-octo-app-${cluster}-cluster$`),
      });
      expect(said).not.toHaveProperty('eks-cluster-action-node-role');
      expect(said).not.toHaveProperty('eks-cluster-action-ebs-csi-role');
      if (RoleName === 'eks-octo-app-deploy') continue;
      const { AttachedPolicies = [] } = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName }));
      const attached = await Promise.all(AttachedPolicies.map(({ PolicyArn = '' }) => documentOf(PolicyArn)));
      expect(attached).toContainEqual(policy('roles'));
    }
    const gone = iam.send(new GetRoleCommand({ RoleName: 'eks-octo-app-pr-node' }));
    expect(await refusal(gone)).toMatchObject({ name: 'NoSuchEntityException' });
  });

  test('keeps previews to what the parameters say, each of them in its own place', async () => {
    const outputs = await deployed({
      ...repository,
      PreviewBranches: 'feature/*',
      Regions: 'eu-west-1,us-*',
      InstanceTypes: 't3.*,m7i.*',
      MaxHourlyCost: '2.5',
      MaxPreviews: '3',
      MaxTtl: '8h',
      Addons: 'adot aws-efs-csi-driver',
    });
    const given = { REGIONS: ['eu-west-1', 'us-*'], INSTANCE_TYPES: ['t3.*', 'm7i.*'] };
    for (const name of names) {
      const RoleName = outputs[`${name}RoleArn`]?.split('/').at(-1);
      const { AttachedPolicies = [] } = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName }));
      const attached = await Promise.all(AttachedPolicies.map(({ PolicyArn = '' }) => documentOf(PolicyArn)));
      const denying = attached.filter(({ Statement }) => Statement.some(({ Effect }) => Effect === 'Deny'));
      const { Role } = await iam.send(new GetRoleCommand({ RoleName }));
      const isOfPreviews = name === 'PullRequest' || name === 'Branch';
      expect([name, denying]).toEqual([name, isOfPreviews ? [withLists('limits', given)] : []]);
      const bounds = Object.entries(tagsOf(Role)).filter(([key]) => /-(max-.*|addons)$/.test(key));
      expect([name, Object.fromEntries(bounds)]).toEqual([
        name,
        isOfPreviews
          ? {
              'eks-cluster-action-max-hourly-cost': '2.5',
              'eks-cluster-action-max-previews': '3',
              'eks-cluster-action-max-ttl': '8h',
              'eks-cluster-action-addons': 'adot aws-efs-csi-driver',
            }
          : {},
      ]);
    }
  });

  test('lets in principals of the accounts that are named, and nodes pull what is named', async () => {
    const EcrRepositories = 'arn:aws:ecr:*:*:repository/shop,arn:aws:ecr:*:*:repository/base/*';
    const { PullRequestRoleArn = '' } = await deployed({
      ...repository,
      AdminAccounts: '111122223333,444455556666',
      EcrRepositories,
    });
    const RoleName = PullRequestRoleArn.split('/').at(-1);
    const { AttachedPolicies = [] } = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName }));
    const joined = AttachedPolicies.find(({ PolicyName }) => PolicyName?.includes('NodesPolicy'));
    const { Statement } = await documentOf(joined?.PolicyArn ?? '');
    for (const sid of ['LetIntoOurClusters', 'SayWhatPeopleMay']) {
      const found = Statement.find(({ Sid }) => Sid === sid);
      expect(found?.Condition?.StringLike?.['eks:principalArn']).toEqual([
        `arn:*:iam::\${aws:PrincipalAccount}:*`,
        'arn:*:iam::111122223333:*',
        'arn:*:iam::444455556666:*',
      ]);
    }
    const { Role } = await iam.send(new GetRoleCommand({ RoleName: 'eks-octo-app-pr-node' }));
    const bounded = await documentOf(Role?.PermissionsBoundary?.PermissionsBoundaryArn ?? '');
    expect(bounded.Statement.find(({ Sid }) => Sid === 'PullOurImages')?.Resource).toEqual(
      EcrRepositories.split(','),
    );
  });

  test('keeps within the sizes of IAM, with the longest that the parameters may be', async () => {
    const longest = { RepositoryId: '8'.repeat(10), Prefix: 'p'.repeat(30) };
    await deployed(longest, ownRoles.template);
    const outputs = await deployed({
      ...repository,
      RepositoryOwner: 'o'.repeat(39),
      RepositoryName: 'n'.repeat(100),
      RepositoryOwnerId: '9'.repeat(10),
      ...longest,
      OwnRoles: 'true',
      PreviewBranches: 'feature/*',
    });
    expect(Object.keys(outputs)).toHaveLength(names.length);
    for (const name of names) {
      const RoleName = outputs[`${name}RoleArn`]?.split('/').at(-1) ?? '';
      const { Role } = await iam.send(new GetRoleCommand({ RoleName }));
      const trust = JSON.parse(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? ''));
      expect(JSON.stringify(trust).length).toBeLessThanOrEqual(2048);
      expect(RoleName.length).toBeLessThanOrEqual(64);
      const { AttachedPolicies = [] } = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName }));
      expect(AttachedPolicies.length).toBeLessThanOrEqual(10);
    }
  });

  test('trusts nobody who could say of himself whose he is', () => {
    const withTags = [...template.matchAll(/^ {2}(\w+):\n(?: {3,}.*\n|\n)*/gm)]
      .filter(([text]) => text.includes('sts:TagSession'))
      .map(([, name]) => name);
    expect(withTags).toEqual(['PullRequestEbsCsiRole', 'BranchEbsCsiRole', 'MainEbsCsiRole']);
  });

  test('lets nobody of the account say so either', async () => {
    const outputs = await deployed({ ...repository, PreviewBranches: 'feature/*' });
    const sts = new STSClient(emulator.admin);
    const path = `arn:aws:iam::123456789012:role/eks-cluster-action/${workflowRun.repositoryId}`;
    const drivers = ['pr', 'branch', 'main'].map((of) => `${path}/${of}/eks-octo-app-${of}-ebs-csi`);
    for (const RoleArn of [...names.map((name) => outputs[`${name}RoleArn`]), ...drivers]) {
      const Tags = [{ Key: 'eks-cluster-name', Value: 'production' }];
      for (const tags of [{ Tags }, {}]) {
        const asked = sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'door', ...tags }));
        expect(await refusal(asked)).toMatchObject({
          name: 'AccessDenied',
          message: expect.stringContaining(
            `is not authorized to perform: sts:AssumeRole on resource: ${RoleArn}`,
          ),
        });
      }
    }
  });

  test('is sent by the command as it is', () => {
    // Source: CloudFormation API reference, CreateStack, TemplateBody.
    for (const body of [template, ownRoles.template])
      expect(Buffer.byteLength(body)).toBeLessThanOrEqual(51_200);
  });

  test('brings GitHub’s OIDC provider where there is none, and leaves it to others when it goes', async () => {
    const { OpenIDConnectProviderList: [provider] = [] } = await iam.send(
      new ListOpenIDConnectProvidersCommand({}),
    );
    await iam.send(new DeleteOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: provider?.Arn }));
    const { SweepRoleArn } = await deployed({ ...repository, CreateOidcProvider: 'true' });
    await expect(assume(emulator, SweepRoleArn, onMain(teardown))).resolves.toBeDefined();
  });
});

/** Those that the template gives. */
function tagsOf(role: Role | undefined): Record<string, string | undefined> {
  const said = (role?.Tags ?? []).filter(({ Key }) => !Key?.startsWith('aws:'));
  return Object.fromEntries(said.map(({ Key, Value }) => [Key, Value]));
}

/** As the template has it with those parameters. */
const withLists = (name: PolicyName, lists: Record<string, readonly string[]>): Policy =>
  JSON.parse(
    JSON.stringify(policy(name)).replaceAll(/"(REGIONS|INSTANCE_TYPES)"/g, (_, list) =>
      JSON.stringify(lists[list]),
    ),
  );

/** Where no parameter says otherwise. */
const withDefaults = (name: PolicyName): Policy => withLists(name, { REGIONS: ['*'], INSTANCE_TYPES: ['*'] });

async function documentOf(PolicyArn: string): Promise<Policy> {
  const { Policy: found } = await iam.send(new GetPolicyCommand({ PolicyArn }));
  const { PolicyVersion } = await iam.send(
    new GetPolicyVersionCommand({ PolicyArn, VersionId: found?.DefaultVersionId }),
  );
  return JSON.parse(decodeURIComponent(PolicyVersion?.Document ?? ''));
}
