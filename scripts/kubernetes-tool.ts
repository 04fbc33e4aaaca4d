/**
 * A real Kubernetes cluster as one program, built by Go from its published modules (test/kubernetes/hyperkube). It is kept
 * outside the repository, by what it was built from: it takes minutes, and every clone would be the poorer for it.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('../test/kubernetes/hyperkube', import.meta.url));

const requirements = readFileSync(join(source, 'go.mod'), 'utf8');

/** Such as `v1.36.3`. */
export const kubernetesVersion = /^require k8s\.io\/kubernetes (v\S+)$/m.exec(requirements)?.[1] ?? '';

const builtFrom = createHash('sha256');
for (const name of readdirSync(source).sort()) {
  if (/\.go$|^go\./.test(name)) builtFrom.update(readFileSync(join(source, name)));
}

const folder = join(
  process.env.XDG_CACHE_HOME || join(homedir(), '.cache'),
  'eks-cluster-action',
  `kubernetes-${kubernetesVersion}-${builtFrom.digest('hex').slice(0, 12)}`,
);
const program = join(folder, 'hyperkube');

/** The program's path, or why it is not there. */
export function hyperkube(): { path: string } | { missing: string } {
  try {
    accessSync(program, constants.X_OK);
    return { path: program };
  } catch {
    return {
      missing: `a real Kubernetes ${kubernetesVersion} is not in ${folder} (\`npm run tools -- kubernetes\` builds it with Go)`,
    };
  }
}

/** Builds it, unless it is there. @throws what Go fails with */
export function buildKubernetes(): void {
  const found = hyperkube();
  if ('path' in found) {
    console.log(`kubernetes ${kubernetesVersion}: ${found.path}`);
    return;
  }
  console.log(
    `kubernetes ${kubernetesVersion}: building it in ${folder}. From nothing, that downloads 2.6 GB of modules and takes sixteen minutes of one processor; what Go has in its caches it does not build again.`,
  );
  const began = Date.now();
  mkdirSync(folder, { recursive: true });
  const unfinished = `${program}.${process.pid}`;
  const [, minor = ''] = kubernetesVersion.split('.');
  const versions = { gitVersion: kubernetesVersion, gitMajor: '1', gitMinor: minor };
  const flags = Object.entries(versions).map(
    ([name, value]) => `-X k8s.io/component-base/version.${name}=${value}`,
  );
  const args = ['build', '-trimpath', `-ldflags=-s -w ${flags.join(' ')}`, '-o', unfinished, '.'];
  execFileSync('go', args, { cwd: source, env: { ...process.env, CGO_ENABLED: '0' }, stdio: 'inherit' });
  renameSync(unfinished, program);
  console.log(`kubernetes ${kubernetesVersion}: built in ${Math.round((Date.now() - began) / 1000)} s`);
}
