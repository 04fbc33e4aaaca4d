/** Subresources that are not a part of the object itself: scale, eviction, binding, finalize. */
import type { Api } from './api.ts';
import { readDocument } from './bodies.ts';
import { ApiError, badRequest, conflict } from './errors.ts';
import type { Exchange, Reply } from './exchange.ts';
import type { ResourceKind } from './kinds.ts';
import { type Fields, fieldsAt, isFields, mapAt, numberAt, textAt, textsAt } from './objects.ts';
import { mergePatch } from './patch.ts';
import { isPodReady } from './pods.ts';
import type { DeleteOptions } from './resources.ts';
import { matchesSelector } from './selectors.ts';
import { isDryRun, managerOf, replyWith, type Target, writeOptions } from './target.ts';
import type { StoredObject } from './types.ts';

type Operation = (api: Api, exchange: Exchange, target: Target) => Promise<Reply> | Reply;

const success: Reply = {
  status: 201,
  body: { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', code: 201 },
};

const scaleOf = (object: StoredObject): Fields => ({
  kind: 'Scale',
  apiVersion: 'autoscaling/v1',
  metadata: {
    name: object.metadata.name,
    namespace: object.metadata.namespace,
    uid: object.metadata.uid,
    resourceVersion: object.metadata.resourceVersion,
    creationTimestamp: object.metadata.creationTimestamp,
  },
  spec: { replicas: numberAt(object, 'spec', 'replicas') ?? 0 },
  status: {
    replicas: numberAt(object, 'status', 'replicas') ?? 0,
    selector: Object.entries(mapAt(object, 'spec', 'selector', 'matchLabels'))
      .map(([key, value]) => `${key}=${value}`)
      .join(','),
  },
});

const find = (api: Api, { kind, namespace, name }: Target): StoredObject =>
  api.resources.get(kind, namespace, name);

const getScale: Operation = (api, _, target) => ({ status: 200, body: scaleOf(find(api, target)) });

const writeScale: Operation = async (api, exchange, target) => {
  const existing = find(api, target);
  const body = JSON.parse((await exchange.body()).toString('utf8'));
  const scale = exchange.method === 'PATCH' ? mergePatch(scaleOf(existing), body) : body;
  const replicas = numberAt(scale, 'spec', 'replicas');
  if (replicas === undefined || replicas < 0 || !Number.isInteger(replicas)) {
    throw badRequest(`spec.replicas: Invalid value: ${replicas}: must be greater than or equal to 0`);
  }
  const resourceVersion = textAt(scale, 'metadata', 'resourceVersion');
  const { subresource: _, ...options } = writeOptions(exchange, target);
  const updated = api.resources.update(
    target.kind,
    existing,
    {
      ...existing,
      spec: { ...fieldsAt(existing, 'spec'), replicas },
      metadata: { ...existing.metadata, ...(resourceVersion ? { resourceVersion } : {}) },
    },
    options,
  );
  return { status: 200, body: scaleOf(updated) };
};

const tooManyRequests = (budget: StoredObject): ApiError =>
  new ApiError(429, 'TooManyRequests', "Cannot evict pod as it would violate the pod's disruption budget.", {
    causes: [
      {
        reason: 'DisruptionBudget',
        message: `The disruption budget ${budget.metadata.name} needs ${numberAt(budget, 'status', 'desiredHealthy') ?? 0} healthy pods and has ${numberAt(budget, 'status', 'currentHealthy') ?? 0} currently`,
      },
    ],
    retryAfterSeconds: 0,
  });

/** @throws ApiError while a PodDisruptionBudget keeps the pod */
export function evictPod(
  { store, catalogue, resources }: Api,
  pod: StoredObject,
  options: DeleteOptions,
): void {
  const budgets = store
    .list(catalogue.require('policy/v1', 'PodDisruptionBudget'), pod.metadata.namespace ?? '')
    .filter((budget) => matchesSelector(fieldsAt(budget, 'spec', 'selector'), pod.metadata.labels ?? {}));
  if (budgets.length > 1) {
    throw new ApiError(
      500,
      'InternalError',
      'This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.',
    );
  }
  const [budget] = budgets;
  const allowed = numberAt(budget, 'status', 'disruptionsAllowed') ?? 0;
  if (budget && isPodReady(pod) && allowed <= 0) throw tooManyRequests(budget);
  resources.remove(catalogue.require('v1', 'Pod'), pod, options);
}

const evict: Operation = async (api, exchange, target) => {
  const pod = find(api, target);
  const eviction = await readDocument(exchange);
  const deleteOptions = fieldsAt(eviction, 'deleteOptions');
  const dryRun =
    isDryRun(exchange.url.searchParams.getAll('dryRun')) || isDryRun(textsAt(deleteOptions, 'dryRun'));
  if (textAt(eviction, 'metadata', 'name') !== target.name) {
    throw badRequest('name in URL does not match name in Eviction object');
  }
  const { kind, namespace } = target;
  api.resources.webhooks.ask({
    operation: 'CREATE',
    kind,
    subresource: 'eviction',
    namespace,
    object: { ...pod, metadata: { name: target.name, namespace } },
  });
  const preconditions = fieldsAt(deleteOptions, 'preconditions');
  const gracePeriodSeconds = numberAt(deleteOptions, 'gracePeriodSeconds');
  evictPod(api, pod, {
    dryRun,
    ...(isFields(preconditions) ? { preconditions } : {}),
    ...(gracePeriodSeconds !== undefined && { gracePeriodSeconds }),
  });
  return success;
};

const bind: Operation = async (api, exchange, target) => {
  const pod = find(api, target);
  const nodeName = textAt(await readDocument(exchange), 'target', 'name');
  const assigned = textAt(pod, 'spec', 'nodeName');
  if (assigned) {
    throw conflict(
      { ...target.kind, plural: 'pods/binding' },
      target.name,
      `pod ${target.name} is already assigned to node "${assigned}"`,
    );
  }
  api.resources.update(
    target.kind,
    pod,
    { ...pod, spec: { ...fieldsAt(pod, 'spec'), nodeName } },
    { manager: managerOf(exchange) },
  );
  return success;
};

const finalize: Operation = async (api, exchange, target) => {
  const existing = find(api, target);
  const finalizers = textsAt(await readDocument(exchange), 'spec', 'finalizers');
  const updated = api.resources.update(
    target.kind,
    existing,
    { ...existing, spec: { ...fieldsAt(existing, 'spec'), finalizers } },
    { manager: managerOf(exchange) },
  );
  return replyWith(exchange, target.kind, updated);
};

const operations: Record<string, Record<string, Operation>> = {
  scale: { GET: getScale, PUT: writeScale, PATCH: writeScale },
  eviction: { POST: evict },
  binding: { POST: bind },
  finalize: { PUT: finalize },
};

/** The operation of a method on a subresource; undefined when the kind has no such subresource of its own. */
export const subresourceOperation = (
  kind: ResourceKind,
  subresource: string,
  method: string,
): Operation | undefined =>
  kind.subresources.includes(subresource) ? operations[subresource]?.[method] : undefined;
