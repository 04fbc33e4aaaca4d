/** EKS's access policies: what each allows in the cluster (EKS user guide, "Review access policy permissions"). */
import type { AccessRequest } from '../kubernetes/types.ts';

interface Rule {
  groups: readonly string[];
  resources: readonly string[];
  verbs: readonly string[];
}

const read = ['get', 'list', 'watch'];
const write = ['create', 'delete', 'deletecollection', 'patch', 'update'];

const workloads: readonly Omit<Rule, 'verbs'>[] = [
  {
    groups: [''],
    resources: [
      'configmaps',
      'endpoints',
      'persistentvolumeclaims',
      'pods',
      'replicationcontrollers',
      'serviceaccounts',
      'services',
    ],
  },
  { groups: ['apps'], resources: ['daemonsets', 'deployments', 'replicasets', 'statefulsets'] },
  { groups: ['autoscaling'], resources: ['horizontalpodautoscalers'] },
  { groups: ['batch'], resources: ['cronjobs', 'jobs'] },
  { groups: ['networking.k8s.io'], resources: ['ingresses', 'networkpolicies'] },
  { groups: ['policy'], resources: ['poddisruptionbudgets'] },
];

const view: readonly Rule[] = [
  ...workloads.map((rule) => ({ ...rule, verbs: read })),
  { groups: [''], resources: ['events', 'limitranges', 'namespaces', 'resourcequotas'], verbs: read },
  { groups: ['apps'], resources: ['controllerrevisions'], verbs: read },
  { groups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: read },
];

const edit: readonly Rule[] = [
  ...view,
  ...workloads.map((rule) => ({ ...rule, verbs: write })),
  { groups: [''], resources: ['secrets'], verbs: [...read, ...write] },
  { groups: [''], resources: ['serviceaccounts'], verbs: ['impersonate'] },
  { groups: [''], resources: ['events'], verbs: write },
];

const admin: readonly Rule[] = [
  ...edit,
  {
    groups: ['rbac.authorization.k8s.io'],
    resources: ['rolebindings', 'roles'],
    verbs: [...read, ...write],
  },
  { groups: ['authorization.k8s.io'], resources: ['localsubjectaccessreviews'], verbs: ['create'] },
];

const everything: readonly Rule[] = [{ groups: ['*'], resources: ['*'], verbs: ['*'] }];

const policies: Readonly<Record<string, readonly Rule[]>> = {
  AmazonEKSACKPolicy: [
    { groups: ['*.services.k8s.aws', 'services.k8s.aws'], resources: ['*'], verbs: ['*'] },
    { groups: [''], resources: ['secrets'], verbs: read },
  ],
  AmazonEKSAdminPolicy: admin,
  AmazonEKSAdminViewPolicy: [{ groups: ['*'], resources: ['*'], verbs: read }],
  // What kube-proxy and the rest of a node of Auto Mode look at.
  AmazonEKSAutoNodePolicy: [
    { groups: [''], resources: ['endpoints', 'nodes', 'pods', 'services'], verbs: read },
    { groups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: read },
  ],
  AmazonEKSClusterAdminPolicy: everything,
  AmazonEKSEditPolicy: edit,
  AmazonEKSKROPolicy: [{ groups: ['kro.run'], resources: ['*'], verbs: ['*'] }],
  AmazonEKSSecretReaderPolicy: [{ groups: [''], resources: ['secrets'], verbs: read }],
  AmazonEKSViewPolicy: view,
};

const prefix = 'arn:aws:eks::aws:cluster-access-policy/';

export const policyArn = (name: string): string => prefix + name;

export const accessPolicies: readonly { name: string; arn: string }[] = Object.keys(policies).map((name) => ({
  name,
  arn: policyArn(name),
}));

/** Of groups, `*.services.k8s.aws` stands for all below that. */
const includes = (allowed: readonly string[], wanted: string): boolean =>
  allowed.some((each) =>
    each.startsWith('*.') ? wanted.endsWith(each.slice(1)) : each === '*' || each === wanted,
  );

/** Whether the policy allows the request, its scope aside. Subresources go with their resource. */
export const policyAllows = (arn: string, request: AccessRequest): boolean =>
  (policies[arn.slice(prefix.length)] ?? []).some(
    (rule) =>
      includes(rule.verbs, request.verb) &&
      (request.path !== undefined
        ? rule.resources.includes('*')
        : includes(rule.groups, request.group) && includes(rule.resources, request.resource)),
  );
