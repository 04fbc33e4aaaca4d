/** Previews of a pull request with the roles that docs/setup.md's one command makes for it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CloudFormation } from '@aws-sdk/client-cloudformation';
import { EC2 } from '@aws-sdk/client-ec2';
import { IAM } from '@aws-sdk/client-iam';
import { STS } from '@aws-sdk/client-sts';
import type { Emulator } from '../e2e/emulator.ts';
import {
  makeAutoModeRoles,
  makeLaunchResources,
  makeLaunchTemplate,
  makeNodeRole,
  makeRolesOfGivers,
  makeRolesOfPods,
  reserve,
} from '../e2e/given.ts';
import { makeKey } from '../e2e/keys.ts';
import { makeLeftovers, startInstances } from '../e2e/leftovers.ts';
import { runStep, type StepResult } from '../e2e/runner.ts';
import { seedCluster, seedControlPlaneRole, untilCluster } from '../e2e/seeds.ts';
import type { JobSpec } from '../emulator/github/jobs.ts';
import { attacks, own } from '../iam/attacks.ts';
import { clientsOf, denialOf, groundOf, prepared } from '../iam/attempts.ts';
import { tryWithinBoundary } from '../iam/doors.ts';
import { listed, prefix, repositoryId } from '../iam/principals.ts';
import type { Outcome } from './row.ts';
import { failure, type Stage } from './stage.ts';
import { pullsOurs } from './workload.ts';

const repository = {
  RepositoryOwner: 'octo-org',
  RepositoryName: 'octo-app',
  RepositoryOwnerId: '9919',
  RepositoryId: repositoryId,
  Prefix: prefix,
  CreateOidcProvider: 'false',
};

type Outputs = Readonly<Record<string, string | undefined>>;

/** Makes a stack of a template of docs/iam as the project that is tried has it. */
async function deploy(
  { lab, project }: Stage,
  template: string,
  parameters: Record<string, string>,
): Promise<Outputs> {
  const client = new CloudFormation(lab.emulator.admin);
  const StackName = `${prefix}-${template}`;
  await client.createStack({
    StackName,
    TemplateBody: readFileSync(join(project, `docs/iam/${template}.yaml`), 'utf8'),
    Capabilities: ['CAPABILITY_NAMED_IAM'],
    Parameters: Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({
      ParameterKey,
      ParameterValue,
    })),
  });
  for (;;) {
    const { Stacks: [stack] = [] } = await client.describeStacks({ StackName });
    if (stack?.StackStatus === 'CREATE_COMPLETE') {
      const outputs = stack.Outputs ?? [];
      return Object.fromEntries(outputs.map(({ OutputKey = '', OutputValue }) => [OutputKey, OutputValue]));
    }
    if (stack?.StackStatus !== 'CREATE_IN_PROGRESS')
      throw new Error(
        `the stack ${StackName} is ${stack?.StackStatus}: ${await whyFailed(client, StackName)}`,
      );
    await sleep(100);
  }
}

async function whyFailed(client: CloudFormation, StackName: string): Promise<string> {
  const { StackEvents = [] } = await client.describeStackEvents({ StackName });
  return StackEvents.filter(({ ResourceStatus }) => /FAILED$/.test(ResourceStatus ?? ''))
    .map(({ LogicalResourceId, ResourceStatusReason }) => `${LogicalResourceId}: ${ResourceStatusReason}`)
    .join('; ');
}

const setUp = (stage: Stage, more: Record<string, string> = {}): Promise<Outputs> =>
  deploy(stage, 'template', { ...repository, ...more });

const pull = 7;
/** Of the cluster that the pull request has. */
export const previewName = `${prefix}--pr-${pull}`;

const opened = { event: 'pull_request', action: 'opened', pull } as const;
const reusable = (workflow: string): string =>
  `OWNER/eks-cluster-action/.github/workflows/${workflow}@refs/tags/v1`;

const ofPreviews = { ...opened, jobWorkflowRef: reusable('preview.yml') };

