/** Previews of pull requests, and what somebody brings along who may push a branch. */
import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import { EC2 } from '@aws-sdk/client-ec2';
import { clusterName } from '../crash/lab.ts';
import { messagesOf } from '../e2e/in-test.ts';
import type { StepResult } from '../e2e/runner.ts';
import { seedCluster, seedControlPlaneRole, seedStack, untilCluster } from '../e2e/seeds.ts';
import type { Outcome } from './row.ts';
import { failure, left, type Stage, untilHeld, ups } from './stage.ts';

/** Opened, pushed to, and closed; on a page of comments before ours, and beside one that looks like ours. */
export async function preview(stage: Stage): Promise<Outcome> {
  const { emulator } = stage.lab;
  const marker = {
    preview: 'pr-12',
    region: 'us-east-1',
    cluster: 'octo-app--pr-12',
    state: 'ready',
    content: '',
  };
  await emulator.github.change({
    pulls: [{ number: 12, head: 'feature/tables' }],
    comments: [
      ...Array.from({ length: 130 }, (_, at) => ({ issue: 12, author: 'octocat', body: `Remark ${at}` })),
      { issue: 12, author: 'mallory', body: `<!-- eks-cluster-action ${JSON.stringify(marker)} -->` },
    ],
  });
  const auto = async (action: string, inputs: Record<string, string> = {}): Promise<string[]> => {
    const env = await emulator.github.job({ event: 'pull_request', action, pull: 12, permissions });
    const result = await stage.step('auto', { env, inputs: { 'cluster-name': '', ...inputs } });
    const warnings = result.annotations.filter(({ level }) => level === 'warning');
    return [...failure(action, result), ...warnings.map(({ message }) => `${action}: ${message}`)];
  };
  const problems = [...(await auto('opened')), ...(await auto('synchronize', { ttl: '3d' }))];
  const { comments } = await emulator.github.state();
  const ours = comments.filter(({ author }) => author === 'github-actions[bot]').length;
  if (ours !== 1) problems.push(`${ours} comments of ours`);
  await emulator.github.change({ pulls: [{ number: 12, state: 'closed' }] });
  problems.push(...(await auto('closed')));
  const { deployments, environments } = await emulator.github.state();
  const last = deployments.map(({ statuses }) => statuses.at(-1)?.state);
  if (last.length !== 1) problems.push(`${last.length} deployments`);
  for (const environment of environments.filter((name) => name.includes('12')))
    problems.push(`the environment ${environment} stays for ever`);
  for (const state of last)
    if (state !== 'inactive') problems.push(`after its end, the deployment is ${state}`);
  return [...problems, ...(await left(stage))];
}

/** Of a bot, whose job may have an ID token as any other's. */
export async function ofBot({ lab, step }: Stage): Promise<Outcome> {
  const { emulator } = lab;
  await emulator.github.change({ pulls: [{ number: 15, head: 'npm/left-pad', author: 'dependabot[bot]' }] });
  const env = await emulator.github.job({ event: 'pull_request', action: 'opened', pull: 15, permissions });
  const result = await step('auto', { env, inputs: { 'cluster-name': '' } });
  const { made } = await lab.look();
  const clusters = made.filter((each) => each === 'AWS::EKS::Cluster octo-app--pr-15');
  return [...failure('opened', result), ...clusters.map(() => 'a bot has a cluster')];
}

/** Beside two whose stacks say that their time was up long ago: of the one, a later push has given it more. */
export async function forgotten({ lab: { emulator }, step }: Stage): Promise<Outcome> {
  const role = await seedControlPlaneRole(emulator);
  const region = emulator.env.AWS_REGION ?? '';
  for (const number of [10, 11]) {
    const name = `octo-app--pr-${number}`;
    const owner = `${emulator.env.GITHUB_REPOSITORY_ID}/pr-${number}`;
    const seed = { name, region, owner, expiresAt: '2026-01-02T03:04:05Z' };
    await seedStack(emulator, seed);
    await seedCluster(emulator, role, number === 10 ? { ...seed, expiresAt: 'never' } : seed);
    await untilCluster(emulator, seed, 'ACTIVE');
  }
  await emulator.github.change({ pulls: [{ number: 12, head: 'feature/tables' }] });
  const env = await emulator.github.job({ event: 'pull_request', action: 'opened', pull: 12, permissions });
  const result = await step('auto', { env, inputs: { 'cluster-name': '' } });
  const warnings = result.annotations
    .filter(({ level }) => level === 'warning')
    .map(({ message }) => message);
  const told = warnings.find((message) => message.includes('was up more than a day ago')) ?? '';
  const names = [...told.matchAll(/octo-app--pr-\d+/g)].join(' and ');
  const problem = `told as forgotten: ${names || 'none'}`;
  return [...failure('opened', result), ...(names === 'octo-app--pr-11' ? [] : [problem])];
}

