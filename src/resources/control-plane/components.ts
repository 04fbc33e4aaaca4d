/** How Kubernetes' own programs run in the control plane, as EKS has it and as it is wanted. */
import type { Cluster, CreateClusterRequest } from '@aws-sdk/client-eks';
import type { ComponentWishes } from '../../spec/control-plane.ts';

type ComponentRequest = Pick<
  CreateClusterRequest,
  'kubeApiServerConfig' | 'kubeSchedulerConfig' | 'kubeControllerManagerConfig'
>;

/** What EKS is told of them: of what is not said, it keeps what there is. */
export function componentRequest({
  eventMinutes,
  nodePorts,
  scoring,
  weights,
  autoscalerSeconds,
  endedPods,
}: ComponentWishes = {}): ComponentRequest {
  const server = {
    ...(eventMinutes !== undefined && { eventTtl: `${eventMinutes}m` }),
    ...(nodePorts && { serviceNodePortRange: { minPort: nodePorts.first, maxPort: nodePorts.last } }),
  };
  const scoringStrategy = {
    ...(scoring && { type: scoring }),
    ...(weights && { resources: weights.map(({ resource: name, weight }) => ({ name, weight })) }),
  };
  const manager = {
    ...(autoscalerSeconds !== undefined && {
      horizontalPodAutoscalerControllerConfig: { horizontalPodAutoscalerSyncPeriod: `${autoscalerSeconds}s` },
    }),
    ...(endedPods !== undefined && { podGcControllerConfig: { terminatedPodGcThreshold: endedPods } }),
  };
  const isSaid = (part: object): boolean => Object.keys(part).length > 0;
  return {
    ...(isSaid(server) && { kubeApiServerConfig: server }),
    ...(isSaid(scoringStrategy) && { kubeSchedulerConfig: { nodeResourcesFit: { scoringStrategy } } }),
    ...(isSaid(manager) && { kubeControllerManagerConfig: manager }),
  };
}

/** Comparable text. */
export const componentsNow = (cluster: Cluster): string => textOf(wishesOf(cluster));

/** Comparable text: what there is, but for what is said. */
export function componentsWanted(wishes: ComponentWishes = {}, cluster: Cluster): string {
  const said = Object.entries(wishes).filter(([, wish]) => wish !== undefined);
  return textOf({ ...wishesOf(cluster), ...Object.fromEntries(said) });
}

function wishesOf({
  kubeApiServerConfig: server,
  kubeSchedulerConfig: scheduler,
  kubeControllerManagerConfig: manager,
}: Cluster): Shown {
  const { minPort, maxPort } = server?.serviceNodePortRange ?? {};
  const { type, resources } = scheduler?.nodeResourcesFit?.scoringStrategy ?? {};
  const period = manager?.horizontalPodAutoscalerControllerConfig?.horizontalPodAutoscalerSyncPeriod;
  return {
    eventMinutes: inSeconds(server?.eventTtl, 60),
    nodePorts: minPort === undefined || maxPort === undefined ? undefined : { first: minPort, last: maxPort },
    scoring: type,
    weights: resources?.map(({ name = '', weight = 1 }) => ({ resource: name, weight })),
    autoscalerSeconds: inSeconds(period, 1),
    endedPods: manager?.podGcControllerConfig?.terminatedPodGcThreshold,
  };
}

/** As EKS shows it, which may be more than we know. */
interface Shown extends Omit<ComponentWishes, 'weights'> {
  weights?: readonly { resource: string; weight: number }[] | undefined;
}

const units: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 };

/** Of a time with a single unit: EKS shows `60m` for `1h`. */
function inSeconds(time: string | undefined, each: number): number | undefined {
  const [, count, unit = ''] = /^(\d+)([smh])$/.exec(time ?? '') ?? [];
  return count === undefined ? undefined : (Number(count) * (units[unit] ?? 1)) / each;
}

function textOf({ eventMinutes, nodePorts, scoring, weights, autoscalerSeconds, endedPods }: Shown): string {
  const byWeight = weights?.map(({ resource, weight }) => `${resource} ${weight}`).toSorted();
  return [
    eventMinutes !== undefined && `events for ${eventMinutes} minutes`,
    nodePorts && `node ports ${nodePorts.first} to ${nodePorts.last}`,
    scoring && `nodes by ${scoring}`,
    byWeight && `of ${byWeight.join(' and ')}`,
    autoscalerSeconds !== undefined && `autoscaling each ${autoscalerSeconds} seconds`,
    endedPods !== undefined && `${endedPods} ended pods`,
  ]
    .filter(Boolean)
    .join(', ');
}
