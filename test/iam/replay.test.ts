/**
 * Every call of the end-to-end suite, and what AWS checks beside it, against the policies that docs/iam ships. Runs after
 * that suite, whose emulators leave the calls.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { tagKeys } from '../../src/config/tags.ts';
import { ACCOUNT, ROLE_ARN, SWEEP_ROLE_ARN } from '../emulator/account.ts';
import type { LoggedCall } from '../emulator/core.ts';
import { workflowRun } from '../emulator/github/workflow.ts';
import { authorizationsOf, nothingKnown, remember } from './authorizations.ts';
import { logsOfSuite } from './calls.ts';
import { checkedWithoutCall, seldomCalled } from './documented.ts';
import {
  type Authorization,
  actionsOf,
  decide,
  type PolicyName,
  policiesOfRole,
  policy,
  type RoleKind,
} from './policies.ts';

/** The roles of workflows: the emulator's own two, and those of the stack of docs/setup.md. */
const workflowRoles: readonly { arn: string; kind: RoleKind }[] = [
  { arn: ROLE_ARN, kind: 'previews' },
  { arn: `arn:aws:iam::${ACCOUNT}:role/eks-preview`, kind: 'previews' },
  { arn: SWEEP_ROLE_ARN, kind: 'sweep' },
  { arn: `arn:aws:iam::${ACCOUNT}:role/eks-sweep`, kind: 'sweep' },
];

/** The name of the role whose session it is. */
const roleOf = (principal: string): string | undefined => /:assumed-role\/([^/]+)\//.exec(principal)?.[1];

const workflowRole = (name: string | undefined): (typeof workflowRoles)[number] | undefined =>
  workflowRoles.find(({ arn }) => arn.endsWith(`/${name}`));

/** The policies of whoever made the call; undefined for those whose permissions are not ours to give. */
function policiesOf(
  { principal, agent }: LoggedCall,
  made: ReadonlySet<string>,
): readonly PolicyName[] | undefined {
  // Workflows have steps of other programs with the same credentials, such as the aws CLI.
  if (agent !== undefined && !agent.includes('eks-cluster-action')) return undefined;
  const role = roleOf(principal);
  const known = workflowRole(role);
  if (known !== undefined) return policiesOfRole[known.kind];
  // The control plane, the nodes and the drivers of a cluster.
  if (role !== undefined && made.has(role)) return ['boundary'];
  return undefined;
}

/** The condition keys that the policies look at. */
const askedKeys = new Set(
  (['boundary', ...policiesOfRole.previews] as const)
    .flatMap((name) => policy(name).Statement)
    .flatMap(({ Condition = {} }) => Object.values(Condition).flatMap((keys) => Object.keys(keys))),
);

/** Decisions that differ only in names, ids and regions, and in what no policy looks at, are made once. */
function keyOf({ action, resource, context }: Authorization, policies: readonly PolicyName[]): string {
  const asked = Object.entries(context)
    .filter(([key]) => askedKeys.has(key))
    .map(([key, value]) => [key, key.endsWith(tagKeys.owner) ? isOf(context, value) : value]);
  const kind = resource
    .replaceAll(/[0-9a-f-]{8,}/g, '-')
    .replace(/:[a-z]{2}(-[a-z]+)+-\d:/, '::')
    .replace(/:((?:role\/)?[\w-]+)\/.*/, ':$1/');
  return JSON.stringify([action, policies, kind, asked]);
}

/** Whether the owner in a tag is of the repository whose role makes the call. */
const isOf = (context: Authorization['context'], owner: string | string[]): boolean =>
  String(owner).startsWith(`${context[repositoryKey]}/`);

const repositoryKey = 'aws:PrincipalTag/eks-cluster-action-repository';

/**
 * The repository whose role makes the call. Sweeps of a whole account reach those of others by a policy that names them
 * all; each of their calls is judged as one of the repository that it is about.
 */
function repositoryOf({ context }: Authorization, policies: readonly PolicyName[]): string {
  const owner =
    context[`aws:ResourceTag/${tagKeys.owner}`] ??
    // What a sweep makes in a cluster is tagged as that is: whoever makes clusters has to use its own owner.
    (policies === policiesOfRole.sweep ? context[`aws:RequestTag/${tagKeys.owner}`] : undefined);
  return typeof owner === 'string' ? (owner.split('/')[0] ?? '') : workflowRun.repositoryId;
}

/** Of a session, AWS gives the ARN of its role, with the path. */
function principalKeys({ principal }: LoggedCall): Authorization['context'] {
  const role = workflowRole(roleOf(principal));
  return role === undefined ? {} : { 'aws:PrincipalArn': role.arn };
}

const decisions = new Map<string, { policies: readonly PolicyName[]; authorization: Authorization }>();
/** The actions of calls, by the policies of their callers; and those that AWS checks beside them. */
const called = new Map<PolicyName, Set<string>>();
const implied = new Set<string>();
let calls = 0;

beforeAll(async () => {
  for (const log of logsOfSuite()) {
    const known = nothingKnown();
    const made = new Set<string>();
    for (const call of log) {
      const { RoleName, PermissionsBoundary } = Object(call.request);
      if (call.operation === 'CreateRole' && PermissionsBoundary !== undefined) made.add(RoleName);
      const policies = policiesOf(call, made);
      const authorizations = policies === undefined ? [] : await authorizationsOf(call, known);
      remember(call, known);
      if (policies === undefined) continue;
      calls += 1;
      for (const each of authorizations) {
        const { action } = each;
        const caller = { [repositoryKey]: repositoryOf(each, policies), ...principalKeys(call) };
        const authorization = { ...each, context: { ...each.context, ...caller } };
        decisions.set(keyOf(authorization, policies), { policies, authorization });
        if (action !== `${call.service}:${call.operation}`) implied.add(action);
        else for (const name of policies) called.set(name, (called.get(name) ?? new Set()).add(action));
      }
    }
  }
});

describe('the end-to-end suite', () => {
  test('makes no call that the policies deny', async () => {
    const denied: string[] = [];
    for (const { policies, authorization } of decisions.values()) {
      const { allowed, why } = await decide(authorization, policies);
      if (!allowed) denied.push(`${policies.join(' + ')}: ${why}`);
    }
    console.log(`${calls} calls came to ${decisions.size} decisions.`);
    expect(denied).toEqual([]);
    expect(calls).toBeGreaterThan(1000);
  });

  test.each(['clusters', 'network', 'sweep'] as const)(
    'makes every call that %s.json allows, but for what is documented as checked without one, or as seldom',
    (name) => {
      const made = called.get(name) ?? new Set();
      const idle = actionsOf(policy(name)).filter(
        (action) => !made.has(action) && !checkedWithoutCall.has(action) && !seldomCalled.has(action),
      );
      expect(idle).toEqual([]);
    },
  );

  test('makes AWS check nothing unasked but what the documentation says', () => {
    expect([...implied].filter((action) => !checkedWithoutCall.has(action))).toEqual([]);
  });
});
