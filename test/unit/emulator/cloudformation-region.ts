/** An emulated region, and what the tests of its stacks ask of it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AutoScalingClient } from '@aws-sdk/client-auto-scaling';
import {
  CloudFormationClient,
  CreateStackCommand,
  type CreateStackCommandInput,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  paginateDescribeStackEvents,
  type Stack,
  type StackEvent,
} from '@aws-sdk/client-cloudformation';
import { EC2Client } from '@aws-sdk/client-ec2';
import { EKSClient } from '@aws-sdk/client-eks';
import { IAMClient } from '@aws-sdk/client-iam';
import type { Shortage } from '../../emulator/core.ts';
import { startEmulator } from '../../emulator/emulator.ts';
import { showAtOnce } from './emulator-in-test.ts';

export interface Region {
  cloudFormation: CloudFormationClient;
  ec2: EC2Client;
  eks: EKSClient;
  iam: IAMClient;
  autoScaling: AutoScalingClient;
  /** Starts a stack and resolves to its id. */
  create(name: string, template: string, options?: Partial<CreateStackCommandInput>): Promise<string>;
  /** Starts a stack and resolves to it when nothing of it is in progress any more. */
  created(name: string, template: string, options?: Partial<CreateStackCommandInput>): Promise<Stack>;
  /** Asks for the stack's deletion and resolves to it when that has ended. */
  deleted(id: string): Promise<Stack>;
  /** The stack, once nothing of it is in progress any more. */
  settled(id: string): Promise<Stack>;
  /** The stack's events, oldest first, as `LogicalId STATUS`. */
  steps(id: string): Promise<string[]>;
  /** Oldest first. */
  events(id: string): Promise<StackEvent[]>;
  /** Resolves once the stack has an event of that resource and status. */
  reached(id: string, logicalId: string, status: string): Promise<void>;
  /** `type id` of everything that exists in the account, stacks apart. */
  resources(): Promise<string[]>;
  /** ARNs of those who have called the operation so far. */
  callers(operation: string): Promise<string[]>;
  /** Leaves EC2 without these instances, and with all others. */
  lacks(...shortages: Shortage[]): Promise<void>;
  /** Deletes every stack: an account has room for five VPCs. */
  clear(): Promise<void>;
  /** Resets the emulator. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

/** @param options.seed by which AWS's times are drawn; that of the test run by default */
export async function startRegion({
  speed = 1000,
  seed,
}: {
  speed?: number;
  seed?: number;
} = {}): Promise<Region> {
  const dir = await mkdtemp(path.join(tmpdir(), 'cloudformation-'));
  const emulator = await startEmulator({ port: 0, speed, dir, ...(seed !== undefined && { seed }) });
  await showAtOnce(emulator.url);
  const configuration = {
    endpoint: emulator.url,
    region: 'us-east-1',
    maxAttempts: 1,
    credentials: {
      accessKeyId: emulator.env.EMULATOR_ADMIN_ACCESS_KEY_ID ?? '',
      secretAccessKey: emulator.env.EMULATOR_ADMIN_SECRET_ACCESS_KEY ?? '',
    },
  };
  const cloudFormation = new CloudFormationClient(configuration);

  const region: Region = {
    cloudFormation,
    ec2: new EC2Client(configuration),
    eks: new EKSClient(configuration),
    iam: new IAMClient(configuration),
    autoScaling: new AutoScalingClient(configuration),
    async create(name, template, options = {}) {
      const { StackId = '' } = await cloudFormation.send(
        new CreateStackCommand({ StackName: name, TemplateBody: template, ...options }),
      );
      return StackId;
    },
    async created(name, template, options) {
      return await region.settled(await region.create(name, template, options));
    },
    async deleted(id) {
      await cloudFormation.send(new DeleteStackCommand({ StackName: id }));
      return await region.settled(id);
    },
    async settled(id) {
      for (;;) {
        const { Stacks: [stack] = [] } = await cloudFormation.send(
          new DescribeStacksCommand({ StackName: id }),
        );
        if (stack && !stack.StackStatus?.endsWith('_IN_PROGRESS')) return stack;
        await pause();
      }
    },
    async events(id) {
      const events: StackEvent[] = [];
      const pages = paginateDescribeStackEvents({ client: cloudFormation }, { StackName: id });
      for await (const { StackEvents = [] } of pages) events.push(...StackEvents);
      return events.reverse();
    },
    async steps(id) {
      const events = await region.events(id);
      return events.map(({ LogicalResourceId, ResourceStatus }) => `${LogicalResourceId} ${ResourceStatus}`);
    },
    async reached(id, logicalId, status) {
      for (;;) {
        const { StackEvents = [] } = await cloudFormation.send(
          new DescribeStackEventsCommand({ StackName: id }),
        );
        const there = StackEvents.some(
          (event) => event.LogicalResourceId === logicalId && event.ResourceStatus === status,
        );
        if (there) return;
        await pause();
      }
    },
    async resources() {
      const response = await fetch(`${emulator.url}/_emulator/resources`);
      const items = (await response.json()) as { type: string; id: string }[];
      return items.map(({ type, id }) => `${type} ${id}`).sort();
    },
    async callers(operation) {
      const response = await fetch(`${emulator.url}/_emulator/calls`);
      const calls = (await response.json()) as { operation: string; principal: string }[];
      return calls.filter((call) => call.operation === operation).map(({ principal }) => principal);
    },
    async lacks(...shortages) {
      const request = { method: 'POST', body: JSON.stringify(shortages) };
      await fetch(`${emulator.url}/_emulator/capacity`, request);
    },
    async clear() {
      const { Stacks = [] } = await cloudFormation.send(new DescribeStacksCommand({}));
      await Promise.all(Stacks.map(({ StackId = '' }) => region.deleted(StackId)));
    },
    async reset() {
      await fetch(`${emulator.url}/_emulator/reset`, { method: 'POST' });
      await showAtOnce(emulator.url);
    },
    async close() {
      await emulator.close();
      await rm(dir, { recursive: true });
    },
  };
  return region;
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 10));
