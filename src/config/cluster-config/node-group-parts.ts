/** The fields of a managed node group that hold others. */
import { oneOf, wholeNumber } from '../parsers.ts';
import { field, flag, mapping, text, type ValueOf } from './shapes.ts';

const percentage = text('a percentage', wholeNumber(1, 100, 33));

/** Source: EKS API reference, NodegroupUpdateConfig. */
export const updateConfig = mapping({
  maxUnavailable: field(
    text('a number of nodes', wholeNumber(1, 100, 1)),
    'How many nodes are replaced at once, when their launch template or their release changes. Default: 1.',
  ),
  maxUnavailablePercentage: field(percentage, 'The same as a percentage of the group, instead.'),
  updateStrategy: field(
    text('`DEFAULT` or `MINIMAL`', oneOf('DEFAULT', 'MINIMAL')),
    'Whether new nodes come before the old ones go, or after. Default: `DEFAULT`, before.',
  ),
});

/** Source: EKS API reference, WarmPoolConfig. */
export const warmPoolConfig = mapping({
  enabled: field(flag, 'Whether there is one. Default: `true`.'),
  minSize: field(
    text('a number of instances', wholeNumber(0, 450, 1)),
    'Fewest instances of the pool. Default: 0.',
  ),
  maxGroupPreparedCapacity: field(
    text('a number of instances', wholeNumber(1, 900, 3)),
    'Most nodes and instances of the pool together. Default: `maxSize`.',
  ),
  poolState: field(
    text('`STOPPED` or `RUNNING`', oneOf('STOPPED', 'RUNNING')),
    'Whether the instances of the pool run, and are paid for as nodes are. Default: `STOPPED`.',
  ),
  reuseOnScaleIn: field(
    flag,
    'Whether instances go back into the pool when the group shrinks. Default: `false`.',
  ),
});

export type UpdateConfig = ValueOf<typeof updateConfig>;
export type WarmPoolConfig = ValueOf<typeof warmPoolConfig>;
