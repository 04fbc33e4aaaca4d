/**
 * How a client asks again. EC2 may not show for some seconds what is new, even to whoever made it: clients are to "retry with
 * exponential backoff". Source: "Eventual consistency in the Amazon EC2 API", Amazon EC2 developer guide. AWS's own SDK
 * does not, by itself.
 */
import type { EC2ClientConfig } from '@aws-sdk/client-ec2';

/** Milliseconds between two attempts: ten seconds of AWS's time have passed by then at most speeds of a test. */
const pause = 50;
const attempts = 40;

const token = (count: number) => ({ getRetryCount: () => count, getRetryDelay: () => pause });

export const patient: NonNullable<EC2ClientConfig['retryStrategy']> = {
  acquireInitialRetryToken: async () => token(0),
  async refreshRetryTokenForRetry(last, { error, errorType }) {
    const isUnseen = /^Invalid.*\.NotFound/.test(error?.name ?? '');
    if (last.getRetryCount() < attempts && (isUnseen || errorType !== 'CLIENT_ERROR'))
      return token(last.getRetryCount() + 1);
    throw error;
  },
  recordSuccess: () => {},
};
