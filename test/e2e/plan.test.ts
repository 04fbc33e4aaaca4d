import { readFile } from 'node:fs/promises';
import { IAM } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { shapes } from '../crash/shapes.ts';
import { emulatorInTest, stepIn, writeOperations } from './in-test.ts';
import { runPairs } from './plan-pairs.ts';
import { runs } from './programs.ts';

const emulator = emulatorInTest({ speed: 400 });

test('plan says what up then does, over ten wishes one after the other', {
  timeout: 10 * 60_000,
}, async (context) => {
  if (!runs('aws', '--version')) return context.skip('the aws CLI is not on PATH');
  const { problems, verdicts } = await runPairs(emulator, process.env.EMULATOR_SEED ?? '1', 10);
  expect(problems).toEqual([]);
  expect([...verdicts]).toContain('replace');
});

/** The statements of a policy of docs/iam by which nothing can be changed. */
async function looksOf(policy: string): Promise<string> {
  const text = await readFile(new URL(`../../docs/iam/${policy}.json`, import.meta.url), 'utf8');
  // The role is nobody's in particular.
  const { Statement, ...rest } = JSON.parse(
    text.replaceAll(`\${aws:PrincipalTag/eks-cluster-action-clusters}`, ''),
  );
  const looks = Statement.filter(({ Action }: { Action: string | string[] }) =>
    [Action].flat().every((action) => /:(Get|List|Describe)/.test(action)),
  );
  return JSON.stringify({ ...rest, Statement: looks });
}

/** A role that may only look: all of docs/iam/look.json, at self-managed nodes and at what pods may do. @returns its ARN */
async function makeLooker(): Promise<string> {
  const iam = new IAM(emulator.admin);
  const RoleName = 'looker';
  const { Role: runner } = await iam.getRole({ RoleName: emulator.roleArn.split('/').at(-1) });
  const { Role } = await iam.createRole({
    RoleName,
    AssumeRolePolicyDocument: decodeURIComponent(runner?.AssumeRolePolicyDocument ?? ''),
  });
  for (const PolicyName of ['look', 'self-managed', 'pods'])
    await iam.putRolePolicy({ RoleName, PolicyName, PolicyDocument: await looksOf(PolicyName) });
  return Role?.Arn ?? '';
}

test('plan writes nothing, and needs no right but to look, whatever the shape of the cluster', async () => {
  await emulator.reset();
  const step = stepIn(emulator, { 'cluster-name': 'looked-at', 'role-to-assume': await makeLooker() });
  const begun = (await emulator.calls()).length;
  const inputs = shapes.flatMap(({ inputs: last, earlier }) => [earlier ?? {}, last]);
  for (const each of new Set(inputs.map((one) => JSON.stringify(one)))) {
    const { code, log, outputs } = await step('plan', JSON.parse(each));
    expect(code, `${each}\n${log}`).toBe(0);
    expect(outputs.result).toMatch(/^(changes|refused)$/);
  }
  expect(writeOperations((await emulator.calls()).slice(begun))).toEqual([]);
});