/** Steps of jobs of a pull request, with the roles of the stack. */
async function pullRequest({ lab: { emulator }, step }: Stage, outputs: Outputs) {
  await emulator.github.change({ pulls: [{ number: pull, head: 'feature' }] });
  return async (
    command: string,
    inputs: Record<string, string> = {},
    { role, job }: { role: string; job: JobSpec } = { role: 'PullRequest', job: ofPreviews },
  ): Promise<StepResult> => {
    const env = await emulator.github.job(job);
    // No longer than the stack lets it be: the session is renewed meanwhile.
    const session = {
      'role-to-assume': outputs[`${role}RoleArn`] ?? '',
      'role-duration-seconds': '3600',
    };
    return step(command, { env, inputs: { 'cluster-name': '', ...session, ...inputs } });
  };
}

const deploying = { role: 'Deploy', job: opened };

/** Made, used by the pull request's own job, and removed. */
async function lifeOf(stage: Stage, outputs: Outputs): Promise<Outcome> {
  const step = await pullRequest(stage, outputs);
  const up = await step('up');
  if (up.code !== 0) return failure('up', up);
  const used = await step('connect', {}, deploying);
  const warnings = used.annotations.filter(({ level }) => level === 'warning');
  return [
    ...failure('connect', used),
    ...warnings.map(({ message }) => `connect: ${message}`),
    ...failure('down', await step('down')),
  ];
}

export const previewOfStack = async (stage: Stage): Promise<Outcome> => lifeOf(stage, await setUp(stage));

/** Its time is up at once, though it asks for none. */
export async function boundedLife(stage: Stage): Promise<Outcome> {
  const step = await pullRequest(stage, await setUp(stage, { MaxTtl: '1s' }));
  const up = await step('up');
  if (up.code !== 0) return failure('up', up);
  const swept = await stage.step('sweep');
  const { made } = await stage.lab.look();
  const clusters = made.filter((name) => name.startsWith('AWS::EKS::Cluster '));
  return [...failure('sweep', swept), ...clusters.map((name) => `left: ${name}`)];
}

/** Where the stack leaves it to each cluster to have roles of its own. */
export async function previewOfOwnRoles(stage: Stage): Promise<Outcome> {
  await deploy(stage, 'own-roles', { RepositoryId: repositoryId, Prefix: prefix });
  return lifeOf(stage, await setUp(stage, { OwnRoles: 'true' }));
}

/** With a role that the second stack lists, and not with another one of its file's. @param config of a cluster on Fargate */
export async function previewOnFargate(stage: Stage, config: string): Promise<Outcome> {
  const { emulator } = stage.lab;
  await makeRolesOfGivers(emulator);
  const iam = new IAM(emulator.admin);
  const PolicyArn = 'arn:aws:iam::aws:policy/AmazonEKSFargatePodExecutionRolePolicy';
  await iam.attachRolePolicy({ RoleName: 'fargate-pods', PolicyArn });
  const outputs = await setUp(stage, { MaxHourlyCost: 'any' });
  const roleOf = (name: string): string => `arn:aws:iam::123456789012:role/${name}`;
  const lists = { Roles: `eks-${prefix}-pr`, PodExecutionRoles: roleOf('fargate-pods') };
  await deploy(stage, 'kinds', lists);
  const step = await pullRequest(stage, outputs);
  const unnamed = config.replace(/^metadata:.*\n/m, '');
  const strange = await step('up', {
    config: unnamed.replace(
      '{ name: system,',
      `{ name: system, podExecutionRoleARN: '${roleOf('production')}',`,
    ),
  });
  const isRefused = strange.code !== 0 && strange.log.includes('Nothing was made.');
  const up = await step('up', { config: unnamed });
  if (up.code !== 0) return failure('up', up);
  return [
    ...(isRefused ? [] : ['a role that nobody has listed was not refused']),
    ...failure('down', await step('down')),
  ];
}

