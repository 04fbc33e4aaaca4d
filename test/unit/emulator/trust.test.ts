import { describe, expect, test } from 'vitest';
import { type AssumeRequest, isTrusted } from '../../emulator/services/trust.ts';

const PROVIDER = 'arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com';
const HOST = 'token.actions.githubusercontent.com';

const fromGitHub: AssumeRequest = {
  action: 'sts:AssumeRoleWithWebIdentity',
  principal: { type: 'Federated', names: [PROVIDER] },
  context: {
    [`${HOST}:aud`]: 'sts.amazonaws.com',
    [`${HOST}:sub`]: 'repo:octo-org/octo-app:ref:refs/heads/main',
  },
};

const allowing = (Condition?: object): object => ({
  Effect: 'Allow',
  Principal: { Federated: PROVIDER },
  Action: 'sts:AssumeRoleWithWebIdentity',
  ...(Condition && { Condition }),
});

const trusts = (...Statement: object[]): boolean => isTrusted({ Statement }, fromGitHub);

describe('a trust policy', () => {
  test('trusts the principal that it names, for the action that it names', () => {
    expect(trusts(allowing())).toBe(true);
    expect(isTrusted({ Statement: allowing() }, fromGitHub)).toBe(true);
    expect(trusts({ ...allowing(), Principal: { Federated: 'accounts.google.com' } })).toBe(false);
    expect(trusts({ ...allowing(), Principal: { AWS: PROVIDER } })).toBe(false);
    expect(trusts({ ...allowing(), Action: 'sts:AssumeRole' })).toBe(false);
    expect(trusts({ ...allowing(), Action: ['sts:TagSession', 'STS:assumerolewith*'] })).toBe(true);
    expect(trusts()).toBe(false);
  });

  test('denies what one of its statements denies', () => {
    expect(trusts(allowing(), { ...allowing(), Effect: 'Deny', Principal: '*' })).toBe(false);
  });

  test('names services, accounts and everybody', () => {
    const policy = (Principal: unknown) => ({
      Statement: [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }],
    });
    const service: AssumeRequest = {
      action: 'sts:AssumeRole',
      principal: { type: 'Service', names: ['eks.amazonaws.com'] },
      context: {},
    };
    expect(isTrusted(policy({ Service: ['ec2.amazonaws.com', 'eks.amazonaws.com'] }), service)).toBe(true);
    expect(isTrusted(policy({ Service: 'ec2.amazonaws.com' }), service)).toBe(false);
    expect(isTrusted(policy('*'), service)).toBe(true);
  });
});

describe('a condition', () => {
  const subject = `${HOST}:sub`;

  test.each<[string, object, boolean]>([
    ['equals', { StringEquals: { [subject]: 'repo:octo-org/octo-app:ref:refs/heads/main' } }, true],
    [
      'equals only in its own case',
      { StringEquals: { [subject]: 'REPO:octo-org/octo-app:ref:refs/heads/main' } },
      false,
    ],
    [
      'does not take a star literally for a pattern',
      { StringEquals: { [subject]: 'repo:octo-org/*' } },
      false,
    ],
    ['is like a pattern', { StringLike: { [subject]: 'repo:octo-org/*' } }, true],
    [
      'is like one of several patterns',
      { StringLike: { [subject]: ['repo:other/*', 'repo:octo-org/octo-ap?:*'] } },
      true,
    ],
    ['is not like another repository', { StringLike: { [subject]: 'repo:octo-org/octo:*' } }, false],
    ['is not equal', { StringNotEquals: { [subject]: 'repo:other/app:pull_request' } }, true],
    ['is not like', { StringNotLike: { [subject]: 'repo:octo-org/*' } }, false],
    ['names its key in any case', { StringEquals: { [`${HOST}:AUD`]: 'sts.amazonaws.com' } }, true],
    ['fails on an absent key', { StringEquals: { [`${HOST}:environment`]: 'production' } }, false],
    [
      'holds on an absent key with IfExists',
      { StringEqualsIfExists: { [`${HOST}:environment`]: 'x' } },
      true,
    ],
    ['asks for absence with Null', { Null: { [`${HOST}:environment`]: 'true' } }, true],
    ['asks for presence with Null', { Null: { [`${HOST}:environment`]: 'false' } }, false],
    ['has to hold for any value', { 'ForAnyValue:StringLike': { [subject]: 'repo:octo-org/*' } }, true],
    ['never holds with an unknown operator', { StringSounds: { [subject]: 'repo:octo-org/*' } }, false],
    [
      'has to hold with every other condition',
      { StringEquals: { [`${HOST}:aud`]: 'sts.amazonaws.com' }, StringLike: { [subject]: 'repo:other/*' } },
      false,
    ],
  ])('%s', (_, condition, trusted) => {
    expect(trusts(allowing(condition))).toBe(trusted);
  });
});
