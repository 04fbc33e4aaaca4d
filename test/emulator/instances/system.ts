/** What the programs on a machine share: its console, its files, its way to AWS. */
import { AwsError, type Clients, type Principal, type World } from '../core.ts';
import { type AwsService, awsServiceProblem } from '../network/aws-services.ts';
import { lookAtVpc, ownInterface } from '../network/vpc.ts';
import type { Kubelet } from './kubelet.ts';
import { type Machine, roleOn } from './machine.ts';

export interface System {
  world: World;
  machine: Machine;
  /** Prints a line, or several, on its console. */
  say(words: string): void;
  /** Lets seconds pass; rejects once the machine has gone. */
  wait(seconds: number): Promise<void>;
  files: Map<string, string>;
  /** Started by a script of the image's own; nodeadm needs none. */
  kubelet?: Kubelet;
}

/** Seconds that the SDKs wait for an answer. Source: their default of `connect_timeout`. */
const connectTimeout = 60;

/** What keeps a program on the machine from calling a service: in the words of the aws CLI. */
export class Unreachable extends Error {}

/** @throws Unreachable, in the aws CLI's words */
export async function reach(system: System, region: string, service: AwsService): Promise<void> {
  const problem = await wayProblem(system.world, system.machine, service);
  if (problem === undefined) return;
  await system.wait(connectTimeout);
  const host = `${service}.${region}.amazonaws.com`;
  throw new Unreachable(`Connect timeout on endpoint URL: "https://${host}/" (${problem})`);
}

/** @returns what keeps the machine from a service; undefined when nothing does */
export async function wayProblem(
  world: World,
  { region, id, instance }: Machine,
  service: AwsService,
): Promise<string | undefined> {
  const vpc = await lookAtVpc(world.directly(region).ec2, instance.VpcId ?? '');
  const own = ownInterface(vpc, id);
  if (!own) return `${id} has no network interface`;
  if (!vpc.dns.support) return `DNS support is not enabled in ${vpc.id}`;
  return awsServiceProblem(vpc, region, own, service);
}

/** Clients that act as the machine's role. @throws Unreachable when it has none */
export async function asRole(system: System, region: string): Promise<Clients> {
  const { world, machine } = system;
  const role = await roleOn(world, machine);
  if (!role) {
    throw new Unreachable(
      'Unable to locate credentials. You can configure credentials by running "aws configure".',
    );
  }
  const principal: Principal = {
    arn: `arn:aws:sts::${world.account}:assumed-role/${role.name}/${machine.id}`,
    iamArn: role.arn,
    userId: `${role.roleId}:${machine.id}`,
    accessKeyId: 'ASIAONINSTANCE000000',
  };
  return world.clients({ principal, region });
}

/**
 * Clients that act by the machine's identity document: CloudFormation takes it for a member of its stack.
 * Source: "cfn-signal" in CloudFormation's guide, "checks for stack membership".
 */
export function asMember({ world, machine }: System, region: string): Clients {
  const principal: Principal = {
    arn: `arn:aws:sts::${world.account}:assumed-role/aws:ec2-instance/${machine.id}`,
    iamArn: `arn:aws:iam::${world.account}:role/aws-service-role/cloudformation.amazonaws.com/instances`,
    userId: `AROAINSTANCEIDENTITY0:${machine.id}`,
    accessKeyId: 'ASIAONINSTANCE000000',
  };
  return world.clients({ principal, region });
}

/** As the aws CLI prints a refusal. @throws what is none */
export function refusalOf(error: unknown, operation: string): string {
  if (error instanceof Unreachable) return error.message;
  if (error instanceof AwsError || (error instanceof Error && '$metadata' in error)) {
    return `An error occurred (${error.name}) when calling the ${operation} operation: ${error.message}`;
  }
  throw error;
}
