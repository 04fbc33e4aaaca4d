import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runAction, type StepResult } from './runner.ts';

/** What a pull request can bring into the log before anything is asked of AWS: its own files, and its event. */
const dir = mkdtempSync(join(tmpdir(), 'hostile-'));
afterAll(() => rmSync(dir, { recursive: true }));

const state = JSON.stringify({ spec: { name: 'staging', owner: '74061981/run', region: 'us-east-1' } });

/** In each form that the runner knows, wherever a line may begin. */
const hostile = [
  `##[save-state name=teardown]${state}`,
  '##[set-output name=endpoint]https://evil.example',
  `::save-state name=teardown::${state}`,
  '\u0085::add-mask::eu-west-1',
  '::stop-commands::x',
].flatMap((line) => [`\n${line}\n`, `\r${line}\r`, `\u2028${line}`]);

function refused(config: string, event: object = {}): Promise<StepResult> {
  const workspace = join(dir, 'workspace');
  mkdirSync(workspace, { recursive: true });
  writeFileSync(join(workspace, 'cluster.yaml'), config);
  const repo = { full_name: 'octo-org/octo-app' };
  const pull = { number: 7, state: 'open', head: { ref: hostile.join(''), repo }, base: { repo }, ...event };
  writeFileSync(join(dir, 'event.json'), JSON.stringify({ action: 'opened', pull_request: pull, ...event }));
  return runAction({
    inputs: { command: 'auto', config: 'cluster.yaml', region: 'us-east-1' },
    env: {
      RUNNER_TEMP: join(dir, 'temp'),
      RUNNER_DEBUG: '1',
      GITHUB_WORKSPACE: workspace,
      GITHUB_REPOSITORY: 'octo-org/octo-app',
      GITHUB_REPOSITORY_ID: '74061981',
      GITHUB_RUN_ID: '8310000001',
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_EVENT_PATH: join(dir, 'event.json'),
    },
  });
}

const config = (lines: string): string => `apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\n${lines}\n`;

/** So many that the message is cut, and the log gets the whole. */
const more = Array.from({ length: 60 }, (_, at) => `unknownField${at}: ${'x'.repeat(40)}`).join('\n');
const key = JSON.stringify(`${'k'.repeat(90)}${hostile.join('')}`);

describe("a pull request's ClusterConfig is data to the runner, with commands", () => {
  it.each([
    ['in a key', config(`metadata: { tags: { ${key}: value } }\n${more}`)],
    ['in a value', config(`metadata: { tags: { key: ${key} } }\n${more}`)],
    ['in the name of a field', config(`${key}: value\n${more}`)],
    ['in what is no YAML', `${more}\n- ${hostile.join('\n')}\n${'x: ['.repeat(40)}`],
    ['in a tag of YAML', config(`kind: !<${encodeURI('##[add-mask]x')}> ##[add-mask]x\n${more}`)],
    [
      'in a key that is a list, of which the parser would warn',
      config(`addons: [{ name: coredns, configurationValues: { ? [${key}] : 1 } }]\n${more}`),
    ],
  ])('%s', async (_, text) => {
    const result = await refused(text);
    expect(result.code).toBe(1);
    expect(result.annotations.at(0)?.message).toContain('cluster.yaml:');
    // That nothing else was obeyed, the runner sees to.
    expect(result.obeyed.map(({ name }) => name)).toEqual(result.obeyed.map(() => 'error'));
    expect(result).toMatchObject({ outputs: {}, state: {}, masks: [] });
  });

  it('and so is its event', async () => {
    const result = await refused(config(more), { action: 'labeled', label: { name: hostile.join('') } });
    expect(result.annotations.at(0)?.message).toContain('The label');
    expect(result.outputs).toEqual({ command: 'none', result: 'skipped' });
    expect(result).toMatchObject({ state: {}, masks: [] });
  });
});
