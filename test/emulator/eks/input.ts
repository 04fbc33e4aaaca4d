/** How EKS reads what many operations take: pages, tags and client request tokens. */
import type { CallContext } from '../core.ts';
import { invalidParameter } from './refusals.ts';

/** A page of `all`. The token is the place of its first item, opaque to clients. */
export function page<Item>(
  all: readonly Item[],
  request: { maxResults?: number | undefined; nextToken?: string | undefined },
): { items: Item[]; nextToken?: string } {
  const { maxResults = 100 } = request;
  if (!Number.isInteger(maxResults) || maxResults < 1 || maxResults > 100) {
    throw invalidParameter('maxResults must be between 1 and 100.');
  }
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
 * Tags as AWS allows them: at most 50, keys of up to 128 and values of up to 256 characters. Those that begin with `aws:` are
 * AWS's own: CloudFormation alone brings such, and they do not count (EC2 user guide, "Tag naming limits and requirements").
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
    if (key.length < 1 || key.length > 128 || !tagText.test(key)) {
      throw invalidParameter(`Invalid tag key: ${key}`);
    }
    if (isOfAws(key) && via !== 'cloudformation.amazonaws.com') throw reservedTag();
    if (value.length > 256 || !tagText.test(value)) {
      throw invalidParameter(`Invalid tag value for key ${key}: ${value}`);
    }
  }
  return all;
}

const reservedTag = () => invalidParameter('aws: prefixed tag key names are not allowed for external use.');

/** @throws InvalidParameterException for a tag that only AWS itself may take away */
export function checkUntag(keys: readonly string[]): void {
  if (keys.some(isOfAws)) throw reservedTag();
}

/** @throws InvalidParameterException unless the value, if there is one, is among those of the API */
export function checkOneOf(member: string, value: string | undefined, values: readonly string[]): void {
  if (value === undefined || values.includes(value)) return;
  throw invalidParameter(
    `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: Member must satisfy ` +
      `enum value set: [${values.join(', ')}]`,
  );
}

/** Whether a request repeats an earlier one under the same client request token, and so has been answered already. */
export const repeats = (
  earlier: { clientRequestToken?: string | undefined },
  request: { clientRequestToken?: string | undefined },
): boolean =>
  request.clientRequestToken !== undefined && earlier.clientRequestToken === request.clientRequestToken;
