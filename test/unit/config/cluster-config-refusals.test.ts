import { describe, expect, it } from 'vitest';
import { problems, problemsOf } from './support.ts';

const exactlyOrMatching = (expected: string | RegExp) =>
  typeof expected === 'string' ? expected : expect.stringMatching(expected);

describe('text that is no ClusterConfig', () => {
  it.each([
    [
      'no good YAML',
      'kind: ClusterConfig\nmetadata: [a\nvpc: "x',
      [
        /^config:3:1: it is not good YAML: .*\.$/,
        /^config:3:8: it is not good YAML: Missing closing "quote\.$/,
      ],
    ],
    [
      'indented by tabs',
      'metadata:\n\tname: a\n',
      [/^config:2:1: it is not good YAML: Tabs are not allowed/],
    ],
    [
      'of an unknown tag',
      'kind: !custom a\nfoo: 1\n',
      [/^config:1:7: it is not good YAML: Unresolved tag: !custom\.$/],
    ],
    [
      'several documents',
      'kind: a\n---\nkind: b\n',
      [/^config:3:1: a second document begins here\. Write one/],
    ],
    ['empty', '# nothing\n\n# here', [/^config:1:1: it is empty\. Write an eksctl ClusterConfig/]],
    ['a list', '- a\n- b\n', [/^config:1:1: it is not a mapping\./]],
  ])('because it is %s is refused where that shows', async (_, config, expected) => {
    expect(await problems({ config })).toEqual(expected.map((pattern) => expect.stringMatching(pattern)));
  });

  it.each([
    [
      'apiVersion: eksctl.io/v1alpha4\nkind: ClusterConfig',
      'config:1:1 apiVersion: "eksctl.io/v1alpha4" is not known. Did you mean eksctl.io/v1alpha5? Write one of: eksctl.io/v1alpha5.',
    ],
    [
      'apiVersion: eksctl.io/v1alpha5\nkind: Cluster',
      'config:2:1 kind: "Cluster" is not known. Write one of: ClusterConfig.',
    ],
    ['kind: ClusterConfig\nvpc:', 'config:1:1 apiVersion: it is missing. Write `eksctl.io/v1alpha5`.'],
  ])('because it is of another kind is refused', async (config, expected) => {
    expect(await problems({ config: `${config}\n` })).toEqual([expected]);
  });
});

describe('a field', () => {
  it.each([
    [
      'forceUpdateVersion',
      'metadata:\n  forceUpdateVersion: true',
      'config:4:3 metadata.forceUpdateVersion: it is not supported: a cluster keeps the Kubernetes version that it was made with. Leave it out.',
    ],
    [
      'karpenter',
      'karpenter: { version: 1 }',
      'config:3:1 karpenter: it is not supported: its roles, its queue and its chart are not made. Write autoModeConfig, by which EKS itself runs Karpenter, or install it in a step after `up`: `down` ends the instances that it has started.',
    ],
  ])('of eksctl that is not supported is refused by its path: %s', async (_, lines, expected) => {
    expect(await problemsOf(lines)).toEqual([expected]);
  });

  it.each([
    [
      'managedNodeGroup: []',
      'config:3:1 managedNodeGroup: it is not a known field. Did you mean "managedNodeGroups"?',
    ],
    [
      'vpc: { clusterEndpoints: { privateacces: true } }',
      'config:3:28 vpc.clusterEndpoints.privateacces: it is not a known field. Did you mean "privateAccess"?',
    ],
    [
      'vpc: { nat: { single: true } }',
      'config:3:15 vpc.nat.single: it is not a known field. Leave it out, or write one of: gateway.',
    ],
    [
      'constructor: 1',
      /^config:3:1 constructor: it is not a known field\. Leave it out, or write one of: apiVersion, kind, /,
    ],
  ])('that nobody knows is refused, with what was probably meant: %s', async (lines, expected) => {
    expect(await problemsOf(lines)).toEqual([exactlyOrMatching(expected)]);
  });

  it.each([
    [
      'given twice',
      'metadata:\n  name: a\n  region: eu-west-1\n  name: b',
      'config:6:3 metadata.name: it is given twice. Keep one.',
    ],
    [
      'a list instead of a text',
      'metadata: { name: [a] }',
      'config:3:13 metadata.name: it is a list. Write a name.',
    ],
    [
      'a mapping instead of a text',
      'availabilityZones: [eu-west-1a, { a: b }]',
      'config:3:33 availabilityZones[1]: it is a mapping. Write a zone.',
    ],
    [
      'a text instead of a list',
      'availabilityZones: eu-west-1a',
      'config:3:1 availabilityZones: it is not a list. Write each item on a line of its own, after a hyphen.',
    ],
    [
      'a text instead of a mapping',
      'vpc: 10.0.0.0/16',
      'config:3:1 vpc: it is not a mapping. Write `field: value`, a line each.',
    ],
    [
      'a list instead of the text of a tag',
      'metadata: { tags: { team: [a] } }',
      'config:3:21 metadata.tags.team: it is a list or a mapping. Write a text.',
    ],
    [
      'an empty item',
      'addons:\n  - name: metrics-server\n  -\n',
      /^config:5:\d addons\[1\]: it is empty\. Write a mapping, or leave the item out\.$/,
    ],
    [
      'required and missing',
      'addons:\n  - version: v1.0.0-eksbuild.1',
      'config:4:5 addons[0].name: it is missing. Write a name.',
    ],
    [
      'named by an anchor that is not there',
      'vpc: *network',
      'config:3:6 vpc: it names an anchor that does not stand before it.',
    ],
    [
      'merged with itself',
      'vpc: &v { <<: *v, cidr: 10.0.0.0/8 }',
      /^config:3:19 vpc\.cidr: "10\.0\.0\.0\/8" is not of a size/,
    ],
    [
      'keyed by a list',
      'vpc: { [a]: b }',
      'config:3:1 vpc: it has a key that is not a text. Write `field: value`, a line each.',
    ],
  ])('is refused when it is %s', async (_, lines, expected) => {
    expect(await problemsOf(lines)).toEqual([exactlyOrMatching(expected)]);
  });
});

