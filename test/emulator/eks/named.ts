/** Which of EKS's resources a call names, for those who judge whether its caller may make it. */
import { randomUUID } from 'node:crypto';
import type { Touched } from '../core.ts';
import { arnOf, clustersOf, type Eks, findCluster } from './state.ts';
import { taggedIn } from './tags.ts';

/** What an operation is about beside its cluster, by the member that names it. */
const parts: Record<string, string> = {
  nodegroupName: 'nodegroup',
  addonName: 'addon',
  fargateProfileName: 'fargateprofile',
  principalArn: 'access-entry',
  associationId: 'podidentityassociation',
  identityProvider: 'identityproviderconfig',
  capabilityName: 'capability',
};

/** @param input of one of EKS's operations. @returns resources that are not there without their tags */
export function namedResources(eks: Eks, region: string, input: Record<string, unknown>): Touched[] {
  const { resourceArn, clusterName = input.name } = input;
  if (typeof resourceArn === 'string') {
    const found = clustersOf(eks, region)
      .flatMap(taggedIn)
      .find(({ arn }) => arn === resourceArn);
    return [found ?? { arn: resourceArn }];
  }
  if (typeof clusterName !== 'string') return [];
  const record = findCluster(eks, region, clusterName);
  const known = record ? taggedIn(record) : [];
  const like = (start: string): Touched | undefined =>
    known.find(({ arn }) => arn === start || arn.startsWith(`${start}/`));
  const cluster = arnOf(eks, region, `cluster/${clusterName}`);
  const named = { ...input, identityProvider: Object(input.identityProviderConfig).name };
  return [
    record ? { arn: cluster, tags: record.cluster.tags } : { arn: cluster },
    ...Object.entries(parts).flatMap(([member, kind]) => {
      const name: unknown = Object(named)[member];
      if (typeof name !== 'string') return [];
      const arn = arnOf(eks, region, `${kind}/${clusterName}/${pathOf(kind, name)}`);
      return [like(arn) ?? { arn: kind === 'podidentityassociation' ? arn : `${arn}/${randomUUID()}` }];
    }),
    ...[...(record?.podIdentityAssociations.values() ?? [])]
      .filter(({ association: { ownerArn } }) =>
        ownerArn?.includes(`:addon/${clusterName}/${input.addonName}/`),
      )
      .map(({ association: { associationArn, tags } }) => ({ arn: associationArn, tags })),
  ];
}

/** `role/<account>/<name>` of an access entry's principal, `oidc/<name>` of a provider; others go by their names. */
function pathOf(kind: string, name: string): string {
  if (kind === 'identityproviderconfig') return `oidc/${name}`;
  if (kind !== 'access-entry') return name;
  const [, account, type, last] = /^arn:[\w-]+:\w+::(\d+):([\w-]+)\/(?:.*\/)?([^/]+)$/.exec(name) ?? [];
  return `${type}/${account}/${last}`;
}
