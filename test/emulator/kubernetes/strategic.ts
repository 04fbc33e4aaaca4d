/** Strategic merge patch: a JSON merge patch that merges lists by the keys their kind declares. */
import { badRequest } from './errors.ts';
import { type Fields, isFields, same } from './objects.ts';
import type { Shape } from './schema/shape.ts';

const directive = '$patch';
const setOrder = '$setElementOrder/';
const deleteFromList = '$deleteFromPrimitiveList/';
const retainKeys = '$retainKeys';

const patchedMembers = (shape: Shape | undefined, original: Fields, patch: Fields): Fields => {
  const retained = patch[retainKeys];
  const members: Fields = Array.isArray(retained)
    ? Object.fromEntries(Object.entries(original).filter(([name]) => retained.includes(name)))
    : { ...original };
  for (const [name, value] of Object.entries(patch)) {
    if (name === retainKeys || name === directive || name.startsWith(setOrder)) continue;
    if (name.startsWith(deleteFromList)) {
      const field = name.slice(deleteFromList.length);
      const current = members[field];
      if (Array.isArray(current) && Array.isArray(value)) {
        members[field] = current.filter((item) => !value.some((deleted) => same(deleted, item)));
      }
      continue;
    }
    const described = shape?.member(name);
    const result = patched(described, members[name], value);
    if (result === undefined) delete members[name];
    else members[name] = result;
  }
  for (const [name, order] of Object.entries(patch)) {
    if (!name.startsWith(setOrder) || !Array.isArray(order)) continue;
    const field = name.slice(setOrder.length);
    const current = members[field];
    if (Array.isArray(current)) members[field] = ordered(shape?.member(field), current, order);
  }
  return members;
};

const keyOf = (mergeKey: string, item: unknown): unknown =>
  mergeKey && isFields(item) ? item[mergeKey] : item;

/** The items in the order that the patch asks for; those it does not name stay behind the one they followed. */
const ordered = (shape: Shape | undefined, items: unknown[], order: unknown[]): unknown[] => {
  const mergeKey = shape?.mergeKey ?? '';
  const position = (item: unknown): number =>
    order.findIndex((wanted) => same(keyOf(mergeKey, wanted), keyOf(mergeKey, item)));
  let last = -1;
  return items
    .map((item, index) => {
      const place = position(item);
      if (place >= 0) last = place;
      return { item, index, place: place >= 0 ? place : last + 0.5 };
    })
    .sort((left, right) => left.place - right.place || left.index - right.index)
    .map(({ item }) => item);
};

const patchedList = (shape: Shape, mergeKey: string, original: unknown[], patch: unknown[]): unknown[] => {
  if (patch.some((item) => isFields(item) && item[directive] === 'replace')) {
    return patch.filter((item) => !(isFields(item) && item[directive] === 'replace'));
  }
  let items = [...original];
  for (const item of patch) {
    if (!mergeKey) {
      if (!items.some((known) => same(known, item))) items.push(item);
      continue;
    }
    if (!isFields(item)) throw badRequest('expected a list of objects in the strategic merge patch');
    const key = item[mergeKey];
    if (key === undefined) {
      throw badRequest(`map: ${JSON.stringify(item)} does not contain declared merge key: ${mergeKey}`);
    }
    const index = items.findIndex((known) => same(keyOf(mergeKey, known), key));
    if (item[directive] === 'delete') {
      items = items.filter((known) => !same(keyOf(mergeKey, known), key));
    } else if (index < 0) {
      items.push(patched(shape.item(), undefined, item));
    } else {
      items[index] = patched(shape.item(), items[index], item);
    }
  }
  return items;
};

/** Undefined when the patch takes the value away. */
const patched = (shape: Shape | undefined, original: unknown, patch: unknown): unknown => {
  if (patch === null) return undefined;
  if (isFields(patch)) {
    if (patch[directive] === 'delete') return undefined;
    const base = isFields(original) && patch[directive] !== 'replace' ? original : {};
    return patchedMembers(shape, base, patch);
  }
  if (Array.isArray(patch) && shape?.mergeKey !== undefined) {
    return patchedList(shape, shape.mergeKey, Array.isArray(original) ? original : [], patch);
  }
  return patch;
};

/** Throws 400 when an item of a list lacks the key it is merged by. */
export const strategicMergePatch = (shape: Shape, original: Fields, patch: Fields): Fields =>
  patchedMembers(shape, original, patch);
