/** What EKS runs beside a cluster's control plane: controllers of ACK and of kro. */
import type { RoleArn } from './arn.ts';
import type { Permissions } from './pods.ts';

/** A cluster has one of each at most. Source: EKS API reference, CreateCapability. */
export const capabilityTypes = ['ACK', 'KRO'] as const;

export type CapabilityType = (typeof capabilityTypes)[number];

export interface CapabilitySpec {
  name: string;
  type: CapabilityType;
  /** The user's own, or what one that we make may do. */
  role: RoleArn | Permissions;
  /** The user's own, on top of the cluster's. */
  tags: Readonly<Record<string, string>>;
}

export const capabilitiesOf = ({
  capabilities = [],
}: {
  capabilities?: readonly CapabilitySpec[] | undefined;
}): readonly CapabilitySpec[] => capabilities;
