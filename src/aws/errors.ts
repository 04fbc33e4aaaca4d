import { messageOf } from '../message-of.ts';

/** What an error of the AWS SDK says, without importing the SDK. */
interface ServiceError extends Error {
  $fault?: 'client' | 'server';
  $metadata?: { httpStatusCode?: number; requestId?: string };
  Code?: string;
  code?: string;
  call?: AwsCall;
}

/** A call to AWS, such as EKS and CreateCluster. */
export interface AwsCall {
  service: string;
  operation: string;
}

/** Notes on an error of the SDK which call it is an answer to. */
export function nameCall(error: unknown, call: AwsCall): void {
  if (error instanceof Error) Object.assign(error, { call });
}

/** What AWS says in an error of the SDK, in full; undefined when the error is none of a call to AWS. */
export function awsWords(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { call, message } = error as ServiceError;
  if (call === undefined) return undefined;
  const { service, operation } = call;
  return isAnswer(error)
    ? `${service} refused ${operation}: ${errorCode(error)}: ${message}`
    : `No answer from ${service} to ${operation}: ${message} (${errorCode(error)})`;
}

/** Whether AWS has answered at all. */
export function isAnswer(error: unknown): boolean {
  return error instanceof Error && (error as ServiceError).$metadata?.httpStatusCode !== undefined;
}

/** What an error says, AWS's own words where they are an answer of AWS. */
export function wordsOf(error: unknown): string {
  return awsWords(error) ?? messageOf(error);
}

/** AWS's error code, such as `ResourceNotFoundException`; the network's, such as `ECONNRESET`; or ''. */
export function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const { code, Code, name } = error as ServiceError;
  return Code ?? code ?? name;
}

const throttled = new Set([
  'Throttling',
  'ThrottlingException',
  'ThrottledException',
  'RequestThrottled',
  'RequestThrottledException',
  'TooManyRequestsException',
  'RequestLimitExceeded',
  'PriorRequestNotComplete',
  'BandwidthLimitExceeded',
  'SlowDown',
]);

const passes = new Set([
  ...throttled,
  'ResourcePropagationDelayException',
  'RequestTimeout',
  'RequestTimeoutException',
  'TimeoutError',
  'ServiceUnavailableException',
  'InternalFailure',
  'InternalError',
  'ServerException',
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'ETIMEDOUT',
  'EPIPE',
  'EAI_AGAIN',
  'EHOSTUNREACH',
]);

/** Whether the error will pass by itself: throttling, 5xx, a broken connection. Everything else is final. */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { $fault, $metadata } = error as ServiceError;
  return passes.has(errorCode(error)) || $fault === 'server' || ($metadata?.httpStatusCode ?? 0) >= 500;
}

const denied = new Set(['AccessDeniedException', 'AccessDenied', 'UnauthorizedOperation']);

/** Whether AWS says no for want of a permission: of those who only ask, who may go on without the answer. */
export function isDenied(error: unknown): boolean {
  return denied.has(errorCode(error));
}

const absent = new Set([
  'ResourceNotFoundException',
  // As EKS's calls about tags have it.
  'NotFoundException',
  'NoSuchEntity',
  'NoSuchEntityException',
  'InvalidLaunchTemplateName.NotFoundException',
  'InvalidLaunchTemplateId.NotFound',
  'InvalidGroup.NotFound',
  'InvalidPermission.NotFound',
  'InvalidNetworkInterfaceID.NotFound',
  'InvalidVolume.NotFound',
  'LoadBalancerNotFound',
  'TargetGroupNotFound',
]);

/** Whether AWS says that the thing asked for does not exist. */
export function isAbsent(error: unknown): boolean {
  return absent.has(errorCode(error));
}

const existing = new Set([
  'ResourceInUseException',
  'AlreadyExistsException',
  'EntityAlreadyExists',
  'EntityAlreadyExistsException',
  'InvalidLaunchTemplateName.AlreadyExistsException',
]);

/** Whether AWS refuses to create something because it exists: another run made it, or our own lost answer did. */
export function isExisting(error: unknown): boolean {
  return existing.has(errorCode(error));
}

/** Resolves to undefined where AWS says that the thing does not exist. */
export async function unlessAbsent<Value>(answer: Promise<Value>): Promise<Value | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}
