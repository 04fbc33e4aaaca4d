/** The parts of one API server, as the code that answers requests uses them. */
import type { Catalogue } from './catalogue.ts';
import type { FlowControl } from './flow-control.ts';
import type { Fields } from './objects.ts';
import type { Resources } from './resources.ts';
import type { Store } from './store.ts';
import type { AccessRequest, AroundWrite, KubernetesUser } from './types.ts';

export interface Api {
  /** Kubernetes' minor version, such as `1.36`. */
  version: string;
  store: Store;
  catalogue: Catalogue;
  resources: Resources;
  authenticate(token: string): Promise<KubernetesUser | undefined>;
  /** RBAC and the cluster's further authorizer. */
  allows(user: KubernetesUser, request: AccessRequest): boolean;
  aroundWrite: AroundWrite;
  flowControl: FlowControl;
  /** RBAC's rules for a user in a namespace. */
  rules(user: KubernetesUser, namespace: string): Fields[];
}
