/** What other services answer when EKS calls them. */
import { AwsError, type Operation } from '../core.ts';

/** The error code of a refusal; empty for anything else. */
export const codeOf = (error: unknown): string => (isServiceError(error) ? error.name : '');

/** Whether a service has refused a call, rather than the emulator gone wrong. */
export const isServiceError = (error: unknown): error is Error =>
  error instanceof Error && '$metadata' in error;

/** How EKS passes on a refusal that it has no words of its own for. */
function passedOn(error: Error): AwsError {
  const code = codeOf(error);
  if (/AccessDenied|UnauthorizedOperation/.test(code))
    return new AwsError('AccessDeniedException', error.message, 403);
  if (/Throttl|RequestLimitExceeded/.test(code))
    return new AwsError('ThrottlingException', error.message, 429);
  return new AwsError('ServerException', error.message, 500);
}

/** The same operations, whose calls to other services are refused in EKS's terms. */
export const inOwnTerms = (operations: Record<string, Operation>): Record<string, Operation> =>
  Object.fromEntries(
    Object.entries(operations).map(([name, operation]) => [
      name,
      async (input, call) => {
        try {
          return await operation(input, call);
        } catch (error) {
          throw isServiceError(error) ? passedOn(error) : error;
        }
      },
    ]),
  );
