/** The add-ons that EKS offers: their versions for each Kubernetes version, and what they put into a cluster. */
import { schemaOf } from './addon-schemas.ts';
import type { Schema } from './json-schema.ts';
import { knownVersions, minorOf, patchOf } from './versions.ts';

export interface Workload {
  kind: 'DaemonSet' | 'Deployment';
  name: string;
  /** Of a Deployment. */
  replicas?: number;
  /** Of its pods, where it does not bear the workload's own name. */
  serviceAccount?: string;
}

export interface OfferedVersion {
  version: string;
  /** Kubernetes versions that it works with. */
  kubernetes: string[];
  /** Kubernetes versions for which it is chosen when nobody chooses. */
  defaultFor: string[];
}

export interface OfferedAddon {
  name: string;
  type: 'networking' | 'observability' | 'security' | 'storage';
  namespace: string;
  /** Newest first. */
  versions: OfferedVersion[];
  workloads: Workload[];
  /** Service accounts that want AWS permissions, with the managed policies that give them. */
  serviceAccounts: Record<string, string[]>;
  /** What its configurationValues may be. */
  configuration: Schema;
  /** Installed on a new cluster unless bootstrapSelfManagedAddons is false. */
  bootstrapped?: true;
}

/** Two versions that work with every Kubernetes version; the older one is the default, as often with EKS. */
const everywhere = (newest: string, usual: string): OfferedVersion[] => [
  { version: newest, kubernetes: [...knownVersions], defaultFor: [] },
  { version: usual, kubernetes: [...knownVersions], defaultFor: [...knownVersions] },
];

const between = (oldest: number, newest: number): string[] =>
  knownVersions.filter((version) => minorOf(version) >= oldest && minorOf(version) <= newest);

const addons: readonly Omit<OfferedAddon, 'configuration'>[] = [
  {
    name: 'vpc-cni',
    type: 'networking',
    namespace: 'kube-system',
    versions: everywhere('v1.23.1-eksbuild.1', 'v1.22.4-eksbuild.1'),
    workloads: [{ kind: 'DaemonSet', name: 'aws-node' }],
    serviceAccounts: { 'aws-node': ['arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy'] },
    bootstrapped: true,
  },
  {
    name: 'kube-proxy',
    type: 'networking',
    namespace: 'kube-system',
    versions: knownVersions.flatMap((version) => {
      const patch = patchOf(version);
      return [
        { version: `v${patch}-eksbuild.5`, kubernetes: [version], defaultFor: [] },
        { version: `v${patch}-eksbuild.2`, kubernetes: [version], defaultFor: [version] },
      ];
    }),
    workloads: [{ kind: 'DaemonSet', name: 'kube-proxy' }],
    serviceAccounts: {},
    bootstrapped: true,
  },
  {
    name: 'coredns',
    type: 'networking',
    namespace: 'kube-system',
    versions: [
      { version: 'v1.14.2-eksbuild.1', kubernetes: between(35, 37), defaultFor: [] },
      { version: 'v1.13.2-eksbuild.4', kubernetes: between(34, 37), defaultFor: between(35, 37) },
      { version: 'v1.12.4-eksbuild.10', kubernetes: between(32, 36), defaultFor: between(33, 34) },
      { version: 'v1.11.4-eksbuild.40', kubernetes: between(31, 33), defaultFor: between(31, 32) },
    ],
    workloads: [{ kind: 'Deployment', name: 'coredns', replicas: 2 }],
    serviceAccounts: {},
    bootstrapped: true,
  },
  {
    name: 'eks-pod-identity-agent',
    type: 'security',
    namespace: 'kube-system',
    versions: everywhere('v1.3.12-eksbuild.2', 'v1.3.10-eksbuild.2'),
    workloads: [{ kind: 'DaemonSet', name: 'eks-pod-identity-agent' }],
    serviceAccounts: {},
  },
  {
    name: 'aws-ebs-csi-driver',
    type: 'storage',
    namespace: 'kube-system',
    versions: everywhere('v1.56.0-eksbuild.1', 'v1.54.0-eksbuild.1'),
    workloads: [
      {
        kind: 'Deployment',
        name: 'ebs-csi-controller',
        replicas: 2,
        serviceAccount: 'ebs-csi-controller-sa',
      },
      { kind: 'DaemonSet', name: 'ebs-csi-node', serviceAccount: 'ebs-csi-node-sa' },
    ],
    serviceAccounts: {
      'ebs-csi-controller-sa': ['arn:aws:iam::aws:policy/service-role/AmazonEBSCSIDriverPolicy'],
    },
  },
  {
    name: 'aws-efs-csi-driver',
    type: 'storage',
    namespace: 'kube-system',
    versions: everywhere('v2.3.0-eksbuild.1', 'v2.2.0-eksbuild.1'),
    workloads: [
      {
        kind: 'Deployment',
        name: 'efs-csi-controller',
        replicas: 2,
        serviceAccount: 'efs-csi-controller-sa',
      },
      { kind: 'DaemonSet', name: 'efs-csi-node', serviceAccount: 'efs-csi-node-sa' },
    ],
    serviceAccounts: {
      'efs-csi-controller-sa': ['arn:aws:iam::aws:policy/service-role/AmazonEFSCSIDriverPolicy'],
    },
  },
  {
    name: 'metrics-server',
    type: 'observability',
    namespace: 'kube-system',
    versions: everywhere('v0.9.0-eksbuild.2', 'v0.8.1-eksbuild.4'),
    workloads: [{ kind: 'Deployment', name: 'metrics-server', replicas: 2 }],
    serviceAccounts: {},
  },
  {
    name: 'snapshot-controller',
    type: 'storage',
    namespace: 'kube-system',
    versions: everywhere('v8.5.0-eksbuild.1', 'v8.3.0-eksbuild.4'),
    workloads: [{ kind: 'Deployment', name: 'snapshot-controller', replicas: 2 }],
    serviceAccounts: {},
  },
  {
    name: 'eks-node-monitoring-agent',
    type: 'observability',
    namespace: 'kube-system',
    versions: everywhere('v1.7.0-eksbuild.1', 'v1.6.1-eksbuild.1'),
    workloads: [{ kind: 'DaemonSet', name: 'eks-node-monitoring-agent' }],
    serviceAccounts: {},
  },
  {
    name: 'amazon-cloudwatch-observability',
    type: 'observability',
    namespace: 'amazon-cloudwatch',
    versions: everywhere('v5.3.0-eksbuild.1', 'v5.2.0-eksbuild.1'),
    workloads: [
      { kind: 'Deployment', name: 'amazon-cloudwatch-observability-controller-manager', replicas: 1 },
      { kind: 'DaemonSet', name: 'cloudwatch-agent' },
    ],
    serviceAccounts: { 'cloudwatch-agent': ['arn:aws:iam::aws:policy/CloudWatchAgentServerPolicy'] },
  },
];

export const offeredAddons: readonly OfferedAddon[] = addons.map((addon) => ({
  ...addon,
  configuration: schemaOf(addon.name),
}));

export const offeredAddon = (name: string): OfferedAddon | undefined =>
  offeredAddons.find((each) => each.name === name);

/** What a cluster has of an add-on: in the namespace that it was made in. */
export function addonInPlace({
  addonName,
  namespaceConfig,
}: {
  addonName: string;
  namespaceConfig: { namespace: string };
}): OfferedAddon | undefined {
  const offered = offeredAddon(addonName);
  return offered && { ...offered, namespace: namespaceConfig.namespace };
}
