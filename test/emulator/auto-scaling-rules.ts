/** What Auto Scaling refuses and moto does not. */
import {
  DescribeLaunchTemplateVersionsCommand,
  EC2Client,
  type ResponseLaunchTemplateData,
} from '@aws-sdk/client-ec2';
import { GetInstanceProfileCommand, IAMClient } from '@aws-sdk/client-iam';
import { AwsError, type LoggedCall } from './core.ts';
import { type Moto, perRegion } from './moto.ts';

interface Specification {
  LaunchTemplateId?: string;
  LaunchTemplateName?: string;
  Version?: string;
}

interface Override {
  InstanceType?: string;
  WeightedCapacity?: string;
}

interface GroupInput {
  LaunchConfigurationName?: string;
  LaunchTemplate?: Specification;
  MaxInstanceLifetime?: number;
  MixedInstancesPolicy?: {
    LaunchTemplate?: { LaunchTemplateSpecification?: Specification; Overrides?: Override[] };
    InstancesDistribution?: Record<string, string | number | undefined>;
  };
}

const invalid = (message: string): AwsError => new AwsError('ValidationError', message);

/** Accounts made since October 2024 have none. Source: "Auto Scaling launch configurations" in the user guide. */
function refuseLaunchConfigurations(): never {
  throw new AwsError(
    'UnsupportedOperation',
    'The Launch Configuration creation operation is not available in your account. Use launch templates to create configuration templates for your Auto Scaling groups.',
  );
}

/** Source: API reference of Auto Scaling, InstancesDistribution. Its words are assumed. */
const strategies: Readonly<Record<string, readonly string[]>> = {
  OnDemandAllocationStrategy: ['lowest-price', 'prioritized'],
  SpotAllocationStrategy: [
    'capacity-optimized',
    'capacity-optimized-prioritized',
    'lowest-price',
    'price-capacity-optimized',
  ],
};

/** Numbers of a distribution, from the least to the most. */
const ranges: Readonly<Record<string, readonly [from: number, to: number]>> = {
  OnDemandBaseCapacity: [0, Number.MAX_SAFE_INTEGER],
  OnDemandPercentageAboveBaseCapacity: [0, 100],
  SpotInstancePools: [1, 20],
};

function checkDistribution(distribution: Record<string, string | number | undefined>): void {
  for (const [name, known] of Object.entries(strategies)) {
    const value = distribution[name];
    if (value !== undefined && !known.includes(String(value))) {
      throw invalid(`Invalid ${name}: ${value}. Valid values are: [${known.join(', ')}]`);
    }
  }
  for (const [name, [from, to]] of Object.entries(ranges)) {
    const value = distribution[name];
    if (value !== undefined && !(Number(value) >= from && Number(value) <= to)) {
      throw invalid(`${name} ${value} is not valid: it must be between ${from} and ${to}`);
    }
  }
  const { SpotAllocationStrategy = 'lowest-price', SpotInstancePools } = distribution;
  if (SpotInstancePools !== undefined && SpotAllocationStrategy !== 'lowest-price') {
    throw invalid(
      'SpotInstancePools option is only available with the lowest-price allocation strategy of Spot Instances',
    );
  }
}

function checkOverrides(overrides: readonly Override[]): void {
  if (overrides.length > 40) throw invalid('A mixed instances policy has at most 40 overrides');
  const types = overrides.flatMap(({ InstanceType }) => InstanceType ?? []);
  const twice = types.find((type, index) => types.indexOf(type) !== index);
  if (twice !== undefined) throw invalid(`Duplicate instance types specified in overrides: ${twice}`);
  const unmodelled = overrides.find(({ WeightedCapacity: weight = '1' }) => String(weight) !== '1');
  if (unmodelled) {
    throw new AwsError('NotImplemented', 'The emulator does not model weights of instance types', 501);
  }
}

const ways = ['LaunchConfigurationName', 'LaunchTemplate', 'MixedInstancesPolicy'] as const;

