/** What policies of a role's own list, in the form that IAM keeps them in. */
import type { RoleArn } from './arn.ts';
import { matchesPattern } from './pattern.ts';

/**
 * The kinds of things that a ClusterConfig may ask for and a role does by a policy of its own, which the stack of
 * docs/iam/kinds.yaml writes into it.
 */
export type Kind =
  | 'automode'
  | 'capabilities'
  | 'fargate'
  | 'groups'
  | 'identity'
  | 'issuers'
  | 'launches'
  | 'logs'
  | 'permissions'
  | 'pods'
  | 'secrets'
  | 'self-managed'
  | 'vpcs'
  | 'workers';

/** Under which the role has it. */
export const ownPolicyName = (kind: string): string => `eks-cluster-action-${kind}`;

/** What a policy of the role's own lists. */
export interface Listing {
  /**
   * The patterns of a statement, in which a star stands for anything and a question mark for one character.
   * @param key of a condition, such as `eks:principalArn`; `Resource` for what the statement is about
   */
  patterns(sid: string, key: string): readonly string[];
}

interface Statement {
  Sid?: string;
  Resource?: string | readonly string[];
  Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

export const nothingListed: Listing = { patterns: () => [] };

/** @param document JSON of a policy. */
export function listingIn(document: string): Listing {
  const { Statement = [] }: { Statement?: readonly Statement[] } = JSON.parse(document);
  return {
    patterns: (sid, key) => {
      const found = Statement.filter(({ Sid }) => Sid === sid);
      return found.flatMap(({ Resource = [], Condition = {} }) =>
        key === 'Resource' ? Resource : Object.values(Condition).flatMap((keys) => keys[key] ?? []),
      );
    },
  };
}

/** The one role that is listed in full, which is for whoever names none; undefined where there is none, or several. */
export function onlyRole(patterns: readonly string[]): RoleArn | undefined {
  const [role, ...others] = patterns.filter((pattern) => !/[*?]/.test(pattern));
  return others.length > 0 ? undefined : (role as RoleArn | undefined);
}

/** Whether a pattern of the list is one of the value, as IAM's StringLike says. */
export function isListed(value: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => matchesPattern(value, pattern));
}
