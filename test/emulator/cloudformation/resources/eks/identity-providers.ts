/** OIDC identity providers of EKS's clusters. */
import {
  AssociateIdentityProviderConfigCommand,
  DescribeIdentityProviderConfigCommand,
  DisassociateIdentityProviderConfigCommand,
} from '@aws-sdk/client-eks';
import { listOf, oneOf, optional, orElse, shape, tagList, text } from '../../properties.ts';
import { present, type ResourceContext, resourceType } from '../../resource-type.ts';
import { awaitUpdate, eksTags, lowered, retag, untilGone } from './eks.ts';

const providerProperties = {
  ClusterName: text,
  IdentityProviderConfigName: text,
  Oidc: shape({
    ClientId: text,
    GroupsClaim: optional(text),
    GroupsPrefix: optional(text),
    IssuerUrl: text,
    RequiredClaims: orElse(listOf(shape({ Key: text, Value: text })), []),
    UsernameClaim: optional(text),
    UsernamePrefix: optional(text),
  }),
  Tags: optional(tagList),
  Type: oneOf('oidc'),
};

/** The provider behind a Ref, which is `provider|cluster|type`. Source: primaryIdentifier of the type's schema. */
function named(id: string) {
  const [name = '', clusterName = '', type = ''] = id.split('|');
  return { clusterName, identityProviderConfig: { name, type } };
}

const describe = async ({ clients: { eks } }: ResourceContext, id: string) =>
  (await eks.send(new DescribeIdentityProviderConfigCommand(named(id)))).identityProviderConfig?.oidc;

export const identityProviderConfig = resourceType(providerProperties, {
  attributes: ['IdentityProviderConfigArn'],
  // Source: createOnlyProperties of the type's schema.
  replacedWith: ['ClusterName', 'IdentityProviderConfigName', 'Oidc', 'Type'],
  // EKS says itself how far it is.
  takes: { create: 0, delete: 0 },
  create: async (context, properties) => {
    const { ClusterName: clusterName, IdentityProviderConfigName: name, Oidc, Tags, Type } = properties;
    const { RequiredClaims, ...oidc } = Oidc;
    const { update } = await context.clients.eks.send(
      new AssociateIdentityProviderConfigCommand({
        clusterName,
        oidc: {
          ...lowered(oidc),
          identityProviderConfigName: name,
          requiredClaims: Object.fromEntries(RequiredClaims.map(({ Key, Value }) => [Key, Value])),
        },
        tags: eksTags(context, Tags),
      }),
    );
    return { id: `${name}|${clusterName}|${Type}`, attributes: { update: present(update?.id, 'update') } };
  },
  stabilise: async (context, made) => {
    const { clusterName } = named(made.id);
    await awaitUpdate(context, { id: String(made.attributes.update) }, { name: clusterName });
    const provider = await describe(context, made.id);
    const arn = present(provider?.identityProviderConfigArn, 'provider');
    Object.assign(made.attributes, { IdentityProviderConfigArn: arn });
  },
  update: async (context, { attributes }, properties, previous) => {
    await retag(context, String(attributes.IdentityProviderConfigArn), properties.Tags, previous.Tags);
    return {};
  },
  delete: async ({ clients: { eks } }, { id }) => {
    await eks.send(new DisassociateIdentityProviderConfigCommand(named(id)));
  },
  vanish: async (context, { id }) => {
    await untilGone(context, () => describe(context, id));
  },
});
