/** Upper bounds that the tags of the role set, where whoever writes the workflow or the ClusterConfig cannot reach them. */

import { type Brake, type ClusterSpec, defaults } from '../spec/spec.ts';
import { type Tags, tagKeys, timestamp } from '../spec/tags.ts';
import { listOf, type Parser, Problem, wholeNumber } from './parsers.ts';
import type { ClusterRequest } from './request.ts';
import { addonName, dollars, limitedLife } from './values.ts';

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

const limitNames = ['max-hourly-cost', 'max-previews', 'max-ttl', 'addons'] as const;

type LimitName = (typeof limitNames)[number];

const limitTag = (name: LimitName): string => `eks-cluster-action-${name}`;

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
  const problems: string[] = [];
  const textOf = (name: LimitName): string | undefined => {
    const text = tags[limitTag(name)];
    return text === 'any' ? undefined : text;
  };
  const read = <Value>(name: LimitName, parse: Parser<Value>): Value | undefined => {
    const text = textOf(name);
    try {
      return text === undefined ? undefined : parse(text);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const tag = limitTag(name);
      problems.push(
        ...error.reasons.map((reason) => `The role's tag ${tag}: ${reason} \`any\` stands for no limit.`),
      );
      return undefined;
    }
  };
  const maxHourlyCost = read('max-hourly-cost', dollars);
  const maxPreviews = read('max-previews', wholeNumber(0, 1000, 10));
  const maxTtl = read('max-ttl', limitedLife);
  // A tag's value may be empty: those that every cluster has.
  const addons = read('addons', (text) => (text.trim() === '' ? [] : listOf(addonName, 50)(text)));
  const isTooLong = maxTtl !== undefined && isLater(spec.expiresAt, new Date(now.getTime() + maxTtl));
  if (isTooLong && !spec.isUsualExpiry) {
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
    spec: maxTtl === undefined ? spec : bounded(spec.expiresAt === undefined || isTooLong, spec, now, maxTtl),
    maxHourlyCost: lower('max-hourly-cost', request.maxHourlyCost, maxHourlyCost),
    maxPreviews: lower('max-previews', request.maxPreviews, maxPreviews),
    told: limitNames
      .filter((name) => textOf(name) !== undefined)
      .map((name) => `${name} ${textOf(name) || 'none'}`)
      .join(', '),
  };
}

const saying = (tags: Tags, name: LimitName): string =>
  `The role's tag ${limitTag(name)} says ${tags[limitTag(name)] || 'none'}`;

const isLater = (expiresAt: ClusterSpec['expiresAt'], latest: Date): boolean =>
  expiresAt === 'never' || (expiresAt !== undefined && expiresAt > latest);

/** A later expiry that the cluster has, or none, is not kept: the role allows neither. */
function bounded(isAtMost: boolean, spec: ClusterSpec, now: Date, maxTtl: number): ClusterSpec {
  const { isUsualExpiry: _, ...said } = spec;
  return isAtMost ? living(said, now, maxTtl) : said;
}

function living(spec: ClusterSpec, now: Date, maxTtl: number): ClusterSpec {
  const expiresAt = new Date(Math.floor((now.getTime() + maxTtl) / 1000) * 1000);
  return { ...spec, expiresAt, tags: { ...spec.tags, [tagKeys.expiresAt]: timestamp(expiresAt) } };
}

function lower(
  name: 'max-hourly-cost' | 'max-previews',
  asked: number | undefined,
  limit: number | undefined,
): Brake | undefined {
  if (limit !== undefined && (asked === undefined || asked > limit)) {
    return { most: limit, by: `the role's tag ${limitTag(name)}` };
  }
  return asked === undefined ? undefined : { most: asked, by: `\`${name}\`` };
}
