import type { Tags } from '../spec/tags.ts';

/** An instance, as far as its price depends on it. */
export interface Machine {
  /** Such as `t3.medium`. */
  type: string;
  isSpot: boolean;
}

/** One thing that AWS knows, and that costs money or stands in the way as long as it exists. */
export interface Thing {
  /** As CloudFormation names it, such as `AWS::EC2::Volume`. */
  type: string;
  /** The ARN of what has nothing shorter. */
  id: string;
  /** US dollars, in us-east-1, where known. */
  hourlyCost?: number;
  /** Of an instance that runs: the price list knows what it costs. */
  machine?: Machine;
  /** Whether its tags, or EKS, say that it is the cluster's; else it merely stands in the cluster's VPC. */
  isOurs: boolean;
  /** Whether it is meant to outlive the cluster. */
  isRetained: boolean;
  /** When it was made, or changed last, where AWS tells. */
  madeAt?: Date;
  /** Set where nothing tells whose it is, in a VPC that clusters share: then it is nothing of this one's. */
  isUnclaimed?: true;
}

/**
 * A thing that was found in a VPC, as far as it concerns the cluster: in one that clusters share, what others have tagged
 * is theirs, and in the user's own, all of it.
 */
export function claimed(
  thing: Thing,
  tags: Tags,
  vpc: { isShared: boolean; isGiven?: true } | undefined,
): Thing[] {
  if (thing.isOurs || !vpc?.isShared) return [thing];
  if (vpc.isGiven) return [];
  return Object.keys(tags).length === 0 ? [{ ...thing, isUnclaimed: true }] : [];
}
