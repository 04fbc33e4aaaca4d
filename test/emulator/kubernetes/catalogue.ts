/** Finds served kinds: Kubernetes' own, and those of the CustomResourceDefinitions in the store. */
import { ApiError } from './errors.ts';
import { apiVersionOf, builtinKinds, type ResourceKind } from './kinds.ts';
import { at, fieldsAt, isFields, itemsAt, textAt, textsAt } from './objects.ts';
import type { Store } from './store.ts';
import type { StoredObject } from './types.ts';

export interface Catalogue {
  all(): ResourceKind[];
  byPlural(group: string, version: string, plural: string): ResourceKind | undefined;
  byKind(apiVersion: string, kind: string): ResourceKind | undefined;
  /** As byKind; throws when the kind is not served. */
  require(apiVersion: string, kind: string): ResourceKind;
}

/** The kinds that one CustomResourceDefinition serves, one for each served version. */
export const customKinds = (definition: StoredObject): ResourceKind[] => {
  const names = fieldsAt(definition, 'spec', 'names');
  const kind = textAt(names, 'kind');
  return itemsAt(definition, 'spec', 'versions')
    .filter((version) => version.served === true)
    .map((version) => {
      const schema = at(version, 'schema', 'openAPIV3Schema');
      return {
        group: textAt(definition, 'spec', 'group'),
        version: textAt(version, 'name'),
        kind,
        plural: textAt(names, 'plural'),
        singular: textAt(names, 'singular') || kind.toLowerCase(),
        shortNames: textsAt(names, 'shortNames'),
        namespaced: textAt(definition, 'spec', 'scope') === 'Namespaced',
        subresources: Object.keys(fieldsAt(version, 'subresources')),
        categories: textsAt(names, 'categories'),
        schema: isFields(schema) ? schema : {},
      };
    });
};

export function createCatalogue(store: Store): Catalogue {
  const definitions = builtinKinds.find(({ kind }) => kind === 'CustomResourceDefinition');
  if (!definitions) throw new Error('CustomResourceDefinition is missing from the kinds');
  const all = (): ResourceKind[] => [...builtinKinds, ...store.list(definitions, '').flatMap(customKinds)];
  const byKind = (apiVersion: string, kind: string): ResourceKind | undefined =>
    all().find((candidate) => apiVersionOf(candidate) === apiVersion && candidate.kind === kind);
  return {
    all,
    byPlural: (group, version, plural) =>
      all().find(
        (candidate) =>
          candidate.group === group && candidate.version === version && candidate.plural === plural,
      ),
    byKind,
    require: (apiVersion, kind) => {
      const found = byKind(apiVersion, kind);
      if (!found) {
        throw new ApiError(404, 'NotFound', `no matches for kind "${kind}" in version "${apiVersion}"`);
      }
      return found;
    },
  };
}
