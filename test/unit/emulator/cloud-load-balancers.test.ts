import {
  CreateSecurityGroupCommand,
  DeleteNetworkInterfaceCommand,
  DeleteSecurityGroupCommand,
  DeleteSubnetCommand,
  DescribeInternetGatewaysCommand,
  DescribeNetworkInterfacesCommand,
  DescribeSubnetsCommand,
  DetachInternetGatewayCommand,
  DetachNetworkInterfaceCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import {
  AddTagsCommand,
  CreateLoadBalancerCommand as CreateClassicLoadBalancerCommand,
  DeleteLoadBalancerCommand as DeleteClassicLoadBalancerCommand,
  DescribeLoadBalancersCommand as DescribeClassicLoadBalancersCommand,
  ElasticLoadBalancingClient,
} from '@aws-sdk/client-elastic-load-balancing';
import {
  CreateLoadBalancerCommand,
  type CreateLoadBalancerCommandInput,
  DeleteLoadBalancerCommand,
  DescribeLoadBalancersCommand,
  ElasticLoadBalancingV2Client,
  ModifyLoadBalancerAttributesCommand,
  SetSecurityGroupsCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createNetwork, createSubnet, eventually } from './eks-account.ts';
import { type EmulatorInTest, emulatorInTest, refusal } from './emulator-in-test.ts';

let emulator: EmulatorInTest;
let ec2: EC2Client;
let elb: ElasticLoadBalancingClient;
let elbv2: ElasticLoadBalancingV2Client;
let vpcId: string;
let subnetIds: string[];

beforeAll(async () => {
  // The minute that interfaces stay takes a second of ours then.
  emulator = await emulatorInTest({ speed: 60 });
  ec2 = new EC2Client(emulator.admin);
  elb = new ElasticLoadBalancingClient(emulator.admin);
  elbv2 = new ElasticLoadBalancingV2Client(emulator.admin);
});
afterAll(() => emulator.close());

beforeEach(async () => {
  await emulator.reset();
  ({ vpcId, subnetIds } = await createNetwork(ec2));
});

const createGroup = async (name: string): Promise<string> => {
  const { GroupId = '' } = await ec2.send(
    new CreateSecurityGroupCommand({ VpcId: vpcId, GroupName: name, Description: name }),
  );
  return GroupId;
};

const interfaces = async (description: string) => {
  const { NetworkInterfaces = [] } = await ec2.send(
    new DescribeNetworkInterfacesCommand({ Filters: [{ Name: 'description', Values: [description] }] }),
  );
  return NetworkInterfaces;
};

const create = async (wish: Partial<CreateLoadBalancerCommandInput> = {}) => {
  const { LoadBalancers: [made] = [] } = await elbv2.send(
    new CreateLoadBalancerCommand({ Name: 'shop', Subnets: subnetIds, ...wish }),
  );
  return { arn: made?.LoadBalancerArn ?? '', made };
};

describe('a classic load balancer', () => {
  let group: string;

  beforeEach(async () => {
    group = await createGroup('shop');
    await elb.send(
      new CreateClassicLoadBalancerCommand({
        LoadBalancerName: 'shop',
        Listeners: [{ Protocol: 'TCP', LoadBalancerPort: 80, InstancePort: 30000 }],
        Subnets: subnetIds,
        SecurityGroups: [group],
      }),
    );
  });

  test('stands in each of its subnets with a public address of Elastic Load Balancing’s', async () => {
    const standing = await interfaces('ELB shop');
    expect(standing.map(({ SubnetId }) => SubnetId).toSorted()).toEqual(subnetIds.toSorted());
    for (const { Groups, RequesterManaged, Status, Attachment, Association } of standing) {
      expect(Groups?.map(({ GroupId }) => GroupId)).toEqual([group]);
      expect([RequesterManaged, Status]).toEqual([true, 'in-use']);
      expect(Attachment).toMatchObject({ InstanceOwnerId: 'amazon-elb', Status: 'attached' });
      expect(Association?.IpOwnerId).toBe('amazon-elb');
    }
  });

  test('says in which zones that is', async () => {
    const { LoadBalancerDescriptions: [found] = [] } = await elb.send(
      new DescribeClassicLoadBalancersCommand({}),
    );
    const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({ SubnetIds: subnetIds }));
    const zones = new Set(Subnets.map(({ AvailabilityZone }) => AvailabilityZone));
    expect(found?.AvailabilityZones).toEqual([...zones].sort());
  });

  test('does not let go of its interfaces', async () => {
    const [standing] = await interfaces('ELB shop');
    const { NetworkInterfaceId, Attachment } = standing ?? {};
    expect((await refusal(ec2.send(new DeleteNetworkInterfaceCommand({ NetworkInterfaceId })))).name).toBe(
      'InvalidParameterValue',
    );
    const detach = new DetachNetworkInterfaceCommand({ AttachmentId: Attachment?.AttachmentId });
    expect((await refusal(ec2.send(detach))).name).toBe('OperationNotPermitted');
  });

  test('is named in the call log, with its tags', async () => {
    const Tags = [{ Key: 'team', Value: 'shop' }];
    await elb.send(new AddTagsCommand({ LoadBalancerNames: ['shop'], Tags }));
    await elb.send(new DeleteClassicLoadBalancerCommand({ LoadBalancerName: 'shop' }));
    const call = (await emulator.calls()).find(({ operation }) => operation === 'DeleteLoadBalancer');
    expect(call?.resources).toEqual([
      {
        arn: 'arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/shop',
        tags: { team: 'shop' },
      },
    ]);
  });

  test('has a name in its region', async () => {
    const { LoadBalancerDescriptions: [found] = [] } = await elb.send(
      new DescribeClassicLoadBalancersCommand({}),
    );
    expect(found?.DNSName).toMatch(/^shop-\d+\.us-east-1\.elb\.amazonaws\.com$/);
  });

  test('keeps its subnets, its group and the way out until its interfaces have gone', async () => {
    const { InternetGateways: [gateway] = [] } = await ec2.send(
      new DescribeInternetGatewaysCommand({ Filters: [{ Name: 'attachment.vpc-id', Values: [vpcId] }] }),
    );
    const removals = () => [
      ec2.send(new DeleteSecurityGroupCommand({ GroupId: group })),
      ec2.send(new DeleteSubnetCommand({ SubnetId: subnetIds[0] })),
      ec2.send(
        new DetachInternetGatewayCommand({ InternetGatewayId: gateway?.InternetGatewayId, VpcId: vpcId }),
      ),
    ];
    const refusals = async () => (await Promise.all(removals().map(refusal))).map(({ name }) => name);
    const refused = Array(3).fill('DependencyViolation');
    expect(await refusals()).toEqual(refused);
    await elb.send(new DeleteClassicLoadBalancerCommand({ LoadBalancerName: 'shop' }));
    expect(await refusals()).toEqual(refused);
    await eventually(async () => (await interfaces('ELB shop')).length === 0);
    await Promise.all(removals());
  });
});

