/** docs/setup.md, as somebody follows it who has an account, a repository and nothing else. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { IAM } from '@aws-sdk/client-iam';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { snippets } from '../../scripts/documented.ts';
import { goTool } from '../../scripts/go-tools.ts';
import type { JobSpec } from '../emulator/github/jobs.ts';
import { createAct } from './act.ts';
import { emulatorInTest } from './in-test.ts';
import { hasKubectl, runs } from './programs.ts';
import { runAction, runStep } from './runner.ts';
import { claimOfFiles, classicService, holderOfFiles, manifests } from './workload.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => readFileSync(join(project, path), 'utf8');
const guide = read('docs/setup.md');

const hasAwsCli = runs('aws', '--version');
const act = goTool('act');
const emulator = emulatorInTest({ speed: 600 });
/** What the command of the guide said, and the outputs of the stack. */
let said: string;
let outputs: Record<string, string>;

/** What stands in the guide, found by a pattern with one group. */
function shown(pattern: RegExp): string {
  const [, text] = pattern.exec(guide) ?? [];
  if (text === undefined) throw new Error(`docs/setup.md shows nothing like ${pattern}`);
  return text;
}

/** Runs a command of the guide with administrator's credentials. @returns what it printed */
async function asAdministrator(script: string): Promise<string> {
  const { code, log, stdout } = await tryAsAdministrator(script);
  expect(code, log).toBe(0);
  return stdout;
}

async function tryAsAdministrator(script: string): Promise<{ code: number; log: string; stdout: string }> {
  const { region, credentials } = emulator.admin;
  const env = {
    ...emulator.env,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  };
  return runStep({ env, cwd: project, script });
}

