/** What is in an EKS cluster before anybody has put anything there. */
import type { Manifest } from './types.ts';

const namespace = (name: string): Manifest => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name, labels: { 'kubernetes.io/metadata.name': name } },
  spec: { finalizers: ['kubernetes'] },
  status: { phase: 'Active' },
});

const all = ['*'];
const read = ['get', 'list', 'watch'];
const write = ['create', 'delete', 'deletecollection', 'patch', 'update'];
const rbac = 'rbac.authorization.k8s.io/v1';
const rbacGroup = 'rbac.authorization.k8s.io';
const bootstrapLabels = { 'kubernetes.io/bootstrapping': 'rbac-defaults' };

const rule = (apiGroups: string[], resources: string[], verbs: string[]): object => ({
  apiGroups,
  resources,
  verbs,
});

const clusterRole = (name: string, rules: object[]): Manifest => ({
  apiVersion: rbac,
  kind: 'ClusterRole',
  metadata: {
    name,
    labels: bootstrapLabels,
    annotations: { 'rbac.authorization.kubernetes.io/autoupdate': 'true' },
  },
  rules,
});

const clusterRoleBinding = (name: string, role: string, ...groups: string[]): Manifest => ({
  apiVersion: rbac,
  kind: 'ClusterRoleBinding',
  metadata: {
    name,
    labels: bootstrapLabels,
    annotations: { 'rbac.authorization.kubernetes.io/autoupdate': 'true' },
  },
  subjects: groups.map((group) => ({ apiGroup: rbacGroup, kind: 'Group', name: group })),
  roleRef: { apiGroup: rbacGroup, kind: 'ClusterRole', name: role },
});

const coreContent = [
  'configmaps',
  'endpoints',
  'events',
  'persistentvolumeclaims',
  'persistentvolumeclaims/status',
  'pods',
  'pods/status',
  'serviceaccounts',
  'services',
  'services/status',
];
const workloads = [
  'daemonsets',
  'deployments',
  'deployments/scale',
  'replicasets',
  'replicasets/scale',
  'statefulsets',
  'statefulsets/scale',
];
const workloadStatus = [
  'daemonsets/status',
  'deployments/status',
  'replicasets/status',
  'statefulsets/status',
];

/** The rules of the user-facing roles; `verbs` says how far they go. */
const content = (verbs: string[]): object[] => [
  rule([''], coreContent, verbs),
  rule(['apps'], workloads, verbs),
  rule(['batch'], ['cronjobs', 'jobs'], verbs),
  rule(['autoscaling'], ['horizontalpodautoscalers'], verbs),
  rule(['networking.k8s.io'], ['ingresses', 'networkpolicies'], verbs),
  rule(['policy'], ['poddisruptionbudgets'], verbs),
];

const reading = [
  ...content(read),
  rule(['apps'], workloadStatus, read),
  rule([''], ['limitranges', 'namespaces', 'resourcequotas'], read),
  rule(['discovery.k8s.io'], ['endpointslices'], read),
];
const editing = [
  ...reading,
  ...content(write),
  rule([''], ['secrets'], [...read, ...write]),
  rule([''], ['pods/eviction'], ['create']),
  rule(['coordination.k8s.io'], ['leases'], [...read, ...write]),
];
const administering = [
  ...editing,
  rule([rbacGroup], ['rolebindings', 'roles'], [...read, ...write]),
  rule(['authorization.k8s.io'], ['localsubjectaccessreviews'], ['create']),
];

const nonResource = (nonResourceURLs: string[]): object => ({ nonResourceURLs, verbs: ['get'] });

/** The part of system:node that this project's nodes need. */
const node = [
  rule([''], ['nodes'], ['create', ...read, 'patch', 'update']),
  rule([''], ['nodes/status'], ['patch', 'update']),
  rule([''], ['services', 'configmaps', 'secrets', 'persistentvolumeclaims', 'persistentvolumes'], read),
  rule([''], ['pods'], [...read, 'create', 'delete']),
  rule([''], ['pods/status'], ['patch', 'update']),
  rule([''], ['pods/eviction'], ['create']),
  rule([''], ['events'], ['create', 'patch', 'update']),
  rule(['coordination.k8s.io'], ['leases'], ['create', 'delete', 'get', 'patch', 'update']),
  rule(['storage.k8s.io'], ['csidrivers', 'volumeattachments'], read),
  rule(['storage.k8s.io'], ['csinodes'], ['create', 'delete', 'get', 'patch', 'update']),
];

