/** Deployments and their statuses. Source: "REST API endpoints for deployments" and "… for deployment statuses". */
import { deploymentBody, statusBody } from './bodies.ts';
import { type Deployment, type DeploymentStatus, now, type Repository, shaOf } from './repository.ts';
import {
  invalid,
  notFound,
  optionalText,
  Refused,
  type RestCall,
  type Route,
  refusal,
  requiredText,
} from './rest.ts';

const pages = {
  list: 'deployments/deployments#list-deployments',
  get: 'deployments/deployments#get-a-deployment',
  create: 'deployments/deployments#create-a-deployment',
  statuses: 'deployments/statuses#list-deployment-statuses',
  createStatus: 'deployments/statuses#create-a-deployment-status',
};

const states = ['error', 'failure', 'inactive', 'in_progress', 'queued', 'pending', 'success'] as const;

function deploymentIn({ repository, parameters }: RestCall): Deployment {
  const deployment = repository.deployments.find(({ id }) => String(id) === parameters.id);
  if (deployment === undefined) throw notFound(pages.get);
  return deployment;
}

/** A branch, or a commit that the repository knows; undefined when it is neither. */
function commitOf({ branches, pulls, run }: Repository, ref: string): string | undefined {
  const own = pulls.filter(({ fork }) => fork === undefined);
  const head = own.find((pull) => pull.head === ref || pull.headSha === ref);
  if (head !== undefined) return head.headSha;
  if (ref === run.sha) return ref;
  return branches.includes(ref) ? shaOf(ref) : undefined;
}

/**
 * The end of an older deployment of the same environment, once a newer one has succeeded. GitHub does that only to those
 * that are neither transient nor production, and were successful.
 */
function supersede({ deployments, nextId }: Repository, newer: Deployment): void {
  const older = deployments.filter(
    (other) =>
      other !== newer &&
      other.environment === newer.environment &&
      !other.transient &&
      !other.production &&
      other.statuses.at(-1)?.state === 'success',
  );
  for (const { statuses } of older) {
    statuses.push({
      id: nextId(),
      state: 'inactive',
      description: '',
      environmentUrl: '',
      logUrl: '',
      createdAt: now(),
    });
  }
}

export const deploymentRoutes: Route[] = [
  {
    route: 'GET /deployments',
    needs: () => ['deployments=read'],
    page: pages.list,
    answer: ({ repository, query, api }) => {
      const wanted = (['environment', 'ref', 'sha', 'task'] as const).filter(
        (name) => query.get(name) !== null,
      );
      const found = repository.deployments
        .filter((deployment) => wanted.every((name) => deployment[name] === query.get(name)))
        .toReversed();
      return { status: 200, list: found.map((deployment) => deploymentBody(repository, deployment, api)) };
    },
  },
  {
    route: 'POST /deployments',
    needs: () => ['deployments=write'],
    page: pages.create,
    answer: (call) => {
      const { repository, body, login, api } = call;
      const ref = requiredText(call, 'ref', pages.create);
      const sha = commitOf(repository, ref);
      if (sha === undefined) throw new Refused(refusal(422, `No ref found for: ${ref}`, pages.create));
      // Left out, every check of the commit has to have passed, and one is always running: the job that asks.
      if (!Array.isArray(body.required_contexts) || body.required_contexts.length > 0) {
        throw new Refused(
          refusal(409, `Conflict: Commit status checks failed for ${ref}.`, pages.create, [
            {
              contexts: [{ context: 'cluster', state: 'pending' }],
              resource: 'Deployment',
              field: 'required_contexts',
              code: 'invalid',
            },
          ]),
        );
      }
      // By default GitHub would merge the default branch into the ref.
      if (body.auto_merge !== false && ref !== 'main') {
        return { status: 202, body: { message: `Auto-merged main into ${ref} on deployment.` } };
      }
      const environment = optionalText(call, 'environment') ?? 'production';
      const deployment: Deployment = {
        id: repository.nextId(),
        ref,
        sha,
        environment,
        task: optionalText(call, 'task') ?? 'deploy',
        description: optionalText(call, 'description') ?? '',
        payload: body.payload ?? {},
        transient: body.transient_environment === true,
        production: (body.production_environment ?? environment === 'production') === true,
        creator: login,
        createdAt: now(),
        statuses: [],
      };
      repository.deployments.push(deployment);
      repository.environments = [...new Set([...repository.environments, environment])];
      return { status: 201, body: deploymentBody(repository, deployment, api) };
    },
  },
  {
    route: 'GET /deployments/{id}/statuses',
    needs: () => ['deployments=read'],
    page: pages.statuses,
    answer: (call) => {
      const deployment = deploymentIn(call);
      return {
        status: 200,
        list: deployment.statuses.toReversed().map((status) => statusBody(deployment, status)),
      };
    },
  },
  {
    route: 'POST /deployments/{id}/statuses',
    needs: () => ['deployments=write'],
    page: pages.createStatus,
    answer: (call) => {
      const { repository, body } = call;
      const deployment = deploymentIn(call);
      const given = requiredText(call, 'state', pages.createStatus);
      const state = states.find((each) => each === given);
      if (state === undefined) {
        throw invalid(
          [
            {
              resource: 'DeploymentStatus',
              code: 'custom',
              field: 'state',
              message: 'state is not included in the list',
            },
          ],
          pages.createStatus,
        );
      }
      const description = optionalText(call, 'description') ?? '';
      if (description.length > 140) {
        throw invalid(
          [
            {
              resource: 'DeploymentStatus',
              code: 'custom',
              field: 'description',
              message: 'description is too long (maximum is 140 characters)',
            },
          ],
          pages.createStatus,
        );
      }
      const environmentUrl = addressOf(call, 'environment_url');
      const logUrl = addressOf(call, 'log_url');
      const status: DeploymentStatus = {
        id: repository.nextId(),
        state,
        description,
        environmentUrl,
        logUrl,
        createdAt: now(),
      };
      deployment.statuses.push(status);
      if (state === 'success' && body.auto_inactive !== false) supersede(repository, deployment);
      return { status: 201, body: statusBody(deployment, status) };
    },
  },
];

/** @throws Refused with 422 unless it is empty or an address of the web. */
function addressOf(call: RestCall, name: 'environment_url' | 'log_url'): string {
  const address = optionalText(call, name) ?? '';
  if (address !== '' && !/^https?:\/\/[^\s]+$/.test(address)) {
    const message = `${name} must use http(s) scheme`;
    throw invalid(
      [{ resource: 'DeploymentStatus', code: 'custom', field: name, message }],
      pages.createStatus,
    );
  }
  return address;
}
