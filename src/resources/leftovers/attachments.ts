import { type Attachment, type AttachmentKind, attachmentsOf } from '../../aws/attachments.ts';
import type { Aws } from '../../aws/clients.ts';
import { isExisting, unlessAbsent } from '../../aws/errors.ts';
import { isGoing } from '../../aws/states.ts';
import type { Resource } from '../../engine/graph.ts';
import type { Need } from '../../engine/need.ts';
import type { Step } from '../../engine/step.ts';
import type { Probe } from '../../engine/wait.ts';
import { type Ownership, requireOurs } from '../../spec/tags.ts';
import type { ControlPlane } from '../control-plane/control-plane.ts';
import { someOf } from './inside.ts';

/**
 * Fargate profiles, or capabilities, that somebody has given the cluster. Neither is anything without its cluster, and EKS
 * deletes none that has one: they go with it, whoever made them.
 * @param roles of ours that they may need to their end
 */
export function attachments(
  aws: Aws,
  spec: Ownership,
  kind: AttachmentKind,
  { plane, roles = [] }: { plane: Resource<ControlPlane>; roles?: readonly Need<unknown>[] },
): Resource<Attachment[]> {
  const find = async (): Promise<Attachment[]> => attachmentsOf(await aws.eks(), spec.name, kind);

  return {
    name: kind.several,
    needs: [plane, ...roles],
    read: async () => {
      const found = await find();
      return found.length === 0 ? undefined : found;
    },
    remove: async (step) => {
      // Until a cluster has been ACTIVE, it takes none.
      const cluster = await plane.read();
      if (cluster === undefined) return;
      requireOurs(`Cluster ${cluster.name}`, cluster.tags, spec);
      await untilAttachmentsGone(aws, step, { clusterName: spec.name, kind, find });
    },
  };
}

export interface LeavingAttachments {
  clusterName: string;
  kind: AttachmentKind;
  /** Those that are to go, as they are now. */
  find(): Promise<Attachment[]>;
}

/** Takes away all that `find` finds; of a kind of which one goes at a time, one after the other. */
export async function untilAttachmentsGone(
  aws: Aws,
  step: Step,
  { clusterName, kind, find }: LeavingAttachments,
): Promise<void> {
  const eks = await aws.eks();
  const asked = new Set<string>();

  /** One that EKS does not let go yet, for something else that is under way, is asked for again. */
  async function ask({ name }: Attachment): Promise<void> {
    if (!asked.has(name)) step.change('deleted', name);
    asked.add(name);
    await unlessAbsent(kind.remove(eks, clusterName, name)).catch((error: unknown) => {
      if (!isExisting(error)) throw error;
    });
  }

  const probe = async (): Promise<Probe<void>> => {
    const left = await find();
    if (left.length === 0) return { done: undefined };
    const stuck = left.find(({ name, status }) => status === 'DELETE_FAILED' && asked.has(name));
    if (stuck !== undefined) {
      throw new Error(`The ${kind.one} ${stuck.name} is DELETE_FAILED. ${stuck.words}`);
    }
    const standing = left.filter(({ status }) => !isGoing(status));
    const isBusy = kind.isOneByOne && standing.length < left.length;
    for (const each of kind.isOneByOne ? standing.slice(0, isBusy ? 0 : 1) : standing) await ask(each);
    return { waiting: someOf(left.map(({ name, status }) => `${name} is ${status}`)) };
  };
  await step.until(`${kind.several} to go`, probe, kind.gone);
}
