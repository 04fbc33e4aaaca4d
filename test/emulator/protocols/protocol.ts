import type { AwsError } from '../core.ts';
import type { HttpRequest, HttpResponse } from './http.ts';

/** How a service speaks on the wire. */
export interface Protocol {
  /** The operation that the request asks for; undefined when the service has none like it. */
  operation(request: HttpRequest): string | undefined;
  /** Whether the API model has this operation. */
  knows(operation: string): boolean;
  /** @throws AwsError when the request is malformed or lacks a required member. */
  decode(operation: string, request: HttpRequest): Record<string, unknown>;
  /** What the operation's answer calls a member of its output. */
  outputName(operation: string, member: string): string;
  encode(operation: string, output: object, requestId: string): HttpResponse;
  refuse(error: AwsError, requestId: string): HttpResponse;
}
