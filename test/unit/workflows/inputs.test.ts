/** Which inputs of the action the workflows that make clusters pass on, and why not the others. */
import { expect, it } from 'vitest';
import { groupsOfInputs } from '../../../scripts/inputs.ts';
import { reusableWorkflows } from './files.ts';

const ofOtherCommands =
  'abandoned-after issue max-deletions owner protected-names protected-tags regions remove-shared-network rules scope dry-run lift-protection';

/** By why they are not asked for, in any workflow that makes clusters. */
const withoutAny: Readonly<Record<string, string>> = {
  'they are of other commands': ofOtherCommands,
  'the setup stack makes roles that work by the defaults': 'audience role-duration-seconds role-session-name',
  'the role that runs says it of itself, by a tag of the setup stack': 'permissions-boundary',
  'the steps that take the kubeconfig are those of the workflow':
    'kubeconfig-auth kubeconfig-path kubeconfig-profile kubeconfig-role',
  'a ClusterConfig says it': 'security-groups',
  'the job has its own': 'github-token job-id job-status',
  'the workflow itself says when a cluster goes': 'teardown',
};

/** Besides, of each workflow. */
const without: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'preview.yml': {
    'the name is that of the pull request': 'cluster-name',
    'a preview goes as a whole': 'keep-logs wait',
  },
  'test-on-eks.yml': {
    'the cluster is of one run, and nobody looks at it': 'admins viewers',
    'it belongs to no pull request':
      'bots comment deployment drafts environment-url label max-previews network',
  },
};

it.each(Object.keys(without))('%s passes every input on, or has a reason not to', (file) => {
  const steps = Object.values(reusableWorkflows()[file]?.jobs ?? {}).flatMap((job) => job.steps ?? []);
  const ofAction = steps.filter(({ uses = '' }) => uses.endsWith('/.github/actions/cluster'));
  const passed = new Set(ofAction.flatMap((step) => Object.keys(step.with ?? {})));
  const excused = Object.values({ ...withoutAny, ...without[file] }).flatMap((names) => names.split(' '));
  expect(excused.filter((name) => passed.has(name))).toEqual([]);
  expect(
    groupsOfInputs
      .flatMap(({ inputs }) => inputs)
      .filter((name) => !passed.has(name))
      .toSorted(),
  ).toEqual(excused.toSorted());
});
