/** Intrinsic functions: their values, and the references in them. */
import { isIP } from 'node:net';
import { isObject, type Json, type JsonObject, validationError } from './template.ts';

/** What functions are evaluated against. */
export interface Scope {
  /** Values of parameters and pseudo parameters, lists as arrays. */
  parameters: Record<string, string | string[]>;
  mappings: Record<string, JsonObject>;
  conditions: Record<string, boolean>;
  /** Names of the region's zones. */
  zones: string[];
  ref(logicalId: string): Json;
  attribute(logicalId: string, attribute: string): Json;
  imported(exportName: string): string;
  /** Those that are known only where this is evaluated. */
  functions?: Record<string, (argument: Json, scope: Scope) => Json>;
}

export interface Reference {
  logicalId: string;
  /** Of Fn::GetAtt or `${A.B}`; undefined for a Ref. */
  attribute?: string;
}

/** What `Ref: AWS::NoValue` gives: the property or item that holds it does not exist. */
const noValue = Symbol('AWS::NoValue');
type Value = Json | typeof noValue;

const substitution = /\$\{(!?)([^}]+)\}/g;
const functionName = /^(Ref|Condition|Fn::.+)$/;

/** The name and argument of the function that this value is, if it is one. */
export function asFunction(value: Json): [name: string, argument: Json] | undefined {
  if (!isObject(value)) return undefined;
  const [entry, ...more] = Object.entries(value);
  return entry && more.length === 0 && functionName.test(entry[0]) ? entry : undefined;
}

/**
 * The value with its functions evaluated.
 * @throws AwsError ValidationError for functions that are unknown or wrongly used.
 */
export function evaluate(value: Json, scope: Scope): Json {
  const result = evaluated(value, scope);
  return result === noValue ? null : result;
}

/** The object without the members that evaluate to AWS::NoValue. */
export function evaluateObject(value: JsonObject, scope: Scope): JsonObject {
  const result = evaluated(value, scope);
  if (result === noValue || !isObject(result)) throw validationError('Template error: a map was expected');
  return result;
}

function evaluated(value: Json, scope: Scope): Value {
  if (Array.isArray(value))
    return value.map((item) => evaluated(item, scope)).filter((item) => item !== noValue);
  if (!isObject(value)) return value;
  const call = asFunction(value);
  if (!call) {
    const members = Object.entries(value).flatMap(([key, member]) => {
      const result = evaluated(member, scope);
      return result === noValue ? [] : [[key, result] as const];
    });
    return Object.fromEntries(members);
  }
  const [name, argument] = call;
  const run = functions[name] ?? scope.functions?.[name];
  if (!run) throw validationError(`Template error: every Fn object requires a known function, not ${name}`);
  return run(argument, scope);
}

