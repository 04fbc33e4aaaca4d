/** What AWS would refuse, or not hold: said by `plan` and by `up` alike, before anything is made. */
import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { beforeEach, describe, expect, it } from 'vitest';
import { emulatorInTest, messagesOf, stepIn, writeOperations } from './in-test.ts';
import { configWith, makeVpc, refusedWishes } from './refused-wishes.ts';
import type { StepResult } from './runner.ts';
import { seedCluster, seedControlPlaneRole, seedStack, untilCluster } from './seeds.ts';

const emulator = emulatorInTest({ speed: 300 });

beforeEach(async () => {
  await emulator.faults([]);
  await emulator.reset();
});

const run = (
  command: string,
  inputs: Record<string, string>,
  env: Record<string, string> = {},
): Promise<StepResult> =>
  stepIn(emulator, { 'cluster-name': 'refused' })(command, inputs, {
    env: { ...emulator.env, ...env },
  });

describe('what will not do is said by plan and by up, and nothing is made', () => {
  it.each(refusedWishes)('$what', async ({ inputs, prepare, words }) => {
    await prepare?.(emulator);
    const begun = (await emulator.calls()).length;
    const planned = await run('plan', inputs);
    expect(messagesOf(planned)).toMatch(words);
    expect([planned.code, planned.outputs.result]).toEqual([0, 'refused']);
    const { refusals } = JSON.parse(planned.outputs.plan ?? '{}');
    expect(refusals).toHaveLength(1);
    expect(refusals[0]).toMatch(words);
    const done = await run('up', inputs);
    expect(done.code).toBe(1);
    expect(messagesOf(done)).toContain(refusals[0]);
    expect(writeOperations((await emulator.calls()).slice(begun))).toEqual([]);
  });

  it('all at once, each with what to do', async () => {
    const inputs = { 'kubernetes-version': '1.24', 'instance-types': 't3.medum', 'max-hourly-cost': '0.1' };
    const planned = await run('plan', inputs);
    const { refusals } = JSON.parse(planned.outputs.plan ?? '{}');
    expect(refusals).toHaveLength(3);
    const done = await run('up', inputs);
    expect(done.annotations).toHaveLength(1);
    for (const refusal of refusals) expect(messagesOf(done)).toContain(refusal);
  });
});

describe('a quota', () => {
  it('is told with the command that asks for more', async () => {
    for (const number of [101, 102, 103, 104]) await makeVpc(emulator, number);
    const done = await run('up', {});
    expect(done.annotations[0]?.properties.title).toBe('up failed: A quota is used up');
    for (const step of [done, await run('plan', {})])
      expect(messagesOf(step)).toContain('--service-code vpc --quota-code L-F678F1CE --desired-value NUMBER');
  });

  it('that nobody may ask stands in no way: what AWS says of it counts', async () => {
    for (const number of [101, 102, 103, 104]) await makeVpc(emulator, number);
    await emulator.faults([{ service: 'servicequotas', operation: '*', rate: 1, effect: 'deny' }]);
    const planned = await run('plan', {});
    expect([planned.code, planned.outputs.result]).toEqual([0, 'changes']);
    expect(planned.log).toContain(
      'of "VPCs per Region", the account has 5 in us-east-1, and the cluster needs 1 more: the quota is 5, unless',
    );
    const done = await run('up', {});
    expect(messagesOf(done)).toContain('The maximum number of VPCs has been reached');
  });

  it('that has been raised is none', async () => {
    const body = JSON.stringify({ 'On-Demand Standard': 64 });
    await fetch(`${emulator.url}/_emulator/vcpus`, { method: 'POST', body });
    const planned = await run('plan', { nodes: '17' });
    expect(planned.outputs.result).toBe('changes');
  });
});

describe('what is not asked of AWS at all', () => {
  it.each(['plan', 'up'])(
    'is a private endpoint that %s could not reach from GitHub’s runner',
    async (command) => {
      const inputs = configWith({ vpc: { clusterEndpoints: { publicAccess: false, privateAccess: true } } });
      const { code, annotations } = await run(command, inputs, { RUNNER_ENVIRONMENT: 'github-hosted' });
      expect(code).toBe(1);
      expect(annotations[0]?.properties.title).toBe('Bad input');
      expect(annotations[0]?.message).toContain('vpc.clusterEndpoints');
      expect(await emulator.calls()).toEqual([]);
    },
  );
});

describe('a cluster of that name', () => {
  it.each([
    ['of another owner', { owner: '1/run' }, 'its owner is octo-org/octo-app (1/run), not '],
    [
      'of nobody here',
      { tags: { made: 'by others' } },
      'it does not carry the tag eks-cluster-action/cluster=refused',
    ],
  ])('%s is left alone by plan and by up', async (_, seed, words) => {
    const theirs = { name: 'refused', region: 'us-east-1', ...seed };
    await seedCluster(emulator, await seedControlPlaneRole(emulator), theirs);
    await untilCluster(emulator, theirs, 'ACTIVE');
    const begun = (await emulator.calls()).length;
    for (const command of ['plan', 'up']) {
      const { code, annotations } = await run(command, {});
      expect(code).toBe(1);
      expect(annotations[0]?.message).toContain(`Cluster refused exists but is not ours: ${words}`);
    }
    expect(writeOperations((await emulator.calls()).slice(begun))).toEqual([]);
  });
});

describe('a thing of that name that somebody else has made', () => {
  it.each([
    [
      'a role',
      'IAM role refused-us-east-1-node',
      () =>
        new IAMClient(emulator.admin).send(
          new CreateRoleCommand({
            RoleName: 'refused-us-east-1-node',
            AssumeRolePolicyDocument: JSON.stringify({
              Version: '2012-10-17',
              Statement: [
                { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
              ],
            }),
          }),
        ),
    ],
    [
      'a stack',
      'Stack eks-refused-network',
      () => seedStack(emulator, { name: 'refused', region: 'us-east-1', tags: { made: 'by others' } }),
    ],
  ])('is told of by plan and by up, and left alone: %s', async (_, name, make) => {
    await make();
    const begun = (await emulator.calls()).length;
    for (const command of ['plan', 'up']) {
      const done = await run(command, {});
      expect(done.code).toBe(1);
      expect(messagesOf(done)).toContain(`${name} exists but is not ours`);
    }
    expect(writeOperations((await emulator.calls()).slice(begun))).toEqual([]);
  });
});
