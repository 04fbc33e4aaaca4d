/** Fields that take one of a few words, and numbers that are never negative (pkg/apis/…/validation of Kubernetes). */
import { unsupported, wrong } from './causes.ts';
import type { Cause } from './errors.ts';
import { isFields, numberAt } from './objects.ts';
import type { StoredObject } from './types.ts';

type Choices = Readonly<Record<string, readonly string[]>>;

const protocols = ['SCTP', 'TCP', 'UDP'];

const ofContainers = (field: string): Choices => ({
  [`${field}[].imagePullPolicy`]: ['Always', 'IfNotPresent', 'Never'],
  [`${field}[].ports[].protocol`]: protocols,
  [`${field}[].terminationMessagePolicy`]: ['FallbackToLogsOnError', 'File'],
});

/** @param restart what may become of the containers that end */
const ofPod = (spec: string, restart?: readonly string[]): Choices => ({
  ...(restart && { [`${spec}.restartPolicy`]: restart }),
  [`${spec}.dnsPolicy`]: ['ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None'],
  ...ofContainers(`${spec}.containers`),
  ...ofContainers(`${spec}.initContainers`),
});

/** What keeps its pods running for ever. */
const ofTemplate = ofPod('spec.template.spec', ['Always']);

const accessModes = ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod'];

const choices: Readonly<Record<string, Choices>> = {
  Pod: ofPod('spec', ['Always', 'OnFailure', 'Never']),
  Deployment: { ...ofTemplate, 'spec.strategy.type': ['Recreate', 'RollingUpdate'] },
  DaemonSet: { ...ofTemplate, 'spec.updateStrategy.type': ['RollingUpdate', 'OnDelete'] },
  StatefulSet: { ...ofTemplate, 'spec.podManagementPolicy': ['OrderedReady', 'Parallel'] },
  ReplicaSet: ofTemplate,
  Job: ofPod('spec.template.spec'),
  CronJob: { 'spec.concurrencyPolicy': ['Allow', 'Forbid', 'Replace'] },
  Service: {
    'spec.type': ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort'],
    'spec.sessionAffinity': ['ClientIP', 'None'],
    'spec.ports[].protocol': protocols,
  },
  PersistentVolumeClaim: { 'spec.accessModes[]': accessModes, 'spec.volumeMode': ['Block', 'Filesystem'] },
  PersistentVolume: {
    'spec.accessModes[]': accessModes,
    'spec.persistentVolumeReclaimPolicy': ['Delete', 'Recycle', 'Retain'],
  },
  StorageClass: {
    reclaimPolicy: ['Delete', 'Retain'],
    volumeBindingMode: ['Immediate', 'WaitForFirstConsumer'],
  },
  PodDisruptionBudget: { 'spec.unhealthyPodEvictionPolicy': ['AlwaysAllow', 'IfHealthyBudget'] },
};

const counts: Readonly<Record<string, readonly string[]>> = {
  Deployment: ['replicas', 'minReadySeconds', 'revisionHistoryLimit', 'progressDeadlineSeconds'],
  ReplicaSet: ['replicas', 'minReadySeconds'],
  StatefulSet: ['replicas', 'minReadySeconds', 'revisionHistoryLimit'],
  DaemonSet: ['minReadySeconds', 'revisionHistoryLimit'],
  Job: ['parallelism', 'completions', 'backoffLimit', 'activeDeadlineSeconds', 'ttlSecondsAfterFinished'],
  CronJob: ['successfulJobsHistoryLimit', 'failedJobsHistoryLimit', 'startingDeadlineSeconds'],
};

/** Every value at a path, with where it is; a list of words shares its place. */
function valuesAt(value: unknown, path: readonly string[], field: string): [field: string, value: unknown][] {
  const [first = '', ...rest] = path;
  if (path.length === 0) return value === undefined ? [] : [[field, value]];
  const isMany = first.endsWith('[]');
  const name = isMany ? first.slice(0, -2) : first;
  const member = isFields(value) ? value[name] : undefined;
  const place = field ? `${field}.${name}` : name;
  if (!isMany) return valuesAt(member, rest, place);
  if (!Array.isArray(member)) return [];
  return member.flatMap((item, index) =>
    valuesAt(item, rest, rest.length > 0 ? `${place}[${index}]` : place),
  );
}

export const choiceCauses = (kind: string, object: StoredObject): Cause[] => [
  ...Object.entries(choices[kind] ?? {}).flatMap(([path, supported]) =>
    valuesAt(object, path.split('.'), '')
      .filter(([, value]) => !supported.includes(String(value)))
      .map(([field, value]) => unsupported(field, value, supported)),
  ),
  ...(counts[kind] ?? []).flatMap((name) => {
    const value = numberAt(object, 'spec', name) ?? 0;
    return value < 0 ? [wrong(`spec.${name}`, value, 'must be greater than or equal to 0')] : [];
  }),
];
