/**
 * What is in the account before anybody uses it: the roles that workflows assume, with the policies that docs/iam ships
 * and tagged as docs/setup.md says; the boundary of the roles that they make; and a user for people.
 */
import { readFile } from 'node:fs/promises';
import {
  AttachRolePolicyCommand,
  AttachUserPolicyCommand,
  CreateOpenIDConnectProviderCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  type IAMClient,
  PutRolePolicyCommand,
  type Tag,
} from '@aws-sdk/client-iam';
import type { AccessKeys } from './access-keys.ts';
import { ISSUER } from './github/oidc.ts';
import { subjects, type WorkflowRun, workflowRun } from './github/workflow.ts';

export const ACCOUNT = '123456789012';

/** The ARNs are known before the things are made: they go into the environment file. */
export const ROLE_ARN = `arn:aws:iam::${ACCOUNT}:role/github/eks-cluster-action`;

/** The role of scheduled sweeps. */
export const SWEEP_ROLE_ARN = `arn:aws:iam::${ACCOUNT}:role/github/eks-cluster-action-sweep`;

/** Which policies each role has: some of them together, since a role has ten at most. Source: docs/iam/README.md. */
const sweeping = ['look', 'sweep', 'leftovers+alone', 'monitoring'];
const roles = [
  {
    arn: ROLE_ARN,
    policies: [
      ...sweeping,
      'clusters',
      'access+issuers',
      'nodes',
      'network+capabilities',
      'roles+launches',
      'self-managed-removal+self-managed',
    ],
    // As docs/iam/kinds.yaml writes them: what lists nothing is in a managed one where there is too much of it.
    inline: [
      'fargate',
      'capabilities',
      'groups',
      'workers',
      'launches',
      'vpcs',
      'secrets',
      'logs',
      'issuers',
      'pods',
      'permissions',
      'self-managed',
    ],
  },
  { arn: SWEEP_ROLE_ARN, policies: sweeping, inline: ['self-managed-removal'] },
];

/** What the roles say of themselves: whose clusters they are for. */
const tagsOf = (repositoryId: string): Tag[] => [
  { Key: 'eks-cluster-action-repository', Value: repositoryId },
  { Key: 'eks-cluster-action-owners', Value: `${repositoryId}/` },
  { Key: 'eks-cluster-action-boundary', Value: BOUNDARY_ARN },
];

/** A policy of docs/iam for clusters of any name, as docs/iam/README.md makes it: the account has no other repository. */
export async function shippedPolicy(file: string | URL): Promise<string> {
  return (await readFile(file, 'utf8'))
    .replaceAll(`\${aws:PrincipalTag/eks-cluster-action-clusters}`, '')
    .replaceAll('REPOSITORY_ID', workflowRun.repositoryId)
    .replaceAll('PREFIX', workflowRun.name)
    .replaceAll('NODE_IMAGES', '*')
    .replaceAll('NODE_COMMANDS', '*')
    .replaceAll('NODE_ROLES', `arn:aws:iam::${ACCOUNT}:role/nodes-of-*`)
    .replaceAll('VPC_ARNS', `arn:aws:ec2:*:${ACCOUNT}:vpc/*`)
    .replaceAll('LAUNCH_RESOURCES', `arn:aws:ec2:*:${ACCOUNT}:*`)
    .replaceAll('POD_EXECUTION_ROLES', `arn:aws:iam::${ACCOUNT}:role/*`)
    .replaceAll('CAPABILITY_ROLES', `arn:aws:iam::${ACCOUNT}:role/*`)
    .replaceAll('ISSUER_URLS', 'https://*')
    .replaceAll('ISSUER_CLIENTS', '*')
    .replaceAll('POD_ROLES', `arn:aws:iam::${ACCOUNT}:role/*`)
    .replaceAll('POD_POLICIES', 'arn:aws:iam::*:policy/*')
    .replaceAll('KEYS', `arn:aws:kms:*:${ACCOUNT}:key/*`)
    .replaceAll('LOG_GROUPS', `arn:aws:logs:*:${ACCOUNT}:log-group:/aws/eks/*`);
}

const BOUNDARY = {
  Path: `/eks-cluster-action/${workflowRun.repositoryId}/`,
  PolicyName: 'boundary',
};

