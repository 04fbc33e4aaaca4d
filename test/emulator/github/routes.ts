/** What the REST API answers about pull requests, branches, comments and issues. */
import {
  branchBody,
  commentBody,
  isBot,
  issueBody,
  permissionBody,
  pullBody,
  repositoryBody,
} from './bodies.ts';
import { addComment, type Comment, type Issue, now, shaOf } from './repository.ts';
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

/** Longest body of a comment or an issue. */
const longest = 65_536;

const pages = {
  repository: 'repos/repos#get-a-repository',
  permission: 'collaborators/collaborators#get-repository-permissions-for-a-user',
  pull: 'pulls/pulls#get-a-pull-request',
  pulls: 'pulls/pulls#list-pull-requests',
  branch: 'branches/branches#get-a-branch',
  branches: 'branches/branches#list-branches',
  comment: 'issues/comments#get-an-issue-comment',
  comments: 'issues/comments#list-issue-comments',
  createComment: 'issues/comments#create-an-issue-comment',
  updateComment: 'issues/comments#update-an-issue-comment',
  issue: 'issues/issues#get-an-issue',
  issues: 'issues/issues#list-repository-issues',
  createIssue: 'issues/issues#create-an-issue',
  updateIssue: 'issues/issues#update-an-issue',
};

/** Comments on pull requests are issues' comments, and either permission is good for them; for issues, only one. */
function ofThread(access: 'read' | 'write', number: (call: RestCall) => number): Route['needs'] {
  return (call) => {
    const isPull = call.repository.pulls.some((pull) => pull.number === number(call));
    return [`issues=${access}`, ...(isPull ? [`pull_requests=${access}`] : [])];
  };
}

const numberIn = (call: RestCall): number => Number(call.parameters.number);

function commentIn({ repository, parameters }: RestCall): Comment {
  const comment = repository.comments.find(({ id }) => String(id) === parameters.id);
  if (comment === undefined) throw notFound(pages.comment);
  return comment;
}

const threadOfComment = ({ repository, parameters }: RestCall): number =>
  repository.comments.find(({ id }) => String(id) === parameters.id)?.issue ?? 0;

function issueIn({ repository, parameters }: RestCall): Issue {
  const issue = repository.issues.find(({ number }) => String(number) === parameters.number);
  if (issue === undefined) throw notFound(pages.issue);
  return issue;
}

function bodyOf(call: RestCall, resource: string, page: string): string {
  const body = requiredText(call, 'body', page);
  const problem = (message: string): object => ({ resource, code: 'unprocessable', field: 'data', message });
  if (body.trim() === '') throw invalid([problem('Body cannot be blank')], page);
  if (body.length > longest)
    throw invalid([problem(`Body is too long (maximum is ${longest} characters)`)], page);
  return body;
}

/** By their state: open ones when nothing is said. */
function inState<T extends { state: string }>({ query }: RestCall, things: readonly T[]): T[] {
  const state = query.get('state') ?? 'open';
  return things.filter((thing) => state === 'all' || thing.state === state);
}

function labelsOf({ body }: RestCall): string[] | undefined {
  return Array.isArray(body.labels) ? body.labels.map(String) : undefined;
}

