import { fromTagList, isOurs, type Ownership } from '../config/tags.ts';
import type { Aws } from './clients.ts';
import { unlessAbsent } from './errors.ts';

/** ARNs of IAM's providers for issuers of EKS in this region that carry this cluster's tags. */
export async function ownOidcProviders(aws: Aws, spec: Ownership): Promise<string[]> {
  const iam = await aws.iam();
  const { OpenIDConnectProviderList = [] } = await iam.listOpenIDConnectProviders({});
  const found: string[] = [];
  for (const { Arn = '' } of OpenIDConnectProviderList) {
    if (!Arn.includes(`/oidc.eks.${aws.region}.`)) continue;
    const provider = await unlessAbsent(iam.getOpenIDConnectProvider({ OpenIDConnectProviderArn: Arn }));
    if (isOurs(fromTagList(provider?.Tags), spec)) found.push(Arn);
  }
  return found;
}
