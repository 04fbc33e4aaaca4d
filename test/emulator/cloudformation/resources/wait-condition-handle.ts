/** An address to which signals are sent. Nothing is called for it, and nothing here waits for a signal. */
import { randomUUID } from 'node:crypto';
import { durations } from '../../clock.ts';
import { briefly, resourceType } from '../resource-type.ts';

/**
 * It has no properties, and so nothing to update; its Ref is a presigned address in a bucket of CloudFormation's.
 * Source: CloudFormation user guide, "AWS::CloudFormation::WaitConditionHandle".
 */
export const waitConditionHandle = resourceType(
  {},
  {
    attributes: ['Id'],
    takes: { create: durations.waitConditionHandle, delete: briefly },
    create: async ({ account, region, stackName, logicalId }) => {
      const key = `arn:aws:cloudformation:${region}:${account}:stack/${stackName}/${randomUUID()}/${logicalId}`;
      const id = `https://cloudformation-waitcondition-${region}.s3.amazonaws.com/${encodeURIComponent(key)}`;
      return { id, attributes: { Id: id } };
    },
    delete: async () => {},
  },
);
