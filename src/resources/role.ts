import type { Aws } from '../aws/clients.ts';
import { awsWords, errorCode, isDenied, isExisting, unlessAbsent } from '../aws/errors.ts';
import { everyPage } from '../aws/pages.ts';
import { ec2Principal } from '../aws/partition.ts';
import { rolesUnder } from '../aws/roles.ts';
import { type Difference, make } from '../engine/difference.ts';
import type { Resource } from '../engine/graph.ts';
import type { Step } from '../engine/step.ts';
import type { PolicyArn, RoleArn } from '../spec/arn.ts';
import { rolePathOf } from '../spec/names.ts';
import type { ClusterSpec } from '../spec/spec.ts';
import { fromTagList, requireOurs, type Tags, toTagList } from '../spec/tags.ts';

export interface Role {
  arn: RoleArn;
  name: string;
  createdAt?: Date | undefined;
}

interface FoundRole extends Role {
  tags: Tags;
  /** JSON of who may take it. */
  trusts: string;
  /** ARN of its permissions boundary. */
  boundary: string | undefined;
}

export interface RoleOptions {
  /** What the log calls it. */
  title: string;
  name: string;
  description: string;
  /** The service that assumes it, such as `eks.amazonaws.com`. */
  service: string;
  /** What the service may do to assume it, beside `sts:AssumeRole`. */
  sessionActions?: readonly string[];
  /** Names of AWS managed policies, with their path. */
  policies: readonly string[];
  /** The same, or ARNs, of what it may do besides. */
  more?: readonly string[];
  /** Whether other policies that it has go. */
  isExact?: true;
  /** Names of policies of its own, each with its text. */
  inline?: Readonly<Record<string, string>>;
  needs?: Resource<Role>['needs'];
  /** Who may take it, in place of a service; undefined while that is not known. One that trusts others is made anew. */
  trust?(): Promise<object | undefined>;
  /** ARN of its permissions boundary, where every role has none. */
  boundary?: PolicyArn | undefined;
  /** The user's own, on top of the cluster's. */
  tags?: Readonly<Record<string, string>>;
}

/**
 * What a role says of the cluster that it is for: the boundary of docs/iam asks for it, as a variable, and tags with a slash
 * in their key are not known to work as one.
 */
const clusterTag = 'eks-cluster-action-cluster';

/** How EKS names the instance profile of a managed node group: `eks-` and a UUID. */
const isEksOwnProfile = /^eks-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A role of ours is in an instance profile of somebody else's. */
export class InstanceProfileError extends Error {
  constructor(role: string, profile: string) {
    super(
      `IAM role ${role} is in instance profile ${profile}, which is not ours: instances of somebody else's may run with it. ` +
        `Take it out with \`aws iam remove-role-from-instance-profile --instance-profile-name ${profile} --role-name ${role}\`, ` +
        'and run `down` again.',
    );
    this.name = 'InstanceProfileError';
  }
}

/** A role may not be made, and what it lacks may be why. */
export class UnboundedRoleError extends Error {
  constructor(cause: unknown) {
    super(`${awsWords(cause) ?? String(cause)}. The role was to be made without a permissions boundary.`, {
      cause,
    });
    this.name = 'UnboundedRoleError';
  }
}

/** What IAM has of a role: undefined where it has none. */
interface RoleAsFound {
  boundary: string | undefined;
  /** ARNs of the managed policies that it has. */
  attached: readonly string[];
  /** Names of those of its own; none where it is to have none. */
  inline: readonly string[];
}

/** What has to be done to a role that is there. */
interface RoleChanges {
  /** ARN of the boundary to put on it; undefined where it stays as it is. */
  boundary: PolicyArn | undefined;
  /** ARNs of policies to attach, and to detach. */
  policies: readonly string[];
  detached: readonly string[];
  /** Names of policies of its own to write, and to delete. */
  written: readonly string[];
  deleted: readonly string[];
}

function changesOf(
  { boundary, attached, inline }: RoleAsFound,
  wanted: Omit<RoleAsFound, 'boundary'> & { boundary: PolicyArn | undefined; isExact: boolean },
): RoleChanges {
  const missing = (has: readonly string[], all: readonly string[]): string[] =>
    all.filter((each) => !has.includes(each));
  return {
    boundary: wanted.boundary === boundary ? undefined : wanted.boundary,
    policies: missing(attached, wanted.attached),
    detached: wanted.isExact ? missing(wanted.attached, attached) : [],
    written: missing(inline, wanted.inline),
    deleted: wanted.isExact ? missing(wanted.inline, inline) : [],
  };
}

