/** The roles of a cluster: every managed policy, and their trust. */
import { type Defect, type Fact, rowsOf } from '../generated.ts';
import type { Row, Sources } from '../row.ts';
import { placeAt } from '../sources.ts';

export function roles(sources: Sources): Row[] {
  return [...rowsOf('managed policies', policiesIn(sources), policies), ...trusts];
}

/** Each name in a list of policies, without it. */
function policiesIn(sources: Sources): Defect[] {
  return [...sources].flatMap(([file, content]) =>
    [...content.matchAll(/ policies: (\[['"].*?\])/g)].flatMap(({ index: start, 0: line, 1: list = '' }) => {
      const place = placeAt(sources, file, start, start + line.length);
      return list
        .slice(1, -1)
        .split(', ')
        .map((quoted, at, names) => {
          const left = names.filter((_, index) => index !== at).join(', ');
          const key = quoted.slice(1, -1);
          const replacement = `${place.before} policies: [${left}]`;
          return { key, name: `a role without ${key}`, file, text: place.text, replacement };
        });
    }),
  );
}

const unhealthy = /Node group default is CREATE_FAILED\. .*NodeCreationFailure: /;

const policies: Readonly<Record<string, Fact>> = {
  AmazonEKSClusterPolicy: {
    really: 'EKS does not take the role: the required managed policy is not attached',
    source: 'EKS user guide, "Amazon EKS cluster IAM role"',
    scenario: 'up',
    ends: /doesn't have the Amazon EKS Managed Policies associated.*AmazonEKSClusterPolicy/,
  },
  AmazonEKSWorkerNodePolicy: {
    really: 'EKS does not take the role for nodes: their kubelets could not start',
    source: 'EKS user guide, "Amazon EKS node IAM role"',
    scenario: 'up',
    ends: /doesn't have the Amazon EKS Managed Policies associated.*AmazonEKSWorkerNodePolicy/,
  },
  AmazonEC2ContainerRegistryPullOnly: {
    really: 'EKS does not take the role for nodes: they could pull no image of aws-node or kube-proxy',
    source: 'EKS user guide, "Amazon EKS node IAM role"',
    scenario: 'up',
    ends: /doesn't have the Amazon EKS Managed Policies associated.*AmazonEC2ContainerRegistryPullOnly/,
  },
  AmazonEKS_CNI_Policy: {
    really: 'aws-node cannot give pods addresses, and no node becomes Ready',
    source: 'https://github.com/terraform-aws-modules/terraform-aws-eks/issues/1910',
    scenario: 'up',
    ends: unhealthy,
  },
  AmazonEBSCSIDriverEKSClusterScopedPolicy: {
    really: 'the driver may not make volumes: claims stay Pending',
    source: 'EKS user guide, "Use Kubernetes volume storage with Amazon EBS"',
    scenario: 'a claim',
    ends: /files PersistentVolumeClaim Pending|add-on aws-ebs-csi-driver: Gave up/,
  },
  AmazonEKSFargatePodExecutionRolePolicy: {
    really: 'pods on Fargate get no images of EKS: the name service does not come',
    source: 'EKS user guide, "Amazon EKS Pod execution IAM role"',
    scenario: 'a cluster on Fargate',
    ends: /^add-on coredns: /m,
  },
};

const madeAnew = 'a role that somebody has deleted, and IAM is slow to spread anew';

/** EKS's words for it. */
const roleUnseen =
  /Role provided in the request does not exist|The role with name \S+ cannot be found|could not be assumed because it does not exist|not found in the trust relationships|Trust policy of role .* is invalid|doesn't have the Amazon EKS Managed Policies associated/;

const trusts: Row[] = [
  {
    name: 'a cluster role that trusts another service',
    file: 'src/resources/control-plane/cluster-role.ts',
    text: "service: 'eks.amazonaws.com',",
    replacement: "service: 'ec2.amazonaws.com',",
    really: 'EKS cannot assume the role',
    source: 'EKS user guide, "Amazon EKS cluster IAM role"',
    scenario: 'up',
    ends: /could not be assumed because it does not exist or the trusted entity is not correct/,
  },
  {
    name: 'a node role that trusts another service',
    file: 'src/resources/nodes/node-role.ts',
    text: 'service: ec2Principal(spec.region),\n    policies: [',
    replacement: "service: 'eks.amazonaws.com',\n    policies: [",
    really: 'instances cannot get the role',
    source: 'https://github.com/terraform-aws-modules/terraform-aws-eks/issues/1904',
    scenario: 'up',
    ends: /not found in the trust relationships/,
  },
  {
    name: 'an EBS CSI role that trusts another service',
    file: 'src/resources/addons/ebs-csi-role.ts',
    text: "EBS CSI driver of the EKS cluster ${spec.name}`,\n    service: 'pods.eks.amazonaws.com',",
    replacement: "EBS CSI driver of the EKS cluster ${spec.name}`,\n    service: 'ec2.amazonaws.com',",
    really: 'EKS refuses the association: Pod Identity cannot assume the role',
    source: 'EKS user guide, "Create IAM role with trust policy required by EKS Pod Identity"',
    scenario: 'up',
    ends: /Trust policy of role .* is invalid/,
  },
  {
    name: 'an EBS CSI role whose sessions may carry no tags',
    file: 'src/resources/addons/ebs-csi-role.ts',
    text: "    sessionActions: ['sts:TagSession'],\n    // Of the volumes",
    replacement: '    // Of the volumes',
    really: 'EKS refuses the association: Pod Identity tags its sessions',
    source: 'EKS user guide, "Create IAM role with trust policy required by EKS Pod Identity"',
    scenario: 'up',
    ends: /Trust policy of role .* is invalid/,
  },
  {
    name: 'a pod execution role that trusts another service',
    file: 'src/resources/nodes/pod-execution-role.ts',
    text: "service: 'eks-fargate-pods.amazonaws.com',",
    replacement: "service: 'eks.amazonaws.com',",
    really: 'Fargate cannot assume the role',
    source: 'EKS user guide, "Amazon EKS Pod execution IAM role"',
    scenario: 'a cluster on Fargate',
    ends: /Misconfigured PodExecutionRole Trust Policy/,
  },
  {
    name: 'a role with a typographic apostrophe in its description',
    file: 'src/resources/control-plane/cluster-role.ts',
    text: 'description: `Control plane of the EKS cluster ${spec.name}`,',
    replacement: 'description: `The EKS cluster’s control plane: ${spec.name}`,',
    really: 'IAM knows Latin-1 alone in descriptions',
    source: 'IAM API reference, CreateRole, Description',
    scenario: 'up',
    ends: /ValidationError: .*'description' failed to satisfy constraint/,
  },
  {
    name: 'a role with a longer name than IAM takes',
    file: 'src/spec/names.ts',
    text: 'clusterRole: limited(cluster, `-${region}-cluster`, 64),',
    replacement: 'clusterRole: limited(cluster, `-${region}-cluster`, 128),',
    really: 'a role name ends at 64 characters',
    source: 'IAM API reference, CreateRole, RoleName',
    scenario: 'a long name with underscores',
    ends: /ValidationError: .*'roleName' failed to satisfy constraint: Member must have length less than or equal to 64/,
  },
  {
    name: 'a stack named with underscores',
    file: 'src/spec/names.ts',
    text: "limited(`eks-${withoutUnderscores(cluster)}`, '-network', 128)",
    replacement: "limited(`eks-${cluster}`, '-network', 128)",
    really: "CloudFormation refuses: a stack's name has letters, digits and hyphens",
    source: 'CloudFormation API reference, CreateStack, StackName',
    scenario: 'a long name with underscores',
    ends: /ValidationError: .*'stackName' failed to satisfy constraint/,
  },
  ...(
    [
      {
        what: 'the cluster',
        scenario: 'roles that IAM is slow to spread',
        file: 'src/resources/control-plane/control-plane.ts',
        text: "await onceRoleIsSeen(step, 'the cluster role', () => eks.createCluster(request)).catch(",
        replacement: 'await eks.createCluster(request).catch(',
      },
      {
        what: 'its nodes',
        scenario: madeAnew,
        file: 'src/resources/nodes/node-group.ts',
        text: "await onceRoleIsSeen(step, 'the node role', () => eks.createNodegroup(request)).catch(",
        replacement: 'await eks.createNodegroup(request).catch(',
      },
      {
        what: 'an add-on',
        scenario: madeAnew,
        file: 'src/resources/addons/addon.ts',
        text: "await onceRoleIsSeen(step, 'the role', () => eks.createAddon(request)).catch(",
        replacement: 'await eks.createAddon(request).catch(',
      },
    ] as const
  ).map(
    ({ what, ...place }): Row => ({
      ...place,
      name: `a new role that is not waited for by ${what}`,
      really: 'IAM is eventually consistent: EKS does not see the role for some seconds',
      source: 'IAM user guide, "Troubleshoot IAM": changes that I make are not always immediately visible',
      ends: roleUnseen,
    }),
  ),
];
