/** Node groups that EKS manages, and those that it does not. */
import { digest } from './names.ts';
import type { ClusterSpec, SelfManagedGroupSpec } from './spec.ts';

type Grouped = Pick<ClusterSpec, 'nodeGroups' | 'selfManagedGroups'>;

/** What every node group has, whoever manages it. */
export type AnyGroupSpec = Omit<
  SelfManagedGroupSpec,
  | 'distribution'
  | 'ami'
  | 'preBootstrapCommands'
  | 'overrideBootstrapCommand'
  | 'kubeletExtraConfig'
  | 'maxPodsPerNode'
  | 'clusterDns'
  | 'maxLifetime'
  | 'showsLabels'
  | 'metrics'
  | 'suspended'
  | 'prelaunch'
>;

export const selfManagedOf = ({
  selfManagedGroups = [],
}: Pick<Grouped, 'selfManagedGroups'>): readonly SelfManagedGroupSpec[] => selfManagedGroups;

export const everyGroupOf = (spec: Grouped): readonly AnyGroupSpec[] => [
  ...spec.nodeGroups,
  ...selfManagedOf(spec),
];

/** Whether the whole of its start is a script of the user's. */
export const isScript = (command: string | undefined): boolean => command?.startsWith('#!') ?? false;

/** What nodes are told to run. */
interface Commands {
  preBootstrapCommands?: readonly string[] | undefined;
  overrideBootstrapCommand?: string | undefined;
  kubeletExtraConfig?: string | undefined;
  bottlerocket?: string | undefined;
  launch?: { bottlerocket?: string | undefined } | undefined;
}

/**
 * What stands for all that the nodes of a group are told to run by the user, in 64 hexadecimal digits: lists of what may be run hold
 * it. Undefined where that is nothing.
 */
export function commandsOf({
  preBootstrapCommands = [],
  overrideBootstrapCommand = '',
  kubeletExtraConfig = '',
  launch = {},
  bottlerocket = launch.bottlerocket,
}: Commands): string | undefined {
  const settings = bottlerocket === undefined ? [] : [bottlerocket];
  const commands = [preBootstrapCommands, overrideBootstrapCommand, kubeletExtraConfig, ...settings];
  return commands.every((each) => each.length === 0) ? undefined : digest(JSON.stringify(commands));
}
