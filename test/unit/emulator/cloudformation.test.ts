import {
  CreateStackCommand,
  DescribeStackEventsCommand,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
  GetTemplateCommand,
  ListStackResourcesCommand,
  ListStacksCommand,
} from '@aws-sdk/client-cloudformation';
import {
  DescribeNatGatewaysCommand,
  DescribeRouteTablesCommand,
  DescribeSubnetsCommand,
  DescribeVpcAttributeCommand,
  DescribeVpcsCommand,
} from '@aws-sdk/client-ec2';
import { GetRoleCommand, ListAttachedRolePoliciesCommand } from '@aws-sdk/client-iam';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Region, startRegion } from './cloudformation-region.ts';

const network = `
Parameters:
  Cidr: { Type: String, Default: 10.20.0.0/16 }
Resources:
  Vpc:
    Type: AWS::EC2::VPC
    Properties:
      CidrBlock: !Ref Cidr
      EnableDnsHostnames: true
      Tags: [{ Key: Name, Value: !Sub '\${AWS::StackName}/vpc' }]
  Internet: { Type: AWS::EC2::InternetGateway }
  Attachment:
    Type: AWS::EC2::VPCGatewayAttachment
    Properties: { VpcId: !Ref Vpc, InternetGatewayId: !Ref Internet }
  Public:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: !Ref Vpc
      MapPublicIpOnLaunch: true
      AvailabilityZone: !Select [0, !GetAZs '']
      CidrBlock: !Select [0, !Cidr [!GetAtt Vpc.CidrBlock, 2, 8]]
  Private:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: !Ref Vpc
      AvailabilityZone: !Select [1, !GetAZs '']
      CidrBlock: !Select [1, !Cidr [!GetAtt Vpc.CidrBlock, 2, 8]]
  Address:
    Type: AWS::EC2::EIP
    DependsOn: Attachment
    Properties: { Domain: vpc }
  Nat:
    Type: AWS::EC2::NatGateway
    Properties: { SubnetId: !Ref Public, AllocationId: !GetAtt Address.AllocationId }
  PrivateRoutes:
    Type: AWS::EC2::RouteTable
    Properties: { VpcId: !Ref Vpc }
  PrivateDefault:
    Type: AWS::EC2::Route
    Properties: { RouteTableId: !Ref PrivateRoutes, DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: !Ref Nat }
  PrivateAssociation:
    Type: AWS::EC2::SubnetRouteTableAssociation
    Properties: { RouteTableId: !Ref PrivateRoutes, SubnetId: !Ref Private }
  Nodes:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: nodes
      VpcId: !Ref Vpc
      SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/8 }]
  NodesAmongThemselves:
    Type: AWS::EC2::SecurityGroupIngress
    Properties: { GroupId: !Ref Nodes, IpProtocol: '-1', SourceSecurityGroupId: !Ref Nodes }
  Storage:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcId: !Ref Vpc
      ServiceName: !Sub 'com.amazonaws.\${AWS::Region}.s3'
      RouteTableIds: [!Ref PrivateRoutes]
Outputs:
  VpcId: { Value: !Ref Vpc }
  SubnetIds: { Value: !Join [',', [!Ref Public, !Ref Private]] }
`;

const role = `
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      Path: /clusters/
      ManagedPolicyArns: ['arn:aws:iam::aws:policy/AmazonEKSClusterPolicy']
      Policies:
        - PolicyName: inline
          PolicyDocument:
            { Version: 2012-10-17, Statement: [{ Effect: Allow, Action: 's3:GetObject', Resource: '*' }] }
      AssumeRolePolicyDocument:
        Version: 2012-10-17
        Statement: [{ Effect: Allow, Principal: { Service: eks.amazonaws.com }, Action: 'sts:AssumeRole' }]
  Profile:
    Type: AWS::IAM::InstanceProfile
    Properties: { Roles: [!Ref Role] }
Outputs:
  Arn: { Value: !GetAtt Role.Arn }
`;

const gateway = 'Resources: { Gateway: { Type: AWS::EC2::InternetGateway } }';

let region: Region;
beforeAll(async () => {
  region = await startRegion();
});
afterAll(async () => {
  await region.close();
});

const tagsOf = (tags: { Key?: string | undefined; Value?: string | undefined }[] = []) =>
  Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]));

