/** The rules that each kind has beyond those for all, with Kubernetes' own messages. */
import { required, unsupported, wrong } from './causes.ts';
import type { Cause } from './errors.ts';
import { containerName } from './metadata-rules.ts';
import { at, fieldsAt, itemsAt, mapAt, textAt, textsAt } from './objects.ts';
import { podCauses } from './pod-rules.ts';
import { quantityOf } from './quantity.ts';
import { matchesSelector } from './selectors.ts';
import type { StoredObject } from './types.ts';

const templateCauses = (object: StoredObject): Cause[] => {
  const selector = at(object, 'spec', 'selector');
  const labels = mapAt(object, 'spec', 'template', 'metadata', 'labels');
  return [
    ...(selector === undefined || selector === null ? [required('spec.selector')] : []),
    ...(!matchesSelector(selector ?? {}, labels) || !selector
      ? [wrong('spec.template.metadata.labels', labels, '`selector` does not match template `labels`')]
      : []),
    ...podCauses(
      at(object, 'spec', 'template', 'spec'),
      'spec.template.spec',
      containerName,
      object.kind === 'StatefulSet',
    ),
  ];
};

const dataKey = /^[-._a-zA-Z0-9]+$/;

const dataCauses = (object: StoredObject): Cause[] =>
  ['data', 'binaryData'].flatMap((field) =>
    Object.keys(fieldsAt(object, field))
      .filter((key) => !dataKey.test(key))
      .map((key) =>
        wrong(
          `${field}[${key}]`,
          key,
          `a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')`,
        ),
      ),
  );

const serviceCauses = (service: StoredObject): Cause[] => {
  const needsPorts =
    textAt(service, 'spec', 'type') !== 'ExternalName' && textAt(service, 'spec', 'clusterIP') !== 'None';
  const ports = itemsAt(service, 'spec', 'ports');
  return [
    ...(needsPorts && ports.length === 0 ? [required('spec.ports')] : []),
    ...ports.flatMap(({ port }, index) =>
      typeof port === 'number' && port >= 1 && port <= 65535
        ? []
        : [wrong(`spec.ports[${index}].port`, port ?? 0, 'must be between 1 and 65535, inclusive')],
    ),
    ...(ports.length > 1
      ? ports.flatMap((port, index) => (textAt(port, 'name') ? [] : [required(`spec.ports[${index}].name`)]))
      : []),
  ];
};

const claimCauses = (claim: StoredObject): Cause[] => [
  ...(textsAt(claim, 'spec', 'accessModes').length > 0
    ? []
    : [required('spec.accessModes', 'at least 1 access mode is required')]),
  ...storageCauses(at(claim, 'spec', 'resources', 'requests', 'storage')),
];

const storageCauses = (storage: unknown): Cause[] => {
  if (storage === undefined) return [required('spec.resources[storage]')];
  const isSome = (quantityOf(storage) ?? 0) > 0;
  return isSome ? [] : [wrong('spec.resources[storage]', storage, 'must be greater than zero')];
};

const jobCauses = (object: StoredObject, field: string): Cause[] => {
  const pod = at(object, ...field.split('.'), 'template', 'spec');
  const place = `${field}.template.spec`;
  return [
    ...(['OnFailure', 'Never'].includes(textAt(pod, 'restartPolicy'))
      ? []
      : [required(`${place}.restartPolicy`, 'valid values: "OnFailure", "Never"')]),
    ...podCauses(pod, place, containerName),
  ];
};

/** A schedule of cron has five fields, or a name such as `@daily`. */
const scheduleCauses = (cronJob: StoredObject): Cause[] => {
  const schedule = textAt(cronJob, 'spec', 'schedule');
  const fields = schedule.split(/\s+/).filter(Boolean);
  if (fields.length === 5 || schedule.startsWith('@')) return [];
  const why = `expected exactly 5 fields, found ${fields.length}: [${fields.join(' ')}]`;
  return [wrong('spec.schedule', schedule, why)];
};

const budgetCauses = (budget: StoredObject): Cause[] => {
  const { minAvailable, maxUnavailable } = fieldsAt(budget, 'spec');
  if (minAvailable === undefined || maxUnavailable === undefined) return [];
  return [wrong('spec', budget.spec, 'minAvailable and maxUnavailable cannot be both set')];
};

