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

  it('asks less often for what nothing waits for', async () => {
    const began = Date.now();
    const probe = answering<{ waiting: string; isUnhurried: true } | { done: string }>(
      { waiting: 'deleting', isUnhurried: true },
      { done: 'deleted' },
    );
    await waitUntil(testRun({ pollInterval: 25 }), 'NAT gateways', 'them to go', probe);
    expect(Date.now() - began).toBeGreaterThanOrEqual(99);
  });

  describe('for what is known to take long', () => {
    const usual = [100, 200] as const;
    /** So that 100 of AWS's seconds are 200 milliseconds. */
    const pollInterval = 10;

    async function askedFor(lasts: number, since?: Date): Promise<number> {
      const began = Date.now();
      let asked = 0;
      const probe = async () => {
        asked += 1;
        return Date.now() - began >= lasts ? { done: 'ACTIVE' } : { waiting: 'CREATING', since };
      };
      await waitUntil(testRun({ pollInterval }), 'plane', 'the plane', probe, { usual });
      return asked;
    }

    it('asks seldom before it can be so, and then closely', async () => {
      expect(await askedFor(190)).toBeLessThanOrEqual(4);
      expect(await askedFor(500)).toBeGreaterThanOrEqual(12);
    });

    it('does not ask for what this run has just had begun before it can be done', async () => {
      const began = Date.now();
      const run = testRun({ pollInterval });
      const probe = answering<{ done: string }>({ done: 'gone' });
      await waitUntil(run, 'plane', 'the plane to go', probe, { usual, begun: 'DELETING' });
      expect(Date.now() - began).toBeGreaterThanOrEqual(195);
      expect(run.lines.join()).toMatch(/plane: deleting \(usually/);
    });

    it('ends at once, in a run that does not wait, with what it has had begun', async () => {
      const probe = answering<{ done: string }>({ done: 'gone' });
      const waiting = waitUntil(testRun({ waits: false }), 'plane', 'the plane to go', probe, {
        usual,
        begun: 'DELETING',
      });
      await expect(waiting).rejects.toThrow('not waiting for the plane to go (DELETING)');
      expect(probe.asked()).toBe(0);
    });

    it('says what it waits for in the midst of a long pause, too', async () => {
      const run = testRun({ pollInterval });
      const probe = answering<{ done: string }>({ done: 'gone' });
      const quiet = { changed: 0, unchanged: 60 };
      await waitUntil(run, 'plane', 'the plane to go', probe, { usual, begun: 'DELETING', quiet });
      expect(run.lines.length).toBeGreaterThanOrEqual(3);
    });

    it('knows that AWS has begun before the wait has', async () => {
      expect(await askedFor(190, new Date(Date.now() - 300))).toBeGreaterThanOrEqual(8);
    });
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

  it('says what AWS is at, how long that usually takes, how long it has taken, and how much of the run is ready', async () => {
    const run = testRun({ pollInterval: 1_300 });
    run.progress.of = 15;
    run.progress.ready = 6;
    const probe = answering<{ waiting: string } | { done: 1 }>(
      { waiting: 'CREATING' },
      { waiting: 'no answer yet' },
      { done: 1 },
    );
    const quiet = { changed: 0, unchanged: 0 };
    await waitUntil(run, 'control plane', 'the control plane', probe, { usual: [5, 600], quiet });
    expect(run.lines.map((line) => line.replace(/^\[.*?\] /, ''))).toEqual([
      'control plane: creating (usually 1–10 min); 6 of 15 ready',
      expect.stringMatching(
        /^control plane: waiting for the control plane \(no answer yet; usually 1–10 min\), 0:01 so far; 6 of 15 ready$/,
      ),
    ]);
  });

  it('says in plain words what has details, which are for those who debug and for the end', async () => {
    const debugged: string[] = [];
    const run = testRun({ timeout: 20, debug: (text) => debugged.push(text) });
    const waiting = waitUntil(
      run,
      'nodes',
      '2 Ready nodes',
      answering({
        what: 'the API to let this role in',
        waiting: 'usual for a minute',
        details: 'Kubernetes refused GET /: 401.',
      }),
    );
    await expect(waiting).rejects.toThrow(
      'for 2 Ready nodes. Last known state: Kubernetes refused GET /: 401. What was made',
    );
    expect(run.lines.join()).toMatch(
      /nodes: waiting for the API to let this role in \(usual for a minute\)$/,
    );
    expect(debugged).toEqual(['nodes: Kubernetes refused GET /: 401.']);
  });

  it('names an error that passes by its words, and not by its class', async () => {
    const run = testRun({ words: (error) => `AWS said: ${(error as Error).message}` });
    await waitUntil(
      run,
      'plane',
      'the plane',
      answering<{ done: string }>(new Error('throttled'), { done: 'ACTIVE' }),
    );
    expect(run.lines.join()).toMatch(/plane: waiting for the plane \(AWS said: throttled\)$/);
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
    expect(run.lines.filter((line) => line.includes('creating'))).toHaveLength(1);
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
