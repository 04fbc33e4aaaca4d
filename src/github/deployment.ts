/** The deployment that stands for a preview on GitHub, from its first `up` to its `down`. */
import type { GitHub } from './client.ts';
import { isOf, type PreviewIdentity, type PreviewMark } from './preview-identity.ts';

export interface DeploymentOptions {
  /** What is told by environment alone may be of another. */
  identity: PreviewIdentity;
  /** The branch that is shown. */
  ref: string;
  /** Where to look at it; the run when there is nothing else. */
  environmentUrl: string;
  runUrl: string;
}

/**
 * Of all previews: GitHub makes an environment of whatever is deployed to, keeps it when nothing is left there, and no job's token
 * may delete it. Deployments are told apart by the task, for which GitHub can be asked, and the payload.
 * Source: GitHub REST API, "Delete an environment", which takes the permission `administration`.
 */
const environment = 'preview';

type State = 'in_progress' | 'success' | 'failure' | 'inactive';

interface Live {
  id: number;
  state: string | undefined;
}

export function previewDeployment(
  { octokit, owner, repo }: GitHub,
  { identity, ref, environmentUrl, runUrl }: DeploymentOptions,
) {
  const { repos } = octokit.rest;
  const { preview, region, cluster, candidates = [preview] } = identity;
  let live: Live | undefined;
  let found: Promise<number[]> | undefined;

  async function look(): Promise<number[]> {
    const lists = await Promise.all(
      candidates.map((each) => {
        return octokit.paginate(repos.listDeployments, {
          owner,
          repo,
          environment,
          task: each,
          per_page: 100,
        });
      }),
    );
    return lists
      .flat()
      .filter(({ payload }) => isOf(identity, Object(payload)))
      .map(({ id }) => id);
  }

  /** Those of this preview, the newest first. */
  const find = (): Promise<number[]> => {
    found ??= look();
    return found;
  };

  async function stateOf(id: number): Promise<string | undefined> {
    const { data } = await repos.listDeploymentStatuses({ owner, repo, deployment_id: id, per_page: 1 });
    return data[0]?.state;
  }

  async function become(state: State, id: number): Promise<void> {
    await repos.createDeploymentStatus({
      owner,
      repo,
      deployment_id: id,
      state,
      log_url: runUrl,
      ...(state === 'success' && { environment_url: environmentUrl }),
    });
  }

  return {
    find,
    /** Finds the one that lives, or makes it. */
    async begin(): Promise<void> {
      const [newest] = await find();
      const state = newest === undefined ? undefined : await stateOf(newest);
      if (newest !== undefined && state !== 'inactive') {
        live = { id: newest, state };
        return;
      }
      const { data } = await repos.createDeployment({
        owner,
        repo,
        ref,
        environment,
        task: preview,
        description: `EKS cluster in ${region}`,
        payload: { preview, region, cluster } satisfies PreviewMark,
        transient_environment: true,
        production_environment: false,
        // Else GitHub merges the default branch into the branch, and wants every check to have passed: this job's too.
        auto_merge: false,
        required_contexts: [],
      });
      if (!('id' in data)) throw new Error(`GitHub made no deployment of ${ref}: ${data.message}`);
      found = Promise.resolve([data.id, ...(await find())]);
      live = { id: data.id, state: 'in_progress' };
      await become('in_progress', data.id);
    },
    /** How the preview is now; written only when it was different. */
    async settle(state: 'success' | 'failure'): Promise<void> {
      if (live === undefined || live.state === state) return;
      await become(state, live.id);
      live = { ...live, state };
    },
    /** Ends every deployment of the preview. GitHub ends none that is transient by itself. */
    async end(): Promise<void> {
      for (const id of await find()) {
        if ((await stateOf(id)) !== 'inactive') await become('inactive', id);
      }
    },
  };
}

export type PreviewDeployment = ReturnType<typeof previewDeployment>;
