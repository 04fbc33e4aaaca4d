/**
 * Holds the actions, the workflows, the examples and the workflows that the documentation shows against GitHub's own
 * validator and actionlint, and third-party actions to a commit.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { registerLogger, type ValidationConfig, validate } from '@actions/languageservice';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parse } from 'yaml';
import { asWorkflow, snippets } from './documented.ts';
import { goTool } from './go-tools.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** How the documentation and the examples name this repository, until it has a place of its own. */
const published = /^OWNER\/eks-cluster-action(\/|@|$)/;

const workflows = ['.github/workflows', 'examples/workflows'].flatMap((folder) =>
  readdirSync(join(root, folder)).map((name) => `${folder}/${name}`),
);
const actions = ['action.yml', '.github/actions/cluster/action.yml'];
const documents = [
  ...[...actions, ...workflows].map((file) => ({ source: file, file, text: read(file) })),
  ...snippets(root)
    .filter(({ kind }) => kind !== 'ClusterConfig')
    .map((snippet) => ({ source: snippet.source, file: 'snippet.yml', text: asWorkflow(snippet) })),
];

// The validator reports its own crashes to its logger and then answers "no problems".
const crashes: string[] = [];
registerLogger({
  error: (message) => crashes.push(message),
  warn: console.warn,
  info: () => {},
  log: () => {},
});

/** What is called in this repository is checked with its inputs; what others have cannot be read from here. */
const config: ValidationConfig = {
  fileProvider: {
    getFileContent: async (reference) => {
      if ('repository' in reference && !published.test(`${reference.owner}/${reference.repository}`)) {
        throw new Error(`${reference.path} is in another repository`);
      }
      return { name: reference.path, content: read(reference.path) };
    },
  },
  actionsMetadataProvider: {
    fetchActionMetadata: async ({ owner, name }) =>
      published.test(`${owner}/${name}`) ? parse(read('action.yml')) : { name, description: '' },
  },
};

const problems: string[] = [];
for (const { source, file, text } of documents) {
  const diagnostics = await validate(TextDocument.create(file, 'yaml', 1, text), config);
  problems.push(
    ...diagnostics.map(({ range, message }) => `${source}: line ${range.start.line + 1}: ${message}`),
    ...crashes.splice(0).map((message) => `${source}: ${message}`),
    ...unpinned(text).map((uses) => `${source}: ${uses} is not pinned to a commit`),
  );
}

const actionlint = goTool('actionlint');
if ('missing' in actionlint) {
  console.log(`not run: actionlint over the workflows: ${actionlint.missing}`);
} else {
  for (const { source, file, text } of documents.filter(({ file }) => !actions.includes(file))) {
    problems.push(
      ...lint(actionlint.path, file, text).map(
        ({ line, message }) => `${source}: line ${line}: ${message} (actionlint)`,
      ),
    );
  }
}

if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exitCode = 1;
} else {
  const shown = documents.length - workflows.length - actions.length;
  console.log(
    `${actions.join(', ')}, ${workflows.length} workflows and ${shown} workflows in the docs are valid.`,
  );
}

/** Actions of other repositories that are named by a tag or a branch, which their owners can move. */
function unpinned(text: string): string[] {
  return [...text.matchAll(/^\s*(?:- )?uses:\s*(\S+)/gm)]
    .map(([, uses = '']) => uses)
    .filter((uses) => !/^[.$]\//.test(uses) && !published.test(uses) && !/@[0-9a-f]{40}$/.test(uses));
}

/** actionlint's findings, without what GitHub has had since May and July 2026 and actionlint does not know yet. */
function lint(program: string, file: string, text: string): { line: number; message: string }[] {
  const unknown = [
    'unexpected key "queue" for "concurrency" section. expected one of "cancel-in-progress", "group"',
    'specifying action "$/.github/actions/cluster" in invalid format because ref is missing. available formats are "{owner}/{repo}@{ref}" or "{owner}/{repo}/{path}@{ref}"',
  ];
  // Shellcheck and pyflakes would be run where they happen to be installed.
  const args = ['-format', '{{json .}}', '-shellcheck=', '-pyflakes=', '-stdin-filename', file, '-'];
  let found: string;
  try {
    found = execFileSync(program, args, { cwd: root, input: text, encoding: 'utf8' });
  } catch (error) {
    // It ends with 1 when it has found something, and with more when it could not look.
    if (!(error instanceof Error && 'status' in error && error.status === 1 && 'stdout' in error))
      throw error;
    found = String(error.stdout);
  }
  const findings: { line: number; message: string }[] = JSON.parse(found);
  return findings.filter(({ message }) => !unknown.includes(message));
}
