/** Updates of clusters, node groups and add-ons: what UpdateClusterVersion and its like answer, and how it goes on. */

import { randomUUID } from 'node:crypto';
import type {
  DescribeUpdateCommandInput,
  DescribeUpdateCommandOutput,
  ErrorDetail,
  ListUpdatesCommandInput,
  ListUpdatesCommandOutput,
  Update,
  UpdateParamType,
  UpdateType,
} from '@aws-sdk/client-eks';
import type { CallContext } from '../core.ts';
import { page } from './input.ts';
import { notFound } from './refusals.ts';
import { isServiceError } from './service-errors.ts';
import {
  type Answer,
  type ClusterRecord,
  clusterOf,
  type Eks,
  inBackground,
  type UpdateRecord,
} from './state.ts';

/** What is updated: the cluster itself when neither is named. */
export interface Subject {
  nodegroupName?: string;
  addonName?: string;
  capabilityName?: string;
}

/** An update ends as Failed with this. */
export class UpdateFailure extends Error {
  readonly errors: ErrorDetail[];

  constructor(errors: ErrorDetail[]) {
    super(errors.map(({ errorMessage }) => errorMessage).join('; '));
    this.errors = errors;
  }
}

const isAbout = (record: UpdateRecord, { nodegroupName, addonName, capabilityName }: Subject): boolean =>
  record.nodegroupName === nodegroupName &&
  record.addonName === addonName &&
  record.capabilityName === capabilityName;

/** The update of the cluster itself that is under way. */
export const clusterUpdateInProgress = (record: ClusterRecord): UpdateRecord | undefined =>
  [...record.updates.values()].find((each) => isAbout(each, {}) && each.update.status === 'InProgress');

/** Begins an update; `work` takes its time and makes the change. It fails by UpdateFailure, or when a service refuses. */
export function startUpdate(
  eks: Eks,
  record: ClusterRecord,
  options: {
    type: UpdateType;
    params: Partial<Record<UpdateParamType, string>>;
    subject?: Subject;
    work(): Promise<void>;
  },
): Update {
  const update: UpdateRecord['update'] = {
    id: randomUUID(),
    status: 'InProgress',
    type: options.type,
    params: Object.entries(options.params).map(([type, value]) => ({ type: type as UpdateParamType, value })),
    createdAt: new Date(),
    errors: [],
  };
  record.updates.set(update.id, { update, ...options.subject });
  inBackground(eks, record, async () => {
    try {
      await options.work();
      update.status = 'Successful';
    } catch (error) {
      if (!(error instanceof UpdateFailure) && !isServiceError(error)) throw error;
      update.status = 'Failed';
      update.errors =
        error instanceof UpdateFailure
          ? error.errors
          : [{ errorCode: 'Unknown', errorMessage: error.message, resourceIds: [] }];
    }
  });
  return update;
}

export const updateOperations = (eks: Eks) => ({
  DescribeUpdate: async (
    input: DescribeUpdateCommandInput,
    { region }: CallContext,
  ): Answer<DescribeUpdateCommandOutput> => {
    const record = clusterOf(eks, region, input.name);
    const found = record.updates.get(input.updateId ?? '');
    if (!found || !isAbout(found, subjectOf(input))) {
      throw notFound(`No update found for ID: ${input.updateId}`, { clusterName: input.name });
    }
    return { update: found.update };
  },

  ListUpdates: async (
    input: ListUpdatesCommandInput,
    { region }: CallContext,
  ): Answer<ListUpdatesCommandOutput> => {
    const record = clusterOf(eks, region, input.name);
    const { items, nextToken } = page(
      [...record.updates.values()].filter((each) => isAbout(each, subjectOf(input))),
      input,
    );
    return { updateIds: items.map(({ update }) => update.id), nextToken };
  },
});

const subjectOf = ({
  nodegroupName,
  addonName,
  capabilityName,
}: {
  [Name in keyof Subject]: Subject[Name] | undefined;
}): Subject => ({
  ...(nodegroupName !== undefined && { nodegroupName }),
  ...(addonName !== undefined && { addonName }),
  ...(capabilityName !== undefined && { capabilityName }),
});
