import type { Aws } from '../../aws/clients.ts';
import { errorCode, isDenied, isExisting, unlessAbsent } from '../../aws/errors.ts';
import type { Identity } from '../../aws/identity.ts';
import { ec2Principal } from '../../aws/partition.ts';
import { onceRoleIsSeen } from '../../aws/unseen-role.ts';
import { change, make } from '../../engine/difference.ts';
import type { Resource } from '../../engine/graph.ts';
import type { Need } from '../../engine/need.ts';
import type { IdentityMapping } from '../../spec/access.ts';
import type { PrincipalArn } from '../../spec/arn.ts';
import { namesOf, rolePathOf } from '../../spec/names.ts';
import { selfManagedOf } from '../../spec/self-managed.ts';
import type { ClusterSpec } from '../../spec/spec.ts';
import { toTagList } from '../../spec/tags.ts';
import { type AccessEntry, accessEntries } from '../access/access-entry.ts';
import type { ControlPlane } from '../control-plane/control-plane.ts';
import { givenRole, type Role, serviceRole } from '../role.ts';
import { policiesOfNodes } from './node-role.ts';
import { dropStaleEntry } from './stale-entry.ts';

/** By its name. */
export interface InstanceProfile {
  name: string;
}

/**
 * The role of the self-managed nodes: one of its own, since EKS unmaps the role of managed groups from aws-auth when the last of
 * them goes. Source: EKS user guide, "Delete a managed node group from your cluster".
 */
export function selfManagedRole(aws: Aws, spec: ClusterSpec): Resource<Role> {
  const title = 'self-managed node role';
  if (spec.roles?.node !== undefined) return givenRole(aws, title, spec.roles.node);
  return serviceRole(aws, spec, {
    title,
    name: namesOf(spec.name, spec.region).selfManagedRole,
    description: `Self-managed nodes of the EKS cluster ${spec.name}`,
    service: ec2Principal(spec.region),
    policies: policiesOfNodes,
  });
}

/** What hands the role to instances: of managed nodes, EKS makes it. */
export function instanceProfile(
  aws: Aws,
  spec: ClusterSpec,
  role: Resource<Role>,
): Resource<InstanceProfile> {
  const name = namesOf(spec.name, spec.region).selfManagedRole;
  const Path = rolePathOf(spec, spec.region);

  /** The names of its roles: of the repository's, by the path, which no one else's role may write. */
  async function find(): Promise<string[] | undefined> {
    const iam = await aws.iam();
    const answer = await unlessAbsent(iam.getInstanceProfile({ InstanceProfileName: name }));
    const profile = answer?.InstanceProfile;
    if (profile === undefined) return undefined;
    if (profile.Path !== Path) {
      throw new Error(
        `Instance profile ${name} exists but is not ours: its path is ${profile.Path}, not ${Path}. It was left untouched. ` +
          'Choose another `cluster-name`, or remove it.',
      );
    }
    return profile.Roles?.map(({ RoleName = '' }) => RoleName) ?? [];
  }

  return {
    name: 'instance profile',
    needs: [role],
    read: async () => ((await find()) === undefined ? undefined : { name }),
    diff: async () => {
      const found = await find();
      if (found === undefined) return [make(name)];
      return found.length === 0 ? [change(`${name}: it is given its role`)] : [];
    },
    ensure: async (step) => {
      const { name: RoleName } = step.need(role);
      const iam = await aws.iam();
      const found = await find();
      if (found === undefined) {
        step.change('created', name);
        const request = { InstanceProfileName: name, Path, Tags: toTagList(spec.tags) };
        await iam.createInstanceProfile(request).catch((error: unknown) => {
          if (!isExisting(error)) throw error;
        });
      }
      for (const other of found?.filter((each) => each !== RoleName) ?? [])
        await unlessAbsent(iam.removeRoleFromInstanceProfile({ InstanceProfileName: name, RoleName: other }));
      if (!found?.includes(RoleName)) {
        if (found !== undefined) step.change('updated', `${name}: it is given its role`);
        const request = { InstanceProfileName: name, RoleName };
        // It holds one role: whoever is faster has given it the same.
        await iam.addRoleToInstanceProfile(request).catch((error: unknown) => {
          if (!isExisting(error) && !/^LimitExceeded/.test(errorCode(error))) throw error;
        });
      }
      return { name };
    },
    remove: async (step) => {
      // Who may not look has never made one.
      const found = await find().catch((error: unknown) => {
        if (isDenied(error)) return undefined;
        throw error;
      });
      if (found === undefined) return;
      step.change('deleted', name);
      const iam = await aws.iam();
      for (const RoleName of found)
        await unlessAbsent(iam.removeRoleFromInstanceProfile({ InstanceProfileName: name, RoleName }));
      await unlessAbsent(iam.deleteInstanceProfile({ InstanceProfileName: name }));
    },
  };
}

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
): Resource<AccessEntry> {
  const entries = accessEntries(aws, spec.name, identity);
  const entryOf = async (arn: PrincipalArn): Promise<AccessEntry | undefined> =>
    (await entries.find(arn)) && { principalArn: arn };
  const read = async (): Promise<AccessEntry | undefined> => {
    const known = await role.read();
    return known && entryOf(known.arn);
  };

  return {
    name: "self-managed nodes' access entry",
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

/** Whether self-managed nodes enter by aws-auth, since the cluster knows no access entries. */
export const entersByAwsAuth = (spec: ClusterSpec): boolean =>
  spec.authenticationMode === 'CONFIG_MAP' && selfManagedOf(spec).length > 0;

/**
 * What aws-auth has to say of them: the role's ARN, never the instance profile's, and without its path.
 * Source: EKS user guide, "Grant IAM users access to Kubernetes with a ConfigMap".
 */
export function mappingOfNodes(spec: ClusterSpec, { partition, account }: Identity): IdentityMapping {
  const given = spec.roles?.node?.split('/').at(-1);
  const role = given ?? namesOf(spec.name, spec.region).selfManagedRole;
  return {
    of: `arn:${partition}:iam::${account}:role/${role}`,
    username: 'system:node:{{EC2PrivateDNSName}}',
    groups: ['system:bootstrappers', 'system:nodes'],
    isSole: false,
  };
}
