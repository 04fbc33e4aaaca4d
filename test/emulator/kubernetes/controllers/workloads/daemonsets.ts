/** DaemonSets: one pod on every node that takes it. */

import { type Fields, fieldsAt, itemsAt, textAt } from '../../objects.ts';
import { isPodActive, isPodReady } from '../../pods.ts';
import type { StoredObject } from '../../types.ts';
import { type Client, controlled } from '../client.ts';
import { fitsNode, toleratesTaints } from '../placement.ts';
import { podFrom, templateHash } from './template.ts';

const revisionLabel = 'controller-revision-hash';

/** What every daemon's pod tolerates: it runs on nodes that take no other pod. */
const toleration = (key: string, effect: string): Fields => ({ key, operator: 'Exists', effect });
const daemonTolerations = [
  toleration('node.kubernetes.io/not-ready', 'NoExecute'),
  toleration('node.kubernetes.io/unreachable', 'NoExecute'),
  toleration('node.kubernetes.io/disk-pressure', 'NoSchedule'),
  toleration('node.kubernetes.io/memory-pressure', 'NoSchedule'),
  toleration('node.kubernetes.io/pid-pressure', 'NoSchedule'),
  toleration('node.kubernetes.io/unschedulable', 'NoSchedule'),
];

const nodeAffinity = (node: StoredObject): Fields => ({
  nodeAffinity: {
    requiredDuringSchedulingIgnoredDuringExecution: {
      nodeSelectorTerms: [
        { matchFields: [{ key: 'metadata.name', operator: 'In', values: [node.metadata.name] }] },
      ],
    },
  },
});

/** The node that a daemon's pod is for, by its affinity. */
const nodeOf = (pod: StoredObject): string => {
  const [term] = itemsAt(
    pod,
    'spec',
    'affinity',
    'nodeAffinity',
    'requiredDuringSchedulingIgnoredDuringExecution',
    'nodeSelectorTerms',
  );
  const [match] = itemsAt(term, 'matchFields');
  return Array.isArray(match?.values) ? String(match.values[0]) : textAt(pod, 'spec', 'nodeName');
};

const reconcile = (client: Client, set: StoredObject): void => {
  const template = fieldsAt(set, 'spec', 'template', 'spec');
  const tolerations = [
    ...itemsAt(template, 'tolerations'),
    ...daemonTolerations,
    ...(template.hostNetwork === true
      ? [toleration('node.kubernetes.io/network-unavailable', 'NoSchedule')]
      : []),
  ];
  const wanted = client
    .list('v1', 'Node')
    .filter((node) => fitsNode(template, node) && toleratesTaints(tolerations, node));
  const revision = templateHash(set);
  const pods = (): StoredObject[] =>
    controlled(set, client.list('v1', 'Pod', set.metadata.namespace)).filter(isPodActive);
  const isCurrent = (pod: StoredObject): boolean => pod.metadata.labels?.[revisionLabel] === revision;

  const before = pods();
  for (const pod of before) {
    const hasNode = wanted.some((node) => node.metadata.name === nodeOf(pod));
    if (!hasNode || !isCurrent(pod)) client.remove(pod);
  }
  for (const node of wanted) {
    if (before.some((pod) => nodeOf(pod) === node.metadata.name && isCurrent(pod))) continue;
    client.create(
      podFrom(
        set,
        { generateName: `${set.metadata.name}-` },
        { labels: { [revisionLabel]: revision }, spec: { tolerations, affinity: nodeAffinity(node) } },
      ),
    );
  }

  const current = pods();
  const ready = current.filter(isPodReady).length;
  client.setStatus(set, {
    observedGeneration: set.metadata.generation ?? 1,
    desiredNumberScheduled: wanted.length,
    currentNumberScheduled: current.length,
    numberMisscheduled: 0,
    numberReady: ready,
    updatedNumberScheduled: current.filter(isCurrent).length,
    ...(ready > 0 ? { numberAvailable: ready } : {}),
    ...(wanted.length > ready ? { numberUnavailable: wanted.length - ready } : {}),
  });
};

export function reconcileDaemonSets(client: Client): void {
  for (const set of client.list('apps/v1', 'DaemonSet')) {
    if (!set.metadata.deletionTimestamp) reconcile(client, set);
  }
}
