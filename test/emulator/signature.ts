/**
 * AWS Signature Version 4, from the receiving side: in the Authorization header and in presigned URLs.
 * Source: "Create a signed AWS API request" in the IAM user guide.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { AwsError } from './core.ts';
import type { HttpRequest } from './protocols/http.ts';

export interface Signature {
  accessKeyId: string;
  /** YYYYMMDD of the credential scope. */
  day: string;
  region: string;
  service: string;
  signedHeaders: string[];
  signature: string;
  /** When it was signed, as X-Amz-Date writes it: 20261122T150405Z. */
  timestamp: string;
  token: string | undefined;
  /** Seconds that a presigned URL says it is good for. */
  expires?: number;
}

const ALGORITHM = 'AWS4-HMAC-SHA256';

const incomplete = (what: string): AwsError => new AwsError('IncompleteSignature', what, 400);

/**
 * @returns undefined for an unsigned request.
 * @throws AwsError IncompleteSignature when there is something like a signature that cannot be read.
 */
export function readSignature(request: HttpRequest): Signature | undefined {
  const { authorization } = request.headers;
  if (authorization !== undefined) return fromHeader(authorization, request.headers);
  const query = new URLSearchParams(request.query);
  return query.has('X-Amz-Algorithm') ? fromQuery(query) : undefined;
}

function fromHeader(authorization: string, headers: Record<string, string>): Signature {
  const [algorithm, ...rest] = authorization.split(/\s+/);
  if (algorithm !== ALGORITHM) {
    throw incomplete(`Authorization header requires '${ALGORITHM}'. Authorization=${algorithm}`);
  }
  const parts = new Map(
    rest
      .join('')
      .split(',')
      .map((part) => splitOnce(part, '=')),
  );
  const of = (name: string): string => {
    const value = parts.get(name);
    if (!value) throw incomplete(`Authorization header requires '${name}' parameter.`);
    return value;
  };
  const timestamp = headers['x-amz-date'];
  if (!timestamp)
    throw incomplete("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
  return {
    ...scope(of('Credential')),
    signedHeaders: of('SignedHeaders').split(';'),
    signature: of('Signature'),
    timestamp,
    token: headers['x-amz-security-token'],
  };
}

function fromQuery(query: URLSearchParams): Signature {
  const of = (name: string): string => {
    const value = query.get(name);
    if (!value) throw incomplete(`AWS query-string parameters must include '${name}'.`);
    return value;
  };
  return {
    ...scope(of('X-Amz-Credential')),
    signedHeaders: of('X-Amz-SignedHeaders').split(';'),
    signature: of('X-Amz-Signature'),
    timestamp: of('X-Amz-Date'),
    token: query.get('X-Amz-Security-Token') ?? undefined,
    expires: Number(query.get('X-Amz-Expires') ?? 0),
  };
}

function scope(credential: string): Pick<Signature, 'accessKeyId' | 'day' | 'region' | 'service'> {
  const [accessKeyId, day, region, service, terminator] = credential.split('/');
  if (!accessKeyId || !day || !region || !service || terminator !== 'aws4_request') {
    throw incomplete(
      `Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${credential}'`,
    );
  }
  return { accessKeyId, day, region, service };
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

/** Milliseconds since 1970 of a time such as 20261122T150405Z; NaN when it is not one. */
export function signedAt(timestamp: string): number {
  return Date.parse(timestamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}

/** Whether the secret's owner made this signature over exactly this request. */
export function signatureMatches(request: HttpRequest, signature: Signature, secret: string): boolean {
  const expected = Buffer.from(signatureOf(request, signature, secret));
  const given = Buffer.from(signature.signature);
  return expected.length === given.length && timingSafeEqual(expected, given);
}

function signatureOf(request: HttpRequest, signature: Signature, secret: string): string {
  const { day, region, service, timestamp } = signature;
  const toSign = [
    ALGORITHM,
    timestamp,
    [day, region, service, 'aws4_request'].join('/'),
    sha256(canonicalRequest(request, signature)),
  ].join('\n');
  const key = [day, region, service, 'aws4_request'].reduce<string | Buffer>(
    (key, part) => hmac(key, part),
    `AWS4${secret}`,
  );
  return hmac(key, toSign).toString('hex');
}

function canonicalRequest(request: HttpRequest, { signedHeaders, service, expires }: Signature): string {
  const headers = signedHeaders.map(
    (name) => `${name}:${(request.headers[name] ?? '').trim().replace(/\s+/g, ' ')}\n`,
  );
  return [
    request.method,
    canonicalPath(request.path, service),
    canonicalQuery(request.query),
    headers.join(''),
    signedHeaders.join(';'),
    payloadHash(request, service, expires !== undefined),
  ].join('\n');
}

/** Every service but S3 signs the path encoded once more than it is sent. */
const canonicalPath = (path: string, service: string): string =>
  service === 's3' ? path : path.split('/').map(encoded).join('/');

function canonicalQuery(query: string): string {
  return query
    .split('&')
    .filter((part) => part !== '')
    .map((part) => splitOnce(part.replaceAll('+', '%20'), '='))
    .map(([name, value]) => [encoded(decodeURIComponent(name)), encoded(decodeURIComponent(value))] as const)
    .filter(([name]) => name !== 'X-Amz-Signature')
    .sort(([a, x], [b, y]) => (a === b ? order(x, y) : order(a, b)))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

/** By code point, never by locale. */
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

function payloadHash(request: HttpRequest, service: string, presigned: boolean): string {
  const declared = request.headers['x-amz-content-sha256'];
  if (service === 's3') return declared ?? (presigned ? 'UNSIGNED-PAYLOAD' : sha256(request.body));
  return sha256(request.body);
}

const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Buffer, data: string): Buffer => createHmac('sha256', key).update(data).digest();
