import {
  ContinueUpdateRollbackCommand,
  RollbackStackCommand,
  UpdateStackCommand,
  type UpdateStackCommandInput,
} from '@aws-sdk/client-cloudformation';
import {
  DeleteSecurityGroupCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
} from '@aws-sdk/client-ec2';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Region, startRegion } from './cloudformation-region.ts';

/** A VPC with a subnet for each of the given blocks, and a group that lets a port in. */
const network = ({ blocks = ['10.1.0.0/24'], port = 443, name = 'nodes' } = {}) => `
Resources:
  Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.1.0.0/16 } }
  Group:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: ${name}
      VpcId: !Ref Vpc
      SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: ${port}, ToPort: ${port}, CidrIp: 10.0.0.0/8 }]
${blocks
  .map(
    (block, index) =>
      `  Subnet${index}: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: ${block} } }`,
  )
  .join('\n')}
Outputs:
  VpcId: { Value: !Ref Vpc }
  GroupId: { Value: !GetAtt Group.GroupId }
`;

/** No subnet of the VPC can have this block. */
const impossible = '10.99.0.0/24';

let region: Region;
beforeAll(async () => {
  region = await startRegion();
});
afterEach(() => region.clear());
afterAll(async () => {
  await region.close();
});

async function updated(name: string, template: string, options: Partial<UpdateStackCommandInput> = {}) {
  const { StackId = '' } = await region.cloudFormation.send(
    new UpdateStackCommand({ StackName: name, TemplateBody: template, ...options }),
  );
  return await region.settled(StackId);
}

const output = (stack: Awaited<ReturnType<typeof updated>>, key: string) =>
  stack.Outputs?.find(({ OutputKey }) => OutputKey === key)?.OutputValue ?? '';

async function subnetBlocks(vpcId: string) {
  const { Subnets = [] } = await region.ec2.send(
    new DescribeSubnetsCommand({ Filters: [{ Name: 'vpc-id', Values: [vpcId] }] }),
  );
  return Subnets.map(({ CidrBlock }) => CidrBlock).sort();
}

async function openPorts(groupId: string) {
  const { SecurityGroups: [group] = [] } = await region.ec2.send(
    new DescribeSecurityGroupsCommand({ GroupIds: [groupId] }),
  );
  return group?.IpPermissions?.map(({ FromPort }) => FromPort);
}

