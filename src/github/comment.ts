/** The one comment of a preview, found again by a marker that nobody sees. */
import { createHash } from 'node:crypto';
import { type GitHub, ownLogin } from './client.ts';
import { isOf, type PreviewIdentity, type PreviewMark } from './preview-identity.ts';

/** What a comment says of itself in its first line. */
interface Marker extends PreviewMark {
  state: string;
  /** Stands for everything that is worth another writing. */
  content: string;
}

export interface FoundComment extends Marker {
  id: number;
}

/** What a comment is to say. */
export interface CommentText {
  state: string;
  /** What would be worth writing the comment anew if it changed. */
  lasting: readonly string[];
  /** Markdown. */
  body: string;
}

const opening = '<!-- eks-cluster-action ';
const closing = ' -->';

export function stickyComment(github: GitHub, pullNumber: number, identity: PreviewIdentity) {
  const { octokit, owner, repo } = github;
  let found: Promise<FoundComment | undefined> | undefined;

  /** Looks through every page; what others have written is not ours, whatever it says. */
  async function look(): Promise<FoundComment | undefined> {
    const [login, comments] = await Promise.all([
      ownLogin(github),
      octokit.paginate(octokit.rest.issues.listComments, {
        owner,
        repo,
        issue_number: pullNumber,
        per_page: 100,
      }),
    ]);
    return comments
      .filter(({ user }) => user?.login === login)
      .flatMap(({ id, body = '' }) => {
        const marker = readMarker(body);
        return marker === undefined ? [] : [{ ...marker, id }];
      })
      .find((marker) => isOf(identity, marker));
  }

  const find = (): Promise<FoundComment | undefined> => {
    found ??= look();
    return found;
  };
  return {
    find,
    /** Writes the comment, or changes it; does nothing when it says the same already. */
    async write({ state, lasting, body }: CommentText): Promise<void> {
      const existing = await find();
      const content = createHash('sha256').update(JSON.stringify(lasting)).digest('hex').slice(0, 16);
      if (existing?.content === content) return;
      const { preview, region } = existing ?? identity;
      const marker: Marker = { preview, region, cluster: identity.cluster, state, content };
      const text = commentText(marker, body);
      const { data } =
        existing === undefined
          ? await octokit.rest.issues.createComment({ owner, repo, issue_number: pullNumber, body: text })
          : await octokit.rest.issues.updateComment({ owner, repo, comment_id: existing.id, body: text });
      found = Promise.resolve({ ...marker, id: data.id });
    },
  };
}

export type StickyComment = ReturnType<typeof stickyComment>;

/** The comment as GitHub keeps it: what it says of itself does not end before its line does. */
export function commentText(marker: Marker, body: string): string {
  const json = JSON.stringify(marker).replaceAll('<', '\\u003c').replaceAll('>', '\\u003e');
  return `${opening}${json}${closing}\n${body}`;
}

export function readMarker(body: string): Marker | undefined {
  const [line = ''] = body.split(/\r?\n/);
  if (!line.startsWith(opening) || !line.endsWith(closing)) return undefined;
  try {
    return JSON.parse(line.slice(opening.length, -closing.length));
  } catch {
    return undefined;
  }
}
