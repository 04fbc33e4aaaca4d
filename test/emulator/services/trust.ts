/**
 * Whether a role's trust policy lets somebody assume it.
 * Source: "IAM JSON policy elements" (Principal, Condition and its operators) in the IAM user guide.
 */

/** Who asks, and what is known of the request. */
export interface AssumeRequest {
  /** Such as `sts:AssumeRole`. */
  action: string;
  principal: {
    type: 'AWS' | 'Federated' | 'Service' /** Every name that the policy may use for it. */;
    names: string[];
  };
  /** Condition keys of the request, in any case. */
  context: Record<string, string | string[]>;
}

type Json = Record<string, unknown>;

/** An explicit Deny wins over every Allow. */
export function isTrusted(policy: { Statement: unknown }, request: AssumeRequest): boolean {
  const effects = list(policy.Statement)
    .filter(isObject)
    .filter((statement) => applies(statement, request))
    .map((statement) => statement.Effect);
  return effects.includes('Allow') && !effects.includes('Deny');
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

const list = (value: unknown): unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

const strings = (value: unknown): string[] => list(value).map(String);

function applies(statement: Json, request: AssumeRequest): boolean {
  return (
    strings(statement.Action).some((pattern) => like(pattern.toLowerCase(), request.action.toLowerCase())) &&
    namesPrincipal(statement.Principal, request.principal) &&
    conditionsHold(statement.Condition, request.context)
  );
}

function namesPrincipal(principal: unknown, { type, names }: AssumeRequest['principal']): boolean {
  if (principal === '*') return true;
  if (!isObject(principal)) return false;
  return strings(principal[type]).some((name) => name === '*' || names.includes(name));
}

function conditionsHold(condition: unknown, context: AssumeRequest['context']): boolean {
  if (!isObject(condition)) return true;
  const known = new Map(Object.entries(context).map(([key, value]) => [key.toLowerCase(), strings(value)]));
  return Object.entries(condition).every(([operator, keys]) =>
    Object.entries(isObject(keys) ? keys : {}).every(([key, wanted]) =>
      conditionHolds(operator, strings(wanted), known.get(key.toLowerCase())),
    ),
  );
}

const OPERATOR = /^(?:(?<set>ForAnyValue|ForAllValues):)?(?<name>\w+?)(?<ifExists>IfExists)?$/;

function conditionHolds(operator: string, wanted: string[], actual: string[] | undefined): boolean {
  const { set, name = '', ifExists } = OPERATOR.exec(operator)?.groups ?? {};
  if (name === 'Null') return wanted.includes(String(actual === undefined));
  if (actual === undefined) return ifExists !== undefined || set === 'ForAllValues' || name.includes('Not');
  const matches = operators[name];
  // AWS refuses a policy with an operator it does not know when the policy is written; here it never holds.
  if (!matches) return false;
  const holds = (value: string): boolean => {
    const found = wanted.some((pattern) => matches(pattern, value));
    return name.includes('Not') ? !found : found;
  };
  return set === 'ForAllValues' ? actual.every(holds) : actual.some(holds);
}

type Match = (pattern: string, value: string) => boolean;

const equal: Match = (pattern, value) => pattern === value;
const equalIgnoringCase: Match = (pattern, value) => pattern.toLowerCase() === value.toLowerCase();

/** `*` stands for any text, `?` for one character. */
const like: Match = (pattern, value) =>
  new RegExp(
    `^${pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '[\\s\\S]*')
      .replaceAll('?', '[\\s\\S]')}$`,
  ).test(value);

/** How a pattern matches a value; the operators with Not ask the same and turn the answer around. */
const operators: Record<string, Match | undefined> = {
  StringEquals: equal,
  StringNotEquals: equal,
  StringEqualsIgnoreCase: equalIgnoringCase,
  StringNotEqualsIgnoreCase: equalIgnoringCase,
  StringLike: like,
  StringNotLike: like,
  ArnEquals: like,
  ArnNotEquals: like,
  ArnLike: like,
  ArnNotLike: like,
  Bool: equalIgnoringCase,
};
