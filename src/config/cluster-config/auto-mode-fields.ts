/** The fields of EKS Auto Mode. */
import { builtInPools } from '../../spec/auto-mode.ts';
import { oneOf } from '../parsers.ts';
import * as values from '../values.ts';
import { boundaryOfAll } from './iam-fields.ts';
import { field, flag, list, mapping, text } from './shapes.ts';

export const autoModeConfig = mapping({
  enabled: field(
    flag,
    'Whether EKS starts and ends the nodes by itself, as pods need them. The input `mode` says the same. Default: `false`.',
  ),
  nodePools: field(
    list('node pools', text('`general-purpose` or `system`', oneOf(...builtInPools))),
    'The built-in node pools. With an empty list, nodes come by node pools of your own alone. Default: both.',
  ),
  nodeRoleARN: field(
    text('the ARN of a role', values.roleArn),
    'ARN of your own role of the nodes. Default: one is made.',
  ),
  permissionsBoundaryARN: boundaryOfAll,
});
