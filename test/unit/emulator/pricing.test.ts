import { DescribeSpotPriceHistoryCommand, EC2Client } from '@aws-sdk/client-ec2';
import {
  type Filter,
  GetProductsCommand,
  type GetProductsCommandInput,
  PricingClient,
  paginateGetProducts,
} from '@aws-sdk/client-pricing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type EmulatorInTest, emulatorInTest, refusal } from './emulator-in-test.ts';

let emulator: EmulatorInTest;
let pricing: PricingClient;
let ec2: EC2Client;
beforeAll(async () => {
  emulator = await emulatorInTest({ speed: 1000 });
  pricing = new PricingClient(emulator.admin);
  ec2 = new EC2Client(emulator.admin);
});
afterAll(() => emulator.close());

const filters = (fields: Record<string, string>): Filter[] =>
  Object.entries(fields).map(([Field, Value]) => ({ Type: 'TERM_MATCH', Field, Value }));

const get = (fields: Record<string, string>, more: Partial<GetProductsCommandInput> = {}) =>
  pricing.send(new GetProductsCommand({ ServiceCode: 'AmazonEC2', Filters: filters(fields), ...more }));

const t3Medium = { instanceType: 't3.medium', regionCode: 'eu-west-1' };
const plainLinux = {
  ...t3Medium,
  operatingSystem: 'Linux',
  preInstalledSw: 'NA',
  tenancy: 'Shared',
  capacitystatus: 'Used',
};

describe('the price list', () => {
  test('has one product for a type that is told in full, with its on-demand terms as JSON within JSON', async () => {
    const { PriceList = [], NextToken } = await get(plainLinux);
    expect(NextToken).toBeUndefined();
    expect(PriceList).toHaveLength(1);
    const { product, terms } = JSON.parse(String(PriceList[0]));
    expect(product).toMatchObject({
      productFamily: 'Compute Instance',
      attributes: { usagetype: 'EU-BoxUsage:t3.medium', location: 'EU (Ireland)', operation: 'RunInstances' },
    });
    const term = terms.OnDemand[`${product.sku}.JRTCKXETXF`];
    expect(term.priceDimensions[`${product.sku}.JRTCKXETXF.6YS6EN2CT7`]).toMatchObject({
      unit: 'Hrs',
      pricePerUnit: { USD: '0.0456000000' },
    });
  });

  test('has many for a type that is not, which are free or dearer', async () => {
    const { PriceList = [] } = await get(t3Medium);
    expect(PriceList.length).toBeGreaterThan(20);
  });

  test('comes in pages', async () => {
    const items: string[] = [];
    const input = { ServiceCode: 'AmazonEC2', Filters: filters(t3Medium), MaxResults: 7 };
    for await (const page of paginateGetProducts({ client: pricing }, input)) {
      expect(page.PriceList?.length).toBeLessThanOrEqual(7);
      items.push(...(page.PriceList ?? []).map(String));
    }
    expect(new Set(items).size).toBe((await get(t3Medium)).PriceList?.length);
  });

  test('has space, operations and throughput of a volume type apart', async () => {
    const { PriceList = [] } = await get({ volumeApiName: 'gp3', regionCode: 'us-east-1' });
    const units = PriceList.map((item: unknown) => JSON.parse(String(item)).product.attributes.usagetype);
    expect(units).toEqual(['EBS:VolumeUsage.gp3', 'EBS:VolumeP-IOPS.gp3', 'EBS:VolumeP-Throughput.gp3']);
  });

  test.each([
    [
      'of a service it does not name',
      get.bind(undefined, {}, { ServiceCode: '' }),
      /serviceCode cannot be null/,
    ],
    [
      'by a field that there is not',
      get.bind(undefined, { instancetyp: 't3.medium' }),
      /Invalid attribute instancetyp/,
    ],
    ['in a form that there is not', get.bind(undefined, {}, { FormatVersion: 'aws_v9' }), /aws_v9/],
    ['in pages that are too long', get.bind(undefined, {}, { MaxResults: 101 }), /between 1 and 100/],
  ])('refuses to be asked %s', async (_, ask, message) => {
    expect(await refusal(ask())).toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringMatching(message),
    });
  });

  test('refuses a token that it has not given', async () => {
    expect(await refusal(get(t3Medium, { NextToken: 'bm9uZQ==' }))).toMatchObject({
      name: 'InvalidNextTokenException',
    });
  });
});

describe('the history of spot prices', () => {
  const history = (input: object) => ec2.send(new DescribeSpotPriceHistoryCommand(input));

  test('told from now on has the present price of each zone', async () => {
    const { SpotPriceHistory = [] } = await history({
      InstanceTypes: ['t3.medium'],
      ProductDescriptions: ['Linux/UNIX'],
      StartTime: new Date(),
    });
    const byZone = SpotPriceHistory.map(({ AvailabilityZone, SpotPrice }) => [AvailabilityZone, SpotPrice]);
    expect(Object.fromEntries(byZone)).toMatchObject({ 'us-east-1a': '0.012480', 'us-east-1b': '0.014144' });
    expect(new Set(byZone.map(([zone]) => zone)).size).toBe(byZone.length);
  });

  test('told without a beginning goes back in time, newest first, in pages', async () => {
    const input = { InstanceTypes: ['t3.medium'], AvailabilityZone: 'us-east-1a' };
    const { SpotPriceHistory: all = [], NextToken } = await history(input);
    expect(NextToken).toBe('');
    expect(all.map(({ ProductDescription }) => ProductDescription)).toContain('Windows');
    const times = all.map(({ Timestamp }) => Timestamp?.getTime() ?? 0);
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    const first = await history({ ...input, MaxResults: 4 });
    const second = await history({ ...input, NextToken: first.NextToken });
    expect(first.SpotPriceHistory).toHaveLength(4);
    expect(second.SpotPriceHistory).toHaveLength(all.length - 4);
  });

  test('knows nothing of types that are not offered, and refuses filters that there are not', async () => {
    expect((await history({ InstanceTypes: ['z9.huge'] })).SpotPriceHistory ?? []).toEqual([]);
    expect(await refusal(history({ Filters: [{ Name: 'colour', Values: ['red'] }] }))).toMatchObject({
      name: 'InvalidParameterValue',
    });
  });
});
