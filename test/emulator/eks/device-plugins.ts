/**
 * NVIDIA's device plugin: a kubelet offers the GPUs of its instance once a plugin that runs there has registered with it, and the
 * image drives them. Sources: "Device Plugins" in Kubernetes' documentation; the static manifest of NVIDIA/k8s-device-plugin.
 */
import type { StoredObject } from '../kubernetes/index.ts';
import { fieldsAt, itemsAt, textAt } from '../kubernetes/objects.ts';
import { showManagedNode, showNode } from './nodes.ts';
import { type ClusterRecord, instanceIn } from './state.ts';

const resource = 'nvidia.com/gpu';

/** The folder of the socket by which plugins register. */
const socketFolder = '/var/lib/kubelet/device-plugins';

const isPlugin = (pod: StoredObject): boolean =>
  itemsAt(pod, 'spec', 'containers').some(({ image }) =>
    /(^|\/)nvidia\/k8s-device-plugin:/.test(String(image)),
  ) && itemsAt(pod, 'spec', 'volumes').some((volume) => textAt(volume, 'hostPath', 'path') === socketFolder);

/** What comes of a pod that starts on an instance. */
export function registerDevices(record: ClusterRecord, pod: StoredObject, instanceId: string): void {
  const instance = isPlugin(pod) ? instanceIn(record, instanceId) : undefined;
  if (!instance?.node || !instance.gpus) return;
  const count = { [resource]: String(instance.gpus) };
  const status = fieldsAt(instance.node, 'status');
  instance.node = {
    ...instance.node,
    status: {
      ...status,
      capacity: { ...fieldsAt(status, 'capacity'), ...count },
      allocatable: { ...fieldsAt(status, 'allocatable'), ...count },
    },
  };
  const group = [...record.nodegroups.values()].find(({ instances }) => instances.has(instanceId));
  if (group) showManagedNode(record, group, instance);
  else showNode(record, instance);
}
