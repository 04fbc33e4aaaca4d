import { describe, expect, it } from 'vitest';
import { withListedRoles } from '../../../src/commands/capability-roles.ts';
import type { ClusterSpec } from '../../../src/spec/spec.ts';
import { specOf } from '../config/support.ts';

const identity = { partition: 'aws', account: '111122223333' };
const listed = 'arn:aws:iam::111122223333:role/ack';
const boundary = 'arn:aws:iam::111122223333:policy/boundary';
const kro = '{ name: kro, type: KRO }';
const ack = (more = ''): string => `{ name: ack, type: ACK${more} }`;
const file = (...each: string[]): Promise<ClusterSpec> => specOf(`capabilities: [${each.join(', ')}]`);

const rolesOf = ({ capabilities = [] }: ClusterSpec) => capabilities.map(({ role }) => role);

describe('capabilities', () => {
  it('have the one role that is listed, where the file names none', async () => {
    const spec = withListedRoles(await file(kro, ack(`, roleArn: '${listed}'`)), [listed], identity);
    expect(rolesOf(spec)).toEqual([listed, listed]);
  });

  it('have a role of their cluster’s own, where clusters have those and they are listed', async () => {
    const spec = { ...(await file(kro)), permissionsBoundary: boundary } as const;
    const own = 'arn:aws:iam::111122223333:role/eks-cluster-action/4711/cluster/*';
    expect(rolesOf(withListedRoles(spec, [own], identity))).toEqual(rolesOf(spec));
    expect(() => withListedRoles(spec, [listed], identity)).toThrow(
      /kro is to have the role arn:aws:iam::111122223333:role\/eks-cluster-action\/4711\/cluster\/.+-eu-west-1-capability-kro, and/,
    );
  });

  it.each([
    ['nothing is listed', [], kro, 'The role that runs makes no capabilities'],
    [
      'another is named',
      [listed],
      ack(", roleArn: 'arn:aws:iam::111122223333:role/production'"),
      'Capability ack is to have the role arn:aws:iam::111122223333:role/production, and the role that runs may pass',
    ],
    [
      'none is named, and one would be made that is not listed',
      [listed],
      ack(", attachPolicyARNs: ['arn:aws:iam::aws:policy/AdministratorAccess']"),
      'Capability ack is to have the role arn:aws:iam::111122223333:role/eks-cluster-action/',
    ],
    ['none is named, and several are listed', [listed, `${listed}-2`], kro, 'Capability kro names no role'],
    ['none is named, and a pattern is listed', [`${listed}-*`], kro, 'Capability kro names no role'],
  ])('are refused where %s', async (_, lists, capability, words) => {
    const spec = await file(capability);
    expect(() => withListedRoles(spec, lists, identity)).toThrow(words);
  });
});
