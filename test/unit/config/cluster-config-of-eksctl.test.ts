import { describe, expect, it } from 'vitest';
import { supportedFields } from '../../../scripts/config-fields.ts';
import { clusterConfig } from '../../../src/config/cluster-config/fields.ts';
import type { Shape } from '../../../src/config/cluster-config/shapes.ts';
import { schemaFields } from '../../eksctl/schema.ts';
import { clusterConfig as fileOf, problems, problemsOf, specOf } from './support.ts';

const group = (field: string): string => `managedNodeGroups: [{ name: a, ${field} }]`;

/** A file whose one field of that path holds what no field takes. */
function fileWith(path: string): string {
  const names = path.replaceAll('.*', '.eu-west-1a').split('.');
  const nest = (at: number): string => {
    const [, name = '', list] = /^(.*?)(\[\])?$/.exec(names[at] ?? '') ?? [];
    const inner = at === names.length - 1 ? '7.5.3' : `{ ${nest(at + 1)} }`;
    return `${name}: ${list ? `[${inner}]` : inner}`;
  };
  return nest(0);
}

/** How the field of a path is read; undefined where one that it is in holds anything. */
function known(path: string): Shape<unknown> | string | undefined {
  let shape: Shape<unknown> = clusterConfig;
  for (const name of path.split('.').map((each) => each.replace('[]', ''))) {
    const refused = shape.refused?.[name];
    if (refused !== undefined) return typeof refused === 'string' ? refused : refused.why;
    const field = shape.fields?.[name];
    if (field === undefined) return shape.fields === undefined ? undefined : '';
    shape = field.shape;
  }
  return shape;
}

