/** Which groups, versions and resources are served, in the old form and in the aggregated one. */
import type { Catalogue } from './catalogue.ts';
import { apiVersionOf, type ResourceKind, type ReviewKind, reviewKinds } from './kinds.ts';
import { mediaTypes } from './representation.ts';

const verbs = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch'];

const aggregatedVersions = ['v2', 'v2beta1'];

/** What a subresource answers with, and to which verbs. */
const subresourceKinds: Record<string, { group?: string; version?: string; kind?: string; verbs: string[] }> =
  {
    status: { verbs: ['get', 'patch', 'update'] },
    scale: { group: 'autoscaling', version: 'v1', kind: 'Scale', verbs: ['get', 'patch', 'update'] },
    eviction: { group: 'policy', version: 'v1', kind: 'Eviction', verbs: ['create'] },
    binding: { version: 'v1', kind: 'Binding', verbs: ['create'] },
    finalize: { verbs: ['update'] },
  };

interface Served {
  kinds: ResourceKind[];
  reviews: ReviewKind[];
}

/** By API group, then by version, in the order in which they were defined. */
const groups = (catalogue: Catalogue): Map<string, Map<string, Served>> => {
  const found = new Map<string, Map<string, Served>>();
  const served = ({ group, version }: { group: string; version: string }): Served => {
    const versions = found.get(group) ?? new Map<string, Served>();
    found.set(group, versions);
    const entry = versions.get(version) ?? { kinds: [], reviews: [] };
    versions.set(version, entry);
    return entry;
  };
  for (const kind of catalogue.all()) served(kind).kinds.push(kind);
  for (const review of reviewKinds) served(review).reviews.push(review);
  return found;
};

const groupEntry = (group: string, versions: string[]): object => {
  const named = versions.map((version) => ({ groupVersion: `${group}/${version}`, version }));
  return { name: group, versions: named, preferredVersion: named[0] };
};

/** `/api` */
export const coreVersions = (): object => ({ kind: 'APIVersions', versions: ['v1'] });

/** `/apis` */
export const groupList = (catalogue: Catalogue): object => ({
  kind: 'APIGroupList',
  apiVersion: 'v1',
  groups: [...groups(catalogue)]
    .filter(([group]) => group)
    .map(([group, versions]) => groupEntry(group, [...versions.keys()])),
});

/** `/apis/<group>`; undefined when there is no such group. */
export const oneGroup = (catalogue: Catalogue, group: string): object | undefined => {
  const versions = groups(catalogue).get(group);
  return versions && { kind: 'APIGroup', apiVersion: 'v1', ...groupEntry(group, [...versions.keys()]) };
};

/** `/api/v1` and `/apis/<group>/<version>`; undefined when it is not served. */
export const resourceList = (catalogue: Catalogue, group: string, version: string): object | undefined => {
  const served = groups(catalogue).get(group)?.get(version);
  if (!served) return undefined;
  return {
    kind: 'APIResourceList',
    apiVersion: 'v1',
    groupVersion: apiVersionOf({ group, version }),
    resources: [
      ...served.kinds.flatMap((kind) => [
        {
          name: kind.plural,
          singularName: kind.singular,
          namespaced: kind.namespaced,
          kind: kind.kind,
          verbs,
          ...(kind.shortNames.length > 0 ? { shortNames: kind.shortNames } : {}),
          ...(kind.categories.length > 0 ? { categories: kind.categories } : {}),
        },
        ...kind.subresources.map((name) => {
          const { kind: answers = kind.kind, verbs: allowed = [], ...origin } = subresourceKinds[name] ?? {};
          return {
            name: `${kind.plural}/${name}`,
            singularName: '',
            namespaced: kind.namespaced,
            ...origin,
            kind: answers,
            verbs: allowed,
          };
        }),
      ]),
      ...served.reviews.map(({ plural, kind, namespaced }) => ({
        name: plural,
        singularName: kind.toLowerCase(),
        namespaced,
        kind,
        verbs: ['create'],
      })),
    ],
  };
};

const aggregatedResource = (kind: ResourceKind): object => ({
  resource: kind.plural,
  responseKind: { group: kind.group, version: kind.version, kind: kind.kind },
  scope: kind.namespaced ? 'Namespaced' : 'Cluster',
  singularResource: kind.singular,
  verbs,
  ...(kind.shortNames.length > 0 ? { shortNames: kind.shortNames } : {}),
  ...(kind.categories.length > 0 ? { categories: kind.categories } : {}),
  ...(kind.subresources.length > 0
    ? {
        subresources: kind.subresources.map((name) => {
          const known = subresourceKinds[name];
          return {
            subresource: name,
            responseKind: {
              group: known?.group ?? (known?.kind ? '' : kind.group),
              version: known?.version ?? kind.version,
              kind: known?.kind ?? kind.kind,
            },
            verbs: known?.verbs ?? [],
          };
        }),
      }
    : {}),
});

const aggregatedReview = ({ group, version, kind, plural, namespaced }: ReviewKind): object => ({
  resource: plural,
  responseKind: { group, version, kind },
  scope: namespaced ? 'Namespaced' : 'Cluster',
  singularResource: kind.toLowerCase(),
  verbs: ['create'],
});

export interface AggregatedDiscovery {
  contentType: string;
  body: object;
}

/**
 * Aggregated discovery of the core group (`/api`) or of all others (`/apis`); undefined when the Accept header does
 * not prefer it.
 */
export function aggregated(
  catalogue: Catalogue,
  root: 'api' | 'apis',
  accept: string,
): AggregatedDiscovery | undefined {
  const [first] = mediaTypes(accept);
  const { g, v = '', as } = first?.parameters ?? {};
  if (g !== 'apidiscovery.k8s.io' || as !== 'APIGroupDiscoveryList' || !aggregatedVersions.includes(v)) {
    return undefined;
  }
  return {
    contentType: `application/json;g=apidiscovery.k8s.io;v=${v};as=APIGroupDiscoveryList`,
    body: {
      kind: 'APIGroupDiscoveryList',
      apiVersion: `apidiscovery.k8s.io/${v}`,
      metadata: {},
      items: [...groups(catalogue)]
        .filter(([group]) => (root === 'api') === (group === ''))
        .map(([group, versions]) => ({
          metadata: { name: group, creationTimestamp: null },
          versions: [...versions].map(([version, { kinds, reviews }]) => ({
            version,
            freshness: 'Current',
            resources: [...kinds.map(aggregatedResource), ...reviews.map(aggregatedReview)],
          })),
        })),
    },
  };
}
