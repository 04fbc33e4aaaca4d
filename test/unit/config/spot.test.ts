import { describe, expect, it } from 'vitest';
import { problemsOf, request, specOf } from './support.ts';

const preferred = { spot: true, orOnDemand: true };
const ofSpot = 'onDemandPercentageAboveBaseCapacity: 0';

describe('spot instances that are preferred', () => {
  it('are asked for by the input and by the file', async () => {
    expect((await request({ spot: 'preferred' })).spec.nodeGroups).toMatchObject([preferred]);
    expect((await specOf('managedNodeGroups: [{ name: a, spot: preferred }]')).nodeGroups).toMatchObject([
      preferred,
    ]);
  });

  it('are so of self-managed nodes, too', async () => {
    const distribution = { onDemandBase: 0, onDemandPercentage: 0 };
    const { spec } = await request({ spot: 'preferred', 'node-kind': 'self-managed' });
    expect(spec.selfManagedGroups).toMatchObject([{ ...preferred, distribution }]);
    const groups = `nodeGroups: [{ name: a, instancesDistribution: { ${ofSpot}, orOnDemand: true } }]`;
    expect((await specOf(groups)).selfManagedGroups).toMatchObject([{ ...preferred, distribution }]);
    const [plain] = (await specOf(groups.replace(', orOnDemand: true', ''))).selfManagedGroups ?? [];
    expect(plain).not.toHaveProperty('orOnDemand');
  });

  it.each([
    ['of all', ''],
    ['of some', 'onDemandPercentageAboveBaseCapacity: 50, '],
    ['of the first', `onDemandBaseCapacity: 1, ${ofSpot}, `],
  ])('are not asked for beside on-demand instances %s', async (_, others) => {
    expect(
      await problemsOf(`nodeGroups: [{ name: a, instancesDistribution: { ${others}orOnDemand: true } }]`),
    ).toEqual([expect.stringContaining('orOnDemand: it is for groups of Spot instances alone.')]);
  });
});
