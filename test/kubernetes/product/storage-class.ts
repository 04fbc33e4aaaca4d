/** The default StorageClass. */

import { afterEach, describe, expect, test } from 'vitest';
import type { StorageClass } from '../../../src/kubernetes/types.ts';
import { storageClass } from '../../../src/resources/addons/storage-class.ts';
import { failure, type Lab, merge } from './lab.ts';

export function describeStorageClass(lab: Lab): void {
  const { access, aws, made, namesOf, planeNeed, stepOf } = lab;
  describe('the default StorageClass', () => {
    const resource = storageClass(aws, { plane: planeNeed, access, provisioner: 'ebs.csi.aws.com' });
    const ensured = () => {
      const { step, said } = stepOf('class', new Map([[planeNeed, lab.plane]]));
      return resource.ensure?.(step).then((value) => ({ value, said: said() }));
    };
    const removed = () => resource.remove?.(stepOf('class').step);
    const marked = async (): Promise<string[]> =>
      (await lab.admin.list('StorageClass')).items.flatMap(({ metadata }) =>
        metadata.annotations?.['storageclass.kubernetes.io/is-default-class'] === 'true' ? metadata.name : [],
      );
    const theirs = (more: Partial<StorageClass> = {}, name = 'gp3'): Promise<void> =>
      made('/apis/storage.k8s.io/v1/storageclasses?fieldManager=helm', {
        apiVersion: 'storage.k8s.io/v1',
        kind: 'StorageClass',
        metadata: { name },
        provisioner: 'ebs.csi.aws.com',
        volumeBindingMode: 'WaitForFirstConsumer',
        ...more,
      });

    afterEach(async () => {
      for (const name of await namesOf('StorageClass'))
        if (name !== 'gp2') await lab.admin.delete('StorageClass', { name });
    });

    test('is made, found again, and taken away', async () => {
      expect(await ensured()).toMatchObject({
        value: { metadata: { name: 'gp3' }, parameters: { encrypted: 'true' } },
      });
      expect(await ensured()).toMatchObject({ value: { metadata: { name: 'gp3' } }, said: '' });
      await removed();
      await removed();
      expect(await marked()).toEqual([]);
    });

    const same = { allowVolumeExpansion: true, reclaimPolicy: 'Delete' } as const;
    test.each([
      ['in the clear', { parameters: { type: 'gp3' } }],
      ['of another type', { parameters: { type: 'gp2', encrypted: 'true' } }],
      ['the same', { parameters: { type: 'gp3', encrypted: 'true' }, ...same }],
    ])('has another name beside a gp3 of somebody else, %s', async (_, more) => {
      await theirs(more);
      expect(await ensured()).toMatchObject({ value: { metadata: { name: 'eks-cluster-action-gp3' } } });
      const { metadata } =
        (await lab.admin.get('StorageClass', { name: 'gp3' })) ?? expect.fail('gp3 is gone');
      expect(metadata).not.toHaveProperty('labels');
      expect(metadata).not.toHaveProperty('annotations');
      await removed();
      expect(await namesOf('StorageClass')).toContain('gp3');
      expect(await marked()).toEqual([]);
    });

    test('is named as the next step where somebody else has both names', async () => {
      await theirs();
      await theirs({}, 'eks-cluster-action-gp3');
      expect(await failure(Promise.resolve(ensured()))).toMatchObject({
        message: expect.stringContaining(
          'kubectl annotate storageclass gp3 storageclass.kubernetes.io/is-default-class=true',
        ),
      });
    });

    test('stays unmarked where somebody has taken the mark off', async () => {
      await ensured();
      await lab.server.call('PATCH', '/apis/storage.k8s.io/v1/storageclasses/gp3?fieldManager=somebody', {
        as: merge,
        body: { metadata: { annotations: { 'storageclass.kubernetes.io/is-default-class': 'false' } } },
      });
      expect(await ensured()).toMatchObject({ value: { metadata: { name: 'gp3' } }, said: '' });
      expect(await marked()).toEqual([]);
    });
  });
}
