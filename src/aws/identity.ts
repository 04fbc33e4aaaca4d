import type { Aws } from './clients.ts';

/** Whose credentials the run has, as STS tells anybody. */
export interface Caller {
  /** Twelve digits. */
  account: string;
  /** `aws`, `aws-cn`, … */
  partition: string;
  /** Of the session, or of the user. */
  arn: string;
}

/** Who the run is, in AWS's eyes. */
export interface Identity extends Omit<Caller, 'arn'> {
  /** The IAM ARN behind the session, with its path: what access entries are made of. */
  principalArn: string;
}

/** What was asked for of the identity that runs. */
export interface IdentityOptions {
  /** The role that the run assumes itself. */
  role: { arn: string } | undefined;
  /** The only accounts in which anything may be done; every account when there are none. */
  allowedAccountIds?: readonly string[] | undefined;
}

/** The credentials are good, and of an account in which nothing may be done. */
export class WrongAccountError extends Error {
  constructor(account: string, callerArn: string, allowed: readonly string[]) {
    super(
      `The credentials are of account ${account} (${callerArn}), and \`allowed-account-ids\` names only ${allowed.join(', ')}. ` +
        'Nothing was looked at or changed there. Set `role-to-assume` to a role of an allowed account, or allow this one too.',
    );
    this.name = 'WrongAccountError';
  }
}

/**
 * Finds out whose credentials these are, before anything else is asked of AWS. It takes no permission.
 *
 * @throws WrongAccountError, or whatever STS answers: the credentials do not work.
 */
export async function callerOf(
  aws: Aws,
  { allowedAccountIds = [] }: Pick<IdentityOptions, 'allowedAccountIds'>,
): Promise<Caller> {
  const sts = await aws.sts();
  const { Arn = '', Account = '' } = await sts.getCallerIdentity({});
  if (allowedAccountIds.length > 0 && !allowedAccountIds.includes(Account)) {
    throw new WrongAccountError(Account, Arn, allowedAccountIds);
  }
  return { account: Account, partition: Arn.split(':')[1] ?? 'aws', arn: Arn };
}

/**
 * Finds out who runs, as access entries name it.
 *
 * @throws WrongAccountError, or whatever STS or IAM answers: the credentials do not work, or the role may not read itself.
 */
export async function identify(aws: Aws, options: IdentityOptions): Promise<Identity> {
  const { account, partition, arn } = await callerOf(aws, options);
  return { account, partition, principalArn: options.role?.arn ?? (await iamArn(aws, arn)) };
}

/** A session's ARN lacks the role's path, and access entries refuse it: IAM knows the whole. */
async function iamArn(aws: Aws, callerArn: string): Promise<string> {
  const session = /:assumed-role\/([^/]+)\//.exec(callerArn);
  if (session === null) return callerArn;
  const iam = await aws.iam();
  const { Role } = await iam.getRole({ RoleName: session[1] });
  return Role?.Arn ?? callerArn;
}