describe('a field of eksctl', () => {
  it('is among some five hundred', () => {
    expect(schemaFields.length).toBeGreaterThan(500);
    expect(schemaFields).toContainEqual({ path: 'vpc.subnets.private.*.cidr', type: 'string' });
    expect(schemaFields).toContainEqual({ path: 'iam.serviceAccounts[].metadata.labels', type: '{string}' });
  });

  it.each(schemaFields.map(({ path }) => path))(
    'is supported, or refused by its name and a sentence of why: %s',
    async (path) => {
      expect(known(path)).not.toBe('');
      const told = (await problemsOf(fileWith(path))).join('\n');
      expect(told).not.toContain('it is not a known field');
      expect(told).not.toContain('it belongs into');
      expect(told).not.toMatch(/it is not supported[.]/);
    },
  );

  it('is what all fields are but these, which say so', () => {
    const ofEksctl = new Set(schemaFields.map(({ path }) => path));
    const ours = supportedFields.filter(({ path }) => !ofEksctl.has(path));
    expect(ours.map(({ path }) => path)).toEqual([
      'vpc.securityGroups',
      'managedNodeGroups[].updateConfig.updateStrategy',
      'nodeGroups[].instancesDistribution.orOnDemand',
      'nodeGroups[].prelaunch',
    ]);
    for (const { meaning } of ours) expect(meaning).toMatch(/[Nn]ot in eksctl|eksctl has no such field/);
  });

  it.each([
    group('volumeEncrypted: true'),
    group('disableIMDSv1: true'),
    group('disablePodIMDS: true'),
    group('ssh: { allow: false }'),
    group('ssh: { allow: False, publicKeyPath: a.pub }'),
    group('ssh: { allow: false, enableSsm: true }'),
    group('ssh: { enableSsm: true }'),
    group('securityGroups: { attachIDs: [], withShared: true }'),
    group('efaEnabled: false'),
    group('propagateASGTags: false'),
    group('enableDetailedMonitoring: false'),
    group('iam: { withAddonPolicies: { ebs: true, appMesh: false } }'),
    group('iam: { attachPolicyARNs: [] }'),
    group('volumeName: /dev/xvda'),
    'nodeGroups: [{ name: a, updateConfig: { maxUnavailable: 1 }, volumeName: /dev/xvda }]',
    'vpc: { hostnameType: ip-name, manageSharedNodeSecurityGroupRules: true, controlPlaneEgressMode: AWS_MANAGED }',
    'metadata: { annotations: { team: shop } }',
    group('securityGroups:'),
    group('preBootstrapCommands: []'),
    'iam: { withOIDC: false }',
    'iam: { serviceAccounts: [] }',
    'autoModeConfig: { enabled: false }',
    'privateCluster: { enabled: false }',
    'zonalShiftConfig: { enabled: false }',
    'addonsConfig: { disableDefaultAddons: false }',
    'kubernetesNetworkConfig: { ipFamily: IPv4 }',
    'vpc: { autoAllocateIPv6: false }',
    'addons: [{ name: metrics-server, resolveConflicts: overwrite }]',
    'addons: [{ name: metrics-server, useDefaultPodIdentityAssociations: false }]',
    'metadata: { forceUpdateVersion: false }',
    'nodeGroups: []',
    'nodeGroups:',
    'fargateProfiles: []',
  ])('that asks for what is so in any case, or for nothing, changes nothing: %s', async (lines) => {
    expect(await problemsOf(lines)).toEqual([]);
    const [, list] = /^(managedNodeGroups|nodeGroups): \[\{ name: a\b/.exec(lines) ?? [];
    const without = await specOf(list === undefined ? '' : `${list}: [{ name: a }]`);
    const { nodeGroups, selfManagedGroups } = await specOf(lines);
    expect({ nodeGroups, selfManagedGroups }).toEqual({
      nodeGroups: without.nodeGroups,
      selfManagedGroups: without.selfManagedGroups,
    });
  });

  it.each([
    [group('volumeEncrypted: false'), 'it is not supported: volumes are always encrypted. Leave it out.'],
    [group('disableIMDSv1: false'), 'it is not supported: IMDSv2 is always required. Leave it out.'],
    [
      group('ssh: { allow: true }'),
      'it names no key, and nodes have none without. Write publicKeyName, or leave it out: with the policy AmazonSSMManagedInstanceCore in',
    ],
    [
      group('ssh: { publicKeyPath: a.pub, publicKeyName: a }'),
      'it is not supported: the file of a key is on no runner. Import it with `aws ec2 import-key-pair`, and write publicKeyName.',
    ],
    [
      'kubernetesNetworkConfig: { ipFamily: IPv6 }',
      'it is not supported: pods and Services have IPv4 addresses. Leave it out.',
    ],
    [
      `availabilityZones: [eu-west-1a, eu-west-1b]\n${group('availabilityZones: [eu-west-1c]')}`,
      'availabilityZones of the file, which are those of the whole cluster, lack eu-west-1c. Write them there, too: two to four.',
    ],
    [
      group('availabilityZones: [eu-west-1a, eu-west-1b, eu-west-1c, eu-west-1d, eu-west-1e]'),
      'the node groups of the file are in eu-west-1a, eu-west-1b, eu-west-1c, eu-west-1d, eu-west-1e, and a cluster is in 4 at most.',
    ],
    [
      group('availabilityZones: [eu-central-1a]'),
      'eu-central-1a is not a zone of eu-west-1, the region of the cluster.',
    ],
    [
      group('tags: { k8s.io/cluster-autoscaler/other: owned }'),
      'it hands the nodes to the cluster-autoscaler of other, and the pull request or branch names the cluster. Leave it out',
    ],
    [
      `metadata: { name: app--main }\n${group('tags: { k8s.io/cluster-autoscaler/other: owned }')}`,
      'it hands the nodes to the cluster-autoscaler of other, and this cluster is called app--main.',
    ],
  ])('that asks for something else is refused: %s', async (lines, words) => {
    const told = await problemsOf(lines);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(`: ${words}`);
  });
});

describe('a field in the wrong place', () => {
  it.each([
    [
      'managedNodeGroups:\n  - name: a\ndesiredCapacity: 2',
      'config:5:1 desiredCapacity: it belongs into managedNodeGroups[] or nodeGroups[]. Indent it, or move it there.',
    ],
    [
      'metadata: { name: a }\nregion: eu-west-1',
      'config:4:1 region: it belongs into metadata. Indent it, or move it there.',
    ],
    [
      'vpc: { gateway: Single }',
      'config:3:8 vpc.gateway: it belongs into vpc.nat. Indent it, or move it there.',
    ],
    [
      'vpc: { addons: [] }',
      'config:3:8 vpc.addons: it belongs into the top level of the file. Indent it, or move it there.',
    ],
    ['withOIDC: true', 'config:3:1 withOIDC: it belongs into iam. Indent it, or move it there.'],
    [
      'version: "1.36"',
      'config:3:1 version: it belongs into metadata or addons[] or managedNodeGroups[].launchTemplate. Indent it, or move it there.',
    ],
  ])('is sent to where it belongs: %s', async (lines, expected) => {
    expect(await problemsOf(lines)).toEqual([expected]);
  });
});

describe('what is wrong beneath a field that is refused itself', () => {
  it.each([
    [
      'managedNodeGroup:\n  - name: a\n    instanceTypee: m5.large\n    desiredCapacity: three',
      [
        'config:3:1 managedNodeGroup: it is not a known field. Did you mean "managedNodeGroups"?',
        'config:5:5 managedNodeGroup[0].instanceTypee: it is not a known field. Did you mean "instanceType"?',
        'config:6:5 managedNodeGroup[0].desiredCapacity: "three" is not a whole number from 0 to 450. Write one, such as 2.',
      ],
    ],
    [
      'nodeGroups:\n  - name: a\n    ssh: { allow: true }\n    volumeName: /dev/sdb',
      [
        'config:5:5 nodeGroups[0].ssh: it names no key, and nodes have none without. Write publicKeyName, or leave it out: with the policy AmazonSSMManagedInstanceCore in iam.attachPolicyARNs, `aws ssm start-session` opens a shell.',
        'config:6:5 nodeGroups[0].volumeName: it is not supported: it is the device that the AMI has its volume on. Leave it out.',
      ],
    ],
    [
      'outpost:\n  controlPlanePlacement:\n    grupName: a',
      [
        'config:3:1 outpost: it is not supported: the control plane is in the region, and not on an Outpost. Leave it out.',
        'config:5:5 outpost.controlPlanePlacement.grupName: it is not a known field. Did you mean "groupName"?',
      ],
    ],
    [
      'managedNodeGroups:\n  - name: a\nspot: three',
      [
        'config:5:1 spot: it belongs into managedNodeGroups[]. Indent it, or move it there.',
        'config:5:1 spot: "three" is neither true, false nor preferred. Write one of the three.',
      ],
    ],
  ])('is told in the same run: %s', async (lines, expected) => {
    expect(await problemsOf(lines)).toEqual(expected);
  });
});

describe('the text of a file', () => {
  it.each(['---\n', '---\n# the end\n', '...\n'])('may end with %j', async (end) => {
    expect(await problems({ config: `${fileOf('metadata: { name: a }\n')}${end}` })).toEqual([]);
  });

  it('that is nothing but a beginning is empty', async () => {
    expect(await problems({ config: '---\n\n---\n' })).toEqual([
      'config:1:1: it is empty. Write an eksctl ClusterConfig, from `apiVersion: eksctl.io/v1alpha5` on.',
    ]);
  });

  it('may not be indented by tabs', async () => {
    expect(await problems({ config: 'metadata:\n\tname: a\n' })).toEqual([
      'config:2:1: it is not good YAML: Tabs are not allowed as indentation. Write spaces.',
    ]);
  });
});
