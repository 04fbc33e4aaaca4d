/** What an update would do to each resource of a stack, as change sets tell it. */
import type {
  Change,
  PolicyAction,
  ResourceAttribute,
  ResourceChange,
  ResourceChangeDetail,
  ResourceTargetDefinition,
} from '@aws-sdk/client-cloudformation';
import { outputsOf, type Surroundings, scopeOf } from './deployment.ts';
import { evaluate, evaluateObject, type Reference, references, type Scope } from './intrinsics.ts';
import { needsOf, wantedResources } from './needs.ts';
import type { ResourceType } from './resource-type.ts';
import { resourceTypes } from './resources/index.ts';
import { type Deployment, isGone, type Stack, type StackResource } from './stack.ts';
import { canonical, type Json, type ResourceDeclaration } from './template.ts';

/** What CloudFormation writes where only the update itself will tell. */
const unknown = '{{changeSet:KNOWN_AFTER_APPLY}}';

export interface PlanOptions {
  /** Tells the values of properties before and after. */
  values?: boolean;
}

/** Attributes of a declaration, besides its properties, whose change is a change of the resource. */
const policies = [
  'CreationPolicy',
  'DeletionPolicy',
  'Metadata',
  'UpdatePolicy',
  'UpdateReplacePolicy',
] as const satisfies ResourceAttribute[];

interface Plan {
  stack: Stack;
  wanted: Deployment;
  scope: Scope;
  options: PlanOptions;
  changes: Map<string, ResourceChange | undefined>;
}

/**
 * In the order of the template; what goes comes last.
 * @throws AwsError ValidationError when the template cannot be evaluated.
 */
export function plannedChanges(
  stack: Stack,
  wanted: Deployment,
  surroundings: Surroundings,
  options: PlanOptions = {},
): Change[] {
  const plan = planFor(stack, wanted, surroundings, options);
  const names = wantedResources(wanted);
  const kept = names.flatMap((logicalId) => changeOf(plan, logicalId) ?? []);
  const gone = [...stack.resources.values()]
    .filter((resource) => !isGone(resource) && !names.includes(resource.logicalId))
    .map(removal);
  return [...kept, ...gone].map((ResourceChange) => ({ Type: 'Resource', ResourceChange }));
}

/** Whether the stack's outputs would be others. */
export function outputsChange(stack: Stack, wanted: Deployment, surroundings: Surroundings): boolean {
  const plan = planFor(stack, wanted, surroundings, {});
  for (const logicalId of wantedResources(wanted)) changeOf(plan, logicalId);
  return canonical(outputsOf(wanted, plan.scope)) !== canonical(stack.outputs);
}

/** With the stack's present resources, and `unknown` for what depends on those that change. */
function planFor(stack: Stack, wanted: Deployment, surroundings: Surroundings, options: PlanOptions): Plan {
  const changes = new Map<string, ResourceChange | undefined>();
  const present = (logicalId: string): StackResource | undefined => {
    const resource = stack.resources.get(logicalId);
    return resource && !isGone(resource) ? resource : undefined;
  };
  const scope: Scope = {
    ...scopeOf(stack, wanted, surroundings),
    ref: (logicalId) =>
      changes.get(logicalId)?.Replacement === 'True' ? unknown : (present(logicalId)?.physicalId ?? unknown),
    attribute: (logicalId, attribute) =>
      changes.get(logicalId) ? unknown : (present(logicalId)?.attributes[attribute] ?? unknown),
  };
  return { stack, wanted, scope, options, changes };
}

function changeOf(plan: Plan, logicalId: string): ResourceChange | undefined {
  const { stack, wanted, changes } = plan;
  if (changes.has(logicalId)) return changes.get(logicalId);
  for (const needed of needsOf(wanted, logicalId)) changeOf(plan, needed);
  const declared = wanted.template.Resources[logicalId];
  const type = resourceTypes[declared?.Type ?? ''];
  if (!declared || !type) throw new Error(`${logicalId} has not been checked`);
  const existing = stack.resources.get(logicalId);
  const change =
    existing && !isGone(existing)
      ? modification(plan, existing, declared, type)
      : addition(plan, logicalId, declared);
  changes.set(logicalId, change);
  return change;
}

function addition(
  { scope, options }: Plan,
  logicalId: string,
  declared: ResourceDeclaration,
): ResourceChange {
  return {
    Action: 'Add',
    LogicalResourceId: logicalId,
    ResourceType: declared.Type,
    Scope: [],
    Details: [],
    ...(options.values
      ? { AfterContext: JSON.stringify({ Properties: evaluate(declared.Properties, scope) }) }
      : {}),
  };
}

function removal(resource: StackResource): ResourceChange {
  return {
    Action: 'Remove',
    PolicyAction: resource.deletionPolicy.startsWith('Retain') ? 'Retain' : 'Delete',
    LogicalResourceId: resource.logicalId,
    ...(resource.physicalId === undefined ? {} : { PhysicalResourceId: resource.physicalId }),
    ResourceType: resource.type,
    Scope: [],
    Details: [],
  };
}

