/** What the ConfigMap aws-auth maps, and what a file wants it to: lists of YAML within its data, which several write. */
import { isSeq, parseDocument, stringify, type YAMLSeq } from 'yaml';
import { change, type Difference, make, refuse } from '../../engine/difference.ts';
import type { ConfigMap } from '../../kubernetes/types.ts';
import type { IdentityMapping } from '../../spec/access.ts';

/** On the ConfigMap: what of it is ours, in JSON. Its lists say of nothing who has written it. */
const noteKey = 'eks-cluster-action/mappings';

/** Source: https://github.com/kubernetes-sigs/aws-iam-authenticator, "EKSConfigMap". */
const lists = ['mapRoles', 'mapUsers', 'mapAccounts'] as const;

type ListName = (typeof lists)[number];

/** An item of a list, as it is compared. */
interface Mapped {
  list: ListName;
  of: string;
  username?: string | undefined;
  groups: readonly string[];
}

/** The ConfigMap as it should be. */
export interface Merged {
  data: Record<string, string>;
  /** The annotation that says what of it is ours. */
  note: Record<string, string>;
  differences: readonly Difference[];
}

/** @param found undefined where there is none yet, nor perhaps a cluster */
export function merged(found: ConfigMap | undefined, mappings: readonly IdentityMapping[]): Merged {
  const had = noted(found);
  const wanted = mappings.map((mapping) => ({ ...mappedAs(mapping), isSole: mapping.isSole }));
  const nothing = { data: { ...found?.data }, note: {}, differences: [] };
  if (had.length === 0 && wanted.length === 0) return nothing;
  const documents = new Map(lists.map((list) => [list, listIn(found?.data?.[list])]));
  const broken = lists.filter((list) => documents.get(list) === undefined);
  if (broken.length > 0) return { ...nothing, differences: broken.map(refusalOf) };

  const differences: Difference[] = [];
  const ours: Mapped[] = [];
  for (const before of had) {
    const items = documents.get(before.list)?.items;
    const at = items === undefined ? -1 : placeOf(before, items);
    const now = wanted.find((each) => isOfSame(each, before));
    if (items === undefined || at < 0) continue;
    if (now === undefined) {
      items.items.splice(at, 1);
      differences.push(change(`${before.of}: no longer`));
    } else {
      ours.push(now);
      const is = mappedOf(before.list, items.items[at]);
      if (is !== undefined && isEqual(is, now)) continue;
      items.items.splice(at, 1, nodeOf(now));
      differences.push(change(`${now.of}: ${inWords(is)} → ${inWords(now)}`));
    }
  }
  for (const each of wanted.filter((one) => !ours.some((other) => isOfSame(one, other)))) {
    const items = documents.get(each.list)?.items;
    const same =
      items?.items.map((item) => mappedOf(each.list, item)).filter((is) => is?.of === each.of) ?? [];
    if (same.some((is) => is !== undefined && isEqual(is, each))) continue;
    if (each.isSole && same.length > 0) {
      differences.push(
        refuse(
          `The ConfigMap aws-auth maps ${each.of} already, to ${same.map(inWords).join(' and ')}, and noDuplicateARNs is true. ` +
            'It was left as it is: leave the mapping out of the file, or take the other one out of kube-system/aws-auth.',
        ),
      );
      continue;
    }
    items?.items.push(nodeOf(each));
    ours.push(each);
    differences.push(make(`${each.of}: ${inWords(each)}`));
  }
  const data = { ...found?.data };
  for (const [list, document] of documents) {
    if (document === undefined || (document.items.items.length === 0 && data[list] === undefined)) continue;
    if (differences.length > 0) data[list] = document.text();
  }
  const said = ours.map(({ list, of, username, groups }) => ({ list, of, username, groups }));
  return { data, note: { [noteKey]: JSON.stringify(said) }, differences };
}

