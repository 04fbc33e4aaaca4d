import type { UnsuccessfulItem, VpcEndpoint } from '@aws-sdk/client-ec2';
import type { Aws } from '../../aws/clients.ts';
import { isDenied } from '../../aws/errors.ts';
import { everyPage } from '../../aws/pages.ts';
import { areEmpty, ownVpcIds } from '../../aws/vpc.ts';
import type { Resource } from '../../engine/graph.ts';
import type { Step } from '../../engine/step.ts';
import type { ClusterSpec } from '../../spec/spec.ts';
import { deleteOnceFree } from './security-groups.ts';

export interface GuardDutyNeeds {
  plane: Resource<unknown>;
}

/**
 * The endpoint that GuardDuty's Runtime Monitoring puts into a VPC with nodes, and its security group. It leaves both
 * there, and the VPC cannot go.
 * Source: GuardDuty user guide, "How Runtime Monitoring works".
 */
export function guardDuty(aws: Aws, spec: ClusterSpec, { plane }: GuardDutyNeeds): Resource<VpcEndpoint[]> {
  // What it has put into a network that clusters share watches the others' nodes, too.
  const monitoring = guardDutyIn(aws, () => ownVpcIds(aws, spec));
  return {
    name: "GuardDuty's endpoint",
    needs: [],
    madeBy: [plane],
    read: async () => {
      const found = await monitoring.endpoints();
      return found.length === 0 ? undefined : found;
    },
    remove: monitoring.remove,
  };
}

export interface GuardDutyMonitoring {
  endpoints(): Promise<VpcEndpoint[]>;
  /** With their security groups. */
  remove(step: Step): Promise<void>;
}

/** What GuardDuty has put into these VPCs. */
export function guardDutyIn(aws: Aws, vpcs: () => Promise<string[]>): GuardDutyMonitoring {
  async function endpoints(vpcIds: string[]): Promise<VpcEndpoint[]> {
    if (await areEmpty(aws, vpcIds)) return [];
    const ec2 = await aws.ec2();
    const Filters = [
      { Name: 'vpc-id', Values: vpcIds },
      { Name: 'service-name', Values: [`com.amazonaws.${aws.region}.guardduty-data`] },
    ];
    const found = await everyPage(
      (NextToken) => ec2.describeVpcEndpoints({ Filters, NextToken }),
      (page) => page.VpcEndpoints,
    );
    return found.filter(({ State }) => State?.toLowerCase() !== 'deleted');
  }

  async function groupIds(vpcIds: string[]): Promise<string[]> {
    if (vpcIds.length === 0) return [];
    const ec2 = await aws.ec2();
    const Filters = [{ Name: 'vpc-id', Values: vpcIds }];
    const groups = await everyPage(
      (NextToken) => ec2.describeSecurityGroups({ Filters, NextToken }),
      (page) => page.SecurityGroups,
    );
    return groups
      .filter(({ GroupName }) => GroupName?.startsWith('GuardDutyManagedSecurityGroup-'))
      .map(({ GroupId = '' }) => GroupId);
  }

  return {
    endpoints: async () => endpoints(await vpcs()),
    remove: async (step) => {
      const ec2 = await aws.ec2();
      const vpcIds = await vpcs();
      for (const { VpcEndpointId = '', State } of await endpoints(vpcIds)) {
        if (State?.toLowerCase() === 'deleting') continue;
        step.change('deleted', VpcEndpointId);
        const { Unsuccessful } = await ec2
          .deleteVpcEndpoints({ VpcEndpointIds: [VpcEndpointId] })
          .catch(leaveToSweeps(`endpoint ${VpcEndpointId}`));
        refuseUnsuccessful(Unsuccessful);
      }
      await step.until("GuardDuty's endpoint to go", async () => {
        const left = await endpoints(vpcIds);
        if (left.length === 0) return { done: undefined };
        return { waiting: left.map(({ VpcEndpointId, State }) => `${VpcEndpointId} is ${State}`).join(', ') };
      });
      for (const groupId of await groupIds(vpcIds)) {
        step.change('deleted', groupId);
        await deleteOnceFree(ec2, step, groupId).catch(leaveToSweeps(`security group ${groupId}`));
      }
    },
  };
}

/**
 * Nothing on them tells whose network they are in, so that the roles of previews may remove none.
 * @throws Error that says who may
 */
function leaveToSweeps(what: string): (error: unknown) => never {
  return (error) => {
    if (!isDenied(error)) throw error;
    throw new Error(
      `GuardDuty's ${what} stays, and the cluster's network with it: this role may not remove what names no cluster. ` +
        'A sweep removes both, by a role that may (docs/iam/monitoring.json).',
      { cause: error },
    );
  };
}

/**
 * EC2 answers 200, and says of each endpoint why it did not go.
 * @throws Error in its words, unless the endpoint has gone already
 */
function refuseUnsuccessful(items: readonly UnsuccessfulItem[] = []): void {
  const refused = items.filter(({ Error: reason }) => !/NotFound$/.test(reason?.Code ?? ''));
  if (refused.length === 0) return;
  const words = refused.map(
    ({ ResourceId, Error: reason }) => `${reason?.Code}: ${reason?.Message} (${ResourceId})`,
  );
  throw new Error(`GuardDuty's endpoint stays: EC2 refused DeleteVpcEndpoints: ${words.join('; ')}`);
}
