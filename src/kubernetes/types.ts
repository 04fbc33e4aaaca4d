/** The few kinds of the Kubernetes API that this project reads or writes, and of them only the fields it uses. */

export interface Metadata {
  name: string;
  namespace?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  uid?: string;
  resourceVersion?: string;
  /** RFC 3339. */
  creationTimestamp?: string;
  /** RFC 3339; present while the object waits for its finalizers. */
  deletionTimestamp?: string;
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
  status: {
    conditions?: Condition[];
    nodeInfo?: { kubeletVersion: string };
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

export interface Kinds {
  Node: Node;
  ConfigMap: ConfigMap;
  StorageClass: StorageClass;
}

export type Kind = keyof Kinds;

/** Where the API serves each kind. */
export const resources: { [K in Kind]: { apiVersion: Kinds[K]['apiVersion']; plural: string } } = {
  Node: { apiVersion: 'v1', plural: 'nodes' },
  ConfigMap: { apiVersion: 'v1', plural: 'configmaps' },
  StorageClass: { apiVersion: 'storage.k8s.io/v1', plural: 'storageclasses' },
};

/** What the API answers when it refuses. */
export interface Status {
  /** HTTP status. */
  code: number;
  /** One word, such as `NotFound`; absent when there is none that fits. */
  reason?: string;
  message: string;
}
