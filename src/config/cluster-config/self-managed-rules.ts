/** What the fields of a self-managed node group must be to one another. */
import { parse as parseYaml } from 'yaml';
import { cannotPrelaunch } from '../../spec/prelaunch.ts';
import { isScript } from '../../spec/self-managed.ts';
import { defaults } from '../../spec/spec.ts';
import type { Report } from './read.ts';
import { checkReservedMarket } from './reservation-rules.ts';
import type { SelfManagedGroupConfig } from './self-managed-fields.ts';
import { checkUnique } from './unique.ts';

export const noCommands = 'Bottlerocket is started by its settings, and runs no commands. Leave it out.';

export function checkSelfManaged(group: SelfManagedGroupConfig, path: string, report: Report): void {
  const { onDemandPercentageAboveBaseCapacity: onDemand = 100 } = group.instancesDistribution ?? {};
  checkReservedMarket(group, onDemand < 100, path, report);
  const { instancesDistribution: distribution, overrideBootstrapCommand: override } = group;
  if (group.amiFamily === 'Bottlerocket') {
    for (const field of ['preBootstrapCommands', 'overrideBootstrapCommand', 'kubeletExtraConfig'] as const) {
      if (group[field] !== undefined) report(`${path}.${field}`, noCommands);
    }
  } else if (override !== undefined && isScript(override)) {
    checkScript(group, override, path, report);
  } else if (override !== undefined && !isNodeConfig(override)) {
    report(
      `${path}.overrideBootstrapCommand`,
      'it is neither a NodeConfig (apiVersion: node.eks.aws/v1alpha1), by which Amazon Linux 2023 is started, nor a script that begins with `#!`. Write one of them.',
    );
  }
  const { amiFamily = defaults.nodeGroup.amiFamily, overrideBootstrapCommand } = group;
  const objection = group.prelaunch && cannotPrelaunch({ amiFamily, overrideBootstrapCommand });
  if (objection)
    report(
      `${path}.prelaunch`,
      `these instances cannot start before the control plane: ${objection}. Leave it out.`,
    );
  if (distribution !== undefined && group.instanceMarketOptions?.marketType !== undefined) {
    report(
      `${path}.instanceMarketOptions`,
      'a Capacity Block is of one type, and instancesDistribution chooses among several. Leave one of the two out.',
    );
  }
  const isOfSelector = group.instanceSelector !== undefined && distribution?.instanceTypes === undefined;
  const types = distribution?.instanceTypes ?? [isOfSelector ? '' : (group.instanceType ?? 'm5.large')];
  if (group.cpuCredits !== undefined && !types.every((type) => type?.startsWith('t'))) {
    report(
      `${path}.cpuCredits`,
      'only types such as t3 and t4g have credits for their processor. Leave it out, or write such types alone.',
    );
  }
  if (override !== undefined && isScript(override) && group.clusterDNS !== undefined) {
    report(
      `${path}.clusterDNS`,
      'overrideBootstrapCommand is a script, which starts the kubelet by itself. Say it there.',
    );
  }
  if (distribution?.instanceTypes !== undefined) {
    const count = distribution.instanceTypes.length;
    const where = `${path}.instancesDistribution.instanceTypes`;
    if (group.instanceType !== undefined) report(where, 'instanceType is given too. Keep one of the two.');
    if (count < 1 || count > 20)
      report(where, `${count} types were given. Write 1 to 20, or leave the list out.`);
    checkUnique(where, distribution.instanceTypes, String, report);
  }
  checkOrOnDemand(group, path, report);
  const { spotInstancePools: pools, spotAllocationStrategy: strategy } = distribution ?? {};
  if (pools !== undefined && strategy !== undefined && strategy !== 'lowest-price') {
    report(
      `${path}.instancesDistribution.spotInstancePools`,
      'only the spotAllocationStrategy lowest-price chooses pools. Write that, or leave the pools out.',
    );
  }
}

/** In a group with on-demand instances of its own, it is unclear what the others would take the place of. */
function checkOrOnDemand(
  { instancesDistribution: distribution = {} }: SelfManagedGroupConfig,
  path: string,
  report: Report,
): void {
  const { orOnDemand, onDemandBaseCapacity = 0, onDemandPercentageAboveBaseCapacity = 100 } = distribution;
  if (orOnDemand && (onDemandBaseCapacity > 0 || onDemandPercentageAboveBaseCapacity > 0)) {
    report(
      `${path}.instancesDistribution.orOnDemand`,
      'it is for groups of Spot instances alone. Write `onDemandPercentageAboveBaseCapacity: 0` and no onDemandBaseCapacity, or leave it out.',
    );
  }
}

/** What a script has to ask for itself: nothing of ours is run beside it. */
export function checkScript(
  group: Pick<SelfManagedGroupConfig, 'labels' | 'taints' | 'maxPodsPerNode' | 'kubeletExtraConfig'>,
  script: string,
  path: string,
  report: Report,
): void {
  const asked = [
    ['labels', 'NODE_LABELS', Object.keys(group.labels ?? {}).length > 0],
    ['taints', 'NODE_TAINTS', (group.taints?.length ?? 0) > 0],
    ['maxPodsPerNode', 'MAX_PODS', group.maxPodsPerNode !== undefined],
  ] as const;
  for (const [field, variable, isGiven] of asked) {
    if (isGiven && !script.includes(variable)) {
      report(
        `${path}.${field}`,
        `the script of overrideBootstrapCommand does not use $${variable}, so that no node would have them. Hand it to the kubelet there, or leave ${field} out.`,
      );
    }
  }
  if (group.kubeletExtraConfig !== undefined) {
    report(
      `${path}.kubeletExtraConfig`,
      'overrideBootstrapCommand is a script, which starts the kubelet by itself. Say it there.',
    );
  }
}

export function isNodeConfig(text: string): boolean {
  try {
    const { apiVersion, kind } = Object(parseYaml(text, { logLevel: 'silent' }));
    return kind === 'NodeConfig' && String(apiVersion).startsWith('node.eks.aws/');
  } catch {
    return false;
  }
}