describe('a network stack', () => {
  let id: string;
  let before: string[];
  beforeAll(async () => {
    before = await region.resources();
    id = await region.create('network', network, { Tags: [{ Key: 'owner', Value: 'team-a' }] });
    await region.settled(id);
  });

  test('is complete with its outputs', async () => {
    const stack = await region.settled('network');
    expect(stack).toMatchObject({ StackId: id, StackStatus: 'CREATE_COMPLETE' });
    expect(stack.Outputs?.map(({ OutputKey }) => OutputKey)).toEqual(['VpcId', 'SubnetIds']);
    expect(stack.Parameters).toEqual([{ ParameterKey: 'Cidr', ParameterValue: '10.20.0.0/16' }]);
  });

  test('gives each resource three events, the second with its physical id', async () => {
    const events = (await region.events(id)).filter(({ LogicalResourceId }) => LogicalResourceId === 'Vpc');
    expect(events.map((event) => [event.ResourceStatus, event.ResourceStatusReason])).toEqual([
      ['CREATE_IN_PROGRESS', undefined],
      ['CREATE_IN_PROGRESS', 'Resource creation Initiated'],
      ['CREATE_COMPLETE', undefined],
    ]);
    expect(events[0]?.PhysicalResourceId).toBe('');
    expect(events[1]?.PhysicalResourceId).toMatch(/^vpc-/);
  });

  test('makes a resource only after what it refers to and depends on', async () => {
    const steps = await region.steps(id);
    const started = (logicalId: string) => steps.indexOf(`${logicalId} CREATE_IN_PROGRESS`);
    const completed = (logicalId: string) => steps.indexOf(`${logicalId} CREATE_COMPLETE`);
    expect(started('Public')).toBeGreaterThan(completed('Vpc'));
    expect(started('Address')).toBeGreaterThan(completed('Attachment'));
    expect(started('Nat')).toBeGreaterThan(completed('Address'));
    expect(started('PrivateDefault')).toBeGreaterThan(completed('Nat'));
  });

  test('completes what needs no NAT gateway while that is still in progress', async () => {
    const steps = await region.steps(id);
    const nat = steps.indexOf('Nat CREATE_COMPLETE');
    for (const logicalId of ['Public', 'Private', 'PrivateAssociation', 'Nodes', 'NodesAmongThemselves'])
      expect(steps.indexOf(`${logicalId} CREATE_COMPLETE`)).toBeLessThan(nat);
  });

  test('has really made its resources, with every property', async () => {
    const stack = await region.settled(id);
    const vpcId = stack.Outputs?.[0]?.OutputValue ?? '';
    const inVpc = { Filters: [{ Name: 'vpc-id', Values: [vpcId] }] };
    const { Subnets = [] } = await region.ec2.send(new DescribeSubnetsCommand(inVpc));
    expect(
      Subnets.map(({ CidrBlock, AvailabilityZone, MapPublicIpOnLaunch }) => [
        CidrBlock,
        AvailabilityZone,
        MapPublicIpOnLaunch,
      ]).sort(),
    ).toEqual([
      ['10.20.0.0/24', 'us-east-1a', true],
      ['10.20.1.0/24', 'us-east-1b', false],
    ]);
    const hostnames = await region.ec2.send(
      new DescribeVpcAttributeCommand({ VpcId: vpcId, Attribute: 'enableDnsHostnames' }),
    );
    expect(hostnames.EnableDnsHostnames?.Value).toBe(true);
    const { RouteTables = [] } = await region.ec2.send(new DescribeRouteTablesCommand(inVpc));
    const targets = RouteTables.flatMap(({ Routes = [] }) => Routes.map((route) => route.NatGatewayId ?? ''));
    expect(targets.filter((target) => target.startsWith('nat-'))).toHaveLength(1);
  });

  test('puts its tags and its name on the resources', async () => {
    const { Vpcs: [vpc] = [] } = await region.ec2.send(
      new DescribeVpcsCommand({ Filters: [{ Name: 'cidr', Values: ['10.20.0.0/16'] }] }),
    );
    expect(tagsOf(vpc?.Tags)).toEqual({
      Name: 'network/vpc',
      owner: 'team-a',
      'aws:cloudformation:stack-name': 'network',
      'aws:cloudformation:stack-id': id,
      'aws:cloudformation:logical-id': 'Vpc',
    });
  });

  test('lists its resources, in one page or by one resource', async () => {
    const { StackResourceSummaries = [] } = await region.cloudFormation.send(
      new ListStackResourcesCommand({ StackName: 'network' }),
    );
    expect(StackResourceSummaries).toHaveLength(13);
    const { StackResources = [] } = await region.cloudFormation.send(
      new DescribeStackResourcesCommand({ StackName: 'network', LogicalResourceId: 'Nat' }),
    );
    expect(StackResources).toMatchObject([
      { LogicalResourceId: 'Nat', ResourceType: 'AWS::EC2::NatGateway', ResourceStatus: 'CREATE_COMPLETE' },
    ]);
    const { TemplateBody } = await region.cloudFormation.send(
      new GetTemplateCommand({ StackName: 'network' }),
    );
    expect(TemplateBody).toBe(network);
  });

  test('goes away in reverse order and leaves nothing behind', async () => {
    const stack = await region.deleted(id);
    expect(stack.StackStatus).toBe('DELETE_COMPLETE');
    const steps = await region.steps(id);
    const started = (logicalId: string) => steps.indexOf(`${logicalId} DELETE_IN_PROGRESS`);
    const completed = (logicalId: string) => steps.indexOf(`${logicalId} DELETE_COMPLETE`);
    expect(started('Nat')).toBeGreaterThan(completed('PrivateDefault'));
    expect(started('Address')).toBeGreaterThan(completed('Nat'));
    expect(started('Public')).toBeGreaterThan(completed('Nat'));
    expect(started('Private')).toBeLessThan(completed('Nat'));
    expect(steps.slice(-2)).toEqual(['Vpc DELETE_COMPLETE', 'network DELETE_COMPLETE']);
    const { NatGateways = [] } = await region.ec2.send(
      new DescribeNatGatewaysCommand({ Filter: [{ Name: 'state', Values: ['available'] }] }),
    );
    expect(NatGateways).toEqual([]);
    expect(await region.resources()).toEqual(before);
  });

  test('is known by its id alone once deleted', async () => {
    await expect(
      region.cloudFormation.send(new DescribeStacksCommand({ StackName: 'network' })),
    ).rejects.toMatchObject({ name: 'ValidationError', message: 'Stack with id network does not exist' });
    const { StackSummaries = [] } = await region.cloudFormation.send(
      new ListStacksCommand({ StackStatusFilter: ['DELETE_COMPLETE'] }),
    );
    expect(StackSummaries.map(({ StackId }) => StackId)).toContain(id);
  });
});

