/**
 * How each add-on can be configured: JSON schemas in the shape of EKS's own, as people have shown those of them that
 * DescribeAddonConfiguration answers.
 * Sources: the aws CLI's reference of describe-addon-configuration, and the documentation of each add-on's fields
 * (READMEs of aws/amazon-vpc-cni-k8s and aws/eks-pod-identity-agent, the charts of aws-ebs-csi-driver and
 * aws-efs-csi-driver, "Scale CoreDNS Pods for high DNS traffic" in the EKS user guide). Where a part of Kubernetes'
 * own is expected, such as an affinity, EKS asks for no more than an object, and so is it here.
 */
import type { Schema } from './json-schema.ts';

const text: Schema = { type: 'string' };
const flag: Schema = { type: 'boolean' };
const whole: Schema = { type: 'integer' };
const map: Schema = { type: 'object' };
const mapOrNothing: Schema = { type: ['object', 'null'] };
const list: Schema = { type: 'array', items: { type: 'object' } };
/** A container's environment holds text alone. */
const truth: Schema = { type: 'string', format: 'boolean' };
const number: Schema = { type: 'string', format: 'integer' };
const amount: Schema = { anyOf: [{ type: 'string', pattern: '.*%$' }, { type: 'integer' }] };

/** An object of these members and no other. */
const of = (properties: Record<string, Schema>, further: Schema = {}): Schema => ({
  type: 'object',
  additionalProperties: false,
  properties,
  ...further,
});

const named = (schema: Schema, ...names: string[]): Record<string, Schema> =>
  Object.fromEntries(names.map((name) => [name, schema]));

const compute = of({ cpu: text, memory: text });
const resources = of({ limits: compute, requests: compute });

/** What most add-ons let people say of their pods. */
const pods = { affinity: mapOrNothing, podAnnotations: mapOrNothing, podLabels: mapOrNothing, resources };
const placed = { ...pods, tolerations: list };
const chosen = { ...placed, nodeSelector: mapOrNothing };

const budget = of({ enabled: flag, maxUnavailable: amount, minAvailable: amount });

/** Source: "CNI Configuration Variables" in the README of aws/amazon-vpc-cni-k8s. */
const cniEnvironment = of({
  ...named(
    text,
    'ADDITIONAL_ENI_TAGS',
    'AWS_EC2_ENDPOINT',
    'AWS_EXTERNAL_SERVICE_CIDRS',
    'AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS',
    'AWS_VPC_K8S_CNI_LOGLEVEL',
    'AWS_VPC_K8S_CNI_LOG_FILE',
    'AWS_VPC_K8S_CNI_RANDOMIZESNAT',
    'AWS_VPC_K8S_CNI_VETHPREFIX',
    'AWS_VPC_K8S_PLUGIN_LOG_FILE',
    'AWS_VPC_K8S_PLUGIN_LOG_LEVEL',
    'CLUSTER_ENDPOINT',
    'ENI_CONFIG_ANNOTATION_DEF',
    'ENI_CONFIG_LABEL_DEF',
    'INTROSPECTION_BIND_ADDRESS',
    'NETWORK_POLICY_ENFORCING_MODE',
    'POD_SECURITY_GROUP_ENFORCING_MODE',
  ),
  ...named(
    truth,
    'ANNOTATE_POD_IP',
    'AWS_MANAGE_ENIS_NON_SCHEDULABLE',
    'AWS_VPC_CNI_NODE_PORT_SUPPORT',
    'AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG',
    'AWS_VPC_K8S_CNI_EXTERNALSNAT',
    'DISABLE_INTROSPECTION',
    'DISABLE_LEAKED_ENI_CLEANUP',
    'DISABLE_METRICS',
    'DISABLE_NETWORK_RESOURCE_PROVISIONING',
    'DISABLE_POD_V6',
    'ENABLE_BANDWIDTH_PLUGIN',
    'ENABLE_IMDS_ONLY_MODE',
    'ENABLE_MULTI_NIC',
    'ENABLE_POD_ENI',
    'ENABLE_PREFIX_DELEGATION',
    'ENABLE_SUBNET_DISCOVERY',
    'ENABLE_V4_EGRESS',
    'ENABLE_V6_EGRESS',
  ),
  ...named(
    number,
    'AWS_VPC_ENI_MTU',
    'IP_COOLDOWN_PERIOD',
    'MAX_ENI',
    'MINIMUM_IP_TARGET',
    'POD_MTU',
    'WARM_ENI_TARGET',
    'WARM_IP_TARGET',
    'WARM_PREFIX_TARGET',
  ),
});

