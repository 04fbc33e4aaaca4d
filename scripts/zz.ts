import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

import { mkdtempSync } from 'node:fs';
import { startEmulator } from '../test/e2e/emulator.ts';
import { runAction } from '../test/e2e/runner.ts';

const speed = 10;
const emulator = await startEmulator({ speed, dir: mkdtempSync('/tmp/calls-') });
const { env, roleArn, calls } = emulator;
for (const command of ['up', 'up', 'down']) {
  const earlier = (await calls()).length;
  const began = performance.now();
  const r = await runAction({
    inputs: { command, 'cluster-name': 'bench', 'role-to-assume': roleArn, 'poll-interval': '500ms' },
    env,
  });
  const s = (performance.now() - began) / 1000;
  const all = (await calls()).slice(earlier);
  const log = all.filter((c) => c.via === undefined && (c.agent ?? '').includes('eks-cluster-action'));
  require('fs').writeFileSync(
    `/tmp/q/log-${command}-${earlier}.json`,
    JSON.stringify(log.map((c) => ({ t: c.time, s: c.service, o: c.operation, r: c.request, e: c.error }))),
  );
  const by: Record<string, number> = {};
  for (const c of log) {
    const k = `${(c as any).service} ${(c as any).operation ?? (c as any).action}`;
    by[k] = (by[k] ?? 0) + 1;
  }
  console.log(`## ${command} code ${r.code} ${s.toFixed(1)} s ${log.length} calls`);
  for (const [k, n] of Object.entries(by).sort((a, b) => b[1] - a[1])) console.log(`  ${n} ${k}`);
  if (r.code) console.log(r.log);
  if (command === 'up' && earlier === 0) console.log(JSON.stringify(log[20]));
}
await emulator.stop();
