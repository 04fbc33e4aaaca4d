import { fewAtOnce, sideBySide } from '../engine/side-by-side.ts';
import { fromTagList, isOurs, type Ownership, type Tags } from '../spec/tags.ts';
import type { Aws } from './clients.ts';
import { unlessAbsent } from './errors.ts';

export interface OidcProvider {
  arn: string;
  tags: Tags;
}

/** IAM's providers for issuers of EKS in this region. @param isWanted by the issuer, without `https://` */
export async function oidcProvidersHere(
  aws: Aws,
  isWanted: (issuer: string) => boolean = () => true,
): Promise<OidcProvider[]> {
  const iam = await aws.iam();
  const { OpenIDConnectProviderList = [] } = await iam.listOpenIDConnectProviders({});
  const arns = OpenIDConnectProviderList.flatMap(({ Arn = '' }) => {
    const issuer = Arn.split(':oidc-provider/')[1] ?? '';
    return issuer.startsWith(`oidc.eks.${aws.region}.`) && isWanted(issuer) ? Arn : [];
  });
  return sideBySide(arns, fewAtOnce, async (arn) => {
    const provider = await unlessAbsent(iam.getOpenIDConnectProvider({ OpenIDConnectProviderArn: arn }));
    return { arn, tags: fromTagList(provider?.Tags) };
  });
}

/** ARNs of those that carry this cluster's tags. */
export async function ownOidcProviders(aws: Aws, spec: Ownership): Promise<string[]> {
  const all = await oidcProvidersHere(aws);
  return all.filter(({ tags }) => isOurs(tags, spec)).map(({ arn }) => arn);
}
