/** What a cluster costs: an hour, and so far. Every figure is an estimate, before taxes, traffic and discounts. */
import type { Aws } from '../aws/clients.ts';
import type { PriceList } from '../aws/price-list.ts';
import { messageOf } from '../message-of.ts';
import type { Estate, ExistingCluster, UnknownPart } from './estate.ts';
import { estateOfCluster } from './estate-of-clusters.ts';
import { dollars, rateInWords } from './money.ts';

/** Something that is paid for by the hour. */
export interface CostPart {
  /** The resource that it belongs to, as the log calls it. */
  of: string;
  /** Such as `2 × t3.medium`. */
  what: string;
  /** US dollars. */
  hourly: number;
}

export interface Cost {
  /** US dollars an hour, of the parts whose price is known. */
  hourly: number;
  /** US dollars since the cluster was made, at what it costs an hour now; undefined while there is none. */
  soFar: number | undefined;
  parts: readonly CostPart[];
  /** What neither figure holds. */
  unknown: readonly UnknownPart[];
}

/** What a cluster that exists costs. Never fails: what cannot be told is among the unknown. */
export async function costOfCluster(aws: Aws, prices: PriceList, cluster: ExistingCluster): Promise<Cost> {
  return costOf(await estateOfCluster(aws, cluster), prices);
}

/** Asks for every price that is not known yet, side by side. Never fails: what cannot be told is among the unknown. */
export async function costOf(
  { items, since, unknown }: Estate,
  prices: PriceList,
  now = new Date(),
): Promise<Cost> {
  const priced = await Promise.all(
    items.map(async ({ of, what, price }): Promise<CostPart | UnknownPart> => {
      try {
        return { of, what, hourly: await price(prices) };
      } catch (error) {
        return { of, what, reason: messageOf(error) };
      }
    }),
  );
  const parts = priced.filter((part) => 'hourly' in part);
  const hourly = parts.reduce((sum, part) => sum + part.hourly, 0);
  return {
    hourly,
    soFar: since && hourly * Math.max(0, (now.getTime() - since.getTime()) / 3_600_000),
    parts,
    unknown: [...unknown, ...priced.filter((part) => 'reason' in part)],
  };
}

/** Such as `about $0.150 an hour ($3.60 a day, $110 a month), and 2 × t3.medium, which cannot be priced: …`. */
export function hourlyInWords({ hourly, unknown }: Cost): string {
  return [`about ${rateInWords(hourly)}`, ...unknownInWords(unknown)].join(', and ');
}

/**
 * Such as `$0.190/h now → $0.288/h`; of one that is not there yet, as above.
 * @param before undefined for a cluster that is not there
 */
export function hourlyChangeInWords(before: Cost | undefined, after: Cost): string {
  if (before === undefined) return hourlyInWords(after);
  const change = `${dollars(before.hourly)}/h now → ${dollars(after.hourly)}/h`;
  return [change, ...unknownInWords(after.unknown)].join(', and ');
}

/** Such as `about $1.25 since it was made, at what it costs an hour now`. */
export function soFarInWords(cost: Cost): string {
  return `${sumInWords(cost)} since it was made, at what it costs an hour now${lacking(cost)}`;
}

/** Such as `about $1.25 in total (last hourly price × lifetime)`. */
export function finalCostInWords(cost: Cost): string {
  return `${sumInWords(cost)} in total (last hourly price × lifetime)${lacking(cost)}`;
}

const sumInWords = ({ soFar = 0 }: Cost): string => `about $${soFar.toFixed(2)}`;

const lacking = ({ unknown }: Cost): string =>
  unknown.length === 0 ? '' : ', without what cannot be priced';

/** Those of one reason together. */
export function unknownInWords(unknown: readonly UnknownPart[]): string[] {
  const reasons = [...new Set(unknown.map(({ reason }) => reason))];
  return reasons.map((reason) => {
    const things = unknown.filter((part) => part.reason === reason).map(({ what }) => what);
    return `${things.join(', ')}, which cannot be priced: ${reason}`;
  });
}
