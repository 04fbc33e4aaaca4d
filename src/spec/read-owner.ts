/** What an owner says of itself: owner.ts tells how it is written. */

/** The repository that an owner is of, or is of a part of: its numeric id. */
export function repositoryOf(owner: string): string {
  return owner.split('/')[0] ?? '';
}

/** The pull request or the branch that an owner is, in the owner's writing; undefined for a whole repository. */
export function workOf(
  owner: string,
): { repositoryId: string; kind: 'pr' | 'branch'; of: string } | undefined {
  const [, repositoryId, kind, of] = /^(\d+)\/(pr|branch)-(.+)$/s.exec(owner) ?? [];
  if (repositoryId === undefined || of === undefined) return undefined;
  return { repositoryId, kind: kind === 'pr' ? 'pr' : 'branch', of };
}

/**
 * An owner as people call it, such as `octo-org/octo-app, pull request #7`; the name alone for a whole repository.
 * @param repository owner/name, as the tags have it
 */
export function ownerInWords(owner: string, repository = `repository ${repositoryOf(owner)}`): string {
  const work = workOf(owner);
  if (work === undefined) return repository;
  return `${repository}, ${work.kind === 'pr' ? `pull request #${work.of}` : `branch ${work.of}`}`;
}
