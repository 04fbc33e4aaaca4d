/** The fields of a node group that EKS does not manage: those of a managed one, as far as eksctl has them for both, and its own. */
import { type ScalingProcess, scalingProcesses } from '../../spec/spec.ts';
import { anyText, matching, oneOf, type Parser, Problem, wholeNumber } from '../parsers.ts';
import * as values from '../values.ts';
import {
  deviceOfImage,
  inNoBalancer,
  type NodeGroupConfig,
  nodeGroup,
  onOutposts,
  usualInterfaces,
  zonesAlone,
} from './node-group-fields.ts';
import * as refused from './refused-shapes.ts';
import {
  converted,
  type Field,
  field,
  flag,
  json,
  list,
  mapping,
  required,
  type Shape,
  text,
  type ValueOf,
} from './shapes.ts';

/** Fields of a managed node group, which mean the same here. */
function same<Name extends keyof NodeGroupConfig>(
  ...names: readonly Name[]
): { [Each in Name]: Field<Exclude<NodeGroupConfig[Each], undefined>> } {
  const fields: unknown = Object.fromEntries(names.map((name) => [name, nodeGroup.fields?.[name]]));
  return fields as { [Each in Name]: Field<Exclude<NodeGroupConfig[Each], undefined>> };
}

const instancesDistribution = mapping({
  instanceTypes: field(
    list('instance types', text('an instance type', values.instanceType)),
    'EC2 instance types of one architecture, at most 20, instead of `instanceType`.',
  ),
  onDemandBaseCapacity: field(
    text('a number of nodes', wholeNumber(0, 450, 1)),
    'So many on-demand instances, before any Spot. Default: 0.',
  ),
  onDemandPercentageAboveBaseCapacity: field(
    text('a percentage', wholeNumber(0, 100, 50)),
    'Of the others, so many of a hundred on-demand. Default: 100, as in eksctl.',
  ),
  spotAllocationStrategy: field(
    text(
      'a strategy',
      oneOf(
        'price-capacity-optimized',
        'capacity-optimized',
        'capacity-optimized-prioritized',
        'lowest-price',
      ),
    ),
    'By what Spot instances are chosen. Default: `price-capacity-optimized`, and `lowest-price` beside `spotInstancePools`.',
  ),
  spotInstancePools: field(
    text('a number of pools', wholeNumber(1, 20, 2)),
    'Pools of Spot instances, for `lowest-price` alone.',
  ),
  maxPrice: field(text('a price', values.dollars), 'Most for a Spot instance, in US dollars an hour.'),
  orOnDemand: field(
    flag,
    'Whether on-demand instances take the place of Spot ones, where there are none of these while the group is made; `max-hourly-cost` counts their price. Not in eksctl. Default: `false`.',
  ),
  capacityRebalance: field(
    flag,
    'Whether a Spot instance that is likely to end is replaced before. Default: `false`.',
  ),
});

/**
 * Of the kubelet's configuration, what would open it, or keep it from its cluster.
 * Source: eksctl, pkg/apis/eksctl.io/v1alpha5, validateNodeGroupKubeletExtraConfig.
 */
const kubeletExtraConfig: Shape<string> = converted(json('a mapping of the kubelet’s settings'), (given) => {
  values.checkKubeletConfig(JSON.parse(given));
  return given;
});

const groupMetric = matching(
  /^(Group|WarmPool)[A-Za-z]{1,60}$/,
  'a metric of an Auto Scaling group',
  'GroupInServiceInstances',
);

const scalingProcess: Parser<ScalingProcess> = (given) => {
  if (given === 'Launch' || given === 'Terminate')
    throw new Problem(
      `${given} may not be suspended: nodes would not be replaced, nor go with their cluster. Leave it out.`,
    );
  return oneOf(...scalingProcesses)(given);
};

