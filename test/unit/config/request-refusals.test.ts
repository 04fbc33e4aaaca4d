import { describe, expect, it } from 'vitest';
import { NotInActionsError } from '../../../src/github/event.ts';
import { job, problems, request } from './support.ts';

describe('bad input', () => {
  it.each([
    [
      'instance-types',
      'large, t3.medium, small, large',
      ['"large" is not', '"small" is not', '"large" is given twice'],
    ],
    [
      'tags',
      'team\nteam=a\naws:a=b\nteam=b',
      ['"team" is not a tag', '"aws:a" is a key', '"team" is given twice'],
    ],
    [
      'admins',
      'arn:aws:iam::111122223333:root\nrobin',
      ['is an account or its root user', '"robin" is not the ARN'],
    ],
    ['protected-tags', '=a\n=b', ['"=a" names no tag', '"=b" names no tag']],
  ])('in a list is told for each of its items: %s', async (name, text, words) => {
    const command = name === 'protected-tags' ? 'sweep' : 'up';
    const found = await problems({
      command,
      [name]: text,
      ...(command === 'sweep' && { regions: 'eu-west-1' }),
    });
    expect(found).toEqual(words.map((each) => expect.stringContaining(each)));
    expect(found.every((problem) => problem.startsWith(`Input ${name}: `))).toBe(true);
  });

  it.each([
    ['up', 'Write `command: plan`, which shows what `up` would do.'],
    ['plan', 'Leave it out: `plan` changes nothing.'],
    ['connect', 'Leave it out: `connect` changes nothing in AWS.'],
  ])('dry-run is not for %s, and told is what is', async (command, instead) => {
    expect(await problems({ command, 'dry-run': 'true' })).toEqual([
      `Input dry-run: it is for \`down\`, \`sweep\`, and the command is \`${command}\`. ${instead}`,
    ]);
  });

  it('is the session of a role of IAM Identity Center, whose path is told', async () => {
    const role = 'AWSReservedSSO_Developer_0123456789abcdef';
    const path = 'arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com';
    const [session] = await problems({ admins: `arn:aws:sts::111122223333:assumed-role/${role}/robin` });
    expect(session).toContain(`EKS admits the role behind it. Write ${path}/${role}, with a region's name`);
    const [without] = await problems({ admins: `arn:aws:iam::111122223333:role/${role}` });
    expect(without).toContain(
      `lacks the path that every role of IAM Identity Center has. Write ${path}/${role},`,
    );
    for (const good of [`${path}/${role}`, `${path}/eu-west-1/${role}`]) {
      expect(await problems({ admins: good })).toEqual([]);
    }
  });

  it('is told whole, in one go', async () => {
    const found = await problems({
      command: 'create',
      nodes: '0',
      'instance-types': 't3.medium, large',
      timeout: '45',
    });
    expect(found.map((problem) => problem.split(':')[0])).toEqual([
      'Input command',
      'Input instance-types',
      'Input nodes',
      'Input timeout',
    ]);
  });

  it.each([
    [
      'command',
      'create',
      '"create" is not known. Write one of: up, down, plan, connect, status, list, sweep, auto.',
    ],
    ['cluster-name', '-app', '"-app" is not a name for a cluster'],
    ['region', 'eu-west', '"eu-west" is not a region'],
    ['region', 'eu-west-1a', '"eu-west-1a" is not a region of AWS. Did you mean eu-west-1?'],
    ['region', 'eu-wset-1', '"eu-wset-1" is not a region of AWS. Did you mean eu-west-1?'],
    ['region', 'EU-West-1', '"EU-West-1" is not a region of AWS. Did you mean eu-west-1?'],
    ['command', 'Up', '"Up" is not known. Did you mean up? Write one of: up, down,'],
    ['role-to-assume', 'arn:aws:iam::1:role/x', 'is not the ARN of an IAM role'],
    ['role-session-name', 'a b', 'is not a session name'],
    ['role-duration-seconds', '899', 'is not a whole number from 900 to 43200'],
    ['allowed-account-ids', '12345678901', "twelve digits. Write it in full, such as '012345678901', with"],
    ['kubernetes-version', '1.4', 'is not a minor version of Kubernetes'],
    ['instance-types', ' , ', 'holds no value. Write at least one.'],
    ['instance-types', 't3.medium, t3.medium', '"t3.medium" is given twice. Keep one.'],
    ['instance-types', Array.from({ length: 21 }, (_, i) => `m${i}.large`).join(), 'Write 20 at most.'],
    ['nodes', '2.5', 'is not a whole number'],
    ['nodes-min', '-1', 'is not a whole number from 0 to 450'],
    ['nodes-max', '0', 'is not a whole number from 1 to 450'],
    ['network', 'other', '"other" is not known. Write one of: own, shared.'],
    ['max-previews', '0', 'is not a whole number from 1 to 1000'],
    ['spot', 'yes', '"yes" is neither true, false nor preferred. Write one of the three.'],
    ['tags', 'team', '"team" is not a tag. Write key=value, a line each.'],
    ['tags', 'te*am=a', 'is not a tag. Write a key of at most 128'],
    ['tags', 'aws:team=a', 'is a key that says whose a thing is to AWS.'],
    ['tags', 'eks-cluster-action/owner=a', 'says whose a thing is to this action.'],
    ['tags', 'eks-cluster-action-owners=4711/', 'says whose a thing is to this action.'],
    [
      'tags',
      'elbv2.k8s.aws/cluster=app-pr-8',
      "says whose a thing is to AWS's controllers. Choose another; what selects things by their tags can go by eks-cluster-action/cluster, which everything carries.",
    ],
    ['tags', 'team=a\nteam=b', 'is given twice'],
    [
      'tags',
      Array.from({ length: 31 }, (_, i) => `t${i}=a`).join('\n'),
      '31 tags were given. Keep 30 at most.',
    ],
    ['ttl', '8', 'is not a time from 1s to 365d. Write a number and its unit, such as 8h, or 0 for never.'],
    ['ttl', '-1h', 'is not a time'],
    ['timeout', '7h', 'is not a time from 1s to 6h'],
    ['poll-interval', '19ms', 'is not a time from 20ms to 5m'],
    ['kubeconfig-auth', 'token', 'is not known. Write one of: action, aws, aws-iam-authenticator'],
  ])('in %s (%j) is refused with what to write instead', async (name, text, message) => {
    const [problem, ...others] = await problems({ [name]: text });
    expect(others).toEqual([]);
    expect(problem).toMatch(new RegExp(`^Input ${name}: `));
    expect(problem).toContain(message);
  });

  it('includes a missing command and a missing region', async () => {
    const { AWS_REGION: _, ...withoutRegion } = job;
    expect(await problems({ command: '' }, withoutRegion)).toEqual([
      'Input command: it is missing. Write one of: up, down, plan, connect, status, list, sweep, auto.',
      'Input region: it is missing, and so is AWS_REGION. Write the region, such as eu-west-1.',
    ]);
  });

  it('includes settings of kubectl that nothing would use', async () => {
    const role = 'arn:aws:iam::111122223333:role/eks';
    expect(await problems({ 'role-to-assume': role, 'kubeconfig-profile': 'dev' })).toEqual([
      expect.stringContaining('Inputs kubeconfig-role and kubeconfig-profile: `action` uses neither.'),
    ]);
  });

  it('is not what a run outside GitHub Actions is told', async () => {
    await expect(request({}, { AWS_REGION: 'eu-west-1' })).rejects.toThrow(NotInActionsError);
  });
});

