import { EKS } from '@aws-sdk/client-eks';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  type Case,
  casesOf,
  type Record,
  recordOf,
  runCase,
  type Standing,
  titleOfCase,
} from '../crash/cases.ts';
import { clusterName, eventually, type Lab, startLab } from '../crash/lab.ts';
import { races, runRace, titleOfRace } from '../crash/races.ts';
import { shapes } from '../crash/shapes.ts';
import { messagesOf } from './in-test.ts';

// A part of what `npm run test:crash` shows of every write and every race.
const [byDefault] = shapes;
if (byDefault === undefined) throw new Error('there are no shapes');

/** Milliseconds, on a machine that is busy with other things. */
const patience = 10 * 60_000;
vi.setConfig({ testTimeout: patience, hookTimeout: patience });

let lab: Lab;
let record: Record;
let cases: Case[];
let standing: Standing = 'nothing';

beforeAll(async () => {
  lab = await startLab({ speed: 400 });
  record = await recordOf(lab, byDefault);
  cases = casesOf(byDefault, record);
});

afterAll(() => lab.stop());

/** In such an order that each finds what it begins with. */
const crashes = [
  ['up killed at eks CreateCluster demo (answer held), then up'],
  ['down killed at eks DeleteCluster demo (answer held), then down'],
];

describe('a crash', () => {
  it.each(crashes)('%s', async (title) => {
    const crash = cases.find((each) => titleOfCase(each) === `default: ${title}`);
    if (crash === undefined) throw new Error(`no write is made of which this could be: ${title}`);
    const outcome = await runCase(lab, crash, record, standing);
    standing = outcome.standing;
    expect(outcome.problems).toEqual([]);
  });
});

describe('a race', () => {
  const chosen = races.filter(({ first, second }) => first === 'up' && second === 'down').slice(0, 1);

  it.each(chosen.map((race) => ({ race, title: titleOfRace(race) })))('$title', async ({ race }) => {
    if (standing !== 'nothing') await lab.reset();
    expect(await runRace(lab, race, record.whole)).toEqual([]);
  });

  it('is told where EKS only says that the cluster is no longer ACTIVE', async () => {
    if (standing !== 'nothing') await lab.reset();
    const { emulator, principal } = lab;
    await emulator.faults([
      { service: 'eks', principal, times: 1, operation: 'CreateNodegroup', effect: 'pause' },
    ]);
    const running = lab.step('up');
    await eventually('the node group to be asked for', async () => (await emulator.held()).length > 0);
    await emulator.faults([]);
    await new EKS(emulator.admin).deleteCluster({ name: clusterName });
    await emulator.release();
    const told = messagesOf(await running);
    expect(told).toMatch(
      /^control plane is (DELETING|gone): somebody else removes it while this run makes it/,
    );
    expect(told).toMatch(
      /It made this fail: node group default: (Cluster 'demo' is not in ACTIVE status|No cluster)/,
    );
    expect(told).not.toContain('report it');
    expect((await lab.step('down')).code).toBe(0);
  });
});
