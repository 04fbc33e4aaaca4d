/** Policies for programs in pods, by eksctl's names. */
import type { PolicyArn } from './arn.ts';

/** Source: the schema of eksctl.io/v1alpha5, WellKnownPolicies. */
export const wellKnownPolicies = [
  'autoScaler',
  'awsLoadBalancerController',
  'certManager',
  'ebsCSIController',
  'efsCSIController',
  'externalDNS',
  'imageBuilder',
] as const;

export type WellKnownPolicy = (typeof wellKnownPolicies)[number];

/** Those that AWS keeps in every account. Source: AWS managed policy reference. */
const ofAws = {
  ebsCSIController: 'service-role/AmazonEBSCSIDriverPolicy',
  efsCSIController: 'service-role/AmazonEFSCSIDriverPolicy',
  imageBuilder: 'AmazonEC2ContainerRegistryPowerUser',
} as const;

export const isOfAws = (policy: WellKnownPolicy): policy is keyof typeof ofAws => policy in ofAws;

/** @returns undefined for one that a role has to have of its own */
export const arnOfWellKnown = (policy: WellKnownPolicy, partition: string): PolicyArn | undefined =>
  isOfAws(policy) ? `arn:${partition}:iam::aws:policy/${ofAws[policy]}` : undefined;
