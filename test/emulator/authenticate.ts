/** Who signed a request, for which service and region; and AWS's refusals, which differ in words from protocol to protocol. */
import type { AccessKey, AccessKeys } from './access-keys.ts';
import { AwsError, type Principal } from './core.ts';
import type { HttpRequest } from './protocols/http.ts';
import { enabledRegions, optInRegions } from './regions.ts';
import { type Signature, signatureMatches, signedAt } from './signature.ts';

type Refusal = 'unknownKey' | 'badSignature' | 'expiredToken';

/** Which words a service refuses with. */
export type Dialect = 'query' | 'ec2' | 'json' | 'restJson';

const UNKNOWN_KEY = 'The security token included in the request is invalid.';
const EXPIRED_TOKEN = 'The security token included in the request is expired';
const BAD_SIGNATURE =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key ' +
  'and signing method. Consult the service documentation for details.';
/** EC2 does not say which part of the credentials is wrong. */
const EC2_AUTH_FAILURE = [
  'AuthFailure',
  'AWS was not able to validate the provided access credentials',
  401,
] as const;

const refusals: Record<Dialect, Record<Refusal, readonly [code: string, message: string, status: number]>> = {
  query: {
    unknownKey: ['InvalidClientTokenId', UNKNOWN_KEY, 403],
    badSignature: ['SignatureDoesNotMatch', BAD_SIGNATURE, 403],
    expiredToken: ['ExpiredToken', EXPIRED_TOKEN, 403],
  },
  ec2: {
    unknownKey: EC2_AUTH_FAILURE,
    badSignature: EC2_AUTH_FAILURE,
    expiredToken: ['RequestExpired', 'Request has expired.', 400],
  },
  json: {
    unknownKey: ['UnrecognizedClientException', UNKNOWN_KEY, 400],
    badSignature: ['InvalidSignatureException', BAD_SIGNATURE, 400],
    expiredToken: ['ExpiredTokenException', EXPIRED_TOKEN, 400],
  },
  restJson: {
    unknownKey: ['UnrecognizedClientException', UNKNOWN_KEY, 403],
    badSignature: ['InvalidSignatureException', BAD_SIGNATURE, 403],
    expiredToken: ['ExpiredTokenException', EXPIRED_TOKEN, 403],
  },
};

const refuse = (dialect: Dialect, refusal: Refusal, message?: string): AwsError => {
  const [code, usual, status] = refusals[dialect][refusal];
  return new AwsError(code, message ?? usual, status);
};

/** How far a request's time may be from ours. Source: "Signature Version 4" in the IAM user guide. */
const CLOCK_SKEW_MINUTES = 5;

/**
 * The key that signed the request.
 *
 * @param regions those the service can be called in; undefined for every region that the account has enabled.
 * @throws AwsError as the service would refuse.
 */
export function authenticate(
  request: HttpRequest,
  signature: Signature,
  keys: AccessKeys,
  service: { dialect: Dialect; regions?: readonly string[] },
): Principal {
  const { dialect } = service;
  checkRegion(signature, service);
  const key = keys.get(signature.accessKeyId);
  if (!key || key.session?.token !== signature.token) throw refuse(dialect, 'unknownKey');
  checkSession(key, dialect);
  checkTime(signature, dialect);
  if (!signatureMatches(request, signature, key.secret)) throw refuse(dialect, 'badSignature');
  return key.principal;
}

/** @throws AwsError when the key belongs to a session that is over. */
export function checkSession(key: AccessKey, dialect: Dialect): void {
  if (key.session && key.session.expires <= Date.now()) throw refuse(dialect, 'expiredToken');
}

function checkRegion(
  { region }: Signature,
  { dialect, regions }: { dialect: Dialect; regions?: readonly string[] },
) {
  // A region that the account has not opted in to does not know the account's credentials.
  if (optInRegions.includes(region)) throw refuse(dialect, 'unknownKey');
  if (!(regions ?? enabledRegions).includes(region)) {
    // In AWS the name of the endpoint would not even resolve, or resolve to another region.
    throw refuse(dialect, 'badSignature', `Credential should be scoped to a valid region, not '${region}'.`);
  }
}

function checkTime({ timestamp, day, expires }: Signature, dialect: Dialect): void {
  const at = signedAt(timestamp);
  if (Number.isNaN(at) || !timestamp.startsWith(day)) {
    throw refuse(
      dialect,
      'badSignature',
      `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date`,
    );
  }
  const now = Date.now();
  const skew = CLOCK_SKEW_MINUTES * 60_000;
  const limit = expires === undefined ? skew : expires * 1000;
  const written = (time: number): string => new Date(time).toISOString().replace(/[-:]|\.\d+/g, '');
  if (at + limit < now) {
    if (dialect === 'ec2') throw refuse(dialect, 'expiredToken');
    const message = `Signature expired: ${timestamp} is now earlier than ${written(now - limit)} (${written(now)} - ${limit / 60_000} min.)`;
    throw refuse(dialect, 'badSignature', message);
  }
  if (at - skew > now) {
    const message = `Signature not yet current: ${timestamp} is still later than ${written(now + skew)} (${written(now)} + ${CLOCK_SKEW_MINUTES} min.)`;
    throw refuse(dialect, 'badSignature', message);
  }
}
