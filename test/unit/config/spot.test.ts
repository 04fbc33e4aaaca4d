import { describe, expect, it } from 'vitest';
import { problems, request, specOf } from './support.ts';

const preferred = { spot: true, orOnDemand: true };

describe('spot instances that are preferred', () => {
  it('are asked for by the input and by the file', async () => {
    expect((await request({ spot: 'preferred' })).spec.nodeGroups).toMatchObject([preferred]);
    expect((await specOf('managedNodeGroups: [{ name: a, spot: preferred }]')).nodeGroups).toMatchObject([
      preferred,
    ]);
  });

  it('are those of managed node groups', async () => {
    expect(await problems({ spot: 'preferred', 'node-kind': 'self-managed' })).toEqual([
      'Input spot: on-demand instances take the place of spot in managed node groups alone. Write true or false, or leave node-kind out.',
    ]);
  });
});
