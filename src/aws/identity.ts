import type { Aws } from './clients.ts';

/** Who the run is, in AWS's eyes. */
export interface Identity {
  /** Twelve digits. */
  account: string;
  /** `aws`, `aws-cn`, … */
  partition: string;
  /** The IAM ARN behind the session, with its path: what access entries are made of. */
  principalArn: string;
}

/**
 * @param roleArn the role that the run assumed, when it did so itself.
 * @throws whatever STS or IAM answers: the credentials do not work, or the role may not read itself.
 */
export async function identify(aws: Aws, roleArn: string | undefined): Promise<Identity> {
  const sts = await aws.sts();
  const { Arn = '', Account = '' } = await sts.getCallerIdentity({});
  const partition = Arn.split(':')[1] ?? 'aws';
  return { account: Account, partition, principalArn: roleArn ?? (await iamArn(aws, Arn)) };
}

/** A session's ARN lacks the role's path, and access entries refuse it: IAM knows the whole. */
async function iamArn(aws: Aws, callerArn: string): Promise<string> {
  const session = /:assumed-role\/([^/]+)\//.exec(callerArn);
  if (session === null) return callerArn;
  const iam = await aws.iam();
  const { Role } = await iam.getRole({ RoleName: session[1] });
  return Role?.Arn ?? callerArn;
}
