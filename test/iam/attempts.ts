/**
 * The asks of the tables as calls: what an ask is about is made in an account, with the tags that it has there, and
 * whoever asks tries. What EKS judges by its name alone need not be there.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { AutoScaling } from '@aws-sdk/client-auto-scaling';
import { CloudFormation } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import { EC2, type TagSpecification } from '@aws-sdk/client-ec2';
import { EKS } from '@aws-sdk/client-eks';
import { ElasticLoadBalancing } from '@aws-sdk/client-elastic-load-balancing';
import { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2';
import { IAM } from '@aws-sdk/client-iam';
import type { Tags } from '../emulator/permissions/questions.ts';
import { type Ask, driven, marked, named, ours, own } from './attacks.ts';

/** Of an SDK client. */
export interface Configuration {
  endpoint: string;
  region: string;
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
}

export const clientsOf = (configuration: Configuration) => ({
  autoScaling: new AutoScaling(configuration),
  cloudFormation: new CloudFormation(configuration),
  ec2: new EC2(configuration),
  eks: new EKS(configuration),
  elb: new ElasticLoadBalancing(configuration),
  elbV2: new ElasticLoadBalancingV2(configuration),
  iam: new IAM(configuration),
  logs: new CloudWatchLogs(configuration),
});
export type Clients = ReturnType<typeof clientsOf>;

/** An account in which somebody tries, as whoever may do everything there sees it. */
export interface Ground {
  admin: Clients;
  /** In its default VPC. */
  subnetIds: readonly string[];
  vpcId: string;
  /** Of Amazon's. */
  imageId: string;
  /** Another each time. */
  fresh: () => number;
}

export async function groundOf(configuration: Configuration): Promise<Ground> {
  const admin = clientsOf(configuration);
  const { Subnets = [] } = await admin.ec2.describeSubnets({
    Filters: [
      { Name: 'default-for-az', Values: ['true'] },
      { Name: 'availability-zone', Values: ['a', 'b'].map((zone) => configuration.region + zone) },
    ],
  });
  const { Images: [image] = [] } = await admin.ec2.describeImages({ Owners: ['amazon'] });
  let made = 0;
  return {
    admin,
    subnetIds: Subnets.map(({ SubnetId = '' }) => SubnetId),
    vpcId: Subnets[0]?.VpcId ?? '',
    imageId: image?.ImageId ?? '',
    fresh: () => {
      made += 1;
      return made;
    },
  };
}

const listOf = (tags: Tags) => Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));

const given = (ResourceType: TagSpecification['ResourceType'], tags: Tags) =>
  Object.keys(tags).length === 0 ? {} : { TagSpecifications: [{ ResourceType, Tags: listOf(tags) }] };

/** Makes one of a kind of EC2's. @returns its id */
type Maker = (ground: Ground, tags: Tags) => Promise<string>;

const makers: Readonly<Record<string, Maker>> = {
  subnet: async ({ admin: { ec2 }, vpcId: VpcId, fresh }, tags) => {
    const CidrBlock = `172.31.${128 + fresh()}.0/24`;
    const made = await ec2.createSubnet({ VpcId, CidrBlock, ...given('subnet', tags) });
    return made.Subnet?.SubnetId ?? '';
  },
  volume: async ({ admin: { ec2 } }, tags) => {
    const AvailabilityZone = `${await ec2.config.region()}a`;
    return (await ec2.createVolume({ AvailabilityZone, Size: 1, ...given('volume', tags) })).VolumeId ?? '';
  },
  snapshot: async (ground, tags) => {
    const VolumeId = await makers.volume?.(ground, {});
    const made = await ground.admin.ec2.createSnapshot({ VolumeId, ...given('snapshot', tags) });
    return made.SnapshotId ?? '';
  },
  image: async (ground) => {
    const InstanceId = await makers.instance?.(ground, {});
    const Name = `private-${ground.fresh()}`;
    return (await ground.admin.ec2.createImage({ InstanceId, Name })).ImageId ?? '';
  },
  instance: async ({ admin: { ec2 }, imageId: ImageId, subnetIds: [SubnetId] }, tags) => {
    const one = { ImageId, InstanceType: 't3.medium', SubnetId, MinCount: 1, MaxCount: 1 } as const;
    const { Instances: [instance] = [] } = await ec2.runInstances({ ...one, ...given('instance', tags) });
    return instance?.InstanceId ?? '';
  },
  'network-interface': async ({ admin: { ec2 }, subnetIds: [SubnetId] }, tags) => {
    const made = await ec2.createNetworkInterface({ SubnetId, ...given('network-interface', tags) });
    return made.NetworkInterface?.NetworkInterfaceId ?? '';
  },
  'security-group': async ({ admin: { ec2, eks }, vpcId: VpcId, fresh }, tags) => {
    // Nobody but EKS gives this one.
    const { 'aws:eks:cluster-name': name } = tags;
    if (name !== undefined) {
      const { cluster } = await eks.describeCluster({ name });
      return cluster?.resourcesVpcConfig?.clusterSecurityGroupId ?? '';
    }
    const GroupName = `group-${fresh()}`;
    const request = { VpcId, GroupName, Description: 'Of somebody', ...given('security-group', tags) };
    return (await ec2.createSecurityGroup(request)).GroupId ?? '';
  },
  'route-table': async ({ admin: { ec2 }, vpcId: VpcId }, tags) =>
    (await ec2.createRouteTable({ VpcId, ...given('route-table', tags) })).RouteTable?.RouteTableId ?? '',
  'vpc-endpoint': async ({ admin: { ec2 }, vpcId: VpcId, subnetIds }, tags) => {
    const made = await ec2.createVpcEndpoint({
      VpcId,
      VpcEndpointType: 'Interface',
      ServiceName: `com.amazonaws.${await ec2.config.region()}.guardduty-data`,
      SubnetIds: [...subnetIds],
      ...given('vpc-endpoint', tags),
    });
    return made.VpcEndpoint?.VpcEndpointId ?? '';
  },
};

