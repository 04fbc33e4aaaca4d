/**
 * OIDC identity providers of a cluster, whose users come with an ID token instead of an IAM identity.
 * Source: EKS user guide, "Grant users access to Kubernetes with an external OIDC provider".
 */
import { randomUUID } from 'node:crypto';
import type {
  AssociateIdentityProviderConfigCommandInput,
  AssociateIdentityProviderConfigCommandOutput,
  DescribeIdentityProviderConfigCommandInput,
  DescribeIdentityProviderConfigCommandOutput,
  DisassociateIdentityProviderConfigCommandInput,
  DisassociateIdentityProviderConfigCommandOutput,
  IdentityProviderConfig,
  ListIdentityProviderConfigsCommandInput,
  ListIdentityProviderConfigsCommandOutput,
  OidcIdentityProviderConfig,
  OidcIdentityProviderConfigRequest,
} from '@aws-sdk/client-eks';
import type { CallContext } from '../core.ts';
import type { KubernetesUser } from '../kubernetes/types.ts';
import { refuseUnready } from './cluster-updates.ts';
import { checkTags, page } from './input.ts';
import { inUse, invalidParameter, notFound } from './refusals.ts';
import { type Answer, arnOf, type ClusterRecord, clusterOf, type Eks, pass } from './state.ts';
import { startUpdate } from './updates.ts';

/** Seconds. containers-roadmap issue 1438 complains of 15 to 35 minutes; the user guide says "several minutes". */
const seconds = { associate: 15 * 60, disassociate: 10 * 60 };

export const identityProviderOperations = (eks: Eks) => ({
  AssociateIdentityProviderConfig: async (
    input: AssociateIdentityProviderConfigCommandInput,
    call: CallContext,
  ): Answer<AssociateIdentityProviderConfigCommandOutput> => {
    const record = clusterOf(eks, call.region, input.clusterName);
    const { cluster } = record;
    const about = { clusterName: cluster.name };
    const { identityProviderConfigName: name = '', issuerUrl = '', ...wish } = input.oidc ?? {};
    const tags = checkTags(input.tags, call);
    checkIssuer(issuerUrl, cluster.name);
    checkPrefixes(wish, cluster.name);
    // Source: terraform-aws-eks issue 3328.
    if (issuerUrl === cluster.identity?.oidc?.issuer) {
      throw invalidParameter(
        'Incorrect Identity Provider URL configuration. The Identity Provider URL cannot be same as OpenID Connect ' +
          '(OIDC) issuer URL',
        about,
      );
    }
    refuseUnready(record);
    if (record.identityProvider) {
      throw inUse(
        `Identity provider config is already associated with cluster ${cluster.name}: a cluster takes one`,
        about,
      );
    }
    const provider: NonNullable<ClusterRecord['identityProvider']> = {
      ...wish,
      identityProviderConfigName: name,
      identityProviderConfigArn: arnOf(
        eks,
        call.region,
        `identityproviderconfig/${cluster.name}/oidc/${name}/${randomUUID()}`,
      ),
      clusterName: cluster.name,
      issuerUrl,
      tags,
      status: 'CREATING',
    };
    record.identityProvider = provider;
    call.touches({ arn: provider.identityProviderConfigArn, tags });
    const update = startUpdate(eks, record, {
      type: 'AssociateIdentityProviderConfig',
      params: { IdentityProviderConfig: JSON.stringify([{ type: 'oidc', name }]) },
      work: async () => {
        await pass(eks, record, seconds.associate);
        provider.status = 'ACTIVE';
      },
    });
    return { update: structuredClone(update), tags };
  },

  DescribeIdentityProviderConfig: async (
    input: DescribeIdentityProviderConfigCommandInput,
    call: CallContext,
  ): Answer<DescribeIdentityProviderConfigCommandOutput> => {
    const { provider } = providerOf(eks, call, input);
    return { identityProviderConfig: { oidc: structuredClone(provider) } };
  },

  ListIdentityProviderConfigs: async (
    input: ListIdentityProviderConfigsCommandInput,
    { region }: CallContext,
  ): Answer<ListIdentityProviderConfigsCommandOutput> => {
    const { identityProvider } = clusterOf(eks, region, input.clusterName);
    const all = identityProvider ? [{ type: 'oidc', name: identityProvider.identityProviderConfigName }] : [];
    const { items, nextToken } = page(all, input);
    return { identityProviderConfigs: items, nextToken };
  },

  DisassociateIdentityProviderConfig: async (
    input: DisassociateIdentityProviderConfigCommandInput,
    call: CallContext,
  ): Answer<DisassociateIdentityProviderConfigCommandOutput> => {
    const { record, provider } = providerOf(eks, call, input);
    refuseUnready(record);
    provider.status = 'DELETING';
    const update = startUpdate(eks, record, {
      type: 'DisassociateIdentityProviderConfig',
      params: { IdentityProviderConfig: '[]' },
      work: async () => {
        await pass(eks, record, seconds.disassociate);
        delete record.identityProvider;
      },
    });
    return { update: structuredClone(update) };
  },
});

