/** What the types of EKS have in common: its way of writing names and tags, and waiting for what it does by itself. */
import {
  DescribeUpdateCommand,
  TagResourceCommand,
  UntagResourceCommand,
  type Update,
} from '@aws-sdk/client-eks';
import { AwsError } from '../../../core.ts';
import type { Tag } from '../../properties.ts';
import { allTags, type ResourceContext, tagChange } from '../../resource-type.ts';
import { canonical } from '../../template.ts';

/** How often CloudFormation looks, seconds. Assumed. */
const lookEvery = 5;

/** The template's names, as EKS writes them: `RoleArn` is `roleArn`. */
type Lowered<T> = T extends readonly (infer Item)[]
  ? Lowered<Item>[]
  : T extends object
    ? { [Name in keyof T as Name extends string ? Uncapitalize<Name> : Name]: Lowered<T[Name]> }
    : T;

/** Writes a value's names as EKS does. Not for maps whose keys are the user's own. */
export const lowered = <T>(value: T): Lowered<T> => lower(value) as Lowered<T>;

function lower(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(lower);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name.charAt(0).toLowerCase() + name.slice(1),
      lower(member),
    ]),
  );
}

const asMap = (tags: Tag[]): Record<string, string> =>
  Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]));

/** Tags of a new resource: its own and the stack's. */
export const eksTags = (context: ResourceContext, own?: readonly Tag[]): Record<string, string> =>
  asMap(allTags(context, own));

/** Brings a resource's tags to the wanted ones. CloudFormation's own three never change. */
export async function retag(
  context: ResourceContext,
  resourceArn: string,
  own?: readonly Tag[],
  previous?: readonly Tag[],
): Promise<void> {
  const { eks } = context.clients;
  const { wanted, gone } = tagChange(context, own, previous);
  if (gone.length > 0) await eks.send(new UntagResourceCommand({ resourceArn, tagKeys: gone }));
  await eks.send(new TagResourceCommand({ resourceArn, tags: asMap(wanted) }));
}

/** Whether a property is given, and another than before. */
export const isChanged = <T>(now: T | undefined, before: T | undefined): now is T =>
  now !== undefined && canonical(now) !== canonical(before);

/** Looks again and again until it finds what it waits for. */
export async function until<T>(
  { wait }: Pick<ResourceContext, 'wait'>,
  look: () => Promise<T | undefined>,
): Promise<T> {
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    await wait(lookEvery);
  }
}

/** Waits until EKS no longer knows the resource. */
export async function untilGone(
  context: Pick<ResourceContext, 'wait'>,
  describe: () => Promise<unknown>,
): Promise<void> {
  await until(context, async () => {
    try {
      await describe();
      return undefined;
    } catch (error) {
      if (error instanceof Error && error.name === 'ResourceNotFoundException') return true;
      throw error;
    }
  });
}

/** Waits for the end of an update. @throws AwsError with EKS's reasons when it fails. */
export async function awaitUpdate(
  context: ResourceContext,
  update: Update | undefined,
  of: { name: string; nodegroupName?: string; addonName?: string; capabilityName?: string },
): Promise<void> {
  const { eks } = context.clients;
  const ended = await until(context, async () => {
    const { update: now } = await eks.send(new DescribeUpdateCommand({ ...of, updateId: update?.id }));
    return now?.status === 'InProgress' ? undefined : now;
  });
  if (ended.status !== 'Successful')
    throw failure(
      (ended.errors ?? []).map(({ errorCode, errorMessage, resourceIds }) => ({
        code: errorCode,
        message: errorMessage,
        resourceIds,
      })),
    );
}

interface Issue {
  code?: string | undefined;
  message?: string | undefined;
  resourceIds?: string[] | undefined;
}

/** CloudFormation's words for what EKS says went wrong. Source, for node groups: amazon-eks-ami-rhel issue 11; assumed for the others. */
export const failure = (issues: Issue[]): AwsError =>
  new AwsError(
    'GeneralServiceException',
    `[${issues
      .map(
        ({ code, message, resourceIds = [] }) =>
          `Issue(Code=${code}, Message=${message}, ResourceIds=[${resourceIds.join(', ')}])`,
      )
      .join(', ')}]`,
  );

/** @throws what EKS answers, but for its not knowing the resource. */
export async function unlessNotFound<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof Error && error.name === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}
