import type {
  CreateFargateProfileRequest,
  FargateProfile,
  FargateProfileSelector,
} from '@aws-sdk/client-eks';
import { fargateProfileKind } from '../../aws/attachments.ts';
import type { Aws } from '../../aws/clients.ts';
import { unlessAbsent } from '../../aws/errors.ts';
import { issuesInWords } from '../../aws/issues.ts';
import { isFailed, isGoing, isInTheWay } from '../../aws/states.ts';
import { onceRoleIsSeen } from '../../aws/unseen-role.ts';
import { usualTimes } from '../../aws/usual-times.ts';
import { type Difference, madeAnew, make } from '../../engine/difference.ts';
import type { Resource } from '../../engine/graph.ts';
import { RemovedMeanwhileError } from '../../engine/meanwhile.ts';
import type { Need } from '../../engine/need.ts';
import type { Step } from '../../engine/step.ts';
import type { Probe } from '../../engine/wait.ts';
import type { ClusterSpec, FargateProfileSpec, FargateSelector } from '../../spec/spec.ts';
import { requireOurs } from '../../spec/tags.ts';
import type { ControlPlane } from '../control-plane/control-plane.ts';
import { untilAttachmentsGone } from '../leftovers/attachments.ts';
import type { Subnets } from '../network/network-stack.ts';
import { isAnew, leavingIn, present, unlessBusy } from '../presence.ts';
import type { Role } from '../role.ts';
import { dropStaleEntry } from './stale-entry.ts';

export interface FargateProfileNeeds {
  plane: Need<ControlPlane>;
  /** The whole network: without their way out, pods get no images. */
  network: Need<Subnets>;
  role: Need<Role>;
  /** The profile before it, if any: EKS makes one of a cluster's at a time. Source: EKS user guide, "Create a Fargate profile". */
  before: readonly Need<unknown>[];
}