export const selfManagedGroup = mapping(
  {
    ...same(
      'name',
      'instanceType',
      'instanceSelector',
      'desiredCapacity',
      'minSize',
      'maxSize',
      'volumeSize',
      'volumeType',
      'volumeIOPS',
      'volumeThroughput',
      'volumeKmsKeyID',
      'labels',
      'taints',
      'tags',
      'amiFamily',
      'privateNetworking',
      'availabilityZones',
      'subnets',
      'iam',
      'instanceName',
      'instancePrefix',
      'ebsOptimized',
      'enableDetailedMonitoring',
      'disablePodIMDS',
      'ssh',
      'securityGroups',
      'placement',
      'additionalVolumes',
      'bottlerocket',
      'capacityReservation',
      'instanceMarketOptions',
    ),
    instancesDistribution: field(instancesDistribution),
    ami: field(
      text('the id of an image', values.imageId),
      "Your own image, which has to suit the `amiFamily`. Default: EKS's newest when the group is made.",
    ),
    preBootstrapCommands: field(
      list('commands', text('a command', anyText)),
      'Shell commands that run before the kubelet is started.',
    ),
    overrideBootstrapCommand: field(
      text('a text', anyText),
      'A NodeConfig over ours; or, where it begins with `#!`, a script in its place, such as for an image with `/etc/eks/bootstrap.sh`: it finds `CLUSTER_NAME`, `API_SERVER_URL`, `B64_CLUSTER_CA`, `CLUSTER_DNS`, `NODE_LABELS` and `NODE_TAINTS` in its environment.',
    ),
    kubeletExtraConfig: field(kubeletExtraConfig, "Settings of the kubelet's configuration file."),
    maxPodsPerNode: field(
      text('a number of pods', wholeNumber(4, 737, 110)),
      'Most pods of a node. Default: as many as it has addresses for.',
    ),
    clusterDNS: field(
      text(
        'an IPv4 address',
        matching(/^((25[0-5]|2[0-4]\d|1?\d?\d)(\.(?!$)|$)){4}$/, 'an IPv4 address', '169.254.20.10'),
      ),
      "Address of the name server that pods ask. Default: that of the cluster's coredns.",
    ),
    cpuCredits: field(
      text('`standard` or `unlimited`', oneOf('standard', 'unlimited')),
      'Whether types with CPU credits, such as t3, go on without any, which costs. Default: as EC2 has it for the type.',
    ),
    maxInstanceLifetime: field(
      text('a number of seconds', wholeNumber(86_400, 31_536_000, 604_800)),
      'Seconds after which Auto Scaling replaces an instance, at least a day. Default: never.',
    ),
    propagateASGTags: field(
      flag,
      'Whether the Auto Scaling group has tags with the labels and taints, by which the Cluster Autoscaler knows nodes of a group that has none. Default: `false`.',
    ),
    asgMetricsCollection: field(
      list(
        'metrics',
        mapping({
          granularity: required(text('`1Minute`', oneOf('1Minute')), 'Always `1Minute`.'),
          metrics: field(
            list('metrics', text('a metric', groupMetric)),
            'Names of metrics, such as `GroupInServiceInstances`. Default: all.',
          ),
        }),
      ),
      'Which metrics of the Auto Scaling group CloudWatch has. Default: none.',
    ),
    asgSuspendProcesses: field(
      list('processes', text('a process', scalingProcess)),
      'What Auto Scaling does not do for the group, such as `AZRebalance`, once its nodes are Ready. An empty list has it do everything again. Default: as somebody has set it.',
    ),
    enclaveEnabled: field(
      flag,
      'Whether instances can start Nitro Enclaves, of types that can. Default: `false`.',
    ),
    prelaunch: field(
      flag,
      "Whether instances start while EKS still makes the control plane, and wait for it. Not in eksctl. Default: `true` where EKS's image of them can do so.",
    ),
  },
  {
    classicLoadBalancerNames: inNoBalancer,
    connectionTracking: { ...usualInterfaces, like: refused.connectionTracking },
    containerRuntime: { why: 'nodes run containerd', unless: 'containerd' },
    disableIMDSv1: { why: 'IMDSv2 is always required', unless: 'true' },
    efaEnabled: { ...usualInterfaces, unless: 'false' },
    localZones: zonesAlone,
    outpostARN: onOutposts,
    targetGroupARNs: inNoBalancer,
    nodeRepairConfig: { why: 'EKS repairs nodes of managed node groups alone', unless: { enabled: 'false' } },
    updateConfig: {
      why: 'the nodes of a self-managed group are replaced one at a time',
      unless: { maxUnavailable: '1' },
      like: refused.updateConfig,
    },
    volumeEncrypted: { why: 'volumes are always encrypted', unless: 'true' },
    volumeName: { why: deviceOfImage, unless: '/dev/xvda' },
  },
);

export type SelfManagedGroupConfig = ValueOf<typeof selfManagedGroup>;
