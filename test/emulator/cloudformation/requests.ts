/** Reading what the operations' inputs have in common. */
import { AwsError } from '../core.ts';
import { checkTemplate } from './checks.ts';
import type { Stack, StackResource } from './stack.ts';
import { parseTemplate, type Template, validationError } from './template.ts';

const namePattern = '[a-zA-Z][-a-zA-Z0-9]*';

/** What every answer carries; the gateway writes its own. */
export const answer = <T extends object>(fields: T): T & { $metadata: object } => ({
  ...fields,
  $metadata: {},
});

/** @throws AwsError ValidationError for a name that no stack can have. */
export function checkName(name: string | undefined): string {
  const failed = (constraint: string): AwsError =>
    validationError(
      `1 validation error detected: Value '${name}' at 'stackName' failed to satisfy constraint: Member must ${constraint}`,
    );
  if (!name) throw failed('have length greater than or equal to 1');
  if (name.length > 128) throw failed('have length less than or equal to 128');
  if (!new RegExp(`^${namePattern}$`).test(name))
    throw failed(`satisfy regular expression pattern: ${namePattern}`);
  return name;
}

/** The emulator acts with the caller's identity only. */
export function refuseRole(role: string | undefined): void {
  if (role !== undefined) throw validationError(`Role ${role} is invalid or cannot be assumed`);
}

/** @throws AwsError ValidationError when there is none, or it cannot be one. */
export function readTemplate(input: {
  TemplateBody?: string | undefined;
  TemplateURL?: string | undefined;
}): {
  body: string;
  template: Template;
} {
  const { TemplateBody: body, TemplateURL } = input;
  if (TemplateURL !== undefined) throw validationError('TemplateURL must be a supported URL.');
  if (!body) throw validationError('Either Template URL or Template Body must be specified.');
  const template = parseTemplate(body);
  checkTemplate(template);
  return { body, template };
}

/** @throws AwsError TokenAlreadyExistsException when the token belongs to another operation on this stack. */
export function useToken(stack: Stack, token: string | undefined, operation: string): void {
  if (token === undefined) {
    delete stack.token;
    return;
  }
  if (stack.tokens.has(token))
    throw new AwsError('TokenAlreadyExistsException', `A client request token already exists: ${token}`);
  stack.tokens.set(token, operation);
  stack.token = token;
}

/** @throws AwsError ValidationError when the stack has no such resource. */
export function resourceOf(stack: Stack, logicalId: string | undefined): StackResource {
  const resource = stack.resources.get(logicalId ?? '');
  if (!resource) throw validationError(`Resource ${logicalId} does not exist for stack ${stack.name}`);
  return resource;
}
