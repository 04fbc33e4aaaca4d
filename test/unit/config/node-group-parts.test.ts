import { describe, expect, it } from 'vitest';
import type { NodeGroupSpec } from '../../../src/spec/node-group.ts';
import { problemsOf, specOf } from './support.ts';

const lines = (field: string): string => `managedNodeGroups: [{ name: a, maxSize: 5, ${field} }]`;

const groupOf = async (field: string, before = ''): Promise<NodeGroupSpec | undefined> =>
  (await specOf(before + lines(field))).nodeGroups[0];

describe('a part of a managed node group', () => {
  it.each([
    ['updateConfig: { maxUnavailable: 2 }', { updates: { maxUnavailable: 2, strategy: 'DEFAULT' } }],
    ['updateConfig: {}', { updates: { maxUnavailable: 1, strategy: 'DEFAULT' } }],
    [
      'updateConfig: { maxUnavailablePercentage: 50, updateStrategy: MINIMAL }',
      { updates: { maxUnavailablePercentage: 50, strategy: 'MINIMAL' } },
    ],
    ['releaseVersion: 1.36.2-20261117', { releaseVersion: '1.36.2-20261117' }],
    ['releaseVersion: 1.51.0-8f3a2c1d, amiFamily: Bottlerocket', { releaseVersion: '1.51.0-8f3a2c1d' }],
    [
      'warmPoolConfig: {}',
      {
        warmPool: { enabled: true, minSize: 0, mostPrepared: undefined, state: 'STOPPED', reuses: false },
      },
    ],
    [
      'warmPoolConfig: { minSize: 1, maxGroupPreparedCapacity: 4, poolState: RUNNING, reuseOnScaleIn: true }',
      { warmPool: { enabled: true, minSize: 1, mostPrepared: 4, state: 'RUNNING', reuses: true } },
    ],
    [
      'iam: { instanceRoleARN: "arn:aws:iam::111122223333:role/nodes" }',
      { roleArn: 'arn:aws:iam::111122223333:role/nodes' },
    ],
    [
      'iam: { attachPolicyARNs: ["arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore"], withAddonPolicies: { autoScaler: true, efs: true, xRay: false } }',
      {
        permissions: {
          policies: [
            'arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore',
            'service-role/AmazonEFSCSIDriverPolicy',
          ],
          programs: ['autoScaler'],
        },
      },
    ],
    ['iam: { withAddonPolicies: { autoScaler: true } }', { launch: { podsSeeMetadata: true } }],
    ['disablePodIMDS: false', { launch: { podsSeeMetadata: true } }],
    [
      'disablePodIMDS: true, iam: { withAddonPolicies: { autoScaler: true } }, ebsOptimized: true',
      { launch: { ebsOptimized: true } },
    ],
    [
      'nodeRepairConfig: { enabled: true, maxUnhealthyNodeThresholdPercentage: 20 }',
      { repair: { enabled: true, maxUnhealthyNodeThresholdPercentage: 20 } },
    ],
    [
      'instanceSelector: { vCPUs: 2, memory: 4, deny: "^t" }',
      { instanceTypes: [], selector: { vCpus: 2, memory: 4096, architecture: 'x86_64', deny: '^t' } },
    ],
    [
      'instanceSelector: { memory: 512MiB, gpus: 0, cpuArchitecture: arm64 }',
      { instanceTypes: [], selector: { memory: 512, gpus: 0, architecture: 'arm64' } },
    ],
    [
      'instanceSelector: { memory: "0.5" }, instanceTypes: [t3.nano]',
      { instanceTypes: ['t3.nano'], selector: { memory: 512, architecture: 'x86_64' } },
    ],
    ['instanceSelector: {}', { instanceTypes: ['m5.large'] }],
    ['preBootstrapCommands: [date]', { launch: { preBootstrapCommands: ['date'] } }],
    [
      'overrideBootstrapCommand: "{ apiVersion: node.eks.aws/v1alpha1, kind: NodeConfig }"',
      { launch: { overrideBootstrapCommand: '{ apiVersion: node.eks.aws/v1alpha1, kind: NodeConfig }' } },
    ],
    [
      'ami: ami-0123456789abcdef0, overrideBootstrapCommand: "#!/bin/bash"',
      { launch: { ami: 'ami-0123456789abcdef0', overrideBootstrapCommand: '#!/bin/bash' } },
    ],
    [
      'ami: ami-0123456789abcdef0, amiFamily: Bottlerocket, maxPodsPerNode: 20',
      { launch: { ami: 'ami-0123456789abcdef0', maxPods: 20 } },
    ],
    [
      'volumeKmsKeyID: "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"',
      { volume: { key: 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab' } },
    ],
    [
      'launchTemplate: { id: lt-0123456789abcdef0, version: "3" }, instanceType: t3.large',
      { launch: { template: { id: 'lt-0123456789abcdef0', version: 3, isOfFamily: false } } },
    ],
    [
      'launchTemplate: { id: lt-0123456789abcdef0 }, instanceTypes: [t3.large], amiFamily: Bottlerocket',
      { launch: { template: { id: 'lt-0123456789abcdef0', isOfFamily: true } } },
    ],
    [
      'capacityReservation: { capacityReservationPreference: open }',
      { launch: { reservation: { preference: 'open', isBlock: false } } },
    ],
    [
      'capacityReservation: { capacityReservationTarget: { capacityReservationID: cr-0123456789abcdef0 } }, instanceMarketOptions: { marketType: capacity-block }',
      { launch: { reservation: { id: 'cr-0123456789abcdef0', isBlock: true } } },
    ],
    [
      'bottlerocket: { enableAdminContainer: true, settings: { motd: hello, host-containers: { control: { enabled: false } } } }, amiFamily: Bottlerocket',
      {
        launch: {
          bottlerocket:
            '{"motd":"hello","host-containers":{"control":{"enabled":false},"admin":{"enabled":true}}}',
        },
      },
    ],
    [
      'additionalVolumes: [{ volumeName: /dev/sdf, volumeSize: 20, volumeEncrypted: true }, { volumeName: /dev/sdg, volumeType: io2 }]',
      {
        moreVolumes: [
          { device: '/dev/sdf', size: 20, type: 'gp3' },
          { device: '/dev/sdg', size: 80, type: 'io2', iops: 100 },
        ],
      },
    ],
    ['maxPodsPerNode: 20', { launch: { maxPods: 20 } }],
    [
      'instanceName: worker, instancePrefix: shop',
      { launch: { instanceName: 'worker', instancePrefix: 'shop' } },
    ],
    ['ebsOptimized: false', { launch: { ebsOptimized: false } }],
    ['enableDetailedMonitoring: true', { launch: { detailedMonitoring: true } }],
    ['ssh: { publicKeyName: operators, enableSsm: true }', { launch: { keyName: 'operators' } }],
    [
      'securityGroups: { attachIDs: [sg-0123456789abcdef0] }',
      { launch: { securityGroups: ['sg-0123456789abcdef0'] } },
    ],
    ['placement: { groupName: close together }', { launch: { placementGroup: 'close together' } }],
  ])('is read: %s', async (field, expected) => {
    expect(await groupOf(field)).toMatchObject(expected);
  });

  it('may be the zones of its nodes, of those of the cluster', async () => {
    const before = 'availabilityZones: [eu-west-1a, eu-west-1b]\n';
    expect(await groupOf('availabilityZones: [eu-west-1b]', before)).toMatchObject({ zones: ['eu-west-1b'] });
  });

  it('is undefined where the file does not say it', async () => {
    const group = await groupOf('minSize: 1');
    for (const part of ['updates', 'repair', 'releaseVersion', 'warmPool', 'zones', 'launch'])
      expect(group).not.toHaveProperty(part);
  });

  it.each([
    [
      'updateConfig: { maxUnavailable: 1, maxUnavailablePercentage: 5 }',
      'updateConfig.maxUnavailablePercentage: maxUnavailable is given too. Keep one of the two.',
    ],
    [
      'nodeRepairConfig: { maxParallelNodesRepairedCount: 1, maxParallelNodesRepairedPercentage: 5 }',
      'nodeRepairConfig.maxParallelNodesRepairedPercentage: maxParallelNodesRepairedCount is given too. Keep one of the two.',
    ],
    [
      'nodeRepairConfig: { nodeRepairConfigOverrides: [{ nodeMonitoringCondition: a, nodeUnhealthyReason: b, minRepairWaitTimeMins: 5, repairAction: Terminate }] }',
      'Write one of: Replace, Reboot, NoAction.',
    ],
    ['updateConfig: { maxUnavailable: 101 }', 'is not a whole number from 1 to 100'],
    [
      'amiFamily: Bottlerocket, preBootstrapCommands: [date]',
      'preBootstrapCommands: Bottlerocket is started by its settings, and runs no commands. Leave it out.',
    ],
    ['overrideBootstrapCommand: "#!/bin/bash"', 'overrideBootstrapCommand: it is no NodeConfig'],
    [
      'ami: ami-0123456789abcdef0, labels: { tier: web }, overrideBootstrapCommand: "#!/bin/bash"',
      'labels: the script of overrideBootstrapCommand does not use $NODE_LABELS',
    ],
    ['instanceSelector: { vCPUs: 2 }, instanceType: m5.large', 'instanceType is given too. Keep one'],
    ['instanceSelector: { memory: much }', '"much" is not a size of memory. Write GiB, such as 4'],
    ['instanceSelector: { memory: 1.5MiB }', '"1.5MiB" is not a size of memory.'],
    ['instanceSelector: { allow: "(" }', '"(" is not a regular expression.'],
    ['instanceSelector: { cpuArchitecture: i386 }', 'Write one of: x86_64, amd64, arm64.'],
    ['ami: ubuntu', 'ami: "ubuntu" is not the id of an image'],
    [
      'ami: ami-0123456789abcdef0, releaseVersion: 1.36.2-20261117',
      "releaseVersion: only EKS's own images have it, and ami is given.",
    ],
    [
      'ami: ami-0123456789abcdef0, warmPoolConfig: {}',
      "warmPoolConfig: only EKS's own images have it, and ami is given.",
    ],
    [
      'volumeKmsKeyID: "arn:aws:kms:us-east-1:111122223333:key/1"',
      'volumeKmsKeyID: the key is in us-east-1, and what it is for is in eu-west-1',
    ],
    ['volumeKmsKeyID: alias/volumes', 'is not the ARN or the id of a key of KMS (not of an alias'],
    ['iam: { instanceRoleName: nodes }', 'make a role of that name once, and write instanceRoleARN.'],
    [
      'launchTemplate: { id: lt-0123456789abcdef0 }',
      'launchTemplate: the group has to say of which instance types its nodes are, and the template not.',
    ],
    ['launchTemplate: { id: mine }, instanceType: t3.large', '"mine" is not the id of a launch template'],
    ...['volumeSize: 30', 'ami: ami-0123456789abcdef0', 'ssh: { publicKeyName: operators }'].map(
      (field): [string, string] => [
        `launchTemplate: { id: lt-0123456789abcdef0 }, instanceType: t3.large, ${field}`,
        `${field.split(':')[0]}: the launch template of the group says it, and nothing else does.`,
      ],
    ),
    [
      'capacityReservation: { capacityReservationPreference: open, capacityReservationTarget: { capacityReservationID: cr-0123456789abcdef0 } }',
      'capacityReservationPreference is given too',
    ],
    [
      'capacityReservation: { capacityReservationTarget: { capacityReservationID: cr-0123456789abcdef0 } }, spot: true',
      'spot instances take nothing that is reserved',
    ],
    ['instanceMarketOptions: { marketType: capacity-block }', 'a Capacity Block is known by its id'],
    ['bottlerocket: { settings: { motd: hello } }', 'bottlerocket: only Bottlerocket has them.'],
    [
      'bottlerocket: { settings: { kubernetes: { max-pods: 20 } } }, amiFamily: Bottlerocket',
      'kubernetes.max-pods may not be set: the field maxPodsPerNode of a group says it.',
    ],
    [
      'bottlerocket: { settings: { kubernetes: { api-server: "https://example.com" } } }, amiFamily: Bottlerocket',
      'kubernetes.api-server may not be set: a node has to stay closed',
    ],
    ['bottlerocket: { settings: { motd: } }, amiFamily: Bottlerocket', 'a setting is empty. Write a value.'],
    ['additionalVolumes: [{ volumeName: /dev/xvda }]', 'is not the device of a further volume'],
    ['additionalVolumes: [{ volumeName: /dev/sdf, volumeEncrypted: false }]', 'volumes are always encrypted'],
    [
      'additionalVolumes: [{ volumeName: /dev/sdf, snapshotID: snap-1 }]',
      'nodes start with volumes that are empty',
    ],
    [
      'additionalVolumes: [{ volumeName: /dev/xvdb }], amiFamily: Bottlerocket',
      'Bottlerocket has its own second volume there.',
    ],
    [
      'additionalVolumes: [{ volumeName: /dev/sdf, volumeSize: 2, volumeType: io1, volumeIOPS: 100 }]',
      'additionalVolumes[0].volumeSize: 2 is not from 4',
    ],
    ['releaseVersion: latest', '"latest" is not a release of an AMI'],
    ['instanceName: "a b"', 'is not a name for instances'],
    ['maxPodsPerNode: 20, amiFamily: Bottlerocket', 'maxPodsPerNode: EKS sets it itself for Bottlerocket.'],
    [
      'desiredCapacity: 3, warmPoolConfig: { maxGroupPreparedCapacity: 2 }',
      'maxGroupPreparedCapacity: it counts the nodes, too, which are 3 at first. Write 4 or more.',
    ],
    [
      'desiredCapacity: 5, warmPoolConfig: {}',
      'the group has its most nodes at first, and the pool would be empty.',
    ],
    [
      'amiFamily: Bottlerocket, warmPoolConfig: { reuseOnScaleIn: true }',
      'EKS reuses no instances of Bottlerocket.',
    ],
    ['spot: true, warmPoolConfig: {}', 'Auto Scaling keeps no warm pool of spot instances.'],
    [
      'iam: { instanceRoleARN: "arn:aws:iam::111122223333:role/nodes", withAddonPolicies: { xRay: true } }',
      'instanceRoleARN: a role that is given is never changed.',
    ],
    ['ssh: { allow: true }', 'ssh: it names no key, and nodes have none without. Write publicKeyName, or'],
    ['ssh: { publicKeyName: a, enableSsm: false }', "the agent is on EKS's images in any case."],
    ['amiFamily: Bottlerocket, ssh: { publicKeyName: a }', 'Bottlerocket has no SSH of its own.'],
    ['securityGroups: { attachIDs: [sg-1] }', '"sg-1" is not the id of a security group'],
    [
      `securityGroups: { attachIDs: [${[1, 2, 3, 4, 5].map((digit) => `sg-0000000${digit}`).join(', ')}] }`,
      "5 were given, and an interface takes five, of which the cluster's own is one. Keep 4 at most.",
    ],
    ['warmPoolConfig: { poolState: HIBERNATED }', 'Write one of: STOPPED, RUNNING.'],
  ])('that cannot be is refused: %s', async (field, words) => {
    const told = await problemsOf(lines(field));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(words);
  });

  it('is no key of a name that IAM takes for a pattern', async () => {
    expect(await problemsOf(lines('ssh: { publicKeyName: "a*" }'))).toEqual([
      expect.stringContaining('"a*" is not the name of a key pair'),
    ]);
  });
});
