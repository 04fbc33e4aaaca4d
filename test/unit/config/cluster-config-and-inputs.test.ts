import { describe, expect, it } from 'vitest';
import { clusterConfig, job, problems, problemsOf, pullRequestEvent, request, specOf } from './support.ts';

describe('inputs and a ClusterConfig', () => {
  it('let the input win, and the log says so', async () => {
    const { spec, notes } = await request({
      config: clusterConfig(
        'metadata: { name: a, region: us-east-1, version: "1.35", tags: { team: a, unit: u } }',
      ),
      'cluster-name': 'b',
      region: 'eu-west-1',
      'kubernetes-version': '1.36',
      tags: 'team=b',
      nodes: '3',
    });
    expect(spec).toMatchObject({
      name: 'b',
      region: 'eu-west-1',
      kubernetesVersion: '1.36',
      tags: { team: 'b', unit: 'u' },
    });
    expect(notes).toEqual([
      'The input cluster-name (b) beats metadata.name (a) of config.',
      'The input region (eu-west-1) beats metadata.region (us-east-1) of config.',
      'The input kubernetes-version (1.36) beats metadata.version (1.35) of config.',
      'The input tags (b) beats metadata.tags.team (a) of config.',
      'config has no managedNodeGroups: the cluster gets one, default, of 3 × t3.medium.',
    ]);
  });

  it('say nothing where they agree', async () => {
    const config = clusterConfig('metadata: { region: eu-west-1 }\nmanagedNodeGroups: [{ name: a }]');
    expect((await request({ config, region: 'eu-west-1' })).notes).toEqual([]);
  });

  it('let the region of the file win over that of the environment', async () => {
    expect((await specOf('metadata: { region: us-east-1 }')).region).toBe('us-east-1');
  });

  it('make a cluster that the file names one of the whole repository', async () => {
    const pullRequest = pullRequestEvent(7);
    const named = await request({ config: clusterConfig('metadata: { name: a }') }, pullRequest);
    const nameless = await request({ config: clusterConfig() }, pullRequest);
    expect([named.spec.owner, nameless.spec.owner]).toEqual(['4711/run', '4711/pr-7']);
    expect(nameless.spec.name).toBe('my-app--pr-7');
  });

  it.each([
    ['nodes', '3'],
    ['nodes-min', '1'],
    ['nodes-max', '3'],
    ['instance-types', 'm5.large'],
    ['spot', 'true'],
  ])('on nodes are refused beside node groups of the file: %s', async (name, text) => {
    expect(await problemsOf('managedNodeGroups: [{ name: a }]', { [name]: text })).toEqual([
      `Input ${name}: config has node groups of its own. Say it there, in managedNodeGroups, or leave the input out.`,
    ]);
  });

  it('on nodes describe the node group of a file whose list of them is empty', async () => {
    const spec = await specOf('managedNodeGroups: []', { nodes: '3' });
    expect(spec.nodeGroups).toEqual([expect.objectContaining({ name: 'default', nodes: 3 })]);
  });

  it('have their problems told together', async () => {
    expect(await problemsOf('metadata: { region: eu }\nfoo: 1', { nodes: 'x', region: '' })).toEqual([
      expect.stringMatching(/^Input nodes: /),
      expect.stringMatching(/^config:3:13 metadata\.region: "eu" is not a region/),
      expect.stringMatching(/^config:4:1 foo: /),
    ]);
  });

  it('do not miss a region or a name that the file gives badly', async () => {
    const { AWS_REGION: _, ...bare } = { ...job, GITHUB_REF: 'refs/tags/v1' };
    const config = clusterConfig('metadata: { region: eu, name: -a }');
    expect(await problems({ config }, bare)).toEqual([
      expect.stringMatching(/^config:3:13 metadata\.region: /),
      expect.stringMatching(/^config:3:25 metadata\.name: /),
    ]);
  });

  it('hold no more tags together than AWS has room for', async () => {
    const list = (prefix: string) => Array.from({ length: 20 }, (_, index) => `${prefix}${index}`);
    const config = `metadata: { tags: { ${list('a')
      .map((key) => `${key}: x`)
      .join(', ')} } }`;
    expect(
      await problemsOf(config, {
        tags: list('b')
          .map((key) => `${key}=x`)
          .join('\n'),
      }),
    ).toEqual(['Input tags: 40 tags were given. Keep 30 at most.']);
  });
});
