import { describe, expect, it } from 'vitest';
import { namesOf, sharedNetworkStack } from '../../../src/config/names.ts';

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

  it('differ from region to region for roles, which are global', () => {
    expect(namesOf('app', 'eu-west-1').nodeRole).not.toBe(namesOf('app', 'us-east-1').nodeRole);
  });
});
