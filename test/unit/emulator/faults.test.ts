import { CloudFormationClient, ListStacksCommand } from '@aws-sdk/client-cloudformation';
import {
  AllocateAddressCommand,
  CreateVpcCommand,
  DescribeVpcsCommand,
  EC2Client,
  RunInstancesCommand,
} from '@aws-sdk/client-ec2';
import { CreateClusterCommand, EKSClient, ListClustersCommand } from '@aws-sdk/client-eks';
import { CreateRoleCommand, GetRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { GetAccessKeyInfoCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { LoggedCall } from '../../emulator/core.ts';
import { type EmulatorInTest, emulatorInTest, refusal } from './emulator-in-test.ts';

let emulator: EmulatorInTest;
let ec2: EC2Client;
let eks: EKSClient;
let iam: IAMClient;
beforeAll(async () => {
  emulator = await emulatorInTest({ speed: 100 });
  ec2 = new EC2Client(emulator.admin);
  eks = new EKSClient(emulator.admin);
  iam = new IAMClient(emulator.admin);
});
afterAll(() => emulator.close());
afterEach(() => faults([]));

const post = (route: string, body: unknown = {}): Promise<Response> =>
  fetch(emulator.url + route, { method: 'POST', body: JSON.stringify(body) });

async function faults(rules: object[]): Promise<void> {
  const response = await post('/_emulator/faults', rules);
  expect(response.status).toBe(200);
}

const whoAmI = (): Promise<unknown> => new STSClient(emulator.admin).send(new GetCallerIdentityCommand({}));

/** Operation and role of each call whose answer is held. */
const heldCalls = async (): Promise<string[][]> => {
  const { held } = Object(await (await fetch(`${emulator.url}/_emulator/faults`)).json());
  return held.map(({ operation, request }: LoggedCall) => [operation, Object(request).RoleName]);
};

const createRole = (RoleName: string): Promise<unknown> =>
  iam.send(
    new CreateRoleCommand({
      RoleName,
      AssumeRolePolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Principal: { Service: 'eks.amazonaws.com' }, Action: 'sts:AssumeRole' },
        ],
      }),
    }),
  );

const roleExists = (RoleName: string): Promise<boolean> =>
  iam.send(new GetRoleCommand({ RoleName })).then(
    () => true,
    () => false,
  );

/** How the same effect looks in each protocol. */
async function everywhere(effect: string): Promise<Record<string, string>> {
  await faults([{ service: '*', operation: '*', rate: 1, effect }]);
  const calls: Record<string, Promise<unknown>> = {
    sts: whoAmI(),
    iam: iam.send(new GetRoleCommand({ RoleName: 'eks-cluster-action' })),
    cloudformation: new CloudFormationClient(emulator.admin).send(new ListStacksCommand({})),
    ec2: ec2.send(new DescribeVpcsCommand({})),
    eks: eks.send(new ListClustersCommand({})),
    ssm: new SSMClient(emulator.admin).send(new GetParameterCommand({ Name: 'x' })),
  };
  return Object.fromEntries(
    await Promise.all(
      Object.entries(calls).map(async ([service, call]) => {
        const { name, status } = await refusal(call);
        return [service, `${status} ${name}`];
      }),
    ),
  );
}

