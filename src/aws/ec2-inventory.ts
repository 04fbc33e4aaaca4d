/** What EC2 has of a cluster's, found by tags and by VPC. */
import type { Filter } from '@aws-sdk/client-ec2';
import { fromTagList, isOurs, isRetained, type Ownership, type Tags, tagKeys } from '../spec/tags.ts';
import type { Aws } from './clients.ts';
import { type Described, type Ec2Kind, ec2Kinds, ofVpcs } from './ec2-kinds.ts';
import { keysOfEks, named } from './ec2-tags.ts';
import { claimed, type Thing } from './thing.ts';
import { isMadeForIn, type Vpc } from './vpc.ts';

/** As many values as a filter takes. */
const filterLimit = 200;

/** Everything with the cluster's tags, and everything that keeps its own VPC from going. */
export async function ec2Things(aws: Aws, spec: Ownership, vpcs: readonly Vpc[]): Promise<Thing[]> {
  const tagged = await taggedIds(aws, spec);
  const standing = await vpcThings(aws, spec, vpcs, tagged.get(ofVpcs.prefix));
  const isAllGone = vpcs.length + standing.length === 0 && tagged.has(ofVpcs.prefix);
  const found = await Promise.all(
    ec2Kinds.map(async (kind) => {
      if (kind === ofVpcs) return standing.filter(({ isOurs }) => isOurs);
      // EC2 goes on telling the tags of what has gone.
      if (kind.diesBeforeVpc && isAllGone) return [];
      const inVpcs = kind.blocksVpc
        ? (await Promise.all(vpcs.map((vpc) => describe(aws, spec, kind, 'vpc-id', [vpc.id], vpc)))).flat()
        : [];
      const elsewhere = await taggedThings(
        aws,
        spec,
        kind,
        (tagged.get(kind.prefix) ?? []).filter((each) => !inVpcs.some(({ id }) => id === each.id)),
      );
      return [...inVpcs, ...elsewhere.filter(({ isOurs }) => isOurs)];
    }),
  );
  return found.flat();
}

/** What carries the cluster's name in a tag. */
interface Tagged {
  id: string;
  /** Whether that is the tag which this action gives. */
  isByUs: boolean;
}

/** @returns by the prefix of their ids */
async function taggedIds(aws: Aws, { name }: Ownership): Promise<Map<string, Tagged[]>> {
  const tagged = await named(aws, name, [tagKeys.cluster, ...keysOfEks]);
  const found = new Map<string, Tagged[]>();
  for (const [id, tags] of tagged) {
    const prefix = id.split('-')[0] ?? '';
    found.set(prefix, [...(found.get(prefix) ?? []), { id, isByUs: tagKeys.cluster in tags }]);
  }
  return found;
}

/** What is known of a VPC already is not asked for. */
async function vpcThings(
  aws: Aws,
  spec: Ownership,
  vpcs: readonly Vpc[],
  tagged: readonly Tagged[] = [],
): Promise<Thing[]> {
  const known = vpcs.filter(({ id }) => tagged.some((each) => each.id === id));
  const unknown = tagged.map(({ id }) => id).filter((each) => !known.some(({ id }) => id === each));
  return [
    ...known.flatMap(({ id, tags }) => thingOf(spec, ofVpcs, { id, tags })),
    ...(await describe(aws, spec, ofVpcs, ofVpcs.idFilter, unknown)),
  ];
}

/** By our own tag where all carry it: whoever wants to know what they cost asks the same. */
async function taggedThings(
  aws: Aws,
  spec: Ownership,
  kind: Ec2Kind,
  tagged: readonly Tagged[],
): Promise<Thing[]> {
  const isByTag = kind.isFoundByTag === true && tagged.length > 0 && tagged.every(({ isByUs }) => isByUs);
  return isByTag
    ? describe(aws, spec, kind, `tag:${tagKeys.cluster}`, [spec.name])
    : describe(
        aws,
        spec,
        kind,
        kind.idFilter,
        tagged.map(({ id }) => id),
      );
}

async function describe(
  aws: Aws,
  spec: Ownership,
  kind: Ec2Kind,
  filter: Filter['Name'],
  values: readonly string[],
  vpc?: Vpc,
): Promise<Thing[]> {
  const ec2 = await aws.ec2();
  const things: Thing[] = [];
  for (let at = 0; at < values.length; at += filterLimit) {
    const Filters = [{ Name: filter, Values: values.slice(at, at + filterLimit) }];
    const described = await kind.describe(ec2, Filters);
    things.push(
      ...described.flatMap(({ tags, ...each }) =>
        thingOf(spec, kind, { ...each, tags: fromTagList(tags) }, vpc),
      ),
    );
  }
  return things;
}

/** None where it is a part of what others have in a network that clusters share: those have no tags. */
function thingOf(
  spec: Ownership,
  { type }: Ec2Kind,
  { id = '', tags, hourlyCost, machine, isPart = false, madeAt }: Omit<Described, 'tags'> & { tags: Tags },
  vpc?: Vpc,
): Thing[] {
  const isShared = vpc?.isShared ?? false;
  const thing = {
    type,
    id,
    // By less than our own tags only what stands in our VPC is known to be the cluster's.
    isOurs:
      isOurs(tags, spec) ||
      keysOfEks.some((key) => tags[key] === spec.name) ||
      (vpc !== undefined && ((isPart && !isShared) || isMadeForIn(vpc, tags, spec))),
    isRetained: isRetained(tags),
    ...(hourlyCost !== undefined && { hourlyCost }),
    ...(machine !== undefined && { machine }),
    ...(madeAt !== undefined && { madeAt }),
  };
  return isPart && isShared && !thing.isOurs ? [] : claimed(thing, tags, vpc);
}
