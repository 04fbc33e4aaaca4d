/**
 * The webhook of EKS's control plane that gives new pods what they find the agent of Pod Identity by. It goes by the
 * associations that it has seen when the pod is made, and a pod that was made before has nothing for good.
 * Sources: EKS user guide, "Understand how EKS Pod Identity works"; aws/containers-roadmap issue 2507.
 */
import { fieldsAt, itemsAt, textAt } from '../kubernetes/objects.ts';
import type { StoredObject } from '../kubernetes/types.ts';
import type { ClusterRecord, Eks } from './state.ts';

const address = 'AWS_CONTAINER_CREDENTIALS_FULL_URI';
const volume = 'eks-pod-identity-token';
const folder = '/var/run/secrets/pods.eks.amazonaws.com/serviceaccount';

export const podIdentityWebhook =
  (
    eks: Eks,
    { region, podIdentityAssociations }: Pick<ClusterRecord, 'region' | 'podIdentityAssociations'>,
  ) =>
  (pod: StoredObject): StoredObject => {
    const account = textAt(pod, 'spec', 'serviceAccountName');
    const isAssociated = [...podIdentityAssociations.values()].some(
      ({ association, seenFrom }) =>
        association.namespace === pod.metadata.namespace &&
        association.serviceAccount === account &&
        seenFrom <= eks.world.clock.now(),
    );
    if (!isAssociated) return pod;
    const env = Object.entries({
      AWS_STS_REGIONAL_ENDPOINTS: 'regional',
      AWS_DEFAULT_REGION: region,
      AWS_REGION: region,
      [address]: 'http://169.254.170.23/v1/credentials',
      AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: `${folder}/${volume}`,
    }).map(([name, value]) => ({ name, value }));
    const serviceAccountToken = {
      audience: 'pods.eks.amazonaws.com',
      expirationSeconds: 86_400,
      path: volume,
    };
    return {
      ...pod,
      spec: {
        ...fieldsAt(pod, 'spec'),
        containers: itemsAt(pod, 'spec', 'containers').map((container) => ({
          ...container,
          env: [...itemsAt(container, 'env'), ...env],
          volumeMounts: [
            ...itemsAt(container, 'volumeMounts'),
            { name: volume, mountPath: folder, readOnly: true },
          ],
        })),
        volumes: [
          ...itemsAt(pod, 'spec', 'volumes'),
          { name: volume, projected: { sources: [{ serviceAccountToken }], defaultMode: 420 } },
        ],
      },
    };
  };

/** Whether the programs of the pod ask the agent. */
export const asksAgent = (pod: StoredObject): boolean =>
  itemsAt(pod, 'spec', 'containers').some((container) =>
    itemsAt(container, 'env').some(({ name }) => name === address),
  );
