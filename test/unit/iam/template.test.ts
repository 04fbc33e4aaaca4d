/** docs/iam/template.yaml, deployed: who may assume the roles that it makes, and what they may then do. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import {
  DeleteOpenIDConnectProviderCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
  ListOpenIDConnectProvidersCommand,
} from '@aws-sdk/client-iam';
import { AssumeRoleWithWebIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { workflowRun } from '../../emulator/github/workflow.ts';
import { actionsOf, type Policy, policiesOfRole, policy } from '../../iam/policies.ts';
import { type EmulatorInTest, emulatorInTest, refusal } from '../emulator/emulator-in-test.ts';

const file = fileURLToPath(new URL('../../../docs/iam/template.yaml', import.meta.url));
const template = readFileSync(file, 'utf8');

const repository: Record<string, string> = {
  RepositoryOwner: workflowRun.owner,
  RepositoryName: workflowRun.name,
  RepositoryOwnerId: workflowRun.ownerId,
  RepositoryId: workflowRun.repositoryId,
};

const preview = 'OWNER/eks-cluster-action/.github/workflows/preview.yml@refs/tags/v1';
const teardown = 'OWNER/eks-cluster-action/.github/workflows/teardown.yml@refs/tags/v1';

let emulator: EmulatorInTest;
let iam: IAMClient;
let cloudFormation: CloudFormationClient;

beforeAll(async () => {
  emulator = await emulatorInTest({ speed: 600 });
  iam = new IAMClient(emulator.admin);
  cloudFormation = new CloudFormationClient(emulator.admin);
});
afterAll(() => emulator.close());

type Outputs = Record<string, string>;

/** Resolves to the outputs of a stack of the template, which goes when the test has ended. */
async function deployed(parameters: Record<string, string>): Promise<Outputs> {
  const StackName = `setup-${Math.random().toString(36).slice(2)}`;
  await cloudFormation.send(
    new CreateStackCommand({
      StackName,
      TemplateBody: template,
      Capabilities: ['CAPABILITY_NAMED_IAM'],
      Parameters: Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({
        ParameterKey,
        ParameterValue,
      })),
    }),
  );
  onTestFinished(async () => {
    await cloudFormation.send(new DeleteStackCommand({ StackName }));
    await statusOf(StackName, /DELETE_COMPLETE|does not exist/);
  });
  const outputs = await statusOf(StackName, /^CREATE_COMPLETE$/);
  return outputs;
}

/** Waits until the stack is of such a status. */
async function statusOf(StackName: string, wanted: RegExp): Promise<Outputs> {
  return await vi.waitUntil(
    async () => {
      const answer = await cloudFormation
        .send(new DescribeStacksCommand({ StackName }))
        .catch((error: unknown) => ({ Stacks: [{ StackStatus: String(error), Outputs: [] }] }));
      const { StackStatus = '', Outputs = [] } = answer.Stacks?.[0] ?? {};
      if (/FAILED|ROLLBACK/.test(StackStatus)) throw new Error(`the stack is ${StackStatus}`);
      if (!wanted.test(StackStatus)) return undefined;
      return Object.fromEntries(
        Outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]),
      );
    },
    { timeout: 60_000, interval: 50 },
  );
}

async function post(route: string, body: object): Promise<unknown> {
  const response = await fetch(emulator.url + route, { method: 'POST', body: JSON.stringify(body) });
  const answer = await response.json();
  if (!response.ok) throw new Error(`${route}: ${JSON.stringify(answer)}`);
  return answer;
}

/** Assumes the role as a job that the repository's workflows start. */
async function assume(
  RoleArn: string | undefined,
  job: object,
  audience = 'sts.amazonaws.com',
): Promise<unknown> {
  const { env } = Object(await post('/_emulator/github/jobs', job));
  const token = await fetch(`${env.ACTIONS_ID_TOKEN_REQUEST_URL}&audience=${audience}`, {
    headers: { authorization: `Bearer ${env.ACTIONS_ID_TOKEN_REQUEST_TOKEN}` },
  });
  const { value } = Object(await token.json());
  const sts = new STSClient({ endpoint: emulator.url, region: 'us-east-1', maxAttempts: 1 });
  return sts.send(
    new AssumeRoleWithWebIdentityCommand({ RoleArn, RoleSessionName: 'job', WebIdentityToken: value }),
  );
}

