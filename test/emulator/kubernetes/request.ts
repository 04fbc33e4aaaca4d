/** What a request asks for, read off its method and URL as Kubernetes' RequestInfo does. */
import type { AccessRequest } from './types.ts';

/** The parts of a URL's path under `/api` or `/apis`; undefined when it is not for a resource. */
export interface ResourcePath {
  group: string;
  version: string;
  resource: string;
  namespace?: string;
  name?: string;
  subresource?: string;
}

/** Resources under a namespace's own path that belong to the namespace object itself. */
const namespaceSubresources = new Set(['status', 'finalize']);

export function resourcePath(path: string): ResourcePath | undefined {
  const steps = path.split('/').filter(Boolean).map(decodeURIComponent);
  const [root] = steps;
  const rest = root === 'api' ? steps.slice(1) : root === 'apis' ? steps.slice(2) : [];
  const group = root === 'apis' ? (steps[1] ?? '') : '';
  const [version, ...parts] = rest;
  if (!version || parts.length === 0) return undefined;
  const [first = '', second, third, ...others] = parts;
  if (first === 'namespaces' && second !== undefined) {
    if (third === undefined || namespaceSubresources.has(third)) {
      return {
        group,
        version,
        resource: first,
        namespace: second,
        name: second,
        ...(third ? { subresource: third } : {}),
      };
    }
    const [name, subresource] = others;
    return { group, version, resource: third, namespace: second, ...named(name, subresource) };
  }
  return { group, version, resource: first, ...named(second, third) };
}

const named = (name?: string, subresource?: string): { name?: string; subresource?: string } => ({
  ...(name ? { name } : {}),
  ...(subresource ? { subresource } : {}),
});

const verbs: Record<string, string> = {
  GET: 'get',
  HEAD: 'get',
  POST: 'create',
  PUT: 'update',
  PATCH: 'patch',
  DELETE: 'delete',
};

/** The question for the authorizers. */
export function accessRequest(method: string, url: URL): AccessRequest {
  const target = resourcePath(url.pathname);
  if (!target) return { verb: method.toLowerCase(), group: '', resource: '', path: url.pathname };
  const { version: _, ...resource } = target;
  const verb = verbs[method] ?? method.toLowerCase();
  if (verb === 'get' && !resource.name) return { ...resource, verb: isWatch(url) ? 'watch' : 'list' };
  if (verb === 'delete' && !resource.name) return { ...resource, verb: 'deletecollection' };
  return { ...resource, verb };
}

export const isWatch = (url: URL): boolean => ['true', '1'].includes(url.searchParams.get('watch') ?? '');