/** With roles that the second stack lists, of which it changes one for the other, and not with another one of its file's. */
export async function previewWithCapabilities(stage: Stage): Promise<Outcome> {
  const { emulator } = stage.lab;
  await makeRolesOfGivers(emulator);
  const iam = new IAM(emulator.admin);
  const roleOf = (name: string): string => `arn:aws:iam::123456789012:role/${name}`;
  const { Role } = await iam.getRole({ RoleName: 'capability-of-kro' });
  await iam.createRole({
    RoleName: 'capability-of-shop',
    AssumeRolePolicyDocument: decodeURIComponent(Role?.AssumeRolePolicyDocument ?? ''),
  });
  const outputs = await setUp(stage, { MaxHourlyCost: 'any' });
  const CapabilityRoles = ['capability-of-kro', 'capability-of-shop'].map(roleOf).join();
  await deploy(stage, 'kinds', { Roles: `eks-${prefix}-pr`, CapabilityRoles });
  const step = await pullRequest(stage, outputs);
  const config = (role: string): string =>
    ofFile({}, { capabilities: [{ name: 'kro', type: 'KRO', roleArn: roleOf(role) }] });
  const strange = await step('up', { config: config('production') });
  const isRefused = strange.code !== 0 && strange.log.includes('Nothing was made.');
  const up = await step('up', { config: config('capability-of-kro') });
  if (up.code !== 0) return failure('up', up);
  const changed = await step('up', { config: config('capability-of-shop') });
  if (changed.code !== 0) return failure('up', changed);
  return [
    ...(isRefused ? [] : ['a role that nobody has listed was not refused']),
    ...failure('down', await step('down')),
  ];
}

/** With nodes that run nothing of the user's, and not with those that do. @param configOf a file, by fields of its group */
export async function previewWithNodes(
  stage: Stage,
  configOf: (fields?: object) => string,
): Promise<Outcome> {
  const outputs = await setUp(stage, {});
  const roles = `eks-${prefix}-pr`;
  await deploy(stage, 'kinds', { Roles: roles, RolesThatRemoveNodes: roles, NodeCommands: 'none' });
  const step = await pullRequest(stage, outputs);
  const unnamed = (fields?: object): string => configOf(fields).replace(/^metadata:.*\n/m, '');
  const strange = await step('up', { config: unnamed({ preBootstrapCommands: ['date'] }) });
  const managed = unnamed({ preBootstrapCommands: ['date'] }).replace('nodeGroups:', 'managedNodeGroups:');
  const ofManaged = await step('plan', { config: managed });
  const isRefused = [strange, ofManaged].every(({ code, log }) => code !== 0 && log.includes('NodeCommands'));
  const bottles = { amiFamily: 'Bottlerocket', bottlerocket: { enableAdminContainer: true } };
  const ofBottles = await step('plan', { config: unnamed(bottles) });
  const image = unnamed({ ami: 'ami-0123456789abcdef0' }).replace('nodeGroups:', 'managedNodeGroups:');
  const ofImage = await step('plan', { config: image });
  const up = await step('up', { config: unnamed() });
  if (up.code !== 0) return failure('up', up);
  return [
    ...(isRefused ? [] : ['commands that nobody has listed were not refused']),
    ...(ofBottles.log.includes('NodeCommands') ? [] : ['settings that nobody has listed were not refused']),
    ...(ofImage.log.includes('its nodes may not start the image')
      ? []
      : ['an image that nobody has listed was not refused']),
    ...failure('down', await step('down')),
  ];
}

/** By a role of the account that the stack lists, and not by another one, nor with policies that the file names. */
export async function previewWithNodeRole(stage: Stage): Promise<Outcome> {
  const { emulator } = stage.lab;
  await makeNodeRole(emulator, 'nodes-of-shops');
  const outputs = await setUp(stage);
  const roleOf = (name: string): string => `arn:aws:iam::123456789012:role/${name}`;
  await deploy(stage, 'kinds', { Roles: `eks-${prefix}-pr`, NodeRoles: roleOf('nodes-of-shops') });
  const step = await pullRequest(stage, outputs);
  const configWith = (fields: object): string =>
    JSON.stringify({
      apiVersion: 'eksctl.io/v1alpha5',
      kind: 'ClusterConfig',
      managedNodeGroups: [{ name: 'workers', instanceType: 't3.medium', ...fields }],
    });
  const beyond = [
    { iam: { instanceRoleARN: roleOf('production') } },
    // Where pods see nothing of their nodes, too: each fence by itself.
    {
      iam: { attachPolicyARNs: ['arn:aws:iam::aws:policy/AdministratorAccess'] },
      disablePodIMDS: true,
    },
    { iam: { withAddonPolicies: { autoScaler: true } } },
    { disablePodIMDS: false },
  ];
  const problems: string[] = [];
  for (const fields of beyond) {
    const { code, log } = await step('up', { config: configWith(fields) });
    const named = Object.keys(fields.iam ?? fields);
    if (code === 0 || !log.includes('Nothing was made.'))
      problems.push(`nodes with ${named} beyond what is listed were not refused`);
  }
  const listed = { iam: { instanceRoleARN: roleOf('nodes-of-shops') } };
  const up = await step('up', { config: configWith(listed) });
  if (up.code !== 0) return [...problems, ...failure('up', up)];
  return [...problems, ...failure('down', await step('down'))];
}