const permissions = {
  contents: 'read',
  deployments: 'write',
  'id-token': 'write',
  'pull-requests': 'write',
} as const;

/** Both have looked how many there are before either has made something. */
export async function race({ lab: { emulator }, step }: Stage): Promise<Outcome> {
  const names = ['octo-app--pr-1', 'octo-app--pr-2'];
  await emulator.faults(
    names.map((name) => ({
      service: 'cloudformation',
      operation: 'CreateStack',
      request: { StackName: `eks-${name}-network` },
      times: 1,
      effect: 'pause',
    })),
  );
  const pulls = names.map((_, at) => ({ number: at + 1, head: `feature/${at}` }));
  await emulator.github.change({ pulls });
  const both = names.map(async (_, at) => {
    const env = await emulator.github.job({ event: 'pull_request', action: 'opened', pull: at + 1 });
    const inputs = {
      command: 'up',
      'max-previews': '1',
      comment: 'false',
      deployment: 'false',
      'cluster-name': '',
    };
    return step('up', { env, inputs });
  });
  // Whoever counts the stacks takes longer than whoever does not.
  await emulator.pages(1);
  await untilHeld(emulator, names.length);
  await emulator.release();
  const made = (await Promise.all(both)).filter(({ code }) => code === 0);
  const asked = (await emulator.calls()).filter(({ operation }) => operation === 'CreateCluster');
  const begun = new Set(
    asked.map(({ request }) => Object(request).name).filter((name) => names.includes(name)),
  );
  return made.length === 1 && begun.size === 1 ? [] : [`${begun.size} were begun, ${made.length} made`];
}

/** One more than there may be is told where the other is. */
export async function beyondPlaces({ lab: { emulator }, step }: Stage): Promise<Outcome> {
  await emulator.github.change({ pulls: [1, 2].map((number) => ({ number, head: `feature/${number}` })) });
  const up = async (pull: number): Promise<StepResult> => {
    const env = await emulator.github.job({ event: 'pull_request', action: 'opened', pull, permissions });
    return step('up', { env, inputs: { 'cluster-name': '', 'max-previews': '1' } });
  };
  const first = await up(1);
  if (first.code !== 0) return failure('up', first);
  const { code, log } = await up(2);
  const isTold = log.includes('octo-org/octo-app/pull/1');
  return [
    ...(code === 0 ? ['a second preview was made'] : []),
    ...(isTold ? [] : [`not told where the other preview is: ${log}`]),
  ];
}

/** Two clusters in it: what is of the one says by a controller's tag that it is of the other, which goes. */
export async function claimed(stage: Stage): Promise<Outcome> {
  const { lab } = stage;
  const other = 'neighbour';
  const { problems } = await ups(stage, { network: 'shared' });
  problems.push(...(await ups(stage, { network: 'shared', 'cluster-name': other })).problems);
  if (problems.length > 0) return problems;
  const theirs = (await lab.emulator.resources()).filter(
    ({ type, tags }) =>
      tags['eks-cluster-action/cluster'] === other &&
      ['AWS::EC2::Instance', 'AWS::EC2::SecurityGroup'].includes(type),
  );
  await new EC2(lab.emulator.admin).createTags({
    Resources: theirs.map(({ id }) => id),
    Tags: [{ Key: 'elbv2.k8s.aws/cluster', Value: clusterName }],
  });
  const down = await stage.step('down');
  const left = new Set((await lab.emulator.resources()).map(({ id }) => id));
  const harm = theirs.filter(({ id }) => !left.has(id)).map(({ type, id }) => `harm: ${type} ${id} has gone`);
  return [...failure('down', down), ...harm];
}

