/** AWS CloudFormation. */
import type { CallContext, Operation, Service, World } from '../core.ts';
import { changeSets } from './change-sets.ts';
import { changes } from './changes.ts';
import { type Operations, refuseMembers } from './inputs.ts';
import { queries } from './queries.ts';
import { createStacks } from './stacks.ts';

export function cloudFormation(world: World): Service {
  const stacks = createStacks(world);
  const sets = changeSets(world, stacks);
  return {
    operations: checked({ ...changes(world, stacks), ...sets.operations, ...queries(stacks, sets) }),
    named: ({ StackName }, region) => {
      if (typeof StackName !== 'string') return [];
      const stack = stacks.find({ region }, StackName);
      if (stack) return [{ arn: stack.id, tags: stack.deployment.tags }];
      const arn = `arn:aws:cloudformation:${region}:${world.account}:stack/${StackName}/none`;
      return [{ arn: StackName.startsWith('arn:') ? StackName : arn }];
    },
    inventory: () =>
      stacks
        .all()
        .filter(({ status }) => status !== 'DELETE_COMPLETE')
        .map(({ name, region, deployment }) => ({
          service: 'cloudformation',
          type: 'AWS::CloudFormation::Stack',
          id: name,
          region,
          tags: deployment.tags,
        })),
    reset: async () => {
      sets.reset();
      await stacks.reset();
    },
  };
}

/** Has every operation refuse first what the emulator does not model of its input. */
const checked = (operations: Operations): Record<string, Operation> =>
  Object.fromEntries(
    Object.entries(operations).map(([name, operation]: [string, Operation]) => [
      name,
      async (input: never, call: CallContext) => {
        refuseMembers(name, input);
        return await operation(input, call);
      },
    ]),
  );
