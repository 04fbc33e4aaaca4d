/** Prices that differ by type and region: the Price List API's, and those of the history of spot prices. */
import type { _InstanceType } from '@aws-sdk/client-ec2';
import { hoursOfMonth } from '../spec/prices.ts';
import type { Aws } from './clients.ts';
import { awsWords, isDenied } from './errors.ts';
import { everyPage } from './pages.ts';
import { partitionOf } from './partition.ts';

/** Of one type of volume, in US dollars an hour. */
export interface VolumePrices {
  gibibyte: number;
  /** An operation a second, beyond those that come with the volume. */
  iops: number;
  /** A MiB a second, beyond those that come with the volume. */
  throughput: number;
}

/** What AWS asks for in one region. Each price is asked for when it is first wanted, and kept. */
export interface PriceList {
  /** An instance on demand, with Linux, in US dollars an hour. @throws PriceError */
  onDemand(instanceType: string): Promise<number>;
  /** A spot instance, with Linux, in US dollars an hour: what it costs now, as the mean of the zones. @throws PriceError */
  spot(instanceType: string): Promise<number>;
  /** @throws PriceError */
  volume(volumeType: string): Promise<VolumePrices>;
}

/** A price cannot be told; the message is the reason alone, such as `pricing:GetProducts is denied`. */
export class PriceError extends Error {
  constructor(reason: string, cause?: unknown) {
    super(reason, { cause });
    this.name = 'PriceError';
  }
}

export function priceList(aws: Aws): PriceList {
  return {
    onDemand: once((type) => onDemand(aws, type)),
    spot: once((type) => spot(aws, type)),
    volume: once((type) => volume(aws, type)),
  };
}

async function onDemand(aws: Aws, instanceType: string): Promise<number> {
  const found = await products(aws, {
    instanceType,
    operatingSystem: 'Linux',
    preInstalledSw: 'NA',
    tenancy: 'Shared',
    capacitystatus: 'Used',
  });
  const hourly = found.find(({ unit }) => unit === 'Hrs');
  if (hourly === undefined) throw unlisted(instanceType, aws);
  return hourly.dollars;
}

async function volume(aws: Aws, volumeApiName: string): Promise<VolumePrices> {
  const found = await products(aws, { volumeApiName });
  // Of the tiers of io2 the first is taken, which is the dearest.
  const monthly = (unit: string): number | undefined =>
    found.filter((product) => product.unit === unit).sort((a, b) => b.dollars - a.dollars)[0]?.dollars;
  const gibibyte = monthly('GB-Mo');
  if (gibibyte === undefined) throw unlisted(volumeApiName, aws);
  return {
    gibibyte: gibibyte / hoursOfMonth,
    iops: (monthly('IOPS-Mo') ?? 0) / hoursOfMonth,
    throughput: (monthly('GiBps-mo') ?? 0) / 1024 / hoursOfMonth,
  };
}

async function spot(aws: Aws, instanceType: string): Promise<number> {
  const { id } = partitionOf(aws.region);
  if (id === 'aws-cn') throw new PriceError(inYuan);
  const ec2 = await aws.ec2();
  const request = {
    InstanceTypes: [instanceType as _InstanceType],
    ProductDescriptions: ['Linux/UNIX'],
    // From now on: what is answered is the last change before, in each zone.
    StartTime: new Date(),
  };
  const history = await everyPage(
    (NextToken) => ec2.describeSpotPriceHistory({ ...request, NextToken }),
    (page) => page.SpotPriceHistory,
  ).catch((error: unknown) => {
    throw refused('ec2:DescribeSpotPriceHistory', error);
  });
  const latest = new Map<string, number>();
  for (const { AvailabilityZone = '', SpotPrice } of history) {
    // Newest first.
    if (!latest.has(AvailabilityZone)) latest.set(AvailabilityZone, Number(SpotPrice));
  }
  if (latest.size === 0) throw new PriceError(`no zone of ${aws.region} has a spot price of ${instanceType}`);
  return [...latest.values()].reduce((sum, price) => sum + price, 0) / latest.size;
}

interface Product {
  /** Such as `Hrs` or `GB-Mo`. */
  unit: string;
  /** For a unit. */
  dollars: number;
}

/** An item of the price list, as far as it is read. */
interface Offer {
  terms?: {
    OnDemand?: Record<
      string,
      { priceDimensions?: Record<string, { unit?: string; pricePerUnit?: { USD?: string } }> }
    >;
  };
}

/** The products of EC2 in the region that have these attributes, and cost something. */
async function products(aws: Aws, attributes: Readonly<Record<string, string>>): Promise<Product[]> {
  const { id } = partitionOf(aws.region);
  if (id === 'aws-cn') throw new PriceError(inYuan);
  if (id !== 'aws')
    throw new PriceError(`the credentials are of ${id}, and only those of the partition aws may ask`);
  const Filters = Object.entries({ ...attributes, regionCode: aws.region }).map(([Field, Value]) => ({
    Type: 'TERM_MATCH' as const,
    Field,
    Value,
  }));
  const found: Product[] = [];
  try {
    const { paginateGetProducts } = await import('@aws-sdk/client-pricing');
    const client = await aws.pricing();
    for await (const page of paginateGetProducts({ client }, { ServiceCode: 'AmazonEC2', Filters })) {
      for (const item of page.PriceList ?? []) found.push(...pricesOf(JSON.parse(String(item))));
    }
  } catch (error) {
    throw refused('pricing:GetProducts', error);
  }
  return found.filter(({ dollars }) => dollars > 0);
}

function pricesOf({ terms }: Offer): Product[] {
  return Object.values(terms?.OnDemand ?? {})
    .flatMap(({ priceDimensions = {} }) => Object.values(priceDimensions))
    .map(({ unit = '', pricePerUnit }) => ({ unit, dollars: Number(pricePerUnit?.USD ?? 0) }));
}

function refused(permission: string, error: unknown): PriceError {
  if (isDenied(error)) return new PriceError(`${permission} is denied`, error);
  return new PriceError(awsWords(error) ?? `${error}`, error);
}

const unlisted = (type: string, { region }: Aws): PriceError =>
  new PriceError(`the price list has no ${type} in ${region}`);

const inYuan = 'prices in China are in yuan';

/** Asks once for each type; after a failure, once more when somebody wants to know again. */
function once<Value>(ask: (type: string) => Promise<Value>): (type: string) => Promise<Value> {
  const answers = new Map<string, Promise<Value>>();
  return (type) => {
    const known = answers.get(type);
    if (known !== undefined) return known;
    const answer = ask(type).catch((error: unknown) => {
      answers.delete(type);
      throw error;
    });
    answers.set(type, answer);
    return answer;
  };
}
