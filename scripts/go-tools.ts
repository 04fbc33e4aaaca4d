/**
 * The programs of the Go world that checks and tests use: taken from the PATH where the version is right, else from
 * .tools/, where `npm run tools` installs them. Without Go or its module proxy, what needs them is reported as not run.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildKubernetes } from './kubernetes-tool.ts';

export const toolsFolder = fileURLToPath(new URL('../.tools', import.meta.url));

interface Tool {
  module: string;
  version: string;
  /** The program's folder in its module, of which `go install` refuses to build it: its go.mod replaces others. */
  within?: string;
  /** What makes it say its version. */
  ask: readonly string[];
  /** Instead of its version, where one that Go installs says something else. */
  says?: string;
  /** What its own releases are linked with. */
  variables?: Readonly<Record<string, string>>;
  /** Minutes of two processors: installed only when it is named. */
  isSlow?: true;
}

export type GoTool = 'actionlint' | 'act' | 'aws-iam-authenticator' | 'helm' | 'eksctl';

const tools: Readonly<Record<GoTool, Tool>> = {
  actionlint: { module: 'github.com/rhysd/actionlint/cmd/actionlint', version: '1.7.12', ask: ['-version'] },
  act: { module: 'github.com/nektos/act', version: '0.2.87', ask: ['--version'] },
  'aws-iam-authenticator': {
    module: 'sigs.k8s.io/aws-iam-authenticator/cmd/aws-iam-authenticator',
    version: '0.7.8',
    ask: ['version'],
    says: '{"Version":"0.7.8"}',
    variables: { 'sigs.k8s.io/aws-iam-authenticator/pkg.Version': '0.7.8' },
    isSlow: true,
  },
  helm: {
    module: 'helm.sh/helm/v3/cmd/helm',
    version: '3.22.0',
    ask: ['version', '--short'],
    says: 'v3.22',
    isSlow: true,
  },
  eksctl: {
    module: 'github.com/weaveworks/eksctl',
    version: '0.215.0',
    within: './cmd/eksctl',
    ask: ['version'],
    says: '0.215.0-dev',
    isSlow: true,
  },
};

/** Milliseconds that one installation may take, on a slow machine with an empty cache; a slow one six times as many. */
const patience = 5 * 60_000;

/** The program's path, or why it is not there. */
export function goTool(name: GoTool): { path: string } | { missing: string } {
  const { version, ask, says, isSlow } = tools[name];
  const path = [name, join(toolsFolder, name)].find((candidate) => {
    try {
      const said = execFileSync(candidate, ask, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
      return said.split(/[\s+]+/).some((word) => [version, `v${version}`, says].includes(word));
    } catch {
      return false;
    }
  });
  return path === undefined
    ? {
        missing: `${name} ${version} is neither on PATH nor in .tools (\`npm run tools${isSlow ? ` -- ${name}` : ''}\` installs it with Go)`,
      }
    : { path };
}

/**
 * Installs what is missing. Never fails: who needs a tool says that it is not there.
 * @param wanted by name; by default all that are installed soon
 */
function installGoTools(wanted: readonly string[]): void {
  for (const name of Object.keys(tools) as GoTool[]) {
    const { version, isSlow = false } = tools[name];
    if (wanted.length > 0 ? !wanted.includes(name) : isSlow) continue;
    const found = goTool(name);
    if ('path' in found) {
      console.log(`${name} ${version}: ${found.path}`);
      continue;
    }
    try {
      build(name, tools[name]);
      console.log(`${name} ${version}: installed in .tools`);
    } catch (error) {
      console.log(`${name} ${version} could not be installed: ${reason(error)}`);
    }
  }
}

function build(name: GoTool, { module, version, within, variables = {}, isSlow }: Tool): void {
  const timeout = isSlow ? 6 * patience : patience;
  const go = (...args: string[]): string =>
    execFileSync('go', args, {
      env: { ...process.env, GOBIN: toolsFolder },
      stdio: ['ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
      timeout,
    });
  const wanted = `${module}@v${version}`;
  if (within === undefined) {
    const linked = Object.entries(variables).map(([variable, value]) => `-X ${variable}=${value}`);
    go('install', '-ldflags', linked.join(' '), wanted);
    return;
  }
  const { Dir }: { Dir: string } = JSON.parse(go('mod', 'download', '-json', wanted));
  go('build', '-C', Dir, '-ldflags', '-s -w', '-o', join(toolsFolder, name), within);
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === 'ENOENT') return 'go is not on PATH';
  const said = 'stderr' in error ? String(error.stderr).trim().split('\n').at(-1) : '';
  return said || error.message;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const wanted = process.argv.slice(2);
  const others = wanted.filter((name) => name !== 'kubernetes');
  if (wanted.length === 0 || others.length > 0) installGoTools(others);
  if (others.length < wanted.length) {
    try {
      buildKubernetes();
    } catch (error) {
      console.log(`kubernetes could not be built: ${reason(error)}`);
    }
  }
}
