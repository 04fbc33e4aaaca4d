/** What can be read of an event's payload, which a tool may have written, in part or oddly: nothing here fails. */

/** A member, however deep; undefined where there is none. */
export function memberAt(value: unknown, ...path: readonly string[]): unknown {
  let found = value;
  for (const name of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name)) return undefined;
    found = Reflect.get(found, name);
  }
  return found;
}

/** Undefined also where it is empty, or no text. */
export function textAt(value: unknown, ...path: readonly string[]): string | undefined {
  const found = memberAt(value, ...path);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

/** As GitHub numbers things: a whole number from 1. */
export function numberAt(value: unknown, ...path: readonly string[]): number | undefined {
  const found = memberAt(value, ...path);
  return typeof found === 'number' && Number.isSafeInteger(found) && found > 0 ? found : undefined;
}

/** Its items; undefined where it is no list. */
export function listAt(value: unknown, ...path: readonly string[]): readonly unknown[] | undefined {
  const found = memberAt(value, ...path);
  return Array.isArray(found) ? found : undefined;
}
