/** The columns `kubectl get` shows for each kind, after the name; as Kubernetes' own printers define them. */
import type { ResourceKind } from './kinds.ts';
import { at, fieldsAt, itemsAt, mapAt, numberAt, textAt, textsAt } from './objects.ts';
import type { Column } from './tables.ts';
import type { StoredObject } from './types.ts';

/** The form of durations in tables: `45s`, `3m20s`, `5h`, `12d`, … (apimachinery's HumanDuration). */
export function humanDuration(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  if (seconds < 0) return '0s';
  const parts = (large: number, largeUnit: string, small: number, smallUnit: string): string =>
    small === 0 ? `${large}${largeUnit}` : `${large}${largeUnit}${small}${smallUnit}`;
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  if (seconds < 120) return `${seconds}s`;
  if (minutes < 10) return parts(minutes, 'm', seconds % 60, 's');
  if (minutes < 180) return `${minutes}m`;
  if (hours < 8) return parts(hours, 'h', minutes % 60, 'm');
  if (hours < 48) return `${hours}h`;
  if (hours < 192) return parts(days, 'd', hours % 24, 'h');
  if (days < 730) return `${days}d`;
  return parts(Math.floor(days / 365), 'y', days % 365, 'd');
}

const since = (time: string): string => {
  const then = Date.parse(time);
  return Number.isNaN(then) ? '<unknown>' : humanDuration(Date.now() - then);
};

export const age = (object: StoredObject): string => since(object.metadata.creationTimestamp);

type Cell = Column['cell'];
const shown = (name: string, cell: Cell, type = 'string'): Column => ({ name, type, cell });
const wide = (name: string, cell: Cell): Column => ({ name, type: 'string', priority: 1, cell });
const ageColumn = shown('Age', age);

const text =
  (...path: string[]): Cell =>
  (object) =>
    textAt(object, ...path);
const count =
  (...path: string[]): Cell =>
  (object) =>
    numberAt(object, ...path) ?? 0;
const size =
  (...path: string[]): Cell =>
  (object) =>
    Object.keys(fieldsAt(object, ...path)).length;

const nodeStatus: Cell = (node) => {
  const ready = itemsAt(node, 'status', 'conditions').find(({ type }) => type === 'Ready');
  const state = !ready ? 'Unknown' : ready.status === 'True' ? 'Ready' : 'NotReady';
  return at(node, 'spec', 'unschedulable') === true ? `${state},SchedulingDisabled` : state;
};

const rolePrefix = 'node-role.kubernetes.io/';
const nodeRoles: Cell = (node) =>
  Object.entries(node.metadata.labels ?? {})
    .flatMap(([key, value]) =>
      key.startsWith(rolePrefix)
        ? [key.slice(rolePrefix.length)]
        : key === 'kubernetes.io/role' && value
          ? [value]
          : [],
    )
    .sort()
    .join(',') || '<none>';

const nodeAddress =
  (type: string): Cell =>
  (node) =>
    textAt(
      itemsAt(node, 'status', 'addresses').find((address) => address.type === type),
      'address',
    ) || '<none>';

const podReady: Cell = (pod) => {
  const statuses = itemsAt(pod, 'status', 'containerStatuses');
  return `${statuses.filter(({ ready }) => ready === true).length}/${itemsAt(pod, 'spec', 'containers').length}`;
};

const podStatus: Cell = (pod) => {
  if (pod.metadata.deletionTimestamp) return 'Terminating';
  const phase = textAt(pod, 'status', 'phase');
  return textAt(pod, 'status', 'reason') || (phase === 'Succeeded' ? 'Completed' : phase);
};

const restarts: Cell = (pod) =>
  String(
    itemsAt(pod, 'status', 'containerStatuses').reduce(
      (sum, status) => sum + (numberAt(status, 'restartCount') ?? 0),
      0,
    ),
  );

const readinessGates: Cell = (pod) => {
  const gates = itemsAt(pod, 'spec', 'readinessGates');
  if (gates.length === 0) return '<none>';
  const conditions = itemsAt(pod, 'status', 'conditions');
  const met = gates.filter((gate) =>
    conditions.some(({ type, status }) => type === gate.conditionType && status === 'True'),
  );
  return `${met.length}/${gates.length}`;
};

