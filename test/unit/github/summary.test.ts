import { describe, expect, it } from 'vitest';
import { createTimeline, type Ending } from '../../../src/engine/timeline.ts';
import { criticalPath, summaryMarkdown } from '../../../src/github/summary.ts';

/** A timeline in which the network (20 s, its subnets usable after 10) and a role (5 s) come before the control plane. */
function timeline(ended: Exclude<Ending, 'skipped'> = 'done') {
  let now = 0;
  const line = createTimeline(() => now);
  line.begin('network');
  line.begin('cluster role');
  now = 5_000;
  line.end('cluster role');
  now = 10_000;
  line.begin('control plane', 'network');
  now = 20_000;
  line.end('network');
  now = 90_000;
  line.end('control plane', ended);
  return line;
}

const ready = { headline: 'Cluster app is ready.', facts: [] };

describe('the summary', () => {
  it('shows what exists, and the run as a gantt chart in which nothing is red', () => {
    const markdown = summaryMarkdown(
      { headline: 'Cluster app is ready.', facts: [['Owner', '4711/branch-a<b>\n\nc & d']] },
      90_000,
      timeline(),
    );
    expect(markdown).toBe(
      [
        '### Cluster app is ready.',
        '<table>\n<tr><th align="left">Owner</th><td>4711/branch-a&lt;b&gt;<br>c &amp; d</td></tr>\n</table>',
        'Took 1:30. What it waited for, one after the other: network → control plane.',
        [
          '```mermaid',
          'gantt',
          '  dateFormat x',
          '  axisFormat %M:%S',
          '  todayMarker off',
          '  network :active, 0, 20000',
          '  cluster role :done, 0, 5000',
          '  control plane :active, 10000, 90000',
          '```\n',
        ].join('\n'),
      ].join('\n\n'),
    );
  });

  it('marks red what has failed, and nothing that was given up for it', () => {
    const line = timeline('failed');
    line.begin('node role');
    line.end('node role', 'given up');
    const markdown = summaryMarkdown({ headline: 'up failed.', facts: [] }, 95_000, line);
    expect(markdown.match(/^.*:crit.*$/gm)).toEqual(['  control plane :crit, 10000, 90000']);
    expect(markdown).toContain(
      'Took 1:35, until control plane failed. What that had waited for: network → control plane.',
    );
  });

  it('draws no chart of a few seconds, or of one thing', () => {
    const line = createTimeline(() => 0);
    line.begin('network');
    line.end('network');
    for (const drawn of [summaryMarkdown(ready, 9_999, timeline()), summaryMarkdown(ready, 90_000, line)]) {
      expect(drawn).toContain('What it waited for');
      expect(drawn).not.toContain('mermaid');
    }
  });

  it('counts hours where there are any', () => {
    expect(summaryMarkdown(ready, 3_700_000, timeline())).toContain('axisFormat %H:%M:%S');
  });

  it('leaves out what had nothing to do, and says so of a run that had not', () => {
    const line = timeline();
    line.begin('people', 'control plane');
    line.end('people', 'idle');
    const markdown = summaryMarkdown(ready, 90_000, line);
    expect(markdown).toContain('one after the other: network → control plane.');
    expect(markdown).not.toContain('people');
    const idle = createTimeline(() => 0);
    idle.begin('control plane');
    idle.end('control plane', 'idle');
    expect(summaryMarkdown(ready, 4000, idle)).toBe(
      '### Cluster app is ready.\n\nTook 0:04: there was nothing to do.\n',
    );
  });

  it('says what did not begin, by the reason, and draws none of it', () => {
    const line = timeline();
    line.skip('nodes', 'control plane failed');
    line.skip('add-on coredns', 'control plane failed');
    const markdown = summaryMarkdown({ headline: 'up failed.', facts: [] }, 90_000, line);
    expect(markdown).toContain('\n\nSkipped, because control plane failed: nodes, add-on coredns.\n');
    expect(markdown).not.toContain('  nodes :');
  });

  it('draws what was not ready when the run ended', () => {
    const line = timeline();
    line.begin('nodes', 'control plane');
    const markdown = summaryMarkdown({ headline: 'up failed.', facts: [] }, 95_000, line);
    expect(markdown).toContain('nodes :active, 90000, 95000');
  });

  it('shows code as code, and links as links, in which text of others ends nothing', () => {
    const markdown = summaryMarkdown(
      {
        headline: 'up failed.',
        facts: [
          ['Next', 'Run `down` <first>'],
          ['Network', [{ text: 'a<b', href: 'https://x/?a=1&b="2"' }, ' in `eu-west-1`']],
        ],
      },
      1000,
      createTimeline(() => 0),
    );
    expect(markdown).toContain('<td>Run <code>down</code> &lt;first&gt;</td>');
    expect(markdown).toContain(
      '<td><a href="https://x/?a=1&amp;b=&quot;2&quot;">a&lt;b</a> in <code>eu-west-1</code></td>',
    );
  });

  it('folds what few need: a table, and words that are wrapped', () => {
    const markdown = summaryMarkdown(
      {
        ...ready,
        folded: [
          { title: '1 node', table: { header: ['Node'], rows: [['a|b']] } },
          { title: "AWS's words", words: 'a\n\nb <c>' },
        ],
      },
      1000,
      createTimeline(() => 0),
    );
    expect(markdown).toContain(
      '<details><summary>1 node</summary>\n\n| Node |\n| --- |\n| a\\|b |\n\n</details>',
    );
    expect(markdown).toContain(
      "<details><summary>AWS's words</summary>\n<blockquote>a<br>b &lt;c&gt;</blockquote>\n</details>",
    );
  });
});

describe('the critical path', () => {
  it('leads back from what ended last through what each had to wait for', () => {
    expect(criticalPath(timeline().spans).map(({ name }) => name)).toEqual(['network', 'control plane']);
  });

  it('leads through what had nothing to do, of which it tells nothing', () => {
    let now = 0;
    const line = createTimeline(() => now);
    line.begin('node group');
    now = 10_000;
    line.end('node group');
    line.begin('interfaces', 'node group');
    line.end('interfaces', 'idle');
    line.begin('network', 'interfaces');
    now = 20_000;
    line.end('network');
    expect(criticalPath(line.spans).map(({ name }) => name)).toEqual(['node group', 'network']);
  });

  it('ends with what has failed, though something else ended later', () => {
    const line = timeline('failed');
    line.begin('node role');
    line.end('node role');
    expect(criticalPath(line.spans).at(-1)?.name).toBe('control plane');
  });
});
