/** Reading a template: YAML with CloudFormation's tags, or JSON, into one shape. */
import { isAlias, isMap, isScalar, isSeq, type Node, parseDocument } from 'yaml';
import { AwsError } from '../core.ts';

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

export interface ResourceDeclaration {
  Type: string;
  Properties: JsonObject;
  Condition?: string;
  DependsOn: string[];
  DeletionPolicy?: string;
  UpdateReplacePolicy?: string;
  CreationPolicy?: Json;
  UpdatePolicy?: Json;
  Metadata?: Json;
}

export interface OutputDeclaration {
  Value: Json;
  Description?: string;
  Condition?: string;
  Export?: { Name: Json };
}

export interface RuleDeclaration {
  RuleCondition?: Json;
  Assertions: { Assert: Json; AssertDescription?: string }[];
}

export interface Template {
  Description?: string;
  Metadata?: Json;
  Parameters: Record<string, JsonObject>;
  Rules: Record<string, RuleDeclaration>;
  Mappings: Record<string, JsonObject>;
  Conditions: Record<string, Json>;
  Resources: Record<string, ResourceDeclaration>;
  Outputs: Record<string, OutputDeclaration>;
}

/** Source of all limits: "Understand CloudFormation quotas" in its guide. Of a template in the request itself, bytes. */
const templateBodyLimit = 51_200;
const limits = { Parameters: 200, Mappings: 200, Resources: 500, Outputs: 200 } as const;
const descriptionLimit = 1024;
const nameLimit = 255;

/** The sections and attributes of the template reference. */
const sections = new Set([
  'AWSTemplateFormatVersion',
  'Description',
  'Metadata',
  'Parameters',
  'Rules',
  'Mappings',
  'Conditions',
  'Resources',
  'Outputs',
]);
const resourceAttributes = new Set([
  'Type',
  'Properties',
  'Condition',
  'DependsOn',
  'DeletionPolicy',
  'UpdateReplacePolicy',
  'CreationPolicy',
  'UpdatePolicy',
  'Metadata',
]);
const policies = {
  DeletionPolicy: ['Delete', 'Retain', 'RetainExceptOnCreate', 'Snapshot'],
  UpdateReplacePolicy: ['Delete', 'Retain', 'Snapshot'],
};

const alphanumeric = /^[A-Za-z0-9]+$/;

/** The short forms that are not `Fn::` and their own name. */
const shortForms: Record<string, string> = { '!Ref': 'Ref', '!Condition': 'Condition' };

export const validationError = (message: string): AwsError => new AwsError('ValidationError', message);

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** @throws AwsError ValidationError, worded as CloudFormation words it. */
export function parseTemplate(body: string): Template {
  if (Buffer.byteLength(body) > templateBodyLimit)
    throw validationError(
      `1 validation error detected: Value '${body.slice(0, 100)}...' at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to ${templateBodyLimit}`,
    );
  const raw = body.trimStart().startsWith('{') ? parseJson(body) : parseYaml(body);
  if (!isObject(raw)) throw formatError('unsupported structure.');

  if ('Transform' in raw) throw new AwsError('NotImplemented', 'The emulator runs no transforms', 501);
  const unknown = Object.keys(raw).filter((section) => !sections.has(section));
  if (unknown.length > 0)
    throw validationError(`Invalid template property or properties [${unknown.join(', ')}]`);
  const resources = mapValues(section(raw, 'Resources'), (declared, name) => {
    if (!isObject(declared)) throw formatError(`[/Resources/${name}] resource definition is malformed`);
    return declared;
  });
  if (Object.keys(resources).length === 0)
    throw formatError('At least one Resources member must be defined.');
  checkHead(raw);

  return {
    ...(typeof raw.Description === 'string' ? { Description: raw.Description } : {}),
    ...(raw.Metadata === undefined ? {} : { Metadata: raw.Metadata }),
    Parameters: objects(raw, 'Parameters'),
    Rules: mapValues(objects(raw, 'Rules'), readRule),
    Mappings: objects(raw, 'Mappings'),
    Conditions: section(raw, 'Conditions'),
    Resources: mapValues(resources, readResource),
    Outputs: mapValues(objects(raw, 'Outputs'), readOutput),
  };
}