/** With what the second stack lists, a part of it at a time, and not with what it does not list. */
export async function previewOfListed(stage: Stage): Promise<Outcome> {
  const { emulator } = stage.lab;
  const [key, other] = [await makeKey(emulator), await makeKey(emulator)];
  const roles = ['orders', 'stock'].map((name) => `arn:aws:iam::123456789012:role/pods-of-${name}`);
  await makeRolesOfPods(emulator, 'pods-of-orders', 'pods-of-stock');
  const outputs = await setUp(stage);
  await deploy(stage, 'kinds', {
    Roles: `eks-${prefix}-pr`,
    Keys: key,
    LogGroups: `arn:aws:logs:*:*:log-group:/aws/eks/${prefix}--*`,
    PodRoles: roles.join(),
  });
  const step = await pullRequest(stage, outputs);
  const logs = 'cloudWatch: { clusterLogging: { enableTypes: [audit], logRetentionInDays: 7 } }';
  const config = (role: string | undefined, keyARN?: string, volumeKmsKeyID?: string): string =>
    [
      'apiVersion: eksctl.io/v1alpha5',
      'kind: ClusterConfig',
      logs,
      `iam: { withOIDC: true, podIdentityAssociations: [{ namespace: shop, serviceAccountName: orders, roleARN: '${role}' }] }`,
      ...(keyARN === undefined ? [] : [`secretsEncryption: { keyARN: '${keyARN}' }`]),
      ...(volumeKmsKeyID === undefined
        ? []
        : [`managedNodeGroups: [{ name: a, instanceType: t3.medium, volumeKmsKeyID: '${volumeKmsKeyID}' }]`]),
    ].join('\n');
  const strangers = [
    ['a key', config(roles[0], other)],
    ['a key for volumes', config(roles[0], key, other)],
    ['a role', config('arn:aws:iam::123456789012:role/production')],
  ] as const;
  const problems: string[] = [];
  for (const [what, file] of strangers) {
    const strange = await step('up', { config: file });
    if (strange.code === 0 || !strange.log.includes('Nothing was made.'))
      problems.push(`${what} that nobody has listed was not refused`);
  }
  if (problems.length > 0) return problems;
  const up = await step('up', { config: config(roles[0]) });
  if (up.code !== 0) return failure('up', up);
  const changed = await step('up', { config: config(roles[1], key) });
  if (changed.code !== 0) return failure('up', changed);
  return failure('down', await step('down'));
}

/** With policies that the second stack lists, on a role within the boundary. */
export async function previewOfOwnPods(stage: Stage): Promise<Outcome> {
  await deploy(stage, 'own-roles', { RepositoryId: repositoryId, Prefix: prefix });
  const outputs = await setUp(stage, { OwnRoles: 'true' });
  await deploy(stage, 'kinds', {
    Roles: `eks-${prefix}-pr`,
    PodRoles: `arn:aws:iam::123456789012:role/eks-cluster-action/${repositoryId}/cluster/*`,
    PodPolicies: 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess',
  });
  const step = await pullRequest(stage, outputs);
  const config = [
    'apiVersion: eksctl.io/v1alpha5',
    'kind: ClusterConfig',
    'iam:',
    '  podIdentityAssociations:',
    '    - namespace: shop',
    '      serviceAccountName: orders',
    "      permissionPolicyARNs: ['arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess']",
  ].join('\n');
  const up = await step('up', { config });
  if (up.code !== 0) return failure('up', up);
  const again = await step('up', { config });
  if (again.code !== 0) return failure('up', again);
  return failure('down', await step('down'));
}

