/** Reading what the operations' inputs have in common. */
import type { Tag } from '@aws-sdk/client-cloudformation';
import { AwsError } from '../core.ts';
import { checkTemplate } from './checks.ts';
import { refuseSecrets } from './dynamic-references.ts';
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
  const failed = (must: string): AwsError => constraint('stackName', name, must);
  if (!name) throw failed('have length greater than or equal to 1');
  if (name.length > 128) throw failed('have length less than or equal to 128');
  if (!new RegExp(`^${namePattern}$`).test(name))
    throw failed(`satisfy regular expression pattern: ${namePattern}`);
  return name;
}

/** The most tags that a stack takes, and the characters of a tag. Source: "Tag" in the API reference, and the guide's quotas. */
const mostTags = 50;
const tagCharacters = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/** @throws AwsError ValidationError for tags that CloudFormation does not put on a stack. The words for its alphabet are assumed. */
export function readTags(tags: Tag[] = []): Record<string, string> {
  if (tags.length > mostTags)
    throw constraint('tags', tags.length, `have length less than or equal to ${mostTags}`);
  for (const [index, { Key = '', Value = '' }] of tags.entries()) {
    const [key, value] = [`tags.${index + 1}.member.key`, `tags.${index + 1}.member.value`];
    if (Key === '') throw constraint(key, Key, 'have length greater than or equal to 1');
    if (Key.length > 128) throw constraint(key, Key, 'have length less than or equal to 128');
    if (Value.length > 256) throw constraint(value, Value, 'have length less than or equal to 256');
    if (/^aws:/i.test(Key))
      throw validationError('aws: prefixed tag key names are not allowed for external use.');
    for (const [path, text] of [
      [key, Key],
      [value, Value],
    ] as const)
      if (!tagCharacters.test(text))
        throw constraint(path, text, 'satisfy regular expression pattern: ([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)');
  }
  // Since March 2026, even of one value. Source: elastic/cloud-on-k8s issue 9232, of what eksctl sends.
  if (new Set(tags.map(({ Key }) => Key)).size < tags.length)
    throw validationError('Tags contain duplicate keys; tag keys must be unique');
  return Object.fromEntries(tags.map(({ Key = '', Value = '' }) => [Key, Value]));
}

/** A member that is not as the API's model has it. */
export const constraint = (path: string, value: unknown, must: string): AwsError =>
  validationError(
    `1 validation error detected: Value '${String(value)}' at '${path}' failed to satisfy constraint: Member must ${must}`,
  );

/** @throws AwsError ValidationError when there is none, or it cannot be one. */
export function readTemplate({ TemplateBody: body }: { TemplateBody?: string | undefined }): {
  body: string;
  template: Template;
} {
  if (!body) throw validationError('Either Template URL or Template Body must be specified.');
  const template = parseTemplate(body);
  refuseSecrets(body);
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
