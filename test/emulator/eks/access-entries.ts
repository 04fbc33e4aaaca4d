/** Access entries: which IAM principals may enter a cluster, and as whom. */

import type {
  AccessScope,
  AssociateAccessPolicyCommandInput,
  AssociateAccessPolicyCommandOutput,
  CreateAccessEntryCommandInput,
  CreateAccessEntryCommandOutput,
  DeleteAccessEntryCommandInput,
  DescribeAccessEntryCommandInput,
  DescribeAccessEntryCommandOutput,
  DisassociateAccessPolicyCommandInput,
  ListAccessEntriesCommandInput,
  ListAccessEntriesCommandOutput,
  ListAccessPoliciesCommandInput,
  ListAccessPoliciesCommandOutput,
  ListAssociatedAccessPoliciesCommandInput,
  ListAssociatedAccessPoliciesCommandOutput,
  UpdateAccessEntryCommandInput,
  UpdateAccessEntryCommandOutput,
} from '@aws-sdk/client-eks';
import { GetUserCommand } from '@aws-sdk/client-iam';
import type { CallContext } from '../core.ts';
import { addEntry, defaultUsername, entryTypes, userArn } from './access-grants.ts';
import { accessPolicies } from './access-policies.ts';

import { checkTags, page } from './input.ts';
import { inUse, invalidParameter, invalidRequest, notFound } from './refusals.ts';
import { codeOf } from './service-errors.ts';
import {
  type AccessEntryRecord,
  type Answer,
  actingAs,
  type ClusterRecord,
  clusterOf,
  type Eks,
} from './state.ts';

export const accessEntryOperations = (eks: Eks) => ({
  CreateAccessEntry: async (
    input: CreateAccessEntryCommandInput,
    call: CallContext,
  ): Answer<CreateAccessEntryCommandOutput> => {
    const { principalArn = '', type = 'STANDARD', username, kubernetesGroups } = input;
    const record = clusterWithEntries(eks, call, input.clusterName);
    const tags = checkTags(input.tags, call);
    const fixed = entryTypes[type];
    if (type !== 'STANDARD' && !fixed) throw invalidParameter(`The specified type ${type} is not valid`);
    if (fixed && (username || (kubernetesGroups ?? []).length > 0)) {
      throw invalidParameter(
        `Cannot specify kubernetesGroups or username for access entries of type ${type}`,
      );
    }
    checkNames(username, kubernetesGroups);
    // EKS API reference, CreateAccessEntry, principalArn: nodes are known by roles alone.
    if (fixed && userArn.test(principalArn)) {
      throw invalidParameter(`The specified principalArn is invalid for an access entry of type ${type}`);
    }
    const principalId = await principalIdOf(eks, principalArn, call.region);
    if (record.accessEntries.has(principalArn)) {
      throw inUse('The specified access entry resource is already in use on this cluster.');
    }
    const added = addEntry(eks, record, {
      principalArn,
      principalId,
      type,
      tags,
      username: username ?? fixed?.username ?? defaultUsername(principalArn),
      kubernetesGroups: kubernetesGroups ?? fixed?.groups ?? [],
    });
    call.touches({ arn: added.entry.accessEntryArn, tags });
    return { accessEntry: structuredClone(added.entry) };
  },

  DescribeAccessEntry: async (
    input: DescribeAccessEntryCommandInput,
    call: CallContext,
  ): Answer<DescribeAccessEntryCommandOutput> => ({
    accessEntry: structuredClone(entryOf(eks, call, input).entry),
  }),

  ListAccessEntries: async (
    input: ListAccessEntriesCommandInput,
    call: CallContext,
  ): Answer<ListAccessEntriesCommandOutput> => {
    const record = clusterWithEntries(eks, call, input.clusterName);
    const { associatedPolicyArn: wanted } = input;
    const matching = [...record.accessEntries.values()].filter(
      ({ policies }) => wanted === undefined || policies.has(wanted),
    );
    const { items, nextToken } = page(matching, input);
    return { accessEntries: items.map(({ entry }) => entry.principalArn), nextToken };
  },

  UpdateAccessEntry: async (
    input: UpdateAccessEntryCommandInput,
    call: CallContext,
  ): Answer<UpdateAccessEntryCommandOutput> => {
    const { entry } = entryOf(eks, call, input);
    if (entry.type !== 'STANDARD') {
      throw invalidParameter(
        `Cannot update kubernetesGroups or username of access entries of type ${entry.type}`,
      );
    }
    checkNames(input.username, input.kubernetesGroups);
    entry.username = input.username ?? entry.username;
    entry.kubernetesGroups = input.kubernetesGroups ?? entry.kubernetesGroups;
    entry.modifiedAt = new Date();
    return { accessEntry: structuredClone(entry) };
  },

  DeleteAccessEntry: async (input: DeleteAccessEntryCommandInput, call: CallContext): Promise<object> => {
    const { entry } = entryOf(eks, call, input);
    clusterOf(eks, call.region, input.clusterName).accessEntries.delete(entry.principalArn);
    return {};
  },

  AssociateAccessPolicy: async (
    input: AssociateAccessPolicyCommandInput,
    call: CallContext,
  ): Answer<AssociateAccessPolicyCommandOutput> => {
    const { entry, policies } = entryOf(eks, call, input);
    const { policyArn: arn = '', accessScope = {} } = input;
    // EKS user guide, "Create a Node Class for Amazon EKS": the one policy of nodes of Auto Mode.
    const isOfAutoNodes = entry.type === 'EC2' && arn.endsWith('/AmazonEKSAutoNodePolicy');
    if (entry.type !== 'STANDARD' && !isOfAutoNodes) {
      throw invalidRequest(`Access policies cannot be associated with access entries of type ${entry.type}`);
    }
    if (!accessPolicies.some((policy) => policy.arn === arn)) {
      throw invalidParameter('The policyArn parameter format is not valid');
    }
    const scope = checkScope(accessScope);
    const now = new Date();
    const associated = {
      policyArn: arn,
      accessScope: scope,
      associatedAt: policies.get(arn)?.associatedAt ?? now,
      modifiedAt: now,
    };
    policies.set(arn, associated);
    return {
      clusterName: input.clusterName,
      principalArn: entry.principalArn,
      associatedAccessPolicy: associated,
    };
  },

  DisassociateAccessPolicy: async (
    input: DisassociateAccessPolicyCommandInput,
    call: CallContext,
  ): Promise<object> => {
    const { policies } = entryOf(eks, call, input);
    if (!policies.delete(input.policyArn ?? '')) {
      throw notFound('The specified policyArn is not associated with this access entry.');
    }
    return {};
  },

  ListAssociatedAccessPolicies: async (
    input: ListAssociatedAccessPoliciesCommandInput,
    call: CallContext,
  ): Answer<ListAssociatedAccessPoliciesCommandOutput> => {
    const { entry, policies } = entryOf(eks, call, input);
    const { items, nextToken } = page([...policies.values()], input);
    return {
      clusterName: input.clusterName,
      principalArn: entry.principalArn,
      associatedAccessPolicies: items,
      nextToken,
    };
  },

  ListAccessPolicies: async (
    input: ListAccessPoliciesCommandInput,
  ): Answer<ListAccessPoliciesCommandOutput> => {
    const { items, nextToken } = page(accessPolicies, input);
    return { accessPolicies: items, nextToken };
  },
});

