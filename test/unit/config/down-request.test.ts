import { describe, expect, it } from 'vitest';
import { clusterConfig, job, problems, pullRequestEvent, request } from './support.ts';

const down = { command: 'down', 'cluster-name': 'my-app', region: 'eu-west-1' };

describe('a down', () => {
  it.each([
    ['a size that is none', { nodes: 'two' }, /^Input nodes: "two"/],
    ['tags that are none', { tags: 'x' }, /^Input tags: /],
    [
      'sizes that contradict each other',
      { nodes: '1', 'nodes-min': '2' },
      /^Input nodes: 1 is less than nodes-min/,
    ],
    ['a file that is not there', { config: 'cluster.yaml' }, /^Input config: cluster\.yaml cannot be read/],
    ['a file that is no YAML', { config: clusterConfig('metadata: [') }, /^config:3:12: it is not good YAML/],
    ['a field that is not known', { config: clusterConfig('nodeGroup: []') }, /^config:3:1 nodeGroup: /],
  ])('needs no more than name and region: it does without %s', async (_, inputs, words) => {
    const { ignored, spec } = await request({ ...down, ...inputs });
    expect(ignored).toEqual([expect.stringMatching(words)]);
    expect(spec).toMatchObject({ name: 'my-app', region: 'eu-west-1' });
  });

  it('of what a pull request had does without a file that it has changed', async () => {
    const closed = pullRequestEvent(7, { action: 'closed' });
    const { command, ignored, spec } = await request({ command: 'auto', config: 'gone.yaml' }, closed);
    expect([command, spec.name]).toEqual(['down', 'my-app--pr-7']);
    expect(ignored).toHaveLength(1);
  });

  it('takes its name from a file that says it, whatever else is wrong there', async () => {
    const config = clusterConfig('metadata: { name: from-file }\nnodeGroup: []');
    expect((await request({ command: 'down', config })).spec.name).toBe('from-file');
  });

  it('does not guess the name that a broken file may have', async () => {
    expect(await problems({ command: 'down', config: clusterConfig('metadata: [') })).toEqual([
      'Input cluster-name: it is missing, and config, which may name the cluster, cannot be read as a whole. Write the name.',
    ]);
  });

  it.each([
    ['an input that there is not', { name: 'other' }, /^Input name: there is no such input/],
    ['a name that is none', { 'cluster-name': '-x' }, /^Input cluster-name: /],
    ['a wish about the removal', { 'keep-logs': 'perhaps' }, /^Input keep-logs: /],
  ])('is refused for %s', async (_, inputs, words) => {
    expect(await problems({ ...down, ...inputs })).toEqual([expect.stringMatching(words)]);
  });

  it('alone does so', async () => {
    expect(await problems({ ...down, command: 'up', nodes: 'two' })).toHaveLength(1);
    expect((await request({ ...down, command: 'up' }, job)).ignored).toEqual([]);
  });
});