function refusalOf(list: ListName): Difference {
  return refuse(
    `The ConfigMap aws-auth holds under ${list} what is no list in YAML. Nothing in it was changed, lest what others meant is lost: ` +
      'put it right with `kubectl -n kube-system edit configmap aws-auth`.',
  );
}

/** What is ours by the ConfigMap's own word; nothing where somebody has written something else there. */
function noted(found: ConfigMap | undefined): Mapped[] {
  try {
    const said: unknown = JSON.parse(found?.metadata.annotations?.[noteKey] ?? '[]');
    return Array.isArray(said) ? said.filter(isMapped) : [];
  } catch {
    return [];
  }
}

const isMapped = (value: unknown): value is Mapped => {
  const { list, of, groups } = Object(value);
  return lists.includes(list) && typeof of === 'string' && Array.isArray(groups);
};

interface List {
  items: YAMLSeq;
  /** As it is after what was done to the items: comments of others stay. */
  text(): string;
}

/** Undefined where it is no list. */
function listIn(text = ''): List | undefined {
  if (text.trim() === '') text = '[]\n';
  const document = parseDocument(text, { logLevel: 'silent', prettyErrors: false });
  const { contents } = document;
  if (document.errors.length > 0 || !isSeq(contents)) return undefined;
  // A flow list that is empty goes on as a block, as people and EKS write it.
  if (contents.items.length === 0) contents.flow = false;
  return {
    items: contents as YAMLSeq,
    text: () => (contents.items.length === 0 ? '[]\n' : document.toString({ lineWidth: 0 })),
  };
}

const mappedAs = ({ of, username, groups }: IdentityMapping): Mapped => {
  const list = /^\d+$/.test(of) ? 'mapAccounts' : of.includes(':user/') ? 'mapUsers' : 'mapRoles';
  return { list, of, username, groups };
};

const keys: Readonly<Record<ListName, string>> = {
  mapRoles: 'rolearn',
  mapUsers: 'userarn',
  mapAccounts: '',
};

function nodeOf({ list, of, username, groups }: Mapped): unknown {
  if (list === 'mapAccounts') return of;
  return {
    [keys[list]]: of,
    ...(username !== undefined && { username }),
    ...(groups.length > 0 && { groups: [...groups] }),
  };
}

/** @param item a node of YAML, or what was put in its place; undefined where it is none that maps somebody */
function mappedOf(list: ListName, item: unknown): Mapped | undefined {
  const value: unknown = typeof Object(item).toJSON === 'function' ? Object(item).toJSON() : item;
  if (list === 'mapAccounts') return { list, of: String(value).padStart(12, '0'), groups: [] };
  const { [keys[list]]: of, username, groups } = Object(value);
  if (typeof of !== 'string') return undefined;
  return {
    list,
    of,
    username: username === undefined ? undefined : String(username),
    groups: Array.isArray(groups) ? groups.map(String) : [],
  };
}

/** Where one of ours is: as it was written, or the only one of its name, which somebody has changed since. */
function placeOf(before: Mapped, { items }: YAMLSeq): number {
  const all = items.map((item) => mappedOf(before.list, item));
  const exact = all.findIndex((is) => is !== undefined && isEqual(is, before));
  if (exact >= 0) return exact;
  const named = all.flatMap((is, index) => (is?.of === before.of ? index : []));
  return named.length === 1 ? (named[0] ?? -1) : -1;
}

const isOfSame = (one: Mapped, other: Mapped): boolean => one.list === other.list && one.of === other.of;

const textOf = ({ list, of, username, groups }: Mapped): string =>
  stringify([list, of, username ?? null, [...groups].sort()]);

const isEqual = (one: Mapped, other: Mapped): boolean => textOf(one) === textOf(other);

/** Such as `dev, in team-a and team-b`. */
function inWords(mapped: Mapped | undefined): string {
  const { username, groups = [] } = mapped ?? {};
  const parts = [
    ...(username === undefined ? [] : [`as ${username}`]),
    ...(groups.length === 0 ? [] : [`in ${groups.join(', ')}`]),
  ];
  return parts.join(' ') || 'by its ARN';
}
