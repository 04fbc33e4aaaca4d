import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { wordOf } from '../../../src/aws/other-tools.ts';

describe('a name in a command', () => {
  it('stands there as it is where a shell makes nothing of it', () => {
    expect(wordOf('eksctl-demo_1.workers')).toBe('eksctl-demo_1.workers');
  });

  it.each(['two words', '$(id)', '`id`', "it's; id", '', '*'])('is one word to a shell: %j', (name) => {
    const said = execFileSync('sh', ['-c', `printf '<%s>' ${wordOf(name)}`], { encoding: 'utf8' });
    expect(said).toBe(`<${name}>`);
  });
});
