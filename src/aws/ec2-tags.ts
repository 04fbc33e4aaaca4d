import type { Tags } from '../spec/tags.ts';
import type { Aws } from './clients.ts';

/**
 * The tags that the filters let through, by the id of what carries them. EC2 lists those of all its kinds together, and goes
 * on for an hour after a thing has gone.
 * @param filters of DescribeTags: names, and the values that each may have
 */
export async function tagsInEc2(
  aws: Aws,
  filters: Readonly<Record<string, readonly string[]>>,
): Promise<ReadonlyMap<string, Tags>> {
  const { paginateDescribeTags } = await import('@aws-sdk/client-ec2');
  const Filters = Object.entries(filters).map(([Name, values]) => ({ Name, Values: [...values] }));
  const found = new Map<string, Tags>();
  for await (const page of paginateDescribeTags({ client: await aws.ec2() }, { Filters })) {
    for (const { ResourceId = '', Key = '', Value = '' } of page.Tags ?? []) {
      found.set(ResourceId, { ...found.get(ResourceId), [Key]: Value });
    }
  }
  return found;
}