/** Such as `subnet` and `subnet-9` of an ARN, or `cluster` and `production`. */
const partsOf = (arn: string): { kind: string; name: string; path: string } => {
  const path = arn.split(':').slice(5).join(':');
  const [kind = '', ...rest] = path.split('/');
  return { kind, name: rest.join('/'), path };
};

/** What an ask is about, where it is to be made by the call itself. */
const isNew = ({ resource }: Ask): boolean => resource.endsWith('/new');

async function made(ground: Ground, kind: string, tags: Tags = {}): Promise<string> {
  const make = makers[kind];
  if (make === undefined) throw new Error(`There is nothing here that makes a ${kind}.`);
  return await make(ground, tags);
}

const found = (ground: Ground, { resource, has }: Ask): Promise<string> =>
  made(ground, partsOf(resource).kind, has);

/** @throws where somebody may not */
export type Try = (as: Clients) => Promise<unknown>;

/** Makes what the ask is about. */
type Preparation = (ground: Ground, ask: Ask) => Promise<Try>;

/** For what is judged by its name. */
const byName =
  (call: (as: Clients, ask: Ask, name: string) => Promise<unknown>): Preparation =>
  async (_, ask) =>
  (as) =>
    call(as, ask, partsOf(ask.resource).name);

/** For what goes by its id in EC2. */
const byId =
  (call: (as: Clients, id: string, ask: Ask) => Promise<unknown>): Preparation =>
  async (ground, ask) => {
    const id = await found(ground, ask);
    return (as) => call(as, id, ask);
  };

/** Gives a cluster the tags that it has there, and no others. */
async function asTagged({ admin: { eks } }: Ground, name: string, tags: Tags = {}): Promise<void> {
  const { cluster } = await eks.describeCluster({ name });
  const resourceArn = cluster?.arn ?? '';
  const tagKeys = Object.keys(cluster?.tags ?? {}).filter((key) => !(key in tags));
  if (tagKeys.length > 0) await eks.untagResource({ resourceArn, tagKeys });
  if (Object.keys(tags).length > 0) await eks.tagResource({ resourceArn, tags });
}

/** For calls to a cluster, which has the tags of the ask when somebody tries. */
const ofCluster =
  (
    call: (as: Clients, name: string, ask: Ask, ground: Ground) => Promise<unknown>,
    nameIn: (ask: Ask) => string = ({ resource }) => partsOf(resource).name,
  ): Preparation =>
  async (ground, ask) =>
  async (as) => {
    await asTagged(ground, nameIn(ask), ask.has);
    return await call(as, nameIn(ask), ask, ground);
  };

/** For roles, of which there can't be two of a name: one with that path and those tags, and with the boundary of the ask. */
const ofRole =
  (call: (as: Clients, role: { name: string; arn: string }, ask: Ask) => Promise<unknown>): Preparation =>
  async ({ admin: { iam }, fresh }, ask) => {
    const path = partsOf(ask.resource).name.split('/');
    const name = path.pop() ?? '';
    const there = await iam.getRole({ RoleName: name }).catch(() => undefined);
    if (there?.Role?.Arn === ask.resource) {
      return (as) => call(as, { name, arn: ask.resource }, ask);
    }
    const RoleName = `${name}-${fresh()}`;
    const { Role } = await iam.createRole({
      RoleName,
      Path: path.length === 0 ? '/' : `/${path.join('/')}/`,
      AssumeRolePolicyDocument: trusting('ec2.amazonaws.com'),
      Tags: listOf(ask.has ?? {}),
      PermissionsBoundary: textOf(ask, 'iam:PermissionsBoundary'),
    });
    return (as) => call(as, { name: RoleName, arn: Role?.Arn ?? '' }, ask);
  };

