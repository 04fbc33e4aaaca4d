import { expect, it } from 'vitest';
import { sideBySide } from '../../../src/engine/side-by-side.ts';

it('works on every item, never on more than so many at once, and answers in their order', async () => {
  let working = 0;
  let most = 0;
  const results = await sideBySide([5, 1, 4, 2, 3], 2, async (item) => {
    working += 1;
    most = Math.max(most, working);
    for (let turn = 0; turn < item; turn += 1) await Promise.resolve();
    working -= 1;
    return item * 10;
  });
  expect(results).toEqual([50, 10, 40, 20, 30]);
  expect(most).toBe(2);
});

it('begins nothing more once one has failed', async () => {
  const begun: number[] = [];
  const work = sideBySide([1, 2, 3, 4], 2, async (item) => {
    begun.push(item);
    await Promise.resolve();
    if (item === 1) throw new Error('one');
  });
  await expect(work).rejects.toThrow('one');
  await new Promise(setImmediate);
  expect(begun).toEqual([1, 2]);
});

it('has nothing to do with no items', async () => {
  expect(await sideBySide([], 3, async () => 1)).toEqual([]);
});
