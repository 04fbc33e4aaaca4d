/** Work that must not overlap. */

export type InTurn = <Result>(key: string, work: () => Promise<Result>) => Promise<Result>;

/** Lets no two pieces of work on the same thing run at once. */
export function turns(): InTurn {
  const last = new Map<string, Promise<unknown>>();
  return async (key, work) => {
    const before = last.get(key);
    const turn = (async () => {
      await Promise.allSettled([before]);
      return await work();
    })();
    last.set(key, turn);
    return await turn;
  };
}
