/** CloudWatch's log groups. */
import type { MotoClientConfiguration } from '../moto.ts';
import { askMoto } from './plain-json.ts';

interface LogGroup {
  logGroupName: string;
  arn: string;
}

export async function logGroups(
  moto: MotoClientConfiguration,
): Promise<{ type: string; id: string; tags: { Key: string; Value: string }[] }[]> {
  const call = (operation: string, input: object) =>
    askMoto(moto, 'logs', `Logs_20140328.${operation}`, input);
  const groups = (await call('DescribeLogGroups', {})).logGroups as LogGroup[];
  return await Promise.all(
    groups.map(async ({ logGroupName }) => {
      const { tags } = await call('ListTagsLogGroup', { logGroupName });
      return {
        type: 'AWS::Logs::LogGroup',
        id: logGroupName,
        tags: Object.entries(tags as Record<string, string>).map(([Key, Value]) => ({ Key, Value })),
      };
    }),
  );
}
