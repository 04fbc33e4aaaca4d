/** What plan says of wishes, held against what up would do, or does. */
import { EKS } from '@aws-sdk/client-eks';
import { clusterName } from '../crash/lab.ts';
import { messagesOf, writeOperations } from '../e2e/in-test.ts';
import { refusedWishes } from '../e2e/refused-wishes.ts';
import type { StepResult } from '../e2e/runner.ts';
import type { Outcome } from './row.ts';
import { configOf, failure, type Scenario, type Stage } from './stage.ts';

interface Plan {
  result: string;
  refusals: string[];
  resources: { name: string; verdict: string }[];
  hourlyCost: { before: number; after: number };
}

const planOf = ({ outputs }: StepResult): Plan =>
  JSON.parse(outputs.plan ?? '{"refusals": [], "resources": []}');

export const plans = {
  'plans of what AWS would refuse': { run: refusals },
  'a plan, and the up that follows': { run: follows },
} satisfies Record<string, Scenario>;

/** What fills a quota would stand in the way of the others. */
const inOrder = [
  ...refusedWishes.filter(({ prepare }) => prepare === undefined),
  ...refusedWishes.filter(({ prepare }) => prepare !== undefined),
];

async function refusals({ lab, step }: Stage): Promise<Outcome> {
  const problems: string[] = [];
  for (const { what, inputs, prepare, words } of inOrder) {
    await prepare?.(lab.emulator);
    const planned = await step('plan', { inputs });
    const isTold = planOf(planned).refusals.some((refusal) =>
      typeof words === 'string' ? refusal.includes(words) : words.test(refusal),
    );
    if (!isTold) problems.push(`plan does not refuse ${what}: ${messagesOf(planned)}`);
  }
  const calls = (await lab.emulator.calls()).length;
  const [wish] = refusedWishes;
  const up = await step('up', { inputs: wish?.inputs ?? {} });
  const wrote = writeOperations(await lab.emulator.calls(calls));
  if (up.code === 0) problems.push('up does what plan refuses');
  return [...problems, ...wrote.map((operation) => `up refuses, and calls ${operation}`)];
}

const before = configOf({ minSize: 1, maxSize: 3, labels: { tier: 'web' } });
const after = configOf(
  { minSize: 4, maxSize: 4, desiredCapacity: 4, labels: { tier: 'shop' } },
  "cloudWatch: { clusterLogging: { enableTypes: ['audit'] } }\naddons: [{ name: coredns, configurationValues: '{\"replicaCount\": 3}' }]",
);

/** What the second plan tells, and nothing else. */
const changed = ['control plane', 'node group default', 'add-on coredns'];

async function follows({ lab, step }: Stage): Promise<Outcome> {
  const { emulator } = lab;
  const problems: string[] = [];
  async function plan(what: string, config: string): Promise<Plan> {
    const calls = (await emulator.calls()).length;
    const planned = await step('plan', { inputs: { config } });
    problems.push(...failure(`plan ${what}`, planned));
    const wrote = writeOperations(await emulator.calls(calls));
    problems.push(...wrote.map((operation) => `plan ${what} calls ${operation}`));
    return planOf(planned);
  }
  const told = ({ resources }: Plan): string[] =>
    resources.filter(({ verdict }) => verdict !== 'none').map(({ name }) => name);

  const first = await plan('of nothing', before);
  if (first.result !== 'changes') problems.push(`plan of nothing says ${first.result}`);
  problems.push(...failure('up', await step('up', { inputs: { config: before } })));
  if (problems.length > 0) return problems;
  const second = await plan('of changes', after);
  if (second.result !== 'changes') problems.push(`plan of changes says ${second.result}`);
  for (const name of changed)
    if (!told(second).includes(name)) problems.push(`plan of changes says nothing of ${name}`);
  for (const name of told(second))
    if (!changed.includes(name)) problems.push(`plan of changes tells of ${name}, which stays`);
  if (!(second.hourlyCost?.after > second.hourlyCost?.before))
    problems.push(`plan of more nodes says ${JSON.stringify(second.hourlyCost)}`);
  problems.push(...failure('up again', await step('up', { inputs: { config: after } })));
  const { nodegroup } = await new EKS(emulator.admin).describeNodegroup({
    clusterName,
    nodegroupName: 'default',
  });
  if (nodegroup?.scalingConfig?.desiredSize !== 4)
    problems.push('up has not made as many nodes as plan said');
  const third = await plan('of what is there', after);
  if (third.result !== 'no-changes') problems.push(`plan of what is there says ${third.result}`);
  return problems;
}