export const routes: Route[] = [
  {
    route: 'GET ',
    needs: () => ['metadata=read'],
    page: pages.repository,
    answer: ({ repository }) => ({ status: 200, body: repositoryBody(repository) }),
  },
  {
    route: 'GET /collaborators/{login}/permission',
    needs: () => ['metadata=read'],
    page: pages.permission,
    answer: ({ repository, parameters: { login = '' } }) => {
      // An app has an account, and is no user. Source: github/gh-aw, issue 18556
      if (isBot(login)) throw new Refused(refusal(404, `${login} is not a user`, pages.permission));
      return { status: 200, body: permissionBody(login, repository.collaborators[login] ?? 'none') };
    },
  },
  {
    route: 'GET /pulls',
    needs: () => ['pull_requests=read'],
    page: pages.pulls,
    answer: (call) => {
      const newestFirst = [...call.repository.pulls].sort((a, b) => b.number - a.number);
      const list = inState(call, newestFirst).map((pull) => pullBody(call.repository, pull));
      return { status: 200, list };
    },
  },
  {
    route: 'GET /pulls/{number}',
    needs: () => ['pull_requests=read'],
    page: pages.pull,
    answer: (call) => {
      const pull = call.repository.pulls.find(({ number }) => number === numberIn(call));
      if (pull === undefined) throw notFound(pages.pull);
      return { status: 200, body: pullBody(call.repository, pull) };
    },
  },
  {
    route: 'GET /branches',
    needs: () => ['contents=read'],
    page: pages.branches,
    answer: ({ repository }) => ({
      status: 200,
      list: repository.branches.map((name) => branchBody(name, shaOf(name))),
    }),
  },
  {
    route: 'GET /branches/{+name}',
    needs: () => ['contents=read'],
    page: pages.branch,
    answer: ({ repository, parameters: { name = '' } }) => {
      if (!repository.branches.includes(name)) throw notFound(pages.branch);
      return { status: 200, body: branchBody(name, shaOf(name)) };
    },
  },
  {
    route: 'GET /issues/{number}/comments',
    needs: ofThread('read', numberIn),
    page: pages.comments,
    answer: (call) => {
      const { repository, api } = call;
      requireThread(call);
      const comments = repository.comments.filter(({ issue }) => issue === numberIn(call));
      return { status: 200, list: comments.map((comment) => commentBody(repository, comment, api)) };
    },
  },
  {
    route: 'POST /issues/{number}/comments',
    needs: ofThread('write', numberIn),
    page: pages.createComment,
    answer: (call) => {
      const { repository, api, login } = call;
      requireThread(call);
      const body = bodyOf(call, 'IssueComment', pages.createComment);
      const comment = addComment(repository, { issue: numberIn(call), author: login, body });
      return { status: 201, body: commentBody(repository, comment, api) };
    },
  },
  {
    route: 'GET /issues/comments/{id}',
    needs: ofThread('read', threadOfComment),
    page: pages.comment,
    answer: (call) => ({ status: 200, body: commentBody(call.repository, commentIn(call), call.api) }),
  },
  {
    route: 'PATCH /issues/comments/{id}',
    needs: ofThread('write', threadOfComment),
    page: pages.updateComment,
    answer: (call) => {
      const comment = commentIn(call);
      comment.body = bodyOf(call, 'IssueComment', pages.updateComment);
      comment.updatedAt = now();
      return { status: 200, body: commentBody(call.repository, comment, call.api) };
    },
  },
  {
    route: 'GET /issues',
    needs: () => ['issues=read'],
    page: pages.issues,
    answer: (call) => {
      const { repository, query } = call;
      const labels = query.get('labels')?.split(',') ?? [];
      const creator = query.get('creator');
      // A pull request is an issue too, and the list has both.
      const pulls = inState(call, repository.pulls).map((pull) => ({
        ...pullBody(repository, pull),
        pull_request: { html_url: `https://github.com/${repository.fullName}/pull/${pull.number}` },
      }));
      const issues = inState(call, repository.issues)
        .filter((issue) => labels.every((label) => issue.labels.includes(label)))
        .filter(({ author }) => creator === null || author === creator)
        .sort((a, b) => b.number - a.number)
        .map((issue) => issueBody(repository, issue));
      return { status: 200, list: [...issues, ...(labels.length > 0 || creator !== null ? [] : pulls)] };
    },
  },
  {
    route: 'GET /issues/{number}',
    needs: () => ['issues=read'],
    page: pages.issue,
    answer: (call) => ({ status: 200, body: issueBody(call.repository, issueIn(call)) }),
  },
  {
    route: 'POST /issues',
    needs: () => ['issues=write'],
    page: pages.createIssue,
    answer: (call) => {
      const { repository, login } = call;
      const title = requiredText(call, 'title', pages.createIssue);
      const issue: Issue = {
        number: repository.nextNumber(),
        title,
        body: optionalText(call, 'body') ?? '',
        state: 'open',
        labels: labelsOf(call) ?? [],
        author: login,
        createdAt: now(),
      };
      repository.issues.push(issue);
      return { status: 201, body: issueBody(repository, issue) };
    },
  },
  {
    route: 'PATCH /issues/{number}',
    needs: () => ['issues=write'],
    page: pages.updateIssue,
    answer: (call) => {
      const issue = issueIn(call);
      const state = optionalText(call, 'state') ?? issue.state;
      if (state !== 'open' && state !== 'closed') {
        throw invalid([{ resource: 'Issue', field: 'state', code: 'invalid' }], pages.updateIssue);
      }
      issue.title = optionalText(call, 'title') ?? issue.title;
      issue.body = optionalText(call, 'body') ?? issue.body;
      issue.labels = labelsOf(call) ?? issue.labels;
      issue.state = state;
      return { status: 200, body: issueBody(call.repository, issue) };
    },
  },
];

/** @throws Refused with 404 when there is neither an issue nor a pull request of the number. */
function requireThread(call: RestCall): void {
  const { pulls, issues } = call.repository;
  if (![...pulls, ...issues].some(({ number }) => number === numberIn(call))) throw notFound(pages.comments);
}
