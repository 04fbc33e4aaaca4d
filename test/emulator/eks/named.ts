/** Which of EKS's resources a call names, for those who judge whether its caller may make it. */
import { randomUUID } from 'node:crypto';
import type { Touched } from '../core.ts';
import { arnOf, type ClusterRecord, clustersOf, type Eks, findCluster } from './state.ts';
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
      const arn = arnOf(eks, region, `${kind}/${clusterName}/${pathOf(kind, name, record)}`);
      return [like(arn) ?? { arn: kind === 'podidentityassociation' ? arn : `${arn}/${randomUUID()}` }];
    }),
    ...[...(record?.podIdentityAssociations.values() ?? [])]
      .filter(({ association: { ownerArn } }) =>
        ownerArn?.includes(`:addon/${clusterName}/${input.addonName}/`),
      )
      .map(({ association: { associationArn, tags } }) => ({ arn: associationArn, tags })),
  ];
}

/**
 * `role/<account>/<name>` of an access entry's principal, `oidc/<name>` of a provider, `<type>/<name>` of a capability;
 * others go by their names. Which type a capability would be that is not there, nobody can tell.
 */
function pathOf(kind: string, name: string, record: ClusterRecord | undefined): string {
  if (kind === 'identityproviderconfig') return `oidc/${name}`;
  if (kind === 'capability')
    return `${(record?.capabilities.get(name)?.type ?? 'KRO').toLowerCase()}/${name}`;
  if (kind !== 'access-entry') return name;
  const [, account, type, last] = /^arn:[\w-]+:\w+::(\d+):([\w-]+)\/(?:.*\/)?([^/]+)$/.exec(name) ?? [];
  return `${type}/${account}/${last}`;
}
