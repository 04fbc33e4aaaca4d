/** A preview of a pull request with the role that docs/setup.md's one command makes for it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CloudFormation } from '@aws-sdk/client-cloudformation';
import { root } from '../../scripts/build.ts';
import type { Emulator } from '../e2e/emulator.ts';
import type { StepResult } from '../e2e/runner.ts';
import type { Outcome } from './row.ts';
import type { Stage } from './stage.ts';

const parameters = {
  RepositoryOwner: 'octo-org',
  RepositoryName: 'octo-app',
  RepositoryOwnerId: '9919',
  RepositoryId: '74061981',
  Prefix: 'octo-app',
  CreateOidcProvider: 'false',
};

/** @returns the ARN of the role of pull requests */
async function setUp(emulator: Emulator): Promise<string> {
  const client = new CloudFormation(emulator.admin);
  const StackName = 'eks-cluster-action';
  await client.createStack({
    StackName,
    TemplateBody: readFileSync(join(root, 'docs/iam/template.yaml'), 'utf8'),
    Capabilities: ['CAPABILITY_NAMED_IAM'],
    Parameters: Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({
      ParameterKey,
      ParameterValue,
    })),
  });
  for (;;) {
    const { Stacks: [stack] = [] } = await client.describeStacks({ StackName });
    if (stack?.StackStatus === 'CREATE_COMPLETE') {
      return stack.Outputs?.find(({ OutputKey }) => OutputKey === 'PullRequestRoleArn')?.OutputValue ?? '';
    }
    if (stack?.StackStatus !== 'CREATE_IN_PROGRESS') throw new Error(`the stack is ${stack?.StackStatus}`);
    await sleep(100);
  }
}

/** Steps of a pull request's job, as the role of pull requests. */
async function pullRequest({ lab: { emulator }, step }: Stage) {
  const role = await setUp(emulator);
  await emulator.github.change({ pulls: [{ number: 7, head: 'feature' }] });
  return async (command: string, inputs: Record<string, string> = {}): Promise<StepResult> => {
    const env = await emulator.github.job({
      event: 'pull_request',
      action: 'opened',
      pull: 7,
      jobWorkflowRef: 'OWNER/eks-cluster-action/.github/workflows/preview.yml@refs/tags/v1',
    });
    // No longer than the stack lets it be: the session is renewed meanwhile.
    const session = { 'role-to-assume': role, 'role-duration-seconds': '3600' };
    return step(command, { env, inputs: { 'cluster-name': '', ...session, ...inputs } });
  };
}

export async function previewOfStack(stage: Stage): Promise<StepResult[]> {
  const step = await pullRequest(stage);
  return [await step('up'), await step('down')];
}

const withAddon = `
apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
addons: [{ name: metrics-server }]
`;

/** What the limits of the stack do not let a pull request have, whatever its inputs and its ClusterConfig say. */
export async function beyondLimits(stage: Stage): Promise<Outcome> {
  const step = await pullRequest(stage);
  const beyond = {
    'a price': { 'max-hourly-cost': '99', 'instance-types': 'm5.large', nodes: '10' },
    'a price of nodes that may come': { nodes: '1', 'nodes-max': '40' },
    'a life for ever': { ttl: '0' },
    'an add-on': { config: withAddon },
  };
  const problems: string[] = [];
  for (const [what, inputs] of Object.entries(beyond)) {
    const { code } = await step('up', inputs);
    if (code === 0) problems.push(`${what} beyond the limits was made`);
  }
  return problems;
}
