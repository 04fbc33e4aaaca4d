/**
 * What the states mean that AWS gives to its things. The tables are complete, by the SDK's types: a state that AWS adds is
 * an error there, and not one that nobody has thought of here.
 */
import type { ResourceStatus, StackStatus } from '@aws-sdk/client-cloudformation';
import type {
  AddonStatus,
  CapabilityStatus,
  ClusterStatus,
  FargateProfileStatus,
  NodegroupStatus,
} from '@aws-sdk/client-eks';

/** `ailing`: there, and not as it should be. `failed`: never came to be. `stuck`: did not go. */
type EksMeaning = 'coming' | 'there' | 'changing' | 'ailing' | 'failed' | 'not changed' | 'going' | 'stuck';

type EksStatus = ClusterStatus | NodegroupStatus | AddonStatus | FargateProfileStatus | CapabilityStatus;

/** Of clusters and all that they are given: EKS means the same by the same word. */
const eksStates = {
  PENDING: 'coming',
  CREATING: 'coming',
  ACTIVE: 'there',
  UPDATING: 'changing',
  DEGRADED: 'ailing',
  FAILED: 'failed',
  CREATE_FAILED: 'failed',
  UPDATE_FAILED: 'not changed',
  DELETING: 'going',
  DELETE_FAILED: 'stuck',
} as const satisfies Record<EksStatus, EksMeaning>;

/** A check of what a state means; false of nothing at all. */
const eksStateOf =
  (...meanings: readonly EksMeaning[]) =>
  (status: EksStatus | undefined): boolean =>
    status !== undefined && meanings.includes(eksStates[status]);

/** Others may stand on it. */
export const isUsable = eksStateOf('there', 'changing');
/** EKS makes it or changes it, and refuses other changes meanwhile. */
export const isAtWork = eksStateOf('coming', 'changing');
export const isFailed = eksStateOf('failed', 'not changed', 'stuck');
/** It does not do what it is there for, or may stop to. */
export const isAiling = eksStateOf('ailing', 'failed', 'not changed', 'stuck');
export const isGoing = eksStateOf('going');
/** Nothing comes of it any more: it can only be deleted, and made anew. */
export const isInTheWay = eksStateOf('failed', 'going', 'stuck');

/** `half-made` and `half-changed`: kept as they are, to be repaired. `rolled back`: can only be deleted. */
type StackMeaning =
  | 'coming'
  | 'changing'
  | 'whole'
  | 'half-made'
  | 'half-changed'
  | 'rolled back'
  | 'broken'
  | 'going'
  | 'stuck'
  | 'gone';

const stackStates = {
  REVIEW_IN_PROGRESS: 'coming',
  CREATE_IN_PROGRESS: 'coming',
  CREATE_COMPLETE: 'whole',
  CREATE_FAILED: 'half-made',
  ROLLBACK_IN_PROGRESS: 'rolled back',
  ROLLBACK_COMPLETE: 'rolled back',
  ROLLBACK_FAILED: 'rolled back',
  UPDATE_IN_PROGRESS: 'changing',
  UPDATE_COMPLETE_CLEANUP_IN_PROGRESS: 'changing',
  UPDATE_COMPLETE: 'whole',
  UPDATE_FAILED: 'half-changed',
  UPDATE_ROLLBACK_IN_PROGRESS: 'changing',
  UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS: 'changing',
  UPDATE_ROLLBACK_COMPLETE: 'whole',
  UPDATE_ROLLBACK_FAILED: 'broken',
  IMPORT_IN_PROGRESS: 'changing',
  IMPORT_COMPLETE: 'whole',
  IMPORT_ROLLBACK_IN_PROGRESS: 'changing',
  IMPORT_ROLLBACK_COMPLETE: 'whole',
  IMPORT_ROLLBACK_FAILED: 'broken',
  DELETE_IN_PROGRESS: 'going',
  DELETE_FAILED: 'stuck',
  DELETE_COMPLETE: 'gone',
} as const satisfies Record<StackStatus, StackMeaning>;

/** Anything with a stack's state. */
interface Stateful {
  StackStatus?: StackStatus | undefined;
}

const stackStateOf =
  (...meanings: readonly StackMeaning[]) =>
  (stack: Stateful | undefined): boolean =>
    stack?.StackStatus !== undefined && meanings.includes(stackStates[stack.StackStatus]);

export const isWholeStack = stackStateOf('whole');
/** CloudFormation makes it or changes it. */
export const isStackAtWork = stackStateOf('coming', 'changing');
/** Nothing has failed, so far. */
export const isSoundStack = stackStateOf('coming', 'changing', 'whole');
/** Kept as it is after a failure: an update makes what is missing. */
export const isRepairableStack = stackStateOf('half-made', 'half-changed');
/** CloudFormation has not done, or not taken back, all that it was asked for. */
export const isFailedStack = stackStateOf('half-made', 'half-changed', 'rolled back', 'broken', 'stuck');
/** It has never been whole, and is not being repaired. */
export const isHalfMadeStack = stackStateOf('coming', 'half-made', 'rolled back');
export const isGoingStack = stackStateOf('going');
/** It goes, or something of it is left of a deletion. */
export const isLeavingStack = stackStateOf('going', 'stuck', 'gone');
export const isGoneStack = stackStateOf('gone');
/** It can only be deleted. */
export const isLostStack = stackStateOf('rolled back', 'going', 'stuck', 'gone');

const resourceStates = {
  complete: ['CREATE_COMPLETE', 'UPDATE_COMPLETE'],
  failed: ['CREATE_FAILED', 'UPDATE_FAILED', 'DELETE_FAILED', 'IMPORT_FAILED'],
  changing: ['CREATE_IN_PROGRESS', 'UPDATE_IN_PROGRESS', 'DELETE_IN_PROGRESS', 'IMPORT_IN_PROGRESS'],
  coming: ['CREATE_IN_PROGRESS', 'UPDATE_IN_PROGRESS'],
  going: ['DELETE_IN_PROGRESS'],
} as const satisfies Record<string, readonly ResourceStatus[]>;

/** A resource of a stack, or an event of one. */
interface StatefulResource {
  ResourceStatus?: ResourceStatus | undefined;
}

const resourceStateOf =
  (states: readonly ResourceStatus[]) =>
  ({ ResourceStatus }: StatefulResource): boolean =>
    ResourceStatus !== undefined && states.includes(ResourceStatus);

export const isCompleteResource = resourceStateOf(resourceStates.complete);
export const isFailedResource = resourceStateOf(resourceStates.failed);
export const isChangingResource = resourceStateOf(resourceStates.changing);
/** It is being made, or changed. */
export const isComingResource = resourceStateOf(resourceStates.coming);
export const isGoingResource = resourceStateOf(resourceStates.going);
