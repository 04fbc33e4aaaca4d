/** IAM users, and the roles that services make for themselves. */
import {
  AddUserToGroupCommand,
  CreateLoginProfileCommand,
  CreateServiceLinkedRoleCommand,
  CreateUserCommand,
  DeleteLoginProfileCommand,
  DeleteServiceLinkedRoleCommand,
  DeleteUserCommand,
  DeleteUserPermissionsBoundaryCommand,
  type IAMClient,
  PutUserPermissionsBoundaryCommand,
  RemoveUserFromGroupCommand,
  TagUserCommand,
  UntagUserCommand,
  UpdateLoginProfileCommand,
  UpdateRoleCommand,
  UpdateUserCommand,
} from '@aws-sdk/client-iam';
import { durations } from '../../clock.ts';
import { flag, type Members, optional, orElse, shape, tagList, text, texts } from '../properties.ts';
import { allTags, briefly, generatedName, present, resourceType, tagChange } from '../resource-type.ts';
import { canonical } from '../template.ts';
import { namedBy } from './iam.ts';
import { asUser, exchangePolicies, noPolicies, policyProperties, unlessGone } from './iam-carriers.ts';

const userProperties = {
  UserName: optional(text),
  Path: orElse(text, '/'),
  Groups: orElse(texts, []),
  LoginProfile: optional(shape({ Password: text, PasswordResetRequired: optional(flag) })),
  PermissionsBoundary: optional(text),
  ...policyProperties,
  Tags: optional(tagList),
};

type UserProperties = Members<typeof userProperties>;

export const user = resourceType(userProperties, {
  attributes: ['Arn'],
  // Source: createOnlyProperties of the type's schema.
  replacedWith: ['UserName'],
  capability: namedBy('UserName'),
  takes: { create: durations.role, delete: briefly },
  create: async (context, { UserName, Path, PermissionsBoundary, Tags }) => {
    const id = UserName ?? generatedName(context, 64);
    const { User } = await context.clients.iam.send(
      new CreateUserCommand({ UserName: id, Path, PermissionsBoundary, Tags: allTags(context, Tags) }),
    );
    return { id, attributes: { Arn: present(User?.Arn, 'user') } };
  },
  configure: async ({ clients: { iam } }, { id }, properties) => {
    await exchangePolicies(asUser(iam, id), noPolicies, properties);
    await joinGroups(iam, id, [], properties.Groups);
    await setLogin(iam, id, undefined, properties.LoginProfile);
  },
  update: async (context, { id }, properties, previous) => {
    const { iam } = context.clients;
    if (properties.Path !== previous.Path)
      await iam.send(new UpdateUserCommand({ UserName: id, NewPath: properties.Path }));
    await bound(iam, id, properties, previous);
    await exchangePolicies(asUser(iam, id), previous, properties);
    await joinGroups(iam, id, previous.Groups, properties.Groups);
    await setLogin(iam, id, previous.LoginProfile, properties.LoginProfile);
    const { wanted, gone } = tagChange(context, properties.Tags, previous.Tags);
    if (gone.length > 0) await iam.send(new UntagUserCommand({ UserName: id, TagKeys: gone }));
    await iam.send(new TagUserCommand({ UserName: id, Tags: wanted }));
    return {};
  },
  delete: async ({ clients: { iam } }, { id }, properties) => {
    await exchangePolicies(asUser(iam, id), properties, noPolicies);
    await joinGroups(iam, id, properties.Groups, []);
    await setLogin(iam, id, properties.LoginProfile, undefined);
    await iam.send(new DeleteUserCommand({ UserName: id }));
  },
});

async function bound(
  iam: IAMClient,
  UserName: string,
  { PermissionsBoundary }: UserProperties,
  previous: UserProperties,
): Promise<void> {
  if (PermissionsBoundary === previous.PermissionsBoundary) return;
  await (PermissionsBoundary === undefined
    ? iam.send(new DeleteUserPermissionsBoundaryCommand({ UserName }))
    : iam.send(new PutUserPermissionsBoundaryCommand({ UserName, PermissionsBoundary })));
}

async function joinGroups(iam: IAMClient, UserName: string, from: string[], to: string[]): Promise<void> {
  for (const GroupName of from.filter((name) => !to.includes(name)))
    await unlessGone(iam.send(new RemoveUserFromGroupCommand({ UserName, GroupName })));
  for (const GroupName of to.filter((name) => !from.includes(name)))
    await iam.send(new AddUserToGroupCommand({ UserName, GroupName }));
}

async function setLogin(
  iam: IAMClient,
  UserName: string,
  from: UserProperties['LoginProfile'],
  to: UserProperties['LoginProfile'],
): Promise<void> {
  if (canonical(from) === canonical(to)) return;
  if (to === undefined) await unlessGone(iam.send(new DeleteLoginProfileCommand({ UserName })));
  else if (from === undefined) await iam.send(new CreateLoginProfileCommand({ UserName, ...to }));
  else await iam.send(new UpdateLoginProfileCommand({ UserName, ...to }));
}

/** Asks for no acknowledgement: it is not among the types for which "Acknowledging IAM resources" in the guide does. */
export const serviceLinkedRole = resourceType(
  { AWSServiceName: text, CustomSuffix: optional(text), Description: optional(text) },
  {
    attributes: ['RoleName'],
    // Source: createOnlyProperties of the type's schema.
    replacedWith: ['AWSServiceName', 'CustomSuffix'],
    takes: { create: durations.role, delete: briefly },
    create: async ({ clients: { iam } }, properties) => {
      const { Role } = await iam.send(new CreateServiceLinkedRoleCommand(properties));
      const id = present(Role?.RoleName, 'role');
      return { id, attributes: { RoleName: id } };
    },
    update: async ({ clients: { iam } }, { id }, { Description }) => {
      await iam.send(new UpdateRoleCommand({ RoleName: id, Description }));
      return {};
    },
    delete: async ({ clients: { iam } }, { id }) => {
      await iam.send(new DeleteServiceLinkedRoleCommand({ RoleName: id }));
    },
  },
);
