/** What every call to AWS has in common, whichever client makes it. */
import type { Agent } from 'node:https';
import type { FinalizeHandler, InitializeHandler, MiddlewareStack } from '@smithy/types';
import { errorCode, nameCall } from './errors.ts';
import type { RenewedCredentials } from './renewing.ts';

/**
 * Attempts at a call, with the SDK's growing, jittered pauses: where three calls in ten fail in passing, one in 15,000 is
 * lost. A cluster takes hundreds of them.
 */
export const maxAttempts = 8;

/** How every client connects. Without limits, an address that does not answer holds a call for minutes. */
export const connection = (httpsAgent: Agent) => ({
  httpsAgent,
  connectionTimeout: 5_000,
  requestTimeout: 30_000,
  throwOnRequestTimeout: true,
});

/**
 * What a service answers to credentials that have ended, or that it does not know any more: each protocol in words of
 * its own. Some of them mean other things too, such as a region that the account has not enabled, for which one more
 * session is no great price.
 */
const ended = new Set([
  'ExpiredToken',
  'ExpiredTokenException',
  'RequestExpired',
  'UnrecognizedClientException',
  'InvalidClientTokenId',
  'AuthFailure',
]);

/**
 * Makes each call of the client try once more with new credentials when AWS says that those it was made with have
 * ended, and makes each error say which call it is an answer to.
 */
export function attended<Client, Input extends object, Output extends object>(
  client: Client & { middlewareStack: MiddlewareStack<Input, Output> },
  credentials: RenewedCredentials,
): Client {
  client.middlewareStack.add(
    (next: InitializeHandler<Input, Output>, { clientName = '', commandName = '' }) =>
      async (call) => {
        const used = await credentials();
        try {
          return await next(call).catch((error: unknown) => {
            if (!ended.has(errorCode(error))) throw error;
            credentials.forget(used);
            return next(call);
          });
        } catch (error) {
          nameCall(error, {
            service: clientName.replace(/Client$/, ''),
            operation: commandName.replace(/Command$/, ''),
          });
          throw error;
        }
      },
    { step: 'initialize', name: 'attended' },
  );
  client.middlewareStack.add(
    (next: FinalizeHandler<Input, Output>) => (call) =>
      next(call).catch((error: unknown) => {
        throw notThrottling(error);
      }),
    // Nearer to the network than the SDK's own retries, which are of a high priority.
    { step: 'finalizeRequest', priority: 'low', name: 'quotasAreFinal' },
  );
  return client;
}

/**
 * By this name the SDK knows throttling, and tries again for half a minute; IAM and CloudFormation mean a quota. The code
 * that AWS has given stays in the error.
 */
function notThrottling(error: unknown): unknown {
  if (error instanceof Error && error.name === 'LimitExceededException') {
    return Object.assign(error, { Code: errorCode(error), name: 'QuotaExceeded' });
  }
  return error;
}
