import { describe, expect, it } from 'vitest';
import { newSizes } from '../../../../src/resources/nodes/node-group-config.ts';

const sizes = (minSize: number, desiredSize: number, maxSize: number) => ({ minSize, desiredSize, maxSize });
const wanted = (minNodes: number, nodes: number, maxNodes: number) => ({ minNodes, nodes, maxNodes });

describe('the sizes of a node group', () => {
  it.each([
    ['that an autoscaler has raised stay within the same limits', sizes(1, 5, 6), wanted(1, 2, 6), undefined],
    [
      'that an autoscaler has raised sink to a lower most, and no further',
      sizes(1, 5, 6),
      wanted(1, 2, 4),
      sizes(1, 4, 4),
    ],
    [
      'that an autoscaler has raised stay under a higher most',
      sizes(1, 5, 6),
      wanted(1, 2, 8),
      sizes(1, 5, 8),
    ],
    [
      'that an autoscaler has lowered rise to a higher least',
      sizes(1, 1, 6),
      wanted(3, 4, 6),
      sizes(3, 3, 6),
    ],
    ['that are one number follow it', sizes(2, 2, 2), wanted(3, 3, 3), sizes(3, 3, 3)],
    ['of which EKS tells the limits alone stay', { minSize: 1, maxSize: 4 }, wanted(1, 2, 4), undefined],
    ['that EKS does not tell are those of the wish', undefined, wanted(1, 2, 4), sizes(1, 2, 4)],
  ])('%s', (_, has, group, expected) => {
    expect(newSizes(has, group)).toEqual(expected);
  });
});
