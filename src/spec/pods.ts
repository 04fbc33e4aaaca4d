/** What pods may do in AWS, by the service accounts that they run with. */
import type { PolicyArn, RoleArn } from './arn.ts';
import { digest } from './names.ts';
import type { WellKnownPolicy } from './well-known.ts';

/** Of a service account. */
export interface AccountName {
  namespace: string;
  name: string;
}

/** What a role that we make may do. */
export interface Permissions {
  policyArns: readonly PolicyArn[];
  /** Names of AWS managed policies, with their path; undefined for none. */
  ofAws?: readonly string[] | undefined;
  /** JSON of a policy of its own; undefined for none. */
  document: string | undefined;
  wellKnown: readonly WellKnownPolicy[];
  /** ARN of its permissions boundary; undefined for that of every role. */
  boundary?: PolicyArn | undefined;
}

interface WithRole {
  account: AccountName;
  /** The user's own, or what one that we make may do. */
  role: RoleArn | Permissions;
  /** The user's own, on top of the cluster's. */
  tags: Readonly<Record<string, string>>;
}

/** An association of EKS Pod Identity. */
export interface PodIdentitySpec extends WithRole {
  /** Whether the service account is made, too. */
  createsAccount: boolean;
  /** That the role takes in its turn, and pods then have; undefined for none. */
  targetRole: RoleArn | undefined;
  /** Whether sessions say by tags whose pods they are of. */
  tagsSessions: boolean;
}

/** A service account whose pods take a role by the cluster's own tokens (IRSA). */
export interface ServiceAccountSpec extends WithRole {
  labels: Readonly<Record<string, string>>;
  annotations: Readonly<Record<string, string>>;
  /** Whether the account itself is somebody else's to make. */
  isRoleOnly: boolean;
}

export interface PodsSpec {
  /** Whether IAM knows the cluster's issuer of tokens. */
  hasProvider: boolean;
  associations: readonly PodIdentitySpec[];
  accounts: readonly ServiceAccountSpec[];
}

export const noPods: PodsSpec = { hasProvider: false, associations: [], accounts: [] };

export const accountInWords = ({ namespace, name }: AccountName): string => `${namespace}/${name}`;

/** Whether the user has named it, rather than what it may do. */
export const isGiven = (role: RoleArn | Permissions): role is RoleArn => typeof role === 'string';

/** Of our roles of pods, by which they are told from the others of a cluster: no other ends so. */
export const isPodRoleName = (name: string): boolean => /-pods-[0-9a-f]{12}$/.test(name);

/** What stands for a service account in the name of its role. */
export const podRoleSuffix = (account: AccountName): string =>
  `-pods-${digest(accountInWords(account)).slice(0, 12)}`;
