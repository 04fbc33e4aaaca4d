/** The few kinds of the Kubernetes API that this project reads or writes, and of them only the fields it uses. */

export interface Metadata {
  name: string;
  namespace?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  /** Of what was read. Applied with it, the very object is meant, and none is made in its place. */
  uid?: string | undefined;
  resourceVersion?: string;
  /** Counts what has been asked for; a status says which of these it is of. */
  generation?: number;
  /** RFC 3339. */
  creationTimestamp?: string;
  /** RFC 3339; present while the object waits for its finalizers. */
  deletionTimestamp?: string;
  ownerReferences?: { kind: string; name: string; controller?: boolean }[];
}

export interface Condition {
  type: string;
  status: 'True' | 'False' | 'Unknown';
  reason?: string;
  message?: string;
}

export interface Node {
  apiVersion: 'v1';
  kind: 'Node';
  metadata: Metadata;
  spec: {
    /** `aws:///<zone>/<instance id>` on EC2. */
    providerID?: string;
    unschedulable?: boolean;
    taints?: { key: string; value?: string; effect: string }[];
  };
  status?: {
    conditions?: Condition[];
    nodeInfo?: { kubeletVersion: string };
    allocatable?: Record<string, string>;
  };
}

export interface ConfigMap {
  apiVersion: 'v1';
  kind: 'ConfigMap';
  metadata: Metadata;
  data?: Record<string, string>;
}

export interface StorageClass {
  apiVersion: 'storage.k8s.io/v1';
  kind: 'StorageClass';
  metadata: Metadata;
  provisioner: string;
  parameters?: Record<string, string>;
  reclaimPolicy?: 'Delete' | 'Retain';
  volumeBindingMode?: 'Immediate' | 'WaitForFirstConsumer';
  allowVolumeExpansion?: boolean;
}

export interface Pod {
  apiVersion: 'v1';
  kind: 'Pod';
  metadata: Metadata;
  spec: {
    nodeName?: string;
    serviceAccountName?: string;
    containers?: { env?: { name: string }[] }[];
    volumes?: { persistentVolumeClaim?: { claimName: string } }[];
  };
}

export interface PodDisruptionBudget {
  apiVersion: 'policy/v1';
  kind: 'PodDisruptionBudget';
  metadata: Metadata;
}

export interface StatefulSet {
  apiVersion: 'apps/v1';
  kind: 'StatefulSet';
  metadata: Metadata;
  spec: { volumeClaimTemplates?: object[] };
}

export interface Deployment {
  apiVersion: 'apps/v1';
  kind: 'Deployment';
  metadata: Metadata;
  spec: { replicas?: number };
  status?: { observedGeneration?: number; updatedReplicas?: number; availableReplicas?: number };
}

export interface DaemonSet {
  apiVersion: 'apps/v1';
  kind: 'DaemonSet';
  metadata: Metadata;
  spec?: { selector: object; updateStrategy?: object; template: { metadata: object; spec: object } };
  status?: {
    observedGeneration?: number;
    desiredNumberScheduled: number;
    updatedNumberScheduled?: number;
    numberAvailable?: number;
  };
}

export interface PersistentVolumeClaim {
  apiVersion: 'v1';
  kind: 'PersistentVolumeClaim';
  metadata: Metadata;
}

export interface PersistentVolume {
  apiVersion: 'v1';
  kind: 'PersistentVolume';
  metadata: Metadata;
  spec: {
    persistentVolumeReclaimPolicy?: 'Delete' | 'Retain' | 'Recycle';
    /** `volumeHandle` is the id of the volume, where the driver is one of EBS. */
    csi?: { driver: string; volumeHandle: string };
  };
}

export interface Service {
  apiVersion: 'v1';
  kind: 'Service';
  metadata: Metadata;
  spec: { type?: 'ClusterIP' | 'NodePort' | 'LoadBalancer' | 'ExternalName' };
}

export interface Ingress {
  apiVersion: 'networking.k8s.io/v1';
  kind: 'Ingress';
  metadata: Metadata;
}

/** Of the Gateway API, which a cluster has only when its definitions were installed. */
export interface Gateway {
  apiVersion: 'gateway.networking.k8s.io/v1';
  kind: 'Gateway';
  metadata: Metadata;
}

/** Of Karpenter, or of Auto Mode's own. */
export interface NodePool {
  apiVersion: 'karpenter.sh/v1';
  kind: 'NodePool';
  metadata: Metadata;
  status?: { conditions?: Condition[] };
}

/** One instance of Karpenter's: its finalizer is there until that has been terminated. */
export interface NodeClaim {
  apiVersion: 'karpenter.sh/v1';
  kind: 'NodeClaim';
  metadata: Metadata;
}

export interface Kinds {
  Node: Node;
  ConfigMap: ConfigMap;
  StorageClass: StorageClass;
  Pod: Pod;
  PodDisruptionBudget: PodDisruptionBudget;
  StatefulSet: StatefulSet;
  Deployment: Deployment;
  DaemonSet: DaemonSet;
  PersistentVolumeClaim: PersistentVolumeClaim;
  PersistentVolume: PersistentVolume;
  Service: Service;
  Ingress: Ingress;
  Gateway: Gateway;
  NodePool: NodePool;
  NodeClaim: NodeClaim;
}

export type Kind = keyof Kinds;

/** Where the API serves each kind, and whether there are clusters without it. */
export const resources: {
  [K in Kind]: { apiVersion: Kinds[K]['apiVersion']; plural: string; mayBeAbsent?: true };
} = {
  Node: { apiVersion: 'v1', plural: 'nodes' },
  ConfigMap: { apiVersion: 'v1', plural: 'configmaps' },
  StorageClass: { apiVersion: 'storage.k8s.io/v1', plural: 'storageclasses' },
  Pod: { apiVersion: 'v1', plural: 'pods' },
  PodDisruptionBudget: { apiVersion: 'policy/v1', plural: 'poddisruptionbudgets' },
  StatefulSet: { apiVersion: 'apps/v1', plural: 'statefulsets' },
  Deployment: { apiVersion: 'apps/v1', plural: 'deployments' },
  DaemonSet: { apiVersion: 'apps/v1', plural: 'daemonsets' },
  PersistentVolumeClaim: { apiVersion: 'v1', plural: 'persistentvolumeclaims' },
  PersistentVolume: { apiVersion: 'v1', plural: 'persistentvolumes' },
  Service: { apiVersion: 'v1', plural: 'services' },
  Ingress: { apiVersion: 'networking.k8s.io/v1', plural: 'ingresses' },
  Gateway: { apiVersion: 'gateway.networking.k8s.io/v1', plural: 'gateways', mayBeAbsent: true },
  NodePool: { apiVersion: 'karpenter.sh/v1', plural: 'nodepools', mayBeAbsent: true },
  NodeClaim: { apiVersion: 'karpenter.sh/v1', plural: 'nodeclaims', mayBeAbsent: true },
};

/** What the API answers when it refuses. */
export interface Status {
  /** HTTP status. */
  code: number;
  /** One word, such as `NotFound`; absent when there is none that fits. */
  reason?: string;
  message: string;
}
