import type { Nodegroup } from '@aws-sdk/client-eks';
import { isOfNvidia } from '../../aws/ami-type.ts';
import type { Aws } from '../../aws/clients.ts';
import { typesOfGroups } from '../../aws/instance-types.ts';
import { change, type Difference, make, stays } from '../../engine/difference.ts';
import type { Resource } from '../../engine/graph.ts';
import type { Need } from '../../engine/need.ts';
import { clusterClient, isNotUsableYet } from '../../kubernetes/access.ts';
import type { DaemonSet, Node } from '../../kubernetes/types.ts';
import { messageOf } from '../../message-of.ts';
import type { ClusterSpec, NodeGroupSpec } from '../../spec/spec.ts';
import { untilUsable } from '../addons/usable.ts';
import type { ControlPlane } from '../control-plane/control-plane.ts';

export interface DevicePluginNeeds {
  plane: Resource<ControlPlane>;
  /** They are ACTIVE once their nodes are Ready, by which the cluster lets us in as well. */
  groups: readonly Need<Nodegroup>[];
}

const place = { name: 'nvidia-device-plugin-daemonset', namespace: 'kube-system' } as const;
const managedByKey = 'app.kubernetes.io/managed-by';
const us = 'eks-cluster-action';
const image = 'nvcr.io/nvidia/k8s-device-plugin:v0.17.1';
const resource = 'nvidia.com/gpu';

/** On the nodes of a managed group. */
const groupLabel = 'eks.amazonaws.com/nodegroup';

/** Milliseconds that the cluster is given to answer a plan. */
const patience = 10_000;

/** Families with GPUs, of which some are not of NVIDIA: EC2 tells. Bottlerocket brings the plugin. */
export const mayHaveGpus = ({ amiFamily, instanceTypes }: NodeGroupSpec): boolean =>
  amiFamily === 'AmazonLinux2023' && instanceTypes.some((type) => /^(g|gr|p)\d/.test(type));

/**
 * NVIDIA's device plugin on the nodes of these groups, without which Kubernetes does not know of their GPUs. One of the same
 * name that somebody else has made stays as it is.
 * Sources: EKS user guide, "Manage NVIDIA GPU devices"; deployments/static of NVIDIA/k8s-device-plugin.
 */
export function devicePlugin(
  aws: Aws,
  spec: ClusterSpec,
  needs: DevicePluginNeeds,
): Resource<DaemonSet | undefined> {
  const isOurs = ({ metadata }: DaemonSet): boolean => metadata.labels?.[managedByKey] === us;

  async function find(plane: ControlPlane, timeout?: number): Promise<DaemonSet | undefined> {
    return clusterClient(aws, plane).get('DaemonSet', place, timeout === undefined ? {} : { timeout });
  }

  /** By their instance types, of which a group need not be there yet. */
  async function groupsWithGpus(): Promise<string[]> {
    const types = await typesOfGroups(aws, spec.nodeGroups);
    return spec.nodeGroups
      .filter((group) => mayHaveGpus(group) && isOfNvidia(types.get(group.instanceTypes[0] ?? '')))
      .map(({ name }) => name);
  }

  function differences(found: DaemonSet | undefined, groups: readonly string[]): Difference[] {
    if (groups.length === 0) return [];
    const words = `${place.name} for ${groups.join(', ')}`;
    if (found === undefined) return [make(words)];
    if (!isOurs(found)) return [stays(`${place.name} is somebody else's`)];
    return found.metadata.annotations?.[contentKey] === contentOf(groups) ? [] : [change(words)];
  }

  return {
    name: 'NVIDIA device plugin',
    needs: [needs.plane, ...needs.groups],
    within: needs.plane,
    read: async () => {
      const plane = await needs.plane.read();
      return plane && find(plane);
    },
    diff: async () => {
      const groups = await groupsWithGpus();
      const plane = await needs.plane.read();
      if (plane === undefined) return differences(undefined, groups);
      try {
        return differences(await find(plane, patience), groups);
      } catch (error) {
        // `ensure` waits for a cluster that does not answer yet, or does not know the caller: a plan is not made to fail by it.
        if (!isNotUsableYet(error, 0)) throw error;
        return [stays(`whether it is there is not known: ${messageOf(error)}`)];
      }
    },
    ensure: async (step) => {
      const groups = await groupsWithGpus();
      const client = clusterClient(aws, step.need(needs.plane));
      const found = await untilUsable(step, 'the Kubernetes API', async () => ({
        done: await client.get('DaemonSet', place),
      }));
      if (groups.length === 0) return found;
      const asked = differences(found, groups).filter(({ verdict }) => verdict !== 'none');
      for (const { verdict, words } of asked) step.change(verdict === 'make' ? 'created' : 'updated', words);
      const set = asked.length > 0 ? await client.apply(pluginFor(groups), { force: true }) : found;
      const wanted = needs.groups
        .map((group) => step.need(group))
        .filter(({ nodegroupName = '' }) => groups.includes(nodegroupName))
        .reduce((sum, { scalingConfig }) => sum + (scalingConfig?.desiredSize ?? 0), 0);
      const labelSelector = `${groupLabel} in (${groups.join(',')})`;
      await untilUsable(step, `${resource} of the nodes`, async () => {
        const { items } = await client.list('Node', { labelSelector });
        const without = items.filter((node) => !offersGpus(node));
        return without.length === 0 && items.length >= wanted
          ? { done: undefined }
          : {
              waiting: `${Math.max(without.length, wanted - items.length)} of ${wanted} nodes do not offer it yet`,
            };
      });
      return set;
    },
    remove: async (step) => {
      const plane = await needs.plane.read();
      const found = plane && (await find(plane));
      if (plane === undefined || found === undefined || !isOurs(found)) return;
      step.change('deleted', place.name);
      await clusterClient(aws, plane).delete('DaemonSet', place);
    },
  };
}

const offersGpus = ({ status }: Node): boolean => Number(status?.allocatable?.[resource] ?? 0) > 0;

/** What was applied last, by which it is known whether it still is what is wanted. */
const contentKey = 'eks-cluster-action/content';

const contentOf = (groups: readonly string[]): string => `${image} ${groups.toSorted().join(' ')}`;

function pluginFor(groups: readonly string[]): DaemonSet {
  const labels = { name: 'nvidia-device-plugin-ds' };
  const onGroups = { matchExpressions: [{ key: groupLabel, operator: 'In', values: [...groups] }] };
  return {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: {
      ...place,
      labels: { [managedByKey]: us },
      annotations: { [contentKey]: contentOf(groups) },
    },
    spec: {
      selector: { matchLabels: labels },
      updateStrategy: { type: 'RollingUpdate' },
      template: {
        metadata: { labels },
        spec: {
          affinity: {
            nodeAffinity: {
              requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [onGroups] },
            },
          },
          // GPUs are offered whatever else a group is kept free of.
          tolerations: [{ operator: 'Exists' }],
          priorityClassName: 'system-node-critical',
          containers: [
            {
              name: 'nvidia-device-plugin-ctr',
              image,
              env: [{ name: 'FAIL_ON_INIT_ERROR', value: 'false' }],
              securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
              volumeMounts: [{ name: 'device-plugin', mountPath: socketFolder }],
            },
          ],
          volumes: [{ name: 'device-plugin', hostPath: { path: socketFolder } }],
        },
      },
    },
  };
}

const socketFolder = '/var/lib/kubelet/device-plugins';
