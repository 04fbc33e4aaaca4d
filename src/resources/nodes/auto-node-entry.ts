import type { Aws } from '../../aws/clients.ts';
import type { Identity } from '../../aws/identity.ts';
import { onceRoleIsSeen } from '../../aws/unseen-role.ts';
import { make } from '../../engine/difference.ts';
import type { Resource } from '../../engine/graph.ts';
import type { AccessEntrySpec } from '../../spec/access.ts';
import type { ClusterSpec } from '../../spec/spec.ts';
import { type AccessEntry, accessEntries } from '../access/access-entry.ts';
import type { ControlPlane } from '../control-plane/control-plane.ts';
import type { Role } from '../role.ts';

export interface AutoNodeEntryNeeds {
  plane: Resource<ControlPlane>;
  role: Resource<Role>;
}

/**
 * What lets in the nodes of node pools that somebody makes, by a node class that names this role: EKS makes such an entry by
 * itself for its own pools alone. Source: EKS user guide, "Create a Node Class for Amazon EKS".
 */
export function autoNodeEntry(
  aws: Aws,
  spec: ClusterSpec,
  identity: Identity,
  { plane, role }: AutoNodeEntryNeeds,
): Resource<AccessEntry> {
  const entries = accessEntries(aws, spec.name, identity);
  const policyArn = `arn:${identity.partition}:eks::aws:cluster-access-policy/AmazonEKSAutoNodePolicy`;

  async function read(): Promise<AccessEntry | undefined> {
    const { arn } = (await role.read()) ?? {};
    if (arn === undefined || (await entries.find(arn)) === undefined) return undefined;
    const policies = await entries.policiesOf(arn);
    return policies.some((each) => each.policyArn === policyArn) ? { principalArn: arn } : undefined;
  }

  return {
    name: 'access entry of nodes',
    needs: [plane, role],
    within: plane,
    read,
    diff: async () => ((await read()) === undefined ? [make('of type EC2, for the role of the nodes')] : []),
    ensure: async (step) => {
      const { arn: principalArn } = step.need(role);
      if ((await read()) !== undefined) return { principalArn };
      step.change('created', principalArn);
      const entry: AccessEntrySpec = {
        principalArn,
        type: 'EC2',
        groups: [],
        username: undefined,
        policies: [{ policyArn, namespaces: undefined }],
      };
      await entries.make(entry, spec.tags, (call) => onceRoleIsSeen(step, 'the role of the nodes', call));
      return { principalArn };
    },
    remove: async (step) => {
      const entry = await read();
      if (entry === undefined) return;
      step.change('deleted', entry.principalArn);
      await entries.remove(entry.principalArn);
    },
  };
}
