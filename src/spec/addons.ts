import type { RoleArn } from './arn.ts';
import type { Permissions } from './pods.ts';

/** What EKS is told to do with what somebody else has set. Source: EKS API, ResolveConflicts. */
export const conflictWishes = ['NONE', 'OVERWRITE', 'PRESERVE'] as const;

export type ConflictWish = (typeof conflictWishes)[number];

/** Which role pods of an add-on have, by EKS Pod Identity: EKS makes the association with the add-on. */
export interface AddonAssociation {
  serviceAccount: string;
  /** The user's own, or what one that we make may do. */
  role: RoleArn | Permissions;
  /** The user's own for that role, on top of the cluster's. */
  tags: Readonly<Record<string, string>>;
}

/** How the pods of an add-on may do something in AWS. */
export interface AddonIdentity {
  /** The user's own, which its service account takes by the tokens of the cluster (IRSA); undefined for none. */
  accountRole: RoleArn | undefined;
  associations: readonly AddonAssociation[];
}

/** A service account of an add-on that calls AWS. */
interface AddonAccount {
  serviceAccount: string;
  /** Names of AWS managed policies, with their path, that EKS recommends; empty where it recommends none. */
  recommended: readonly string[];
}

interface KnownAddon {
  /** Where it is unless somebody says otherwise. */
  namespace: string;
  accounts: readonly AddonAccount[];
}

const inSystem = (...accounts: AddonAccount[]): KnownAddon => ({ namespace: 'kube-system', accounts });

/** Source: EKS user guide, "AWS add-ons" and "Community add-ons", of each its "Required IAM permissions". */
const knownAddons: Readonly<Record<string, KnownAddon>> = {
  'vpc-cni': inSystem({ serviceAccount: 'aws-node', recommended: ['AmazonEKS_CNI_Policy'] }),
  'aws-ebs-csi-driver': inSystem({
    serviceAccount: 'ebs-csi-controller-sa',
    recommended: ['service-role/AmazonEBSCSIDriverPolicy'],
  }),
  'aws-efs-csi-driver': inSystem({
    serviceAccount: 'efs-csi-controller-sa',
    recommended: ['service-role/AmazonEFSCSIDriverPolicy'],
  }),
  'aws-fsx-csi-driver': inSystem({
    serviceAccount: 'fsx-csi-controller-sa',
    recommended: ['AmazonFSxFullAccess'],
  }),
  'aws-mountpoint-s3-csi-driver': inSystem({ serviceAccount: 's3-csi-driver-sa', recommended: [] }),
  'amazon-cloudwatch-observability': {
    namespace: 'amazon-cloudwatch',
    accounts: [
      {
        serviceAccount: 'cloudwatch-agent',
        recommended: ['CloudWatchAgentServerPolicy', 'AWSXrayWriteOnlyAccess'],
      },
    ],
  },
  'external-dns': {
    namespace: 'external-dns',
    accounts: [{ serviceAccount: 'external-dns', recommended: ['AmazonRoute53FullAccess'] }],
  },
};

export const knownAddon = (name: string): KnownAddon | undefined =>
  Object.hasOwn(knownAddons, name) ? knownAddons[name] : undefined;

/** What stands for a service account of an add-on where roles are told apart: no namespace has a space in its name. */
export const addonAccount = (addon: string, serviceAccount: string): { namespace: string; name: string } => ({
  namespace: `add-on ${addon}`,
  name: serviceAccount,
});
