/**
 * How long AWS takes when nothing is wrong, in seconds: what people are told while they wait. Public run logs of 2025 and
 * 2026, of Terraform and eksctl, which give the moments of each resource.
 */
import type { Usual } from '../engine/wait.ts';

export const usualTimes = {
  /**
   * Terraform: 6m42 (ap-northeast-2, March 2026), 7m27 (eu-west-3, July 2026). eksctl, with the VPC: 7m02 (0.225), 8m04
   * (0.230), 8m56 (0.220). AWS itself: "9 minutes or less on average" (March 2021).
   */
  controlPlaneMade: [6 * 60 + 42, 10 * 60],
  /** 1m09 to 3m48. */
  controlPlaneGone: [69, 3 * 60 + 48],
  /** A NAT gateway takes 85 to 125 seconds of it. */
  networkMade: [2 * 60, 3 * 60],
  /** Without NAT gateways: they go before. */
  networkGone: [20, 2 * 60],
  natGatewayGone: [42, 94],
  /** Terraform: 1m15, 1m28, 2m09. eksctl: 2m14. */
  nodeGroupMade: [75, 135],
  /** An instance is Ready 41 to 55 seconds after its launch (aws-samples, Karpenter); the stack around it takes another half minute. */
  selfManagedMade: [75, 3 * 60],
  /** From an ACTIVE control plane, for an instance that has booted: 4 to 20 of them from a Node to a Ready one (awslabs/node-latency-for-k8s). */
  prelaunchedReady: [10, 45],
  /** Until Auto Scaling has begun them: assumed. */
  instancesStarted: [10, 60],
  /** 4m12 to 8m21. */
  nodeGroupGone: [4 * 60 + 12, 8 * 60 + 21],
  /** Terraform: 26 seconds, or 5m05 to 5m45. Source: aws/containers-roadmap issue 2392. */
  fargateProfileMade: [26, 5 * 60 + 45],
  /** Around two minutes in 2025, up to twenty before. Source: aws/containers-roadmap issue 1211. */
  fargateProfileGone: [2 * 60, 20 * 60],
  /** "Several minutes" by the EKS user guide; 15 to 35 by aws/containers-roadmap issue 1438. */
  identityProviderMade: [5 * 60, 35 * 60],
  /** Assumed. */
  identityProviderGone: [5 * 60, 20 * 60],
  /** ACK in February 2026, on a cluster without nodes: about a minute. Up to five: assumed. */
  capabilityMade: [60, 5 * 60],
  /** ACK: 15 to 20 minutes (aws-samples/appmod-blueprints#881). From one minute: assumed. */
  capabilityGone: [60, 20 * 60],
  /** CoreDNS 45 seconds, the CNI 24. */
  addonMade: [24, 60],
} as const satisfies Record<string, Usual>;