const eniConfig = of(
  {
    create: flag,
    region: text,
    subnets: {
      type: 'object',
      minProperties: 1,
      additionalProperties: of(
        { id: text, securityGroups: { type: 'array', items: text } },
        { required: ['id'] },
      ),
    },
  },
  { required: ['create', 'region', 'subnets'] },
);

const vpcCni = of({
  ...placed,
  ...named(truth, 'enableNetworkPolicy', 'enableWindowsIpam', 'enableWindowsPrefixDelegation'),
  ...named(number, 'warmWindowsPrefixTarget', 'warmWindowsIPTarget', 'minimumWindowsIPTarget'),
  branchENICooldown: number,
  eniConfig,
  env: cniEnvironment,
  init: of({ env: of(named(truth, 'DISABLE_TCP_EARLY_DEMUX', 'ENABLE_V6_EGRESS')), resources }),
  livenessProbeTimeoutSeconds: whole,
  readinessProbeTimeoutSeconds: whole,
  nodeAgent: of({
    ...named(truth, 'enableCloudWatchLogs', 'enablePolicyEventLogs', 'enableIpv6'),
    ...named(number, 'conntrackCacheCleanupPeriod', 'healthProbeBindAddr', 'metricsBindAddr'),
    enabled: flag,
    networkPolicyAgentLogFileLocation: text,
    resources,
  }),
});

const replicas: Schema = { type: 'integer', minimum: 2, maximum: 1000 };

const coredns = of({
  ...chosen,
  autoScaling: of({ enabled: flag, minReplicas: replicas, maxReplicas: replicas }, { required: ['enabled'] }),
  computeType: text,
  corefile: text,
  podDisruptionBudget: { ...budget, additionalProperties: true },
  replicaCount: whole,
  topologySpreadConstraints: list,
});

const kubeProxy = of({
  ipvs: of({ scheduler: text }),
  mode: { type: 'string', enum: ['iptables', 'ipvs', 'nftables'] },
  podAnnotations: map,
  podLabels: map,
  resources,
  tolerations: list,
});

const podIdentityAgent = of({
  ...chosen,
  agent: of({ additionalArgs: mapOrNothing }),
  ...named(text, 'nameOverride', 'fullnameOverride', 'priorityClassName'),
  updateStrategy: mapOrNothing,
});

const ofTags = '^[a-zA-Z0-9 _\\.:\\/=+\\-@]*$';

/** A volume's tags, as EC2 takes them. Sources: kubernetes-sigs/aws-ebs-csi-driver#2504, aws/amazon-vpc-cni-k8s#2272. */
const volumeTags: Schema = {
  type: 'object',
  propertyNames: { minLength: 1, maxLength: 128, pattern: ofTags },
  patternProperties: { '^.*$': { type: 'string', minLength: 0, maxLength: 256, pattern: ofTags } },
};

const logging = { logLevel: whole, loggingFormat: { type: 'string', enum: ['text', 'json'] } } as const;

