/**
 * What a pod may not ask for on Fargate, in the words of its scheduler: such a pod stays Pending for good.
 * Sources: "AWS Fargate considerations" in the EKS user guide; kubernetes-sigs/aws-efs-csi-driver issues 589 and 793,
 * kubernetes-sigs/aws-ebs-csi-driver issue 810, cert-manager/website issue 324 and freegroup/kube-s3 issue 14, which quote it.
 */
import { at, fieldsAt, itemsAt, textAt } from '../kubernetes/objects.ts';
import type { StoredObject } from '../kubernetes/types.ts';
import type { ClusterRecord } from './state.ts';

const hostFields = { hostNetwork: 'HostNetwork', hostPID: 'HostPID', hostIPC: 'HostIPC' };

const ephemeral = ['configMap', 'downwardAPI', 'emptyDir', 'nfs', 'projected', 'secret'];

/** Any claim that a driver other than this one fills. */
const driverOnFargate = 'efs.csi.aws.com';

/** Why Fargate does not take the pod; undefined when it does. */
export function unsupported(record: ClusterRecord, pod: StoredObject): string | undefined {
  const containers = ['initContainers', 'containers'].flatMap((kind) => itemsAt(pod, 'spec', kind));
  const fields = Object.entries(hostFields)
    .filter(([name]) => at(pod, 'spec', name) === true)
    .map(([, name]) => name);
  const isPrivileged = containers.some((each) => at(each, 'securityContext', 'privileged') === true);
  const hasHostPort = containers.some((each) =>
    itemsAt(each, 'ports').some(({ hostPort, hostIP }) => Boolean(hostPort) || Boolean(hostIP)),
  );
  // Assumed: the user guide says that there are no GPUs, and nobody quotes the scheduler.
  const devices = containers.flatMap((each) =>
    Object.keys(fieldsAt(each, 'resources', 'limits')).filter((name) => name.includes('/')),
  );
  const volumes = itemsAt(pod, 'spec', 'volumes').flatMap(
    (volume) => volumeProblem(record, pod, volume) ?? [],
  );
  const problems = [
    ...(fields.length > 0 ? [`fields not supported: ${fields.join(', ')}`] : []),
    ...(isPrivileged ? ['invalid SecurityContext fields: Privileged'] : []),
    ...(hasHostPort ? ['port contains HostIP or HostPort'] : []),
    ...(devices.length > 0 ? [`resources not supported: ${devices.join(', ')}`] : []),
    ...(volumes.length > 0 ? [`volumes not supported: ${volumes.join(', ')}`] : []),
  ];
  return problems.length === 0 ? undefined : `Pod not supported on Fargate: ${problems.join(', ')}`;
}

function volumeProblem(
  { kubernetes }: ClusterRecord,
  pod: StoredObject,
  volume: unknown,
): string | undefined {
  const name = textAt(volume, 'name');
  const claimName = textAt(volume, 'persistentVolumeClaim', 'claimName');
  if (claimName === '') {
    const isTaken = ephemeral.some((kind) => at(volume, kind) !== undefined);
    return isTaken ? undefined : `${name} is of an unsupported volume Type`;
  }
  const { namespace = '' } = pod.metadata;
  const claim = kubernetes?.get({
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    namespace,
    name: claimName,
  });
  if (textAt(claim, 'status', 'phase') !== 'Bound') {
    return `${name} not supported because: PVC ${claimName} not bound`;
  }
  const volumeName = textAt(claim, 'spec', 'volumeName');
  const bound = kubernetes?.get({ apiVersion: 'v1', kind: 'PersistentVolume', name: volumeName });
  const driver = textAt(bound, 'spec', 'csi', 'driver');
  return driver === driverOnFargate
    ? undefined
    : `${name} not supported because: PVC ${claimName} bound to invalid PV ${volumeName} with CSI Driver: ${driver}`;
}
