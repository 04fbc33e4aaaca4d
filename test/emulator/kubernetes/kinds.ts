/** The kinds of objects that are served: Kubernetes' own, and those that CustomResourceDefinitions add. */

export interface ResourceKind {
  /** API group; empty for the core group. */
  group: string;
  version: string;
  kind: string;
  plural: string;
  singular: string;
  shortNames: readonly string[];
  namespaced: boolean;
  subresources: readonly string[];
  categories: readonly string[];
  /** Members an object may have beside apiVersion, kind and metadata; undefined when any may be there. */
  fields?: readonly string[];
  /** `openAPIV3Schema` of the version of a CustomResourceDefinition; undefined for Kubernetes' own kinds. */
  schema?: Record<string, unknown>;
}

export const apiVersionOf = (kind: { group: string; version: string }): string =>
  kind.group ? `${kind.group}/${kind.version}` : kind.version;

/** The object in the version in which it was asked for; a custom kind's versions share their objects. */
export const inVersion = <T extends { apiVersion: string }>(kind: ResourceKind, object: T): T => ({
  ...object,
  apiVersion: apiVersionOf(kind),
});

interface Traits {
  short?: string[];
  cluster?: true;
  subresources?: string[];
  singular?: string;
  all?: true;
}

const define = (
  groupVersion: string,
  kind: string,
  plural: string,
  fields: string,
  traits: Traits = {},
): ResourceKind => {
  const [version = '', group = ''] = groupVersion.split('/').reverse();
  const names = fields.split(' ');
  return {
    group,
    version,
    kind,
    plural,
    singular: kind.toLowerCase(),
    shortNames: traits.short ?? [],
    namespaced: !traits.cluster,
    subresources: [...(names.includes('status') ? ['status'] : []), ...(traits.subresources ?? [])],
    categories: traits.all ? ['all'] : [],
    fields: names,
  };
};

const workload = 'spec status';

