/**
 * How many vCPUs an account may run at once in a region. Sources: "Amazon EC2 instance type quotas" in AWS's documentation;
 * the words of scrapoxy/scrapoxy issue 202 and aws/aws-parallelcluster issue 1115.
 */
import {
  DescribeInstancesCommand,
  DescribeInstanceTypesCommand,
  DescribeLaunchTemplateVersionsCommand,
  type EC2Client,
  type _InstanceType as InstanceType,
  type LaunchTemplateSpecification,
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
  InstanceType?: InstanceType;
  LaunchTemplate?: LaunchTemplateSpecification;
  MinCount?: number;
  InstanceMarketOptions?: { MarketType?: string };
}

/** @throws AwsError when instances would take more vCPUs than the account's quota leaves */
export async function checkVcpus(
  ec2: EC2Client,
  { vcpus }: Pick<Circumstances, 'vcpus'>,
  { InstanceType: own, LaunchTemplate, MinCount = 1, InstanceMarketOptions }: Launch,
): Promise<void> {
  const wanted = own ?? (LaunchTemplate && (await typeOfTemplate(ec2, LaunchTemplate)));
  if (!wanted) return;
  const isSpot = InstanceMarketOptions?.MarketType === 'spot';
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

async function typeOfTemplate(
  ec2: EC2Client,
  { Version = '$Default', ...template }: LaunchTemplateSpecification,
): Promise<InstanceType | undefined> {
  const { LaunchTemplateVersions: [version] = [] } = await ec2.send(
    new DescribeLaunchTemplateVersionsCommand({ ...template, Versions: [Version] }),
  );
  return version?.LaunchTemplateData?.InstanceType;
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
