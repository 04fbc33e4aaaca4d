import { expect, it } from 'vitest';
import { isOurs, NotOursError, requireOurs, sharedNetworkMark } from '../../../src/config/tags.ts';

const cluster = { name: 'app-pr-7', owner: '4711/pr-7' };
const ofCluster = { 'eks-cluster-action/cluster': 'app-pr-7', 'eks-cluster-action/owner': '4711/pr-7' };
const ofNetwork = { 'eks-cluster-action/owner': '4711/network' };

it('what is of a cluster is not of the network that clusters share, nor the other way about', () => {
  const network = sharedNetworkMark(cluster.owner);
  expect(isOurs(ofCluster, cluster)).toBe(true);
  expect(isOurs(ofNetwork, network)).toBe(true);
  expect(isOurs(ofNetwork, cluster)).toBe(false);
  expect(isOurs(ofCluster, network)).toBe(false);
  expect(isOurs({ ...ofNetwork, 'eks-cluster-action/cluster': 'network' }, network)).toBe(false);
});

it('the network is the same for every cluster of a repository, and another for another repository', () => {
  expect(sharedNetworkMark('4711/run')).toEqual(sharedNetworkMark('4711/branch-a/b'));
  expect(sharedNetworkMark('4711/run')).not.toEqual(sharedNetworkMark('4712/run'));
});

it('what is not ours is told by the tag that it lacks, or by its owner', () => {
  const refusal = (found: Record<string, string>, wanted: Parameters<typeof requireOurs>[2]): string => {
    try {
      requireOurs('Stack x', found, wanted);
    } catch (error) {
      if (error instanceof NotOursError) return error.message;
    }
    throw new Error('it is ours');
  };
  expect(refusal({}, cluster)).toContain('it does not carry the tag eks-cluster-action/cluster=app-pr-7');
  expect(refusal({ ...ofCluster, 'eks-cluster-action/owner': '1/run' }, cluster)).toContain(
    'its owner is 1/run',
  );
  expect(refusal({}, sharedNetworkMark('4711/run'))).toContain(
    'the tag eks-cluster-action/owner=4711/network',
  );
});