/** Of an issuer and for a client that the stack lists, and for neither another issuer nor another client. */
export async function previewOfIssuers(stage: Stage): Promise<Outcome> {
  const outputs = await setUp(stage);
  await deploy(stage, 'kinds', {
    Roles: `eks-${prefix}-pr`,
    Issuers: 'https://login.example.com/*',
    IssuerClients: 'kubernetes',
  });
  const step = await pullRequest(stage, outputs);
  const config = (issuerURL: string, clientID = 'kubernetes'): string =>
    JSON.stringify({
      apiVersion: 'eksctl.io/v1alpha5',
      kind: 'ClusterConfig',
      identityProviders: [{ type: 'oidc', name: 'company', issuerURL, clientID }],
    });
  const problems: string[] = [];
  for (const [what, file] of [
    ['an issuer', config('https://evil.example.com')],
    ['a client', config('https://login.example.com/shop', 'of-somebody-else')],
  ] as const) {
    const strange = await step('up', { config: file });
    if (strange.code === 0 || !strange.log.includes('Nothing was made.'))
      problems.push(`${what} that nobody has listed was not refused`);
  }
  const up = await step('up', { config: config('https://login.example.com/shop') });
  if (up.code !== 0) return [...problems, ...failure('up', up)];
  const changed = await step('up', { config: config('https://login.example.com/stock') });
  if (changed.code !== 0) return [...problems, ...failure('up', changed)];
  return [...problems, ...failure('down', await step('down'))];
}

/**
 * With roles that the second stack lists, and not with another one of its file's.
 * @param autoModeConfig of its file
 */
export async function previewOfAutoMode(stage: Stage, autoModeConfig: object): Promise<Outcome> {
  await makeAutoModeRoles(stage.lab.emulator);
  const outputs = await setUp(stage, { MaxHourlyCost: 'any' });
  const roleOf = (name: string): string => `arn:aws:iam::123456789012:role/${name}`;
  await deploy(stage, 'kinds', {
    Roles: `eks-${prefix}-pr`,
    AutoModeClusterRoles: roleOf('auto-control-planes'),
    AutoModeNodeRoles: roleOf('auto-nodes'),
  });
  const step = await pullRequest(stage, outputs);
  const config = (more: object): string => ofFile({}, { autoModeConfig: { ...autoModeConfig, ...more } });
  const strange = await step('up', { config: config({ nodeRoleARN: roleOf('production') }) });
  const isRefused = strange.code !== 0 && strange.log.includes('Nothing was made.');
  const up = await step('up', { config: config({}) });
  if (up.code !== 0) return failure('up', up);
  return [
    ...(isRefused ? [] : ['a role that nobody has listed was not refused']),
    ...failure('down', await step('down')),
  ];
}

