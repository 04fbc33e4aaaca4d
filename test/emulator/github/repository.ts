/** What GitHub keeps of the repository: pull requests, branches, comments, deployments and issues. */
import { repositoryOf, type WorkflowRun } from './workflow.ts';

export interface Pull {
  number: number;
  title: string;
  state: 'open' | 'closed';
  merged: boolean;
  draft: boolean;
  labels: string[];
  /** Branch that is to be merged. */
  head: string;
  base: string;
  /** `owner/name` of the fork that the branch is in; undefined for a branch of the repository itself. */
  fork?: string;
  author: string;
  headSha: string;
}

export interface Comment {
  id: number;
  /** Number of the issue or pull request. */
  issue: number;
  author: string;
  body: string;
  createdAt: string;
  updatedAt: string;
}

export interface DeploymentStatus {
  id: number;
  state: 'error' | 'failure' | 'inactive' | 'in_progress' | 'queued' | 'pending' | 'success';
  description: string;
  environmentUrl: string;
  logUrl: string;
  createdAt: string;
}

export interface Deployment {
  id: number;
  ref: string;
  sha: string;
  environment: string;
  task: string;
  description: string;
  payload: unknown;
  transient: boolean;
  production: boolean;
  creator: string;
  createdAt: string;
  /** Oldest first. */
  statuses: DeploymentStatus[];
}

export interface Issue {
  number: number;
  title: string;
  body: string;
  state: 'open' | 'closed';
  labels: string[];
  author: string;
  createdAt: string;
}

export interface Repository {
  readonly run: WorkflowRun;
  readonly fullName: string;
  pulls: Pull[];
  branches: string[];
  comments: Comment[];
  deployments: Deployment[];
  /** Of whatever was ever deployed to: GitHub keeps them, and no job's token may delete one. */
  environments: string[];
  issues: Issue[];
  /** Roles of those who have one, by login; one that is none of GitHub's own with its base role, `release-engineer/write`. */
  collaborators: Record<string, string>;
  /** Ids and numbers that have not been used yet. */
  nextId(): number;
  nextNumber(): number;
}

export const now = (): string => new Date().toISOString().replace(/\.\d+Z$/, 'Z');

/** A commit's id that is always the same for the same text. */
export const shaOf = (text: string): string =>
  Array.from({ length: 5 }, (_, part) => hash(`${part}${text}`).toString(16).padStart(8, '0')).join('');

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const byte of Buffer.from(text)) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  return value;
}

export function createRepository(run: WorkflowRun): Repository {
  let id = 1_800_000_000;
  let number = 1000;
  return {
    run,
    fullName: repositoryOf(run),
    pulls: [],
    branches: ['main'],
    comments: [],
    deployments: [],
    environments: [],
    issues: [],
    collaborators: { [run.actor]: 'admin' },
    nextId: () => {
      id += 1;
      return id;
    },
    nextNumber: () => {
      number += 1;
      return number;
    },
  };
}

const knownRole = /^(admin|maintain|write|triage|read|none|[a-z-]+\/(admin|write|read))$/;

/** What is wrong with a state that somebody has sent. */
export class BadState extends Error {}

/**
 * What people do in the repository: `pulls` are opened or changed, by number; `branches` are those that there are from
 * now on; `comments` are written by `author`; `issues` are opened, by number; `collaborators` are given roles, or lose theirs by `none`.
 *
 * @throws BadState
 */
export function change(repository: Repository, value: unknown): void {
  const { pulls = [], branches, comments = [], issues = [], collaborators = {}, ...rest } = Object(value);
  const unknown = Object.keys(rest)[0];
  if (unknown !== undefined) throw new BadState(`unknown member ${unknown}`);
  if (branches !== undefined) repository.branches = [...branches];
  for (const pull of pulls) changePull(repository, pull);
  for (const { number, title = `Issue ${number}` } of issues) {
    if (!Number.isInteger(number)) throw new BadState('an issue has a number');
    const author = repository.run.actor;
    repository.issues.push({ number, title, body: '', state: 'open', labels: [], author, createdAt: now() });
  }
  for (const [login, role] of Object.entries(collaborators)) {
    if (!knownRole.test(String(role))) throw new BadState(`there is no role ${role}`);
    repository.collaborators[login] = String(role);
  }
  for (const { issue, author, body } of comments) {
    if (!Number.isInteger(issue) || typeof author !== 'string' || typeof body !== 'string') {
      throw new BadState('a comment has an issue (its number), an author and a body');
    }
    addComment(repository, { issue, author, body });
  }
}

function changePull(repository: Repository, { number, ...given }: Partial<Pull>): void {
  if (number === undefined || !Number.isInteger(number)) throw new BadState('a pull request has a number');
  const known = repository.pulls.find((pull) => pull.number === number);
  const blank: Pull = {
    number,
    title: `Change ${number}`,
    state: 'open',
    merged: false,
    draft: false,
    labels: [],
    head: `change-${number}`,
    base: 'main',
    author: repository.run.actor,
    headSha: shaOf(`head of ${number}`),
  };
  const unknown = Object.keys(given).find((name) => !(name in blank) && name !== 'fork');
  if (unknown !== undefined) throw new BadState(`a pull request has no ${unknown}`);
  const pull = { ...(known ?? blank), ...given };
  if (known === undefined && pull.fork === undefined && !repository.branches.includes(pull.head)) {
    repository.branches.push(pull.head);
  }
  repository.pulls = [...repository.pulls.filter((other) => other !== known), pull];
}

export function addComment(
  repository: Repository,
  { issue, author, body }: Pick<Comment, 'issue' | 'author' | 'body'>,
): Comment {
  const comment = { id: repository.nextId(), issue, author, body, createdAt: now(), updatedAt: now() };
  repository.comments.push(comment);
  return comment;
}
