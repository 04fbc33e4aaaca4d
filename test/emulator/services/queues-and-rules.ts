/** SQS's queues and EventBridge's rules. */
import type { MotoClientConfiguration } from '../moto.ts';
import { askMoto } from './plain-json.ts';

interface Rule {
  Name: string;
  Arn: string;
}

type Found = { type: string; id: string; tags: { Key: string; Value: string }[] };

export async function queues(moto: MotoClientConfiguration): Promise<Found[]> {
  const call = (operation: string, input: object) => askMoto(moto, 'sqs', `AmazonSQS.${operation}`, input);
  const { QueueUrls = [] } = await call('ListQueues', {});
  return await Promise.all(
    (QueueUrls as string[]).map(async (QueueUrl) => {
      const { Tags = {} } = await call('ListQueueTags', { QueueUrl });
      return {
        type: 'AWS::SQS::Queue',
        id: QueueUrl.split('/').at(-1) ?? '',
        tags: Object.entries(Tags as Record<string, string>).map(([Key, Value]) => ({ Key, Value })),
      };
    }),
  );
}

export async function rules(moto: MotoClientConfiguration): Promise<Found[]> {
  const call = (operation: string, input: object) => askMoto(moto, 'events', `AWSEvents.${operation}`, input);
  const { Rules = [] } = await call('ListRules', {});
  return await Promise.all(
    (Rules as Rule[]).map(async ({ Name, Arn }) => {
      const { Tags = [] } = await call('ListTagsForResource', { ResourceARN: Arn });
      return { type: 'AWS::Events::Rule', id: Name, tags: Tags as Found['tags'] };
    }),
  );
}
