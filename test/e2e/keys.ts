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

type Admin = { admin: Pick<Emulator['admin'], 'endpoint' | 'region' | 'credentials'> };

/** Makes a key of the account that can encrypt. @returns its ARN */
export async function makeKey(emulator: Admin): Promise<string> {
  const { KeyMetadata } = Object(await callKms(emulator, 'CreateKey', { KeyUsage: 'ENCRYPT_DECRYPT' }));
  return String(KeyMetadata.Arn);
}

const autoScaling =
  'arn:aws:iam::123456789012:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling';

/** Source: EC2 Auto Scaling user guide, "Required AWS KMS key policy for use with encrypted volumes". */
export async function letAutoScalingUse(emulator: Admin, KeyId: string): Promise<void> {
  const Operations = [
    'Encrypt',
    'Decrypt',
    'ReEncryptFrom',
    'ReEncryptTo',
    'GenerateDataKey',
    'GenerateDataKeyWithoutPlaintext',
    'DescribeKey',
    'CreateGrant',
  ];
  await callKms(emulator, 'CreateGrant', { KeyId, GranteePrincipal: autoScaling, Operations });
}

/** @param operation of KMS */
export async function callKms(
  { admin: { endpoint, region, credentials } }: Admin,
  operation: string,
  input: object,
): Promise<unknown> {
  const { hostname, port, protocol } = new URL(endpoint);
  const signer = new SignatureV4({ service: 'kms', region, credentials, sha256: Sha256 });
  const body = JSON.stringify(input);
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
      'x-amz-target': `TrentService.${operation}`,
    },
    body,
  });
  const response = await fetch(endpoint, { method: 'POST', headers, body });
  if (!response.ok) throw new Error(`${operation}: ${response.status} ${await response.text()}`);
  return JSON.parse((await response.text()) || '{}');
}
