import type { Aws } from '../aws/clients.ts';
import { type ClusterStack, clusterStacks } from '../aws/cluster-stacks.ts';
import { unlessAbsent } from '../aws/errors.ts';
import { isLeavingStack } from '../aws/states.ts';
import type { Resource } from '../engine/graph.ts';
import type { Need } from '../engine/need.ts';
import { inWords } from '../engine/words.ts';
import { repositoryOf } from '../spec/read-owner.ts';
import type { Brake, ClusterSpec } from '../spec/spec.ts';
import { type Tags, tagKeys } from '../spec/tags.ts';

/** The repository has as many previews as it may, and this would be one more. */
export class TooManyPreviewsError extends Error {
  /** What has happened, for the head of what is told: nothing has failed. */
  readonly title: string;

  /** @param begun whether others came first while this one was being made, and it has to go again */
  constructor(region: string, { most, by }: Brake, previews: readonly ClusterStack[], begun: boolean) {
    const now = new Date();
    const lines = previews.map(
      (preview) => `- ${preview.cluster}, ${ageOf(preview, now)} old: ${addressOf(preview)}`,
    );
    super(
      [
        `The repository has ${previews.length} previews in ${region}, and ${by} allows ${most}:`,
        ...lines,
        begun
          ? 'They came first, while this one was being made: what there was of it has been removed.'
          : 'Nothing was made.',
        'Close one of them, remove its cluster by hand (`command: down` with its `cluster-name` and `owner: any`), or allow more.',
      ].join('\n'),
    );
    this.name = 'TooManyPreviewsError';
    this.title = `No room for a preview: ${previews.length} of ${most} are in use`;
  }
}

/**
 * Why there may be no new cluster, where the repository has as many of pull requests and branches as it may; asked before
 * anything is made. Two that begin at the same moment do not see each other here: see `previewPlace`.
 */
export async function tooManyPreviews(
  aws: Aws,
  spec: ClusterSpec,
  brake: Brake,
): Promise<TooManyPreviewsError | undefined> {
  if (!isPreview(spec)) return undefined;
  const previews = await previewsOf(aws, spec);
  const isNew = !previews.some(({ cluster }) => cluster === spec.name);
  return isNew && previews.length >= brake.most
    ? new TooManyPreviewsError(spec.region, brake, previews, false)
    : undefined;
}

/**
 * A place among the previews that there may be, for a cluster without a control plane. Each has a stack by now, so that of
 * two that began at the same moment both see both, and in the same order: the one whose stack was made later gives way. A
 * condition: it makes nothing.
 *
 * @param subnets of the cluster, which come with its stack
 */
export function previewPlace(
  aws: Aws,
  spec: ClusterSpec,
  brake: Brake,
  subnets: Need<unknown>,
): Resource<void> {
  return {
    name: 'place among the previews',
    needs: [subnets],
    read: async () => undefined,
    ensure: async () => {
      const eks = await aws.eks();
      if ((await unlessAbsent(eks.describeCluster({ name: spec.name }))) !== undefined) return;
      // What is being removed will not have a cluster: it may be one that gives way itself.
      const previews = (await previewsOf(aws, spec)).filter(({ stack }) => !isLeavingStack(stack));
      const mine = previews.find(({ cluster }) => cluster === spec.name);
      const earlier = previews.filter((other) => mine === undefined || comesBefore(other, mine));
      if (earlier.length >= brake.most) throw new TooManyPreviewsError(spec.region, brake, earlier, true);
    },
  };
}

/** Milliseconds that a preview may outlive its time: a sweep runs once a night, and GitHub drops schedules. */
const patience = 24 * 60 * 60 * 1000;

/**
 * The repository's other previews whose time was up a day ago, and that are still there. A stack keeps the time that it was
 * made with, and each `up` writes a later one into the control plane, which is asked of those few.
 */
export async function overdue(aws: Aws, spec: ClusterSpec): Promise<string[]> {
  if (!isPreview(spec)) return [];
  const latest = Date.now() - patience;
  // What never expires is no date, and no number is less than that.
  const isOver = (tags: Tags = {}): boolean => Date.parse(tags[tagKeys.expiresAt] ?? '') < latest;
  const old = (await previewsOf(aws, spec)).filter(
    ({ cluster, tags }) => cluster !== spec.name && isOver(tags),
  );
  const eks = await aws.eks();
  const asked = old.map(async ({ cluster: name }) => {
    const found = await unlessAbsent(eks.describeCluster({ name }));
    return isOver(found?.cluster?.tags) ? [name] : [];
  });
  return (await Promise.all(asked)).flat();
}

/** Whether it is the cluster of a pull request or a branch; one of the whole repository is no preview. */
export function isPreview({ owner }: Pick<ClusterSpec, 'owner'>): boolean {
  return /^\d+\/(pr|branch)-/.test(owner);
}

async function previewsOf(aws: Aws, { owner }: ClusterSpec): Promise<ClusterStack[]> {
  return (await clusterStacks(aws, repositoryOf(owner))).filter(isPreview);
}

/** By the time at which CloudFormation began with its stack; by name, where that is the same. */
function comesBefore(one: ClusterStack, other: ClusterStack): boolean {
  const key = ({ stack, cluster }: ClusterStack): string => `${stack.CreationTime?.toISOString()} ${cluster}`;
  return key(one) < key(other);
}

function ageOf({ stack }: ClusterStack, now: Date): string {
  return inWords(now.getTime() - (stack.CreationTime ?? now).getTime());
}

/** Of the pull request; of the run that made it, where it is a branch's. */
function addressOf({ owner, tags }: ClusterStack): string {
  const run = tags[tagKeys.run] ?? '';
  const [, number] = /\/pr-(\d+)$/.exec(owner) ?? [];
  return number === undefined ? run : run.replace(/\/actions\/runs\/.*$/, `/pull/${number}`);
}
