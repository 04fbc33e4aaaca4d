/** Whose ID tokens a cluster takes, beside those of IAM. */
export interface IdentityProviderSpec {
  name: string;
  issuerUrl: string;
  /** The audience of its tokens. */
  clientId: string;
  /** Undefined for EKS's own, `sub`. */
  usernameClaim: string | undefined;
  /** Undefined for EKS's own, which is the issuer's; `-` for none. */
  usernamePrefix: string | undefined;
  /** Undefined where nobody is of a group. */
  groupsClaim: string | undefined;
  groupsPrefix: string | undefined;
  requiredClaims: Readonly<Record<string, string>>;
  /** The user's own for it, on top of the cluster's. */
  tags: Readonly<Record<string, string>>;
}
