/** A ClusterConfig that names a VPC of the user's. */
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../src/config/cluster-config/read.ts';
import { checkConfig } from '../../../src/config/cluster-config/rules.ts';
import { nodeGroupOfFile } from '../../../src/config/node-groups.ts';
import { settingsOf } from '../../../src/config/settings.ts';

const head = 'apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\n';
const privates =
  'private: { us-east-1a: { id: subnet-0000000a }, us-east-1b: { id: subnet-0000000b, az: us-east-1b } }';
const publics = 'public: { us-east-1a: { id: subnet-0000001a }, other: { id: subnet-0000001b } }';
const both = `vpc: { id: vpc-00000001, subnets: { ${privates}, ${publics} } }\n`;

const read = (text: string) => readConfig(head + text, 'cluster.yaml');

function problemsOf(text: string): string {
  const file = read(text);
  checkConfig(file, { name: 'octo', region: 'us-east-1', isOutside: false, isOfPullRequest: false });
  return file.problems().join('\n');
}

describe('a VPC of the user', () => {
  it('is what the file names, by zone or any name', () => {
    expect(problemsOf(both)).toBe('');
    const { network } = settingsOf(read(both).config);
    expect(network.kind).toBe('given');
    expect(network.given).toEqual({
      vpcId: 'vpc-00000001',
      cidr: undefined,
      privateSubnets: [
        { name: 'us-east-1a', id: 'subnet-0000000a', zone: 'us-east-1a', cidr: undefined },
        { name: 'us-east-1b', id: 'subnet-0000000b', zone: 'us-east-1b', cidr: undefined },
      ],
      publicSubnets: [
        { name: 'us-east-1a', id: 'subnet-0000001a', zone: 'us-east-1a', cidr: undefined },
        { name: 'other', id: 'subnet-0000001b', zone: undefined, cidr: undefined },
      ],
    });
  });

  it('has other subnets for the control plane, and then nodes in one alone', () => {
    const ids = ['subnet-0000000c', 'subnet-0000000d'];
    const text = `vpc: { subnets: { private: { a: { id: subnet-0000000a } } }, controlPlaneSubnetIDs: [${ids}] }`;
    expect(problemsOf(text)).toBe('');
    expect(settingsOf(read(text).config).network.given?.controlPlaneSubnetIds).toEqual(ids);
  });

  it.each([
    ['{ subnets: [us-east-1a] }', true, ['subnet-0000000a']],
    ['{ subnets: [subnet-0000000b] }', true, ['subnet-0000000b']],
    ['{ subnets: [other] }', false, ['subnet-0000001b']],
    ['{ subnets: [us-east-1a], privateNetworking: false }', false, ['subnet-0000001a']],
    ['{ desiredCapacity: 1 }', true, undefined],
  ])('has a group %s', (fields, isPrivate, ids) => {
    const text = `${both}managedNodeGroups: [${fields.replace('{', '{ name: workers,')}]`;
    expect(problemsOf(text)).toBe('');
    const { config } = read(text);
    const [group] = config.managedNodeGroups ?? [];
    const { privateNetworking, subnets } = nodeGroupOfFile(group ?? {}, settingsOf(config).network);
    expect([privateNetworking, subnets]).toEqual([isPrivate, ids]);
  });

  it.each([
    ['vpc: { id: vpc-00000001 }', 'vpc.id: a VPC is named, and none of its subnets'],
    [`vpc: { subnets: { private: { a: { id: subnet-0000000a } } } }`, 'takes subnets of two zones at least'],
    [
      `vpc: { subnets: { private: { us-east-1a: { id: subnet-0000000a } }, public: { us-east-1a: { id: subnet-0000000b } } } }`,
      'takes subnets of two zones at least',
    ],
    [
      `vpc: { subnets: { ${privates}, public: { a: { id: subnet-0000000a } } } }`,
      'subnet-0000000a is named twice',
    ],
    [
      `vpc: { subnets: { ${privates} }, nat: { gateway: Single } }`,
      'vpc.nat.gateway: in a network that is there',
    ],
    [
      `${both}availabilityZones: [us-east-1a, us-east-1b]`,
      'availabilityZones: the zones are those of vpc.subnets',
    ],
    [`vpc: { subnets: { private: { a: { az: us-east-1a } } } }`, 'vpc.subnets.private.a'],
    [
      'vpc: { controlPlaneSubnetIDs: [subnet-0000000a, subnet-0000000b] }',
      'vpc.controlPlaneSubnetIDs: they are of a network of yours, which the file does not name',
    ],
    [
      `vpc: { subnets: { ${privates} }, controlPlaneSubnetIDs: [subnet-0000000c] }`,
      'vpc.controlPlaneSubnetIDs: a control plane takes subnets of two zones at least',
    ],
    [
      `vpc: { subnets: { ${privates} }, controlPlaneOnPrivateSubnets: true, controlPlaneSubnetIDs: [subnet-0000000c, subnet-0000000d] }`,
      'vpc.controlPlaneSubnetIDs: controlPlaneOnPrivateSubnets is given, too',
    ],
    [
      'managedNodeGroups: [{ name: a, subnets: [b] }]',
      'they are of a network of yours, which the file does not name',
    ],
    [`${both}managedNodeGroups: [{ name: a, subnets: [b] }]`, 'vpc.subnets has no b'],
    [
      `${both}fargateProfiles: [{ name: a, selectors: [{ namespace: a }], subnets: [other] }]`,
      'fargateProfiles[0].subnets: pods on Fargate are in private subnets, and vpc.subnets.private has no other',
    ],
    [
      `${both}fargateProfiles: [{ name: a, selectors: [{ namespace: a }], subnets: [] }]`,
      'fargateProfiles[0].subnets: the list is empty',
    ],
    [
      `${both}fargateProfiles: [{ name: a, selectors: [{ namespace: a }], subnets: [us-east-1b, us-east-1b] }]`,
      'fargateProfiles[0].subnets',
    ],
    [
      'fargateProfiles: [{ name: a, selectors: [{ namespace: a }], subnets: [b] }]',
      'fargateProfiles[0].subnets: they are of a network of yours, which the file does not name',
    ],
    [
      `${both}managedNodeGroups: [{ name: a, subnets: [us-east-1b, other] }]`,
      'some are private and some are public',
    ],
    [
      `${both}managedNodeGroups: [{ name: a, subnets: [other], privateNetworking: true }]`,
      'privateNetworking is true, and vpc.subnets.private has no other',
    ],
    [
      `vpc: { subnets: { ${publics} } }\nmanagedNodeGroups: [{ name: a, privateNetworking: true }]`,
      'it is true, and vpc.subnets.private has none',
    ],
    [
      `vpc: { subnets: { ${publics} }, controlPlaneOnPrivateSubnets: true }`,
      'a control plane takes subnets of two zones at least, and vpc.subnets.private has too few',
    ],
  ])('is refused as %s', (text, words) => {
    expect(problemsOf(text)).toContain(words);
  });

  it('takes no gateways where it asks for none', () => {
    expect(problemsOf(`vpc: { subnets: { ${privates} }, nat: { gateway: Disable } }`)).toBe('');
  });
});
