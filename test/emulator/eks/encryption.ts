/**
 * Envelope encryption of a cluster's secrets with a key of the account's own.
 * Source: EKS user guide, "Encrypt Kubernetes secrets with KMS on existing clusters".
 */
import type {
  AssociateEncryptionConfigCommandInput,
  AssociateEncryptionConfigCommandOutput,
} from '@aws-sdk/client-eks';
import type { CallContext } from '../core.ts';
import { beginUpdate, refuseUnready } from './cluster-updates.ts';
import { checkEncryption } from './encryption-rules.ts';
import { invalidParameter } from './refusals.ts';
import { type Answer, clusterOf, type Eks } from './state.ts';

/** Seconds in which every secret is written anew. Assumed: terraform-provider-aws issue 19968 shows up to 24 minutes. */
const seconds = 10 * 60;

export const encryptionOperations = (eks: Eks) => ({
  AssociateEncryptionConfig: async (
    input: AssociateEncryptionConfigCommandInput,
    call: CallContext,
  ): Answer<AssociateEncryptionConfigCommandOutput> => {
    const record = clusterOf(eks, call.region, input.clusterName);
    const { cluster } = record;
    call.touches({ arn: cluster.arn, tags: cluster.tags });
    refuseUnready(record);
    // Source: terraform-provider-aws issue 19968.
    if (cluster.encryptionConfig) {
      throw invalidParameter('Encryption is already enabled on the cluster', { clusterName: cluster.name });
    }
    const encryptionConfig = await checkEncryption(eks, input.encryptionConfig, cluster.name, call);
    refuseUnready(record);
    const update = beginUpdate(eks, record, {
      type: 'AssociateEncryptionConfig',
      params: { EncryptionConfig: JSON.stringify(encryptionConfig) },
      seconds,
      apply: () => {
        cluster.encryptionConfig = encryptionConfig;
      },
    });
    return { update: structuredClone(update) };
  },
});
