/** The kubelets: pods with a node run there as long as it is Ready, and end there. */

import { at, type Fields, fieldsAt, itemsAt, same, textAt, textsAt } from '../../objects.ts';
import { hasCondition, isPodActive, isPodDone, secondsToEnd } from '../../pods.ts';
import type { KubernetesOptions, PodProblem, StoredObject } from '../../types.ts';
import { type Client, controllerOf } from '../client.ts';
import { withConditions } from '../conditions.ts';
import { type Allows, runOfCertificates } from './certificates.ts';
import { runOfContainer } from './commands.ts';
import { imageProblem } from './images.ts';
import { missingFromEnvironment, missingFromVolumes } from './references.ts';
import { type ContainerState, type PodState, podStatus } from './statuses.ts';

/** What a kubelet remembers of a pod. */
interface Memory {
  /** How often each container has been started again. */
  restarts: Map<string, number>;
  /** Containers whose time is over. */
  finished: Set<string>;
  /** Containers that end, or are started again, at a time that is set. */
  timed: Set<string>;
  /** What the world around has against it: undefined until it has answered. */
  problems?: readonly PodProblem[];
  /** Whether it has been asked since the pod was tried last, and has answered: it is not asked twice at once. */
  inspection?: 'awaited' | 'answered';
}

/** Seconds before a container is started again, the n-th time. Source: the kubelet's back-off. */
const backOff = (restarts: number): number => Math.min(300, 10 * 2 ** restarts);

/** Seconds after which a pod of a node that is no more is taken away: looked at every 20, and left alone for 40. */
const orphanAge = 60;

const tryAnew = (memory: Memory): void => {
  if (memory.inspection === 'answered') delete memory.inspection;
};

const lose = (client: Client, pod: StoredObject): void => {
  if (!hasCondition(pod, 'Ready')) return;
  client.setStatus(pod, {
    ...fieldsAt(pod, 'status'),
    conditions: withConditions(pod, [{ type: 'Ready', status: 'False', reason: 'NodeNotReady' }]),
  });
};

