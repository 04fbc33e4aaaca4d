/** The policies of docs/iam, made of the table of permissions. */
import { type Permission, type PolicyName, permissions } from './permissions.ts';

/** One of a list stands by itself, as IAM itself writes it. */
const oneOrMore = <Item>(list: readonly Item[]): Item | readonly Item[] =>
  list.length === 1 ? (list[0] as Item) : list;

function statement({ sid, denies, actions, on, if: condition }: Permission): object {
  return {
    Sid: sid,
    Effect: denies ? 'Deny' : 'Allow',
    Action: oneOrMore([...actions].sort()),
    Resource: oneOrMore(on),
    ...(condition !== undefined && { Condition: condition }),
  };
}

export const policyNames = Object.keys(permissions) as PolicyName[];

/** As people read and attach it. */
export function document(name: PolicyName): object {
  return { Version: '2012-10-17', Statement: permissions[name].map(statement) };
}
