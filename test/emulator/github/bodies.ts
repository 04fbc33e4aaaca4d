/** What the REST API and the events say of things, as far as anybody here reads it. */
import type { Comment, Deployment, DeploymentStatus, Issue, Pull, Repository } from './repository.ts';

const site = 'https://github.com';

export const ourBot = 'github-actions[bot]';

export const isBot = (login: string): boolean => login.endsWith('[bot]');

export function userBody(login: string): object {
  const id = { octocat: 583_231, [ourBot]: 41_898_282, 'dependabot[bot]': 49_699_333 }[login] ?? login.length;
  return {
    login,
    id,
    type: isBot(login) ? 'Bot' : 'User',
    html_url: `${site}/${login.replace('[bot]', '')}`,
  };
}

export function repositoryBody({ run, fullName }: Repository): object {
  return {
    id: Number(run.repositoryId),
    name: run.name,
    full_name: fullName,
    private: true,
    visibility: 'private',
    fork: false,
    default_branch: 'main',
    html_url: `${site}/${fullName}`,
    owner: { login: run.owner, id: Number(run.ownerId), type: 'Organization' },
  };
}

export function pullBody(repository: Repository, pull: Pull): object {
  const { fullName } = repository;
  const own = repositoryBody(repository);
  const fork = pull.fork && {
    id: 990_000_000 + pull.number,
    name: pull.fork.split('/')[1],
    full_name: pull.fork,
    private: true,
    fork: true,
    default_branch: 'main',
    owner: userBody(pull.fork.split('/')[0] ?? ''),
  };
  return {
    id: 2_000_000_000 + pull.number,
    number: pull.number,
    title: pull.title,
    state: pull.state,
    merged: pull.merged,
    merged_at: pull.merged ? '2026-11-22T10:00:00Z' : null,
    closed_at: pull.state === 'closed' ? '2026-11-22T10:00:00Z' : null,
    draft: pull.draft,
    labels: pull.labels.map(labelBody),
    user: userBody(pull.author),
    html_url: `${site}/${fullName}/pull/${pull.number}`,
    head: {
      label: `${(pull.fork ?? fullName).split('/')[0]}:${pull.head}`,
      ref: pull.head,
      sha: pull.headSha,
      repo: fork || own,
    },
    base: {
      label: `${repository.run.owner}:${pull.base}`,
      ref: pull.base,
      sha: repository.run.sha,
      repo: own,
    },
  };
}

export function labelBody(name: string): object {
  return { id: name.length, name, color: 'ededed', default: false, description: null };
}

export function commentBody({ fullName }: Repository, comment: Comment, api: string): object {
  return {
    id: comment.id,
    url: `${api}/repos/${fullName}/issues/comments/${comment.id}`,
    html_url: `${site}/${fullName}/pull/${comment.issue}#issuecomment-${comment.id}`,
    issue_url: `${api}/repos/${fullName}/issues/${comment.issue}`,
    user: userBody(comment.author),
    body: comment.body,
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    author_association: isBot(comment.author) ? 'NONE' : 'MEMBER',
    performed_via_github_app:
      comment.author === ourBot ? { id: 15_368, slug: 'github-actions', name: 'GitHub Actions' } : null,
  };
}

export function deploymentBody({ fullName }: Repository, deployment: Deployment, api: string): object {
  return {
    id: deployment.id,
    url: `${api}/repos/${fullName}/deployments/${deployment.id}`,
    statuses_url: `${api}/repos/${fullName}/deployments/${deployment.id}/statuses`,
    ref: deployment.ref,
    sha: deployment.sha,
    payload: deployment.payload,
    environment: deployment.environment,
    original_environment: deployment.environment,
    task: deployment.task,
    description: deployment.description,
    creator: userBody(deployment.creator),
    transient_environment: deployment.transient,
    production_environment: deployment.production,
    created_at: deployment.createdAt,
    updated_at: deployment.statuses.at(-1)?.createdAt ?? deployment.createdAt,
  };
}

export function statusBody(deployment: Deployment, status: DeploymentStatus): object {
  return {
    id: status.id,
    state: status.state,
    description: status.description,
    environment: deployment.environment,
    environment_url: status.environmentUrl,
    log_url: status.logUrl,
    target_url: status.logUrl,
    creator: userBody(deployment.creator),
    created_at: status.createdAt,
    updated_at: status.createdAt,
  };
}

export function issueBody(repository: Repository, issue: Issue): object {
  const { fullName } = repository;
  return {
    id: 3_000_000_000 + issue.number,
    number: issue.number,
    title: issue.title,
    body: issue.body,
    state: issue.state,
    labels: issue.labels.map(labelBody),
    user: userBody(issue.author),
    comments: repository.comments.filter((comment) => comment.issue === issue.number).length,
    html_url: `${site}/${fullName}/issues/${issue.number}`,
    created_at: issue.createdAt,
  };
}

export function branchBody(name: string, sha: string): object {
  return { name, commit: { sha }, protected: name === 'main' };
}

/**
 * What somebody may do in the repository: one of four base roles, in which GitHub counts all others, and the role by its name.
 * Of whoever has none, the repository being private, it says `none`.
 */
export function permissionBody(login: string, role: string): object {
  const [name = '', base = { maintain: 'write', triage: 'read' }[role] ?? role] = role.split('/');
  return { permission: base, role_name: name === 'none' ? '' : name, user: userBody(login) };
}
