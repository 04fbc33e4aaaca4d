/** The operations that tell of stacks and templates. */
import type * as Api from '@aws-sdk/client-cloudformation';
import type { CallContext, Operation } from '../core.ts';
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
import { answer, readTemplate, resourceOf } from './requests.ts';
import type { Stack } from './stack.ts';
import type { Stacks } from './stacks.ts';
import { type Template, validationError } from './template.ts';

export function queries(stacks: Stacks): Record<string, Operation> {
  return {
    DescribeStacks: async (input: Api.DescribeStacksCommandInput, call) => {
      if (input.StackName !== undefined)
        return answer({ Stacks: [describeStack(stacks.existing(call, input.StackName))] });
      const live = stacks.inRegion(call.region).filter(({ status }) => status !== 'DELETE_COMPLETE');
      const { items, ...next } = page(live, input.NextToken);
      return answer({ Stacks: items.map(describeStack), ...next });
    },

    ListStacks: async (input: Api.ListStacksCommandInput, call) => {
      const { StackStatusFilter: wanted = [] } = input;
      const chosen = stacks
        .inRegion(call.region)
        .filter(({ status }) => wanted.length === 0 || wanted.includes(status));
      const { items, ...next } = page(chosen, input.NextToken);
      return answer({ StackSummaries: items.map(summariseStack), ...next });
    },

    DescribeStackEvents: async (input: Api.DescribeStackEventsCommandInput, call) => {
      const stack = stacks.existing(call, input.StackName, `Stack [${input.StackName}] does not exist`);
      const { items, ...next } = pageFromEnd(stack.events, input.NextToken);
      return answer({ StackEvents: items.map((event) => describeEvent(stack, event)), ...next });
    },

    DescribeStackResources: async (input: Api.DescribeStackResourcesCommandInput, call) => {
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

    DescribeStackResource: async (input: Api.DescribeStackResourceCommandInput, call) => {
      const stack = stacks.existing(call, input.StackName, `Stack '${input.StackName}' does not exist`);
      return answer({
        StackResourceDetail: detailResource(stack, resourceOf(stack, input.LogicalResourceId)),
      });
    },

    ListStackResources: async (input: Api.ListStackResourcesCommandInput, call) => {
      const stack = stacks.existing(call, input.StackName);
      const { items, ...next } = page([...stack.resources.values()], input.NextToken);
      return answer({ StackResourceSummaries: items.map(summariseResource), ...next });
    },

    GetTemplate: async (input: Api.GetTemplateCommandInput, call) =>
      answer({
        TemplateBody: stacks.existing(call, input.StackName).deployment.body,
        StagesAvailable: ['Original', 'Processed'],
      }),

    GetTemplateSummary: async (input: Api.GetTemplateSummaryCommandInput, call) => {
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

    ValidateTemplate: async (input: Api.ValidateTemplateCommandInput) =>
      answer(templateFacts(readTemplate(input).template)),

    ListExports: async (input: Api.ListExportsCommandInput, call) => {
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
