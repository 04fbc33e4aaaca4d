/** How EKS reads what many operations take: pages, tags and client request tokens. */
import type { CallContext } from '../core.ts';
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

const isOfAws = (key: string): boolean => key.toLowerCase().startsWith('aws:');

/**
 * Tags in the letters that AWS allows; how many and how long is in the API's model, but for those that the resource has
 * already. Those that begin with `aws:` are AWS's own: CloudFormation alone brings such, and they do not count.
 * Source: EC2 user guide, "Tag naming limits and requirements".
 * @param now what the resource has already
 */
export function checkTags(
  tags: Record<string, string> = {},
  { via }: Pick<CallContext, 'via'>,
  now: Record<string, string> = {},
): Record<string, string> {
  const all = { ...now, ...tags };
  if (Object.keys(all).filter((key) => !isOfAws(key)).length > 50) {
    throw invalidParameter('Too many tags: a resource takes at most 50.');
  }
  for (const [key, value] of Object.entries(tags)) {
    if (!tagText.test(key)) throw invalidParameter(`Invalid tag key: ${key}`);
    if (isOfAws(key) && via !== 'cloudformation.amazonaws.com') throw reservedTag();
    if (!tagText.test(value)) throw invalidParameter(`Invalid tag value for key ${key}: ${value}`);
  }
  return all;
}

const reservedTag = () => invalidParameter('aws: prefixed tag key names are not allowed for external use.');

/** @throws InvalidParameterException for a tag that only AWS itself may take away */
export function checkUntag(keys: readonly string[]): void {
  if (keys.some(isOfAws)) throw reservedTag();
}

/** Whether a request repeats an earlier one under the same client request token, and so has been answered already. */
export const repeats = (
  earlier: { clientRequestToken?: string | undefined },
  request: { clientRequestToken?: string | undefined },
): boolean =>
  request.clientRequestToken !== undefined && earlier.clientRequestToken === request.clientRequestToken;
