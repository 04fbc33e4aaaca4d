/** CloudWatch's log groups, asked of moto in plain JSON: nothing else here needs CloudWatch's client. */
import type { MotoClientConfiguration } from '../moto.ts';

interface LogGroup {
  logGroupName: string;
  arn: string;
}

export async function logGroups({
  endpoint,
  region,
}: MotoClientConfiguration): Promise<{ type: string; id: string; tags: { Key: string; Value: string }[] }[]> {
  const call = async (operation: string, input: object): Promise<Record<string, unknown>> => {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'x-amz-target': `Logs_20140328.${operation}`,
        'content-type': 'application/x-amz-json-1.1',
        // moto reads service and region from here, and checks nothing.
        authorization: `AWS4-HMAC-SHA256 Credential=emulator/20261122/${region}/logs/aws4_request, SignedHeaders=host, Signature=0`,
      },
      body: JSON.stringify(input),
    });
    if (!response.ok)
      throw new Error(`moto refused ${operation}: ${response.status} ${await response.text()}`);
    return Object(await response.json());
  };
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
