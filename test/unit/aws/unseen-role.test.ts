import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { isRoleUnseen, onceRoleIsSeen } from '../../../src/aws/unseen-role.ts';
import { createStep, type Step } from '../../../src/engine/step.ts';
import { testRun } from '../engine/support.ts';

const refusal = (name: string, message: string): Error => Object.assign(new Error(message), { name });

// What terraform-provider-aws waits out in CreateCluster, CreateNodegroup, CreatePodIdentityAssociation and
// CreateAccessEntry.
const unseen = [
  'Role with arn: arn:aws:iam::111122223333:role/orders, could not be assumed because it does not exist or the trusted entity is not correct',
  'Role could not be assumed because the trusted entity is not correct',
  "The provided role doesn't have the Amazon EKS Managed Policies associated with it. Please ensure the following policy is attached: arn:aws:iam::aws:policy/AmazonEKSClusterPolicy",
  "IAM role's policy must include the `ec2:DescribeSubnets` action",
  'Error in role params',
  'Following required service principals [ec2.amazonaws.com] were not found in the trust relationships of nodeRole arn:aws:iam::111122223333:role/orders',
  'Role provided in the request does not exist.',
  'The specified principalArn is invalid: invalid principal.',
].map((message) => refusal('InvalidParameterException', message));

describe('a role that IAM has not spread yet', () => {
  test.each(unseen)('is known by EKS’s words: %s', (error) => {
    expect(isRoleUnseen(error)).toBe(true);
  });

  test.each([
    refusal(
      'AccessDeniedException',
      'User is not authorized to perform: iam:PassRole on resource: role orders',
    ),
    refusal('InvalidParameterException', 'unsupported Kubernetes version 1.24'),
    refusal('InvalidParameterException', 'The following supplied instance types do not exist: [t9.large]'),
    refusal('InvalidParameterException', 'subnets are not in at least two different Availability Zones'),
    refusal('ResourceNotFoundException', 'The role does not exist'),
  ])('is not what is wrong with %s', (error) => {
    expect(isRoleUnseen(error)).toBe(false);
  });
});

describe('a call about a role that may be new', () => {
  const role = unseen[0] ?? new Error();
  let step: Step;

  beforeEach(() => {
    vi.useFakeTimers({ now: 0, toFake: ['Date'] });
    step = createStep(testRun({ timeout: 3_600_000 }), 'control plane');
  });
  afterEach(() => vi.useRealTimers());

  /** A call that takes so many seconds and is refused each time, until the count is reached. */
  function call(error: Error, { seconds, times }: { seconds: number; times: number }) {
    let made = 0;
    return Object.assign(
      async () => {
        vi.setSystemTime(Date.now() + seconds * 1000);
        made += 1;
        if (made <= times) throw error;
      },
      { made: () => made },
    );
  }

  test('is made again until EKS sees the role', async () => {
    const create = call(role, { seconds: 10, times: 3 });
    await onceRoleIsSeen(step, 'the cluster role', create);
    expect(create.made()).toBe(4);
  });

  test('fails as EKS says when that takes more than two minutes', async () => {
    const create = call(role, { seconds: 30, times: Number.POSITIVE_INFINITY });
    await expect(onceRoleIsSeen(step, 'the cluster role', create)).rejects.toBe(role);
    expect(create.made()).toBe(4);
  });

  test('fails at once for any other reason', async () => {
    const denied = refusal('AccessDeniedException', 'not authorized');
    const create = call(denied, { seconds: 1, times: Number.POSITIVE_INFINITY });
    await expect(onceRoleIsSeen(step, 'the cluster role', create)).rejects.toBe(denied);
    expect(create.made()).toBe(1);
  });
});
