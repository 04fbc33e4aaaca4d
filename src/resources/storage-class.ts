import type { Aws } from '../aws/clients.ts';
import type { Need, Resource } from '../engine/graph.ts';
import { clusterClient } from '../kubernetes/access.ts';
import type { StorageClass } from '../kubernetes/types.ts';
import type { AccessEntry } from './access-entry.ts';
import type { ControlPlane } from './control-plane.ts';
import { untilUsable } from './usable.ts';

export interface StorageClassNeeds {
  plane: Resource<ControlPlane>;
  access: Need<AccessEntry>;
}

const isDefaultKey = 'storageclass.kubernetes.io/is-default-class';
const managedByKey = 'app.kubernetes.io/managed-by';

/** Since Kubernetes 1.30 EKS marks no class as default, so that a claim that names none would wait for ever. */
const gp3: StorageClass = {
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  metadata: {
    name: 'gp3',
    labels: { [managedByKey]: 'eks-cluster-action' },
    annotations: { [isDefaultKey]: 'true' },
  },
  provisioner: 'ebs.csi.aws.com',
  parameters: { type: 'gp3', encrypted: 'true' },
  reclaimPolicy: 'Delete',
  volumeBindingMode: 'WaitForFirstConsumer',
  allowVolumeExpansion: true,
};

/** A default StorageClass: the one there is, or an encrypted gp3 of ours. */
export function storageClass(aws: Aws, needs: StorageClassNeeds): Resource<StorageClass> {
  const isDefault = ({ metadata }: StorageClass): boolean => metadata.annotations?.[isDefaultKey] === 'true';

  async function find(plane: ControlPlane): Promise<StorageClass | undefined> {
    const { items } = await clusterClient(aws, plane).list('StorageClass');
    return items.find(isDefault);
  }

  return {
    name: 'default StorageClass',
    needs: [needs.plane, needs.access],
    within: needs.plane,
    read: async () => {
      const plane = await needs.plane.read();
      return plane && find(plane);
    },
    ensure: async (step) => {
      const plane = step.need(needs.plane);
      const existing = await untilUsable(step, 'the Kubernetes API', async () => ({
        done: await find(plane),
      }));
      if (existing !== undefined) return existing;
      step.change('created', `${gp3.metadata.name}, encrypted`);
      const client = clusterClient(aws, plane);
      return untilUsable(step, 'the Kubernetes API', async () => ({ done: await client.apply(gp3) }));
    },
    remove: async (step) => {
      const plane = await needs.plane.read();
      const existing = plane && (await find(plane));
      if (plane === undefined || existing?.metadata.labels?.[managedByKey] !== 'eks-cluster-action') return;
      step.change('deleted', existing.metadata.name);
      await clusterClient(aws, plane).delete('StorageClass', existing.metadata);
    },
  };
}
