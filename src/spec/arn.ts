/** ARNs that pass through many hands, told apart by what they name. */
export type RoleArn = `arn:${string}:iam::${string}:role/${string}`;
export type UserArn = `arn:${string}:iam::${string}:user/${string}`;
export type PolicyArn = `arn:${string}:iam::${string}:policy/${string}`;

/** Of somebody who may be given an access entry. A session has an ARN of another kind. */
export type PrincipalArn = RoleArn | UserArn;