beforeAll(async () => {
  if (!hasAwsCli) return;
  // The emulator's account is not a new one: it knows GitHub already.
  const iam = new IAM(emulator.admin);
  const { OpenIDConnectProviderList: [provider] = [] } = await iam.listOpenIDConnectProviders({});
  await iam.deleteOpenIDConnectProvider({ OpenIDConnectProviderArn: provider?.Arn });

  said = await asAdministrator(shown(/```sh\n(aws cloudformation deploy[\s\S]*?)```/));
  const listed: { OutputKey: string; OutputValue: string }[] = JSON.parse(
    await asAdministrator(`${shown(/`(aws cloudformation describe-stacks [^`]+)`/)} --output json`),
  );
  outputs = Object.fromEntries(listed.map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]));
});

beforeEach((context) => {
  if (!hasAwsCli) context.skip('the aws CLI is not on PATH');
});

/** Waits for the claim's volume and the Service's load balancer, and says how they are where these do not come. */
const untilServed = `for try in $(seq 40); do
  kubectl get pvc,service -o jsonpath='{range .items[*]}{.kind}{" "}{.metadata.name}{" "}{.status.phase}{.status.loadBalancer.ingress[0].hostname}{"\\n"}{end}' >shown &&
    grep -q 'Claim files Bound' shown && grep -Eq 'Service classic .+' shown && exit 0
  sleep 0.5
done
cat shown
kubectl get events
exit 1`;

const called = (workflow: string): string =>
  `OWNER/eks-cluster-action/.github/workflows/${workflow}@refs/tags/v1`;

describe('the one command', () => {
  it('makes what the workflows need', () => {
    expect(said).toContain('Successfully created/updated stack - eks-cluster-action');
    expect(Object.keys(outputs).sort()).toEqual([
      'DeployRoleArn',
      'MainRoleArn',
      'PullRequestRoleArn',
      'SweepRoleArn',
    ]);
  });
});

describe('in an account that knows GitHub already', () => {
  /** A stack of another repository, so that nothing but the provider is there twice. */
  const ofAnother = (script: string): string =>
    script
      .replaceAll('--stack-name eks-cluster-action', '--stack-name eks-cluster-action-second')
      .replace('RepositoryName=octo-app', 'RepositoryName=octo-second')
      .replace('RepositoryId=74061981', 'RepositoryId=74061982')
      .replace('Prefix=octo-app', 'Prefix=octo-second');
  const command = ofAnother(shown(/```sh\n(aws cloudformation deploy[\s\S]*?)```/)).trimEnd();

  it('the provider is listed', async () => {
    const listed = await asAdministrator(shown(/```sh\n(aws iam list-open-id-connect-providers)\n```/));
    expect(listed).toContain('oidc-provider/token.actions.githubusercontent.com');
    expect(guide).toContain('holds `token.actions.githubusercontent.com`, add `CreateOidcProvider=false`');
  });

  it('the one command fails without CreateOidcProvider=false, and works once the stack is deleted', async () => {
    expect((await tryAsAdministrator(command)).code).not.toBe(0);

    const again = await tryAsAdministrator(`${command} CreateOidcProvider=false`);
    expect(again.code).not.toBe(0);
    expect(again.log).toContain('is in ROLLBACK_COMPLETE state and can not be updated');

    const said = await asAdministrator(
      `set -e\n${ofAnother(shown(/```sh\n(aws cloudformation describe-stack-events[\s\S]*?)```/))}`,
    );
    expect(JSON.parse(said)).toEqual([['OidcProvider', expect.stringContaining('AlreadyExists')]]);
    await asAdministrator(`${command} CreateOidcProvider=false`);
    const kept = await new IAM(emulator.admin).listOpenIDConnectProviders({});
    expect(kept.OpenIDConnectProviderList).toHaveLength(1);
  });
});

describe('the workflows', () => {
  it('make a preview with the one role, and sweep it with the other', async (context) => {
    if (!('path' in act)) return context.skip(act.missing);
    const program = createAct(act.path, emulator.dir);
    const ofRoles = (workflow: string): string =>
      workflow
        .replaceAll('111122223333', '123456789012')
        .replace(/^( *)role-to-assume: .*$/gm, '$&\n$1poll-interval: 50ms');
    const inGuide = snippets(project).find(({ source }) => source.startsWith('docs/setup.md:'));
    const preview = { ...parse(read('examples/workflows/preview.yml')), ...parse(inGuide?.text ?? '') };
    const before = (await emulator.resources()).map(({ id }) => id).sort();

    await emulator.github.change({ pulls: [{ number: 7, head: 'feature' }] });
    const opened = await program.run({
      workflow: ofRoles(stringify(preview)),
      env: await emulator.github.job({
        event: 'pull_request',
        action: 'opened',
        pull: 7,
        permissions: preview.jobs.preview.permissions,
        jobWorkflowRef: called('preview.yml'),
        subjectHasIds: true,
      }),
    });
    expect(opened.code, opened.log).toBe(0);
    expect(opened.outputs.preview).toMatchObject({ result: 'created', 'cluster-name': 'octo-app--pr-7' });

    // The pull request's own job, of whatever file.
    const found = await runAction({
      inputs: { command: 'connect', region: 'eu-west-1', 'role-to-assume': outputs.DeployRoleArn ?? '' },
      env: await emulator.github.job({ event: 'pull_request', action: 'synchronize', pull: 7 }),
    });
    expect(found.code, found.log).toBe(0);
    expect(found.outputs['cluster-name']).toBe('octo-app--pr-7');

    await emulator.github.change({ pulls: [{ number: 7, state: 'closed' }] });
    const teardown = read('examples/workflows/teardown.yml');
    const made = (await emulator.calls()).filter(({ principal }) => principal.includes('/eks-octo-app-pr/'));
    expect(made.map(({ operation }) => operation)).toContain('CreateCluster');
    expect(made.filter(({ operation }) => operation === 'CreateRole')).toEqual([]);
    const swept = await program.run({
      workflow: ofRoles(teardown),
      env: await emulator.github.job({
        event: 'schedule',
        permissions: parse(teardown).jobs.teardown.permissions,
        jobWorkflowRef: called('teardown.yml'),
      }),
    });
    expect(swept.code, swept.log).toBe(0);
    expect(swept.log).toContain('pull request #7 is closed');
    const left = (await emulator.resources()).filter(({ id }) => !before.includes(id));
    expect(left.filter(({ id }) => id.includes('octo-app--pr-7'))).toEqual([]);
  });
});

describe('a name that its role is not for', () => {
  it.for([
    ['a name without the prefix', 'MainRoleArn', { 'cluster-name': 'staging' }, { event: 'push' }],
    [
      'a cluster that no pull request has',
      'PullRequestRoleArn',
      { 'cluster-name': '--staging' },
      { event: 'schedule' },
    ],
    ['the cluster of a branch', 'PullRequestRoleArn', {}, { event: 'push' }],
  ] as const)('is refused before anything is made: %s', async ([, role, inputs, job]) => {
    const earlier = (await emulator.calls()).length;
    const { code, annotations } = await runAction({
      inputs: { command: 'up', 'role-to-assume': outputs[role] ?? '', ...inputs },
      env: await emulator.github.job({ ...job, jobWorkflowRef: called('preview.yml') }),
    });
    expect(code).toBe(1);
    expect(annotations[0]?.message).toContain('The role is for clusters whose names begin with octo-app--');
    const calls = (await emulator.calls()).slice(earlier).map(({ operation }) => operation);
    expect(calls).toEqual(['AssumeRoleWithWebIdentity', 'GetCallerIdentity', 'GetRole']);
  });
});

describe('a wall between previews', () => {
  it('is made of roles of each cluster’s own, with which everything works as before', async (context) => {
    if (!hasKubectl) return context.skip('kubectl is not on PATH');
    await asAdministrator(shown(/```sh\n(aws cloudformation deploy [^`]*own-roles[\s\S]*?)```/));
    const command = shown(/```sh\n(aws cloudformation deploy[\s\S]*?)```/);
    await asAdministrator(`${command.trimEnd()} OwnRoles=true CreateOidcProvider=false`);
    const before = (await emulator.resources()).map(({ id }) => id).sort();
    await emulator.github.change({ pulls: [{ number: 8, head: 'wall', state: 'open' }] });
    const step = async (name: string) => {
      const env = await emulator.github.job({
        event: 'pull_request',
        action: 'opened',
        pull: 8,
        jobWorkflowRef: called('preview.yml'),
      });
      const inputs = { command: name, 'role-to-assume': outputs.PullRequestRoleArn ?? '' };
      const result = await runAction({ inputs: { ...inputs, 'poll-interval': '150ms' }, env });
      expect(result.code, result.log).toBe(0);
      return { ...result, env };
    };
    const up = await step('up');
    expect(up.outputs['node-role-arn']).toContain(
      ':role/eks-cluster-action/74061981/cluster/octo-app--pr-8/us-east-1/',
    );
    const script = `set -e
kubectl apply -f - <<'EOF'
${manifests(classicService, claimOfFiles, holderOfFiles)}
EOF
${untilServed}`;
    const used = await runStep({ env: up.env, exported: up, script });
    expect(used.code, used.log).toBe(0);
    const down = await step('down');
    expect(down.log).toContain('and nothing of it is left');
    expect((await emulator.resources()).map(({ id }) => id).sort()).toEqual(before);
  });
});

