/** Self-managed nodes whose instances start while EKS still makes their control plane. */
import { isScript } from './self-managed.ts';
import type { ClusterSpec, SelfManagedGroupSpec } from './spec.ts';

/** What cannot be started so, whoever asks for it. */
export function cannotPrelaunch({
  amiFamily,
  overrideBootstrapCommand: override,
}: Pick<SelfManagedGroupSpec, 'amiFamily' | 'overrideBootstrapCommand'>): string | undefined {
  if (amiFamily !== 'AmazonLinux2023')
    return `${amiFamily} reads its settings once, at its start, and they hold the control plane's endpoint`;
  return isScript(override)
    ? 'they are started by a script of their own, which is told the endpoint of the control plane'
    : undefined;
}

/** Why the instances of a group do not start before their control plane, as far as the group says it; undefined where they may. */
export function whyNotPrelaunched(
  { securityGroups }: Pick<ClusterSpec, 'securityGroups'>,
  group: SelfManagedGroupSpec,
): string | undefined {
  const { prelaunch, nodes } = group;
  if (!prelaunch) return `prelaunch is ${prelaunch === undefined ? 'not asked for' : 'false'}`;
  if (nodes === 0) return 'there are none at first';
  if (securityGroups === 'minimum')
    return 'the cluster has security groups of its own, with the minimum of rules';
  if (group.launch?.securityGroups !== undefined)
    return 'they have security groups that are named, beside that of the cluster';
  return cannotPrelaunch(group);
}

/**
 * Addresses of Services: of a cluster that is not there yet, those that EKS gives it.
 * Source: EKS API reference, KubernetesNetworkConfigRequest.
 */
export function serviceRangeOf({
  serviceCidr,
  network,
}: Pick<ClusterSpec, 'serviceCidr' | 'network'>): string {
  return serviceCidr ?? (network.cidr.startsWith('10.') ? '172.20.0.0/16' : '10.100.0.0/16');
}
