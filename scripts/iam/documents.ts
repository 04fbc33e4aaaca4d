/** The policies of docs/iam, made of the table of permissions. */
import { type Permission, type PolicyName, permissions } from './permissions.ts';

/** One of a list stands by itself, as IAM itself writes it. */
const oneOrMore = <Item>(list: readonly Item[]): Item | readonly Item[] =>
  list.length === 1 ? (list[0] as Item) : list;

/** As IAM has it. */
export interface Statement {
  Sid: string;
  Effect: 'Allow' | 'Deny';
  Action: string | readonly string[];
  Resource: string | readonly string[];
  Condition?: object;
}

function statement({ sid, denies, actions, on, if: condition }: Permission): Statement {
  return {
    Sid: sid,
    Effect: denies ? 'Deny' : 'Allow',
    Action: oneOrMore([...actions].sort()),
    Resource: oneOrMore(on),
    ...(condition !== undefined && { Condition: condition }),
  };
}

export const policyNames = Object.keys(permissions) as PolicyName[];

/** As people read and attach it. @param isWanted which of its statements; by default all */
export function document(
  name: PolicyName,
  isWanted: (statement: Statement) => boolean = () => true,
): { Version: string; Statement: Statement[] } {
  return { Version: '2012-10-17', Statement: permissions[name].map(statement).filter(isWanted) };
}
