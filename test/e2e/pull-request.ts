/** Steps of a pull request's job, by the role that the stack of docs/iam has for those. */
import { beforeAll } from 'vitest';
import { deploy, repository, reusable, template } from '../unit/iam/stack-of-repository.ts';
import type { Emulator } from './emulator.ts';
import { runAction, type StepResult } from './runner.ts';

const job = {
  event: 'pull_request',
  action: 'opened',
  pull: 7,
  jobWorkflowRef: reusable('preview.yml'),
} as const;

/** Makes the stack before all tests. @returns a step of the job, with a ClusterConfig */
export function pullRequestIn(emulator: Emulator): (command: string, config: string) => Promise<StepResult> {
  let roleArn: string | undefined;
  beforeAll(async () => {
    await emulator.github.change({ pulls: [{ number: 7, head: 'feature' }] });
    // A file of a pull request may cost anything only where an administrator says so.
    const { outputs } = await deploy(emulator, { ...repository, MaxHourlyCost: 'any' }, template);
    roleArn = outputs.PullRequestRoleArn;
  });
  return async (command, config) =>
    runAction({
      env: await emulator.github.job(job),
      inputs: { command, 'role-to-assume': roleArn ?? '', 'poll-interval': '50ms', config },
    });
}
