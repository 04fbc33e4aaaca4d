import {
  type AutoScalingClient,
  CreateAutoScalingGroupCommand,
  type CreateAutoScalingGroupCommandInput,
  DeleteAutoScalingGroupCommand,
  DescribeScalingActivitiesCommand,
  SetDesiredCapacityCommand,
} from '@aws-sdk/client-auto-scaling';
import { UpdateStackCommand } from '@aws-sdk/client-cloudformation';
import {
  CreateLaunchTemplateCommand,
  DescribeInstancesCommand,
  DescribeNetworkInterfacesCommand,
  DescribeSubnetsCommand,
  type RequestLaunchTemplateData,
} from '@aws-sdk/client-ec2';
import { AddRoleToInstanceProfileCommand, CreateInstanceProfileCommand } from '@aws-sdk/client-iam';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Region, startRegion } from './cloudformation-region.ts';
import { createRole } from './eks-account.ts';
import { imageId } from './self-managed-nodes.ts';

let region: Region;
let autoScaling: AutoScalingClient;
let subnet: string;

beforeAll(async () => {
  region = await startRegion();
  ({ autoScaling } = region);
  const { Subnets = [] } = await region.ec2.send(
    new DescribeSubnetsCommand({ Filters: [{ Name: 'availability-zone', Values: ['us-east-1a'] }] }),
  );
  subnet = Subnets[0]?.SubnetId ?? '';
});
afterAll(() => region.close());

async function template(name: string, data: RequestLaunchTemplateData = {}): Promise<string> {
  await region.ec2.send(
    new CreateLaunchTemplateCommand({
      LaunchTemplateName: name,
      LaunchTemplateData: { ImageId: imageId('al2023'), InstanceType: 't3.medium', ...data },
    }),
  );
  return name;
}

const mixed = (
  LaunchTemplateName: string,
  distribution: object = {},
  types = ['t3.medium', 't3a.medium'],
) => ({
  MixedInstancesPolicy: {
    LaunchTemplate: {
      LaunchTemplateSpecification: { LaunchTemplateName, Version: '$Latest' },
      Overrides: types.map((InstanceType) => ({ InstanceType })) as { InstanceType: string }[],
    },
    InstancesDistribution: distribution,
  },
});

const create = (AutoScalingGroupName: string, wish: Partial<CreateAutoScalingGroupCommandInput>) =>
  autoScaling.send(
    new CreateAutoScalingGroupCommand({
      AutoScalingGroupName,
      MinSize: 0,
      MaxSize: 10,
      VPCZoneIdentifier: subnet,
      ...wish,
    }),
  );

const remove = (AutoScalingGroupName: string) =>
  autoScaling.send(new DeleteAutoScalingGroupCommand({ AutoScalingGroupName, ForceDelete: true }));

async function instancesOf(group: string) {
  const { Reservations = [] } = await region.ec2.send(
    new DescribeInstancesCommand({
      Filters: [
        { Name: 'tag:aws:autoscaling:groupName', Values: [group] },
        { Name: 'instance-state-name', Values: ['pending', 'running'] },
      ],
    }),
  );
  return Reservations.flatMap(({ Instances = [] }) => Instances);
}

