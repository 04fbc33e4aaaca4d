import type { Aws } from '../aws/clients.ts';
import { awsWords, isDenied, isExisting, unlessAbsent } from '../aws/errors.ts';
import { everyPage } from '../aws/pages.ts';
import { type Difference, make } from '../engine/difference.ts';
import type { Resource } from '../engine/graph.ts';
import type { Need } from '../engine/need.ts';
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
  /** ARN of its permissions boundary. */
  boundary: string | undefined;
  /** JSON of who may assume it. */
  trust: string;
}

interface RoleOptions {
  /** What the log calls it. */
  title: string;
  name: string;
  description: string;
  /** The service that assumes it, such as `eks.amazonaws.com`. */
  service: string;
  /** What the service may do to assume it, beside `sts:AssumeRole`. */
  sessionActions?: readonly string[];
  /** Names of AWS managed policies, with their path; or ARNs. */
  policies: readonly string[];
  /** Where what it may do is the user's to say: it has that and nothing else. */
  ofUser?: RoleOfUser;
}

export interface RoleOfUser {
  /** JSON of a policy of its own. */
  document: string | undefined;
  /** The user's own, on top of the cluster's. */
  tags: Readonly<Record<string, string>>;
  /** Who trusts it to whom, in place of a service. It cannot be known before what it needs. */
  trust?: { needs: readonly Need<unknown>[]; of(step: Step): object; read(): Promise<object | undefined> };
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
  /** The policies of its own, by their names, in one form. */
  own: Readonly<Record<string, string>>;
}

/** What has to be done to a role that is there. */
interface RoleChanges {
  /** ARN of the boundary to put on it; undefined where it stays as it is. */
  boundary: PolicyArn | undefined;
  /** ARNs of policies to attach. */
  policies: readonly string[];
  /** ARNs of policies that it is not to have. */
  former: readonly string[];
  /** JSON of a policy of its own that is to be written. */
  document: string | undefined;
  /** Names of policies of its own that it is not to have. */
  formerOwn: readonly string[];
}

/** Under which a role has the policy of a file. */
const ownName = 'permissions';

export function changesOf(
  { boundary, attached, own }: RoleAsFound,
  wanted: { boundary: PolicyArn | undefined; policies: readonly string[]; ofUser?: RoleOfUser | undefined },
): RoleChanges {
  const { document } = wanted.ofUser ?? {};
  const isExact = wanted.ofUser !== undefined;
  return {
    boundary: wanted.boundary === boundary ? undefined : wanted.boundary,
    policies: wanted.policies.filter((arn) => !attached.includes(arn)),
    former: isExact ? attached.filter((arn) => !wanted.policies.includes(arn)) : [],
    document: document !== undefined && own[ownName] !== inOneForm(document) ? document : undefined,
    formerOwn: isExact ? Object.keys(own).filter((name) => name !== ownName || document === undefined) : [],
  };
}

const nameIn = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);

function inWords({ boundary, policies, former, document, formerOwn }: RoleChanges): Difference[] {
  return [
    ...(boundary === undefined ? [] : [`permissions boundary: ${boundary}`]),
    ...policies.map((arn) => `policy ${nameIn(arn)}: attached again`),
    ...former.map((arn) => `policy ${nameIn(arn)}: detached`),
    ...(document === undefined ? [] : ['its own policy']),
    ...formerOwn.map((name) => `its own policy ${name}: deleted`),
  ].map((words) => ({ verdict: 'change', words }));
}

/** What two texts of JSON have in common that say the same. */
function inOneForm(json: string): string {
  const ordered = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(ordered);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .toSorted(([one], [other]) => (one < other ? -1 : 1))
        .map(([key, each]) => [key, ordered(each)]),
    );
  };
  return JSON.stringify(ordered(JSON.parse(json)));
}

