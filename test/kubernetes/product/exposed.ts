/** What is exposed to the outside, and goes with its cluster. */

import { describe, expect, test } from 'vitest';
import { exposed } from '../../../src/resources/leftovers/exposed.ts';
import { core, eventually, type Lab, merge, namespace } from './lab.ts';

export function describeExposed(lab: Lab): void {
  const { inside, made, namesOf, planeNeed, stepOf } = lab;
  describe('what is exposed', () => {
    test('goes, each when its controller has let go of it, where there are no Gateways', async () => {
      const ingresses = `/apis/networking.k8s.io/v1/namespaces/${namespace}/ingresses`;
      await made(`${core}/services`, {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'web', finalizers: ['service.kubernetes.io/load-balancer-cleanup'] },
        spec: { type: 'LoadBalancer', ports: [{ port: 80 }] },
      });
      await made(`${core}/services`, {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'inner' },
        spec: { ports: [{ port: 80 }] },
      });
      await made(ingresses, {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'Ingress',
        metadata: { name: 'web', finalizers: ['ingress.k8s.aws/resources'] },
        spec: { defaultBackend: { service: { name: 'web', port: { number: 80 } } } },
      });
      const { step, said } = stepOf('exposed');
      const removal = exposed({ inside, pools: planeNeed, capabilities: planeNeed }).remove?.(step);
      const letGo = { as: merge, body: { metadata: { finalizers: null } } };
      await eventually(async () => expect(said()).toContain('deleting: Ingress product/web'));
      await lab.server.call('PATCH', `${core}/services/web`, letGo);
      await lab.server.call('PATCH', `${ingresses}/web`, letGo);
      await removal;
      expect(said()).toContain('deleting: Service product/web');
      expect(
        (await lab.admin.list('Service', { namespace })).items.map(({ metadata }) => metadata.name),
      ).toEqual(['inner']);
      expect(await namesOf('Ingress')).toEqual([]);
      await lab.admin.delete('Service', { namespace, name: 'inner' });
    });
  });
}
