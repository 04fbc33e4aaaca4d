import { join } from 'node:path';
import type { GitHubEvent } from '../github/event.ts';
import { InputError, type Inputs, isDescription, isOfDescription } from '../inputs.ts';
import { clusterNameOf, prefixOf, suffixOf } from '../spec/names.ts';
import { ownerOf } from '../spec/owner.ts';
import { workOf } from '../spec/read-owner.ts';
import { type ClusterSpec, called, defaults, type NodeGroupSpec } from '../spec/spec.ts';
import { tagKeys, timestamp } from '../spec/tags.ts';
import { autoModeFrom, autoModeProblems, isAuto } from './auto-mode.ts';
import { boundariesOf, checkBoundaries } from './boundaries.ts';
import { capabilitiesOfFile } from './capabilities.ts';
import type { LoadedConfig } from './cluster-config/load.ts';
import { checkFargateAlone, profilesOfFile } from './fargate-profiles.ts';
import { givenNetworkOf } from './given-network.ts';
import { identityProviderOfFile } from './identity-providers.ts';
import { checkWithoutNodes } from './no-nodes.ts';
import { contradictions, nodeGroupOfFile, nodeGroupOfInputs, sizesOfInputs } from './node-groups.ts';
import { notesOn } from './notes.ts';
import {
  admissionOf,
  anyOwnerFrom,
  eventProblems,
  ownerProblems,
  planCommentFrom,
  previewFrom,
} from './of-event.ts';
import { podsOfFile } from './pods.ts';
import { present } from './present.ts';
import type { Asked, ClusterRequest, RequestBase } from './request.ts';
import { securityGroupProblems, securityGroupsFrom } from './security-groups.ts';
import { selfManagedOfFile, selfManagedOfInputs } from './self-managed-groups.ts';
import { settingsOf } from './settings.ts';
import { mostTags } from './tags-and-labels.ts';

