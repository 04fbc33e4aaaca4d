/** What the rest of the emulator sees of a cluster's Kubernetes API. */
import type { PriorityLevel } from './flow-control.ts';

/** An object as it is written by hand. Times are RFC 3339, to the second. */
export interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: ObjectMeta;
  [field: string]: unknown;
}

export interface ObjectMeta {
  name?: string;
  generateName?: string;
  namespace?: string;
  uid?: string;
  resourceVersion?: string;
  generation?: number;
  creationTimestamp?: string;
  deletionTimestamp?: string;
  deletionGracePeriodSeconds?: number;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  finalizers?: string[];
  ownerReferences?: OwnerReference[];
  managedFields?: ManagedFieldsEntry[];
}

export interface OwnerReference {
  apiVersion: string;
  kind: string;
  name: string;
  uid: string;
  controller?: boolean;
  blockOwnerDeletion?: boolean;
}

export interface ManagedFieldsEntry {
  manager: string;
  operation: 'Apply' | 'Update';
  apiVersion: string;
  time: string;
  fieldsType: 'FieldsV1';
  fieldsV1: Record<string, unknown>;
  subresource?: string;
}

/** An object as it is stored: what the API server adds is there. */
export interface StoredObject extends Manifest {
  metadata: ObjectMeta & {
    name: string;
    uid: string;
    resourceVersion: string;
    creationTimestamp: string;
  };
}

/** Names one object. `namespace` is left out for what is cluster-scoped. */
export interface Reference {
  apiVersion: string;
  kind: string;
  name: string;
  namespace?: string;
}

export interface Change {
  type: 'added' | 'modified' | 'removed';
  /** After the change; when removed, as it was last. */
  object: StoredObject;
  /** Before the change; absent when added. */
  previous?: StoredObject;
}

export interface KubernetesUser {
  username: string;
  uid?: string;
  groups: string[];
  extra?: Record<string, string[]>;
}

/** What a user wants to do, as Kubernetes' authorizers are asked. */
export interface AccessRequest {
  /** `get`, `list`, `watch`, `create`, `update`, `patch`, `delete`, `deletecollection`, …; for a path the HTTP method in lower case. */
  verb: string;
  /** API group; empty for the core group. */
  group: string;
  /** Plural name of the resource; empty when `path` is asked for. */
  resource: string;
  subresource?: string;
  /** Absent when the request is for the whole cluster. */
  namespace?: string;
  name?: string;
  /** The path of a request that is not for a resource, such as `/metrics`. */
  path?: string;
}

/** What keeps a pod from running, in the kubelet's words. */
export interface PodProblem {
  /** The container whose problem it is; the whole pod's without. */
  container?: string;
  reason: 'ErrImagePull' | 'CrashLoopBackOff' | 'FailedCreatePodSandBox';
  message: string;
}

/** What keeps the API servers from a TCP port of a pod; undefined when nothing does. */
export type PodReach = (pod: StoredObject, port: number) => string | undefined;

export interface KubernetesOptions {
  /** Kubernetes' minor version, such as `1.36`. */
  version: string;
  /** The range of Services' addresses; `10.100.0.0/16` without it. */
  serviceCidr?: string;
  /** The user behind a bearer token; undefined when the token is not good (401). */
  authenticate(token: string): Promise<KubernetesUser | undefined>;
  /** An authorizer beside RBAC: what either allows is allowed. */
  authorize(user: KubernetesUser, request: AccessRequest): boolean;
  /** Does work when so many seconds of the cluster's time have passed, as long as the cluster is there. */
  after(seconds: number, work: () => void): void;
  /**
   * Asks the world around a node what keeps a pod there from starting; nothing does without it. `tell` is called once
   * with the answer.
   */
  inspectPod?(pod: StoredObject, node: StoredObject, tell: (problems: readonly PodProblem[]) => void): void;
  /** What a webhook of the control plane's own makes of a new pod; it stays as it is without it. */
  admitPod?(pod: StoredObject): StoredObject;
  /** Looks at the way from the API servers to pods, as webhooks are asked; all are reached without it. */
  lookAtPods?(): Promise<PodReach>;
  /** Stands around the writes that clients send: `apply` applies one, and gives the answer. They are applied at once without it. */
  aroundWrite?: AroundWrite;
  /** How many requests are served at once, and may wait; as by default in Kubernetes without it. */
  priorityLevel?: PriorityLevel;
}

export type AroundWrite = <Answer>(
  user: KubernetesUser,
  request: AccessRequest,
  apply: () => Promise<Answer>,
) => Promise<Answer>;

/** The API server of one cluster. */
export interface KubernetesCluster {
  /** `https://127.0.0.1:<port>` */
  url: string;
  /** Base64 of the PEM of the CA that signed the server's certificate, as in DescribeCluster. */
  certificateAuthority: string;
  /**
   * Creates the object or brings it to this state, `status` included: a forced server-side apply, so what others
   * have written beside it stays, and what this manager wrote before and leaves out now goes.
   * @param manager the field manager, such as `kubelet`; `eks` when left out
   * @param options.asks whether the webhooks of the cluster are asked, as about a controller's writes
   * @throws ApiError when the kind is not served, the object is invalid, or a webhook cannot be asked
   */
  apply(object: Manifest, manager?: string, options?: { asks?: boolean }): StoredObject;
  /** Deletes the object as an API client would (finalizers and dependents honoured); nothing happens when it is absent. */
  remove(reference: Reference): void;
  /**
   * Evicts a pod, as the eviction subresource does; nothing happens when it is absent.
   * @throws ApiError with code 429 while a PodDisruptionBudget keeps it
   */
  evict(pod: { namespace: string; name: string }): void;
  get(reference: Reference): StoredObject | undefined;
  /** All objects of a kind, sorted by namespace and name. */
  list(kind: { apiVersion: string; kind: string }, options?: { namespace?: string }): readonly StoredObject[];
  /**
   * Calls `listener` after every change, in order, within the same tick. It may write: what that changes is
   * reported after what it was called for.
   * @returns a function that ends it
   */
  onChange(listener: (change: Change) => void): () => void;
  /** The control plane's new minor version, such as `1.37`. */
  upgrade(version: string): void;
  /** Closes the server and every open watch. */
  close(): Promise<void>;
}