function inWords(
  { boundary, policies, detached, written, deleted }: RoleChanges,
  isExact = false,
): Difference[] {
  const nameIn = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);
  return [
    ...(boundary === undefined ? [] : [`permissions boundary: ${boundary}`]),
    ...policies.map((arn) => `policy ${nameIn(arn)}: attached${isExact ? '' : ' again'}`),
    ...detached.map((arn) => `policy ${nameIn(arn)}: detached`),
    ...written.map((name) => `policy ${name} of its own: written`),
    ...deleted.map((name) => `policy ${name} of its own: deleted`),
  ].map((words) => ({ verdict: 'change', words }));
}

/** An IAM role that an AWS service assumes, with AWS managed policies. */
export function serviceRole(aws: Aws, spec: ClusterSpec, options: RoleOptions): Resource<Role> {
  const { title, name } = options;
  const permissionsBoundary = spec.permissionsBoundary ?? options.boundary;
  const ofService = {
    Principal: { Service: options.service },
    Action: ['sts:AssumeRole', ...(options.sessionActions ?? [])],
  };

  async function trust(): Promise<string> {
    const statement = (await options.trust?.()) ?? ofService;
    return JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] });
  }

  /** Whether it trusts whom it should not: a cluster that was made anew has another issuer. */
  async function isStrange({ trusts }: FoundRole): Promise<boolean> {
    if (options.trust === undefined || (await options.trust()) === undefined) return false;
    return JSON.stringify(JSON.parse(trusts)) !== (await trust());
  }

  async function find(): Promise<FoundRole | undefined> {
    const iam = await aws.iam();
    const answer = await unlessAbsent(iam.getRole({ RoleName: name }));
    if (answer?.Role === undefined) return undefined;
    const { Arn = '', CreateDate: createdAt, Tags, PermissionsBoundary } = answer.Role;
    const { AssumeRolePolicyDocument = '{}' } = answer.Role;
    return {
      arn: Arn as RoleArn,
      name,
      createdAt,
      tags: fromTagList(Tags),
      boundary: PermissionsBoundary?.PermissionsBoundaryArn,
      trusts: decodeURIComponent(AssumeRolePolicyDocument),
    };
  }

  async function findOurs(): Promise<FoundRole | undefined> {
    const role = await find();
    if (role !== undefined) requireOurs(`IAM role ${name}`, role.tags, spec);
    return role;
  }

  async function create(step: Step): Promise<Role> {
    step.change('created', name);
    const iam = await aws.iam();
    const request = {
      RoleName: name,
      Path: rolePathOf(spec, spec.region),
      Description: options.description,
      AssumeRolePolicyDocument: await trust(),
      PermissionsBoundary: permissionsBoundary,
      Tags: toTagList({ ...spec.tags, ...options.tags, [clusterTag]: spec.name }),
    };
    try {
      const { Role } = await iam.createRole(request);
      return { arn: Role?.Arn as RoleArn, name, createdAt: Role?.CreateDate };
    } catch (error) {
      if (isDenied(error) && permissionsBoundary === undefined) throw new UnboundedRoleError(error);
      const role = isExisting(error) ? await findOurs() : undefined;
      if (role === undefined) throw error;
      return role;
    }
  }

  const { isExact = false, inline = {}, more = [], needs = [] } = options;
  /** Whether it has the same policies in every cluster. */
  const isPlain = !isExact && more.length === 0 && Object.keys(inline).length === 0;

  async function changesTo({ arn, boundary }: FoundRole): Promise<RoleChanges> {
    const wanted = {
      boundary: permissionsBoundary,
      attached: policiesIn(arn),
      inline: Object.keys(inline),
      isExact,
    };
    const has = {
      boundary,
      attached: await attachedPolicies(),
      inline: isExact ? await inlinePolicies() : [],
    };
    return changesOf(has, wanted);
  }

  const policiesIn = (arn: RoleArn): string[] =>
    [...options.policies, ...more].map((policy) =>
      policy.startsWith('arn:') ? policy : `arn:${arn.split(':')[1]}:iam::aws:policy/${policy}`,
    );

  async function attachedPolicies(): Promise<string[]> {
    const { paginateListAttachedRolePolicies } = await import('@aws-sdk/client-iam');
    const client = await aws.iam();
    const arns: string[] = [];
    for await (const page of paginateListAttachedRolePolicies({ client }, { RoleName: name })) {
      for (const { PolicyArn } of page.AttachedPolicies ?? [])
        if (PolicyArn !== undefined) arns.push(PolicyArn);
    }
    return arns;
  }

  async function inlinePolicies(): Promise<string[]> {
    const iam = await aws.iam();
    return everyPage(
      (Marker) => unlessAbsent(iam.listRolePolicies({ RoleName: name, Marker })),
      (page) => page.PolicyNames,
    );
  }

  async function removeInlinePolicies(): Promise<void> {
    const iam = await aws.iam();
    for (const PolicyName of await inlinePolicies()) {
      await unlessAbsent(iam.deleteRolePolicy({ RoleName: name, PolicyName }));
    }
  }

  /**
   * A role cannot go while it is in one. EKS makes them for node groups, and leaves them when a group's deletion fails.
   * @throws InstanceProfileError for any other, since we make none: the role is out of use only for us.
   */
  async function removeInstanceProfiles(step: Step): Promise<void> {
    const iam = await aws.iam();
    const profiles = await everyPage(
      (Marker) => unlessAbsent(iam.listInstanceProfilesForRole({ RoleName: name, Marker })),
      (page) => page.InstanceProfiles,
    );
    const names = profiles.map(({ InstanceProfileName = '' }) => InstanceProfileName);
    for (const InstanceProfileName of names.filter((each) => isEksOwnProfile.test(each))) {
      step.change('deleted', `instance profile ${InstanceProfileName}`);
      await unlessAbsent(iam.removeRoleFromInstanceProfile({ InstanceProfileName, RoleName: name }));
      await unlessAbsent(iam.deleteInstanceProfile({ InstanceProfileName }));
    }
    const other = names.find((each) => !isEksOwnProfile.test(each));
    if (other !== undefined) throw new InstanceProfileError(name, other);
  }

  /** What the role is made with: nothing goes. */
  const fromNothing = ({ arn }: Role): RoleChanges => ({
    boundary: undefined,
    policies: policiesIn(arn),
    detached: [],
    written: Object.keys(inline),
    deleted: [],
  });

  async function detach(policies: readonly string[]): Promise<void> {
    const iam = await aws.iam();
    await Promise.all(
      policies.map((PolicyArn) => unlessAbsent(iam.detachRolePolicy({ RoleName: name, PolicyArn }))),
    );
  }

  /** One question for all of the cluster's roles: most clusters have few of those that there may be. */
  async function findToRemove(): Promise<Pick<FoundRole, 'arn'> | undefined> {
    const all = await rolesUnder(aws, rolePathOf(spec, spec.region));
    const role = all.find((each) => each.name === name);
    if (role !== undefined) requireOurs(`IAM role ${name}`, role.tags, spec);
    return role;
  }

  async function remove(step: Step): Promise<void> {
    const role = await findToRemove();
    if (role === undefined) return;
    // Somebody else's instances may run with it, and go on to need what it may do.
    const mayBeOfInstances = options.service === ec2Principal(spec.region);
    if (mayBeOfInstances) await removeInstanceProfiles(step);
    step.change('deleted', name);
    const iam = await aws.iam();
    const go = () => unlessAbsent(iam.deleteRole({ RoleName: name }));
    if (isPlain) {
      await detach(policiesIn(role.arn));
      try {
        await go();
        return;
      } catch (error) {
        // It has more than it was made with.
        if (!/^DeleteConflict/.test(errorCode(error))) throw error;
      }
    }
    await detach((await unlessAbsent(attachedPolicies())) ?? []);
    await removeInlinePolicies();
    if (!mayBeOfInstances) await removeInstanceProfiles(step);
    await go();
  }

  return {
    name: title,
    needs,
    read: find,
    diff: async () => {
      const existing = await findOurs();
      if (existing === undefined) return [make(name)];
      if (await isStrange(existing))
        return [{ verdict: 'replace', words: 'it trusts another issuer, and is made anew' }];
      return inWords(await changesTo(existing), isExact);
    },
    ensure: async (step) => {
      let existing = await findOurs();
      if (existing !== undefined && (await isStrange(existing))) {
        await remove(step);
        existing = undefined;
      }
      const role = existing ?? (await create(step));
      const changes = existing === undefined ? fromNothing(role) : await changesTo(existing);
      if (existing !== undefined)
        for (const { words } of inWords(changes, isExact)) step.change('updated', `${name}, ${words}`);
      const iam = await aws.iam();
      const { boundary: PermissionsBoundary, policies, detached, written, deleted } = changes;
      if (PermissionsBoundary !== undefined)
        await iam.putRolePermissionsBoundary({ RoleName: name, PermissionsBoundary });
      await Promise.all(policies.map((PolicyArn) => iam.attachRolePolicy({ RoleName: name, PolicyArn })));
      for (const PolicyName of written)
        await iam.putRolePolicy({ RoleName: name, PolicyName, PolicyDocument: inline[PolicyName] });
      for (const PolicyArn of detached)
        await unlessAbsent(iam.detachRolePolicy({ RoleName: name, PolicyArn }));
      for (const PolicyName of deleted)
        await unlessAbsent(iam.deleteRolePolicy({ RoleName: name, PolicyName }));
      return role;
    },
    remove,
  };
}
