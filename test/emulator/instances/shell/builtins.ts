/** Commands of the shell itself. */
import { Exit, Leave, Return, type State, type Streams } from './state.ts';
import { NotUnderstood } from './syntax.ts';

type Builtin = (args: string[], state: State, streams: Streams) => Promise<number> | number;

const codeIn = (args: string[], state: State): number => Number(args[0] ?? state.code);

const declare: Builtin = (args, state) => {
  for (const arg of args.filter((each) => !each.startsWith('-'))) {
    const [, name = arg, value] = /^([A-Za-z_]\w*)=(.*)$/s.exec(arg) ?? [];
    if (value !== undefined) state.variables.set(name, value);
  }
  return 0;
};

export const builtins: Readonly<Record<string, Builtin>> = {
  ':': () => 0,
  true: () => 0,
  false: () => 1,
  exit: (args, state) => {
    throw new Exit(codeIn(args, state));
  },
  return: (args, state) => {
    throw new Return(codeIn(args, state));
  },
  break: () => {
    throw new Leave(false);
  },
  continue: () => {
    throw new Leave(true);
  },
  export: declare,
  local: declare,
  readonly: declare,
  set: (args, state) => {
    for (const [index, arg] of args.entries()) {
      const isOn = arg.startsWith('-');
      if (/^[-+]\w*e/.test(arg) || (args[index - 1]?.endsWith('o') && arg === 'errexit')) {
        state.options.errexit = arg === 'errexit' ? args[index - 1]?.startsWith('-') === true : isOn;
      }
    }
    return 0;
  },
  trap: (args) => {
    // What is to be done at the end would have to be done.
    if (args[0] === '-' || args[0] === '') return 0;
    throw new NotUnderstood(`trap ${args.join(' ')}`);
  },
  shift: (_, state) => {
    state.args.shift();
    return 0;
  },
  echo: (args, _, { out }) => {
    const isOpen = args[0] === '-n';
    const shown = /^-(n|e|ne|en)$/.test(args[0] ?? '') ? args.slice(1) : args;
    out(`${shown.join(' ')}${isOpen ? '' : '\n'}`);
    return 0;
  },
  printf: ([format = '', ...args], _, { out }) => {
    out(
      format
        .replace(/%s|%d/g, () => args.shift() ?? '')
        .replaceAll('\\n', '\n')
        .replaceAll('\\t', '\t'),
    );
    return 0;
  },
  read: (args, state, { input }) => {
    const names = args.filter((arg) => !arg.startsWith('-'));
    const values = (input.split('\n')[0] ?? '').trim().split(/[ \t]+/);
    for (const [index, name] of names.entries()) {
      const own = index === names.length - 1 ? values.slice(index).join(' ') : values[index];
      state.variables.set(name, own ?? '');
    }
    return input === '' ? 1 : 0;
  },
};
