/**
 * What EC2 asks of the values that it is given, and moto does not. EC2 does not use the words of AWS's service framework.
 * Sources: the API reference of each operation; "Error codes for the Amazon EC2 API"; "Amazon VPC quotas"; "Tag your Amazon
 * EC2 resources"; and answers of EC2 as people quote them.
 */
import {
  type BlockDeviceMapping,
  DescribeAvailabilityZonesCommand,
  DescribeKeyPairsCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  EC2Client,
  type IpPermission,
  type SecurityGroup,
  type Tag,
} from '@aws-sdk/client-ec2';
import { AwsError, type LoggedCall } from './core.ts';
import type { DescribeCalls } from './ec2-model.ts';
import { type Moto, perRegion } from './moto.ts';
import { images } from './services/images.ts';

/** Refuses a call to EC2 whose values AWS would refuse; to be asked before moto is. */
export function ec2Values(moto: Moto, describeCalls: DescribeCalls): (call: LoggedCall) => Promise<void> {
  const ec2In = perRegion((region) => new EC2Client(moto.client(region)));
  return async (call) => {
    if (call.service !== 'ec2') return;
    const input = Object(call.request);
    checkDescribe(describeCalls, call.operation, input);
    checkTags(input, call);
    // The SDK's schema has decoded it to the type that the rule names.
    await rules[call.operation]?.(ec2In(call.region), call.request as never);
  };
}

const invalid = (message: string): AwsError => new AwsError('InvalidParameterValue', message);

function checkDescribe(describeCalls: DescribeCalls, operation: string, input: DescribeInput): void {
  const { Filter = [], Filters = Filter, MaxResults } = input;
  if (Filters.length === 0 && MaxResults === undefined) return;
  const { filters, min = 0, max = Number.POSITIVE_INFINITY } = describeCalls(operation);
  for (const { Name = '' } of Filters) {
    // What a tag is called is part of the filter's name.
    const isKnown = filters.has(Name) || (Name.startsWith('tag:') && filters.has('tag:'));
    if (filters.size > 0 && !isKnown) throw invalid(`The filter '${Name}' is invalid`);
  }
  if (MaxResults === undefined) return;
  const refusal = (bound: string): AwsError =>
    invalid(`Value ( ${MaxResults} ) for parameter maxResults is invalid. Expecting a value ${bound}.`);
  if (MaxResults < min) throw refusal(`greater than ${min}`);
  if (MaxResults > max) throw refusal(`less than ${max}`);
}

interface DescribeInput {
  /** Some operations call them so. */
  Filter?: { Name?: string }[];
  Filters?: { Name?: string }[];
  MaxResults?: number;
}

/** Of tags that a client gives a resource; services give theirs by keys that are reserved. */
const TAGS = { count: 50, key: 128, value: 256 };

function checkTags(
  { Tags = [], TagSpecifications = [] }: { Tags?: Tag[]; TagSpecifications?: { Tags?: Tag[] }[] },
  { via, principal }: LoggedCall,
): void {
  const isService = via !== undefined || principal.includes(':assumed-role/AWSServiceRoleFor');
  for (const tags of [Tags, ...TagSpecifications.map((each) => each.Tags ?? [])]) {
    for (const { Key = '', Value = '' } of tags) {
      if (Key === '') throw invalid('Tag key cannot be empty');
      if (Key.length > TAGS.key)
        throw invalid(`Tag key exceeds the maximum length of ${TAGS.key} characters`);
      if (Value.length > TAGS.value)
        throw invalid(`Tag value exceeds the maximum length of ${TAGS.value} characters`);
      if (!isService && /^aws:/i.test(Key))
        throw invalid("Tag keys starting with 'aws:' are reserved for internal use");
    }
    const keys = tags.map(({ Key }) => Key);
    const twice = keys.find((key, index) => keys.indexOf(key) !== index);
    if (twice !== undefined) throw invalid(`Duplicate tag key '${twice}' specified.`);
    if (tags.filter(({ Key = '' }) => !/^aws:/i.test(Key)).length > TAGS.count) {
      throw new AwsError('TagLimitExceeded', 'The maximum number of Tags for a resource has been reached.');
    }
  }
}

type Rule = (ec2: EC2Client, input: never) => Promise<void> | void;

