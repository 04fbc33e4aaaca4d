/** The fields of a managed node group. */

import type { Taint } from '../../spec/spec.ts';
import { anyText, booleanOrPreferred, oneOf, wholeNumber } from '../parsers.ts';
import * as labels from '../tags-and-labels.ts';
import * as values from '../values.ts';
import { keyArnOrId } from './control-plane-fields.ts';
import { subnetsOfGroup } from './given-network-fields.ts';
import {
  capacityReservation,
  instanceMarketOptions,
  launchTemplate,
  placement,
  securityGroups,
  ssh,
} from './launch-fields.ts';
import { additionalVolume, bottlerocket } from './node-group-more.ts';
import { iamOfGroup, nodeRepairConfig, updateConfig, warmPoolConfig } from './node-group-parts.ts';
import * as refused from './refused-shapes.ts';
import { instanceSelector } from './selector-fields.ts';
import {
  converted,
  field,
  flag,
  list,
  mapping,
  mappingOr,
  required,
  type Shape,
  text,
  texts,
  type ValueOf,
} from './shapes.ts';

export const tags = texts('a mapping of tags to values', labels.checkTag);
const tagsOfGroup = texts('a mapping of tags to values', labels.checkGroupTag);

/** As a list of keys, values and effects; or, as in eksctl's older files, as a mapping of keys to `value:effect`. */
const taints: Shape<readonly (Taint | undefined)[]> = mappingOr(
  converted(
    texts('a mapping of keys to `value:effect`', (key, content) => labels.taint(taintFrom(key, content))),
    (given) => Object.entries(given).map(([key, content]) => labels.taint(taintFrom(key, content))),
  ),
  list(
    'taints',
    converted(
      mapping({
        key: required(text('a text', anyText), 'Key of the taint.'),
        value: field(text('a text', anyText), 'Value of the taint. Default: none.'),
        effect: required(
          text('`NoSchedule`, `PreferNoSchedule` or `NoExecute`', anyText),
          'What happens to pods that do not tolerate it.',
        ),
      }),
      ({ key, value = '', effect }) =>
        key === undefined || effect === undefined ? undefined : labels.taint({ key, value, effect }),
    ),
  ),
);

function taintFrom(key: string, content: string): labels.TaintText {
  const at = content.indexOf(':');
  return { key, value: content.slice(0, Math.max(at, 0)), effect: content.slice(at + 1) };
}

const ofEks = 'EKS has the Auto Scaling group of a managed node group';

const ofSelfManaged = {
  why: 'EKS has no such setting of a managed node group',
  instead: 'Write the group into nodeGroups.',
};

/** Why groups of neither kind have some fields. */
export const inNoBalancer = {
  why: 'nodes are in no load balancer by themselves',
  instead: 'Write a Service or an Ingress, whose controller puts them into its own.',
};
export const usualInterfaces = { why: 'nodes have the network interfaces that EC2 gives them' };
export const zonesAlone = {
  why: 'nodes are in zones of the region itself',
  instead: 'Write availabilityZones.',
};
export const deviceOfImage = 'it is the device that the AMI has its volume on';
export const onOutposts = 'nodes are in the region, and not on an Outpost';

