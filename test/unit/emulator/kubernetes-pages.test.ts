import { expect, test } from 'vitest';
import { builtinKinds } from '../../emulator/kubernetes/kinds.ts';
import { type PageRequest, pageOf } from '../../emulator/kubernetes/pages.ts';
import { createStore } from '../../emulator/kubernetes/store.ts';

const kind = builtinKinds.find((each) => each.kind === 'ConfigMap') ?? expect.fail('there are no ConfigMaps');

test('a page whose moment is forgotten is refused with 410, and can be had as the list is now', () => {
  const store = createStore();
  const put = (name: string, data: Record<string, string> = {}): void => {
    const metadata = { name, namespace: 'default', uid: name, resourceVersion: '', creationTimestamp: '' };
    store.put(kind, { apiVersion: 'v1', kind: 'ConfigMap', metadata, data });
  };
  const page = (token: string) => {
    const request: PageRequest = {
      kind,
      namespace: 'default',
      matches: () => true,
      isSelective: false,
      limit: 2,
      token,
    };
    const { items, metadata } = pageOf(store, request);
    return { names: items.map(({ metadata: { name } }) => name), ...metadata };
  };
  for (const name of ['a', 'b', 'c']) put(name);
  const first = page('');
  expect(first).toMatchObject({ names: ['a', 'b'], remainingItemCount: 1 });
  const token = first.continue ?? expect.fail('there is no more');
  put('d');
  expect(page(token).names).toEqual(['c']);
  for (let change = 0; change <= 5000; change += 1) put('a', { change: String(change) });
  let refusal: unknown;
  try {
    page(token);
  } catch (error) {
    refusal = error;
  }
  expect(refusal).toMatchObject({ code: 410, reason: 'Expired', metadata: { continue: expect.any(String) } });
  expect(page(Object(refusal).metadata.continue).names).toEqual(['c', 'd']);
});