/** An access entry, of a role that is made for it where there is none: EKS does not know a new one at once. */
async function makeEntry(
  { admin: { eks, iam } }: Ground,
  clusterName: string,
  principalArn: string,
  tags?: Tags,
): Promise<void> {
  const RoleName = principalArn.split('/').at(-1);
  await iam
    .createRole({ RoleName, AssumeRolePolicyDocument: trusting('ec2.amazonaws.com') })
    .catch((error: unknown) => {
      if (Object(error).name !== 'EntityAlreadyExistsException') throw error;
    });
  const make = (): Promise<unknown> => eks.createAccessEntry({ clusterName, principalArn, tags });
  for (const end = Date.now() + 10_000; ; await sleep(100)) {
    const refused = await make().then(
      () => undefined,
      (error: unknown) => error,
    );
    if (refused === undefined) return;
    if (!/invalid principal/.test(Object(refused).message) || Date.now() > end) throw refused;
  }
}

const groupsOf = ({ keys }: Ask): string[] => [keys?.['eks:kubernetesGroups'] ?? []].flat();

const textOf = ({ keys }: Ask, key: string): string | undefined => {
  const value = keys?.[key];
  return value === undefined ? undefined : String(value);
};

const trusting = (service: string): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }],
  });

/** For the trial that EKS makes of a node group's launch template, in a cluster of one's own; there is none elsewhere. */
const ofLaunch: Preparation = async (ground, ask) => {
  const { kind } = partsOf(ask.resource);
  const InstanceType = textOf(ask, 'ec2:InstanceType') as 't3.large' | undefined;
  if (!ask.resource.startsWith('arn:aws:ec2:eu-west-1:')) {
    const ImageId = ground.imageId;
    return ({ ec2 }) =>
      ec2.runInstances({ ImageId, InstanceType, MinCount: 1, MaxCount: 1, ...given('instance', ours) });
  }
  const id = isNew(ask) ? '' : await found(ground, ask);
  const subnetId = kind === 'subnet' ? id : await made(ground, 'subnet', ours);
  const mapping = { DeviceName: '/dev/sdb', Ebs: { SnapshotId: id } };
  const { LaunchTemplate } = await ground.admin.ec2.createLaunchTemplate({
    LaunchTemplateName: `template-${ground.fresh()}`,
    LaunchTemplateData: {
      ...(kind === 'image' && { ImageId: id }),
      ...(kind === 'snapshot' && { BlockDeviceMappings: [mapping] }),
      ...(kind === 'security-group' && { SecurityGroupIds: [id] }),
      InstanceType,
      TagSpecifications: (['instance', 'volume', 'network-interface'] as const).map((ResourceType) => ({
        ResourceType,
        Tags: listOf(ours),
      })),
    },
    ...given('launch-template', ours),
  });
  return async ({ eks }) => {
    await asTagged(ground, own, ours);
    return await eks.createNodegroup({
      clusterName: own,
      nodegroupName: `group-${ground.fresh()}`,
      nodeRole: roleOfTheStack('node'),
      subnets: [subnetId],
      launchTemplate: { id: LaunchTemplate?.LaunchTemplateId ?? '' },
      tags: ours,
    });
  };
};

const roleOfTheStack = (kind: 'cluster' | 'node'): string =>
  `arn:aws:iam::123456789012:role/eks-cluster-action/74061981/pr/eks-octo-app-pr-${kind}`;

const rule = { IpPermissions: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }] };

const ofBalancer =
  (call: (as: Clients, arn: string, ask: Ask) => Promise<unknown>): Preparation =>
  async ({ admin: { elbV2 }, subnetIds, fresh }, ask) => {
    const Name = `balancer-${fresh()}`;
    const Tags = listOf(ask.has ?? {});
    const { LoadBalancers: [balancer] = [] } = await elbV2.createLoadBalancer({
      Name,
      Subnets: [...subnetIds],
      ...(Tags.length > 0 && { Tags }),
    });
    return (as) => call(as, balancer?.LoadBalancerArn ?? '', ask);
  };

const ofGroup =
  (call: (as: Clients, name: string) => Promise<unknown>): Preparation =>
  async ({ admin: { autoScaling, ec2 }, subnetIds, imageId: ImageId, fresh }, { has = {} }) => {
    const AutoScalingGroupName = `group-${fresh()}`;
    const { LaunchTemplate } = await ec2.createLaunchTemplate({
      LaunchTemplateName: AutoScalingGroupName,
      LaunchTemplateData: { ImageId, InstanceType: 't3.medium' },
    });
    await autoScaling.createAutoScalingGroup({
      AutoScalingGroupName,
      LaunchTemplate: { LaunchTemplateId: LaunchTemplate?.LaunchTemplateId, Version: '$Latest' },
      MinSize: 0,
      MaxSize: 0,
      VPCZoneIdentifier: subnetIds[0],
      Tags: listOf(has),
    });
    return (as) => call(as, AutoScalingGroupName);
  };

const ofStack =
  (call: (as: Clients, name: string, ask: Ask) => Promise<unknown>): Preparation =>
  async ({ admin: { cloudFormation } }, ask) => {
    const [StackName = ''] = partsOf(ask.resource).name.split('/');
    await cloudFormation.createStack({
      StackName,
      TemplateBody: nothing,
      Tags: listOf(ask.has ?? {}),
    });
    return (as) => call(as, StackName, ask);
  };

