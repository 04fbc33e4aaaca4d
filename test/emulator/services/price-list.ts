/** The products of the price list: each instance type and volume type in all the variants that AWS sells it in. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

type ByRegion = Readonly<Record<string, number>>;

interface Prices {
  date: string;
  instances: Readonly<Record<string, ByRegion>>;
  volumes: Readonly<Record<string, { size: ByRegion; iops?: ByRegion; throughput?: ByRegion }>>;
}

/** The prices of spot instances are made of these too. */
const prices: Prices = JSON.parse(readFileSync(new URL('prices.json', import.meta.url), 'utf8'));

export interface Product {
  productFamily: string;
  attributes: Readonly<Record<string, string>>;
  unit: string;
  description: string;
  /** US dollars for a unit. */
  price: number;
}

/** Of each region: what its usage types begin with, and its name in the list (not everywhere that of the console). */
const regions: Readonly<Record<string, { usage: string; location: string }>> = {
  'us-east-1': { usage: '', location: 'US East (N. Virginia)' },
  'us-west-2': { usage: 'USW2-', location: 'US West (Oregon)' },
  'eu-west-1': { usage: 'EU-', location: 'EU (Ireland)' },
  'eu-central-1': { usage: 'EUC1-', location: 'EU (Frankfurt)' },
};

/** How much dearer each is than Linux; assumed, for they only have to differ. */
const systems = [
  { operatingSystem: 'Linux', preInstalledSw: 'NA', operation: 'RunInstances', factor: 1 },
  { operatingSystem: 'Linux', preInstalledSw: 'SQL Std', operation: 'RunInstances:0004', factor: 9 },
  { operatingSystem: 'RHEL', preInstalledSw: 'NA', operation: 'RunInstances:0010', factor: 1.7 },
  { operatingSystem: 'Windows', preInstalledSw: 'NA', operation: 'RunInstances:0002', factor: 1.4 },
];

const tenancies = [
  { tenancy: 'Shared', usage: 'BoxUsage', factor: 1 },
  { tenancy: 'Dedicated', usage: 'DedicatedUsage', factor: 1.1 },
];

/** An allocated reservation is paid for as such, and the instance in it is free. */
const capacities = [
  { capacitystatus: 'Used', usage: '', factor: 1 },
  { capacitystatus: 'UnusedCapacityReservation', usage: 'Unused', factor: 1 },
  { capacitystatus: 'AllocatedCapacityReservation', usage: 'Reservation:', factor: 0 },
];

const common = (regionCode: string): Record<string, string> => ({
  servicecode: 'AmazonEC2',
  servicename: 'Amazon Elastic Compute Cloud',
  location: regions[regionCode]?.location ?? '',
  locationType: 'AWS Region',
  regionCode,
});

const usageType = (regionCode: string, usage: string): string => `${regions[regionCode]?.usage}${usage}`;

function instanceProducts(instanceType: string, byRegion: ByRegion): Product[] {
  return Object.entries(byRegion).flatMap(([region, linux]) =>
    systems.flatMap((system) =>
      tenancies.flatMap((tenancy) =>
        capacities.map((capacity) => {
          const price = linux * system.factor * tenancy.factor * capacity.factor;
          return {
            productFamily: 'Compute Instance',
            attributes: {
              ...common(region),
              instanceType,
              instanceFamily: 'General purpose',
              currentGeneration: 'Yes',
              operatingSystem: system.operatingSystem,
              preInstalledSw: system.preInstalledSw,
              licenseModel: 'No License required',
              tenancy: tenancy.tenancy,
              capacitystatus: capacity.capacitystatus,
              operation: system.operation,
              marketoption: 'OnDemand',
              usagetype: usageType(region, `${capacity.usage}${tenancy.usage}:${instanceType}`),
            },
            unit: 'Hrs',
            description: `$${price} per ${tenancy.tenancy} ${system.operatingSystem} ${instanceType} Instance Hour`,
            price,
          };
        }),
      ),
    ),
  );
}

/** What volumes are paid for: space, and with some types what they do. */
const volumeParts = {
  size: { productFamily: 'Storage', usage: 'VolumeUsage', unit: 'GB-Mo' },
  iops: { productFamily: 'System Operation', usage: 'VolumeP-IOPS', unit: 'IOPS-Mo' },
  throughput: { productFamily: 'Provisioned Throughput', usage: 'VolumeP-Throughput', unit: 'GiBps-mo' },
} as const;

/** What usage types call a volume type; gp2 and the magnetic ones are older than the rule. */
const inUsage: Readonly<Record<string, string>> = { io1: 'piops' };

function volumeProducts(volumeApiName: string, byPart: Prices['volumes'][string]): Product[] {
  return Object.entries(volumeParts).flatMap(([name, part]) =>
    Object.entries(byPart[name as keyof typeof volumeParts] ?? {}).map(([region, price]) => ({
      productFamily: part.productFamily,
      attributes: {
        ...common(region),
        volumeApiName,
        storageMedia: 'SSD-backed',
        operation: '',
        usagetype: usageType(region, `EBS:${part.usage}.${inUsage[volumeApiName] ?? volumeApiName}`),
      },
      unit: part.unit,
      description: `$${price} per ${part.unit} of ${volumeApiName}`,
      price,
    })),
  );
}

/** The whole of AmazonEC2. */
export const products: readonly Product[] = [
  ...Object.entries(prices.instances).flatMap(([type, byRegion]) => instanceProducts(type, byRegion)),
  ...Object.entries(prices.volumes).flatMap(([type, byPart]) => volumeProducts(type, byPart)),
];

/** A code as AWS's look, always the same for the same text. */
const code = (text: string, length: number): string =>
  BigInt(`0x${createHash('sha256').update(text).digest('hex')}`)
    .toString(36)
    .toUpperCase()
    .slice(0, length);

/** AWS's own, the same for every product: on-demand terms, and an hourly (or monthly) rate in them. */
const onDemand = 'JRTCKXETXF';
const rate = '6YS6EN2CT7';

/** A product with its terms, as an item of PriceList: JSON within JSON. */
export function listed({ productFamily, attributes, unit, description, price }: Product): string {
  const sku = code(
    `${productFamily} ${attributes.usagetype} ${attributes.operation} ${attributes.preInstalledSw}`,
    16,
  );
  const term = `${sku}.${onDemand}`;
  const dimension = `${term}.${rate}`;
  return JSON.stringify({
    product: { productFamily, attributes, sku },
    serviceCode: 'AmazonEC2',
    terms: {
      OnDemand: {
        [term]: {
          priceDimensions: {
            [dimension]: {
              unit,
              endRange: 'Inf',
              description,
              appliesTo: [],
              rateCode: dimension,
              beginRange: '0',
              pricePerUnit: { USD: price.toFixed(10) },
            },
          },
          sku,
          effectiveDate: '2026-11-01T00:00:00Z',
          offerTermCode: onDemand,
          termAttributes: {},
        },
      },
    },
    version: `${prices.date.replaceAll('-', '')}000000`,
    publicationDate: `${prices.date}T00:00:00Z`,
  });
}
