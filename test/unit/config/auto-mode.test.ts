import { describe, expect, it } from 'vitest';
import { problems, request } from './support.ts';

const file = (...lines: string[]): string =>
  ['apiVersion: eksctl.io/v1alpha5', 'kind: ClusterConfig', ...lines].join('\n');

describe('Auto Mode', () => {
  it('has both pools, no node groups and no add-ons, by the input or by the file', async () => {
    for (const inputs of [{ mode: 'auto' }, { config: file('autoModeConfig: { enabled: true }') }]) {
      const { spec } = await request(inputs);
      expect(spec.autoMode).toEqual({ nodePools: ['general-purpose', 'system'], nodeRoleArn: undefined });
      expect(spec.nodeGroups).toEqual([]);
      expect(spec.addons).toEqual([]);
    }
  });

  it('is off where somebody says so, and otherwise left to what there is', async () => {
    expect((await request({ mode: 'standard' })).spec.autoMode).toBe(false);
    expect((await request({})).spec.autoMode).toBeUndefined();
    expect((await request({})).spec.nodeGroups).toHaveLength(1);
  });

  it('may have no pools of its own, a role, and other add-ons', async () => {
    const config = file(
      'autoModeConfig: { enabled: true, nodePools: [], nodeRoleARN: "arn:aws:iam::111122223333:role/nodes" }',
      'addons: [{ name: metrics-server }]',
    );
    const { spec } = await request({ config });
    expect(spec.autoMode).toEqual({ nodePools: [], nodeRoleArn: 'arn:aws:iam::111122223333:role/nodes' });
    expect(spec.addons.map(({ name }) => name)).toEqual(['metrics-server']);
  });

  it.each([
    ['managedNodeGroups: [{ name: a }]', 'managedNodeGroups: the cluster is in Auto Mode, and node groups'],
    ['nodeGroups: [{ name: a }]', 'nodeGroups: the cluster is in Auto Mode, and node groups'],
    [
      'fargateProfiles: [{ name: a, selectors: [{ namespace: a }] }]',
      'fargateProfiles: the cluster is in Auto Mode, and Fargate profiles',
    ],
    ['accessConfig: { authenticationMode: CONFIG_MAP }', 'whose nodes come in by an access entry'],
    ['vpc: { nat: { gateway: Disable } }', 'vpc.nat.gateway: it is Disable, and Auto Mode starts nodes'],
    ['addons: [{ name: coredns }]', 'addons[0].name: Auto Mode does the work of coredns by itself'],
    ['autoModeConfig: { enabled: true, nodePools: [gpu] }', 'Write one of: general-purpose, system'],
  ])('is refused beside %s', async (line, words) => {
    const inputs = line.startsWith('autoModeConfig') ? {} : { mode: 'auto' };
    const told = await problems({ ...inputs, config: file(line) });
    expect(told).toEqual([expect.stringContaining(words)]);
  });

  it('is refused beside inputs about nodes', async () => {
    expect(await problems({ mode: 'auto', 'nodes-max': '3', spot: 'true' })).toEqual([
      'Input nodes-max: in Auto Mode EKS chooses the nodes by what pods ask for. Leave it out.',
      'Input spot: in Auto Mode EKS chooses the nodes by what pods ask for. Leave it out.',
    ]);
  });
});