const priorityClass = (name: string, value: number, description: string): Manifest => ({
  apiVersion: 'scheduling.k8s.io/v1',
  kind: 'PriorityClass',
  metadata: { name },
  value,
  description,
  preemptionPolicy: 'PreemptLowerPriority',
});

/**
 * Kubernetes' and EKS's own first objects, in the order in which they must be made.
 * @param authority PEM of the cluster's CA
 * @param address of the API server's own Service
 */
export const startObjects = (authority: string, address: string): Manifest[] => [
  ...['default', 'kube-node-lease', 'kube-public', 'kube-system'].map(namespace),
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name: 'kubernetes',
      namespace: 'default',
      labels: { component: 'apiserver', provider: 'kubernetes' },
    },
    spec: {
      type: 'ClusterIP',
      clusterIP: address,
      clusterIPs: [address],
      internalTrafficPolicy: 'Cluster',
      ipFamilies: ['IPv4'],
      ipFamilyPolicy: 'SingleStack',
      ports: [{ name: 'https', port: 443, protocol: 'TCP', targetPort: 443 }],
      sessionAffinity: 'None',
    },
    status: { loadBalancer: {} },
  },
  {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'extension-apiserver-authentication', namespace: 'kube-system' },
    data: {
      'client-ca-file': authority,
      'requestheader-allowed-names': '["front-proxy-client"]',
      'requestheader-client-ca-file': authority,
      'requestheader-extra-headers-prefix': '["X-Remote-Extra-"]',
      'requestheader-group-headers': '["X-Remote-Group"]',
      'requestheader-username-headers': '["X-Remote-User"]',
    },
  },
  clusterRole('cluster-admin', [rule(all, all, all), { nonResourceURLs: all, verbs: all }]),
  clusterRole('admin', administering),
  clusterRole('edit', editing),
  clusterRole('view', reading),
  clusterRole('system:basic-user', [
    rule(['authorization.k8s.io'], ['selfsubjectaccessreviews', 'selfsubjectrulesreviews'], ['create']),
    rule(['authentication.k8s.io'], ['selfsubjectreviews'], ['create']),
  ]),
  clusterRole('system:discovery', [
    nonResource([
      '/api',
      '/api/*',
      '/apis',
      '/apis/*',
      '/healthz',
      '/livez',
      '/openapi',
      '/openapi/*',
      '/readyz',
      '/version',
      '/version/',
    ]),
  ]),
  clusterRole('system:public-info-viewer', [
    nonResource(['/healthz', '/livez', '/readyz', '/version', '/version/']),
  ]),
  clusterRole('system:node', node),
  clusterRole('system:node-bootstrapper', [
    rule(['certificates.k8s.io'], ['certificatesigningrequests'], ['create', ...read]),
  ]),
  clusterRoleBinding('cluster-admin', 'cluster-admin', 'system:masters'),
  clusterRoleBinding('system:basic-user', 'system:basic-user', 'system:authenticated'),
  clusterRoleBinding('system:discovery', 'system:discovery', 'system:authenticated'),
  clusterRoleBinding(
    'system:public-info-viewer',
    'system:public-info-viewer',
    'system:authenticated',
    'system:unauthenticated',
  ),
  clusterRoleBinding(
    'eks:node-bootstrapper',
    'system:node-bootstrapper',
    'system:bootstrappers',
    'system:nodes',
  ),
  clusterRoleBinding('system:node', 'system:node', 'system:nodes'),
  priorityClass(
    'system-cluster-critical',
    2_000_000_000,
    'Used for system critical pods that must run in the cluster, but can be moved to another node if necessary.',
  ),
  priorityClass(
    'system-node-critical',
    2_000_001_000,
    'Used for system critical pods that must not be moved from their current node.',
  ),
  {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name: 'gp2' },
    provisioner: 'kubernetes.io/aws-ebs',
    parameters: { fsType: 'ext4', type: 'gp2' },
    reclaimPolicy: 'Delete',
    volumeBindingMode: 'WaitForFirstConsumer',
  },
];
