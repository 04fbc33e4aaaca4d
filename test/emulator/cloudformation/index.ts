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