describe('an application load balancer', () => {
  test('is provisioned for a while before it is active', async () => {
    const { made, arn } = await create();
    expect(made?.State?.Code).toBe('provisioning');
    await eventually(async () => {
      const { LoadBalancers: [found] = [] } = await elbv2.send(
        new DescribeLoadBalancersCommand({ LoadBalancerArns: [arn] }),
      );
      return found?.State?.Code === 'active';
    });
  });

  test('takes its interfaces from group to group', async () => {
    const { arn } = await create();
    const group = await createGroup('other');
    await elbv2.send(new SetSecurityGroupsCommand({ LoadBalancerArn: arn, SecurityGroups: [group] }));
    const standing = await interfaces(`ELB ${arn.split(':loadbalancer/')[1]}`);
    expect(standing.map(({ Groups }) => Groups?.map(({ GroupId }) => GroupId))).toEqual([[group], [group]]);
  });

  test('needs two zones', async () => {
    const answer = await refusal(create({ Subnets: subnetIds.slice(0, 1) }));
    expect(answer).toMatchObject({
      name: 'ValidationError',
      message: 'At least two subnets in two different Availability Zones must be specified',
    });
  });

  test('takes one subnet a zone', async () => {
    const twin = await createSubnet(ec2, vpcId, 'us-east-1a', '10.0.32.0/20');
    const answer = await refusal(create({ Subnets: [...subnetIds, twin] }));
    expect(answer.name).toBe('InvalidConfigurationRequestException');
  });

  test('has a name of its own', async () => {
    await create();
    expect((await refusal(create({ Scheme: 'internal' }))).name).toBe('DuplicateLoadBalancerNameException');
  });

  test('is not deleted while it is protected', async () => {
    const { arn } = await create();
    const protect = (Value: string) =>
      elbv2.send(
        new ModifyLoadBalancerAttributesCommand({
          LoadBalancerArn: arn,
          Attributes: [{ Key: 'deletion_protection.enabled', Value }],
        }),
      );
    await protect('true');
    const removal = () => elbv2.send(new DeleteLoadBalancerCommand({ LoadBalancerArn: arn }));
    expect((await refusal(removal())).name).toBe('OperationNotPermittedException');
    await protect('false');
    await removal();
  });
});

describe('a network load balancer', () => {
  test('may stand in one zone and without a group', async () => {
    const { arn, made } = await create({
      Type: 'network',
      Subnets: subnetIds.slice(0, 1),
      Scheme: 'internal',
    });
    const standing = await interfaces(`ELB ${arn.split(':loadbalancer/')[1]}`);
    expect(standing).toHaveLength(1);
    expect(standing[0]).toMatchObject({ InterfaceType: 'network_load_balancer', Groups: [] });
    expect(standing[0]?.Association).toBeUndefined();
    expect(made?.DNSName).toMatch(/^shop-[0-9a-f]{16}\.elb\.us-east-1\.amazonaws\.com$/);
  });
});
