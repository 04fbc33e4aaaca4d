/** Controllers that run in the cluster as Deployments, and how they were started. */
import { itemsAt, mapAt, numberAt, textAt, textsAt } from '../kubernetes/objects.ts';
import { isPodReady } from '../kubernetes/pods.ts';
import type { Change, KubernetesCluster, StoredObject } from '../kubernetes/types.ts';
import type { ServiceAccount } from './credentials.ts';

export interface RunningDeployment {
  /** One of its pods. */
  pod: StoredObject;
  serviceAccount: ServiceAccount;
  /** Command-line arguments of its containers. */
  options: string[];
}

const isAvailable = (deployment: StoredObject | undefined): boolean =>
  (numberAt(deployment, 'status', 'availableReplicas') ?? 0) > 0;

/** The Deployment of this name in any namespace; undefined while none of its pods is ready. */
export function runningDeployment(
  kubernetes: KubernetesCluster,
  name: string,
): RunningDeployment | undefined {
  const deployment = kubernetes
    .list({ apiVersion: 'apps/v1', kind: 'Deployment' })
    .find((each) => each.metadata.name === name && isAvailable(each));
  if (!deployment) return undefined;
  const { namespace = '' } = deployment.metadata;
  const labels = Object.entries(mapAt(deployment, 'spec', 'selector', 'matchLabels'));
  const pod = kubernetes
    .list({ apiVersion: 'v1', kind: 'Pod' }, { namespace })
    .find(
      (each) => isPodReady(each) && labels.every(([key, value]) => each.metadata.labels?.[key] === value),
    );
  if (!pod) return undefined;
  return {
    pod,
    serviceAccount: {
      namespace,
      name: textAt(deployment, 'spec', 'template', 'spec', 'serviceAccountName') || 'default',
    },
    options: itemsAt(deployment, 'spec', 'template', 'spec', 'containers').flatMap((container) =>
      textsAt(container, 'args'),
    ),
  };
}

/** Whether a Deployment of this name has begun to run. */
export const beginsToRun = ({ object, previous }: Change, name: string): boolean =>
  object.kind === 'Deployment' &&
  object.metadata.name === name &&
  isAvailable(object) &&
  !isAvailable(previous);

/** The value of `--name=value`; empty when it is not there. */
export const optionOf = (options: string[], name: string): string =>
  options.find((option) => option.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';

/** Of `key=value,key=value`. */
export const pairsOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    text
      .split(',')
      .filter(Boolean)
      .map((pair) => {
        const [key = '', ...value] = pair.split('=');
        return [key, value.join('=')];
      }),
  );
