import type { Request } from './config/request.ts';
import { subjectOf } from './config/subject.ts';
import { saveCancellation } from './state.ts';

const reading: readonly Request['command'][] = ['plan', 'connect', 'status', 'list'];

/** The job was cancelled, by a person or by a newer run. */
class CancelledError extends Error {
  /** @param begun what was to be changed, as the log names it */
  constructor(request: Request, begun: readonly string[]) {
    const what = begun.length === 0 ? 'nothing yet' : [...new Set(begun)].join(', ');
    const isReading = reading.includes(request.command);
    super(
      isReading
        ? 'Cancelled. Nothing was changed.'
        : request.command === 'sweep'
          ? 'Cancelled. What sweep has begun to remove goes on in AWS: run it again to finish.'
          : `Cancelled. What ${request.command} has started for ${subjectOf(request)} goes on in AWS (${what}): ` +
            'run `up` to go on from there, or `down` to remove it.',
    );
    this.name = 'CancelledError';
  }
}

/**
 * Aborted, with a CancelledError, by the first signal with which the runner cancels a job.
 *
 * @param begun names of what the run has begun to change
 * @param isLate what is told at the second signal: a call to AWS has had no answer since, and the runner ends the process
 * in a moment
 */
export function cancellationOf(
  request: Request,
  begun: () => readonly string[],
  isLate: (reason: unknown) => void,
): AbortSignal {
  const cancellation = new AbortController();
  const cancel = (): void => {
    if (!cancellation.signal.aborted) {
      saveCancellation();
      cancellation.abort(new CancelledError(request, begun()));
      return;
    }
    isLate(cancellation.signal.reason);
    process.exit();
  };
  process.on('SIGINT', cancel).on('SIGTERM', cancel);
  return cancellation.signal;
}
