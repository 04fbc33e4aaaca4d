import { DescribeAutoScalingGroupsCommand } from '@aws-sdk/client-auto-scaling';
import { SignalResourceCommand, UpdateStackCommand } from '@aws-sdk/client-cloudformation';
import { DescribeInstancesCommand, DescribeLaunchTemplateVersionsCommand } from '@aws-sdk/client-ec2';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Region, startRegion } from './cloudformation-region.ts';

/** As AWS's own templates for nodes have it. */
const plainTemplate =
  'LaunchTemplate: { LaunchTemplateId: !Ref Template, Version: !GetAtt Template.LatestVersionNumber }';

const mixedInstances = `MixedInstancesPolicy:
        LaunchTemplate:
          LaunchTemplateSpecification:
            LaunchTemplateId: !Ref Template
            Version: !GetAtt Template.LatestVersionNumber
          Overrides: [{ InstanceType: t3.medium }, { InstanceType: t3a.medium }]`;

const nodes = ({ size = 2, hops = 1, policy = '', launch = mixedInstances, type = 't3.medium' } = {}) => `
Parameters:
  Image:
    Type: AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>
    Default: /aws/service/eks/optimized-ami/1.36/amazon-linux-2023/x86_64/standard/recommended/image_id
Resources:
  Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.1.0.0/16 } }
  Subnet: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.1.0.0/24, AvailabilityZone: us-east-1a } }
  Other: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.1.1.0/24, AvailabilityZone: us-east-1b } }
  Template:
    Type: AWS::EC2::LaunchTemplate
    Properties:
      LaunchTemplateData:
        ImageId: !Ref Image
        InstanceType: ${type}
        UserData: !Base64 'echo hello'
        MetadataOptions: { HttpTokens: required, HttpPutResponseHopLimit: ${hops} }
        BlockDeviceMappings: [{ DeviceName: /dev/xvda, Ebs: { VolumeSize: 20, VolumeType: gp3, Encrypted: true } }]
        NetworkInterfaces: [{ DeviceIndex: 0, NetworkCardIndex: 0, Groups: [!GetAtt Vpc.DefaultSecurityGroup] }]
  Group:
    Type: AWS::AutoScaling::AutoScalingGroup
    ${policy}
    Properties:
      MinSize: 0
      DesiredCapacity: ${size}
      MaxSize: 4
      VPCZoneIdentifier: [!Ref Subnet, !Ref Other]
      Tags: [{ Key: Name, Value: node, PropagateAtLaunch: true }]
      ${launch}
Outputs:
  Group: { Value: !Ref Group }
  Template: { Value: !Ref Template }
  Version: { Value: !GetAtt Template.LatestVersionNumber }
`;

const awaitingSignals = (timeout: string) =>
  `CreationPolicy: { ResourceSignal: { Count: !Select [0, ['2', '3']], Timeout: ${timeout} } }`;

let region: Region;
beforeAll(async () => {
  region = await startRegion();
});
afterEach(() => region.clear());
afterAll(async () => {
  await region.close();
});

async function instances() {
  const { Reservations = [] } = await region.ec2.send(
    new DescribeInstancesCommand({ Filters: [{ Name: 'instance-state-name', Values: ['running'] }] }),
  );
  return Reservations.flatMap(({ Instances = [] }) => Instances);
}

const signal = (id: string, UniqueId: string, Status: 'SUCCESS' | 'FAILURE') =>
  region.cloudFormation.send(
    new SignalResourceCommand({ StackName: id, LogicalResourceId: 'Group', UniqueId, Status }),
  );