describe('roles in a stack', () => {
  afterEach(() => region.clear());

  test('need a capability, a stronger one when they are named', async () => {
    const named = role.replace('Path: /clusters/', 'RoleName: operators');
    await expect(region.create('iam', role)).rejects.toMatchObject({
      name: 'InsufficientCapabilitiesException',
      message: 'Requires capabilities : [CAPABILITY_IAM]',
    });
    await expect(region.create('iam', named, { Capabilities: ['CAPABILITY_IAM'] })).rejects.toMatchObject({
      message: 'Requires capabilities : [CAPABILITY_NAMED_IAM]',
    });
  });

  test('carry their policies, path and tags, and go away with them', async () => {
    const before = await region.resources();
    const stack = await region.created('iam', role, {
      Capabilities: ['CAPABILITY_IAM'],
      Tags: [{ Key: 'owner', Value: 'team-a' }],
    });
    expect(stack.StackStatus).toBe('CREATE_COMPLETE');
    const arn = stack.Outputs?.[0]?.OutputValue ?? '';
    const [, name = ''] = /:role\/clusters\/(iam-Role-[A-Z0-9]+)$/.exec(arn) ?? [];
    const { Role } = await region.iam.send(new GetRoleCommand({ RoleName: name }));
    expect(tagsOf(Role?.Tags)).toMatchObject({ owner: 'team-a', 'aws:cloudformation:logical-id': 'Role' });
    const { AttachedPolicies = [] } = await region.iam.send(
      new ListAttachedRolePoliciesCommand({ RoleName: name }),
    );
    expect(AttachedPolicies.map(({ PolicyName }) => PolicyName)).toEqual(['AmazonEKSClusterPolicy']);
    await region.deleted(stack.StackId ?? '');
    expect(await region.resources()).toEqual(before);
  });
});

describe('CreateStack', () => {
  test('refuses a name in use, but knows its own request again', async () => {
    const request = { ClientRequestToken: 'request-1' };
    const id = await region.create('taken', gateway, request);
    await expect(region.create('taken', gateway)).rejects.toMatchObject({
      name: 'AlreadyExistsException',
      message: 'Stack [taken] already exists',
    });
    expect(await region.create('taken', gateway, request)).toBe(id);
  });

  test.each([
    ['1st', "at 'stackName' failed to satisfy constraint: Member must satisfy regular expression pattern"],
    ['with_underscore', 'Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*'],
    [`a${'b'.repeat(128)}`, 'Member must have length less than or equal to 128'],
  ])('refuses the name %s', async (name, message) => {
    await expect(region.create(name, gateway)).rejects.toMatchObject({
      name: 'ValidationError',
      message: expect.stringContaining(message),
    });
  });

  test('refuses a role to act with', async () => {
    const command = new CreateStackCommand({
      StackName: 'by-role',
      TemplateBody: gateway,
      RoleARN: 'arn:aws:iam::123456789012:role/deploy',
    });
    await expect(region.cloudFormation.send(command)).rejects.toMatchObject({ name: 'ValidationError' });
  });
});

test('events come newest first, a hundred a page', async () => {
  const many = Array.from(
    { length: 40 },
    (_, index) =>
      `  T${index}: { Type: AWS::EC2::LaunchTemplate, Properties: { LaunchTemplateData: { InstanceType: t3.micro } } }`,
  );
  const stack = await region.created('many', `Resources:\n${many.join('\n')}`);
  const first = await region.cloudFormation.send(new DescribeStackEventsCommand({ StackName: 'many' }));
  expect(first.StackEvents?.[0]).toMatchObject({
    LogicalResourceId: 'many',
    ResourceStatus: 'CREATE_COMPLETE',
  });
  expect(first.StackEvents).toHaveLength(100);
  expect(await region.steps(stack.StackId ?? '')).toHaveLength(40 * 3 + 2);
  await region.deleted(stack.StackId ?? '');
});
