/** Running a script that has been read. */
import { builtins } from './builtins.ts';
import { isSo, type Operand } from './conditions.ts';
import { fields, operandOf, textOf } from './expand.ts';
import { parseScript } from './parse.ts';
import { Exit, type Hands, Leave, numbersOf, Return, type State, type Streams, variableOf } from './state.ts';
import { sum } from './sums.ts';
import { type Command, NotUnderstood, type Redirection, type Script, type Word } from './syntax.ts';

/**
 * @returns its exit code
 * @throws NotUnderstood for the first line that cannot be run here
 */
export async function runScript(text: string, hands: Hands, streams: Streams): Promise<number> {
  const state: State = {
    hands,
    variables: new Map(),
    functions: new Map(),
    args: [],
    code: 0,
    begun: hands.now(),
    options: { errexit: /^#!.*\s-\w*e/.test(text), nounset: false },
    tests: 0,
    outputOf,
  };
  try {
    return await runAll(parseScript(text), state, streams);
  } catch (error) {
    if (error instanceof Exit) return error.code;
    throw error;
  }
}

async function runAll(script: Script, state: State, streams: Streams): Promise<number> {
  for (const [index, { after, negated, commands }] of script.entries()) {
    if ((after === 'success' && state.code !== 0) || (after === 'failure' && state.code === 0)) continue;
    const isAnswer = script[index + 1] !== undefined && script[index + 1]?.after !== 'always';
    if (isAnswer || negated) state.tests++;
    let input = streams.input;
    for (const [place, command] of commands.entries()) {
      const isLast = place === commands.length - 1;
      let piped = '';
      const own = isLast
        ? { ...streams, input }
        : {
            ...streams,
            input,
            isRead: true,
            out: (text: string) => {
              piped += text;
            },
          };
      state.code = await run(command, state, own);
      input = piped;
    }
    if (negated) state.code = state.code === 0 ? 1 : 0;
    if (isAnswer || negated) state.tests--;
    else if (state.code !== 0 && state.options.errexit && state.tests === 0) throw new Exit(state.code);
  }
  return state.code;
}

async function run(command: Command, state: State, streams: Streams): Promise<number> {
  if (command.kind === 'function') {
    state.functions.set(command.name, command.body);
    return 0;
  }
  return await runOne(command, state, await redirected(command.redirections, state, streams));
}

async function runOne(
  command: Exclude<Command, { kind: 'function' }>,
  state: State,
  streams: Streams,
): Promise<number> {
  switch (command.kind) {
    case 'simple':
      return await runSimple(command, state, streams);
    case 'sum':
      return sum(command.text, numbersOf(state)) === 0 ? 1 : 0;
    case 'group':
      return command.isApart
        ? await runApart(command.body, state, streams)
        : await runAll(command.body, state, streams);
    case 'if':
      for (const { test, body } of command.branches) {
        if (!(await holds(test, state, streams))) continue;
        state.code = 0;
        return await runAll(body, state, streams);
      }
      state.code = 0;
      return await runAll(command.otherwise, state, streams);
    case 'loop':
      return await repeat(
        command.body,
        state,
        streams,
        async () => (await holds(command.test, state, streams)) !== command.isUntil,
      );
    case 'for': {
      const values = await fields(command.words, state);
      return await repeat(command.body, state, streams, async () => {
        const value = values.shift();
        if (value !== undefined) state.variables.set(command.name, value);
        return value !== undefined;
      });
    }
  }
}

async function holds(test: Script, state: State, streams: Streams): Promise<boolean> {
  state.tests++;
  state.code = 0;
  try {
    return (await runAll(test, state, streams)) === 0;
  } finally {
    state.tests--;
  }
}

async function repeat(
  body: Script,
  state: State,
  streams: Streams,
  goesOn: () => Promise<boolean>,
): Promise<number> {
  let code = 0;
  while (await goesOn()) {
    try {
      state.code = 0;
      code = await runAll(body, state, streams);
    } catch (error) {
      if (!(error instanceof Leave)) throw error;
      code = 0;
      if (!error.goesOn) break;
    }
  }
  return code;
}

async function runSimple(
  { words, assignments, redirections }: Command & { kind: 'simple' },
  state: State,
  streams: Streams,
): Promise<number> {
  const given = new Map<string, string>();
  let code = 0;
  for (const [name, value] of assignments) {
    state.code = 0;
    given.set(name, await textOf(value, state));
    code = state.code;
    if (words.length === 0) state.variables.set(name, given.get(name) ?? '');
  }
  if (words.length === 0) {
    if (assignments.length === 0 && redirections.length === 0) throw new NotUnderstood('');
    return code;
  }
  const head = await textOf(words[0] ?? [], state);
  if (head === '[[' || head === '[' || head === 'test') return await condition(head, words.slice(1), state);
  const [name = '', ...args] = await fields(words, state);
  const body = state.functions.get(name);
  if (body) return await call(body, args, state, streams);
  const builtin = builtins[name];
  if (builtin) return await builtin(args, state, streams);
  const program = state.hands.programs[name];
  if (!program) throw new NotUnderstood([name, ...args].join(' '));
  return await program(args, streams, (variable) => given.get(variable) ?? variableOf(state, variable));
}

async function call(body: Command, args: string[], state: State, streams: Streams): Promise<number> {
  const outer = state.args;
  state.args = args;
  try {
    return await run(body, state, streams);
  } catch (error) {
    if (error instanceof Return) return error.code;
    throw error;
  } finally {
    state.args = outer;
  }
}

async function condition(head: string, words: readonly Word[], state: State): Promise<number> {
  const end = head === '[[' ? ']]' : head === '[' ? ']' : undefined;
  const operands: Operand[] = [];
  for (const word of words) operands.push(await operandOf(word, state));
  if (end !== undefined && operands.pop()?.text !== end) throw new NotUnderstood(`${head} …`);
  return isSo(operands, { isFile: (path) => state.hands.files.has(path) }) ? 0 : 1;
}

/** In a shell of its own, of which nothing is left but its code. */
async function runApart(script: Script, state: State, streams: Streams): Promise<number> {
  const inner: State = { ...state, variables: new Map(state.variables), options: { ...state.options } };
  try {
    return await runAll(script, inner, streams);
  } catch (error) {
    if (error instanceof Exit) return error.code;
    throw error;
  }
}

async function outputOf(script: string, state: State): Promise<string> {
  let text = '';
  const out = (more: string): void => {
    text += more;
  };
  const streams: Streams = { input: '', out, err: () => undefined, isRead: true };
  state.code = await runApart(parseScript(script), state, streams);
  return text.replace(/\n+$/, '');
}

async function redirected(
  redirections: readonly Redirection[],
  state: State,
  given: Streams,
): Promise<Streams> {
  const streams = { ...given };
  const { files } = state.hands;
  for (const { from, way, to } of redirections) {
    const target = await textOf(to, state);
    if (way === 'here' || way === '<<<') streams.input = way === 'here' ? target : `${target}\n`;
    else if (way === '<') streams.input = target === '/dev/null' ? '' : (files.get(target) ?? '');
    else if (way === '>&') {
      if (from === 2) streams.err = streams.out;
      else streams.out = streams.err;
    } else {
      const isNull = target.startsWith('/dev/');
      if (!isNull && (way === '>' || !files.has(target))) files.set(target, '');
      const write = (text: string): void => {
        if (!isNull) files.set(target, (files.get(target) ?? '') + text);
      };
      if (from !== 2) streams.out = write;
      if (from !== 1) streams.err = write;
      // What is written to a file counts for what it says.
      if (from !== 2 && !isNull) streams.isRead = true;
    }
  }
  return streams;
}
