/**
 * A service's API model, read from the schemas that its SDK client carries: the operations, the shapes of their
 * inputs and outputs, and where HTTP puts each member. The emulator therefore needs no table of routes or types.
 */
import { NormalizedSchema } from '@smithy/core/schema';
import { AwsError } from '../core.ts';

export interface OperationModel {
  name: string;
  input: NormalizedSchema;
  output: NormalizedSchema;
  /** For services with an HTTP route for each operation: method and path, such as `/clusters/{name}`. */
  http?: { method: string; path: string; status: number };
}

export type Model = Map<string, OperationModel>;

const OPERATION = 9;

/** @param client the SDK's module, such as `import * as eks from '@aws-sdk/client-eks'`. */
export function modelOf(client: object): Model {
  const model: Model = new Map();
  for (const schema of Object.values(client)) {
    if (!Array.isArray(schema) || schema[0] !== OPERATION) continue;
    const [, , name, traits, input, output] = schema;
    const [method, path, status] = traits?.http ?? [];
    model.set(name, {
      name,
      input: NormalizedSchema.of(input),
      output: NormalizedSchema.of(output),
      ...(method && { http: { method, path: path.split('?')[0], status } }),
    });
  }
  return model;
}

/** The members that a structure must have. Schemas list these first, then say how many they are. */
function requiredMembers(schema: NormalizedSchema): string[] {
  const structure: unknown = schema.getSchema();
  if (!Array.isArray(structure)) return [];
  const [, , , , names = [], , required = 0] = structure;
  return names.slice(0, required);
}

/**
 * Refuses an input that lacks a required member, in the words of AWS's service framework.
 *
 * @throws AwsError with the given code, as services differ in it.
 */
export function requireMembers(schema: NormalizedSchema, input: Record<string, unknown>, code: string): void {
  const missing = requiredMembers(schema).filter((name) => input[name] === undefined);
  if (missing.length === 0) return;
  const details = missing.map((name) => {
    const path = name.charAt(0).toLowerCase() + name.slice(1);
    return `Value null at '${path}' failed to satisfy constraint: Member must not be null`;
  });
  const count = `${missing.length} validation error${missing.length === 1 ? '' : 's'}`;
  throw new AwsError(code, `${count} detected: ${details.join('; ')}`);
}
