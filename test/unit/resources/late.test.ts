import { describe, expect, it } from 'vitest';
import { ResourceError } from '../../../src/engine/resource-error.ts';
import { DeadlineError } from '../../../src/engine/wait.ts';
import { explain } from '../../../src/explain.ts';
import { withoutRepetition } from '../../../src/resources/late.ts';

const late = (resource: string, reason: string): ResourceError =>
  new ResourceError(resource, new DeadlineError('it', reason, 5_000));

const told = (failures: readonly unknown[]): string[] =>
  withoutRepetition(failures).map((failure) => explain(failure, 'eu-west-1').message);

const count = (failures: readonly Error[]): AggregateError =>
  new AggregateError(failures, `${failures.length} resources failed.`);

describe('a run whose time is up', () => {
  const nodes = late('node group default', 'CREATING');
  const dns = late('add-on coredns', 'DEGRADED. EKS says: InsufficientNumberOfReplicas');
  const network = late('network', 'the NAT gateway is pending');

  it('tells of one thing as it is', () => {
    expect(told([nodes])).toEqual([
      expect.stringMatching(/^node group default: Gave up after waiting 0:05 for it\. .* a longer `timeout`/),
    ]);
  });

  it('tells of the nodes that add-ons wait for, and not of each add-on', () => {
    expect(told([nodes, dns, count([nodes, dns])])).toEqual(told([nodes]));
  });

  it('tells of several things in one sentence, which names the timeout', () => {
    expect(told([network, dns, count([network, dns])])).toEqual([
      expect.stringMatching(
        /^The `timeout` is over before these were ready: network \(the NAT gateway is pending\); add-on coredns \(DEGRADED\..*\)\. What was made so far is kept/,
      ),
    ]);
  });

  it('tells what has failed by itself, too, and how many there were', () => {
    const failed = new ResourceError('people', new Error('no'));
    expect(told([nodes, failed, dns, count([nodes, failed, dns])])).toEqual([
      ...told([nodes]),
      'people: no',
      '3 resources failed.',
    ]);
  });
});
