/**
 * An account in which a cluster of ours is made and removed, as often as one likes and with whatever accidents, beside
 * things that are named alike and are not ours.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Emulator, startEmulator } from '../e2e/emulator.ts';
import { type ActionOptions, runAction, type StepResult } from '../e2e/runner.ts';
import type { InventoryItem, LoggedCall } from '../emulator/core.ts';
import { differences, identityOf, nameOf } from './inventory.ts';
import { makeLookAlikes } from './look-alikes.ts';
import { holdOn, type Write, writesAmong } from './writes.ts';

export const clusterName = 'demo';

/** When the bundle is killed, of a write that AWS has applied: before its answer was given, or right afterwards. */
export const moments = ['answer held', 'answer given'] as const;
export type Moment = (typeof moments)[number];

export interface Lab {
  emulator: Emulator;
  /** How the ARN of whoever the bundle runs as begins. */
  principal: string;
  /** Runs the bundle as a step of a job. */
  step(command: string, options?: StepOptions): Promise<StepResult>;
  /**
   * Runs it and kills it at that moment.
   *
   * @param write or how many come before it
   * @returns what it got ready before it was killed
   * @throws NotMadeError where it ends before that
   */
  stepKilled(
    command: string,
    write: Write | number,
    moment: Moment,
    options: StepOptions,
  ): Promise<StepResult>;
  /** What there is now. */
  look(): Promise<Look>;
  /** As fresh as at its start. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

export interface Look {
  /** The names, without the ids, of what was not there before the cluster. */
  made: string[];
  /** In words, what has become of what was there before the cluster; none when nothing has. */
  harm: string[];
  /** What was asked of the account since the last look. */
  calls: LoggedCall[];
}

export interface StepOptions extends Omit<ActionOptions, 'env'> {
  /** Of another job than the usual one. */
  env?: Record<string, string>;
  /** That of all that is not ours, unless told. */
  region?: string | undefined;
  /** Rules of faults that are in force meanwhile. */
  refusals?: readonly object[] | undefined;
}

const home = 'us-east-1';

/** A run has ended without the write at which it was to be killed. */
export class NotMadeError extends Error {
  readonly result: StepResult;

  constructor(command: string, result: StepResult) {
    super(`${command} ended, and did not make the call that was to be held:\n${result.log}`);
    this.result = result;
  }
}

export interface LabOptions {
  /** Seconds of AWS's time in one of ours. */
  speed: number;
  /** Whether AWS answers the bundle's questions once more as up to 30 s ago, wherever it can. */
  isStale?: boolean;
  /** Makes what a shape needs in the account beforehand. */
  prepare?: (emulator: Emulator) => Promise<void>;
}

/** How long a probe pauses, in milliseconds, before it asks again. */
const pause = 15;

/** @throws when `probe` is not true in five minutes: something that the harness relies on does not happen. */
export async function eventually(what: string, probe: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 5 * 60_000;
  while (!(await probe())) {
    if (Date.now() > end) throw new Error(`not within five minutes: ${what}`);
    await sleep(pause);
  }
}

