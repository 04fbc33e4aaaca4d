/** The policies that docs/iam ships, as people attach them, and the simulator's verdicts under them. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PolicyName } from '../../scripts/iam/permissions.ts';
import { decider } from '../emulator/permissions/decide.ts';
import { type Question, requestTags, resourceTags } from '../emulator/permissions/questions.ts';
import type { Ask } from './attacks.ts';
import {
  type Asking,
  account,
  listed as lists,
  type PolicyOfAws,
  policyOfDrivers,
  prefix,
  repositoryId,
} from './principals.ts';

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

/** Longest managed policy, without white space. Source: IAM user guide, "IAM and AWS STS quotas". */
export const longestPolicy = 6144;

export function policy(name: PolicyName | PolicyOfAws): Policy {
  const path = name === policyOfDrivers ? `./${name}.json` : `../../docs/iam/${name}.json`;
  return JSON.parse(readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8'));
}

export const listed = <Item>(value: Item | readonly Item[]): readonly Item[] =>
  Array.isArray(value) ? value : [value as Item];

export const actionsOf = ({ Statement }: Policy): string[] => [
  ...new Set(Statement.flatMap(({ Action }) => listed(Action))),
];

const { decide } = decider(account);

const named = (name: PolicyName | PolicyOfAws): { name: string; document: string } => ({
  name,
  document: JSON.stringify(policy(name))
    .replaceAll('PREFIX', prefix)
    .replaceAll('REPOSITORY_ID', repositoryId)
    .replaceAll('"REGIONS"', '["eu-west-1","us-*"]')
    .replaceAll('"INSTANCE_TYPES"', '["t3.*","m7i.*"]')
    .replaceAll(/"([A-Z_]+)"/g, (text, name) => JSON.stringify(Object(lists)[name]) ?? text),
});

/**
 * Whether the policies of a role allow it.
 * @throws Error when the simulator knows no such action, or no such resource of it
 */
export async function allows(
  { arn, iamArn, identity, context }: Asking,
  question: Question,
): Promise<boolean> {
  const denied = await decide(
    { identity: identity.map(named), boundary: undefined, session: [] },
    arn,
    question,
    {
      'aws:PrincipalAccount': account,
      'aws:PrincipalArn': iamArn,
      'aws:RequestedRegion': 'eu-west-1',
      ...context,
      ...question.context,
    },
  );
  return denied === undefined;
}

/** What AWS would ask for it. */
export const questionOf = ({ action, resource, gives, has, keys }: Ask): Question => ({
  action,
  resource,
  context: {
    ...(gives && requestTags(gives)),
    ...(has && resourceTags(has, action.startsWith('ec2:') ? 'ec2' : undefined)),
    ...keys,
  },
});
