/**
 * EKS Capabilities: controllers of ACK and of kro that AWS runs beside the control plane, one of each kind.
 * Source: EKS user guide, "EKS Capabilities" and "Amazon EKS capability IAM role".
 */
import { randomUUID } from 'node:crypto';
import type {
  Capability,
  CreateCapabilityCommandInput,
  CreateCapabilityCommandOutput,
  DeleteCapabilityCommandInput,
  DeleteCapabilityCommandOutput,
  DescribeCapabilityCommandInput,
  DescribeCapabilityCommandOutput,
  ListCapabilitiesCommandInput,
  ListCapabilitiesCommandOutput,
  UpdateCapabilityCommandInput,
  UpdateCapabilityCommandOutput,
} from '@aws-sdk/client-eks';
import { durations } from '../clock.ts';
import type { CallContext } from '../core.ts';
import { requireEntries } from './access-entries.ts';
import { grantCapability } from './access-grants.ts';
import { checkTags, page } from './input.ts';
import { inUse, invalidParameter, notFound } from './refusals.ts';
import { checkCapabilityRole } from './roles.ts';
import {
  type Answer,
  activeCluster,
  arnOf,
  type CapabilityRecord,
  type ClusterRecord,
  clusterOf,
  type Eks,
  inBackground,
  pass,
  takes,
} from './state.ts';
import { startUpdate } from './updates.ts';

export const capabilityOperations = (eks: Eks) => ({
  CreateCapability: async (
    input: CreateCapabilityCommandInput,
    call: CallContext,
  ): Answer<CreateCapabilityCommandOutput> => {
    const record = activeCluster(eks, call.region, input.clusterName);
    const { capabilityName = '', type = 'KRO', roleArn = '', deletePropagationPolicy } = input;
    const { name } = record.cluster;
    const about = { clusterName: name };
    const tags = checkTags(input.tags, call);
    requireEntries(record);
    if (type === 'ARGOCD') throw invalidParameter('configuration.argoCd is required for type ARGOCD', about);
    const role = await checkCapabilityRole(eks.world, roleArn, name);
    if (record.capabilities.has(capabilityName)) {
      throw inUse(`Capability already exists with name: ${capabilityName}`, about);
    }
    if ([...record.capabilities.values()].some((other) => other.type === type)) {
      throw inUse(`A capability of type ${type} already exists in cluster ${name}`, about);
    }
    const now = new Date();
    const capability: CapabilityRecord = {
      capabilityName,
      arn: arnOf(
        eks,
        call.region,
        `capability/${name}/${type.toLowerCase()}/${capabilityName}/${randomUUID()}`,
      ),
      clusterName: name,
      type,
      roleArn,
      status: 'CREATING',
      tags,
      health: { issues: [] },
      createdAt: now,
      modifiedAt: now,
      deletePropagationPolicy,
    };
    record.capabilities.set(capabilityName, capability);
    call.touches({ arn: capability.arn, tags });
    inBackground(eks, record, async () => {
      grantCapability(eks, record, role, type);
      await pass(eks, record, takes(eks, record, durations.capabilityCreate, `${capabilityName} creation`));
      if (capability.status === 'CREATING') capability.status = 'ACTIVE';
    });
    return { capability: structuredClone(capability) };
  },

  DescribeCapability: async (
    input: DescribeCapabilityCommandInput,
    call: CallContext,
  ): Answer<DescribeCapabilityCommandOutput> => ({
    capability: structuredClone(capabilityOf(eks, call, input).capability),
  }),

  ListCapabilities: async (
    input: ListCapabilitiesCommandInput,
    { region }: CallContext,
  ): Answer<ListCapabilitiesCommandOutput> => {
    const all = [...clusterOf(eks, region, input.clusterName).capabilities.values()].map(
      ({ capabilityName, arn, type, status, createdAt, modifiedAt }) => ({
        capabilityName,
        arn,
        type,
        status,
        createdAt,
        modifiedAt,
      }),
    );
    const { items, nextToken } = page(all, input);
    return { capabilities: items, nextToken };
  },

  UpdateCapability: async (
    input: UpdateCapabilityCommandInput,
    call: CallContext,
  ): Answer<UpdateCapabilityCommandOutput> => {
    const { record, capability } = capabilityOf(eks, call, input);
    const { roleArn } = input;
    const { capabilityName } = capability;
    refuseUnsettled(capability);
    if (roleArn === undefined) throw invalidParameter('No changes needed for the capability provided');
    const role = await checkCapabilityRole(eks.world, roleArn, record.cluster.name);
    refuseUnsettled(capability);
    capability.status = 'UPDATING';
    const update = startUpdate(eks, record, {
      type: 'CapabilityUpdate',
      params: {},
      subject: { capabilityName },
      work: async () => {
        grantCapability(eks, record, role, capability.type);
        await pass(eks, record, takes(eks, record, durations.capabilityCreate, `${capabilityName} update`));
        Object.assign(capability, { roleArn, status: 'ACTIVE', modifiedAt: new Date() });
      },
    });
    return { update: structuredClone(update) };
  },

  DeleteCapability: async (
    input: DeleteCapabilityCommandInput,
    call: CallContext,
  ): Answer<DeleteCapabilityCommandOutput> => {
    const { record, capability } = capabilityOf(eks, call, input);
    const { capabilityName } = capability;
    if (capability.status === 'UPDATING') refuseUnsettled(capability);
    if (capability.status !== 'DELETING') {
      capability.status = 'DELETING';
      inBackground(eks, record, async () => {
        await pass(eks, record, takes(eks, record, durations.capabilityDelete, `${capabilityName} deletion`));
        record.capabilities.delete(capabilityName);
      });
    }
    return { capability: structuredClone(capability) };
  },
});

function capabilityOf(
  eks: Eks,
  call: CallContext,
  input: { clusterName: string | undefined; capabilityName: string | undefined },
): { record: ClusterRecord; capability: CapabilityRecord } {
  const { clusterName, capabilityName } = input;
  const record = clusterOf(eks, call.region, clusterName);
  const capability = record.capabilities.get(capabilityName ?? '');
  if (!capability) throw notFound(`No capability found with name: ${capabilityName}.`, { clusterName });
  call.touches({ arn: capability.arn, tags: capability.tags });
  return { record, capability };
}

/** @throws ResourceInUseException while EKS is at work on it */
function refuseUnsettled({ capabilityName, clusterName, status }: Capability): void {
  if (status === 'ACTIVE') return;
  throw inUse(`Capability ${capabilityName} is currently in status ${status}`, { clusterName });
}