describe('a mixed instances policy', () => {
  test('buys on demand up to its base, and above it as many of a hundred as it says, rounded up', async () => {
    await create('shared', {
      DesiredCapacity: 5,
      ...mixed(await template('shared'), {
        OnDemandBaseCapacity: 1,
        OnDemandPercentageAboveBaseCapacity: 25,
      }),
    });
    const lifecycles = async () =>
      (await instancesOf('shared'))
        .map(({ InstanceLifecycle = 'on-demand' }) => InstanceLifecycle)
        .toSorted();
    // One, and of four the fourth part.
    expect(await lifecycles()).toEqual(['on-demand', 'on-demand', 'spot', 'spot', 'spot']);
    await autoScaling.send(
      new SetDesiredCapacityCommand({ AutoScalingGroupName: 'shared', DesiredCapacity: 6 }),
    );
    expect(await lifecycles()).toEqual(['on-demand', 'on-demand', 'on-demand', 'spot', 'spot', 'spot']);
    await remove('shared');
  });

  test('takes the first of its types that the zone offers', async () => {
    const { Subnets: [other] = [] } = await region.ec2.send(
      new DescribeSubnetsCommand({ Filters: [{ Name: 'availability-zone', Values: ['us-east-1e'] }] }),
    );
    // us-east-1e has few of the newer types.
    await create('offered', {
      DesiredCapacity: 1,
      VPCZoneIdentifier: other?.SubnetId,
      ...mixed(await template('offered'), {}, ['m7i.large', 't3a.medium', 't3.medium', 't2.medium']),
    });
    const [instance] = await instancesOf('offered');
    expect(['t3.medium', 't2.medium', 't3a.medium']).toContain(instance?.InstanceType);
    await remove('offered');
  });

  test.each([
    [
      'a strategy that there is not',
      { SpotAllocationStrategy: 'cheapest' },
      'Invalid SpotAllocationStrategy: cheapest',
    ],
    [
      'more than all',
      { OnDemandPercentageAboveBaseCapacity: 101 },
      'OnDemandPercentageAboveBaseCapacity 101',
    ],
    ['fewer than none', { OnDemandBaseCapacity: -1 }, 'OnDemandBaseCapacity -1'],
    [
      'too many pools',
      { SpotInstancePools: 21, SpotAllocationStrategy: 'lowest-price' },
      'SpotInstancePools 21',
    ],
    [
      'pools of a strategy that has none',
      { SpotInstancePools: 2, SpotAllocationStrategy: 'capacity-optimized' },
      'SpotInstancePools option is only available with the lowest-price',
    ],
  ])('is refused with %s', async (what, distribution, words) => {
    const name = what.replaceAll(' ', '-');
    const policy = mixed(await template(name), distribution);
    await expect(create(name, policy)).rejects.toMatchObject({
      name: 'ValidationError',
      message: expect.stringContaining(words),
    });
  });

  test('is refused beside a launch template, for types that it names twice, and where that asks for Spot itself', async () => {
    const LaunchTemplateName = await template('twice');
    await expect(
      create('twice', { ...mixed(LaunchTemplateName), LaunchTemplate: { LaunchTemplateName } }),
    ).rejects.toThrow('Valid requests must contain either LaunchTemplate');
    await expect(create('twice', {})).rejects.toThrow('Valid requests must contain either LaunchTemplate');
    await expect(create('twice', mixed(LaunchTemplateName, {}, ['t3.medium', 't3.medium']))).rejects.toThrow(
      'Duplicate instance types',
    );
    const spot = await template('spot', { InstanceMarketOptions: { MarketType: 'spot' } });
    await expect(create('spot', mixed(spot))).rejects.toThrow('Incompatible launch template');
    await expect(create('none', mixed('no-such-template'))).rejects.toThrow(
      'valid fully-formed launch template',
    );
  });
});

test('instances are as their launch template says: profile, market, metadata, interfaces and tags', async () => {
  const RoleName = 'templated';
  await createRole(region.iam, RoleName, { service: 'ec2.amazonaws.com' });
  await region.iam.send(new CreateInstanceProfileCommand({ InstanceProfileName: RoleName }));
  await region.iam.send(new AddRoleToInstanceProfileCommand({ InstanceProfileName: RoleName, RoleName }));
  const Tags = [{ Key: 'team', Value: 'red' }];
  const LaunchTemplateName = await template('whole', {
    IamInstanceProfile: { Name: RoleName },
    InstanceMarketOptions: { MarketType: 'spot' },
    MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 2 },
    NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress: false }],
    TagSpecifications: [
      { ResourceType: 'instance', Tags },
      { ResourceType: 'network-interface', Tags },
    ],
  });
  await create('whole', { DesiredCapacity: 1, LaunchTemplate: { LaunchTemplateName } });
  const [instance] = await instancesOf('whole');
  expect(instance).toMatchObject({
    IamInstanceProfile: { Arn: expect.stringContaining(`:instance-profile/${RoleName}`) },
    InstanceLifecycle: 'spot',
    MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 2 },
    Tags: expect.arrayContaining(Tags),
  });
  expect(instance?.PublicIpAddress).toBeUndefined();
  const { NetworkInterfaces: [own] = [] } = await region.ec2.send(
    new DescribeNetworkInterfacesCommand({
      Filters: [{ Name: 'attachment.instance-id', Values: [instance?.InstanceId ?? ''] }],
    }),
  );
  expect(own?.TagSet).toEqual(Tags);
  await remove('whole');
  const unknown = await template('unknown', { IamInstanceProfile: { Name: 'nobody' } });
  await expect(
    create('unknown', { DesiredCapacity: 1, LaunchTemplate: { LaunchTemplateName: unknown } }),
  ).rejects.toThrow('Invalid IAM Instance Profile name');
});

