/**
 * What the pods of EKS's add-ons consist of, and ask of their nodes.
 * Sources: the charts of aws/amazon-vpc-cni-k8s, kubernetes-sigs/aws-ebs-csi-driver, kubernetes-sigs/aws-efs-csi-driver,
 * aws/eks-pod-identity-agent and aws-observability/helm-charts; for coredns, kube-proxy and metrics-server the add-ons'
 * manifests as clusters show them. What they limit beyond memory is left out.
 */
import type { Fields } from '../kubernetes/objects.ts';

interface Container {
  name: string;
  /** In EKS's registry, where it is not the container's name. */
  image?: string;
  cpu?: string;
  memory?: string;
  memoryLimit?: string;
}

export interface PodShape {
  containers: Container[];
  initContainers?: Container[];
  hostNetwork?: true;
  /** How many pods a budget lets go at once. */
  maxUnavailable?: 1;
}

const driver = (names: string[]): Container[] =>
  names.map((name) => ({
    name,
    image: name === 'ebs-plugin' ? 'aws-ebs-csi-driver' : name,
    cpu: '10m',
    memory: '40Mi',
    memoryLimit: '256Mi',
  }));

const shapes: Readonly<Record<string, PodShape>> = {
  'aws-node': {
    initContainers: [{ name: 'aws-vpc-cni-init', image: 'amazon-k8s-cni-init', cpu: '25m' }],
    containers: [
      { name: 'aws-node', image: 'amazon-k8s-cni', cpu: '25m' },
      { name: 'aws-eks-nodeagent', image: 'aws-network-policy-agent', cpu: '25m' },
    ],
    hostNetwork: true,
  },
  'kube-proxy': { containers: [{ name: 'kube-proxy', cpu: '100m' }], hostNetwork: true },
  coredns: {
    containers: [{ name: 'coredns', cpu: '100m', memory: '70Mi', memoryLimit: '170Mi' }],
    maxUnavailable: 1,
  },
  'eks-pod-identity-agent': { containers: [{ name: 'eks-pod-identity-agent' }], hostNetwork: true },
  'ebs-csi-controller': {
    containers: driver([
      'ebs-plugin',
      'csi-provisioner',
      'csi-attacher',
      'csi-snapshotter',
      'csi-resizer',
      'liveness-probe',
    ]),
    maxUnavailable: 1,
  },
  'ebs-csi-node': { containers: driver(['ebs-plugin', 'node-driver-registrar', 'liveness-probe']) },
  'efs-csi-controller': {
    containers: [
      { name: 'efs-plugin', image: 'aws-efs-csi-driver' },
      { name: 'csi-provisioner' },
      { name: 'liveness-probe' },
    ],
  },
  'efs-csi-node': {
    containers: [
      { name: 'efs-plugin', image: 'aws-efs-csi-driver' },
      { name: 'csi-driver-registrar', image: 'node-driver-registrar' },
      { name: 'liveness-probe' },
    ],
    hostNetwork: true,
  },
  'metrics-server': {
    containers: [{ name: 'metrics-server', cpu: '100m', memory: '200Mi', memoryLimit: '400Mi' }],
    maxUnavailable: 1,
  },
  'snapshot-controller': { containers: [{ name: 'snapshot-controller' }] },
  'eks-node-monitoring-agent': {
    containers: [{ name: 'eks-node-monitoring-agent', cpu: '10m', memory: '30Mi', memoryLimit: '100Mi' }],
    hostNetwork: true,
  },
  'amazon-cloudwatch-observability-controller-manager': {
    containers: [{ name: 'manager', image: 'cloudwatch-agent-operator', cpu: '100m', memory: '64Mi' }],
  },
  'cloudwatch-agent': {
    containers: [{ name: 'otc-container', image: 'cloudwatch-agent', cpu: '250m', memory: '128Mi' }],
  },
};

export const podShapeOf = (workload: string): PodShape =>
  shapes[workload] ?? { containers: [{ name: workload }] };

/** @param registry of EKS's images */
export const containerOf = (
  { name, image = name, cpu, memory, memoryLimit }: Container,
  registry: string,
  version: string,
): Fields => {
  const requests = { ...(cpu && { cpu }), ...(memory && { memory }) };
  return {
    name,
    image: `${registry}/${image}:${version}`,
    ...(Object.keys(requests).length > 0 && {
      resources: { requests, ...(memoryLimit && { limits: { memory: memoryLimit } }) },
    }),
  };
};
