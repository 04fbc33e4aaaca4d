import type { PodIdentityAssociation } from '@aws-sdk/client-eks';
import type { Aws } from '../../aws/clients.ts';
import { isDenied, unlessAbsent } from '../../aws/errors.ts';
import { everyPage } from '../../aws/pages.ts';
import { change } from '../../engine/difference.ts';
import type { Resource } from '../../engine/graph.ts';
import { type AccountName, accountInWords } from '../../spec/pods.ts';
import type { ClusterSpec } from '../../spec/spec.ts';
import { isOurs } from '../../spec/tags.ts';

/** Associations of ours that the file does not name any more. */
export function formerPodIdentities(
  aws: Aws,
  spec: ClusterSpec,
  wanted: readonly AccountName[],
): Resource<PodIdentityAssociation[]> {
  const names = wanted.map(accountInWords);
  const find = async (): Promise<PodIdentityAssociation[]> =>
    (await associationsOf(aws, spec.name)).filter(
      (each) => isOurs(each.tags ?? {}, spec) && !names.includes(nameOf(each)),
    );
  return {
    name: 'former Pod Identity associations',
    needs: [],
    read: find,
    diff: async () =>
      (await find()).map((each) => change(`that of ${nameOf(each)} is deleted: the file does not name it`)),
    ensure: async (step) => {
      const eks = await aws.eks();
      for (const each of await find()) {
        step.change('deleted', nameOf(each));
        const { associationId } = each;
        await unlessAbsent(eks.deletePodIdentityAssociation({ clusterName: spec.name, associationId }));
      }
      return [];
    },
  };
}

const nameOf = ({ namespace = '', serviceAccount = '' }: PodIdentityAssociation): string =>
  accountInWords({ namespace, name: serviceAccount });

/** Those that no add-on owns. A role that may not list them has made none. */
async function associationsOf(aws: Aws, clusterName: string): Promise<PodIdentityAssociation[]> {
  const eks = await aws.eks();
  const listed = await everyPage(
    (nextToken) =>
      unlessAbsent(eks.listPodIdentityAssociations({ clusterName, nextToken })).catch((error: unknown) => {
        if (!isDenied(error)) throw error;
        return undefined;
      }),
    (page) => page.associations,
  );
  const own = listed.filter(({ ownerArn }) => ownerArn === undefined);
  const described = own.map(async ({ associationId }) => {
    const answer = await unlessAbsent(eks.describePodIdentityAssociation({ clusterName, associationId }));
    return answer?.association ?? [];
  });
  return (await Promise.all(described)).flat();
}
