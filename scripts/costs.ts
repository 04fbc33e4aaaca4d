/**
 * What the documentation says of prices: reckoned by the code that tells users what a cluster costs, for the default cluster
 * in us-east-1.
 */
import type { Aws } from '../src/aws/clients.ts';
import type { PriceList } from '../src/aws/price-list.ts';
import { readRequest } from '../src/config/read-request.ts';
import { type CostPart, costOf } from '../src/cost/cost.ts';
import { estateOfSpec } from '../src/cost/estate.ts';
import { hourlyPrices } from '../src/spec/prices.ts';

/** As AWS reckons its months. Source: https://aws.amazon.com/ebs/pricing/ */
const hoursOfMonth = 730;

/** On demand, Linux, an hour. Source: https://aws.amazon.com/ec2/pricing/on-demand/ */
const onDemand: Readonly<Record<string, number>> = { 't3.medium': 0.0416 };

const prices: PriceList = {
  onDemand: async (type) => onDemand[type] ?? Number.NaN,
  spot: async () => Number.NaN,
  volume: async () => ({ gibibyte: hourlyPrices.volumeGibibyte, iops: 0, throughput: 0 }),
};

/** An account without clusters, of which nothing else is asked. */
const absent = (): Promise<never> => Promise.reject(new Error('there is none'));

const account = {
  region: 'us-east-1',
  eks: async () => ({ describeCluster: absent, describeNodegroup: absent }),
} as unknown as Aws;

/** What `up` would make of these inputs. @returns each part with its price an hour, and their sum */
async function costOfInputs(
  inputs: Record<string, string>,
): Promise<{ parts: readonly CostPart[]; hourly: number }> {
  const given = Object.entries({ command: 'up', ...inputs });
  const request = await readRequest(
    {
      GITHUB_REPOSITORY: 'octo-org/octo-app',
      GITHUB_REPOSITORY_ID: '74061981',
      GITHUB_RUN_ID: '1',
      GITHUB_REF: 'refs/heads/main',
      GITHUB_EVENT_NAME: 'push',
      AWS_REGION: account.region,
      ...Object.fromEntries(given.map(([name, text]) => [`INPUT_${name.toUpperCase()}`, text])),
    },
    new Date(),
  );
  if (!('spec' in request)) throw new Error('it is about no cluster');
  const { parts, hourly, unknown } = await costOf(await estateOfSpec(account, request.spec), prices);
  if (unknown.length > 0 || Number.isNaN(hourly))
    throw new Error('a part of the default cluster has no price here');
  return { parts, hourly };
}

/** The parts of the default cluster, in a network of its own. */
export const defaultCluster = await costOfInputs({});
/** The same in the network that clusters share, as previews are. */
export const previewCluster = await costOfInputs({ network: 'shared' });
/** What stays when the last of them has gone. */
export const sharedNetwork = hourlyPrices.natGateway + hourlyPrices.publicAddress;

/** Such as `$0.240`, `$5.75` and `$175`: with no more digits than anybody needs. */
export function dollarsOf(amount: number): string {
  return `$${amount.toFixed(amount < 1 ? 3 : amount < 100 ? 2 : 0)}`;
}

/** An hour, a day, three days and a month of each. */
export const priceRows: readonly string[][] = (
  [
    ['the default cluster, with a network of its own', defaultCluster.hourly],
    ['a preview, in the shared network', previewCluster.hourly],
    ['the shared network, once, however many clusters stand in it', sharedNetwork],
  ] as const
).map(([what, hourly]) => [what, ...[1, 24, 3 * 24, hoursOfMonth].map((hours) => dollarsOf(hourly * hours))]);
