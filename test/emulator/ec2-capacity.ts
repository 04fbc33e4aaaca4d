/**
 * What EC2 refuses to launch: more vCPUs than an account may run at once in a region, what it has none of, and images on the wrong
 * type. Sources: "Amazon EC2 instance type quotas" in AWS's documentation; the words of scrapoxy/scrapoxy issue 202,
 * aws/aws-parallelcluster issue 1115, ITISFoundation/osparc-simcore issue 3629 and LeanerCloud/AutoSpotting issue 25.
 */
import {
  DescribeImagesCommand,
  DescribeInstancesCommand,
  DescribeInstanceTypesCommand,
  DescribeLaunchTemplateVersionsCommand,
  DescribeSubnetsCommand,
  type EC2Client,
  type _InstanceType as InstanceType,
  type LaunchTemplateSpecification,
  type ResponseLaunchTemplateData,
} from '@aws-sdk/client-ec2';
import { AwsError, type Circumstances } from './core.ts';

/** Which families a quota is for; the first letters of an instance type say its family. */
const families: Readonly<Record<string, readonly string[]>> = {
  DL: ['dl'],
  F: ['f'],
  'G and VT': ['g', 'gr', 'vt'],
  HPC: ['hpc'],
  'High Memory': ['u'],
  Inf: ['inf'],
  P: ['p'],
  Trn: ['trn'],
  X: ['x'],
};

const markets = ['On-Demand', 'Spot'] as const;

export const vcpuQuotas: readonly string[] = markets.flatMap((market) =>
  [...Object.keys(families), 'Standard'].map((bucket) => `${market} ${bucket}`),
);

export const isVcpuQuota = (name: string): boolean => vcpuQuotas.includes(name);

/** Such as `Spot G and VT`. */
function quotaOf(type: string, isSpot: boolean): string {
  const family = /^[a-z]+/.exec(type)?.[0] ?? '';
  const bucket = Object.keys(families).find((name) => families[name]?.includes(family)) ?? 'Standard';
  return `${isSpot ? 'Spot' : 'On-Demand'} ${bucket}`;
}

interface Launch {
  ImageId?: string;
  InstanceType?: InstanceType;
  LaunchTemplate?: LaunchTemplateSpecification;
  MinCount?: number;
  InstanceMarketOptions?: { MarketType?: string };
  SubnetId?: string;
  NetworkInterfaces?: { SubnetId?: string }[];
}

/** @throws AwsError when instances would take more vCPUs than the account's quota leaves */
export async function checkVcpus(
  ec2: EC2Client,
  { vcpus }: Pick<Circumstances, 'vcpus'>,
  launch: Launch,
): Promise<void> {
  const { MinCount = 1 } = launch;
  const { type: wanted, isSpot } = await askedFor(ec2, launch);
  if (!wanted) return;
  const quota = quotaOf(wanted, isSpot);
  const { Reservations = [] } = await ec2.send(
    new DescribeInstancesCommand({
      Filters: [{ Name: 'instance-state-name', Values: ['pending', 'running'] }],
    }),
  );
  const running = Reservations.flatMap(({ Instances = [] }) => Instances)
    .filter(
      ({ InstanceType: type = '', InstanceLifecycle }) =>
        quotaOf(type, InstanceLifecycle === 'spot') === quota,
    )
    .flatMap(({ InstanceType: type }) => type ?? []);
  const sizes = await vcpusOf(ec2, [...running, wanted]);
  const taken = running.reduce((sum, type) => sum + (sizes.get(type) ?? 0), 0);
  const limit = vcpus[quota] ?? 0;
  if (taken + Number(MinCount) * (sizes.get(wanted) ?? 0) <= limit) return;
  if (isSpot) throw new AwsError('MaxSpotInstanceCountExceeded', 'Max spot instance count exceeded');
  throw new AwsError(
    'VcpuLimitExceeded',
    `You have requested more vCPU capacity than your current vCPU limit of ${limit} allows for the instance bucket that the specified instance type belongs to. Please visit http://aws.amazon.com/contact-us/ec2-request to request an adjustment to this limit.`,
  );
}

/** What a request says, or else its template. */
async function askedFor(
  ec2: EC2Client,
  { InstanceType, InstanceMarketOptions, LaunchTemplate }: Launch,
): Promise<{ type: InstanceType | undefined; isSpot: boolean }> {
  const template = LaunchTemplate ? await templateOf(ec2, LaunchTemplate) : {};
  const market = InstanceMarketOptions ?? template.InstanceMarketOptions;
  return { type: InstanceType ?? template.InstanceType, isSpot: market?.MarketType === 'spot' };
}

