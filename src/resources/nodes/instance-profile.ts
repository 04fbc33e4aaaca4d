import type { Aws } from '../../aws/clients.ts';
import { errorCode, isDenied, isExisting, unlessAbsent } from '../../aws/errors.ts';
import { change, make } from '../../engine/difference.ts';
import type { Resource } from '../../engine/graph.ts';
import { namesOf, rolePathOf } from '../../spec/names.ts';
import type { ClusterSpec } from '../../spec/spec.ts';
import { toTagList } from '../../spec/tags.ts';
import type { Role } from '../role.ts';

/** By its name. */
export interface InstanceProfile {
  name: string;
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
