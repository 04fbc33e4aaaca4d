/**
 * Admission webhooks. Nothing runs in pods here, so what a webhook would say is not known: one whose Service has
 * a ready pod lets everything pass, unchanged; one that cannot be reached fails as it does in a real API server, which
 * in EKS calls the pods behind a Service itself, whichever of them. CEL conditions are not read: they are taken to hold.
 * Sources of the words: a real kube-apiserver 1.36; apiserver's pkg/admission/plugin/webhook; of a call that a security group
 * swallows, kubernetes-sigs/aws-load-balancer-controller#2460.
 */
import type { Catalogue } from './catalogue.ts';
import { ApiError } from './errors.ts';
import type { ResourceKind } from './kinds.ts';
import { at, type Fields, fieldsAt, itemsAt, numberAt, textAt, textsAt } from './objects.ts';
import { isPodReady } from './pods.ts';
import { matchesSelector } from './selectors.ts';
import type { Store } from './store.ts';
import type { KubernetesOptions, Manifest, PodReach, StoredObject } from './types.ts';

export interface AdmissionRequest {
  operation: 'CREATE' | 'UPDATE' | 'DELETE';
  kind: ResourceKind;
  subresource?: string;
  namespace: string;
  object?: Manifest;
  oldObject?: StoredObject;
}

export interface Webhooks {
  /** @throws ApiError 500 when a webhook that must be asked cannot be */
  ask(request: AdmissionRequest): void;
  /** Looks at the network to their pods, where there are any: what is asked afterwards, also by controllers, goes by it. */
  look(): Promise<void>;
}

const configurations = ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'];

/** Names that lead nowhere. Source: RFC 2606. */
const isNowhere = (host: string): boolean => /\.(invalid|test|example)$/.test(host);

const holds = (values: string[], value: string): boolean => values.includes('*') || values.includes(value);

// `pods`, `pods/status`, `pods/*`, `*` for all but subresources, and `*` with either behind it.
function holdsResource(patterns: string[], plural: string, subresource: string): boolean {
  return patterns.some((pattern) => {
    const [resource = '', part] = pattern.split('/');
    if (resource !== '*' && resource !== plural) return false;
    return part === undefined ? subresource === '' : part === '*' || part === subresource;
  });
}

function isAbout(rule: Fields, matchPolicy: string, request: AdmissionRequest): boolean {
  const { kind, operation, subresource = '' } = request;
  const scope = textAt(rule, 'scope') || '*';
  return (
    holds(textsAt(rule, 'operations'), operation) &&
    holds(textsAt(rule, 'apiGroups'), kind.group) &&
    // A request for another version of the same is an equivalent one.
    (matchPolicy !== 'Exact' || holds(textsAt(rule, 'apiVersions'), kind.version)) &&
    holdsResource(textsAt(rule, 'resources'), kind.plural, subresource) &&
    (scope === '*' || (scope === 'Namespaced') === kind.namespaced)
  );
}

/** The number of the port that a Service's leads to, at one of its pods. */
function targetPortOf(servicePort: Fields, pod: StoredObject): number {
  const target = servicePort.targetPort ?? servicePort.port;
  if (typeof target === 'number') return target;
  const ports = itemsAt(pod, 'spec', 'containers').flatMap((container) => itemsAt(container, 'ports'));
  return numberAt(ports.find(({ name }) => name === target) ?? {}, 'containerPort') ?? 0;
}

