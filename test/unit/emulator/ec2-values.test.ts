import * as ec2Api from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { images } from '../../emulator/services/images.ts';
import { type EmulatorInTest, emulatorInTest, refusal } from './emulator-in-test.ts';

let emulator: EmulatorInTest;
let ec2: ec2Api.EC2Client;
let here: { vpc: string; subnet: string; group: string; elsewhere: string };

async function network(CidrBlock: string): Promise<{ vpc: string; subnet: string; group: string }> {
  const { Vpc } = await ec2.send(new ec2Api.CreateVpcCommand({ CidrBlock }));
  const VpcId = Vpc?.VpcId;
  const { Subnet } = await ec2.send(
    new ec2Api.CreateSubnetCommand({ VpcId, CidrBlock: CidrBlock.replace('/16', '/24') }),
  );
  const { GroupId } = await ec2.send(
    new ec2Api.CreateSecurityGroupCommand({ VpcId, GroupName: 'nodes', Description: 'Nodes' }),
  );
  return { vpc: VpcId ?? '', subnet: Subnet?.SubnetId ?? '', group: GroupId ?? '' };
}

beforeAll(async () => {
  emulator = await emulatorInTest({ speed: 500 });
  ec2 = new ec2Api.EC2Client(emulator.admin);
  here = { ...(await network('10.0.0.0/16')), elsewhere: (await network('10.1.0.0/16')).group };
});
afterAll(() => emulator.close());

const group = (wish: Partial<ec2Api.CreateSecurityGroupCommandInput>) =>
  ec2.send(
    new ec2Api.CreateSecurityGroupCommand({
      VpcId: here.vpc,
      GroupName: 'refused',
      Description: 'Refused',
      ...wish,
    }),
  );
const groupTagged = (...Tags: ec2Api.Tag[]) =>
  group({ TagSpecifications: [{ ResourceType: 'security-group', Tags }] });
const ingress = (...IpPermissions: ec2Api.IpPermission[]) =>
  ec2.send(new ec2Api.AuthorizeSecurityGroupIngressCommand({ GroupId: here.group, IpPermissions }));
const port = (from: number, to: number, ...IpRanges: ec2Api.IpRange[]): ec2Api.IpPermission => ({
  IpProtocol: 'tcp',
  FromPort: from,
  ToPort: to,
  IpRanges,
});
const subnet = (wish: Partial<ec2Api.CreateSubnetCommandInput>) =>
  ec2.send(new ec2Api.CreateSubnetCommand({ VpcId: here.vpc, CidrBlock: '10.0.9.0/24', ...wish }));
const instance = (wish: Partial<ec2Api.RunInstancesCommandInput>) =>
  ec2.send(
    new ec2Api.RunInstancesCommand({
      ImageId: images[0]?.id,
      InstanceType: 't3.medium',
      SubnetId: here.subnet,
      MinCount: 1,
      MaxCount: 1,
      ...wish,
    }),
  );
const numbered = (count: number): string[] => Array.from({ length: count }, (_, index) => String(index));

const letters = 'from the following set:  a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*';

