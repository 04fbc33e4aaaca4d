import type { Role } from '@aws-sdk/client-iam';
import { fewAtOnce, sideBySide } from '../engine/side-by-side.ts';
import type { RoleArn } from '../spec/arn.ts';
import { fromTagList, type Tags } from '../spec/tags.ts';
import type { Aws } from './clients.ts';
import { unlessAbsent } from './errors.ts';

export interface TaggedRole {
  name: string;
  arn: RoleArn;
  madeAt: Date | undefined;
  tags: Tags;
}

/** Tags of roles, by the roles' ids, for each run: no other role ever has the same, and ours are made with their tags. */
const tagsOfRoles = new WeakMap<Aws['credentials'], Map<string, Tags>>();

/** The roles under an IAM path. Each is asked for by itself, once in a run: ListRoles does not tell tags. */
export async function rolesUnder(aws: Aws, path: string): Promise<TaggedRole[]> {
  const { paginateListRoles } = await import('@aws-sdk/client-iam');
  const iam = await aws.iam();
  const listed: Role[] = [];
  for await (const { Roles = [] } of paginateListRoles({ client: iam }, { PathPrefix: path })) {
    listed.push(...Roles);
  }
  const known = tagsOfRoles.get(aws.credentials) ?? new Map<string, Tags>();
  tagsOfRoles.set(aws.credentials, known);
  const found = await sideBySide(
    listed,
    fewAtOnce,
    async ({ RoleId = '', RoleName: name = '', Arn, CreateDate }) => {
      if (!known.has(RoleId)) {
        const role = (await unlessAbsent(iam.getRole({ RoleName: name })))?.Role;
        if (role?.RoleId !== RoleId) return undefined;
        known.set(RoleId, fromTagList(role.Tags));
      }
      return { name, arn: Arn as RoleArn, madeAt: CreateDate, tags: known.get(RoleId) ?? {} };
    },
  );
  return found.filter((role) => role !== undefined);
}
