import type { ClusterSpec } from '../spec/spec.ts';
import type { ClusterConfig } from './cluster-config/fields.ts';
import { present } from './present.ts';

/** What the file says of whose ID tokens the cluster takes: an empty list says that it takes nobody's. */
export function identityProviderOfFile({
  identityProviders,
}: ClusterConfig): Pick<ClusterSpec, 'identityProvider'> {
  if (identityProviders === undefined) return {};
  const [provider] = present(identityProviders);
  if (provider === undefined) return { identityProvider: 'none' };
  const { name = '', issuerURL = '', clientID = '', requiredClaims = {}, tags = {} } = provider;
  const { usernameClaim, usernamePrefix, groupsClaim, groupsPrefix } = provider;
  return {
    identityProvider: {
      ...{ name, issuerUrl: issuerURL, clientId: clientID, requiredClaims, tags },
      ...{ usernameClaim, usernamePrefix, groupsClaim, groupsPrefix },
    },
  };
}
