/** Add-ons. */

import { randomUUID } from 'node:crypto';
import type {
  AddonPodIdentityAssociations,
  CreateAddonCommandInput,
  CreateAddonCommandOutput,
  DeleteAddonCommandInput,
  DeleteAddonCommandOutput,
  DescribeAddonCommandInput,
  DescribeAddonCommandOutput,
  ListAddonsCommandInput,
  ListAddonsCommandOutput,
  UpdateAddonCommandInput,
  UpdateAddonCommandOutput,
} from '@aws-sdk/client-eks';
import { type Duration, durations } from '../clock.ts';
import type { CallContext } from '../core.ts';
import { addonInPlace, type OfferedAddon, type Workload } from './addon-catalogue.ts';
import { rolledOut } from './addon-health.ts';
import { checkConfiguration, checkServiceAccounts, choose } from './addon-rules.ts';
import { changedWorkloads, installAddon, isInstalled, uninstallAddon } from './addon-workloads.ts';
import { checkTags, page } from './input.ts';
import { associate } from './pod-identity.ts';
import { inUse, invalidParameter, notFound } from './refusals.ts';
import {
  type AddonRecord,
  type Answer,
  activeCluster,
  arnOf,
  type ClusterRecord,
  clusterOf,
  type Eks,
  inBackground,
  pass,
  takes,
} from './state.ts';
import { startUpdate, UpdateFailure } from './updates.ts';

/** Seconds that the deletion of an add-on takes. Assumed: as its fastest creation. */
const deletion = 15;

const creationTakes = (name: string): Duration =>
  name in durations.addonCreate
    ? durations.addonCreate[name as keyof typeof durations.addonCreate]
    : durations.addonCreate.other;

export const addonOperations = (eks: Eks) => ({
  CreateAddon: async (
    input: CreateAddonCommandInput,
    call: CallContext,
  ): Answer<CreateAddonCommandOutput> => {
    const record = activeCluster(eks, call.region, input.clusterName);
    const { addonName = '', clusterName = '' } = input;
    const about = { clusterName, addonName };
    if (record.addons.has(addonName)) throw inUse('Addon already exists.', about);
    const { offered: usual, version } = choose(record, addonName, input.addonVersion);
    const offered = { ...usual, namespace: namespaceOf(usual, input) };
    checkConfiguration(offered, input.configurationValues);
    await checkServiceAccounts(eks, offered, input);
    if (record.addons.has(addonName)) throw inUse('Addon already exists.', about);
    const now = new Date();
    const arn = arnOf(eks, call.region, `addon/${clusterName}/${addonName}/${randomUUID()}`);
    const added: AddonRecord = {
      addon: {
        addonName,
        clusterName,
        addonArn: arn,
        addonVersion: version.version,
        status: 'CREATING',
        health: { issues: [] },
        createdAt: now,
        modifiedAt: now,
        owner: 'aws',
        publisher: 'eks',
        serviceAccountRoleArn: input.serviceAccountRoleArn,
        configurationValues: input.configurationValues,
        podIdentityAssociations: (input.podIdentityAssociations ?? []).map(
          ({ serviceAccount = '', roleArn = '' }) =>
            associate(eks, record, { namespace: offered.namespace, serviceAccount, roleArn, ownerArn: arn })
              .association.associationArn,
        ),
        namespaceConfig: { namespace: offered.namespace },
        tags: checkTags(input.tags, call),
      },
    };
    record.addons.set(addonName, added);
    call.touches({ arn, tags: added.addon.tags });
    // PRESERVE is of updates; of a creation it is as NONE. Source: API reference of CreateAddon, `resolveConflicts`.
    const conflict = isInstalled(record, offered) && input.resolveConflicts !== 'OVERWRITE';
    inBackground(eks, record, async () => {
      await pass(eks, record, takes(eks, record, creationTakes(addonName), addonName));
      if (record.addons.get(addonName) !== added || added.addon.status !== 'CREATING') return;
      if (conflict) {
        added.addon.status = 'CREATE_FAILED';
        added.addon.health.issues = [conflictIssue(offered.workloads)];
        return;
      }
      installAddon(record, offered, version.version);
      await rolledOut(eks, record, added);
    });
    return { addon: structuredClone(added.addon) };
  },

  DescribeAddon: async (
    input: DescribeAddonCommandInput,
    call: CallContext,
  ): Answer<DescribeAddonCommandOutput> => ({
    addon: structuredClone(addonOf(eks, call, input).added.addon),
  }),

  ListAddons: async (
    input: ListAddonsCommandInput,
    { region }: CallContext,
  ): Answer<ListAddonsCommandOutput> => {
    const { items, nextToken } = page(
      [...clusterOf(eks, region, input.clusterName).addons.keys()].toSorted(),
      input,
    );
    return { addons: items, nextToken };
  },

  UpdateAddon: async (
    input: UpdateAddonCommandInput,
    call: CallContext,
  ): Answer<UpdateAddonCommandOutput> => {
    const { record, added } = addonOf(eks, call, input);
    const { addon } = added;
    const { offered: usual, version } = choose(
      record,
      addon.addonName,
      input.addonVersion ?? addon.addonVersion,
    );
    const offered = { ...usual, namespace: addon.namespaceConfig.namespace };
    checkConfiguration(offered, input.configurationValues);
    await checkServiceAccounts(eks, offered, input);
    if (!['ACTIVE', 'DEGRADED', 'CREATE_FAILED', 'UPDATE_FAILED'].includes(addon.status)) {
      throw inUse(`Addon ${addon.addonName} cannot be updated as it is currently in ${addon.status} state`, {
        clusterName: input.clusterName,
        addonName: addon.addonName,
      });
    }
    addon.status = 'UPDATING';
    added.firstLook = undefined;
    const update = startUpdate(eks, record, {
      type: 'AddonUpdate',
      params: {
        ...(input.addonVersion && { AddonVersion: input.addonVersion }),
        ...(input.serviceAccountRoleArn && { ServiceAccountRoleArn: input.serviceAccountRoleArn }),
        ...(input.resolveConflicts && { ResolveConflicts: input.resolveConflicts }),
        ...(input.configurationValues && { ConfigurationValues: input.configurationValues }),
        ...(input.podIdentityAssociations && {
          PodIdentityAssociations: JSON.stringify(input.podIdentityAssociations),
        }),
      },
      subject: { addonName: addon.addonName },
      work: async () => {
        await pass(eks, record, takes(eks, record, creationTakes(addon.addonName), addon.addonName));
        if (record.addons.get(addon.addonName) !== added) return;
        const changed = changedWorkloads(record, offered, addon.addonVersion);
        if (changed.length > 0 && !['OVERWRITE', 'PRESERVE'].includes(input.resolveConflicts ?? 'NONE')) {
          const { code, message } = conflictIssue(changed);
          addon.status = 'UPDATE_FAILED';
          addon.health.issues = [{ code, message, resourceIds: [] }];
          throw new UpdateFailure([{ errorCode: code, errorMessage: message, resourceIds: [] }]);
        }
        addon.addonVersion = version.version;
        addon.modifiedAt = new Date();
        if (input.configurationValues !== undefined) addon.configurationValues = input.configurationValues;
        if (input.serviceAccountRoleArn !== undefined)
          addon.serviceAccountRoleArn = input.serviceAccountRoleArn;
        if (input.podIdentityAssociations) {
          replaceAssociations(eks, record, added, offered, input.podIdentityAssociations);
        }
        const kept = input.resolveConflicts === 'PRESERVE' ? changed : [];
        installAddon(record, offered, version.version, kept);
        await rolledOut(eks, record, added);
      },
    });
    return { update: structuredClone(update) };
  },

  DeleteAddon: async (
    input: DeleteAddonCommandInput,
    call: CallContext,
  ): Answer<DeleteAddonCommandOutput> => {
    const { record, added } = addonOf(eks, call, input);
    const { addon } = added;
    addon.status = 'DELETING';
    inBackground(eks, record, async () => {
      await pass(eks, record, deletion);
      if (record.addons.get(addon.addonName) !== added) return;
      record.addons.delete(addon.addonName);
      dropAssociations(record, addon.addonArn);
      const offered = addonInPlace(addon);
      if (offered && !input.preserve) uninstallAddon(record, offered);
    });
    return { addon: structuredClone(addon) };
  },
});

