import { messageOf } from '../message-of.ts';

/** What made a resource's verb fail, under the resource's name. */
export class ResourceError extends Error {
  readonly resource: string;

  constructor(resource: string, cause: unknown) {
    super(`${resource}: ${messageOf(cause)}`, { cause });
    this.name = 'ResourceError';
    this.resource = resource;
  }
}

/** Every failure by itself; after several, what they mean together. */
export function failuresOf(error: unknown): unknown[] {
  return error instanceof AggregateError ? [...error.errors, error] : [error];
}

/** Each failure without the name of the resource that it was met by. */
export function causesOf(error: unknown): unknown[] {
  return failuresOf(error).map((failure) => (failure instanceof ResourceError ? failure.cause : failure));
}
