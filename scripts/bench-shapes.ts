/** Measures, for clusters of each shape, how long the first node and the first pod of an application take: `npm run bench -- shapes`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DescribeClusterCommand, EKSClient } from '@aws-sdk/client-eks';
import { type Emulator, startEmulator } from '../test/e2e/emulator.ts';
import { makeAutoModeRoles, makeFreeRole } from '../test/e2e/given.ts';
import { runAction, runStep } from '../test/e2e/runner.ts';
import { drawn, durations } from '../test/emulator/clock.ts';

/** Whatever this machine needs for itself counts as so many times as long: the slower, the truer. */
const speed = Number(process.env.BENCH_SPEED ?? 10);
const cluster = 'bench';

const file = (fields: object): string =>
  JSON.stringify({ apiVersion: 'eksctl.io/v1alpha5', kind: 'ClusterConfig', ...fields });
const selfManaged = (fields: object): string =>
  file({ nodeGroups: [{ name: 'workers', instanceType: 't3.medium', desiredCapacity: 2, ...fields }] });

interface Shape {
  inputs: Record<string, string>;
  /** In a network that is there already. */
  isInNetwork?: true;
  isAuto?: true;
  /** Whether nodes come with pods alone. */
  isByPods?: true;
  bound?: string;
}

const shapes: Record<string, Shape> = {
  managed: { inputs: {}, bound: '≤ 1.22 ×' },
  prelaunched: { inputs: { config: selfManaged({ prelaunch: true }) }, bound: '≤ 1.15 ×' },
  'prelaunched, in a network that exists': {
    inputs: { config: selfManaged({ prelaunch: true }), network: 'shared' },
    isInNetwork: true,
    bound: '≤ 1.10 ×',
  },
  'self-managed': { inputs: { config: selfManaged({}) } },
  bottlerocket: { inputs: { config: selfManaged({ amiFamily: 'Bottlerocket' }) } },
  auto: { inputs: { mode: 'auto' }, isAuto: true, isByPods: true },
  fargate: {
    inputs: {
      config: file({
        fargateProfiles: [
          { name: 'all', selectors: [{ namespace: 'kube-system' }, { namespace: 'default' }] },
        ],
      }),
    },
    isByPods: true,
  },
};

/** What nobody's add-ons are. */
const shop = JSON.stringify({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'shop', namespace: 'default' },
  spec: {
    replicas: 1,
    selector: { matchLabels: { app: 'shop' } },
    template: {
      metadata: { labels: { app: 'shop' } },
      spec: { containers: [{ name: 'shop', image: 'public.ecr.aws/nginx/nginx:1.29' }] },
    },
  },
});

interface Times {
  /** Seconds of AWS's that the control plane took, from `CreateCluster` to the first answer that says ACTIVE. */
  plane: number;
  /** Before `CreateCluster`: the action's own start, roles, subnets. */
  lead: number;
  node: number;
  pod: number;
}

/** The seeds by which the control plane takes as little, and as much, as it can: of the first thousand, so many for each end. */
function seedsOfEnds(runs: number): number[] {
  const seeds = Array.from({ length: 1000 }, (_, index) => index + 1);
  const takes = (seed: number): number => drawn(seed, durations.controlPlaneCreate, `${cluster}/creation`);
  const sorted = seeds.sort((a, b) => takes(a) - takes(b));
  return [...sorted.slice(0, runs), ...sorted.slice(-runs)];
}

/**
 * @param only names of shapes
 * @param runs of each, for each end of the control plane's range
 */
export async function benchShapes(
  note: (what: string, measured: string, bound?: string) => void,
  only: readonly string[],
  runs = Number(process.env.BENCH_RUNS ?? 5),
): Promise<void> {
  for (const [name, shape] of Object.entries(shapes)) {
    if (only.length > 0 && !only.includes(name)) continue;
    const all: Times[] = [];
    for (const seed of seedsOfEnds(runs)) {
      const times = await measured(shape, seed);
      all.push(times);
      const { plane, lead, node, pod } = times;
      console.log(
        `${name}, seed ${seed}: control plane ${plane.toFixed(0)} s after ${lead.toFixed(0)} s, node ${(node / plane).toFixed(3)} × (${((node - lead) / plane).toFixed(3)} × from CreateCluster), pod ${(pod / plane).toFixed(3)} ×`,
      );
    }
    note(`${name}: first node Ready, against the control plane’s own time`, span(all, 'node'), shape.bound);
    const fromCreation = all.map((times) => ({ ...times, node: times.node - times.lead }));
    note(`${name}: the same, from CreateCluster`, span(fromCreation, 'node'));
    note(`${name}: first pod of an application Running, against the same`, span(all, 'pod'));
  }
}

