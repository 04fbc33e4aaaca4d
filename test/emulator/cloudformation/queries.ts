/** The operations that tell of stacks and templates. */
import type { CallContext } from '../core.ts';
import type { ChangeSets } from './change-sets.ts';
import { requiredCapabilities } from './checks.ts';
import {
  describeEvent,
  describeResource,
  describeStack,
  detailResource,
  page,
  pageFromEnd,
  summariseResource,
  summariseStack,
} from './describe.ts';
import type { Operations } from './inputs.ts';
import { answer, readTemplate, resourceOf } from './requests.ts';
import type { Stack } from './stack.ts';
import type { Stacks } from './stacks.ts';
import { type Template, validationError } from './template.ts';

type Asking =
  | 'DescribeAccountLimits'
  | 'DescribeStackEvents'
  | 'DescribeStackResource'
  | 'DescribeStackResources'
  | 'DescribeStacks'
  | 'GetStackPolicy'
  | 'GetTemplate'
  | 'GetTemplateSummary'
  | 'ListExports'
  | 'ListImports'
  | 'ListStackResources'
  | 'ListStacks'
  | 'ValidateTemplate';

/** Of an account that has asked for no more. Source: "Understand CloudFormation quotas" in the guide. */
const accountLimits = [
  { Name: 'StackLimit', Value: 2000 },
  { Name: 'StackOutputsLimit', Value: 200 },
];

export function queries(stacks: Stacks, sets: Pick<ChangeSets, 'template'>): Operations<Asking> {
  return {
    DescribeStacks: async (input, call) => {
      if (input.StackName !== undefined)
        return answer({ Stacks: [describeStack(stacks.existing(call, input.StackName))] });
      const live = stacks.inRegion(call.region).filter(({ status }) => status !== 'DELETE_COMPLETE');
      const { items, ...next } = page(live, input.NextToken);
      return answer({ Stacks: items.map(describeStack), ...next });
    },

    ListStacks: async (input, call) => {
      const { StackStatusFilter: wanted = [] } = input;
      const chosen = stacks
        .inRegion(call.region)
        .filter(({ status }) => wanted.length === 0 || wanted.includes(status));
      const { items, ...next } = page(chosen, input.NextToken);
      return answer({ StackSummaries: items.map(summariseStack), ...next });
    },

    DescribeStackEvents: async (input, call) => {
      const stack = stacks.existing(call, input.StackName, `Stack [${input.StackName}] does not exist`);
      const { items, ...next } = pageFromEnd(stack.events, input.NextToken);
      return answer({ StackEvents: items.map((event) => describeEvent(stack, event)), ...next });
    },

    DescribeStackResources: async (input, call) => {
      const stack = input.PhysicalResourceId
        ? holderOf(stacks, call, input.PhysicalResourceId)
        : stacks.existing(call, input.StackName);
      const chosen = [...stack.resources.values()].filter(
        ({ logicalId }) => !input.LogicalResourceId || logicalId === input.LogicalResourceId,
      );
      return answer({
        StackResources: chosen.slice(0, 100).map((resource) => describeResource(stack, resource)),
      });
    },

    DescribeStackResource: async (input, call) => {
      const stack = stacks.existing(call, input.StackName, `Stack '${input.StackName}' does not exist`);
      return answer({
        StackResourceDetail: detailResource(stack, resourceOf(stack, input.LogicalResourceId)),
      });
    },

    ListStackResources: async (input, call) => {
      const stack = stacks.existing(call, input.StackName);
      const { items, ...next } = page([...stack.resources.values()], input.NextToken);
      return answer({ StackResourceSummaries: items.map(summariseResource), ...next });
    },

    // Without transforms the processed template is the original.
    GetTemplate: async (input, call) =>
      answer({
        TemplateBody:
          input.ChangeSetName === undefined
            ? stacks.existing(call, input.StackName).deployment.body
            : sets.template(call, input.ChangeSetName, input.StackName),
        StagesAvailable: ['Original', 'Processed'],
      }),

    // No stack has one: the calls that would give it one are refused.
    GetStackPolicy: async (input, call) => {
      stacks.existing(call, input.StackName, `Stack [${input.StackName}] does not exist`);
      return answer({});
    },

    DescribeAccountLimits: async () => answer({ AccountLimits: accountLimits }),

    GetTemplateSummary: async (input, call) => {
      const template = input.StackName
        ? stacks.existing(call, input.StackName).deployment.template
        : readTemplate(input).template;
      const types = Object.values(template.Resources).map(({ Type }) => Type);
      return answer({
        ...templateFacts(template),
        ResourceTypes: [...new Set(types)],
        Version: '2010-09-09',
        ...(template.Metadata === undefined ? {} : { Metadata: JSON.stringify(template.Metadata) }),
      });
    },

    ValidateTemplate: async (input) => answer(templateFacts(readTemplate(input).template)),

    ListImports: async (input, call) => {
      const { ExportName: name = '' } = input;
      const importers = stacks.exports(call.region).has(name) ? stacks.importers(call.region, name) : [];
      if (importers.length === 0) throw validationError(`Export '${name}' is not imported by any stack.`);
      const { items, ...next } = page(importers, input.NextToken);
      return answer({ Imports: items.map((stack) => stack.name), ...next });
    },

    ListExports: async (input, call) => {
      const { items, ...next } = page([...stacks.exports(call.region)], input.NextToken);
      return answer({
        Exports: items.map(([name, { value, stack }]) => ({
          ExportingStackId: stack.id,
          Name: name,
          Value: value,
        })),
        ...next,
      });
    },
  };
}

function holderOf(stacks: Stacks, call: CallContext, physicalId: string): Stack {
  const holder = stacks
    .inRegion(call.region)
    .find(({ resources }) => [...resources.values()].some((resource) => resource.physicalId === physicalId));
  if (!holder) throw validationError(`Stack for ${physicalId} does not exist`);
  return holder;
}

function templateFacts(template: Template) {
  const capabilities = requiredCapabilities(template);
  return {
    ...(template.Description === undefined ? {} : { Description: template.Description }),
    Parameters: Object.entries(template.Parameters).map(([key, declared]) => ({
      ParameterKey: key,
      ...(declared.Default === undefined ? {} : { DefaultValue: String(declared.Default) }),
      NoEcho: String(declared.NoEcho) === 'true',
      ...(declared.Description === undefined ? {} : { Description: String(declared.Description) }),
    })),
    Capabilities: capabilities,
    ...(capabilities.length > 0
      ? {
          CapabilitiesReason: `The following resource(s) require capabilities: [${iamTypes(template).join(', ')}]`,
        }
      : {}),
  };
}

const iamTypes = (template: Template): string[] => [
  ...new Set(
    Object.values(template.Resources)
      .map(({ Type }) => Type)
      .filter((type) => type.startsWith('AWS::IAM::')),
  ),
];