/** An IAM role that an AWS service assumes, with AWS managed policies. */
export function serviceRole(aws: Aws, spec: ClusterSpec, options: RoleOptions): Resource<Role> {
  const { title, name, ofUser } = options;
  const trusting = (statement: object): string =>
    JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] });
  const service = {
    Principal: { Service: options.service },
    Action: ['sts:AssumeRole', ...(options.sessionActions ?? [])],
  };

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
      trust: decodeURIComponent(AssumeRolePolicyDocument),
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
      AssumeRolePolicyDocument: trusting(ofUser?.trust?.of(step) ?? service),
      PermissionsBoundary: spec.permissionsBoundary,
      Tags: toTagList({ ...spec.tags, ...ofUser?.tags, [clusterTag]: spec.name }),
    };
    try {
      const { Role } = await iam.createRole(request);
      return { arn: Role?.Arn as RoleArn, name, createdAt: Role?.CreateDate };
    } catch (error) {
      if (isDenied(error) && spec.permissionsBoundary === undefined) throw new UnboundedRoleError(error);
      const role = isExisting(error) ? await findOurs() : undefined;
      if (role === undefined) throw error;
      return role;
    }
  }

  async function changesTo({ arn, boundary }: FoundRole): Promise<RoleChanges> {
    const wanted = { boundary: spec.permissionsBoundary, policies: policiesIn(arn), ofUser };
    const [attached, own] = await Promise.all([
      attachedPolicies(),
      ofUser === undefined ? {} : ownPolicies(),
    ]);
    return changesOf({ boundary, attached, own }, wanted);
  }

  const policiesIn = (arn: RoleArn): string[] =>
    options.policies.map((policy) =>
      policy.startsWith('arn:') ? policy : `arn:${arn.split(':')[1]}:iam::aws:policy/${policy}`,
    );

  /** Those that are written into the role, by their names, in one form. */
  async function ownPolicies(): Promise<Record<string, string>> {
    const iam = await aws.iam();
    const documents = (await namesOfOwn()).map(async (PolicyName) => {
      const answer = await unlessAbsent(iam.getRolePolicy({ RoleName: name, PolicyName }));
      return [PolicyName, inOneForm(decodeURIComponent(answer?.PolicyDocument ?? '{}'))] as const;
    });
    return Object.fromEntries(await Promise.all(documents));
  }

  async function namesOfOwn(): Promise<string[]> {
    const iam = await aws.iam();
    return everyPage(
      (Marker) => unlessAbsent(iam.listRolePolicies({ RoleName: name, Marker })),
      (page) => page.PolicyNames,
    );
  }

  /** Whether it trusts whom it should not: a cluster that was made anew has another issuer. */
  function isTrustOf(found: FoundRole, statement: object | undefined): boolean {
    return statement === undefined || inOneForm(found.trust) === inOneForm(trusting(statement));
  }

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

  async function removeInlinePolicies(): Promise<void> {
    const iam = await aws.iam();
    for (const PolicyName of await namesOfOwn()) {
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

  async function detach(arns: readonly string[]): Promise<void> {
    const iam = await aws.iam();
    await Promise.all(
      arns.map((PolicyArn) => unlessAbsent(iam.detachRolePolicy({ RoleName: name, PolicyArn }))),
    );
  }

  async function remove(step: Step): Promise<void> {
    if ((await findOurs()) === undefined) return;
    await removeInstanceProfiles(step);
    step.change('deleted', name);
    const iam = await aws.iam();
    await detach((await unlessAbsent(attachedPolicies())) ?? []);
    await removeInlinePolicies();
    await unlessAbsent(iam.deleteRole({ RoleName: name }));
  }

  async function carryOut(changes: RoleChanges): Promise<void> {
    const iam = await aws.iam();
    const { boundary: PermissionsBoundary, policies, former, document, formerOwn } = changes;
    if (PermissionsBoundary !== undefined)
      await iam.putRolePermissionsBoundary({ RoleName: name, PermissionsBoundary });
    await Promise.all(policies.map((PolicyArn) => iam.attachRolePolicy({ RoleName: name, PolicyArn })));
    await detach(former);
    if (document !== undefined)
      await iam.putRolePolicy({ RoleName: name, PolicyName: ownName, PolicyDocument: document });
    for (const PolicyName of formerOwn)
      await unlessAbsent(iam.deleteRolePolicy({ RoleName: name, PolicyName }));
  }

  return {
    name: title,
    needs: ofUser?.trust?.needs ?? [],
    read: find,
    diff: async () => {
      const existing = await findOurs();
      if (existing === undefined) return [make(name)];
      if (!isTrustOf(existing, await ofUser?.trust?.read()))
        return [{ verdict: 'replace', words: 'it trusts another issuer, and is made anew' }];
      return inWords(await changesTo(existing));
    },
    ensure: async (step) => {
      let existing = await findOurs();
      if (existing !== undefined && !isTrustOf(existing, ofUser?.trust?.of(step))) {
        await remove(step);
        existing = undefined;
      }
      if (existing === undefined) {
        const role = await create(step);
        const none = { boundary: spec.permissionsBoundary, attached: [], own: {} };
        const wanted = { boundary: spec.permissionsBoundary, policies: policiesIn(role.arn), ofUser };
        await carryOut(changesOf(none, wanted));
        return role;
      }
      const changes = await changesTo(existing);
      for (const { words } of inWords(changes)) step.change('updated', `${name}, ${words}`);
      await carryOut(changes);
      return existing;
    },
    remove,
  };
}

/** A role that somebody else has made: it must exist, and is never changed. */
export function givenRole(aws: Aws, title: string, arn: RoleArn): Resource<Role> {
  const name = arn.slice(arn.lastIndexOf('/') + 1);

  async function read(): Promise<Role> {
    const iam = await aws.iam();
    await iam.getRole({ RoleName: name });
    return { arn, name };
  }

  async function diff(): Promise<Difference[]> {
    const iam = await aws.iam();
    if ((await unlessAbsent(iam.getRole({ RoleName: name }))) !== undefined) return [];
    return [{ verdict: 'refuse', words: `IAM has no role ${arn}. Make it, or name another one.` }];
  }

  return { name: title, needs: [], read, diff, ensure: read };
}
