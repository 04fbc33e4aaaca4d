/** docs/iam/template.yaml, deployed: who may assume the roles that it makes, and what they may then do. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
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
      Capabilities: ['CAPABILITY_IAM'],
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
      return Object.fromEntries(Outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]));
    },
    { timeout: 60_000, interval: 50 },
  );
}

/** Assumes the role as a job that the repository's workflows start. */
async function assume(RoleArn: string | undefined, job: object, audience = 'sts.amazonaws.com'): Promise<unknown> {
  const response = await fetch(`${emulator.url}/_emulator/github/jobs`, { method: 'POST', body: JSON.stringify(job) });
  const { env } = Object(await response.json());
  const token = await fetch(`${env.ACTIONS_ID_TOKEN_REQUEST_URL}&audience=${audience}`, {
    headers: { authorization: `Bearer ${env.ACTIONS_ID_TOKEN_REQUEST_TOKEN}` },
  });
  const { value } = Object(await token.json());
  const sts = new STSClient({ endpoint: emulator.url, region: 'us-east-1', maxAttempts: 1 });
  return sts.send(
    new AssumeRoleWithWebIdentityCommand({ RoleArn, RoleSessionName: 'job', WebIdentityToken: value }),
  );
}
