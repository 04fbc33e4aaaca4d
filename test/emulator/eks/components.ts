/**
 * Settings of Kubernetes' own programs in the control plane: checked, merged and shown, and no more.
 * Source: EKS user guide, "Configure advanced Kubernetes control plane parameters", with defaults and supported values.
 */
import type { Cluster, CreateClusterCommandInput, UpdateParamType } from '@aws-sdk/client-eks';
import { invalidParameter } from './refusals.ts';

type Components = Pick<
  CreateClusterCommandInput,
  'kubeApiServerConfig' | 'kubeSchedulerConfig' | 'kubeControllerManagerConfig'
>;

export const usualComponents = {
  kubeApiServerConfig: { eventTtl: '60m', serviceNodePortRange: { minPort: 30_000, maxPort: 32_767 } },
  kubeSchedulerConfig: {
    nodeResourcesFit: {
      scoringStrategy: {
        type: 'LeastAllocated',
        resources: [
          { name: 'cpu', weight: 1 },
          { name: 'memory', weight: 1 },
        ],
      },
    },
  },
  kubeControllerManagerConfig: {
    podGcControllerConfig: { terminatedPodGcThreshold: 12_500 },
    horizontalPodAutoscalerControllerConfig: { horizontalPodAutoscalerSyncPeriod: '15s' },
  },
} satisfies Components;

const scored = ['cpu', 'memory', 'nvidia.com/gpu', 'aws.amazon.com/neuron', 'aws.amazon.com/neuroncore'];

/**
 * What fields there are keep their values unless they are said.
 * @throws InvalidParameterException of values that EKS does not take; the words are assumed
 */
export function mergedComponents(
  now: Pick<Cluster, keyof Components>,
  {
    kubeApiServerConfig: server,
    kubeSchedulerConfig: scheduler,
    kubeControllerManagerConfig: manager,
  }: Components,
  tier: string | undefined,
  clusterName: string,
): Pick<Cluster, keyof Components> {
  const within = (name: string, value: number | undefined, least: number, most: number): void => {
    if (value === undefined || (value >= least && value <= most)) return;
    throw invalidParameter(`${name} must be between ${least} and ${most}`, { clusterName });
  };
  const { eventTtl, serviceNodePortRange: ports } = server ?? {};
  within('eventTtl in seconds', secondsOf(eventTtl, clusterName), 600, 3600);
  within('minPort', ports?.minPort, 10_260, 32_767);
  within('maxPort', ports?.maxPort, ports?.minPort ?? 10_260, 32_767);
  const { type, resources } = scheduler?.nodeResourcesFit?.scoringStrategy ?? {};
  if (type !== undefined && !['LeastAllocated', 'MostAllocated'].includes(type)) {
    throw invalidParameter(`Invalid scoring strategy: ${type}`, { clusterName });
  }
  for (const { name = '', weight } of resources ?? []) {
    if (!scored.includes(name)) throw invalidParameter(`Invalid resource: ${name}`, { clusterName });
    within('weight', weight, 1, 100);
  }
  const { podGcControllerConfig: ended, horizontalPodAutoscalerControllerConfig: autoscaler } = manager ?? {};
  within('terminatedPodGcThreshold', ended?.terminatedPodGcThreshold, 10_000, 12_500);
  const period = autoscaler?.horizontalPodAutoscalerSyncPeriod;
  within('horizontalPodAutoscalerSyncPeriod in seconds', secondsOf(period, clusterName), 10, 15);
  // eksctl user guide, "Control Plane Component Configuration": both want a provisioned control plane.
  const provisioned = { horizontalPodAutoscalerSyncPeriod: period, ...ended };
  for (const [name, value] of Object.entries(provisioned)) {
    if (value === undefined || (tier ?? 'standard') !== 'standard') continue;
    throw invalidParameter(`${name} requires a provisioned control plane`, { clusterName });
  }
  const strategy = now.kubeSchedulerConfig?.nodeResourcesFit?.scoringStrategy;
  return {
    kubeApiServerConfig: {
      ...now.kubeApiServerConfig,
      ...(eventTtl !== undefined && { eventTtl }),
      ...(ports && { serviceNodePortRange: { ...now.kubeApiServerConfig?.serviceNodePortRange, ...ports } }),
    },
    kubeSchedulerConfig: {
      nodeResourcesFit: {
        scoringStrategy: { ...strategy, ...(type && { type }), ...(resources && { resources }) },
      },
    },
    kubeControllerManagerConfig: {
      podGcControllerConfig: { ...now.kubeControllerManagerConfig?.podGcControllerConfig, ...ended },
      horizontalPodAutoscalerControllerConfig: {
        ...now.kubeControllerManagerConfig?.horizontalPodAutoscalerControllerConfig,
        ...autoscaler,
      },
    },
  };
}

/** Of a duration with a single unit. */
function secondsOf(text: string | undefined, clusterName: string): number | undefined {
  if (text === undefined) return undefined;
  const [, count, unit] = /^(\d+)([smh])$/.exec(text) ?? [];
  if (count === undefined) throw invalidParameter(`Invalid duration: ${text}`, { clusterName });
  return Number(count) * (unit === 'h' ? 3600 : unit === 'm' ? 60 : 1);
}

export const paramsOfComponents = ({
  kubeApiServerConfig,
  kubeSchedulerConfig,
  kubeControllerManagerConfig,
}: Components): Partial<Record<UpdateParamType, string>> => ({
  ...(kubeApiServerConfig && { KubeApiServerConfig: JSON.stringify(kubeApiServerConfig) }),
  ...(kubeSchedulerConfig && { KubeSchedulerConfig: JSON.stringify(kubeSchedulerConfig) }),
  ...(kubeControllerManagerConfig && {
    KubeControllerManagerConfig: JSON.stringify(kubeControllerManagerConfig),
  }),
});
