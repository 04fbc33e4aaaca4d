/** What the controllers in and beside a cluster make in AWS. They work as long as the cluster does. */
import type { ClusterRecord, Eks } from '../eks/state.ts';
import { runClaims } from './claims.ts';
import { leaveInterfaces } from './cni-interfaces.ts';
import { watchNodes } from './guard-duty.ts';
import { runLoadBalancerControllers } from './load-balancer-controller/index.ts';
import { runProviderServices } from './provider-services.ts';
import { runVolumes } from './volumes.ts';

/** To be called once the cluster's API server is there. */
export function startCloudControllers(eks: Eks, record: ClusterRecord): void {
  const { kubernetes } = record;
  if (!kubernetes) return;
  const cluster = { eks, record, kubernetes };
  // First, because it gives new Services a class, by which the others know whose they are.
  runLoadBalancerControllers(cluster);
  runProviderServices(cluster);
  runClaims(cluster);
  runVolumes(cluster);
  leaveInterfaces(cluster);
  watchNodes(cluster);
}
