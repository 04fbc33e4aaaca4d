import { createHash, createHmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import type { AwsCredentialIdentityProvider, SourceData } from '@smithy/types';
import { partitionOf } from '../aws/partition.ts';

/** EKS takes a token for fifteen minutes from its signing; a minute less leaves time for clocks that differ. */
const lifetime = 14 * 60_000;

export interface KubernetesTokenOptions {
  /** Name of the cluster: a token is good for this one alone. */
  cluster: string;
  /** The cluster's region. */
  region: string;
  /** Of the principal that the cluster is to see. */
  credentials: AwsCredentialIdentityProvider;
}

export interface KubernetesToken {
  token: string;
  /** When to make a new one: the token's own end, or that of the credentials when it comes first. */
  expiresAt: Date;
}

/**
 * A bearer token for the Kubernetes API of an EKS cluster: a presigned call of STS that tells EKS who signed it. Made
 * without asking anybody.
 *
 * Its form is aws-iam-authenticator's, which refuses a URL with any other query parameter than those the signer emits.
 */
export async function kubernetesToken({
  cluster,
  region,
  credentials,
}: KubernetesTokenOptions): Promise<KubernetesToken> {
  const now = new Date();
  const identity = await credentials();
  const hostname = `sts.${region}.${partitionOf(region).dnsSuffix}`;
  const signer = new SignatureV4({ service: 'sts', region, credentials: identity, sha256: Sha256 });
  const { query = {} } = await signer.presign(
    {
      method: 'GET',
      protocol: 'https:',
      hostname,
      path: '/',
      query: { Action: 'GetCallerIdentity', Version: '2011-06-15' },
      headers: { host: hostname, 'x-k8s-aws-id': cluster },
    },
    { expiresIn: 60, signingDate: now },
  );
  const parameters = Object.entries(query).map(
    ([name, value]) => `${name}=${encodeURIComponent(String(value))}`,
  );
  const url = `https://${hostname}/?${parameters.join('&')}`;
  const end = Math.min(now.getTime() + lifetime, identity.expiration?.getTime() ?? Number.POSITIVE_INFINITY);
  return { token: `k8s-aws-v1.${Buffer.from(url).toString('base64url')}`, expiresAt: new Date(end) };
}

/** SHA-256, or with a secret its HMAC, in the shape that the signer asks for. */
class Sha256 {
  readonly #hash;

  constructor(secret?: SourceData) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', binary(secret));
  }

  update(data: SourceData): void {
    this.#hash.update(binary(data));
  }

  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }
}

function binary(data: SourceData): string | Uint8Array {
  if (typeof data === 'string') return data;
  return ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
}
