/** Asks the policies of whoever makes a call, before it is served. */
import type { Dialect } from '../authenticate.ts';
import { AwsError, type LoggedCall, type Principal, type Touched } from '../core.ts';
import { questionsOf } from './calls.ts';
import { type Known, linkedRoleOf } from './implied.ts';
import type { Permissions } from './index.ts';
import type { Context } from './questions.ts';
import { launchRefusal, refusal } from './refusal.ts';

export interface Authorizer {
  /**
   * @param find the resources that the call names, as they are now
   * @throws AwsError in the words of the service when a policy is in the way, or none allows the call
   */
  authorize(
    call: LoggedCall,
    principal: Principal,
    dialect: Dialect,
    find: () => Promise<Touched[]>,
  ): Promise<void>;
  /** How a refusal would name what the call is about; undefined where it would not, or the emulator can't tell. */
  about(call: LoggedCall, find: () => Promise<Touched[]>): Promise<string | undefined>;
  reset(): void;
}

export interface AuthorizerParts extends Omit<Known, 'serviceLinked'> {
  account: string;
  permissions: Permissions;
}

/** Keys that are the same for every question of a call. */
const commonKeys = ({ region, via }: LoggedCall): Context => ({
  'aws:RequestedRegion': region,
  // The services that fill these in are few, and EKS is none of them. Source: IAM user guide, "aws:CalledVia".
  ...(via === 'cloudformation.amazonaws.com' && {
    'aws:CalledVia': [via],
    'aws:CalledViaFirst': via,
    'aws:CalledViaLast': via,
  }),
  'aws:ViaAWSService': String(via !== undefined),
});

export function authorizer({ account, permissions, ...rest }: AuthorizerParts): Authorizer {
  const serviceLinked = new Set<string>();
  const known: Known = { ...rest, serviceLinked };
  return {
    async authorize(call, principal, dialect, find) {
      if (!(await permissions.isUnlimited(principal))) {
        const common = commonKeys(call);
        const questions = await questionsOf(call, find, known, account);
        call.asked = [...new Set(questions.map(({ action }) => action))];
        for (const { refusal: words, ...question } of questions) {
          const denied = await permissions.denied(principal, question, common);
          if (denied) throw words === 'launch' ? launchRefusal(denied) : refusal(denied, dialect);
        }
      }
      const role = linkedRoleOf(call.service, call.operation);
      if (role !== undefined) serviceLinked.add(role);
    },
    async about(call, find) {
      try {
        const [own] = await questionsOf(call, find, known, account);
        const said = own?.said ?? own?.resource;
        return said === '*' ? undefined : said;
      } catch (error) {
        if (error instanceof AwsError && error.code === 'NotImplemented') return undefined;
        throw error;
      }
    },
    reset: () => serviceLinked.clear(),
  };
}