/** @param options.allows what programs in pods may do by their service accounts */
export function runPods({
  after,
  inspectPod,
  allows,
}: Pick<KubernetesOptions, 'after' | 'inspectPod'> & { allows: Allows }): (client: Client) => void {
  const memories = new Map<string, Memory>();
  /** The seconds that each pod on its way out has been given. */
  const ending = new Map<string, number>();
  const orphans = new Set<string>();
  /** Pods about which there is nothing to be said as long as they and their nodes stay as they are. */
  const settled = new WeakMap<StoredObject, StoredObject>();

  const memoryOf = ({ metadata: { uid } }: StoredObject): Memory => {
    const found = memories.get(uid) ?? { restarts: new Map(), finished: new Set(), timed: new Set() };
    memories.set(uid, found);
    return found;
  };

  const nodeOf = (client: Client, pod: StoredObject): StoredObject | undefined =>
    client.get('v1', 'Node', '', textAt(pod, 'spec', 'nodeName'));

  /** Looks at a pod again, unless it has gone. */
  const again = (client: Client, { metadata }: StoredObject): void => {
    const pod = client.get('v1', 'Pod', metadata.namespace ?? '', metadata.name);
    const node = pod && nodeOf(client, pod);
    if (pod?.metadata.uid === metadata.uid && node && isPodActive(pod)) run(client, pod, node);
  };

  const later = (
    client: Client,
    pod: StoredObject,
    name: string,
    seconds: number,
    change: () => void,
  ): void => {
    const { timed } = memoryOf(pod);
    if (timed.has(name)) return;
    timed.add(name);
    after(seconds, () => {
      timed.delete(name);
      change();
      again(client, pod);
    });
  };

  /** Asks the world around, unless it has been asked. @returns undefined until it has answered */
  const problemsOf = (
    client: Client,
    pod: StoredObject,
    node: StoredObject,
  ): readonly PodProblem[] | undefined => {
    const memory = memoryOf(pod);
    if (!inspectPod) return [];
    if (memory.inspection === undefined) {
      memory.inspection = 'awaited';
      inspectPod(pod, node, (problems) => {
        memory.inspection = 'answered';
        memory.problems = problems;
        again(client, pod);
      });
    }
    return memory.problems;
  };

  const waiting = (
    client: Client,
    pod: StoredObject,
    name: string,
    state: Omit<ContainerState & { kind: 'waiting' }, 'kind' | 'restarts'>,
  ): ContainerState => {
    const memory = memoryOf(pod);
    const restarts = memory.restarts.get(name) ?? 0;
    later(client, pod, name, backOff(restarts), () => {
      memory.restarts.set(name, restarts + 1);
      tryAnew(memory);
    });
    return { kind: 'waiting', ...state };
  };

  const pulling = (
    client: Client,
    pod: StoredObject,
    container: Fields,
    reason: string,
    message: string,
  ): ContainerState => {
    const name = textAt(container, 'name');
    const isRepeated = reason === 'ErrImagePull' && (memoryOf(pod).restarts.get(name) ?? 0) > 0;
    return waiting(
      client,
      pod,
      name,
      isRepeated
        ? {
            reason: 'ImagePullBackOff',
            message: `Back-off pulling image "${textAt(container, 'image')}": ErrImagePull: ${message}`,
          }
        : { reason, message },
    );
  };

  const crashing = (client: Client, pod: StoredObject, name: string, exitCode: number): ContainerState => {
    const memory = memoryOf(pod);
    const restarts = memory.restarts.get(name) ?? 0;
    const { metadata } = pod;
    waiting(client, pod, name, { reason: '' });
    return {
      kind: 'waiting',
      reason: 'CrashLoopBackOff',
      message:
        `back-off ${backOff(restarts)}s restarting failed container=${name} ` +
        `pod=${metadata.name}_${metadata.namespace}(${metadata.uid})`,
      restarts: restarts + 1,
      exitCode,
    };
  };

  const stateOf = (
    client: Client,
    pod: StoredObject,
    container: Fields,
    problems: readonly PodProblem[],
    restarts: string,
    usual: 'ends' | 'goes on',
  ): ContainerState => {
    const name = textAt(container, 'name');
    const problem =
      imageProblem(textAt(container, 'image')) ?? problems.find((each) => each.container === name);
    if (problem?.reason === 'CrashLoopBackOff') return crashing(client, pod, name, 1);
    if (problem) return pulling(client, pod, container, problem.reason, problem.message);
    const missing = missingFromEnvironment(client, pod, container);
    if (missing) return { kind: 'waiting', reason: 'CreateContainerConfigError', message: missing };
    const known = runOfContainer(container) ?? runOfCertificates(client, allows, pod, container);
    const memory = memoryOf(pod);
    if (!known && usual === 'goes on') {
      const probe = { command: textsAt(container, 'readinessProbe', 'exec', 'command') };
      return { kind: 'running', isReady: (runOfContainer(probe)?.exitCode ?? 0) === 0 };
    }
    const { seconds, exitCode } = known ?? { seconds: 0, exitCode: 0 };
    if (seconds > 0 && !memory.finished.has(name)) {
      later(client, pod, name, seconds, () => memory.finished.add(name));
      return { kind: 'running', isReady: true };
    }
    const isOver = restarts === 'Never' || (restarts === 'OnFailure' && exitCode === 0);
    return isOver ? { kind: 'ended', exitCode } : crashing(client, pod, name, exitCode);
  };

  const stateOfPod = (client: Client, pod: StoredObject, problems: readonly PodProblem[]): PodState => {
    const restarts = textAt(pod, 'spec', 'restartPolicy');
    const first: ContainerState[] = [];
    for (const container of itemsAt(pod, 'spec', 'initContainers')) {
      const isLasting = textAt(container, 'restartPolicy') === 'Always';
      const policy = isLasting ? 'Always' : restarts === 'Never' ? 'Never' : 'OnFailure';
      const state = stateOf(client, pod, container, problems, policy, isLasting ? 'goes on' : 'ends');
      first.push(state);
      const isDone = state.kind === 'ended' ? state.exitCode === 0 : isLasting && state.kind === 'running';
      if (!isDone) return { first, main: [] };
    }
    const usual = controllerOf(pod)?.kind === 'Job' ? 'ends' : 'goes on';
    return {
      first,
      main: itemsAt(pod, 'spec', 'containers').map((container) =>
        stateOf(client, pod, container, problems, restarts, usual),
      ),
    };
  };

  const creating = (pod: StoredObject): PodState => ({
    first: [],
    main: itemsAt(pod, 'spec', 'containers').map(() => ({ kind: 'waiting', reason: 'ContainerCreating' })),
  });

  const run = (client: Client, pod: StoredObject, node: StoredObject): void => {
    const missing = missingFromVolumes(client, pod);
    const problems = problemsOf(client, pod, node);
    const isHeld = problems?.some(({ container }) => container === undefined);
    if (isHeld) later(client, pod, '', backOff(0), () => tryAnew(memoryOf(pod)));
    const isBegun = problems && !missing && !isHeld;
    const state = isBegun ? stateOfPod(client, pod, problems) : creating(pod);
    const status = podStatus(pod, node, state, isBegun === true);
    if (same(pod.status, status) && state.main.every(({ kind }) => kind !== 'waiting'))
      settled.set(pod, node);
    else client.setStatus(pod, status);
  };

  const end = (client: Client, pod: StoredObject): void => {
    const { uid, deletionGracePeriodSeconds: grace = 0 } = pod.metadata;
    if (grace >= (ending.get(uid) ?? Number.POSITIVE_INFINITY)) return;
    ending.set(uid, grace);
    after(Math.min(grace, secondsToEnd(pod)), () => client.remove(pod, { gracePeriodSeconds: 0 }));
  };

  /** The pod garbage collector: what is on no node any more goes after a while. Source: pkg/controller/podgc. */
  const collect = (client: Client, pod: StoredObject): void => {
    const { uid } = pod.metadata;
    if (orphans.has(uid)) return;
    orphans.add(uid);
    after(orphanAge, () => {
      orphans.delete(uid);
      if (!nodeOf(client, pod)) client.remove(pod, { gracePeriodSeconds: 0 });
    });
  };

  const forget = (pods: readonly StoredObject[]): void => {
    const there = new Set(pods.map(({ metadata }) => metadata.uid));
    for (const uid of memories.keys()) if (!there.has(uid)) memories.delete(uid);
    for (const uid of ending.keys()) if (!there.has(uid)) ending.delete(uid);
  };

  return (client) => {
    const nodes = new Map(client.list('v1', 'Node').map((node) => [node.metadata.name, node]));
    const pods = client.list('v1', 'Pod');
    forget(pods);
    for (const pod of pods) {
      const name = textAt(pod, 'spec', 'nodeName');
      const isLeaving = (pod.metadata.deletionGracePeriodSeconds ?? 0) > 0;
      if (!name) continue;
      const node = nodes.get(name);
      const isReady = node && hasCondition(node, 'Ready');
      if (node && settled.get(pod) === node) continue;
      if (!node) collect(client, pod);
      else if (isPodDone(pod) && !isLeaving) continue;
      // A kubelet that is not heard of ends nothing.
      else if (isLeaving && isReady) end(client, pod);
      else if (isLeaving) lose(client, pod);
      else if (pod.metadata.deletionTimestamp) continue;
      // A network add-on runs before its node is Ready: the node's network is what it brings.
      else if (isReady || at(pod, 'spec', 'hostNetwork') === true) run(client, pod, node);
      else lose(client, pod);
    }
  };
}