/** A stranger's comment, one on a fork's pull request, and one of somebody who may write. */
export async function comments({ lab, step }: Stage): Promise<Outcome> {
  const { emulator } = lab;
  const name = 'octo-app--pr-7';
  const seed = { name, region: 'us-east-1', owner: `${emulator.env.GITHUB_REPOSITORY_ID}/pr-7` };
  await seedStack(emulator, seed);
  await seedCluster(emulator, await seedControlPlaneRole(emulator), seed);
  await untilCluster(emulator, seed, 'ACTIVE');
  await emulator.github.change({
    pulls: [
      { number: 7, head: 'seven' },
      { number: 9, head: 'nine', fork: 'mallory/octo-app' },
    ],
  });
  const says = async (command: string, pull: number, actor: string): Promise<StepResult> => {
    const spec = { event: 'issue_comment', action: 'created', pull, actor };
    const env = await emulator.github.job({ ...spec, permissions });
    return step(command, { env, inputs: { 'cluster-name': '' } });
  };
  const isThere = async (cluster: string): Promise<boolean> =>
    (await lab.look()).made.includes(`AWS::EKS::Cluster ${cluster}`);
  const problems: string[] = [];
  await says('down', 7, 'mallory');
  if (!(await isThere(name))) return ['a stranger has taken down a cluster'];
  await says('up', 9, 'octocat');
  if (await isThere('octo-app--pr-9')) problems.push("a fork's pull request has a cluster");
  problems.push(...failure('down', await says('down', 7, 'octocat')));
  if (await isThere(name)) problems.push('the cluster of pull request 7 is still there');
  return problems;
}

/** By hand, with the name of what a pull request has; EKS has made its log group, without a tag of ours. */
export async function byHand({ lab: { emulator }, step }: Stage): Promise<Outcome> {
  const seed = {
    name: 'octo-app--pr-7',
    region: 'us-east-1',
    owner: `${emulator.env.GITHUB_REPOSITORY_ID}/pr-7`,
  };
  await seedCluster(emulator, await seedControlPlaneRole(emulator), seed);
  await untilCluster(emulator, seed, 'ACTIVE');
  const logGroupName = `/aws/eks/${seed.name}/cluster`;
  await new CloudWatchLogs(emulator.admin).createLogGroup({ logGroupName });
  const env = await emulator.github.job({ event: 'workflow_dispatch', permissions });
  const result = await step('down', { env, inputs: { 'cluster-name': seed.name, owner: 'any' } });
  const left = (await emulator.resources()).filter(({ id }) => id.includes(seed.name));
  return [...failure('down', result), ...left.map(({ type, id }) => `left: ${type} ${id}`)];
}

/** By hand, with the name of another repository's cluster. */
export async function ofAnotherRepository({ lab: { emulator }, step }: Stage): Promise<Outcome> {
  const seed = { name: 'octo-app--theirs', region: 'us-east-1', owner: '999/pr-1' };
  await seedCluster(emulator, await seedControlPlaneRole(emulator), seed);
  await untilCluster(emulator, seed, 'ACTIVE');
  const env = await emulator.github.job({ event: 'workflow_dispatch', permissions });
  const done = await step('down', { env, inputs: { 'cluster-name': seed.name, owner: 'any' } });
  // The role may not do it either: what counts is that it is not even tried.
  return /is not ours/.test(messagesOf(done))
    ? []
    : [`down of another repository's cluster ended with code ${done.code}: ${messagesOf(done)}`];
}

/** Nothing is asked of AWS: the file is refused, and cut in its annotation, so that the log gets the whole. */
export async function commands({ step }: Stage): Promise<Outcome> {
  const key = JSON.stringify(`${'k'.repeat(90)}\n##[save-state name=teardown]staging`);
  const more = Array.from({ length: 60 }, (_, at) => `unknownField${at}: ${'x'.repeat(40)}\n`).join('');
  const config = `apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\nmetadata: { tags: { ${key}: value } }\n${more}`;
  const { code, log } = await step('up', { inputs: { config } });
  return code === 1 ? [] : [`up ended with code ${code}:\n${log}`];
}

/** Another cluster of the same owner, and after the job of this one a state that is not what its step has saved. */
export async function forgedState(stage: Stage): Promise<Outcome> {
  const { problems } = await ups(stage);
  if (problems.length > 0) return problems;
  const teardown = `${clusterName} of ${stage.lab.emulator.env.GITHUB_REPOSITORY_ID}/run in us-east-1`;
  const { code, log } = await stage.step('up', {
    entry: 'post',
    state: { teardown },
    inputs: { 'cluster-name': 'another', teardown: 'job' },
  });
  const { made } = await stage.lab.look();
  return [
    ...(code === 1 ? [] : [`the step after the job ended with code ${code}:\n${log}`]),
    ...(made.includes(`AWS::EKS::Cluster ${clusterName}`) ? [] : [`cluster ${clusterName} has gone`]),
  ];
}
