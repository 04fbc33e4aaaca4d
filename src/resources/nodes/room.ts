/** Whether there is room for the nodes that are asked for, and whether they take the add-ons' own pods, before which no add-on is healthy. */
import type { InstanceTypeInfo } from '@aws-sdk/client-ec2';
import { mostPods } from '../../aws/instance-types.ts';
import { vcpuQuotaOf } from '../../aws/quotas.ts';
import type { Take } from '../../engine/difference.ts';
import { type AnyGroupSpec, everyGroupOf } from '../../spec/self-managed.ts';
import type { AddonSpec, ClusterSpec, NodeGroupSpec, Taint } from '../../spec/spec.ts';

/**
 * What more nodes of the group take at least of the account's vCPUs: of several types, the smallest may be what there is.
 * Nothing where they may be of several quotas: of several families, or on demand where spot will not do.
 */
export function takesOfNodes(
  { instanceTypes, spot, orOnDemand }: Pick<NodeGroupSpec, 'instanceTypes' | 'spot' | 'orOnDemand'>,
  count: number,
  types: ReadonlyMap<string, InstanceTypeInfo>,
): Take[] {
  const markets = orOnDemand ? [true, false] : [spot];
  const codes = new Set(
    markets.flatMap((isSpot) => instanceTypes.map((type) => vcpuQuotaOf(type, isSpot)?.code)),
  );
  const [quota] = codes;
  const sizes = instanceTypes.map((type) => types.get(type)?.VCpuInfo?.DefaultVCpus ?? 0);
  return codes.size > 1 || quota === undefined ? [] : [{ quota, count: count * Math.min(...sizes) }];
}

/** Of add-ons, how many pods they have on each node, and how many besides. Sources: their manifests. */
const podsOf: Readonly<Record<string, { onEach: number; besides: number }>> = {
  'vpc-cni': { onEach: 1, besides: 0 },
  'kube-proxy': { onEach: 1, besides: 0 },
  coredns: { onEach: 0, besides: 2 },
  'eks-pod-identity-agent': { onEach: 1, besides: 0 },
  'aws-ebs-csi-driver': { onEach: 1, besides: 2 },
};

/** What these pods tolerate of their own accord. Sources: the manifests of coredns and of the EBS CSI driver's controller. */
const isTolerated = ({ key, effect }: Taint): boolean =>
  effect === 'PreferNoSchedule' || key === 'CriticalAddonsOnly';

const isOpen = ({ taints }: AnyGroupSpec): boolean => taints.every(isTolerated);

/** Whether the user has told its pods to tolerate something. */
const isTold = ({ configurationValues = '' }: AddonSpec): boolean =>
  /"?tolerations"?\s*:/.test(configurationValues);

/** @param types what EC2 knows of the groups' instance types. @returns in sentences why add-ons would never be healthy */
export function objectionsOf(
  { addons, ...spec }: Pick<ClusterSpec, 'addons' | 'nodeGroups' | 'selfManagedGroups'>,
  types: ReadonlyMap<string, InstanceTypeInfo>,
): string[] {
  const groups: readonly (AnyGroupSpec & Partial<Pick<NodeGroupSpec, 'launch'>>)[] = everyGroupOf(spec);
  const scattered = addons.filter((addon) => (podsOf[addon.name]?.besides ?? 0) > 0 && !isTold(addon));
  if (groups.length === 0 || scattered.length === 0) return [];
  const names = scattered.map(({ name }) => name).join(' and ');
  const open = groups.filter(isOpen);
  if (open.length === 0) {
    return [
      `No node takes the pods of ${names}: every node group is tainted. Leave one group without taints, or add tolerations ` +
        "to the add-on's configurationValues.",
    ];
  }
  const onEach = addons.reduce((sum, { name }) => sum + (podsOf[name]?.onEach ?? 0), 0);
  const besides = scattered.reduce((sum, { name }) => sum + (podsOf[name]?.besides ?? 0), 0);
  const room = open.reduce((sum, { nodes, instanceTypes, launch }) => {
    const known = instanceTypes.flatMap((type) => types.get(type) ?? []).map(mostPods);
    return sum + nodes * (Math.min(...known, launch?.maxPods ?? Infinity) - onEach);
  }, 0);
  if (room >= besides) return [];
  const asked = open.map(({ nodes, instanceTypes }) => `${nodes} × ${instanceTypes.join(' or ')}`).join(', ');
  return [
    `The nodes (${asked}) have no room for the pods of ${names}: ${Math.max(room, 0)} places are left of ${besides}, ` +
      `beside the ${onEach} pods of add-ons on each node. Ask for larger instance types, or for more nodes.`,
  ];
}
