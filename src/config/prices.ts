/**
 * Prices that do not depend on the kind of machine, in US dollars an hour: us-east-1, November 2026. Other regions cost
 * up to a third more.
 * Sources: https://aws.amazon.com/eks/pricing/ and https://aws.amazon.com/vpc/pricing/
 */
export const hourlyPrices = {
  controlPlane: 0.1,
  /** Once a Kubernetes version is out of standard support. */
  controlPlaneInExtendedSupport: 0.6,
  natGateway: 0.045,
  publicAddress: 0.005,
} as const;
