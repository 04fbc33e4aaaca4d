import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeFor } from '../test/e2e/runner.ts';

/** Something that runs Node, and notes how much memory it had at most: only Python can ask that of a child. */
export function measuringNode(dir: string): { node: string; mebibytes(): number } {
  const node = join(dir, 'measuring-node');
  const peak = join(dir, 'peak');
  const script = `#!/usr/bin/env python3
import resource, subprocess, sys
code = subprocess.call([${JSON.stringify(nodeFor('node24').path)}, *sys.argv[1:]])
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
open(${JSON.stringify(peak)}, "w").write(str(peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)))
sys.exit(code)
`;
  writeFileSync(node, script);
  chmodSync(node, 0o755);
  return { node, mebibytes: () => Number(readFileSync(peak, 'utf8')) };
}
