import { IAMClient, TagRoleCommand, UntagRoleCommand } from '@aws-sdk/client-iam';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { emulatorInTest, stepIn, writeOperations } from './in-test.ts';
import type { StepResult } from './runner.ts';

const emulator = emulatorInTest({ speed: 600 });
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
      'about $0.150 an hour ($3.60 a day, $110 a month), and 2 × t3.medium, 2 × 30 GiB of gp3, which cannot be priced: pricing:GetProducts is denied',
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
    expect((await step('plan', { 'max-hourly-cost': '1', ttl: '8h' })).annotations).toEqual([]);
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
      'Cluster priced would cost about $0.240 an hour ($5.75 a day, $175 a month), and `max-hourly-cost` allows $0.200: 1 control plane $0.100, ' +
        '1 NAT gateway $0.045, 1 public address $0.005, 2 × t3.medium $0.083, 2 × 30 GiB of gp3 $0.007. Nothing was made.',
    );
  });

  it('reckons with the nodes that may come', async () => {
    const { annotations } = await refusedUp({ 'max-hourly-cost': '0.3', 'nodes-max': '5' });
    // Three more of 0.0416, each with 30 GiB.
    expect(annotations.map(({ message }) => message).join()).toContain(
      'Cluster priced would cost about $0.374 an hour ($8.99 a day, $273 a month), with all the nodes that it may grow to, and `max-hourly-cost` ' +
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
  const unread = () => {
    const RoleName = emulator.roleArn.split('/').at(-1);
    return [{ service: 'iam', operation: 'GetRole', request: { RoleName }, rate: 1, effect: 'deny' }];
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
      "about $0.240 an hour ($5.75 a day, $175 a month), and the role's tag eks-cluster-action-max-hourly-cost allows $0.200: ",
    );
    const planned = await step('plan');
    expect(planned.annotations).toMatchObject([
      { level: 'warning', properties: { title: 'up would refuse this' } },
    ]);
    expect((await emulator.resources()).filter(({ id }) => id.includes('priced'))).toEqual([]);
  });

  it('is asked each time: a cluster that was allowed is not brought up again once its role allows less', async () => {
    const lowered = stepIn(emulator, { 'cluster-name': 'lowered' });
    await limited({ 'eks-cluster-action-max-hourly-cost': '0.5' });
    expect((await lowered('up')).code).toBe(0);
    await limited({ 'eks-cluster-action-max-hourly-cost': '0.2' });
    const resources = await emulator.resources();
    const before = (await emulator.calls()).length;
    const { code, annotations } = await lowered('up');
    expect(code).toBe(1);
    expect(annotations.map(({ message }) => message).join()).toContain(
      "about $0.240 an hour ($5.75 a day, $175 a month), and the role's tag eks-cluster-action-max-hourly-cost allows $0.200: ",
    );
    expect(writeOperations((await emulator.calls()).slice(before))).toEqual([]);
    expect(await emulator.resources()).toEqual(resources);
    expect((await lowered('down')).code).toBe(0);
  });

  it.each(['up', 'plan'])('is not known of a role that may not read itself: %s refuses', async (command) => {
    await emulator.faults(unread());
    const before = (await emulator.calls()).length;
    const { code, annotations } = await step(command);
    expect(code).toBe(1);
    expect(annotations.map(({ message }) => message).join()).toMatch(
      /The role arn:\S+ may not read itself, so that what its tags allow at most is not known\. .*Allow it iam:GetRole on itself/,
    );
    const calls = (await emulator.calls()).slice(before);
    expect(writeOperations(calls)).toEqual([]);
    expect(calls.map(({ operation }) => operation)).toContain('GetRole');
  });

  it('matters to no removal', async () => {
    await emulator.faults(unread());
    expect(await step('down')).toMatchObject({ code: 0, outputs: { result: 'absent' } });
  });
});
