/** What a kubelet says of a pod, from how its containers stand. */
import { at, type Fields, fieldsAt, itemsAt, textAt, timestamp } from '../../objects.ts';
import type { StoredObject } from '../../types.ts';
import { type Condition, withConditions } from '../conditions.ts';

export type ContainerState =
  /** It has not begun, or not again. */
  | { kind: 'waiting'; reason: string; message?: string; restarts?: number; exitCode?: number }
  | { kind: 'running'; isReady: boolean }
  | { kind: 'ended'; exitCode: number };

export interface PodState {
  first: ContainerState[];
  main: ContainerState[];
}

/** Whether it has begun before, so that the pod has. */
const hasBegun = (state: ContainerState): boolean => state.kind !== 'waiting' || (state.restarts ?? 0) > 0;

const terminated = (exitCode: number, at: string): Fields => ({
  exitCode,
  reason: exitCode === 0 ? 'Completed' : 'Error',
  startedAt: at,
  finishedAt: at,
});

function statusOf(container: Fields, state: ContainerState, startedAt: string): Fields {
  const base = { name: container.name, image: container.image, imageID: '', restartCount: 0 };
  switch (state.kind) {
    case 'running':
      return { ...base, ready: state.isReady, started: true, state: { running: { startedAt } } };
    case 'ended':
      return {
        ...base,
        ready: false,
        started: false,
        state: { terminated: terminated(state.exitCode, startedAt) },
      };
    case 'waiting': {
      const { reason, message, restarts = 0, exitCode } = state;
      return {
        ...base,
        restartCount: restarts,
        ready: false,
        started: false,
        state: { waiting: { reason, ...(message && { message }) } },
        ...(exitCode !== undefined && { lastState: { terminated: terminated(exitCode, startedAt) } }),
      };
    }
  }
}

function phaseOf({ first, main }: PodState): string {
  const all = [...first, ...main];
  if (all.some((state) => state.kind === 'ended' && state.exitCode !== 0)) {
    const isOver =
      [...main, ...first].every((state) => state.kind !== 'running') && !main.some(hasBegunAndWaits);
    if (isOver) return 'Failed';
  }
  if (main.length > 0 && main.every((state) => state.kind === 'ended')) return 'Succeeded';
  return main.some(hasBegun) ? 'Running' : 'Pending';
}

const hasBegunAndWaits = (state: ContainerState): boolean => state.kind === 'waiting' && hasBegun(state);

const unready = (pod: StoredObject, states: ContainerState[]): string =>
  `containers with unready status: [${itemsAt(pod, 'spec', 'containers')
    .filter((_, index) => !isUp(states[index]))
    .map((container) => textAt(container, 'name'))
    .join(' ')}]`;

const isUp = (state: ContainerState | undefined): boolean => state?.kind === 'running' && state.isReady;

function conditionsOf(pod: StoredObject, phase: string, { first, main }: PodState): Condition[] {
  const readiness: Omit<Condition, 'type'> =
    phase === 'Succeeded'
      ? { status: 'False', reason: 'PodCompleted' }
      : phase === 'Failed'
        ? { status: 'False', reason: 'PodFailed' }
        : main.every(isUp)
          ? { status: 'True' }
          : { status: 'False', reason: 'ContainersNotReady', message: unready(pod, main) };
  const isInitialized = first.every(
    (state) => state.kind === 'running' || (state.kind === 'ended' && state.exitCode === 0),
  );
  return [
    { type: 'PodScheduled', status: 'True' },
    isInitialized
      ? { type: 'Initialized', status: 'True' }
      : { type: 'Initialized', status: 'False', reason: 'ContainersNotInitialized' },
    { type: 'ContainersReady', ...readiness },
    { type: 'Ready', ...readiness },
  ];
}

const nodeAddress = (node: StoredObject): string =>
  textAt(
    itemsAt(node, 'status', 'addresses').find(({ type }) => type === 'InternalIP'),
    'address',
  );

/** An address for a pod: in its node's /16, told apart by the pod's uid. */
const podAddress = (pod: StoredObject, node: StoredObject): string => {
  const [first = '10', second = '0'] = nodeAddress(node).split('.');
  const number = Number.parseInt(pod.metadata.uid.slice(0, 4), 16);
  return `${first}.${second}.${128 + (number >> 9)}.${1 + (number % 254)}`;
};

/** The next status of a pod on this node. */
export function podStatus(
  pod: StoredObject,
  node: StoredObject,
  state: PodState,
  hasAddress: boolean,
): Fields {
  const startTime = textAt(pod, 'status', 'startTime') || timestamp();
  const usesHostNetwork = at(pod, 'spec', 'hostNetwork') === true;
  const podIP =
    textAt(pod, 'status', 'podIP') || (usesHostNetwork ? nodeAddress(node) : podAddress(pod, node));
  const phase = phaseOf(state);
  const first = itemsAt(pod, 'spec', 'initContainers');
  return {
    ...fieldsAt(pod, 'status'),
    phase,
    hostIP: nodeAddress(node),
    ...(hasAddress && { podIP, podIPs: [{ ip: podIP }] }),
    qosClass: qualityOf(pod),
    startTime,
    ...(first.length > 0 && {
      initContainerStatuses: first.map((container, index) =>
        statusOf(container, state.first[index] ?? { kind: 'waiting', reason: 'PodInitializing' }, startTime),
      ),
    }),
    containerStatuses: itemsAt(pod, 'spec', 'containers').map((container, index) =>
      statusOf(container, state.main[index] ?? { kind: 'waiting', reason: 'PodInitializing' }, startTime),
    ),
    conditions: withConditions(pod, conditionsOf(pod, phase, state)),
  };
}

/** Source: pkg/apis/core/v1/helper/qos. */
function qualityOf(pod: StoredObject): string {
  const all = [...itemsAt(pod, 'spec', 'containers'), ...itemsAt(pod, 'spec', 'initContainers')];
  const resources = all.map((container) => ({
    requests: fieldsAt(container, 'resources', 'requests'),
    limits: fieldsAt(container, 'resources', 'limits'),
  }));
  const isPlain = resources.every(
    ({ requests, limits }) => !['cpu', 'memory'].some((name) => name in requests || name in limits),
  );
  if (isPlain) return 'BestEffort';
  const isExact = resources.every(({ requests, limits }) =>
    ['cpu', 'memory'].every((name) => name in limits && (requests[name] ?? limits[name]) === limits[name]),
  );
  return isExact ? 'Guaranteed' : 'Burstable';
}
