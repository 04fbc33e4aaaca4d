/** Volume claims that go with their cluster. */

import { describe, expect, test } from 'vitest';
import { claims } from '../../../src/resources/leftovers/claims.ts';
import { apps, core, eventually, type Lab, merge, namespace, spec, workload } from './lab.ts';

export function describeClaims(lab: Lab): void {
  const { aws, inside, made, namesOf, planeNeed, stepOf } = lab;
  describe('volume claims', () => {
    const finalizer = 'external-provisioner.volume.kubernetes.io/finalizer';
    const claim = (name: string): object => ({
      metadata: { name },
      spec: {
        accessModes: ['ReadWriteOnce'],
        storageClassName: 'some',
        resources: { requests: { storage: '1Gi' } },
      },
    });

    /** The driver's volume for a claim that exists. */
    async function volume(name: string, claimName: string): Promise<void> {
      const { body } = await lab.server.call('GET', `${core}/persistentvolumeclaims/${claimName}`);
      await made('/api/v1/persistentvolumes', {
        apiVersion: 'v1',
        kind: 'PersistentVolume',
        metadata: { name, finalizers: [finalizer] },
        spec: {
          accessModes: ['ReadWriteOnce'],
          capacity: { storage: '1Gi' },
          csi: { driver: 'ebs.csi.aws.com', volumeHandle: `vol-${name}` },
          storageClassName: 'some',
          persistentVolumeReclaimPolicy: 'Delete',
          claimRef: {
            apiVersion: 'v1',
            kind: 'PersistentVolumeClaim',
            namespace,
            name: claimName,
            uid: Object(body).metadata.uid,
          },
        },
      });
    }

    /** What external-provisioner does: once a volume is released, it goes. */
    async function drive(): Promise<void> {
      const { body } = await lab.server.call('GET', '/api/v1/persistentvolumes');
      for (const { metadata, status } of Object(body).items) {
        if (status?.phase !== 'Released') continue;
        await lab.admin.delete('PersistentVolume', metadata);
        const finalizers = (metadata.finalizers ?? []).filter((each: string) => each !== finalizer);
        await lab.server.call('PATCH', `/api/v1/persistentvolumes/${metadata.name}`, {
          as: merge,
          body: { metadata: { finalizers } },
        });
      }
    }

    test('go with the volumes behind them, and do not come back', async () => {
      await made(
        `${apps}/statefulsets`,
        workload('StatefulSet', 'db', {
          replicas: 1,
          serviceName: 'db',
          volumeClaimTemplates: [claim('data')],
        }),
      );
      await eventually(async () => expect(await namesOf('PersistentVolumeClaim')).toEqual(['data-db-0']));
      await volume('pv-1', 'data-db-0');
      await eventually(async () => {
        const { body } = await lab.server.call('GET', '/api/v1/persistentvolumes/pv-1');
        expect(Object(body).status.phase).toBe('Bound');
      });
      const driver = setInterval(() => void drive(), 300);
      const { step } = stepOf('claims');
      await claims(aws, spec, { inside, pools: planeNeed, capabilities: planeNeed }).remove?.(step);
      clearInterval(driver);
      expect(await namesOf('PersistentVolumeClaim')).toEqual([]);
      expect(await namesOf('PersistentVolume')).toEqual([]);
      expect(await namesOf('StatefulSet')).toEqual([]);
    });
  });
}