/** The permissions boundary that docs/iam ships. */
export const BOUNDARY_ARN = `arn:aws:iam::${ACCOUNT}:policy${BOUNDARY.Path}${BOUNDARY.PolicyName}`;

export const adminKey = {
  accessKeyId: 'AKIAEMULATORADMIN000',
  secret: 'emulator/admin/secret/access/key/0000000',
};

interface Policy {
  Version: string;
  Statement: { Sid: string }[];
}

const together = (documents: readonly string[]): Policy => ({
  Version: '2012-10-17',
  Statement: documents.flatMap((document): Policy['Statement'] => JSON.parse(document).Statement),
});

/** What a placeholder stands for in a policy of docs/iam, such as `NODE_IMAGES`. */
const list = /"[A-Z]+_[A-Z_]+"|"KEYS"/;

/** The policy's statements that list something. */
async function listing(name: string): Promise<string[]> {
  const text = await readFile(new URL(`../../docs/iam/${name}.json`, import.meta.url), 'utf8');
  const { Statement }: { Statement: { Sid: string }[] } = JSON.parse(text);
  return Statement.filter((statement) => list.test(JSON.stringify(statement))).map(({ Sid }) => Sid);
}

/** The policy but for what others of its role have said, to whom it adds what it says. */
function without(said: Set<string>, { Statement, ...policy }: Policy): Policy {
  const isNew = (statement: object): boolean => {
    const text = JSON.stringify(statement);
    return !said.has(text) && Boolean(said.add(text));
  };
  return { ...policy, Statement: Statement.filter(isNew) };
}

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
  const subject = subjects(run);
  const trust = JSON.stringify({
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
  });
  const shipped = async (names: string): Promise<Policy> => {
    const files = names.split('+').map((name) => new URL(`../../docs/iam/${name}.json`, import.meta.url));
    return together(await Promise.all(files.map(shippedPolicy)));
  };
  const arns = new Map<string, string>();
  for (const name of new Set(roles.flatMap(({ policies }) => policies))) {
    const { Policy } = await iam.send(
      new CreatePolicyCommand({
        Path: '/eks-cluster-action/',
        PolicyName: name,
        PolicyDocument: JSON.stringify(await shipped(name)),
      }),
    );
    arns.set(name, Policy?.Arn ?? '');
  }
  for (const { arn, policies, inline } of roles) {
    const [, Path, RoleName] = /role(\/.*\/)(.*)$/.exec(arn) ?? [];
    await iam.send(
      new CreateRoleCommand({
        RoleName,
        Path,
        // A cluster's creation may take longer than the hour that is IAM's default.
        MaxSessionDuration: 43_200,
        AssumeRolePolicyDocument: trust,
        Tags: tagsOf(run.repositoryId),
      }),
    );
    for (const name of policies) {
      await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn: arns.get(name) }));
    }
    // Each of them may read the role's lists, and IAM counts what all of them say.
    const said = new Set<string>();
    for (const name of inline) {
      const isManaged = policies.some((joined) => joined.split('+').includes(name));
      const kept = isManaged ? await listing(name) : undefined;
      const { Statement, ...policy } = await shipped(name);
      const own = Statement.filter(({ Sid }) => kept?.includes(Sid) ?? true);
      const PolicyDocument = JSON.stringify(without(said, { ...policy, Statement: own }));
      const PolicyName = `eks-cluster-action-${name}`;
      await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument }));
    }
  }
  await iam.send(
    new CreatePolicyCommand({ ...BOUNDARY, PolicyDocument: JSON.stringify(await shipped('boundary')) }),
  );
  const { User } = await iam.send(new CreateUserCommand({ UserName: 'admin' }));
  await iam.send(new AttachUserPolicyCommand({ UserName: 'admin', PolicyArn: ADMINISTRATOR_ACCESS }));
  if (!User?.Arn || !User.UserId) throw new Error('IAM did not make the admin user');
  keys.set(adminKey.accessKeyId, {
    secret: adminKey.secret,
    principal: { arn: User.Arn, iamArn: User.Arn, userId: User.UserId, accessKeyId: adminKey.accessKeyId },
  });
}
