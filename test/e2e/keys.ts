/** Keys of KMS, whose client nothing else here needs. */
import { createHash, createHmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import type { Emulator } from './emulator.ts';

/** What the signer asks of a hash. */
class Sha256 {
  readonly #hash;
  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash =
      secret === undefined
        ? createHash('sha256')
        : createHmac('sha256', secret as string | NodeJS.ArrayBufferView);
  }
  update(data: string | Uint8Array): void {
    this.#hash.update(data);
  }
  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }
  reset(): void {}
}

/** Makes a key of the account that can encrypt. @returns its ARN */
export async function makeKey({
  admin: { endpoint, region, credentials },
}: Pick<Emulator, 'admin'>): Promise<string> {
  const { hostname, port, protocol } = new URL(endpoint);
  const signer = new SignatureV4({ service: 'kms', region, credentials, sha256: Sha256 });
  const body = JSON.stringify({ KeyUsage: 'ENCRYPT_DECRYPT' });
  const { headers } = await signer.sign({
    method: 'POST',
    protocol,
    hostname,
    port: Number(port),
    path: '/',
    query: {},
    headers: {
      host: `${hostname}:${port}`,
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'TrentService.CreateKey',
    },
    body,
  });
  const response = await fetch(endpoint, { method: 'POST', headers, body });
  if (!response.ok) throw new Error(`CreateKey: ${response.status} ${await response.text()}`);
  const { KeyMetadata } = Object(await response.json());
  return String(KeyMetadata.Arn);
}