describe('an input that action.yml does not know', () => {
  it.each([
    ['node', 'nodes'],
    ['nodse', 'nodes'],
    ['instance-type', 'instance-types'],
    ['cluster_name', 'cluster-name'],
    ['kubeconfigpath', 'kubeconfig-path'],
    ['allowed-accounts-id', 'allowed-account-ids'],
  ])('is refused when its name, %s, is near to one that was not given', async (typed, meant) => {
    expect(await problems({ [typed]: 'x' })).toEqual([
      `Input ${typed}: there is no such input. Did you mean ${meant}?`,
    ]);
  });

  it.each([
    ['name', 'cluster-name'],
    ['cluster', 'cluster-name'],
    ['aws-region', 'region'],
    ['role-arn', 'role-to-assume'],
    ['max-cost', 'max-hourly-cost'],
  ])('is refused when it is what others call one of ours: %s', async (typed, meant) => {
    expect(await problems({ [typed]: 'x' })).toEqual([
      `Input ${typed}: there is no such input. Did you mean ${meant}?`,
    ]);
  });

  it('is refused when nothing tells what is meant, each by its name', async () => {
    expect(await problems({ colour: 'x', reason: 'x' })).toEqual([
      'Input colour: there is no such input. Leave it out.',
      'Input reason: there is no such input. Leave it out.',
    ]);
    expect(await problems({ cluster_name: 'other', 'cluster-name': 'staging' })).toEqual([
      expect.stringContaining('Input cluster_name: there is no such input.'),
    ]);
  });

  it('is nothing to speak of when it is empty', async () => {
    expect(await problems({ node: '' })).toEqual([]);
  });
});
