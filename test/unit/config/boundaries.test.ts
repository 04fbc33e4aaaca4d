import { describe, expect, it } from 'vitest';
import { clusterConfig, problems, problemsOf, request } from './support.ts';

const boundary = 'arn:aws:iam::111122223333:policy/edge';
const other = 'arn:aws:iam::111122223333:policy/other';
const role = 'arn:aws:iam::111122223333:role/mine';

describe('a permissions boundary of a file', () => {
  it.each([
    `iam: { serviceRolePermissionsBoundary: '${boundary}', fargatePodExecutionRolePermissionsBoundary: '${boundary}' }`,
    `autoModeConfig: { enabled: true, permissionsBoundaryARN: '${boundary}' }`,
    `managedNodeGroups: [{ name: a, iam: { instanceRolePermissionsBoundary: '${boundary}' } }]`,
    `nodeGroups: [{ name: a, iam: { instanceRolePermissionsBoundary: '${boundary}' } }]`,
  ])('is that of every role: %s', async (lines) => {
    const { spec } = await request({ config: clusterConfig(lines) });
    expect(spec.permissionsBoundary).toBe(boundary);
  });

  it('is that of the input, or none', async () => {
    const config = clusterConfig(`iam: { serviceRolePermissionsBoundary: '${boundary}' }`);
    expect(await problems({ config, 'permissions-boundary': boundary })).toEqual([]);
    expect(await problems({ config, 'permissions-boundary': other })).toEqual([
      `config:3:8 iam.serviceRolePermissionsBoundary: all roles that are made have one boundary, and the input permissions-boundary says ${other}. Write that one, or leave it out.`,
    ]);
  });

  it('is one, and for roles that are made', async () => {
    const lines = `iam: { serviceRolePermissionsBoundary: '${boundary}' }\nmanagedNodeGroups: [{ name: a, iam: { instanceRolePermissionsBoundary: '${other}' } }, { name: b, iam: { instanceRoleARN: '${role}', instanceRolePermissionsBoundary: '${boundary}' } }]`;
    expect(await problemsOf(lines)).toEqual([
      expect.stringContaining(
        `and config says ${boundary} in iam.serviceRolePermissionsBoundary. Write that one`,
      ),
      expect.stringContaining(`${role} is given, and is never changed. Leave it out.`),
    ]);
  });
});
