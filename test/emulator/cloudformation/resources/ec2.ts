/** What the EC2 resource types share. */
import {
  CreateTagsCommand,
  DeleteTagsCommand,
  type ResourceType,
  type TagSpecification,
} from '@aws-sdk/client-ec2';
import type { Tag } from '../properties.ts';
import { allTags, type ResourceContext, tagChange } from '../resource-type.ts';

export const tagSpecifications = (
  context: ResourceContext,
  type: ResourceType,
  own?: readonly Tag[],
): TagSpecification[] =>
  context.tagsLate.includes(type) ? [] : [{ ResourceType: type, Tags: allTags(context, own) }];

/** Gives what has just been made its tags by a call of its own, where its kind gets them so. */
export async function tagLate(
  context: ResourceContext,
  type: ResourceType,
  id: string,
  own?: readonly Tag[],
): Promise<void> {
  if (!context.tagsLate.includes(type)) return;
  await context.clients.ec2.send(new CreateTagsCommand({ Resources: [id], Tags: allTags(context, own) }));
}

/** Brings a resource's tags to the wanted ones. */
export async function retag(
  context: ResourceContext,
  id: string,
  own?: readonly Tag[],
  previous?: readonly Tag[],
): Promise<void> {
  const { wanted, gone } = tagChange(context, own, previous);
  if (gone.length > 0)
    await context.clients.ec2.send(
      new DeleteTagsCommand({ Resources: [id], Tags: gone.map((Key) => ({ Key })) }),
    );
  await context.clients.ec2.send(new CreateTagsCommand({ Resources: [id], Tags: wanted }));
}