/** Which pods run on Fargate. EKS changes nothing of a profile but its tags: one that differs goes, and is made anew. */
export function fargateProfile(
  aws: Aws,
  spec: ClusterSpec,
  profile: FargateProfileSpec,
  needs: FargateProfileNeeds,
): Resource<FargateProfile> {
  const clusterName = spec.name;
  const fargateProfileName = profile.name;
  const title = `Fargate profile ${fargateProfileName}`;

  const subnetsIn = ({ privateSubnetIds }: Subnets): readonly string[] => profile.subnets ?? privateSubnetIds;

  async function find(): Promise<FargateProfile | undefined> {
    const eks = await aws.eks();
    const answer = await unlessAbsent(eks.describeFargateProfile({ clusterName, fargateProfileName }));
    return answer?.fargateProfile;
  }

  async function read(): Promise<FargateProfile | undefined> {
    const now = await find();
    if (now !== undefined) requireOurs(`${title} of cluster ${clusterName}`, now.tags ?? {}, spec);
    return now;
  }

  /** What keeps the profile from staying, and how. @param role undefined where it is still to be made, as the network */
  function replaced(now: FargateProfile, role: Role | undefined, network: Subnets | undefined): Difference[] {
    if (isInTheWay(now.status)) return [madeAnew(now.status)];
    const [hasSubnets, wantedSubnets] = [now.subnets, network && subnetsIn(network)].map(sorted);
    const [has, wanted] = [now.selectors?.map(completed) ?? [], profile.selectors];
    const roleArn = role?.arn;
    return [
      ...(inWords(has) === inWords(wanted) ? [] : [`selectors: ${inWords(has)} → ${inWords(wanted)}`]),
      ...(roleArn === undefined || now.podExecutionRoleArn === roleArn
        ? []
        : [`pod execution role: ${now.podExecutionRoleArn} → ${roleArn}`]),
      ...(wantedSubnets === '' || hasSubnets === wantedSubnets
        ? []
        : [`subnets: ${hasSubnets} → ${wantedSubnets}`]),
    ].map((words) => ({ verdict: 'replace', words }));
  }

  /**
   * Another of the cluster's may be coming or going, whoever has asked for it: EKS refuses until then.
   * @param before ARN of the one in whose place it is made: that may be shown for a while yet
   */
  async function create(step: Step, before: string | undefined): Promise<void> {
    const role = step.need(needs.role);
    step.change('created', inWords(profile.selectors));
    await dropStaleEntry(aws, spec, role);
    const request: CreateFargateProfileRequest = {
      clusterName,
      fargateProfileName,
      podExecutionRoleArn: role.arn,
      subnets: [...subnetsIn(step.need(needs.network))],
      selectors: profile.selectors.map(({ namespace, labels }) => ({ namespace, labels: { ...labels } })),
      tags: { ...spec.tags, ...profile.tags },
    };
    const eks = await aws.eks();
    await step.until('EKS to take another profile', () =>
      unlessBusy(
        onceRoleIsSeen(step, 'the pod execution role', () => eks.createFargateProfile(request)),
        async () => isAnew((await find())?.fargateProfileArn, before),
      ),
    );
  }

  async function untilActive(step: Step, before: string | undefined): Promise<FargateProfile> {
    const see = present(title);
    const probe = async (): Promise<Probe<FargateProfile>> => {
      const now = see(await read());
      if (now === undefined || now.fargateProfileArn === before) return { waiting: 'not to be seen yet' };
      if (now.status === 'ACTIVE') return { done: now };
      if (isGoing(now.status)) throw new RemovedMeanwhileError(title, 'is DELETING');
      if (isFailed(now.status)) throw new Error(`${title} is ${now.status}. ${healthOf(now)}`);
      return { waiting: now.status ?? 'CREATING' };
    };
    return step.until('the Fargate profile', probe, usualTimes.fargateProfileMade);
  }

  async function remove(step: Step): Promise<void> {
    if ((await read()) === undefined) return;
    const eks = await aws.eks();
    const kind = fargateProfileKind;
    await untilAttachmentsGone(aws, step, {
      clusterName,
      kind,
      find: async () => {
        const left = await kind.describe(eks, clusterName, fargateProfileName);
        return left === undefined ? [] : [left];
      },
    });
  }

  return {
    name: title,
    needs: [needs.plane, needs.network, needs.role, ...needs.before],
    read,
    diff: async (others) => {
      const now = await read();
      if (now === undefined) return [make(inWords(profile.selectors))];
      return replaced(
        now,
        (await others.willChange(needs.role)) ? undefined : await needs.role.read(),
        await needs.network.read(),
      );
    },
    ensure: async (step) => {
      const existing = await read();
      const reasons =
        existing === undefined ? [] : replaced(existing, step.need(needs.role), step.need(needs.network));
      if (existing !== undefined && reasons.length > 0) {
        step.say(
          `${reasons.map(({ words }) => words).join('; ')}: it goes first. ${healthOf(existing)}`.trimEnd(),
        );
        await remove(step);
      }
      const before = reasons.length > 0 ? existing?.fargateProfileArn : undefined;
      if (existing === undefined || reasons.length > 0) await create(step, before);
      return untilActive(step, before);
    },
    exists: async () => (await find()) !== undefined,
    leaving: async () => {
      const status = (await read())?.status;
      return leavingIn(status, isGoing(status));
    },
    remove,
  };
}

const sorted = (ids: readonly string[] = []): string => ids.toSorted().join(', ');

const completed = ({ namespace = '', labels = {} }: FargateProfileSelector): FargateSelector => ({
  namespace,
  labels,
});

/** Such as `shop-*, kube-system with k8s-app=kube-dns`: each once, in an order of its own, as EKS gives them none. */
function inWords(selectors: readonly FargateSelector[]): string {
  const each = selectors.map(({ namespace, labels }) => {
    const pairs = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
    return pairs.length === 0 ? namespace : `${namespace} with ${pairs.toSorted().join(' and ')}`;
  });
  return [...new Set(each)].toSorted().join(', ');
}

const healthOf = ({ health }: FargateProfile): string => issuesInWords(health);
