/** What EKS is told to do with what somebody else has set. Source: EKS API, ResolveConflicts. */
export const conflictWishes = ['NONE', 'OVERWRITE', 'PRESERVE'] as const;

export type ConflictWish = (typeof conflictWishes)[number];
