/** Why a resource failed, in CloudFormation's words. */
import { randomUUID } from 'node:crypto';
import { AwsError } from '../core.ts';

/** Cuts the work on a resource short, because another has failed, time is up, or the stack is to be deleted. */
export class Cancelled extends Error {}

/** CloudFormation's classes of handler errors, by what the services' own codes say. */
const handlerErrors: [pattern: RegExp, code: string][] = [
  [/AccessDenied|UnauthorizedOperation|AuthFailure/, 'AccessDenied'],
  [/AlreadyExists|Duplicate/, 'AlreadyExists'],
  [/NotFound|NoSuchEntity/, 'NotFound'],
  [/LimitExceeded/, 'ServiceLimitExceeded'],
  [/Throttl|RequestLimitExceeded|TooManyRequests/, 'Throttling'],
  [/NotStabilized/, 'NotStabilized'],
  [/InternalFailure|ServiceUnavailable|InternalError/, 'ServiceInternalError'],
];

/** An error that a service, or the way to it, has answered with. */
interface ServiceFailure extends Error {
  $metadata: { httpStatusCode?: number; requestId?: string };
}

const isServiceFailure = (error: unknown): error is ServiceFailure =>
  error instanceof Error && '$metadata' in error;

/** Whether the resource itself is gone; Auto Scaling has no code of its own for that. */
export const isMissing = (error: unknown): boolean =>
  error instanceof Error &&
  (/NotFound|NoSuchEntity/.test(error.name) || /AutoScalingGroup name not found/.test(error.message));

/**
 * The ResourceStatusReason for an error met while working on a resource.
 * @throws the error itself when no service is the reason: it is a mistake in the emulator, or a reset.
 */
export function reasonOf(error: unknown, type: string): string {
  if (error instanceof Cancelled) return error.message;
  if (error instanceof AwsError && ['InvalidProperties', 'ValidationError'].includes(error.code))
    return error.message;
  if (error instanceof AwsError) return handlerMessage(error, type, error.status, randomUUID());
  if (isServiceFailure(error))
    return handlerMessage(
      error,
      type,
      error.$metadata.httpStatusCode ?? 500,
      error.$metadata.requestId ?? randomUUID(),
    );
  throw error;
}

function handlerMessage(error: Error, type: string, status: number, requestId: string): string {
  const [, service = ''] = type.split('::');
  const label = service.charAt(0) + service.slice(1).toLowerCase();
  const code = handlerErrors.find(([pattern]) => pattern.test(error.name))?.[1] ?? 'InvalidRequest';
  if (error.name === 'GeneralServiceException')
    return `Resource handler returned message: "${error.message} (Service: null, Status Code: 0, Request ID: null)" (RequestToken: ${randomUUID()}, HandlerErrorCode: GeneralServiceException)`;
  const source =
    code === 'NotStabilized'
      ? ''
      : ` (Service: ${label}, Status Code: ${status}, Request ID: ${requestId}) (SDK Attempt Count: 1)`;
  return `Resource handler returned message: "${error.message}${source}" (RequestToken: ${randomUUID()}, HandlerErrorCode: ${code})`;
}
