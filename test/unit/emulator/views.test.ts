import {
  CreateLaunchTemplateCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  DescribeLaunchTemplatesCommand,
  DescribeVpcsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import { CreateRoleCommand, GetRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type EmulatorInTest, emulatorInTest, refusal } from './emulator-in-test.ts';

let emulator: EmulatorInTest;
let ec2: EC2Client;
let iam: IAMClient;

beforeAll(async () => {
  // Slow enough that what is new is so in the call after the one that made it.
  emulator = await emulatorInTest({ speed: 2 });
  ec2 = new EC2Client(emulator.admin);
  iam = new IAMClient(emulator.admin);
});
afterAll(() => emulator.close());
beforeEach(() => emulator.reset());

const tell = (route: string, body: unknown) =>
  fetch(`${emulator.url}/_emulator/${route}`, { method: 'POST', body: JSON.stringify(body) });

const vpcs = async (...VpcIds: string[]): Promise<number> => {
  const { Vpcs = [] } = await ec2.send(new DescribeVpcsCommand(VpcIds.length > 0 ? { VpcIds } : {}));
  return Vpcs.length;
};
const createVpc = async (): Promise<string> => {
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' }));
  return Vpc?.VpcId ?? '';
};

describe('a stale read', () => {
  const stale = { service: '*', operation: '*', rate: 1, effect: 'stale' };

  test('answers what it was up to half a minute ago, and the log says of when', async () => {
    await tell('faults', [stale]);
    const before = await vpcs();
    await createVpc();
    expect(await vpcs()).toBe(before);
    const [first, , again] = (await emulator.calls()).filter(({ service }) => service === 'ec2');
    expect(again?.asOf).toBe(first?.time);
  });

  test('refuses what it refused', async () => {
    await tell('faults', [stale]);
    const get = () => iam.send(new GetRoleCommand({ RoleName: 'late' }));
    const absent = await refusal(get());
    expect(absent.name).toBe('NoSuchEntityException');
    const Statement = [
      { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
    ];
    const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
    await iam.send(new CreateRoleCommand({ RoleName: 'late', AssumeRolePolicyDocument }));
    expect(await refusal(get())).toEqual(absent);
  });

  test('is one that a rule strikes, and no other', async () => {
    await tell('faults', [{ ...stale, operation: 'DescribeSubnets' }]);
    const before = await vpcs();
    await createVpc();
    expect(await vpcs()).toBe(before + 1);
  });
});

describe('EC2 as it is from the start', () => {
  beforeEach(() => tell('reset', {}));

  test('what is new is not found, nor can anything be put into it, for some seconds', async () => {
    const VpcId = await createVpc();
    const absent = {
      name: 'InvalidVpcID.NotFound',
      status: 400,
      message: `The vpc ID '${VpcId}' does not exist`,
    };
    expect(await refusal(vpcs(VpcId))).toEqual(absent);
    const subnet = new CreateSubnetCommand({ VpcId, CidrBlock: '10.0.0.0/24' });
    expect(await refusal(ec2.send(subnet))).toEqual(absent);
    await expect.poll(() => vpcs(VpcId).catch(() => 0), { timeout: 10_000 }).toBe(1);
    await ec2.send(subnet);
  });

  test('a launch template is not found by its name either', async () => {
    const name = { LaunchTemplateName: 'late' };
    await ec2.send(
      new CreateLaunchTemplateCommand({ ...name, LaunchTemplateData: { InstanceType: 't3.medium' } }),
    );
    const describeIt = new DescribeLaunchTemplatesCommand({ LaunchTemplateNames: ['late'] });
    expect((await refusal(ec2.send(describeIt))).name).toBe('InvalidLaunchTemplateName.NotFoundException');
  });
});
