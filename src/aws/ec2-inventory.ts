/** What EC2 has of a cluster's, found by tags and by VPC. */
import type { Filter } from '@aws-sdk/client-ec2';
import { fromTagList, isOurs, isRetained, type Ownership, tagKeys } from '../spec/tags.ts';
import type { Aws } from './clients.ts';
import { type Ec2Kind, ec2Kinds, ofVpcs } from './ec2-kinds.ts';
import { tagsInEc2 } from './ec2-tags.ts';
import { claimed, type Thing } from './thing.ts';
import { isMadeForIn, type Vpc } from './vpc.ts';

/** Tags of EKS's own, whose value is a cluster's name: unique in a region. */
const keysOfEks = ['eks:cluster-name', 'eks:eks-cluster-name'];

/** As many values as a filter takes. */
const filterLimit = 200;

/** Everything with the cluster's tags, and everything that keeps its own VPC from going. */
export async function ec2Things(aws: Aws, spec: Ownership, vpcs: readonly Vpc[]): Promise<Thing[]> {
  const tagged = await taggedIds(aws, spec);
  const standing = await describe(aws, spec, ofVpcs, ofVpcs.idFilter, tagged.get(ofVpcs.prefix) ?? []);
  const isAllGone = vpcs.length + standing.length === 0 && tagged.has(ofVpcs.prefix);
  const found = await Promise.all(
    ec2Kinds.map(async (kind) => {
      if (kind === ofVpcs) return standing.filter(({ isOurs }) => isOurs);
      // EC2 goes on telling the tags of what has gone.
      if (kind.diesBeforeVpc && isAllGone) return [];
      const inVpcs = kind.blocksVpc
        ? (await Promise.all(vpcs.map((vpc) => describe(aws, spec, kind, 'vpc-id', [vpc.id], vpc)))).flat()
        : [];
      const ids = (tagged.get(kind.prefix) ?? []).filter((each) => !inVpcs.some(({ id }) => id === each));
      const elsewhere = await describe(aws, spec, kind, kind.idFilter, ids);
      return [...inVpcs, ...elsewhere.filter(({ isOurs }) => isOurs)];
    }),
  );
  return found.flat();
}

/** @returns ids of what carries the cluster's name in a tag, by their prefix. */
async function taggedIds(aws: Aws, { name }: Ownership): Promise<Map<string, string[]>> {
  const tagged = await tagsInEc2(aws, { key: [tagKeys.cluster, ...keysOfEks], value: [name] });
  const found = new Map<string, string[]>();
  for (const id of tagged.keys()) {
    const prefix = id.split('-')[0] ?? '';
    found.set(prefix, [...(found.get(prefix) ?? []), id]);
  }
  return found;
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
    for (const { id = '', tags: list, hourlyCost, machine, isPart = false, madeAt } of described) {
      const tags = fromTagList(list);
      const isShared = vpc?.isShared ?? false;
      const thing = {
        type: kind.type,
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
      // Parts of others' things have no tags.
      if (!(isPart && isShared && !thing.isOurs)) things.push(...claimed(thing, tags, vpc));
    }
  }
  return things;
}
