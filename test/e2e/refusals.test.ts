import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { LoggedCall } from '../emulator/core.ts';
import { emulatorInTest, identities } from './in-test.ts';
import { runAction, type StepOptions, type StepResult } from './runner.ts';
import { seedCluster, seedControlPlaneRole, untilCluster } from './seeds.ts';

const emulator = emulatorInTest({ speed: 300 });

beforeEach(async () => {
  await faults([]);
  await emulator.reset();
});

async function faults(rules: object[]): Promise<void> {
  const response = await fetch(`${emulator.url}/_emulator/faults`, {
    method: 'POST',
    body: JSON.stringify(rules),
  });
  expect(response.status).toBe(200);
}

/** A step that is refused. */
async function refused(
  inputs: Record<string, string>,
  options: Partial<StepOptions> = {},
): Promise<StepResult> {
  const result = await runAction({
    inputs: {
      command: 'up',
      'role-to-assume': emulator.roleArn,
      'poll-interval': '20ms',
      'cluster-name': 'refused',
      ...inputs,
    },
    env: emulator.env,
    ...options,
  });
  expect(result.code).toBe(1);
  return result;
}

/** Title and message of the only annotation. */
function toldBy({ annotations, log }: StepResult): { title: string | undefined; message: string } {
  expect(annotations, log).toHaveLength(1);
  const [{ message, properties } = { message: '', properties: {} as Record<string, string> }] = annotations;
  return { title: properties.title, message };
}

