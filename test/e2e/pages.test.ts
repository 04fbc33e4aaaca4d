/** Whatever is listed comes one item a page: who reads the first page for the whole sees next to nothing. */
import { setTimeout as sleep } from 'node:timers/promises';
import { IAM } from '@aws-sdk/client-iam';
import { beforeAll, expect, it } from 'vitest';
import { emulatorInTest, identities, stepIn, troublesOf } from './in-test.ts';
import { seedPieces } from './seeds.ts';

const emulator = emulatorInTest({ speed: 600 });
const step = stepIn(emulator, { 'cluster-name': 'paged', ttl: '8h' });

/** Of the repository that the job is of. */
const owner = '74061981/run';
const foreign = ['foreign', 'stranger'].map((name) => ({ name, region: 'us-east-1', owner: '424242/run' }));
const orphan = { name: 'gone', region: 'us-east-1', owner };

let before: string[];

beforeAll(async () => {
  for (const seed of foreign) await seedPieces(emulator, seed);
  before = identities(await emulator.resources());
  await emulator.pages(1);
});

it('plan asks every zone what a spot instance costs', async () => {
  const planned = await step('plan', { spot: 'true', 'instance-types': 'm5.large', nodes: '10' });
  const perNode = (Number(planned.outputs['hourly-cost']) - 0.15 - (300 * 0.08) / 730) / 10;
  expect(perNode / 0.096).toBeCloseTo(0.388, 3);
});

it('up makes a cluster, and finds all of it made', async () => {
  const made = await step('up');
  expect(troublesOf(made)).toEqual([]);
  expect(made.outputs.result).toBe('created');
  const again = await step('up');
  expect(troublesOf(again)).toEqual([]);
  expect(again.outputs.result).toBe('unchanged');
});

it('down takes all of it away, and whatever somebody has added to its roles', async () => {
  const iam = new IAM(emulator.admin);
  const path = '/eks-cluster-action/74061981/cluster/paged/us-east-1/';
  const { Roles = [] } = await iam.listRoles({ PathPrefix: path });
  expect(Roles).not.toEqual([]);
  for (const { RoleName } of Roles) {
    for (const PolicyName of ['one', 'two', 'three']) {
      const Statement = [{ Effect: 'Allow', Action: 's3:ListBucket', Resource: '*' }];
      const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
      await iam.putRolePolicy({ RoleName, PolicyName, PolicyDocument });
    }
  }
  const removed = await step('down');
  expect(troublesOf(removed)).toEqual([]);
  expect(identities(await emulator.resources())).toEqual(before);
});

it('sweep finds what is left of a cluster among what is left of others', async () => {
  await seedPieces(emulator, orphan);
  await sleep(1000);
  const swept = await stepIn(emulator)('sweep', {
    'role-to-assume': emulator.sweepRoleArn,
    regions: 'us-east-1',
    'abandoned-after': '1s',
  });
  expect(swept.code).toBe(0);
  expect(identities(await emulator.resources())).toEqual(before);
});
