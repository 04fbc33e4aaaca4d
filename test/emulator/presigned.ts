/** Presigned GetCallerIdentity URLs, which EKS takes as proof of who somebody is. */
import type { AccessKeys } from './access-keys.ts';
import { authenticate } from './authenticate.ts';
import { AwsError, type Principal } from './core.ts';
import { enabledRegions } from './regions.ts';
import { readSignature, signedAt } from './signature.ts';

/** Whatever X-Amz-Expires says, EKS takes a token for this long. Source: aws-iam-authenticator's token package. */
const LIFETIME_MINUTES = 15;

/** Parameters that may be in the URL, in lower case. Source: aws-iam-authenticator's token package. */
const PARAMETERS = new Set([
  'action',
  'version',
  'x-amz-algorithm',
  'x-amz-credential',
  'x-amz-date',
  'x-amz-expires',
  'x-amz-security-token',
  'x-amz-signature',
  'x-amz-signedheaders',
  'x-amz-user-agent',
]);

const refuse = (message: string): AwsError => new AwsError('InvalidToken', message, 401);

/**
 * Checks the URL as STS and EKS do between them.
 *
 * @param headers those that the URL must have been signed with, such as x-k8s-aws-id, by lower-case name.
 * @param host the gateway's own, which the aws CLI signs for when AWS_ENDPOINT_URL names it.
 * @throws AwsError
 */
export function verifyPresigned(
  presigned: string,
  headers: Record<string, string>,
  { keys, host }: { keys: AccessKeys; host: string },
): Principal {
  if (!URL.canParse(presigned)) throw refuse('the token is not a URL');
  const url = new URL(presigned);
  const request = {
    method: 'GET',
    path: url.pathname,
    query: url.search.slice(1),
    headers: { ...headers, host: url.host },
    body: Buffer.alloc(0),
  };
  const signature = readSignature(request);
  // Zero is good: older releases of aws-iam-authenticator write it.
  if (signature?.expires === undefined || !url.searchParams.has('X-Amz-Expires')) {
    throw refuse('the URL is not presigned');
  }
  const { region } = signature;
  const ours = url.host === host && url.protocol === 'http:';
  const stsOfRegion = url.host === `sts.${region}.amazonaws.com` && url.protocol === 'https:';
  const globalSts = url.host === 'sts.amazonaws.com' && url.protocol === 'https:' && region === 'us-east-1';
  if (!ours && !stsOfRegion && !globalSts) throw refuse(`unexpected address ${url.origin} in the URL`);
  if (url.pathname !== '/') throw refuse('unexpected path in the URL');
  const names = [...url.searchParams.keys()];
  const unexpected = names.find((name) => !PARAMETERS.has(name.toLowerCase()));
  if (unexpected) throw refuse(`unexpected query parameter ${unexpected}`);
  if (new Set(names).size !== names.length) throw refuse('a query parameter is there more than once');
  if (url.searchParams.get('Action') !== 'GetCallerIdentity') throw refuse('unexpected action in the URL');
  const unsigned = Object.keys(headers).find((name) => !signature.signedHeaders.includes(name));
  if (unsigned) throw refuse(`the URL is not signed with the header ${unsigned}`);
  if (!signature.signedHeaders.includes('host')) throw refuse('the URL is not signed with its host');
  if (signature.service !== 'sts') throw refuse('the URL is not signed for STS');
  if (signature.expires > LIFETIME_MINUTES * 60) throw refuse('X-Amz-Expires is over 15 minutes');
  if (signedAt(signature.timestamp) + LIFETIME_MINUTES * 60_000 < Date.now())
    throw refuse('the token has expired');
  return authenticate(request, { ...signature, expires: LIFETIME_MINUTES * 60 }, keys, {
    dialect: 'query',
    regions: enabledRegions,
  });
}
