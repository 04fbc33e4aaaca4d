/** The workflow run that the emulator pretends to be part of: what GitHub says of it in variables, event and claims. */

export interface WorkflowRun {
  owner: string;
  ownerId: string;
  name: string;
  repositoryId: string;
  actor: string;
  actorId: string;
  /** Such as `refs/heads/main` or `refs/pull/12/merge`. */
  ref: string;
  sha: string;
  runId: string;
  workflow: string;
  event: string;
  /** Branches of a pull request's event; '' for others. */
  headRef: string;
  baseRef: string;
  /** The job's `environment:`. */
  environment?: string;
  /** `owner/name/.github/workflows/file.yml@ref` of the reusable workflow that the job is defined in. */
  jobWorkflowRef?: string;
  /** Whether the repository is one whose subjects have ids in them. */
  subjectHasIds?: boolean;
}

export const workflowRun: WorkflowRun = {
  owner: 'octo-org',
  ownerId: '9919',
  name: 'octo-app',
  repositoryId: '74061981',
  actor: 'octocat',
  actorId: '583231',
  ref: 'refs/heads/main',
  sha: '5f2c1a0e9b7d4c3f8a6e1d2b0c9f8e7d6a5b4c3d',
  runId: '8310000001',
  workflow: 'cluster.yml',
  event: 'push',
  headRef: '',
  baseRef: '',
};

export const repositoryOf = (run: WorkflowRun): string => `${run.owner}/${run.name}`;

/**
 * The subject claim. New repositories of July 2026 and later carry ids in it (`repo:ORG@ORGID/REPO@REPOID:…`), older
 * ones names only; trust policies should name both.
 */
export const subjects = (run: WorkflowRun): { names: string; ids: string } => ({
  names: `repo:${repositoryOf(run)}`,
  ids: `repo:${run.owner}@${run.ownerId}/${run.name}@${run.repositoryId}`,
});

/**
 * What a subject claim ends with. A `pull_request_target` runs on the base branch, and says so.
 * Source: "OpenID Connect reference", "Example subject claims".
 */
function suffix({ environment, event, ref }: WorkflowRun): string {
  if (environment !== undefined) return `environment:${environment}`;
  return event === 'pull_request' ? 'pull_request' : `ref:${ref}`;
}

const refType = ({ ref }: WorkflowRun): string => (ref.startsWith('refs/tags/') ? 'tag' : 'branch');

/** The claims of GitHub's ID tokens, without times and audience. Source: "OpenID Connect" in GitHub's documentation. */
export function claims(run: WorkflowRun): Record<string, string> {
  const workflowRef = `${repositoryOf(run)}/.github/workflows/${run.workflow}@${run.ref}`;
  return {
    sub: `${subjects(run)[run.subjectHasIds ? 'ids' : 'names']}:${suffix(run)}`,
    repository: repositoryOf(run),
    repository_id: run.repositoryId,
    repository_owner: run.owner,
    repository_owner_id: run.ownerId,
    repository_visibility: 'private',
    ref: run.ref,
    ref_type: refType(run),
    ref_protected: String(run.ref === 'refs/heads/main'),
    sha: run.sha,
    head_ref: run.headRef,
    base_ref: run.baseRef,
    event_name: run.event,
    actor: run.actor,
    actor_id: run.actorId,
    workflow: run.workflow,
    workflow_ref: workflowRef,
    workflow_sha: run.sha,
    job_workflow_ref: run.jobWorkflowRef ?? workflowRef,
    job_workflow_sha: run.sha,
    run_id: run.runId,
    run_number: '1',
    run_attempt: '1',
    runner_environment: 'github-hosted',
    ...(run.environment !== undefined && { environment: run.environment }),
  };
}

/** What a hosted runner puts into the environment of a step. */
export function runnerEnvironment(run: WorkflowRun): Record<string, string> {
  return {
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTOR: run.actor,
    GITHUB_ACTOR_ID: run.actorId,
    GITHUB_BASE_REF: run.baseRef,
    GITHUB_EVENT_NAME: run.event,
    GITHUB_HEAD_REF: run.headRef,
    GITHUB_JOB: 'cluster',
    GITHUB_REF: run.ref,
    GITHUB_REF_NAME: run.ref.replace(/^refs\/(heads|tags|pull)\//, ''),
    GITHUB_REF_TYPE: refType(run),
    GITHUB_REPOSITORY: repositoryOf(run),
    GITHUB_REPOSITORY_ID: run.repositoryId,
    GITHUB_REPOSITORY_OWNER: run.owner,
    GITHUB_REPOSITORY_OWNER_ID: run.ownerId,
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_RUN_ID: run.runId,
    GITHUB_RUN_NUMBER: '1',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_SHA: run.sha,
    GITHUB_TRIGGERING_ACTOR: run.actor,
    GITHUB_WORKFLOW: run.workflow,
    RUNNER_ARCH: process.arch === 'arm64' ? 'ARM64' : 'X64',
    RUNNER_ENVIRONMENT: 'github-hosted',
    RUNNER_NAME: 'emulator',
    RUNNER_OS: process.platform === 'darwin' ? 'macOS' : 'Linux',
  };
}
