/** Finds out whether a defect is caught. */
import { basename, join } from 'node:path';
import { IAM } from '@aws-sdk/client-iam';
import { root } from '../../scripts/build.ts';
import { type Lab, startLab } from '../crash/lab.ts';
import { shippedPolicy } from '../emulator/account.ts';
import { makeMutant } from './mutant.ts';
import { type Outcome, type Row, RowError, type Sources, type Verdict, verdictOn } from './row.ts';
import { type ScenarioName, scenarios } from './scenarios.ts';

/** @param folder where the mutant is made: of two that run side by side, each has its own */
export type Judge = (row: Row, lab: Lab, folder: string) => Promise<Verdict>;

/** @param sources of the project without any defect. It runs each scenario once. */
export function createJudge(sources: Sources): Judge {
  const sound = new Map<ScenarioName, Promise<Outcome>>();

  return async (row, lab, folder) => {
    const { scenario } = row;
    try {
      const mutant = await makeMutant(row, sources, folder);
      const known = sound.get(scenario) ?? run(scenario, lab);
      sound.set(scenario, known);
      return verdictOn(row, await known, await run(scenario, lab, { mutant, row }));
    } catch (error) {
      if (error instanceof RowError) return { caught: false, why: error.message };
      throw error;
    }
  };
}

interface Defect {
  /** The folder of the mutant, which runs in place of the project's own bundle. */
  mutant: string;
  row: Row;
}

/** Runs it in a fresh account: the lab's, or one that is as slow as the scenario wants. */
async function run(scenario: ScenarioName, lab: Lab, defect?: Defect): Promise<Outcome> {
  const { speed } = scenarios[scenario];
  if (speed === undefined) {
    await lab.reset();
    return runIn(lab, scenario, defect);
  }
  const slow = await startLab({ speed });
  return runIn(slow, scenario, defect).finally(() => slow.stop());
}

async function runIn(lab: Lab, scenario: ScenarioName, defect?: Defect): Promise<Outcome> {
  const step: Lab['step'] = (command, options) =>
    lab.step(command, {
      ...options,
      ...(defect && { action: defect.mutant }),
      inputs: { timeout: '1m', ...options?.inputs },
    });
  if (defect?.row.file.endsWith('.json')) await takePolicy(lab, join(defect.mutant, defect.row.file));
  return scenarios[scenario]
    .run({ lab, step, project: defect?.mutant ?? root })
    .catch((error: unknown) => [String(error)]);
}

/** Has the account take the policy of that file, in place of the one that it has by this name. */
async function takePolicy({ emulator }: Lab, file: string): Promise<void> {
  const iam = new IAM(emulator.admin);
  const { Policies = [] } = await iam.listPolicies({ Scope: 'Local', PathPrefix: '/eks-cluster-action/' });
  const name = basename(file, '.json');
  const statementsOf = async (part: string): Promise<{ Sid: string }[]> =>
    JSON.parse(await shippedPolicy(part === name ? file : join(root, 'docs/iam', `${part}.json`))).Statement;
  const documentOf = (Statement: readonly object[]): string =>
    JSON.stringify({ Version: '2012-10-17', Statement });
  // Some are joined there.
  const policy = Policies.find(({ PolicyName = '' }) => PolicyName.split('+').includes(name));
  if (policy !== undefined) {
    const parts = await Promise.all((policy.PolicyName ?? '').split('+').map(statementsOf));
    const PolicyDocument = documentOf(parts.flat());
    await iam.createPolicyVersion({ PolicyArn: policy.Arn, PolicyDocument, SetAsDefault: true });
  }
  // Those of kinds.yaml are inline, or a part of them is.
  const PolicyName = `eks-cluster-action-${name}`;
  for (const arn of [emulator.roleArn, emulator.sweepRoleArn]) {
    const RoleName = arn.split('/').at(-1);
    const { PolicyNames = [] } = await iam.listRolePolicies({ RoleName });
    if (!PolicyNames.includes(PolicyName)) continue;
    const has = await iam.getRolePolicy({ RoleName, PolicyName });
    const { Statement }: { Statement: { Sid: string }[] } = JSON.parse(
      decodeURIComponent(has.PolicyDocument ?? ''),
    );
    const all = await statementsOf(name);
    const own =
      policy === undefined ? all : all.filter(({ Sid }) => Statement.some((each) => each.Sid === Sid));
    await iam.putRolePolicy({ RoleName, PolicyName, PolicyDocument: documentOf(own) });
  }
}
