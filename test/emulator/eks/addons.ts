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
import { parse as parseYaml } from 'yaml';
import { type Duration, durations } from '../clock.ts';
import type { CallContext } from '../core.ts';
import { isFields } from '../kubernetes/objects.ts';
import { type OfferedAddon, type OfferedVersion, offeredAddon, type Workload } from './addon-catalogue.ts';
import {
  changedWorkloads,
  hasReadyNode,
  installAddon,
  isInstalled,
  lacksReplicas,
  uninstallAddon,
} from './addon-workloads.ts';
import { checkTags, page } from './input.ts';
import { associate, checkPodRole } from './pod-identity.ts';
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

/** Seconds until EKS sees that an add-on's pods have come or gone. Assumed. */
const healthCheck = 10;

/**
 * Seconds that the pods of an add-on may need to come up. Until then it is CREATING, or UPDATING; then DEGRADED.
 * Source: terraform-aws-eks issues 2069 and 2596, "last state: 'CREATING'" with nodes on their way; pulumi-eks issue 1819,
 * "last state: 'DEGRADED', timeout: 20m0s" without any. How long it takes in between is assumed.
 */
const rollout = 15 * 60;

/** Seconds after which EKS gives up an add-on for which there were no nodes, where it does. Source: aws/containers-roadmap issue 1411. */
const patience = 20 * 60;

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
    const { offered, version } = choose(record, addonName, input.addonVersion);
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
    const { offered, version } = choose(record, addon.addonName, input.addonVersion ?? addon.addonVersion);
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
      const offered = offeredAddon(addon.addonName);
      if (offered && !input.preserve) uninstallAddon(record, offered);
    });
    return { addon: structuredClone(addon) };
  },
});

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

/** @throws InvalidParameterException when the add-on, or this version of it, is not for the cluster's Kubernetes version. */
function choose(
  { cluster }: ClusterRecord,
  addonName: string,
  addonVersion: string | undefined,
): { offered: OfferedAddon; version: OfferedVersion } {
  const about = { clusterName: cluster.name, addonName };
  const offered = offeredAddon(addonName);
  const fitting = offered?.versions.filter(({ kubernetes }) => kubernetes.includes(cluster.version)) ?? [];
  if (!offered || fitting.length === 0) {
    throw invalidParameter(
      `Addon ${addonName} specified is not supported in ${cluster.version} kubernetes version`,
      about,
    );
  }
  const version = fitting.find((each) =>
    addonVersion === undefined ? each.defaultFor.includes(cluster.version) : each.version === addonVersion,
  );
  if (!version) throw invalidParameter('Addon version specified is not supported', about);
  return { offered, version };
}

/** @throws InvalidParameterException unless the values are JSON or YAML of members that the add-on knows. */
function checkConfiguration(offered: OfferedAddon, text: string | undefined): void {
  if (text === undefined || text === '') return;
  const refusal = (reason: string) =>
    invalidParameter(`ConfigurationValue provided in request is not supported: ${reason}`, {
      addonName: offered.name,
    });
  let values: unknown;
  try {
    values = parseYaml(text);
  } catch {
    throw refusal('Invalid JSON or YAML');
  }
  if (!isFields(values)) throw refusal('Json schema validation failed with error: [$: object expected]');
  const unknown = Object.keys(values).filter((name) => !offered.configuration.includes(name));
  if (unknown.length > 0) {
    const reasons = unknown.map(
      (name) => `$.${name}: is not defined in the schema and the schema does not allow additional properties`,
    );
    throw refusal(`Json schema validation failed with error: [${reasons.join(', ')}]`);
  }
}

