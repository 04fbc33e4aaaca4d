/** Upper bounds that the tags of the role set, where whoever writes the workflow or the ClusterConfig cannot reach them. */

import { listOf, type Parser, Problem, wholeNumber } from './parsers.ts';
import type { ClusterRequest } from './request.ts';
import { type ClusterSpec, defaults } from './spec.ts';
import { type Tags, tagKeys, timestamp } from './tags.ts';
import { addonName, dollars, limitedLife } from './values.ts';

/** What may not be exceeded, and who says so. */
export interface Brake {
  most: number;
  /** In words, such as `` `max-previews` ``. */
  by: string;
}

/** A cluster as it may be, and what is still to be looked at in AWS before it is made. */
export interface Limited {
  spec: ClusterSpec;
  /** US dollars an hour. */
  maxHourlyCost: Brake | undefined;
  maxPreviews: Brake | undefined;
  /** What the role allows at most, such as `max-previews 10`; empty where it says nothing. */
  told: string;
}

/** The tags of the role refuse what is asked for, or cannot be understood. */
export class LimitsError extends Error {
  constructor(problems: readonly string[]) {
    super([...problems, 'Nothing was made.'].join('\n'));
    this.name = 'LimitsError';
  }
}

interface Limits {
  'max-hourly-cost': number;
  'max-previews': number;
  /** Milliseconds. */
  'max-ttl': number;
  addons: readonly string[];
}

const parsers: { readonly [Name in keyof Limits]: Parser<Limits[Name]> } = {
  'max-hourly-cost': dollars,
  'max-previews': wholeNumber(0, 1000, 10),
  'max-ttl': limitedLife,
  // A tag's value may be empty: those that every cluster has.
  addons: (text) => (text.trim() === '' ? [] : listOf(addonName, 50)(text)),
};

type LimitName = keyof typeof parsers;

const names = Object.keys(parsers) as LimitName[];

export const limitTag = (name: string): string => `eks-cluster-action-${name}`;

/**
 * What the cluster may be by the tags of the role: the lower bound counts where an input has one too.
 * @param tags of the role
 * @throws LimitsError with every reason at once
 */
export function withinLimits(
  spec: ClusterSpec,
  request: Pick<ClusterRequest, 'maxHourlyCost' | 'maxPreviews'>,
  tags: Tags,
  now = new Date(),
): Limited {
  const { limits, problems } = readLimits(tags);
  const { 'max-ttl': maxTtl, addons } = limits;
  if (maxTtl !== undefined && isLater(spec.expiresAt, new Date(now.getTime() + maxTtl))) {
    problems.push(
      `${saying(tags, 'max-ttl')}: a cluster may live that long after the last \`up\`, and \`ttl\` asks for more. Write \`ttl: ${tags[limitTag('max-ttl')]}\`, or less.`,
    );
  }
  const allowed = [...defaults.addons, ...(addons ?? [])];
  const others = addons && spec.addons.map(({ name }) => name).filter((name) => !allowed.includes(name));
  if (others !== undefined && others.length > 0) {
    problems.push(
      `${saying(tags, 'addons')}: ${others.join(', ')} may not be among the add-ons, which are of ${allowed.join(', ')}. Leave out what is not, or have an administrator add it to the tag.`,
    );
  }
  if (problems.length > 0) throw new LimitsError(problems);
  return {
    spec: maxTtl === undefined || spec.expiresAt !== undefined ? spec : living(spec, now, maxTtl),
    maxHourlyCost: lower('max-hourly-cost', request.maxHourlyCost, limits),
    maxPreviews: lower('max-previews', request.maxPreviews, limits),
    told: names
      .filter((name) => limits[name] !== undefined)
      .map((name) => `${name} ${tags[limitTag(name)] || 'none'}`)
      .join(', '),
  };
}

function readLimits(tags: Tags): { limits: Partial<Limits>; problems: string[] } {
  const problems: string[] = [];
  const limits: Partial<Record<LimitName, unknown>> = {};
  for (const name of names) {
    const text = tags[limitTag(name)];
    if (text === undefined || text === 'any') continue;
    try {
      limits[name] = parsers[name](text);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      problems.push(`The role's tag ${limitTag(name)}: ${error.message} \`any\` stands for no limit.`);
    }
  }
  return { limits: limits as Partial<Limits>, problems };
}

const saying = (tags: Tags, name: LimitName): string =>
  `The role's tag ${limitTag(name)} says ${tags[limitTag(name)] || 'none'}`;

const isLater = (expiresAt: ClusterSpec['expiresAt'], latest: Date): boolean =>
  expiresAt === 'never' || (expiresAt !== undefined && expiresAt > latest);

function living(spec: ClusterSpec, now: Date, maxTtl: number): ClusterSpec {
  const expiresAt = new Date(Math.floor((now.getTime() + maxTtl) / 1000) * 1000);
  return { ...spec, expiresAt, tags: { ...spec.tags, [tagKeys.expiresAt]: timestamp(expiresAt) } };
}

function lower(
  name: 'max-hourly-cost' | 'max-previews',
  asked: number | undefined,
  limits: Partial<Limits>,
): Brake | undefined {
  const limit = limits[name];
  if (limit !== undefined && (asked === undefined || asked > limit)) {
    return { most: limit, by: `the role's tag ${limitTag(name)}` };
  }
  return asked === undefined ? undefined : { most: asked, by: `\`${name}\`` };
}
