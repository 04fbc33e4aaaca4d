/**
 * Settings of Kubernetes' own programs in the control plane.
 * Source: EKS user guide, "Advanced Kubernetes control plane configuration": the values that EKS takes, from Kubernetes 1.31 on;
 * names, and what wants a tier, from eksctl user guide, "Control Plane Component Configuration".
 */
import { scoredResources, scorings } from '../../spec/control-plane.ts';
import { duration, oneOf, type Parser, Problem, quote, wholeNumber } from '../parsers.ts';
import { field, list, mapping, required, text } from './shapes.ts';

/** EKS takes times of a single unit. @param unit of milliseconds */
function whole(unit: number, name: string, parser: Parser<number>): Parser<number> {
  return (given) => {
    const time = parser(given);
    if (time % unit === 0) return time;
    throw new Problem(`${quote(given)} is no whole number of ${name}. Write one.`);
  };
}

const port = text('a port', wholeNumber(10_260, 32_767, 30_000));

export const kubeAPIServerConfig = mapping({
  eventTTL: field(
    text('a time', whole(60_000, 'minutes', duration({ least: '10m', most: '60m', example: '30m' }))),
    'For how long events are kept, from `10m` to `60m`. Default: as it is; `60m` of a new cluster.',
  ),
  serviceNodePortRange: field(
    mapping({
      minPort: required(port, 'First port, from 10260.'),
      maxPort: required(port, 'Last port, to 32767.'),
    }),
    'Ports of Services of the type NodePort. Default: as it is; 30000 to 32767 of a new cluster.',
  ),
});

export const kubeSchedulerConfig = mapping({
  nodeResourcesFit: field(
    mapping({
      scoringStrategy: field(
        mapping({
          type: field(
            text(scorings.map((each) => `\`${each}\``).join(' or '), oneOf(...scorings)),
            'Whether pods are spread over nodes, or packed onto few. Default: as it is; `LeastAllocated` of a new cluster.',
          ),
          resources: field(
            list(
              'resources',
              mapping({
                name: required(
                  text('a resource', oneOf(...scoredResources)),
                  `One of ${scoredResources.map((each) => `\`${each}\``).join(', ')}.`,
                ),
                weight: required(text('a weight', wholeNumber(1, 100, 1)), 'From 1 to 100.'),
              }),
            ),
            'By which resources nodes are compared, and how much each counts. Default: as it is; `cpu` and `memory` of a new cluster, each 1.',
          ),
        }),
      ),
    }),
  ),
});

export const kubeControllerManagerConfig = mapping({
  horizontalPodAutoscalerControllerConfig: field(
    mapping({
      horizontalPodAutoscalerSyncPeriod: field(
        text('a time', whole(1000, 'seconds', duration({ least: '10s', most: '15s', example: '10s' }))),
        'How often HorizontalPodAutoscalers look, from `10s` to `15s`. EKS wants a tier of controlPlaneScalingConfig for it. Default: as it is; `15s` of a new cluster.',
      ),
    }),
  ),
  podGCControllerConfig: field(
    mapping({
      terminatedPodGCThreshold: field(
        text('a number of pods', wholeNumber(10_000, 12_500, 12_500)),
        'How many pods that have ended are kept, from 10000 to 12500. EKS wants a tier of controlPlaneScalingConfig for it. Default: as it is; 12500 of a new cluster.',
      ),
    }),
  ),
});
