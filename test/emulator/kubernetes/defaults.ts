/** What the API server fills in where a client says nothing. */

import { asGoWrites } from './go-json.ts';
import type { ResourceKind } from './kinds.ts';
import { type Fields, fieldsAt, itemsAt, mapAt, textAt } from './objects.ts';
import { each, filled, podSpec } from './pod-defaults.ts';
import type { StoredObject } from './types.ts';

const template = (spec: Fields, defaults: Fields = {}): Fields => ({
  template: {
    ...fieldsAt(spec, 'template'),
    spec: podSpec(filled(defaults, fieldsAt(spec, 'template', 'spec'))),
  },
});

const deployment = (spec: Fields): Fields => {
  const strategy = filled({ type: 'RollingUpdate' }, fieldsAt(spec, 'strategy'));
  const rolling = filled({ maxSurge: '25%', maxUnavailable: '25%' }, fieldsAt(strategy, 'rollingUpdate'));
  return {
    ...filled({ progressDeadlineSeconds: 600, replicas: 1, revisionHistoryLimit: 10 }, spec),
    strategy: strategy.type === 'RollingUpdate' ? { ...strategy, rollingUpdate: rolling } : strategy,
    ...template(spec),
  };
};

const daemonSet = (spec: Fields): Fields => ({
  ...filled(
    {
      revisionHistoryLimit: 10,
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } },
    },
    spec,
  ),
  ...template(spec),
});

const statefulSet = (spec: Fields): Fields => ({
  ...filled(
    {
      persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
      podManagementPolicy: 'OrderedReady',
      replicas: 1,
      revisionHistoryLimit: 10,
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 0 } },
    },
    spec,
  ),
  ...template(spec),
});

const job = (spec: Fields): Fields => ({
  ...filled(
    {
      backoffLimit: 6,
      completionMode: 'NonIndexed',
      completions: 1,
      manualSelector: false,
      parallelism: 1,
      podReplacementPolicy: 'TerminatingOrFailed',
      suspend: false,
    },
    spec,
  ),
  ...template(spec),
});

/** A Job counts the pods that have its uid. Source: pkg/registry/batch/job, `generateSelector`. */
const selected = ({ metadata, ...object }: StoredObject): StoredObject => {
  const spec = fieldsAt(object, 'spec');
  if (spec.manualSelector === true) return { ...object, metadata, spec };
  const uid = { 'batch.kubernetes.io/controller-uid': metadata.uid };
  const names = { 'controller-uid': metadata.uid, 'job-name': metadata.name };
  const labels = { ...uid, 'batch.kubernetes.io/job-name': metadata.name, ...names };
  const template = fieldsAt(spec, 'template');
  const given = fieldsAt(template, 'metadata');
  const own = { ...given, labels: { ...fieldsAt(given, 'labels'), ...labels } };
  return {
    ...object,
    metadata,
    spec: { ...spec, selector: { matchLabels: uid }, template: { ...template, metadata: own } },
  };
};

const cronJob = (spec: Fields): Fields =>
  filled(
    { concurrencyPolicy: 'Allow', failedJobsHistoryLimit: 1, successfulJobsHistoryLimit: 3, suspend: false },
    spec,
  );

const servicePort = (given: Fields): Fields => filled({ protocol: 'TCP', targetPort: given.port }, given);

const service = (spec: Fields): Fields => {
  const type = textAt(spec, 'type') || 'ClusterIP';
  const reachesNodes = type === 'NodePort' || type === 'LoadBalancer';
  return {
    ...filled(
      {
        sessionAffinity: 'None',
        type,
        ...(type === 'ExternalName'
          ? {}
          : { internalTrafficPolicy: 'Cluster', ipFamilies: ['IPv4'], ipFamilyPolicy: 'SingleStack' }),
        ...(reachesNodes ? { externalTrafficPolicy: 'Cluster' } : {}),
        ...(type === 'LoadBalancer' ? { allocateLoadBalancerNodePorts: true } : {}),
      },
      spec,
    ),
    ...('ports' in spec ? { ports: itemsAt(spec, 'ports').map(servicePort) } : {}),
  };
};

const encodedStrings = (object: StoredObject): StoredObject => {
  const { stringData: _, ...secret } = object;
  const encoded = Object.entries(mapAt(object, 'stringData')).map(([key, value]): [string, string] => [
    key,
    Buffer.from(value).toString('base64'),
  ]);
  if (encoded.length === 0) return secret;
  return { ...secret, data: { ...fieldsAt(object, 'data'), ...Object.fromEntries(encoded) } };
};

const ruleSubject = (subject: Fields): Fields =>
  ['User', 'Group'].includes(textAt(subject, 'kind'))
    ? filled({ apiGroup: 'rbac.authorization.k8s.io' }, subject)
    : subject;

