import type { Aws } from '../../aws/clients.ts';
import { change, stays } from '../../engine/difference.ts';
import type { Resource } from '../../engine/graph.ts';
import { clusterClient, isNotUsableYet } from '../../kubernetes/access.ts';
import type { ServiceAccount } from '../../kubernetes/types.ts';
import { messageOf } from '../../message-of.ts';
import { type AccountName, accountInWords } from '../../spec/pods.ts';
import { untilUsable } from '../addons/usable.ts';
import type { ControlPlane } from '../control-plane/control-plane.ts';
import { type AccountNeeds, managedByKey, patience, us } from './service-account.ts';

/** Service accounts of ours that the file does not name any more. */
export function formerAccounts(
  aws: Aws,
  wanted: readonly AccountName[],
  { plane, access }: Pick<AccountNeeds, 'plane' | 'access'>,
): Resource<ServiceAccount[]> {
  const names = wanted.map(accountInWords);
  const nameOf = ({ metadata: { namespace = '', name } }: ServiceAccount): string =>
    accountInWords({ namespace, name });

  async function find(of: ControlPlane, timeout?: number): Promise<ServiceAccount[]> {
    const options = { labelSelector: `${managedByKey}=${us}`, ...(timeout !== undefined && { timeout }) };
    const { items } = await clusterClient(aws, of).list('ServiceAccount', options);
    return items.filter((each) => !names.includes(nameOf(each)));
  }

  return {
    name: 'former service accounts',
    needs: [plane, access],
    within: plane,
    read: async () => {
      const cluster = await plane.read();
      return cluster && find(cluster);
    },
    diff: async () => {
      const cluster = await plane.read();
      if (cluster === undefined) return [];
      try {
        const found = await find(cluster, patience);
        return found.map((each) => change(`${nameOf(each)} is deleted: the file does not name it`));
      } catch (error) {
        if (!isNotUsableYet(error, 0)) throw error;
        return [stays(`which there are is not known: ${messageOf(error)}`)];
      }
    },
    ensure: async (step) => {
      const cluster = step.need(plane);
      const client = clusterClient(aws, cluster);
      return untilUsable(step, 'the Kubernetes API', async () => {
        for (const each of await find(cluster)) {
          step.change('deleted', nameOf(each));
          await client.delete('ServiceAccount', each.metadata);
        }
        return { done: [] };
      });
    },
  };
}
