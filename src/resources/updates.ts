/** Updates that EKS works on: of a cluster, of its node groups, of its add-ons. */
import type { DescribeUpdateCommandInput } from '@aws-sdk/client-eks';
import type { Aws } from '../aws/clients.ts';
import { unlessAbsent } from '../aws/errors.ts';
import { issuesInWords } from '../aws/issues.ts';
import type { Step } from '../engine/step.ts';
import { present } from './presence.ts';

/** An update that EKS has ended otherwise than asked for. */
export class UpdateFailedError extends Error {
  /** @param what such as `The update of node group default` */
  constructor(what: string, status: string | undefined, reasons: readonly string[]) {
    super(`${what} ended as ${status}. ${reasons.join(' ') || 'EKS gives no reason.'}`);
    this.name = 'UpdateFailedError';
  }
}

export interface More {
  meanwhile?(): Promise<string>;
  afterwards?(): Promise<string>;
}

const silence = async (): Promise<string> => '';

/**
 * By the update itself: what is updated may be shown as it was before for a while.
 *
 * @param what such as `the update of node group default`
 * @param more says why it takes its time, and why it has failed, beyond what EKS says of the update
 * @throws UpdateFailedError with EKS's words, or what `more` throws
 */
export async function untilUpdated(
  aws: Aws,
  step: Step,
  what: string,
  update: DescribeUpdateCommandInput,
  { meanwhile = silence, afterwards = silence }: More = {},
): Promise<void> {
  const eks = await aws.eks();
  const title = `${what[0]?.toUpperCase()}${what.slice(1)}`;
  const see = present(title);
  await step.until(what, async () => {
    const now = see((await unlessAbsent(eks.describeUpdate(update)))?.update);
    const { status, errors = [] } = now ?? {};
    if (status === 'Successful') return { done: undefined };
    if (now === undefined) return { waiting: 'not to be seen yet' };
    if (status === 'InProgress') {
      return { waiting: [status, await meanwhile()].filter(Boolean).join('. ') };
    }
    const issues = errors.map(({ errorCode: code, errorMessage: message, resourceIds }) => ({
      code,
      message,
      resourceIds,
    }));
    throw new UpdateFailedError(
      title,
      status,
      [issuesInWords({ issues }), await afterwards()].filter(Boolean),
    );
  });
}
