/** Parameters of templates: their declared types and constraints, and the values that calls give. */
import type { Parameter } from '@aws-sdk/client-cloudformation';
import type { Clients, World } from '../core.ts';
import type { Deployment, ParameterValue } from './stack.ts';
import { formatError, type JsonObject, type Template, validationError } from './template.ts';

const scalarTypes = /^(String|Number|AWS::(EC2|Route53)::[A-Za-z0-9]+(::[A-Za-z]+)?)$/;
const listTypes = /^(CommaDelimitedList|List<(String|Number|AWS::EC2::[A-Za-z0-9]+(::[A-Za-z]+)?)>)$/;
const ssmValueType = /^AWS::SSM::Parameter::Value<(.+)>$/;

/**
 * The value of every parameter that the template declares.
 * @param previous values that `UsePreviousValue` refers to.
 * @throws AwsError ValidationError for values that are missing, unknown or not allowed.
 */
export function parameterValues(
  world: World,
  region: string,
  template: Template,
  given: Parameter[],
  previous: Record<string, ParameterValue> = {},
): Record<string, ParameterValue> {
  const declared = template.Parameters;
  const strangers = given.map(({ ParameterKey = '' }) => ParameterKey).filter((key) => !(key in declared));
  if (strangers.length > 0)
    throw validationError(`Parameters: [${strangers.join(', ')}] do not exist in the template`);

  for (const parameter of given) checkGiven(parameter, previous);

  const raw = Object.entries(declared).map(([name, declaration]) => {
    const match = given.find(({ ParameterKey }) => ParameterKey === name);
    const value = match?.UsePreviousValue ? previous[name]?.given : match?.ParameterValue;
    return { name, declaration, value: value ?? asText(declaration.Default) };
  });
  const missing = raw.filter(({ value }) => value === undefined).map(({ name }) => name);
  if (missing.length > 0) throw validationError(`Parameters: [${missing.join(', ')}] must have values`);

  return Object.fromEntries(
    raw.map(({ name, declaration, value = '' }) => [
      name,
      readValue(world, region, name, declaration, value),
    ]),
  );
}

/** @throws AwsError ValidationError, in the words that other people's tests expect of CloudFormation. */
function checkGiven(
  { ParameterKey: key = '', ParameterValue, UsePreviousValue = false }: Parameter,
  previous: Record<string, ParameterValue>,
): void {
  const refused = (why: string) => validationError(`Invalid input for parameter key ${key}. ${why}`);
  if (UsePreviousValue && !(key in previous))
    throw refused('Cannot specify usePreviousValue as true for a parameter key not in the previous template');
  if (!UsePreviousValue && ParameterValue === undefined)
    throw refused('Need to specify either usePreviousValue as true or a value for the parameter');
}

const asText = (value: unknown): string | undefined => (value === undefined ? undefined : String(value));

function readValue(
  world: World,
  region: string,
  name: string,
  declaration: JsonObject,
  given: string,
): ParameterValue {
  const declaredType = String(declaration.Type ?? '');
  const type = ssmValueType.exec(declaredType)?.[1] ?? declaredType;
  if (!scalarTypes.test(type) && !listTypes.test(type))
    throw formatError(`Unrecognized parameter type: ${declaredType || 'none'}`);
  const hidden = String(declaration.NoEcho) === 'true';
  const split = (value: string): string | string[] =>
    listTypes.test(type) ? value.split(',').map((item) => item.trim()) : value;

  if (type !== declaredType) {
    const resolved = world.parameter(region, given);
    if (resolved === undefined)
      throw validationError(`Unable to fetch parameters [${given}] from parameter store for this account.`);
    return { given, value: split(resolved), resolved, hidden };
  }
  const value = split(given);
  for (const item of [value].flat()) checkConstraints(name, type, declaration, item);
  return { given, value, hidden };
}

function checkConstraints(name: string, type: string, declaration: JsonObject, value: string): void {
  const { AllowedValues, AllowedPattern, MinLength, MaxLength, MinValue, MaxValue, ConstraintDescription } =
    declaration;
  const numeric = type === 'Number' || type === 'List<Number>';
  const refusals: [broken: boolean, rule: string][] = [
    [numeric && Number.isNaN(Number.parseFloat(value)), 'must be a number'],
    [
      Array.isArray(AllowedValues) && !AllowedValues.map(String).includes(value),
      'must be one of AllowedValues',
    ],
    [
      AllowedPattern !== undefined && !new RegExp(`^(?:${String(AllowedPattern)})$`).test(value),
      `must match pattern ${String(AllowedPattern)}`,
    ],
    [
      MinLength !== undefined && value.length < Number(MinLength),
      `must contain at least ${String(MinLength)} characters`,
    ],
    [
      MaxLength !== undefined && value.length > Number(MaxLength),
      `must contain at most ${String(MaxLength)} characters`,
    ],
    [
      MinValue !== undefined && Number(value) < Number(MinValue),
      `must be a number not less than ${String(MinValue)}`,
    ],
    [
      MaxValue !== undefined && Number(value) > Number(MaxValue),
      `must be a number not greater than ${String(MaxValue)}`,
    ],
  ];
  const [, rule] = refusals.find(([broken]) => broken) ?? [];
  if (!rule) return;
  throw validationError(
    ConstraintDescription === undefined
      ? `Parameter '${name}' ${rule}`
      : `Parameter '${name}' failed to satisfy constraint: ${String(ConstraintDescription)}`,
  );
}

/**
 * Reads the parameters of Parameter Store that a deployment names, as whoever acts on its stack.
 * @throws AwsError ValidationError for who may not. Source: "SSM parameter types" in the guide, and answers that people quote.
 */
export async function fetchParameters({ json }: Clients, { parameters }: Deployment): Promise<void> {
  const Names = Object.values(parameters).flatMap(({ given, resolved }) =>
    resolved === undefined ? [] : [given],
  );
  if (Names.length === 0) return;
  await json('ssm', 'AmazonSSM.GetParameters', { Names }).catch((error: unknown) => {
    throw error instanceof Error && /AccessDenied/.test(error.name) ? validationError(error.message) : error;
  });
}
