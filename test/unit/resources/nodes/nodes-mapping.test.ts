import { expect, it } from 'vitest';
import { mappingsOfNodes } from '../../../../src/resources/nodes/nodes-mapping.ts';
import { specOf } from '../../config/support.ts';

const identity = { partition: 'aws', account: '111122223333' } as Parameters<typeof mappingsOfNodes>[1];

it('maps each role that self-managed nodes have, once and without its path', async () => {
  const given = 'arn:aws:iam::111122223333:role/teams/workers';
  const spec = await specOf(
    `nodeGroups: [{ name: a }, { name: b }, { name: c, iam: { instanceRoleARN: '${given}' } }, { name: d, iam: { instanceRoleARN: '${given}' } }, { name: e, iam: { withAddonPolicies: { xRay: true } } }]`,
  );
  const shared = `${spec.name}-eu-west-1-self-managed`;
  expect(mappingsOfNodes(spec, identity).map(({ of }) => of)).toEqual([
    `arn:aws:iam::111122223333:role/${shared}`,
    'arn:aws:iam::111122223333:role/workers',
    `arn:aws:iam::111122223333:role/${spec.name}-eu-west-1-node-e`,
  ]);
});
