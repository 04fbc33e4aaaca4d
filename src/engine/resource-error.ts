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

/** Several resources have failed, each for a reason of its own: that it was several is no news. */
export class ResourceErrors extends AggregateError {
  constructor(failures: Iterable<unknown>, message: string) {
    super(failures, message);
    this.name = 'ResourceErrors';
  }
}

/** Every failure by itself; after several, what they mean together, where that is more than their number. */
export function failuresOf(error: unknown): unknown[] {
  if (error instanceof ResourceErrors) return [...error.errors];
  return error instanceof AggregateError ? [...error.errors, error] : [error];
}

/** Each failure without the name of the resource that it was met by. */
export function causesOf(error: unknown): unknown[] {
  return failuresOf(error).map((failure) => (failure instanceof ResourceError ? failure.cause : failure));
}
