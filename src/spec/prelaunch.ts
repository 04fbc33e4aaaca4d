/** Self-managed nodes whose instances start while EKS still makes their control plane. */
import { autoModeOf } from './auto-mode.ts';
import { isScript, selfManagedOf } from './self-managed.ts';
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
  const { prelaunch, nodes, ami } = group;
  if (prelaunch === false) return 'prelaunch is false';
  if (prelaunch === undefined && ami !== undefined)
    return "their image is the user's own, and nobody says by prelaunch that it has nodeadm's drop-in folder";
  if (nodes === 0) return 'there are none at first';
  if (securityGroups === 'minimum')
    return 'the cluster has security groups of its own, with the minimum of rules';
  if (group.launch?.securityGroups !== undefined)
    return 'they have security groups that are named, beside that of the cluster';
  return cannotPrelaunch(group);
}

/** Whether instances may ask for the control plane while it is still made. */
export const prelaunches = (spec: Pick<ClusterSpec, 'securityGroups' | 'selfManagedGroups'>): boolean =>
  selfManagedOf(spec).some((group) => whyNotPrelaunched(spec, group) === undefined);

/**
 * Addresses of Services: of a cluster that is not there yet, those that EKS gives it.
 * Source: EKS API reference, KubernetesNetworkConfigRequest.
 * @param ranges of the VPC that it stands in; by default, of the one that is made for it
 */
export function serviceRangeOf(
  { serviceCidr, network }: Pick<ClusterSpec, 'serviceCidr' | 'network'>,
  ranges: readonly string[] = [network.cidr],
): string {
  const usesTen = ranges.some((range) => range.startsWith('10.'));
  return serviceCidr ?? (usesTen ? '172.20.0.0/16' : '10.100.0.0/16');
}

/** What EKS itself puts into a new cluster, unless it is told not to. Source: EKS API reference, CreateCluster, bootstrapSelfManagedAddons. */
const bootstrapped = ['vpc-cni', 'kube-proxy', 'coredns'];

/**
 * Whether EKS puts its add-ons into the new cluster before ours, which take them over: nodes that boot already would wait half a
 * minute for an add-on to bring them their network. Not where one is set up in a way that nodes are not to be without.
 */
export function bringsAddons(
  spec: Pick<ClusterSpec, 'addons' | 'autoMode' | 'securityGroups' | 'selfManagedGroups'>,
): boolean {
  const isAsUsual = (name: string): boolean =>
    spec.addons.some(
      (each) =>
        each.name === name &&
        each.configurationValues === undefined &&
        each.identity === undefined &&
        (each.conflicts ?? 'OVERWRITE') === 'OVERWRITE',
    );
  return autoModeOf(spec) === undefined && prelaunches(spec) && bootstrapped.every(isAsUsual);
}