/** @throws InvalidParameterException unless it is a URL by HTTPS that a discovery document can be found below */
function checkIssuer(issuerUrl: string, clusterName: string): void {
  const url = URL.canParse(issuerUrl) ? new URL(issuerUrl) : undefined;
  if (url?.protocol !== 'https:' || url.search !== '' || url.port !== '') {
    throw invalidParameter(
      `issuerUrl ${issuerUrl} is not valid: it must begin with https:// and have neither a port nor a query`,
      { clusterName },
    );
  }
}

/**
 * Source: EKS API reference, OidcIdentityProviderConfigRequest: groupsPrefix; CloudFormation has the same of usernamePrefix.
 * @throws InvalidParameterException for names that would pass for Kubernetes's own
 */
function checkPrefixes(
  wish: Pick<OidcIdentityProviderConfigRequest, 'usernamePrefix' | 'groupsPrefix'>,
  clusterName: string,
): void {
  for (const field of ['usernamePrefix', 'groupsPrefix'] as const) {
    if (wish[field]?.includes('system:')) {
      throw invalidParameter(`The ${field} ${wish[field]} is not valid: it can't contain system:`, {
        clusterName,
      });
    }
  }
}

function providerOf(
  eks: Eks,
  call: CallContext,
  input: { clusterName: string | undefined; identityProviderConfig: IdentityProviderConfig | undefined },
): { record: ClusterRecord; provider: OidcIdentityProviderConfig } {
  const record = clusterOf(eks, call.region, input.clusterName);
  const { type, name } = input.identityProviderConfig ?? {};
  const { identityProvider: provider } = record;
  if (!provider || provider.identityProviderConfigName !== name || type !== 'oidc') {
    // Source: eksctl issue 6293.
    throw notFound(
      `No config found for cluster: ${input.clusterName}, config type: ${type}, config name: ${name}`,
      { clusterName: input.clusterName },
    );
  }
  call.touches({ arn: provider.identityProviderConfigArn, tags: provider.tags });
  return { record, provider };
}

/**
 * Whom an ID token of the cluster's identity provider names, as the API server's OIDC flags have it.
 * Source: Kubernetes documentation, "Authenticating", OpenID Connect Tokens.
 */
export async function userOfIdToken(
  eks: Eks,
  { identityProvider: provider }: ClusterRecord,
  token: string,
): Promise<KubernetesUser | undefined> {
  if (!provider || provider.status === 'CREATING') return undefined;
  const { issuerUrl = '', clientId = '', usernameClaim = 'sub', groupsClaim = '' } = provider;
  const claims = await eks.world.idTokenClaims(issuerUrl, token);
  if (!claims || ![claims.aud].flat().includes(clientId)) return undefined;
  if (Object.entries(provider.requiredClaims ?? {}).some(([name, value]) => claims[name] !== value)) {
    return undefined;
  }
  const name = claims[usernameClaim];
  if (typeof name !== 'string') return undefined;
  // Without a prefix, e-mail addresses stand alone and anything else after the issuer.
  const { usernamePrefix = usernameClaim === 'email' ? '' : `${issuerUrl}#`, groupsPrefix = '' } = provider;
  return {
    username: `${usernamePrefix === '-' ? '' : usernamePrefix}${name}`,
    groups: [claims[groupsClaim] ?? []].flat().map((group) => `${groupsPrefix}${group}`),
  };
}
