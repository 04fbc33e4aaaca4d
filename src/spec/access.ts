/** Who may enter a cluster, and as whom. */
import type { PrincipalArn } from './arn.ts';

/** From left to right EKS changes them, and never back. Source: EKS user guide, "Change authentication mode to use access entries". */
export const authenticationModes = ['CONFIG_MAP', 'API_AND_CONFIG_MAP', 'API'] as const;

export type AuthenticationMode = (typeof authenticationModes)[number];

/** Types of access entries: the first for people and workflows, the others for nodes. Source: EKS API reference, CreateAccessEntry. */
export const entryTypes = [
  'STANDARD',
  'EC2_LINUX',
  'EC2_WINDOWS',
  'FARGATE_LINUX',
  'EC2',
  'HYBRID_LINUX',
  'HYPERPOD_LINUX',
] as const;

export type EntryType = (typeof entryTypes)[number];

/** An access policy of EKS that an entry has. */
export interface EntryPolicy {
  policyArn: string;
  /** Undefined for the whole cluster. A name may end in a star. */
  namespaces: readonly string[] | undefined;
}

/** Somebody whom a file lets in by the ConfigMap aws-auth. */
export interface IdentityMapping {
  /** Of a role, without its path, or of a user; the number of an account, whose principals are known by their ARNs. */
  of: string;
  username: string | undefined;
  groups: readonly string[];
  /** Whether nobody else may have mapped the same. */
  isSole: boolean;
}

/** An access entry that a file asks for, complete. */
export interface AccessEntrySpec {
  principalArn: PrincipalArn;
  type: EntryType;
  groups: readonly string[];
  /** Undefined for EKS's own choice. */
  username: string | undefined;
  policies: readonly EntryPolicy[];
}
