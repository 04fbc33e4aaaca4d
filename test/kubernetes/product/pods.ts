/** Pods that go with their cluster. */

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { pods } from '../../../src/resources/leftovers/pods.ts';
import { apps, container, core, eventually, type Lab, merge, namespace, workload } from './lab.ts';

/** @param manyPods more than a cluster takes requests of one user at once, and than it puts in one page */
export function describePods(lab: Lab, manyPods: number): void {
  const { inside, made, namesOf, pod, stepOf } = lab;
  describe('pods', { timeout: 180_000 }, () => {
    const remove = async () => {
      const { step, said, changes } = stepOf('pods');
      await pods({ inside, groups: [] }).remove?.(step);
      return { said: said(), changes };
    };

    beforeEach(async () => {
      await lab.server.node('one');
      await lab.server.node('two');
    });
    afterEach(async () => {
      for (const kind of ['deployments', 'daemonsets', 'statefulsets']) {
        await lab.server.call('DELETE', `${apps}/${kind}?propagationPolicy=Background`);
      }
      await lab.server.call(
        'DELETE',
        `/apis/batch/v1/namespaces/${namespace}/jobs?propagationPolicy=Background`,
      );
      await lab.server.call('DELETE', `${core}/pods?gracePeriodSeconds=0`);
      await eventually(async () => expect(await namesOf('Pod')).toEqual([]));
      for (const name of await namesOf('Node')) await lab.admin.delete('Node', { name });
    });

    test('go from their nodes, whatever keeps them, and those of DaemonSets stay', async () => {
      await made(`${apps}/deployments`, workload('Deployment', 'web', { replicas: 3 }));
      await made(`/apis/policy/v1/namespaces/${namespace}/poddisruptionbudgets`, {
        apiVersion: 'policy/v1',
        kind: 'PodDisruptionBudget',
        metadata: { name: 'web' },
        spec: { minAvailable: 3, selector: { matchLabels: { app: 'web' } } },
      });
      await made(`${apps}/daemonsets`, workload('DaemonSet', 'agent'));
      await made(`${apps}/statefulsets`, workload('StatefulSet', 'db', { replicas: 2, serviceName: 'db' }));
      await made(`/apis/batch/v1/namespaces/${namespace}/jobs`, {
        apiVersion: 'batch/v1',
        kind: 'Job',
        metadata: { name: 'import' },
        spec: { template: { spec: { restartPolicy: 'Never', containers: [container] } } },
      });
      await pod('patient', 'one', { terminationGracePeriodSeconds: 3600 });
      const placed = async () =>
        (await lab.admin.list('Pod')).items.filter(({ spec: { nodeName } }) => nodeName !== undefined);
      await eventually(async () => expect((await placed()).length).toBeGreaterThanOrEqual(8));

      await remove();

      const left = (await placed()).map(({ metadata }) => metadata.name);
      expect(left).toEqual([expect.stringMatching(/^agent-/), expect.stringMatching(/^agent-/)]);
      expect(await namesOf('PodDisruptionBudget')).toEqual([]);
      expect((await lab.admin.list('Node')).items.map(({ spec }) => spec.unschedulable)).toEqual([
        true,
        true,
      ]);
    });

    test('with a finalizer are awaited', async () => {
      await pod('kept', 'one', {}, { finalizers: ['example.com/keep'] });
      const kept = { namespace, name: 'kept' };
      const removal = remove();
      await eventually(async () =>
        expect((await lab.admin.get('Pod', kept))?.metadata.deletionTimestamp).toBeDefined(),
      );
      await lab.server.call('PATCH', `${core}/pods/kept`, {
        as: merge,
        body: { metadata: { finalizers: null } },
      });
      expect((await removal).said).toContain('waiting for the controllers in the cluster (Pod product/kept)');
      expect(await lab.admin.get('Pod', kept)).toBeUndefined();
    });

    test('by the thousand are listed page by page and go without the API being too busy for it', async () => {
      const names = Array.from({ length: manyPods }, (_, index) => `many-${index}`);
      await Promise.all(
        Array.from({ length: 16 }, async () => {
          for (let name = names.pop(); name !== undefined; name = names.pop()) await pod(name, 'one');
        }),
      );
      const found = await namesOf('Pod');
      expect(new Set(found).size).toBe(manyPods);
      const { said } = await remove();
      expect(said).not.toContain('429');
      expect(await namesOf('Pod')).toEqual([]);
    });
  });
}
