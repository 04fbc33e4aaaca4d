import { describe, expect, test } from 'vitest';
import { runScript } from '../../emulator/instances/shell/run.ts';
import type { Hands, Program } from '../../emulator/instances/shell/state.ts';

/** Runs a script on a machine that has `say`, which prints, `fail`, which does not succeed, and `wait`, which takes time. */
async function run(script: string) {
  let [printed, now] = ['', 0];
  const files = new Map<string, string>();
  const say: Program = async (args, { out }) => {
    out(`${args.join('|')}\n`);
    return 0;
  };
  const cat: Program = async ([path = ''], { input, out }) => {
    out(path ? (files.get(path) ?? '') : input);
    return 0;
  };
  const fail: Program = async ([code = '1'], { err }) => {
    err('failed\n');
    return Number(code);
  };
  const wait: Program = async ([seconds]) => {
    now += Number(seconds);
    return 0;
  };
  const hands: Hands = { programs: { say, fail, wait, cat }, files, now: () => now, random: () => 0.5 };
  const print = (text: string) => {
    printed += text;
  };
  const code = await runScript(script, hands, { input: '', out: print, err: print, isRead: false });
  return { code, printed, files: Object.fromEntries(files), now };
}

describe('a script', () => {
  test.each([
    ['words', `say a "b c" 'd "e' f\\ g ""`, 'a|b c|d "e|f g|\n'],
    ['variables', `X=1; Y="$X 2"; say $Y "$Y" \${Z:-none} "\${X}3"`, '1|2|1 2|none|13\n'],
    ['outputs of commands', `X=$(say "a b"); say "$X" $(say c | cat)`, 'a b|c\n'],
    ['pipes', 'say a | cat | cat', 'a\n'],
    ['conditions', `if [ "$(say yes)" = yes ] && ! fail 2>/dev/null; then say in; else say out; fi`, 'in\n'],
    ['other branches', 'if false; then say a; elif [[ ab == a* && 2 -gt 1 ]]; then say b; fi', 'b\n'],
    ['patterns that are quoted', `if [[ ab == "a*" ]]; then say a; else say b; fi`, 'b\n'],
    ['loops', 'for X in 1 2 3; do if [ $X = 2 ]; then continue; fi; say $X; done', '1\n3\n'],
    ['numbers in a row', 'for i in {1..3}; do say $i; done | cat', '1\n2\n3\n'],
    ['loops with an end', 'i=0\nwhile true; do\n  ((i++))\n  [ $i -ge 3 ] && break\ndone\nsay $i', '3\n'],
    ['sums', 'say $((2 + 3 * (4 - 1) % 5)) $((RANDOM % 10)) $((1 < 2))', '6|4|1\n'],
    ['functions', 'log() { say "$1" "$#"; return 3; }\nlog a b || say $?', 'a|2\n3\n'],
    ['lists', 'fail 2>/dev/null || say a; true && say b; fail &>/dev/null && say c; say d', 'a\nb\nd\n'],
    ['lines that go on', 'say a \\\n  b', 'a|b\n'],
    ['comments', '# nothing\nsay a # b\n', 'a\n'],
    ['codes', 'fail 7 2>/dev/null; say $?', '7\n'],
    ['reading', 'read -r A B <<< "$(say "x y z")"; say "$A" "$B"', 'x|y z\n'],
  ])('has %s', async (_, script, printed) => {
    expect((await run(script)).printed).toBe(printed);
  });

  test('writes files', async () => {
    const { files } = await run(
      `NAME=demo
cat > /etc/a.yaml <<EOF
name: $NAME
price: \\$5
EOF
cat <<'EOF' > /etc/b
$NAME
EOF
say more >> /etc/b`,
    );
    expect(files).toEqual({ '/etc/a.yaml': 'name: demo\nprice: $5\n', '/etc/b': '$NAME\nmore\n' });
  });

  test('ends at a failure where it says so, and not where a failure is an answer', async () => {
    const { code, printed } = await run(
      'set -euo pipefail\nfail 2>/dev/null || say a\nif fail 2>/dev/null; then say b; fi\nfail 4\nsay c',
    );
    expect({ code, printed }).toEqual({ code: 4, printed: 'a\nfailed\n' });
    expect((await run('fail\nsay c')).printed).toBe('failed\nc\n');
  });

  test('waits, and knows for how long', async () => {
    const { now, printed } = await run(
      'until (( SECONDS >= 30 )); do wait 10; done; say $SECONDS; exit 0; say never',
    );
    expect({ now, printed }).toEqual({ now: 30, printed: '30\n' });
  });
});

describe('a script is not run', () => {
  test.each([
    ['with a program that nobody knows', 'say a\nunknown --flag', 'unknown --flag'],
    ['with names of files to look for', 'say /etc/*.yaml', '/etc/*.yaml'],
    ['in the background', 'say a &\nsay b', 'say a &'],
    ['with an output for its own', 'exec > >(cat)', 'exec > >(cat)'],
    ['with lists of values', 'X=(1 2)\nsay a', 'X=(1 2)'],
    ['with cases', 'case $X in a) say b;; esac', 'case'],
    ['with operations on variables', `say $${'{X%%.*}'}`, 'X%%'],
    ['without an end', 'if true; then say a', 'if true; then say a'],
    ['with a trap', 'trap "say a" EXIT', 'trap say a EXIT'],
  ])('%s', async (_, script, line) => {
    await expect(run(script)).rejects.toThrow(line);
  });
});
