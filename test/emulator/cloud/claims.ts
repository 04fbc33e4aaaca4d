/** Makes EBS volumes for PersistentVolumeClaims, as the provisioner beside the driver does. */

import {
  CreateVolumeCommand,
  DescribeVolumesCommand,
  type EC2Client,
  type VolumeType,
} from '@aws-sdk/client-ec2';
import { durations } from '../clock.ts';
import { isServiceError } from '../eks/service-errors.ts';
import { pass, takes } from '../eks/state.ts';
import { at, mapAt, textAt, textsAt } from '../kubernetes/objects.ts';
import type { Change, Manifest, StoredObject } from '../kubernetes/types.ts';
import type { CloudCluster } from './cluster.ts';
import { CannotReconcile, runController } from './controller.ts';
import { beginsToRun } from './deployments.ts';
import { type Happening, recordEvent, say } from './telling.ts';
import { driverCalled, driverDeployment, driverNames, type VolumeDriver } from './volume-drivers.ts';

export const provisionerFinalizer = 'external-provisioner.volume.kubernetes.io/finalizer';
export const provisionedBy = 'pv.kubernetes.io/provisioned-by';

const zoneLabel = 'topology.kubernetes.io/zone';

/** Whether the driver has begun to run, or a class has come that claims may have waited for. */
const mayHelp = (change: Change): boolean =>
  change.object.kind === 'StorageClass' || beginsToRun(change, driverDeployment);

export function runClaims(cluster: CloudCluster): void {
  const { kubernetes } = cluster;
  const tell = (claim: StoredObject, component: string, reason: string, message: string, failed = false) => {
    const happening: Happening = { type: failed ? 'Warning' : 'Normal', reason, message };
    recordEvent(kubernetes, claim, component, happening);
  };
  const classOf = (claim: StoredObject): StoredObject | undefined =>
    kubernetes.get({
      apiVersion: 'storage.k8s.io/v1',
      kind: 'StorageClass',
      name: textAt(claim, 'spec', 'storageClassName'),
    });

  const provision = async (claim: StoredObject, storageClass: StoredObject, driver: VolumeDriver) => {
    const title = `${claim.metadata.namespace}/${claim.metadata.name}`;
    tell(
      claim,
      driver.component,
      'Provisioning',
      `External provisioner is provisioning volume for claim "${title}"`,
    );
    const volume = await createVolume(cluster, claim, storageClass, driver);
    kubernetes.apply(volume, 'csi-provisioner');
    tell(
      claim,
      driver.component,
      'ProvisioningSucceeded',
      `Successfully provisioned volume ${volume.metadata.name}`,
    );
  };

  runController(cluster, {
    kind: { apiVersion: 'v1', kind: 'PersistentVolumeClaim' },
    isConcernedBy: mayHelp,
    reconcile: async (claim) => {
      const isDone = textAt(claim, 'spec', 'volumeName') || claim.metadata.deletionTimestamp;
      const storageClass = classOf(claim);
      const provisioner = textAt(storageClass, 'provisioner');
      const driverName = driverNames[provisioner];
      if (isDone || !storageClass || !driverName) return;
      const waits = textAt(storageClass, 'volumeBindingMode') === 'WaitForFirstConsumer';
      if (waits && !claim.metadata.annotations?.['volume.kubernetes.io/selected-node']) {
        tell(
          claim,
          'persistentvolume-controller',
          'WaitForFirstConsumer',
          'waiting for first consumer to be created before binding',
        );
        return;
      }
      say(kubernetes, claim, 'persistentvolume-controller', {
        annotations: { 'volume.kubernetes.io/storage-provisioner': driverName },
      });
      tell(
        claim,
        'persistentvolume-controller',
        'ExternalProvisioning',
        `Waiting for a volume to be created either by the external provisioner '${driverName}' or manually by the system ` +
          'administrator. If volume creation is delayed, please verify that the provisioner is running and correctly ' +
          'registered.',
      );
      const driver = driverCalled(cluster, driverName);
      if (driver) await provision(claim, storageClass, driver);
    },
    failed: (claim, error) => {
      const { name: code, message } = error;
      const why = isServiceError(error) ? `api error ${code}: ${message}` : message;
      const name = nameOf(claim);
      const storageClass = classOf(claim);
      const driver = driverCalled(cluster, driverNames[textAt(storageClass, 'provisioner')] ?? '');
      tell(
        claim,
        driver?.component ?? 'ebs.csi.aws.com',
        'ProvisioningFailed',
        `failed to provision volume with StorageClass "${storageClass?.metadata.name}": rpc error: code = Internal ` +
          `desc = Could not create volume "${name}": could not create volume in EC2: operation error EC2: ` +
          `CreateVolume, ${why}`,
        true,
      );
    },
  });
}

const nameOf = (claim: StoredObject): string => `pvc-${claim.metadata.uid}`;

