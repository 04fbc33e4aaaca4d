import type { Capability } from '@aws-sdk/client-eks';
import { attachmentOf, capabilityKind } from '../../aws/attachments.ts';
import { capabilitiesOfCluster } from '../../aws/capabilities.ts';
import type { Aws } from '../../aws/clients.ts';
import { rolesUnder } from '../../aws/roles.ts';
import { change } from '../../engine/difference.ts';
import type { Resource } from '../../engine/graph.ts';
import type { Need } from '../../engine/need.ts';
import { type CapabilityType, capabilitiesOf, capabilityTypes } from '../../spec/capabilities.ts';
import { namesOf, rolePathOf } from '../../spec/names.ts';
import { isGiven } from '../../spec/pods.ts';
import type { ClusterSpec } from '../../spec/spec.ts';
import { isOurs } from '../../spec/tags.ts';
import { untilAttachmentsGone } from '../leftovers/attachments.ts';
import { capabilityRole } from './capability-role.ts';

/**
 * Capabilities that were made for the cluster, and that its ClusterConfig does not name any more, and the roles that were made
 * for such or have no use any more. Capabilities that others have given it stay.
 */
export function formerCapabilities(
  aws: Aws,
  spec: ClusterSpec,
  capabilities: readonly Need<unknown>[],
): Resource<Capability[]> {
  const wanted = capabilitiesOf(spec);
  const types = wanted.map(({ type }): string => type);
  const made = wanted.filter(({ role }) => !isGiven(role)).map(({ type }) => type);
  const names = namesOf(spec.name, spec.region);

  const find = async (): Promise<Capability[]> =>
    (await capabilitiesOfCluster(await aws.eks(), spec.name)).filter(
      ({ type = '', tags = {} }) => !types.includes(type) && isOurs(tags, spec),
    );

  async function roles(): Promise<CapabilityType[]> {
    const all = await rolesUnder(aws, rolePathOf(spec, spec.region));
    const own = all.filter(({ tags }) => isOurs(tags, spec)).map(({ name }) => name);
    return capabilityTypes.filter((type) => !made.includes(type) && own.includes(names.capabilityRole(type)));
  }

  return {
    name: 'former capabilities',
    needs: capabilities,
    read: find,
    diff: async () => {
      const [found, left] = await Promise.all([find(), roles()]);
      return [
        ...found.map(({ capabilityName }) =>
          change(`${capabilityName} is deleted: the file does not name it`),
        ),
        ...left.map((type) => change(`${names.capabilityRole(type)} is deleted: no capability has it`)),
      ];
    },
    ensure: async (step) => {
      await untilAttachmentsGone(aws, step, {
        clusterName: spec.name,
        kind: capabilityKind,
        find: async () => (await find()).map(attachmentOf),
      });
      for (const type of await roles()) await capabilityRole(aws, spec, type).remove?.(step);
      return [];
    },
  };
}
