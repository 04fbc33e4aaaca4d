/** Who may do what: access entries of EKS for people and nodes, Pod Identity associations for pods. */
import {
  type AccessScopeType,
  AssociateAccessPolicyCommand,
  CreateAccessEntryCommand,
  CreatePodIdentityAssociationCommand,
  DeleteAccessEntryCommand,
  DeletePodIdentityAssociationCommand,
  DisassociateAccessPolicyCommand,
  UpdateAccessEntryCommand,
  UpdatePodIdentityAssociationCommand,
} from '@aws-sdk/client-eks';
import {
  flag,
  listOf,
  type Members,
  optional,
  orElse,
  shape,
  tagList,
  text,
  texts,
  word,
} from '../../properties.ts';
import { briefly, present, type ResourceContext, resourceType } from '../../resource-type.ts';
import { eksTags, isChanged, lowered, retag } from './eks.ts';

const entryProperties = {
  AccessPolicies: orElse(
    listOf(
      shape({
        PolicyArn: text,
        AccessScope: shape({ Type: word<AccessScopeType>(), Namespaces: optional(texts) }),
      }),
    ),
    [],
  ),
  ClusterName: text,
  KubernetesGroups: optional(texts),
  PrincipalArn: text,
  Tags: optional(tagList),
  Type: optional(text),
  Username: optional(text),
};

type EntryProperties = Members<typeof entryProperties>;

const entryOf = ({ ClusterName, PrincipalArn }: EntryProperties) => ({
  clusterName: ClusterName,
  principalArn: PrincipalArn,
});

async function associate(
  { clients: { eks } }: ResourceContext,
  properties: EntryProperties,
  policies: EntryProperties['AccessPolicies'],
): Promise<void> {
  for (const policy of policies)
    await eks.send(new AssociateAccessPolicyCommand({ ...entryOf(properties), ...lowered(policy) }));
}

export const accessEntry = resourceType(entryProperties, {
  attributes: ['AccessEntryArn'],
  // Source: createOnlyProperties of the type's schema.
  replacedWith: ['ClusterName', 'PrincipalArn', 'Type'],
  takes: { create: briefly, delete: briefly },
  create: async (context, properties) => {
    const { AccessPolicies: _, Tags, ...given } = properties;
    const { accessEntry: made } = await context.clients.eks.send(
      new CreateAccessEntryCommand({ ...lowered(given), tags: eksTags(context, Tags) }),
    );
    return {
      id: `${properties.PrincipalArn}|${properties.ClusterName}`,
      attributes: { AccessEntryArn: present(made?.accessEntryArn, 'access entry') },
    };
  },
  configure: async (context, _, properties) => associate(context, properties, properties.AccessPolicies),
  update: async (context, { attributes }, properties, previous) => {
    const { eks } = context.clients;
    const { KubernetesGroups, Username } = properties;
    if (isChanged(KubernetesGroups, previous.KubernetesGroups) || isChanged(Username, previous.Username))
      await eks.send(
        new UpdateAccessEntryCommand({
          ...entryOf(properties),
          ...lowered({ KubernetesGroups, Username }),
        }),
      );
    const gone = previous.AccessPolicies.filter(
      ({ PolicyArn }) => !properties.AccessPolicies.some((policy) => policy.PolicyArn === PolicyArn),
    );
    for (const { PolicyArn } of gone)
      await eks.send(new DisassociateAccessPolicyCommand({ ...entryOf(properties), policyArn: PolicyArn }));
    await associate(context, properties, properties.AccessPolicies);
    await retag(context, String(attributes.AccessEntryArn), properties.Tags, previous.Tags);
    return {};
  },
  delete: async ({ clients: { eks } }, _, properties) => {
    await eks.send(new DeleteAccessEntryCommand(entryOf(properties)));
  },
});

export const podIdentityAssociation = resourceType(
  {
    ClusterName: text,
    DisableSessionTags: optional(flag),
    Namespace: text,
    Policy: optional(text),
    RoleArn: text,
    ServiceAccount: text,
    Tags: optional(tagList),
    TargetRoleArn: optional(text),
  },
  {
    attributes: ['AssociationArn', 'AssociationId', 'ExternalId'],
    // Source: createOnlyProperties of the type's schema.
    replacedWith: ['ClusterName', 'Namespace', 'ServiceAccount'],
    takes: { create: briefly, delete: briefly },
    create: async (context, { Tags, ...given }) => {
      const { association } = await context.clients.eks.send(
        new CreatePodIdentityAssociationCommand({ ...lowered(given), tags: eksTags(context, Tags) }),
      );
      const id = present(association?.associationArn, 'association');
      return {
        id,
        attributes: {
          AssociationArn: id,
          AssociationId: present(association?.associationId, 'association id'),
          ExternalId: association?.externalId ?? '',
        },
      };
    },
    update: async (context, { id, attributes }, properties, previous) => {
      const { ClusterName, RoleArn, DisableSessionTags, Policy, TargetRoleArn } = properties;
      const changed = { RoleArn, DisableSessionTags, Policy, TargetRoleArn };
      await context.clients.eks.send(
        new UpdatePodIdentityAssociationCommand({
          clusterName: ClusterName,
          associationId: String(attributes.AssociationId),
          ...lowered(changed),
        }),
      );
      await retag(context, id, properties.Tags, previous.Tags);
      return {};
    },
    delete: async ({ clients: { eks } }, { attributes }, { ClusterName }) => {
      await eks.send(
        new DeletePodIdentityAssociationCommand({
          clusterName: ClusterName,
          associationId: String(attributes.AssociationId),
        }),
      );
    },
  },
);
