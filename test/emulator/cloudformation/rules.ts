/** The Rules section: what parameters may be together, asserted before anything is made. */
import { AwsError } from '../core.ts';
import { evaluate, type Scope } from './intrinsics.ts';
import { type Json, type Template, validationError } from './template.ts';

/** Functions of rules alone. Source: "Rule-specific intrinsic functions" in the guide. */
const functions: NonNullable<Scope['functions']> = {
  'Fn::Contains': (argument, scope) => {
    const [items, wanted] = operands(argument, 'Fn::Contains', scope);
    return texts(items).includes(String(wanted));
  },
  'Fn::EachMemberEquals': (argument, scope) => {
    const [items, wanted] = operands(argument, 'Fn::EachMemberEquals', scope);
    return texts(items).every((item) => item === String(wanted));
  },
  'Fn::EachMemberIn': (argument, scope) => {
    const [items, allowed] = operands(argument, 'Fn::EachMemberIn', scope);
    return texts(items).every((item) => texts(allowed).includes(item));
  },
  ...Object.fromEntries(
    ['Fn::RefAll', 'Fn::ValueOf', 'Fn::ValueOfAll'].map((name) => [
      name,
      () => {
        throw new AwsError(
          'NotImplemented',
          `The emulator does not look at the account's resources in a rule: ${name}`,
          501,
        );
      },
    ]),
  ),
};

function operands(argument: Json, name: string, scope: Scope): [Json, Json] {
  const [first, second, ...more] = Array.isArray(argument) ? argument : [];
  if (first === undefined || second === undefined || more.length > 0)
    throw validationError(`Template error: ${name} requires a list argument with two parameters`);
  return [evaluate(first, scope), evaluate(second, scope)];
}

const texts = (value: Json): string[] => [value].flat().map(String);

/**
 * @param scope of the parameters: rules know no resources.
 * @throws AwsError ValidationError for the first assertion that does not hold; the words around its own are assumed.
 */
export function checkRules({ Rules }: Template, scope: Scope): void {
  const asserting: Scope = { ...scope, functions };
  for (const [name, { RuleCondition, Assertions }] of Object.entries(Rules)) {
    if (RuleCondition !== undefined && evaluate(RuleCondition, asserting) !== true) continue;
    for (const { Assert, AssertDescription } of Assertions)
      if (evaluate(Assert, asserting) !== true)
        throw validationError(
          `Template error: rule ${name} failed: ${AssertDescription ?? JSON.stringify(Assert)}`,
        );
  }
}
