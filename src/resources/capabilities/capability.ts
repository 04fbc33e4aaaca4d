import type { Capability, CreateCapabilityRequest } from '@aws-sdk/client-eks';
import { attachmentOf, capabilityKind } from '../../aws/attachments.ts';
import { capabilitiesOfCluster } from '../../aws/capabilities.ts';
import type { Aws } from '../../aws/clients.ts';
import { unlessAbsent } from '../../aws/errors.ts';
import { issuesInWords } from '../../aws/issues.ts';
import { isAtWork, isFailed, isGoing } from '../../aws/states.ts';
import { onceRoleIsSeen } from '../../aws/unseen-role.ts';
import { usualTimes } from '../../aws/usual-times.ts';
import { type Difference, requirePossible } from '../../engine/difference.ts';
import type { Resource } from '../../engine/graph.ts';
import { RemovedMeanwhileError } from '../../engine/meanwhile.ts';
import type { Step } from '../../engine/step.ts';
import type { Probe } from '../../engine/wait.ts';
import type { CapabilitySpec } from '../../spec/capabilities.ts';
import type { ClusterSpec } from '../../spec/spec.ts';
import { isOurs } from '../../spec/tags.ts';
import type { ControlPlane } from '../control-plane/control-plane.ts';
import { untilAttachmentsGone } from '../leftovers/attachments.ts';
import { dropStaleEntry } from '../nodes/stale-entry.ts';
import { isAnew, leavingIn, present, unlessBusy } from '../presence.ts';
import type { Role } from '../role.ts';
import { untilUpdated } from '../updates.ts';
import { capabilityDifferences, type Found, foundFor, missingTags } from './capability-differences.ts';

/** Controllers that EKS runs beside the control plane. A cluster has one of each type: it is known by that. */
export function capability(
  aws: Aws,
  spec: ClusterSpec,
  wanted: CapabilitySpec,
  needs: { plane: Resource<ControlPlane>; role: Resource<Role> },
): Resource<Capability> {
  const clusterName = spec.name;
  const { name, type } = wanted;
  const title = `capability ${name}`;

  const look = async (): Promise<Found> =>
    foundFor(spec, wanted, await capabilitiesOfCluster(await aws.eks(), clusterName));

  const find = async (): Promise<Capability | undefined> => (await look()).now;

  const differences = (found: Found, role: Role | undefined): Difference[] =>
    capabilityDifferences(spec, wanted, found, role?.arn);

  /** @param before ARN of the one in whose place it is made: that may be shown for a while yet */
  async function create(step: Step, before: string | undefined): Promise<void> {
    const role = step.need(needs.role);
    step.change('created', type);
    await dropStaleEntry(aws, spec, role);
    const request: CreateCapabilityRequest = {
      clusterName,
      capabilityName: name,
      type,
      roleArn: role.arn,
      deletePropagationPolicy: 'RETAIN',
      tags: { ...spec.tags, ...wanted.tags },
    };
    const eks = await aws.eks();
    await step.until('EKS to take it', () =>
      unlessBusy(
        onceRoleIsSeen(step, `the role of ${type}`, () => eks.createCapability(request)),
        async () => isAnew((await find())?.arn, before),
      ),
    );
  }

  async function adjust(step: Step, now: Capability): Promise<void> {
    const role = step.need(needs.role);
    const eks = await aws.eks();
    for (const { words } of differences({ now, namesake: undefined }, role)) step.change('updated', words);
    const missing = missingTags(spec, wanted, now);
    if (Object.keys(missing).length > 0) await eks.tagResource({ resourceArn: now.arn, tags: missing });
    if (now.roleArn === role.arn) return;
    await dropStaleEntry(aws, spec, role);
    const { update } = await onceRoleIsSeen(step, `the role of ${type}`, () =>
      eks.updateCapability({ clusterName, capabilityName: name, roleArn: role.arn }),
    );
    await untilUpdated(aws, step, `the update of ${title}`, {
      name: clusterName,
      capabilityName: name,
      updateId: update?.id,
    });
  }

  /** EKS changes none that is still being made or changed. */
  async function settled(step: Step): Promise<Found> {
    const probe = async (): Promise<Probe<Found>> => {
      const found = await look();
      return isAtWork(found.now?.status) ? { waiting: found.now?.status ?? '' } : { done: found };
    };
    return step.until('what EKS is at', probe, usualTimes.capabilityMade);
  }

  async function untilActive(step: Step, before: string | undefined): Promise<Capability> {
    const role = step.need(needs.role);
    const see = present(title);
    const probe = async (): Promise<Probe<Capability>> => {
      const now = see(await find());
      if (now === undefined || now.arn === before) return { waiting: 'not to be seen yet' };
      if (now.status === 'ACTIVE' && now.roleArn === role.arn) return { done: now };
      if (isGoing(now.status)) throw new RemovedMeanwhileError(title, 'is DELETING');
      if (isFailed(now.status)) throw new Error(`${title} is ${now.status}. ${issuesInWords(now.health)}`);
      return { waiting: `${now.status ?? 'CREATING'}. ${issuesInWords(now.health)}`.replace(/\. $/, '') };
    };
    return step.until('the capability', probe, usualTimes.capabilityMade);
  }

  async function remove(step: Step): Promise<void> {
    const ours = async (): Promise<Capability[]> => {
      const now = await find();
      return now !== undefined && isOurs(now.tags ?? {}, spec) ? [now] : [];
    };
    await untilAttachmentsGone(aws, step, {
      clusterName,
      kind: capabilityKind,
      find: async () => (await ours()).map(attachmentOf),
    });
  }

  return {
    name: title,
    needs: [needs.plane, needs.role],
    read: find,
    diff: async (others) => {
      const found = await look();
      const isKnown = found.now !== undefined && !(await others.willChange(needs.role));
      // Of a role that is not there, its own difference tells.
      return differences(found, isKnown ? await unlessAbsent(needs.role.read()) : undefined);
    },
    ensure: async (step) => {
      const found = await settled(step);
      const differing = differences(found, step.need(needs.role));
      requirePossible(differing);
      const replaced = differing.filter(({ verdict }) => verdict === 'replace');
      if (replaced.length > 0) {
        step.say(`${replaced.map(({ words }) => words).join('; ')}: it goes first`);
        await remove(step);
      }
      const before = replaced.length > 0 ? found.now?.arn : undefined;
      if (found.now === undefined || replaced.length > 0) await create(step, before);
      else await adjust(step, found.now);
      return untilActive(step, before);
    },
    exists: async () => (await find()) !== undefined,
    leaving: async () => {
      const status = (await find())?.status;
      return leavingIn(status, isGoing(status));
    },
    remove,
  };
}