const refused = {
  name: 'AccessDenied',
  status: 403,
  message: 'Not authorized to perform sts:AssumeRoleWithWebIdentity',
};

/** Of workflows that are called from the default branch. */
const onMain = (jobWorkflowRef: string): object => ({ event: 'schedule', jobWorkflowRef });

describe('the stack of a repository', () => {
  test('lets its preview and its sweep workflows in, each to its own role', async () => {
    const { PreviewRoleArn, SweepRoleArn } = await deployed({ ...repository, CreateOidcProvider: 'false' });
    await post('/_emulator/github', { pulls: [{ number: 7, head: 'feature', state: 'open' }] });
    const pullRequest = { event: 'pull_request', action: 'opened', pull: 7, jobWorkflowRef: preview };

    await expect(assume(PreviewRoleArn, pullRequest)).resolves.toBeDefined();
    await expect(assume(PreviewRoleArn, { ...pullRequest, subjectHasIds: true })).resolves.toBeDefined();
    await expect(assume(PreviewRoleArn, onMain(preview))).resolves.toBeDefined();
    await expect(assume(SweepRoleArn, onMain(teardown))).resolves.toBeDefined();
    await expect(assume(SweepRoleArn, { ...onMain(teardown), subjectHasIds: true })).resolves.toBeDefined();

    const mistaken: [what: string, role: string | undefined, job: object][] = [
      ['a workflow of the repository itself', PreviewRoleArn, { ...pullRequest, jobWorkflowRef: undefined }],
      ['a branch of the reusable workflow', PreviewRoleArn, onMain(preview.replace('tags/v1', 'heads/evil'))],
      ['a later version than the one pinned', PreviewRoleArn, onMain(preview.replace('v1', 'v2'))],
      ['the sweep workflow, for previews', PreviewRoleArn, onMain(teardown)],
      ['the preview workflow, for sweeps', SweepRoleArn, onMain(preview)],
      ['a pull request, for sweeps', SweepRoleArn, { ...pullRequest, jobWorkflowRef: teardown }],
      ['another branch', PreviewRoleArn, { event: 'push', branch: 'feature', jobWorkflowRef: preview }],
      ['a job with an environment', PreviewRoleArn, { ...onMain(preview), environment: 'production' }],
    ];
    for (const [what, role, job] of mistaken) {
      expect([what, await refusal(assume(role, job))]).toEqual([what, refused]);
    }
    expect(await refusal(assume(PreviewRoleArn, pullRequest, 'https://github.com/octo-org'))).toMatchObject({
      name: 'InvalidIdentityTokenException',
      message: 'Incorrect token audience',
    });
  });

  test.each([
    ['name', { RepositoryName: 'other', RepositoryId: '1' }],
    ['owner', { RepositoryOwner: 'other', RepositoryOwnerId: '1' }],
  ])('keeps repositories of another %s out', async (_, other) => {
    const { PreviewRoleArn } = await deployed({ ...repository, ...other, CreateOidcProvider: 'false' });
    expect(await refusal(assume(PreviewRoleArn, onMain(preview)))).toEqual(refused);
    const withIds = { ...onMain(preview), subjectHasIds: true };
    expect(await refusal(assume(PreviewRoleArn, withIds))).toEqual(refused);
  });

  test('keeps out a repository that has taken the name of the one that was meant', async () => {
    const { SweepRoleArn } = await deployed({
      ...repository,
      RepositoryId: '1',
      CreateOidcProvider: 'false',
    });
    const withIds = { ...onMain(teardown), subjectHasIds: true };
    expect(await refusal(assume(SweepRoleArn, withIds))).toEqual(refused);
  });

  test('lets in the workflows that are named, and those of a pattern', async () => {
    const { PreviewRoleArn } = await deployed({
      ...repository,
      CreateOidcProvider: 'false',
      PreviewWorkflows: `${workflowRun.owner}/${workflowRun.name}/.github/workflows/cluster.yml@refs/heads/main,${preview}.*`,
    });
    await expect(assume(PreviewRoleArn, { event: 'push' })).resolves.toBeDefined();
    await expect(assume(PreviewRoleArn, onMain(`${preview}.2.3`))).resolves.toBeDefined();
    expect(await refusal(assume(PreviewRoleArn, onMain(preview)))).toEqual(refused);
  });

  test('lets further branches in where they are named', async () => {
    const { PreviewRoleArn, SweepRoleArn } = await deployed({
      ...repository,
      CreateOidcProvider: 'false',
      PreviewBranches: 'feature/*',
    });
    const onFeature = { event: 'push', branch: 'feature/tables', jobWorkflowRef: preview };
    await expect(assume(PreviewRoleArn, onFeature)).resolves.toBeDefined();
    await expect(assume(PreviewRoleArn, { ...onFeature, subjectHasIds: true })).resolves.toBeDefined();
    await expect(assume(PreviewRoleArn, onMain(preview))).resolves.toBeDefined();
    expect(await refusal(assume(PreviewRoleArn, { ...onFeature, branch: 'fix' }))).toEqual(refused);
    expect(await refusal(assume(SweepRoleArn, { ...onFeature, jobWorkflowRef: teardown }))).toEqual(refused);
  });

  test('attaches to each role the policies that the documentation ships, and names the repository on it', async () => {
    const {
      PreviewRoleArn = '',
      SweepRoleArn = '',
      PermissionsBoundaryArn = '',
    } = await deployed({
      ...repository,
      CreateOidcProvider: 'false',
    });
    for (const [arn, names] of [
      [PreviewRoleArn, policiesOfRole.previews],
      [SweepRoleArn, policiesOfRole.sweep],
    ] as const) {
      const RoleName = arn.split('/').at(-1);
      const { Role } = await iam.send(new GetRoleCommand({ RoleName }));
      expect(Role?.Tags).toContainEqual({
        Key: 'eks-cluster-action-repository',
        Value: workflowRun.repositoryId,
      });
      const { AttachedPolicies = [] } = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName }));
      const attached = await Promise.all(AttachedPolicies.map(({ PolicyArn = '' }) => documentOf(PolicyArn)));
      expect(attached).toHaveLength(names.length);
      for (const name of names) expect(attached).toContainEqual(policy(name));
    }
    expect(PermissionsBoundaryArn).toMatch(/^arn:aws:iam::\d{12}:policy\/eks-cluster-action\/boundary\//);
    expect(await documentOf(PermissionsBoundaryArn)).toEqual(policy('boundary'));
  });

  test('brings GitHub’s OIDC provider where there is none, and leaves it to others when it goes', async () => {
    const { OpenIDConnectProviderList: [provider] = [] } = await iam.send(
      new ListOpenIDConnectProvidersCommand({}),
    );
    await iam.send(new DeleteOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: provider?.Arn }));
    const { SweepRoleArn } = await deployed({ ...repository, DefaultBranch: 'main' });
    await expect(assume(SweepRoleArn, onMain(teardown))).resolves.toBeDefined();
  });
});

async function documentOf(PolicyArn: string): Promise<Policy> {
  const { Policy: found } = await iam.send(new GetPolicyCommand({ PolicyArn }));
  const { PolicyVersion } = await iam.send(
    new GetPolicyVersionCommand({ PolicyArn, VersionId: found?.DefaultVersionId }),
  );
  return JSON.parse(decodeURIComponent(PolicyVersion?.Document ?? ''));
}

test('the boundary allows what the roles of a cluster are granted, and no more', async () => {
  const attachable = policy('clusters').Statement.find(({ Sid }) => Sid === 'AttachPoliciesToOurBoundedRoles')
    ?.Condition?.ArnEquals?.['iam:PolicyARN'];
  const granted = await Promise.all(
    [attachable ?? []].flat().map(async (arn) => actionsOf(await documentOf(arn))),
  );
  expect([...new Set(granted.flat())].sort()).toEqual(actionsOf(policy('boundary')).sort());
});
