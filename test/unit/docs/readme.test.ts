import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { defaultOf, groupsOfInputs } from '../../../scripts/inputs.ts';
import { commandNames, inputNames } from '../../../src/inputs.ts';
import { durations } from '../../emulator/clock.ts';

const project = fileURLToPath(new URL('../../..', import.meta.url));
const read = (file: string): string => readFileSync(`${project}/${file}`, 'utf8');

const readme = read('README.md');
const [, inputs = ''] = /<!-- inputs: .*?-->(.*)<!-- \/inputs -->/s.exec(readme) ?? [];
const action: { inputs: Record<string, { description: string }>; runs: { using: string } } = parse(
  read('action.yml'),
);

/** The sections of the page, by heading. */
const sections = readme.split(/^## /m).map((text) => {
  const [heading = '', ...lines] = text.split('\n');
  return { heading, text: lines.join('\n') };
});

const sectionOf = (heading: string): string =>
  sections.find((section) => section.heading === heading)?.text ?? '';

describe('README.md', () => {
  it('has less than 2,000 words beside the inputs', () => {
    expect(inputs.length).toBeGreaterThan(1000);
    expect(readme.replace(inputs, '').split(/\s+/).length).toBeLessThan(2000);
  });

  it('begins with what it is, a picture, the twelve lines, how long and how much', () => {
    const [{ text: first } = { text: '' }] = sections;
    const order = [
      'A GitHub Action that',
      '<picture>',
      'These twelve lines',
      '**How long:**',
      '**How much:**',
    ];
    const places = order.map((words) => first.indexOf(words));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    const [, caller = ''] = /```yaml\n(.*?)```/s.exec(first) ?? [];
    expect(caller.trimEnd().split('\n')).toHaveLength(12);
    expect(`${caller.trimEnd()}\n`).toBe(read('examples/workflows/preview.yml'));
  });

  it('tells the times of the run that docs/pull-request.md shows', () => {
    const [, log = ''] =
      /<!-- log of opened -->\n\n```text\n(.*?)```/s.exec(read('docs/pull-request.md')) ?? [];
    const at = (words: string): number => {
      const [, minutes, seconds] = new RegExp(`^\\[ *(\\d+):(\\d\\d)\\] ${words}$`, 'm').exec(log) ?? [];
      return Number(minutes) * 60 + Number(seconds);
    };
    const inWords = (seconds: number): string =>
      `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    const whole = inWords(at('node group default: ready'));
    const plane = inWords(at('control plane: ready') - at('control plane: creating'));
    const { controlPlaneCreate } = durations;
    expect(readme).toContain(`**How long:** ${whole} until two nodes are Ready, ${plane} of it EKS's making`);
    expect(readme).toContain(`| From nothing to ready | ${whole}, in our emulator |`);
    expect(readme.replace(/\s+/g, ' ')).toContain(
      `such as ${controlPlaneCreate.map(inWords).join(' to ')} for a control plane`,
    );
  });

  it('lists its sections', () => {
    const listed = [...sectionOf('Contents').matchAll(/^- \[(.+?)\]\(#/gm)].map(([, title]) => title);
    const headings = sections.slice(1).map(({ heading }) => heading);
    expect(['Contents', ...listed]).toEqual(headings);
  });

  it('tells of every command', () => {
    const told = [...sectionOf('Commands').matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
    expect(told).toEqual(expect.arrayContaining([...commandNames]));
  });

  it('has badges that are true, and say nothing of a repository that is not there', () => {
    const badges = [...readme.matchAll(/^\[!\[.*?\]\((.*?)\)\]\((.*?)\)$/gm)].map(([, image, target]) => [
      image,
      target,
    ]);
    const badge = 'https://img.shields.io/badge';
    const { license }: { license: string } = JSON.parse(read('package.json'));
    expect(badges).toEqual([
      [`${badge}/licence-${license.replaceAll('-', '--')}-blue`, 'LICENSE'],
      [`${badge}/node-${action.runs.using.replace('node', '')}-blue`, 'action.yml'],
      [`${badge}/run_on_AWS-not_yet-orange`, 'docs/trust.md'],
    ]);
    expect(read('docs/trust.md')).toContain('Nothing of this project has run on AWS yet');
  });
});

describe('the inputs', () => {
  it('are each in one group', () => {
    const grouped = groupsOfInputs.flatMap(({ inputs }) => inputs);
    expect(grouped.toSorted()).toEqual(inputNames.toSorted());
  });

  it('have their defaults in a column, and nowhere else', () => {
    expect(inputs).not.toContain('Default:');
    expect(inputs).toContain('| `nodes-max` | `nodes` |');
    const told = Object.values(action.inputs).filter(({ description }) => description.includes('Default:'));
    const rows = [...inputs.matchAll(/^\| `[\w-]+`(?: \(required\))? \|(.*?)\|/gm)];
    expect(rows).toHaveLength(inputNames.length);
    expect(rows.filter(([, otherwise = '']) => otherwise.trim() !== '')).toHaveLength(told.length);
  });

  it.for([
    ['The least. Default: `t3.medium`. One architecture.', 'The least. One architecture.', '`t3.medium`'],
    ['Where. Default: `a.b/c` in `RUNNER_TEMP`.', 'Where.', '`a.b/c` in `RUNNER_TEMP`'],
    ['Needed.', 'Needed.', ''],
  ])('are told apart from their defaults: %s', ([description = '', meaning, otherwise]) => {
    expect(defaultOf(description)).toEqual({ meaning, otherwise });
  });
});

describe('docs/README.md', () => {
  it('leads to every page', () => {
    const index = read('docs/README.md');
    const pages = readdirSync(`${project}/docs`).filter(
      (file) => file.endsWith('.md') && file !== 'README.md',
    );
    expect(pages.filter((page) => !index.includes(`](${page})`))).toEqual([]);
  });
});
