import { readFile } from 'node:fs/promises';
import type { Stack } from '@aws-sdk/client-cloudformation';
import type { Aws } from '../aws/clients.ts';
import { isExisting } from '../aws/errors.ts';
import {
  completeResources,
  deleteStack,
  findStack,
  stackFailure,
  unfinishedResources,
} from '../aws/stack.ts';
import { chooseZones } from '../aws/zones.ts';
import { namesOf } from '../config/names.ts';
import type { ClusterSpec } from '../config/spec.ts';
import { fromTagList, requireOurs, toTagList } from '../config/tags.ts';
import type { Part, Resource } from '../engine/graph.ts';
import type { Step } from '../engine/step.ts';

/** What a control plane needs of the network: usable long before the NAT gateway is. */
export interface Subnets {
  vpcId: string;
  publicSubnetIds: string[];
  privateSubnetIds: string[];
  controlPlaneSecurityGroupId: string;
  workerSecurityGroupId: string;
}

export interface Network extends Resource<Subnets> {
  subnets: Part<Subnets>;
}

const templateFile = new URL('../templates/network.yaml', import.meta.url);

/** VPC, subnets, routes, gateways and security groups, as one CloudFormation stack. */
export function network(aws: Aws, spec: ClusterSpec): Network {
  const name = namesOf(spec.name, spec.region).networkStack;

  async function findOurs(): Promise<Stack | undefined> {
    const stack = await findStack(aws, name);
    if (stack !== undefined) requireOurs(`Stack ${name}`, fromTagList(stack.Tags), spec);
    return stack;
  }

  /** The stack once nothing that came before stands in its way: what can only be deleted is deleted first. */
  async function findUsable(step: Step): Promise<Stack | undefined> {
    const stack = await findOurs();
    const useless = /^(DELETE_|ROLLBACK_)/;
    if (stack === undefined || !useless.test(stack.StackStatus ?? '')) return stack;
    step.say(`stack ${name} is ${stack.StackStatus} and has to go first`);
    await deleteStack(aws, step, stack);
    return undefined;
  }

  async function create(step: Step): Promise<void> {
    const zones = await chooseZones(
      aws,
      spec.nodeGroups.flatMap((group) => group.instanceTypes),
      spec.network.zones,
    );
    step.change('created', `stack ${name} in ${zones.join(', ')}`);
    const cloudFormation = await aws.cloudFormation();
    const request = {
      StackName: name,
      TemplateBody: await readFile(templateFile, 'utf8'),
      Parameters: Object.entries({
        ClusterName: spec.name,
        VpcCidr: spec.network.cidr,
        SubnetBits: String(subnetBits(spec.network.cidr)),
        Nat: spec.network.nat,
        Zones: zones.join(','),
        ZoneCount: String(zones.length),
      }).map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue })),
      Tags: toTagList(spec.tags),
      // The control plane may stand on its subnets before the stack is whole: it must not roll back under it. A stack
      // made with OnFailure DO_NOTHING would not either, but CloudFormation does not let that one be repaired.
      DisableRollback: true,
    } as const;
    await cloudFormation.createStack(request).catch((error: unknown) => {
      if (!isExisting(error)) throw error;
    });
  }

  /** Asks CloudFormation to make what failed in a stack that was kept as it was. */
  async function repair(step: Step, stack: Stack): Promise<void> {
    step.say((await stackFailure(aws, stack)).message);
    step.change('updated', `repairing stack ${name}`);
    const cloudFormation = await aws.cloudFormation();
    await cloudFormation.updateStack({
      StackName: name,
      UsePreviousTemplate: true,
      Parameters: (stack.Parameters ?? []).map(({ ParameterKey }) => ({
        ParameterKey,
        UsePreviousValue: true,
      })),
      DisableRollback: true,
    });
  }

  const subnets: Part<Subnets> = {
    name: 'subnets',
    get of() {
      return whole;
    },
    read: async () => {
      const stack = await findStack(aws, name);
      return stack === undefined ? undefined : subnetsOf(stack, await completeResources(aws, name));
    },
  };

  const whole: Network = {
    name: 'network',
    what: `VPC ${spec.network.cidr}, NAT gateway: ${spec.network.nat}`,
    subnets,
    needs: [],
    read: subnets.read,
    ensure: async (step) => {
      const existing = await findUsable(step);
      if (existing === undefined) await create(step);
      else if (/^(CREATE|UPDATE)_FAILED$/.test(existing.StackStatus ?? '')) await repair(step, existing);

      let usable: Subnets | undefined;
      return step.until('the NAT gateway and routes', async () => {
        const stack = await findStack(aws, name);
        if (stack === undefined) return { waiting: `stack ${name} is not to be seen yet` };
        if (usable === undefined) {
          usable = subnetsOf(stack, await completeResources(aws, name));
          if (usable !== undefined) step.offer(subnets, usable);
        }
        const status = stack.StackStatus ?? '';
        if (usable !== undefined && /^(CREATE|UPDATE)_COMPLETE$/.test(status)) return { done: usable };
        if (!/_IN_PROGRESS$|_COMPLETE$/.test(status)) throw await stackFailure(aws, stack);
        return { waiting: (await unfinishedResources(aws, name)) || status };
      });
    },
    remove: async (step) => {
      const stack = await findOurs();
      if (stack !== undefined) await deleteStack(aws, step, stack);
    },
  };
  return whole;
}

/** The VPC is divided into eight blocks: three public, three private, two to spare. */
function subnetBits(vpcCidr: string): number {
  const prefix = Number(vpcCidr.split('/')[1]);
  return 32 - prefix - 3;
}

/** The resources that the template names; undefined while any is still to come. */
function subnetsOf(stack: Stack, complete: ReadonlyMap<string, string>): Subnets | undefined {
  const zones = Number(
    stack.Parameters?.find(({ ParameterKey }) => ParameterKey === 'ZoneCount')?.ParameterValue,
  );
  const numbered = (prefix: string): string[] =>
    Array.from({ length: zones }, (_, index) => complete.get(`${prefix}${index + 1}`) ?? '');
  const found = {
    vpcId: complete.get('Vpc') ?? '',
    publicSubnetIds: numbered('PublicSubnet'),
    privateSubnetIds: numbered('PrivateSubnet'),
    controlPlaneSecurityGroupId: complete.get('ControlPlaneSecurityGroup') ?? '',
    workerSecurityGroupId: complete.get('WorkerSecurityGroup') ?? '',
  };
  return Object.values(found).flat().includes('') ? undefined : found;
}
