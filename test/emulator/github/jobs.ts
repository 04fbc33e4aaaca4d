/** The jobs of workflows: each has a token with the permissions it was given, and may have ID tokens or not. */
import { randomBytes } from 'node:crypto';
import { type EventSpec, eventOf } from './events.ts';
import type { OidcProvider } from './oidc.ts';
import { BadState, type Repository } from './repository.ts';
import { runnerEnvironment, type WorkflowRun } from './workflow.ts';

export type Access = 'read' | 'write';

/** As `permissions:` of a job names them, such as `pull-requests`. */
export type Permissions = Record<string, Access>;

export interface JobSpec extends EventSpec {
  /** The job's `permissions:`; what is not named is not granted. */
  permissions?: Permissions;
  /** The job's `environment:`. */
  environment?: string;
  /** File of the workflow. */
  workflow?: string;
  /** `owner/name/.github/workflows/file.yml@ref`, when the job is a reusable workflow's. */
  jobWorkflowRef?: string;
  /** Whether the repository is one whose subjects have ids in them. */
  subjectHasIds?: boolean;
}

export interface Job {
  /** What the runner tells its steps, besides paths and addresses. */
  env: Record<string, string>;
  /** What is in the file at GITHUB_EVENT_PATH. */
  payload: object;
}

export interface Jobs {
  /** @throws BadState when its event could not have happened, or a permission is unknown. */
  start(spec: JobSpec): Job;
  /** The permissions of a token that some job has; undefined for any other. */
  permissionsOf(token: string): Permissions | undefined;
}

const usual: Permissions = { contents: 'read', 'id-token': 'write' };

const known = [
  'actions',
  'attestations',
  'checks',
  'contents',
  'deployments',
  'discussions',
  'id-token',
  'issues',
  'packages',
  'pages',
  'pull-requests',
  'security-events',
  'statuses',
];

export function createJobs(repository: () => Repository, oidc: OidcProvider): Jobs {
  const tokens = new Map<string, Permissions>();
  return {
    start(spec) {
      const {
        permissions: asked = usual,
        environment,
        workflow,
        jobWorkflowRef,
        subjectHasIds,
        ...event
      } = spec;
      const unknown = Object.keys(asked).find((name) => !known.includes(name));
      if (unknown !== undefined) throw new BadState(`there is no permission ${unknown}`);
      const { run: bare, payload } = eventOf(repository(), event);
      const run: WorkflowRun = {
        ...bare,
        ...(workflow !== undefined && { workflow }),
        ...(environment !== undefined && { environment }),
        ...(jobWorkflowRef !== undefined && { jobWorkflowRef }),
        ...(subjectHasIds !== undefined && { subjectHasIds }),
      };
      const permissions = isMistrusted(repository(), spec) ? readOnly(asked) : asked;
      const token = `ghs_${randomBytes(18).toString('hex')}`;
      tokens.set(token, permissions);
      return {
        payload,
        env: {
          ...runnerEnvironment(run),
          GITHUB_TOKEN: token,
          ...(permissions['id-token'] === 'write' && {
            ACTIONS_ID_TOKEN_REQUEST_TOKEN: oidc.requestTokenFor(run),
          }),
        },
      };
    },
    permissionsOf: (token) => tokens.get(token),
  };
}

/**
 * Forks' pull requests get no more than reading. Dependabot's do so by default alone: what `permissions:` names they get, ID
 * tokens too, by which others have its runs assume roles in AWS (pulumi/registry, pull request 10104).
 * Sources: "Workflow syntax", "permissions"; "Dependabot on GitHub Actions", "Changing GITHUB_TOKEN permissions".
 */
function isMistrusted({ pulls }: Repository, { event, pull }: EventSpec): boolean {
  return event === 'pull_request' && pulls.find(({ number }) => number === pull)?.fork !== undefined;
}

function readOnly(permissions: Permissions): Permissions {
  const names = Object.keys(permissions).filter((name) => name !== 'id-token');
  return Object.fromEntries(names.map((name) => [name, 'read'] as const));
}
