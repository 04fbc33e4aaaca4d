import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { inputNames } from '../../../src/inputs.ts';
import { outputNames } from '../../../src/outputs.ts';

interface Manifest {
  inputs: Record<string, { description: string; default?: string }>;
  outputs: Record<string, { description: string }>;
}

const manifest: Manifest = parse(readFileSync('action.yml', 'utf8'));

it('action.yml names the inputs that are read, in the same order', () => {
  expect(Object.keys(manifest.inputs)).toEqual(inputNames);
});

it('action.yml names the outputs that are given, in the same order', () => {
  expect(Object.keys(manifest.outputs)).toEqual(outputNames);
});

it('action.yml gives no input a default but what only an expression knows: what was not given can be told from what was', () => {
  const withDefault = Object.entries(manifest.inputs).filter(([, input]) => 'default' in input);
  expect(withDefault.map(([name, input]) => [name, input.default])).toEqual([
    ['github-token', '$' + '{{ github.token }}'],
    ['job-status', '$' + '{{ job.status }}'],
    ['job-id', '$' + '{{ job.check_run_id }}'],
  ]);
});
