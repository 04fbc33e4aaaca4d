/** What of an object may not change, with Kubernetes' own messages. */
import { forbiddenField, wrong } from './causes.ts';
import type { Cause } from './errors.ts';
import type { ResourceKind } from './kinds.ts';
import { at, type Fields, fieldsAt, itemsAt, same, textAt } from './objects.ts';
import type { StoredObject } from './types.ts';

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
export const finalizerCauses = (object: StoredObject, previous: StoredObject): Cause[] => {
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
 * What may not have changed of an object of a kind of Kubernetes' own.
 * @param isInternal for what EKS itself changes
 */
export const changeCauses = (
  kind: ResourceKind,
  object: StoredObject,
  previous: StoredObject,
  isInternal: boolean,
): Cause[] => [
  ...immutableCauses(kind, object, previous),
  ...unchangeableCauses(kind, object, previous),
  ...(isInternal ? [] : podChangeCauses(kind, object, previous)),
  ...addressCauses(kind, object, previous),
];
