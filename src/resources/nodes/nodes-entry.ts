import type { Aws } from '../../aws/clients.ts';
import type { Identity } from '../../aws/identity.ts';
import { onceRoleIsSeen } from '../../aws/unseen-role.ts';
import { make } from '../../engine/difference.ts';
import type { Resource } from '../../engine/graph.ts';
import type { Need } from '../../engine/need.ts';
import type { PrincipalArn } from '../../spec/arn.ts';
import type { ClusterSpec } from '../../spec/spec.ts';
import { type AccessEntry, accessEntries } from '../access/access-entry.ts';
import type { ControlPlane } from '../control-plane/control-plane.ts';
import type { Role } from '../role.ts';
import { dropStaleEntry } from './stale-entry.ts';

export interface NodesEntryNeeds {
  plane: Resource<ControlPlane>;
  role: Need<Role>;
}

/**
 * The access entry by which self-managed nodes enter. EKS makes it for those that it manages.
 * Source: EKS user guide, "Create access entries", of the type EC2_LINUX.
 */
export function nodesEntry(
  aws: Aws,
  spec: ClusterSpec,
  { plane, role }: NodesEntryNeeds,
  identity: Identity,
  title: string,
): Resource<AccessEntry> {
  const entries = accessEntries(aws, spec.name, identity);
  const entryOf = async (arn: PrincipalArn): Promise<AccessEntry | undefined> =>
    (await entries.find(arn)) && { principalArn: arn };
  const read = async (): Promise<AccessEntry | undefined> => {
    const known = await role.read();
    return known && entryOf(known.arn);
  };

  return {
    name: title,
    needs: [plane, role],
    within: plane,
    read,
    diff: async () => ((await read()) === undefined ? [make('EC2_LINUX')] : []),
    ensure: async (step) => {
      const known = step.need(role);
      await dropStaleEntry(aws, spec, known);
      const principalArn: PrincipalArn = known.arn;
      if ((await entryOf(principalArn)) === undefined) {
        step.change('created', principalArn);
        const wanted = {
          principalArn,
          type: 'EC2_LINUX' as const,
          groups: [],
          username: undefined,
          policies: [],
        };
        await entries.make(wanted, spec.tags, (call) => onceRoleIsSeen(step, 'the role', call));
      }
      return { principalArn };
    },
  };
}
