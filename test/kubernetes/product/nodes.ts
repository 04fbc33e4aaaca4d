/** Nodes, cordoned and not. */
import type { Nodegroup } from '@aws-sdk/client-eks';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Resource } from '../../../src/engine/graph.ts';
import type { Need } from '../../../src/engine/need.ts';
import type { Node } from '../../../src/kubernetes/types.ts';
import { applyToNode, nodes } from '../../../src/resources/nodes/nodes.ts';
import { eventually, type Lab, merge, spec } from './lab.ts';

export function describeNodes(lab: Lab): void {
  const { access, aws, namesOf, planeNeed, stepOf } = lab;
  describe('nodes', () => {
    const group: Resource<Nodegroup> = { name: 'node group default', needs: [], read: async () => undefined };
    const ensured = async () => {
      const values = new Map<Need<unknown>, unknown>([
        [planeNeed, lab.plane],
        [group, { scalingConfig: { desiredSize: 2 } }],
      ]);
      const { step, said } = stepOf('nodes', values);
      const value = await nodes(aws, spec, {
        plane: planeNeed,
        access,
        selfManaged: [],
        groups: [group],
      }).ensure?.(step);
      return { value, said: said() };
    };

    beforeEach(async () => {
      await lab.server.node('one');
      await lab.server.node('two');
    });
    afterEach(async () => {
      for (const name of await namesOf('Node')) await lab.admin.delete('Node', { name });
    });

    const read = async (name: string): Promise<Node> =>
      (await lab.admin.get('Node', { name })) ?? expect.fail(`${name} is gone`);

    test('take pods again that we have cordoned, and not those that somebody else has', async () => {
      const client = lab.clientOf('ci');
      await applyToNode(client, await read('one'), { unschedulable: true }, { force: true });
      await lab.server.call('PATCH', '/api/v1/nodes/two?fieldManager=kubectl-cordon', {
        as: merge,
        body: { spec: { unschedulable: true } },
      });
      const { value, said } = await ensured();
      expect(said).toContain('node one takes pods again');
      expect(said).not.toContain('node two takes pods again');
      expect(value?.map(({ metadata, spec }) => [metadata.name, spec.unschedulable ?? false])).toEqual([
        ['one', false],
        ['two', true],
      ]);
    });

    test('that have gone are not made by being cordoned, nor by the opposite', async () => {
      const gone = await read('one');
      await lab.admin.delete('Node', { name: 'one' });
      await eventually(async () => expect(await namesOf('Node')).toEqual(['two']));
      const client = lab.clientOf('ci');
      expect(await applyToNode(client, gone, { unschedulable: true }, { force: true })).toBeUndefined();
      expect(await applyToNode(client, gone, {})).toBeUndefined();
      expect(await namesOf('Node')).toEqual(['two']);
      await lab.server.node('one');
      expect(await applyToNode(client, gone, { unschedulable: true }, { force: true })).toBeUndefined();
      expect((await read('one')).spec.unschedulable).toBeUndefined();
    });
  });
}