const nothing = JSON.stringify({
  Resources: { Nothing: { Type: 'AWS::CloudFormation::WaitConditionHandle' } },
});

/** What else a call about an interface or a volume names is one's own. */
const owned = { instance: { ...ours, ...marked(own), 'eks:cluster-name': own } };

const preparations: Readonly<Record<string, Preparation>> = {
  'autoscaling:DeleteAutoScalingGroup': ofGroup(({ autoScaling }, AutoScalingGroupName) =>
    autoScaling.deleteAutoScalingGroup({ AutoScalingGroupName }),
  ),
  'autoscaling:UpdateAutoScalingGroup': ofGroup(({ autoScaling }, AutoScalingGroupName) =>
    autoScaling.updateAutoScalingGroup({ AutoScalingGroupName, DesiredCapacity: 0 }),
  ),
  'cloudformation:DeleteStack': ofStack(({ cloudFormation }, StackName) =>
    cloudFormation.deleteStack({ StackName }),
  ),
  'cloudformation:UpdateStack': ofStack(({ cloudFormation }, StackName, { gives = {} }) =>
    cloudFormation.updateStack({ StackName, UsePreviousTemplate: true, Tags: listOf(gives) }),
  ),
  'ec2:AssignPrivateIpAddresses': byId(({ ec2 }, NetworkInterfaceId) =>
    ec2.assignPrivateIpAddresses({ NetworkInterfaceId, SecondaryPrivateIpAddressCount: 1 }),
  ),
  'ec2:AttachNetworkInterface': async (ground, ask) => {
    const { kind } = partsOf(ask.resource);
    const id = await found(ground, ask);
    const NetworkInterfaceId = kind === 'instance' ? await made(ground, 'network-interface', named(own)) : id;
    const InstanceId = kind === 'instance' ? id : await made(ground, 'instance', owned.instance);
    return ({ ec2 }) => ec2.attachNetworkInterface({ NetworkInterfaceId, InstanceId, DeviceIndex: 1 });
  },
  'ec2:AttachVolume': async (ground, ask) => {
    const { kind } = partsOf(ask.resource);
    const id = await found(ground, ask);
    const VolumeId = kind === 'instance' ? await made(ground, 'volume', driven(own)) : id;
    const InstanceId = kind === 'instance' ? id : await made(ground, 'instance', owned.instance);
    return ({ ec2 }) => ec2.attachVolume({ VolumeId, InstanceId, Device: '/dev/sdf' });
  },
  'ec2:AuthorizeSecurityGroupIngress': byId(({ ec2 }, GroupId) =>
    ec2.authorizeSecurityGroupIngress({ GroupId, ...rule }),
  ),
  'ec2:CopyVolumes': byId(({ ec2 }, SourceVolumeId) =>
    ec2.copyVolumes({ SourceVolumeId, ...given('volume', driven(own)) }),
  ),
  'ec2:CreateNetworkInterface': async (ground, ask) => {
    const { kind } = partsOf(ask.resource);
    const id = isNew(ask) ? '' : await found(ground, ask);
    const SubnetId = kind === 'subnet' ? id : await made(ground, 'subnet', { ...ours, ...marked(own) });
    return ({ ec2 }) =>
      ec2.createNetworkInterface({
        SubnetId,
        ...(kind === 'security-group' && { Groups: [id] }),
        ...given('network-interface', { ...named(own), ...ask.gives }),
      });
  },
  'ec2:CreateSnapshot': async (ground, ask) => {
    const VolumeId = await made(ground, 'volume', isNew(ask) ? driven(own) : ask.has);
    const tags = isNew(ask) ? (ask.gives ?? {}) : driven(own);
    return ({ ec2 }) => ec2.createSnapshot({ VolumeId, ...given('snapshot', tags) });
  },
  'ec2:CreateLaunchTemplate': async (_, { gives = {} }) => {
    const LaunchTemplateName = `${own}/attempt-${Object.values(gives).join('').length}`;
    const request = { LaunchTemplateName, LaunchTemplateData: { ImageId: 'ami-12345678' } };
    return ({ ec2 }) => ec2.createLaunchTemplate({ ...request, ...given('launch-template', gives) });
  },
  'ec2:CreateLaunchTemplateVersion': async ({ admin: { ec2 }, fresh }) => {
    const LaunchTemplateData = { ImageId: 'ami-12345678' };
    const made = await ec2.createLaunchTemplate({
      LaunchTemplateName: `theirs-${fresh()}`,
      LaunchTemplateData,
    });
    const LaunchTemplateId = made.LaunchTemplate?.LaunchTemplateId;
    return (as) => as.ec2.createLaunchTemplateVersion({ LaunchTemplateId, LaunchTemplateData });
  },
  'ec2:CreateTags': async (ground, ask) => {
    const { kind } = partsOf(ask.resource);
    const { gives = {} } = ask;
    if (!isNew(ask)) {
      const id = await found(ground, ask);
      return ({ ec2 }) => ec2.createTags({ Resources: [id], Tags: listOf(gives) });
    }
    const SubnetId = await made(ground, 'subnet', { ...ours, ...marked(own) });
    const tags = given(kind as 'volume', gives);
    return kind === 'volume'
      ? async ({ ec2 }) =>
          ec2.createVolume({ AvailabilityZone: `${await ec2.config.region()}a`, Size: 1, ...tags })
      : ({ ec2 }) => ec2.createNetworkInterface({ SubnetId, ...tags });
  },
  'ec2:CreateVolume': async (ground, ask) => {
    const SnapshotId = isNew(ask) ? undefined : await found(ground, ask);
    return async ({ ec2 }) =>
      ec2.createVolume({
        AvailabilityZone: `${await ec2.config.region()}a`,
        Size: 1,
        SnapshotId,
        ...given('volume', SnapshotId === undefined ? (ask.gives ?? {}) : driven(own)),
      });
  },
  'ec2:DeleteNetworkInterface': byId(({ ec2 }, NetworkInterfaceId) =>
    ec2.deleteNetworkInterface({ NetworkInterfaceId }),
  ),
  'ec2:DeleteRoute': byId(({ ec2 }, RouteTableId) =>
    ec2.deleteRoute({ RouteTableId, DestinationCidrBlock: '0.0.0.0/0' }),
  ),
  'ec2:DeleteSecurityGroup': byId(({ ec2 }, GroupId) => ec2.deleteSecurityGroup({ GroupId })),
  'ec2:DeleteTags': byId(({ ec2 }, id, { gives = {} }) =>
    ec2.deleteTags({ Resources: [id], Tags: listOf(gives) }),
  ),
  'ec2:DeleteVolume': byId(({ ec2 }, VolumeId) => ec2.deleteVolume({ VolumeId })),
  'ec2:DeleteVpcEndpoints': byId(({ ec2 }, id) => ec2.deleteVpcEndpoints({ VpcEndpointIds: [id] })),
  'ec2:DescribeInstances': byName(({ ec2 }) => ec2.describeInstances({})),
  'ec2:DescribeNetworkAcls': byName(({ ec2 }) => ec2.describeNetworkAcls({})),
  'ec2:DescribeVpcAttribute': async ({ vpcId: VpcId }) => {
    return ({ ec2 }) => ec2.describeVpcAttribute({ VpcId, Attribute: 'enableDnsSupport' });
  },
  'ec2:DescribeLaunchTemplateVersions': byName(({ ec2 }) =>
    ec2.describeLaunchTemplateVersions({ Versions: ['$Latest'] }),
  ),
  'ec2:ModifyInstanceAttribute': byId(({ ec2 }, InstanceId) =>
    ec2.modifyInstanceAttribute({ InstanceId, UserData: { Value: new TextEncoder().encode('x') } }),
  ),
  'ec2:ModifyNetworkInterfaceAttribute': async (ground, ask) => {
    const { kind } = partsOf(ask.resource);
    const id = await found(ground, ask);
    const NetworkInterfaceId =
      kind === 'security-group' ? await made(ground, 'network-interface', named(own)) : id;
    const Groups = [kind === 'security-group' ? id : await made(ground, 'security-group')];
    return ({ ec2 }) => ec2.modifyNetworkInterfaceAttribute({ NetworkInterfaceId, Groups });
  },
  'ec2:RevokeSecurityGroupEgress': byId(({ ec2 }, GroupId) =>
    ec2.revokeSecurityGroupEgress({ GroupId, ...rule }),
  ),
  'ec2:RevokeSecurityGroupIngress': byId(({ ec2 }, GroupId) =>
    ec2.revokeSecurityGroupIngress({ GroupId, ...rule }),
  ),
  'ec2:RunInstances': ofLaunch,
  'ec2:TerminateInstances': byId(({ ec2 }, id) => ec2.terminateInstances({ InstanceIds: [id] })),
  'eks:AssociateEncryptionConfig': ofCluster(({ eks }, clusterName) =>
    eks.associateEncryptionConfig({
      clusterName,
      encryptionConfig: [
        { resources: ['secrets'], provider: { keyArn: 'arn:aws:kms:eu-west-1:123456789012:key/listed' } },
      ],
    }),
  ),
  'eks:AssociateIdentityProviderConfig': ofCluster(({ eks }, clusterName, ask) =>
    eks.associateIdentityProviderConfig({
      clusterName,
      oidc: {
        identityProviderConfigName: 'company',
        issuerUrl: textOf(ask, 'eks:issuerUrl') ?? '',
        clientId: textOf(ask, 'eks:clientId') ?? '',
      },
      tags: ask.gives,
    }),
  ),
  'eks:DisassociateIdentityProviderConfig': byName(({ eks }, _, path) => {
    const [clusterName, , name] = path.split('/');
    return eks.disassociateIdentityProviderConfig({
      clusterName,
      identityProviderConfig: { type: 'oidc', name },
    });
  }),
  'eks:AssociateAccessPolicy': async (ground, ask) => {
    const [clusterName = ''] = partsOf(ask.resource).name.split('/');
    const principalArn = textOf(ask, 'eks:principalArn') ?? '';
    if (principalArn.includes(':123456789012:')) await makeEntry(ground, clusterName, principalArn, ask.has);
    const request = {
      clusterName,
      principalArn,
      policyArn: textOf(ask, 'eks:policyArn') ?? '',
      accessScope: { type: 'cluster' },
    } as const;
    return (as) => as.eks.associateAccessPolicy(request);
  },
  'eks:UpdateAccessEntry': async (ground, ask) => {
    const [clusterName = ''] = partsOf(ask.resource).name.split('/');
    const principalArn = textOf(ask, 'eks:principalArn') ?? '';
    await makeEntry(ground, clusterName, principalArn, ask.has);
    return (as) => as.eks.updateAccessEntry({ clusterName, principalArn, kubernetesGroups: groupsOf(ask) });
  },
  'eks:CreateAccessEntry': ofCluster(({ eks }, clusterName, ask) =>
    eks.createAccessEntry({
      clusterName,
      principalArn: textOf(ask, 'eks:principalArn') ?? '',
      type: textOf(ask, 'eks:accessEntryType'),
      kubernetesGroups: groupsOf(ask),
      tags: ask.gives,
    }),
  ),
  'eks:CreateCluster': byName(({ eks }, ask) => {
    const tier = textOf(ask, 'eks:controlPlaneScalingTier');
    const supportType = textOf(ask, 'eks:supportType');
    return eks.createCluster({
      name: `${own}0`,
      roleArn: roleOfTheStack('cluster'),
      resourcesVpcConfig: { subnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'] },
      ...(tier !== undefined && { controlPlaneScalingConfig: { tier: tier as 'tier-xl' } }),
      ...(supportType !== undefined && { upgradePolicy: { supportType: supportType as 'EXTENDED' } }),
      tags: ask.gives,
    });
  }),
  'eks:CreatePodIdentityAssociation': ofCluster(({ eks }, clusterName, { gives }) =>
    eks.createPodIdentityAssociation({
      clusterName,
      namespace: 'default',
      serviceAccount: 'default',
      roleArn: roleOfTheStack('cluster'),
      tags: gives,
    }),
  ),
  'eks:UpdatePodIdentityAssociation': byName(({ eks }, _, name) => {
    const [clusterName, associationId] = name.split('/');
    return eks.updatePodIdentityAssociation({
      clusterName,
      associationId,
      roleArn: roleOfTheStack('cluster'),
    });
  }),
  'eks:DeleteCluster': ofCluster(({ eks }, name) => eks.deleteCluster({ name })),
  'eks:DeleteCapability': byName(({ eks }, _, name) => {
    const [clusterName, , capabilityName] = name.split('/');
    return eks.deleteCapability({ clusterName, capabilityName });
  }),
  'eks:CreateCapability': ofCluster(({ eks }, clusterName, ask) =>
    eks.createCapability({
      clusterName,
      capabilityName: 'asked-for',
      type: 'ACK',
      roleArn: 'arn:aws:iam::123456789012:role/ack-of-shop',
      deletePropagationPolicy: 'RETAIN',
      tags: ask.gives,
    }),
  ),
  'eks:UpdateCapability': byName(({ eks }, _, name) => {
    const [clusterName, , capabilityName] = name.split('/');
    return eks.updateCapability({
      clusterName,
      capabilityName,
      roleArn: 'arn:aws:iam::123456789012:role/ack-of-shop',
    });
  }),
  'eks:CreateFargateProfile': ofCluster(({ eks }, clusterName, ask) =>
    eks.createFargateProfile({
      clusterName,
      fargateProfileName: 'asked-for',
      podExecutionRoleArn: 'arn:aws:iam::123456789012:role/pods-on-fargate',
      selectors: [{ namespace: 'default' }],
      tags: ask.gives,
    }),
  ),
  'eks:DeleteFargateProfile': byName(({ eks }, _, name) => {
    const [clusterName, fargateProfileName] = name.split('/');
    return eks.deleteFargateProfile({ clusterName, fargateProfileName });
  }),
  'eks:DeleteNodegroup': byName(({ eks }, _, name) => {
    const [clusterName, nodegroupName] = name.split('/');
    return eks.deleteNodegroup({ clusterName, nodegroupName });
  }),
  'eks:DescribeCluster': ofCluster(({ eks }, name) => eks.describeCluster({ name })),
  'eks:TagResource': byName(({ eks }, { resource, gives = {} }) =>
    eks.tagResource({ resourceArn: resource, tags: gives }),
  ),
  'eks:UpdateClusterConfig': ofCluster(({ eks }, name) =>
    eks.updateClusterConfig({ name, resourcesVpcConfig: { publicAccessCidrs: ['0.0.0.0/0'] } }),
  ),
  'elasticloadbalancing:AddTags': ofBalancer(({ elbV2 }, arn, { gives = {} }) =>
    elbV2.addTags({ ResourceArns: [arn], Tags: listOf(gives) }),
  ),
  'elasticloadbalancing:DeleteLoadBalancer': async (ground, ask) => {
    if (partsOf(ask.resource).name.includes('/')) return await deletingBalancer(ground, ask);
    const LoadBalancerName = `classic-${ground.fresh()}`;
    await ground.admin.elb.createLoadBalancer({
      LoadBalancerName,
      Subnets: [...ground.subnetIds],
      Listeners: [{ Protocol: 'TCP', LoadBalancerPort: 80, InstancePort: 80 }],
      Tags: listOf(ask.has ?? {}),
    });
    return ({ elb }) => elb.deleteLoadBalancer({ LoadBalancerName });
  },
  'elasticloadbalancing:DeleteTargetGroup': async ({ admin, vpcId, fresh }, { has = {} }) => {
    const { TargetGroups: [group] = [] } = await admin.elbV2.createTargetGroup({
      Name: `targets-${fresh()}`,
      Protocol: 'HTTP',
      Port: 80,
      VpcId: vpcId,
      Tags: listOf(has),
    });
    return ({ elbV2 }) => elbV2.deleteTargetGroup({ TargetGroupArn: group?.TargetGroupArn });
  },
  'elasticloadbalancing:ModifyLoadBalancerAttributes': ofBalancer(({ elbV2 }, LoadBalancerArn) =>
    elbV2.modifyLoadBalancerAttributes({
      LoadBalancerArn,
      Attributes: [{ Key: 'deletion_protection.enabled', Value: 'false' }],
    }),
  ),
  'iam:AddRoleToInstanceProfile': async ({ admin: { iam }, fresh }, ask) => {
    const path = partsOf(ask.resource).name.split('/').slice(0, -1);
    const InstanceProfileName = `profile-${fresh()}`;
    await iam.createInstanceProfile({
      InstanceProfileName,
      Path: path.length === 0 ? '/' : `/${path.join('/')}/`,
    });
    const RoleName = roleOfTheStack('node').split('/').at(-1);
    return (as) => as.iam.addRoleToInstanceProfile({ InstanceProfileName, RoleName });
  },
  'iam:AttachRolePolicy': ofRole(({ iam }, { name }, ask) =>
    iam.attachRolePolicy({ RoleName: name, PolicyArn: textOf(ask, 'iam:PolicyARN') }),
  ),
  'iam:CreateOpenIDConnectProvider': byName(({ iam }, { gives }, name) =>
    iam.createOpenIDConnectProvider({
      Url: `https://${name}`,
      ClientIDList: ['sts.amazonaws.com'],
      Tags: listOf(gives ?? {}),
    }),
  ),
  'iam:GetRolePolicy': byName(({ iam }, _, path) =>
    iam.getRolePolicy({ RoleName: path.split('/').at(-1), PolicyName: 'eks-cluster-action-identity' }),
  ),
  'iam:CreateRole': byName(({ iam }, ask, path) => {
    const [RoleName, ...rest] = path.split('/').reverse();
    return iam.createRole({
      RoleName,
      Path: `/${rest.reverse().join('/')}/`,
      AssumeRolePolicyDocument: trusting('ec2.amazonaws.com'),
      PermissionsBoundary: textOf(ask, 'iam:PermissionsBoundary'),
      Tags: listOf(ask.gives ?? {}),
    });
  }),
  'iam:DeleteRolePermissionsBoundary': ofRole(({ iam }, { name }) =>
    iam.deleteRolePermissionsBoundary({ RoleName: name }),
  ),
  'iam:PassRole': async (ground, ask) =>
    ofRole(async ({ eks }, { arn }) => {
      await asTagged(ground, own, ours);
      if (textOf(ask, 'iam:PassedToService') === 'eks-fargate-pods.amazonaws.com') {
        return await eks.createFargateProfile({
          clusterName: own,
          fargateProfileName: `profile-${ground.fresh()}`,
          podExecutionRoleArn: arn,
          selectors: [{ namespace: 'default' }],
          tags: ours,
        });
      }
      if (textOf(ask, 'iam:PassedToService') === 'capabilities.eks.amazonaws.com') {
        return await eks.createCapability({
          clusterName: own,
          capabilityName: `capability-${ground.fresh()}`,
          type: 'ACK',
          roleArn: arn,
          deletePropagationPolicy: 'RETAIN',
          tags: ours,
        });
      }
      if (textOf(ask, 'iam:PassedToService') === 'pods.eks.amazonaws.com') {
        return await eks.createPodIdentityAssociation({
          clusterName: own,
          namespace: 'default',
          serviceAccount: `account-${ground.fresh()}`,
          roleArn: arn,
          tags: ours,
        });
      }
      return await eks.createNodegroup({
        clusterName: own,
        nodegroupName: `group-${ground.fresh()}`,
        nodeRole: arn,
        subnets: [...ground.subnetIds],
        tags: ours,
      });
    })(ground, ask),
  'iam:PutRolePolicy': ofRole(({ iam }, { name }) =>
    iam.putRolePolicy({
      RoleName: name,
      PolicyName: 'more',
      PolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
      }),
    }),
  ),
  'iam:RemoveRoleFromInstanceProfile': async ({ admin: { iam }, fresh }) => {
    const InstanceProfileName = `eks-${fresh()}`;
    const RoleName = `of-${InstanceProfileName}`;
    await iam.createRole({ RoleName, AssumeRolePolicyDocument: trusting('ec2.amazonaws.com') });
    await iam.createInstanceProfile({ InstanceProfileName });
    await iam.addRoleToInstanceProfile({ InstanceProfileName, RoleName });
    return (as) => as.iam.removeRoleFromInstanceProfile({ InstanceProfileName, RoleName });
  },
  'iam:TagRole': ofRole(({ iam }, { name }, { gives = {} }) =>
    iam.tagRole({ RoleName: name, Tags: listOf(gives) }),
  ),
  'iam:UpdateAssumeRolePolicy': ofRole(({ iam }, { name }) =>
    iam.updateAssumeRolePolicy({ RoleName: name, PolicyDocument: trusting('lambda.amazonaws.com') }),
  ),
  'logs:PutRetentionPolicy': async ({ admin }, { resource }) => {
    const logGroupName = logGroupIn(resource);
    await makeLogGroup(admin, logGroupName);
    return ({ logs }) => logs.putRetentionPolicy({ logGroupName, retentionInDays: 1 });
  },
  'logs:DeleteLogGroup': async ({ admin }, { resource, has }) => {
    const logGroupName = logGroupIn(resource);
    await makeLogGroup(admin, logGroupName, has);
    return ({ logs }) => logs.deleteLogGroup({ logGroupName });
  },
  'logs:TagResource': async ({ admin }, { resource, has, gives = {} }) => {
    await makeLogGroup(admin, logGroupIn(resource), has);
    return ({ logs }) => logs.tagResource({ resourceArn: resource, tags: gives });
  },
};

