/** AWS CloudFormation. */
import type { Service, World } from '../core.ts';
import { changes } from './changes.ts';
import { queries } from './queries.ts';
import { createStacks } from './stacks.ts';

export function cloudFormation(world: World): Service {
  const stacks = createStacks(world);
  const changing = changes(world, stacks);
  return {
    operations: { ...changing.operations, ...queries(stacks) },
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
      changing.reset();
      await stacks.reset();
    },
  };
}