/** The runner marks each line of what is for those who debug. */
const stackTrace = /^(##\[debug\])?\s+at .+:\d+:\d+\)?$/m;

const operations = (calls: readonly LoggedCall[]): string[] => calls.map(({ operation }) => operation);

it('a boundary that is not there is told of before anything is made', async () => {
  const arn = 'arn:aws:iam::123456789012:policy/nowhere';
  const { message } = toldBy(await refused({ 'permissions-boundary': arn }));
  expect(message).toContain(`The permissions boundary ${arn} does not exist. Nothing was made.`);
  const changes = operations(await emulator.calls()).filter((name) => /^(Create|Put|Tag|Attach)/.test(name));
  expect(changes).toEqual([]);
});

it.for(['plan', 'up'])(
  'a cluster of that name that is another’s is told of before %s does anything',
  async (command) => {
    const theirs = { name: 'refused', region: 'us-east-1', tags: { made: 'by others' } };
    await seedCluster(emulator, await seedControlPlaneRole(emulator), theirs);
    await untilCluster(emulator, theirs, 'ACTIVE');
    const before = identities(await emulator.resources());
    const { message } = toldBy(await refused({ command }));
    expect(message).toContain('Cluster refused exists but is not ours');
    expect(identities(await emulator.resources())).toEqual(before);
  },
);

describe('a job without the right to be anybody in AWS', () => {
  it('is told of the permission that is missing', async () => {
    const { ACTIONS_ID_TOKEN_REQUEST_URL, ACTIONS_ID_TOKEN_REQUEST_TOKEN, ...env } = emulator.env;
    const { message } = toldBy(await refused({ command: 'plan' }, { env }));
    expect(message).toMatch(/^GitHub offers this job no ID token.*`permissions: id-token: write`/);
    expect(await emulator.calls()).toEqual([]);
  });

  it('is told that a fork’s pull request gets none', async () => {
    const { ACTIONS_ID_TOKEN_REQUEST_URL, ACTIONS_ID_TOKEN_REQUEST_TOKEN, ...env } = emulator.env;
    const path = join(emulator.dir, 'fork.json');
    const pull = {
      number: 7,
      head: { repo: { full_name: 'somebody/octo-app' } },
      base: { repo: { full_name: 'octo-org/octo-app' } },
    };
    writeFileSync(path, JSON.stringify({ pull_request: pull }));
    const fork = { ...env, GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: path };
    const { message } = toldBy(await refused({ command: 'plan' }, { env: fork }));
    expect(message).toMatch(/comes from a fork/);
  });

  it('is told which claims it offered to a role that does not trust it, in both forms of the sub', async () => {
    const role = 'arn:aws:iam::123456789012:role/not-mine';
    const { title, message } = toldBy(await refused({ command: 'plan', 'role-to-assume': role }));
    expect(title).toBe('plan failed: The role cannot be assumed');
    expect(message).toContain(
      `This job could not assume ${role} through STS in us-east-1: AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity. ` +
        'Its ID token offered the sub "repo:octo-org/octo-app:ref:refs/heads/main" ' +
        '(in its other form "repo:octo-org@9919/octo-app@74061981:ref:refs/heads/main") and the aud "sts.amazonaws.com", ' +
        'from the job_workflow_ref "octo-org/octo-app/.github/workflows/cluster.yml@refs/heads/main".\n' +
        'Check that the role exists',
    );
  });
});

describe('the wrong place', () => {
  it('is an account that is not among the allowed ones, of which nothing else is asked', async () => {
    const { message } = toldBy(await refused({ 'allowed-account-ids': '999999999999' }));
    expect(message).toMatch(
      /^The credentials are of account 123456789012 \(arn:aws:sts::123456789012:assumed-role\/\S+\), and `allowed-account-ids` names only 999999999999\./,
    );
    expect(operations(await emulator.calls())).toEqual(['AssumeRoleWithWebIdentity', 'GetCallerIdentity']);
  });

  it('is no account that is among the allowed ones', async () => {
    const inputs = { command: 'plan', 'role-to-assume': emulator.roleArn, 'cluster-name': 'allowed' };
    const allowed = { 'allowed-account-ids': '999999999999, 123456789012' };
    expect((await runAction({ inputs: { ...inputs, ...allowed }, env: emulator.env })).code).toBe(0);
  });

  it('is a region that the account has not enabled', async () => {
    const { title, message } = toldBy(await refused({ region: 'af-south-1' }));
    expect(title).toBe('up failed: AWS does not know the credentials');
    expect(message).toMatch(
      /^STS refused GetCallerIdentity: InvalidClientTokenId: The security token included in the request is invalid\.\n.*has not enabled af-south-1/,
    );
  });
});

describe('what AWS does not have', () => {
  it('is a Kubernetes version: those that it has are listed, with the end of their support', async () => {
    const { title, message } = toldBy(await refused({ 'kubernetes-version': '1.24' }));
    expect(title).toBe('up failed: EKS does not have this Kubernetes version');
    expect(message).toMatch(/^EKS makes no clusters of Kubernetes 1\.24 in us-east-1\. It has /);
    expect(message).toContain('1.36 (standard support until 2027-08-02), ');
    expect(message).toContain('1.33 (extended support until 2027-07-29), ');
    expect(message).not.toContain('1.30');
    expect(operations(await emulator.calls())).not.toContain('CreateStack');
  });

  it('is an instance type', async () => {
    const { title, message } = toldBy(await refused({ 'instance-types': 't9.large' }));
    expect(title).toBe('up failed: There is no such instance type');
    expect(message).toContain('Node group default: there is no instance type t9.large in us-east-1.');
    expect(operations(await emulator.calls())).not.toContain('CreateStack');
  });

  it.each([
    [
      'a slip of the hand',
      't3.medum',
      'there is no instance type t3.medum in us-east-1. Did you mean t3.medium?',
    ],
    [
      'types of two architectures',
      'm5.large, m7g.large',
      'Node group default: m5.large is x86 and m7g.large is Arm, and the nodes of a group share an image.',
    ],
    [
      'types that have no room for the add-ons',
      't3.nano',
      'The nodes (2 × t3.nano) have no room for the pods of coredns and aws-ebs-csi-driver: 0 places are left of 4, ' +
        'beside the 4 pods of add-ons on each node.',
    ],
  ])('is told of before anything is made: %s', async (_, types, words) => {
    const { message } = toldBy(await refused({ 'instance-types': types }));
    expect(message).toContain(words);
    expect(operations(await emulator.calls())).not.toContain('CreateStack');
  });

  it('is a zone for control planes: AWS’s choice of others is quoted', async () => {
    await faults([{ service: 'eks', operation: 'CreateCluster', times: 1, effect: 'capacity' }]);
    const { title, message } = toldBy(await refused({}));
    expect(title).toBe('up failed: EKS cannot use the zone');
    expect(message).toMatch(
      /^control plane: EKS refused CreateCluster: UnsupportedAvailabilityZoneException: Cannot create cluster 'refused'/,
    );
    expect(message).toMatch(
      /`availabilityZones` of the configuration file: us-east-1b, us-east-1c, us-east-1d\./,
    );
  });

  it('is capacity for instances', async () => {
    await faults([{ service: 'ec2', operation: 'RunInstances', rate: 1, effect: 'capacity' }]);
    const { title, message } = toldBy(await refused({}));
    expect(title).toBe('up failed: AWS has no capacity');
    expect(message).toMatch(
      /^node group default: Node group default is CREATE_FAILED: tried t3\.medium in us-east-1a and us-east-1b and us-east-1c, on demand, and EC2 has none\. EKS says: AsgInstanceLaunchFailures: .*InsufficientInstanceCapacity/,
    );
    expect(message).toMatch(/Name several `instance-types`/);
  });
});

describe('what the account may not do', () => {
  it('is a call without permission: told at once, with action, resource and role', async () => {
    await faults([{ service: 'eks', operation: 'CreateCluster', rate: 1, effect: 'deny' }]);
    const { title, message } = toldBy(await refused({}));
    expect(title).toBe('up failed: Access denied');
    expect(message).toMatch(
      /^control plane: EKS refused CreateCluster: AccessDeniedException: User: \S+ is not authorized to perform: eks:CreateCluster on resource: \S+ because no identity-based policy allows/,
    );
    expect(message).toMatch(/\nAllow eks:CreateCluster on \S+ in a policy of the role [\w-]+\.$/);
    expect(operations(await emulator.calls()).filter((name) => name === 'CreateCluster')).toHaveLength(1);
  });

  it('is a call of CloudFormation’s in its name', async () => {
    await faults([{ service: 'ec2', operation: 'CreateSubnet', rate: 1, effect: 'deny' }]);
    const { title, message } = toldBy(await refused({}));
    expect(title).toBe('up failed: Access denied');
    expect(message).toMatch(
      /^network: Stack eks-refused-network is CREATE_FAILED\. .*Subnet\d \(AWS::EC2::Subnet\): /,
    );
    expect(message).toMatch(/\nAllow ec2:CreateSubnet/);
  });

  it.each([
    [
      'ec2',
      'CreateVpc',
      /^network: Stack eks-refused-network is CREATE_FAILED\. Vpc \(AWS::EC2::VPC\): .*maximum number of VPCs has been reached/,
      'L-F678F1CE',
    ],
    [
      'ec2',
      'AllocateAddress',
      /\(AWS::EC2::EIP\): .*maximum number of addresses has been reached/,
      'L-0263D0A3',
    ],
    [
      'eks',
      'CreateCluster',
      /^control plane: EKS refused CreateCluster: ResourceLimitExceededException: /,
      'L-1194D53C',
    ],
    [
      'iam',
      'CreateRole',
      /IAM refused CreateRole: LimitExceeded: Cannot exceed quota for RolesPerAccount: 1000/,
      'L-FE177D64',
    ],
  ])(
    'is more than the quota of %s:%s: told at once, with the quota and how to raise it',
    async (service, operation, words, code) => {
      await faults([{ service, operation, times: 1, effect: 'quota' }]);
      const { title, message } = toldBy(await refused({}));
      expect(title).toBe('up failed: A quota is used up');
      expect(message).toMatch(words);
      expect(message).toContain(`--quota-code ${code} --desired-value`);
    },
  );
});

describe('the log of a refusal', () => {
  const denied = [{ service: 'sts', operation: 'GetCallerIdentity', rate: 1, effect: 'deny' }];

  it('shows no stack trace', async () => {
    await faults(denied);
    const { log } = await refused({ command: 'plan' });
    expect(log).toContain('STS refused GetCallerIdentity: AccessDenied: ');
    expect(log).not.toMatch(stackTrace);
  });

  it('shows it to those who debug, with the id of AWS’s answer', async () => {
    await faults(denied);
    const { log } = await refused({ command: 'plan' }, { env: { ...emulator.env, RUNNER_DEBUG: '1' } });
    expect(log).toMatch(stackTrace);
    expect(log).toMatch(/requestId: '[0-9a-f-]{36}'/);
  });

  it('tells it in the summary, too', async () => {
    await faults(denied);
    const { summary } = await refused({ command: 'plan' });
    expect(summary).toContain('plan of cluster refused in us-east-1 failed.');
    expect(summary).toContain('STS refused GetCallerIdentity');
  });
});

describe('an event', () => {
  it.each([
    [
      'whose file is cut short',
      '{ "pull_request": ',
      /^What the event pull_request is about cannot be read in the file that GITHUB_EVENT_PATH names: .*JSON/,
    ],
    ['that holds no mapping', 'null', /^The event pull_request tells nothing/],
    [
      'of a pull request without a number',
      '{ "pull_request": {} }',
      /^The event tells of a pull request without its number/,
    ],
  ])('%s is told in a sentence', async (_, payload, words) => {
    const path = join(emulator.dir, 'odd-event.json');
    writeFileSync(path, payload);
    const env = { ...emulator.env, GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: path };
    const result = await refused({}, { env });
    const { title, message } = toldBy(result);
    expect(title).toBe('Bad input');
    expect(message).toMatch(words);
    expect(result.summary).toMatch(
      /^### Bad input: nothing was done\.\n\n<table>\n<tr><th align="left">To put right</,
    );
  });

  it('that does not tell which cluster is meant, and runs on the default branch, is not taken for one about it', async () => {
    const env = { ...emulator.env, GITHUB_EVENT_NAME: 'status' };
    const { message } = toldBy(await refused({ command: 'down', 'cluster-name': '' }, { env }));
    expect(message).toMatch(
      /^Input cluster-name: it is missing, and the event status does not tell which cluster is meant/,
    );
    expect(await emulator.calls()).toEqual([]);
  });
});