export const nodeGroup = mapping(
  {
    name: required(text('a name', values.nodeGroupName), 'Name of the node group.'),
    instanceType: field(
      text('an instance type', values.instanceType),
      'EC2 instance type. Default: `m5.large`, as in eksctl.',
    ),
    instanceTypes: field(
      list('instance types', text('an instance type', values.instanceType)),
      'EC2 instance types of one architecture, at most 20, instead of `instanceType`.',
    ),
    instanceSelector: field(
      instanceSelector,
      'What the instance types are like, instead of their names: those of the region that are so, at most 20, by their names. They are chosen when the group is made, and stay as long as they are so.',
    ),
    spot: field(
      text('`true`, `false` or `preferred`', booleanOrPreferred),
      'Spot instances; with `preferred`, which eksctl does not know, on-demand instances where there are none of spot. Default: `false`.',
    ),
    desiredCapacity: field(
      text('a number of nodes', wholeNumber(0, 450, 2)),
      'Nodes at first. Default: `minSize`.',
    ),
    minSize: field(
      text('a number of nodes', wholeNumber(0, 450, 2)),
      'Fewest nodes. Default: `desiredCapacity`, or 2.',
    ),
    maxSize: field(
      text('a number of nodes', wholeNumber(1, 450, 3)),
      'Most nodes. Default: `desiredCapacity`, or `minSize`.',
    ),
    volumeSize: field(
      text('a number of GiB', wholeNumber(20, 65_536, 80)),
      'Size of the volume, which is always encrypted. Default: 80, as in eksctl.',
    ),
    volumeType: field(
      text('`gp2`, `gp3`, `io1` or `io2`', oneOf('gp2', 'gp3', 'io1', 'io2')),
      'Type of the volume. Default: `gp3`.',
    ),
    volumeIOPS: field(
      text('a number', wholeNumber(100, 256_000, 3000)),
      "IO operations a second, for gp3, io1 and io2. Default: the type's own; 100 for io1 and io2.",
    ),
    volumeThroughput: field(
      text('a number', wholeNumber(125, 2000, 125)),
      "MiB a second, for gp3. Default: the type's own.",
    ),
    volumeKmsKeyID: field(
      text('the ARN or the id of a key', keyArnOrId),
      "ARN of the KMS key that the volumes are encrypted with, in the region of the cluster; or its id, of a key of this account. It has to let Auto Scaling's service-linked role use it. Default: the account's key for EBS.",
    ),
    labels: field(
      texts('a mapping of labels to values', labels.checkLabel),
      'Kubernetes labels of the nodes.',
    ),
    taints: field(taints, 'Kubernetes taints of the nodes, at most 50.'),
    tags: field(
      tagsOfGroup,
      "Tags for the node group, its instances and its volumes, on top of the cluster's; those of cluster-autoscaler (`k8s.io/cluster-autoscaler/…`), too.",
    ),
    amiFamily: field(
      text('`AmazonLinux2023` or `Bottlerocket`', values.amiFamily),
      'Operating system. Default: `AmazonLinux2023`.',
    ),
    privateNetworking: field(
      flag,
      'Nodes in the private subnets. Default: `true`, and `false` where there is no NAT gateway.',
    ),
    availabilityZones: field(
      list('zones', text('a zone', values.zone)),
      'Zones of the nodes, of those in `availabilityZones` of the file; where that is left out, the cluster is in these and one or two more. Default: all of the cluster that have the instance types.',
    ),
    subnets: field(
      subnetsOfGroup,
      'Subnets of the nodes, of those in `vpc.subnets`, by name or id. Default: all that are private, or public, as `privateNetworking` says.',
    ),
    iam: field(iamOfGroup),
    updateConfig: field(updateConfig),
    nodeRepairConfig: field(nodeRepairConfig),
    releaseVersion: field(
      text('a release of the AMI', values.releaseVersion),
      'Release of the AMI. Default: the newest when nodes are made. Another one replaces every node.',
    ),
    maxPodsPerNode: field(
      text('a number of pods', wholeNumber(4, 737, 58)),
      'Most pods on a node, for `AmazonLinux2023`. Default: as many as the instance type has addresses for.',
    ),
    instanceName: field(
      text('a name', values.instanceName),
      "Tag `Name` of the instances and their volumes. Default: the cluster's name and the group's.",
    ),
    instancePrefix: field(text('a name', values.instanceName), 'What comes before it, with a hyphen.'),
    ebsOptimized: field(
      flag,
      'Whether instances of types that are not EBS-optimized anyway are so. Default: as EC2 has it.',
    ),
    enableDetailedMonitoring: field(
      flag,
      'Whether CloudWatch has metrics of each minute, which it charges for. Default: `false`.',
    ),
    disablePodIMDS: field(
      flag,
      'Whether the metadata service, and by it the role of the node, is kept from pods outside of the host network. Default: `true`, and `false` where `iam` gives nodes more than they need, for programs in pods.',
    ),
    ssh: field(ssh),
    securityGroups: field(securityGroups),
    placement: field(placement),
    launchTemplate: field(launchTemplate),
    capacityReservation: field(capacityReservation),
    instanceMarketOptions: field(instanceMarketOptions),
    ami: field(
      text('the id of an image', values.imageId),
      "Your own image, which has to suit the `amiFamily`. Another one replaces every node, and so do then other labels and taints. Default: EKS's newest when nodes are made.",
    ),
    preBootstrapCommands: field(
      list('commands', text('a command', anyText)),
      'Shell commands that run before the kubelet is started, for `AmazonLinux2023`.',
    ),
    overrideBootstrapCommand: field(
      text('a NodeConfig', anyText),
      "A NodeConfig over EKS's, for `AmazonLinux2023`: nodeadm merges both. With `ami`, a script may stand in its place, as in `nodeGroups`.",
    ),
    additionalVolumes: field(list('volumes', additionalVolume)),
    bottlerocket: field(bottlerocket),
    warmPoolConfig: field(
      warmPoolConfig,
      'Instances that are started beforehand, and join when the group grows. Default: none.',
    ),
  },
  {
    asgMetricsCollection: { why: ofEks, like: refused.metricsCollection },
    asgSuspendProcesses: ofEks,
    classicLoadBalancerNames: inNoBalancer,
    clusterDNS: ofSelfManaged,
    connectionTracking: { ...usualInterfaces, like: refused.connectionTracking },
    containerRuntime: { why: 'nodes run containerd', unless: 'containerd' },
    cpuCredits: ofSelfManaged,
    disableIMDSv1: { why: 'IMDSv2 is always required', unless: 'true' },
    efaEnabled: { ...usualInterfaces, unless: 'false' },
    enclaveEnabled: { ...ofSelfManaged, unless: 'false' },
    instancesDistribution: { why: ofSelfManaged.why, instead: 'Write instanceTypes, and spot.' },
    kubeletExtraConfig: ofSelfManaged,
    localZones: zonesAlone,
    maxInstanceLifetime: ofSelfManaged,
    outpostARN: onOutposts,
    propagateASGTags: {
      why: 'the Cluster Autoscaler asks EKS for the labels and taints of a managed group, and needs no tags of its Auto Scaling group for them',
      unless: 'false',
    },
    targetGroupARNs: inNoBalancer,
    volumeEncrypted: { why: 'volumes are always encrypted', unless: 'true' },
    volumeName: { why: deviceOfImage, unless: '/dev/xvda' },
  },
);

export type NodeGroupConfig = ValueOf<typeof nodeGroup>;