const ingressCauses = (ingress: StoredObject): Cause[] => {
  const rules = itemsAt(ingress, 'spec', 'rules');
  const hasDefault = at(ingress, 'spec', 'defaultBackend') !== undefined;
  if (rules.length === 0 && !hasDefault) {
    return [wrong('spec', null, 'either `defaultBackend` or `rules` must be specified')];
  }
  return rules.flatMap((rule, ruleIndex) =>
    itemsAt(rule, 'http', 'paths').flatMap((path, index) =>
      textAt(path, 'pathType')
        ? []
        : [required(`spec.rules[${ruleIndex}].http.paths[${index}].pathType`, 'pathType must be specified')],
    ),
  );
};

/** What a Secret of some type has to hold (pkg/apis/core/validation). */
const keysOfTypes: Readonly<Record<string, readonly string[]>> = {
  'kubernetes.io/tls': ['tls.crt', 'tls.key'],
  'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
  'kubernetes.io/ssh-auth': ['ssh-privatekey'],
};

const secretCauses = (secret: StoredObject): Cause[] =>
  (keysOfTypes[textAt(secret, 'type')] ?? [])
    .filter((key) => !(key in fieldsAt(secret, 'data')))
    .map((key) => required(`data[${key}]`));

const bindingCauses =
  (...kinds: string[]) =>
  (binding: StoredObject): Cause[] => {
    const kind = textAt(binding, 'roleRef', 'kind');
    return [
      ...(kinds.includes(kind) ? [] : [unsupported('roleRef.kind', kind, kinds)]),
      ...(textAt(binding, 'roleRef', 'name') ? [] : [required('roleRef.name')]),
    ];
  };

const definitionCauses = (definition: StoredObject): Cause[] => {
  const group = textAt(definition, 'spec', 'group');
  const plural = textAt(definition, 'spec', 'names', 'plural');
  const versions = itemsAt(definition, 'spec', 'versions');
  return [
    ...(group ? [] : [required('spec.group')]),
    ...(textAt(definition, 'spec', 'scope') ? [] : [required('spec.scope')]),
    ...(plural ? [] : [required('spec.names.plural')]),
    ...(textAt(definition, 'spec', 'names', 'kind') ? [] : [required('spec.names.kind')]),
    ...(definition.metadata.name === `${plural}.${group}`
      ? []
      : [wrong('metadata.name', definition.metadata.name, 'must be spec.names.plural+"."+spec.group')]),
    ...(versions.filter(({ storage }) => storage === true).length === 1
      ? []
      : [
          wrong(
            'spec.versions',
            versions.map(({ name }) => name),
            'must have exactly one version marked as storage version',
          ),
        ]),
  ];
};

/** What a kind asks for beyond the rules for all. */
const rules: Readonly<Record<string, (object: StoredObject) => Cause[]>> = {
  Pod: (pod) => podCauses(pod.spec, 'spec', containerName),
  Deployment: templateCauses,
  DaemonSet: templateCauses,
  StatefulSet: templateCauses,
  ReplicaSet: templateCauses,
  Job: (job) => jobCauses(job, 'spec'),
  CronJob: (cronJob) => [...scheduleCauses(cronJob), ...jobCauses(cronJob, 'spec.jobTemplate.spec')],
  PodDisruptionBudget: budgetCauses,
  Ingress: ingressCauses,
  ConfigMap: dataCauses,
  Secret: (secret) => [...dataCauses(secret), ...secretCauses(secret)],
  Service: serviceCauses,
  PersistentVolumeClaim: claimCauses,
  StorageClass: (storageClass) => (textAt(storageClass, 'provisioner') ? [] : [required('provisioner')]),
  RoleBinding: bindingCauses('Role', 'ClusterRole'),
  ClusterRoleBinding: bindingCauses('ClusterRole'),
  CustomResourceDefinition: definitionCauses,
};

/** What is wrong with an object of a kind of Kubernetes' own. */
export const kindCauses = (kind: string, object: StoredObject): Cause[] => rules[kind]?.(object) ?? [];
