/** Keys of volumes, of which a file may say only the id. */
import type { Identity } from '../aws/identity.ts';
import { selfManagedOf } from '../spec/self-managed.ts';
import type { ClusterSpec, NodeGroupSpec } from '../spec/spec.ts';

type Volumes = Pick<NodeGroupSpec, 'volume' | 'moreVolumes'>;

/** The cluster with the ARN of each key: an id alone is of a key of this account, in the region of the cluster. */
export function withKeyArns(
  { partition, account }: Pick<Identity, 'partition' | 'account'>,
  spec: ClusterSpec,
): ClusterSpec {
  const arnOf = <Volume extends { key?: string | undefined }>(volume: Volume): Volume => {
    const { key } = volume;
    if (key === undefined || key.startsWith('arn:')) return volume;
    return { ...volume, key: `arn:${partition}:kms:${spec.region}:${account}:key/${key}` };
  };
  const known = <Group extends Volumes>(group: Group): Group => ({
    ...group,
    volume: arnOf(group.volume),
    ...(group.moreVolumes && { moreVolumes: group.moreVolumes.map(arnOf) }),
  });
  return {
    ...spec,
    nodeGroups: spec.nodeGroups.map(known),
    ...(spec.selfManagedGroups && { selfManagedGroups: selfManagedOf(spec).map(known) }),
  };
}
