import type { Cluster, UpdateClusterConfigRequest } from '@aws-sdk/client-eks';
import type { Aws } from '../../aws/clients.ts';
import { isExisting, unlessAbsent } from '../../aws/errors.ts';
import type { Step } from '../../engine/step.ts';
import { type AuthenticationMode, authenticationModes } from '../../spec/access.ts';
import type { ClusterSpec } from '../../spec/spec.ts';
import { groupsOfCluster } from '../existing.ts';

export const modeOf = ({ accessConfig }: Pick<Cluster, 'accessConfig'>): AuthenticationMode =>
  accessConfig?.authenticationMode ?? 'CONFIG_MAP';

/**
 * The modes through which EKS goes from one to another, one at a time; none where it would have to go back.
 * Source: EKS user guide, "Change authentication mode to use access entries".
 */
export function modesTo(wanted: AuthenticationMode, actual: AuthenticationMode): AuthenticationMode[] {
  const at = (mode: AuthenticationMode): number => authenticationModes.indexOf(mode);
  return authenticationModes.slice(at(actual) + 1, at(wanted) + 1);
}

/** Why EKS never changes the mode so; undefined where it does. */
export function neverFrom(actual: AuthenticationMode, wanted: AuthenticationMode): string | undefined {
  if (modesTo(wanted, actual).length > 0 || wanted === actual) return undefined;
  const entries = actual === 'API' ? 'access entries alone' : 'access entries';
  return `${entries} let people in, and EKS does not go back from there to ${wanted}`;
}

export function changesOfMode(
  wanted: AuthenticationMode,
  cluster: Cluster,
): Omit<UpdateClusterConfigRequest, 'name'>[] {
  return modesTo(wanted, modeOf(cluster)).map((authenticationMode) => ({
    accessConfig: { authenticationMode },
  }));
}

/**
 * Gives the roles of node groups an access entry, before access entries alone let nodes in: until then, the ConfigMap aws-auth
 * does, where EKS has mapped them. Source: EKS user guide, "Migrating existing aws-auth ConfigMap entries to access entries".
 */
export async function admitNodes(aws: Aws, spec: ClusterSpec, step: Step): Promise<void> {
  const eks = await aws.eks();
  const { name: clusterName, tags } = spec;
  for (const nodegroupName of await groupsOfCluster(aws, clusterName)) {
    const { nodegroup } = (await unlessAbsent(eks.describeNodegroup({ clusterName, nodegroupName }))) ?? {};
    const principalArn = nodegroup?.nodeRole;
    if (principalArn === undefined) continue;
    if ((await unlessAbsent(eks.describeAccessEntry({ clusterName, principalArn }))) !== undefined) continue;
    step.change('created', `access entry of ${principalArn}, the role of node group ${nodegroupName}`);
    const type = nodegroup?.amiType?.startsWith('WINDOWS') ? 'EC2_WINDOWS' : 'EC2_LINUX';
    await eks
      .createAccessEntry({ clusterName, principalArn, type, tags: { ...tags } })
      .catch((error: unknown) => {
        // EKS does so itself when it makes a group.
        if (!isExisting(error)) throw error;
      });
  }
}
