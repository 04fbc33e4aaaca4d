import { fewAtOnce, sideBySide } from '../engine/side-by-side.ts';
import { fromTagList, type Tags } from '../spec/tags.ts';
import type { Aws } from './clients.ts';
import { unlessAbsent } from './errors.ts';

export interface TaggedRole {
  name: string;
  madeAt: Date | undefined;
  tags: Tags;
}

/** The roles under an IAM path. Each is asked for by itself: ListRoles does not tell tags. */
export async function rolesUnder(aws: Aws, path: string): Promise<TaggedRole[]> {
  const { paginateListRoles } = await import('@aws-sdk/client-iam');
  const iam = await aws.iam();
  const names: string[] = [];
  for await (const { Roles = [] } of paginateListRoles({ client: iam }, { PathPrefix: path })) {
    names.push(...Roles.map(({ RoleName = '' }) => RoleName));
  }
  const found = await sideBySide(names, fewAtOnce, async (name) => {
    const answer = await unlessAbsent(iam.getRole({ RoleName: name }));
    return answer?.Role && { name, madeAt: answer.Role.CreateDate, tags: fromTagList(answer.Role.Tags) };
  });
  return found.filter((role) => role !== undefined);
}
