import { rolePathOf } from '../spec/names.ts';
import type { Ownership } from '../spec/tags.ts';
import type { Aws } from './clients.ts';
import { isDenied } from './errors.ts';

export interface FoundProfile {
  name: string;
  madeAt: Date | undefined;
  /** Names of the roles in it: one at most. */
  roles: readonly string[];
}

/** The cluster's instance profiles, by their IAM path, which no one else's role may write. Who may not look has never made one. */
export async function profilesOf(aws: Aws, spec: Ownership): Promise<FoundProfile[]> {
  const { paginateListInstanceProfiles } = await import('@aws-sdk/client-iam');
  const client = await aws.iam();
  const PathPrefix = rolePathOf(spec, aws.region);
  const found: FoundProfile[] = [];
  try {
    for await (const { InstanceProfiles = [] } of paginateListInstanceProfiles({ client }, { PathPrefix }))
      found.push(
        ...InstanceProfiles.map(({ InstanceProfileName: name = '', CreateDate: madeAt, Roles = [] }) => ({
          name,
          madeAt,
          roles: Roles.map(({ RoleName = '' }) => RoleName),
        })),
      );
  } catch (error) {
    if (!isDenied(error)) throw error;
  }
  return found;
}
