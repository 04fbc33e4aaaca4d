import { describe, expect, it } from 'vitest';
import { withListedRoles } from '../../../src/commands/fargate-roles.ts';
import type { ClusterSpec } from '../../../src/spec/spec.ts';
import { specOf } from '../config/support.ts';

const listed = 'arn:aws:iam::111122223333:role/pods-on-fargate';
const named = (name: string, role = ''): string =>
  `{ name: ${name}, selectors: [{ namespace: kube-system }]${role && `, podExecutionRoleARN: '${role}'`} }`;
const profiles = (...each: string[]): Promise<ClusterSpec> => specOf(`fargateProfiles: [${each.join(', ')}]`);

const rolesOf = ({ fargateProfiles = [] }: ClusterSpec) =>
  fargateProfiles.map(({ podExecutionRoleArn }) => podExecutionRoleArn);

describe('pods on Fargate', () => {
  it('have the one role that is listed, where the file names none', async () => {
    const spec = withListedRoles(await profiles(named('one'), named('two', listed)), [listed]);
    expect(rolesOf(spec)).toEqual([listed, listed]);
  });

  it('have a role of their cluster’s own, where clusters have those', async () => {
    const spec = {
      ...(await profiles(named('one'))),
      permissionsBoundary: 'arn:aws:iam::111122223333:policy/boundary',
    } as const;
    const own = 'arn:aws:iam::111122223333:role/eks-cluster-action/4711/cluster/*';
    expect(rolesOf(withListedRoles(spec, [own]))).toEqual([undefined]);
  });

  it.each([
    ['nothing is listed', [], named('one'), 'The role that runs makes no Fargate profiles'],
    [
      'another role is named',
      [listed],
      named('one', 'arn:aws:iam::111122223333:role/production'),
      `Fargate profile one names the role arn:aws:iam::111122223333:role/production, and the role that runs may pass ${listed} alone.`,
    ],
    [
      'none is named, and several are listed',
      [listed, `${listed}-too`],
      named('one'),
      `Fargate profile one names no role, and the role that runs may pass ${listed}, ${listed}-too.`,
    ],
    ['none is named, and a pattern is listed', [`${listed}*`], named('one'), 'names no role'],
  ])('are refused where %s', async (_, roles, profile, words) => {
    const spec = await profiles(profile);
    expect(() => withListedRoles(spec, roles)).toThrow(words);
  });
});