/** The request of a command about one cluster. @throws InputError with all the problems, where there are some. */
export async function readClusterRequest(
  command: ClusterRequest['command'] | undefined,
  { inputs, problems, env, environmentRegion, event, now }: Asked,
  base: RequestBase,
): Promise<ClusterRequest> {
  const file = await loadFile(inputs, env);
  const region = inputs.region ?? file?.config.metadata?.region ?? environmentRegion;
  // A name in a file is the same for every pull request: under `auto` each has a cluster of its own.
  const given = inputs['cluster-name'] ?? (base.isAuto ? undefined : file?.config.metadata?.name);
  const asked = given ?? suffixFrom(event);
  const suffix = asked.startsWith('--') ? asked : undefined;
  const name = suffix === undefined ? asked : clusterNameOf(prefixOf(event.repository), suffix);
  const auth = inputs['kubeconfig-auth'] ?? (inputs['role-to-assume'] === undefined ? 'aws' : 'action');

  problems.push(
    ...eventProblems(event, command, given !== undefined),
    ...ownerProblems(inputs, event, given !== undefined),
  );
  if (region === undefined && !isRegionTold(problems, file)) {
    problems.push('Input region: it is missing, and so is AWS_REGION. Write the region, such as eu-west-1.');
  }
  if (auth === 'action' && (inputs['kubeconfig-role'] ?? inputs['kubeconfig-profile']) !== undefined) {
    problems.push(
      'Inputs kubeconfig-role and kubeconfig-profile: `action` uses neither. Leave them out, or set kubeconfig-auth to `aws`.',
    );
  }
  problems.push(...autoModeProblems(inputs, file), ...securityGroupProblems(inputs, file));
  problems.push(...nodeProblems(inputs, file), ...tagProblems(inputs, file), ...peopleProblems(inputs, file));
  if (inputs.network === 'shared' && file?.config.vpc?.nat?.gateway === 'Disable') {
    problems.push(
      `Input network: the clusters that share a network reach the internet through its NAT gateway, and ${file.label} says Disable in vpc.nat.gateway. Leave that out, or say own.`,
    );
  }
  if (inputs.network !== undefined && file !== undefined && givenNetworkOf(file.config) !== undefined) {
    problems.push(
      `Input network: ${file.label} names a VPC of yours, and ${inputs.network} is about those that are made. Leave the input out; of preview.yml, write "" for it.`,
    );
  }
  if (file !== undefined) {
    const { checkConfig } = await import('./cluster-config/rules.ts');
    checkConfig(file, {
      name: given,
      region,
      isOfPullRequest: given === undefined && event.about !== undefined && 'pullRequest' in event.about,
      isOutside: command !== 'down' && command !== 'status' && env.RUNNER_ENVIRONMENT === 'github-hosted',
    });
    checkBoundaries(file, inputs['permissions-boundary']);
    problems.push(...file.problems());
  }
  const isUnnamed = given === undefined && !base.isAuto;
  if (command === 'down' && isUnnamed && file !== undefined && file.problems().length > 0) {
    problems.push(
      `Input cluster-name: it is missing, and ${file.label}, which may name the cluster, cannot be read as a whole. Write the name.`,
    );
  }
  const ignored = command === 'down' ? takeOut(problems, file) : [];
  const preview =
    command &&
    previewFrom(inputs, {
      command,
      isAuto: base.isAuto,
      named: given === undefined ? undefined : name,
      event,
      env,
    });
  const planComment =
    command === 'plan' ? planCommentFrom(inputs, event, given === undefined ? undefined : name) : undefined;
  if (problems.length > 0 || command === undefined || region === undefined) {
    const subject = { name, region: region ?? '', roleArn: base.role?.arn };
    // Whether who has started a follower may write has not been asked yet: nothing is written for it.
    if (event.follower !== undefined) throw new InputError(problems);
    if (command === 'down' && inputs['dry-run'] !== true && preview?.comments)
      throw new InputError(problems, { preview: { request: { ...preview, deploys: false }, subject } });
    throw new InputError(problems, planComment && { plan: { request: planComment, ...subject } });
  }

  // A cluster that the user named belongs to the whole repository, unless `auto` made it for one pull request or branch.
  const isOfRepository = given !== undefined && !base.isAuto;
  const owner = ownerOf(event.repositoryId, isOfRepository ? undefined : event.about);
  const spec = clusterSpec(inputs, file, {
    name,
    region,
    owner,
    event,
    now,
    isNamed: given !== undefined,
  });
  return {
    ...base,
    command,
    spec,
    isDescribed: isDescription(inputs),
    admission: admissionOf(event, command),
    ofAnyOwner: anyOwnerFrom(inputs, event),
    isNamed: given !== undefined,
    suffix,
    // Of any owner, it is not the event that tells which preview it is.
    preview: inputs.owner === 'any' ? undefined : preview,
    planComment,
    kubeconfig: {
      path: inputs['kubeconfig-path'] ?? join(env.RUNNER_TEMP ?? '.', 'eks-cluster-action', 'kubeconfig'),
      auth,
      roleArn: inputs['kubeconfig-role'],
      profile: inputs['kubeconfig-profile'],
    },
    dryRun: inputs['dry-run'] ?? false,
    waits: inputs.wait ?? true,
    maxPreviews: inputs['max-previews'],
    teardown: inputs.teardown ?? 'never',
    maxHourlyCost: inputs['max-hourly-cost'],
    notes: notesOn(spec, inputs, file),
    ignored,
  };
}

/** What is wrong with what only describes the cluster, out of the problems: what goes by its name does without it. */
function takeOut(problems: string[], file: LoadedConfig | undefined): string[] {
  const isAside = (problem: string): boolean =>
    isOfDescription(problem) || (file !== undefined && problem.startsWith(`${file.label}:`));
  const ignored = problems.filter(isAside);
  problems.splice(0, problems.length, ...problems.filter((problem) => !isAside(problem)));
  return ignored;
}

/** Whoever has no ClusterConfig does not wait for a YAML parser. A runner that names no workspace starts the step in it. */
async function loadFile(inputs: Inputs, env: NodeJS.ProcessEnv): Promise<LoadedConfig | undefined> {
  if (inputs.config === undefined) return undefined;
  const { loadConfig } = await import('./cluster-config/load.ts');
  return loadConfig(inputs.config, env.GITHUB_WORKSPACE ?? '.');
}

