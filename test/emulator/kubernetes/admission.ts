/** What the API server decides for a new object from others that exist: addresses, ports, the storage class. */
import { addressIn, type Cidr, holds } from '../network/cidr.ts';
import { wrong } from './causes.ts';
import { invalid } from './errors.ts';
import type { ResourceKind } from './kinds.ts';
import { type Fields, fieldsAt, itemsAt, numberAt, textAt } from './objects.ts';
import { admitPod } from './pod-admission.ts';
import type { StoredObject } from './types.ts';

/** Of the range of Services: EKS keeps the first for the API server, and the tenth for DNS. */
const firstServiceAddress = 11;
const firstNodePort = 30000;

const firstFree = (taken: ReadonlySet<string>, from: number, write: (number: number) => string): string => {
  let number = from;
  while (taken.has(write(number))) number += 1;
  return write(number);
};

/**
 * A Service with its cluster address and, where its type wants them, node ports: those it has had, or free ones.
 * @throws ApiError when it wants an address that is not of the range
 */
function withAddresses(
  service: StoredObject,
  services: readonly StoredObject[],
  kind: ResourceKind,
  range: Cidr,
): StoredObject {
  const spec = fieldsAt(service, 'spec');
  const type = textAt(spec, 'type');
  if (type === 'ExternalName') return service;
  const { uid } = service.metadata;
  const others = services.filter(({ metadata }) => metadata.uid !== uid);
  const previous = services.find(({ metadata }) => metadata.uid === uid);
  const addresses = new Set(others.map((other) => textAt(other, 'spec', 'clusterIP')));
  const clusterIP =
    textAt(spec, 'clusterIP') ||
    textAt(previous, 'spec', 'clusterIP') ||
    firstFree(addresses, firstServiceAddress, (number) => addressIn(range, number));
  if (clusterIP !== 'None' && !holds(range, clusterIP)) {
    throw invalid(kind, service.metadata.name, [
      wrong(
        'spec.clusterIPs',
        [clusterIP],
        `failed to allocate IP ${clusterIP}: the provided network does not match the current range`,
      ),
    ]);
  }
  const ports = new Set(
    [...services, service].flatMap((other) =>
      itemsAt(other, 'spec', 'ports').map((port) => String(numberAt(port, 'nodePort') ?? '')),
    ),
  );
  const withNodePort = (port: Fields): Fields => {
    if (port.nodePort) return port;
    const before = itemsAt(previous, 'spec', 'ports').find((known) => known.port === port.port);
    if (before?.nodePort) return { ...port, nodePort: before.nodePort };
    const nodePort = firstFree(ports, firstNodePort, String);
    ports.add(nodePort);
    return { ...port, nodePort: Number(nodePort) };
  };
  const wantsNodePorts = type === 'NodePort' || type === 'LoadBalancer';
  return {
    ...service,
    spec: {
      ...spec,
      clusterIP,
      clusterIPs: [clusterIP],
      ...(wantsNodePorts ? { ports: itemsAt(spec, 'ports').map(withNodePort) } : {}),
    },
  };
}

const defaultClass = 'storageclass.kubernetes.io/is-default-class';
export const claimProtection = 'kubernetes.io/pvc-protection';

/** A new claim: kept while a pod uses it, and of the newest default class when it names none. */
function withStorageClass(claim: StoredObject, classes: readonly StoredObject[]): StoredObject {
  const finalizers = new Set([...(claim.metadata.finalizers ?? []), claimProtection]);
  const metadata = { ...claim.metadata, finalizers: [...finalizers] };
  const spec = fieldsAt(claim, 'spec');
  const [chosen] = classes
    .filter(({ metadata: { annotations } }) => annotations?.[defaultClass] === 'true')
    .sort((left, right) => (left.metadata.creationTimestamp < right.metadata.creationTimestamp ? 1 : -1));
  if ('storageClassName' in spec || !chosen) return { ...claim, metadata };
  return { ...claim, metadata, spec: { ...spec, storageClassName: chosen.metadata.name } };
}

/** Everything of a kind in the cluster. */
export type Others = (apiVersion: string, kind: string) => readonly StoredObject[];

/** @param services the range of Services' addresses. @throws ApiError when the object is not let in */
export type Admission = (
  object: StoredObject,
  others: Others,
  kind: ResourceKind,
  services: Cidr,
) => StoredObject;

const onEveryWrite: Record<string, Admission> = {
  Service: (service, others, kind, range) => withAddresses(service, others('v1', 'Service'), kind, range),
};

const onCreation: Record<string, Admission> = {
  Pod: admitPod,
  PersistentVolumeClaim: (claim, others) =>
    withStorageClass(claim, others('storage.k8s.io/v1', 'StorageClass')),
};

const admitBy =
  (admissions: Record<string, Admission>) =>
  (kind: ResourceKind, object: StoredObject, others: Others, services: Cidr): StoredObject =>
    (kind.schema ? undefined : admissions[kind.kind])?.(object, others, kind, services) ?? object;

/** What is decided at every write. */
export const admit = admitBy(onEveryWrite);

/** What is decided when an object is created, after that. */
export const admitNew = admitBy(onCreation);
