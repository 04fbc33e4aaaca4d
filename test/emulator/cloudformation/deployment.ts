/** From a template and what comes with it to a checked deployment, and its evaluation against a stack. */
import type { Parameter } from '@aws-sdk/client-cloudformation';
import type { World } from '../core.ts';
import { checkCapabilities, checkOrder } from './checks.ts';
import { chooseBranches, evaluate, evaluateConditions, type Scope } from './intrinsics.ts';
import { parameterValues } from './parameters.ts';
import { checkRules } from './rules.ts';
import type { Deployment, Stack } from './stack.ts';
import { formatError, type Json, mapValues, type Template, validationError } from './template.ts';

/** Where a stack is, or will be. */
export interface Place {
  account: string;
  region: string;
  stackId: string;
  stackName: string;
}

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
    tags: Record<string, string>;
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
  const scope = {
    parameters: { ...mapValues(parameters, ({ value }) => value), ...pseudoValues(place) },
    mappings: template.Mappings,
    zones: [],
    ref: (logicalId: string) => {
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
  };
  checkRules(template, { ...scope, conditions: {} });
  const conditions = evaluateConditions(template.Conditions, scope);
  const deployment: Deployment = {
    body,
    template,
    parameters,
    conditions,
    capabilities,
    tags: input.tags,
  };
  checkOrder(deployment);
  checkCapabilities(template, capabilities);
  return deployment;
}

/** What a template may ask for of its region. */
export interface Surroundings {
  /** Names of the zones, for Fn::GetAZs. */
  zones: string[];
  /** By name. */
  exports: ReadonlyMap<string, Export>;
}

export interface Export {
  value: string;
  stack: Stack;
}

/** What the stack's templates are evaluated against, with the resources as they are now. */
export function scopeOf(stack: Stack, deployment: Deployment, surroundings: Surroundings): Scope {
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
      const value = surroundings.exports.get(name)?.value;
      if (value === undefined) throw validationError(`No export named ${name} found.`);
      stack.imports.add(name);
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

const wantedOutputs = ({ template, conditions }: Deployment) =>
  Object.entries(template.Outputs).filter(
    ([, { Condition }]) => Condition === undefined || conditions[Condition],
  );

/** What the outputs whose conditions hold are made from. */
export const liveOutputs = (deployment: Deployment): Json =>
  wantedOutputs(deployment).map(([, { Value }]) => chooseBranches(Value, deployment.conditions));

/** The stack's outputs whose conditions hold. */
export function outputsOf(deployment: Deployment, scope: Scope): Stack['outputs'] {
  return wantedOutputs(deployment).map(([key, { Value, Description, Export }]) => ({
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
