/** What the action's own code does with a cluster's Kubernetes API: the same on the emulator's and on a real one. */
import { describeClaims } from './product/claims.ts';
import { describeClient } from './product/client.ts';
import { describeExposed } from './product/exposed.ts';
import { productLab } from './product/lab.ts';
import { describeNodePools } from './product/node-pools.ts';
import { describeNodes } from './product/nodes.ts';
import { describePods } from './product/pods.ts';
import { describeStorageClass } from './product/storage-class.ts';
import { describeToken } from './product/token.ts';
import type { Server } from './server.ts';

/**
 * @param start makes a server in the state of a new cluster
 * @param manyPods more than a cluster takes requests of one user at once, and than it puts in one page
 */
export function describeProduct(start: () => Promise<Server>, manyPods: number): void {
  const lab = productLab(start);
  describeClient(lab);
  describeToken(lab);
  describeStorageClass(lab);
  describeNodes(lab);
  describePods(lab, manyPods);
  describeClaims(lab);
  describeExposed(lab);
  describeNodePools(lab);
}
