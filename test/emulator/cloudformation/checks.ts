/** What can be seen to be wrong with a template before anything is made. */
import { AwsError } from '../core.ts';
import { chooseBranches, conditionNames, references } from './intrinsics.ts';
import { needsOf, wantedResources } from './needs.ts';
import { resourceTypes, whyUnmodelled } from './resources/index.ts';
import { checkUpdatePolicy } from './rolling-update.ts';
import type { Deployment } from './stack.ts';
import { formatError, type Json, type Template, validationError } from './template.ts';

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

/** @throws AwsError ValidationError, worded as CloudFormation words it. */
export function checkTemplate(template: Template): void {
  const { Resources: resources, Outputs: outputs, Conditions: conditions } = template;
  const types = [...new Set(Object.values(resources).map(({ Type }) => Type))];
  for (const type of types) refuseUnmodelled(type);
  const unknown = types.filter((type) => !(type in resourceTypes));
  if (unknown.length > 0) throw formatError(`Unrecognized resource types: [${unknown.join(', ')}]`);

  checkReferences(
    template,
    Object.values(resources).map(({ Properties }) => Properties),
    'Resources',
  );
  for (const { Type, UpdatePolicy } of Object.values(resources)) checkUpdatePolicy(Type, UpdatePolicy);
  for (const { Type, DeletionPolicy, UpdateReplacePolicy } of Object.values(resources))
    if (DeletionPolicy === 'Snapshot' || UpdateReplacePolicy === 'Snapshot')
      throw validationError(
        `Template error: resource type ${Type} does not support deletion policy Snapshot`,
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

/** @throws AwsError NotImplemented for a type that AWS has and the emulator does not make. */
function refuseUnmodelled(type: string): void {
  const why = whyUnmodelled(type);
  if (why !== undefined)
    throw new AwsError('NotImplemented', `The emulator does not make ${type}: ${why}`, 501);
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

/** @throws AwsError ValidationError for a type that the call does not allow; `AWS::*` and `AWS::EC2::*` allow many. */
export function checkResourceTypes(template: Template, allowed: string[] | undefined): void {
  if (allowed === undefined || allowed.length === 0) return;
  const types = Object.values(template.Resources).map(({ Type }) => Type);
  const refused = types.find(
    (type) =>
      !allowed.some((each) => each === type || (each.endsWith('*') && type.startsWith(each.slice(0, -1)))),
  );
  if (refused !== undefined)
    throw validationError(
      `Resource type ${refused} is not allowed by parameter ResourceTypes [${allowed.join(', ')}]`,
    );
}

/** @throws AwsError InsufficientCapabilitiesException. */
export function checkCapabilities(template: Template, given: string[]): void {
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

/** @throws AwsError ValidationError when resources need one another in a circle, or one that its condition rules out. */
export function checkOrder(deployment: Deployment): void {
  const { template, conditions } = deployment;
  const wanted = wantedResources(deployment);
  const live = wanted.map((name) => chooseBranches(template.Resources[name]?.Properties ?? {}, conditions));
  refuseUnresolved(
    live
      .flatMap(references)
      .map(({ logicalId }) => logicalId)
      .filter((name) => name in template.Resources && !wanted.includes(name)),
    'Resources',
  );
  const waiting = new Map(wanted.map((name) => [name, needsOf(deployment, name)]));
  for (;;) {
    const ready = [...waiting].filter(([, needs]) => !needs.some((name) => waiting.has(name)));
    if (ready.length === 0) break;
    for (const [name] of ready) waiting.delete(name);
  }
  if (waiting.size > 0)
    throw validationError(`Circular dependency between resources: [${[...waiting.keys()].join(', ')}]`);
}
