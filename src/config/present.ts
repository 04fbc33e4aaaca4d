/** The items of a list that could be read. */
export function present<Item>(list: readonly (Item | undefined)[] = []): Item[] {
  return list.filter((item) => item !== undefined);
}
