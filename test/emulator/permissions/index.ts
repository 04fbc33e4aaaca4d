/** Permissions at run time: whether a principal may do what it asks for, by the policies that the account has now. */
import type { Principal } from '../core.ts';
import { type Decider, decider } from './decide.ts';
import type { HeldPolicies } from './held.ts';
import { type Context, principalTags, type Question } from './questions.ts';
import { type Denied, sentence } from './refusal.ts';

/** Who asks, and with which session. */
export type Asking = Pick<Principal, 'arn' | 'iamArn' | 'userId' | 'session'>;

export interface Permissions {
  /** @returns what stands in the way; undefined when nothing does */
  denied(asking: Asking, question: Question, common?: Context): Promise<Denied | undefined>;
  count: Decider['count'];
}

/**
 * Service-linked roles may do all that their services need: nobody in the account can take anything from them.
 * Source: IAM user guide, "Service-linked roles".
 */
const isServiceLinked = ({ iamArn }: Asking): boolean => iamArn.includes(':role/aws-service-role/');

export function permissions(account: string, held: HeldPolicies): Permissions {
  const { decide, count } = decider(account);
  return {
    count,
    async denied(asking, question, common = {}) {
      if (isServiceLinked(asking)) return undefined;
      const { identity = [], boundary, tags = {} } = (await held.of(asking.iamArn)) ?? {};
      const { policies: session = [], tags: sessionTags = {} } = asking.session ?? {};
      const context: Context = {
        'aws:PrincipalAccount': account,
        'aws:PrincipalArn': asking.iamArn,
        'aws:PrincipalType': asking.arn.includes(':assumed-role/') ? 'AssumedRole' : 'User',
        'aws:SecureTransport': 'true',
        'aws:userid': asking.userId,
        // A session's tags stand before those of its role. Source: IAM user guide, "Pass session tags in AWS STS".
        ...principalTags({ ...tags, ...sessionTags }),
        ...common,
        ...question.context,
      };
      const because = await decide({ identity, boundary, session }, asking.arn, question, context);
      if (because === undefined) return undefined;
      const { action, resource, said = resource } = question;
      return { principal: asking.arn, action, resource: said === '*' ? undefined : said, because };
    },
  };
}

export { sentence };
