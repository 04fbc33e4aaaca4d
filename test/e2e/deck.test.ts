/** docs/deck.md, walked as its author would: the steps of 2019, as they are taken today. */
import { readFileSync } from 'node:fs';
import { CloudFormation } from '@aws-sdk/client-cloudformation';
import { EC2 } from '@aws-sdk/client-ec2';
import { IAM } from '@aws-sdk/client-iam';
import { beforeAll, expect, it } from 'vitest';
import { goTool, toolsFolder } from '../../scripts/go-tools.ts';
import type { InventoryItem } from '../emulator/core.ts';
import { beyondMinimum, failing, minimum, sidesOf } from './deck-tables.ts';
import { emulatorInTest, identities, stepIn, troublesOf } from './in-test.ts';
import { listIdentity } from './listed.ts';
import { hasKubectl } from './programs.ts';
import { runAction, runStep, type StepResult } from './runner.ts';
import { claimOfFiles, holderOfFiles, manifests } from './workload.ts';

const page = readFileSync(new URL('../../docs/deck.md', import.meta.url), 'utf8');
const shown = /```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? '';

const emulator = emulatorInTest({ speed: 400 });
const step = stepIn(emulator, { 'cluster-name': 'demo', ttl: '8h' });
const account = '123456789012';

let before: InventoryItem[];
let config: string;
let created: StepResult;
/** Of the user admin, who is nobody to EKS but by aws-auth. */
let asPerson: Record<string, string>;

beforeAll(async () => {
  const iam = new IAM(emulator.admin);
  const Statement = [{ Effect: 'Allow', Principal: { AWS: account }, Action: 'sts:AssumeRole' }];
  await iam.createRole({
    RoleName: 'operators',
    AssumeRolePolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement }),
  });
  const arns = [`arn:aws:iam::${account}:user/admin`, `arn:aws:iam::${account}:role/operators`];
  await listIdentity(emulator, { PRINCIPALS: arns, ACCESS_POLICIES: ['none'], GROUPS: ['*'] });
  const { AccessKey } = await iam.createAccessKey({ UserName: 'admin' });
  asPerson = {
    ...emulator.env,
    AWS_ACCESS_KEY_ID: AccessKey?.AccessKeyId ?? '',
    AWS_SECRET_ACCESS_KEY: AccessKey?.SecretAccessKey ?? '',
  };
  const { Images = [] } = await new EC2(emulator.admin).describeImages({
    Filters: [{ Name: 'name', Values: ['ubuntu-eks/k8s_1.36/*amd64*'] }],
  });
  config = shown
    .replaceAll('ami-0123456789abcdef0', Images[0]?.ImageId ?? '')
    .replaceAll('111122223333', account);
  before = await emulator.resources();
  created = await step('up', { config });
}, 300_000);

it('makes network, control plane, security groups and workers, each by CloudFormation where the deck does', async () => {
  expect(troublesOf(created)).toEqual([]);
  expect(created.outputs.result).toBe('created');
  const { Stacks = [] } = await new CloudFormation(emulator.admin).describeStacks({});
  const ours = Stacks.filter(({ StackName = '' }) => StackName.startsWith('eks-demo-'));
  expect(ours.map(({ StackStatus }) => StackStatus)).toEqual(Array(3).fill('CREATE_COMPLETE'));
  const calls = await emulator.calls();
  // The success signal of each worker, once its node is Ready.
  expect(calls.filter(({ operation }) => operation === 'SignalResource')).toHaveLength(2);
  const zones = (await step('status')).log;
  expect(zones).toContain('Self-managed node groups: workers: CREATE_COMPLETE, 2 nodes');
});

it('has both tables of security groups, read back from EC2', async () => {
  const found = await sidesOf(emulator);
  expect(failing(minimum, found)).toEqual([]);
  expect(failing(beyondMinimum, found)).toHaveLength(beyondMinimum.length);
});

it('is as wanted the second time', async () => {
  const again = await step('up', { config });
  expect(troublesOf(again)).toEqual([]);
  expect(again.outputs.result).toBe('unchanged');
}, 120_000);

it('lets in whom aws-auth maps, by aws-iam-authenticator and its -r, and binds a claim of the default class', async (context) => {
  const authenticator = goTool('aws-iam-authenticator');
  if ('missing' in authenticator) context.skip(authenticator.missing);
  if (!hasKubectl) context.skip('kubectl is not on PATH');
  const connect = (inputs: Record<string, string>): Promise<StepResult> =>
    runAction({
      inputs: {
        command: 'connect',
        'cluster-name': 'demo',
        'kubeconfig-auth': 'aws-iam-authenticator',
        ...inputs,
      },
      env: asPerson,
    });
  const kubectl = (connected: StepResult, script: string): Promise<StepResult> =>
    runStep({
      env: asPerson,
      exported: { ...connected, path: [...connected.path, toolsFolder] },
      script: `set -e\n${script}`,
    });
  const direct = await connect({});
  expect(direct.code, direct.log).toBe(0);
  const written = await kubectl(
    direct,
    `kubectl get configmap aws-auth -n kube-system -o yaml
kubectl get nodes
kubectl get storageclass
kubectl apply -f - <<'EOF'
${manifests(claimOfFiles, holderOfFiles)}
EOF
kubectl wait --for=jsonpath='{.status.phase}'=Bound pvc/files --timeout=60s`,
  );
  expect(written.code, written.log).toBe(0);
  expect(written.log).toMatch(/mapRoles: \|[\s\S]*system:node:\{\{EC2PrivateDNSName\}\}/);
  expect(written.log).toMatch(/mapUsers: \|[\s\S]*user\/admin/);
  expect(written.log.match(/ Ready /g)).toHaveLength(2);
  expect(written.log).toMatch(/gp3 \(default\) +ebs\.csi\.aws\.com .* WaitForFirstConsumer/);

  const asRole = await connect({ 'kubeconfig-role': `arn:aws:iam::${account}:role/operators` });
  const asked = await kubectl(asRole, 'kubectl auth can-i delete nodes\nkubectl config view');
  expect(asked.code, asked.log).toBe(0);
  expect(asked.log).toMatch(/^yes$/m);
  expect(asked.log).toMatch(/- -r\s+- arn:aws:iam::123456789012:role\/operators/);
}, 120_000);

it('refuses an upgrade, and goes with nothing left', async () => {
  const upgraded = await step('plan', { config: config.replace('"1.36"', '"1.37"') });
  expect(upgraded.outputs.result).toBe('refused');
  const removed = await step('down');
  expect(troublesOf(removed)).toEqual([]);
  expect(identities(await emulator.resources())).toEqual(identities(before));
}, 120_000);
