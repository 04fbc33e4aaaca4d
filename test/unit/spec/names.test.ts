import { describe, expect, it } from 'vitest';
import { clusterOfRolePath, namesOf, rolePathOf, sharedNetworkStack, slug } from '../../../src/spec/names.ts';
import { ownerOf } from '../../../src/spec/owner.ts';

describe('names computed from the cluster', () => {
  it('are readable where they fit', () => {
    const names = namesOf('app-pr-7', 'eu-west-1');
    expect(names).toMatchObject({
      networkStack: 'eks-app-pr-7-network',
      clusterRole: 'app-pr-7-eu-west-1-cluster',
      nodeRole: 'app-pr-7-eu-west-1-node',
    });
    expect(names.launchTemplate('default')).toBe('app-pr-7/default');
  });

  it('fit the limits of IAM and CloudFormation for the longest cluster name', () => {
    const names = namesOf('x'.repeat(100), 'ap-southeast-4');
    expect(names.clusterRole.length).toBeLessThanOrEqual(64);
    expect(names.nodeRole.length).toBeLessThanOrEqual(64);
    expect(names.networkStack.length).toBeLessThanOrEqual(128);
  });

  it('stay apart where two long names begin alike', () => {
    const [one, other] = ['1', '2'].map((end) => namesOf(`${'x'.repeat(99)}${end}`, 'eu-west-1').clusterRole);
    expect(one).not.toBe(other);
  });

  it('stay apart where CloudFormation cannot write the difference', () => {
    expect(namesOf('my_app', 'eu-west-1').networkStack).not.toBe(namesOf('my-app', 'eu-west-1').networkStack);
    expect(namesOf('my_app', 'eu-west-1').networkStack).toMatch(/^[a-zA-Z][-a-zA-Z0-9]*$/);
  });

  it('are never that of the network that clusters share', () => {
    const network = sharedNetworkStack('4711');
    expect(network).toMatch(/^[a-zA-Z][-a-zA-Z0-9]*$/);
    for (const cluster of ['4711', 'network', 'network-4711']) {
      expect(namesOf(cluster, 'eu-west-1').networkStack).not.toBe(network);
    }
  });

  it('leave no two hyphens behind where they are cut', () => {
    const cluster = `app--${'x-'.repeat(47)}x`;
    expect(namesOf(cluster, 'eu-west-1').clusterRole).toMatch(/^app--(x-)+[0-9a-f]{8}-eu-west-1-cluster$/);
  });

  it('name the repository in the path of roles, which tells it again', () => {
    const path = rolePathOf({ name: 'app--pr-7', owner: '4711/pr-7' }, 'eu-west-1');
    expect(path).toBe('/eks-cluster-action/4711/cluster/app--pr-7/eu-west-1/');
    expect(clusterOfRolePath(path)).toEqual({ repositoryId: '4711', region: 'eu-west-1', name: 'app--pr-7' });
    for (const other of [
      '/eks-cluster-action/4711/pr/',
      '/eks-cluster-action/x/cluster/app/eu-west-1/',
      '/other/1/2/3/',
    ]) {
      expect(clusterOfRolePath(other)).toBeUndefined();
    }
  });

  it('differ from region to region for roles, which are global', () => {
    expect(namesOf('app', 'eu-west-1').nodeRole).not.toBe(namesOf('app', 'us-east-1').nodeRole);
  });
});

/** Branches that a careless hand would write alike, and some that are written as a hash of another would be. */
const alike = [
  ...[
    'release-1',
    'release#1',
    'release_1',
    'release/1',
    'release--1',
    'Release-1',
    '-release-1',
    'release-1-',
  ],
  ...['größe', 'grösse', 'gr-e', 'Ωμέγα', 'ωμέγα', '🚀', 'feature/a', 'feature-a'],
  ...[`${'x'.repeat(300)}1`, `${'x'.repeat(300)}2`],
];
const forged = [
  ...alike.map(slug),
  ...alike.map((branch) => ownerOf('4711', { branch }).slice('4711/branch-'.length)),
];
const branches = [...new Set([...alike, ...forged, ...forged.map((branch) => branch.replace('/', '#'))])];

describe('the name of a branch', () => {
  it('stays as it is where it can', () => {
    expect(['main', 'release-1', 'feature-42-tables'].map(slug)).toEqual([
      'main',
      'release-1',
      'feature-42-tables',
    ]);
    expect(slug('feature/Tables')).toMatch(/^feature-tables-[0-9a-f]{8}$/);
    expect(ownerOf('4711', { branch: 'feature/Tables' })).toBe('4711/branch-feature/Tables');
  });

  it('has single hyphens, between letters and digits', () => {
    for (const branch of branches) expect(slug(branch)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  it('is told apart from every other, in the name of its cluster and in its owner', () => {
    expect(new Set(branches.map(slug)).size).toBe(branches.length);
    const owners = branches.map((branch) => ownerOf('4711', { branch }));
    expect(new Set(owners).size).toBe(branches.length);
    for (const owner of owners) expect(owner).toMatch(/^[\w.:/=+\-@]{1,256}$/);
  });

  it('is never the owner of a pull request, or of a whole repository', () => {
    const others = ['pr-7', '../pr-7', 'run', '/run'].map((branch) => ownerOf('4711', { branch }));
    for (const owner of others) expect(owner).toMatch(/^4711\/branch-/);
  });
});
