/** The commands that the documentation shows for the aws CLI, held against the CLI's own models. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const project = fileURLToPath(new URL('../..', import.meta.url));

interface Shown {
  source: string;
  command: string;
}

const shown: Shown[] = readdirSync(`${project}/docs`, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.md'))
  .map((file) => `docs/${file}`)
  .concat('README.md', 'CONTRIBUTING.md', 'SECURITY.md')
  .sort()
  .flatMap((file) => {
    const markdown = readFileSync(`${project}/${file}`, 'utf8');
    return [...markdown.matchAll(/^```sh\n(.*?)^```/gms)].flatMap(({ 1: text = '', index }) =>
      commandsIn(text).map((command) => ({
        source: `${file}:${markdown.slice(0, index).split('\n').length}`,
        command,
      })),
    );
  });

/** A command ends with its line, unless that ends in a backslash, or within quotes. */
function commandsIn(text: string): string[] {
  const commands: string[] = [];
  let open = '';
  for (const line of text.split('\n')) {
    open = open === '' ? line : `${open}\n${line}`;
    const quotes = open.replace(/\\\n/g, '').split("'").length - 1;
    if (line.endsWith('\\') || quotes % 2 === 1) continue;
    if (open.trim() !== '' && !open.trim().startsWith('#')) commands.push(open);
    open = '';
  }
  return commands;
}

/** What the CLI makes of several calls has no model: test/e2e/setup.test.ts runs it. */
const composed = /^aws cloudformation (deploy|wait)\b/;

const ofAws = shown.filter(({ command }) => command.startsWith('aws ') && !composed.test(command));

const hasAwsCli = spawnSync('aws', ['--version']).status === 0;

describe('a command of the documentation', () => {
  it('is found', () => {
    expect(ofAws.length).toBeGreaterThan(10);
    expect(ofAws.some(({ command }) => command.includes('create-budget'))).toBe(true);
  });

  it.for(ofAws)('is one that the aws CLI takes: $source $command', ({ command }, context) => {
    if (!hasAwsCli) return context.skip('the aws CLI is not on PATH');
    expect(withNobodyThere(command)).toContain('Could not connect to the endpoint URL');
  });

  it('would be refused by the aws CLI if an option were wrong', (context) => {
    if (!hasAwsCli) return context.skip('the aws CLI is not on PATH');
    const wrong = 'aws budgets create-budget --account-id 111122223333 --budget BudgetNam=x';
    expect(withNobodyThere(wrong)).toContain('Unknown parameter in Budget: "BudgetNam"');
  });
});

/** What the CLI says of a command: it checks options and values by the models of the services before it calls anybody. */
function withNobodyThere(command: string): string {
  const env = {
    PATH: process.env.PATH,
    AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
    AWS_MAX_ATTEMPTS: '1',
    AWS_ACCESS_KEY_ID: 'none',
    AWS_SECRET_ACCESS_KEY: 'none',
    AWS_DEFAULT_REGION: 'eu-west-1',
  };
  return spawnSync('bash', ['-c', command], { env, encoding: 'utf8' }).stderr;
}