export function createWebhooks(
  store: Store,
  catalogue: Catalogue,
  lookAtPods?: KubernetesOptions['lookAtPods'],
): Webhooks {
  let reach: PodReach = () => undefined;
  const everyWebhook = (): Fields[] =>
    configurations.flatMap((configuration) =>
      store
        .list(catalogue.require('admissionregistration.k8s.io/v1', configuration), '')
        .flatMap((each) => itemsAt(each, 'webhooks')),
    );

  const find = (kind: string, namespace: string, name: string): StoredObject | undefined =>
    store.get(catalogue.require('v1', kind), namespace, name);

  const labelsOfNamespace = ({ kind, namespace, object, oldObject }: AdmissionRequest) => {
    if (!kind.group && kind.kind === 'Namespace') return (object ?? oldObject)?.metadata.labels ?? {};
    return find('Namespace', '', namespace)?.metadata.labels ?? {};
  };

  const concerns = (webhook: Fields, request: AdmissionRequest): boolean => {
    const { kind, object, oldObject } = request;
    const matchPolicy = textAt(webhook, 'matchPolicy') || 'Equivalent';
    const isOfNamespace = kind.namespaced || (!kind.group && kind.kind === 'Namespace');
    const objects = [object, oldObject].filter((each) => each !== undefined);
    return (
      itemsAt(webhook, 'rules').some((rule) => isAbout(rule, matchPolicy, request)) &&
      (!isOfNamespace ||
        matchesSelector(at(webhook, 'namespaceSelector') ?? {}, labelsOfNamespace(request))) &&
      objects.some(({ metadata }) =>
        matchesSelector(at(webhook, 'objectSelector') ?? {}, metadata.labels ?? {}),
      )
    );
  };

  const serviceProblem = (namespace: string, name: string, port: number): string | undefined => {
    const service = find('Service', namespace, name);
    if (!service) return `service "${name}" not found`;
    const servicePort = itemsAt(service, 'spec', 'ports').find((each) => each.port === port);
    if (!servicePort) return `no service port ${port} found for service "${name}"`;
    const selector = fieldsAt(service, 'spec', 'selector');
    const none = `no endpoints available for service "${name}"`;
    if (Object.keys(selector).length === 0) {
      const subsets = itemsAt(find('Endpoints', namespace, name), 'subsets');
      return subsets.some((subset) => itemsAt(subset, 'addresses').length > 0) ? undefined : none;
    }
    const ready = store
      .list(catalogue.require('v1', 'Pod'), namespace)
      .filter(
        (pod) =>
          isPodReady(pod) &&
          !pod.metadata.deletionTimestamp &&
          matchesSelector({ matchLabels: selector }, pod.metadata.labels ?? {}),
      );
    if (ready.length === 0) return none;
    // Nobody answers, nor says so.
    return ready.some((pod) => reach(pod, targetPortOf(servicePort, pod)) !== undefined)
      ? 'context deadline exceeded'
      : undefined;
  };

  /** @returns why the webhook cannot be asked, as Go's HTTP client says it */
  const callProblem = (webhook: Fields): string | undefined => {
    const seconds = numberAt(webhook, 'timeoutSeconds') ?? 10;
    const service = fieldsAt(webhook, 'clientConfig', 'service');
    const url = textAt(webhook, 'clientConfig', 'url');
    if (url) {
      const { hostname } = new URL(url);
      return isNowhere(hostname)
        ? `Post "${url}?timeout=${seconds}s": dial tcp: lookup ${hostname}: no such host`
        : undefined;
    }
    const namespace = textAt(service, 'namespace');
    const name = textAt(service, 'name');
    const port = numberAt(service, 'port') ?? 443;
    const problem = serviceProblem(namespace, name, port);
    const path = textAt(service, 'path') || '/';
    return (
      problem && `Post "https://${name}.${namespace}.svc:${port}${path}?timeout=${seconds}s": ${problem}`
    );
  };

  return {
    ask: (request) => {
      // What webhooks are set up by is never their business: it could not be mended otherwise.
      if (configurations.includes(request.kind.kind)) return;
      for (const webhook of everyWebhook()) {
        if (textAt(webhook, 'failurePolicy') === 'Ignore' || !concerns(webhook, request)) continue;
        const problem = callProblem(webhook);
        if (problem === undefined) continue;
        const message = `failed calling webhook "${textAt(webhook, 'name')}": failed to call webhook: ${problem}`;
        throw new ApiError(500, 'InternalError', `Internal error occurred: ${message}`, {
          causes: [{ message }],
        });
      }
    },
    look: async () => {
      if (lookAtPods === undefined || everyWebhook().length === 0) return;
      reach = await lookAtPods();
    },
  };
}
