import { expect, it } from 'vitest';
import { commandNames } from '../../../src/inputs.ts';
import { reusableWorkflows } from './files.ts';

/** Why nobody needs to call a workflow for it: what a caller would want of one is bounds, and changes nothing here. */
const withoutWorkflow = {
  up: '`auto` of preview.yml, and test-on-eks.yml, which takes its cluster away again',
  connect: 'it hands the kubeconfig to the steps that follow, which no other workflow has',
  plan: 'it changes nothing: a step of any job will do',
  status: 'it changes nothing, and its outputs are for the steps that follow',
  list: 'it changes nothing; as the sweep sees it, teardown.yml tells the same with `dry-run: true`',
};

it('every command has a reusable workflow, or a reason to have none', () => {
  const steps = Object.values(reusableWorkflows()).flatMap(({ jobs }) =>
    Object.values(jobs).flatMap((job) => job.steps ?? []),
  );
  const called = new Set(steps.map((step) => step.with?.command));
  const uncalled = commandNames.filter((command) => !called.has(command));
  expect(uncalled.filter((command) => !(command in withoutWorkflow))).toEqual([]);
  expect(
    Object.keys(withoutWorkflow).filter((command) => !commandNames.some((name) => name === command)),
  ).toEqual([]);
});

it('what would be listed is shown by a sweep that changes nothing, which a caller may ask for', () => {
  const { workflow_call } = Object(reusableWorkflows()['teardown.yml']?.on);
  expect(Object.keys(workflow_call.inputs)).toContain('dry-run');
});
