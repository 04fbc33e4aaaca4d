import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const src = fileURLToPath(new URL('../../src', import.meta.url));

test('what nobody has foreseen is told as a fault of the action, without a stack trace', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'fault-'));
  const script = join(dir, 'part.mts');
  writeFileSync(
    script,
    `import { orTellFault } from '${src}/fault.ts';\nawait orTellFault(async () => JSON.parse('{ "half": '));\n`,
  );
  const { code, stdout } = await new Promise<{ code: number | string | null | undefined; stdout: string }>(
    (resolve) =>
      execFile(process.execPath, ['--import', 'tsx', script], { cwd: src }, (error, stdout) =>
        resolve({ code: error?.code, stdout }),
      ),
  );
  rmSync(dir, { recursive: true });
  expect(code).toBe(1);
  const told = stdout.split('\n').filter((line) => !line.startsWith('::debug::'));
  expect(told.join('\n')).toMatch(
    /^::error title=A fault of this action::SyntaxError: .*JSON.*%0AThis should not happen: please report it/,
  );
  expect(told.join('\n')).not.toMatch(/\bat .*:\d+:\d+/);
});
