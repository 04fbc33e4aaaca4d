/** What docs/cost.md and the README say of money is what the action reckons. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { defaultCluster, dollarsOf, previewCluster, sharedNetwork } from '../../../scripts/costs.ts';
import { hourlyPrices } from '../../../src/spec/prices.ts';
import { tagKeys } from '../../../src/spec/tags.ts';

const project = fileURLToPath(new URL('../../..', import.meta.url));
const read = (file: string): string => readFileSync(`${project}/${file}`, 'utf8');
const page = read('docs/cost.md');

const { instances }: { instances: Record<string, Record<string, number>> } = JSON.parse(
  read('test/emulator/services/prices.json'),
);
const nodes =
  2 * (instances['t3.medium']?.['us-east-1'] ?? Number.NaN) + 2 * 30 * hourlyPrices.volumeGibibyte;
const preview = hourlyPrices.controlPlane + nodes;
const network = hourlyPrices.natGateway + hourlyPrices.publicAddress;

describe('the prices that the documentation tells', () => {
  it('are those of the control plane, two nodes and the network', () => {
    expect(previewCluster.hourly).toBeCloseTo(preview, 10);
    expect(defaultCluster.hourly).toBeCloseTo(preview + network, 10);
    expect(sharedNetwork).toBeCloseTo(network, 10);
  });

  it.for(['README.md', 'docs/cost.md'])('are told an hour, a day, three days and a month: %s', (file) => {
    for (const [what, hourly] of [
      ['the default cluster, with a network of its own', preview + network],
      ['a preview, in the shared network', preview],
      ['the shared network, once, however many clusters stand in it', network],
    ] as const) {
      const figures = [hourly, 24 * hourly, 72 * hourly, 730 * hourly].map(dollarsOf);
      expect(read(file)).toContain(`| ${what} | ${figures.join(' | ')} |`);
    }
  });

  it('add up', () => {
    const rows = [...page.matchAll(/^\| (.+?) \| \$(\d\.\d{3}) \|$/gm)];
    const [total, ...parts] = rows.map(([, , dollars]) => Number(dollars)).reverse();
    expect(rows.at(-1)?.[1]).toBe('together');
    expect(parts.length).toBeGreaterThan(3);
    expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(total ?? 0, 2);
  });

  it('are those of a preview for as long as its workflow lets it live', () => {
    expect(page).toContain('Three days is how long a preview lives');
    expect(read('.github/workflows/preview.yml')).toMatch(/^ {6}ttl:\n(?: {8}.*\n)*? {8}default: 3d$/m);
  });
});

describe('docs/cost.md', () => {
  it('activates tags that clusters have', () => {
    const named = [...page.matchAll(/(?:TagKey=|"Key": "|Key=|user:)(eks-cluster-action\/[\w-]+)/g)];
    const keys: readonly string[] = Object.values(tagKeys);
    expect(named.length).toBeGreaterThan(4);
    expect(named.map(([, key]) => key).filter((key = '') => !keys.includes(key))).toEqual([]);
  });

  it('names parameters of the stack, and inputs, that there are', () => {
    const template = read('docs/iam/template.yaml');
    for (const parameter of ['MaxHourlyCost', 'MaxPreviews', 'MaxTtl']) {
      expect(page).toContain(`\`${parameter}\``);
      expect(template).toContain(`\n  ${parameter}:`);
    }
  });
});
