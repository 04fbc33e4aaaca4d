/** Fargate profiles: which pods run without nodes. */

import { randomUUID } from 'node:crypto';
import { DescribeRouteTablesCommand } from '@aws-sdk/client-ec2';
import type {
  CreateFargateProfileCommandInput,
  CreateFargateProfileCommandOutput,
  DeleteFargateProfileCommandInput,
  DeleteFargateProfileCommandOutput,
  DescribeFargateProfileCommandInput,
  DescribeFargateProfileCommandOutput,
  FargateProfileSelector,
  ListFargateProfilesCommandInput,
  ListFargateProfilesCommandOutput,
} from '@aws-sdk/client-eks';
import { durations } from '../clock.ts';
import type { CallContext } from '../core.ts';
import { grantNodes } from './access-grants.ts';
import { mapNodeRole } from './aws-auth.ts';
import { describeSubnets } from './control-plane-network.ts';
import { giveBack, removePods } from './fargate-pods.ts';
import { checkTags, page, repeats } from './input.ts';
import { inUse, invalidParameter, limitExceeded, notFound } from './refusals.ts';
import { checkPodExecutionRole } from './roles.ts';
import {
  type Answer,
  activeCluster,
  arnOf,
  type ClusterRecord,
  clusterOf,
  type Eks,
  type FargateProfileRecord,
  inBackground,
  onBehalfOf,
  pass,
  takes,
} from './state.ts';

export const fargateOperations = (eks: Eks) => ({
  CreateFargateProfile: async (
    input: CreateFargateProfileCommandInput,
    call: CallContext,
  ): Answer<CreateFargateProfileCommandOutput> => {
    const record = activeCluster(eks, call.region, input.clusterName);
    const { fargateProfileName = '', podExecutionRoleArn = '', selectors = [] } = input;
    const { name } = record.cluster;
    const known = alreadyCreated(record, input);
    if (known) return { fargateProfile: structuredClone(known.profile) };
    const tags = checkTags(input.tags, call);
    checkName(fargateProfileName, name);
    checkSelectors(selectors, name);
    const role = await checkPodExecutionRole(eks.world, podExecutionRoleArn, name);
    const subnets = await privateSubnets(eks, record, input.subnets, call);
    refuseBesideAnother(record, fargateProfileName);
    if (record.fargateProfiles.size >= mostProfiles) {
      throw limitExceeded('Fargate Profile limit exceeded for cluster.', { clusterName: name });
    }
    const created: FargateProfileRecord = {
      clientRequestToken: input.clientRequestToken,
      interfaces: new Map(),
      profile: {
        fargateProfileName,
        fargateProfileArn: arnOf(
          eks,
          call.region,
          `fargateprofile/${name}/${fargateProfileName}/${randomUUID()}`,
        ),
        clusterName: name,
        createdAt: new Date(),
        podExecutionRoleArn,
        subnets,
        selectors,
        status: 'CREATING',
        tags,
        health: { issues: [] },
      },
    };
    record.fargateProfiles.set(fargateProfileName, created);
    call.touches({ arn: created.profile.fargateProfileArn, tags });
    inBackground(eks, record, async () => {
      grantNodes(eks, record, role, 'FARGATE_LINUX');
      mapNodeRole(record, role.arn, 'FARGATE_LINUX');
      await pass(
        eks,
        record,
        takes(eks, record, durations.fargateProfileCreate, `${fargateProfileName} creation`),
      );
      if (created.profile.status === 'CREATING') created.profile.status = 'ACTIVE';
    });
    return { fargateProfile: structuredClone(created.profile) };
  },

  DescribeFargateProfile: async (
    input: DescribeFargateProfileCommandInput,
    call: CallContext,
  ): Answer<DescribeFargateProfileCommandOutput> => ({
    fargateProfile: structuredClone(profileOf(eks, call, input).found.profile),
  }),

  ListFargateProfiles: async (
    input: ListFargateProfilesCommandInput,
    { region }: CallContext,
  ): Answer<ListFargateProfilesCommandOutput> => {
    const names = [...clusterOf(eks, region, input.clusterName).fargateProfiles.keys()];
    const { items, nextToken } = page(names.toSorted(), input);
    return { fargateProfileNames: items, nextToken };
  },

  DeleteFargateProfile: async (
    input: DeleteFargateProfileCommandInput,
    call: CallContext,
  ): Answer<DeleteFargateProfileCommandOutput> => {
    const { record, found } = profileOf(eks, call, input);
    const { profile } = found;
    if (profile.status !== 'DELETING') {
      refuseBesideAnother(record, profile.fargateProfileName, 'delete');
      profile.status = 'DELETING';
      inBackground(eks, record, async () => {
        removePods(record, profile.fargateProfileName);
        await pass(
          eks,
          record,
          takes(eks, record, durations.fargateProfileDelete, `${profile.fargateProfileName} deletion`),
        );
        await giveBack(eks, record, found);
        record.fargateProfiles.delete(profile.fargateProfileName);
      });
    }
    return { fargateProfile: structuredClone(profile) };
  },
});

