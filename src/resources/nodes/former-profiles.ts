import { type Attachment, attachmentsOf, fargateProfileKind } from '../../aws/attachments.ts';
import type { Aws } from '../../aws/clients.ts';
import { change } from '../../engine/difference.ts';
import type { Resource } from '../../engine/graph.ts';
import type { Need } from '../../engine/need.ts';
import { profilesOf } from '../../spec/fargate.ts';
import type { ClusterSpec } from '../../spec/spec.ts';
import { isOurs } from '../../spec/tags.ts';
import { untilAttachmentsGone } from '../leftovers/attachments.ts';

/**
 * Fargate profiles that were made for the cluster, and that its ClusterConfig does not name any more. Those that others have
 * given it stay. They go once the others are there, on which their pods are made anew.
 */
export function formerProfiles(
  aws: Aws,
  spec: ClusterSpec,
  profiles: readonly Need<unknown>[],
): Resource<Attachment[]> {
  const named = profilesOf(spec).map(({ name }) => name);
  const find = async (): Promise<Attachment[]> =>
    (await attachmentsOf(await aws.eks(), spec.name, fargateProfileKind)).filter(
      ({ name, tags }) => !named.includes(name) && isOurs(tags, spec),
    );

  return {
    name: 'former Fargate profiles',
    needs: profiles,
    read: find,
    diff: async () =>
      (await find()).map(({ name }) => change(`${name} is deleted: the file does not name it`)),
    ensure: async (step) => {
      await untilAttachmentsGone(aws, step, { clusterName: spec.name, kind: fargateProfileKind, find });
      return [];
    },
  };
}
