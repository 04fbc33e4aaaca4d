/** The form in which a client wants objects: whole, as a table, or their metadata alone. */
import { notAcceptable } from './errors.ts';
import { apiVersionOf, type ResourceKind } from './kinds.ts';
import { type IncludeObject, partial, table } from './tables.ts';
import type { StoredObject } from './types.ts';

export interface Representation {
  /** A single object. */
  one(kind: ResourceKind, object: StoredObject): object;
  /** A list with its ListMeta. */
  many(kind: ResourceKind, objects: StoredObject[], metadata: object): object;
}

interface MediaType {
  type: string;
  parameters: Record<string, string>;
}

export const mediaTypes = (header: string): MediaType[] =>
  header
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => {
      const [type = '', ...parameters] = part.split(';').map((piece) => piece.trim());
      return {
        type: type.toLowerCase(),
        parameters: Object.fromEntries(
          parameters.map((parameter): [string, string] => {
            const [name = '', value = ''] = parameter.split('=');
            return [name, value];
          }),
        ),
      };
    });

const jsonTypes = new Set(['application/json', 'application/*', '*/*']);

/** Go's lists of typed objects leave out what they say themselves; those of custom objects hold what was written. */
const itemOf = (kind: ResourceKind, object: StoredObject): object => {
  if (kind.schema) return object;
  const { apiVersion: _, kind: __, ...item } = object;
  return item;
};

const whole: Representation = {
  one: (_, object) => object,
  many: (kind, items, metadata) => ({
    kind: `${kind.kind}List`,
    apiVersion: apiVersionOf(kind),
    metadata,
    items: items.map((item) => itemOf(kind, item)),
  }),
};

const metadataOnly: Representation = {
  one: (_, object) => partial(object),
  many: (_, items, metadata) => ({
    kind: 'PartialObjectMetadataList',
    apiVersion: 'meta.k8s.io/v1',
    metadata,
    items: items.map(partial),
  }),
};

const tabular = (include: IncludeObject): Representation => ({
  one: (kind, object) => table(kind, [object], { resourceVersion: object.metadata.resourceVersion }, include),
  many: (kind, objects, metadata) => table(kind, objects, metadata, include),
});

const includes: readonly IncludeObject[] = ['None', 'Metadata', 'Object'];

/** The first form in an Accept header that is served. Throws 406 when there is none. */
export function representation(accept: string | undefined, includeObject: string | null): Representation {
  const wanted = mediaTypes(accept || '*/*');
  for (const { type, parameters } of wanted) {
    if (!jsonTypes.has(type)) continue;
    const { as } = parameters;
    if (as === undefined) return whole;
    if (parameters.g !== 'meta.k8s.io' || parameters.v !== 'v1') continue;
    if (as === 'Table') {
      return tabular(includes.find((include) => include === includeObject) ?? 'Metadata');
    }
    if (as === 'PartialObjectMetadata' || as === 'PartialObjectMetadataList') return metadataOnly;
  }
  throw notAcceptable(['application/json']);
}