/** Whether the region is missing because it is bad, which is a problem of its own. */
function isRegionTold(problems: readonly string[], file: LoadedConfig | undefined): boolean {
  return (
    problems.some((problem) => problem.startsWith('Input region:')) ||
    (file?.mentions('metadata.region') ?? false)
  );
}

const nodeInputs = [
  'node-kind',
  'prelaunch',
  'nodes',
  'nodes-min',
  'nodes-max',
  'instance-types',
  'spot',
] as const;

function nodeProblems(inputs: Inputs, file: LoadedConfig | undefined): string[] {
  if (isAuto(inputs, file?.config ?? {})) return [];
  const given = nodeInputs.filter((name) => inputs[name] !== undefined);
  const list = (['managedNodeGroups', 'nodeGroups'] as const).find(
    (name) => (file?.config[name]?.length ?? 0) > 0,
  );
  if (list !== undefined) {
    return given.map(
      (name) =>
        `Input ${name}: ${file?.label} has node groups of its own. Say it there, in ${list}, or leave the input out.`,
    );
  }
  if (file !== undefined && isOnFargateAlone(inputs, file)) checkFargateAlone(file);
  if (file !== undefined && isWithoutNodes(inputs, file)) checkWithoutNodes(file);
  if (inputs.prelaunch && inputs['node-kind'] !== 'self-managed') {
    return [
      'Input prelaunch: EKS makes no node group before the control plane. Write node-kind: self-managed, or leave it out.',
    ];
  }
  const names = { desired: 'nodes', least: 'nodes-min', most: 'nodes-max' };
  return contradictions(sizesOfInputs(inputs), names).map(
    ({ of, message }) => `Input ${names[of]}: ${message}`,
  );
}

/** A file with Fargate profiles says where pods run: it gets no node group that nobody has asked for. */
function isOnFargateAlone(inputs: Inputs, { config }: LoadedConfig): boolean {
  return (
    (config.fargateProfiles?.length ?? 0) > 0 &&
    (config.managedNodeGroups?.length ?? 0) + (config.nodeGroups?.length ?? 0) === 0 &&
    nodeInputs.every((name) => inputs[name] === undefined)
  );
}

/** An empty list of node groups is one, as in eksctl; a file that has no list gets the group that the inputs describe. */
function isWithoutNodes(inputs: Inputs, { config }: LoadedConfig): boolean {
  const { managedNodeGroups, nodeGroups = [], fargateProfiles = [] } = config;
  return (
    managedNodeGroups?.length === 0 &&
    nodeGroups.length + fargateProfiles.length === 0 &&
    nodeInputs.every((name) => inputs[name] === undefined)
  );
}

function tagProblems(inputs: Inputs, file: LoadedConfig | undefined): string[] {
  const count = Object.keys({ ...file?.config.metadata?.tags, ...inputs.tags }).length;
  if (count <= mostTags) return [];
  const message = `${count} tags were given. Keep ${mostTags} at most.`;
  if (inputs.tags !== undefined) return [`Input tags: ${message}`];
  file?.report('metadata.tags', message);
  return [];
}

function peopleProblems({ admins = [], viewers = [] }: Inputs, file: LoadedConfig | undefined): string[] {
  const twice = admins
    .filter((arn) => viewers.includes(arn))
    .map((arn) => `Inputs admins and viewers: ${arn} is in both. Keep it in one of them.`);
  const { authenticationMode, accessEntries } = file?.config.accessConfig ?? {};
  const listed = [...admins, ...viewers];
  const inFile = present(accessEntries).flatMap(({ principalARN: arn }) =>
    arn !== undefined && listed.includes(arn)
      ? `Inputs admins and viewers: ${arn} has an access entry in ${file?.label}, too. Keep it in one of them.`
      : [],
  );
  if (authenticationMode !== 'CONFIG_MAP' || listed.length === 0) return [...twice, ...inFile];
  return [
    ...twice,
    `Inputs admins and viewers: they are let in by access entries, which EKS does not know with the authenticationMode CONFIG_MAP of ${file?.label}. Leave them out, and write iamIdentityMappings there.`,
  ];
}