describe('a refusing effect speaks as the service does', () => {
  test('throttle', async () => {
    expect(await everywhere('throttle')).toEqual({
      sts: '400 Throttling',
      iam: '400 Throttling',
      cloudformation: '400 Throttling',
      ec2: '503 RequestLimitExceeded',
      eks: '429 ThrottlingException',
      ssm: '400 ThrottlingException',
    });
  });

  test('500', async () => {
    expect(await everywhere('500')).toEqual({
      sts: '500 InternalFailure',
      iam: '500 InternalFailure',
      cloudformation: '500 InternalFailure',
      ec2: '500 InternalError',
      eks: '500 ServerException',
      ssm: '500 InternalServerError',
    });
  });

  test('deny', async () => {
    expect(await everywhere('deny')).toEqual({
      sts: '403 AccessDenied',
      iam: '403 AccessDenied',
      cloudformation: '403 AccessDenied',
      ec2: '403 UnauthorizedOperation',
      eks: '403 AccessDeniedException',
      ssm: '400 AccessDeniedException',
    });
    await faults([{ service: 'iam', operation: 'GetRole', times: 1, effect: 'deny' }]);
    const denied = await refusal(iam.send(new GetRoleCommand({ RoleName: 'eks-cluster-action' })));
    expect(denied.message).toBe(
      'User: arn:aws:iam::123456789012:user/admin is not authorized to perform: iam:GetRole on resource: role eks-cluster-action because no identity-based policy allows the iam:GetRole action',
    );
  });

  test('quota', async () => {
    await faults([{ service: '*', operation: '*', rate: 1, effect: 'quota' }]);
    expect(await refusal(ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' })))).toMatchObject({
      name: 'VpcLimitExceeded',
    });
    expect(await refusal(createRole('one-too-many'))).toMatchObject({
      name: 'LimitExceededException',
      status: 409,
    });
    expect(await refusal(createCluster())).toMatchObject({
      name: 'ResourceLimitExceededException',
      status: 400,
    });
  });

  test('capacity', async () => {
    await faults([{ service: '*', operation: '*', rate: 1, effect: 'capacity' }]);
    const run = new RunInstancesCommand({
      ImageId: 'ami-1',
      InstanceType: 'p5.48xlarge',
      MinCount: 1,
      MaxCount: 1,
    });
    expect(await refusal(ec2.send(run))).toMatchObject({
      name: 'InsufficientInstanceCapacity',
      message: expect.stringContaining('p5.48xlarge'),
    });
    const error: unknown = await createCluster().catch((caught: unknown) => caught);
    expect(error).toMatchObject({
      name: 'UnsupportedAvailabilityZoneException',
      validZones: ['us-east-1b', 'us-east-1c', 'us-east-1d'],
    });
  });
});

const createCluster = (): Promise<unknown> =>
  eks.send(
    new CreateClusterCommand({
      name: 'demo',
      roleArn: 'arn:aws:iam::123456789012:role/cluster',
      resourcesVpcConfig: { subnetIds: [] },
    }),
  );

