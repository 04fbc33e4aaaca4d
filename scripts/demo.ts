/** Shows the whole path against the emulator: a cluster made, used by a following step, and taken away again. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Emulator, startEmulator } from '../test/e2e/emulator.ts';
import { runAction, runStep, type StepResult } from '../test/e2e/runner.ts';
import type { InventoryItem } from '../test/emulator/core.ts';

const { values } = parseArgs({ options: { speed: { type: 'string', default: '60' } } });
const speed = Number(values.speed);
if (!(speed > 0)) throw new Error(`--speed takes a positive number, not ${values.speed}`);

const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => interrupted.abort());

const say = (text = ''): void => console.log(text);
const title = (text: string): void => say(`\n━━ ${text} ${'━'.repeat(Math.max(0, 96 - text.length))}\n`);
const indent = (text: string): void => say(text.trimEnd().replace(/^/gm, '   │ '));

const failures: string[] = [];
const check = (holds: boolean, claim: string): void => {
  say(`   ${holds ? '✔' : '✘'} ${claim}`);
  if (!holds) failures.push(claim);
};

title('An AWS region on this machine');
const dir = mkdtempSync(join(tmpdir(), 'eks-cluster-action-demo-'));
const emulator = await startEmulator({ speed, dir });
say(`   ${emulator.url}, where AWS's waiting times are divided by ${speed}. Its files are in ${dir}`);
try {
  await demonstrate(emulator);
} catch (error) {
  if (!interrupted.signal.aborted) throw error;
} finally {
  await emulator.stop();
}

if (interrupted.signal.aborted) {
  say('\nInterrupted. Everything that the demo started has ended.');
  process.exitCode = 130;
} else if (failures.length > 0) {
  say(
    `\nThe demo failed:\n${failures.map((claim) => `   ✘ ${claim}`).join('\n')}\nThe files of the run are in ${dir}`,
  );
  process.exitCode = 1;
} else {
  rmSync(dir, { recursive: true });
  say('\nAll checks passed.');
}

async function demonstrate({ env, roleArn, resources }: Emulator): Promise<void> {
  const region = env.AWS_REGION ?? '';
  const before = await resources();
  say(`   The account holds ${before.length} resources before the first step.`);

  const use = async (command: 'up' | 'down'): Promise<StepResult> => {
    // Asked as much more often as AWS is faster here.
    const interval = `${Math.max(20, Math.round(5000 / speed))}ms`;
    const inputs = { command, 'role-to-assume': roleArn, region, 'poll-interval': interval };
    title(`A step of a workflow: ${command}`);
    indent(
      ['uses: ./', 'with:', ...Object.entries(inputs).map(([name, value]) => `  ${name}: ${value}`)].join(
        '\n',
      ),
    );
    say();
    const started = performance.now();
    const result = await runAction({ inputs, env, cancel: interrupted.signal, onLine: indent });
    interrupted.signal.throwIfAborted();
    say(`\n   ${((performance.now() - started) / 1000).toFixed(1)} s`);
    return result;
  };

  const up = await use('up');
  title('What the step gave to the workflow');
  indent(
    Object.entries(up.outputs)
      .map(([name, value]) => `${name}: ${shortened(value)}`)
      .join('\n'),
  );
  say('\n   and its job summary:\n');
  indent(up.summary);
  say();
  check(up.code === 0 && up.outputs.result === 'created', 'up made a cluster');
  check(
    Object.keys(up.outputs).every((name) => name in up.jobOutputs),
    'no output holds a secret, so every one can be passed on to other jobs',
  );

  title('The next step of the workflow, a new process: kubectl get nodes');
  const kubectl = await kubectlCommand();
  if (kubectl.note) say(`   ${kubectl.note}\n`);
  const nodes = await runStep({
    env,
    exported: up,
    cancel: interrupted.signal,
    onLine: indent,
    script: kubectl.getNodes,
  });
  interrupted.signal.throwIfAborted();
  say();
  check(nodes.code === 0 && / Ready /.test(nodes.stdout), 'the nodes are Ready');

  const down = await use('down');
  check(down.code === 0 && down.outputs.result === 'deleted', 'down took the cluster away');

  title('The account afterwards');
  const after = await resources();
  const left = without(after, before);
  const lost = without(before, after);
  if (left.length > 0) indent(['left behind:', ...left].join('\n'));
  if (lost.length > 0) indent(['lost:', ...lost].join('\n'));
  check(left.length + lost.length === 0, `it holds the same ${before.length} resources as before`);
}

/** `kubectl get nodes` by kubectl where there is one, else by this project's own client. */
async function kubectlCommand(): Promise<{ getNodes: string; note?: string }> {
  const temporary = { RUNNER_TEMP: join(dir, 'which') };
  if ((await runStep({ env: temporary, script: 'command -v kubectl' })).code === 0) {
    return { getNodes: 'kubectl get nodes' };
  }
  const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
  return {
    getNodes: `"${process.execPath}" --import "${import.meta.resolve('tsx')}" "${path('./kubectl-fallback.ts')}"`,
    note: "There is no kubectl on this machine: this project's own Kubernetes client stands in for it.",
  };
}

/** What `some` holds and `others` does not, as lines. */
function without(some: InventoryItem[], others: InventoryItem[]): string[] {
  const line = ({ region, service, type, id }: InventoryItem): string => `${region} ${service} ${type} ${id}`;
  const known = new Set(others.map(line));
  return some.map(line).filter((item) => !known.has(item));
}

/** Certificates and kubeconfigs would fill the screen. */
function shortened(value: string): string {
  const [first = '', ...rest] = value.split('\n');
  const line = first.length > 88 ? `${first.slice(0, 88)}…` : first;
  return rest.length > 0 ? `${line} … (${rest.length + 1} lines)` : line;
}
