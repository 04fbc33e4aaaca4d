import type { Addon } from '@aws-sdk/client-eks';
import type { Aws } from '../aws/clients.ts';
import { isExisting, unlessAbsent } from '../aws/errors.ts';
import type { ClusterSpec } from '../config/spec.ts';
import type { Resource } from '../engine/graph.ts';
import type { Step } from '../engine/step.ts';
import type { ControlPlane } from './control-plane.ts';

/** An EKS add-on, in the default version for the cluster's Kubernetes. */
export function addon(
  aws: Aws,
  spec: ClusterSpec,
  addonName: string,
  plane: Resource<ControlPlane>,
): Resource<Addon> {
  const clusterName = spec.name;

  async function read(): Promise<Addon | undefined> {
    const eks = await aws.eks();
    const answer = await unlessAbsent(eks.describeAddon({ clusterName, addonName }));
    return answer?.addon;
  }

  async function create(step: Step): Promise<void> {
    step.change('created');
    const eks = await aws.eks();
    await eks
      .createAddon({ clusterName, addonName, resolveConflicts: 'OVERWRITE', tags: { ...spec.tags } })
      .catch((error: unknown) => {
        if (!isExisting(error)) throw error;
      });
  }

  async function untilGone(step: Step): Promise<void> {
    await step.until(`add-on ${addonName} to go`, async () => {
      const now = await read();
      if (now?.status === 'DELETE_FAILED')
        throw new Error(`Add-on ${addonName} DELETE_FAILED. ${healthOf(now)}`);
      return now === undefined ? { done: undefined } : { waiting: now.status ?? 'DELETING' };
    });
  }

  async function remove(step: Step): Promise<void> {
    if ((await read()) === undefined) return;
    step.change('deleted');
    const eks = await aws.eks();
    await unlessAbsent(eks.deleteAddon({ clusterName, addonName }));
    await untilGone(step);
  }

  /** The add-on once nothing that came before stands in its way: what failed is made anew. */
  async function findUsable(step: Step): Promise<Addon | undefined> {
    const existing = await read();
    if (existing?.status === 'DELETING') await untilGone(step);
    else if (!existing?.status?.endsWith('_FAILED')) return existing;
    else {
      step.say(`${existing.status}, to be made anew. ${healthOf(existing)}`);
      await remove(step);
    }
    return undefined;
  }

  return {
    name: `add-on ${addonName}`,
    needs: [plane],
    within: plane,
    read,
    ensure: async (step) => {
      if ((await findUsable(step)) === undefined) await create(step);
      return step.until('the add-on', async () => {
        const now = await read();
        if (now?.status === 'ACTIVE') return { done: now };
        if (now?.status?.endsWith('_FAILED')) {
          throw new Error(`Add-on ${addonName} is ${now.status}. ${healthOf(now)}`);
        }
        // DEGRADED is no failure: so is every add-on with replicas until there are nodes.
        return {
          waiting: [now?.status ?? 'not to be seen yet', now && healthOf(now)].filter(Boolean).join(', '),
        };
      });
    },
    remove,
  };
}

function healthOf({ health }: Addon): string {
  return (health?.issues ?? []).map(({ code, message }) => `EKS says: ${code}: ${message}`).join(' ');
}