/** @throws AwsError when EC2 has none of the instances that are asked for */
export async function checkCapacity(
  ec2: EC2Client,
  { shortages }: Pick<Circumstances, 'shortages'>,
  launch: Launch,
): Promise<void> {
  if (shortages.length === 0) return;
  const { type, isSpot } = await askedFor(ec2, launch);
  const SubnetId = launch.SubnetId ?? launch.NetworkInterfaces?.[0]?.SubnetId;
  const { Subnets = [] } = await ec2.send(
    new DescribeSubnetsCommand({ Filters: SubnetId ? [{ Name: 'subnet-id', Values: [SubnetId] }] : [] }),
  );
  const zones = [...new Set(Subnets.map(({ AvailabilityZone = '' }) => AvailabilityZone))];
  const market = isSpot ? 'spot' : 'on-demand';
  const isShort = (zone: string): boolean =>
    shortages.some(
      (each) =>
        (each.market ?? market) === market && (each.type ?? type) === type && (each.zone ?? zone) === zone,
    );
  if (!zones.every(isShort)) return;
  // As AWS says it where nobody names a zone as well: the rest of the sentence is about others.
  const where = SubnetId === undefined ? '' : ` (${zones[0]})`;
  throw new AwsError(
    'InsufficientInstanceCapacity',
    isSpot
      ? 'There is no Spot capacity available that matches your request.'
      : `We currently do not have sufficient ${type} capacity in the Availability Zone you requested${where}. Our system will be working on provisioning additional capacity.`,
    500,
  );
}

async function templateOf(
  ec2: EC2Client,
  { Version = '$Default', ...template }: LaunchTemplateSpecification,
): Promise<ResponseLaunchTemplateData> {
  const { LaunchTemplateVersions: [version] = [] } = await ec2
    .send(new DescribeLaunchTemplateVersionsCommand({ ...template, Versions: [Version] }))
    .catch((error: Error) => {
      throw new AwsError(error.name, error.message);
    });
  return version?.LaunchTemplateData ?? {};
}

/**
 * In the words that people quote, as in aws/karpenter-provider-aws issue 2082.
 * @throws AwsError when the instance type does not run what the image is for
 */
export async function checkArchitecture(
  ec2: EC2Client,
  { InstanceType: type, ImageId, LaunchTemplate }: Launch,
): Promise<void> {
  const template = LaunchTemplate ? await templateOf(ec2, LaunchTemplate) : {};
  const [wanted = template.InstanceType, image = template.ImageId] = [type, ImageId];
  if (wanted === undefined || image === undefined) return;
  const { Images: [found] = [] } = await ec2.send(
    new DescribeImagesCommand({ Filters: [{ Name: 'image-id', Values: [image] }] }),
  );
  const { InstanceTypes: [info] = [] } = await ec2.send(
    new DescribeInstanceTypesCommand({ Filters: [{ Name: 'instance-type', Values: [wanted] }] }),
  );
  const known = info?.ProcessorInfo?.SupportedArchitectures ?? [];
  if (!found?.Architecture || !info || known.some((each) => each === found.Architecture)) return;
  throw new AwsError(
    'InvalidParameterValue',
    `The architecture '${known.join(',')}' of the specified instance type does not match the architecture '${found.Architecture}' of the specified AMI. Specify an instance type and an AMI that have matching architectures, and try again. You can use 'describe-instance-types' or 'describe-images' to discover the architecture of the instance type or AMI.`,
  );
}

/**
 * Source: EC2 user guide, "What is Nitro Enclaves?", requirements. Its words are assumed.
 * @throws AwsError when the instance type starts no enclaves, and the launch asks for them
 */
export async function checkEnclaves(
  ec2: EC2Client,
  { InstanceType: type, LaunchTemplate }: Launch,
): Promise<void> {
  if (LaunchTemplate === undefined) return;
  const template = await templateOf(ec2, LaunchTemplate);
  const wanted = type ?? template.InstanceType;
  if (wanted === undefined || template.EnclaveOptions?.Enabled !== true) return;
  const { InstanceTypes: [info] = [] } = await ec2.send(
    new DescribeInstanceTypesCommand({ Filters: [{ Name: 'instance-type', Values: [wanted] }] }),
  );
  if (info?.NitroEnclavesSupport === 'supported') return;
  throw new AwsError('InvalidParameterValue', `The instance type ${wanted} does not support Nitro Enclaves.`);
}

async function vcpusOf(ec2: EC2Client, types: readonly InstanceType[]): Promise<Map<InstanceType, number>> {
  const { InstanceTypes = [] } = await ec2.send(
    new DescribeInstanceTypesCommand({ InstanceTypes: [...new Set(types)] }),
  );
  return new Map(
    InstanceTypes.flatMap(({ InstanceType: type, VCpuInfo }) =>
      type ? [[type, VCpuInfo?.DefaultVCpus ?? 0] as const] : [],
    ),
  );
}
