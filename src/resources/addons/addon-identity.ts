/** Which roles the pods of an add-on have, as EKS has it and as it is wanted. */
import type { Addon, AddonPodIdentityAssociations, UpdateAddonRequest } from '@aws-sdk/client-eks';
import type { Aws } from '../../aws/clients.ts';
import { isDenied, unlessAbsent } from '../../aws/errors.ts';
import type { Resource } from '../../engine/graph.ts';
import type { RoleArn } from '../../spec/arn.ts';
import { isPodRoleName } from '../../spec/pods.ts';
import type { Role } from '../role.ts';

/** A service account of an add-on, and the role that its pods have by EKS Pod Identity. */
export interface AccountRole {
  serviceAccount: string;
  role: Resource<Role>;
}

export interface WantedIdentity {
  /** By the tokens of the cluster. */
  accountRole?: RoleArn | undefined;
  accounts: readonly AccountRole[];
  /** Whether what it has is looked at: without a file, it stays as it was made. */
  isKept: boolean;
}

export type IdentityChanges = Pick<UpdateAddonRequest, 'podIdentityAssociations' | 'serviceAccountRoleArn'>;

/** The ARN of a role; undefined while it is not there. */
export type ArnOf = (role: Resource<Role>) => Promise<string | undefined>;

export async function asRequested(
  { accountRole, accounts }: WantedIdentity,
  arnOf: ArnOf,
): Promise<IdentityChanges> {
  const podIdentityAssociations = await associationsOf(accounts, arnOf);
  return {
    ...(accountRole !== undefined && { serviceAccountRoleArn: accountRole }),
    ...(podIdentityAssociations.length > 0 && { podIdentityAssociations }),
  };
}

const associationsOf = (
  accounts: readonly AccountRole[],
  arnOf: ArnOf,
): Promise<AddonPodIdentityAssociations[]> =>
  Promise.all(
    accounts.map(async ({ serviceAccount, role }) => ({ serviceAccount, roleArn: await arnOf(role) })),
  );

/** What an update would say to give its pods the roles that they are to have. Of a list, EKS takes the whole. */
export async function identityChanges(
  aws: Aws,
  clusterName: string,
  now: Addon,
  wanted: WantedIdentity,
  arnOf: ArnOf,
): Promise<IdentityChanges> {
  if (!wanted.isKept) return {};
  const { accountRole, accounts } = wanted;
  const found = await foundAssociations(aws, clusterName, now);
  // What may not be looked at has not been made by this role.
  if (found === undefined) return {};
  const isOurs = ({ roleArn = '' }: AddonPodIdentityAssociations): boolean =>
    isPodRoleName(roleArn.slice(roleArn.lastIndexOf('/') + 1));
  const associations = await associationsOf(accounts, arnOf);
  // Somebody else's stay where the file asks for none.
  const isOther = accounts.length > 0 ? textOf(found) !== textOf(associations) : found.some(isOurs);
  return {
    ...(accountRole !== undefined &&
      accountRole !== now.serviceAccountRoleArn && { serviceAccountRoleArn: accountRole }),
    ...(isOther && { podIdentityAssociations: associations }),
  };
}

const textOf = (associations: readonly AddonPodIdentityAssociations[]): string =>
  associations
    .map(({ serviceAccount, roleArn }) => `${serviceAccount} ${roleArn}`)
    .toSorted()
    .join();

/** @returns undefined where they may not be looked at */
async function foundAssociations(
  aws: Aws,
  clusterName: string,
  { podIdentityAssociations: arns = [] }: Addon,
): Promise<AddonPodIdentityAssociations[] | undefined> {
  const eks = await aws.eks();
  try {
    const answers = await Promise.all(
      arns.map((arn) => {
        const associationId = arn.slice(arn.lastIndexOf('/') + 1);
        return unlessAbsent(eks.describePodIdentityAssociation({ clusterName, associationId }));
      }),
    );
    return answers.flatMap((answer) =>
      answer?.association === undefined
        ? []
        : [{ serviceAccount: answer.association.serviceAccount, roleArn: answer.association.roleArn }],
    );
  } catch (error) {
    if (!isDenied(error)) throw error;
    return undefined;
  }
}

/** Each change by itself. */
export const identityInWords = ({
  podIdentityAssociations: associations,
  serviceAccountRoleArn,
}: IdentityChanges): string[] => [
  ...(serviceAccountRoleArn === undefined ? [] : [`role of its service account: ${serviceAccountRoleArn}`]),
  ...(associations ?? []).map(
    ({ serviceAccount, roleArn }) =>
      `role of ${serviceAccount}: ${roleArn ?? 'one that is made'}, by Pod Identity`,
  ),
  ...(associations?.length === 0 ? ['its Pod Identity associations go'] : []),
];