describe('an Auto Scaling group in a stack', () => {
  test('launches instances with the tags of group and stack, and takes them with it', async () => {
    const before = await region.resources();
    const stack = await region.created('nodes', nodes(), { Tags: [{ Key: 'owner', Value: 'team-a' }] });
    expect(stack.StackStatus).toBe('CREATE_COMPLETE');
    const launched = await instances();
    expect(launched.map(({ Placement }) => Placement?.AvailabilityZone).sort()).toEqual([
      'us-east-1a',
      'us-east-1b',
    ]);
    const tags = Object.fromEntries((launched[0]?.Tags ?? []).map(({ Key, Value }) => [Key, Value]));
    expect(tags).toMatchObject({ Name: 'node', owner: 'team-a', 'aws:cloudformation:stack-name': 'nodes' });

    await region.deleted(stack.StackId ?? '');
    expect(await instances()).toEqual([]);
    expect(await region.resources()).toEqual(before);
  });

  test('is complete when its instances have signalled success', async () => {
    const id = await region.create('signalling', nodes({ policy: awaitingSignals('PT12H') }));
    await region.reached(id, 'Group', 'CREATE_IN_PROGRESS');
    await signal(id, 'i-1', 'SUCCESS');
    await signal(id, 'i-2', 'SUCCESS');
    expect((await region.settled(id)).StackStatus).toBe('CREATE_COMPLETE');
    const reasons = (await region.events(id)).map(({ ResourceStatusReason }) => ResourceStatusReason);
    expect(reasons).toContain('Received SUCCESS signal with UniqueId i-2');
    await expect(signal(id, 'i-3', 'SUCCESS')).rejects.toMatchObject({ name: 'ValidationError' });
    await region.deleted(id);
  });

  test('fails when an instance signals failure', async () => {
    const id = await region.create('failing', nodes({ policy: awaitingSignals('PT12H') }));
    await region.reached(id, 'Group', 'CREATE_IN_PROGRESS');
    await signal(id, 'i-1', 'FAILURE');
    expect((await region.settled(id)).StackStatus).toBe('ROLLBACK_COMPLETE');
    const reasons = (await region.events(id)).map(({ ResourceStatusReason }) => ResourceStatusReason);
    expect(reasons).toContain(
      'Received 0 SUCCESS signal(s) out of 2.  Unable to satisfy 100% MinSuccessfulInstancesPercent requirement',
    );
  });

  test('fails when the signals do not come in time', async () => {
    const stack = await region.created('silent', nodes({ policy: awaitingSignals('PT1M') }));
    expect(stack.StackStatus).toBe('ROLLBACK_COMPLETE');
    const reasons = (await region.events(stack.StackId ?? '')).map((event) => event.ResourceStatusReason);
    expect(reasons).toContain(
      'Received 0 SUCCESS signal(s) out of 2.  Unable to satisfy 100% MinSuccessfulInstancesPercent requirement',
    );
    expect(await instances()).toEqual([]);
  });

  test('fails when EC2 starts too few instances for it, and so does an update', async () => {
    const over = nodes({ size: 4 })
      .replaceAll('t3.medium', 'm5.4xlarge')
      .replaceAll('t3a.medium', 'm5a.4xlarge');
    const stack = await region.created('over', over);
    expect(stack.StackStatus).toBe('ROLLBACK_COMPLETE');
    const failure =
      'Group did not stabilize. {current/minSize/maxSize} group size = {2/0/4}. Failed Scaling Activity: Could not launch On-Demand Instances. VcpuLimitExceeded - You have requested more vCPU capacity than your current vCPU limit of 32';
    const reasonsOf = async (id = '') =>
      (await region.events(id)).map(({ ResourceStatusReason }) => ResourceStatusReason);
    expect(await reasonsOf(stack.StackId)).toContainEqual(expect.stringContaining(failure));

    const { StackId } = await region.created(
      'grows',
      over.replace('DesiredCapacity: 4', 'DesiredCapacity: 1'),
    );
    await region.cloudFormation.send(new UpdateStackCommand({ StackName: 'grows', TemplateBody: over }));
    expect((await region.settled(StackId ?? '')).StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(await reasonsOf(StackId)).toContainEqual(expect.stringContaining(failure));
    expect(await instances()).toHaveLength(1);
    await region.deleted(StackId ?? '');
  });

  test('that awaits signals fails by those that do not come, and by nothing else', async () => {
    await region.lacks({ market: 'on-demand' });
    const { StackId = '', StackStatus } = await region.created(
      'short',
      nodes({ policy: awaitingSignals('PT10M') }),
    );
    expect(StackStatus).toBe('ROLLBACK_COMPLETE');
    const reasons = (await region.events(StackId)).map(({ ResourceStatusReason }) => ResourceStatusReason);
    expect(reasons).toContain(
      'Received 0 SUCCESS signal(s) out of 2.  Unable to satisfy 100% MinSuccessfulInstancesPercent requirement',
    );
    expect(reasons.join()).not.toContain('did not stabilize');
    await region.lacks();
  });

  test('follows an update of its size and of its launch template, which gets a new version', async () => {
    const created = await region.created('growing', nodes({ size: 1 }));
    await region.cloudFormation.send(
      new UpdateStackCommand({ StackName: 'growing', TemplateBody: nodes({ size: 3, hops: 2 }) }),
    );
    const stack = await region.settled(created.StackId ?? '');
    expect(stack.StackStatus).toBe('UPDATE_COMPLETE');
    const values = Object.fromEntries(
      (stack.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]),
    );
    expect(values.Version).toBe('2');
    const { AutoScalingGroups: [group] = [] } = await region.autoScaling.send(
      new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: [values.Group ?? ''] }),
    );
    expect(group?.Instances).toHaveLength(3);
    expect(group?.MixedInstancesPolicy?.LaunchTemplate?.LaunchTemplateSpecification?.Version).toBe('2');
    const { LaunchTemplateVersions: versions = [] } = await region.ec2.send(
      new DescribeLaunchTemplateVersionsCommand({ LaunchTemplateId: values.Template }),
    );
    expect(versions.find(({ VersionNumber }) => VersionNumber === 2)?.LaunchTemplateData).toMatchObject({
      InstanceType: 't3.medium',
      MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 2 },
    });
    await region.deleted(created.StackId ?? '');
  });

  test('rests what its policy names while its instances are replaced', async () => {
    const policy =
      'UpdatePolicy: { AutoScalingRollingUpdate: { PauseTime: PT5M, SuspendProcesses: [AZRebalance, HealthCheck] } }';
    const { StackId = '' } = await region.created('resting', nodes({ policy }));
    const suspended = async () => {
      const { AutoScalingGroups: [group] = [] } = await region.autoScaling.send(
        new DescribeAutoScalingGroupsCommand({}),
      );
      return (group?.SuspendedProcesses ?? []).map(({ ProcessName }) => ProcessName).sort();
    };
    await region.cloudFormation.send(
      new UpdateStackCommand({ StackName: 'resting', TemplateBody: nodes({ policy, hops: 2 }) }),
    );
    await expect.poll(suspended).toEqual(['AZRebalance', 'HealthCheck']);
    expect((await region.settled(StackId)).StackStatus).toBe('UPDATE_COMPLETE');
    expect(await suspended()).toEqual([]);
    await region.deleted(StackId);
  });

  test.each([
    ['a mixed instances policy', mixedInstances],
    ['a launch template', plainTemplate],
  ])(
    'of %s replaces its instances batch by batch where its policy says so, and keeps as many in service',
    async (_, launch) => {
      const policy =
        'UpdatePolicy: { AutoScalingRollingUpdate: { MaxBatchSize: 1, MinInstancesInService: 2, PauseTime: PT5M } }';
      const { StackId = '' } = await region.created('rolling', nodes({ policy, launch }));
      const before = (await instances()).map(({ InstanceId }) => InstanceId);
      await region.cloudFormation.send(
        new UpdateStackCommand({
          StackName: 'rolling',
          TemplateBody: nodes({ policy, launch, hops: 2, type: 't3.large' }),
        }),
      );
      expect((await region.settled(StackId)).StackStatus).toBe('UPDATE_COMPLETE');
      const after = await instances();
      expect(after).toHaveLength(2);
      expect(after.filter(({ InstanceId }) => before.includes(InstanceId))).toEqual([]);
      const { AutoScalingGroups: [group] = [] } = await region.autoScaling.send(
        new DescribeAutoScalingGroupsCommand({}),
      );
      expect(group).toMatchObject({ MinSize: 0, DesiredCapacity: 2 });
      expect(group?.Instances?.map(({ LaunchTemplate }) => LaunchTemplate?.Version)).toEqual(['2', '2']);
      const launched = after.flatMap(({ Tags = [] }) =>
        Tags.flatMap(({ Key, Value }) => (Key === 'aws:ec2launchtemplate:version' ? Value : [])),
      );
      expect(launched).toEqual(['2', '2']);
      const reasons = (await region.events(StackId)).map(({ ResourceStatusReason }) => ResourceStatusReason);
      expect(reasons).toContain(
        'Rolling update initiated. Terminating 2 obsolete instance(s) in batches of 1, while keeping at least 2 instance(s) in service.',
      );
      expect(reasons).toContain('Temporarily setting autoscaling group MinSize and DesiredCapacity to 3.');
      expect(reasons).toContainEqual(expect.stringMatching(/\(Progress 100%\)\.$/));
    },
    120_000,
  );

  test('is refused where its policy asks for what nothing comes of', async () => {
    const policy = 'UpdatePolicy: { AutoScalingRollingUpdate: { MinActiveInstancesPercent: 50 } }';
    await expect(region.create('waiting', nodes({ policy }))).rejects.toMatchObject({
      message: 'The emulator does not model MinActiveInstancesPercent of an UpdatePolicy',
    });
  });
});