function clusterSpec(
  inputs: Inputs,
  file: LoadedConfig | undefined,
  {
    name,
    region,
    owner,
    event,
    now,
    isNamed,
  }: { name: string; region: string; owner: string; event: GitHubEvent; now: Date; isNamed: boolean },
): ClusterSpec {
  const config = file?.config ?? {};
  const isInAutoMode = isAuto(inputs, config);
  const isOnFargate = file !== undefined && isOnFargateAlone(inputs, file);
  const isEmpty = file !== undefined && isWithoutNodes(inputs, file);
  const usualOf = (): readonly string[] => {
    if (isInAutoMode) return [];
    if (isOnFargate) return defaults.addonsOnFargate;
    return isEmpty ? defaults.addonsWithoutNodes : defaults.addons;
  };
  const settings = settingsOf(config, usualOf());
  const usual = inputs.ttl === undefined ? usualTtl(owner, isNamed) : undefined;
  const expiresAt = expiry(inputs.ttl ?? usual, now);
  const { network } = settings;
  const ofFile = present(config.managedNodeGroups);
  const selfManaged = present(config.nodeGroups);
  const isOfInputs = ofFile.length + selfManaged.length === 0 && !isOnFargate && !isEmpty && !isInAutoMode;
  const isManaged = inputs['node-kind'] !== 'self-managed';
  const nodeGroups: NodeGroupSpec[] =
    isOfInputs && isManaged
      ? [nodeGroupOfInputs(inputs, network)]
      : ofFile.map((group) => nodeGroupOfFile(group, network));
  const selfManagedGroups =
    isOfInputs && !isManaged
      ? [selfManagedOfInputs(inputs, network)]
      : selfManaged.map((group) => selfManagedOfFile(group, network));
  return called(name, {
    ...settings,
    network: { ...settings.network, kind: inputs.network ?? settings.network.kind },
    region,
    owner,
    tags: {
      ...config.metadata?.tags,
      ...inputs.tags,
      [tagKeys.owner]: owner,
      [tagKeys.repository]: event.repository,
      [tagKeys.run]: event.runUrl,
      [tagKeys.expiresAt]: expiresAt instanceof Date ? timestamp(expiresAt) : 'never',
    },
    kubernetesVersion: inputs['kubernetes-version'] ?? config.metadata?.version,
    nodeGroups,
    ...(selfManagedGroups.length > 0 && { selfManagedGroups }),
    autoMode: autoModeFrom(inputs, config),
    ...(file !== undefined && {
      fargateProfiles: profilesOfFile(config, settings.network),
      capabilities: capabilitiesOfFile(config),
      pods: podsOfFile(config),
    }),
    ...identityProviderOfFile(config),
    securityGroups: securityGroupsFrom(inputs, config),
    admins: inputs.admins ?? [],
    viewers: inputs.viewers ?? [],
    permissionsBoundary: inputs['permissions-boundary'] ?? boundariesOf(config)[0]?.arn,
    expiresAt,
    ...(usual !== undefined && { isUsualExpiry: true }),
  });
}

/**
 * How long clusters of its kind live, in milliseconds: a pull request is forgotten, and a run is over. Branches stay, and what
 * somebody has named may be meant to.
 */
function usualTtl(owner: string, isNamed: boolean): number | undefined {
  if (workOf(owner)?.kind === 'pr') return defaults.ttl.pullRequest;
  return workOf(owner) === undefined && !isNamed ? defaults.ttl.run : undefined;
}

/** @param ttl milliseconds; 0 for ever. */
function expiry(ttl: number | undefined, now: Date): ClusterSpec['expiresAt'] {
  if (ttl === undefined) return undefined;
  return ttl === 0 ? 'never' : new Date(Math.floor((now.getTime() + ttl) / 1000) * 1000);
}

/** What follows the prefix in a computed name; of an event about neither a pull request nor a branch, the run's number. */
function suffixFrom({ about, runId }: GitHubEvent): string {
  return about === undefined ? `--run-${runId}` : suffixOf(about);
}
