import type { Aws } from './clients.ts';

/** An Auto Scaling group, as far as it is a node group. */
export interface FoundScalingGroup {
  nodes: number;
  minNodes: number;
  maxNodes: number;
  /** Ids of its instances, those that go aside. */
  instanceIds: readonly string[];
  /** Names of processes that it does not do. */
  suspended: readonly string[];
}

/** Undefined where there is none, and while one goes. */
export async function scalingGroup(aws: Aws, name: string): Promise<FoundScalingGroup | undefined> {
  const autoScaling = await aws.autoScaling();
  const answer = await autoScaling.describeAutoScalingGroups({ AutoScalingGroupNames: [name] });
  const [found] = answer.AutoScalingGroups ?? [];
  if (found === undefined) return undefined;
  const { DesiredCapacity: nodes = 0, MinSize: minNodes = 0, MaxSize: maxNodes = 0, Instances = [] } = found;
  const standing = Instances.filter(({ LifecycleState = '' }) => !LifecycleState.startsWith('Terminat'));
  return {
    nodes,
    minNodes,
    maxNodes,
    instanceIds: standing.flatMap(({ InstanceId }) => InstanceId ?? []),
    suspended: (found.SuspendedProcesses ?? []).flatMap(({ ProcessName }) => ProcessName ?? []),
  };
}
