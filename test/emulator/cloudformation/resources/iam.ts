/** IAM roles, their policies and instance profiles, and OIDC providers. */
import {
  AddClientIDToOpenIDConnectProviderCommand,
  AddRoleToInstanceProfileCommand,
  AttachRolePolicyCommand,
  CreateInstanceProfileCommand,
  CreateOpenIDConnectProviderCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  CreateRoleCommand,
  DeleteInstanceProfileCommand,
  DeleteOpenIDConnectProviderCommand,
  DeletePolicyCommand,
  DeletePolicyVersionCommand,
  DeleteRoleCommand,
  DeleteRolePermissionsBoundaryCommand,
  DetachRolePolicyCommand,
  ListPolicyVersionsCommand,
  PutRolePermissionsBoundaryCommand,
  RemoveClientIDFromOpenIDConnectProviderCommand,
  RemoveRoleFromInstanceProfileCommand,
  TagOpenIDConnectProviderCommand,
  TagRoleCommand,
  UntagOpenIDConnectProviderCommand,
  UntagRoleCommand,
  UpdateAssumeRolePolicyCommand,
  UpdateOpenIDConnectProviderThumbprintCommand,
  UpdateRoleCommand,
} from '@aws-sdk/client-iam';
import { durations } from '../../clock.ts';
import { integer, json, optional, orElse, tagList, text, texts } from '../properties.ts';
import {
  allTags,
  briefly,
  generatedName,
  present,
  type ResourceContext,
  resourceType,
  tagChange,
} from '../resource-type.ts';
import type { JsonObject } from '../template.ts';
import { asRole, exchangePolicies, noPolicies, policyProperties, unlessGone } from './iam-carriers.ts';

/** Resources that IAM knows by a name of the template's choosing need the stronger acknowledgement. */
export const namedBy =
  (property: string) =>
  (properties: JsonObject): 'CAPABILITY_IAM' | 'CAPABILITY_NAMED_IAM' =>
    property in properties ? 'CAPABILITY_NAMED_IAM' : 'CAPABILITY_IAM';

const roleProperties = {
  AssumeRolePolicyDocument: json,
  RoleName: optional(text),
  Path: orElse(text, '/'),
  Description: optional(text),
  MaxSessionDuration: optional(integer),
  PermissionsBoundary: optional(text),
  ...policyProperties,
  Tags: optional(tagList),
};

export const role = resourceType(roleProperties, {
  attributes: ['Arn', 'RoleId'],
  replacedWith: ['RoleName', 'Path'],
  capability: namedBy('RoleName'),
  takes: { create: durations.role, delete: briefly },
  create: async (context, { RoleName, ManagedPolicyArns: _, Policies: __, Tags, ...rest }) => {
    const id = RoleName ?? generatedName(context, 64);
    const { Role } = await context.clients.iam.send(
      new CreateRoleCommand({ ...rest, RoleName: id, Tags: allTags(context, Tags) }),
    );
    return { id, attributes: { Arn: present(Role?.Arn, 'role'), RoleId: present(Role?.RoleId, 'role id') } };
  },
  configure: async (context, { id }, properties) => {
    await exchangePolicies(asRole(context.clients.iam, id), noPolicies, properties);
  },
  // "Eventual consistency check initiated", say its events (CloudFormation user guide, "Stack creation events").
  stabilise: (context) => context.wait(durations.iamConsistency[1]),
  update: async (context, { id }, properties, previous) => {
    const { iam } = context.clients;
    const { AssumeRolePolicyDocument: PolicyDocument, Description, MaxSessionDuration } = properties;
    await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: id, PolicyDocument }));
    await iam.send(new UpdateRoleCommand({ RoleName: id, Description, MaxSessionDuration }));
    if (properties.PermissionsBoundary)
      await iam.send(
        new PutRolePermissionsBoundaryCommand({
          RoleName: id,
          PermissionsBoundary: properties.PermissionsBoundary,
        }),
      );
    else if (previous.PermissionsBoundary)
      await iam.send(new DeleteRolePermissionsBoundaryCommand({ RoleName: id }));
    await exchangePolicies(asRole(iam, id), previous, properties);
    const { wanted, gone } = tagChange(context, properties.Tags, previous.Tags);
    if (gone.length > 0) await iam.send(new UntagRoleCommand({ RoleName: id, TagKeys: gone }));
    await iam.send(new TagRoleCommand({ RoleName: id, Tags: wanted }));
    return {};
  },
  delete: async (context, { id }, properties) => {
    const { iam } = context.clients;
    await exchangePolicies(asRole(iam, id), properties, noPolicies);
    await iam.send(new DeleteRoleCommand({ RoleName: id }));
  },
});

