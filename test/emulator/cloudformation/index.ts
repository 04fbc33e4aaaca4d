/** AWS CloudFormation. */
import type { Service, World } from '../core.ts';
import { changes } from './changes.ts';
import { queries } from './queries.ts';
import { createStacks } from './stacks.ts';

export function cloudFormation(world: World): Service {
  const stacks = createStacks(world);
  return {
    operations: { ...changes(world, stacks), ...queries(stacks) },
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
    reset: stacks.reset,
  };
}