const functions: Record<string, (argument: Json, scope: Scope) => Value> = {
  Ref: (argument, scope) => reference(String(argument), scope),
  'Fn::GetAtt': (argument, scope) => {
    const [logicalId, attribute] = getAttParts(argument);
    return scope.attribute(logicalId, text(evaluate(attribute, scope), 'Fn::GetAtt'));
  },
  'Fn::Sub': (argument, scope) => {
    const [pattern, variables] = subParts(argument);
    const values = evaluateObject(variables, scope);
    return pattern.replace(substitution, (_, literal: string, name: string) => {
      if (literal) return `\${${name}}`;
      const local = values[name.trim()];
      return text(local ?? substituted(name.trim(), scope), 'Fn::Sub');
    });
  },
  'Fn::Join': (argument, scope) => {
    const [delimiter, items] = pair(argument, 'Fn::Join', scope);
    return list(items, 'Fn::Join')
      .map((item) => text(item, 'Fn::Join'))
      .join(text(delimiter, 'Fn::Join'));
  },
  'Fn::Select': (argument, scope) => {
    const [index, items] = pair(argument, 'Fn::Select', scope);
    const chosen = list(items, 'Fn::Select')[Number(index)];
    if (chosen === undefined)
      throw validationError(
        `Template error: Fn::Select cannot select nonexistent value at index ${String(index)}`,
      );
    return chosen;
  },
  'Fn::Split': (argument, scope) => {
    const [delimiter, source] = pair(argument, 'Fn::Split', scope);
    return text(source, 'Fn::Split').split(text(delimiter, 'Fn::Split'));
  },
  'Fn::If': (argument, scope) => evaluated(branch(argument, scope.conditions), scope),
  'Fn::FindInMap': (argument, scope) => {
    const [map, top, second] = list(argument, 'Fn::FindInMap').map((part) =>
      text(evaluate(part, scope), 'Fn::FindInMap'),
    );
    const row = scope.mappings[map ?? '']?.[top ?? ''];
    const found = isObject(row) ? row[second ?? ''] : undefined;
    if (found === undefined)
      throw validationError(`Template error: Unable to get mapping for ${map}::${top}::${second}`);
    return found;
  },
  'Fn::GetAZs': (argument, scope) => {
    const region = evaluate(argument, scope);
    if (region !== '' && region !== null && region !== scope.parameters['AWS::Region'])
      throw validationError(
        `Template error: Fn::GetAZs of another region (${String(region)}) is not supported`,
      );
    return scope.zones;
  },
  'Fn::Cidr': (argument, scope) => {
    const [block, count, bits] = list(argument, 'Fn::Cidr').map((part) => evaluate(part, scope));
    return subnetBlocks(text(block ?? null, 'Fn::Cidr'), Number(count), Number(bits ?? 8));
  },
  'Fn::Base64': (argument, scope) =>
    Buffer.from(text(evaluate(argument, scope), 'Fn::Base64')).toString('base64'),
  'Fn::ImportValue': (argument, scope) => scope.imported(text(evaluate(argument, scope), 'Fn::ImportValue')),
  'Fn::Equals': (argument, scope) => {
    const [left, right] = pair(argument, 'Fn::Equals', scope);
    return String(left) === String(right);
  },
  'Fn::And': (argument, scope) => operands(argument, 'Fn::And', scope).every(Boolean),
  'Fn::Or': (argument, scope) => operands(argument, 'Fn::Or', scope).some(Boolean),
  'Fn::Not': (argument, scope) => !operands(argument, 'Fn::Not', scope)[0],
  Condition: (argument, scope) => scope.conditions[String(argument)] ?? false,
};

/** Evaluates the Conditions section; conditions may name one another in any order. */
export function evaluateConditions(
  declared: Record<string, Json>,
  scope: Omit<Scope, 'conditions'>,
): Record<string, boolean> {
  const known: Record<string, boolean> = {};
  const evaluateNamed = (name: string, path: string[]): boolean => {
    const expression = declared[name];
    if (expression === undefined)
      throw validationError(
        `Template format error: Unresolved condition dependency ${name} in the Conditions block of the template`,
      );
    if (path.includes(name))
      throw validationError(
        `Template format error: Circular dependency between conditions: [${path.join(', ')}]`,
      );
    for (const needed of conditionNames(expression)) known[needed] ??= evaluateNamed(needed, [...path, name]);
    return evaluate(expression, { ...scope, conditions: known }) === true;
  };
  for (const name of Object.keys(declared)) known[name] ??= evaluateNamed(name, []);
  return known;
}

/** The value with each Fn::If replaced by the branch that holds, so that only live references remain. */
export function chooseBranches(value: Json, conditions: Record<string, boolean>): Json {
  if (Array.isArray(value)) return value.map((item) => chooseBranches(item, conditions));
  if (!isObject(value)) return value;
  const call = asFunction(value);
  if (call?.[0] === 'Fn::If') return chooseBranches(branch(call[1], conditions), conditions);
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, chooseBranches(item, conditions)]),
  );
}

/** Every Ref, Fn::GetAtt and substitution in the value, parameters included. */
export function references(value: Json): Reference[] {
  if (Array.isArray(value)) return value.flatMap(references);
  if (!isObject(value)) return [];
  const call = asFunction(value);
  if (!call) return Object.values(value).flatMap(references);
  const [name, argument] = call;
  if (name === 'Ref') return [{ logicalId: String(argument) }];
  if (name === 'Condition') return [];
  if (name === 'Fn::GetAtt') {
    const [logicalId, attribute] = getAttParts(argument);
    return [{ logicalId, ...(typeof attribute === 'string' ? { attribute } : {}) }, ...references(attribute)];
  }
  if (name === 'Fn::Sub') {
    const [pattern, variables] = subParts(argument);
    const names = [...pattern.matchAll(substitution)]
      .filter(([, literal]) => !literal)
      .map(([, , inner]) => (inner ?? '').trim());
    return [
      ...names.filter((inner) => !(inner in variables)).map(dotted),
      ...Object.values(variables).flatMap(references),
    ];
  }
  return references(argument);
}

