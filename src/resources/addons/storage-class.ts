import type { Aws } from '../../aws/clients.ts';
import { type Difference, make, stays } from '../../engine/difference.ts';
import type { Resource } from '../../engine/graph.ts';
import type { Need } from '../../engine/need.ts';
import { clusterClient, isNotUsableYet } from '../../kubernetes/access.ts';
import { isConflict } from '../../kubernetes/errors.ts';
import type { StorageClass } from '../../kubernetes/types.ts';
import { messageOf } from '../../message-of.ts';
import type { AccessEntry } from '../access/access-entry.ts';
import type { ControlPlane } from '../control-plane/control-plane.ts';
import { untilUsable } from './usable.ts';

export interface StorageClassNeeds {
  plane: Resource<ControlPlane>;
  access: Need<AccessEntry>;
  /** Of the driver that the cluster has: the add-on's, or Auto Mode's own. */
  provisioner: 'ebs.csi.aws.com' | 'ebs.csi.eks.amazonaws.com';
}

const isDefaultKey = 'storageclass.kubernetes.io/is-default-class';
const managedByKey = 'app.kubernetes.io/managed-by';
const us = 'eks-cluster-action';

/** Milliseconds that the cluster is given to answer a plan. */
const patience = 10_000;

/** The second where somebody else has the first. */
const names = ['gp3', `${us}-gp3`] as const;

/** Since Kubernetes 1.30 EKS marks no class as default, so that a claim that names none would wait for ever. */
const encryptedGp3 = (name: string, provisioner: string): StorageClass => ({
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  metadata: { name, labels: { [managedByKey]: us }, annotations: { [isDefaultKey]: 'true' } },
  provisioner,
  parameters: { type: 'gp3', encrypted: 'true' },
  reclaimPolicy: 'Delete',
  volumeBindingMode: 'WaitForFirstConsumer',
  allowVolumeExpansion: true,
});

const isDefault = ({ metadata }: StorageClass): boolean => metadata.annotations?.[isDefaultKey] === 'true';
const isOurs = ({ metadata }: StorageClass): boolean => metadata.labels?.[managedByKey] === us;

/** Kubernetes changes no class's provisioner. */
const replaced = ({ provisioner }: StorageClass, wanted: string): Difference => ({
  verdict: 'replace',
  words: `provisioner: ${provisioner} → ${wanted}`,
});

/** Every name for a class of ours is somebody else's. */
export class NoNameForStorageClassError extends Error {
  constructor() {
    super(
      `No StorageClass is the default one, and ${names.join(' and ')} are not this action's to change. Mark one as default: ` +
        `kubectl annotate storageclass ${names[0]} ${isDefaultKey}=true --overwrite`,
    );
    this.name = 'NoNameForStorageClassError';
  }
}

/**
 * A default StorageClass: the one there is, or an encrypted gp3 of ours. It is made and never changed: one of the same name
 * is somebody else's, or ours from which somebody has taken the mark.
 */
export function storageClass(aws: Aws, needs: StorageClassNeeds): Resource<StorageClass> {
  async function list(plane: ControlPlane, timeout?: number): Promise<StorageClass[]> {
    const options = timeout === undefined ? {} : { timeout };
    return (await clusterClient(aws, plane).list('StorageClass', options)).items;
  }

  /** One of ours whose driver the cluster has no more. */
  const isStale = (each: StorageClass): boolean => isOurs(each) && each.provisioner !== needs.provisioner;

  /** Where somebody has taken the mark off ours, there is to be no default one. */
  const find = (classes: StorageClass[]): StorageClass | undefined => {
    const usable = classes.filter((each) => !isStale(each));
    return usable.find(isDefault) ?? usable.find(isOurs);
  };

  return {
    name: 'default StorageClass',
    needs: [needs.plane, needs.access],
    within: needs.plane,
    read: async () => {
      const plane = await needs.plane.read();
      return plane && find(await list(plane));
    },
    diff: async () => {
      const plane = await needs.plane.read();
      const made = [make(`${names[0]}, encrypted`)];
      if (plane === undefined) return made;
      try {
        const classes = await list(plane, patience);
        const [stale] = classes.filter(isStale);
        if (stale !== undefined) return [replaced(stale, needs.provisioner)];
        return find(classes) === undefined ? made : [];
      } catch (error) {
        // `ensure` waits for a cluster that does not answer yet, or does not know the caller: a plan is not made to fail by it.
        if (!isNotUsableYet(error, 0)) throw error;
        return [stays(`whether there is one is not known: ${messageOf(error)}`)];
      }
    },
    ensure: async (step) => {
      const plane = step.need(needs.plane);
      const client = clusterClient(aws, plane);
      return untilUsable(step, 'the Kubernetes API', async () => {
        const all = await list(plane);
        for (const stale of all.filter(isStale)) {
          step.change('deleted', `${stale.metadata.name}, ${replaced(stale, needs.provisioner).words}`);
          await client.delete('StorageClass', stale.metadata);
        }
        const classes = all.filter((each) => !isStale(each));
        const existing = find(classes);
        if (existing !== undefined) return { done: existing };
        const name = names.find((each) => classes.every(({ metadata }) => metadata.name !== each));
        if (name === undefined) throw new NoNameForStorageClassError();
        step.change('created', `${name}, encrypted`);
        try {
          return { done: await client.create(encryptedGp3(name, needs.provisioner)) };
        } catch (error) {
          if (isConflict(error)) return { waiting: `${name} has just been made by somebody else` };
          throw error;
        }
      });
    },
    remove: async (step) => {
      const plane = await needs.plane.read();
      if (plane === undefined) return;
      for (const { metadata } of (await list(plane)).filter(isOurs)) {
        step.change('deleted', metadata.name);
        await clusterClient(aws, plane).delete('StorageClass', metadata);
      }
    },
  };
}
