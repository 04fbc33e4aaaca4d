/**
 * Holds `down` against `eksctl delete cluster --wait`, at the same times of AWS's: `npm run bench -- down`.
 *
 * What eksctl does one after the other (pkg/actions/cluster/owned.go, pkg/cfn/manager/delete_tasks.go): it deletes the stack of the
 * node group, and waits for it; then the stack of the cluster, in which the control plane and the network go side by side, each
 * resource once nothing refers to it any more. Its own work counts for nothing here: neither what it asks before, nor that it
 * drains nodes, nor the stacks of add-ons' roles.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sideBySide } from '../src/engine/side-by-side.ts';
import { type Emulator, startEmulator } from '../test/e2e/emulator.ts';
import { runAction } from '../test/e2e/runner.ts';
import { type Duration, drawn, durations } from '../test/emulator/clock.ts';
import type { LoggedCall } from '../test/emulator/core.ts';

/** Whatever this machine needs for itself counts as so many times as long: the slower, the truer. */
const speed = Number(process.env.BENCH_SPEED ?? 10);
const seeds = Array.from({ length: Number(process.env.BENCH_RUNS ?? 20) }, (_, index) => index + 1);
const cluster = 'bench';

/** As AWS publishes no time for what goes at once, all of that takes as long as the shortest of its steps. */
const briefly = durations.route;

/**
 * Seconds after which whoever has asked for a stack to go sees that it has, by the waiter of the AWS SDK for Go, which eksctl
 * takes as it is: the first pause is half a minute, the second at most a minute, and all others at most two.
 */
function seen(seed: number, stack: string, gone: number): number {
  let at = 0;
  for (let attempt = 1; at < gone; attempt += 1) {
    const longest = Math.min(30 * 2 ** (attempt - 1), 120);
    at += drawn(seed, [30, longest], `${stack} asked ${attempt}`);
  }
  return at;
}

interface Eksctls {
  /** Seconds of AWS's for its stacks alone, as if it saw at once what has gone. */
  stacks: number;
  /** Seconds until it sees that the last of them has gone. */
  seen: number;
}

function eksctls(seed: number): Eksctls {
  const takes = (duration: Duration, what: string): number => drawn(seed, duration, what);
  const ofStack = (stack: string, ...logicalIds: string[]): number =>
    logicalIds.reduce((sum, id) => sum + takes(briefly, `eksctl-${cluster}-${stack}/${id}`), 0);
  const nodeGroup =
    takes(durations.nodegroupDelete, `${cluster}/default deletion`) +
    Math.max(
      ofStack('nodegroup-default', 'LaunchTemplate'),
      ofStack('nodegroup-default', 'NodeInstanceRole'),
    );
  const controlPlane =
    takes(durations.controlPlaneDelete, `${cluster}/deletion`) +
    Math.max(
      ofStack('cluster', 'ControlPlaneSecurityGroup'),
      ofStack('cluster', 'SubnetPrivateUSEAST1A'),
      ofStack('cluster', 'SubnetPrivateUSEAST1B'),
    );
  const gateway =
    ofStack('cluster', 'NATPrivateSubnetRoute') +
    takes(durations.natGatewayDelete, 'NAT gateways') +
    Math.max(ofStack('cluster', 'NATIP', 'VPCGatewayAttachment'), ofStack('cluster', 'SubnetPublicUSEAST1A'));
  const rest = Math.max(controlPlane, gateway) + ofStack('cluster', 'VPC');
  return {
    stacks: nodeGroup + rest,
    seen: seen(seed, 'nodegroup-default', nodeGroup) + seen(seed, 'cluster', rest),
  };
}

interface Ours {
  /** Seconds of AWS's, with what this machine needs for itself before the first and after the last of it as it is. */
  took: number;
  calls: number;
}

export async function benchDown(
  note: (what: string, measured: string, bound?: string) => void,
): Promise<void> {
  const pairs = await sideBySide(seeds, Number(process.env.BENCH_AT_ONCE ?? 1), async (seed) => {
    const { took, calls } = await ours(seed);
    const theirs = eksctls(seed);
    console.log(
      `seed ${seed}: down ${took.toFixed(0)} s in ${calls} calls, eksctl ${theirs.seen.toFixed(0)} s, of which its stacks ${theirs.stacks.toFixed(0)} s`,
    );
    return { took, theirs };
  });
  const ahead = pairs.filter(({ took, theirs }) => took < theirs.seen).length;
  note('down, ahead of eksctl', `${ahead} of ${pairs.length} seeds`, 'all');
  note('down, against eksctl', span(pairs.map(({ took, theirs }) => took / theirs.seen)), '< 1 ×');
  note(
    'down, against eksctl’s stacks, as if it saw at once that they have gone',
    span(pairs.map(({ took, theirs }) => took / theirs.stacks)),
  );
}

function span(ratios: readonly number[]): string {
  const sorted = [...ratios].sort((a, b) => a - b);
  return `${sorted.at(0)?.toFixed(2)} to ${sorted.at(-1)?.toFixed(2)} ×`;
}

async function ours(seed: number): Promise<Ours> {
  const dir = mkdtempSync(join(tmpdir(), 'bench-down-'));
  const emulator = await startEmulator({ speed, dir, seed });
  try {
    await act(emulator, 'up');
    return await act(emulator, 'down');
  } finally {
    await emulator.stop();
    rmSync(dir, { recursive: true });
  }
}

async function act({ env, roleArn, calls }: Emulator, command: string): Promise<Ours> {
  const earlier = (await calls()).length;
  const began = Date.now();
  const inputs = {
    command,
    'cluster-name': cluster,
    'role-to-assume': roleArn,
    'poll-interval': `${Math.round(5000 / speed)}ms`,
  };
  const result = await runAction({ inputs, env });
  const ended = Date.now();
  if (result.code !== 0) throw new Error(`${command} failed:\n${result.log}`);
  const own = (await calls())
    .slice(earlier)
    .filter(({ via, agent }) => via === undefined && agent?.includes('eks-cluster-action') !== false);
  const first =
    timeOf(own.find(({ operation }) => !/^(Get|List|Describe|AssumeRole)/.test(operation))) ?? began;
  const last = timeOf(own.findLast(isOfStackById)) ?? ended;
  const took = (first - began + (last - first) * speed + (ended - last)) / 1000;
  return { took, calls: own.length };
}

const timeOf = (call: LoggedCall | undefined): number | undefined => call && Date.parse(call.time);

/** As the stack is asked for while it goes, and then never again. */
const isOfStackById = ({ service, request }: LoggedCall): boolean =>
  service === 'cloudformation' && JSON.stringify(request).includes('arn:aws:cloudformation');
