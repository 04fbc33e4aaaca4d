/** Expressions of workflows, by GitHub's own engine. */
import { Evaluator, Lexer, Parser } from '@actions/expressions';
import { Dictionary } from '@actions/expressions/data/dictionary';
import { reviver } from '@actions/expressions/data/reviver';

/**
 * What GitHub makes of a text with expressions.
 * @param contexts by name, such as `github`: plain data
 */
export function interpolate(text: string, contexts: object): string {
  return text.replace(/\$\{\{(.*?)\}\}/g, (_, expression) => {
    const parser = new Parser(new Lexer(expression).lex().tokens, Object.keys(contexts), []);
    const data: unknown = JSON.parse(JSON.stringify(contexts), reviver);
    if (!(data instanceof Dictionary)) throw new Error('contexts are an object');
    return new Evaluator(parser.parse(), data).evaluate().coerceString();
  });
}
