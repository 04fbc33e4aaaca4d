/** What GitHub shows of the clusters that a sweep takes: the comments of pull requests, and deployments. */

import type { SweepRequest } from '../config/request.ts';
import { failuresOf } from '../engine/resource-error.ts';
import { explainAll } from '../explain.ts';
import type { GitHub } from '../github/client.ts';
import { inFull } from '../github/failure.ts';
import { createPreview, type Preview, type PreviewRequest, type Refusable } from '../github/preview.ts';
import { previewOf } from '../spec/owner.ts';
import { workOf } from '../spec/read-owner.ts';
import type { Ownership } from '../spec/tags.ts';
import type { Swept } from './fate.ts';
import type { Found } from './found.ts';

export interface SweptPreviews {
  /** Looks what GitHub shows of a cluster, while AWS is at its removal. */
  begin(found: Found): void;
  /** Tells what became of one that was begun with; goes on by itself. */
  tell(swept: Swept): void;
  /** Resolves when all is told. Never fails: what GitHub refuses is a warning. */
  told(): Promise<void>;
}

/** Only clusters of pull requests and branches of the repository that the sweep runs in are told of. */
export function sweptPreviews(
  sweep: Pick<SweepRequest, 'repositoryId' | 'tells' | 'links'>,
  connect: () => Promise<GitHub>,
  warn: (title: string, message: string) => void,
): SweptPreviews {
  const previews = new Map<string, Preview>();
  const telling: Promise<void>[] = [];
  const warned = new Set<string>();
  const warnOnce = (title: string, message: string): void => {
    if (!warned.has(title)) warn(title, message);
    warned.add(title);
  };
  /** What the token may not do, it may not do for any of the clusters. */
  const known = new Set<Refusable>();

  return {
    begin(found) {
      const request = previewRequest(found, sweep);
      if (request === undefined) return;
      const preview = createPreview(request, { ...found, roleArn: undefined }, connect, warnOnce, known);
      preview.begin('sweep');
      previews.set(keyOf(found), preview);
    },
    tell({ found, verdict, fate, failure }) {
      const preview = previews.get(keyOf(found));
      if (preview === undefined) return;
      const outputs = { 'cluster-name': found.name };
      const due = verdict.rule === undefined ? undefined : verdict.reason;
      if (fate === 'failed') {
        const failures = explainAll(failuresOf(failure), found.region);
        telling.push(preview.failed(outputs, { due, failures, reason: inFull(failures) }));
      } else {
        const result = fate === 'going' ? 'deleting' : 'deleted';
        telling.push(preview.ended({ ...outputs, result }, { due }));
      }
    },
    told: async () => void (await Promise.all(telling)),
  };
}

/** What GitHub shows of the cluster of a pull request or a branch, whatever the event is; undefined when nobody is to be told. */
export function previewRequest(
  { name, owner }: Ownership,
  { repositoryId, tells: { comments, deployments }, links }: Parameters<typeof sweptPreviews>[0],
): PreviewRequest | undefined {
  const work = workOf(owner);
  const preview = previewOf(owner);
  if (work?.repositoryId !== repositoryId || preview === undefined || !(comments || deployments)) {
    return undefined;
  }
  const { kind, of } = work;
  return {
    preview,
    // It is called by its cluster, where the workflow names that itself.
    candidates: [preview, name],
    pullRequest: kind === 'pr' ? Number(of) : undefined,
    branch: kind === 'branch' ? of : '',
    comments,
    deploys: deployments,
    looksAgain: false,
    environmentUrl: undefined,
    links,
    action: undefined,
  };
}

function keyOf({ name, region }: Found): string {
  return `${region}/${name}`;
}
