import { describe, expect, it } from 'vitest';
import { DeadlineError, waitUntil } from '../../../src/engine/wait.ts';
import { testRun } from './support.ts';

/** A probe that gives these answers, the last for ever. */
function answering<Value>(...answers: (Value | Error)[]) {
  let asked = 0;
  const probe = async () => {
    const answer = answers[Math.min(asked, answers.length - 1)];
    asked += 1;
    if (answer instanceof Error) throw answer;
    return answer as Value;
  };
  return Object.assign(probe, { asked: () => asked });
}

describe('waiting', () => {
  it('resolves to the value once it is there', async () => {
    const probe = answering<{ waiting: string } | { done: string }>(
      { waiting: 'CREATING' },
      { done: 'ACTIVE' },
    );
    await expect(waitUntil(testRun(), 'plane', 'the plane', probe)).resolves.toBe('ACTIVE');
    expect(probe.asked()).toBe(2);
  });

  it('gives up at the deadline with the last known reason', async () => {
    const run = testRun({ timeout: 20 });
    const waiting = waitUntil(
      run,
      'node group default',
      'the group',
      answering({ waiting: 'no capacity in eu-west-1a' }),
    );
    await expect(waiting).rejects.toThrow(DeadlineError);
    await expect(waiting).rejects.toThrow('no capacity in eu-west-1a');
  });

  it('asks again no sooner than it is told', async () => {
    const began = Date.now();
    const probe = answering<{ waiting: string; pause: number } | { done: string }>(
      { waiting: 'busy', pause: 100 },
      { done: 'ACTIVE' },
    );
    await waitUntil(testRun(), 'plane', 'the plane', probe);
    expect(Date.now() - began).toBeGreaterThanOrEqual(99);
  });

  it('goes on after an error that passes, and says it', async () => {
    const run = testRun();
    const probe = answering<{ done: string }>(new Error('throttled'), { done: 'ACTIVE' });
    await expect(waitUntil(run, 'plane', 'the plane', probe)).resolves.toBe('ACTIVE');
    expect(run.lines.join()).toContain('throttled');
  });

  it('rejects at once with an error that does not pass', async () => {
    const probe = answering<{ done: string }>(new Error('AccessDenied'), { done: 'never' });
    await expect(waitUntil(testRun(), 'plane', 'the plane', probe)).rejects.toThrow('AccessDenied');
    expect(probe.asked()).toBe(1);
  });

  it('says a reason once, however often it is the answer', async () => {
    const run = testRun();
    const creating = { waiting: 'CREATING' };
    await waitUntil(
      run,
      'plane',
      'the plane',
      answering<{ waiting: string } | { done: 1 }>(creating, creating, creating, { done: 1 }),
    );
    expect(run.lines.filter((line) => line.includes('CREATING'))).toHaveLength(1);
  });

  it('ends with the reason of a cancellation, in the midst of a pause', async () => {
    const cancellation = new AbortController();
    const run = testRun({ signal: cancellation.signal, pollInterval: 60_000, timeout: 600_000 });
    const waiting = waitUntil(run, 'plane', 'the plane', async () => {
      queueMicrotask(() => cancellation.abort(new Error('cancelled by a newer run')));
      return { waiting: 'CREATING' };
    });
    await expect(waiting).rejects.toThrow('cancelled by a newer run');
  });
});
