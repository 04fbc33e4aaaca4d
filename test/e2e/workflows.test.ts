import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goTool } from '../../scripts/go-tools.ts';
import { BOUNDARY_ARN } from '../emulator/account.ts';
import { type Act, createAct } from './act.ts';
import { type Emulator, startEmulator } from './emulator.ts';
import { hasKubectl } from './programs.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const act = goTool('act');
const dir = mkdtempSync(join(tmpdir(), 'workflows-'));
let emulator: Emulator;
let workflows: Act;

beforeAll(async () => {
  if ('missing' in act) return;
  workflows = createAct(act.path, dir);
  emulator = await startEmulator({ speed: 600, dir: join(dir, 'emulator') });
});

afterAll(async () => {
  await emulator?.stop();
  rmSync(dir, { recursive: true });
});

const read = (path: string): string => readFileSync(join(project, path), 'utf8');

/** An example as a user would copy it, with the emulator's roles, boundary and patience. */
function example(name: string): string {
  const isSweep = name.startsWith('teardown');
  const makes = !isSweep && !name.startsWith('preview-close');
  return read(`examples/workflows/${name}`)
    .replace(/arn:aws:iam::\d+:role\/[\w-]+/g, isSweep ? emulator.sweepRoleArn : emulator.roleArn)
    .replace(/^( *)regions?: .*$/gm, '$&\n$1poll-interval: 50ms')
    .replace(/^( *)region: .*$/gm, makes ? `$&\n$1permissions-boundary: ${BOUNDARY_ARN}` : '$&');
}

describe('test-on-eks.yml', () => {
  it('destroys the cluster when the test fails', async (context) => {
    if ('missing' in act) context.skip(act.missing);
    if (!hasKubectl) context.skip('kubectl is not on PATH');
    const before = (await emulator.resources()).map(({ id }) => id).sort();
    const action = `
name: Test on EKS
description: The test of the repository that calls.
runs:
  using: composite
  steps:
    - shell: bash
      run: kubectl get nodes
    - shell: bash
      run: rm -rf .eks-cluster-action && exit 3
`;
    const result = await workflows.run({
      workflow: example('test-on-eks.yml').replace(/kubernetes-versions[\s\S]*/, ''),
      files: { '.github/actions/test-on-eks/action.yml': action },
      event: 'schedule',
      payload: { schedule: '23 1 * * *' },
      env: emulator.env,
    });
    expect(result.code, result.log).toBe(1);
    expect(result.steps).toEqual(
      expect.arrayContaining([
        { name: 'Make the cluster', result: 'success' },
        { name: 'Run .github/actions/test-on-eks', result: 'failure' },
        { name: 'Destroy the cluster', result: 'success' },
      ]),
    );
    expect(result.log).toContain(' Ready ');
    expect((await emulator.resources()).map(({ id }) => id).sort()).toEqual(before);
  });
});
