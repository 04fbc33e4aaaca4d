/** How EKS reads what many operations take: pages, tags and client request tokens. */
import { invalidParameter } from './refusals.ts';

/** A page of `all`. The token is the place of its first item, opaque to clients. */
export function page<Item>(
  all: readonly Item[],
  request: { maxResults?: number | undefined; nextToken?: string | undefined },
): { items: Item[]; nextToken?: string } {
  const { maxResults = 100 } = request;
  const from = request.nextToken ? Number(Buffer.from(request.nextToken, 'base64url').toString()) : 0;
  if (!Number.isInteger(from) || from < 0) throw invalidParameter('Invalid nextToken.');
  const to = from + maxResults;
  return {
    items: all.slice(from, to),
    ...(to < all.length && { nextToken: Buffer.from(String(to)).toString('base64url') }),
  };
}

const tagText = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/** Tags in the letters that AWS allows, and none of AWS's own; how many and how long is in the API's model. */
export function checkTags(tags: Record<string, string> | undefined): Record<string, string> {
  for (const [key, value] of Object.entries(tags ?? {})) {
    if (!tagText.test(key)) throw invalidParameter(`Invalid tag key: ${key}`);
    if (key.toLowerCase().startsWith('aws:')) {
      throw invalidParameter('aws: prefixed tag key names are not allowed for external use.');
    }
    if (!tagText.test(value)) throw invalidParameter(`Invalid tag value for key ${key}: ${value}`);
  }
  return { ...tags };
}

/** Whether a request repeats an earlier one under the same client request token, and so has been answered already. */
export const repeats = (
  earlier: { clientRequestToken?: string | undefined },
  request: { clientRequestToken?: string | undefined },
): boolean =>
  request.clientRequestToken !== undefined && earlier.clientRequestToken === request.clientRequestToken;
