/** IAM is eventually consistent: for a while EKS may not see a new role, its trust, or the policies attached to it. */
import type { Step } from '../engine/step.ts';
import { errorCode, wordsOf } from './errors.ts';

/** Milliseconds that IAM is given. It takes some seconds, seldom a minute: after that, the role itself is wrong. */
const patience = 2 * 60_000;

/** EKS's words for it: in CreateCluster, CreateNodegroup, CreateAddon, CreateFargateProfile and CreateAccessEntry. */
export const roleUnseen = new RegExp(
  [
    'role\\b[^.]* (does not exist|cannot be found)',
    'could not be assumed',
    'not found in the trust relationships',
    'Trust policy of role',
    "doesn't have the Amazon EKS Managed Policies associated",
    "role's policy must include",
    'Error in role params',
    'Misconfigured PodExecutionRole Trust Policy',
    'invalid principal',
  ].join('|'),
  'i',
);

export function isRoleUnseen(error: unknown): boolean {
  return errorCode(error) === 'InvalidParameterException' && roleUnseen.test(String(error));
}

/**
 * Makes a call about a role that may be new, again and again until EKS sees the role.
 *
 * @param role what the log calls it, such as `the node role`.
 * @throws EKS's refusal when it does not see the role for two minutes, and whatever else `call` throws.
 */
export async function onceRoleIsSeen<Answer>(
  step: Step,
  role: string,
  call: () => Promise<Answer>,
): Promise<Answer> {
  const began = step.elapsed();
  return step.until(`IAM to spread ${role}`, async () => {
    try {
      return { done: await call() };
    } catch (error) {
      if (!isRoleUnseen(error) || step.elapsed() - began >= patience) throw error;
      return { waiting: 'usual for some seconds', details: wordsOf(error) };
    }
  });
}
