import type { InstanceTypeInfo } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { mostPods } from '../../../../src/aws/instance-types.ts';
import { objectionsOf, takesOfNodes } from '../../../../src/resources/nodes/room.ts';
import { defaults, type NodeGroupSpec, type Taint } from '../../../../src/spec/spec.ts';

const info = (interfaces: number, addresses: number): InstanceTypeInfo => ({
  NetworkInfo: { MaximumNetworkInterfaces: interfaces, Ipv4AddressesPerInterface: addresses },
});

/** Source: awslabs/amazon-eks-ami, eni-max-pods.txt. */
const types = new Map([
  ['t3.nano', info(2, 2)],
  ['t3.small', info(3, 4)],
  ['t3.medium', info(3, 6)],
]);

const addons = defaults.addons.map((name) => ({ name, version: undefined, configurationValues: undefined }));

const group = (more: Partial<NodeGroupSpec> = {}): NodeGroupSpec => ({ ...defaults.nodeGroup, ...more });

const tainted = (key: string, effect: Taint['effect'] = 'NoSchedule'): Partial<NodeGroupSpec> => ({
  taints: [{ key, value: 'gpu', effect }],
});

describe('how many pods a node takes', () => {
  it.each([
    ['t3.nano', 4],
    ['t3.small', 11],
    ['t3.medium', 17],
  ])('is, of %s, %i', (type, most) => {
    expect(mostPods(types.get(type) ?? {})).toBe(most);
  });
});

describe('nodes', () => {
  it.each([
    ['of a usual type', [group()]],
    ['without taints in one of their groups', [group(tainted('only')), group({ name: 'open' })]],
    ['with a taint that is a wish', [group(tainted('only', 'PreferNoSchedule'))]],
    ['with a taint that system pods tolerate', [group(tainted('CriticalAddonsOnly'))]],
    ['that are many and small', [group({ instanceTypes: ['t3.small'], nodes: 2 })]],
  ])('%s have room for the add-ons', (_, nodeGroups) => {
    expect(objectionsOf({ addons, nodeGroups }, types)).toEqual([]);
  });

  it('that are all tainted take no add-on’s pods', () => {
    expect(objectionsOf({ addons, nodeGroups: [group(tainted('only'))] }, types)).toEqual([
      expect.stringMatching(
        /^No node takes the pods of coredns and aws-ebs-csi-driver: every node group is tainted\./,
      ),
    ]);
  });

  it('that are all tainted take those that are told to tolerate it', () => {
    const told = addons.map((addon) => ({
      ...addon,
      configurationValues: JSON.stringify({ controller: {}, tolerations: [{ operator: 'Exists' }] }),
    }));
    expect(objectionsOf({ addons: told, nodeGroups: [group(tainted('only'))] }, types)).toEqual([]);
  });

  it('that are too small have no room: what is on each of them is counted first', () => {
    const nodeGroups = [group({ instanceTypes: ['t3.nano'], nodes: 5 })];
    expect(objectionsOf({ addons, nodeGroups }, types)).toEqual([
      expect.stringMatching(
        /^The nodes \(5 × t3\.nano\) have no room .*: 0 places are left of 4, beside the 4 pods/,
      ),
    ]);
  });

  it('may be too small where no add-on asks for room', () => {
    const nodeGroups = [group({ instanceTypes: ['t3.nano'] })];
    const daemons = addons.filter(({ name }) => ['vpc-cni', 'kube-proxy'].includes(name));
    expect(objectionsOf({ addons: daemons, nodeGroups }, types)).toEqual([]);
  });
});

describe('the vCPUs of nodes', () => {
  const sized = new Map(['t3.medium', 'g5.xlarge'].map((type) => [type, { VCpuInfo: { DefaultVCpus: 2 } }]));

  it.each([
    ['on demand', {}, [{ quota: 'L-1216C47A', count: 6 }]],
    ['of spot', { spot: true }, [{ quota: 'L-34B43A08', count: 6 }]],
    ['of spot, or else on demand', { spot: true, orOnDemand: true }, []],
    ['of two families', { instanceTypes: ['t3.medium', 'g5.xlarge'] }, []],
  ])('count for a quota where they can be of that one alone: %s', (_, more, takes) => {
    expect(takesOfNodes(group(more), 3, sized)).toEqual(takes);
  });
});
