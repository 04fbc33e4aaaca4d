/** What GitHub is told, and how it is asked. */
import type { Row } from '../row.ts';

export const github: readonly Row[] = [
  {
    name: "a pull request's text that the runner obeys",
    file: 'src/github/annotation.ts',
    text: "return text.replaceAll('##[', '# #[');",
    replacement: 'return text;',
    really:
      'the runner takes it for a command of this step, such as one that saves a state for the step after the job',
    source: 'actions/runner, src/Runner.Common/ActionCommand.cs, TryParse',
    scenario: "a pull request's ClusterConfig that holds commands",
    ends: /The runner obeyed its log: "\| ##\[save-state name=teardown\]staging/,
  },
  {
    name: 'a state that is believed',
    file: 'src/state.ts',
    text: '  if (named !== wanted) {',
    replacement: '  if (named === wanted) {',
    really: 'the step after the job removes what nobody has asked it to',
    source: 'GitHub Actions, "Workflow commands": sending values to the pre and post actions',
    scenario: 'a state that names another cluster',
    ends: /^the step after the job ended with code 0/,
  },
  {
    name: 'comments of which only the first page is read',
    file: 'src/github/comment.ts',
    text: `octokit.paginate(octokit.rest.issues.listComments, {
        owner,
        repo,
        issue_number: pullNumber,
        per_page: 100,
      }),`,
    replacement:
      'octokit.rest.issues.listComments({ owner, repo, issue_number: pullNumber, per_page: 100 }).then(({ data }) => data),',
    really: 'our comment is on the second page: each push writes another',
    source: 'GitHub REST API, "Using pagination in the REST API"',
    scenario: 'a pull request',
    ends: /^2 comments of ours/,
  },
  {
    name: "somebody else's comment that looks like ours",
    file: 'src/github/comment.ts',
    text: '      .filter(({ user }) => user?.login === login)\n',
    replacement: '',
    really:
      "GitHub lets nobody's token change another's comment without the right to, and ours is never written",
    source: 'GitHub REST API, "Update an issue comment"',
    scenario: 'a pull request',
    ends: /^0 comments of ours/,
  },
  {
    name: 'a deployment that waits for its own checks',
    file: 'src/github/deployment.ts',
    text: '        required_contexts: [],\n',
    replacement: '',
    really:
      'GitHub wants every check of the commit to have passed: 409, Conflict: Commit status checks failed',
    source: 'GitHub REST API, "Create a deployment", required_contexts',
    scenario: 'a pull request',
    ends: /deployment.*Commit status checks/s,
  },
  {
    name: 'a deployment that merges the default branch',
    file: 'src/github/deployment.ts',
    text: '        auto_merge: false,\n',
    replacement: '',
    really: 'GitHub merges into the branch and makes no deployment: 202, Auto-merged',
    source: 'GitHub REST API, "Create a deployment", auto_merge',
    scenario: 'a pull request',
    ends: /no deployment|Auto-merged/,
  },
  {
    name: 'a deployment that outlives its preview',
    file: 'src/github/deployment.ts',
    text: "if ((await stateOf(id)) !== 'inactive') await become('inactive', id);",
    replacement: 'await stateOf(id);',
    really: 'GitHub shows the environment as active for ever',
    source: 'GitHub REST API, "Create a deployment status": transient environments',
    scenario: 'a pull request',
    ends: /^after its end, the deployment is success/,
  },
];
