/** Calls that their caller may repeat: one with the same token as an earlier one is not applied again. */
import { isDeepStrictEqual } from 'node:util';
import { AwsError, type LoggedCall } from './core.ts';
import type { HttpResponse } from './protocols/http.ts';

export interface Idempotency {
  /**
   * The answer that such a call has been given before; undefined for a new one.
   *
   * @throws AwsError when the token came with another request.
   */
  earlier(call: LoggedCall): HttpResponse | undefined;
  /** Takes note of a call that was applied. */
  applied(call: LoggedCall, response: HttpResponse): void;
  reset(): void;
}

/** Of these, EKS's own part here knows the tokens: a repeated request is answered with the thing as it has become. */
const createdOnce = ['CreateCluster', 'CreateNodegroup', 'CreateFargateProfile'];

/**
 * EC2 knows calls by their ClientToken ("Ensuring idempotency in Amazon EC2 API requests" in its developer guide), and so
 * does moto not. EKS knows its own by their clientRequestToken.
 */
export function idempotency(): Idempotency {
  const known = new Map<string, { request: unknown; response: HttpResponse }>();

  const keyOf = ({ service, operation, region, request }: LoggedCall): string | undefined => {
    const { ClientToken, clientRequestToken } = Object(request);
    if (service === 'ec2' && ClientToken) return `${region} ${operation} ${ClientToken}`;
    const isKnownHere = service === 'eks' && !createdOnce.includes(operation);
    return isKnownHere && clientRequestToken ? `${region} ${operation} ${clientRequestToken}` : undefined;
  };

  return {
    earlier(call) {
      const key = keyOf(call);
      const found = key === undefined ? undefined : known.get(key);
      if (found === undefined || isDeepStrictEqual(found.request, call.request)) return found?.response;
      throw call.service === 'ec2'
        ? new AwsError(
            'IdempotentParameterMismatch',
            'The request uses the same client token as a previous, but non-identical request.',
          )
        : new AwsError('InvalidRequestException', 'The client request token was used with other parameters.');
    },
    applied(call, response) {
      const key = keyOf(call);
      if (key !== undefined) known.set(key, { request: call.request, response });
    },
    reset: () => known.clear(),
  };
}
