/** The policies that docs/iam ships, as people attach them, and the simulator's verdicts under them. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { decider } from '../emulator/permissions/decide.ts';
import type { Question } from '../emulator/permissions/questions.ts';

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

export const account = '123456789012';

const { decide } = decider(account);

/**
 * Whether the policies allow it.
 * @throws Error when the simulator knows no such action, or no such resource of it
 */
export async function allows(
  policies: readonly PolicyName[],
  { context = {}, ...question }: Question,
): Promise<boolean> {
  const identity = policies.map((name) => ({ name, document: JSON.stringify(policy(name)) }));
  const denied = await decide(
    { identity, boundary: undefined, session: [] },
    `arn:aws:sts::${account}:assumed-role/previews/run`,
    question,
    { 'aws:PrincipalAccount': account, ...context },
  );
  return denied === undefined;
}
