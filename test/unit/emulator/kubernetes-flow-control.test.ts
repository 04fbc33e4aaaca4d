import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFlowControl, globalDefault } from '../../emulator/kubernetes/flow-control.ts';
import { type Answer, type ClusterInTest, clusterInTest } from './kubernetes-in-test.ts';

test('seats 49 requests of a user, lets 300 wait, and refuses the rest', async () => {
  const control = createFlowControl(globalDefault);
  const user = { username: 'runner', groups: ['system:authenticated'] };
  const leaving = Array.from({ length: 400 }, () => control.enter(user));
  const leave = await Promise.all(leaving.slice(0, 49));
  const refused = await Promise.allSettled(leaving.slice(349));
  expect(refused.map(({ status }) => status)).toEqual(Array.from({ length: 51 }, () => 'rejected'));
  for (const done of leave) done();
  for (const waiting of leaving.slice(49, 349)) (await waiting)();
});

let cluster: ClusterInTest;
beforeAll(async () => {
  cluster = await clusterInTest({ authorize: () => true, priorityLevel: { seats: 1, queued: 2 } });
});
afterAll(() => cluster.close());

const ask = (count: number, token: string): Promise<Answer[]> =>
  Promise.all(Array.from({ length: count }, () => cluster.call('GET', '/api/v1/nodes', { token })));

test('says when to come back', async () => {
  // Whose connections stay open: opening them takes longer than a request has its seat.
  await ask(20, 'admin');
  const refused = (await ask(20, 'viewer')).filter(({ status }) => status !== 200);
  expect(refused.length).toBeGreaterThan(0);
  for (const { status, headers, body } of refused) {
    expect([status, headers['retry-after'], body]).toEqual([
      429,
      '1',
      'Too many requests, please try again later.\n',
    ]);
  }
});

test('lets masters through', async () => {
  expect((await ask(20, 'admin')).every(({ status }) => status === 200)).toBe(true);
});
