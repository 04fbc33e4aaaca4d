import type { Report } from './read.ts';

/** Reports each item of a list that has the name of one before. @param field that holds the name, such as `.name` */
export function checkUnique<Item>(
  path: string,
  items: readonly (Item | undefined)[] | undefined,
  nameOf: (item: Item) => string | undefined,
  report: Report,
  field = '',
): void {
  const names = items?.map((item) => (item === undefined ? undefined : nameOf(item))) ?? [];
  names.forEach((name, index) => {
    const first = names.indexOf(name);
    if (name !== undefined && first < index) {
      report(`${path}[${index}]${field}`, `it repeats ${path}[${first}]${field}, ${name}. Keep one.`);
    }
  });
}
