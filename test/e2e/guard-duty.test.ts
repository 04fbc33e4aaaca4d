/** What GuardDuty puts into a network of a preview's own: its role may not remove it, since nothing on it tells whose it is. */
import { IAM } from '@aws-sdk/client-iam';
import { beforeAll, expect, it, vi } from 'vitest';
import type { InventoryItem } from '../emulator/core.ts';
import { emulatorInTest, identities, messagesOf, stepIn } from './in-test.ts';
import type { StepResult } from './runner.ts';

const emulator = emulatorInTest({ speed: 400 });
const step = stepIn(emulator);
const demo = { 'cluster-name': 'demo' };

const endpoints = async (): Promise<string[]> =>
  (await emulator.resources()).flatMap(({ type, id }) => (type === 'AWS::EC2::VPCEndpoint' ? id : []));

let before: InventoryItem[];
let endpoint = '';
let down: StepResult;

beforeAll(async () => {
  before = await emulator.resources();
  await new IAM(emulator.admin).detachRolePolicy({
    RoleName: emulator.roleArn.split('/').at(-1),
    PolicyArn: 'arn:aws:iam::123456789012:policy/eks-cluster-action/monitoring',
  });
  const enabled = JSON.stringify({ enabled: true });
  await fetch(`${emulator.url}/_emulator/guardduty`, { method: 'POST', body: enabled });
  expect((await step('up', demo)).code).toBe(0);
  await vi.waitUntil(async () => (await endpoints()).length > 0, { timeout: 30_000, interval: 50 });
  [endpoint = ''] = await endpoints();
  down = await step('down', demo);
}, 120_000);

it('stays with its network when the preview goes, and the error says so and who removes it', async () => {
  expect(down.code).toBe(1);
  expect(messagesOf(down)).toContain(
    `GuardDuty's endpoint ${endpoint} stays, and the cluster's network with it: this role may not remove what names no cluster. A sweep removes both, by a role that may`,
  );
  const kinds = new Set(JSON.parse(down.outputs.report ?? '{}').left.map(({ type }: InventoryItem) => type));
  expect(kinds).toContain('AWS::EC2::VPC');
  expect(kinds).not.toContain('AWS::EKS::Cluster');
  expect(kinds).not.toContain('AWS::EC2::Instance');
});

it('goes with the network when a sweep finds it', async () => {
  const swept = await step('sweep', {
    'role-to-assume': emulator.sweepRoleArn,
    regions: 'us-east-1',
    rules: 'orphaned',
    'abandoned-after': '1s',
  });
  expect(swept.code, messagesOf(swept)).toBe(0);
  expect(identities(await emulator.resources())).toEqual(identities(before));
});
