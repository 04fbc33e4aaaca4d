import { expect, it } from 'vitest';
import { problems, problemsOf, request, specOf } from './support.ts';

const minimum = { 'security-groups': 'minimum' };
const ofFile = 'vpc: { securityGroups: minimum }';
const profile = 'fargateProfiles: [{ name: shop, selectors: [{ namespace: shop }] }]';

it('are what EKS gives itself, unless the input or the file says otherwise', async () => {
  expect((await request({})).spec.securityGroups).toBe('recommended');
  expect((await request(minimum)).spec.securityGroups).toBe('minimum');
  expect((await specOf(ofFile)).securityGroups).toBe('minimum');
  expect((await specOf(ofFile, minimum)).securityGroups).toBe('minimum');
});

it('are refused where input and file say different things, or the value is none', async () => {
  expect((await problemsOf(ofFile, { 'security-groups': 'recommended' })).join()).toContain(
    'Input security-groups: it is recommended, and config says minimum in vpc.securityGroups. Leave one of them out.',
  );
  expect((await problemsOf('vpc: { securityGroups: none }')).join()).toContain('vpc.securityGroups');
});

it('are not the minimum where EKS puts its own group on what it starts', async () => {
  expect((await problems({ mode: 'auto', ...minimum })).join()).toContain(
    'Input security-groups: the cluster is in Auto Mode, where EKS puts its own group on the nodes',
  );
  expect((await problemsOf(`${ofFile}\n${profile}`)).join()).toContain(
    'vpc.securityGroups: pods on Fargate have EKS’s own group',
  );
  expect((await problemsOf(profile, minimum)).join()).toContain(
    'Input security-groups: pods on Fargate have EKS’s own group',
  );
});
