/** JSON merge patches (RFC 7386) and JSON patches (RFC 6902). */
import { ApiError, badRequest } from './errors.ts';
import { type Fields, isFields, same } from './objects.ts';

export function mergePatch(original: unknown, patch: unknown): unknown {
  if (!isFields(patch)) return patch;
  const members: Fields = isFields(original) ? { ...original } : {};
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete members[name];
    else members[name] = mergePatch(members[name], value);
  }
  return members;
}

const cannotApply = (message: string): ApiError =>
  new ApiError(422, 'Invalid', `the server rejected our request due to an error in our request: ${message}`);

const tokens = (pointer: unknown): string[] => {
  if (typeof pointer !== 'string' || (pointer !== '' && !pointer.startsWith('/'))) {
    throw badRequest(`invalid JSON pointer ${JSON.stringify(pointer)}`);
  }
  return pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
};

const indexIn = (list: unknown[], token: string, end: number): number => {
  const index = token === '-' ? list.length : Number(token);
  if (!/^(-|0|[1-9]\d*)$/.test(token) || index > end) throw cannotApply(`index out of bounds: ${token}`);
  return index;
};

const read = (document: unknown, path: string[]): unknown => {
  let current = document;
  for (const token of path) {
    if (Array.isArray(current)) current = current[indexIn(current, token, current.length - 1)];
    else if (isFields(current) && Object.hasOwn(current, token)) current = current[token];
    else throw cannotApply(`doc is missing path: /${path.join('/')}`);
  }
  return current;
};

/** Rebuilds the containers on the way to a place, and lets `change` alter the innermost one. */
const rebuilt = (
  document: unknown,
  [token = '', ...rest]: string[],
  change: (container: unknown[] | Fields, token: string) => void,
): unknown => {
  const copy = Array.isArray(document) ? [...document] : isFields(document) ? { ...document } : undefined;
  if (!copy) throw cannotApply(`doc is missing path: ${token}`);
  if (rest.length === 0) change(copy, token);
  else if (Array.isArray(copy)) {
    const index = indexIn(copy, token, copy.length - 1);
    copy[index] = rebuilt(copy[index], rest, change);
  } else {
    if (!Object.hasOwn(copy, token)) throw cannotApply(`doc is missing path: /${token}`);
    copy[token] = rebuilt(copy[token], rest, change);
  }
  return copy;
};

const add = (document: unknown, path: string[], value: unknown): unknown =>
  path.length === 0
    ? value
    : rebuilt(document, path, (container, token) => {
        if (Array.isArray(container)) container.splice(indexIn(container, token, container.length), 0, value);
        else container[token] = value;
      });

const remove = (document: unknown, path: string[]): unknown =>
  rebuilt(document, path, (container, token) => {
    if (Array.isArray(container)) container.splice(indexIn(container, token, container.length - 1), 1);
    else if (Object.hasOwn(container, token)) delete container[token];
    else throw cannotApply(`Unable to remove nonexistent key: ${token}: missing value`);
  });

const operations: Record<string, (document: unknown, operation: Fields) => unknown> = {
  add: (document, { path, value }) => add(document, tokens(path), value),
  remove: (document, { path }) => remove(document, tokens(path)),
  replace: (document, { path, value }) => add(remove(document, tokens(path)), tokens(path), value),
  move: (document, { from, path }) =>
    add(remove(document, tokens(from)), tokens(path), read(document, tokens(from))),
  copy: (document, { from, path }) => add(document, tokens(path), read(document, tokens(from))),
  test: (document, { path, value }) => {
    if (!same(read(document, tokens(path)), value))
      throw cannotApply(`testing value ${path} failed: test failed`);
    return document;
  },
};

/** Throws 422 when an operation does not apply, 400 when the patch is none. */
export function jsonPatch(original: unknown, patch: unknown): unknown {
  if (!Array.isArray(patch)) throw badRequest('a JSON patch is a list of operations');
  return patch.reduce((document: unknown, operation: unknown) => {
    const apply = isFields(operation) ? operations[String(operation.op)] : undefined;
    if (!apply || !isFields(operation)) throw badRequest(`Unexpected kind: ${JSON.stringify(operation)}`);
    return apply(document, operation);
  }, original);
}
