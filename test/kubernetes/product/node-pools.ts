/** What Karpenter starts instances by, and goes before its pods do. */

import { describe, expect, test } from 'vitest';
import { nodePools } from '../../../src/resources/leftovers/node-pools.ts';
import { eventually, type Lab, merge, spec } from './lab.ts';

export function describeNodePools(lab: Lab): void {
  const { aws, inside, made, namesOf, planeNeed, stepOf } = lab;
  describe('what Karpenter starts instances by', () => {
    const karpenter = '/apis/karpenter.sh/v1';
    const definition = (kind: string): object => ({
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: `${kind.toLowerCase()}s.karpenter.sh` },
      spec: {
        group: 'karpenter.sh',
        scope: 'Cluster',
        names: {
          kind,
          plural: `${kind.toLowerCase()}s`,
          singular: kind.toLowerCase(),
          listKind: `${kind}List`,
        },
        versions: [
          {
            name: 'v1',
            served: true,
            storage: true,
            schema: { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } },
          },
        ],
      },
    });

    test('goes, and is waited for until Karpenter has let go of it, where there is any', async () => {
      const { step: nothing, said: saidNothing } = stepOf('NodePools');
      await nodePools(aws, spec, { plane: planeNeed, inside, pods: planeNeed }).remove?.(nothing);
      expect(saidNothing()).not.toContain('deleting');

      for (const kind of ['NodePool', 'NodeClaim']) {
        await made('/apis/apiextensions.k8s.io/v1/customresourcedefinitions', definition(kind));
      }
      const apiVersion = 'karpenter.sh/v1';
      await eventually(async () => {
        await made(`${karpenter}/nodepools`, { apiVersion, kind: 'NodePool', metadata: { name: 'default' } });
      });
      await eventually(async () => {
        await made(`${karpenter}/nodeclaims`, {
          apiVersion,
          kind: 'NodeClaim',
          metadata: { name: 'default-x', finalizers: ['karpenter.sh/termination'] },
        });
      });
      const { step, said } = stepOf('NodePools');
      let isOver = false;
      const removal = nodePools(aws, spec, { plane: planeNeed, inside, pods: planeNeed })
        .remove?.(step)
        .then(() => {
          isOver = true;
        });
      await eventually(async () => expect(said()).toContain('deleting: NodeClaim default-x'));
      expect(isOver).toBe(false);
      await lab.server.call('PATCH', `${karpenter}/nodeclaims/default-x`, {
        as: merge,
        body: { metadata: { finalizers: null } },
      });
      await removal;
      expect(said()).toContain('deleting: NodePool default');
      expect(await namesOf('NodePool')).toEqual([]);
      expect(await namesOf('NodeClaim')).toEqual([]);
    });
  });
}
