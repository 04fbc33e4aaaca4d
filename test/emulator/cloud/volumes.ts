/** Attaches the EBS volumes of PersistentVolumes to the nodes that need them, and deletes those that nobody claims. */
import { createHash } from 'node:crypto';
import { AttachVolumeCommand, DeleteVolumeCommand, DetachVolumeCommand } from '@aws-sdk/client-ec2';
import { codeOf } from '../eks/service-errors.ts';
import { claimNames } from '../kubernetes/controllers/scheduling/claims.ts';
import { at, textAt } from '../kubernetes/objects.ts';
import { isPodActive } from '../kubernetes/pods.ts';
import type { Change, KubernetesCluster, Reference, StoredObject } from '../kubernetes/types.ts';
import { provisionedBy, provisionerFinalizer } from './claims.ts';
import type { CloudCluster } from './cluster.ts';
import { referenceTo, runController } from './controller.ts';
import { instanceIdOf } from './nodes.ts';
import { hasFinalizer, recordEvent, say } from './telling.ts';
import { driverCalled, type VolumeDriver } from './volume-drivers.ts';

const handleOf = (volume: StoredObject): string =>
  textAt(volume, 'spec', 'csi', 'volumeHandle') || textAt(volume, 'spec', 'awsElasticBlockStore', 'volumeID');

const driverNameOf = (volume: StoredObject): string =>
  at(volume, 'spec', 'awsElasticBlockStore') ? 'ebs.csi.aws.com' : textAt(volume, 'spec', 'csi', 'driver');

const podsWithClaims = ({ object }: Change): boolean =>
  object.kind === 'Pod' && claimNames(object).length > 0;

const attacherFinalizer = 'external-attacher/ebs-csi-aws-com';

/** Whether the claim has gone and the volume is to go with it. */
const isAbandoned = (volume: StoredObject): boolean =>
  textAt(volume, 'status', 'phase') === 'Released' &&
  textAt(volume, 'spec', 'persistentVolumeReclaimPolicy') === 'Delete' &&
  volume.metadata.annotations?.[provisionedBy] !== undefined;

/** The node of a pod that uses the volume's claim. */
function userOf(kubernetes: KubernetesCluster, volume: StoredObject): string | undefined {
  const namespace = textAt(volume, 'spec', 'claimRef', 'namespace');
  const claim = textAt(volume, 'spec', 'claimRef', 'name');
  if (textAt(volume, 'status', 'phase') !== 'Bound') return undefined;
  const pod = kubernetes
    .list({ apiVersion: 'v1', kind: 'Pod' }, { namespace })
    .find(
      (each) => isPodActive(each) && claimNames(each).includes(claim) && textAt(each, 'spec', 'nodeName'),
    );
  return pod && textAt(pod, 'spec', 'nodeName');
}

/** What EC2 says of a volume that is not attached any more, or of an instance that is not there any more. */
const detached = [
  'InvalidAttachment.NotFound',
  'IncorrectState',
  'InvalidInstanceID.NotFound',
  'InvalidVolume.NotFound',
];

