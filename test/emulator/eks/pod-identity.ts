/** Pod Identity associations: which service account acts as which IAM role. */
import { randomUUID } from 'node:crypto';
import type {
  CreatePodIdentityAssociationCommandInput,
  CreatePodIdentityAssociationCommandOutput,
  DeletePodIdentityAssociationCommandInput,
  DeletePodIdentityAssociationCommandOutput,
  DescribePodIdentityAssociationCommandInput,
  DescribePodIdentityAssociationCommandOutput,
  ListPodIdentityAssociationsCommandInput,
  ListPodIdentityAssociationsCommandOutput,
  UpdatePodIdentityAssociationCommandInput,
  UpdatePodIdentityAssociationCommandOutput,
} from '@aws-sdk/client-eks';
import { durations } from '../clock.ts';
import type { CallContext } from '../core.ts';
import { checkTags, page } from './input.ts';
import { inUse, invalidParameter, notFound } from './refusals.ts';
import { trusts } from './roles.ts';
import {
  type Answer,
  activeCluster,
  arnOf,
  type ClusterRecord,
  clusterOf,
  type Eks,
  type PodIdentityRecord,
  takes,
} from './state.ts';

export const podIdentityOperations = (eks: Eks) => ({
  CreatePodIdentityAssociation: async (
    input: CreatePodIdentityAssociationCommandInput,
    call: CallContext,
  ): Answer<CreatePodIdentityAssociationCommandOutput> => {
    const record = activeCluster(eks, call.region, input.clusterName);
    const { namespace = '', serviceAccount = '', roleArn = '', disableSessionTags = false } = input;
    const tags = checkTags(input.tags, call);
    await checkPodRole(eks, roleArn);
    const created = associate(eks, record, {
      namespace,
      serviceAccount,
      roleArn,
      disableSessionTags,
      ...chained(input.targetRoleArn),
      tags,
    });
    call.touches({ arn: created.association.associationArn, tags });
    return { association: structuredClone(created.association) };
  },

  DescribePodIdentityAssociation: async (
    input: DescribePodIdentityAssociationCommandInput,
    call: CallContext,
  ): Answer<DescribePodIdentityAssociationCommandOutput> => ({
    association: structuredClone(associationOf(eks, call, input).association),
  }),

  ListPodIdentityAssociations: async (
    input: ListPodIdentityAssociationsCommandInput,
    { region }: CallContext,
  ): Answer<ListPodIdentityAssociationsCommandOutput> => {
    const record = clusterOf(eks, region, input.clusterName);
    const matching = [...record.podIdentityAssociations.values()]
      .map(({ association }) => association)
      .filter(
        ({ namespace, serviceAccount }) =>
          (input.namespace === undefined || input.namespace === namespace) &&
          (input.serviceAccount === undefined || input.serviceAccount === serviceAccount),
      );
    const { items, nextToken } = page(matching, input);
    return {
      associations: items.map(
        ({ clusterName, namespace, serviceAccount, associationArn, associationId, ownerArn }) => ({
          clusterName,
          namespace,
          serviceAccount,
          associationArn,
          associationId,
          ownerArn,
        }),
      ),
      nextToken,
    };
  },

  UpdatePodIdentityAssociation: async (
    input: UpdatePodIdentityAssociationCommandInput,
    call: CallContext,
  ): Answer<UpdatePodIdentityAssociationCommandOutput> => {
    const { association } = associationOf(eks, call, input);
    if (input.roleArn !== undefined) {
      await checkPodRole(eks, input.roleArn);
      association.roleArn = input.roleArn;
    }
    Object.assign(association, chained(input.targetRoleArn));
    association.disableSessionTags = input.disableSessionTags ?? association.disableSessionTags;
    association.modifiedAt = new Date();
    return { association: structuredClone(association) };
  },

  DeletePodIdentityAssociation: async (
    input: DeletePodIdentityAssociationCommandInput,
    call: CallContext,
  ): Answer<DeletePodIdentityAssociationCommandOutput> => {
    const { association } = associationOf(eks, call, input);
    clusterOf(eks, call.region, input.clusterName).podIdentityAssociations.delete(association.associationId);
    return { association: structuredClone(association) };
  },
});

/**
 * The role that is taken with the first one, and by which such a chain is known to its trust policy. The role may be of another
 * account, and nothing is asked of it before a pod does. Source: EKS user guide, "Access AWS resources using EKS Pod Identity Target
 * IAM Roles".
 */
const chained = (targetRoleArn: string | undefined) =>
  targetRoleArn === undefined ? {} : { targetRoleArn, externalId: randomUUID() };

/** Seconds until the webhook sees a new association, where that takes long. Assumed. */
const slowlySeen = 90;

/** Adds an association. @throws ResourceInUseException when the service account has one already */
export function associate(
  eks: Eks,
  record: ClusterRecord,
  wish: {
    namespace: string;
    serviceAccount: string;
    roleArn: string;
    targetRoleArn?: string;
    externalId?: string;
    disableSessionTags?: boolean;
    /** The add-on that it was made for. */
    ownerArn?: string;
    tags?: Record<string, string>;
  },
): PodIdentityRecord {
  const { name } = record.cluster;
  for (const { association } of record.podIdentityAssociations.values()) {
    if (association.namespace === wish.namespace && association.serviceAccount === wish.serviceAccount) {
      throw inUse(`Association already exists: ${association.associationId}`, { clusterName: name });
    }
  }
  const associationId = `a-${randomId()}`;
  const now = new Date();
  const { clock, circumstances } = eks.world;
  const delay = circumstances.slowPodIdentity
    ? slowlySeen
    : takes(eks, record, durations.podIdentitySeen, `${wish.namespace}/${wish.serviceAccount}`);
  const created: PodIdentityRecord = {
    seenFrom: clock.now() + delay,
    association: {
      tags: {},
      disableSessionTags: false,
      ...wish,
      clusterName: name,
      associationId,
      associationArn: arnOf(eks, record.region, `podidentityassociation/${name}/${associationId}`),
      createdAt: now,
      modifiedAt: now,
    },
  };
  record.podIdentityAssociations.set(associationId, created);
  return created;
}

const randomId = (): string =>
  Array.from({ length: 17 }, () => Math.floor(Math.random() * 36).toString(36)).join('');

/** @throws InvalidParameterException when pods cannot have the role */
export async function checkPodRole(eks: Eks, arn: string): Promise<void> {
  const role = await eks.world.role(arn);
  if (!role?.consistent) throw invalidParameter(`Role provided in the request does not exist: ${arn}`);
  if (!trusts(role, 'pods.eks.amazonaws.com', 'sts:AssumeRole', 'sts:TagSession')) {
    throw invalidParameter(
      'Trust policy of role in association roleArn is invalid. Must be assumable by pods.eks.amazonaws.com with ' +
        'sts:AssumeRole and sts:TagSession',
    );
  }
}

function associationOf(
  eks: Eks,
  call: CallContext,
  input: { clusterName: string | undefined; associationId: string | undefined },
): PodIdentityRecord {
  const found = clusterOf(eks, call.region, input.clusterName).podIdentityAssociations.get(
    input.associationId ?? '',
  );
  if (!found) {
    throw notFound(`Association not found: ${input.associationId}`, { clusterName: input.clusterName });
  }
  call.touches({ arn: found.association.associationArn, tags: found.association.tags });
  return found;
}
