/** The rules that objects must keep, with Kubernetes' own messages. */
import { forbiddenField, required, wrong } from './causes.ts';
import { choiceCauses } from './choices.ts';
import { type Cause, invalid, refused } from './errors.ts';
import type { ResourceKind } from './kinds.ts';
import { at, type Fields, fieldsAt, itemsAt, mapAt, same, textAt, textsAt } from './objects.ts';
import { podCauses } from './pod-rules.ts';
import { quantityOf } from './quantity.ts';
import { schemaCauses } from './schema/validate.ts';
import { matchesSelector } from './selectors.ts';
import type { StoredObject } from './types.ts';

const label = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const qualifiedName = /^([a-z0-9]([-a-z0-9.]*[a-z0-9])?\/)?([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;
const labelValue = /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/;
const dataKey = /^[-._a-zA-Z0-9]+$/;

/** How a kind's names are formed. */
interface NameRule {
  pattern: RegExp;
  limit: number;
  message: string;
}

const subdomain: NameRule = {
  pattern: new RegExp(`^${label}(\\.${label})*$`),
  limit: 253,
  message: `a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '${label}(\\.${label})*')`,
};
const dnsLabel: NameRule = {
  pattern: new RegExp(`^${label}$`),
  limit: 63,
  message: `a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '${label}')`,
};
const pathSegment: NameRule = {
  pattern: /^(?!\.\.?$)[^/%]+$/,
  limit: 253,
  message: `may not be '.' or '..' and may not contain '/' or '%'`,
};

const nameRules: Record<string, NameRule> = {
  Namespace: dnsLabel,
  // Since 1.36 by the rule for labels: a digit may come first.
  Service: dnsLabel,
  Role: pathSegment,
  ClusterRole: pathSegment,
  RoleBinding: pathSegment,
  ClusterRoleBinding: pathSegment,
};

const metadataCauses = (kind: ResourceKind, { metadata }: StoredObject): Cause[] => {
  const rule = nameRules[kind.kind] ?? subdomain;
  if (!metadata.name) return [required('metadata.name', 'name or generateName is required')];
  return [
    ...(rule.pattern.test(metadata.name) ? [] : [wrong('metadata.name', metadata.name, rule.message)]),
    ...(metadata.name.length > rule.limit
      ? [wrong('metadata.name', metadata.name, `must be no more than ${rule.limit} characters`)]
      : []),
    ...labelCauses('metadata.labels', metadata.labels ?? {}),
    ...Object.keys(metadata.annotations ?? {})
      .filter((key) => !qualifiedName.test(key))
      .map((key) => wrong('metadata.annotations', key, qualifiedNameMessage)),
    ...(metadata.finalizers ?? [])
      .filter((finalizer) => !qualifiedName.test(finalizer))
      .map((finalizer) => wrong('metadata.finalizers', finalizer, qualifiedNameMessage)),
    ...(metadata.finalizers ?? []).flatMap((finalizer, index) =>
      kind.group || finalizer.includes('/') || standardFinalizers.has(finalizer)
        ? []
        : [
            wrong(
              `metadata.finalizers[${index}]`,
              finalizer,
              'name is neither a standard finalizer name nor is it fully qualified',
            ),
          ],
    ),
    ...(metadata.ownerReferences ?? []).flatMap((owner) =>
      (['apiVersion', 'kind', 'name', 'uid'] as const)
        .filter((field) => !owner[field])
        .map((field) => wrong(`metadata.ownerReferences.${field}`, '', 'must not be empty')),
    ),
  ];
};

/** Those of Kubernetes itself that carry no domain. */
const standardFinalizers = new Set(['kubernetes', 'orphan', 'foregroundDeletion']);

const qualifiedNameMessage = `name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')`;
const labelValueMessage = `a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')`;

const labelCauses = (field: string, labels: Record<string, string>): Cause[] =>
  Object.entries(labels).flatMap(([key, value]) => [
    ...(qualifiedName.test(key) ? [] : [wrong(field, key, qualifiedNameMessage)]),
    ...(labelValue.test(value) ? [] : [wrong(field, value, labelValueMessage)]),
    ...(value.length > 63 ? [wrong(field, value, 'must be no more than 63 characters')] : []),
  ]);

const containerName = (field: string, name: string): Cause[] =>
  dnsLabel.pattern.test(name) ? [] : [wrong(field, name, dnsLabel.message)];

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

const bindingCauses = (binding: StoredObject): Cause[] =>
  textAt(binding, 'roleRef', 'name') ? [] : [required('roleRef.name')];

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
const rules: Record<string, (object: StoredObject) => Cause[]> = {
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
  RoleBinding: bindingCauses,
  ClusterRoleBinding: bindingCauses,
  CustomResourceDefinition: definitionCauses,
};

/** Fields that never change, with the message Kubernetes refuses a change with. */
const immutable: Record<string, readonly [path: string, message: string][]> = {
  Deployment: [['spec.selector', 'field is immutable']],
  DaemonSet: [['spec.selector', 'field is immutable']],
  ReplicaSet: [['spec.selector', 'field is immutable']],
  Job: [
    ['spec.selector', 'field is immutable'],
    ['spec.template', 'field is immutable'],
  ],
  RoleBinding: [['roleRef', 'cannot change roleRef']],
  ClusterRoleBinding: [['roleRef', 'cannot change roleRef']],
  Secret: [['type', 'field is immutable']],
  StorageClass: [
    ['provisioner', 'field is immutable'],
    ['parameters', 'field is immutable'],
    ['reclaimPolicy', 'field is immutable'],
    ['volumeBindingMode', 'field is immutable'],
  ],
  CustomResourceDefinition: [
    ['spec.scope', 'field is immutable'],
    ['spec.names.kind', 'field is immutable'],
  ],
};

/** Specs of which only some fields may change, and what is said of any other. */
const changeable: Readonly<Record<string, readonly [message: string, field: string, ...fields: string[]]>> = {
  StatefulSet: [
    "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden",
    'spec',
    'replicas',
    'ordinals',
    'template',
    'updateStrategy',
    'revisionHistoryLimit',
    'persistentVolumeClaimRetentionPolicy',
    'minReadySeconds',
  ],
  PersistentVolumeClaim: [
    'spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims',
    'spec',
    'volumeName',
    'volumeAttributesClassName',
  ],
  PersistentVolume: [
    'spec.persistentvolumesource is immutable after creation',
    'spec.persistentvolumesource',
    'capacity',
    'accessModes',
    'claimRef',
    'persistentVolumeReclaimPolicy',
    'storageClassName',
    'mountOptions',
    'volumeMode',
    'nodeAffinity',
    'volumeAttributesClassName',
  ],
};

const without = (spec: Fields, names: readonly string[]): Fields =>
  Object.fromEntries(Object.entries(spec).filter(([name]) => !names.includes(name)));

const unchangeableCauses = (kind: ResourceKind, object: StoredObject, previous: StoredObject): Cause[] => {
  const [message = '', field = '', ...names] = changeable[kind.kind] ?? [];
  if (!message) return [];
  // A bound claim may grow.
  const isBound = kind.kind === 'PersistentVolumeClaim' && textAt(previous, 'status', 'phase') === 'Bound';
  const free = isBound ? [...names, 'resources'] : names;
  const [before, now] = [without(fieldsAt(previous, 'spec'), free), without(fieldsAt(object, 'spec'), free)];
  return same(before, now) ? [] : [forbiddenField(field, message)];
};

/** Of a running pod next to nothing may change. A node is given to it once. */
const podChangeCauses = (kind: ResourceKind, object: StoredObject, previous: StoredObject): Cause[] => {
  if (kind.kind !== 'Pod') return [];
  const isBound = textAt(previous, 'spec', 'nodeName') !== '';
  const free = ['activeDeadlineSeconds', 'tolerations', 'terminationGracePeriodSeconds', 'schedulingGates'];
  const fixed = (pod: StoredObject): Fields => {
    const spec = without(fieldsAt(pod, 'spec'), isBound ? free : [...free, 'nodeName']);
    const imageless = (field: string): Fields[] =>
      itemsAt(spec, field).map((container) => without(container, ['image']));
    return { ...spec, containers: imageless('containers'), initContainers: imageless('initContainers') };
  };
  if (same(fixed(previous), fixed(object))) return [];
  return [
    forbiddenField(
      'spec',
      'pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)',
    ),
  ];
};

const addressCauses = (kind: ResourceKind, object: StoredObject, previous: StoredObject): Cause[] => {
  if (kind.kind !== 'Service') return [];
  const [before, now] = [textAt(previous, 'spec', 'clusterIP'), textAt(object, 'spec', 'clusterIP')];
  const isKept = before === '' || before === now || textAt(object, 'spec', 'type') === 'ExternalName';
  return isKept ? [] : [wrong('spec.clusterIPs[0]', [now], 'may not change once set')];
};

/** While an object goes, nobody new may hold it. */
const finalizerCauses = (object: StoredObject, previous: StoredObject): Cause[] => {
  const before = previous.metadata.finalizers ?? [];
  const added = (object.metadata.finalizers ?? []).filter((each) => !before.includes(each));
  if (!previous.metadata.deletionTimestamp || added.length === 0) return [];
  const names = added.map((each) => JSON.stringify(each)).join(', ');
  return [
    forbiddenField(
      'metadata.finalizers',
      `no new finalizers can be added if the object is being deleted, found new finalizers []string{${names}}`,
    ),
  ];
};

const nodeCauses = (kind: ResourceKind, object: StoredObject, previous?: StoredObject): Cause[] => {
  if (kind.kind !== 'Node' || kind.group) return [];
  const [before, now] = [textAt(previous, 'spec', 'providerID'), textAt(object, 'spec', 'providerID')];
  return [
    ...itemsAt(object, 'spec', 'taints').flatMap((taint, index) =>
      textAt(taint, 'effect') ? [] : [required(`metadata.taints[${index}].effect`)],
    ),
    ...(before && before !== now
      ? [forbiddenField('spec.providerID', 'node updates may not change providerID except from "" to valid')]
      : []),
  ];
};

const immutableCauses = (kind: ResourceKind, object: StoredObject, previous: StoredObject): Cause[] => [
  ...(immutable[kind.kind] ?? []).flatMap(([path, message]) => {
    const before = at(previous, ...path.split('.'));
    const now = at(object, ...path.split('.'));
    return before === undefined || same(before, now) ? [] : [wrong(path, now ?? null, message)];
  }),
  ...(previous.immutable === true
    ? ['data', 'binaryData', 'immutable']
        .filter((field) => !same(previous[field], object[field]))
        .map((field) => ({
          reason: 'FieldValueForbidden',
          message: 'Forbidden: field is immutable when `immutable` is set',
          field,
        }))
    : []),
];

/**
 * Throws 422 with every rule that an object breaks.
 * @param previous the object before an update
 * @param isInternal for what EKS itself changes: of a pod that runs on Fargate, a webhook of its own does so before it is made
 */
export function validate(
  kind: ResourceKind,
  object: StoredObject,
  previous?: StoredObject,
  isInternal = false,
): void {
  const causes = [
    ...metadataCauses(kind, object),
    ...(kind.schema ? schemaCauses(kind.schema, object) : (rules[kind.kind]?.(object) ?? [])),
    ...(kind.schema ? [] : choiceCauses(kind.kind, object)),
    ...nodeCauses(kind, object, previous),
    ...(previous ? finalizerCauses(object, previous) : []),
    ...(previous && !kind.schema
      ? [
          ...immutableCauses(kind, object, previous),
          ...unchangeableCauses(kind, object, previous),
          ...(isInternal ? [] : podChangeCauses(kind, object, previous)),
          ...addressCauses(kind, object, previous),
        ]
      : []),
  ];
  if (causes.length > 0) throw invalid(kind, object.metadata.name, causes);
}

const undeletable = new Set(['default', 'kube-system', 'kube-public', 'kube-node-lease']);

/** Throws 403 for the namespaces that Kubernetes keeps. */
export function mayDelete(kind: ResourceKind, name: string): void {
  if (kind.kind === 'Namespace' && undeletable.has(name)) {
    throw refused(kind, name, 'this namespace may not be deleted');
  }
}
