import type { Addon, CreateAddonRequest, UpdateAddonRequest } from '@aws-sdk/client-eks';
import { newestVersion, objectionsToAddon, objectionsToConfiguration } from '../../aws/addon-versions.ts';
import type { Aws } from '../../aws/clients.ts';
import { isExisting, unlessAbsent } from '../../aws/errors.ts';
import { issuesInWords } from '../../aws/issues.ts';
import { isAtWork, isFailed, isGoing, isInTheWay } from '../../aws/states.ts';
import { onceRoleIsSeen } from '../../aws/unseen-role.ts';
import { usualTimes } from '../../aws/usual-times.ts';
import { change, type Difference, madeAnew, make, refuse } from '../../engine/difference.ts';
import type { Resource } from '../../engine/graph.ts';
import { RemovedMeanwhileError } from '../../engine/meanwhile.ts';
import type { Need } from '../../engine/need.ts';
import type { Step } from '../../engine/step.ts';
import type { Probe } from '../../engine/wait.ts';
import { clusterClient } from '../../kubernetes/access.ts';
import type { KubernetesClient } from '../../kubernetes/client.ts';
import { isReady } from '../../kubernetes/nodes.ts';
import { knownAddon } from '../../spec/addons.ts';
import { isCorednsOnFargate, isOnFargateAlone, profilesOf, takesFromSystem } from '../../spec/fargate.ts';
import { type AddonSpec, type ClusterSpec, ebsCsiAddon } from '../../spec/spec.ts';
import { lastingTags } from '../../spec/tags.ts';
import type { AccessEntry } from '../access/access-entry.ts';
import type { ControlPlane } from '../control-plane/control-plane.ts';
import { someOf, titleOf } from '../leftovers/inside.ts';
import { present } from '../presence.ts';
import { untilUpdated } from '../updates.ts';
import {
  type ArnOf,
  asRequested,
  type IdentityChanges,
  identityChanges,
  identityInWords,
  type WantedIdentity,
} from './addon-identity.ts';
import { hasWorkloads, isAvailable, podsWithoutIdentity } from './addon-workloads.ts';
import { untilUsable } from './usable.ts';

/** How often Kubernetes is asked whether the pods run before EKS is asked again: it sees them later. */
const mostLooks = 6;

export interface AddonNeeds {
  plane: Resource<ControlPlane>;
  /** The caller asks Kubernetes about the add-on's pods. */
  access: Need<AccessEntry>;
  /** Where its pods call AWS. */
  identity?: WantedIdentity;
  /** Before which its pods would be made for nodes, and stay so. */
  profiles?: readonly Need<unknown>[];
}

const noIdentity: WantedIdentity = { accounts: [], isKept: true };