interface Clients {
  ec2: EC2Client;
  iam: IAMClient;
}

async function checkGroup(clients: Clients, input: GroupInput, isNew: boolean): Promise<void> {
  const given = ways.filter((way) => input[way] !== undefined);
  if (given.length > 1 || (isNew && given.length === 0)) {
    throw invalid(
      'Valid requests must contain either LaunchTemplate, LaunchConfigurationName, InstanceId or MixedInstancesPolicy parameter.',
    );
  }
  const { MaxInstanceLifetime: lifetime = 0 } = input;
  // Source: API reference of Auto Scaling, MaxInstanceLifetime. Its words are assumed.
  if (Number(lifetime) !== 0 && !(Number(lifetime) >= 86_400 && Number(lifetime) <= 31_536_000)) {
    throw invalid(
      `MaxInstanceLifetime ${lifetime} is not valid: it must be 0, or between 86400 and 31536000`,
    );
  }
  const { LaunchTemplate, InstancesDistribution } = input.MixedInstancesPolicy ?? {};
  checkDistribution(InstancesDistribution ?? {});
  checkOverrides(LaunchTemplate?.Overrides ?? []);
  const specification = input.LaunchTemplate ?? LaunchTemplate?.LaunchTemplateSpecification;
  if (!specification) return;
  const data = await dataOf(clients.ec2, specification);
  await checkProfile(clients.iam, data);
  if (data.InstanceMarketOptions === undefined || input.LaunchTemplate) return;
  // Source: "Auto Scaling groups with multiple instance types and purchase options" in the user guide.
  throw invalid(
    'Incompatible launch template: You cannot use a launch template that is set to request Spot Instances (InstanceMarketOptions) when you configure an Auto Scaling group with a mixed instances policy. Add a different launch template to the group and try again.',
  );
}

const notFullyFormed = (why: string): AwsError =>
  invalid(`You must use a valid fully-formed launch template. ${why}`);

/** Auto Scaling tries the template out: what no instance can be launched with, it refuses at once. */
async function checkProfile(
  iam: IAMClient,
  { IamInstanceProfile }: ResponseLaunchTemplateData,
): Promise<void> {
  const { Name } = IamInstanceProfile ?? {};
  if (Name === undefined) return;
  await iam.send(new GetInstanceProfileCommand({ InstanceProfileName: Name })).catch(() => {
    throw notFullyFormed(
      `Value (${Name}) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name`,
    );
  });
}

async function dataOf(
  ec2: EC2Client,
  { LaunchTemplateId, LaunchTemplateName, Version = '$Default' }: Specification,
): Promise<ResponseLaunchTemplateData> {
  const request = { LaunchTemplateId, LaunchTemplateName, Versions: [Version] };
  const { LaunchTemplateVersions: [found] = [] } = await ec2
    .send(new DescribeLaunchTemplateVersionsCommand(request))
    .catch((error: Error) => {
      throw notFullyFormed(error.message);
    });
  return found?.LaunchTemplateData ?? {};
}

/** Refuses a call to Auto Scaling that AWS would refuse; to be asked before moto is. */
export function autoScalingRules(moto: Moto): (call: LoggedCall) => Promise<void> {
  const iam = new IAMClient(moto.client('us-east-1'));
  const clientsIn = perRegion((region) => ({ ec2: new EC2Client(moto.client(region)), iam }));
  const rules: Record<string, (clients: Clients, input: GroupInput) => Promise<void>> = {
    CreateAutoScalingGroup: (clients, input) => checkGroup(clients, input, true),
    UpdateAutoScalingGroup: (clients, input) => checkGroup(clients, input, false),
    CreateLaunchConfiguration: async () => refuseLaunchConfigurations(),
  };
  return async ({ service, operation, region, request }) => {
    if (service === 'autoscaling') await rules[operation]?.(clientsIn(region), Object(request));
  };
}
