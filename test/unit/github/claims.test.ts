import { expect, test } from 'vitest';
import { claimsOf, subjectForms } from '../../../src/aws/token-claims.ts';

const repository = {
  repository: 'octo/app',
  repository_id: '42',
  repository_owner_id: '7',
  aud: 'sts.amazonaws.com',
};

test('the claims of a token are those of its payload', () => {
  const payload = Buffer.from(JSON.stringify({ sub: 'repo:octo/app:pull_request', aud: 'grüße' })).toString(
    'base64url',
  );
  expect(claimsOf(`e30.${payload}.signature`)).toEqual({ sub: 'repo:octo/app:pull_request', aud: 'grüße' });
});

test.each(['', 'opaque', 'a.b.c'])('"%s" has no claims', (token) => {
  expect(claimsOf(token)).toBeUndefined();
});

test.each([
  ['repo:octo/app:pull_request', 'repo:octo@7/app@42:pull_request'],
  ['repo:octo@7/app@42:environment:production', 'repo:octo/app:environment:production'],
])('%s is %s in its other form', (sub, other) => {
  expect(subjectForms({ ...repository, sub })).toEqual([sub, other]);
});

test('a customised subject has no other form', () => {
  const sub = 'repository_owner:octo:job_workflow_ref:octo/flows/.github/workflows/up.yml@refs/heads/main';
  expect(subjectForms({ ...repository, sub })).toEqual([sub]);
});
