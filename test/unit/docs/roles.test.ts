/** The roles that a reader copies from the documentation are those that docs/iam/template.yaml makes. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

const project = fileURLToPath(new URL('../../..', import.meta.url));
const read = (file: string): string => readFileSync(`${project}/${file}`, 'utf8');

interface Template {
  Parameters: Record<string, { Default?: string }>;
  Resources: Record<string, { Type: string; Properties: { RoleName?: string; Path?: string } }>;
}

// Tags of CloudFormation, such as !Sub, mean nothing here: their texts stay.
const { Parameters, Resources }: Template = parse(read('docs/iam/template.yaml'), { logLevel: 'silent' });

/** As the command of docs/setup.md has it. */
const given: Record<string, string> = { Prefix: 'octo-app' };

/** `role` and, behind a slash, path and name, as an ARN ends that needs no parameter but those without a default. */
const made = Object.values(Resources)
  .filter(({ Type }) => Type === 'AWS::IAM::Role')
  .map(({ Properties: { RoleName = '', Path = '/' } }) => {
    const name = RoleName.replace(
      /\$\{(\w+)\}/g,
      (_, parameter) => given[parameter] ?? Parameters[parameter]?.Default ?? '?',
    );
    return `role${Path}${name}`;
  });

const pages = [
  'README.md',
  ...readdirSync(`${project}/docs`)
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
  ...readdirSync(`${project}/examples/workflows`).map((file) => `examples/workflows/${file}`),
];

/** Of one page, each role that a workflow is to assume. */
const assumed = (file: string): string[] =>
  [...read(file).matchAll(/^.*\brole-to-assume: (.*)$/gm)].flatMap(([, value = '']) =>
    [...value.matchAll(/arn:aws:iam::\d{12}:([^\s'"]+)/g)].map(([, role = '']) => role),
  );

/** A role of the reader's own, which docs/workflows.md describes. */
const ofOwn = 'eks-octo-app-plan';

describe('the roles that workflows assume', () => {
  test.each(pages.filter((file) => assumed(file).length > 0))('are made by the template: %s', (file) => {
    const known = file.endsWith('/plan.yml') ? [`role/${ofOwn}`] : made;
    for (const role of assumed(file)) expect(known).toContain(role);
  });

  test('are described where the template does not make them', () => {
    expect(read('docs/workflows.md')).toContain(`a role \`${ofOwn}\` with`);
  });

  test('are named in the README and in every example', () => {
    const without = pages.filter((file) => !file.startsWith('docs/') && assumed(file).length === 0);
    expect(without).toEqual([]);
    expect(made.filter((role) => role.split('/').length === 2)).toEqual(
      ['pr', 'branch', 'main', 'sweep', 'deploy'].map((name) => `role/eks-octo-app-${name}`),
    );
  });
});
