import type { Aws } from './clients.ts';
import { errorCode, isDenied } from './errors.ts';
import { sessionOf } from './identity.ts';

/**
 * The kinds of things that a ClusterConfig may ask for and a role does by a policy of its own, which the stack of
 * docs/iam/kinds.yaml writes into it.
 */
export type Kind = 'identity';

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

const nothing: Listing = { patterns: () => [] };

interface Statement {
  Sid?: string;
  Resource?: string | readonly string[];
  Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/**
 * What the role that runs may name of a kind: IAM holds each call against the same text, and where a call is not AWS's to
 * refuse, as of what is written into Kubernetes, the action does so itself. Nobody who writes a workflow or a ClusterConfig
 * can change it.
 * @param callerArn as STS tells it
 * @returns nothing listed where the role has no such policy, or may not read it, and of a user
 */
export async function listingOf(aws: Aws, callerArn: string, kind: Kind): Promise<Listing> {
  const RoleName = sessionOf(callerArn);
  if (RoleName === undefined) return nothing;
  const iam = await aws.iam();
  const answer = await iam
    .getRolePolicy({ RoleName, PolicyName: ownPolicyName(kind) })
    .catch((error: unknown) => {
      // What lets a role read it is that policy itself.
      if (isDenied(error) || errorCode(error) === 'NoSuchEntityException') return undefined;
      throw error;
    });
  return answer === undefined ? nothing : listingIn(decodeURIComponent(answer.PolicyDocument ?? '{}'));
}

/** @param document JSON, as IAM keeps it. */
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

/** Whether a pattern of the list is one of the value, as IAM's StringLike says. */
export function isListed(value: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => expressionOf(pattern).test(value));
}

function expressionOf(pattern: string): RegExp {
  const literal = pattern.replaceAll(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${literal.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's');
}