const serviceAddress: Cell = (service) => {
  const external = textsAt(service, 'spec', 'externalIPs');
  if (textAt(service, 'spec', 'type') === 'ExternalName') return textAt(service, 'spec', 'externalName');
  if (textAt(service, 'spec', 'type') !== 'LoadBalancer') return external.join(',') || '<none>';
  const ingress = itemsAt(service, 'status', 'loadBalancer', 'ingress').map(
    (entry) => textAt(entry, 'ip') || textAt(entry, 'hostname'),
  );
  return [...ingress, ...external].join(',') || '<pending>';
};

const servicePorts: Cell = (service) =>
  itemsAt(service, 'spec', 'ports')
    .map(({ port, nodePort, protocol }) =>
      nodePort ? `${port}:${nodePort}/${protocol ?? 'TCP'}` : `${port}/${protocol ?? 'TCP'}`,
    )
    .join(',') || '<none>';

const pairs = (labels: Record<string, string>): string =>
  Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .sort()
    .join(',') || '<none>';

const labelSelector: Cell = (object) => pairs(mapAt(object, 'spec', 'selector', 'matchLabels'));

const containers =
  (field: string, ...path: string[]): Cell =>
  (object) =>
    itemsAt(object, ...path, 'containers')
      .map((container) => textAt(container, field))
      .join(',');

const templated = [
  wide('Containers', containers('name', 'spec', 'template', 'spec')),
  wide('Images', containers('image', 'spec', 'template', 'spec')),
  wide('Selector', labelSelector),
];

const accessModes: Record<string, string> = {
  ReadWriteOnce: 'RWO',
  ReadOnlyMany: 'ROX',
  ReadWriteMany: 'RWX',
  ReadWriteOncePod: 'RWOP',
};
const modes =
  (...path: string[]): Cell =>
  (object) =>
    textsAt(object, ...path)
      .map((mode) => accessModes[mode] ?? mode)
      .join(',');

const hosts: Cell = (ingress) =>
  itemsAt(ingress, 'spec', 'rules')
    .map((rule) => textAt(rule, 'host') || '*')
    .join(',') || '*';

const roleRef: Cell = (binding) =>
  `${textAt(binding, 'roleRef', 'kind')}/${textAt(binding, 'roleRef', 'name')}`;

/** Kubernetes marks the default class beside its name. */
const defaultClass = 'storageclass.kubernetes.io/is-default-class';
export const shownName: Cell = (object) =>
  object.kind === 'StorageClass' && object.metadata.annotations?.[defaultClass] === 'true'
    ? `${object.metadata.name} (default)`
    : object.metadata.name;

