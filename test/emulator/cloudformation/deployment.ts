/** From a template and what comes with it to a checked deployment, and its evaluation against a stack. */
import type { Parameter, Tag } from '@aws-sdk/client-cloudformation';
import { AwsError, type World } from '../core.ts';
import {
  chooseBranches,
  conditionNames,
  evaluate,
  evaluateConditions,
  references,
  type Scope,
} from './intrinsics.ts';
import { parameterValues } from './parameters.ts';
import { resourceTypes } from './resources/index.ts';
import type { Deployment, Stack } from './stack.ts';
import { formatError, type Json, mapValues, type Template, validationError } from './template.ts';

/** Where a stack is, or will be. */
export interface Place {
  account: string;
  region: string;
  stackId: string;
  stackName: string;
}

const pseudoParameters = new Set([
  'AWS::AccountId',
  'AWS::NoValue',
  'AWS::NotificationARNs',
  'AWS::Partition',
  'AWS::Region',
  'AWS::StackId',
  'AWS::StackName',
  'AWS::URLSuffix',
]);

export const partitionOf = (region: string): string =>
  region.startsWith('cn-') ? 'aws-cn' : region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';

/** @throws AwsError ValidationError or InsufficientCapabilitiesException. */
export function prepareDeployment(
  world: World,
  place: Place,
  input: {
    body: string;
    template: Template;
    parameters: Parameter[];
    previous?: Deployment;
    tags: Tag[];
    capabilities: string[];
  },
): Deployment {
  const { template, body, capabilities } = input;
  const parameters = parameterValues(
    world,
    place.region,
    template,
    input.parameters,
    input.previous?.parameters,
  );
  const conditions = evaluateConditions(template.Conditions, {
    parameters: { ...mapValues(parameters, ({ value }) => value), ...pseudoValues(place) },
    mappings: template.Mappings,
    zones: [],
    ref: (logicalId) => {
      throw formatError(
        `Unresolved dependencies [${logicalId}]. Cannot reference resources in the Conditions block of the template`,
      );
    },
    attribute: () => {
      throw formatError('Cannot use Fn::GetAtt in the Conditions block of the template');
    },
    imported: () => {
      throw formatError('Cannot use Fn::ImportValue in Conditions.');
    },
  });
  const deployment: Deployment = {
    body,
    template,
    parameters,
    conditions,
    capabilities,
    tags: Object.fromEntries(input.tags.map(({ Key = '', Value = '' }) => [Key, Value])),
  };
  checkOrder(deployment);
  checkCapabilities(template, capabilities);
  return deployment;
}

/** What can be seen to be wrong with a template before anything is made. */
export function checkTemplate(template: Template): void {
  const { Resources: resources, Outputs: outputs, Conditions: conditions } = template;
  const unknown = [...new Set(Object.values(resources).map(({ Type }) => Type))].filter(
    (type) => !(type in resourceTypes),
  );
  if (unknown.length > 0) throw formatError(`Unrecognized resource types: [${unknown.join(', ')}]`);

  checkReferences(
    template,
    Object.values(resources).map(({ Properties }) => Properties),
    'Resources',
  );
  const dependencies = Object.values(resources).flatMap(({ DependsOn }) => DependsOn);
  refuseUnresolved(
    dependencies.filter((name) => !(name in resources)),
    'Resources',
  );
  checkReferences(
    template,
    Object.values(outputs).map(({ Value, Export }) => [Value, Export?.Name ?? '']),
    'Outputs',
  );

  const asked = [
    ...Object.values(resources).flatMap(({ Condition, Properties }) => [
      ...(Condition ? [Condition] : []),
      ...conditionNames(Properties),
    ]),
    ...Object.values(outputs).flatMap(({ Condition, Value }) => [
      ...(Condition ? [Condition] : []),
      ...conditionNames(Value),
    ]),
  ];
  const missing = asked.find((name) => !(name in conditions));
  if (missing)
    throw formatError(`Unresolved condition dependency ${missing} in the Fn::If block of the template`);
}

function checkReferences(template: Template, values: Json[], block: string): void {
  const found = values.flatMap(references);
  refuseUnresolved(
    found
      .filter(({ attribute }) => attribute === undefined)
      .map(({ logicalId }) => logicalId)
      .filter(
        (name) => !(name in template.Resources || name in template.Parameters || pseudoParameters.has(name)),
      ),
    block,
  );
  for (const { logicalId, attribute } of found) {
    if (attribute === undefined) continue;
    const declared = template.Resources[logicalId];
    if (!declared)
      throw validationError(
        `Template error: instance of Fn::GetAtt references undefined resource ${logicalId}`,
      );
    if (!resourceTypes[declared.Type]?.attributes.includes(attribute))
      throw validationError(
        `Template error: resource ${logicalId} does not support attribute type ${attribute} in Fn::GetAtt`,
      );
  }
}

function refuseUnresolved(names: string[], block: string): void {
  if (names.length > 0)
    throw formatError(
      `Unresolved resource dependencies [${[...new Set(names)].join(', ')}] in the ${block} block of the template`,
    );
}

