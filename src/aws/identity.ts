import type { Role } from '@aws-sdk/client-iam';
import type { PolicyArn, PrincipalArn, RoleArn } from '../spec/arn.ts';
import type { ClusterRoles } from '../spec/spec.ts';
import { fromTagList, type Tags } from '../spec/tags.ts';
import type { Aws } from './clients.ts';
import { isDenied } from './errors.ts';

/** Whose credentials the run has, as STS tells anybody. */
export interface Caller {
  /** Twelve digits. */
  account: string;
  /** `aws`, `aws-cn`, … */
  partition: string;
  /** Of the session, or of the user. */
  arn: string;
}

/** Who the run is, in AWS's eyes. */
export interface Identity extends Omit<Caller, 'arn'> {
  /** The IAM ARN behind the session, with its path: what access entries are made of. */
  principalArn: PrincipalArn;
  says: Sayings;
}

/** What the role that runs says of what it is for, by its tags; nothing where it has none, and of a user. */
export interface Sayings {
  /** What the names of its clusters begin with, such as `my-app--pr-`. */
  clusters?: string | undefined;
  /** Roles that are there for its clusters. */
  roles?: ClusterRoles | undefined;
  /** ARN of the permissions boundary that roles of their own have to have. */
  boundary?: PolicyArn | undefined;
  /** All of its tags: some are upper bounds of what may be asked for. Undefined of a role that may not read itself. */
  tags?: Tags | undefined;
}

/** What was asked for of the identity that runs. */
export interface IdentityOptions {
  /** The role that the run assumes itself. */
  role: { arn: RoleArn } | undefined;
  /** The only accounts in which anything may be done; every account when there are none. */
  allowedAccountIds?: readonly string[] | undefined;
}

/** The credentials are good, and of an account in which nothing may be done. */
export class WrongAccountError extends Error {
  constructor(account: string, callerArn: string, allowed: readonly string[]) {
    super(
      `The credentials are of account ${account} (${callerArn}), and \`allowed-account-ids\` names only ${allowed.join(', ')}. ` +
        'Nothing was looked at or changed there. Set `role-to-assume` to a role of an allowed account, or allow this one too.',
    );
    this.name = 'WrongAccountError';
  }
}

/**
 * Finds out whose credentials these are, before anything else is asked of AWS. It takes no permission.
 *
 * @throws WrongAccountError, or whatever STS answers: the credentials do not work.
 */
export async function callerOf(
  aws: Aws,
  { allowedAccountIds = [] }: Pick<IdentityOptions, 'allowedAccountIds'>,
): Promise<Caller> {
  const sts = await aws.sts();
  const { Arn = '', Account = '' } = await sts.getCallerIdentity({});
  if (allowedAccountIds.length > 0 && !allowedAccountIds.includes(Account)) {
    throw new WrongAccountError(Account, Arn, allowedAccountIds);
  }
  return { account: Account, partition: Arn.split(':')[1] ?? 'aws', arn: Arn };
}

/**
 * Finds out who runs, as access entries name it.
 *
 * @throws WrongAccountError, or whatever STS or IAM answers: the credentials do not work, or the role may not read itself.
 */
export async function identify(aws: Aws, options: IdentityOptions): Promise<Identity> {
  const { account, partition, arn } = await callerOf(aws, options);
  // A session's ARN lacks the role's path, and access entries refuse it: IAM knows the whole.
  const role = await (options.role === undefined ? roleOf(aws, arn) : unlessDenied(roleOf(aws, arn)));
  const principalArn = options.role?.arn ?? ((role?.Arn ?? arn) as PrincipalArn);
  return { account, partition, principalArn, says: sayingsOfRole(arn, role) };
}

/** What the role of the caller says; nothing where it may not read itself. */
export async function sayingsOf(aws: Aws, { arn }: Caller): Promise<Sayings> {
  return sayingsOfRole(arn, await unlessDenied(roleOf(aws, arn)));
}

/** What the stack of docs/iam says in tags of its roles. */
interface RoleTags {
  'eks-cluster-action-clusters'?: string;
  'eks-cluster-action-cluster-role'?: RoleArn;
  'eks-cluster-action-node-role'?: RoleArn;
  'eks-cluster-action-ebs-csi-role'?: RoleArn;
  'eks-cluster-action-boundary'?: PolicyArn;
}

/** Never an input: whoever may change a workflow cannot change the tags of its role. */
function sayingsOfRole(callerArn: string, role: Role | undefined): Sayings {
  if (role === undefined && sessionOf(callerArn) !== undefined) return {};
  const tags = fromTagList(role?.Tags);
  const {
    'eks-cluster-action-clusters': clusters,
    'eks-cluster-action-cluster-role': cluster,
    'eks-cluster-action-node-role': node,
    'eks-cluster-action-ebs-csi-role': ebsCsi,
    'eks-cluster-action-boundary': boundary,
  } = tags as Tags & RoleTags;
  return { clusters, boundary, roles: { cluster, node, ebsCsi }, tags };
}

/** The role behind the session; undefined of a user. */
async function roleOf(aws: Aws, callerArn: string): Promise<Role | undefined> {
  const RoleName = sessionOf(callerArn);
  if (RoleName === undefined) return undefined;
  const iam = await aws.iam();
  return (await iam.getRole({ RoleName })).Role;
}

/** The name of the role that a session is of; undefined of a user. */
const sessionOf = (callerArn: string): string | undefined => /:assumed-role\/([^/]+)\//.exec(callerArn)?.[1];

async function unlessDenied<Value>(answer: Promise<Value>): Promise<Value | undefined> {
  return answer.catch((error: unknown) => {
    if (!isDenied(error)) throw error;
    return undefined;
  });
}
