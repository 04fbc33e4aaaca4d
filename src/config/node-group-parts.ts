/** What a node group of a file has beside what every group has: each is undefined where the file does not say it. */
import type { LaunchWishes, NodeGroupSpec, Updates, WarmPool } from '../spec/node-group.ts';
import type { NodeGroupConfig } from './cluster-config/node-group-fields.ts';
import type { UpdateConfig, WarmPoolConfig } from './cluster-config/node-group-parts.ts';
import { present } from './settings.ts';

type Parts = Pick<NodeGroupSpec, 'zones' | 'updates' | 'releaseVersion' | 'warmPool' | 'launch'>;

export function partsOfFile(group: NodeGroupConfig): Parts {
  return defined<Parts>({
    zones: group.availabilityZones && present(group.availabilityZones),
    updates: group.updateConfig && updatesOf(group.updateConfig),
    releaseVersion: group.releaseVersion,
    warmPool: group.warmPoolConfig && warmPoolOf(group.warmPoolConfig),
    launch: filled(launchOf(group)),
  });
}

const updatesOf = ({
  maxUnavailable,
  maxUnavailablePercentage,
  updateStrategy: strategy = 'DEFAULT',
}: UpdateConfig): Updates =>
  maxUnavailablePercentage === undefined
    ? { maxUnavailable: maxUnavailable ?? 1, strategy }
    : { maxUnavailablePercentage, strategy };

const warmPoolOf = ({
  enabled = true,
  minSize = 0,
  maxGroupPreparedCapacity: mostPrepared,
  poolState: state = 'STOPPED',
  reuseOnScaleIn: reuses = false,
}: WarmPoolConfig): WarmPool => ({ enabled, minSize, mostPrepared, state, reuses });

function launchOf(group: NodeGroupConfig): LaunchWishes {
  const { instanceName, instancePrefix } = group;
  return defined<LaunchWishes>({
    instanceName,
    instancePrefix,
    ebsOptimized: group.ebsOptimized,
    // What EC2 does in any case is no wish.
    detailedMonitoring: group.enableDetailedMonitoring || undefined,
    maxPods: group.maxPodsPerNode,
  });
}

const defined = <Fields extends object>(fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Fields;

const filled = <Fields extends object>(fields: Fields): Fields | undefined =>
  Object.keys(fields).length === 0 ? undefined : fields;