function checkCapabilities(template: Template, given: string[]): void {
  const missing = requiredCapabilities(template).filter(
    (needed) => !given.includes(needed) && !given.includes('CAPABILITY_NAMED_IAM'),
  );
  if (missing.length > 0)
    throw new AwsError(
      'InsufficientCapabilitiesException',
      `Requires capabilities : [${missing.join(', ')}]`,
    );
}

/** The capabilities that a template asks for, as GetTemplateSummary and ValidateTemplate answer. */
export function requiredCapabilities(template: Template): ('CAPABILITY_IAM' | 'CAPABILITY_NAMED_IAM')[] {
  const needed = Object.values(template.Resources).flatMap(
    ({ Type, Properties }) => resourceTypes[Type]?.capability?.(Properties) ?? [],
  );
  if (needed.includes('CAPABILITY_NAMED_IAM')) return ['CAPABILITY_NAMED_IAM'];
  return needed.length > 0 ? ['CAPABILITY_IAM'] : [];
}

/** Logical ids of the resources whose conditions hold. */
export const wantedResources = ({ template, conditions }: Deployment): string[] =>
  Object.entries(template.Resources)
    .filter(([, { Condition }]) => Condition === undefined || conditions[Condition])
    .map(([logicalId]) => logicalId);

/** The resource's properties, reduced to the branches of Fn::If that hold. */
const liveProperties = ({ template, conditions }: Deployment, logicalId: string): Json =>
  chooseBranches(template.Resources[logicalId]?.Properties ?? {}, conditions);

/** Logical ids of the resources that must be there before this one. */
export function needsOf(deployment: Deployment, logicalId: string): string[] {
  const named = [
    ...references(liveProperties(deployment, logicalId)).map((reference) => reference.logicalId),
    ...(deployment.template.Resources[logicalId]?.DependsOn ?? []),
  ];
  const wanted = new Set(wantedResources(deployment));
  return [...new Set(named)].filter((name) => wanted.has(name));
}

/** @throws AwsError ValidationError when resources need one another in a circle. */
function checkOrder(deployment: Deployment): void {
  const waiting = new Map(wantedResources(deployment).map((name) => [name, needsOf(deployment, name)]));
  for (;;) {
    const ready = [...waiting].filter(([, needs]) => !needs.some((name) => waiting.has(name)));
    if (ready.length === 0) break;
    for (const [name] of ready) waiting.delete(name);
  }
  if (waiting.size > 0)
    throw validationError(`Circular dependency between resources: [${[...waiting.keys()].join(', ')}]`);
}

/** What the stack's templates are evaluated against, with the resources as they are now. */
export function scopeOf(
  stack: Stack,
  deployment: Deployment,
  surroundings: { zones: string[]; exports: ReadonlyMap<string, string> },
): Scope {
  const resource = (logicalId: string) => {
    const found = stack.resources.get(logicalId);
    if (!found?.physicalId)
      throw validationError(`Template error: resource ${logicalId} has no physical id to refer to`);
    return { ...found, physicalId: found.physicalId };
  };
  return {
    parameters: {
      ...mapValues(deployment.parameters, ({ value }) => value),
      ...pseudoValues({ ...stack, stackId: stack.id, stackName: stack.name }),
    },
    mappings: deployment.template.Mappings,
    conditions: deployment.conditions,
    zones: surroundings.zones,
    ref: (logicalId) => resource(logicalId).physicalId,
    attribute: (logicalId, attribute) => resource(logicalId).attributes[attribute] ?? '',
    imported: (name) => {
      const value = surroundings.exports.get(name);
      if (value === undefined) throw validationError(`No export named ${name} found.`);
      return value;
    },
  };
}

function pseudoValues({ account, region, stackId, stackName }: Place): Record<string, string | string[]> {
  return {
    'AWS::AccountId': account,
    'AWS::NotificationARNs': [],
    'AWS::Partition': partitionOf(region),
    'AWS::Region': region,
    'AWS::StackId': stackId,
    'AWS::StackName': stackName,
    'AWS::URLSuffix': region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com',
  };
}

/** The stack's outputs whose conditions hold. */
export function outputsOf(deployment: Deployment, scope: Scope): Stack['outputs'] {
  return Object.entries(deployment.template.Outputs)
    .filter(([, { Condition }]) => Condition === undefined || deployment.conditions[Condition])
    .map(([key, { Value, Description, Export }]) => ({
      key,
      value: outputText(evaluate(Value, scope), key),
      ...(Description === undefined ? {} : { description: Description }),
      ...(Export ? { exportName: outputText(evaluate(Export.Name, scope), key) } : {}),
    }));
}

function outputText(value: Json, key: string): string {
  if (value === null || typeof value === 'object')
    throw formatError(
      `Output ${key} is malformed. The Value field of every Outputs member must evaluate to a String`,
    );
  return String(value);
}

/** Whether two deployments would make the same stack. */
export function isSameDeployment(one: Deployment, other: Deployment): boolean {
  const essence = ({ template, parameters, tags }: Deployment): string => {
    const { Resources, Outputs, Conditions, Mappings } = template;
    const values = mapValues(parameters, ({ value }) => value);
    return canonical({ Resources, Outputs, Conditions, Mappings, values, tags });
  };
  return essence(one) === essence(other);
}

/** JSON text with keys in order, so that equal values have equal text. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([one], [other]) => (one < other ? -1 : 1)))
      : member,
  );
