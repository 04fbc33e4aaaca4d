import type { CreateNodegroupRequest, Nodegroup, Update } from '@aws-sdk/client-eks';
import { amiTypeOf } from '../../aws/ami-type.ts';
import type { Aws } from '../../aws/clients.ts';
import { isExisting, unlessAbsent, wordsOf } from '../../aws/errors.ts';
import { objectionsTo, typesOfGroups } from '../../aws/instance-types.ts';
import { issuesInWords } from '../../aws/issues.ts';
import { objectionsToLaunch } from '../../aws/launch-objections.ts';
import { diagnoseNodes, isOfMarket } from '../../aws/node-diagnosis.ts';
import { isFailed, isGoing, isInTheWay } from '../../aws/states.ts';
import { onceRoleIsSeen } from '../../aws/unseen-role.ts';
import { usualTimes } from '../../aws/usual-times.ts';
import { ZonesOfNetworkError, zonesOffering } from '../../aws/zones.ts';
import {
  change,
  type Difference,
  madeAnew,
  make,
  refuse,
  refusedOf,
  requirePossible,
} from '../../engine/difference.ts';
import type { Resource } from '../../engine/graph.ts';
import { RemovedMeanwhileError } from '../../engine/meanwhile.ts';
import type { Need } from '../../engine/need.ts';
import type { Step } from '../../engine/step.ts';
import type { Probe } from '../../engine/wait.ts';
import { sentences } from '../../engine/words.ts';
import { namesOf } from '../../spec/names.ts';
import { everyGroupOf } from '../../spec/self-managed.ts';
import type { ClusterSpec, NodeGroupSpec } from '../../spec/spec.ts';
import { isOurs, requireOurs } from '../../spec/tags.ts';
import type { ControlPlane } from '../control-plane/control-plane.ts';
import { type Subnets, subnetIdsIn, zonesFor } from '../network/network-stack.ts';
import { leavingIn, present, whileThere } from '../presence.ts';
import type { Role } from '../role.ts';
import { untilUpdated } from '../updates.ts';
import type { LaunchTemplate } from './launch-template.ts';
import {
  elseOnDemand,
  mayTurn,
  NoInstancesError,
  requireLaunches,
  triedBy,
  triedInWords,
} from './launches.ts';
import {
  type ConfigUpdate,
  capacityOf,
  configInWords,
  configUpdate,
  describe,
  rollOf,
  toEksRepair,
  toEksTaint,
  toEksUpdates,
  toEksWarmPool,
  unchangeable,
  withheld,
} from './node-group-config.ts';
import { takesOfNodes } from './room.ts';
import { dropStaleEntry } from './stale-entry.ts';

export interface NodeGroupNeeds {
  plane: Resource<ControlPlane>;
  /** The whole network: without their way out, nodes cannot join. */
  network: Need<Subnets>;
  role: Need<Role>;
  template: Need<LaunchTemplate>;
}

/** Milliseconds for which a group may be shown as DEGRADED after EKS has brought it to what it should be. */
const patienceWithHealth = 60_000;

