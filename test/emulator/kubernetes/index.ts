/** The Kubernetes API server of one EKS cluster. */
import { once } from 'node:events';
import { createServer } from 'node:https';
import { addressIn, type Cidr, parseCidr } from '../network/cidr.ts';
import type { Api } from './api.ts';
import { createRbac } from './authorization.ts';
import { createCatalogue } from './catalogue.ts';
import { startControllers } from './controllers/index.ts';
import { guardOf } from './escalation.ts';
import { createFlowControl, globalDefault } from './flow-control.ts';
import { createResources } from './resources.ts';
import { respond } from './server.ts';
import { startObjects } from './start.ts';
import { createStore } from './store.ts';
import { evictPod } from './subresources.ts';
import { createServerCertificate } from './tls.ts';
import type { KubernetesCluster, KubernetesOptions, Reference, StoredObject } from './types.ts';

export { ApiError } from './errors.ts';
export type * from './types.ts';

/** Starts an API server on a free port of 127.0.0.1, in the state of a new EKS cluster. */
export async function startKubernetes(options: KubernetesOptions): Promise<KubernetesCluster> {
  const services = rangeOf(options.serviceCidr);
  const tls = createServerCertificate();
  const store = createStore();
  const catalogue = createCatalogue(store);
  const rbac = createRbac(store, catalogue);
  const allows: Api['allows'] = (user, request) =>
    rbac.allows(user, request) || options.authorize(user, request);
  const resources = createResources(store, catalogue, services, guardOf(rbac, allows), options);
  const api: Api = {
    version: options.version,
    store,
    catalogue,
    resources,
    authenticate: options.authenticate,
    rules: rbac.rules,
    flowControl: createFlowControl(options.priorityLevel ?? globalDefault),
    aroundWrite: options.aroundWrite ?? ((_user, _request, apply) => apply()),
    allows,
  };

  const find = ({ apiVersion, kind, name, namespace = '' }: Reference): StoredObject | undefined =>
    store.get(catalogue.require(apiVersion, kind), namespace, name);

  const apply: KubernetesCluster['apply'] = (object, manager = 'eks', { asks = false } = {}) => {
    const kind = catalogue.require(object.apiVersion, object.kind);
    const { namespace = '' } = object.metadata;
    return resources.apply(kind, namespace, object, { manager, internal: true, force: true, asks });
  };

  for (const object of startObjects(tls.authority, addressIn(services, 1))) apply(object);
  const stopControllers = startControllers({
    store,
    catalogue,
    resources,
    authority: tls.authority,
    allows,
    after: options.after,
    ...(options.inspectPod && { inspectPod: options.inspectPod }),
  });

  const server = createServer({ key: tls.key, cert: tls.certificate }, (request, response) => {
    void respond(api, request, response);
  });
  // As long as a real one keeps a connection (apiserver's pkg/server/secure_serving.go).
  server.keepAliveTimeout = 90_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the API server has no port');

  return {
    url: `https://127.0.0.1:${address.port}`,
    certificateAuthority: Buffer.from(tls.authority).toString('base64'),
    apply,
    remove: (reference) => {
      const existing = find(reference);
      if (existing) resources.remove(catalogue.require(reference.apiVersion, reference.kind), existing, {});
    },
    evict: ({ namespace, name }) => {
      const pod = find({ apiVersion: 'v1', kind: 'Pod', namespace, name });
      if (pod) evictPod(api, pod, {});
    },
    get: find,
    list: ({ apiVersion, kind }, { namespace = '' } = {}) =>
      store.list(catalogue.require(apiVersion, kind), namespace),
    onChange: (listener) => store.subscribe(({ change }) => listener(change)),
    upgrade: (version) => {
      api.version = version;
    },
    close: async () => {
      stopControllers();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** @throws RangeError when the text is no range of addresses */
function rangeOf(text = '10.100.0.0/16'): Cidr {
  const range = parseCidr(text);
  if (!range) throw new RangeError(`no range of addresses: ${text}`);
  return range;
}
