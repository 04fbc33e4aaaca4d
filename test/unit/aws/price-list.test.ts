import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createAws } from '../../../src/aws/clients.ts';
import { pricingRegion } from '../../../src/aws/partition.ts';
import { priceList } from '../../../src/aws/price-list.ts';
import { answer, type Handler, listen } from '../support/server.ts';

async function pricesIn(region: string, handler: Handler = (_, response) => answer(response, {}, 500)) {
  const server = await listen(handler);
  vi.stubEnv('AWS_ENDPOINT_URL', `http://127.0.0.1:${server.port}`);
  onTestFinished(() => void vi.unstubAllEnvs());
  const credentials = async () => ({ accessKeyId: 'AKIA', secretAccessKey: 'secret' });
  return priceList(createAws(region, credentials, () => undefined));
}

/** An item of the price list, as the API gives it. */
const offer = (unit: string, usd: string): string =>
  JSON.stringify({
    terms: {
      OnDemand: { 'SKU.T': { priceDimensions: { 'SKU.T.R': { unit, pricePerUnit: { USD: usd } } } } },
    },
  });

describe('the price list', () => {
  test('is asked for a type once, however many want to know', async () => {
    const asked: string[] = [];
    const prices = await pricesIn('eu-west-1', ({ body }, response) => {
      asked.push(body);
      answer(response, { PriceList: [offer('Hrs', '0.0456000000')] });
    });
    const both = await Promise.all([prices.onDemand('t3.medium'), prices.onDemand('t3.medium')]);
    expect(both).toEqual([0.0456, 0.0456]);
    expect(asked).toHaveLength(1);
    expect(JSON.parse(asked[0] ?? '').Filters).toContainEqual({
      Type: 'TERM_MATCH',
      Field: 'regionCode',
      Value: 'eu-west-1',
    });
  });

  test('reckons volumes by the hour: space, operations and MiB a second', async () => {
    const prices = await pricesIn('us-east-1', (_, response) =>
      answer(response, {
        PriceList: [offer('GB-Mo', '0.073'), offer('IOPS-Mo', '0.0073'), offer('GiBps-mo', '747.52')],
      }),
    );
    const { gibibyte, iops, throughput } = await prices.volume('gp3');
    expect([gibibyte, iops, throughput].map((price) => price.toFixed(6))).toEqual([
      '0.000100',
      '0.000010',
      '0.001000',
    ]);
  });

  test('does not take what is free, or sold by another unit, for a price', async () => {
    const prices = await pricesIn('us-east-1', (_, response) =>
      answer(response, { PriceList: [offer('Hrs', '0.0000000000'), offer('Quantity', '12')] }),
    );
    await expect(prices.onDemand('t9.huge')).rejects.toThrow('the price list has no t9.huge in us-east-1');
  });

  test('names the permission that is denied', async () => {
    const prices = await pricesIn('us-east-1', (_, response) =>
      answer(response, { __type: 'AccessDeniedException', message: 'no' }, 400),
    );
    await expect(prices.onDemand('t3.medium')).rejects.toThrow('pricing:GetProducts is denied');
  });

  test.each([
    ['us-gov-west-1', 'the credentials are of aws-us-gov, and only those of the partition aws may ask'],
    ['cn-north-1', 'prices in China are in yuan'],
  ])('is not asked from %s', async (region, reason) => {
    const prices = await pricesIn(region);
    await expect(prices.onDemand('t3.medium')).rejects.toThrow(reason);
    await expect(prices.volume('gp3')).rejects.toThrow(reason);
  });
});

test.each([
  ['eu-west-1', 'eu-central-1'],
  ['ap-northeast-1', 'ap-south-1'],
  ['us-west-2', 'us-east-1'],
  ['sa-east-1', 'us-east-1'],
])('prices of %s are asked for in %s', (region, endpoint) => {
  expect(pricingRegion(region)).toBe(endpoint);
});
