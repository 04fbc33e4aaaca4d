/** The columns `kubectl get` shows for each kind, after the name; as Kubernetes' own printers define them. */
import {
  age,
  type Cell,
  containers,
  count,
  hosts,
  humanDuration,
  labelSelector,
  modes,
  nodeAddress,
  nodeRoles,
  nodeStatus,
  pairs,
  podReady,
  podStatus,
  readinessGates,
  restarts,
  roleRef,
  serviceAddress,
  servicePorts,
  since,
  size,
  text,
} from './cells.ts';
import type { ResourceKind } from './kinds.ts';
import { at, fieldsAt, itemsAt, mapAt, numberAt, textAt } from './objects.ts';
import type { Column } from './tables.ts';

const shown = (name: string, cell: Cell, type = 'string'): Column => ({ name, type, cell });
const wide = (name: string, cell: Cell): Column => ({ name, type: 'string', priority: 1, cell });
const ageColumn = shown('Age', age);

const templated = [
  wide('Containers', containers('name', 'spec', 'template', 'spec')),
  wide('Images', containers('image', 'spec', 'template', 'spec')),
  wide('Selector', labelSelector),
];

const tables: Record<string, readonly Column[]> = {
  Namespace: [shown('Status', text('status', 'phase')), ageColumn],
  Node: [
    shown('Status', nodeStatus),
    shown('Roles', nodeRoles),
    ageColumn,
    shown('Version', text('status', 'nodeInfo', 'kubeletVersion')),
    wide('Internal-IP', nodeAddress('InternalIP')),
    wide('External-IP', nodeAddress('ExternalIP')),
    wide('OS-Image', text('status', 'nodeInfo', 'osImage')),
    wide('Kernel-Version', text('status', 'nodeInfo', 'kernelVersion')),
    wide('Container-Runtime', text('status', 'nodeInfo', 'containerRuntimeVersion')),
  ],
  Pod: [
    shown('Ready', podReady),
    shown('Status', podStatus),
    shown('Restarts', restarts),
    ageColumn,
    wide('IP', (pod) => textAt(pod, 'status', 'podIP') || '<none>'),
    wide('Node', (pod) => textAt(pod, 'spec', 'nodeName') || '<none>'),
    wide('Nominated Node', (pod) => textAt(pod, 'status', 'nominatedNodeName') || '<none>'),
    wide('Readiness Gates', readinessGates),
  ],
  Service: [
    shown('Type', text('spec', 'type')),
    shown('Cluster-IP', (service) => textAt(service, 'spec', 'clusterIP') || '<none>'),
    shown('External-IP', serviceAddress),
    shown('Port(s)', servicePorts),
    ageColumn,
    wide('Selector', (service) => pairs(mapAt(service, 'spec', 'selector'))),
  ],
  ConfigMap: [
    shown('Data', (map) => Number(size('data')(map)) + Number(size('binaryData')(map)), 'integer'),
    ageColumn,
  ],
  Secret: [shown('Type', text('type')), shown('Data', size('data'), 'integer'), ageColumn],
  ServiceAccount: [shown('Secrets', (account) => itemsAt(account, 'secrets').length, 'integer'), ageColumn],
  Event: [
    shown('Last Seen', (event) =>
      since(textAt(event, 'lastTimestamp') || textAt(event, 'eventTime') || textAt(event, 'firstTimestamp')),
    ),
    shown('Type', text('type')),
    shown('Reason', text('reason')),
    shown(
      'Object',
      (event) =>
        `${textAt(event, 'involvedObject', 'kind').toLowerCase()}/${textAt(event, 'involvedObject', 'name')}`,
    ),
    shown('Message', (event) => textAt(event, 'message').trim()),
  ],
  Endpoints: [
    shown(
      'Endpoints',
      (endpoints) =>
        itemsAt(endpoints, 'subsets')
          .flatMap((subset) =>
            itemsAt(subset, 'addresses').flatMap((address) =>
              itemsAt(subset, 'ports').map((port) => `${textAt(address, 'ip')}:${port.port}`),
            ),
          )
          .join(',') || '<none>',
    ),
    ageColumn,
  ],
  PersistentVolume: [
    shown('Capacity', text('spec', 'capacity', 'storage')),
    shown('Access Modes', modes('spec', 'accessModes')),
    shown('Reclaim Policy', text('spec', 'persistentVolumeReclaimPolicy')),
    shown('Status', text('status', 'phase')),
    shown('Claim', (volume) => {
      const name = textAt(volume, 'spec', 'claimRef', 'name');
      return name ? `${textAt(volume, 'spec', 'claimRef', 'namespace')}/${name}` : '';
    }),
    shown('StorageClass', text('spec', 'storageClassName')),
    shown(
      'VolumeAttributesClass',
      (volume) => textAt(volume, 'spec', 'volumeAttributesClassName') || '<unset>',
    ),
    shown('Reason', text('status', 'reason')),
    ageColumn,
    wide('VolumeMode', text('spec', 'volumeMode')),
  ],
  PersistentVolumeClaim: [
    shown('Status', (claim) =>
      claim.metadata.deletionTimestamp ? 'Terminating' : textAt(claim, 'status', 'phase'),
    ),
    shown('Volume', text('spec', 'volumeName')),
    shown('Capacity', text('status', 'capacity', 'storage')),
    shown('Access Modes', modes('status', 'accessModes')),
    shown('StorageClass', text('spec', 'storageClassName')),
    shown(
      'VolumeAttributesClass',
      (claim) => textAt(claim, 'spec', 'volumeAttributesClassName') || '<unset>',
    ),
    ageColumn,
    wide('VolumeMode', text('spec', 'volumeMode')),
  ],
  Deployment: [
    shown(
      'Ready',
      (deployment) =>
        `${numberAt(deployment, 'status', 'readyReplicas') ?? 0}/${numberAt(deployment, 'spec', 'replicas') ?? 0}`,
    ),
    shown('Up-to-date', count('status', 'updatedReplicas'), 'integer'),
    shown('Available', count('status', 'availableReplicas'), 'integer'),
    ageColumn,
    ...templated,
  ],
  ReplicaSet: [
    shown('Desired', count('spec', 'replicas'), 'integer'),
    shown('Current', count('status', 'replicas'), 'integer'),
    shown('Ready', count('status', 'readyReplicas'), 'integer'),
    ageColumn,
    ...templated,
  ],
  StatefulSet: [
    shown(
      'Ready',
      (set) => `${numberAt(set, 'status', 'readyReplicas') ?? 0}/${numberAt(set, 'spec', 'replicas') ?? 0}`,
    ),
    ageColumn,
    ...templated.slice(0, 2),
  ],
  DaemonSet: [
    shown('Desired', count('status', 'desiredNumberScheduled'), 'integer'),
    shown('Current', count('status', 'currentNumberScheduled'), 'integer'),
    shown('Ready', count('status', 'numberReady'), 'integer'),
    shown('Up-to-date', count('status', 'updatedNumberScheduled'), 'integer'),
    shown('Available', count('status', 'numberAvailable'), 'integer'),
    shown('Node Selector', (set) => pairs(mapAt(set, 'spec', 'template', 'spec', 'nodeSelector'))),
    ageColumn,
    ...templated,
  ],
  Job: [
    shown('Status', (job) => {
      const done = itemsAt(job, 'status', 'conditions').find(
        ({ type, status }) => (type === 'Complete' || type === 'Failed') && status === 'True',
      );
      return done ? textAt(done, 'type') : 'Running';
    }),
    shown(
      'Completions',
      (job) => `${numberAt(job, 'status', 'succeeded') ?? 0}/${numberAt(job, 'spec', 'completions') ?? 1}`,
    ),
    shown('Duration', (job) => {
      const start = Date.parse(textAt(job, 'status', 'startTime'));
      if (Number.isNaN(start)) return '';
      const end = Date.parse(textAt(job, 'status', 'completionTime'));
      return humanDuration((Number.isNaN(end) ? Date.now() : end) - start);
    }),
    ageColumn,
    ...templated,
  ],
  CronJob: [
    shown('Schedule', text('spec', 'schedule')),
    shown('Timezone', (job) => textAt(job, 'spec', 'timeZone') || '<none>'),
    shown('Suspend', (job) => (at(job, 'spec', 'suspend') === true ? 'True' : 'False')),
    shown('Active', (job) => itemsAt(job, 'status', 'active').length, 'integer'),
    shown('Last Schedule', (job) => {
      const last = textAt(job, 'status', 'lastScheduleTime');
      return last ? since(last) : '<none>';
    }),
    ageColumn,
  ],
  Ingress: [
    shown('Class', (ingress) => textAt(ingress, 'spec', 'ingressClassName') || '<none>'),
    shown('Hosts', hosts),
    shown('Address', (ingress) =>
      itemsAt(ingress, 'status', 'loadBalancer', 'ingress')
        .map((entry) => textAt(entry, 'ip') || textAt(entry, 'hostname'))
        .join(','),
    ),
    shown('Ports', (ingress) => (itemsAt(ingress, 'spec', 'tls').length > 0 ? '80, 443' : '80')),
    ageColumn,
  ],
  IngressClass: [
    shown('Controller', text('spec', 'controller')),
    shown('Parameters', (ingressClass) => {
      const { kind, apiGroup, name } = fieldsAt(ingressClass, 'spec', 'parameters');
      return name ? `${kind}.${apiGroup}/${name}` : '<none>';
    }),
    ageColumn,
  ],
  NetworkPolicy: [
    shown('Pod-Selector', (policy) => pairs(mapAt(policy, 'spec', 'podSelector', 'matchLabels'))),
    ageColumn,
  ],
  StorageClass: [
    shown('Provisioner', text('provisioner')),
    shown('ReclaimPolicy', (storageClass) => textAt(storageClass, 'reclaimPolicy') || 'Delete'),
    shown('VolumeBindingMode', (storageClass) => textAt(storageClass, 'volumeBindingMode') || 'Immediate'),
    shown('AllowVolumeExpansion', (storageClass) => storageClass.allowVolumeExpansion === true, 'boolean'),
    ageColumn,
  ],
  PodDisruptionBudget: [
    shown('Min Available', (budget) => String(at(budget, 'spec', 'minAvailable') ?? 'N/A')),
    shown('Max Unavailable', (budget) => String(at(budget, 'spec', 'maxUnavailable') ?? 'N/A')),
    shown('Allowed Disruptions', count('status', 'disruptionsAllowed'), 'integer'),
    ageColumn,
  ],
  ClusterRole: [shown('Created At', (role) => role.metadata.creationTimestamp)],
  Role: [shown('Created At', (role) => role.metadata.creationTimestamp)],
  ClusterRoleBinding: [shown('Role', roleRef), ageColumn],
  RoleBinding: [shown('Role', roleRef), ageColumn],
  Lease: [shown('Holder', text('spec', 'holderIdentity')), ageColumn],
  CustomResourceDefinition: [shown('Created At', (definition) => definition.metadata.creationTimestamp)],
};

/** The columns of a kind after its name; undefined when it has none of its own. */
export const columnsOf = (kind: ResourceKind): readonly Column[] | undefined =>
  kind.schema ? undefined : tables[kind.kind];
