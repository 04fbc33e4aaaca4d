import {
  CreateAccessEntryCommand,
  DescribeAccessEntryCommand,
  EKSClient,
  ListAccessEntriesCommand,
  ListAssociatedAccessPoliciesCommand,
} from '@aws-sdk/client-eks';
import {
  CreateAccessKeyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  IAMClient,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { emulatorInTest, stepIn } from './in-test.ts';
import { hasKubectl } from './programs.ts';
import { runAction, runStep, type StepResult } from './runner.ts';

const emulator = emulatorInTest({ speed: 600 });
let eks: EKSClient;
beforeAll(async () => {
  eks = new EKSClient(emulator.admin);
});
afterEach(() => emulator.faults([]));

const step = stepIn(emulator, { 'cluster-name': 'priced' });

/** Whoever connects has to look the cluster up. */
const look = { Effect: 'Allow', Action: 'eks:DescribeCluster', Resource: '*' };

const policyOf = (statement: object): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [statement] });

/** Makes a user, and says what its own steps have in their environment. */
async function user(name: string): Promise<{ arn: string; env: Record<string, string> }> {
  const iam = new IAMClient(emulator.admin);
  const { User } = await iam.send(new CreateUserCommand({ UserName: name, Path: '/people/' }));
  await iam.send(
    new PutUserPolicyCommand({
      UserName: name,
      PolicyName: 'look',
      PolicyDocument: policyOf(look),
    }),
  );
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: name }));
  const { AccessKeyId = '', SecretAccessKey = '' } = AccessKey ?? {};
  return {
    arn: User?.Arn ?? '',
    env: { ...emulator.env, AWS_ACCESS_KEY_ID: AccessKeyId, AWS_SECRET_ACCESS_KEY: SecretAccessKey },
  };
}

const clusterName = 'priced';

/** Who has an access entry, and by which policies. */
async function access(): Promise<Record<string, string>> {
  const { accessEntries = [] } = await eks.send(new ListAccessEntriesCommand({ clusterName }));
  const entries = await Promise.all(
    accessEntries.map(async (principalArn) => {
      const request = { clusterName, principalArn };
      const answer = await eks.send(new ListAssociatedAccessPoliciesCommand(request));
      const names = answer.associatedAccessPolicies?.map(({ policyArn }) => policyArn?.split('/')[1]);
      return [principalArn, names?.join() ?? ''];
    }),
  );
  return Object.fromEntries(entries);
}

