/** Measures a sweep of many clusters: its calls, its memory and its time. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sideBySide } from '../src/engine/side-by-side.ts';
import { startEmulator } from '../test/e2e/emulator.ts';
import { runAction } from '../test/e2e/runner.ts';
import { type Seed, seedCluster, seedControlPlaneRole, seedPieces, untilCluster } from '../test/e2e/seeds.ts';
import { measuringNode } from './measuring-node.ts';

const regions = ['us-east-1', 'us-west-2', 'eu-west-1', 'eu-central-1', 'ap-southeast-2'];
const clustersEach = 40;

/** Each with a control plane, a role, a launch template, a volume and logs; without nodes, and in the default VPC. */
const seeds: Seed[] = regions.flatMap((region) =>
  Array.from({ length: clustersEach }, (_, index) => ({
    name: `octo-app--pr-${index + 1}`,
    region,
    owner: `74061981/pr-${index + 1}`,
    expiresAt: '2026-01-02T03:04:05Z',
  })),
);

export async function benchSweep(
  note: (what: string, measured: string, bound?: string) => void,
): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'bench-sweep-'));
  const emulator = await startEmulator({ speed: 600, dir });
  try {
    const role = await seedControlPlaneRole(emulator);
    // Each passes through a VPC of its own, of which an account may have five in a region, the default one among them.
    await sideBySide(seeds, 4, async (seed) => {
      await seedCluster(emulator, role, seed);
      await seedPieces(emulator, seed);
    });
    await sideBySide(seeds, 8, (seed) => untilCluster(emulator, seed, 'ACTIVE'));

    const sweep = async (inputs: Record<string, string>): Promise<Swept> => {
      const measuring = measuringNode(dir);
      const earlier = (await emulator.calls()).length;
      const began = performance.now();
      const result = await runAction({
        inputs: {
          command: 'sweep',
          'role-to-assume': emulator.roleArn,
          regions: regions.join(),
          'max-deletions': String(seeds.length),
          'poll-interval': '1s',
          ...inputs,
        },
        env: emulator.env,
        node: measuring.node,
      });
      if (result.code !== 0) throw new Error(`the sweep failed:\n${result.log}`);
      const seconds = (performance.now() - began) / 1000;
      const calls = (await emulator.calls()).slice(earlier).filter(({ via }) => via === undefined);
      const { clusters }: { clusters: { fate: string }[] } = JSON.parse(result.outputs.report ?? '{}');
      return {
        seconds,
        calls: calls.length,
        mebibytes: measuring.mebibytes(),
        fates: clusters.map((each) => each.fate),
      };
    };
    const many = `${seeds.length} clusters in ${regions.length} regions`;
    const looked = await sweep({ 'dry-run': 'true' });
    requireAll(looked, 'would go');
    note(`calls a cluster, looking at ${many}`, (looked.calls / seeds.length).toFixed(1));
    note(`time of that`, `${looked.seconds.toFixed(0)} s`);
    note('memory of that', `${looked.mebibytes.toFixed(0)} MiB`, '< 250 MiB');
    const removed = await sweep({});
    requireAll(removed, 'removed');
    note(`calls a cluster, sweeping ${many}`, (removed.calls / seeds.length).toFixed(1));
    note(`time of that`, `${removed.seconds.toFixed(0)} s`);
    note('memory of that', `${removed.mebibytes.toFixed(0)} MiB`, '< 250 MiB');
  } finally {
    await emulator.stop();
    rmSync(dir, { recursive: true });
  }
}

interface Swept {
  seconds: number;
  calls: number;
  mebibytes: number;
  fates: string[];
}

function requireAll({ fates }: Swept, wanted: string): void {
  const others = fates.filter((fate) => fate !== wanted);
  if (fates.length !== seeds.length || others.length > 0) {
    throw new Error(`of ${fates.length} clusters, these are not "${wanted}": ${others.join(', ')}`);
  }
}
