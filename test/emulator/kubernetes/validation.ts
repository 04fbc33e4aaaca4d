/** The rules that objects must keep, with Kubernetes' own messages. */
import { type Cause, invalid, refused } from './errors.ts';
import type { ResourceKind } from './kinds.ts';
import { at, fieldsAt, itemsAt, mapAt, same, textAt, textsAt } from './objects.ts';
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
const serviceLabel: NameRule = {
  pattern: /^[a-z]([-a-z0-9]*[a-z0-9])?$/,
  limit: 63,
  message: `a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')`,
};
const pathSegment: NameRule = {
  pattern: /^(?!\.\.?$)[^/%]+$/,
  limit: 253,
  message: `may not be '.' or '..' and may not contain '/' or '%'`,
};

const nameRules: Record<string, NameRule> = {
  Namespace: dnsLabel,
  Service: serviceLabel,
  Role: pathSegment,
  ClusterRole: pathSegment,
  RoleBinding: pathSegment,
  ClusterRoleBinding: pathSegment,
};

const required = (field: string, detail = ''): Cause => ({
  reason: 'FieldValueRequired',
  message: detail ? `Required value: ${detail}` : 'Required value',
  field,
});

const wrong = (field: string, value: unknown, detail: string): Cause => ({
  reason: 'FieldValueInvalid',
  message: `Invalid value: ${JSON.stringify(value)}: ${detail}`,
  field,
});

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
  ];
};

const qualifiedNameMessage = `name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')`;
const labelValueMessage = `a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')`;

const labelCauses = (field: string, labels: Record<string, string>): Cause[] =>
  Object.entries(labels).flatMap(([key, value]) => [
    ...(qualifiedName.test(key) ? [] : [wrong(field, key, qualifiedNameMessage)]),
    ...(labelValue.test(value) ? [] : [wrong(field, value, labelValueMessage)]),
    ...(value.length > 63 ? [wrong(field, value, 'must be no more than 63 characters')] : []),
  ]);

const podCauses = (pod: unknown, field: string): Cause[] => {
  const containers = itemsAt(pod, 'containers');
  if (containers.length === 0) return [required(`${field}.containers`)];
  const names = containers.map((container) => textAt(container, 'name'));
  return containers.flatMap((container, index) => {
    const place = `${field}.containers[${index}]`;
    const name = names[index] ?? '';
    return [
      ...(name ? [] : [required(`${place}.name`)]),
      ...(name && !dnsLabel.pattern.test(name) ? [wrong(`${place}.name`, name, dnsLabel.message)] : []),
      ...(names.indexOf(name) < index
        ? [{ reason: 'FieldValueDuplicate', message: `Duplicate value: "${name}"`, field: `${place}.name` }]
        : []),
      ...(textAt(container, 'image') ? [] : [required(`${place}.image`)]),
    ];
  });
};

const templateCauses = (object: StoredObject): Cause[] => {
  const selector = at(object, 'spec', 'selector');
  const labels = mapAt(object, 'spec', 'template', 'metadata', 'labels');
  return [
    ...(selector === undefined ? [required('spec.selector')] : []),
    ...(selector !== undefined && !matchesSelector(selector, labels)
      ? [wrong('spec.template.metadata.labels', labels, '`selector` does not match template `labels`')]
      : []),
    ...podCauses(at(object, 'spec', 'template', 'spec'), 'spec.template.spec'),
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
  ...(at(claim, 'spec', 'resources', 'requests', 'storage') === undefined
    ? [required('spec.resources[storage]')]
    : []),
];

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
  Pod: (pod) => podCauses(pod.spec, 'spec'),
  Deployment: templateCauses,
  DaemonSet: templateCauses,
  StatefulSet: templateCauses,
  ReplicaSet: templateCauses,
  Job: (job) => podCauses(at(job, 'spec', 'template', 'spec'), 'spec.template.spec'),
  ConfigMap: dataCauses,
  Secret: dataCauses,
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
  StatefulSet: [
    ['spec.selector', 'field is immutable'],
    ['spec.serviceName', 'field is immutable'],
  ],
  Job: [
    ['spec.selector', 'field is immutable'],
    ['spec.template', 'field is immutable'],
  ],
  RoleBinding: [['roleRef', 'cannot change roleRef']],
  ClusterRoleBinding: [['roleRef', 'cannot change roleRef']],
  Secret: [['type', 'field is immutable']],
  StorageClass: [
    ['provisioner', 'field is immutable'],
    ['parameters', 'updates to parameters are forbidden.'],
    ['reclaimPolicy', 'field is immutable'],
    ['volumeBindingMode', 'field is immutable'],
  ],
  PersistentVolumeClaim: [
    ['spec.accessModes', 'field is immutable'],
    ['spec.storageClassName', 'field is immutable'],
  ],
  CustomResourceDefinition: [
    ['spec.scope', 'field is immutable'],
    ['spec.names.kind', 'field is immutable'],
  ],
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
 */
export function validate(kind: ResourceKind, object: StoredObject, previous?: StoredObject): void {
  const causes = [
    ...metadataCauses(kind, object),
    ...(kind.schema ? schemaCauses(kind.schema, object) : (rules[kind.kind]?.(object) ?? [])),
    ...(previous && !kind.schema ? immutableCauses(kind, object, previous) : []),
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
