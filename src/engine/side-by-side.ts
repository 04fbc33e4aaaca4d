/** How many questions at once, where there may be hundreds: how many AWS answers in a second, it counts for the whole account. */
export const fewAtOnce = 5;

/**
 * Works on every item, at most so many of them at once.
 * @returns what came of each, in the items' order.
 * @throws what the first of them to fail has thrown; those that have not begun are left.
 */
export async function sideBySide<Item, Result>(
  items: readonly Item[],
  most: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  // A generator, and no iterator of the list: the loop that fails closes it for all of them.
  const waiting = (function* () {
    yield* items.entries();
  })();
  const worker = async (): Promise<void> => {
    for (const [index, item] of waiting) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, worker));
  return results;
}
