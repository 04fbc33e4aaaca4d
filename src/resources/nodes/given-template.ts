import type { Aws } from '../../aws/clients.ts';
import { findVersion, objectionsToVersion } from '../../aws/given-template.ts';
import { type Difference, refuse } from '../../engine/difference.ts';
import type { Resource } from '../../engine/graph.ts';
import type { TemplateWish } from '../../spec/node-group.ts';
import type { ClusterSpec, NodeGroupSpec } from '../../spec/spec.ts';
import type { LaunchTemplate } from './launch-template.ts';

/** The boundary lets the CNI use interfaces that have our tags, or its own, and those of such a template have neither. */
const isBounded = ({ permissionsBoundary, roles }: ClusterSpec, { roleArn }: NodeGroupSpec): boolean =>
  permissionsBoundary !== undefined && (roleArn ?? roles?.node) === undefined;

const unnetworked =
  'the permissions boundary of its node role keeps the VPC CNI from interfaces without our tags, so that none becomes Ready. Write iam.instanceRoleARN';

/**
 * A launch template of the user's own, which is never changed, nor deleted.
 * @param ours what a removal may find beside it
 */
export function givenTemplate(
  aws: Aws,
  spec: ClusterSpec,
  group: NodeGroupSpec,
  wish: TemplateWish,
  ours: Resource<LaunchTemplate>,
): Resource<LaunchTemplate> {
  const absent = () =>
    `Node group ${group.name}: there is no launch template ${wish.id}${wish.version === undefined ? '' : ` with a version ${wish.version}`} in ${aws.region}. ` +
    'Write one that there is.';
  const read = (): Promise<LaunchTemplate | undefined> => findVersion(aws, wish);

  async function diff(): Promise<Difference[]> {
    const found = await read();
    if (found === undefined) return [refuse(absent())];
    const objections = await objectionsToVersion(aws, found, {
      isOfRelease: group.releaseVersion !== undefined,
      isOfFamily: wish.isOfFamily,
      hasWarmPool: group.warmPool?.enabled ?? false,
    });
    // Nodes would have the groups of the template, and those of the minimum let nobody else in.
    const isClosed = spec.securityGroups === 'minimum';
    const words = [
      ...objections,
      ...(isClosed ? ['it cannot have the security groups of `security-groups: minimum`'] : []),
      ...(isBounded(spec, group) ? [unnetworked] : []),
    ];
    return words.map((each) =>
      refuse(
        `Node group ${group.name}: EKS starts no nodes from version ${found.version} of launch template ${wish.id}: ${each}. ` +
          'Make another version of it, or change the group.',
      ),
    );
  }

  return {
    name: ours.name,
    needs: [],
    read,
    diff,
    ensure: async () => {
      const found = await read();
      if (found === undefined) throw new Error(absent());
      return found;
    },
    ...(ours.remove && { remove: ours.remove }),
  };
}