export function runVolumes(cluster: CloudCluster): void {
  const { kubernetes } = cluster;
  /** Device names in use, by instance. */
  const devices = new Map<string, Map<string, string>>();

  const attachmentOf = (volume: StoredObject): Reference => ({
    apiVersion: 'storage.k8s.io/v1',
    kind: 'VolumeAttachment',
    name: `csi-${createHash('sha256').update(handleOf(volume)).digest('hex')}`,
  });

  const current = (volume: StoredObject): StoredObject | undefined => kubernetes.get(referenceTo(volume));

  const attach = async (volume: StoredObject, driver: VolumeDriver, nodeName: string): Promise<void> => {
    const node = kubernetes.get({ apiVersion: 'v1', kind: 'Node', name: nodeName });
    const InstanceId = node ? instanceIdOf(node) : '';
    if (!InstanceId) return;
    const VolumeId = handleOf(volume);
    const inUse = devices.get(InstanceId) ?? new Map<string, string>();
    devices.set(InstanceId, inUse);
    const taken = [...inUse.values()];
    const Device = [...'abcdefghijklmnopqrstuvwxyz']
      .map((letter) => `/dev/xvda${letter}`)
      .find((device) => !taken.includes(device));
    if (!Device) return;
    // Keeps the volume's object until it is detached.
    say(kubernetes, volume, 'csi-attacher', { finalizer: attacherFinalizer });
    if (!hasFinalizer(current(volume) ?? volume, attacherFinalizer)) return;
    inUse.set(VolumeId, Device);
    const { clients } = await driver.caller();
    await clients.ec2.send(new AttachVolumeCommand({ VolumeId, InstanceId, Device }));
    const { apiVersion, kind, name } = attachmentOf(volume);
    kubernetes.apply(
      {
        apiVersion,
        kind,
        metadata: { name, annotations: { 'csi.alpha.kubernetes.io/node-id': InstanceId } },
        spec: { attacher: driver.name, nodeName, source: { persistentVolumeName: volume.metadata.name } },
        status: { attached: true },
      },
      'attachdetach-controller',
    );
  };

  const detach = async (
    volume: StoredObject,
    driver: VolumeDriver,
    attachment: StoredObject,
  ): Promise<void> => {
    const InstanceId = attachment.metadata.annotations?.['csi.alpha.kubernetes.io/node-id'] ?? '';
    const VolumeId = handleOf(volume);
    const { clients } = await driver.caller();
    try {
      await clients.ec2.send(new DetachVolumeCommand({ VolumeId, InstanceId }));
    } catch (error) {
      if (!detached.includes(codeOf(error))) throw error;
    }
    devices.get(InstanceId)?.delete(VolumeId);
    kubernetes.remove(attachmentOf(volume));
  };

  const remove = async (volume: StoredObject, driver: VolumeDriver): Promise<void> => {
    const { clients } = await driver.caller();
    try {
      await clients.ec2.send(new DeleteVolumeCommand({ VolumeId: handleOf(volume) }));
    } catch (error) {
      if (codeOf(error) !== 'InvalidVolume.NotFound') throw error;
    }
    kubernetes.remove(referenceTo(volume));
    release(volume);
  };

  /** Takes the provisioner's finalizer off, which it has set with the rest of the object. */
  const release = (volume: StoredObject): void => {
    const found = current(volume);
    if (!found || !hasFinalizer(found, provisionerFinalizer)) return;
    say(kubernetes, found, 'csi-provisioner', {
      annotations: found.metadata.annotations ?? {},
      spec: Object(found.spec),
    });
  };

  runController(cluster, {
    kind: { apiVersion: 'v1', kind: 'PersistentVolume' },
    isConcernedBy: podsWithClaims,
    reconcile: async (volume) => {
      const driver = handleOf(volume) ? driverCalled(cluster, driverNameOf(volume)) : undefined;
      if (!driver) return;
      const attachment = kubernetes.get(attachmentOf(volume));
      const wanted = userOf(kubernetes, volume);
      const attachedTo = attachment && textAt(attachment, 'spec', 'nodeName');
      if (attachment && attachedTo !== wanted) await detach(volume, driver, attachment);
      if (wanted && attachedTo !== wanted) await attach(volume, driver, wanted);
      if (!wanted && hasFinalizer(current(volume) ?? volume, attacherFinalizer)) {
        say(kubernetes, volume, 'csi-attacher', {});
      }
      if (isAbandoned(volume)) await remove(volume, driver);
      else if (textAt(volume, 'spec', 'persistentVolumeReclaimPolicy') !== 'Delete') release(volume);
    },
    failed: (volume, { message }) => {
      const handle = handleOf(volume);
      recordEvent(kubernetes, volume, driverNameOf(volume), {
        type: 'Warning',
        ...(isAbandoned(volume)
          ? {
              reason: 'VolumeFailedDelete',
              message: `rpc error: code = Internal desc = Could not delete volume ID "${handle}": ${message}`,
            }
          : {
              reason: 'FailedAttachVolume',
              message: `AttachVolume.Attach failed for volume "${volume.metadata.name}": ${message}`,
            }),
      });
    },
  });
}
