/** Reading JSON whose shape is known only in part. */

export type Fields = Record<string, unknown>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value at a path of member names; undefined when some step is absent. */
export const at = (value: unknown, ...path: string[]): unknown => {
  let current = value;
  for (const step of path) {
    if (!isFields(current)) return undefined;
    current = current[step];
  }
  return current;
};

export const fieldsAt = (value: unknown, ...path: string[]): Fields => {
  const found = at(value, ...path);
  return isFields(found) ? found : {};
};

/** The string at a path; empty when there is none, as Kubernetes itself sees absent strings. */
export const textAt = (value: unknown, ...path: string[]): string => {
  const found = at(value, ...path);
  return typeof found === 'string' ? found : '';
};

export const numberAt = (value: unknown, ...path: string[]): number | undefined => {
  const found = at(value, ...path);
  return typeof found === 'number' ? found : undefined;
};

/** The objects in the list at a path. */
export const itemsAt = (value: unknown, ...path: string[]): Fields[] => {
  const found = at(value, ...path);
  return Array.isArray(found) ? found.filter(isFields) : [];
};

/** The strings in the list at a path. */
export const textsAt = (value: unknown, ...path: string[]): string[] => {
  const found = at(value, ...path);
  return Array.isArray(found) ? found.filter((item): item is string => typeof item === 'string') : [];
};

/** The members of the map at a path whose values are strings. */
export const mapAt = (value: unknown, ...path: string[]): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fieldsAt(value, ...path)).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );

/** Equality of JSON values; the order of members does not count. */
export const same = (left: unknown, right: unknown): boolean => {
  if (left === right) return true;
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, index) => same(item, right[index]));
  }
  if (!isFields(left) || !isFields(right)) return false;
  const names = Object.keys(left);
  return (
    names.length === Object.keys(right).length &&
    names.every((name) => Object.hasOwn(right, name) && same(left[name], right[name]))
  );
};

/** Kubernetes' time format: RFC 3339, to the second. */
export const timestamp = (date = new Date()): string => date.toISOString().replace(/\.\d+Z$/, 'Z');