describe('a value that cannot be meant', () => {
  const group = (field: string): string => `managedNodeGroups: [{ name: a, ${field} }]`;

  it.each([
    ['metadata: { name: a.b }', 'metadata.name', 'is not a name for a cluster'],
    ['metadata: { version: 1.4 }', 'metadata.version', 'is not a minor version of Kubernetes'],
    [
      'metadata: { tags: { "aws:a": b } }',
      'metadata.tags.aws:a',
      'is a key that says whose a thing is to AWS',
    ],
    [
      'availabilityZones: [eu-west-1a, euw1-az2]',
      'availabilityZones[1]',
      'is not the name of an availability zone',
    ],
    ['vpc: { cidr: 10.0.0.0 }', 'vpc.cidr', 'is not a range of IPv4 addresses'],
    ['vpc: { cidr: 10.0.0.256/24 }', 'vpc.cidr', 'is not a range of IPv4 addresses'],
    ['vpc: { cidr: 10.1.2.3/16 }', 'vpc.cidr', 'has bits beyond its first 16. Write 10.1.0.0/16.'],
    ['vpc: { cidr: 10.0.0.0/15 }', 'vpc.cidr', 'is not of a size from /16 to /24'],
    ['vpc: { cidr: 10.0.0.0/25 }', 'vpc.cidr', 'is not of a size from /16 to /24'],
    ['vpc: { cidr: 8.8.0.0/16 }', 'vpc.cidr', 'is not within any of 10.0.0.0/8, 172.16.0.0/12'],
    [
      'vpc: { nat: { gateway: single } }',
      'vpc.nat.gateway',
      'Write one of: Single, HighlyAvailable, Disable.',
    ],
    [
      'vpc: { clusterEndpoints: { publicAccess: on } }',
      'vpc.clusterEndpoints.publicAccess',
      'is neither true nor false',
    ],
    ['vpc: { publicAccessCIDRs: ["::/0"] }', 'vpc.publicAccessCIDRs[0]', 'is not a range of IPv4 addresses'],
    ['vpc: { publicAccessCIDRs: [203.0.113.9/24] }', 'vpc.publicAccessCIDRs[0]', 'Write 203.0.113.0/24.'],
    ['vpc: { publicAccessCIDRs: [192.168.4.0/24] }', 'vpc.publicAccessCIDRs[0]', 'is private'],
    [
      'kubernetesNetworkConfig: { serviceIPv4CIDR: 10.0.0.0/11 }',
      'kubernetesNetworkConfig.serviceIPv4CIDR',
      'is not of a size from /12 to /24',
    ],
    [
      'kubernetesNetworkConfig: { serviceIPv4CIDR: 100.64.0.0/16 }',
      'kubernetesNetworkConfig.serviceIPv4CIDR',
      'is not within any of',
    ],
    [
      'accessConfig: { authenticationMode: ENTRIES }',
      'accessConfig.authenticationMode',
      'Write one of: CONFIG_MAP, API_AND_CONFIG_MAP, API.',
    ],
    ['iam: { serviceRoleARN: eks }', 'iam.serviceRoleARN', 'is not the ARN of an IAM role'],
    [
      'cloudWatch: { clusterLogging: { enableTypes: [apis] } }',
      'cloudWatch.clusterLogging.enableTypes[0]',
      'is not known',
    ],
    [
      'upgradePolicy: { supportType: standard }',
      'upgradePolicy.supportType',
      'Write one of: STANDARD, EXTENDED.',
    ],
    ['addons: [{ name: CoreDNS }]', 'addons[0].name', 'is not the name of an EKS add-on, in small letters'],
    ['addons: [{ name: a, version: newest }]', 'addons[0].version', 'is not the version of an EKS add-on'],
    [
      'addons: [{ name: coredns, namespaceConfig: { namespace: dns } }]',
      'addons[0].namespaceConfig.namespace',
      'coredns has to be in kube-system, where nodes and pods count on it. Leave it out.',
    ],
    [
      'addons: [{ name: a, namespaceConfig: { namespace: A_B } }]',
      'addons[0].namespaceConfig.namespace',
      'is not the name of a namespace',
    ],
    [
      'addons: [{ name: a, resolveConflicts: force }]',
      'addons[0].resolveConflicts',
      'it is not known. Write one of: none, overwrite, preserve.',
    ],
    [
      'addonsConfig: { disableDefaultAddons: true }',
      'addonsConfig.disableDefaultAddons',
      'it is true, and addons has no vpc-cni: nodes do not become Ready',
    ],
    [
      'addons: [{ name: a, configurationValues: many }]',
      'addons[0].configurationValues',
      'it is not the text of a mapping',
    ],
    [
      `addons: [{ name: a, configurationValues: '{"a": ' }]`,
      'addons[0].configurationValues',
      'it is not good YAML',
    ],
    [
      'addons: [{ name: a, configurationValues: &v { b: *v } }]',
      'addons[0].configurationValues',
      'it cannot be written as JSON',
    ],
    [group('instanceType: m5large'), 'managedNodeGroups[0].instanceType', 'is not an EC2 instance type'],
    [
      group('desiredCapacity: few'),
      'managedNodeGroups[0].desiredCapacity',
      'is not a whole number from 0 to 450',
    ],
    [group('maxSize: 0'), 'managedNodeGroups[0].maxSize', 'is not a whole number from 1 to 450'],
    [group('volumeSize: 10'), 'managedNodeGroups[0].volumeSize', 'is not a whole number from 20 to 65536'],
    [group('volumeType: st1'), 'managedNodeGroups[0].volumeType', 'Write one of: gp2, gp3, io1, io2.'],
    [group('amiFamily: AmazonLinux2'), 'managedNodeGroups[0].amiFamily', 'AmazonLinux2 is gone'],
    [
      group('amiFamily: Ubuntu2404'),
      'managedNodeGroups[0].amiFamily',
      'Write one of: AmazonLinux2023, Bottlerocket.',
    ],
    [group('labels: { "-a": b }'), 'managedNodeGroups[0].labels.-a', 'is not the key of a label'],
    [group('labels: { a/b/c: d }'), 'managedNodeGroups[0].labels.a/b/c', 'is not the key of a label'],
    [group('labels: { A.com/b: c }'), 'managedNodeGroups[0].labels.A.com/b', 'is not the key of a label'],
    [group('labels: { a: b c }'), 'managedNodeGroups[0].labels.a', 'is not the value of a label'],
    [
      group('labels: { a: }'),
      'managedNodeGroups[0].labels.a',
      '"" is not the value of a label. Write 1 to 63',
    ],
    [
      group('labels: { node-role.kubernetes.io/a: b }'),
      'managedNodeGroups[0].labels.node-role.kubernetes.io/a',
      'only Kubernetes and EKS give',
    ],
    [
      group('labels: { eks.amazonaws.com/a: b }'),
      'managedNodeGroups[0].labels.eks.amazonaws.com/a',
      'only Kubernetes and EKS give',
    ],
    [
      group('taints: [{ key: a b, effect: NoExecute }]'),
      'managedNodeGroups[0].taints[0]',
      'is not the key of a taint',
    ],
    [
      group('taints: [{ key: a, value: b!, effect: NoExecute }]'),
      'managedNodeGroups[0].taints[0]',
      'is not the value of a taint',
    ],
    [
      group('taints: [{ key: a, effect: NO_EXECUTE }]'),
      'managedNodeGroups[0].taints[0]',
      'Write one of: NoSchedule, NoExecute',
    ],
    [group('taints: { a: b }'), 'managedNodeGroups[0].taints.a', 'Write one of: NoSchedule, NoExecute'],
    [
      `managedNodeGroups: [{ name: ${'a'.repeat(64)} }]`,
      'managedNodeGroups[0].name',
      'is not a name for a node group',
    ],
  ])('is refused: %s', async (lines, path, message) => {
    const [problem, ...others] = await problemsOf(lines);
    expect(others).toEqual([]);
    expect(problem).toMatch(/^config:3:\d+ /);
    expect(problem).toContain(` ${path}: `);
    expect(problem).toContain(message);
  });

  it('is not a label that the kubelet may give itself', async () => {
    expect(await problemsOf(group('labels: { node.kubernetes.io/pool: a }'))).toEqual([]);
  });
});
