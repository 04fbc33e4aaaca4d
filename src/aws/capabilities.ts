import type { Capability, EKS } from '@aws-sdk/client-eks';
import { capabilityKind } from './attachments.ts';
import { unlessAbsent } from './errors.ts';

/** Those that the cluster has now, whoever made them, by their names; none where there is no cluster. */
export async function capabilitiesOfCluster(eks: EKS, clusterName: string): Promise<Capability[]> {
  const names = await capabilityKind.names(eks, clusterName);
  const found = await Promise.all(
    names
      .toSorted()
      .map((capabilityName) => unlessAbsent(eks.describeCapability({ clusterName, capabilityName }))),
  );
  return found.flatMap((answer) => answer?.capability ?? []);
}
