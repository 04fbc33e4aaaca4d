/** The policies that docs/iam ships, as people attach them, and the simulator's verdicts under them. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createValidatedPolicy, validateIdentityPolicy } from '@cloud-copilot/iam-policy';
import { runSimulation } from '@cloud-copilot/iam-simulate';

export interface Statement {
  Sid: string;
  Effect: string;
  Action: string | string[];
  Resource: string | string[];
  Condition?: Record<string, Record<string, string | string[]>>;
}

export interface Policy {
  Version: string;
  Statement: Statement[];
}

export type PolicyName = 'boundary' | 'clusters' | 'network' | 'sweep';

/** Longest managed policy, without white space. Source: IAM user guide, "IAM and AWS STS quotas". */
export const longestPolicy = 6144;

export function policy(name: PolicyName): Policy {
  return JSON.parse(
    readFileSync(fileURLToPath(new URL(`../../docs/iam/${name}.json`, import.meta.url)), 'utf8'),
  );
}

/** The policies of each role, as docs/iam/README.md says. */
export const policiesOfRole = { previews: ['clusters', 'network', 'sweep'], sweep: ['sweep'] } as const;

export type RoleKind = keyof typeof policiesOfRole;

export const listed = <Item>(value: Item | readonly Item[]): readonly Item[] =>
  Array.isArray(value) ? value : [value as Item];

export const actionsOf = ({ Statement }: Policy): string[] => [
  ...new Set(Statement.flatMap(({ Action }) => listed(Action))),
];

/** One thing that AWS asks its policies about: a call may be several. */
export interface Authorization {
  /** Such as `eks:CreateCluster`. */
  action: string;
  /** ARN, or `*` for an action that knows no resources. */
  resource: string;
  /** Condition keys of this action on this resource. */
  context: Record<string, string | string[]>;
}

export interface Verdict {
  allowed: boolean;
  /** What the simulator says, for a person who has to find out why. */
  why: string;
}

export const account = '123456789012';

/** Checked once, and not at every decision. */
const checked = new Map<PolicyName, unknown>();

function checkedPolicy(name: PolicyName): unknown {
  const known = checked.get(name) ?? createValidatedPolicy(policy(name), validateIdentityPolicy);
  checked.set(name, known);
  return known;
}

/**
 * Whether the policies allow it.
 * @param principal ARN of the assumed role's session
 * @throws Error when the simulator knows no such action, or no such resource of it
 */
export async function decide(
  { action, resource, context }: Authorization,
  policies: readonly PolicyName[],
  principal = `arn:aws:sts::${account}:assumed-role/previews/run`,
): Promise<Verdict> {
  const result = await runSimulation(
    {
      request: {
        action,
        principal,
        resource: { resource, accountId: account },
        contextVariables: { 'aws:PrincipalAccount': account, ...context },
      },
      identityPolicies: policies.map((name) => ({ name, policy: checkedPolicy(name) })),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
    },
    {},
  );
  if (result.resultType === 'error') {
    throw new Error(`${action} on ${resource} cannot be simulated: ${JSON.stringify(result.errors)}`);
  }
  const why = `${action} on ${resource} with ${JSON.stringify(context)}`;
  return { allowed: result.overallResult === 'Allowed', why };
}
