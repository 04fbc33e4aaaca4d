/** What CloudFormation knows of a type of resource. */
import { randomBytes } from 'node:crypto';
import { type Duration, durations } from '../clock.ts';
import { AwsError, type Clients } from '../core.ts';
import { type Kind, type Members, shape, type Tag } from './properties.ts';
import { canonical, isObject, type Json, type JsonObject } from './template.ts';

/** AWS publishes no time for what is changed, or taken away, at once: as the shortest of its steps. */
export const briefly = durations.route;

/** A resource that exists: its Ref and its Fn::GetAtt values. */
export interface Made {
  id: string;
  attributes: Record<string, Json>;
}

/** What a resource is made with, besides its properties. */
export interface ResourceContext {
  clients: Clients;
  /** Whether the resource counts as made once it has been told so, by its CreationPolicy. */
  awaitsSignals: boolean;
  account: string;
  region: string;
  stackName: string;
  logicalId: string;
  /** Of the stack, and CloudFormation's own three. */
  tags: Record<string, string>;
  /** The stack's tags that the resource has got so far. */
  previousTags: Record<string, string>;
  /** The kinds of EC2's that are tagged by a call of its own once they have been made. */
  tagsLate: readonly string[];
  /** Lets so much of AWS's time pass. */
  wait(duration: Duration): Promise<void>;
}

interface Definition<Properties> {
  /** Names that Fn::GetAtt takes. */
  attributes?: readonly string[];
  /** Properties whose change makes a new resource; `A/B` is a member of A. */
  replacedWith?: readonly ((keyof Properties & string) | `${keyof Properties & string}/${string}`)[];
  /** The IAM acknowledgement that the raw properties ask for. */
  capability?(properties: JsonObject): 'CAPABILITY_IAM' | 'CAPABILITY_NAMED_IAM';
  takes: { create: Duration | ((properties: Properties) => Duration); delete: Duration };
  /** Makes the resource by a single call, so that nothing half-made is lost sight of. */
  create(context: ResourceContext, properties: Properties): Promise<Made>;
  /** The calls that complete a new resource. */
  configure?(context: ResourceContext, made: Made, properties: Properties): Promise<void>;
  /** Waits until it can be used, and learns the attributes that are known only then. */
  stabilise?(context: ResourceContext, made: Made, properties: Properties): Promise<void>;
  /** Changes it in place; resolves to the attributes that changed. Without it, any change replaces the resource. */
  update?(
    context: ResourceContext,
    made: Made,
    properties: Properties,
    previous: Properties,
  ): Promise<Record<string, Json>>;
  delete(context: ResourceContext, made: Made, properties: Properties): Promise<void>;
  /** Waits until a resource that is being deleted is gone. */
  vanish?(context: ResourceContext, made: Made): Promise<void>;
}

export interface ResourceType {
  /** Whether the stack's tags go on it. */
  tagged: boolean;
  attributes: readonly string[];
  capability?(properties: JsonObject): 'CAPABILITY_IAM' | 'CAPABILITY_NAMED_IAM';
  /** Whether the property's change, from one set of properties to the other, takes a new resource. */
  recreates(property: string, previous: JsonObject, properties: JsonObject): boolean;
  create(context: ResourceContext, properties: JsonObject): Promise<Made>;
  configure(context: ResourceContext, made: Made, properties: JsonObject): Promise<void>;
  stabilise(context: ResourceContext, made: Made, properties: JsonObject): Promise<void>;
  /** From its creation until it is ready. */
  creationTakes(properties: JsonObject): Duration;
  update(
    context: ResourceContext,
    made: Made,
    properties: JsonObject,
    previous: JsonObject,
  ): Promise<Record<string, Json>>;
  delete(context: ResourceContext, made: Made, properties: JsonObject): Promise<void>;
  vanish(context: ResourceContext, made: Made): Promise<void>;
}

/** @param members the properties it takes, and of which kind. */
export function resourceType<Kinds extends Record<string, Kind<unknown>>>(
  members: Kinds,
  definition: Definition<Members<Kinds>>,
): ResourceType {
  const { takes, replacedWith = [] } = definition;
  const kind = shape(members);
  const parse = (properties: JsonObject): Members<Kinds> => kind(properties, '');
  return {
    tagged: 'Tags' in members,
    attributes: definition.attributes ?? [],
    ...(definition.capability ? { capability: definition.capability } : {}),
    recreates: (property, previous, properties) => {
      if (!definition.update) return canonical(previous[property]) !== canonical(properties[property]);
      return replacedWith
        .map((path) => path.split('/'))
        .some(
          (path) => path[0] === property && canonical(at(previous, path)) !== canonical(at(properties, path)),
        );
    },
    create: async (context, properties) => definition.create(context, parse(properties)),
    configure: async (context, made, properties) => definition.configure?.(context, made, parse(properties)),
    stabilise: async (context, made, properties) => definition.stabilise?.(context, made, parse(properties)),
    creationTakes: (properties) =>
      typeof takes.create === 'function' ? takes.create(parse(properties)) : takes.create,
    update: async (context, made, properties, previous) =>
      definition.update?.(context, made, parse(properties), parse(previous)) ?? {},
    delete: async (context, made, properties) => definition.delete(context, made, parse(properties)),
    vanish: async (context, made) => {
      await definition.vanish?.(context, made);
      await context.wait(takes.delete);
    },
  };
}

const at = (properties: JsonObject, path: string[]): Json | undefined =>
  path.reduce<Json | undefined>((value, name) => (isObject(value) ? value[name] : undefined), properties);

/** Whether going from one set of properties to the other takes a new resource. */
export const isReplacement = (type: ResourceType, previous: JsonObject, properties: JsonObject): boolean =>
  Object.keys({ ...previous, ...properties }).some((name) => type.recreates(name, previous, properties));

/** The tags a resource gets: its own before the stack's. */
export const allTags = ({ tags }: ResourceContext, own: readonly Tag[] = []): Tag[] => tagsOf(tags, own);

/** What an update makes of a resource's tags: all that it gets, and the keys that go. */
export function tagChange(
  { tags, previousTags }: ResourceContext,
  own: readonly Tag[] = [],
  previous: readonly Tag[] = [],
): { wanted: Tag[]; gone: string[] } {
  const wanted = tagsOf(tags, own);
  const keys = new Set(wanted.map(({ Key }) => Key));
  const gone = tagsOf(previousTags, previous)
    .map(({ Key }) => Key)
    .filter((key) => !keys.has(key));
  return { wanted, gone };
}

const tagsOf = (stack: Record<string, string>, own: readonly Tag[]): Tag[] =>
  Object.entries({ ...stack, ...Object.fromEntries(own.map(({ Key, Value }) => [Key, Value])) }).map(
    ([Key, Value]) => ({ Key, Value }),
  );

/**
 * A name such as CloudFormation gives to what the template leaves unnamed: `stack-LogicalId-1A2B3C4D5E6F`.
 * @param limit the longest name that the service takes.
 */
export function generatedName({ stackName, logicalId }: ResourceContext, limit: number): string {
  const suffix = randomBytes(6).toString('hex').toUpperCase();
  const room = limit - suffix.length - 2;
  const logical = logicalId.slice(0, Math.max(Math.floor(room / 2), room - stackName.length));
  return `${stackName.slice(0, room - logical.length)}-${logical}-${suffix}`;
}

/** The value that an AWS answer always has, though the SDK's types cannot promise it. */
export function present<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new AwsError('InternalFailure', `the answer names no ${what}`, 500);
  return value;
}
