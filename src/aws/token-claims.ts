/** What GitHub's ID token says of the job it was made for. */

/** The claims that AWS's trust policies look at, and those that explain them. */
export interface Claims {
  /** Who the job is, such as `repo:octo/app:ref:refs/heads/main`. */
  sub: string;
  /** For whom the token is meant. */
  aud: string;
  /** The file that the job is defined in, such as `octo/app/.github/workflows/up.yml@refs/heads/main`. */
  job_workflow_ref?: string;
  /** `owner/name`. */
  repository?: string;
  repository_id?: string;
  repository_owner_id?: string;
}

/**
 * The claims of a token, unverified: they are shown to people, and nothing is decided by them.
 *
 * @returns undefined when it is no JSON Web Token
 */
export function claimsOf(idToken: string): Claims | undefined {
  const [, payload = ''] = idToken.split('.');
  try {
    return JSON.parse(Buffer.from(payload, 'base64url').toString());
  } catch {
    return undefined;
  }
}

/**
 * The job's subject in the forms that a trust policy may have to match: `repo:OWNER/NAME:…`, and
 * `repo:OWNER@OWNER-ID/NAME@NAME-ID:…`, which repositories have that were made, renamed or transferred since 15 July
 * 2026. The token's own comes first; it is the only one when its form has been customised.
 */
export function subjectForms(claims: Claims): string[] {
  const [owner, name] = claims.repository?.split('/') ?? [];
  const plain = `repo:${owner}/${name}:`;
  const withIds = `repo:${owner}@${claims.repository_owner_id}/${name}@${claims.repository_id}:`;
  const { sub } = claims;
  if (sub.startsWith(plain)) return [sub, withIds + sub.slice(plain.length)];
  if (sub.startsWith(withIds)) return [sub, plain + sub.slice(withIds.length)];
  return [sub];
}