/**
 * Where it is to be, from its creation to its end.
 * @throws InvalidParameterException Source: SDK, AddonNamespaceConfigRequest: an RFC 1123 DNS label.
 */
function namespaceOf(
  { name, namespace }: OfferedAddon,
  { clusterName, namespaceConfig }: CreateAddonCommandInput,
): string {
  const wanted = namespaceConfig?.namespace ?? namespace;
  if (/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(wanted)) return wanted;
  throw invalidParameter(`Namespace ${wanted} is not a valid RFC 1123 DNS label`, {
    clusterName,
    addonName: name,
  });
}

function addonOf(
  eks: Eks,
  call: CallContext,
  { clusterName, addonName }: { clusterName: string | undefined; addonName: string | undefined },
): { record: ClusterRecord; added: AddonRecord } {
  const record = clusterOf(eks, call.region, clusterName);
  const added = record.addons.get(addonName ?? '');
  if (!added)
    throw notFound(`No addon: ${addonName} found in cluster: ${clusterName}`, { clusterName, addonName });
  call.touches({ arn: added.addon.addonArn, tags: added.addon.tags });
  return { record, added };
}

function dropAssociations(record: ClusterRecord, ownerArn: string): void {
  for (const [id, { association }] of record.podIdentityAssociations) {
    if (association.ownerArn === ownerArn) record.podIdentityAssociations.delete(id);
  }
}

function replaceAssociations(
  eks: Eks,
  record: ClusterRecord,
  { addon }: AddonRecord,
  offered: OfferedAddon,
  wanted: AddonPodIdentityAssociations[],
): void {
  dropAssociations(record, addon.addonArn);
  addon.podIdentityAssociations = wanted.map(
    ({ serviceAccount = '', roleArn = '' }) =>
      associate(eks, record, {
        namespace: offered.namespace,
        serviceAccount,
        roleArn,
        ownerArn: addon.addonArn,
      }).association.associationArn,
  );
}

const conflictIssue = (workloads: readonly Workload[]) => ({
  code: 'ConfigurationConflict' as const,
  message:
    'Conflicts found when trying to apply. Will not continue due to resolve conflicts mode. Conflicts:\n' +
    workloads.map(({ kind, name }) => `${kind}.apps ${name} - .spec.template.spec.containers`).join('\n'),
  resourceIds: [],
});