/** Starts an emulator of its own, and furnishes it. */
export async function startLab({ speed, isStale, prepare = async () => {} }: LabOptions): Promise<Lab> {
  const dir = mkdtempSync(join(tmpdir(), 'crash-'));
  const emulator = await startEmulator({ speed, dir });
  const { RUNNER_TEMP: runnerTemp = '' } = emulator.env;
  const [, account, role] = /::(\d+):role\/(?:.*\/)?(.+)$/.exec(emulator.roleArn) ?? [];
  const principal = `arn:aws:sts::${account}:assumed-role/${role}/`;
  const others = new Map<string, InventoryItem>();
  /** In force whenever the bundle runs. */
  const always = isStale ? [{ service: '*', operation: '*', principal, rate: 1, effect: 'stale' }] : [];
  const faults = (rules: readonly object[]): Promise<void> => emulator.faults([...rules, ...always]);

  /** How much of the call log has been looked at. */
  let seen = 0;

  async function furnish(): Promise<void> {
    await makeLookAlikes(emulator, clusterName);
    await prepare(emulator);
    others.clear();
    for (const item of await emulator.resources()) others.set(keyOf(item), item);
    seen = (await emulator.calls()).length;
    await faults([]);
  }

  const run: Lab['step'] = (command, { region = home, ...options } = {}) =>
    runAction({
      ...options,
      inputs: {
        command,
        ...(command === 'sweep' || command === 'list'
          ? { regions: region }
          : { 'cluster-name': clusterName, region }),
        'role-to-assume': emulator.roleArn,
        // At this speed, a session of an hour is over in seconds.
        'role-duration-seconds': '43200',
        // Every five of AWS's seconds, or as often as may be.
        'poll-interval': `${Math.max(20, Math.round(5000 / speed))}ms`,
        ...options.inputs,
      },
      env: options.env ?? emulator.env,
    });

  const step: Lab['step'] = async (command, { refusals, ...options } = {}) => {
    if (refusals === undefined) return run(command, options);
    await faults(refusals);
    const result = await run(command, options);
    await faults([]);
    return result;
  };

  const stepKilled: Lab['stepKilled'] = async (command, write, moment, { refusals = [], ...options }) => {
    const death = new AbortController();
    await faults([holdOn(write, principal), ...refusals]);
    const running = run(command, { ...options, kill: death.signal });
    let hasEnded = false;
    const end = running.finally(() => {
      hasEnded = true;
    });
    await eventually('the write to be held', async () => hasEnded || (await emulator.held()).length > 0);
    if (hasEnded) {
      await faults([]);
      throw new NotMadeError(command, await end);
    }
    if (moment === 'answer given') {
      // Whatever the bundle asks for next is no longer heard: nothing but the answer comes between.
      await emulator.faults([{ service: '*', operation: '*', principal, rate: 1, effect: 'drop' }]);
      const earlier = seen + (await emulator.calls(seen)).length;
      await emulator.release();
      await eventually('the bundle to make its next call', async () => {
        const since = await emulator.calls(earlier);
        return hasEnded || since.some(({ error }) => error === 'ConnectionCut');
      });
    }
    death.abort();
    const result = await end;
    await faults([]);
    await emulator.release();
    return result;
  };

  await furnish();
  return {
    emulator,
    principal,
    step,
    stepKilled,
    look: async () => {
      const [items, calls] = await Promise.all([emulator.resources(), emulator.calls(seen)]);
      seen += calls.length;
      const isOther = (item: InventoryItem): boolean => others.has(keyOf(item));
      const touched = writesAmong(calls, principal).flatMap(({ operation, resources }) =>
        resources
          .filter(({ arn }) => [...others.values()].some((other) => isNamedBy(arn, other)))
          .map(({ arn }) => `${operation} of ${arn}`),
      );
      return {
        made: items.filter((item) => !isOther(item)).map(nameOf),
        harm: [
          ...differences([...others.values()].map(identityOf), items.filter(isOther).map(identityOf)),
          ...touched,
        ],
        calls,
      };
    },
    reset: async () => {
      await emulator.reset();
      // As on a runner that has had no job yet.
      for (const left of readdirSync(runnerTemp)) rmSync(join(runnerTemp, left), { recursive: true });
      await furnish();
    },
    stop: async () => {
      await emulator.stop();
      rmSync(dir, { recursive: true });
    },
  };
}

/** What tells it apart in the whole account. */
const keyOf = ({ type, region, id }: InventoryItem): string => `${type} ${region} ${id}`;

/** IAM's ARNs name no region. */
function isNamedBy(arn: string, { region, id }: InventoryItem): boolean {
  return arn.split(/[/:]/).at(-1) === id && [region, ''].includes(arn.split(':')[3] ?? '');
}
