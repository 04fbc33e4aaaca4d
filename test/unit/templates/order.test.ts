/**
 * What the network's template says of orders is what AWS punishes, and no more: without any of it, some of twenty networks
 * is not made. AWS's times are drawn for each stack by its name, and by a seed that is the same in each run.
 */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Region, startRegion } from '../emulator/cloudformation-region.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 60_000 });

const template = readFileSync(new URL('../../../src/templates/network.yaml', import.meta.url), 'utf8');
/** An account has room for five VPCs, and one is its own. */
const atOnce = 4;

let region: Region;

beforeAll(async () => {
  region = await startRegion({ speed: Number.POSITIVE_INFINITY, seed: 1 });
});

afterAll(() => region.close());

/** How each of so many networks ends, until one fails; all are taken away again. */
async function endsOf(prefix: string, body: string, networks: number): Promise<string[]> {
  const ends: string[] = [];
  for (let first = 0; first < networks && !ends.some((end) => end !== 'CREATE_COMPLETE'); first += atOnce) {
    const made = await Promise.all(
      Array.from({ length: atOnce }, (_, index) =>
        region.created(`${prefix}-${first + index}`, body, {
          Parameters: [
            { ParameterKey: 'Nat', ParameterValue: 'Single' },
            { ParameterKey: 'Zones', ParameterValue: 'us-east-1a,us-east-1b' },
            { ParameterKey: 'ZoneCount', ParameterValue: '2' },
          ],
        }),
      ),
    );
    ends.push(...made.map(({ StackStatus = '' }) => StackStatus));
    const left = await Promise.all(made.map(({ StackId = '' }) => region.deleted(StackId)));
    expect(left.map(({ StackStatus }) => StackStatus)).toEqual(left.map(() => 'DELETE_COMPLETE'));
  }
  return ends;
}

/** Each thing that declares an order in a network of one NAT gateway, and the template without it. */
const orders = [...template.matchAll(/^ {2}(\w+):\n(?: {4}\w+: .*\n)*? {4}DependsOn: .*\n/gm)]
  .map(([text, logicalId = '']) => ({
    logicalId,
    without: template.replace(text, text.replace(/ {4}DependsOn: .*\n/, '')),
  }))
  .filter(({ logicalId }) => !/[234]/.test(logicalId));

describe('the network', () => {
  it('is made in whatever time AWS takes for its parts', async () => {
    const ends = await endsOf('whole', template, 8);
    expect(ends).toEqual(Array.from({ length: 8 }, () => 'CREATE_COMPLETE'));
  });

  it('says of two things that they wait', () => {
    expect(orders.map(({ logicalId }) => logicalId)).toEqual(['PublicRoute', 'NatGateway1']);
  });

  it.each(orders)('needs the order of $logicalId', async ({ logicalId, without }) => {
    expect(await endsOf(`hasty-${logicalId.toLowerCase()}`, without, 20)).toContain('ROLLBACK_COMPLETE');
  });
});
