import type { Aws } from '../aws/clients.ts';
import type { ControlPlane } from '../resources/control-plane.ts';
import { type KubernetesClient, kubernetesClient } from './client.ts';
import { isPassing, KubernetesError } from './errors.ts';
import { type KubernetesToken, kubernetesToken } from './token.ts';

/** A client of the cluster's Kubernetes API, as the principal that runs; its token is made anew when it ends. */
export function clusterClient(aws: Aws, plane: ControlPlane): KubernetesClient {
  let current: KubernetesToken | undefined;
  return kubernetesClient({
    endpoint: plane.endpoint,
    certificateAuthorityData: plane.certificateAuthorityData,
    proxyFor: aws.proxyFor,
    token: async () => {
      if (current === undefined || Date.now() >= current.expiresAt.getTime()) {
        current = await kubernetesToken({
          cluster: plane.name,
          region: aws.region,
          credentials: aws.credentials,
        });
      }
      return current.token;
    },
  });
}

/** Milliseconds for which a cluster may refuse a principal whose access entry it has been given already. */
const accessDelay = 3 * 60_000;

/**
 * Whether a cluster that is ACTIVE is merely not usable yet: its endpoint's name does not resolve, or a fresh access
 * entry is not known everywhere.
 *
 * @param waited milliseconds since the entry was made.
 */
export function isNotUsableYet(error: unknown, waited: number): boolean {
  if (isPassing(error)) return true;
  return error instanceof KubernetesError && [401, 403].includes(error.status) && waited < accessDelay;
}
