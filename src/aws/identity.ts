import type { ClusterRoles } from '../config/spec.ts';
import { fromTagList, type Tags } from '../config/tags.ts';
import type { Aws } from './clients.ts';
import { isDenied } from './errors.ts';

/** Who the run is, in AWS's eyes. */
export interface Identity {
  /** Twelve digits. */
  account: string;
  /** `aws`, `aws-cn`, … */
  partition: string;
  /** The IAM ARN behind the session, with its path: what access entries are made of. */
  principalArn: string;
  /** What the role says of what it is for, by its tags; nothing where it says none, and of somebody who is no role. */
  says: {
    /** What the names of its clusters begin with, such as `my-app--pr-`. */
    clusters?: string | undefined;
    /** ARNs of the roles that its clusters are to have; without, each has its own. */
    roles?: ClusterRoles | undefined;
    /** ARN of the permissions boundary that roles of their own have to have. */
    boundary?: string | undefined;
  };
}

/** What was asked for of the identity that runs. */
export interface IdentityOptions {
  /** The role that the run assumes itself. */
  role: { arn: string } | undefined;
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
 * Finds out who runs, before anything else is asked of AWS.
 *
 * @throws WrongAccountError, or whatever STS or IAM answers: the credentials do not work, or the role may not read itself.
 */
export async function identify(
  aws: Aws,
  { role, allowedAccountIds = [] }: IdentityOptions,
): Promise<Identity> {
  const sts = await aws.sts();
  const { Arn = '', Account = '' } = await sts.getCallerIdentity({});
  if (allowedAccountIds.length > 0 && !allowedAccountIds.includes(Account)) {
    throw new WrongAccountError(Account, Arn, allowedAccountIds);
  }
  const partition = Arn.split(':')[1] ?? 'aws';
  const [, RoleName] = /:assumed-role\/([^/]+)\//.exec(Arn) ?? [];
  if (RoleName === undefined) return { account: Account, partition, principalArn: Arn, says: {} };
  const iam = await aws.iam();
  const answer = await iam.getRole({ RoleName }).catch((error: unknown) => {
    // A session's ARN lacks the role's path, which access entries need: without IAM's help it has to be known otherwise.
    if (role !== undefined && isDenied(error)) return undefined;
    throw error;
  });
  const principalArn = role?.arn ?? answer?.Role?.Arn ?? Arn;
  return { account: Account, partition, principalArn, says: sayings(fromTagList(answer?.Role?.Tags)) };
}

/** Never an input: whoever may change a workflow cannot change the tags of its role. */
function sayings(tags: Tags): Identity['says'] {
  const {
    'eks-cluster-action-clusters': clusters,
    'eks-cluster-action-cluster-role': cluster,
    'eks-cluster-action-node-role': node,
    'eks-cluster-action-ebs-csi-role': ebsCsi,
    'eks-cluster-action-boundary': boundary,
  } = tags;
  return { clusters, boundary, roles: cluster && node && ebsCsi ? { cluster, node, ebsCsi } : undefined };
}