function clusterWithEntries(eks: Eks, { region }: CallContext, name: string | undefined): ClusterRecord {
  const record = clusterOf(eks, region, name);
  requireEntries(record);
  return record;
}

/** @throws InvalidRequestException unless the cluster's authentication mode knows access entries. */
export function requireEntries(record: ClusterRecord): void {
  if (record.cluster.accessConfig.authenticationMode === 'CONFIG_MAP') {
    throw invalidRequest(
      "The cluster's authentication mode must be set to one of [API, API_AND_CONFIG_MAP] to perform this operation.",
      { clusterName: record.cluster.name },
    );
  }
}

function entryOf(
  eks: Eks,
  call: CallContext,
  input: { clusterName: string | undefined; principalArn: string | undefined },
): AccessEntryRecord {
  const found = clusterWithEntries(eks, call, input.clusterName).accessEntries.get(input.principalArn ?? '');
  if (!found)
    throw notFound('The specified principalArn could not be found.', { clusterName: input.clusterName });
  call.touches({ arn: found.entry.accessEntryArn, tags: found.entry.tags });
  return found;
}

function checkNames(username: string | undefined, groups: string[] | undefined): void {
  const reserved = /^(system|eks|aws|amazon|iam):/;
  if (username !== undefined && reserved.test(username)) {
    throw invalidParameter(
      'The username parameter is not valid: it cannot start with [system:, eks:, aws:, amazon:, iam:]',
    );
  }
  const bad = groups?.find((group) => reserved.test(group));
  if (bad !== undefined) {
    throw invalidParameter(
      `The kubernetes group name ${bad} is invalid, it cannot start with [system:, eks:, aws:, amazon:, iam:]`,
    );
  }
}

function checkScope({ type, namespaces = [] }: AccessScope): AccessScope {
  if (type === 'namespace') {
    if (namespaces.length === 0) {
      throw invalidParameter('The namespaces parameter is required when the access scope type is namespace');
    }
    return { type, namespaces };
  }
  if (type !== 'cluster') throw invalidParameter('The access scope type must be one of [cluster, namespace]');
  if (namespaces.length > 0) {
    throw invalidParameter(
      'The namespaces parameter cannot be specified when the access scope type is cluster',
    );
  }
  return { type, namespaces: [] };
}

const roleArn = /^arn:aws[a-z-]*:iam::\d{12}:role\/(?:.*\/)?[^/]+$/;

/**
 * The id that IAM gave the role or user.
 * @throws InvalidParameterException for an STS session, or a principal that IAM does not know (yet)
 */
async function principalIdOf(eks: Eks, arn: string, region: string): Promise<string> {
  if (!roleArn.test(arn) && !userArn.test(arn)) {
    throw invalidParameter('The principalArn parameter format is not valid');
  }
  const [, userName] = userArn.exec(arn) ?? [];
  const id = userName ? await userId(eks, userName, region) : await roleId(eks, arn);
  if (!id) throw invalidParameter('The specified principalArn is invalid: invalid principal.');
  return id;
}

async function roleId(eks: Eks, arn: string): Promise<string | undefined> {
  const role = await eks.world.role(arn);
  return role?.consistent ? role.roleId : undefined;
}

async function userId(eks: Eks, userName: string, region: string): Promise<string | undefined> {
  try {
    const { iam } = actingAs(eks, region, 'AWSServiceRoleForAmazonEKS');
    const { User } = await iam.send(new GetUserCommand({ UserName: userName }));
    return User?.UserId;
  } catch (error) {
    if (codeOf(error).startsWith('NoSuchEntity')) return undefined;
    throw error;
  }
}
