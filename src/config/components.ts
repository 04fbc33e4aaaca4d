/** What a file says of Kubernetes' own programs in the control plane. */
import type { ComponentWishes } from '../spec/control-plane.ts';
import type { ClusterConfig } from './cluster-config/fields.ts';
import { present } from './present.ts';

const minute = 60_000;

/** Undefined where it says nothing. */
export function componentsOf({
  kubeAPIServerConfig: server,
  kubeSchedulerConfig: scheduler,
  kubeControllerManagerConfig: manager,
}: ClusterConfig): ComponentWishes | undefined {
  if (server === undefined && scheduler === undefined && manager === undefined) return undefined;
  const { minPort, maxPort } = server?.serviceNodePortRange ?? {};
  const { type, resources } = scheduler?.nodeResourcesFit?.scoringStrategy ?? {};
  const ms = manager?.horizontalPodAutoscalerControllerConfig?.horizontalPodAutoscalerSyncPeriod;
  return {
    eventMinutes: server?.eventTTL === undefined ? undefined : server.eventTTL / minute,
    nodePorts: minPort === undefined || maxPort === undefined ? undefined : { first: minPort, last: maxPort },
    scoring: type,
    weights:
      resources && present(resources).map(({ name, weight = 1 }) => ({ resource: name ?? 'cpu', weight })),
    autoscalerSeconds: ms === undefined ? undefined : ms / 1000,
    endedPods: manager?.podGCControllerConfig?.terminatedPodGCThreshold,
  };
}
