/** The stacks of every region, and the operations under way on them. */
import { setMaxListeners } from 'node:events';
import { DescribeAvailabilityZonesCommand } from '@aws-sdk/client-ec2';
import { ClockReset } from '../clock.ts';
import type { CallContext, Clients, Principal, World } from '../core.ts';
import type { Export } from './deployment.ts';
import { Cancelled, reasonOf } from './failure.ts';
import type { Run } from './run.ts';
import type { Stack } from './stack.ts';
import { validationError } from './template.ts';

export interface Stacks {
  all(): Stack[];
  inRegion(region: string): Stack[];
  add(stack: Stack): void;
  /** By name, or by id: deleted stacks have lost their name. */
  find(call: Pick<CallContext, 'region'>, nameOrId: string | undefined): Stack | undefined;
  /** As `find`. @throws AwsError ValidationError with the given message, as operations differ in their words. */
  existing(call: CallContext, nameOrId: string | undefined, missing?: string): Stack;
  /** Stacks that use an export. */
  importers(region: string, exportName: string): Stack[];
  /** Outputs that the region's stacks export, by name. */
  exports(region: string): Map<string, Export>;
  /** What Fn::GetAZs gives in this template. */
  zones(call: CallContext, body: string): Promise<string[]>;
  /** What CloudFormation calls the other services with. */
  clients(principal: Principal, region: string): Clients;
  /** Starts an operation; one that is under way is cut short first. */
  start(stack: Stack, zones: string[], work: (run: Run) => Promise<void>): void;
  /** Forgets everything, once nothing is at work on it any more. */
  reset(): Promise<void>;
}

export function createStacks(world: World): Stacks {
  const byId = new Map<string, Stack>();
  const clients = (principal: Principal, region: string): Clients =>
    world.clients({ principal, region, via: 'cloudformation.amazonaws.com' });

  const stacks: Stacks = {
    all: () => [...byId.values()],
    inRegion: (region) => stacks.all().filter((stack) => stack.region === region),
    add: (stack) => {
      byId.set(stack.id, stack);
    },
    find: (call, nameOrId) =>
      stacks
        .inRegion(call.region)
        .find(
          ({ id, name, status }) => id === nameOrId || (name === nameOrId && status !== 'DELETE_COMPLETE'),
        ),
    existing: (call, nameOrId, missing = `Stack with id ${nameOrId} does not exist`) => {
      const stack = stacks.find(call, nameOrId);
      if (!stack) throw validationError(missing);
      call.touches({ arn: stack.id, tags: stack.deployment.tags });
      return stack;
    },
    importers: (region, exportName) =>
      stacks
        .inRegion(region)
        .filter(({ status, imports }) => status !== 'DELETE_COMPLETE' && imports.has(exportName)),
    exports: (region) =>
      new Map(
        stacks
          .inRegion(region)
          .flatMap((stack) =>
            stack.outputs.flatMap(({ exportName, value }) =>
              exportName === undefined ? [] : [[exportName, { value, stack }] as const],
            ),
          ),
      ),
    zones: async (call, body) => {
      if (!body.includes('GetAZs')) return [];
      try {
        const { AvailabilityZones: zones = [] } = await clients(call.principal, call.region).ec2.send(
          new DescribeAvailabilityZonesCommand({}),
        );
        return zones.flatMap(({ ZoneName }) => ZoneName ?? []).sort();
      } catch (error) {
        throw validationError(`Template error: Fn::GetAZs: ${reasonOf(error, 'AWS::EC2::AvailabilityZone')}`);
      }
    },
    clients,
    start: (stack, zones, work) => {
      const before = stack.operation;
      before?.cut.abort(new Cancelled());
      const cut = new AbortController();
      const halt = new AbortController();
      // As many as there are resources wait on them.
      setMaxListeners(0, cut.signal, halt.signal);
      const run: Run = {
        stack,
        world,
        clients: clients(stack.principal, stack.region),
        surroundings: { zones, exports: stacks.exports(stack.region) },
        cut: cut.signal,
        halt: halt.signal,
        settling: new Map(),
      };
      const finished = Promise.resolve(before?.finished).then(() => work(run));
      // The clock hears of failures; whoever waits here wants to know of the end only.
      stack.operation = { cut, halt, finished: finished.catch(() => undefined) };
      world.clock.background(() => finished);
    },
    reset: async () => {
      const operations = stacks.all().flatMap(({ operation }) => operation ?? []);
      byId.clear();
      for (const { cut } of operations) cut.abort(new ClockReset('the emulator was reset'));
      await Promise.all(operations.map(({ finished }) => finished));
    },
  };
  return stacks;
}
