import type { Aws } from '../../aws/clients.ts';
import { isExisting, unlessAbsent } from '../../aws/errors.ts';
import { change, type Difference, make } from '../../engine/difference.ts';
import type { Resource } from '../../engine/graph.ts';
import type { ClusterSpec } from '../../spec/spec.ts';
import { toTagList } from '../../spec/tags.ts';
import type { ControlPlane } from '../control-plane/control-plane.ts';

/** Whom the tokens are for that pods show to STS. Source: EKS user guide, "IAM roles for service accounts". */
export const audience = 'sts.amazonaws.com';

/** By which roles trust the tokens of the cluster's service accounts. */
export interface OidcProvider {
  arn: string;
  /** Without `https://`. */
  issuer: string;
}

/** The provider of a cluster, in the account and the partition that it is in. */
export function providerOf({ arn, oidcIssuer }: Pick<ControlPlane, 'arn' | 'oidcIssuer'>): OidcProvider {
  const [, partition, , , account] = arn.split(':');
  const issuer = oidcIssuer.replace('https://', '');
  return { arn: `arn:${partition}:iam::${account}:oidc-provider/${issuer}`, issuer };
}

/**
 * IAM's provider for the issuer of the cluster: ours, or one that somebody else has made for it, which stays. It goes by the
 * issuer's, with what others make. Thumbprints are not asked for any more.
 */
export function iamProvider(
  aws: Aws,
  spec: ClusterSpec,
  { plane }: { plane: Resource<ControlPlane> },
): Resource<OidcProvider> {
  async function differences(of: OidcProvider): Promise<Difference[]> {
    const iam = await aws.iam();
    const found = await unlessAbsent(iam.getOpenIDConnectProvider({ OpenIDConnectProviderArn: of.arn }));
    if (found === undefined) return [make(of.issuer)];
    return found.ClientIDList?.includes(audience) ? [] : [change(`audience: ${audience}`)];
  }

  return {
    name: 'OIDC provider of IAM',
    needs: [plane],
    read: async () => {
      const cluster = await plane.read();
      if (cluster === undefined) return undefined;
      const of = providerOf(cluster);
      return (await differences(of)).some(({ verdict }) => verdict === 'make') ? undefined : of;
    },
    diff: async () => {
      const cluster = await plane.read();
      return cluster === undefined
        ? [make('for the issuer of the cluster')]
        : differences(providerOf(cluster));
    },
    ensure: async (step) => {
      const of = providerOf(step.need(plane));
      const iam = await aws.iam();
      for (const { verdict, words } of await differences(of)) {
        step.change(verdict === 'make' ? 'created' : 'updated', words);
        if (verdict === 'make') {
          const request = {
            Url: `https://${of.issuer}`,
            ClientIDList: [audience],
            Tags: toTagList(spec.tags),
          };
          await iam.createOpenIDConnectProvider(request).catch((error: unknown) => {
            if (!isExisting(error)) throw error;
          });
        } else {
          await iam.addClientIDToOpenIDConnectProvider({
            OpenIDConnectProviderArn: of.arn,
            ClientID: audience,
          });
        }
      }
      return of;
    },
  };
}