const deletingBalancer = ofBalancer(({ elbV2 }, arn) => elbV2.deleteLoadBalancer({ LoadBalancerArn: arn }));

const logGroupIn = (arn: string): string => arn.split(':log-group:')[1] ?? '';

/** One at most of a name. */
async function makeLogGroup({ logs }: Clients, logGroupName: string, tags?: Tags): Promise<void> {
  await logs.createLogGroup({ logGroupName, tags }).catch((error: unknown) => {
    if (Object(error).name !== 'ResourceAlreadyExistsException') throw error;
  });
}

/** Makes what the ask is about. @returns the call */
export async function prepared(ground: Ground, ask: Ask): Promise<Try> {
  const prepare = preparations[ask.action];
  if (prepare === undefined) throw new Error(`There is no call for ${ask.action}.`);
  return await prepare(ground, ask);
}

/** What only simulation shows. */
const uncalled: readonly { why: string; is: (ask: Ask) => boolean }[] = [
  {
    why: 'no VPC can be made of the id that is listed, nor one that EC2 does not choose',
    is: ({ action, keys }) => action === 'ec2:CreateSecurityGroup' || keys?.['ec2:Vpc'] !== undefined,
  },
  {
    why: 'CloudFormation knows no type of resource that tags what exists',
    is: ({ action, keys }) => action === 'ec2:CreateTags' && keys?.['aws:CalledVia'] !== undefined,
  },
  {
    why: 'the emulator does not answer it, and asks it where CloudFormation reads a VPC',
    is: ({ action }) => action === 'ec2:DescribeVpcEncryptionControls',
  },
  {
    why: 'every call that hands on a role is refused before',
    is: ({ action, who }) => action === 'iam:PassRole' && who === 'minted',
  },
  {
    why: 'EKS asks it on behalf of whoever names a key, and nobody else calls it',
    is: ({ action }) => action.startsWith('kms:'),
  },
  {
    why: 'EC2 asks it of what a launch template names, which nobody launches by himself',
    is: ({ action, resource }) =>
      action === 'ec2:RunInstances' &&
      /:(capacity-reservation|key-pair|placement-group|launch-template)\//.test(resource),
  },
  {
    why: 'EKS asks it on behalf of whoever names a launch template, and nobody can have it ask of another',
    is: ({ keys }) => keys?.['aws:ViaAWSService'] !== undefined,
  },
  {
    why: 'the emulator has no registry of images, nor the agent of Pod Identity: it asks this itself when a node joins',
    is: ({ action }) => /^(ecr|eks-auth):/.test(action),
  },
];

/** Whether there is a call upon which AWS asks it. */
export const isCalled = (ask: Ask): boolean => !uncalled.some(({ is }) => is(ask));

/** The sentence by which AWS denies the call; undefined when it lets it through. @throws what else it answers */
export async function denialOf(call: Promise<unknown>): Promise<string | undefined> {
  try {
    await call;
    return undefined;
  } catch (error) {
    const { name, message } = Object(error);
    if (/^(AccessDenied(Exception)?|UnauthorizedOperation)$/.test(name)) return message;
    const [, encoded] = /not authorized to launch .* message: (\S+)$/.exec(message) ?? [];
    if (encoded === undefined) throw error;
    const { action, resource, because } = JSON.parse(Buffer.from(encoded, 'base64url').toString());
    return `not authorized to perform: ${action} on resource: ${resource} ${because}`;
  }
}
