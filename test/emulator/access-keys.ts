/** The access keys that the account knows: of users, and of sessions that STS has opened. */
import { GetUserCommand, type IAMClient } from '@aws-sdk/client-iam';
import type { LoggedCall, Principal } from './core.ts';

export interface AccessKey {
  secret: string;
  principal: Principal;
  /** Set for the temporary keys of a session. */
  session?: {
    token: string;
    /** Milliseconds since 1970, already scaled by the emulator's speed. */
    expires: number;
  };
}

/** By access key id. */
export type AccessKeys = Map<string, AccessKey>;

/** Keeps up with the keys that IAM makes for users and takes away again. */
export async function followAccessKeys(
  keys: AccessKeys,
  iam: IAMClient,
  { operation, request }: LoggedCall,
  answer: string,
): Promise<void> {
  if (operation === 'DeleteAccessKey') keys.delete(Object(request).AccessKeyId);
  if (operation !== 'CreateAccessKey') return;
  const member = (name: string): string => new RegExp(`<${name}>([^<]+)</${name}>`).exec(answer)?.[1] ?? '';
  const accessKeyId = member('AccessKeyId');
  const { User } = await iam.send(new GetUserCommand({ UserName: member('UserName') }));
  if (!User?.Arn || !User.UserId) return;
  keys.set(accessKeyId, {
    secret: member('SecretAccessKey'),
    principal: { arn: User.Arn, iamArn: User.Arn, userId: User.UserId, accessKeyId },
  });
}