/** Where the claim's first pod goes; a claim that does not wait for one gets the zone of some node. */
function zoneFor({ kubernetes }: CloudCluster, claim: StoredObject): string {
  const selected = claim.metadata.annotations?.['volume.kubernetes.io/selected-node'];
  const nodes = kubernetes.list({ apiVersion: 'v1', kind: 'Node' });
  const node = nodes.find(({ metadata }) => !selected || metadata.name === selected);
  const zone = node?.metadata.labels?.[zoneLabel];
  if (!zone) throw new CannotReconcile('error generating accessibility requirements: no topology key found');
  return zone;
}

/** @returns the PersistentVolume for the claim */
async function createVolume(
  cluster: CloudCluster,
  claim: StoredObject,
  storageClass: StoredObject,
  driver: VolumeDriver,
): Promise<Manifest> {
  const name = nameOf(claim);
  const zone = zoneFor(cluster, claim);
  const size = gibibytes(at(claim, 'spec', 'resources', 'requests', 'storage'));
  const { clients } = await driver.caller();
  const handle =
    (await findVolume(clients.ec2, name)) ??
    (await makeVolume(clients.ec2, {
      zone,
      size,
      parameters: mapAt(storageClass, 'parameters'),
      tags: {
        CSIVolumeName: name,
        'kubernetes.io/created-for/pv/name': name,
        'kubernetes.io/created-for/pvc/name': claim.metadata.name,
        'kubernetes.io/created-for/pvc/namespace': claim.metadata.namespace ?? '',
        ...driver.tags(name),
      },
    }));
  await pass(
    cluster.eks,
    cluster.record,
    takes(cluster.eks, cluster.record, durations.volumeCreate, 'volumes'),
  );
  return volumeManifest(claim, storageClass, driver, { name, zone, size, handle });
}

/** What an earlier attempt has made, whose answer may have been lost. */
async function findVolume(ec2: EC2Client, name: string): Promise<string | undefined> {
  const { Volumes = [] } = await ec2.send(
    new DescribeVolumesCommand({ Filters: [{ Name: 'tag:CSIVolumeName', Values: [name] }] }),
  );
  return Volumes[0]?.VolumeId;
}

async function makeVolume(
  ec2: EC2Client,
  wanted: { zone: string; size: number; parameters: Record<string, string>; tags: Record<string, string> },
): Promise<string> {
  const { type = 'gp3', encrypted, kmsKeyId, iops, throughput } = wanted.parameters;
  const { VolumeId = '' } = await ec2.send(
    new CreateVolumeCommand({
      AvailabilityZone: wanted.zone,
      Size: wanted.size,
      // EC2 knows which types there are.
      VolumeType: type as VolumeType,
      Encrypted: encrypted === 'true',
      ...(kmsKeyId && { KmsKeyId: kmsKeyId }),
      ...(iops && { Iops: Number(iops) }),
      ...(throughput && { Throughput: Number(throughput) }),
      TagSpecifications: [
        {
          ResourceType: 'volume',
          Tags: Object.entries(wanted.tags).map(([Key, Value]) => ({ Key, Value })),
        },
      ],
    }),
  );
  return VolumeId;
}

function volumeManifest(
  claim: StoredObject,
  storageClass: StoredObject,
  driver: VolumeDriver,
  { name, zone, size, handle }: { name: string; zone: string; size: number; handle: string },
): Manifest {
  const provisioner = textAt(storageClass, 'provisioner');
  const fsType = textAt(storageClass, 'parameters', 'csi.storage.k8s.io/fstype') || 'ext4';
  // What was asked of the provisioner that was built in is still shown in its terms.
  const source =
    provisioner === driver.name
      ? { csi: { driver: driver.name, fsType, volumeHandle: handle } }
      : { awsElasticBlockStore: { fsType, volumeID: handle } };
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name, annotations: { [provisionedBy]: provisioner }, finalizers: [provisionerFinalizer] },
    spec: {
      accessModes: textsAt(claim, 'spec', 'accessModes'),
      capacity: { storage: `${size}Gi` },
      claimRef: {
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        name: claim.metadata.name,
        namespace: claim.metadata.namespace,
        uid: claim.metadata.uid,
      },
      ...source,
      nodeAffinity: {
        required: {
          nodeSelectorTerms: [{ matchExpressions: [{ key: zoneLabel, operator: 'In', values: [zone] }] }],
        },
      },
      persistentVolumeReclaimPolicy: textAt(storageClass, 'reclaimPolicy'),
      storageClassName: storageClass.metadata.name,
      volumeMode: textAt(claim, 'spec', 'volumeMode'),
    },
  };
}

const units: Record<string, number> = {
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
};

/** Whole GiB for a quantity, as EBS sells them. */
function gibibytes(quantity: unknown): number {
  const [, number, unit = ''] = /^([0-9.]+)([A-Za-z]*)$/.exec(String(quantity)) ?? [];
  const bytes = Number(number) * (units[unit] ?? Number.NaN);
  if (!(bytes > 0)) throw new CannotReconcile(`invalid size ${String(quantity)}`);
  return Math.ceil(bytes / 2 ** 30);
}
