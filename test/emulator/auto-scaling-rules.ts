/** What Auto Scaling refuses and moto does not. */
import { DescribeLaunchTemplateVersionsCommand, EC2Client } from '@aws-sdk/client-ec2';
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

async function checkGroup(ec2: EC2Client, input: GroupInput, isNew: boolean): Promise<void> {
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
  const specification = LaunchTemplate?.LaunchTemplateSpecification;
  if (!specification || !(await asksForSpot(ec2, specification))) return;
  // Source: "Auto Scaling groups with multiple instance types and purchase options" in the user guide.
  throw invalid(
    'Incompatible launch template: You cannot use a launch template that is set to request Spot Instances (InstanceMarketOptions) when you configure an Auto Scaling group with a mixed instances policy. Add a different launch template to the group and try again.',
  );
}

async function asksForSpot(
  ec2: EC2Client,
  { LaunchTemplateId, LaunchTemplateName, Version = '$Default' }: Specification,
): Promise<boolean> {
  const request = { LaunchTemplateId, LaunchTemplateName, Versions: [Version] };
  const { LaunchTemplateVersions: [found] = [] } = await ec2
    .send(new DescribeLaunchTemplateVersionsCommand(request))
    .catch((error: Error) => {
      throw invalid(`You must use a valid fully-formed launch template. ${error.message}`);
    });
  return found?.LaunchTemplateData?.InstanceMarketOptions !== undefined;
}

/** Refuses a call to Auto Scaling that AWS would refuse; to be asked before moto is. */
export function autoScalingRules(moto: Moto): (call: LoggedCall) => Promise<void> {
  const ec2In = perRegion((region) => new EC2Client(moto.client(region)));
  const rules: Record<string, (ec2: EC2Client, input: GroupInput) => Promise<void>> = {
    CreateAutoScalingGroup: (ec2, input) => checkGroup(ec2, input, true),
    UpdateAutoScalingGroup: (ec2, input) => checkGroup(ec2, input, false),
    CreateLaunchConfiguration: async () => refuseLaunchConfigurations(),
  };
  return async ({ service, operation, region, request }) => {
    if (service === 'autoscaling') await rules[operation]?.(ec2In(region), Object(request));
  };
}