/** What a template says of itself, and how much of everything there is. The words for the description are assumed. */
function checkHead(raw: JsonObject): void {
  const { AWSTemplateFormatVersion: version = '2010-09-09', Description = '' } = raw;
  if (version !== '2010-09-09')
    throw formatError(`${String(version)} is not a supported value for AWSTemplateFormatVersion.`);
  if (typeof Description !== 'string') throw formatError('Template Description must be a string.');
  if (Buffer.byteLength(Description) > descriptionLimit)
    throw formatError(`'Description' length is greater than ${descriptionLimit}.`);
  for (const [name, most] of Object.entries(limits)) {
    const names = Object.keys(section(raw, name));
    if (names.length > most)
      throw formatError(
        `Number of ${name.toLowerCase()}, ${names.length}, is greater than maximum allowed, ${most}`,
      );
    const long = names.find((each) => each.length > nameLimit);
    if (long) throw formatError(`${name} name ${long} is longer than ${nameLimit} characters.`);
  }
}

function readRule(declared: JsonObject, name: string): RuleDeclaration {
  const { RuleCondition, Assertions, ...others } = declared;
  const [unknown] = Object.keys(others);
  if (unknown) throw formatError(`Invalid template rule property '${unknown}' in rule ${name}`);
  if (!Array.isArray(Assertions) || Assertions.length === 0)
    throw formatError(`[/Rules/${name}] Every Rules object must contain an Assertions member.`);
  return {
    ...(RuleCondition === undefined ? {} : { RuleCondition }),
    Assertions: Assertions.map((assertion) => {
      if (!isObject(assertion) || assertion.Assert === undefined)
        throw formatError(`[/Rules/${name}/Assertions] Every assertion must contain an Assert member.`);
      const { Assert, AssertDescription } = assertion;
      return {
        Assert,
        ...(AssertDescription === undefined ? {} : { AssertDescription: String(AssertDescription) }),
      };
    }),
  };
}

function readResource(declared: JsonObject, name: string): ResourceDeclaration {
  if (!alphanumeric.test(name)) throw formatError(`Resource name ${name} is non alphanumeric.`);
  if (typeof declared.Type !== 'string')
    throw formatError(`[/Resources/${name}] Every Resources object must contain a Type member.`);
  const unknown = Object.keys(declared).find((attribute) => !resourceAttributes.has(attribute));
  if (unknown) throw validationError(`Invalid template resource property '${unknown}'`);
  const {
    Properties = {},
    Condition,
    DependsOn = [],
    DeletionPolicy,
    UpdateReplacePolicy,
    CreationPolicy,
    UpdatePolicy,
    Metadata,
  } = declared;
  if (!isObject(Properties))
    throw formatError(`[/Resources/${name}/Properties] 'null' values are not allowed in templates`);
  for (const [attribute, known] of Object.entries(policies)) {
    const policy = declared[attribute];
    if (policy !== undefined && !known.includes(String(policy)))
      throw formatError(`Unrecognized ${attribute} ${String(policy)} for resource ${name}`);
  }
  return {
    Type: declared.Type,
    Properties,
    DependsOn: [DependsOn].flat().map(String),
    ...(Condition === undefined ? {} : { Condition: String(Condition) }),
    ...(DeletionPolicy === undefined ? {} : { DeletionPolicy: String(DeletionPolicy) }),
    ...(UpdateReplacePolicy === undefined ? {} : { UpdateReplacePolicy: String(UpdateReplacePolicy) }),
    ...(CreationPolicy === undefined ? {} : { CreationPolicy }),
    ...(UpdatePolicy === undefined ? {} : { UpdatePolicy }),
    ...(Metadata === undefined ? {} : { Metadata }),
  };
}

