import { describe, expect, it } from 'vitest';
import { createTimeline } from '../../../src/engine/timeline.ts';
import { criticalPath, summaryMarkdown } from '../../../src/github/summary.ts';

/** A timeline in which the network (2 s, its subnets usable after 1) and a role (0.5 s) come before the control plane. */
function timeline() {
  let now = 0;
  const line = createTimeline(() => now);
  line.begin('network');
  line.begin('cluster role');
  now = 500;
  line.end('cluster role');
  now = 1000;
  line.begin('control plane', 'network');
  now = 2000;
  line.end('network');
  now = 9000;
  line.end('control plane');
  return line;
}

describe('the summary', () => {
  it('shows what exists, and the run as a gantt chart with its critical path', () => {
    const markdown = summaryMarkdown(
      { headline: 'Cluster app is ready.', facts: [['Owner', '4711/branch-a<b>\n\nc & d']] },
      9000,
      timeline(),
    );
    expect(markdown).toBe(
      [
        '### Cluster app is ready.',
        '<table>\n<tr><th align="left">Owner</th><td>4711/branch-a&lt;b&gt;<br>c &amp; d</td></tr>\n</table>',
        'Took 0:09. What it waited for, one after the other: network → control plane.',
        [
          '```mermaid',
          'gantt',
          '  dateFormat x',
          '  axisFormat %M:%S',
          '  todayMarker off',
          '  network :crit, done, 0, 2000',
          '  cluster role :done, 0, 500',
          '  control plane :crit, done, 1000, 9000',
          '```\n',
        ].join('\n'),
      ].join('\n\n'),
    );
  });

  it('leaves out what had nothing to do, and says so of a run that had not', () => {
    const line = timeline();
    line.begin('people', 'control plane');
    line.end('people', 'idle');
    const markdown = summaryMarkdown({ headline: 'Cluster app is ready.', facts: [] }, 9000, line);
    expect(markdown).toContain('one after the other: network → control plane.');
    expect(markdown).not.toContain('people');
    const idle = createTimeline(() => 0);
    idle.begin('control plane');
    idle.end('control plane', 'idle');
    expect(summaryMarkdown({ headline: 'Cluster app is ready.', facts: [] }, 4000, idle)).toBe(
      '### Cluster app is ready.\n\nTook 0:04: there was nothing to do.\n',
    );
  });

  it('says what did not begin, by the reason, and draws none of it', () => {
    const line = timeline();
    line.skip('nodes', 'control plane failed');
    line.skip('add-on coredns', 'control plane failed');
    const markdown = summaryMarkdown({ headline: 'up failed.', facts: [] }, 9000, line);
    expect(markdown).toContain('\n\nSkipped, because control plane failed: nodes, add-on coredns.\n');
    expect(markdown).not.toContain('  nodes :');
  });

  it('draws what was not ready when the run ended', () => {
    let now = 0;
    const line = createTimeline(() => now);
    line.begin('nodes');
    now = 100;
    const markdown = summaryMarkdown({ headline: 'up failed.', facts: [] }, 100, line);
    expect(markdown).toContain('nodes :crit, active, 0, 100');
  });
});

describe('the critical path', () => {
  it('leads back from what ended last through what each had to wait for', () => {
    expect(criticalPath(timeline().spans).map(({ name }) => name)).toEqual(['network', 'control plane']);
  });
});