describe('an update', () => {
  test('without a change is refused', async () => {
    await region.created('same', network());
    await expect(updated('same', network())).rejects.toMatchObject({
      name: 'ValidationError',
      message: 'No updates are to be performed.',
    });
  });

  test('changes, adds and removes only what differs', async () => {
    const created = await region.created('changing', network({ blocks: ['10.1.0.0/24', '10.1.1.0/24'] }));
    const stack = await updated('changing', network({ blocks: ['10.1.0.0/24'], port: 8443 }));
    expect(stack.StackStatus).toBe('UPDATE_COMPLETE');
    expect(output(stack, 'VpcId')).toBe(output(created, 'VpcId'));
    expect(output(stack, 'GroupId')).toBe(output(created, 'GroupId'));
    expect(await subnetBlocks(output(stack, 'VpcId'))).toEqual(['10.1.0.0/24']);
    expect(await openPorts(output(stack, 'GroupId'))).toEqual([8443]);
    const steps = await region.steps(stack.StackId ?? '');
    expect(steps.slice(steps.indexOf('changing UPDATE_IN_PROGRESS'))).toEqual([
      'changing UPDATE_IN_PROGRESS',
      'Group UPDATE_IN_PROGRESS',
      'Group UPDATE_COMPLETE',
      'changing UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
      'Subnet1 DELETE_IN_PROGRESS',
      'Subnet1 DELETE_COMPLETE',
      'changing UPDATE_COMPLETE',
    ]);
  });

  test('replaces a resource whose change asks for it: the new one first, the old one at the end', async () => {
    const created = await region.created('replacing', network());
    const stack = await updated('replacing', network({ name: 'workers' }));
    expect(output(stack, 'GroupId')).not.toBe(output(created, 'GroupId'));
    const groupSteps = (await region.events(stack.StackId ?? ''))
      .filter(({ LogicalResourceId }) => LogicalResourceId === 'Group')
      .map(({ ResourceStatus, PhysicalResourceId }) => [ResourceStatus, PhysicalResourceId]);
    expect(groupSteps.slice(-2)).toEqual([
      ['DELETE_IN_PROGRESS', output(created, 'GroupId')],
      ['DELETE_COMPLETE', output(created, 'GroupId')],
    ]);
    await expect(openPorts(output(created, 'GroupId'))).rejects.toMatchObject({
      name: 'InvalidGroup.NotFound',
    });
  });

  test('of the tags reaches the resources', async () => {
    const created = await region.created('tagged', network(), { Tags: [{ Key: 'owner', Value: 'a' }] });
    const stack = await updated('tagged', network(), { Tags: [{ Key: 'team', Value: 'b' }] });
    const { Vpcs: [vpc] = [] } = await region.ec2.send(
      new DescribeVpcsCommand({ VpcIds: [output(created, 'VpcId')] }),
    );
    const keys = vpc?.Tags?.map(({ Key }) => Key);
    expect(keys).toContain('team');
    expect(keys).not.toContain('owner');
    expect(stack.Tags).toEqual([{ Key: 'team', Value: 'b' }]);
  });

  test('that fails is rolled back to what was there before', async () => {
    const created = await region.created('failing', network());
    const stack = await updated('failing', network({ blocks: ['10.1.0.0/24', impossible], port: 8443 }));
    expect(stack.StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(await subnetBlocks(output(created, 'VpcId'))).toEqual(['10.1.0.0/24']);
    expect(await openPorts(output(created, 'GroupId'))).toEqual([443]);
    const events = await region.events(stack.StackId ?? '');
    expect(
      events.find(({ ResourceStatus }) => ResourceStatus === 'UPDATE_ROLLBACK_IN_PROGRESS'),
    ).toMatchObject({
      ResourceStatusReason: expect.stringContaining(
        'The following resource(s) failed to create: [Subnet1]. ',
      ),
    });
    expect((await updated('failing', network({ port: 80 }))).StackStatus).toBe('UPDATE_COMPLETE');
  });

  test('that fails stays as it is when rollback is disabled, and can be tried again', async () => {
    await region.created('pausing', network());
    const broken = network({ blocks: ['10.1.0.0/24', impossible] });
    expect((await updated('pausing', broken, { DisableRollback: true })).StackStatus).toBe('UPDATE_FAILED');
    const repaired = network({ blocks: ['10.1.0.0/24', '10.1.1.0/24'] });
    const stack = await updated('pausing', repaired, { DisableRollback: true });
    expect(stack.StackStatus).toBe('UPDATE_COMPLETE');
    expect(await subnetBlocks(output(stack, 'VpcId'))).toEqual(['10.1.0.0/24', '10.1.1.0/24']);
  });

  test('whose rollback fails can be rolled back without what stands in its way', async () => {
    const created = await region.created('entangled', network());
    await region.ec2.send(new DeleteSecurityGroupCommand({ GroupId: output(created, 'GroupId') }));
    expect((await updated('entangled', network({ port: 8443 }))).StackStatus).toBe('UPDATE_ROLLBACK_FAILED');
    await region.cloudFormation.send(
      new ContinueUpdateRollbackCommand({ StackName: 'entangled', ResourcesToSkip: ['Group'] }),
    );
    const stack = await region.settled(created.StackId ?? '');
    expect(stack.StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect((await region.deleted(created.StackId ?? '')).StackStatus).toBe('DELETE_COMPLETE');
  });

  test('cannot change the type of a resource', async () => {
    await region.created('typed', 'Resources: { Thing: { Type: AWS::EC2::InternetGateway } }');
    await expect(updated('typed', 'Resources: { Thing: { Type: AWS::EC2::EIP } }')).rejects.toMatchObject({
      message: expect.stringContaining('Update of resource type is not permitted.'),
    });
  });

  test('of a stack that does not exist is refused', async () => {
    await expect(updated('never-was', network())).rejects.toMatchObject({
      name: 'ValidationError',
      message: 'Stack [never-was] does not exist',
    });
  });
});

describe('a stack whose creation failed', () => {
  const broken = network({ blocks: ['10.1.0.0/24', impossible] });
  const repaired = network({ blocks: ['10.1.0.0/24', '10.1.1.0/24'] });

  test('is repaired by an update when it was created with rollback disabled', async () => {
    const created = await region.created('repairing', broken, { DisableRollback: true });
    expect(created.StackStatus).toBe('CREATE_FAILED');
    const stack = await updated('repairing', repaired, { DisableRollback: true });
    expect(stack.StackStatus).toBe('UPDATE_COMPLETE');
    expect(await subnetBlocks(output(stack, 'VpcId'))).toEqual(['10.1.0.0/24', '10.1.1.0/24']);
    const steps = await region.steps(stack.StackId ?? '');
    expect(steps.filter((step) => step === 'Vpc CREATE_COMPLETE')).toHaveLength(1);
  });

  test('needs the update to disable rollback too', async () => {
    await region.created('unrepaired', broken, { DisableRollback: true });
    await expect(updated('unrepaired', repaired)).rejects.toMatchObject({
      message: expect.stringMatching(/^This stack is currently in a non-terminal \[CREATE_FAILED\] state\./),
    });
  });

  test('cannot be updated when it was created with DO_NOTHING', async () => {
    await region.created('stuck', broken, { OnFailure: 'DO_NOTHING' });
    await expect(updated('stuck', repaired, { DisableRollback: true })).rejects.toMatchObject({
      message: expect.stringContaining('because it contains [on-failure: DO_NOTHING]'),
    });
  });

  test('cannot be updated once it is rolled back', async () => {
    const { StackId, StackStatus } = await region.created('gone-back', broken);
    expect(StackStatus).toBe('ROLLBACK_COMPLETE');
    await expect(updated('gone-back', repaired)).rejects.toMatchObject({
      message: `Stack:${StackId} is in ROLLBACK_COMPLETE state and can not be updated.`,
    });
  });

  test('is rolled back when asked to', async () => {
    await region.created('on-demand', broken, { DisableRollback: true });
    const { StackId = '' } = await region.cloudFormation.send(
      new RollbackStackCommand({ StackName: 'on-demand' }),
    );
    expect((await region.settled(StackId)).StackStatus).toBe('ROLLBACK_COMPLETE');
  });
});
