import type { Aws } from '../../aws/clients.ts';
import { errorCode, isExisting, unlessAbsent } from '../../aws/errors.ts';
import { profilesOf } from '../../aws/instance-profiles.ts';
import { change, make } from '../../engine/difference.ts';
import type { Resource } from '../../engine/graph.ts';
import { rolePathOf } from '../../spec/names.ts';
import type { ClusterSpec } from '../../spec/spec.ts';
import { toTagList } from '../../spec/tags.ts';
import type { Role } from '../role.ts';

/** By its name. */
export interface InstanceProfile {
  name: string;
}

/** What hands the role to instances: of managed nodes, EKS makes it. @param name of the profile */
export function instanceProfile(
  aws: Aws,
  spec: ClusterSpec,
  role: Resource<Role>,
  { title, name }: { title: string; name: string },
): Resource<InstanceProfile> {
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
    name: title,
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
  };
}

/** All those of the cluster, whatever its groups are called: they go after the groups, and before the roles that are in them. */
export function instanceProfiles(
  aws: Aws,
  spec: ClusterSpec,
  { roles, users }: { roles: readonly Resource<unknown>[]; users: readonly Resource<unknown>[] },
): Resource<readonly string[]> {
  const find = () => profilesOf(aws, spec);
  return {
    name: 'instance profiles',
    needs: roles,
    madeBy: users,
    read: async () => {
      const found = await find();
      return found.length === 0 ? undefined : found.map(({ name }) => name);
    },
    remove: async (step) => {
      const iam = await aws.iam();
      for (const { name: InstanceProfileName, roles: found } of await find()) {
        step.change('deleted', InstanceProfileName);
        for (const RoleName of found)
          await unlessAbsent(iam.removeRoleFromInstanceProfile({ InstanceProfileName, RoleName }));
        await unlessAbsent(iam.deleteInstanceProfile({ InstanceProfileName }));
      }
    },
  };
}
