/** Keys of tags that mean something to a program: whoever may set them may have it take a thing for another cluster's. */

interface Reserved {
  keys: RegExp;
  /** Who sets them, and reads them. */
  whose: string;
}

/** A domain, or one beneath it, in front of a key's slash. */
const domain = (name: string): RegExp => new RegExp(`(^|[./])${name.replaceAll('.', '[.]')}(/|$)`, 'i');

const reserved: readonly Reserved[] = [
  // With a slash on what is made; with a hyphen on roles, where policies ask for them.
  { keys: /^eks-cluster-action[-/]/i, whose: 'this action' },
  // The prefix of keys that AWS alone may set.
  { keys: /^aws:/i, whose: 'AWS' },
  // Node groups, Auto Mode, the VPC CNI and the VPC resource controller. Source: EKS user guide, "Tag your resources".
  { keys: /^eks:/i, whose: 'EKS' },
  { keys: domain('eks.amazonaws.com'), whose: 'EKS' },
  // Of sessions of Pod Identity: on a role they stand for the session's. Source: EKS user guide, "Grant Pods access to AWS
  // resources based on tags".
  {
    keys: /^(eks-cluster-(arn|name)|kubernetes-(namespace|service-account|pod-name|pod-uid))$/i,
    whose: 'EKS',
  },
  // The cloud controller manager, the autoscaler, kOps, Cluster API. Source: kubernetes/cloud-provider-aws, tags.go.
  { keys: domain('kubernetes.io'), whose: 'Kubernetes' },
  { keys: domain('k8s.io'), whose: 'Kubernetes' },
  { keys: /^KubernetesCluster$/i, whose: 'Kubernetes' },
  // elbv2, ingress, service, gateway, karpenter, vpcresources: the AWS Load Balancer Controller, and other controllers of AWS.
  { keys: domain('k8s.aws'), whose: "AWS's controllers" },
  // node, cluster: the VPC CNI.
  { keys: domain('k8s.amazonaws.com'), whose: 'the VPC CNI' },
  // ebs, efs, fsx. Source: kubernetes-sigs/aws-ebs-csi-driver, docs/tagging.md.
  { keys: domain('csi.aws.com'), whose: 'the CSI drivers' },
  { keys: /^CSIVolume(Snapshot)?Name$/i, whose: 'the CSI drivers' },
  { keys: domain('karpenter.sh'), whose: 'Karpenter' },
  { keys: domain('eksctl.io'), whose: 'eksctl' },
  // Source: GuardDuty user guide, "Managing GuardDuty security agent".
  { keys: /^GuardDutyManaged$/i, whose: 'GuardDuty' },
];

/** Who alone may set a tag of that key; undefined for anybody. */
export function whoseKey(key: string): string | undefined {
  return reserved.find(({ keys }) => keys.test(key.trim()))?.whose;
}