/** With a key pair and a placement group of the account that the stack lists, and not with others, nor with what there is not. */
export async function previewWithLaunches(stage: Stage): Promise<Outcome> {
  await makeLaunchResources(stage.lab.emulator, 'operators', 'close');
  const role = await makeNodeRole(stage.lab.emulator, 'nodes-of-shops');
  const [template, other] = [
    await makeLaunchTemplate(stage.lab.emulator),
    await makeLaunchTemplate(stage.lab.emulator),
  ];
  const reserved = await reserve(stage.lab.emulator, 't3.medium', 'us-east-1a');
  const outputs = await setUp(stage);
  const arn = (resource: string): string => `arn:aws:ec2:us-east-1:123456789012:${resource}`;
  const resources = [
    'key-pair/operators',
    'key-pair/absent',
    'placement-group/close',
    `launch-template/${template}`,
    `capacity-reservation/${reserved}`,
  ];
  await deploy(stage, 'kinds', {
    Roles: `eks-${prefix}-pr`,
    LaunchResources: resources.map(arn).join(),
    NodeRoles: role,
  });
  const step = await pullRequest(stage, outputs);
  const configWith = (wishes: object, ...others: object[]): string =>
    JSON.stringify({
      apiVersion: 'eksctl.io/v1alpha5',
      kind: 'ClusterConfig',
      availabilityZones: ['us-east-1a', 'us-east-1b'],
      managedNodeGroups: [{ name: 'workers', instanceType: 't3.medium', ...wishes }, ...others],
    });
  const taking = (capacityReservationID: string) => ({
    availabilityZones: ['us-east-1a'],
    capacityReservation: { capacityReservationTarget: { capacityReservationID } },
  });
  const templated = {
    name: 'templated',
    instanceType: 't3.medium',
    iam: { instanceRoleARN: role },
    launchTemplate: { id: template },
  };
  const beyond = {
    'a launch template that is not listed': { launchTemplate: { id: other } },
    'a capacity reservation that is not listed': taking('cr-0123456789abcdef0'),
    'a key that is not listed': { ssh: { publicKeyName: 'production' } },
    'a key that EC2 does not have': { ssh: { publicKeyName: 'absent' } },
    'a placement group that is not listed': { placement: { groupName: 'production' } },
    'a security group that is not listed': { securityGroups: { attachIDs: ['sg-0123456789abcdef0'] } },
  };
  const problems: string[] = [];
  for (const [what, wishes] of Object.entries(beyond)) {
    const { code, log } = await step('plan', { config: configWith(wishes) });
    const isRefused = /may not be named by this role|there is no key pair/.test(log);
    if (code === 0 && !isRefused) problems.push(`nodes with ${what} were not refused`);
  }
  const named = { ssh: { publicKeyName: 'operators' }, placement: { groupName: 'close' } };
  const wishes = { ...named, ...taking(reserved) };
  const up = await step('up', { config: configWith(wishes, templated) });
  if (up.code !== 0) return failure('up', up);
  const { CapacityReservations = [] } = await new EC2(stage.lab.emulator.admin).describeCapacityReservations(
    {},
  );
  const left = CapacityReservations.map(({ AvailableInstanceCount }) => AvailableInstanceCount);
  if (left.join() !== '2') problems.push(`of four reserved instances, ${left} are left for others`);
  return [...problems, ...failure('down', await step('down'))];
}

/** With pods of the account's own images. */
export async function imagesOfPreview(stage: Stage): Promise<Outcome> {
  const step = await pullRequest(stage, await setUp(stage));
  const up = await step('up');
  if (up.code !== 0) return failure('up', up);
  const env = await stage.lab.emulator.github.job(ofPreviews);
  return failure('kubectl', await runStep({ env, exported: up, script: pullsOurs }));
}

/** In an account that others use as well, what is left says whose it is. */
export async function leftOfPreview(stage: Stage): Promise<Outcome> {
  const step = await pullRequest(stage, await setUp(stage));
  const up = await step('up');
  if (up.code !== 0) return failure('up', up);
  const { emulator } = stage.lab;
  await makeLeftovers(emulator, previewName, {
    cni: [{ Key: 'cluster.k8s.amazonaws.com/name', Value: previewName }],
    // Which previews leave to sweeps.
    isWatched: false,
  });
  await startInstances(emulator, previewName);
  return failure('down', await step('down'));
}

/** What whoever has got hold of a node of the stack's may do, and may not. */
export async function withinBoundaryOfNodes(stage: Stage): Promise<Outcome> {
  await setUp(stage);
  const { admin } = stage.lab.emulator;
  const { Role } = await new IAM(admin).getRole({ RoleName: `eks-${prefix}-pr-node` });
  return tryWithinBoundary(admin, Role?.PermissionsBoundary?.PermissionsBoundaryArn ?? '', ['node']);
}

