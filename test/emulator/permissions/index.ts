/** Permissions at run time: whether a principal may do what it asks for, by the policies that the account has now. */
import type { Principal } from '../core.ts';
import { decider, isAdministrator, type Judges } from './decide.ts';
import type { HeldPolicies } from './held.ts';
import { type Context, principalTags, type Question, type Tags } from './questions.ts';
import type { Denied } from './refusal.ts';

/** Who asks, and with which session. */
export type Asking = Pick<Principal, 'arn' | 'iamArn' | 'userId' | 'session'>;

export interface Permissions {
  /** Whether it may do everything, so that nothing need be asked. */
  isUnlimited(asking: Asking): Promise<boolean>;
  /** @returns what stands in the way; undefined when nothing does */
  denied(asking: Asking, question: Question, common?: Context): Promise<Denied | undefined>;
}

/**
 * Service-linked roles may do all that their services need: nobody in the account can take anything from them.
 * Source: IAM user guide, "Service-linked roles".
 */
const isServiceLinked = ({ iamArn }: Asking): boolean => iamArn.includes(':role/aws-service-role/');

/** What belongs to AWS alone, such as its images, has no account. Source: IAM user guide, "aws:ResourceAccount". */
function ofAccount({ resource }: Question): Context {
  const owner = resource.split(':')[4];
  return owner ? { 'aws:ResourceAccount': owner } : {};
}

export function permissions(account: string, held: HeldPolicies): Permissions {
  const { decide } = decider(account);
  const judgesOf = async ({ iamArn, session }: Asking): Promise<Judges & { tags: Tags }> => {
    const { identity = [], boundary, tags = {} } = (await held.of(iamArn)) ?? {};
    return { identity, boundary, session: session?.policies ?? [], tags: { ...tags, ...session?.tags } };
  };
  return {
    isUnlimited: async (asking) => isServiceLinked(asking) || isAdministrator(await judgesOf(asking)),
    async denied(asking, question, common = {}) {
      if (isServiceLinked(asking)) return undefined;
      // A session's tags stand before those of its role. Source: IAM user guide, "Pass session tags in AWS STS".
      const { tags, ...judges } = await judgesOf(asking);
      const context: Context = {
        'aws:PrincipalAccount': account,
        'aws:PrincipalArn': asking.iamArn,
        'aws:PrincipalType': asking.arn.includes(':assumed-role/') ? 'AssumedRole' : 'User',
        'aws:SecureTransport': 'true',
        'aws:userid': asking.userId,
        ...principalTags(tags),
        ...ofAccount(question),
        ...common,
        ...question.context,
      };
      const because = await decide(judges, asking.arn, question, context);
      if (because === undefined) return undefined;
      const { action, resource, said = resource } = question;
      return { principal: asking.arn, action, resource: said === '*' ? undefined : said, because };
    },
  };
}
