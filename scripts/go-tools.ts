/**
 * The programs of the Go world that checks and tests use: taken from the PATH where the version is right, else from
 * .tools/, where `npm run tools` installs them. Without Go or its module proxy, what needs them is reported as not run.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../.tools', import.meta.url));

const tools = {
  actionlint: { module: 'github.com/rhysd/actionlint/cmd/actionlint', version: '1.7.12', ask: '-version' },
  act: { module: 'github.com/nektos/act', version: '0.2.87', ask: '--version' },
} as const;

export type GoTool = keyof typeof tools;

/** Minutes that one installation may take, on a slow machine with an empty cache. */
const patience = 5 * 60_000;

/** The program's path, or why it is not there. */
export function goTool(name: GoTool): { path: string } | { missing: string } {
  const { version, ask } = tools[name];
  const path = [name, join(folder, name)].find((candidate) => {
    try {
      const said = execFileSync(candidate, [ask], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
      return said.split(/\s+/).some((word) => word === version || word === `v${version}`);
    } catch {
      return false;
    }
  });
  return path === undefined
    ? {
        missing: `${name} ${version} is neither on PATH nor in .tools (\`npm run tools\` installs it with Go)`,
      }
    : { path };
}

/** Installs what is missing. Never fails: who needs a tool says that it is not there. */
export function installGoTools(): void {
  for (const [name, { module, version }] of Object.entries(tools)) {
    const found = goTool(name as GoTool);
    if ('path' in found) {
      console.log(`${name} ${version}: ${found.path}`);
      continue;
    }
    try {
      execFileSync('go', ['install', `${module}@v${version}`], {
        env: { ...process.env, GOBIN: folder },
        stdio: ['ignore', 'ignore', 'pipe'],
        encoding: 'utf8',
        timeout: patience,
      });
      console.log(`${name} ${version}: installed in .tools`);
    } catch (error) {
      console.log(`${name} ${version} could not be installed: ${reason(error)}`);
    }
  }
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === 'ENOENT') return 'go is not on PATH';
  const said = 'stderr' in error ? String(error.stderr).trim().split('\n').at(-1) : '';
  return said || error.message;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) installGoTools();
