/** Holds action.yml and the workflows against GitHub's own validator, and third-party actions to a commit. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { registerLogger, validate } from '@actions/languageservice';
import { TextDocument } from 'vscode-languageserver-textdocument';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

// The validator reports its own crashes to its logger and then answers "no problems".
const crashes: string[] = [];
registerLogger({
  error: (message) => crashes.push(message),
  warn: console.warn,
  info: () => {},
  log: () => {},
});

const workflows = '.github/workflows';
const files = [
  'action.yml',
  ...(existsSync(join(root, workflows)) ? readdirSync(join(root, workflows)) : [])
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => `${workflows}/${name}`),
];

const problems: string[] = [];
for (const file of files) {
  const text = read(file);
  const diagnostics = await validate(TextDocument.create(file, 'yaml', 1, text), {
    // Called workflows of this repository are checked with their inputs; others' cannot be read from here.
    fileProvider: {
      getFileContent: async (reference) => {
        if ('repository' in reference) throw new Error(`${reference.path} is in another repository`);
        return { name: reference.path, content: read(reference.path) };
      },
    },
  });
  problems.push(
    ...diagnostics.map(({ range, message }) => `${file}:${range.start.line + 1}: ${message}`),
    ...crashes.splice(0).map((message) => `${file}: ${message}`),
    ...unpinned(text).map(({ line, uses }) => `${file}:${line}: ${uses} is not pinned to a commit`),
  );
}

if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exitCode = 1;
} else {
  console.log(`${files.length} files are valid: ${files.join(', ')}`);
}

/** Actions of other repositories that are named by a tag or a branch, which their owners can move. */
function unpinned(text: string): { line: number; uses: string }[] {
  return text.split('\n').flatMap((content, index) => {
    const uses = /^\s*(?:- )?uses:\s*(\S+)/.exec(content)?.[1];
    if (uses === undefined || /^(\.\/|\$\/)/.test(uses) || /@[0-9a-f]{40}$/.test(uses)) return [];
    return [{ line: index + 1, uses }];
  });
}
