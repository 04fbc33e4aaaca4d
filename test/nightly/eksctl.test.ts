/** eksctl as it is published. Its waits take half a minute of real time and more, each. */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EKS } from '@aws-sdk/client-eks';
import { beforeEach, describe, expect, it } from 'vitest';
import { goTool } from '../../scripts/go-tools.ts';
import {
  emulatorInTest,
  identities,
  messagesOf,
  stepIn,
  troublesOf,
  writeOperations,
} from '../e2e/in-test.ts';
import { hasKubectl, runs } from '../e2e/programs.ts';
import { runStep } from '../e2e/runner.ts';

const tool = goTool('eksctl');
const minutes = 60_000;
const config = fileURLToPath(new URL('eksctl.yaml', import.meta.url));
const nodesConfig = fileURLToPath(new URL('eksctl-nodes.yaml', import.meta.url));
const emulator = emulatorInTest({ speed: 60 });
const step = stepIn(emulator, { 'poll-interval': '500ms' });

beforeEach((context) => {
  if ('missing' in tool) context.skip(tool.missing);
  if (!runs('aws', '--version')) context.skip('the aws CLI, by which eksctl lets kubectl in, is not on PATH');
  if (!hasKubectl) context.skip('kubectl is not on PATH');
});

/** What a script says, as somebody who may do everything in the account. */
async function shell(script: string): Promise<string> {
  const { accessKeyId, secretAccessKey } = emulator.admin.credentials;
  const env = { ...emulator.env, AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey };
  const path = 'path' in tool ? `PATH="${dirname(tool.path)}:$PATH"` : '';
  const { code, log } = await runStep({
    env,
    script: `${path}\nexport KUBECONFIG="$HOME/kubeconfig"\n${script}`,
  });
  expect(code, log).toBe(0);
  return log;
}

const eksctl = (command: string): Promise<string> => shell(`eksctl ${command}`);

/** Everything but the logs of control planes, which EKS and eksctl leave. */
const everything = async (): Promise<string[]> =>
  identities(await emulator.resources()).filter((item) => !item.startsWith('AWS::Logs::LogGroup'));

describe('a cluster of eksctl’s', () => {
  it(
    'comes, is upgraded and goes, and is left alone by ours of its name',
    async () => {
      const before = await everything();
      await eksctl(`create cluster -f ${config}`);
      expect(await eksctl('get accessentry --cluster auto')).toContain('AutoModeNodeRole');
      expect(await eksctl('get identityprovider --cluster auto')).toContain('No identity provider');

      const made = await everything();
      const calls = (await emulator.calls()).length;
      for (const command of ['plan', 'up', 'down']) {
        const refused = await step(command, { 'cluster-name': 'auto' });
        expect(messagesOf(refused)).toContain('Cluster auto exists but is not ours');
      }
      const swept = await step('sweep', { 'role-to-assume': emulator.sweepRoleArn, 'abandoned-after': '1h' });
      expect(swept.code, swept.log).toBe(0);
      expect(writeOperations(await emulator.calls(calls))).toEqual([]);
      expect(await everything()).toEqual(made);

      await eksctl('upgrade cluster --name auto --version 1.33 --approve');
      expect(await shell('kubectl version')).toContain('Server Version: v1.33');
      await eksctl('delete cluster --name auto --wait');
      expect(await everything()).toEqual(before);
    },
    20 * minutes,
  );
});

describe('self-managed node groups of eksctl’s', () => {
  it(
    'start by its user data, join under their labels, and go',
    async () => {
      const before = await everything();
      await eksctl(`create cluster -f ${nodesConfig}`);
      const nodes = await shell('kubectl get nodes --no-headers -L team');
      expect(nodes).toMatch(/ Ready .* red/);
      expect(nodes).toMatch(/ Ready .* green/);
      await eksctl('delete cluster --name own --wait --disable-nodegroup-eviction');
      expect(await everything()).toEqual(before);
    },
    20 * minutes,
  );
});

describe('a cluster of ours', () => {
  it(
    'is one that eksctl reads and adds to, and goes with all of it but eksctl’s stacks',
    async () => {
      const before = await everything();
      const about = { 'cluster-name': 'ours' };
      expect(troublesOf(await step('up', { ...about, ttl: '8h' }))).toEqual([]);
      const access = { clusterName: 'ours', principalArn: 'arn:aws:iam::123456789012:user/admin' };
      const eks = new EKS(emulator.admin);
      await eks.createAccessEntry(access);
      await eks.associateAccessPolicy({
        ...access,
        policyArn: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy',
        accessScope: { type: 'cluster' },
      });
      expect(await eksctl('get nodegroup --cluster ours')).toMatch(/default\s+ACTIVE/);
      expect(await eksctl('get addon --cluster ours')).toContain('aws-ebs-csi-driver');
      await eksctl('utils write-kubeconfig --cluster ours');
      expect(await shell('kubectl get nodes --no-headers')).toContain(' Ready ');
      await Promise.all([
        eksctl(
          'create podidentityassociation --cluster ours --namespace default --service-account-name reader --permission-policy-arns arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess',
        ),
        eksctl(
          `create accessentry --cluster ours --principal-arn ${emulator.sweepRoleArn} --kubernetes-groups viewers`,
        ),
        eksctl('create addon --cluster ours --name metrics-server --wait'),
      ]);
      expect((await step('up', about)).log).toContain('(unchanged)');

      const down = await step('down', about);
      expect(down.code, down.log).toBe(0);
      const left = (await everything()).filter((item) => !before.includes(item));
      expect(
        left.every((item) => item.includes('eksctl-ours-')),
        left.join('\n'),
      ).toBe(true);
    },
    20 * minutes,
  );
});
