/** docs/iam/template.yaml as an administrator deploys it, and its roles as jobs of the repository assume them. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  CloudFormationClient,
  type CloudFormationClientConfig,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import {
  AssumeRoleWithWebIdentityCommand,
  type AssumeRoleWithWebIdentityCommandOutput,
  STSClient,
} from '@aws-sdk/client-sts';
import { vi } from 'vitest';
import { workflowRun } from '../../emulator/github/workflow.ts';
import { listed } from '../../iam/principals.ts';
import type { EmulatorInTest } from '../emulator/emulator-in-test.ts';

const templateCalled = (file: string): string =>
  readFileSync(fileURLToPath(new URL(`../../../docs/iam/${file}`, import.meta.url)), 'utf8');

export const template = templateCalled('template.yaml');

/** What roles of clusters' own take besides. */
export const ownRoles = {
  template: templateCalled('own-roles.yaml'),
  parameters: { RepositoryId: workflowRun.repositoryId, Prefix: 'octo-app' },
};

/** What roles take besides for what ClusterConfig files may name. */
export const kinds = {
  template: templateCalled('kinds.yaml'),
  parameters: {
    Roles: 'eks-octo-app-pr',
    Principals: listed.PRINCIPALS.join(),
    AccessPolicies: listed.ACCESS_POLICIES.join(),
    Groups: listed.GROUPS.join(),
    PodExecutionRoles: listed.POD_EXECUTION_ROLES.join(),
    CapabilityRoles: listed.CAPABILITY_ROLES.join(),
    NodeImages: listed.NODE_IMAGES.join(),
    NodeCommands: listed.NODE_COMMANDS.join(),
    RolesThatRemoveNodes: 'eks-octo-app-pr,eks-octo-app-sweep',
    NodeRoles: listed.NODE_ROLES.join(),
    LaunchResources: listed.LAUNCH_RESOURCES.join(),
    Vpcs: listed.VPC_ARNS.join(),
    Keys: listed.KEYS.join(),
    MinimumGroups: 'true',
    Issuers: listed.ISSUER_URLS.join(),
    IssuerClients: listed.ISSUER_CLIENTS.join(),
    PodRoles: listed.POD_ROLES.join(),
    PodPolicies: listed.POD_POLICIES.join(),
    LogGroups: listed.LOG_GROUPS.join(),
    AutoModeClusterRoles: listed.AUTO_MODE_CLUSTER_ROLES.join(),
    AutoModeNodeRoles: listed.AUTO_MODE_NODE_ROLES.join(),
  },
};

export const repository: Record<string, string> = {
  RepositoryOwner: workflowRun.owner,
  RepositoryName: workflowRun.name,
  RepositoryOwnerId: workflowRun.ownerId,
  RepositoryId: workflowRun.repositoryId,
  Prefix: 'octo-app',
  CreateOidcProvider: 'false',
};

/** A workflow of this project, as jobs name it that call its first version. */
export const reusable = (workflow: string): string =>
  `OWNER/eks-cluster-action/.github/workflows/${workflow}@refs/tags/v1`;

export type Outputs = Record<string, string>;

/** Makes a stack of the template. @returns its name and its outputs */
export async function deploy(
  { admin }: { admin: CloudFormationClientConfig },
  parameters: Record<string, string>,
  TemplateBody = template,
): Promise<{ name: string; outputs: Outputs }> {
  const name = `setup-${Math.random().toString(36).slice(2)}`;
  const client = new CloudFormationClient(admin);
  await client.send(
    new CreateStackCommand({
      StackName: name,
      TemplateBody,
      Capabilities: ['CAPABILITY_NAMED_IAM'],
      Parameters: Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({
        ParameterKey,
        ParameterValue,
      })),
    }),
  );
  return { name, outputs: await untilStack(client, name, /^CREATE_COMPLETE$/) };
}

export async function takeDown({ admin }: EmulatorInTest, name: string): Promise<void> {
  const client = new CloudFormationClient(admin);
  await client.send(new DeleteStackCommand({ StackName: name }));
  await untilStack(client, name, /DELETE_COMPLETE|does not exist/);
}

/** Waits until the stack is of such a status. */
async function untilStack(client: CloudFormationClient, StackName: string, wanted: RegExp): Promise<Outputs> {
  return await vi.waitUntil(
    async () => {
      const answer = await client
        .send(new DescribeStacksCommand({ StackName }))
        .catch((error: unknown) => ({ Stacks: [{ StackStatus: String(error), Outputs: [] }] }));
      const { StackStatus = '', Outputs = [] } = answer.Stacks?.[0] ?? {};
      if (/FAILED|ROLLBACK/.test(StackStatus)) {
        throw new Error(`the stack is ${StackStatus}: ${await reasonsOf(client, StackName)}`);
      }
      if (!wanted.test(StackStatus)) return undefined;
      return Object.fromEntries(
        Outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]),
      );
    },
    { timeout: 60_000, interval: 50 },
  );
}

/** In CloudFormation's words. */
async function reasonsOf(client: CloudFormationClient, StackName: string): Promise<string> {
  const { StackEvents = [] } = await client.send(new DescribeStackEventsCommand({ StackName }));
  return StackEvents.flatMap(({ ResourceStatusReason }) => ResourceStatusReason ?? []).join('; ');
}

export async function post({ url }: EmulatorInTest, route: string, body: object): Promise<unknown> {
  const response = await fetch(url + route, { method: 'POST', body: JSON.stringify(body) });
  const answer = await response.json();
  if (!response.ok) throw new Error(`${route}: ${JSON.stringify(answer)}`);
  return answer;
}

/** Assumes the role as a job that the repository's workflows start. */
export async function assume(
  emulator: EmulatorInTest,
  RoleArn: string | undefined,
  job: object,
  audience = 'sts.amazonaws.com',
): Promise<AssumeRoleWithWebIdentityCommandOutput> {
  const { env } = Object(await post(emulator, '/_emulator/github/jobs', job));
  const token = await fetch(`${env.ACTIONS_ID_TOKEN_REQUEST_URL}&audience=${audience}`, {
    headers: { authorization: `Bearer ${env.ACTIONS_ID_TOKEN_REQUEST_TOKEN}` },
  });
  const { value } = Object(await token.json());
  const sts = new STSClient({ endpoint: emulator.url, region: 'us-east-1', maxAttempts: 1 });
  return sts.send(
    new AssumeRoleWithWebIdentityCommand({ RoleArn, RoleSessionName: 'job', WebIdentityToken: value }),
  );
}
