import {
  DeleteStackCommand,
  DescribeStackResourcesCommand,
  UpdateTerminationProtectionCommand,
} from '@aws-sdk/client-cloudformation';
import {
  CreateNetworkInterfaceCommand,
  DeleteNetworkInterfaceCommand,
  DescribeInstancesCommand,
} from '@aws-sdk/client-ec2';

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Region, startRegion } from './cloudformation-region.ts';

const subnetAlone = `
Resources:
  Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.1.0.0/16 } }
  Subnet: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.1.0.0/24 } }
`;

const gateway = 'Resources: { Gateway: { Type: AWS::EC2::InternetGateway } }';

/** Fails while the VPC and, in a full run, the NAT gateway of its kind are still being made. */
const failing = `
Resources:
  Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.1.0.0/16 } }
  Stray: { Type: AWS::EC2::Subnet, Properties: { VpcId: vpc-0123456789abcdef0, CidrBlock: 10.1.0.0/24 } }
  Later: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.1.1.0/24 } }
`;

/** Waits for a signal that nobody sends. */
const waiting = `
Resources:
  Group:
    Type: AWS::AutoScaling::AutoScalingGroup
    CreationPolicy: { ResourceSignal: { Count: 1, Timeout: PT12H } }
    Properties:
      MinSize: 0
      MaxSize: 1
      VPCZoneIdentifier: [!Ref Subnet]
      LaunchTemplate: { LaunchTemplateId: !Ref Template, Version: !GetAtt Template.LatestVersionNumber }
  Template: { Type: AWS::EC2::LaunchTemplate, Properties: { LaunchTemplateData: { InstanceType: t3.medium } } }
  Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.1.0.0/16 } }
  Subnet: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.1.0.0/24 } }
`;

let region: Region;
beforeAll(async () => {
  region = await startRegion();
});
afterAll(async () => {
  await region.close();
});

describe('a creation that fails', () => {
  afterEach(() => region.clear());

  test('is rolled back, with the reason on the resource that failed', async () => {
    const before = await region.resources();
    const stack = await region.created('rolled-back', failing);
    expect(stack.StackStatus).toBe('ROLLBACK_COMPLETE');
    const events = await region.events(stack.StackId ?? '');
    const failed = events.filter(({ ResourceStatus }) => ResourceStatus === 'CREATE_FAILED');
    expect(failed.map(({ LogicalResourceId }) => LogicalResourceId)).toEqual(['Stray', 'Vpc']);
    expect(failed[0]?.ResourceStatusReason).toMatch(
      /^Resource handler returned message: ".*vpc-0123456789abcdef0.* \(Service: Ec2, Status Code: 400, Request ID: [^)]+\) \(SDK Attempt Count: 1\)" \(RequestToken: [-0-9a-f]+, HandlerErrorCode: NotFound\)$/,
    );
    expect(failed[1]?.ResourceStatusReason).toBe('Resource creation cancelled');
    expect(events.find(({ ResourceStatus }) => ResourceStatus === 'ROLLBACK_IN_PROGRESS')).toMatchObject({
      ResourceStatusReason:
        'The following resource(s) failed to create: [Vpc, Stray]. Rollback requested by user.',
    });
    expect(events.some(({ LogicalResourceId }) => LogicalResourceId === 'Later')).toBe(false);
    await region.deleted(stack.StackId ?? '');
    expect(await region.resources()).toEqual(before);
  });

  test('is left as it is with DO_NOTHING: what does not depend on the failure is made', async () => {
    const stack = await region.created('left', failing, { OnFailure: 'DO_NOTHING' });
    expect(stack).toMatchObject({
      StackStatus: 'CREATE_FAILED',
      StackStatusReason: 'The following resource(s) failed to create: [Stray]. ',
      DisableRollback: true,
    });
    const steps = await region.steps(stack.StackId ?? '');
    expect(steps).toContain('Vpc CREATE_COMPLETE');
    expect(steps).toContain('Later CREATE_COMPLETE');
    await region.deleted(stack.StackId ?? '');
  });

  test('is deleted with DELETE', async () => {
    const stack = await region.created('removed', failing, { OnFailure: 'DELETE' });
    expect(stack.StackStatus).toBe('DELETE_COMPLETE');
  });

  test('fails what takes longer than the stack may', async () => {
    const stack = await region.created('slow', waiting, { TimeoutInMinutes: 5 });
    expect(stack.StackStatus).toBe('ROLLBACK_COMPLETE');
    const { Reservations = [] } = await region.ec2.send(new DescribeInstancesCommand({}));
    expect(Reservations).toEqual([]);
  });
});

