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
  const PolicyDocument = await shippedPolicy(file);
  const policy = Policies.find(({ PolicyName }) => PolicyName === name);
  if (policy !== undefined) {
    await iam.createPolicyVersion({ PolicyArn: policy.Arn, PolicyDocument, SetAsDefault: true });
    return;
  }
  // Those of kinds.yaml are inline.
  const PolicyName = `eks-cluster-action-${name}`;
  for (const arn of [emulator.roleArn, emulator.sweepRoleArn]) {
    const RoleName = arn.split('/').at(-1);
    const { PolicyNames = [] } = await iam.listRolePolicies({ RoleName });
    if (PolicyNames.includes(PolicyName)) await iam.putRolePolicy({ RoleName, PolicyName, PolicyDocument });
  }
}
