import type { Aws } from '../../aws/clients.ts';
import { unlessAbsent } from '../../aws/errors.ts';
import { ownOidcProviders } from '../../aws/oidc-providers.ts';
import type { Resource } from '../../engine/graph.ts';
import type { ClusterSpec } from '../../spec/spec.ts';

/** IAM's providers for the cluster's issuer, by which roles trust service accounts: those with our tags. */
export function oidcProvider(
  aws: Aws,
  spec: ClusterSpec,
  { plane }: { plane: Resource<unknown> },
): Resource<string[]> {
  return {
    name: 'OIDC provider',
    needs: [],
    madeBy: [plane],
    read: async () => {
      const found = await ownOidcProviders(aws, spec);
      return found.length === 0 ? undefined : found;
    },
    remove: async (step) => {
      const iam = await aws.iam();
      for (const arn of await ownOidcProviders(aws, spec)) {
        step.change('deleted', arn);
        await unlessAbsent(iam.deleteOpenIDConnectProvider({ OpenIDConnectProviderArn: arn }));
      }
    },
  };
}