function readOutput(declared: JsonObject, name: string): OutputDeclaration {
  const { Value, Description, Condition, Export, ...others } = declared;
  if (!alphanumeric.test(name)) throw formatError(`Output name ${name} is non alphanumeric.`);
  const [unknown] = Object.keys(others);
  if (unknown) throw validationError(`Invalid template output property '${unknown}'`);
  if (Description !== undefined && Buffer.byteLength(String(Description)) > descriptionLimit)
    throw formatError(`[/Outputs/${name}/Description] length is greater than ${descriptionLimit}.`);
  if (Export !== undefined && (!isObject(Export) || Export.Name === undefined))
    throw formatError(`[/Outputs/${name}/Export] Every Export member must contain a Name.`);
  if (Value === undefined || Value === null)
    throw formatError(`[/Outputs/${name}] Every Outputs member must contain a Value object`);
  return {
    Value,
    ...(Description === undefined ? {} : { Description: String(Description) }),
    ...(Condition === undefined ? {} : { Condition: String(Condition) }),
    ...(isObject(Export) && Export.Name !== undefined ? { Export: { Name: Export.Name } } : {}),
  };
}

function parseJson(body: string): Json {
  try {
    return JSON.parse(body);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw formatError(`JSON not well-formed. (${error.message})`);
  }
}

function parseYaml(body: string): Json {
  const document = parseDocument(body, { logLevel: 'silent' });
  const [mistake] = document.errors;
  if (mistake) {
    const [at] = mistake.linePos ?? [];
    throw formatError(`YAML not well-formed. (line ${at?.line ?? 1}, column ${at?.col ?? 1})`);
  }
  const value = (node: unknown): Json => {
    // Source: aws-cloudformation/cfn-language-discussion issue 49, seeebiii/aws-cloudformation-templates issue 1.
    if (isAlias(node)) {
      throw validationError('Template error: YAML aliases are not allowed in CloudFormation templates');
    }
    if (isMap(node))
      return tagged(
        node,
        Object.fromEntries(
          node.items.map(({ key, value: item }) => [
            isScalar(key) ? String(key.value) : String(key),
            value(item),
          ]),
        ),
      );
    if (isSeq(node)) return tagged(node, node.items.map(value));
    if (isScalar(node)) return tagged(node, scalar(node.value));
    return null;
  };
  return value(document.contents);
}

const scalar = (value: unknown): Json =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null
    ? value
    : String(value);

/** `!GetAtt A.B` and its like become the long form. */
function tagged(node: Node & { tag?: string }, content: Json): Json {
  const { tag } = node;
  if (!tag?.startsWith('!')) return content;
  const name = shortForms[tag] ?? `Fn::${tag.slice(1)}`;
  if (name !== 'Fn::GetAtt' || typeof content !== 'string') return { [name]: content };
  const dot = content.indexOf('.');
  return { [name]: dot < 0 ? [content] : [content.slice(0, dot), content.slice(dot + 1)] };
}

function section(raw: JsonObject, name: string): JsonObject {
  const value = raw[name];
  if (value === undefined) return {};
  if (!isObject(value)) throw formatError(`${name} is not a map`);
  return value;
}

function objects(raw: JsonObject, name: string): Record<string, JsonObject> {
  return mapValues(section(raw, name), (value, key) => {
    if (!isObject(value)) throw formatError(`[/${name}/${key}] 'null' values are not allowed in templates`);
    return value;
  });
}

export const formatError = (message: string): AwsError =>
  validationError(`Template format error: ${message}`);

export const mapValues = <A, B>(
  object: Record<string, A>,
  change: (value: A, key: string) => B,
): Record<string, B> =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value, key)]));

/** JSON text with keys in order, so that equal values have equal text. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([one], [other]) => (one < other ? -1 : 1)))
      : member,
  );