const tables: Record<string, readonly Column[]> = {
  Namespace: [shown('Status', text('status', 'phase')), ageColumn],
  Node: [
    shown('Status', nodeStatus),
    shown('Roles', nodeRoles),
    ageColumn,
    shown('Version', text('status', 'nodeInfo', 'kubeletVersion')),
    wide('Internal-IP', nodeAddress('InternalIP')),
    wide('External-IP', nodeAddress('ExternalIP')),
    wide('OS-Image', text('status', 'nodeInfo', 'osImage')),
    wide('Kernel-Version', text('status', 'nodeInfo', 'kernelVersion')),
    wide('Container-Runtime', text('status', 'nodeInfo', 'containerRuntimeVersion')),
  ],
  Pod: [
    shown('Ready', podReady),
    shown('Status', podStatus),
    shown('Restarts', restarts),
    ageColumn,
    wide('IP', (pod) => textAt(pod, 'status', 'podIP') || '<none>'),
    wide('Node', (pod) => textAt(pod, 'spec', 'nodeName') || '<none>'),
    wide('Nominated Node', (pod) => textAt(pod, 'status', 'nominatedNodeName') || '<none>'),
    wide('Readiness Gates', readinessGates),
  ],
  Service: [
    shown('Type', text('spec', 'type')),
    shown('Cluster-IP', (service) => textAt(service, 'spec', 'clusterIP') || '<none>'),
    shown('External-IP', serviceAddress),
    shown('Port(s)', servicePorts),
    ageColumn,
    wide('Selector', (service) => pairs(mapAt(service, 'spec', 'selector'))),
  ],
  ConfigMap: [
    shown('Data', (map) => Number(size('data')(map)) + Number(size('binaryData')(map)), 'integer'),
    ageColumn,
  ],
  Secret: [shown('Type', text('type')), shown('Data', size('data'), 'integer'), ageColumn],
  ServiceAccount: [shown('Secrets', (account) => itemsAt(account, 'secrets').length, 'integer'), ageColumn],
  Event: [
    shown('Last Seen', (event) =>
      since(textAt(event, 'lastTimestamp') || textAt(event, 'eventTime') || textAt(event, 'firstTimestamp')),
    ),
    shown('Type', text('type')),
    shown('Reason', text('reason')),
    shown(
      'Object',
      (event) =>
        `${textAt(event, 'involvedObject', 'kind').toLowerCase()}/${textAt(event, 'involvedObject', 'name')}`,
    ),
    shown('Message', (event) => textAt(event, 'message').trim()),
  ],
  Endpoints: [
    shown(
      'Endpoints',
      (endpoints) =>
        itemsAt(endpoints, 'subsets')
          .flatMap((subset) =>
            itemsAt(subset, 'addresses').flatMap((address) =>
              itemsAt(subset, 'ports').map((port) => `${textAt(address, 'ip')}:${port.port}`),
            ),
          )
          .join(',') || '<none>',
    ),
    ageColumn,
  ],
  PersistentVolume: [
    shown('Capacity', text('spec', 'capacity', 'storage')),
    shown('Access Modes', modes('spec', 'accessModes')),
    shown('Reclaim Policy', text('spec', 'persistentVolumeReclaimPolicy')),
    shown('Status', text('status', 'phase')),
    shown('Claim', (volume) => {
      const name = textAt(volume, 'spec', 'claimRef', 'name');
      return name ? `${textAt(volume, 'spec', 'claimRef', 'namespace')}/${name}` : '';
    }),
    shown('StorageClass', text('spec', 'storageClassName')),
    shown(
      'VolumeAttributesClass',
      (volume) => textAt(volume, 'spec', 'volumeAttributesClassName') || '<unset>',
    ),
    shown('Reason', text('status', 'reason')),
    ageColumn,
    wide('VolumeMode', text('spec', 'volumeMode')),
  ],
  PersistentVolumeClaim: [
    shown('Status', (claim) =>
      claim.metadata.deletionTimestamp ? 'Terminating' : textAt(claim, 'status', 'phase'),
    ),
    shown('Volume', text('spec', 'volumeName')),
    shown('Capacity', text('status', 'capacity', 'storage')),
    shown('Access Modes', modes('status', 'accessModes')),
    shown('StorageClass', text('spec', 'storageClassName')),
    shown(
      'VolumeAttributesClass',
      (claim) => textAt(claim, 'spec', 'volumeAttributesClassName') || '<unset>',
    ),
    ageColumn,
    wide('VolumeMode', text('spec', 'volumeMode')),
  ],
  Deployment: [
    shown(
      'Ready',
      (deployment) =>
        `${numberAt(deployment, 'status', 'readyReplicas') ?? 0}/${numberAt(deployment, 'spec', 'replicas') ?? 0}`,
    ),
    shown('Up-to-date', count('status', 'updatedReplicas'), 'integer'),
    shown('Available', count('status', 'availableReplicas'), 'integer'),
    ageColumn,
    ...templated,
  ],
  ReplicaSet: [
    shown('Desired', count('spec', 'replicas'), 'integer'),
    shown('Current', count('status', 'replicas'), 'integer'),
    shown('Ready', count('status', 'readyReplicas'), 'integer'),
    ageColumn,
    ...templated,
  ],
  StatefulSet: [
    shown(
      'Ready',
      (set) => `${numberAt(set, 'status', 'readyReplicas') ?? 0}/${numberAt(set, 'spec', 'replicas') ?? 0}`,
    ),
    ageColumn,
    ...templated.slice(0, 2),
  ],
  DaemonSet: [
    shown('Desired', count('status', 'desiredNumberScheduled'), 'integer'),
    shown('Current', count('status', 'currentNumberScheduled'), 'integer'),
    shown('Ready', count('status', 'numberReady'), 'integer'),
    shown('Up-to-date', count('status', 'updatedNumberScheduled'), 'integer'),
    shown('Available', count('status', 'numberAvailable'), 'integer'),
    shown('Node Selector', (set) => pairs(mapAt(set, 'spec', 'template', 'spec', 'nodeSelector'))),
    ageColumn,
    ...templated,
  ],
  Job: [
    shown('Status', (job) => {
      const done = itemsAt(job, 'status', 'conditions').find(
        ({ type, status }) => (type === 'Complete' || type === 'Failed') && status === 'True',
      );
      return done ? textAt(done, 'type') : 'Running';
    }),
    shown(
      'Completions',
      (job) => `${numberAt(job, 'status', 'succeeded') ?? 0}/${numberAt(job, 'spec', 'completions') ?? 1}`,
    ),
    shown('Duration', (job) => {
      const start = Date.parse(textAt(job, 'status', 'startTime'));
      if (Number.isNaN(start)) return '';
      const end = Date.parse(textAt(job, 'status', 'completionTime'));
      return humanDuration((Number.isNaN(end) ? Date.now() : end) - start);
    }),
    ageColumn,
    ...templated,
  ],
  CronJob: [
    shown('Schedule', text('spec', 'schedule')),
    shown('Timezone', (job) => textAt(job, 'spec', 'timeZone') || '<none>'),
    shown('Suspend', (job) => (at(job, 'spec', 'suspend') === true ? 'True' : 'False')),
    shown('Active', (job) => itemsAt(job, 'status', 'active').length, 'integer'),
    shown('Last Schedule', (job) => {
      const last = textAt(job, 'status', 'lastScheduleTime');
      return last ? since(last) : '<none>';
    }),
    ageColumn,
  ],
  Ingress: [
    shown('Class', (ingress) => textAt(ingress, 'spec', 'ingressClassName') || '<none>'),
    shown('Hosts', hosts),
    shown('Address', (ingress) =>
      itemsAt(ingress, 'status', 'loadBalancer', 'ingress')
        .map((entry) => textAt(entry, 'ip') || textAt(entry, 'hostname'))
        .join(','),
    ),
    shown('Ports', (ingress) => (itemsAt(ingress, 'spec', 'tls').length > 0 ? '80, 443' : '80')),
    ageColumn,
  ],
  IngressClass: [
    shown('Controller', text('spec', 'controller')),
    shown('Parameters', (ingressClass) => {
      const { kind, apiGroup, name } = fieldsAt(ingressClass, 'spec', 'parameters');
      return name ? `${kind}.${apiGroup}/${name}` : '<none>';
    }),
    ageColumn,
  ],
  NetworkPolicy: [
    shown('Pod-Selector', (policy) => pairs(mapAt(policy, 'spec', 'podSelector', 'matchLabels'))),
    ageColumn,
  ],
  StorageClass: [
    shown('Provisioner', text('provisioner')),
    shown('ReclaimPolicy', (storageClass) => textAt(storageClass, 'reclaimPolicy') || 'Delete'),
    shown('VolumeBindingMode', (storageClass) => textAt(storageClass, 'volumeBindingMode') || 'Immediate'),
    shown('AllowVolumeExpansion', (storageClass) => storageClass.allowVolumeExpansion === true, 'boolean'),
    ageColumn,
  ],
  PodDisruptionBudget: [
    shown('Min Available', (budget) => String(at(budget, 'spec', 'minAvailable') ?? 'N/A')),
    shown('Max Unavailable', (budget) => String(at(budget, 'spec', 'maxUnavailable') ?? 'N/A')),
    shown('Allowed Disruptions', count('status', 'disruptionsAllowed'), 'integer'),
    ageColumn,
  ],
  ClusterRole: [shown('Created At', (role) => role.metadata.creationTimestamp)],
  Role: [shown('Created At', (role) => role.metadata.creationTimestamp)],
  ClusterRoleBinding: [shown('Role', roleRef), ageColumn],
  RoleBinding: [shown('Role', roleRef), ageColumn],
  Lease: [shown('Holder', text('spec', 'holderIdentity')), ageColumn],
  CustomResourceDefinition: [shown('Created At', (definition) => definition.metadata.creationTimestamp)],
};

/** The columns of a kind after its name; undefined when it has none of its own. */
export const columnsOf = (kind: ResourceKind): readonly Column[] | undefined =>
  kind.schema ? undefined : tables[kind.kind];
