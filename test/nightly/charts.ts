/** Charts that people install first, as they are published: nothing of them is kept here. */
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

export interface Chart {
  name: string;
  /** Of the chart in its repository. */
  version: string;
  repository: string;
  /** The Go module that has the chart in its sources: where a module proxy can be reached, and the repository cannot. */
  module: string;
  folder: string;
}

export const charts = {
  ingressNginx: {
    name: 'ingress-nginx',
    version: '4.11.0',
    repository: 'https://kubernetes.github.io/ingress-nginx',
    module: 'k8s.io/ingress-nginx@v0.0.0-20240708192948-52c50467d67d',
    folder: 'charts/ingress-nginx',
  },
  certManager: {
    name: 'cert-manager',
    version: 'v1.21.2',
    repository: 'https://charts.jetstack.io',
    module: 'github.com/cert-manager/cert-manager@v1.21.2',
    folder: 'deploy/charts/cert-manager',
  },
  loadBalancerController: {
    name: 'aws-load-balancer-controller',
    version: '1.4.6',
    repository: 'https://aws.github.io/eks-charts',
    module: 'sigs.k8s.io/aws-load-balancer-controller@v0.0.0-20221203001353-edeb4f1c1312',
    folder: 'helm/aws-load-balancer-controller',
  },
} as const satisfies Record<string, Chart>;

/** Milliseconds for one download. */
const patience = 2 * 60_000;

const output = (program: string, ...args: string[]): string =>
  execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], timeout: patience });

/** Puts the chart's archive into a folder of its own. */
const sources: Record<string, (helm: string, chart: Chart, folder: string) => void> = {
  'Go module': (helm, { module, folder, version }, destination) => {
    const { Dir } = JSON.parse(output('go', 'mod', 'download', '-json', module));
    // In some sources a release has yet to write its version into the chart.
    const release = [
      `--version=${version}`,
      ...(version.startsWith('v') ? [`--app-version=${version}`] : []),
    ];
    output(helm, 'package', join(Dir, folder), ...release, `--destination=${destination}`);
  },
  repository: (helm, { name, version, repository }, destination) => {
    output(
      helm,
      'pull',
      name,
      `--repo=${repository}`,
      `--version=${version}`,
      `--destination=${destination}`,
    );
  },
};

const reasonOf = (error: unknown): string => {
  const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
  return said.split('\n').at(-1) || (error instanceof Error ? error.message : String(error));
};

/** @returns the chart's archive, or why it cannot be had from anywhere */
export function fetchChart(
  helm: string,
  chart: Chart,
  folder: string,
): { path: string } | { missing: string } {
  const reasons: string[] = [];
  for (const [source, fetch] of Object.entries(sources)) {
    try {
      fetch(helm, chart, folder);
      const [archive = ''] = readdirSync(folder);
      return { path: join(folder, archive) };
    } catch (error) {
      reasons.push(`${source}: ${reasonOf(error)}`);
    }
  }
  return { missing: `the chart ${chart.name} ${chart.version} cannot be had (${reasons.join('; ')})` };
}
