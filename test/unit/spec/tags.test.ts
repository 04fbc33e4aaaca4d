import { expect, it } from 'vitest';
import { whoseKey } from '../../../src/spec/reserved-tags.ts';
import {
  controllersKeys,
  isMadeFor,
  isOurs,
  NotOursError,
  requireOurs,
  sharedNetworkMark,
  tagKeys,
} from '../../../src/spec/tags.ts';

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
    'its owner is repository 1 (1/run), not repository 4711, pull request #7 (4711/pr-7)',
  );
  const others = {
    'eks-cluster-action/owner': '1/branch-a/b',
    'eks-cluster-action/repository': 'octo/other',
  };
  expect(refusal({ ...ofCluster, ...others }, cluster)).toContain(
    'its owner is octo/other, branch a/b (1/branch-a/b), not repository 4711, pull request #7 (4711/pr-7)',
  );
  expect(refusal({}, sharedNetworkMark('4711/run'))).toContain(
    'the tag eks-cluster-action/owner=4711/network',
  );
});

it.each([...controllersKeys, 'kubernetes.io/cluster/app-pr-7'])(
  'what says %s was made for the cluster, unless our tags say that it is of another',
  (key) => {
    const found = { [key]: key.startsWith('kubernetes.io/') ? 'owned' : 'app-pr-7' };
    expect(isMadeFor(found, cluster)).toBe(true);
    expect(isMadeFor({ ...found, ...ofCluster }, cluster)).toBe(true);
    expect(isMadeFor({ ...found, [tagKeys.cluster]: 'app-pr-8' }, cluster)).toBe(false);
    expect(isMadeFor({ ...found, ...ofCluster, [tagKeys.owner]: '4711/pr-8' }, cluster)).toBe(false);
    expect(isMadeFor(found, { ...cluster, name: 'app-pr-8' })).toBe(false);
  },
);

it.each([
  ...controllersKeys,
  ...Object.values(tagKeys),
  // What roles say of themselves, and sessions of Pod Identity.
  'eks-cluster-action-owners',
  'eks-cluster-action-cluster',
  'Eks-Cluster-Action-Max-Ttl',
  'eks-cluster-name',
  'eks-cluster-arn',
  'kubernetes-namespace',
  'kubernetes-service-account',
  'kubernetes-pod-name',
  'kubernetes-pod-uid',
  // What the emulator's controllers set, and others are documented to.
  'kubernetes.io/cluster/x',
  'kubernetes.io/role/elb',
  'kubernetes.io/service-name',
  'kubernetes.io/created-for/pvc/name',
  'KubernetesCluster',
  'k8s.io/cluster-autoscaler/enabled',
  'sigs.k8s.io/cluster-api-provider-aws/cluster/x',
  'kops.k8s.io/instancegroup',
  'elbv2.k8s.aws/resource',
  'ingress.k8s.aws/stack',
  'service.k8s.aws/stack',
  'gateway.k8s.aws/stack',
  'karpenter.k8s.aws/ec2nodeclass',
  'vpcresources.k8s.aws/trunk-eni-id',
  'karpenter.sh/discovery',
  'karpenter.sh/nodepool',
  'node.k8s.amazonaws.com/instance_id',
  'ebs.csi.aws.com/cluster',
  'ebs.csi.aws.com/cluster-name',
  'ebs.csi.eks.amazonaws.com/cluster',
  'efs.csi.aws.com/cluster',
  'CSIVolumeName',
  'CSIVolumeSnapshotName',
  'eks:eni:owner',
  'eks:nodegroup-name',
  'eks.amazonaws.com/nodegroup',
  'alpha.eksctl.io/cluster-name',
  'GuardDutyManaged',
  'AWS:CloudFormation:stack-name',
  'ELBv2.K8s.aws/cluster',
  ' elbv2.k8s.aws/cluster',
])('%j is no key for users', (key) => {
  expect(whoseKey(key)).toBeDefined();
});

it.each([
  'team',
  'Name',
  'eks',
  'aws',
  'my-eks:x',
  'eks-cluster',
  'eks-cluster-actions',
  'kubernetes',
  'example.com/k8s.io-like',
  'notk8s.io/x',
  'k8s',
  'CSIVolume',
])('%j is', (key) => {
  expect(whoseKey(key)).toBeUndefined();
});
