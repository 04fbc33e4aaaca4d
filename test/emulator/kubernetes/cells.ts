/** What the cells of `kubectl get` say of an object, as Kubernetes' own printers define them. */
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

export const since = (time: string): string => {
  const then = Date.parse(time);
  return Number.isNaN(then) ? '<unknown>' : humanDuration(Date.now() - then);
};

export const age = (object: StoredObject): string => since(object.metadata.creationTimestamp);

export type Cell = Column['cell'];

export const text =
  (...path: string[]): Cell =>
  (object) =>
    textAt(object, ...path);
export const count =
  (...path: string[]): Cell =>
  (object) =>
    numberAt(object, ...path) ?? 0;
export const size =
  (...path: string[]): Cell =>
  (object) =>
    Object.keys(fieldsAt(object, ...path)).length;

export const nodeStatus: Cell = (node) => {
  const ready = itemsAt(node, 'status', 'conditions').find(({ type }) => type === 'Ready');
  const state = !ready ? 'Unknown' : ready.status === 'True' ? 'Ready' : 'NotReady';
  return at(node, 'spec', 'unschedulable') === true ? `${state},SchedulingDisabled` : state;
};

const rolePrefix = 'node-role.kubernetes.io/';
export const nodeRoles: Cell = (node) =>
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

export const nodeAddress =
  (type: string): Cell =>
  (node) =>
    textAt(
      itemsAt(node, 'status', 'addresses').find((address) => address.type === type),
      'address',
    ) || '<none>';

export const podReady: Cell = (pod) => {
  const statuses = itemsAt(pod, 'status', 'containerStatuses');
  return `${statuses.filter(({ ready }) => ready === true).length}/${itemsAt(pod, 'spec', 'containers').length}`;
};

export const podStatus: Cell = (pod) => {
  if (pod.metadata.deletionTimestamp) return 'Terminating';
  const phase = textAt(pod, 'status', 'phase');
  return textAt(pod, 'status', 'reason') || (phase === 'Succeeded' ? 'Completed' : phase);
};

export const restarts: Cell = (pod) =>
  String(
    itemsAt(pod, 'status', 'containerStatuses').reduce(
      (sum, status) => sum + (numberAt(status, 'restartCount') ?? 0),
      0,
    ),
  );

export const readinessGates: Cell = (pod) => {
  const gates = itemsAt(pod, 'spec', 'readinessGates');
  if (gates.length === 0) return '<none>';
  const conditions = itemsAt(pod, 'status', 'conditions');
  const met = gates.filter((gate) =>
    conditions.some(({ type, status }) => type === gate.conditionType && status === 'True'),
  );
  return `${met.length}/${gates.length}`;
};

export const serviceAddress: Cell = (service) => {
  const external = textsAt(service, 'spec', 'externalIPs');
  if (textAt(service, 'spec', 'type') === 'ExternalName') return textAt(service, 'spec', 'externalName');
  if (textAt(service, 'spec', 'type') !== 'LoadBalancer') return external.join(',') || '<none>';
  const ingress = itemsAt(service, 'status', 'loadBalancer', 'ingress').map(
    (entry) => textAt(entry, 'ip') || textAt(entry, 'hostname'),
  );
  return [...ingress, ...external].join(',') || '<pending>';
};

export const servicePorts: Cell = (service) =>
  itemsAt(service, 'spec', 'ports')
    .map(({ port, nodePort, protocol }) =>
      nodePort ? `${port}:${nodePort}/${protocol ?? 'TCP'}` : `${port}/${protocol ?? 'TCP'}`,
    )
    .join(',') || '<none>';

export const pairs = (labels: Record<string, string>): string =>
  Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .sort()
    .join(',') || '<none>';

export const labelSelector: Cell = (object) => pairs(mapAt(object, 'spec', 'selector', 'matchLabels'));

export const containers =
  (field: string, ...path: string[]): Cell =>
  (object) =>
    itemsAt(object, ...path, 'containers')
      .map((container) => textAt(container, field))
      .join(',');

const accessModes: Record<string, string> = {
  ReadWriteOnce: 'RWO',
  ReadOnlyMany: 'ROX',
  ReadWriteMany: 'RWX',
  ReadWriteOncePod: 'RWOP',
};
export const modes =
  (...path: string[]): Cell =>
  (object) =>
    textsAt(object, ...path)
      .map((mode) => accessModes[mode] ?? mode)
      .join(',');

export const hosts: Cell = (ingress) =>
  itemsAt(ingress, 'spec', 'rules')
    .map((rule) => textAt(rule, 'host') || '*')
    .join(',') || '*';

export const roleRef: Cell = (binding) =>
  `${textAt(binding, 'roleRef', 'kind')}/${textAt(binding, 'roleRef', 'name')}`;

/** Kubernetes marks the default class beside its name. */
const defaultClass = 'storageclass.kubernetes.io/is-default-class';
export const shownName: Cell = (object) =>
  object.kind === 'StorageClass' && object.metadata.annotations?.[defaultClass] === 'true'
    ? `${object.metadata.name} (default)`
    : object.metadata.name;
