/** GitHub around the region: one repository, its workflows' jobs, its API, and the routes by which tests change it. */
import type { HttpRequest, HttpResponse } from '../protocols/http.ts';
import { API_PATH, githubApi, type LoggedRequest, TOKEN_PATH } from './api.ts';
import { createJobs, type Job, type JobSpec } from './jobs.ts';
import { createLimits } from './limits.ts';
import type { OidcProvider } from './oidc.ts';
import { change, createRepository, type Repository } from './repository.ts';
import type { WorkflowRun } from './workflow.ts';

/** In front of every route of GitHub's. */
export const GITHUB_PATH = '/github/';

/** What `GET /_emulator/github` answers. */
export type GitHubState = Pick<
  Repository,
  'pulls' | 'branches' | 'comments' | 'deployments' | 'environments' | 'issues'
> & {
  requests: LoggedRequest[];
};

export interface GitHub {
  /** What workflows' steps and actions ask. */
  respond(request: HttpRequest): Promise<HttpResponse>;
  /** The routes of tests, by method and path. @throws BadState */
  control: Record<string, (body: string) => object>;
  start(spec: JobSpec): Job;
  reset(): void;
}

/** @param url of the emulator; it is known only once it listens. */
export function createGitHub(run: WorkflowRun, oidc: OidcProvider, url: () => string): GitHub {
  let repository = createRepository(run);
  const requests: LoggedRequest[] = [];
  const limits = createLimits();
  const jobs = createJobs(() => repository, oidc);
  const start = (spec: JobSpec): Job => {
    const { env, payload } = jobs.start(spec);
    const isTrusted = 'ACTIONS_ID_TOKEN_REQUEST_TOKEN' in env;
    return {
      payload,
      env: {
        ...env,
        GITHUB_API_URL: url() + API_PATH,
        GITHUB_GRAPHQL_URL: `${url()}${API_PATH}/graphql`,
        ...(isTrusted && { ACTIONS_ID_TOKEN_REQUEST_URL: `${url()}${TOKEN_PATH}?api-version=2.0` }),
      },
    };
  };
  return {
    respond: githubApi({ oidc, jobs, limits, repository: () => repository, requests }),
    start,
    control: {
      'GET /_emulator/github': (): GitHubState => {
        const { pulls, branches, comments, deployments, environments, issues } = repository;
        return { pulls, branches, comments, deployments, environments, issues, requests };
      },
      'POST /_emulator/github': (body) => {
        change(repository, JSON.parse(body));
        return {};
      },
      'POST /_emulator/github/limits': (body) => {
        limits.set(JSON.parse(body));
        return {};
      },
      'POST /_emulator/github/jobs': (body) => start(JSON.parse(body)),
    },
    reset() {
      repository = createRepository(run);
      limits.reset();
      requests.length = 0;
    },
  };
}
