/** What a control plane can be beside its version and its endpoint. */

/** How much a control plane is made for; the first grows by itself, and costs nothing more. Source: EKS API, ControlPlaneScalingConfig. */
export const tiers = ['standard', 'tier-xl', 'tier-2xl', 'tier-4xl', 'tier-8xl'] as const;

export type Tier = (typeof tiers)[number];

/** Of a key of KMS: not of an alias, which may come to mean another key. */
export type KeyArn = `arn:${string}:kms:${string}:${string}:key/${string}`;

/** For how many days CloudWatch keeps logs. Source: CloudWatch Logs API, PutRetentionPolicy. */
export const retentions = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const;

export type Retention = (typeof retentions)[number];

/** How the scheduler compares nodes. Source: EKS API, ScoringStrategy. */
export const scorings = ['LeastAllocated', 'MostAllocated'] as const;

/** By what. Source: EKS user guide, "Configure advanced Kubernetes control plane parameters". */
export const scoredResources = [
  'cpu',
  'memory',
  'nvidia.com/gpu',
  'aws.amazon.com/neuron',
  'aws.amazon.com/neuroncore',
] as const;

/** How Kubernetes' own programs run; each undefined where nobody says: EKS's own of a new cluster, and others as they are. */
export interface ComponentWishes {
  /** For which events are kept. */
  eventMinutes?: number | undefined;
  /** Of Services of the type NodePort. */
  nodePorts?: { first: number; last: number } | undefined;
  scoring?: (typeof scorings)[number] | undefined;
  weights?: readonly { resource: (typeof scoredResources)[number]; weight: number }[] | undefined;
  /** Between two looks of HorizontalPodAutoscalers. */
  autoscalerSeconds?: number | undefined;
  /** How many pods that have ended are kept. */
  endedPods?: number | undefined;
}

export interface ControlPlaneWishes {
  /** Whether AWS may lead traffic away from a zone that is impaired. */
  zonalShift: boolean;
  tier: Tier;
  /** Whether EKS refuses to delete it; undefined where nobody says, and it stays as it is. */
  isProtected: boolean | undefined;
  /** Of the key with which secrets are encrypted; undefined where nobody says: EKS's own, or the one that there is. */
  secretsKey: KeyArn | undefined;
  /** Undefined where nobody says: CloudWatch keeps them for ever, or as long as somebody has said. */
  logRetention: Retention | undefined;
  components?: ComponentWishes | undefined;
}