describe('EC2 refuses', () => {
  test.each<[string, () => Promise<unknown>, string, string]>([
    [
      'a description of a group beyond ASCII',
      () => group({ Description: 'Nodes → API' }),
      'InvalidParameterValue',
      'Value (Nodes → API) for parameter GroupDescription is invalid. Character sets beyond ASCII are not supported.',
    ],
    [
      'a description of a group with an apostrophe',
      () => group({ Description: "EKS's own" }),
      'InvalidParameterValue',
      `Invalid security group description. Valid descriptions are strings less than 256 characters ${letters}`,
    ],
    [
      'a description of a group that is too long',
      () => group({ Description: 'x'.repeat(256) }),
      'InvalidParameterValue',
      `Invalid security group description. Valid descriptions are strings less than 256 characters ${letters}`,
    ],
    [
      'a group that is called as ids are',
      () => group({ GroupName: 'sg-mine' }),
      'InvalidParameterValue',
      'Value (sg-mine) for parameter GroupName is invalid. Group names may not be in the format sg-*.',
    ],
    [
      'a description of a rule in other letters',
      () => ingress(port(443, 443, { CidrIp: '10.0.0.0/16', Description: 'API server’s' })),
      'InvalidParameterValue',
      `Invalid rule description. Valid descriptions are strings less than 256 characters ${letters}`,
    ],
    [
      'a range of ports that ends before it begins',
      () => ingress(port(443, 80, { CidrIp: '10.0.0.0/16' })),
      'InvalidParameterValue',
      'Invalid TCP port range (443-80)',
    ],
    [
      'a rule without ports',
      () => ingress({ IpProtocol: 'tcp', IpRanges: [{ CidrIp: '10.0.0.0/16' }] }),
      'InvalidParameterValue',
      'Invalid value for portRange. Must specify both from and to ports with TCP/UDP.',
    ],
    [
      'more than 60 rules in a group',
      () => ingress(port(443, 443, ...numbered(61).map((last) => ({ CidrIp: `192.0.2.${last}/32` })))),
      'RulesPerSecurityGroupLimitExceeded',
      'The maximum number of rules per security group has been reached.',
    ],
    [
      'a subnet of eight addresses',
      () => subnet({ CidrBlock: '10.0.9.0/29' }),
      'InvalidSubnet.Range',
      "The CIDR '10.0.9.0/29' is invalid.",
    ],
    [
      'a zone of another region',
      () => subnet({ AvailabilityZone: 'eu-west-1a' }),
      'InvalidParameterValue',
      'Value (eu-west-1a) for parameter availabilityZone is invalid. Subnets can currently only be created in the ' +
        'following availability zones: us-east-1a, us-east-1b, us-east-1c, us-east-1d, us-east-1e, us-east-1f.',
    ],
    [
      'an interface with a group of another VPC',
      () =>
        ec2.send(
          new ec2Api.CreateNetworkInterfaceCommand({ SubnetId: here.subnet, Groups: [here.elsewhere] }),
        ),
      'InvalidParameter',
      'Security group %elsewhere and subnet %subnet belong to different networks.',
    ],
    [
      'an instance with a group of another VPC',
      () => instance({ SecurityGroupIds: [here.elsewhere] }),
      'InvalidParameter',
      'Security group %elsewhere and subnet %subnet belong to different networks.',
    ],
    [
      'six groups on an interface',
      () =>
        ec2.send(
          new ec2Api.CreateNetworkInterfaceCommand({
            SubnetId: here.subnet,
            Groups: numbered(6).map((index) => `sg-${index}`),
          }),
        ),
      'SecurityGroupsPerInterfaceLimitExceeded',
      'The maximum number of security groups per interface has been reached.',
    ],
    [
      'a key pair that is not there',
      () => instance({ KeyName: 'nobody' }),
      'InvalidKeyPair.NotFound',
      "The key pair 'nobody' does not exist",
    ],
    [
      'a tag of AWS’s own',
      () => groupTagged({ Key: 'aws:mine', Value: 'x' }),
      'InvalidParameterValue',
      "Tag keys starting with 'aws:' are reserved for internal use",
    ],
    [
      'a tag whose key is too long',
      () => groupTagged({ Key: 'k'.repeat(129), Value: 'x' }),
      'InvalidParameterValue',
      'Tag key exceeds the maximum length of 128 characters',
    ],
    [
      'a tag whose value is too long',
      () =>
        ec2.send(
          new ec2Api.CreateTagsCommand({
            Resources: [here.vpc],
            Tags: [{ Key: 'k', Value: 'v'.repeat(257) }],
          }),
        ),
      'InvalidParameterValue',
      'Tag value exceeds the maximum length of 256 characters',
    ],
    [
      'more than 50 tags',
      () => groupTagged(...numbered(51).map((Key) => ({ Key, Value: 'x' }))),
      'TagLimitExceeded',
      'The maximum number of Tags for a resource has been reached.',
    ],
    [
      'a filter that it does not know',
      () => ec2.send(new ec2Api.DescribeSubnetsCommand({ Filters: [{ Name: 'vpc', Values: [here.vpc] }] })),
      'InvalidParameterValue',
      "The filter 'vpc' is invalid",
    ],
    [
      'a page of fewer than five',
      () => ec2.send(new ec2Api.DescribeVpcsCommand({ MaxResults: 1 })),
      'InvalidParameterValue',
      'Value ( 1 ) for parameter maxResults is invalid. Expecting a value greater than 5.',
    ],
  ])('%s', async (_what, call, name, message) => {
    const words = message.replace('%elsewhere', here.elsewhere).replace('%subnet', here.subnet);
    expect(await refusal(call())).toEqual({ name, status: 400, message: words });
  });
});

describe('EC2 takes', () => {
  test('ranges from their first address', async () => {
    const { Subnet } = await subnet({ CidrBlock: '10.0.7.77/24' });
    expect(Subnet?.CidrBlock).toBe('10.0.7.0/24');
    const { SecurityGroupRules } = await ingress(port(22, 22, { CidrIp: '10.0.7.77/16' }));
    expect(SecurityGroupRules?.[0]?.CidrIpv4).toBe('10.0.0.0/16');
  });

  test('what is named twice as named once', async () => {
    const { Subnets } = await ec2.send(
      new ec2Api.DescribeSubnetsCommand({ SubnetIds: [here.subnet, here.subnet] }),
    );
    expect(Subnets?.map(({ SubnetId }) => SubnetId)).toEqual([here.subnet]);
  });

  test('another value of a tag, which a launch template then shows', async () => {
    const { LaunchTemplate } = await ec2.send(
      new ec2Api.CreateLaunchTemplateCommand({
        LaunchTemplateName: 'retagged',
        LaunchTemplateData: { InstanceType: 't3.medium' },
        TagSpecifications: [{ ResourceType: 'launch-template', Tags: [{ Key: 'content', Value: '1' }] }],
      }),
    );
    const LaunchTemplateIds = [LaunchTemplate?.LaunchTemplateId ?? ''];
    const Tags = [{ Key: 'content', Value: '2' }];
    await ec2.send(new ec2Api.CreateTagsCommand({ Resources: LaunchTemplateIds, Tags }));
    const shown = await ec2.send(new ec2Api.DescribeLaunchTemplatesCommand({ LaunchTemplateIds }));
    expect(shown.LaunchTemplates?.[0]?.Tags).toEqual(Tags);
  });

  test('a filter by its other name, and by a tag', async () => {
    const { Subnets } = await ec2.send(
      new ec2Api.DescribeSubnetsCommand({
        Filters: [
          { Name: 'availabilityZone', Values: ['us-east-1a'] },
          { Name: 'tag:nothing', Values: ['x'] },
        ],
      }),
    );
    expect(Subnets).toEqual([]);
  });
});
