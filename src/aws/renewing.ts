import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from '@smithy/types';

/** Milliseconds between attempts to renew credentials that serve on for a while. */
const pauseOfRenewal = 60_000;

/** Credentials that are kept and, in time, made anew. */
export interface RenewedCredentials extends AwsCredentialIdentityProvider {
  /** Says that AWS takes these for ended: whoever asks next gets new ones. Nothing happens when that is so already. */
  forget(ended: AwsCredentialIdentity): void;
}

/**
 * Keeps what the provider gave until a third of its life is left, so that a call made then can still run for long.
 * Whoever asks while new ones are being made waits for the same. When that fails, the old ones serve to their end.
 */
export function renewing(provider: AwsCredentialIdentityProvider): RenewedCredentials {
  let current: { credentials: AwsCredentialIdentity; renewAt: number; end: number } | undefined;
  let renewal: Promise<AwsCredentialIdentity> | undefined;

  async function renew(): Promise<AwsCredentialIdentity> {
    const credentials = await provider();
    const end = credentials.expiration?.getTime() ?? Number.POSITIVE_INFINITY;
    const renewAt = (Date.now() + 2 * end) / 3;
    current = { credentials, renewAt, end };
    return credentials;
  }

  const provide = async (): Promise<AwsCredentialIdentity> => {
    if (current !== undefined && Date.now() < current.renewAt) return current.credentials;
    renewal ??= renew().finally(() => {
      renewal = undefined;
    });
    try {
      return await renewal;
    } catch (error) {
      if (current === undefined || Date.now() >= current.end) throw error;
      // Each attempt may take a while: who asks next is not to wait for another one at once.
      current.renewAt = Math.min(Date.now() + pauseOfRenewal, current.end);
      return current.credentials;
    }
  };
  const forget = (ended: AwsCredentialIdentity): void => {
    if (current?.credentials === ended) current = undefined;
  };
  // Without this mark each client of the SDK would keep its own copy until five minutes before the end.
  return Object.assign(provide, { forget, memoized: true });
}