describe('a deletion', () => {
  afterEach(() => region.clear());

  test("fails while somebody else's interface is in a subnet, and succeeds when it is gone", async () => {
    const stack = await region.created('occupied', subnetAlone);
    const id = stack.StackId ?? '';
    const { StackResources: [subnet] = [] } = await region.cloudFormation.send(
      new DescribeStackResourcesCommand({ StackName: id, LogicalResourceId: 'Subnet' }),
    );
    const subnetId = subnet?.PhysicalResourceId ?? '';
    const { NetworkInterface } = await region.ec2.send(
      new CreateNetworkInterfaceCommand({ SubnetId: subnetId }),
    );

    expect(await region.deleted(id)).toMatchObject({
      StackStatus: 'DELETE_FAILED',
      StackStatusReason: 'The following resource(s) failed to delete: [Subnet]. ',
    });
    const events = await region.events(id);
    expect(events.find(({ ResourceStatus }) => ResourceStatus === 'DELETE_FAILED')).toMatchObject({
      LogicalResourceId: 'Subnet',
      ResourceStatusReason: expect.stringContaining(
        `The subnet '${subnetId}' has dependencies and cannot be deleted. (Service: Ec2, Status Code: 400`,
      ),
    });
    expect(
      events.some((event) => event.LogicalResourceId === 'Vpc' && event.ResourceStatus?.startsWith('DELETE')),
    ).toBe(false);

    await region.ec2.send(
      new DeleteNetworkInterfaceCommand({ NetworkInterfaceId: NetworkInterface?.NetworkInterfaceId }),
    );
    expect((await region.deleted(id)).StackStatus).toBe('DELETE_COMPLETE');
  });

  test('retains resources only after it has failed', async () => {
    const stack = await region.created('retained', subnetAlone);
    const id = stack.StackId ?? '';
    const { StackResources: [subnet] = [] } = await region.cloudFormation.send(
      new DescribeStackResourcesCommand({ StackName: id, LogicalResourceId: 'Subnet' }),
    );
    await region.ec2.send(new CreateNetworkInterfaceCommand({ SubnetId: subnet?.PhysicalResourceId }));
    const retaining = new DeleteStackCommand({ StackName: id, RetainResources: ['Subnet', 'Vpc'] });
    await expect(region.cloudFormation.send(retaining)).rejects.toMatchObject({ name: 'ValidationError' });
    await region.deleted(id);
    await region.cloudFormation.send(retaining);
    expect((await region.settled(id)).StackStatus).toBe('DELETE_COMPLETE');
    expect(await region.steps(id)).toContain('Subnet DELETE_SKIPPED');
  });

  test('is refused under termination protection', async () => {
    const stack = await region.created('guarded', gateway, { EnableTerminationProtection: true });
    await expect(region.deleted('guarded')).rejects.toMatchObject({
      name: 'ValidationError',
      message: 'Stack [guarded] cannot be deleted while TerminationProtection is enabled',
    });
    await region.cloudFormation.send(
      new UpdateTerminationProtectionCommand({ StackName: 'guarded', EnableTerminationProtection: false }),
    );
    expect((await region.deleted(stack.StackId ?? '')).StackStatus).toBe('DELETE_COMPLETE');
  });

  test('takes over from a creation in progress', async () => {
    const before = await region.resources();
    const id = await region.create('interrupted', waiting);
    await region.reached(id, 'Group', 'CREATE_IN_PROGRESS');
    expect((await region.deleted(id)).StackStatus).toBe('DELETE_COMPLETE');
    expect(await region.steps(id)).not.toContain('interrupted CREATE_COMPLETE');
    expect(await region.resources()).toEqual(before);
  });

  test('of a stack that does not exist succeeds', async () => {
    await expect(
      region.cloudFormation.send(new DeleteStackCommand({ StackName: 'never-was' })),
    ).resolves.toBeDefined();
  });
});

test('a reset forgets stacks, those in the making too', async () => {
  const id = await region.create('forgotten', waiting);
  await region.reached(id, 'Group', 'CREATE_IN_PROGRESS');
  await region.reset();
  expect((await region.resources()).filter((resource) => !resource.startsWith('AWS::IAM::'))).toEqual([]);
});