describe('what the roles are not for', () => {
  const mistakes: { what: string; job: JobSpec; role?: string; offered: string }[] = [
    {
      what: 'another branch',
      job: { event: 'push', branch: 'feature', jobWorkflowRef: called('preview.yml') },
      offered: 'the sub "repo:octo-org/octo-app:ref:refs/heads/feature"',
    },
    {
      what: 'a workflow of the repository itself',
      job: { event: 'push' },
      offered: 'the job_workflow_ref "octo-org/octo-app/.github/workflows/cluster.yml@refs/heads/main"',
    },
    {
      what: 'another version of the workflow',
      job: { event: 'push', jobWorkflowRef: called('preview.yml').replace('v1', 'v2') },
      offered: `the job_workflow_ref "${called('preview.yml').replace('v1', 'v2')}"`,
    },
    {
      what: 'a job with an environment',
      job: { event: 'push', environment: 'staging', jobWorkflowRef: called('preview.yml') },
      offered: 'the sub "repo:octo-org/octo-app:environment:staging"',
    },
    {
      what: 'a preview, with the role of sweeps',
      role: 'SweepRoleArn',
      job: { event: 'push', jobWorkflowRef: called('preview.yml') },
      offered: `the job_workflow_ref "${called('preview.yml')}"`,
    },
  ];

  it.for(mistakes)('$what is refused, with what it offered', async ({ job, role, offered }) => {
    const { code, annotations } = await runAction({
      inputs: { command: 'plan', 'role-to-assume': outputs[role ?? 'MainRoleArn'] ?? '' },
      env: await emulator.github.job(job),
    });
    expect(code).toBe(1);
    expect(annotations).toMatchObject([{ properties: { title: 'plan failed: The role cannot be assumed' } }]);
    expect(annotations[0]?.message).toContain(offered);
    expect(annotations[0]?.message).toMatch(/Check .* trust policy .*`sub`, `aud` and `job_workflow_ref`/);
  });
});

describe('workflows that are pinned by commit', () => {
  it('are let in once the stack names the commit, and those of a tag are no longer', async () => {
    const commit = 'a94f1d63b0e07c7fa37d1dfd2a9e5ac8f29c1d42';
    const atCommit = called('preview.yml').replace('refs/tags/v1', commit);
    const planAs = async (jobWorkflowRef: string) =>
      runAction({
        inputs: { command: 'plan', 'role-to-assume': outputs.PullRequestRoleArn ?? '' },
        env: await emulator.github.job({
          event: 'pull_request',
          action: 'synchronize',
          pull: 9,
          jobWorkflowRef,
        }),
      });
    await emulator.github.change({ pulls: [{ number: 9, head: 'pinned' }] });
    const before = await planAs(atCommit);
    expect(before.annotations[0]?.message).toContain(`the job_workflow_ref "${atCommit}"`);

    await asAdministrator(
      shown(/```sh\n(aws cloudformation deploy[^`]*@COMMIT[^`]*)```/).replaceAll('COMMIT', commit),
    );
    const { code, log } = await planAs(atCommit);
    expect(code, log).toBe(0);
    expect((await planAs(called('preview.yml'))).code).toBe(1);
  });
});