/** An EKS add-on, in the version that was asked for or the default one for the cluster's Kubernetes. */
export function addon(
  aws: Aws,
  spec: ClusterSpec,
  wanted: AddonSpec,
  { plane, access, identity = noIdentity, profiles = [] }: AddonNeeds,
): Resource<Addon> {
  const clusterName = spec.name;
  const addonName = wanted.name;
  const namespace = wanted.namespace ?? knownAddon(addonName)?.namespace ?? 'kube-system';
  const roles = identity.accounts.map(({ role }) => role);

  const made =
    (step: Step): ArnOf =>
    async (role) =>
      step.need(role).arn;

  async function read(): Promise<Addon | undefined> {
    const eks = await aws.eks();
    const answer = await unlessAbsent(eks.describeAddon({ clusterName, addonName }));
    return answer?.addon;
  }

  /** The version that was asked for, in full. */
  async function versionOf(): Promise<string | undefined> {
    const kubernetes = (await plane.read())?.version ?? spec.kubernetesVersion;
    return newestVersion(aws, addonName, wanted.version, kubernetes);
  }

  /** @returns undefined where somebody else has made it meanwhile */
  async function create(step: Step): Promise<Addon | undefined> {
    const version = await versionOf();
    step.change('created', version);
    const configurationValues = await configurationOf(spec, wanted);
    const request: CreateAddonRequest = {
      clusterName,
      addonName,
      ...(version !== undefined && { addonVersion: version }),
      ...(configurationValues !== undefined && { configurationValues }),
      ...(wanted.namespace !== undefined && { namespaceConfig: { namespace: wanted.namespace } }),
      ...(await asRequested(identity, made(step))),
      resolveConflicts: wanted.conflicts ?? 'OVERWRITE',
      tags: { ...spec.tags, ...wanted.tags },
    };
    const eks = await aws.eks();
    const answer = await onceRoleIsSeen(step, 'the role', () => eks.createAddon(request)).catch(
      (error: unknown) => {
        if (!isExisting(error)) throw error;
        return undefined;
      },
    );
    return answer?.addon;
  }

  /**
   * What an update would say, to bring the add-on to the version and the configuration that were asked for; undefined where
   * none is needed. One whose update has failed is updated again: its pods still run, and removing it would stop them.
   */
  async function changesTo(now: Addon, arnOf: ArnOf): Promise<Changes | undefined> {
    const addonVersion = await versionOf();
    const configurationValues = await configurationOf(spec, wanted);
    const changes = {
      ...(addonVersion !== undefined && addonVersion !== now.addonVersion && { addonVersion }),
      ...(configurationValues !== undefined &&
        configurationValues !== now.configurationValues && { configurationValues }),
      ...(await identityChanges(aws, clusterName, now, identity, arnOf)),
    };
    const isNeeded = Object.keys(changes).length > 0 || now.status === 'UPDATE_FAILED';
    return isNeeded ? changes : undefined;
  }

  async function adjust(step: Step, now: Addon): Promise<void> {
    const changes = await changesTo(now, made(step));
    if (changes === undefined) return;
    if (now.status === 'UPDATE_FAILED') step.say(`UPDATE_FAILED, to be updated again. ${healthOf(now)}`);
    step.change('updated', inWords(now, changes).join('; '));
    const eks = await aws.eks();
    const resolveConflicts = wanted.conflicts ?? 'PRESERVE';
    const request = { clusterName, addonName, ...changes, resolveConflicts };
    const { update } = await onceRoleIsSeen(step, 'the role', () => eks.updateAddon(request));
    await untilUpdated(aws, step, `the update of add-on ${addonName}`, {
      name: clusterName,
      addonName,
      updateId: update?.id,
    });
    if ((changes.podIdentityAssociations ?? []).length > 0) await untilIdentified(step);
  }

  /** Pods that were made before the association get no credentials by it, and run on. */
  async function untilIdentified(step: Step): Promise<void> {
    const client = clusterClient(aws, step.need(plane));
    await untilUsable(step, 'pods with their role', async () =>
      (await giveIdentity(step, client)) ? { waiting: 'EKS, to know the association' } : { done: undefined },
    );
  }

  /** Those of its own that it lacks. */
  const tagsToAdd = ({ tags = {} }: Addon): [string, string][] =>
    Object.entries(wanted.tags ?? {}).filter(([key, value]) => tags[key] !== value);

  async function tag(step: Step, now: Addon): Promise<void> {
    const missing = tagsToAdd(now);
    if (missing.length === 0) return;
    step.change('updated', missing.map(tagInWords).join('; '));
    const eks = await aws.eks();
    await eks.tagResource({ resourceArn: now.addonArn, tags: Object.fromEntries(missing) });
  }

  /** The add-on as it is; one that has to change, once EKS is at work on it no longer: before, it refuses an update. */
  async function settled(step: Step): Promise<Addon | undefined> {
    const now = await read();
    if (now === undefined || !isAtWork(now.status) || (await changesTo(now, made(step))) === undefined)
      return now;
    return step.until('EKS, to change the add-on', async () => {
      const later = await read();
      return later !== undefined && isAtWork(later.status)
        ? { waiting: later.status ?? '' }
        : { done: later };
    });
  }

  /**
   * Until EKS calls the add-on ACTIVE, or its pods run and EKS has not seen that yet. Where there were no nodes when it
   * looked, it looks again after a quarter of an hour.
   * Source: aws-ia/terraform-aws-eks-blueprints issue 642.
   *
   * @param created what EKS has just said of the one that was made
   * @param replaced the ARN of the one in whose place it was made: that may be shown for a while yet
   */
  async function untilReady(
    step: Step,
    { created, replaced }: { created?: Addon | undefined; replaced?: string | undefined },
  ): Promise<Addon> {
    const title = `Add-on ${addonName}`;
    const see = present(title);
    const client = clusterClient(aws, step.need(plane));
    let failed = replaced;
    let fresh = created;
    let isGivenIdentity = identity.accounts.length === 0;
    /** What EKS has said last, where it waits for pods, and how often they alone were asked about since. */
    let last = { waiting: '', looks: mostLooks };
    const podsRun = async (): Promise<boolean> => {
      if (await isAvailable(client, addonName, namespace)) return true;
      if (!isGivenIdentity) isGivenIdentity = await giveIdentity(step, client);
      return false;
    };
    const probe = async (): Promise<Probe<Addon>> => {
      last.looks += 1;
      if (last.looks < mostLooks && !(await podsRun())) return { waiting: last.waiting };
      const now = see(fresh ?? (await read()));
      fresh = undefined;
      if (now === undefined || now.addonArn === failed) return { waiting: 'not to be seen yet' };
      const { status = 'CREATING' } = now;
      const waiting = [status, healthOf(now)].filter(Boolean).join(', ').replace(/\.$/, '');
      if (status === 'ACTIVE') return { done: now };
      if (isGoing(status)) throw new RemovedMeanwhileError(title, 'is DELETING');
      if (status === 'CREATE_FAILED' && failed === undefined && lacksPods(now)) {
        const { items } = await client.list('Node');
        if (!items.some(isReady)) return { waiting: `${waiting}, to be made anew once there are nodes` };
        failed = now.addonArn;
        await makeAnew(step, now);
        return { waiting: 'made anew' };
      }
      if (isFailed(status)) throw new Error(`Add-on ${addonName} is ${status}. ${healthOf(now)}`);
      const mayRun = status === 'CREATING' || (status === 'DEGRADED' && lacksPods(now));
      if (!mayRun) return { waiting };
      if (hasWorkloads(addonName)) last = { waiting, looks: 0 };
      if (!(await podsRun())) return { waiting, since: now.createdAt };
      step.say(`its pods run. EKS still lists it as ${status}: it looks again within a quarter of an hour`);
      return { done: now };
    };
    return untilUsable(step, 'the add-on', probe, usualTimes.addonMade);
  }

  /** @returns whether there were pods without credentials, which are made anew now */
  async function giveIdentity(step: Step, client: KubernetesClient): Promise<boolean> {
    const each = identity.accounts.map(({ serviceAccount }) =>
      podsWithoutIdentity(client, serviceAccount, namespace),
    );
    const found = (await Promise.all(each)).flat();
    if (found.length === 0) return false;
    step.say(
      `${found.length} pods were made before EKS knew their Pod Identity association, and have no credentials: they are made anew`,
    );
    step.change('updated', someOf(found.map(titleOf)));
    await Promise.all(found.map(({ metadata }) => client.delete('Pod', metadata)));
    return true;
  }

  async function untilGone(step: Step): Promise<void> {
    await step.until(`add-on ${addonName} to go`, async () => {
      const now = await read();
      if (now?.status === 'DELETE_FAILED')
        throw new Error(`Add-on ${addonName} DELETE_FAILED. ${healthOf(now)}`);
      return now === undefined ? { done: undefined } : { waiting: now.status ?? 'DELETING' };
    });
  }

  async function remove(step: Step): Promise<void> {
    if ((await read()) === undefined) return;
    step.change('deleted');
    const eks = await aws.eks();
    await unlessAbsent(eks.deleteAddon({ clusterName, addonName }));
    await untilGone(step);
  }

  async function makeAnew(step: Step, now: Addon): Promise<void> {
    step.say(`${now.status}, to be made anew. ${healthOf(now)}`);
    if (isGoing(now.status)) await untilGone(step);
    else await remove(step);
    await create(step);
  }

  /**
   * @param version that is to come; undefined for the default of the cluster's Kubernetes
   * @param present that is there: it may stay, also where EKS installs it no more
   */
  async function objections(version: string | undefined, present?: string): Promise<Difference[]> {
    const configuration = await configurationOf(spec, wanted);
    if (version === undefined && present !== undefined) {
      const stays = { name: addonName, version: present, configuration };
      return (await objectionsToConfiguration(aws, stays)).map(refuse);
    }
    const kubernetes = (await plane.read())?.version ?? spec.kubernetesVersion;
    const words = await objectionsToAddon(aws, { name: addonName, version, configuration }, kubernetes);
    return words.map(refuse);
  }

  return {
    name: `add-on ${addonName}`,
    needs: [plane, access, ...roles, ...profiles],
    within: plane,
    read,
    diff: async () => {
      const now = await read();
      const version = await versionOf();
      if (now === undefined) return [make(version ?? 'the default version'), ...(await objections(version))];
      if (isInTheWay(now.status)) return [madeAnew(now.status), ...(await objections(version))];
      const moved = otherNamespace(wanted, now);
      if (moved !== undefined) return [refuse(moved)];
      const changes = await changesTo(now, async (role) => (await role.read())?.arn);
      const tagged = tagsToAdd(now).map(tagInWords).map(change);
      if (changes === undefined) return tagged;
      return [
        ...tagged,
        ...inWords(now, changes).map(change),
        ...(await objections(changes.addonVersion, now.addonVersion)),
      ];
    },
    ensure: async (step) => {
      const existing = await settled(step);
      if (existing === undefined) return untilReady(step, { created: await create(step) });
      if (!isInTheWay(existing.status)) {
        const moved = otherNamespace(wanted, existing);
        if (moved !== undefined) throw new Error(moved);
        await tag(step, existing);
        await adjust(step, existing);
        return untilReady(step, {});
      }
      await makeAnew(step, existing);
      return untilReady(step, { replaced: existing.addonArn });
    },
    remove,
  };
}