/** What the parameters of the stack forbid, whatever its other policies allow. */
export async function beyondParameters(stage: Stage): Promise<Outcome> {
  const { emulator } = stage.lab;
  const outputs = await setUp(stage, { Regions: 'eu-west-1', InstanceTypes: 't3.*' });
  await deploy(stage, 'kinds', kinds);
  await emulator.github.change({ pulls: [{ number: pull, head: 'feature' }] });
  const region = 'eu-west-1';
  const seed = { name: own, region, owner: `${repositoryId}/pr-1` };
  await seedCluster(emulator, await seedControlPlaneRole(emulator), seed);
  await untilCluster(emulator, seed, 'ACTIVE');
  const ground = await groundOf({ ...emulator.admin, region });
  const problems: string[] = [];
  for (const ask of attacks.filter(({ what }) => isOfParameters.test(what))) {
    const call = await prepared(ground, ask);
    const where = String(ask.keys?.['aws:RequestedRegion'] ?? region);
    const credentials = await credentialsOf(emulator, outputs.PullRequestRoleArn);
    const denial = await denialOf(call(clientsOf({ ...emulator.admin, region: where, credentials }))).catch(
      () => undefined,
    );
    if (!denial?.includes('with an explicit deny')) problems.push(`not forbidden: ${ask.what}`);
  }
  return problems;
}

const isOfParameters =
  /^(go to another region|launch what costs too much|ask for|let .* in with a group|let instances|let nodes run|give somebody a group)/;

/** What kinds.yaml lets files of pull requests name. */
const kinds = {
  Roles: `eks-${prefix}-pr`,
  Principals: listed.PRINCIPALS.join(),
  AccessPolicies: listed.ACCESS_POLICIES.join(),
  Groups: listed.GROUPS.join(),
  NodeCommands: 'none',
};

const dev = { principalARN: 'arn:aws:iam::123456789012:role/Dev' };
const ofFile = (accessConfig: object, more: object = {}): string =>
  JSON.stringify({ apiVersion: 'eksctl.io/v1alpha5', kind: 'ClusterConfig', accessConfig, ...more });

/** Made, and given another group. */
export async function listedOfPreview(stage: Stage): Promise<Outcome> {
  const outputs = await setUp(stage);
  await deploy(stage, 'kinds', kinds);
  const iam = new IAM(stage.lab.emulator.admin);
  await iam.createRole({ RoleName: 'Dev', AssumeRolePolicyDocument: trustOfAccount });
  const step = await pullRequest(stage, outputs);
  const [policyARN] = listed.ACCESS_POLICIES;
  const accessPolicies = [{ policyARN, accessScope: { type: 'cluster' } }];
  const problems: string[] = [];
  for (const group of ['team-a', 'team-b']) {
    const entry = { ...dev, kubernetesGroups: [group], accessPolicies };
    problems.push(...failure('up', await step('up', { config: ofFile({ accessEntries: [entry] }) })));
    if (problems.length > 0) break;
  }
  await iam.deleteRole({ RoleName: 'Dev' });
  return problems;
}

const trustOfAccount = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: '123456789012' }, Action: 'sts:AssumeRole' }],
});

/** Jobs that may have the roles of the stack. */
const jobs: Readonly<Record<string, JobSpec>> = {
  PullRequest: ofPreviews,
  Branch: { event: 'schedule', jobWorkflowRef: reusable('preview.yml') },
  Main: { event: 'schedule', jobWorkflowRef: reusable('test-on-eks.yml') },
  Sweep: { event: 'schedule', jobWorkflowRef: reusable('teardown.yml') },
  Deploy: opened,
};

/** Jobs of the repository's own files, which whoever may push a branch writes, and jobs of a later repository of its name. */
export async function strangeJobs(stage: Stage): Promise<Outcome> {
  const { emulator } = stage.lab;
  const branches = { PreviewBranches: 'feature/*' };
  // As somebody may write it who has not read what comes of it.
  const PreviewWorkflows = `${ofPreviews.jobWorkflowRef},${ofBranch}`;
  const ours = await setUp(stage, { ...branches, PreviewWorkflows });
  const earlier = await setUp(stage, { ...branches, RepositoryId: '999', Prefix: 'earlier' });
  await emulator.github.change({ pulls: [{ number: pull, head: 'feature' }] });
  const isLetIn = (outputs: Outputs, role: string, job: JobSpec): Promise<boolean> =>
    credentialsOf(emulator, outputs[`${role}RoleArn`], job).then(
      () => true,
      () => false,
    );
  const problems: string[] = [];
  for (const [role, job] of Object.entries(jobs)) {
    const byAnother = { ...job, jobWorkflowRef: anybodys };
    if (!(await isLetIn(ours, role, job))) problems.push(`refused: ${role}`);
    if (await isLetIn(earlier, role, job)) problems.push(`a repository of the same name is let in: ${role}`);
    if (job.jobWorkflowRef !== undefined && (await isLetIn(ours, role, byAnother)))
      problems.push(`a workflow of anybody's is let in: ${role}`);
  }
  if (await isLetIn(ours, 'PullRequest', { ...ofPreviews, jobWorkflowRef: ofBranch }))
    problems.push('a file of a branch is let in: PullRequest');
  return problems;
}

