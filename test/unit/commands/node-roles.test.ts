import { describe, expect, it } from 'vitest';
import { rolesNotListed } from '../../../src/commands/node-roles.ts';
import { specOf } from '../config/support.ts';

const role = (name: string): string => `arn:aws:iam::111122223333:role/${name}`;
const groupWith = (iam: string) => specOf(`managedNodeGroups: [{ name: a, iam: ${iam} }]`);

describe('the nodes of a role of the stack', () => {
  it('have a role that is listed', async () => {
    const spec = await groupWith(`{ instanceRoleARN: '${role('nodes-of-shops')}' }`);
    expect(rolesNotListed(spec, [role('nodes-*')])).toEqual([]);
  });

  it.each([
    [
      `{ instanceRoleARN: '${role('production')}' }`,
      `Node group a names the role ${role('production')}, and the role that runs may pass ${role('nodes-*')} to nodes.`,
    ],
    [
      "{ attachPolicyARNs: ['arn:aws:iam::aws:policy/AdministratorAccess'] }",
      'Node group a asks for more than nodes need, and the role that runs gives none that',
    ],
    ['{ attachPolicy: { Statement: [] } }', 'Node group a asks for more than nodes need'],
    ['{ withAddonPolicies: { autoScaler: true } }', 'list it in NodeRoles of docs/iam/kinds.yaml'],
  ])('have no other, and no more policies: %s', async (iam, words) => {
    expect(rolesNotListed(await groupWith(iam), [role('nodes-*')])).toEqual([expect.stringContaining(words)]);
    const selfManaged = await specOf(`nodeGroups: [{ name: a, iam: ${iam} }]`);
    expect(rolesNotListed(selfManaged, [role('nodes-*')])).toEqual([expect.stringContaining(words)]);
  });

  it('keep their role from pods', async () => {
    const spec = await specOf(
      'managedNodeGroups: [{ name: a, disablePodIMDS: false }, { name: b, disablePodIMDS: true }]',
    );
    expect(rolesNotListed(spec, [])).toEqual([
      expect.stringContaining(
        'Node group a lets every pod have the role of its node (disablePodIMDS is false)',
      ),
    ]);
  });
});