const rules: Record<string, Rule> = {
  CreateSecurityGroup(_, { GroupName = '', Description = '' }: Record<string, string>) {
    checkText('GroupName', 'name', 'names', GroupName);
    checkText('GroupDescription', 'description', 'descriptions', Description);
    if (GroupName.startsWith('sg-')) {
      throw invalid(
        `Value (${GroupName}) for parameter GroupName is invalid. Group names may not be in the format sg-*.`,
      );
    }
    if (GroupName === 'default') throw invalid(`Cannot use reserved security group name: ${GroupName}`);
  },

  AuthorizeSecurityGroupIngress: (ec2, input: RuleInput) =>
    checkRules(ec2, input, ({ IpPermissions }) => IpPermissions),
  AuthorizeSecurityGroupEgress: (ec2, input: RuleInput) =>
    checkRules(ec2, input, ({ IpPermissionsEgress }) => IpPermissionsEgress),

  UpdateSecurityGroupRuleDescriptionsIngress: (_, input: RuleInput) => rulesOf(input).forEach(checkRule),
  UpdateSecurityGroupRuleDescriptionsEgress: (_, input: RuleInput) => rulesOf(input).forEach(checkRule),

  async CreateSubnet(ec2, { VpcId = '', CidrBlock = '', AvailabilityZone }: Record<string, string>) {
    const size = Number(CidrBlock.split('/')[1]);
    if (size < 16 || size > 28)
      throw new AwsError('InvalidSubnet.Range', `The CIDR '${CidrBlock}' is invalid.`);
    const { Subnets = [] } = await ec2.send(
      new DescribeSubnetsCommand({ Filters: [{ Name: 'vpc-id', Values: [VpcId] }] }),
    );
    if (Subnets.length >= SUBNETS_PER_VPC) {
      throw new AwsError('SubnetLimitExceeded', 'The maximum number of subnets has been reached.');
    }
    if (AvailabilityZone === undefined) return;
    const zones = await zonesOf(ec2);
    if (!zones.includes(AvailabilityZone)) {
      throw invalid(
        `Value (${AvailabilityZone}) for parameter availabilityZone is invalid. Subnets can currently only be created in the following availability zones: ${zones.join(', ')}.`,
      );
    }
  },

  CreateNetworkInterface: (ec2, { SubnetId, Groups }: { SubnetId?: string; Groups?: string[] }) =>
    checkGroups(ec2, 'Interface', SubnetId, Groups),

  ModifyNetworkInterfaceAttribute: (ec2, { Groups }: { Groups?: string[] }) =>
    checkGroups(ec2, 'Interface', undefined, Groups),

  async RunInstances(ec2, input: RunInput) {
    const {
      ImageId,
      InstanceType = '',
      KeyName,
      SubnetId,
      SecurityGroupIds,
      NetworkInterfaces = [],
      BlockDeviceMappings = [],
    } = input;
    if (KeyName !== undefined) {
      const { KeyPairs = [] } = await ec2.send(new DescribeKeyPairsCommand({}));
      if (!KeyPairs.some((pair) => pair.KeyName === KeyName)) {
        throw new AwsError('InvalidKeyPair.NotFound', `The key pair '${KeyName}' does not exist`);
      }
    }
    checkVirtualization(InstanceType, ImageId);
    checkRootVolume(ImageId, BlockDeviceMappings);
    await checkGroups(ec2, 'Instance', SubnetId, SecurityGroupIds);
    for (const { SubnetId: subnet, Groups } of NetworkInterfaces) {
      await checkGroups(ec2, 'Instance', subnet, Groups);
    }
  },
};

interface RunInput {
  ImageId?: string;
  InstanceType?: string;
  BlockDeviceMappings?: BlockDeviceMapping[];
  KeyName?: string;
  SubnetId?: string;
  SecurityGroupIds?: string[];
  NetworkInterfaces?: { SubnetId?: string; Groups?: string[] }[];
}

/** "Amazon VPC quotas": what an account has that did not ask for more. */
const SUBNETS_PER_VPC = 200;
const RULES_PER_GROUP = 60;
const GROUPS_PER_INTERFACE = 5;

/** GiB of the snapshot behind the first device of EKS's images: Amazon Linux's; Bottlerocket's holds the system alone. */
const SNAPSHOT = { amazonLinux: 20, bottlerocket: 2 };

/** Of the first years of EC2, whose Linux images were of another kind than all are that there are now. */
const paravirtual = /^(t1|m1|c1|m2)\./;

/** Source: "Troubleshooting" of bosh-aws-cpi, by whose time these types had become rare. */
function checkVirtualization(type: string, imageId: string | undefined): void {
  if (!paravirtual.test(type) || !images.some(({ id }) => id === imageId)) return;
  throw new AwsError(
    'InvalidParameterCombination',
    "Non-Windows instances with a virtualization type of 'hvm' are currently not supported for this instance type.",
  );
}

function checkRootVolume(imageId: string | undefined, mappings: BlockDeviceMapping[]): void {
  const image = images.find(({ id }) => id === imageId);
  const size = mappings.find(({ DeviceName }) => DeviceName === '/dev/xvda')?.Ebs?.VolumeSize;
  if (image === undefined || size === undefined) return;
  const least = image.name.startsWith('bottlerocket') ? SNAPSHOT.bottlerocket : SNAPSHOT.amazonLinux;
  if (size >= least) return;
  throw new AwsError(
    'InvalidBlockDeviceMapping',
    `Volume of size ${size}GB is smaller than snapshot 'snap-${image.id.slice(4)}', expect size>= ${least}GB`,
  );
}

/** What groups in a VPC, and their rules, may be called. */
const groupText = /^[a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]{0,255}$/;
const groupLetters = ' a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*';

