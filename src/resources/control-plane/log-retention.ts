import type { Aws } from '../../aws/clients.ts';
import { isDenied, isExisting } from '../../aws/errors.ts';
import { controlPlaneLogGroup, findLogGroup, type LogGroup } from '../../aws/log-groups.ts';
import { change, type Difference, make } from '../../engine/difference.ts';
import type { Resource } from '../../engine/graph.ts';
import type { Retention } from '../../spec/control-plane.ts';
import type { ClusterSpec } from '../../spec/spec.ts';

/** The role that runs may not say for how long logs are kept. */
export class RetentionDeniedError extends Error {
  constructor(group: string, cause: unknown) {
    super(
      `The role that runs may not say for how many days CloudWatch keeps ${group}. Leave logRetentionInDays out, or have an ` +
        'administrator list its ARN in the parameter LogGroups of docs/iam/kinds.yaml.',
      { cause },
    );
    this.name = 'RetentionDeniedError';
  }
}

/**
 * For how long CloudWatch keeps the logs of the control plane. EKS makes their group when it first writes, and takes one that is
 * there: whoever comes first. It goes with the other log groups.
 */
export function logRetention(aws: Aws, spec: ClusterSpec, days: Retention): Resource<LogGroup> {
  const name = controlPlaneLogGroup(spec.name);

  const isAsWanted = (group: LogGroup | undefined): boolean => group?.retention === days;

  return {
    name: 'log retention',
    needs: [],
    read: () => findLogGroup(aws, name),
    diff: async () => differences(await findLogGroup(aws, name), days),
    ensure: async (step) => {
      const logs = await aws.logs();
      let found = await findLogGroup(aws, name);
      for (const { words } of differences(found, days)) {
        step.change(found === undefined ? 'created' : 'updated', words);
      }
      try {
        if (found === undefined) {
          await logs
            .createLogGroup({ logGroupName: name, tags: { ...spec.tags } })
            .catch((error: unknown) => {
              if (!isExisting(error)) throw error;
            });
        }
        if (!isAsWanted(found)) await logs.putRetentionPolicy({ logGroupName: name, retentionInDays: days });
      } catch (error) {
        throw isDenied(error) ? new RetentionDeniedError(name, error) : error;
      }
      found = await step.until('the log group', async () => {
        const now = await findLogGroup(aws, name);
        return now === undefined ? { waiting: 'not to be seen yet' } : { done: now };
      });
      return found;
    },
  };
}

function differences(group: LogGroup | undefined, days: Retention): Difference[] {
  if (group === undefined) return [make(`${days} days`)];
  if (group.retention === days) return [];
  return [change(`days: ${group.retention ?? 'for ever'} → ${days}`)];
}
