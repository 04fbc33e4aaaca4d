/** As hours of the month are reckoned. Source: https://aws.amazon.com/ebs/pricing/ */
export const hoursOfMonth = 730;

/**
 * Prices that do not depend on the kind of machine, in US dollars an hour: us-east-1, November 2026. Other regions cost
 * up to a third more.
 * Sources: https://aws.amazon.com/eks/pricing/, …/vpc/pricing/, …/elasticloadbalancing/pricing/, …/privatelink/pricing/ and
 * …/ebs/pricing/
 */
export const hourlyPrices = {
  controlPlane: 0.1,
  /** Once a Kubernetes version is out of standard support. */
  controlPlaneInExtendedSupport: 0.6,
  /**
   * What a control plane of a tier costs on top. Of the regions looked at, the same in every one.
   * Source: https://aws.amazon.com/eks/pricing/ of August 2026, "Provisioned Control Plane".
   */
  tiers: { 'tier-xl': 1.65, 'tier-2xl': 3.4, 'tier-4xl': 6.9, 'tier-8xl': 13.9 },
  natGateway: 0.045,
  publicAddress: 0.005,
  /** Of the application or the network kind, without its capacity units. */
  loadBalancer: 0.0225,
  classicLoadBalancer: 0.025,
  /** In each zone. */
  interfaceEndpoint: 0.01,
  /** Of a pod on Fargate, Linux on x86. Source: https://aws.amazon.com/fargate/pricing/ */
  fargateVcpu: 0.04048,
  fargateGibibyte: 0.004445,
  /** Of the instances of Auto Mode: on top of their price on demand, about that part of it. */
  autoModePart: 0.12,
  /**
   * Of each capability, and of each thing that it manages: a resource of AWS by ACK, an Application by Argo CD, an instance of a
   * ResourceGraphDefinition by kro.
   * Source: https://aws.amazon.com/eks/pricing/, "EKS Capabilities", and the price list of AmazonEKS,
   * `AmazonEKSCapabilities-ACK-Hours:perCapability` and `…-CR-Hours:perCustomResource`.
   */
  capabilities: {
    ACK: { each: 0.005, managed: 0.00005 },
    ARGOCD: { each: 0.03, managed: 0.0015 },
    KRO: { each: 0.005, managed: 0.00005 },
  },
  /** A GiB of gp3. */
  volumeGibibyte: 0.08 / hoursOfMonth,
} as const;