/** In a repository of somebody else's, which any workflow may call. */
const anybodys = 'elsewhere/actions/.github/workflows/run.yml@refs/heads/main';

const ofBranch = 'octo-org/octo-app/.github/workflows/preview.yml@refs/heads/feature/x';

/** Of the role, as a job assumes it. */
async function credentialsOf(
  { github, admin }: Emulator,
  RoleArn: string | undefined,
  job: JobSpec = ofPreviews,
) {
  const env = await github.job(job);
  const token = await fetch(`${env.ACTIONS_ID_TOKEN_REQUEST_URL}&audience=sts.amazonaws.com`, {
    headers: { authorization: `Bearer ${env.ACTIONS_ID_TOKEN_REQUEST_TOKEN}` },
  });
  const { value } = Object(await token.json());
  const { Credentials } = await new STS(admin).assumeRoleWithWebIdentity({
    RoleArn,
    RoleSessionName: 'job',
    WebIdentityToken: value,
  });
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = Credentials ?? {};
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
}

const withAddon = `
apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
addons: [{ name: metrics-server }]
`;

/** What the limits of the stack do not let a pull request have, whatever its inputs and its ClusterConfig say. */
export async function beyondLimits(stage: Stage): Promise<Outcome> {
  const step = await pullRequest(stage, await setUp(stage));
  const beyond = {
    'a price': { 'max-hourly-cost': '99', 'instance-types': 'm5.large', nodes: '10' },
    'a price of nodes that may come': { nodes: '1', 'nodes-max': '40' },
    'a life for ever': { ttl: '0' },
    'an add-on': { config: withAddon },
    'an access entry': {
      config: ofFile({ accessEntries: [{ principalARN: stage.lab.emulator.sweepRoleArn }] }),
    },
    'a mapping': {
      config: ofFile(
        { authenticationMode: 'API_AND_CONFIG_MAP' },
        { iamIdentityMappings: [{ arn: 'arn:aws:iam::666666666666:role/evil', groups: ['system:masters'] }] },
      ),
    },
  };
  const problems: string[] = [];
  for (const [what, inputs] of Object.entries(beyond)) {
    const { code } = await step('up', inputs);
    if (code === 0) problems.push(`${what} beyond the limits was made`);
  }
  return problems;
}

/** Where the second stack lets clusters have security groups of their own. */
export async function previewWithGroups(stage: Stage, inputs: Record<string, string>): Promise<Outcome> {
  const outputs = await setUp(stage);
  await deploy(stage, 'kinds', { Roles: `eks-${prefix}-pr`, MinimumGroups: 'true' });
  const step = await pullRequest(stage, outputs);
  const up = await step('up', inputs);
  return up.code === 0 ? failure('down', await step('down')) : failure('up', up);
}

/** Where both stacks list a VPC of somebody's, and the second lets clusters have security groups of their own. */
export async function previewInVpc(
  stage: Stage,
  vpcId: string,
  inputs: Record<string, string>,
): Promise<Outcome> {
  const Vpcs = `arn:aws:ec2:us-east-1:123456789012:vpc/${vpcId}`;
  const outputs = await setUp(stage, { Vpcs });
  await deploy(stage, 'kinds', { Roles: `eks-${prefix}-pr`, MinimumGroups: 'true', Vpcs });
  const step = await pullRequest(stage, outputs);
  const up = await step('up', inputs);
  return up.code === 0 ? failure('down', await step('down')) : failure('up', up);
}