async function checkServiceAccounts(
  eks: Eks,
  offered: OfferedAddon,
  input: {
    serviceAccountRoleArn?: string | undefined;
    podIdentityAssociations?: AddonPodIdentityAssociations[] | undefined;
  },
): Promise<void> {
  const about = { addonName: offered.name };
  const associations = input.podIdentityAssociations ?? [];
  if (input.serviceAccountRoleArn && associations.length > 0) {
    throw invalidParameter(
      'Only one of serviceAccountRoleArn and podIdentityAssociations can be specified',
      about,
    );
  }
  for (const { serviceAccount = '' } of associations) {
    if (!(serviceAccount in offered.serviceAccounts)) {
      throw invalidParameter(
        `Service account ${serviceAccount} is not valid for the addon ${offered.name}`,
        about,
      );
    }
  }
  const role = input.serviceAccountRoleArn;
  if (role && !(await eks.world.role(role))?.consistent) {
    throw invalidParameter(`Role provided in the request does not exist: ${role}`, about);
  }
  for (const { roleArn = '' } of associations) await checkPodRole(eks, roleArn);
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

/** Waits for the pods of an add-on that is CREATING or UPDATING, as long as EKS does, and says how it stands then. */
async function rolledOut(eks: Eks, record: ClusterRecord, added: AddonRecord): Promise<void> {
  const { addon } = added;
  const before = addon.status;
  const offered = offeredAddon(addon.addonName);
  const isUnderWay = (): boolean => record.addons.get(addon.addonName) === added && addon.status === before;
  if (offered && lacksReplicas(record, offered) && !hasReadyNode(record)) {
    return await rolledOutWithoutNodes(eks, record, added);
  }
  for (let waited = 0; offered && waited < rollout && lacksReplicas(record, offered); waited += healthCheck) {
    await pass(eks, record, healthCheck);
    if (!isUnderWay()) return;
  }
  settle(record, added);
}

/** There is nothing for its pods to run on: EKS sees that, and looks again when nobody expects it any more. */
async function rolledOutWithoutNodes(eks: Eks, record: ClusterRecord, added: AddonRecord): Promise<void> {
  const { addon } = added;
  const is = (status: string): boolean =>
    record.addons.get(addon.addonName) === added && addon.status === status;
  const before = addon.status;
  const { giveUp, nextLook } = eks.world.circumstances.addons;
  added.firstLook = eks.world.clock.now();
  if (giveUp) {
    await pass(eks, record, patience);
    if (!is(before)) return;
    settle(record, added);
    if (is('DEGRADED')) addon.status = before === 'UPDATING' ? 'UPDATE_FAILED' : 'CREATE_FAILED';
    return;
  }
  const undecided = takes(eks, record, durations.addonDegrade, addon.addonName);
  await pass(eks, record, undecided);
  if (!is(before)) return;
  addon.status = 'DEGRADED';
  addon.health.issues = [tooFewReplicas];
  await pass(eks, record, nextLook - undecided);
  if (is('DEGRADED')) settle(record, added);
}

const tooFewReplicas = {
  code: 'InsufficientNumberOfReplicas' as const,
  message: "The add-on is unhealthy because it doesn't have the desired number of replicas.",
  resourceIds: [],
};

/** ACTIVE, or DEGRADED when pods are missing. */
function settle(record: ClusterRecord, added: AddonRecord): void {
  const { addon } = added;
  const offered = offeredAddon(addon.addonName);
  const lacks = offered !== undefined && lacksReplicas(record, offered);
  addon.status = lacks ? 'DEGRADED' : 'ACTIVE';
  addon.health.issues = lacks ? [tooFewReplicas] : [];
  if (!lacks) added.firstLook = undefined;
}

/** Lets the add-ons notice that their pods have come or gone: soon, or at the next look at one that had no nodes. */
export function followWorkloads(eks: Eks, record: ClusterRecord): void {
  const due = new Set<AddonRecord>();
  const { nextLook } = eks.world.circumstances.addons;
  const untilLook = ({ firstLook }: AddonRecord): number =>
    firstLook === undefined ? healthCheck : nextLook - ((eks.world.clock.now() - firstLook) % nextLook);
  record.kubernetes?.onChange(({ object }) => {
    if (!['Deployment', 'Pod'].includes(object.kind)) return;
    for (const added of record.addons.values()) {
      if (due.has(added)) continue;
      due.add(added);
      inBackground(eks, record, async () => {
        await pass(eks, record, untilLook(added));
        due.delete(added);
        const { addonName, status } = added.addon;
        if (record.addons.get(addonName) === added && ['ACTIVE', 'DEGRADED'].includes(status)) {
          settle(record, added);
        }
      });
    }
  });
}
