/** The shapes of clusters on which crashes are tried. To try another, add an entry. */
import { EKS } from '@aws-sdk/client-eks';
import type { Emulator } from '../e2e/emulator.ts';
import {
  giveCapability,
  giveEntries,
  giveFargateProfiles,
  giveNodeGroup,
  makeAutoModeRoles,
  makeRolesOfGivers,
} from '../e2e/given.ts';
import { configIn, fillTheirNetwork, makeTheirNetwork, theirNetwork } from '../e2e/given-network.ts';
import { listIdentity, makeRolesOfPeople } from '../e2e/listed.ts';
import { runAction, runStep, type StepResult } from '../e2e/runner.ts';
import {
  balancingConfig,
  claimOfFiles,
  classicService,
  controllerOf,
  giveControllerItsRole,
  ingressOf,
  makeBalancingRoles,
  manifests,
  webService,
} from '../e2e/workload.ts';
import { clusterName, eventually } from './lab.ts';
import type { Write } from './writes.ts';

export interface Shape {
  name: string;
  /** Where it is not that of all the others. */
  region?: string | undefined;
  /** Of `up`, beside the cluster's name. */
  inputs: Record<string, string>;
  /** What of them is said by ids that AWS has drawn. */
  inputsIn?(emulator: Emulator): Promise<Record<string, string>>;
  /** Of an `up` that came before and was not disturbed; without it, the cluster is made from nothing. */
  earlier?: Record<string, string>;
  /** Which of the two is killed: a shape that differs only by what is inside has no `up` of its own to try. */
  kills: readonly ('up' | 'down')[];
  /** The writes at which they are, where it is not all of them. */
  concerns?: (write: Write) => boolean;
  /** How often two crashes in a row are tried. */
  pairs?: number;
  /** `down` leaves the network to the clusters that share it: a sweep that is asked to has to take it. */
  leavesNetwork?: true;
  /** Rules of faults: what AWS refuses while `up` runs. */
  refusedToUp?: readonly object[];
  /** The like, to whoever runs `down`. */
  refusedToDown?: readonly object[];
  /** Makes what has to be in the account beforehand, and stays. */
  prepare?(emulator: Emulator): Promise<void>;
  /** Puts something into the cluster. @param up that has made it */
  fill?(emulator: Emulator, up: StepResult): Promise<void>;
}

/** EC2 has no spot instances. */
const noSpot = [
  {
    service: 'ec2',
    operation: 'RunInstances',
    request: { InstanceMarketOptions: { MarketType: 'spot' } },
    rate: 1,
    effect: 'capacity',
  },
];

/** In a network of somebody's, in both kinds of its subnets. */
const inGivenNetwork = {
  managedNodeGroups: [
    { name: 'inside', instanceType: 't3.medium', desiredCapacity: 1 },
    { name: 'outside', instanceType: 't3.medium', desiredCapacity: 1, privateNetworking: false },
  ],
};

/** Without nodes, and a profile after the other. */
const onFargate = `
apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
fargateProfiles:
  - { name: system, selectors: [{ namespace: kube-system, labels: { k8s-app: kube-dns } }] }
  - { name: shop, selectors: [{ namespace: shop }] }
`;

/** Each with a role of its own. */
const withCapabilities = `
apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
capabilities:
  - { name: ack, type: ACK, attachPolicyARNs: ['arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess'] }
  - { name: kro, type: KRO }
`;

/** By Auto Scaling, in a stack of its own: before the control plane, or once that is there. */
const selfManaged = (prelaunch: boolean): string => `
apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
nodeGroups:
  - { name: workers, instanceType: t3.medium, desiredCapacity: 2, prelaunch: ${prelaunch} }
`;

/** With roles of its own, by Pod Identity, that of an add-on among them, and by tokens of the cluster; logs of which it is said how long they are kept. */
const withPods = `
apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
cloudWatch: { clusterLogging: { enableTypes: [audit], logRetentionInDays: 7 } }
addons: [{ name: vpc-cni, attachPolicyARNs: ['arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy'] }]
identityProviders: [{ type: oidc, name: company, issuerURL: 'https://login.example.com', clientID: kubernetes }]
iam:
  withOIDC: true
  podIdentityAssociations:
    - { namespace: shop, serviceAccountName: orders, permissionPolicyARNs: ['arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess'] }
  serviceAccounts:
    - { metadata: { name: mail, namespace: shop }, attachPolicyARNs: ['arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess'] }
`;