const binding = (object: StoredObject): StoredObject => ({
  ...object,
  ...('subjects' in object ? { subjects: itemsAt(object, 'subjects').map(ruleSubject) } : {}),
  roleRef: filled({ apiGroup: 'rbac.authorization.k8s.io' }, fieldsAt(object, 'roleRef')),
});

const inSpec =
  (fill: (spec: Fields) => Fields) =>
  (object: StoredObject): StoredObject => ({ ...object, spec: fill(fieldsAt(object, 'spec')) });

const withStatus =
  (status: Fields, fill: (object: StoredObject) => StoredObject = (object) => object) =>
  (object: StoredObject): StoredObject => ({
    ...fill(object),
    status: filled(status, fieldsAt(object, 'status')),
  });

const namespace = (object: StoredObject): StoredObject => ({
  ...object,
  metadata: {
    ...object.metadata,
    labels: { ...object.metadata.labels, 'kubernetes.io/metadata.name': object.metadata.name },
  },
  spec: filled({ finalizers: ['kubernetes'] }, fieldsAt(object, 'spec')),
});

/** Of one webhook. Source: pkg/apis/admissionregistration/v1/defaults.go. */
const webhook =
  (own: Fields) =>
  (given: Fields): Fields => {
    const config = fieldsAt(given, 'clientConfig');
    return {
      ...filled(
        {
          failurePolicy: 'Fail',
          matchPolicy: 'Equivalent',
          namespaceSelector: {},
          objectSelector: {},
          timeoutSeconds: 10,
          ...own,
        },
        given,
      ),
      ...('service' in config && {
        clientConfig: { ...config, service: filled({ port: 443 }, fieldsAt(config, 'service')) },
      }),
      ...each(given, 'rules', (rule) => filled({ scope: '*' }, rule)),
    };
  };

const webhooks =
  (own: Fields = {}) =>
  (object: StoredObject): StoredObject => ({ ...object, ...each(object, 'webhooks', webhook(own)) });

const ingressClass = inSpec((spec) =>
  'parameters' in spec
    ? { ...spec, parameters: filled({ scope: 'Cluster' }, fieldsAt(spec, 'parameters')) }
    : spec,
);

const claim = inSpec((spec) => filled({ volumeMode: 'Filesystem' }, spec));

const definition = inSpec((spec) => {
  const names = fieldsAt(spec, 'names');
  const kind = textAt(names, 'kind');
  return {
    ...filled({ conversion: { strategy: 'None' } }, spec),
    names: filled({ listKind: `${kind}List`, singular: kind.toLowerCase() }, names),
  };
});

/** The status before a controller has accepted the names. */
const unaccepted = (object: StoredObject): Fields => ({
  acceptedNames: { kind: '', plural: '' },
  conditions: null,
  storedVersions: itemsAt(object, 'spec', 'versions')
    .filter(({ storage }) => storage === true)
    .map((version) => textAt(version, 'name')),
});

/** Objects' own defaults by kind; a status is filled in where a new object has one at once. */
const byKind: Record<string, (object: StoredObject) => StoredObject> = {
  Namespace: withStatus({ phase: 'Active' }, namespace),
  Pod: withStatus(
    { phase: 'Pending' },
    inSpec((spec) => podSpec(filled({ enableServiceLinks: true, serviceAccountName: 'default' }, spec))),
  ),
  Service: withStatus({ loadBalancer: {} }, inSpec(service)),
  Secret: (object) => ({ type: 'Opaque', ...encodedStrings(object) }),
  PersistentVolumeClaim: withStatus({ phase: 'Pending' }, claim),
  PersistentVolume: withStatus(
    { phase: 'Available' },
    inSpec((spec) => filled({ persistentVolumeReclaimPolicy: 'Retain', volumeMode: 'Filesystem' }, spec)),
  ),
  Deployment: inSpec(deployment),
  DaemonSet: inSpec(daemonSet),
  StatefulSet: inSpec(statefulSet),
  ReplicaSet: inSpec((spec) => ({ ...filled({ replicas: 1 }, spec), ...template(spec) })),
  Job: (object) => selected(inSpec(job)(object)),
  CronJob: inSpec(cronJob),
  Ingress: withStatus({ loadBalancer: {} }),
  StorageClass: (object) => ({ reclaimPolicy: 'Delete', volumeBindingMode: 'Immediate', ...object }),
  RoleBinding: binding,
  ClusterRoleBinding: binding,
  CustomResourceDefinition: (object) => withStatus(unaccepted(object), definition)(object),
  IngressClass: ingressClass,
  MutatingWebhookConfiguration: webhooks({ reinvocationPolicy: 'Never' }),
  ValidatingWebhookConfiguration: webhooks(),
};

/** The object with its kind's defaults. Custom kinds have none. */
export function withDefaults(kind: ResourceKind, object: StoredObject): StoredObject {
  const fill = kind.schema ? undefined : byKind[kind.kind];
  return asGoWrites(kind, fill ? fill(object) : object);
}
