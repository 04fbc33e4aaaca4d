/** What most tests here begin with: an emulator of the file's own, steps of a job in it, and words for what they did. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { InventoryItem, LoggedCall } from '../emulator/core.ts';
import { type Emulator, startEmulator } from './emulator.ts';
import { type ActionOptions, runAction, type StepResult } from './runner.ts';

/**
 * An emulator that runs while the tests of this file do: it has its members from the first `beforeAll` on. `dir` is a
 * folder that goes with it.
 */
export function emulatorInTest({ speed }: { speed: number }): Emulator & { dir: string } {
  const dir = mkdtempSync(join(tmpdir(), 'e2e-'));
  const emulator = { dir } as Emulator & { dir: string };
  beforeAll(async () => {
    Object.assign(emulator, await startEmulator({ speed, dir: join(dir, 'emulator') }));
  });
  afterAll(async () => {
    await emulator.stop();
    rmSync(dir, { recursive: true });
  });
  return emulator;
}

/** A step of a job, the usual one by default, as the role that it may assume. @param usual inputs of every step */
export const stepIn =
  (emulator: Emulator, usual: Record<string, string> = {}) =>
  (
    command: string,
    inputs: Record<string, string> = {},
    options: Partial<ActionOptions> = {},
  ): Promise<StepResult> =>
    runAction({
      env: emulator.env,
      ...options,
      inputs: {
        command,
        'role-to-assume': emulator.roleArn,
        'poll-interval': '50ms',
        ...usual,
        ...inputs,
      },
    });

/** Each as type, region and id. */
export const identities = (items: readonly InventoryItem[]): string[] =>
  items.map(({ type, region, id }) => `${type} ${region} ${id}`).sort();

/** The operations that change something. */
export const writeOperations = (calls: readonly LoggedCall[]): string[] =>
  calls
    .map(({ operation }) => operation)
    .filter((operation) => !/^(Get|List|Describe|AssumeRoleWithWebIdentity)/.test(operation));

/** What a step warns of, or fails by: what it only tells is left out. */
export const troublesOf = ({ annotations }: StepResult): string[] =>
  annotations.filter(({ level }) => level !== 'notice').map(({ message }) => message);

/** What the annotations say. */
export const messagesOf = ({ annotations }: StepResult): string =>
  annotations.map(({ message }) => message).join('\n');