/** What another shape does not do. */
const isOfPods = ({ operation }: Write): boolean =>
  /PodIdentity|IdentityProvider|OpenIDConnect|RetentionPolicy|LogGroup|create (serviceaccounts|namespaces)|RolePolicy/.test(
    operation,
  );

/** What is made of the stack of groups, and what names them. */
const isOfGroups = ({ operation, request }: Write): boolean =>
  /LaunchTemplate|CreateCluster|SecurityGroup/.test(operation) ||
  Object.values(request).some((value) => /-groups$/.test(value));

/** Where the role that runs may pass roles of others. */
const rolesPath = '/eks-cluster-action/74061981/';

/** With roles of others: within the boundary of those that we make, EKS starts no nodes. */
const inAutoMode = `
apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
iam: { serviceRoleARN: 'arn:aws:iam::123456789012:role${rolesPath}auto-control-planes' }
autoModeConfig: { enabled: true, nodeRoleARN: 'arn:aws:iam::123456789012:role${rolesPath}auto-nodes' }
`;

const listedRole = 'arn:aws:iam::123456789012:role/listed';

export const shapes: readonly Shape[] = [
  { name: 'default', inputs: {}, kills: ['up', 'down'], pairs: 100 },
  {
    name: 'changed',
    earlier: {},
    inputs: { 'nodes-max': '3', ttl: '8h', tags: 'team=shop' },
    kills: ['up'],
  },
  {
    name: 'let in otherwise',
    earlier: { config: letIn('API_AND_CONFIG_MAP', 'EditPolicy', 'team-a') },
    inputs: { config: letIn('API', 'ViewPolicy', 'team-b') },
    kills: ['up'],
    prepare: makeListedRole,
  },
  {
    name: 'preview',
    inputs: { network: 'shared' },
    kills: ['up', 'down'],
    pairs: 100,
    prepare: makeOtherPreview,
  },
  {
    name: 'first preview',
    // In another region than the other preview, whose network it would share.
    region: 'eu-west-1',
    inputs: { network: 'shared' },
    kills: ['up'],
    concerns: ({ request }) => Object.values(request).some((value) => value.startsWith('eks-network-')),
    leavesNetwork: true,
  },
  {
    name: 'given network',
    inputs: {},
    kills: ['up', 'down'],
    prepare: async (emulator) => {
      await fillTheirNetwork(emulator, await makeTheirNetwork(emulator), clusterName);
    },
    inputsIn: async (emulator) => ({ config: configIn(await theirNetwork(emulator), inGivenNetwork) }),
  },
  { name: 'fargate', inputs: { config: onFargate }, kills: ['up', 'down'] },
  {
    name: 'capabilities',
    inputs: { config: withCapabilities },
    kills: ['up', 'down'],
    concerns: ({ operation, request }) =>
      /Capability/.test(operation) || Object.values(request).some((value) => /-capability-/.test(value)),
  },
  { name: 'self-managed', inputs: { config: selfManaged(false) }, kills: ['up', 'down'] },
  { name: 'prelaunched', inputs: { config: selfManaged(true) }, kills: ['up', 'down'] },
  {
    name: 'on demand in place of spot',
    inputs: { spot: 'preferred', 'instance-types': 't3.medium, t3a.medium' },
    kills: ['up'],
    concerns: ({ operation }) => /Nodegroup/.test(operation),
    refusedToUp: noSpot,
  },
  {
    name: 'self-managed on demand in place of spot',
    inputs: {
      'node-kind': 'self-managed',
      prelaunch: 'false',
      spot: 'preferred',
      'instance-types': 't3.medium, t3a.medium',
    },
    kills: ['up'],
    concerns: ({ operation, request }) =>
      /Stack$/.test(operation) && !Object.values(request).some((value) => /-network$/.test(value)),
    refusedToUp: noSpot,
  },
  {
    name: 'minimum groups',
    inputs: { 'security-groups': 'minimum' },
    kills: ['up', 'down'],
    concerns: isOfGroups,
  },
  { name: 'pods', inputs: { config: withPods }, kills: ['up', 'down'], concerns: isOfPods },
  {
    name: 'auto',
    inputs: { config: inAutoMode },
    kills: ['up', 'down'],
    prepare: (emulator) => makeAutoModeRoles(emulator, rolesPath),
  },
  {
    name: 'used',
    inputs: { config: balancingConfig },
    kills: ['down'],
    prepare: makeBalancingRoles,
    fill: useCluster,
  },
  {
    name: 'used, and made by another role',
    inputs: { config: balancingConfig },
    kills: ['down'],
    fill: useClusterOfAnother,
  },
  {
    name: 'used, and closed to us',
    inputs: { config: balancingConfig },
    kills: ['down'],
    fill: useClusterOfAnother,
    refusedToDown: [{ service: 'eks', operation: 'CreateAccessEntry', rate: 1, effect: 'deny' }],
  },
  {
    name: 'given more',
    inputs: {},
    kills: ['down'],
    // Of the rest of `down`, the default shape tells.
    concerns: ({ operation, request }) =>
      /FargateProfile|Capability/.test(operation) || Object.values(request).includes(givenGroup),
    prepare: makeRolesOfGivers,
    fill: giveMore,
  },
];