export const instanceProfile = resourceType(
  {
    Roles: texts,
    InstanceProfileName: optional(text),
    Path: orElse(text, '/'),
  },
  {
    attributes: ['Arn'],
    replacedWith: ['InstanceProfileName', 'Path'],
    capability: namedBy('InstanceProfileName'),
    takes: { create: durations.role, delete: briefly },
    create: async (context, { InstanceProfileName, Path }) => {
      const id = InstanceProfileName ?? generatedName(context, 128);
      const { InstanceProfile } = await context.clients.iam.send(
        new CreateInstanceProfileCommand({ InstanceProfileName: id, Path }),
      );
      return { id, attributes: { Arn: present(InstanceProfile?.Arn, 'instance profile') } };
    },
    configure: async ({ clients: { iam } }, { id }, { Roles }) => {
      for (const RoleName of Roles)
        await iam.send(new AddRoleToInstanceProfileCommand({ InstanceProfileName: id, RoleName }));
    },
    // It holds one role at a time.
    update: async ({ clients: { iam } }, { id }, { Roles }, previous) => {
      for (const RoleName of previous.Roles.filter((name) => !Roles.includes(name)))
        await unlessGone(
          iam.send(new RemoveRoleFromInstanceProfileCommand({ InstanceProfileName: id, RoleName })),
        );
      for (const RoleName of Roles.filter((name) => !previous.Roles.includes(name)))
        await iam.send(new AddRoleToInstanceProfileCommand({ InstanceProfileName: id, RoleName }));
      return {};
    },
    delete: async ({ clients: { iam } }, { id }, { Roles }) => {
      for (const RoleName of Roles)
        await unlessGone(
          iam.send(new RemoveRoleFromInstanceProfileCommand({ InstanceProfileName: id, RoleName })),
        );
      await iam.send(new DeleteInstanceProfileCommand({ InstanceProfileName: id }));
    },
  },
);

export const managedPolicy = resourceType(
  {
    PolicyDocument: json,
    ManagedPolicyName: optional(text),
    Description: optional(text),
    Path: orElse(text, '/'),
    Roles: orElse(texts, []),
  },
  {
    attributes: ['PolicyArn', 'PolicyId'],
    replacedWith: ['ManagedPolicyName', 'Description', 'Path'],
    capability: namedBy('ManagedPolicyName'),
    takes: { create: durations.role, delete: briefly },
    create: async (context, { PolicyDocument, ManagedPolicyName, Description, Path }) => {
      const { Policy } = await context.clients.iam.send(
        new CreatePolicyCommand({
          PolicyName: ManagedPolicyName ?? generatedName(context, 128),
          PolicyDocument,
          Description,
          Path,
        }),
      );
      const id = present(Policy?.Arn, 'policy');
      return { id, attributes: { PolicyArn: id, PolicyId: present(Policy?.PolicyId, 'policy id') } };
    },
    configure: async ({ clients: { iam } }, { id }, { Roles }) => {
      for (const RoleName of Roles) await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn: id }));
    },
    update: async (context, { id }, { PolicyDocument, Roles }, previous) => {
      const { iam } = context.clients;
      await iam.send(new CreatePolicyVersionCommand({ PolicyArn: id, PolicyDocument, SetAsDefault: true }));
      await deleteOldVersions(context, id);
      for (const RoleName of previous.Roles.filter((name) => !Roles.includes(name)))
        await unlessGone(iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn: id })));
      for (const RoleName of Roles) await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn: id }));
      return {};
    },
    delete: async (context, { id }, { Roles }) => {
      const { iam } = context.clients;
      for (const RoleName of Roles)
        await unlessGone(iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn: id })));
      await deleteOldVersions(context, id);
      await iam.send(new DeletePolicyCommand({ PolicyArn: id }));
    },
  },
);

/** IAM keeps at most five versions, and deletes no policy that has any but the default. */
async function deleteOldVersions({ clients: { iam } }: ResourceContext, PolicyArn: string): Promise<void> {
  const { Versions: versions = [] } = await iam.send(new ListPolicyVersionsCommand({ PolicyArn }));
  for (const { VersionId } of versions.filter(({ IsDefaultVersion }) => !IsDefaultVersion))
    await iam.send(new DeletePolicyVersionCommand({ PolicyArn, VersionId }));
}

export const oidcProvider = resourceType(
  {
    Url: text,
    ClientIdList: orElse(texts, []),
    ThumbprintList: orElse(texts, []),
    Tags: optional(tagList),
  },
  {
    attributes: ['Arn'],
    replacedWith: ['Url'],
    capability: () => 'CAPABILITY_IAM',
    takes: { create: briefly, delete: briefly },
    create: async (context, { Url, ClientIdList, ThumbprintList, Tags }) => {
      const { OpenIDConnectProviderArn } = await context.clients.iam.send(
        new CreateOpenIDConnectProviderCommand({
          Url,
          ClientIDList: ClientIdList,
          ThumbprintList,
          Tags: allTags(context, Tags),
        }),
      );
      const id = present(OpenIDConnectProviderArn, 'OIDC provider');
      return { id, attributes: { Arn: id } };
    },
    update: async (context, { id }, { ClientIdList, ThumbprintList, Tags }, previous) => {
      const { iam } = context.clients;
      const provider = { OpenIDConnectProviderArn: id };
      for (const ClientID of previous.ClientIdList.filter((client) => !ClientIdList.includes(client)))
        await iam.send(new RemoveClientIDFromOpenIDConnectProviderCommand({ ...provider, ClientID }));
      for (const ClientID of ClientIdList.filter((client) => !previous.ClientIdList.includes(client)))
        await iam.send(new AddClientIDToOpenIDConnectProviderCommand({ ...provider, ClientID }));
      await iam.send(new UpdateOpenIDConnectProviderThumbprintCommand({ ...provider, ThumbprintList }));
      const { wanted, gone } = tagChange(context, Tags, previous.Tags);
      if (gone.length > 0)
        await iam.send(new UntagOpenIDConnectProviderCommand({ ...provider, TagKeys: gone }));
      await iam.send(new TagOpenIDConnectProviderCommand({ ...provider, Tags: wanted }));
      return {};
    },
    delete: async ({ clients: { iam } }, { id }) => {
      await iam.send(new DeleteOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: id }));
    },
  },
);