describe('a group of which EC2 lacks instances', () => {
  afterEach(() => region.lacks());
  /** A machine with other work takes longer than AWS. */
  const patiently = { timeout: 10_000 };

  async function subnetIn(zone: string): Promise<string> {
    const { Subnets = [] } = await region.ec2.send(
      new DescribeSubnetsCommand({ Filters: [{ Name: 'availability-zone', Values: [zone] }] }),
    );
    return Subnets[0]?.SubnetId ?? '';
  }

  const activitiesOf = async (AutoScalingGroupName: string) =>
    (await autoScaling.send(new DescribeScalingActivitiesCommand({ AutoScalingGroupName }))).Activities ?? [];

  test('takes another of its types, in the zone that is next', async () => {
    await region.lacks({ market: 'on-demand', type: 't3.medium' });
    await create('others', { DesiredCapacity: 1, ...mixed(await template('others')) });
    const [instance] = await instancesOf('others');
    expect(instance?.InstanceType).toBe('t3a.medium');
    expect(await activitiesOf('others')).toMatchObject([{ StatusCode: 'Successful', Progress: 100 }]);
    await remove('others');
  });

  test('goes on to another zone, and says why', async () => {
    await region.lacks({ zone: 'us-east-1a' });
    const VPCZoneIdentifier = `${subnet},${await subnetIn('us-east-1b')}`;
    await create('elsewhere', {
      DesiredCapacity: 1,
      VPCZoneIdentifier,
      ...mixed(await template('elsewhere')),
    });
    expect(await instancesOf('elsewhere')).toEqual([]);
    await expect.poll(() => instancesOf('elsewhere'), patiently).toHaveLength(1);
    const [instance] = await instancesOf('elsewhere');
    expect(instance?.Placement?.AvailabilityZone).toBe('us-east-1b');
    const words =
      'Could not launch On-Demand Instances. InsufficientInstanceCapacity - We currently do not have sufficient t3a.medium capacity in the Availability Zone you requested (us-east-1a). Our system will be working on provisioning additional capacity. Launching EC2 instance failed.';
    expect(await activitiesOf('elsewhere')).toMatchObject([
      { StatusCode: 'Successful', Description: `Launching a new EC2 instance: ${instance?.InstanceId}` },
      {
        StatusCode: 'Failed',
        StatusMessage: words,
        Description: `Launching a new EC2 instance.  Status Reason: ${words}`,
        Details: JSON.stringify({ 'Subnet ID': subnet, 'Availability Zone': 'us-east-1a' }),
      },
    ]);
    await remove('elsewhere');
    await expect(activitiesOf('elsewhere')).rejects.toMatchObject({ name: 'ValidationError' });
  });

  test.each([
    [
      'Spot of several types',
      undefined,
      'Could not launch Spot Instances. UnfulfillableCapacity - Unable to fulfill capacity due to your request configuration. Please adjust your request and try again. Launching EC2 instance failed.',
    ],
    [
      'Spot of one type',
      ['t3.medium'],
      'Could not launch Spot Instances. InsufficientInstanceCapacity - There is no Spot capacity available that matches your request. Launching EC2 instance failed.',
    ],
  ])('tries again and again for %s, and buys nothing else', async (what, types, words) => {
    await region.lacks({ market: 'spot' });
    const name = what.replaceAll(' ', '-');
    const distribution = { OnDemandPercentageAboveBaseCapacity: 0 };
    await create(name, { DesiredCapacity: 2, ...mixed(await template(name), distribution, types) });
    await expect.poll(async () => (await activitiesOf(name)).length, patiently).toBeGreaterThan(3);
    expect(new Set((await activitiesOf(name)).map(({ StatusMessage }) => StatusMessage))).toEqual(
      new Set([words]),
    );
    expect(await instancesOf(name)).toEqual([]);
    await region.lacks();
    await expect.poll(() => instancesOf(name), patiently).toHaveLength(2);
    await remove(name);
  });

  test('without a mixed instances policy names no market', async () => {
    await region.lacks({ type: 't3.medium' });
    await create('plain', {
      DesiredCapacity: 1,
      LaunchTemplate: { LaunchTemplateName: await template('plain') },
    });
    const [activity] = await activitiesOf('plain');
    expect(activity?.StatusMessage).toMatch(/^We currently do not have sufficient t3.medium capacity in/);
    await remove('plain');
  });
});