describe('a rule', () => {
  test('strikes as many times as it says, and only the calls that it names', async () => {
    await faults([{ service: 'sts', operation: 'GetCallerIdentity', times: 2, effect: 'throttle' }]);
    await refusal(whoAmI());
    await ec2.send(new DescribeVpcsCommand({}));
    await refusal(whoAmI());
    await whoAmI();
  });

  test('strikes the share of calls that it says, evenly', async () => {
    await faults([{ service: 'sts', operation: '*', rate: 0.5, effect: 'throttle' }]);
    const struck: boolean[] = [];
    for (let call = 0; call < 6; call += 1) {
      struck.push(
        await whoAmI().then(
          () => false,
          () => true,
        ),
      );
    }
    expect(struck).toEqual([false, true, false, true, false, true]);
  });

  test('is outlived by the patience of an SDK client', async () => {
    await faults([{ service: 'sts', operation: '*', times: 2, effect: '500' }]);
    await new STSClient({ ...emulator.admin, maxAttempts: 3 }).send(new GetCallerIdentityCommand({}));
  });

  test('strikes by chance, and with the same seed the same calls again', async () => {
    const struck = async (seed: number): Promise<boolean[]> => {
      await faults([{ service: 'sts', operation: '*', rate: 0.5, seed, effect: 'throttle' }]);
      const course: boolean[] = [];
      for (let call = 0; call < 24; call += 1) {
        // What comes between of another operation changes nothing.
        if (Math.random() < 0.3)
          await refusal(
            new STSClient(emulator.admin).send(new GetAccessKeyInfoCommand({ AccessKeyId: 'x' })),
          );
        course.push(
          await whoAmI().then(
            () => false,
            () => true,
          ),
        );
      }
      return course;
    };
    const first = await struck(7);
    expect(new Set(first).size).toBe(2);
    expect(await struck(7)).toEqual(first);
    expect(await struck(8)).not.toEqual(first);
  });

  test('strikes only calls whose request holds what it says', async () => {
    await faults([
      { service: 'iam', operation: 'GetRole', request: { RoleName: 'one' }, rate: 1, effect: 'deny' },
    ]);
    const roles = ['other', 'one'].map((RoleName) => refusal(iam.send(new GetRoleCommand({ RoleName }))));
    expect((await Promise.all(roles)).map(({ name }) => name)).toEqual([
      'NoSuchEntityException',
      'AccessDenied',
    ]);
  });

  test('lets as many calls pass as it says', async () => {
    await faults([{ service: 'sts', operation: '*', skip: 2, times: 1, effect: 'throttle' }]);
    await whoAmI();
    await whoAmI();
    await refusal(whoAmI());
    await whoAmI();
  });

  test('strikes only the calls of a principal, and not those that services make in its name', async () => {
    const principal = emulator.world.serviceLinkedRole('AWSServiceRoleForAmazonEKS');
    const asThat = (via?: string): EC2Client =>
      emulator.world.clients({ principal, region: 'us-east-1', ...(via && { via }) }).ec2;
    await faults([{ service: '*', operation: '*', principal: principal.arn, rate: 1, effect: 'deny' }]);
    await whoAmI();
    await asThat('eks.amazonaws.com').send(new DescribeVpcsCommand({}));
    await refusal(asThat().send(new DescribeVpcsCommand({})));
  });

  test('strikes only calls that change something, where it says so', async () => {
    const principal = emulator.world.serviceLinkedRole('AWSServiceRoleForAmazonEKS');
    const { ec2: inside } = emulator.world.clients({ principal, region: 'us-east-1' });
    await faults([{ service: '*', operation: '*', writes: true, skip: 1, times: 1, effect: 'deny' }]);
    const allocate = () => inside.send(new AllocateAddressCommand({}));
    await inside.send(new DescribeVpcsCommand({}));
    await allocate();
    await inside.send(new DescribeVpcsCommand({}));
    expect(await refusal(allocate())).toMatchObject({ name: 'UnauthorizedOperation' });
    await allocate();
  });

  test('strikes the calls that one service makes of another', async () => {
    await faults([{ service: 'ec2', operation: 'DescribeVpcs', rate: 1, effect: 'deny' }]);
    const principal = emulator.world.serviceLinkedRole('AWSServiceRoleForAmazonEKS');
    const { ec2: inside } = emulator.world.clients({
      principal,
      region: 'us-east-1',
      via: 'eks.amazonaws.com',
    });
    expect(await refusal(inside.send(new DescribeVpcsCommand({})))).toMatchObject({
      name: 'UnauthorizedOperation',
    });
  });

  test.each([
    [{}, 'the rules must be a list'],
    [[{ service: 'eks', operation: '*', times: 1, effect: 'explode' }], 'effect must be one of throttle'],
    [[{ service: 'eks', operation: '*', effect: 'deny' }], 'either times or rate'],
    [[{ service: 'eks', operation: '*', writes: false, times: 1, effect: 'deny' }], 'writes must be true'],
    [[{ service: 'eks', operation: '*', times: 0, effect: 'deny' }], 'times must be a whole number'],
    [[{ service: 'eks', operation: '*', rate: 2, effect: 'deny' }], 'rate must be above 0'],
    [[{ service: 'eks', operation: '*', times: 1, skip: -1, effect: 'deny' }], 'skip must be a whole number'],
    [[{ service: 'eks', operation: '*', times: 1, seed: 1, effect: 'deny' }], 'seed must be'],
    [[{ service: 'eks', operation: '*', times: 1, request: 'x', effect: 'deny' }], 'request must be'],
    [[{ service: 'eks', operation: '*', times: 1, principal: 1, effect: 'deny' }], 'principal must begin'],
    [[{ service: 'eks', operation: '*', times: 1, effect: 'deny', when: 'later' }], 'unknown member when'],
  ])('is refused when it is none: %j', async (rules, message) => {
    const response = await post('/_emulator/faults', rules);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ message: expect.stringContaining(message) });
  });
});