/** Source: EKS user guide, "Custom namespace for add-ons": one is removed and made anew to change its namespace. */
function otherNamespace({ name, namespace }: AddonSpec, { namespaceConfig }: Addon): string | undefined {
  const now = namespaceConfig?.namespace;
  if (namespace === undefined || now === undefined || now === namespace) return undefined;
  return `Add-on ${name} is in the namespace ${now}, and EKS moves none to ${namespace}. Write ${now}, or delete the add-on (\`aws eks delete-addon\`) and run up again.`;
}

const tagInWords = ([key, value]: [string, string]): string => `tag ${key}: ${value}`;

/** Such as `version: v1.20.0-eksbuild.1 → v1.21.1-eksbuild.1`, each change by itself. */
function inWords(now: Addon, { addonVersion, configurationValues, ...identity }: Changes): string[] {
  const words = [
    addonVersion && `version: ${now.addonVersion} → ${addonVersion}`,
    configurationValues && 'its configuration',
    ...identityInWords(identity),
  ].filter((each) => each !== undefined);
  return words.length > 0 ? words : ['updated again: its last update failed'];
}

/** What an update of an add-on may say. */
type Changes = Pick<UpdateAddonRequest, 'addonVersion' | 'configurationValues'> & IdentityChanges;

/**
 * What the add-on is told: the user's own configuration; of the name service on Fargate alone, that it runs there; and for the
 * EBS CSI driver that its volumes are tagged as ours, since those of claims carry no cluster's name by themselves.
 */
