/** IAM policies that are written into roles, users and groups. */
import {
  DeleteGroupPolicyCommand,
  DeleteRolePolicyCommand,
  DeleteUserPolicyCommand,
  type IAMClient,
  PutGroupPolicyCommand,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { durations } from '../../clock.ts';
import { AwsError } from '../../core.ts';
import { json, type Members, optional, orElse, text, texts } from '../properties.ts';
import { briefly, generatedName, resourceType } from '../resource-type.ts';
import { unlessGone } from './iam-carriers.ts';

const policyProperties = {
  PolicyName: text,
  PolicyDocument: json,
  Roles: orElse(texts, []),
  Users: orElse(texts, []),
  Groups: orElse(texts, []),
};

type PolicyProperties = Members<typeof policyProperties>;

/** A policy that several identities carry, each its own copy. */
export const policy = resourceType(policyProperties, {
  attributes: ['Id'],
  capability: () => 'CAPABILITY_IAM',
  takes: { create: durations.role, delete: briefly },
  create: async (context, properties) => {
    refuseForNobody(properties);
    const id = generatedName(context, 128);
    return { id, attributes: { Id: id } };
  },
  configure: async ({ clients: { iam } }, _, properties) => put(iam, properties),
  update: async ({ clients: { iam } }, _, properties, previous) => {
    refuseForNobody(properties);
    await put(iam, properties);
    const renamed = properties.PolicyName !== previous.PolicyName;
    const left = (before: string[], now: string[]): string[] =>
      before.filter((name) => renamed || !now.includes(name));
    await remove(iam, {
      ...previous,
      Roles: left(previous.Roles, properties.Roles),
      Users: left(previous.Users, properties.Users),
      Groups: left(previous.Groups, properties.Groups),
    });
    return {};
  },
  delete: async ({ clients: { iam } }, _, properties) => remove(iam, properties),
});

function refuseForNobody({ Roles, Users, Groups }: PolicyProperties): void {
  if (Roles.length + Users.length + Groups.length === 0)
    throw new AwsError('InvalidProperties', 'At least one of [Groups,Roles,Users] must be non-empty.');
}

async function put(iam: IAMClient, properties: PolicyProperties): Promise<void> {
  const { PolicyName, PolicyDocument, Roles, Users, Groups } = properties;
  const written = { PolicyName, PolicyDocument };
  for (const RoleName of Roles) await iam.send(new PutRolePolicyCommand({ RoleName, ...written }));
  for (const UserName of Users) await iam.send(new PutUserPolicyCommand({ UserName, ...written }));
  for (const GroupName of Groups) await iam.send(new PutGroupPolicyCommand({ GroupName, ...written }));
}

async function remove(iam: IAMClient, properties: PolicyProperties): Promise<void> {
  const { PolicyName, Roles, Users, Groups } = properties;
  for (const RoleName of Roles)
    await unlessGone(iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName })));
  for (const UserName of Users)
    await unlessGone(iam.send(new DeleteUserPolicyCommand({ UserName, PolicyName })));
  for (const GroupName of Groups)
    await unlessGone(iam.send(new DeleteGroupPolicyCommand({ GroupName, PolicyName })));
}

export const rolePolicy = resourceType(
  { PolicyName: text, RoleName: text, PolicyDocument: optional(json) },
  {
    replacedWith: ['PolicyName', 'RoleName'],
    capability: () => 'CAPABILITY_IAM',
    takes: { create: durations.role, delete: briefly },
    create: async ({ clients: { iam } }, properties) => {
      await iam.send(new PutRolePolicyCommand(properties));
      return { id: `${properties.PolicyName}|${properties.RoleName}`, attributes: {} };
    },
    update: async ({ clients: { iam } }, _, properties) => {
      await iam.send(new PutRolePolicyCommand(properties));
      return {};
    },
    delete: async ({ clients: { iam } }, _, { PolicyName, RoleName }) => {
      await iam.send(new DeleteRolePolicyCommand({ PolicyName, RoleName }));
    },
  },
);