describe('a group in a stack that awaits what its instances signal themselves', () => {
  const stack = (
    name: string,
    { out = true, hops = 1, code = '$?', resource = 'Group', timeout = 'PT12H' } = {},
  ) => `
Resources:
  Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.1.0.0/16 } }
  Gateway: { Type: AWS::EC2::InternetGateway }
  Attached: { Type: AWS::EC2::VPCGatewayAttachment, Properties: { VpcId: !Ref Vpc, InternetGatewayId: !Ref Gateway } }
  Table: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Vpc } }
  Out: { Type: AWS::EC2::Route, DependsOn: Attached, Properties: { RouteTableId: !Ref Table, DestinationCidrBlock: ${out ? '0.0.0.0/0' : '192.0.2.0/24'}, GatewayId: !Ref Gateway } }
  Subnet: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.1.0.0/24, MapPublicIpOnLaunch: true } }
  Routed: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref Subnet, RouteTableId: !Ref Table } }
  Template:
    Type: AWS::EC2::LaunchTemplate
    Properties:
      LaunchTemplateData:
        ImageId: ${imageId('al2023')}
        InstanceType: t3.medium
        MetadataOptions: { HttpPutResponseHopLimit: ${hops} }
        UserData: !Base64 |
          #!/bin/bash
          true
          /opt/aws/bin/cfn-signal --exit-code ${code} --stack ${name} --resource ${resource} --region us-east-1
  Group:
    Type: AWS::AutoScaling::AutoScalingGroup
    DependsOn: [Out, Routed]
    CreationPolicy: { ResourceSignal: { Count: 2, Timeout: ${timeout} } }
    UpdatePolicy: { AutoScalingRollingUpdate: { MaxBatchSize: 1, MinInstancesInService: 1, WaitOnResourceSignals: true, PauseTime: PT1H } }
    Properties:
      MinSize: 0
      DesiredCapacity: 2
      MaxSize: 3
      VPCZoneIdentifier: [!Ref Subnet]
      LaunchTemplate: { LaunchTemplateId: !Ref Template, Version: !GetAtt Template.LatestVersionNumber }
`;

  const reasonsOf = async (id = '') =>
    (await region.events(id)).map(({ ResourceStatusReason }) => ResourceStatusReason);
  const tooFew =
    'Received 0 SUCCESS signal(s) out of 2.  Unable to satisfy 100% MinSuccessfulInstancesPercent requirement';

  test('is complete by them, whether nodes have come of its instances or not, and rolls by them', async () => {
    const { StackId = '', StackStatus } = await region.created('signals', stack('signals'));
    expect(StackStatus).toBe('CREATE_COMPLETE');
    const update = (TemplateBody: string) =>
      region.cloudFormation.send(new UpdateStackCommand({ StackName: 'signals', TemplateBody }));
    await update(stack('signals', { hops: 2 }));
    expect((await region.settled(StackId)).StackStatus).toBe('UPDATE_COMPLETE');
    expect(await reasonsOf(StackId)).toContain(
      'New instance(s) added to autoscaling group - Waiting on 1 resource signal(s) with a timeout of PT1H.',
    );
    await update(stack('signals', { hops: 3, code: '1' }));
    expect((await region.settled(StackId)).StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(await reasonsOf(StackId)).toContain(tooFew);
    await region.deleted(StackId);
  }, 120_000);

  test.each([
    ['say that it went wrong', { code: '1' }, /^[12]$/],
    ['do not get out', { out: false, timeout: 'PT1H' }, /^0$/],
    ['signal for another', { resource: 'Template', timeout: 'PT2H' }, /^2$/],
  ])(
    'fails when they %s',
    async (what, wish, signals) => {
      const name = what.replaceAll(' ', '-');
      const before = (await region.callers('SignalResource')).length;
      const { StackId, StackStatus } = await region.created(name, stack(name, wish));
      expect(StackStatus).toBe('ROLLBACK_COMPLETE');
      expect(await reasonsOf(StackId)).toContain(tooFew);
      expect(String((await region.callers('SignalResource')).length - before)).toMatch(signals);
      await region.deleted(StackId ?? '');
    },
    120_000,
  );
});
