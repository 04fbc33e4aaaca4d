/** Who asks the API servers of these tests: by a plain token, or by one of EKS, which the emulator's own verifier reads. */
import type { AwsCredentialIdentity } from '@smithy/types';
import { AwsError } from '../emulator/core.ts';
import type { KubernetesUser } from '../emulator/kubernetes/index.ts';
import { verifyPresigned } from '../emulator/presigned.ts';

export const clusterName = 'orders';
export const region = 'eu-west-1';

const account = '111122223333';

/** Users by their bearer token, as a file of tokens gives them to kube-apiserver. */
export const users: Readonly<Record<string, KubernetesUser>> = {
  admin: { username: 'admin', uid: '1', groups: ['system:masters'] },
  viewer: { username: 'viewer', uid: '2', groups: ['viewers'] },
  nobody: { username: 'nobody', uid: '3', groups: [] },
};

/** Roles of the account. `ci` is the one that the action runs as; of `stranger` the cluster knows nothing. */
const roles = ['ci', 'viewer', 'stranger'] as const;
export type Role = (typeof roles)[number];

/** As access entries map them. An access policy makes nobody a member of system:masters. */
const groupsOf: Partial<Record<Role, string[]>> = { ci: ['ci'], viewer: ['viewers'] };

const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

export const credentialsOf = (role: Role): AwsCredentialIdentity => ({
  accessKeyId: `AKIA${role.toUpperCase().padEnd(16, 'X')}`,
  secretAccessKey: secret,
});

const arnOf = (role: Role): string => `arn:aws:sts::${account}:assumed-role/${role}/run`;

const keys = new Map(
  roles.map((role) => {
    const { accessKeyId } = credentialsOf(role);
    const iamArn = `arn:aws:iam::${account}:role/${role}`;
    return [
      accessKeyId,
      { secret, principal: { arn: arnOf(role), iamArn, userId: `AROA${role}:run`, accessKeyId } },
    ];
  }),
);

/** The user behind a token of EKS; undefined when it is not good, or of somebody whom the cluster does not know. */
export async function userOfToken(token: string): Promise<KubernetesUser | undefined> {
  if (!token.startsWith('k8s-aws-v1.')) return undefined;
  const url = Buffer.from(token.slice('k8s-aws-v1.'.length), 'base64url').toString();
  try {
    const { arn } = verifyPresigned(url, { 'x-k8s-aws-id': clusterName }, { keys, host: '' });
    const role = roles.find((each) => arnOf(each) === arn);
    const groups = role && groupsOf[role];
    return groups && { username: arn, uid: arn, groups };
  } catch (error) {
    if (error instanceof AwsError) return undefined;
    throw error;
  }
}
