/** Who comes with a token of EKS. */

import { describe, expect, test } from 'vitest';
import { clusterClient, isNotUsableYet, isStranger } from '../../../src/kubernetes/access.ts';
import { kubernetesToken } from '../../../src/kubernetes/token.ts';
import { clusterName, credentialsOf, region } from '../people.ts';
import { failure, type Lab } from './lab.ts';

export function describeToken(lab: Lab): void {
  const { aws } = lab;
  describe('a token of EKS', () => {
    test('is accepted', async () => {
      expect((await lab.clientOf('ci').list('Node')).items).toEqual([]);
    });

    test('of somebody who may not is refused, and of somebody unknown is no token', async () => {
      const refusals = [
        [await failure(lab.clientOf('viewer').list('Node')), 403],
        [await failure(lab.clientOf('stranger').list('Node')), 401],
        [await failure(clusterClient(aws, { ...lab.plane, name: 'other' }).list('Node')), 401],
      ] as const;
      for (const [error, status] of refusals) {
        expect(error).toMatchObject({ status });
        expect(isStranger(error)).toBe(true);
        expect([0, 240_000].map((waited) => isNotUsableYet(error, waited))).toEqual([true, false]);
      }
    });

    test('signed by another key is none', async () => {
      const credentials = { ...credentialsOf('ci'), secretAccessKey: 'wrong' };
      const { token } = await kubernetesToken({
        cluster: clusterName,
        region,
        credentials: async () => credentials,
      });
      expect((await lab.server.call('GET', '/api/v1/nodes', { token })).status).toBe(401);
    });
  });
}