async function configurationOf(spec: ClusterSpec, wanted: AddonSpec): Promise<string | undefined> {
  const { name, configurationValues } = wanted;
  const adds = additions(spec, name);
  if (adds === undefined) return configurationValues;
  const values: AddonValues = configurationValues ? (await import('yaml')).parse(configurationValues) : {};
  return JSON.stringify(adds(values));
}

/** The parts of an add-on's configuration that we add to. */
interface AddonValues {
  computeType?: string;
  controller?: { extraVolumeTags?: Record<string, string>; podAnnotations?: Record<string, string> };
}

/** What we add to it; undefined where that is nothing. */
function additions(spec: ClusterSpec, name: string): ((values: AddonValues) => object) | undefined {
  if (name === 'coredns' && isOnFargateAlone(spec))
    return (values) => ({ ...values, computeType: 'Fargate' });
  return name === ebsCsiAddon ? (values) => withController(spec, values) : undefined;
}

function withController(spec: ClusterSpec, { controller, ...values }: AddonValues): object {
  const extraVolumeTags = { ...controller?.extraVolumeTags, ...lastingTags(spec.tags) };
  // There is no Pod Identity on Fargate. Source: EKS user guide, "Learn how EKS Pod Identity grants pods access".
  const podAnnotations = { ...controller?.podAnnotations, 'eks.amazonaws.com/compute-type': 'ec2' };
  const offFargate = takesFromSystem(profilesOf(spec)) ? { podAnnotations } : {};
  return { ...values, controller: { ...controller, extraVolumeTags, ...offFargate } };
}

/** Whether the add-on's pods are made for Fargate. */
export const isForFargate = (spec: ClusterSpec, { name }: AddonSpec): boolean =>
  isOnFargateAlone(spec) || (name === 'coredns' && isCorednsOnFargate(spec));

/** Whether pods are all that EKS has missed. */
function lacksPods({ health }: Addon): boolean {
  const { issues = [] } = health ?? {};
  return issues.length > 0 && issues.every(({ code }) => code === 'InsufficientNumberOfReplicas');
}

const healthOf = ({ health }: Addon): string => issuesInWords(health);
