/** What hears of events in the account: SQS queues with their policies, and EventBridge's rules. */
import { partitionOf } from '../deployment.ts';
import {
  flag,
  integer,
  json,
  listOf,
  type Members,
  oneOf,
  optional,
  orElse,
  shape,
  type Tag,
  tagList,
  text,
  texts,
} from '../properties.ts';
import {
  allTags,
  briefly,
  generatedName,
  present,
  type ResourceContext,
  resourceType,
  tagChange,
} from '../resource-type.ts';

/** A queue is not to be relied on for a minute after its creation or deletion. Source: CreateQueue and DeleteQueue in SQS's API reference. */
const queueConsistency = 60;

/** Assumed: CloudFormation takes about a minute over a rule and its targets. */
const ruleSeconds = 60;

const queueProperties = {
  QueueName: optional(text),
  DelaySeconds: optional(integer),
  KmsDataKeyReusePeriodSeconds: optional(integer),
  KmsMasterKeyId: optional(text),
  MaximumMessageSize: optional(integer),
  MessageRetentionPeriod: optional(integer),
  ReceiveMessageWaitTimeSeconds: optional(integer),
  RedrivePolicy: optional(json),
  SqsManagedSseEnabled: optional(flag),
  VisibilityTimeout: optional(integer),
  Tags: optional(tagList),
};

const sqs = ({ clients }: ResourceContext, operation: string, input: object) =>
  clients.json('sqs', `AmazonSQS.${operation}`, input);

/** SQS takes all attributes as text. */
function queueAttributes({ QueueName: _, Tags: __, ...attributes }: Members<typeof queueProperties>) {
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)] as const],
    ),
  );
}

const asMap = (tags: Tag[]): Record<string, string> =>
  Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]));

export const queue = resourceType(queueProperties, {
  attributes: ['Arn', 'QueueName', 'QueueUrl'],
  replacedWith: ['QueueName'],
  takes: { create: queueConsistency, delete: queueConsistency },
  create: async (context, properties) => {
    const { QueueUrl } = await sqs(context, 'CreateQueue', {
      QueueName: properties.QueueName ?? generatedName(context, 80),
      Attributes: queueAttributes(properties),
      tags: asMap(allTags(context, properties.Tags)),
    });
    // moto answers with the address that it was asked at.
    const name = String(QueueUrl).split('/').at(-1) ?? '';
    const id = `https://sqs.${context.region}.amazonaws.com/${context.account}/${name}`;
    const Arn = `arn:${partitionOf(context.region)}:sqs:${context.region}:${context.account}:${name}`;
    return { id, attributes: { Arn, QueueName: name, QueueUrl: id } };
  },
  update: async (context, { id }, properties, previous) => {
    // What a template leaves out again goes back to what it is without.
    const gone = Object.fromEntries(Object.keys(queueAttributes(previous)).map((name) => [name, '']));
    const Attributes = { ...gone, ...queueAttributes(properties) };
    await sqs(context, 'SetQueueAttributes', { QueueUrl: id, Attributes });
    const tags = tagChange(context, properties.Tags, previous.Tags);
    if (tags.gone.length > 0) await sqs(context, 'UntagQueue', { QueueUrl: id, TagKeys: tags.gone });
    await sqs(context, 'TagQueue', { QueueUrl: id, Tags: asMap(tags.wanted) });
    return {};
  },
  delete: async (context, { id }) => {
    await sqs(context, 'DeleteQueue', { QueueUrl: id });
  },
});

const setPolicy = async (context: ResourceContext, queues: string[], Policy: string): Promise<void> => {
  for (const QueueUrl of queues)
    await sqs(context, 'SetQueueAttributes', { QueueUrl, Attributes: { Policy } });
};

export const queuePolicy = resourceType(
  { PolicyDocument: json, Queues: texts },
  {
    attributes: ['Id'],
    takes: { create: briefly, delete: briefly },
    create: async (context, { PolicyDocument, Queues }) => {
      await setPolicy(context, Queues, PolicyDocument);
      const id = generatedName(context, 128);
      return { id, attributes: { Id: id } };
    },
    update: async (context, _, { PolicyDocument, Queues }, previous) => {
      await setPolicy(context, Queues, PolicyDocument);
      await setPolicy(
        context,
        previous.Queues.filter((each) => !Queues.includes(each)),
        '',
      );
      return {};
    },
    delete: async (context, _, { Queues }) => setPolicy(context, Queues, ''),
  },
);

const events = ({ clients }: ResourceContext, operation: string, input: object) =>
  clients.json('events', `AWSEvents.${operation}`, input);

const ruleProperties = {
  Name: optional(text),
  Description: optional(text),
  EventBusName: orElse(text, 'default'),
  EventPattern: optional(json),
  RoleArn: optional(text),
  ScheduleExpression: optional(text),
  State: orElse(oneOf('ENABLED', 'DISABLED'), 'ENABLED'),
  Tags: optional(tagList),
  Targets: orElse(
    listOf(
      shape({
        Id: text,
        Arn: text,
        RoleArn: optional(text),
        Input: optional(text),
        InputPath: optional(text),
      }),
    ),
    [],
  ),
};

type RuleProperties = Members<typeof ruleProperties>;

async function putTargets(
  context: ResourceContext,
  rule: string,
  { EventBusName, Targets }: RuleProperties,
): Promise<void> {
  if (Targets.length > 0) await events(context, 'PutTargets', { Rule: rule, EventBusName, Targets });
}

async function removeTargets(
  context: ResourceContext,
  rule: string,
  { EventBusName }: RuleProperties,
  targets: RuleProperties['Targets'],
): Promise<void> {
  const Ids = targets.map(({ Id }) => Id);
  if (Ids.length > 0) await events(context, 'RemoveTargets', { Rule: rule, EventBusName, Ids });
}

export const rule = resourceType(ruleProperties, {
  attributes: ['Arn'],
  replacedWith: ['Name', 'EventBusName'],
  takes: { create: ruleSeconds, delete: briefly },
  create: async (context, properties) => {
    const { Targets: _, Tags, Name = generatedName(context, 64), ...put } = properties;
    const { RuleArn } = await events(context, 'PutRule', {
      ...put,
      Name,
      Tags: allTags(context, Tags),
    });
    return { id: Name, attributes: { Arn: String(present(RuleArn, 'rule')) } };
  },
  configure: async (context, { id }, properties) => putTargets(context, id, properties),
  update: async (context, { id, attributes }, properties, previous) => {
    const { Targets, Tags, Name: _, ...put } = properties;
    await events(context, 'PutRule', { ...put, Name: id });
    await putTargets(context, id, properties);
    const gone = previous.Targets.filter(({ Id }) => !Targets.some((target) => target.Id === Id));
    await removeTargets(context, id, properties, gone);
    const tags = tagChange(context, Tags, previous.Tags);
    const ResourceARN = attributes.Arn;
    if (tags.gone.length > 0) await events(context, 'UntagResource', { ResourceARN, TagKeys: tags.gone });
    await events(context, 'TagResource', { ResourceARN, Tags: tags.wanted });
    return {};
  },
  // EventBridge deletes no rule that has targets.
  delete: async (context, { id }, properties) => {
    await removeTargets(context, id, properties, properties.Targets);
    await events(context, 'DeleteRule', { Name: id, EventBusName: properties.EventBusName });
  },
});
