/** The tags that everything made for a cluster carries, and what they prove. */

export const tagKeys = {
  cluster: 'eks-cluster-action/cluster',
  owner: 'eks-cluster-action/owner',
  repository: 'eks-cluster-action/repository',
  run: 'eks-cluster-action/run',
  expiresAt: 'eks-cluster-action/expires-at',
} as const;

export type Tags = Readonly<Record<string, string>>;

/** Those of a cluster's tags that stay the same from run to run: what a second `up` may compare. */
export function lastingTags({ [tagKeys.run]: _run, [tagKeys.expiresAt]: _expiry, ...lasting }: Tags): Tags {
  return lasting;
}

/** Tags as EC2, IAM and CloudFormation list them. */
export function toTagList(tags: Tags): { Key: string; Value: string }[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

/** The inverse of `toTagList`, for what AWS answers. */
export function fromTagList(
  list: readonly { Key?: string | undefined; Value?: string | undefined }[] = [],
): Tags {
  return Object.fromEntries(list.map(({ Key = '', Value = '' }) => [Key, Value]));
}

/** Something of the wanted name exists, and is not ours to change or delete. */
export class NotOursError extends Error {
  constructor(what: string, found: Tags, cluster: string, owner: string) {
    const foundOwner = found[tagKeys.owner];
    const why =
      foundOwner === undefined || found[tagKeys.cluster] !== cluster
        ? `it does not carry the tag ${tagKeys.cluster}=${cluster}`
        : `its owner is ${foundOwner}, not ${owner}`;
    super(
      `${what} exists but is not ours: ${why}. It was left untouched. ` +
        'Choose another `cluster-name`, or run from the repository and branch or pull request that made it.',
    );
    this.name = 'NotOursError';
  }
}

/** @throws NotOursError unless the tags name this cluster and this owner. */
export function requireOurs(what: string, found: Tags, wanted: { name: string; owner: string }): void {
  if (found[tagKeys.cluster] !== wanted.name || found[tagKeys.owner] !== wanted.owner) {
    throw new NotOursError(what, found, wanted.name, wanted.owner);
  }
}