describe('an effect on the connection', () => {
  test('drop cuts it before the call is applied', async () => {
    await faults([{ service: 'iam', operation: 'CreateRole', times: 1, effect: 'drop' }]);
    expect(await refusal(createRole('dropped'))).toMatchObject({ status: undefined });
    expect(await roleExists('dropped')).toBe(false);
  });

  test('lose cuts it after the call is applied', async () => {
    await faults([{ service: 'iam', operation: 'CreateRole', times: 1, effect: 'lose' }]);
    expect(await refusal(createRole('lost'))).toMatchObject({ status: undefined });
    expect(await roleExists('lost')).toBe(true);
    expect(await refusal(createRole('lost'))).toMatchObject({ name: 'EntityAlreadyExistsException' });
  });

  test('hold applies the call, and keeps the answer until it is released', async () => {
    await faults([{ service: 'iam', operation: 'CreateRole', times: 1, effect: 'hold' }]);
    let answered = false;
    const held = createRole('held').then(() => {
      answered = true;
    });
    await expect.poll(heldCalls).toEqual([['CreateRole', 'held']]);
    expect(await roleExists('held')).toBe(true);
    expect(answered).toBe(false);
    await post('/_emulator/release');
    await held;
    expect(await heldCalls()).toEqual([]);
  });

  test('pause keeps the call from being applied until it is released', async () => {
    await faults([{ service: 'iam', operation: 'CreateRole', times: 1, effect: 'pause' }]);
    const paused = createRole('paused');
    await expect.poll(heldCalls).toEqual([['CreateRole', 'paused']]);
    expect(await roleExists('paused')).toBe(false);
    await post('/_emulator/release');
    await paused;
    expect(await roleExists('paused')).toBe(true);
  });

  test('after a call is applied does not strike one that is refused', async () => {
    const rules = ['hold', 'lose'].map((effect) => ({ service: 'iam', operation: '*', times: 1, effect }));
    await faults(rules);
    const absent = new GetRoleCommand({ RoleName: 'nobody' });
    expect(await refusal(iam.send(absent))).toMatchObject({ name: 'NoSuchEntityException' });
    expect(await heldCalls()).toEqual([]);
  });

  test('shows as an error in the log only where the call was not applied', async () => {
    await emulator.reset();
    await faults([
      { service: 'iam', operation: 'CreateRole', times: 1, effect: 'drop' },
      { service: 'iam', operation: 'GetRole', times: 1, effect: 'lose' },
    ]);
    await refusal(createRole('logged'));
    await refusal(iam.send(new GetRoleCommand({ RoleName: 'eks-cluster-action' })));
    expect((await emulator.calls()).map(({ operation, error }) => [operation, error])).toEqual([
      ['CreateRole', 'ConnectionCut'],
      ['GetRole', undefined],
    ]);
  });
});

test('a call that hangs is accepted, not applied and never answered, and the next one is', async () => {
  await faults([{ service: 'iam', operation: 'CreateRole', times: 1, effect: 'hang' }]);
  const patience = AbortSignal.timeout(500);
  const hanging = iam.send(
    new CreateRoleCommand({
      RoleName: 'hanging',
      AssumeRolePolicyDocument: '{"Version":"2012-10-17","Statement":[]}',
    }),
    { abortSignal: patience },
  );
  await expect(hanging).rejects.toMatchObject({ name: 'AbortError' });
  expect(await roleExists('hanging')).toBe(false);
  await createRole('hanging');
  expect(await roleExists('hanging')).toBe(true);
});