export const builtinKinds: readonly ResourceKind[] = [
  define('v1', 'Namespace', 'namespaces', workload, {
    short: ['ns'],
    cluster: true,
    subresources: ['finalize'],
  }),
  define('v1', 'Node', 'nodes', workload, { short: ['no'], cluster: true }),
  define('v1', 'Pod', 'pods', workload, { short: ['po'], all: true, subresources: ['eviction', 'binding'] }),
  define('v1', 'Service', 'services', workload, { short: ['svc'], all: true }),
  define('v1', 'ConfigMap', 'configmaps', 'data binaryData immutable', { short: ['cm'] }),
  define('v1', 'Secret', 'secrets', 'data stringData type immutable'),
  define(
    'v1',
    'Event',
    'events',
    'involvedObject reason message source firstTimestamp lastTimestamp count type eventTime series action related reportingComponent reportingInstance',
    { short: ['ev'] },
  ),
  define('v1', 'ServiceAccount', 'serviceaccounts', 'secrets imagePullSecrets automountServiceAccountToken', {
    short: ['sa'],
  }),
  define('v1', 'PersistentVolume', 'persistentvolumes', workload, { short: ['pv'], cluster: true }),
  define('v1', 'PersistentVolumeClaim', 'persistentvolumeclaims', workload, { short: ['pvc'] }),
  define('v1', 'Endpoints', 'endpoints', 'subsets', { short: ['ep'] }),
  define('v1', 'ResourceQuota', 'resourcequotas', workload, { short: ['quota'] }),
  define('v1', 'LimitRange', 'limitranges', 'spec', { short: ['limits'] }),
  define('v1', 'ReplicationController', 'replicationcontrollers', workload, { short: ['rc'], all: true }),
  define('apps/v1', 'Deployment', 'deployments', workload, {
    short: ['deploy'],
    all: true,
    subresources: ['scale'],
  }),
  define('apps/v1', 'DaemonSet', 'daemonsets', workload, { short: ['ds'], all: true }),
  define('apps/v1', 'ReplicaSet', 'replicasets', workload, {
    short: ['rs'],
    all: true,
    subresources: ['scale'],
  }),
  define('apps/v1', 'StatefulSet', 'statefulsets', workload, {
    short: ['sts'],
    all: true,
    subresources: ['scale'],
  }),
  define('apps/v1', 'ControllerRevision', 'controllerrevisions', 'data revision'),
  define('batch/v1', 'Job', 'jobs', workload, { all: true }),
  define('batch/v1', 'CronJob', 'cronjobs', workload, { short: ['cj'], all: true }),
  define('autoscaling/v2', 'HorizontalPodAutoscaler', 'horizontalpodautoscalers', workload, {
    short: ['hpa'],
    all: true,
  }),
  define('networking.k8s.io/v1', 'Ingress', 'ingresses', workload, { short: ['ing'] }),
  define('networking.k8s.io/v1', 'IngressClass', 'ingressclasses', 'spec', { cluster: true }),
  define('networking.k8s.io/v1', 'NetworkPolicy', 'networkpolicies', 'spec', { short: ['netpol'] }),
  define(
    'storage.k8s.io/v1',
    'StorageClass',
    'storageclasses',
    'provisioner parameters reclaimPolicy mountOptions allowVolumeExpansion volumeBindingMode allowedTopologies',
    { short: ['sc'], cluster: true },
  ),
  define('storage.k8s.io/v1', 'CSIDriver', 'csidrivers', 'spec', { cluster: true }),
  define('storage.k8s.io/v1', 'CSINode', 'csinodes', 'spec', { cluster: true }),
  define('storage.k8s.io/v1', 'VolumeAttachment', 'volumeattachments', workload, { cluster: true }),
  define('policy/v1', 'PodDisruptionBudget', 'poddisruptionbudgets', workload, { short: ['pdb'] }),
  define(
    'scheduling.k8s.io/v1',
    'PriorityClass',
    'priorityclasses',
    'value globalDefault description preemptionPolicy',
    {
      short: ['pc'],
      cluster: true,
    },
  ),
  define('rbac.authorization.k8s.io/v1', 'ClusterRole', 'clusterroles', 'rules aggregationRule', {
    cluster: true,
  }),
  define('rbac.authorization.k8s.io/v1', 'ClusterRoleBinding', 'clusterrolebindings', 'subjects roleRef', {
    cluster: true,
  }),
  define('rbac.authorization.k8s.io/v1', 'Role', 'roles', 'rules'),
  define('rbac.authorization.k8s.io/v1', 'RoleBinding', 'rolebindings', 'subjects roleRef'),
  define('coordination.k8s.io/v1', 'Lease', 'leases', 'spec'),
  define('discovery.k8s.io/v1', 'EndpointSlice', 'endpointslices', 'addressType endpoints ports'),
  define(
    'events.k8s.io/v1',
    'Event',
    'events',
    'eventTime series reportingController reportingInstance action reason regarding related note type deprecatedSource deprecatedFirstTimestamp deprecatedLastTimestamp deprecatedCount',
    { short: ['ev'] },
  ),
  define('apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'customresourcedefinitions', workload, {
    short: ['crd', 'crds'],
    cluster: true,
  }),
  define('apiregistration.k8s.io/v1', 'APIService', 'apiservices', workload, { cluster: true }),
  define(
    'admissionregistration.k8s.io/v1',
    'MutatingWebhookConfiguration',
    'mutatingwebhookconfigurations',
    'webhooks',
    { cluster: true },
  ),
  define(
    'admissionregistration.k8s.io/v1',
    'ValidatingWebhookConfiguration',
    'validatingwebhookconfigurations',
    'webhooks',
    { cluster: true },
  ),
];

const builtinGroups = new Set(builtinKinds.map(({ group }) => group));

/** Whether the group is Kubernetes' own, and no CustomResourceDefinition's. */
export const isBuiltinGroup = (group: string): boolean =>
  builtinGroups.has(group) || reviewKinds.some((kind) => kind.group === group);

/** Questions that are answered and not stored. */
export interface ReviewKind {
  group: string;
  version: string;
  kind: string;
  plural: string;
  namespaced: boolean;
}

export const reviewKinds: readonly ReviewKind[] = [
  ['authorization.k8s.io', 'SelfSubjectAccessReview', false],
  ['authorization.k8s.io', 'SelfSubjectRulesReview', false],
  ['authorization.k8s.io', 'SubjectAccessReview', false],
  ['authorization.k8s.io', 'LocalSubjectAccessReview', true],
  ['authentication.k8s.io', 'SelfSubjectReview', false],
].map(([group, kind, namespaced]) => ({
  group: String(group),
  version: 'v1',
  kind: String(kind),
  plural: `${String(kind).toLowerCase()}s`,
  namespaced: namespaced === true,
}));
