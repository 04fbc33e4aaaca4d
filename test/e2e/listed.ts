/** Whom ClusterConfig files may name, as an administrator says it by hand. */
import { IAM } from '@aws-sdk/client-iam';
import { shippedPolicy } from '../emulator/account.ts';
import type { Emulator } from './emulator.ts';

/** Lets the role of the steps name what the lists hold, by what docs/iam/identity.json has for each. */
export async function listIdentity(
  { admin, roleArn }: Pick<Emulator, 'admin' | 'roleArn'>,
  lists: Readonly<Record<'PRINCIPALS' | 'ACCESS_POLICIES' | 'GROUPS', readonly string[]>>,
): Promise<void> {
  const document = await shippedPolicy(new URL('../../docs/iam/identity.json', import.meta.url));
  const listed: Readonly<Record<string, readonly string[]>> = lists;
  const iam = new IAM(admin);
  const RoleName = roleArn.split('/').at(-1);
  const { Statement, ...policy }: { Statement: { Sid: string }[] } = JSON.parse(
    document.replaceAll(/"([A-Z_]+)"/g, (text, name) => JSON.stringify(listed[name]) ?? text),
  );
  await iam.putRolePolicy({
    RoleName,
    PolicyName: 'eks-cluster-action-identity',
    // IAM counts what all policies of a role say, and this one says that already.
    PolicyDocument: JSON.stringify({
      ...policy,
      Statement: Statement.filter(({ Sid }) => Sid !== 'ReadLists'),
    }),
  });
}

/** Makes roles of the account, for people. */
export async function makeRolesOfPeople(
  { admin }: Pick<Emulator, 'admin'>,
  path: string,
  ...names: string[]
): Promise<void> {
  const trust = { Effect: 'Allow', Principal: { AWS: '123456789012' }, Action: 'sts:AssumeRole' };
  const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [trust] });
  const iam = new IAM(admin);
  for (const RoleName of names) await iam.createRole({ RoleName, Path: path, AssumeRolePolicyDocument });
}
