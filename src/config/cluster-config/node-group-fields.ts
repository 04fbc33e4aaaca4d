/** The fields of a managed node group. */

import type { Taint } from '../../spec/spec.ts';
import { anyText, oneOf, wholeNumber } from '../parsers.ts';
import * as values from '../values.ts';
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

export const tags = texts('a mapping of tags to values', values.checkTag);

/** As a list of keys, values and effects; or, as in eksctl's older files, as a mapping of keys to `value:effect`. */
const taints: Shape<readonly (Taint | undefined)[]> = mappingOr(
  converted(
    texts('a mapping of keys to `value:effect`', (key, content) => values.taint(taintFrom(key, content))),
    (given) => Object.entries(given).map(([key, content]) => values.taint(taintFrom(key, content))),
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
        key === undefined || effect === undefined ? undefined : values.taint({ key, value, effect }),
    ),
  ),
);

function taintFrom(key: string, content: string): values.TaintText {
  const at = content.indexOf(':');
  return { key, value: content.slice(0, Math.max(at, 0)), effect: content.slice(at + 1) };
}

export const nodeGroup = mapping(
  {
    name: required(text('a name', values.nodeGroupName), 'Name of the node group.'),
    instanceType: field(
      text('an instance type', values.instanceType),
      'EC2 instance type. Default: `m5.large`.',
    ),
    instanceTypes: field(
      list('instance types', text('an instance type', values.instanceType)),
      'EC2 instance types of one architecture, at most 20, instead of `instanceType`.',
    ),
    spot: field(flag, 'Spot instances. Default: `false`.'),
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
      'Size of the volume, which is always encrypted. Default: 80.',
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
    labels: field(
      texts('a mapping of labels to values', values.checkLabel),
      'Kubernetes labels of the nodes.',
    ),
    taints: field(taints, 'Kubernetes taints of the nodes, at most 50.'),
    tags: field(tags, "Tags for the node group, its instances and its volumes, on top of the cluster's."),
    amiFamily: field(
      text('`AmazonLinux2023` or `Bottlerocket`', values.amiFamily),
      'Operating system. Default: `AmazonLinux2023`.',
    ),
    privateNetworking: field(
      flag,
      'Nodes in the private subnets. Default: `true`, and `false` where there is no NAT gateway.',
    ),
  },
  {
    additionalVolumes: '',
    ami: '',
    asgSuspendProcesses: '',
    availabilityZones: 'a node group spans the zones of the cluster',
    bottlerocket: '',
    capacityReservation: '',
    disableIMDSv1: 'IMDSv2 is always required',
    disablePodIMDS: 'pods cannot reach the metadata service',
    ebsOptimized: '',
    efaEnabled: '',
    enableDetailedMonitoring: '',
    iam: '',
    instanceMarketOptions: '',
    instanceName: '',
    instancePrefix: '',
    instanceSelector: 'write instanceTypes',
    kubeletExtraConfig: '',
    launchTemplate: '',
    localZones: '',
    maxPodsPerNode: '',
    nodeRepairConfig: '',
    outpostARN: '',
    overrideBootstrapCommand: '',
    placement: '',
    preBootstrapCommands: '',
    propagateASGTags: '',
    releaseVersion: '',
    securityGroups: '',
    ssh: 'nodes have no SSH',
    subnets: 'a network of its own is made for the cluster',
    updateConfig: '',
    volumeEncrypted: 'volumes are always encrypted',
    volumeKmsKeyID: 'volumes are encrypted with the key of the account',
    volumeName: '',
    warmPoolConfig: '',
  },
);

export type NodeGroupConfig = ValueOf<typeof nodeGroup>;