/** Values of the driver's chart that its add-on offers as well. */
const ebsCsiDriver = of({
  controller: of({
    ...chosen,
    ...logging,
    additionalArgs: { type: 'array', items: text },
    batching: flag,
    defaultFsType: text,
    enableMetrics: flag,
    extraVolumeTags: volumeTags,
    podDisruptionBudget: of({ enabled: flag, unhealthyPodEvictionPolicy: text }),
    region: { type: ['string', 'null'] },
    replicaCount: { type: 'integer', minimum: 1 },
    sdkDebugLog: flag,
    topologySpreadConstraints: { type: ['array', 'null'], items: map },
    updateStrategy: map,
    userAgentExtra: text,
  }),
  defaultStorageClass: of({ enabled: flag }),
  node: of({
    ...chosen,
    ...logging,
    additionalArgs: { type: 'array', items: text },
    ...named(flag, 'enableLinux', 'enableWindows', 'hostNetwork', 'legacyXFS', 'tolerateAllTaints'),
    kubeletPath: text,
    metadataSources: text,
    reservedVolumeAttachments: { type: ['integer', 'null'] },
    updateStrategy: map,
    volumeAttachLimit: { type: ['integer', 'null'] },
    windowsHostProcess: flag,
  }),
  sidecars: map,
});

const efsCsiDriver = of({
  controller: of({
    ...chosen,
    ...named(flag, 'create', 'deleteAccessPointRootDir', 'hostNetwork'),
    logLevel: whole,
    tags: { type: 'object', additionalProperties: text },
    topologySpreadConstraints: list,
    updateStrategy: map,
    volMetricsOptIn: flag,
  }),
  node: of({ ...chosen, hostNetwork: flag, logLevel: whole, updateStrategy: map, volMetricsOptIn: flag }),
  replicaCount: whole,
  sidecars: map,
});

const metricsServer = of({
  ...chosen,
  addonResizer: map,
  podDisruptionBudget: budget,
  replicas: whole,
  topologySpreadConstraints: list,
  updateStrategy: map,
});

const schemas: Readonly<Record<string, Schema>> = {
  'vpc-cni': vpcCni,
  'kube-proxy': kubeProxy,
  coredns,
  'eks-pod-identity-agent': podIdentityAgent,
  'aws-ebs-csi-driver': ebsCsiDriver,
  'aws-efs-csi-driver': efsCsiDriver,
  'metrics-server': metricsServer,
  'snapshot-controller': of({ ...chosen, replicaCount: whole }),
  'eks-node-monitoring-agent': of({
    dcgmAgent: map,
    monitoringAgent: map,
    nodeAgent: map,
    tolerations: list,
  }),
  'amazon-cloudwatch-observability': of({
    agent: map,
    containerLogs: map,
    manager: map,
    tolerations: list,
  }),
};

/**
 * As DescribeAddonConfiguration answers: the driver's is of a later draft than those of EKS's own add-ons, which name their
 * parts as definitions. Sources: aws/amazon-vpc-cni-k8s#2272; the aws CLI's reference of describe-addon-configuration.
 */
export function publishedSchemaOf(addonName: string): object {
  const schema = schemaOf(addonName);
  if (addonName.startsWith('aws-')) {
    return {
      $schema: 'https://json-schema.org/draft/2019-09/schema',
      $defs: { extraVolumeTags: volumeTags },
      ...(referring(schema, new Map([[volumeTags, '#/$defs/extraVolumeTags']])) as object),
    };
  }
  const title = addonName.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
  const parts = new Map([
    [resources, '#/definitions/Resources'],
    [compute, '#/definitions/Limits'],
  ]);
  const within = (part: Schema): unknown =>
    Object.fromEntries(Object.entries(part).map(([name, value]) => [name, referring(value, parts)]));
  return {
    $ref: `#/definitions/${title}`,
    $schema: 'http://json-schema.org/draft-06/schema#',
    definitions: {
      [title]: { title, ...(referring(schema, parts) as object) },
      Limits: { title: 'Limits', ...compute },
      Resources: { title: 'Resources', ...(within(resources) as object) },
    },
    description: addonName,
  };
}

/** The schema with references in place of those that have a name. */
function referring(schema: unknown, names: ReadonlyMap<unknown, string>): unknown {
  const $ref = names.get(schema);
  if ($ref !== undefined) return { $ref };
  if (Array.isArray(schema)) return schema.map((each) => referring(each, names));
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, referring(value, names)]));
}

/** @throws when nobody has written how it can be configured */
export function schemaOf(addonName: string): Schema {
  const schema = schemas[addonName];
  if (!schema) throw new Error(`there is no schema of the add-on ${addonName}`);
  return schema;
}
