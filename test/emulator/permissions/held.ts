/** Which policies the calls of a principal are judged by. */
import {
  GetGroupPolicyCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  GetUserCommand,
  GetUserPolicyCommand,
  type IAMClient,
  type ListAttachedRolePoliciesResponse,
  NoSuchEntityException,
  paginateListAttachedGroupPolicies,
  paginateListAttachedRolePolicies,
  paginateListAttachedUserPolicies,
  paginateListGroupPolicies,
  paginateListGroupsForUser,
  paginateListRolePolicies,
  paginateListUserPolicies,
  type Tag,
} from '@aws-sdk/client-iam';
import type { Tags } from './questions.ts';

/** A policy with what it is called in the account: its ARN when it is a managed one. */
export interface NamedPolicy {
  name: string;
  /** As JSON. */
  document: string;
}

/** What IAM has of a role or of a user. */
export interface Held {
  identity: NamedPolicy[];
  /** The permissions boundary. */
  boundary: NamedPolicy | undefined;
  tags: Tags;
}

export interface HeldPolicies {
  /** @param iamArn of a role or a user. @returns undefined when there is none of that ARN */
  of(iamArn: string): Promise<Held | undefined>;
  /** A managed policy, by its ARN. @throws NoSuchEntityException */
  managed(arn: string): Promise<NamedPolicy>;
  /** To be told of every IAM call that succeeded. */
  changed(operation: string, input: Record<string, unknown>): void;
  reset(): void;
}

const READS = /^(Get|List|Simulate|Generate)/;

/**
 * @param delay how long other services go on with what they know of a role or user that has changed, milliseconds.
 * Source: IAM user guide, "Changes that I make are not always immediately visible".
 */
export function heldPolicies(iam: IAMClient, delay: (name: string) => number): HeldPolicies {
  /** By the ARN of role or user. */
  const known = new Map<string, { held: Promise<Held | undefined>; until: number }>();
  const managedPolicies = new Map<string, Promise<NamedPolicy>>();

  const managed = (arn: string): Promise<NamedPolicy> => {
    const policy = managedPolicies.get(arn) ?? readManaged(iam, arn);
    managedPolicies.set(arn, policy);
    return policy;
  };

  return {
    managed,
    async of(iamArn) {
      const last = known.get(iamArn);
      if (last && Date.now() < last.until) return await last.held;
      const held = orUndefined(read(iam, iamArn, managed));
      known.set(iamArn, { held, until: Number.POSITIVE_INFINITY });
      return await held;
    },
    changed(operation, { RoleName, UserName, PolicyArn }) {
      if (READS.test(operation)) return;
      const name = RoleName ?? UserName;
      const until = Date.now() + delay(String(name ?? PolicyArn));
      for (const [arn, each] of known) {
        if (name !== undefined && !arn.endsWith(`/${name}`)) continue;
        // One that has not been there before has nothing that others could go on with.
        each.until = Math.min(each.until, until);
      }
      if (typeof PolicyArn === 'string' && /PolicyVersion$|^DeletePolicy$/.test(operation)) {
        managedPolicies.delete(PolicyArn);
      }
      if (operation === 'CreateRole' || operation === 'CreateUser') {
        for (const arn of known.keys()) if (arn.endsWith(`/${name}`)) known.delete(arn);
      }
    },
    reset() {
      known.clear();
      managedPolicies.clear();
    },
  };
}

async function read(
  iam: IAMClient,
  iamArn: string,
  managed: (arn: string) => Promise<NamedPolicy>,
): Promise<Held | undefined> {
  const [, kind, name = ''] = /:(role|user)\/(?:.*\/)?([^/]+)$/.exec(iamArn) ?? [];
  if (kind === undefined) return undefined;
  const { thing, attached, inline } = await (kind === 'role' ? ofRole(iam, name) : ofUser(iam, name));
  if (thing?.Arn !== iamArn) return undefined;
  const bound = thing.PermissionsBoundary?.PermissionsBoundaryArn;
  return {
    identity: [...inline, ...(await Promise.all(attached.map(managed)))],
    boundary: bound === undefined ? undefined : await managed(bound),
    tags: tagsOf(thing.Tags),
  };
}

async function ofRole(iam: IAMClient, RoleName: string) {
  const { Role: thing } = await iam.send(new GetRoleCommand({ RoleName }));
  const pages = { client: iam };
  const attached = await collect(paginateListAttachedRolePolicies(pages, { RoleName }), arnsOf);
  const names = await collect(paginateListRolePolicies(pages, { RoleName }), namesOf);
  const inline = await Promise.all(
    names.map(async (PolicyName) =>
      named(PolicyName, await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }))),
    ),
  );
  return { thing, attached, inline };
}

async function ofUser(iam: IAMClient, UserName: string) {
  const { User: thing } = await iam.send(new GetUserCommand({ UserName }));
  const pages = { client: iam };
  const attached = await collect(paginateListAttachedUserPolicies(pages, { UserName }), arnsOf);
  const names = await collect(paginateListUserPolicies(pages, { UserName }), namesOf);
  const inline = await Promise.all(
    names.map(async (PolicyName) =>
      named(PolicyName, await iam.send(new GetUserPolicyCommand({ UserName, PolicyName }))),
    ),
  );
  const groups = await collect(paginateListGroupsForUser(pages, { UserName }), ({ Groups = [] }) =>
    Groups.map((group) => group.GroupName ?? ''),
  );
  for (const GroupName of groups) {
    attached.push(...(await collect(paginateListAttachedGroupPolicies(pages, { GroupName }), arnsOf)));
    for (const PolicyName of await collect(paginateListGroupPolicies(pages, { GroupName }), namesOf)) {
      inline.push(named(PolicyName, await iam.send(new GetGroupPolicyCommand({ GroupName, PolicyName }))));
    }
  }
  return { thing, attached, inline };
}

async function readManaged(iam: IAMClient, arn: string): Promise<NamedPolicy> {
  const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn: arn }));
  const { PolicyVersion } = await iam.send(
    new GetPolicyVersionCommand({ PolicyArn: arn, VersionId: Policy?.DefaultVersionId }),
  );
  return named(arn, { PolicyDocument: PolicyVersion?.Document });
}

async function collect<Page, Item>(
  pages: AsyncIterable<Page>,
  items: (page: Page) => Item[],
): Promise<Item[]> {
  const all: Item[] = [];
  for await (const page of pages) all.push(...items(page));
  return all;
}

const arnsOf = ({ AttachedPolicies = [] }: Pick<ListAttachedRolePoliciesResponse, 'AttachedPolicies'>) =>
  AttachedPolicies.map(({ PolicyArn = '' }) => PolicyArn);

const namesOf = ({ PolicyNames = [] }: { PolicyNames: string[] | undefined }): string[] => PolicyNames;

/** IAM gives documents in the encoding of addresses. */
const named = (
  name: string,
  { PolicyDocument = '' }: { PolicyDocument?: string | undefined },
): NamedPolicy => ({
  name,
  document: decodeURIComponent(PolicyDocument),
});

const tagsOf = (tags: Tag[] = []): Tags =>
  Object.fromEntries(tags.map(({ Key = '', Value = '' }) => [Key, Value]));

async function orUndefined<T>(answer: Promise<T | undefined>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof NoSuchEntityException) return undefined;
    throw error;
  }
}
