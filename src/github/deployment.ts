/** The deployment that stands for a preview on GitHub, from its first `up` to its `down`. */
import type { GitHub } from './client.ts';

export interface DeploymentOptions {
  /** Which preview it is, and where: what is told by environment alone may be of another. */
  preview: string;
  region: string;
  /** Such as `preview/pr-12`. */
  environment: string;
  /** The branch that is shown. */
  ref: string;
  /** Where to look at it; the run when there is nothing else. */
  environmentUrl: string;
  runUrl: string;
}

type State = 'in_progress' | 'success' | 'failure' | 'inactive';

interface Live {
  id: number;
  state: string | undefined;
}

export function previewDeployment(
  { octokit, owner, repo }: GitHub,
  { preview, region, environment, ref, environmentUrl, runUrl }: DeploymentOptions,
) {
  const { repos } = octokit.rest;
  const own = { preview, region };
  let live: Live | undefined;
  let found: Promise<number[]> | undefined;

  async function look(): Promise<number[]> {
    const deployments = await octokit.paginate(repos.listDeployments, {
      owner,
      repo,
      environment,
      per_page: 100,
    });
    return deployments
      .filter(({ payload }) => {
        const { preview: of, region: at } = Object(payload);
        return of === own.preview && at === own.region;
      })
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
        description: `EKS cluster in ${region}`,
        payload: own,
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
