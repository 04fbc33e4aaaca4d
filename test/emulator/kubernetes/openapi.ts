/**
 * As much of OpenAPI as kubectl asks for: which kinds can be patched, and that the server validates fields itself
 * (without that, `kubectl apply` and `create` would want every schema and validate on their own).
 */
import { createHash } from 'node:crypto';
import type { Catalogue } from './catalogue.ts';
import { apiVersionOf, type ResourceKind } from './kinds.ts';

const documentPath = ({ group, version }: { group: string; version: string }): string =>
  group ? `apis/${group}/${version}` : `api/${version}`;

/** `/openapi/v3`: where the document of each group and version is. */
export function openapiIndex(catalogue: Catalogue): object {
  const kinds = catalogue.all();
  const paths = [...new Set(kinds.map(documentPath))];
  // Clients keep a document as long as its hash stays the same.
  const hashOf = (path: string): string =>
    createHash('sha256')
      .update(JSON.stringify(kinds.filter((kind) => documentPath(kind) === path)))
      .digest('hex');
  return {
    paths: Object.fromEntries(
      paths.map((path) => [path, { serverRelativeURL: `/openapi/v3/${path}?hash=${hashOf(path)}` }]),
    ),
  };
}

const parameters = ['dryRun', 'fieldManager', 'fieldValidation', 'force', 'pretty'].map((name) => ({
  name,
  in: 'query',
  schema: { type: 'string', uniqueItems: true },
}));

const resourceUrl = (kind: ResourceKind): string => {
  const scope = kind.namespaced ? '/namespaces/{namespace}' : '';
  return `/${documentPath(kind)}${scope}/${kind.plural}/{name}`;
};

const patchOperation = ({ group, version, kind }: ResourceKind, action: string): object => ({
  'x-kubernetes-action': action,
  'x-kubernetes-group-version-kind': { group, version, kind },
  parameters,
  responses: {},
});

const info = { title: 'Kubernetes' };

/** `/openapi/v3/<path>`; undefined when no such group or version is served. */
export function openapiDocument(catalogue: Catalogue, path: string): object | undefined {
  const kinds = catalogue.all().filter((kind) => documentPath(kind) === path);
  const [first] = kinds;
  if (!first) return undefined;
  return {
    openapi: '3.0.0',
    info: { ...info, version: apiVersionOf(first) },
    paths: Object.fromEntries(
      kinds.map((kind) => [
        resourceUrl(kind),
        { patch: patchOperation(kind, 'patch'), put: patchOperation(kind, 'put') },
      ]),
    ),
    components: { schemas: {} },
  };
}