/** The names of the conditions that Condition and Fn::If ask for in the value. */
export function conditionNames(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(conditionNames);
  if (!isObject(value)) return [];
  const call = asFunction(value);
  if (call?.[0] === 'Condition') return [String(call[1])];
  if (call?.[0] === 'Fn::If' && Array.isArray(call[1])) {
    const [name, ...branches] = call[1];
    return [String(name), ...branches.flatMap(conditionNames)];
  }
  return Object.values(value).flatMap(conditionNames);
}

/** `A.B` of a substitution; pseudo parameters have no dot. */
function dotted(name: string): Reference {
  const dot = name.indexOf('.');
  return dot < 0 ? { logicalId: name } : { logicalId: name.slice(0, dot), attribute: name.slice(dot + 1) };
}

function substituted(name: string, scope: Scope): Json {
  const { logicalId, attribute } = dotted(name);
  if (attribute !== undefined) return scope.attribute(logicalId, attribute);
  const value = reference(logicalId, scope);
  return value === noValue ? '' : value;
}

function reference(name: string, scope: Scope): Value {
  if (name === 'AWS::NoValue') return noValue;
  return scope.parameters[name] ?? scope.ref(name);
}

function branch(argument: Json, conditions: Record<string, boolean>): Json {
  const [name, whenTrue, whenFalse] = list(argument, 'Fn::If');
  if (whenTrue === undefined || whenFalse === undefined)
    throw validationError('Template error: Fn::If requires a list argument with three elements');
  return conditions[String(name)] ? whenTrue : whenFalse;
}

function getAttParts(argument: Json): [logicalId: string, attribute: Json] {
  const parts = typeof argument === 'string' ? Object.values(dotted(argument)) : argument;
  if (!Array.isArray(parts) || parts.length !== 2)
    throw validationError(
      'Template error: every Fn::GetAtt object requires two non-empty parameters, the resource name and the resource attribute',
    );
  return [String(parts[0]), parts[1] ?? ''];
}

function subParts(argument: Json): [pattern: string, variables: JsonObject] {
  if (typeof argument === 'string') return [argument, {}];
  const [pattern, variables] = Array.isArray(argument) ? argument : [];
  if (typeof pattern !== 'string' || !isObject(variables))
    throw validationError(
      "Template error: One or more Fn::Sub intrinsic functions don't specify expected arguments. Specify a string as first argument, and an optional second argument to specify a mapping of values to replace in the string",
    );
  return [pattern, variables];
}

function pair(argument: Json, name: string, scope: Scope): [Json, Json] {
  const [first, second, ...more] = list(argument, name);
  if (first === undefined || second === undefined || more.length > 0)
    throw validationError(`Template error: ${name} requires a list argument with two parameters`);
  return [evaluate(first, scope), evaluate(second, scope)];
}

const operands = (argument: Json, name: string, scope: Scope): boolean[] =>
  list(argument, name).map((operand) => evaluate(operand, scope) === true);

function list(value: Json, name: string): Json[] {
  if (!Array.isArray(value)) throw validationError(`Template error: ${name} requires a list argument`);
  return value;
}

function text(value: Json, name: string): string {
  if (value === null || typeof value === 'object')
    throw validationError(`Template error: every ${name} object requires string values`);
  return String(value);
}

/** Fn::Cidr for IPv4: `count` consecutive blocks with `bits` host bits each. */
function subnetBlocks(block: string, count: number, bits: number): string[] {
  const [address = '', prefix] = block.split('/');
  const size = 32 - Number(prefix);
  if (
    isIP(address) !== 4 ||
    !(count >= 1 && count <= 256) ||
    !(bits >= 1 && bits <= size) ||
    count > 2 ** (size - bits)
  )
    throw validationError(
      `Template error: Fn::Cidr cannot make ${count} blocks of ${bits} bits from ${block}`,
    );
  const base = toNumber(address);
  return Array.from({ length: count }, (_, index) => `${toAddress(base + index * 2 ** bits)}/${32 - bits}`);
}

const toNumber = (address: string): number =>
  address.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0);
const toAddress = (value: number): string =>
  [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.');