function checkText(parameter: string, what: string, plural: string, text: string): void {
  if (/[^\0-\x7f]/.test(text)) {
    throw invalid(
      `Value (${text}) for parameter ${parameter} is invalid. Character sets beyond ASCII are not supported.`,
    );
  }
  if (groupText.test(text)) return;
  throw invalid(
    `Invalid security group ${what}. Valid ${plural} are strings less than 256 characters from the following set: ${groupLetters}`,
  );
}

interface RuleInput {
  GroupId?: string;
  GroupName?: string;
  IpPermissions?: IpPermission[];
}

/** A rule that is given without a list of them is one, too. */
const rulesOf = (input: RuleInput & IpPermission & { CidrIp?: string }): IpPermission[] =>
  input.IpPermissions ?? [
    { ...input, IpRanges: input.CidrIp === undefined ? [] : [{ CidrIp: input.CidrIp }] },
  ];

function checkRule({ IpProtocol = '', FromPort, ToPort, ...sources }: IpPermission): void {
  for (const { Description = '' } of sourcesOf(sources)) {
    if (!groupText.test(Description)) {
      throw invalid(
        `Invalid rule description. Valid descriptions are strings less than 256 characters from the following set: ${groupLetters}`,
      );
    }
  }
  const protocol = { '6': 'tcp', '17': 'udp' }[IpProtocol] ?? IpProtocol.toLowerCase();
  if (protocol !== 'tcp' && protocol !== 'udp') return;
  if (FromPort === undefined || ToPort === undefined) {
    throw invalid('Invalid value for portRange. Must specify both from and to ports with TCP/UDP.');
  }
  if (FromPort < 0 || ToPort > 65_535 || FromPort > ToPort) {
    // The words are assumed.
    throw invalid(`Invalid ${protocol.toUpperCase()} port range (${FromPort}-${ToPort})`);
  }
}

const sourcesOf = ({
  IpRanges = [],
  Ipv6Ranges = [],
  PrefixListIds = [],
  UserIdGroupPairs = [],
}: IpPermission): { Description?: string | undefined }[] => [
  ...IpRanges,
  ...Ipv6Ranges,
  ...PrefixListIds,
  ...UserIdGroupPairs,
];

/** Rules for IPv4 and those for IPv6 are counted apart; another group as source counts for both. */
const countsOf = (permissions: IpPermission[]): number[] => {
  const count = (kind: 'IpRanges' | 'Ipv6Ranges'): number =>
    permissions.flatMap((rule) => [
      ...(rule[kind] ?? []),
      ...(rule.UserIdGroupPairs ?? []),
      ...(rule.PrefixListIds ?? []),
    ]).length;
  return [count('IpRanges'), count('Ipv6Ranges')];
};

async function checkRules(
  ec2: EC2Client,
  input: RuleInput,
  direction: (group: SecurityGroup) => IpPermission[] | undefined,
): Promise<void> {
  const given = rulesOf(input);
  given.forEach(checkRule);
  const { SecurityGroups = [] } = await ec2.send(new DescribeSecurityGroupsCommand({}));
  const group = SecurityGroups.find(
    ({ GroupId, GroupName }) => GroupId === input.GroupId || GroupName === input.GroupName,
  );
  if (!group) return;
  if (countsOf([...(direction(group) ?? []), ...given]).some((count) => count > RULES_PER_GROUP)) {
    throw new AwsError(
      'RulesPerSecurityGroupLimitExceeded',
      'The maximum number of rules per security group has been reached.',
    );
  }
}

async function checkGroups(
  ec2: EC2Client,
  holder: 'Interface' | 'Instance',
  subnetId: string | undefined,
  groups: string[] = [],
): Promise<void> {
  if (groups.length > GROUPS_PER_INTERFACE) {
    throw new AwsError(
      `SecurityGroupsPer${holder}LimitExceeded`,
      `The maximum number of security groups per ${holder.toLowerCase()} has been reached.`,
    );
  }
  if (groups.length === 0 || subnetId === undefined) return;
  const [{ Subnets = [] }, { SecurityGroups = [] }] = await Promise.all([
    ec2.send(new DescribeSubnetsCommand({ Filters: [{ Name: 'subnet-id', Values: [subnetId] }] })),
    ec2.send(new DescribeSecurityGroupsCommand({ Filters: [{ Name: 'group-id', Values: groups }] })),
  ]);
  const stranger = SecurityGroups.find(({ VpcId }) => Subnets[0] && VpcId !== Subnets[0].VpcId);
  if (!stranger) return;
  throw new AwsError(
    'InvalidParameter',
    `Security group ${stranger.GroupId} and subnet ${subnetId} belong to different networks.`,
  );
}

async function zonesOf(ec2: EC2Client): Promise<string[]> {
  const { AvailabilityZones = [] } = await ec2.send(new DescribeAvailabilityZonesCommand({}));
  return AvailabilityZones.map(({ ZoneName = '' }) => ZoneName).toSorted();
}