function profileOf(
  eks: Eks,
  call: CallContext,
  input: { clusterName: string | undefined; fargateProfileName: string | undefined },
): { record: ClusterRecord; found: FargateProfileRecord } {
  const { clusterName, fargateProfileName } = input;
  const record = clusterOf(eks, call.region, clusterName);
  const found = record.fargateProfiles.get(fargateProfileName ?? '');
  if (!found) {
    throw notFound(`No Fargate Profile found with name: ${fargateProfileName}.`, {
      clusterName,
      fargateProfileName,
    });
  }
  call.touches({ arn: found.profile.fargateProfileArn, tags: found.profile.tags });
  return { record, found };
}

function alreadyCreated(
  record: ClusterRecord,
  input: CreateFargateProfileCommandInput,
): FargateProfileRecord | undefined {
  const found = record.fargateProfiles.get(input.fargateProfileName ?? '');
  if (!found) return undefined;
  if (repeats(found, input)) return found;
  throw inUse(`Fargate Profile already exists with this name in this cluster.`, {
    clusterName: input.clusterName,
  });
}

/** Fargate profiles come and go one at a time. */
function refuseBesideAnother(
  record: ClusterRecord,
  name: string,
  verb: 'create' | 'delete' = 'create',
): void {
  const other = [...record.fargateProfiles.values()].find(
    ({ profile }) =>
      (profile.status === 'CREATING' || profile.status === 'DELETING') &&
      (verb === 'create' || profile.fargateProfileName !== name),
  )?.profile;
  if (other) {
    throw inUse(
      `Cannot ${verb} Fargate Profile ${name} because cluster ${record.cluster.name} currently has Fargate profile ` +
        `${other.fargateProfileName} in status ${other.status}`,
      { clusterName: record.cluster.name },
    );
  }
}

/** Source: "Service quotas" in the EKS user guide: Fargate profiles per cluster. */
const mostProfiles = 10;

/** Source: eksctl (pkg/apis/eksctl.io/v1alpha5/fargate.go), which knows names that AWS keeps for itself. */
function checkName(fargateProfileName: string, clusterName: string): void {
  if (fargateProfileName.startsWith('eks-')) {
    throw invalidParameter("Fargate profile names can't start with eks-", { clusterName });
  }
}

/** Source: the same quotas: selectors per Fargate profile, label pairs per selector. */
function checkSelectors(selectors: FargateProfileSelector[], clusterName: string): void {
  if (selectors.length < 1 || selectors.length > 5) {
    throw invalidParameter('A Fargate profile must have between 1 and 5 selectors', { clusterName });
  }
  for (const { namespace, labels = {} } of selectors) {
    if (!namespace)
      throw invalidParameter('Fargate profile selectors must have a namespace', { clusterName });
    if (Object.keys(labels).length > 5) {
      throw invalidParameter('A Fargate profile selector can have at most 5 labels', { clusterName });
    }
  }
}

/**
 * The subnets of the profile: the private ones of the cluster when none are named. Source: eksctl (userdocs,
 * usage/fargate-support.md), which names none, and whose clusters have as many public ones.
 * @throws InvalidParameterException for one with a route to an internet gateway
 */
async function privateSubnets(
  eks: Eks,
  { cluster }: ClusterRecord,
  wish: string[] | undefined,
  call: CallContext,
): Promise<string[]> {
  const about = { clusterName: cluster.name };
  const { vpcId, subnetIds } = cluster.resourcesVpcConfig;
  const ids = wish ?? subnetIds;
  const { ec2 } = onBehalfOf(eks, call);
  const subnets = await describeSubnets(ec2, ids, about);
  const stranger = subnets.find((subnet) => subnet.VpcId !== vpcId);
  if (stranger) throw invalidParameter(`Subnet ${stranger.SubnetId} is not in the cluster's VPC`, about);
  const { RouteTables = [] } = await ec2.send(
    new DescribeRouteTablesCommand({ Filters: [{ Name: 'vpc-id', Values: [vpcId] }] }),
  );
  const isPublic = (id: string): boolean => {
    const table =
      RouteTables.find(({ Associations = [] }) => Associations.some(({ SubnetId }) => SubnetId === id)) ??
      RouteTables.find(({ Associations = [] }) => Associations.some(({ Main }) => Main));
    return table?.Routes?.some(({ GatewayId }) => GatewayId?.startsWith('igw-')) === true;
  };
  const privateIds = ids.filter((id) => !isPublic(id));
  if (wish === undefined && privateIds.length > 0) return privateIds;
  const open = ids.find(isPublic);
  if (open !== undefined) {
    throw invalidParameter(`Subnet ${open} provided in Fargate Profile is not a private subnet`, about);
  }
  return ids;
}