function modification(
  plan: Plan,
  existing: StackResource,
  declared: ResourceDeclaration,
  type: ResourceType,
): ResourceChange | undefined {
  const details = [
    ...propertyChanges(plan, existing, declared, type),
    ...tagChanges(plan, existing, type),
    ...policyChanges(plan, existing.logicalId, declared),
  ];
  if (details.length === 0) return undefined;
  const replacement = replacementOf(details);
  return {
    Action: 'Modify',
    ...(replacement === 'True' ? { PolicyAction: replacementPolicy(declared) } : {}),
    LogicalResourceId: existing.logicalId,
    ...(existing.physicalId === undefined ? {} : { PhysicalResourceId: existing.physicalId }),
    ResourceType: existing.type,
    Replacement: replacement,
    Scope: [...new Set(details.flatMap(({ Target }) => Target?.Attribute ?? []))],
    Details: details,
    ...(plan.options.values
      ? {
          BeforeContext: JSON.stringify({ Properties: existing.properties }),
          AfterContext: JSON.stringify({ Properties: evaluate(declared.Properties, plan.scope) }),
        }
      : {}),
  };
}

const replacementPolicy = ({ UpdateReplacePolicy }: ResourceDeclaration): PolicyAction =>
  UpdateReplacePolicy === 'Retain' ? 'ReplaceAndRetain' : 'ReplaceAndDelete';

function replacementOf(details: ResourceChangeDetail[]): 'True' | 'Conditional' | 'False' {
  const recreating = details.filter(({ Target }) => Target?.RequiresRecreation === 'Always');
  if (recreating.length === 0) return 'False';
  return recreating.some(({ Evaluation }) => Evaluation === 'Static') ? 'True' : 'Conditional';
}

function propertyChanges(
  plan: Plan,
  existing: StackResource,
  declared: ResourceDeclaration,
  type: ResourceType,
): ResourceChangeDetail[] {
  const names = [...new Set([...Object.keys(existing.properties), ...Object.keys(declared.Properties)])];
  const planned = evaluateObject(declared.Properties, plan.scope);
  return names
    .filter((name) => !(name === 'Tags' && type.tagged))
    .flatMap((name) => {
      const before = existing.properties[name];
      const written = declared.Properties[name];
      const after = planned[name];
      if (canonical(before) === canonical(after)) return [];
      const target: ResourceTargetDefinition = {
        Attribute: 'Properties',
        Name: name,
        RequiresRecreation: type.recreates(name, existing.properties, planned) ? 'Always' : 'Never',
        ...(plan.options.values
          ? {
              Path: `/Properties/${name}`,
              ...(before === undefined ? {} : { BeforeValue: shown(before) }),
              ...(after === undefined ? {} : { AfterValue: shown(after) }),
              AttributeChangeType: before === undefined ? 'Add' : after === undefined ? 'Remove' : 'Modify',
            }
          : {}),
      };
      return causesOf(plan, existing.logicalId, name, written).map((cause) => ({ ...cause, Target: target }));
    });
}

const shown = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

type Cause = Pick<ResourceChangeDetail, 'Evaluation' | 'ChangeSource' | 'CausingEntity'>;

/** Why a property changes: resources and parameters that it refers to, or the template itself. */
function causesOf(plan: Plan, logicalId: string, name: string, written: Json | undefined): Cause[] {
  const referred = written === undefined ? [] : references(written);
  const causes = referred.flatMap((reference) => causeOf(plan, reference) ?? []);
  const earlier = plan.stack.deployment.template.Resources[logicalId]?.Properties[name];
  const isRewritten = canonical(earlier) !== canonical(written);
  const hasParameter = causes.some(({ ChangeSource }) => ChangeSource === 'ParameterReference');
  if (!isRewritten && causes.length > 0 && !hasParameter) return causes;
  const direct: Cause = {
    Evaluation: causes.length > 0 ? 'Dynamic' : 'Static',
    ChangeSource: 'DirectModification',
  };
  return [direct, ...causes];
}

function causeOf({ stack, wanted, changes }: Plan, { logicalId, attribute }: Reference): Cause | undefined {
  if (logicalId in wanted.parameters) {
    const before = canonical(stack.deployment.parameters[logicalId]?.value);
    if (before === canonical(wanted.parameters[logicalId]?.value)) return undefined;
    return { Evaluation: 'Static', ChangeSource: 'ParameterReference', CausingEntity: logicalId };
  }
  const change = changes.get(logicalId);
  if (change === undefined) return undefined;
  if (attribute !== undefined)
    return {
      Evaluation: 'Dynamic',
      ChangeSource: 'ResourceAttribute',
      CausingEntity: `${logicalId}.${attribute}`,
    };
  if (change.Action !== 'Add' && change.Replacement === 'False') return undefined;
  return { Evaluation: 'Dynamic', ChangeSource: 'ResourceReference', CausingEntity: logicalId };
}

/** The template's own tags and the stack's. */
function tagChanges(plan: Plan, existing: StackResource, type: ResourceType): ResourceChangeDetail[] {
  if (!type.tagged) return [];
  const written = plan.wanted.template.Resources[existing.logicalId]?.Properties.Tags;
  const own = written === undefined ? undefined : evaluate(written, plan.scope);
  const isSame =
    canonical(own) === canonical(existing.properties.Tags) &&
    canonical(existing.tags) === canonical(plan.wanted.tags);
  return isSame ? [] : [direct('Tags')];
}

const policyChanges = (
  { stack }: Plan,
  logicalId: string,
  declared: ResourceDeclaration,
): ResourceChangeDetail[] => {
  const before = stack.deployment.template.Resources[logicalId];
  return policies.filter((policy) => canonical(before?.[policy]) !== canonical(declared[policy])).map(direct);
};

const direct = (attribute: ResourceAttribute): ResourceChangeDetail => ({
  Target: { Attribute: attribute, RequiresRecreation: 'Never' },
  Evaluation: 'Static',
  ChangeSource: 'DirectModification',
});
