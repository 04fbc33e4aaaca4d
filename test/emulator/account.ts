/** What is in the account before anybody uses it: the role that workflows assume, and a user for people. */
import {
  AttachRolePolicyCommand,
  AttachUserPolicyCommand,
  CreateOpenIDConnectProviderCommand,
  CreateRoleCommand,
  CreateUserCommand,
  type IAMClient,
} from '@aws-sdk/client-iam';
import type { AccessKeys } from './access-keys.ts';
import { ISSUER } from './github/oidc.ts';
import { subjects, type WorkflowRun } from './github/workflow.ts';

export const ACCOUNT = '123456789012';

/** The role's ARN is known before it is made: it goes into the environment file. */
export const ROLE_ARN = `arn:aws:iam::${ACCOUNT}:role/github/eks-cluster-action`;

export const adminKey = {
  accessKeyId: 'AKIAEMULATORADMIN000',
  secret: 'emulator/admin/secret/access/key/0000000',
};

const ADMINISTRATOR_ACCESS = 'arn:aws:iam::aws:policy/AdministratorAccess';
const HOST = ISSUER.replace('https://', '');

/** Makes the account's first identities, and makes the user's key known. */
export async function furnishAccount(iam: IAMClient, keys: AccessKeys, run: WorkflowRun): Promise<void> {
  const { OpenIDConnectProviderArn } = await iam.send(
    new CreateOpenIDConnectProviderCommand({
      Url: ISSUER,
      ClientIDList: ['sts.amazonaws.com'],
      ThumbprintList: [],
    }),
  );
  const [, path, RoleName] = /role(\/.*\/)(.*)$/.exec(ROLE_ARN) ?? [];
  const subject = subjects(run);
  await iam.send(
    new CreateRoleCommand({
      RoleName,
      Path: path,
      // A cluster's creation may take longer than the hour that is IAM's default.
      MaxSessionDuration: 43_200,
      AssumeRolePolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Federated: OpenIDConnectProviderArn },
            Action: 'sts:AssumeRoleWithWebIdentity',
            Condition: {
              StringEquals: { [`${HOST}:aud`]: 'sts.amazonaws.com' },
              StringLike: { [`${HOST}:sub`]: [`${subject.names}:*`, `${subject.ids}:*`] },
            },
          },
        ],
      }),
    }),
  );
  await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn: ADMINISTRATOR_ACCESS }));
  const { User } = await iam.send(new CreateUserCommand({ UserName: 'admin' }));
  await iam.send(new AttachUserPolicyCommand({ UserName: 'admin', PolicyArn: ADMINISTRATOR_ACCESS }));
  if (!User?.Arn || !User.UserId) throw new Error('IAM did not make the admin user');
  keys.set(adminKey.accessKeyId, {
    secret: adminKey.secret,
    principal: { arn: User.Arn, iamArn: User.Arn, userId: User.UserId, accessKeyId: adminKey.accessKeyId },
  });
}
