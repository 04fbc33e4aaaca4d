import { describe, expect, test } from 'vitest';
import { isPassing } from '../../../../src/aws/errors.ts';
import { createStep } from '../../../../src/engine/step.ts';
import { KubernetesOutOfReachError, KubernetesUnreachableError } from '../../../../src/kubernetes/errors.ts';
import { untilUsable } from '../../../../src/resources/addons/usable.ts';
import { testRun } from '../../engine/support.ts';

/** A step that finds it is so many milliseconds old, one time after the other, and then always as old as the last time. */
function stepAged(...ages: number[]) {
  const step = createStep(testRun({ passing: isPassing }), 'nodes');
  return { ...step, elapsed: () => (ages.length > 1 ? ages.shift() : ages[0]) ?? 0 };
}

const silent = (code: string) =>
  new KubernetesUnreachableError(
    'https://x',
    'GET',
    '/api/v1/nodes',
    Object.assign(new Error('quiet'), { code }),
  );

describe.each(['ENOTFOUND', 'ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT'])(
  'a cluster that is not reached (%s)',
  (code) => {
    test('is waited for while it may be young', async () => {
      const answers = [silent(code), silent(code)];
      const found = untilUsable(stepAged(0, 60_000, 299_999), 'nodes', async () => {
        const error = answers.shift();
        if (error) throw error;
        return { done: 'two' };
      });
      await expect(found).resolves.toBe('two');
    });

    test('is given up after five minutes, though such failures pass elsewhere', async () => {
      const waiting = untilUsable(stepAged(0, 299_999, 300_000), 'nodes', async () => {
        throw silent(code);
      });
      await expect(waiting).rejects.toThrow(KubernetesOutOfReachError);
      await expect(waiting).rejects.toThrow(`No answer from https://x to GET /api/v1/nodes: quiet (${code})`);
    });
  },
);
