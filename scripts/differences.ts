/**
 * Where a field does something else here than in eksctl, or has another default: what eksctl does.
 * Source: eksctl's pages and schema, and its pkg/apis/eksctl.io/v1alpha5/defaults.go.
 */
export const differences: Readonly<Record<string, string>> = {
  'metadata.name': 'required',
  'metadata.region': 'required',
  'metadata.version':
    'default: a version that each release of eksctl knows; `1.30` without quotes is read as 1.3',
  availabilityZones: 'two or more, and three of its own choice by default',
  'vpc.clusterEndpoints.privateAccess': 'default: `false`, and nodes leave the VPC to reach the API',
  'vpc.publicAccessCIDRs':
    'bits beyond the prefix are dropped; here such a range is refused, with the one that was probably meant',
  'accessConfig.authenticationMode': 'default: `API_AND_CONFIG_MAP`',
  'accessConfig.bootstrapClusterCreatorAdminPermissions': 'default: `true`',
  'accessConfig.accessEntries': 'made once; taken away by commands',
  iamIdentityMappings: 'made once; taken away by commands',
  'iam.withOIDC': 'gives the VPC CNI a role of its own by it, too, where no add-on says otherwise',
  'iam.vpcResourceControllerPolicy': 'default: `true`',
  'iam.serviceAccounts':
    'made and changed by a command of their own, once the cluster is there; kept when taken out of the list',
  'iam.podIdentityAssociations': 'kept when taken out of the list',
  'iam.fargatePodExecutionRolePermissionsBoundary': 'bounds the pod execution role alone',
  addons: 'default ones: vpc-cni, kube-proxy, coredns, metrics-server',
  'addons[].configurationValues': 'text alone',
  managedNodeGroups:
    'without any, a cluster without nodes; here, with an empty list, which inputs beat that say what nodes there are: it has then those default add-ons that need no nodes, and others come with the first node group',
  'managedNodeGroups[].spot': '`true` or `false`',
  'managedNodeGroups[].privateNetworking': 'default: `false`',
  'managedNodeGroups[].volumeType': 'also `sc1` and `st1`, which nodes cannot boot from',
  'managedNodeGroups[].disablePodIMDS': 'default: `false`',
  'managedNodeGroups[].disableIMDSv1': '`false` is taken, and lets IMDSv1 in',
  'managedNodeGroups[].ssh.allow': 'opens port 22, and takes `~/.ssh/id_rsa.pub` where no key is named',
  'managedNodeGroups[].ssh.publicKeyName': 'opens port 22',
  'managedNodeGroups[].overrideBootstrapCommand':
    'a script in place of its own, or for `AmazonLinux2023` a NodeConfig beside it',
  'managedNodeGroups[].iam.instanceRolePermissionsBoundary': 'bounds the role of the nodes alone',
  'nodeGroups[].disablePodIMDS': 'default: `false`',
  'nodeGroups[].privateNetworking': 'default: `false`',
  'nodeGroups[].disableIMDSv1': '`false` is taken, and lets IMDSv1 in',
  'upgradePolicy.supportType': "EKS's default, `EXTENDED`",
  'autoModeConfig.permissionsBoundaryARN': 'bounds the role of the nodes alone',
};