const givenGroup = 'by-hand';

/** What keeps a control plane from going, and this action has not made. */
async function giveMore(emulator: Emulator): Promise<void> {
  await giveNodeGroup(emulator, clusterName, givenGroup);
  await giveFargateProfiles(emulator, clusterName, 'first', 'second');
  await giveCapability(emulator, clusterName);
  await giveEntries(emulator, clusterName);
}

/** A file that lets somebody in. */
function letIn(authenticationMode: string, policy: string, group: string): string {
  const policyARN = `arn:aws:eks::aws:cluster-access-policy/AmazonEKS${policy}`;
  const accessPolicies = [{ policyARN, accessScope: { type: 'cluster' } }];
  const accessEntries = [{ principalARN: listedRole, kubernetesGroups: [group], accessPolicies }];
  const iamIdentityMappings = [{ arn: 'arn:aws:iam::123456789012:role/mapped', groups: [group] }];
  return JSON.stringify({
    apiVersion: 'eksctl.io/v1alpha5',
    kind: 'ClusterConfig',
    accessConfig: { authenticationMode, accessEntries },
    ...(authenticationMode !== 'API' && { iamIdentityMappings }),
  });
}

async function makeListedRole(emulator: Emulator): Promise<void> {
  await makeRolesOfPeople(emulator, '/', 'listed');
  await listIdentity(emulator, { PRINCIPALS: [listedRole], ACCESS_POLICIES: ['*'], GROUPS: ['team-*'] });
}

/** A cluster in the network that previews share: nothing of it may be touched. */
async function makeOtherPreview({ env, roleArn }: Emulator): Promise<void> {
  const inputs = {
    command: 'up',
    'cluster-name': 'other-preview',
    network: 'shared',
    'role-to-assume': roleArn,
  };
  const { code, log } = await runAction({ inputs: { ...inputs, 'poll-interval': '20ms' }, env });
  if (code !== 0) throw new Error(`the other preview could not be made:\n${log}`);
}

/**
 * The controller; a load balancer of each kind: classic, network by Kubernetes' cloud provider, network and application by
 * the controller; and a volume for a pod.
 */
