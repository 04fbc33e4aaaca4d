/** What EKS asks of the key that a cluster's secrets are encrypted with. */
import type { EncryptionConfig } from '@aws-sdk/client-eks';
import type { CallContext } from '../core.ts';
import { invalidParameter, invalidRequest } from './refusals.ts';
import { codeOf } from './service-errors.ts';
import { type Eks, onBehalfOf } from './state.ts';

/** @throws InvalidParameterException unless it names one symmetric key that is in use, for secrets */
export async function checkEncryption(
  eks: Eks,
  wish: EncryptionConfig[] | undefined,
  clusterName: string,
  call: CallContext,
): Promise<EncryptionConfig[] | undefined> {
  if (!wish?.length) return undefined;
  const about = { clusterName };
  const [{ resources = [], provider } = {}] = wish;
  const unknown = resources.filter((resource) => resource !== 'secrets');
  if (resources.length === 0 || unknown.length > 0) {
    throw invalidParameter("The only valid value for resources in encryptionConfig is 'secrets'", about);
  }
  // Source: aws-controllers-k8s/community issue 1175.
  if (!provider?.keyArn) throw invalidParameter('KeyArn is required', about);
  await checkKey(eks, provider.keyArn, clusterName, call);
  return wish;
}

async function checkKey(eks: Eks, keyArn: string, clusterName: string, call: CallContext): Promise<void> {
  const refusal = (reason: string) =>
    invalidParameter(`The keyArn ${keyArn} in encryptionConfig is not valid: ${reason}`, { clusterName });
  let key: Record<string, unknown>;
  try {
    const { KeyMetadata } = await onBehalfOf(eks, call).json('kms', 'TrentService.DescribeKey', {
      KeyId: keyArn,
    });
    key = Object(KeyMetadata);
  } catch (error) {
    if (codeOf(error) === 'NotFoundException') throw refusal('the key does not exist');
    throw error;
  }
  if (key.KeySpec !== 'SYMMETRIC_DEFAULT') throw refusal('the key must be symmetric');
  if (key.KeyUsage !== 'ENCRYPT_DECRYPT') throw refusal('the key must be able to encrypt and decrypt');
  if (key.KeyState !== 'Enabled') throw refusal(`the key is ${key.KeyState}`);
  await grant(eks, keyArn, clusterName, call);
}

/** EKS user guide, "Encrypt Kubernetes secrets with KMS": the caller needs kms:CreateGrant; EKS's words, kubernetes-sigs/cluster-api-provider-aws issue 2432. */
async function grant(eks: Eks, keyArn: string, clusterName: string, call: CallContext): Promise<void> {
  try {
    await onBehalfOf(eks, call).json('kms', 'TrentService.CreateGrant', {
      KeyId: keyArn,
      GranteePrincipal: eks.world.serviceLinkedRole('AWSServiceRoleForAmazonEKS').arn,
      Operations: ['Encrypt', 'Decrypt', 'DescribeKey'],
    });
  } catch (error) {
    if (!/AccessDenied/.test(codeOf(error) ?? '')) throw error;
    throw invalidRequest('User not authorized to perform kms:CreateGrant operation', { clusterName });
  }
}
