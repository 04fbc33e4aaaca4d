/**
 * The end-to-end suite runs with the policies that docs/iam ships, so that what they deny fails there. What a run can't
 * show is what they allow too much: each action that they name is asked for in the suite, or documented as needed seldom.
 * Runs after that suite, whose emulators leave the calls.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { policyNames } from '../../scripts/iam/documents.ts';
import { policiesOfRole } from '../../scripts/iam/permissions.ts';
import { ROLE_ARN, SWEEP_ROLE_ARN } from '../emulator/account.ts';
import { logsOfSuite } from './calls.ts';
import { checkedWithoutCall, seldomCalled } from './documented.ts';
import { isTried } from './doors.ts';
import { needs } from './needs.ts';
import { actionsOf, policy } from './policies.ts';
import { type PrincipalName, policiesOfKinds } from './principals.ts';

type RoleKind = 'previews' | 'sweep' | 'deploy';

/** The names of the roles of workflows: the emulator's own two, and those of the stack of docs/setup.md. */
const kinds: Record<string, RoleKind> = {
  [ROLE_ARN.split('/').at(-1) ?? '']: 'previews',
  'eks-octo-app-pr': 'previews',
  'eks-octo-app-branch': 'previews',
  'eks-octo-app-main': 'previews',
  [SWEEP_ROLE_ARN.split('/').at(-1) ?? '']: 'sweep',
  'eks-octo-app-sweep': 'sweep',
  'eks-octo-app-deploy': 'deploy',
};

/** The name of the role whose session it is. */
const roleOf = (principal: string): string => /:assumed-role\/([^/]+)\//.exec(principal)?.[1] ?? '';

/** The actions that AWS asks the policies of each kind of role about; and those of them without a call of their own. */
const asked: Record<RoleKind, Set<string>> = {
  previews: new Set(),
  sweep: new Set(),
  deploy: new Set(),
};
const kindOf: Partial<Record<PrincipalName, RoleKind>> = {
  pr: 'previews',
  main: 'previews',
  minting: 'previews',
  sweep: 'sweep',
  deploy: 'deploy',
};
const implied = new Set<string>();
let calls = 0;

beforeAll(() => {
  for (const { principal, agent, service, operation, asked: actions = [] } of logsOfSuite().flat()) {
    const kind = kinds[roleOf(principal)];
    // Workflows have steps of other programs with the same credentials, such as the aws CLI.
    const isOurs = agent === undefined || agent.includes('eks-cluster-action');
    if (kind === undefined || !isOurs) continue;
    calls += 1;
    for (const action of actions) {
      asked[kind].add(action);
      if (action !== `${service}:${operation}`) implied.add(action);
    }
  }
  expect(calls).toBeGreaterThan(1000);
});

describe('the end-to-end suite', () => {
  /** The boundaries say what others' roles may do at most. */
  test.each(policyNames.filter((name) => !['boundary', 'limits', 'node'].includes(name)))(
    'needs every action that %s.json allows, but for what is documented as needed seldom',
    (name) => {
      const roles = (['previews', 'sweep', 'deploy'] as const).filter((kind) =>
        [
          ...policiesOfRole[kind],
          ...(kind === 'previews' ? ['roles', 'alone', 'monitoring', ...policiesOfKinds] : []),
        ].includes(name),
      );
      const idle = actionsOf(policy(name)).filter(
        (action) => !roles.some((kind) => asked[kind].has(action)) && !seldomCalled.has(action),
      );
      expect(idle).toEqual([]);
    },
  );

  /** The others are tried where the attacks are. */
  test.each(needs.filter((need) => !isTried(need)))(
    'meets what $who needs to $what: $action',
    ({ who, action }) => {
      const kind = kindOf[who];
      expect(kind).toBeDefined();
      expect((kind !== undefined && asked[kind].has(action)) || seldomCalled.has(action)).toBe(true);
    },
  );

  test('makes AWS check nothing without a call but what the documentation says', () => {
    expect([...implied].filter((action) => !checkedWithoutCall.has(action))).toEqual([]);
  });
});
