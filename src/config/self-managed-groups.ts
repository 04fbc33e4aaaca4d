import type { Inputs } from '../inputs.ts';
import {
  defaults,
  type GroupMetrics,
  type InstancesDistribution,
  type NetworkSpec,
  type SelfManagedGroupSpec,
} from '../spec/spec.ts';
import type { NodeGroupConfig } from './cluster-config/node-group-fields.ts';
import type { SelfManagedGroupConfig } from './cluster-config/self-managed-fields.ts';
import { nodeGroupOfFile, nodeGroupOfInputs } from './node-groups.ts';
import { present } from './present.ts';

/** As eksctl has it, but for the strategy: that by which Spot instances are interrupted least for their price. */
const usual: InstancesDistribution = {
  onDemandBase: 0,
  onDemandPercentage: 100,
  spotStrategy: 'price-capacity-optimized',
  spotPools: undefined,
  maxPrice: undefined,
  rebalances: false,
};

const isSpot = ({ onDemandBase, onDemandPercentage }: InstancesDistribution): boolean =>
  onDemandBase === 0 && onDemandPercentage === 0;

/** The self-managed node group of a step whose file has none. */
export function selfManagedOfInputs(inputs: Inputs, network: NetworkSpec): SelfManagedGroupSpec {
  const group = nodeGroupOfInputs(inputs, network);
  const isMixed = group.spot || group.instanceTypes.length > 1;
  return {
    ...group,
    ...defaults.selfManaged,
    prelaunch: inputs.prelaunch,
    distribution: isMixed ? { ...usual, onDemandPercentage: group.spot ? 0 : 100 } : undefined,
  };
}

/** What a self-managed group has in common with a managed one. */
export function asManaged({
  instancesDistribution,
  ami: _image,
  preBootstrapCommands: _commands,
  overrideBootstrapCommand: _override,
  clusterDNS: _clusterDns,
  cpuCredits: _cpuCredits,
  maxInstanceLifetime: _lifetime,
  asgMetricsCollection: _metrics,
  asgSuspendProcesses: _suspended,
  enclaveEnabled: _enclaves,
  ...group
}: SelfManagedGroupConfig): NodeGroupConfig {
  const types = instancesDistribution?.instanceTypes;
  return { ...group, ...(types !== undefined && { instanceTypes: types }) };
}

export function selfManagedOfFile(group: SelfManagedGroupConfig, network: NetworkSpec): SelfManagedGroupSpec {
  // A selector chooses several types.
  const said = group.instancesDistribution ?? (group.instanceSelector && {});
  const distribution = said && distributionOf(said);
  const common = nodeGroupOfFile(asManaged(group), network);
  return {
    ...common,
    ...((group.cpuCredits !== undefined || group.enclaveEnabled) && {
      launch: {
        ...common.launch,
        ...(group.cpuCredits !== undefined && { cpuCredits: group.cpuCredits }),
        ...(group.enclaveEnabled && { enclaves: true }),
      },
    }),
    spot: distribution !== undefined && isSpot(distribution),
    ...(group.instancesDistribution?.orOnDemand && { orOnDemand: true }),
    distribution,
    ami: group.ami,
    preBootstrapCommands: present(group.preBootstrapCommands),
    overrideBootstrapCommand: group.overrideBootstrapCommand,
    kubeletExtraConfig: group.kubeletExtraConfig,
    maxPodsPerNode: group.maxPodsPerNode,
    ...(group.clusterDNS !== undefined && { clusterDns: group.clusterDNS }),
    ...(group.maxInstanceLifetime !== undefined && { maxLifetime: group.maxInstanceLifetime }),
    ...(group.asgMetricsCollection?.length && { metrics: metricsOf(group.asgMetricsCollection) }),
    ...(group.asgSuspendProcesses && { suspended: present(group.asgSuspendProcesses).toSorted() }),
    ...(group.propagateASGTags && { showsLabels: true }),
    prelaunch: group.prelaunch,
  };
}

const metricsOf = (given: NonNullable<SelfManagedGroupConfig['asgMetricsCollection']>): GroupMetrics[] =>
  present(given).map(({ granularity = '1Minute', metrics }) => ({
    granularity,
    ...(metrics?.length && { metrics: present(metrics) }),
  }));

function distributionOf({
  onDemandBaseCapacity: onDemandBase = usual.onDemandBase,
  onDemandPercentageAboveBaseCapacity: onDemandPercentage = usual.onDemandPercentage,
  spotInstancePools: spotPools,
  // Whoever says how many pools asks for the only strategy that has any.
  spotAllocationStrategy: spotStrategy = spotPools === undefined ? usual.spotStrategy : 'lowest-price',
  maxPrice,
  capacityRebalance: rebalances = usual.rebalances,
}: NonNullable<SelfManagedGroupConfig['instancesDistribution']>): InstancesDistribution {
  return {
    onDemandBase,
    onDemandPercentage,
    spotStrategy,
    spotPools,
    maxPrice: maxPrice === undefined ? undefined : String(maxPrice),
    rebalances,
  };
}
