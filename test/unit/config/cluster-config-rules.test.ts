import { describe, expect, it } from 'vitest';
import { job, problemsOf } from './support.ts';

const group = (fields: string): string => `managedNodeGroups:\n  - { name: a, ${fields} }`;

describe('a ClusterConfig contradicts itself', () => {
  it.each([
    [
      'by an endpoint that nobody reaches',
      'vpc: { clusterEndpoints: { publicAccess: false, privateAccess: false } }',
      'config:3:8 vpc.clusterEndpoints: publicAccess and privateAccess are both false',
    ],
    [
      'by ranges for an endpoint that is not public',
      'vpc: { clusterEndpoints: { publicAccess: false }, publicAccessCIDRs: [203.0.113.0/24] }',
      'config:3:51 vpc.publicAccessCIDRs: publicAccess is false',
    ],
    [
      'by ranges that keep its own nodes out',
      'vpc: { clusterEndpoints: { privateAccess: false }, publicAccessCIDRs: [203.0.113.0/24] }',
      'config:3:52 vpc.publicAccessCIDRs: privateAccess is false: nodes would come from the internet too',
    ],
    [
      'by ranges that are none',
      'vpc: { publicAccessCIDRs: [] }',
      'config:3:8 vpc.publicAccessCIDRs: the list is empty, which EKS takes for everybody',
    ],
    [
      'by a range given twice',
      'vpc: { publicAccessCIDRs: [203.0.113.0/24, 203.0.113.0/24] }',
      'config:3:44 vpc.publicAccessCIDRs[1]: it repeats vpc.publicAccessCIDRs[0], 203.0.113.0/24.',
    ],
    [
      'by one zone',
      'availabilityZones: [eu-west-1a]',
      'config:3:1 availabilityZones: 1 zone was given. Write two to four',
    ],
    [
      'by five zones',
      'availabilityZones: [eu-west-1a, eu-west-1b, eu-west-1c, eu-west-1d, eu-west-1e]',
      'config:3:1 availabilityZones: 5 zones were given.',
    ],
    [
      'by a zone given twice',
      'availabilityZones: [eu-west-1a, eu-west-1a]',
      'config:3:33 availabilityZones[1]: it repeats availabilityZones[0], eu-west-1a.',
    ],
    [
      'by a zone of another region',
      'availabilityZones: [eu-west-1a, eu-west-2a]',
      'config:3:33 availabilityZones[1]: eu-west-2a is not a zone of eu-west-1, the region of the cluster. Write one of its own, such as eu-west-1a.',
    ],
    [
      'by Services within the VPC',
      'vpc: { cidr: 10.1.0.0/16 }\nkubernetesNetworkConfig: { serviceIPv4CIDR: 10.0.0.0/12 }',
      "config:4:28 kubernetesNetworkConfig.serviceIPv4CIDR: 10.0.0.0/12 overlaps with the VPC's 10.1.0.0/16.",
    ],
    [
      'by Services within the default VPC',
      'kubernetesNetworkConfig: { serviceIPv4CIDR: 192.168.8.0/24 }',
      "192.168.8.0/24 overlaps with the VPC's 192.168.0.0/16.",
    ],
    [
      'by two add-ons of one name',
      'addons: [{ name: coredns }, { name: coredns }]',
      'config:3:31 addons[1].name: it repeats addons[0].name, coredns.',
    ],
    [
      'by two node groups of one name',
      'managedNodeGroups: [{ name: a }, { name: b }, { name: a }]',
      'config:3:49 managedNodeGroups[2].name: it repeats managedNodeGroups[0].name, a.',
    ],
    [
      'by an add-on that needs nodes, where there are none',
      'managedNodeGroups: []\naddons: [{ name: coredns }, { name: vpc-cni }]',
      'config:4:12 addons[0].name: managedNodeGroups is empty, and coredns would never become ready without a node.',
    ],
    [
      'by no node',
      'managedNodeGroups: [{ name: a, minSize: 0 }, { name: b, desiredCapacity: 0 }]',
      'config:3:1 managedNodeGroups: the node groups have no node at first',
    ],
    [
      'by more nodes than it may have',
      group('desiredCapacity: 5, maxSize: 3'),
      'config:4:16 managedNodeGroups[0].desiredCapacity: 5 is more than maxSize, which is 3.',
    ],
    [
      'by fewer nodes than it must have',
      group('desiredCapacity: 1, minSize: 3'),
      'managedNodeGroups[0].desiredCapacity: 1 is less than minSize, which is 3.',
    ],
    [
      'by a least size above the most',
      group('minSize: 3, maxSize: 2'),
      'managedNodeGroups[0].minSize: 3 is more than maxSize, which is 2.',
    ],
    [
      'by one instance type and a list of them',
      group('instanceType: m5.large, instanceTypes: [m5.large]'),
      'managedNodeGroups[0].instanceTypes: instanceType is given too. Keep one of the two.',
    ],
    [
      'by no instance type',
      group('instanceTypes: []'),
      'managedNodeGroups[0].instanceTypes: 0 types were given. Write 1 to 20',
    ],
    [
      'by an instance type given twice',
      group('instanceTypes: [m5.large, m5.large]'),
      'managedNodeGroups[0].instanceTypes[1]: it repeats managedNodeGroups[0].instanceTypes[0], m5.large.',
    ],
    [
      'by private nodes without a way out',
      `vpc: { nat: { gateway: Disable } }\n${group('privateNetworking: true')}`,
      'config:5:16 managedNodeGroups[0].privateNetworking: vpc.nat.gateway is Disable',
    ],
    [
      'by a taint given twice',
      group('taints: [{ key: x, effect: NoExecute }, { key: x, value: y, effect: NoExecute }]'),
      'managedNodeGroups[0].taints[1]: it repeats managedNodeGroups[0].taints[0], x with the effect NoExecute.',
    ],
    [
      'by operations of a volume that has no such setting',
      group('volumeType: gp2, volumeIOPS: 3000'),
      'managedNodeGroups[0].volumeIOPS: volumes of type gp2 have no such setting. Leave it out.',
    ],
    [
      'by throughput of a volume that has no such setting',
      group('volumeType: io1, volumeThroughput: 200'),
      'managedNodeGroups[0].volumeThroughput: volumes of type io1 have no such setting.',
    ],
    [
      'by a volume larger than its type',
      group('volumeType: gp2, volumeSize: 20000'),
      'managedNodeGroups[0].volumeSize: 20000 is not from 20 to 16384, as volumes of type gp2 are.',
    ],
    [
      'by fewer operations than its type has',
      group('volumeIOPS: 2000'),
      'managedNodeGroups[0].volumeIOPS: 2000 is not from 3000 to 80000',
    ],
    [
      'by more operations than its size allows',
      group('volumeType: io1, volumeSize: 20, volumeIOPS: 2000'),
      'managedNodeGroups[0].volumeIOPS: 2000 is more than 20 GiB of type io1 can do. Write 1000 or less',
    ],
    [
      'by more throughput than its operations carry',
      group('volumeThroughput: 1000'),
      'managedNodeGroups[0].volumeThroughput: 1000 is more than 3000 IO operations a second can carry. Write 750 or less',
    ],
  ])('%s', async (_, lines, expected) => {
    const found = await problemsOf(lines);
    expect(found).toEqual([expect.stringContaining(expected)]);
  });

  it('by more ranges than EKS takes', async () => {
    const ranges = Array.from({ length: 41 }, (_, index) => `203.0.113.${index}/32`);
    expect(await problemsOf(`vpc: { publicAccessCIDRs: [${ranges}] }`)).toEqual([
      'config:3:8 vpc.publicAccessCIDRs: 41 ranges were given. Write 40 at most.',
    ]);
    expect(await problemsOf(`vpc: { publicAccessCIDRs: [${ranges.slice(1)}] }`)).toEqual([]);
  });

  it('by more taints than EKS takes', async () => {
    const taints = Array.from({ length: 51 }, (_, index) => `t${index}: NoExecute`);
    expect(await problemsOf(group(`taints: { ${taints} }`))).toEqual([
      expect.stringContaining('managedNodeGroups[0].taints: 51 taints were given.'),
    ]);
  });

  it('by more tags of a node group, with those of the cluster, than AWS has room for', async () => {
    const tags = (prefix: string): string =>
      `{ ${Array.from({ length: 16 }, (_, index) => `${prefix}${index}: x`).join(', ')} }`;
    expect(await problemsOf(`metadata: { tags: ${tags('a')} }\n${group(`tags: ${tags('b')}`)}`)).toEqual([
      expect.stringContaining('managedNodeGroups[0].tags: with those of metadata.tags they are 32.'),
    ]);
  });

  it('by zones of a region that an input has replaced', async () => {
    const lines = 'metadata: { region: eu-west-1 }\navailabilityZones: [eu-west-1a, eu-west-1b]';
    expect(await problemsOf(lines)).toEqual([]);
    expect(await problemsOf(lines, { region: 'us-east-1' })).toEqual([
      expect.stringContaining('availabilityZones[0]: eu-west-1a is not a zone of us-east-1'),
      expect.stringContaining('availabilityZones[1]: eu-west-1b is not a zone of us-east-1'),
    ]);
  });

  it('not by ranges for everybody beside a private way for nobody', async () => {
    const lines = 'vpc: { clusterEndpoints: { privateAccess: false }, publicAccessCIDRs: [0.0.0.0/0] }';
    expect(await problemsOf(lines)).toEqual([]);
  });

  it('not by the settings of a volume whose type is a slip', async () => {
    expect(await problemsOf(group('volumeType: i01, volumeIOPS: 200'))).toEqual([
      expect.stringContaining('managedNodeGroups[0].volumeType: "i01" is not known'),
    ]);
  });

  it('by an endpoint that the runner of the job does not reach, unless all is to go', async () => {
    const lines = 'vpc: { clusterEndpoints: { publicAccess: false } }';
    const hosted = { ...job, RUNNER_ENVIRONMENT: 'github-hosted' };
    expect(await problemsOf(lines, {}, hosted)).toEqual([
      expect.stringMatching(
        /^config:3:28 vpc\.clusterEndpoints\.publicAccess: it is false, and this job's runner is GitHub's own/,
      ),
    ]);
    expect(await problemsOf(lines, { command: 'down' }, hosted)).toEqual([]);
    expect(await problemsOf(lines, {}, { ...job, RUNNER_ENVIRONMENT: 'self-hosted' })).toEqual([]);
  });

  it('in several places at once, which are told from the top to the end', async () => {
    const found = await problemsOf(`availabilityZones: [eu-west-1a]
vpc: { clusterEndpoints: { publicAccess: false, privateAccess: false } }
managedNodeGroups:
  - { minSize: 3, maxSize: 2 }
  - { name: a, ssh: {} }
  - { name: a }
`);
    expect(found.map((problem) => problem.replace(/: .*/, ''))).toEqual([
      'config:3:1 availabilityZones',
      'config:4:8 vpc.clusterEndpoints',
      'config:6:5 managedNodeGroups[0].name',
      'config:6:7 managedNodeGroups[0].minSize',
      'config:7:16 managedNodeGroups[1].ssh',
      'config:8:7 managedNodeGroups[2].name',
    ]);
  });
});