describe('a cluster in extended support, with people', () => {
  /** An administrator, a viewer, and somebody whose access is the business of somebody else. */
  let ada: Awaited<ReturnType<typeof user>>;
  let vera: Awaited<ReturnType<typeof user>>;
  let otto: Awaited<ReturnType<typeof user>>;
  let created: StepResult;
  const config = `apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
upgradePolicy: { supportType: EXTENDED }`;
  const up = (inputs: Record<string, string>): Promise<StepResult> =>
    step('up', { config, 'kubernetes-version': '1.33', ...inputs });

  beforeAll(async () => {
    [ada, vera, otto] = (await Promise.all(['ada', 'vera', 'otto'].map(user))) as [
      typeof ada,
      typeof vera,
      typeof otto,
    ];
    await emulator.faults([{ service: 'pricing', operation: 'GetProducts', rate: 1, effect: 'hold' }]);
    const creation = up({ admins: ada.arn, viewers: vera.arn });
    // Nobody waits for a price.
    await vi.waitUntil(
      async () => (await emulator.calls()).some(({ operation }) => operation === 'CreateCluster'),
      { timeout: 100_000, interval: 50 },
    );
    await emulator.faults([]);
    await emulator.release();
    created = await creation;
  });

  it('costs six times as much for its control plane, and is warned about', () => {
    expect(created.log).toContain('Cluster priced is ready');
    expect(created.outputs['hourly-cost']).toBe('0.740');
    expect(created.outputs['cost-so-far']).toMatch(/^\d+\.\d\d$/);
    expect(created.summary).toContain('about $0.740 an hour');
    expect(created.annotations).toContainEqual(
      expect.objectContaining({
        level: 'warning',
        message: expect.stringContaining(
          'Kubernetes 1.33 is in extended support until 2027-07-29: the control plane costs $0.600 an hour instead of $0.100.',
        ),
      }),
    );
  });

  it('keeps its support policy, which EKS changes no more, and says so', async () => {
    const again = await step('up', { 'kubernetes-version': '1.33', admins: ada.arn, viewers: vera.arn });
    expect(again.annotations.filter(({ level }) => level === 'error')).toEqual([]);
    expect(again.code).toBe(0);
    expect(again.log).toContain('support stays EXTENDED: Kubernetes 1.33 has left standard support');
  });

  it('gives each person an entry that carries our tags', async () => {
    expect(await access()).toMatchObject({
      [emulator.roleArn]: 'AmazonEKSClusterAdminPolicy',
      [ada.arn]: 'AmazonEKSClusterAdminPolicy',
      [vera.arn]: 'AmazonEKSViewPolicy',
    });
    const { accessEntry } = await eks.send(
      new DescribeAccessEntryCommand({ clusterName, principalArn: vera.arn }),
    );
    expect(accessEntry?.tags).toMatchObject({
      'eks-cluster-action/cluster': clusterName,
      'eks-cluster-action/access': 'viewer',
    });
  });

  it('lets a viewer read, and neither write nor see Secrets', async (context) => {
    if (!hasKubectl) context.skip('kubectl is not on PATH');
    const connected = await runAction({
      inputs: { command: 'connect', 'cluster-name': clusterName, 'kubeconfig-auth': 'action' },
      env: vera.env,
    });
    expect(connected.code, connected.log).toBe(0);
    // By name alone: nothing beside the cluster may be looked at.
    expect(connected.annotations.map(({ level, properties }) => [level, properties.title])).toEqual([
      ['warning', 'Without node-role-arn'],
      ['notice', 'Connected to cluster priced in us-east-1'],
    ]);
    expect(connected.outputs['node-role-arn']).toBeUndefined();
    expect(connected.summary).toContain('the nodes, which cannot be priced: EC2 refused DescribeInstances');
    const kubectl = (script: string): Promise<StepResult> =>
      runStep({ env: vera.env, exported: connected, script });
    // EKS takes a while to know a new entry.
    const read = await kubectl('until kubectl get pods -A; do sleep 0.2; done; kubectl auth can-i list pods');
    expect(read.log).toMatch(/coredns.*yes$/s);
    const written = await kubectl(
      'kubectl create configmap mine --dry-run=client -o yaml | kubectl apply -f -',
    );
    expect(written.code).toBe(1);
    expect(written.log).toContain('is forbidden');
    const asked = await kubectl('kubectl auth can-i get secrets || kubectl auth can-i list nodes');
    expect(asked.code).toBe(1);
    expect(asked.log.match(/^no$/gm)).toHaveLength(2);
  });

  it('lets a session of a role connect that may look the cluster up, and not itself', async () => {
    const iam = new IAMClient(emulator.admin);
    const role = { RoleName: 'on-call', Path: '/people/' };
    const trust = { Effect: 'Allow', Principal: { AWS: '123456789012' }, Action: 'sts:AssumeRole' };
    const { Role } = await iam.send(
      new CreateRoleCommand({ ...role, AssumeRolePolicyDocument: policyOf(trust) }),
    );
    await iam.send(
      new PutRolePolicyCommand({
        RoleName: role.RoleName,
        PolicyName: 'look',
        PolicyDocument: policyOf(look),
      }),
    );
    const assume = new AssumeRoleCommand({ RoleArn: Role?.Arn, RoleSessionName: 'robin' });
    // IAM takes a while to spread a new role.
    const { Credentials } = await vi.waitFor(() => new STSClient(emulator.admin).send(assume), 10_000);
    const env = {
      ...emulator.env,
      AWS_ACCESS_KEY_ID: Credentials?.AccessKeyId ?? '',
      AWS_SECRET_ACCESS_KEY: Credentials?.SecretAccessKey ?? '',
      AWS_SESSION_TOKEN: Credentials?.SessionToken ?? '',
    };
    const connected = await runAction({ inputs: { command: 'connect', 'cluster-name': clusterName }, env });
    expect(connected.code, connected.log).toBe(0);
    expect(connected.log).toContain(`Connected to cluster ${clusterName}`);
  });

  it('takes access away from who is no longer listed, and from nobody else', async () => {
    await eks.send(new CreateAccessEntryCommand({ clusterName, principalArn: otto.arn }));
    const changed = await up({ admins: vera.arn, viewers: otto.arn });
    expect(changed.outputs.result).toBe('updated');
    expect(changed.log).toContain(`people: deleting: ${ada.arn}`);
    expect(changed.log).toContain(`${otto.arn} has an access entry that was not made for \`viewers\``);
    const now = await access();
    expect(now).toMatchObject({
      [emulator.roleArn]: 'AmazonEKSClusterAdminPolicy',
      [vera.arn]: 'AmazonEKSClusterAdminPolicy',
      [otto.arn]: '',
    });
    expect(now).not.toHaveProperty([ada.arn]);
    // Those of EKS's own making.
    expect(Object.keys(now).some((arn) => arn.includes('eks-cluster-action/'))).toBe(true);

    const again = await up({ admins: vera.arn, viewers: otto.arn });
    expect(again.outputs.result).toBe('unchanged');
  });

  it('quotes EKS on somebody whom IAM does not know, and says whom', async () => {
    const arn = 'arn:aws:iam::123456789012:role/no-such-role';
    const failed = await up({ admins: vera.arn, viewers: arn });
    expect(failed.code).toBe(1);
    expect(failed.annotations.map(({ message }) => message).join('\n')).toContain(
      `people: ${arn}: EKS refused CreateAccessEntry: InvalidParameterException: The specified principalArn is invalid: invalid principal.`,
    );
  });

  it('has cost something in all when it goes', async () => {
    const removed = await step('down');
    expect(removed.outputs.result).toBe('deleted');
    expect(removed.outputs['cost-so-far']).toMatch(/^\d+\.\d\d$/);
    expect(removed.summary).toMatch(/>Cost<\/th><td>about \$\d+\.\d\d in total/);
  });
});