/** A managed node group in the private subnets. */
export function nodeGroup(
  aws: Aws,
  spec: ClusterSpec,
  group: NodeGroupSpec,
  needs: NodeGroupNeeds,
): Resource<Nodegroup> {
  const clusterName = spec.name;
  const nodegroupName = group.name;
  const names = namesOf(spec.name, spec.region);
  const own = { role: names.roleOfGroup(nodegroupName), template: names.launchTemplate(nodegroupName) };
  const { minNodes: minSize, maxNodes: maxSize, nodes: desiredSize } = group;

  /** Whoever made it. */
  async function find(): Promise<Nodegroup | undefined> {
    const eks = await aws.eks();
    const answer = await unlessAbsent(eks.describeNodegroup({ clusterName, nodegroupName }));
    return answer?.nodegroup;
  }

  function requireOwn({ tags = {} }: Nodegroup): void {
    requireOurs(`Node group ${nodegroupName} of cluster ${clusterName}`, tags, spec);
  }

  async function read(): Promise<Nodegroup | undefined> {
    const now = await find();
    if (now !== undefined) requireOwn(now);
    return now;
  }

  /** What goes with its cluster: a group is nothing without, and EKS deletes none that has one. */
  async function findInOurCluster(): Promise<Nodegroup | undefined> {
    const now = await find();
    if (now === undefined || isOurs(now.tags ?? {}, spec)) return now;
    const cluster = await needs.plane.read();
    if (cluster === undefined) requireOwn(now);
    else requireOurs(`Cluster ${clusterName}`, cluster.tags, spec);
    return now;
  }

  /** Of a file that says which zones or subnets, whether the group is in those. EKS moves none. */
  async function movesOf(now: Nodegroup, subnets: Subnets | undefined): Promise<Difference[]> {
    if ((group.zones ?? group.subnets) === undefined || subnets === undefined) return [];
    const wanted = subnetIdsIn(subnets, group, await usableZones(subnets));
    const has = now.subnets ?? [];
    if (has.length === wanted.length && wanted.every((id) => has.includes(id))) return [];
    return [
      refuse(
        `Node group ${nodegroupName} is in other subnets than those of ${(group.zones ?? group.subnets ?? []).join(', ')}: EKS cannot change that in a node group: ` +
          'ask for those that it has, or remove the cluster with `down` first.',
      ),
    ];
  }

  const usableZones = (network: Subnets): Promise<string[]> =>
    zonesOffering(aws, zonesFor(network, group), group);

  async function create(step: Step, capacityType = capacityOf(group)): Promise<void> {
    const types = group.instanceTypes;
    const subnets = step.need(needs.network);
    // The network may be older than the wish for these types, and its zones not chosen for them.
    const usable = await usableZones(subnets);
    step.change('created', describe({ ...group, spot: capacityType === 'SPOT' }));
    await dropStaleEntry(aws, spec, step.need(needs.role));
    const request: CreateNodegroupRequest = {
      clusterName,
      nodegroupName,
      nodeRole: step.need(needs.role).arn,
      subnets: subnetIdsIn(subnets, group, usable),
      // EKS refuses a type, and a release, beside an image of the template. Source: EKS API reference, CreateNodegroup.
      amiType: mayHaveImage(group) ? undefined : await amiTypeOf(aws, group),
      capacityType,
      instanceTypes: [...types],
      scalingConfig: { minSize, maxSize, desiredSize },
      labels: { ...group.labels },
      taints: group.taints.map(toEksTaint),
      launchTemplate: step.need(needs.template),
      releaseVersion: group.releaseVersion,
      ...(group.updates && { updateConfig: toEksUpdates(group.updates) }),
      ...(group.repair && { nodeRepairConfig: toEksRepair(group.repair) }),
      ...(group.warmPool?.enabled && { warmPoolConfig: toEksWarmPool(group) }),
      tags: { ...spec.tags, ...group.tags },
    };
    const eks = await aws.eks();
    await onceRoleIsSeen(step, 'the node role', () => eks.createNodegroup(request)).catch(
      (error: unknown) => {
        if (!isExisting(error)) throw error;
      },
    );
  }

  const launchesOf = (step: Step, now: Nodegroup): Promise<string> =>
    requireLaunches(aws, group, now, step.need(needs.network), step.elapsed());

  /**
   * @param isDone what is awaited; by default, that it is ACTIVE
   * @param since when EKS has ended an update of it, in milliseconds of the step; undefined for none
   */
  async function untilActive(
    step: Step,
    isDone = ({ status }: Nodegroup): boolean => status === 'ACTIVE',
    since?: number,
  ): Promise<Nodegroup> {
    const title = `Node group ${nodegroupName}`;
    const see = present(title);
    const probe = async (): Promise<Probe<Nodegroup>> => {
      const now = see(await read());
      if (now !== undefined && isDone(now)) return { done: now };
      if (isGoing(now?.status)) throw new RemovedMeanwhileError(title, 'is DELETING');
      if (now?.status === 'DEGRADED' && since !== undefined && step.elapsed() - since > patienceWithHealth) {
        throw new Error(`Node group ${nodegroupName} is DEGRADED since its update. ${healthOf(now)}`);
      }
      if (now !== undefined && isFailed(now.status)) {
        const words = [healthOf(now), await diagnoseNodes(aws, now)].filter(Boolean).join(' ');
        const reason = healthOf(now) || words;
        const tried = triedInWords(triedBy(now, group, step.need(needs.network)), reason);
        const state = isOfMarket(reason) ? `${now.status}: ${tried}` : now.status;
        throw new NoInstancesError(`Node group ${nodegroupName} is ${state}. ${words}`, reason);
      }
      return {
        waiting: sentences(
          now?.status ?? 'not to be seen yet',
          now && healthOf(now),
          now && (await launchesOf(step, now)),
        ),
        since: now?.createdAt,
      };
    };
    return step.until('the node group', probe, usualTimes.nodeGroupMade);
  }

  /**
   * The group of on-demand instances in the place of one for which there are none of spot: EKS cannot change that in a group.
   * @param why that one has come to nothing
   */
  async function onDemand(step: Step, why: unknown): Promise<Nodegroup> {
    const now = why instanceof NoInstancesError ? await read() : undefined;
    return elseOnDemand(step, why, now !== undefined && mayTurn(now, group), async () => {
      await remove(step);
      await create(step, 'ON_DEMAND');
      return untilActive(step);
    });
  }

  async function untilGone(step: Step, begun?: string): Promise<void> {
    const probe = async (): Promise<Probe<void>> => {
      const now = await find();
      if (now !== undefined && isFailed(now.status)) {
        throw new Error(`Node group ${nodegroupName} is DELETE_FAILED. ${healthOf(now)}`);
      }
      return now === undefined ? { done: undefined } : { waiting: now.status ?? 'DELETING' };
    };
    await step.until('the node group to go', probe, usualTimes.nodeGroupGone, begun);
  }

  async function remove(step: Step): Promise<void> {
    const existing = await findInOurCluster();
    if (existing === undefined) return;
    if (!isGoing(existing.status)) {
      step.change('deleted', isOurs(existing.tags ?? {}, spec) ? undefined : 'somebody else has made it');
      const eks = await aws.eks();
      await step.until('EKS to accept the deletion', async () => {
        try {
          await unlessAbsent(eks.deleteNodegroup({ clusterName, nodegroupName }));
          return { done: undefined };
        } catch (error) {
          // An update of the group, or of its cluster, is under way.
          if (!isExisting(error)) throw error;
          return { waiting: wordsOf(error) };
        }
      });
      return untilGone(step, 'DELETING');
    }
    await untilGone(step);
  }

  /** The group once nothing that came before stands in its way: one that failed is made anew. */
  async function findUsable(step: Step): Promise<Nodegroup | undefined> {
    const existing = await read();
    if (existing === undefined || !isInTheWay(existing.status)) return existing;
    step.say(`${existing.status}, to be made anew. ${healthOf(existing)}`);
    await remove(step);
    return undefined;
  }

  async function adjust(step: Step, now: Nodegroup): Promise<Nodegroup> {
    const roll = rollOf(now, group, step.need(needs.template));
    requirePossible([
      ...unchangeable(now, group, own),
      ...(await movesOf(now, step.need(needs.network))),
      ...withheld(now, group, roll),
    ]);
    const eks = await aws.eks();
    if (roll !== undefined) {
      const { words, ...version } = roll;
      step.change('updated', words);
      await untilChanged(step, await eks.updateNodegroupVersion({ clusterName, nodegroupName, ...version }));
    }
    const config = configUpdate(now, group);
    if (config !== undefined) {
      step.change('updated', configInWords(now, config).join('; '));
      const request = { clusterName, nodegroupName, ...config };
      return untilChanged(step, await eks.updateNodegroupConfig(request));
    }
    return untilActive(step);
  }

  async function untilChanged(step: Step, { update }: { update?: Update | undefined }): Promise<Nodegroup> {
    const asked = { name: clusterName, nodegroupName, updateId: update?.id };
    await untilUpdated(aws, step, `the update of node group ${nodegroupName}`, asked, {
      meanwhile: async () => {
        const now = await read();
        return now === undefined ? '' : launchesOf(step, now);
      },
      // EKS says of nodes that do not come only that they do not.
      afterwards: async () => {
        const now = await read();
        return now === undefined
          ? ''
          : [healthOf(now), await diagnoseNodes(aws, now)].filter(Boolean).join(' ');
      },
    });
    return untilActive(step, undefined, step.elapsed());
  }

  /** What it would take, and why it could not be made. */
  async function toBeMade(): Promise<Difference[]> {
    const types = await typesOfGroups(aws, everyGroupOf(spec));
    const objections = await objectionsTo(aws, group, types);
    const unlaunched = await objectionsToLaunch(aws, group);
    const takes = [{ quota: 'L-6D54EA21', count: 1 }, ...takesOfNodes(group, group.nodes, types)];
    return [
      { ...make(describe(group)), takes },
      ...[...objections, ...unlaunched].map(refuse),
      // A type that there is not has no zone either.
      ...(objections.length > 0 ? [] : await objectionsToZones()),
    ];
  }

  /** In a network that stands, and whose zones were chosen without this group. */
  async function objectionsToZones(): Promise<Difference[]> {
    const subnets = await needs.network.read();
    if (subnets === undefined) return [];
    return usableZones(subnets).then(
      () => [],
      (error: unknown) => {
        if (!(error instanceof ZonesOfNetworkError)) throw error;
        return [refuse(error.message)];
      },
    );
  }

  /** Each change of what is there, and what more nodes take. */
  async function changesOf(now: Nodegroup, config: ConfigUpdate): Promise<Difference[]> {
    const words = configInWords(now, config).map(change);
    const more = (config.scalingConfig?.desiredSize ?? 0) - (now.scalingConfig?.desiredSize ?? 0);
    if (config.scalingConfig === undefined || more <= 0) return words;
    const takes = takesOfNodes(group, more, await typesOfGroups(aws, everyGroupOf(spec)));
    return words.map((each, index) => (index === 0 ? { ...each, takes } : each));
  }

  return {
    name: `node group ${nodegroupName}`,
    needs: [needs.plane, needs.network, needs.role, needs.template],
    read,
    diff: async (others) => {
      const now = await read();
      if (now === undefined) return toBeMade();
      if (isInTheWay(now.status)) return [madeAnew(now.status), ...refusedOf(await toBeMade())];
      const template = (await others.willChange(needs.template)) ? undefined : await needs.template.read();
      const config = configUpdate(now, group);
      const roll = rollOf(now, group, template);
      return [
        ...unchangeable(now, group, own),
        ...(await movesOf(now, (group.zones ?? group.subnets) && (await needs.network.read()))),
        ...(roll === undefined ? [] : [change(roll.words)]),
        ...withheld(now, group, roll),
        ...(config === undefined ? [] : await changesOf(now, config)),
      ];
    },
    ensure: async (step) => {
      const existing = await findUsable(step);
      if (existing === undefined) await create(step);
      // One that lacks nodes is brought to the sizes that are asked for: it may have been asked for too many.
      const now = await untilActive(step, existing && isChangeable).catch((error: unknown) =>
        onDemand(step, error),
      );
      return whileThere(`Node group ${nodegroupName}`, adjust(step, now));
    },
    // None is there without its cluster.
    exists: async () => (await needs.plane.exists?.()) !== false && (await find()) !== undefined,
    leaving: async () => {
      const status = (await read())?.status;
      return leavingIn(status, isGoing(status));
    },
    remove,
  };
}

/** Whether its template names an image, or may do so. */
const mayHaveImage = ({ launch = {} }: NodeGroupSpec): boolean =>
  launch.ami !== undefined || launch.template?.isOfFamily === false;

/** EKS takes changes of a group that is DEGRADED, and of none that it is at work on. */
const isChangeable = ({ status }: Nodegroup): boolean => status === 'ACTIVE' || status === 'DEGRADED';

const healthOf = ({ health }: Nodegroup): string => issuesInWords(health);
