/** The action's client of a Kubernetes API. */

import { afterEach, describe, expect, test } from 'vitest';
import type { ConfigMap } from '../../../src/kubernetes/types.ts';
import { core, failure, type Lab, merge, namespace } from './lab.ts';

export function describeClient(lab: Lab): void {
  describe('the client', () => {
    const map = (data: Record<string, string>): ConfigMap => ({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { namespace, name: 'settings' },
      data,
    });
    const gateway = { namespace, name: 'web' };

    afterEach(() => lab.admin.delete('ConfigMap', { namespace, name: 'settings' }));

    test('finds nothing where there is nothing', async () => {
      const name = { namespace, name: 'none' };
      expect(await lab.admin.get('ConfigMap', name)).toBeUndefined();
      await lab.admin.delete('ConfigMap', name);
      await lab.admin.delete('ConfigMap', { namespace: 'nowhere', name: 'none' });
      expect((await lab.admin.list('Ingress')).items).toEqual([]);
      expect((await lab.admin.list('Pod', { namespace: 'nowhere' })).items).toEqual([]);
    });

    test('finds nothing of a kind that the cluster does not have', async () => {
      expect(await lab.admin.get('Gateway', gateway)).toBeUndefined();
      await lab.admin.delete('Gateway', gateway);
      expect((await lab.admin.list('Gateway')).items).toEqual([]);
    });

    test('gives the items of a list what lists leave out', async () => {
      await lab.admin.apply(map({ a: '1' }));
      const raw = await lab.server.call('GET', `${core}/configmaps`);
      expect(Object.keys(Object(raw.body).items[0])).not.toContain('kind');
      const { items } = await lab.admin.list('ConfigMap', { namespace });
      expect(items.every(({ kind, apiVersion }) => kind === 'ConfigMap' && apiVersion === 'v1')).toBe(true);
    });

    test('makes what is not there, once', async () => {
      expect(await lab.admin.create(map({ a: '1' }))).toMatchObject(map({ a: '1' }));
      expect(await failure(lab.admin.create(map({ a: '2' })))).toMatchObject({
        status: 409,
        reason: 'AlreadyExists',
      });
      expect(await lab.admin.get('ConfigMap', { namespace, name: 'settings' })).toMatchObject({
        data: { a: '1' },
      });
    });

    test('applies, meets a conflict, and takes over', async () => {
      await lab.admin.apply(map({ a: '1' }));
      const settings = `${core}/configmaps/settings?fieldManager=somebody`;
      await lab.server.call('PATCH', settings, { as: merge, body: { data: { a: '2' } } });
      expect(await failure(lab.admin.apply(map({ a: '3' })))).toMatchObject({
        status: 409,
        reason: 'Conflict',
        message: expect.stringContaining('conflict with "somebody" using v1: .data.a'),
      });
      expect(await lab.admin.apply(map({ a: '3' }), { force: true })).toMatchObject({ data: { a: '3' } });
    });

    test('is refused what does not exist', async () => {
      const mistaken = { ...map({ a: '1' }), dta: {} };
      expect(await failure(lab.admin.apply(mistaken))).toMatchObject({
        status: 500,
        message: expect.stringContaining('.dta: field not declared in schema'),
      });
      const nowhere = { ...map({}), metadata: { namespace: 'nowhere', name: 'settings' } };
      expect(await failure(lab.admin.apply(nowhere))).toMatchObject({
        status: 404,
        message: expect.stringContaining('namespaces "nowhere" not found'),
      });
    });

    test('watches from a version on', async () => {
      await lab.admin.apply(map({ a: '1' }));
      const { resourceVersion } = await lab.admin.list('ConfigMap', { namespace });
      const stop = new AbortController();
      const seen: string[] = [];
      const watch = async (): Promise<void> => {
        for await (const event of lab.admin.watch('ConfigMap', {
          namespace,
          resourceVersion,
          signal: stop.signal,
        })) {
          if (event.type === 'BOOKMARK') continue;
          seen.push(`${event.type} ${event.object.kind} ${event.object.metadata.name}`);
          if (event.type === 'DELETED') stop.abort(new Error('seen enough'));
        }
      };
      const watching = failure(watch());
      await lab.admin.apply(map({ a: '2' }));
      await lab.admin.delete('ConfigMap', { namespace, name: 'settings' });
      expect(await watching).toMatchObject({ message: 'seen enough' });
      expect(seen).toEqual(['MODIFIED ConfigMap settings', 'DELETED ConfigMap settings']);
    });
  });
}
