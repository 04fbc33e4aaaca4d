import type { Aws } from '../aws/clients.ts';
import { isExisting, unlessAbsent } from '../aws/errors.ts';
import type { Identity } from '../aws/identity.ts';
import { onceRoleIsSeen } from '../aws/unseen-role.ts';
import type { ClusterSpec } from '../config/spec.ts';
import type { Resource } from '../engine/graph.ts';
import type { ControlPlane } from './control-plane.ts';

export interface AccessEntry {
  principalArn: string;
}

/** Makes whoever runs the action an administrator of the cluster. */
export function accessEntry(
  aws: Aws,
  spec: ClusterSpec,
  plane: Resource<ControlPlane>,
  { principalArn, partition }: Identity,
): Resource<AccessEntry> {
  const clusterName = spec.name;
  const policyArn = `arn:${partition}:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy`;

  async function read(): Promise<AccessEntry | undefined> {
    const eks = await aws.eks();
    const entry = await unlessAbsent(eks.describeAccessEntry({ clusterName, principalArn }));
    return entry && { principalArn };
  }

  async function policies(): Promise<string[]> {
    const eks = await aws.eks();
    const answer = await unlessAbsent(eks.listAssociatedAccessPolicies({ clusterName, principalArn }));
    return (answer?.associatedAccessPolicies ?? []).flatMap((policy) => policy.policyArn ?? []);
  }

  return {
    name: 'access entry',
    needs: [plane],
    within: plane,
    read,
    ensure: async (step) => {
      const eks = await aws.eks();
      if ((await policies()).includes(policyArn)) return { principalArn };
      step.change('created', principalArn);
      const request = { clusterName, principalArn, tags: { ...spec.tags } };
      await onceRoleIsSeen(step, 'the principal', () => eks.createAccessEntry(request)).catch(
        (error: unknown) => {
          // Made by another run, or by EKS for the cluster's creator: it serves as well.
          if (!isExisting(error)) throw error;
        },
      );
      const accessScope = { type: 'cluster' } as const;
      await onceRoleIsSeen(step, 'the principal', () =>
        eks.associateAccessPolicy({ clusterName, principalArn, policyArn, accessScope }),
      );
      return { principalArn };
    },
    remove: async (step) => {
      if ((await read()) === undefined) return;
      step.change('deleted', principalArn);
      const eks = await aws.eks();
      await unlessAbsent(eks.deleteAccessEntry({ clusterName, principalArn }));
    },
  };
}