/** From the least to the most, and at which time of the control plane each was. */
function span(all: readonly Times[], what: 'node' | 'pod'): string {
  const ratios = all
    .map((times) => ({ ratio: times[what] / times.plane, plane: times.plane }))
    .sort((a, b) => a.ratio - b.ratio);
  const words = [ratios.at(0), ratios.at(-1)].map(
    (each) => `${each?.ratio.toFixed(2)} × (at ${each?.plane.toFixed(0)} s)`,
  );
  return `${words.join(' to ')}, ${all.length} runs`;
}

async function measured(shape: Shape, seed: number): Promise<Times> {
  const dir = mkdtempSync(join(tmpdir(), 'bench-shapes-'));
  const emulator = await startEmulator({ speed, dir, seed });
  try {
    const role = await roleFor(shape, emulator);
    const common = { 'role-to-assume': role, 'poll-interval': `${5000 / speed}ms` };
    const earlier = shape.isInNetwork
      ? await networkOf(emulator, { ...common, ...shape.inputs, 'cluster-name': 'earlier' })
      : undefined;
    const times = await upTimed(emulator, { ...common, ...shape.inputs, 'cluster-name': cluster });
    await earlier?.done;
    return times;
  } finally {
    await emulator.stop();
    rmSync(dir, { recursive: true });
  }
}

async function roleFor({ isAuto, isByPods }: Shape, emulator: Emulator): Promise<string> {
  if (isAuto) await makeAutoModeRoles(emulator);
  return isAuto || isByPods ? makeFreeRole(emulator) : emulator.roleArn;
}

/** @returns once the network of an `up` is there, while the rest of its cluster is still being made */
async function networkOf(
  emulator: Emulator,
  inputs: Record<string, string>,
): Promise<{ done: Promise<unknown> }> {
  let done: Promise<unknown> = Promise.resolve();
  await new Promise<void>((resolve, reject) => {
    done = up(emulator, inputs, (line) => {
      if (/ network: ready$/.test(line)) resolve();
    });
    done.catch(reject);
  });
  return { done };
}

async function up({ env }: Emulator, inputs: Record<string, string>, onLine?: (line: string) => void) {
  const result = await runAction({ inputs: { command: 'up', ...inputs }, env, ...(onLine && { onLine }) });
  if (result.code !== 0) throw new Error(`up failed:\n${result.log}`);
  return result;
}

async function upTimed(emulator: Emulator, inputs: Record<string, string>): Promise<Times> {
  const began = Date.now();
  const active = untilActive(emulator);
  const exported = await up(emulator, inputs);
  const applied = await runStep({
    env: emulator.env,
    exported,
    script: `kubectl apply -f - <<'EOF'\n${shop}\nEOF\nkubectl rollout status deployment/shop --timeout=120s`,
  });
  if (applied.code !== 0) throw new Error(`the application does not come:\n${applied.log}`);
  const pod = Date.now();
  const { stdout } = await runStep({ env: emulator.env, exported, script: 'kubectl get nodes -o json' });
  const { items }: { items: { status: { conditions: { type: string; lastTransitionTime: string }[] } }[] } =
    JSON.parse(stdout);
  const ready = items
    .flatMap(({ status }) => status.conditions.filter(({ type }) => type === 'Ready'))
    .map(({ lastTransitionTime }) => Date.parse(lastTransitionTime));
  const seconds = (to: number): number => ((to - began) / 1000) * speed;
  const { created, whole } = await active;
  return {
    plane: ((whole - created) / 1000) * speed,
    lead: seconds(created),
    node: seconds(Math.min(...ready)),
    pod: seconds(pod),
  };
}

/** Asked by somebody else, often. */
async function untilActive({ admin }: Emulator): Promise<{ created: number; whole: number }> {
  const eks = new EKSClient(admin);
  for (let began: number | undefined; ; ) {
    const status = await eks.send(new DescribeClusterCommand({ name: cluster })).then(
      (answer) => answer.cluster?.status,
      () => undefined,
    );
    if (status !== undefined) began ??= Date.now();
    if (status === 'ACTIVE') return { created: began ?? 0, whole: Date.now() };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
