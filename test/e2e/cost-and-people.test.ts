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
  TagRoleCommand,
  UntagRoleCommand,
} from '@aws-sdk/client-iam';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { emulatorInTest, stepIn, writeOperations } from './in-test.ts';
import { hasKubectl } from './programs.ts';
import { runAction, runStep, type StepResult } from './runner.ts';

const emulator = emulatorInTest({ speed: 600 });
let eks: EKSClient;
beforeAll(async () => {
  eks = new EKSClient(emulator.admin);
});
afterEach(() => emulator.faults([]));

const step = stepIn(emulator, { 'cluster-name': 'priced' });

const deniedPrices = [{ service: 'pricing', operation: 'GetProducts', rate: 1, effect: 'deny' }];

describe('plan', () => {
  it('prices instances and volumes by the price list, the rest by constants', async () => {
    const planned = await step('plan');
    expect(planned.log).toContain('');
    expect(planned.code).toBe(0);
    // 0.10 + NAT 0.045 and its address 0.005 + 2 × 0.0416 + 2 × 30 GiB × 0.08 / 730
    expect(planned.outputs['hourly-cost']).toBe('0.240');
    expect(planned.summary).toContain('about $0.240 an hour');
    expect(planned.summary).toMatch(/\| node group default \| to be made \| .* \| \$0\.090 \|/);
    expect(planned.outputs['cost-so-far']).toBeUndefined();
  });

  it('takes the mean of the zones for spot instances, and the dearest of several types', async () => {
    const planned = await step('plan', {
      spot: 'true',
      'instance-types': 't3.medium, m5.large',
      nodes: '10',
    });
    // m5.large costs 0.30, 0.34, 0.38, 0.42 and 0.50 of its price on demand in the five zones that offer it.
    const perNode = (Number(planned.outputs['hourly-cost']) - 0.15 - (300 * 0.08) / 730) / 10;
    expect(perNode / 0.096).toBeCloseTo(0.388, 3);
  });

  it('says what cannot be priced, and why', async () => {
    await emulator.faults(deniedPrices);
    const planned = await step('plan');
    expect(planned.code).toBe(0);
    expect(planned.outputs['hourly-cost']).toBe('0.150');
    expect(planned.summary).toContain(
      'about $0.150 an hour, and 2 × t3.medium, 2 × 30 GiB of gp3, which cannot be priced: pricing:GetProducts is denied',
    );
  });
});

describe('max-hourly-cost', () => {
  it('lets plan warn of what up would refuse', async () => {
    const planned = await step('plan', { 'max-hourly-cost': '0.2' });
    expect(planned.code).toBe(0);
    expect(planned.annotations).toContainEqual(
      expect.objectContaining({ level: 'warning', message: expect.stringContaining('allows $0.200') }),
    );
    expect((await step('plan', { 'max-hourly-cost': '1' })).annotations).toEqual([]);
  });

  const refusedUp = async (inputs: Record<string, string>): Promise<StepResult> => {
    const before = (await emulator.calls()).length;
    const result = await step('up', inputs);
    expect(writeOperations((await emulator.calls()).slice(before))).toEqual([]);
    expect(result.code).toBe(1);
    return result;
  };

  it('refuses a cluster that would cost more before anything is made, and names the parts', async () => {
    const { annotations } = await refusedUp({ 'max-hourly-cost': '0.2' });
    expect(annotations.map(({ message }) => message).join()).toContain(
      'Cluster priced would cost about $0.240 an hour, and `max-hourly-cost` allows $0.200: 1 control plane $0.100, ' +
        '1 NAT gateway $0.045, 1 public address $0.005, 2 × t3.medium $0.083, 2 × 30 GiB of gp3 $0.007. Nothing was made.',
    );
  });

  it('reckons with the nodes that may come', async () => {
    const { annotations } = await refusedUp({ 'max-hourly-cost': '0.3', 'nodes-max': '5' });
    // Three more of 0.0416, each with 30 GiB.
    expect(annotations.map(({ message }) => message).join()).toContain(
      'Cluster priced would cost about $0.374 an hour, with all the nodes that it may grow to, and `max-hourly-cost` ' +
        'allows $0.300: ',
    );
  });

  it('refuses too when prices may not be read, and names the permission', async () => {
    await emulator.faults(deniedPrices);
    const { annotations } = await refusedUp({ 'max-hourly-cost': '100' });
    expect(annotations.map(({ message }) => message).join()).toContain(
      'pricing:GetProducts is denied. Nothing was made.',
    );
  });
});

describe('what the role allows at most', () => {
  const limits = {
    'eks-cluster-action-max-hourly-cost': '0.2',
    'eks-cluster-action-max-ttl': '8h',
    'eks-cluster-action-addons': 'metrics-server',
  };
  const limited = async (tags: Record<string, string>): Promise<void> => {
    const RoleName = emulator.roleArn.split('/').at(-1);
    const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
    await new IAMClient(emulator.admin).send(new TagRoleCommand({ RoleName, Tags }));
  };
  afterAll(async () => {
    const RoleName = emulator.roleArn.split('/').at(-1);
    const TagKeys = Object.keys(limits);
    await new IAMClient(emulator.admin).send(new UntagRoleCommand({ RoleName, TagKeys }));
  });

  it('binds whatever the inputs and the ClusterConfig say, and is told', async () => {
    await limited(limits);
    const config = `apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
addons: [{ name: coredns }, { name: amazon-cloudwatch-observability }]
`;
    const { code, annotations } = await step('up', { ttl: '0', config });
    expect(code).toBe(1);
    expect(annotations.map(({ message }) => message).join()).toMatch(
      /max-ttl says 8h.*ttl: 8h.*\n.*addons says metrics-server: amazon-cloudwatch-observability may not be/,
    );
    const { annotations: dear, log } = await step('up', { 'max-hourly-cost': '9' });
    expect(log).toContain('the role allows at most: max-hourly-cost 0.2, max-ttl 8h, addons metrics-server');
    expect(dear.map(({ message }) => message).join()).toContain(
      "about $0.240 an hour, and the role's tag eks-cluster-action-max-hourly-cost allows $0.200: ",
    );
    const planned = await step('plan');
    expect(planned.annotations).toMatchObject([
      { level: 'warning', properties: { title: 'up would refuse this' } },
    ]);
    expect((await emulator.resources()).filter(({ id }) => id.includes('priced'))).toEqual([]);
  });
});

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
    expect(removed.summary).toMatch(/>Cost<\/th><td>about \$\d+\.\d\d in all/);
  });
});