const inUse = manifests(
  controllerOf(clusterName),
  classicService,
  `
apiVersion: v1
kind: Service
metadata:
  name: network
  annotations: { service.beta.kubernetes.io/aws-load-balancer-type: nlb }
spec: { type: LoadBalancer, selector: { app: web }, ports: [{ port: 80 }] }`,
  `
apiVersion: v1
kind: Service
metadata:
  name: controlled
  annotations: { service.beta.kubernetes.io/aws-load-balancer-scheme: internet-facing }
spec:
  type: LoadBalancer
  loadBalancerClass: service.k8s.aws/nlb
  selector: { app: web }
  ports: [{ port: 80 }]`,
  webService,
  ingressOf('application', 'internet-facing'),
  claimOfFiles,
  `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers: [{ name: web, image: nginx, volumeMounts: [{ name: files, mountPath: /files }] }]
      volumes: [{ name: files, persistentVolumeClaim: { claimName: files } }]`,
);

/** A definition of the Gateway API, as far as the emulator's controller reads it. */
const definition = (kind: string, plural: string, scope: 'Cluster' | 'Namespaced'): string => `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: ${plural}.gateway.networking.k8s.io }
spec:
  group: gateway.networking.k8s.io
  scope: ${scope}
  names: { kind: ${kind}, plural: ${plural}, singular: ${kind.toLowerCase()}, listKind: ${kind}List }
  versions:
    - name: v1
      served: true
      storage: true
      subresources: { status: {} }
      schema: { openAPIV3Schema: { type: object, x-kubernetes-preserve-unknown-fields: true } }`;

const gatewayApi = [
  definition('GatewayClass', 'gatewayclasses', 'Cluster'),
  definition('Gateway', 'gateways', 'Namespaced'),
  definition('HTTPRoute', 'httproutes', 'Namespaced'),
].join('\n---');

/** One more application load balancer by the controller. */
const gateway = `
apiVersion: gateway.networking.k8s.io/v1
kind: GatewayClass
metadata: { name: alb }
spec: { controllerName: gateway.k8s.aws/alb }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: web }
spec: { parentRefs: [{ name: edge }], rules: [{ backendRefs: [{ name: web, port: 80 }] }] }
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: edge }
spec: { gatewayClassName: alb, listeners: [{ name: http, protocol: HTTP, port: 80 }] }
`;

/** Whoever runs `down` has no access entry, as if another role had made the cluster. */
async function useClusterOfAnother(emulator: Emulator, up: StepResult): Promise<void> {
  await useCluster(emulator, up);
  await new EKS(emulator.admin).deleteAccessEntry({ clusterName, principalArn: emulator.roleArn });
}

async function useCluster(emulator: Emulator, up: StepResult): Promise<void> {
  const standing = (await emulator.resources()).length;
  await giveControllerItsRole(emulator, clusterName);
  // A token lives for seconds here, and kubectl asks for another one only when it is started again.
  const apply = (text: string): string => {
    const once = `kubectl apply -f - <<'EOF'\n${text}\nEOF`;
    return `{\n${once}\n} || {\n${once}\n}`;
  };
  // kubectl knows the kinds of a definition from its next call on.
  const script = `set -e\n${apply(manifests(inUse, gatewayApi))}\n${apply(gateway)}`;
  const applied = await runStep({ env: emulator.env, exported: up, script });
  if (applied.code !== 0)
    throw new Error(`kubectl could not apply what the cluster is used for:\n${applied.log}`);
  await eventually('the load balancers and the volume to be there', async () => {
    const added = (await emulator.resources()).slice(0);
    const count = (type: string): number =>
      added.filter((item) => item.type === type && isOfCluster(item.tags)).length;
    return (
      added.length > standing &&
      count('AWS::ElasticLoadBalancing::LoadBalancer') === 1 &&
      count('AWS::ElasticLoadBalancingV2::LoadBalancer') === 4 &&
      count('AWS::ElasticLoadBalancingV2::TargetGroup') === 4 &&
      added.some(
        ({ type, tags }) => type === 'AWS::EC2::Volume' && 'kubernetes.io/created-for/pvc/name' in tags,
      )
    );
  });
}

/** By the tags of Kubernetes' cloud provider, or of the controller. */
const isOfCluster = (tags: Record<string, string>): boolean =>
  tags[`kubernetes.io/cluster/${clusterName}`] === 'owned' ||
  'service.k8s.aws/stack' in tags ||
  'ingress.k8s.aws/stack' in tags ||
  'gateway.k8s.aws.alb/stack' in tags;
