import { describe, expect, it } from 'vitest';
import { ensureAll } from '../../../src/engine/ensure.ts';
import type { Resource } from '../../../src/engine/graph.ts';
import type { Part } from '../../../src/engine/need.ts';
import { RemovalError, removeAll } from '../../../src/engine/remove.ts';
import { testRun, thing } from './support.ts';

/** A resource that notes its removal in `log`. */
function noting(
  log: string[],
  name: string,
  needs: Resource<unknown>['needs'] = [],
  more: Partial<Resource<string>> = {},
) {
  return thing(name, needs, {
    remove: async () => {
      log.push(name);
    },
    ...more,
  });
}

describe('removing a graph', () => {
  it('removes what stands on a resource before the resource', async () => {
    const log: string[] = [];
    const network = noting(log, 'network');
    const plane = noting(log, 'plane', [network]);
    const group = noting(log, 'group', [plane]);
    await removeAll([network, plane, group], testRun());
    expect(log).toEqual(['group', 'plane', 'network']);
  });

  it('keeps a resource until everything that needs a part of it has gone', async () => {
    const log: string[] = [];
    const network = noting(log, 'network');
    const subnets: Part<string> = { name: 'subnets', of: network, read: async () => undefined };
    const plane = noting(log, 'plane', [subnets]);
    await removeAll([network, plane], testRun());
    expect(log).toEqual(['plane', 'network']);
  });

  it('leaves to its owner what goes with it', async () => {
    const log: string[] = [];
    const plane = noting(log, 'plane');
    const addon = noting(log, 'add-on', [plane], { within: plane });
    await removeAll([plane, addon], testRun());
    expect(log).toEqual(['plane']);
  });

  it('keeps what something needs that goes with an owner, until the owner has gone', async () => {
    const log: string[] = [];
    const role = noting(log, 'role');
    const plane = noting(log, 'plane');
    const addon = noting(log, 'add-on', [plane, role], { within: plane });
    await removeAll([role, plane, addon], testRun());
    expect(log).toEqual(['plane', 'role']);
  });

  it('removes by itself what goes with an owner that stays', async () => {
    const log: string[] = [];
    const plane = noting(log, 'plane');
    const addon = noting(log, 'add-on', [plane], { within: plane });
    await removeAll([addon], testRun());
    expect(log).toEqual(['add-on']);
  });

  it('takes nothing away from under what somebody else has made again', async () => {
    const log: string[] = [];
    const role = noting(log, 'role');
    const plane = noting(log, 'plane', [], { exists: async () => log.includes('plane') });
    const addon = noting(log, 'add-on', [plane, role], { within: plane });
    const balancers = noting(log, 'load balancers', [], { madeBy: [plane] });
    const alone = noting(log, 'alone');
    const removal = removeAll([role, plane, addon, balancers, alone], testRun());
    await expect(removal).rejects.toMatchObject({
      errors: [
        { message: expect.stringContaining('load balancers: plane is there again') },
        { message: expect.stringContaining('role: plane is there again: somebody else makes it') },
      ],
    });
    expect(log).toEqual(['plane', 'alone']);
  });

  it('goes on with the rest after a failure, and names what had to stay', async () => {
    const log: string[] = [];
    const network = noting(log, 'network');
    const role = noting(log, 'role');
    const plane = thing('plane', [network], {
      remove: () => Promise.reject(new Error('DependencyViolation')),
    });
    const run = testRun();
    const removal = removeAll([network, plane, role], run);
    await expect(removal).rejects.toThrow(RemovalError);
    await expect(removal).rejects.toMatchObject({
      kept: ['network'],
      errors: [{ message: 'plane: DependencyViolation' }],
    });
    expect(log).toEqual(['role']);
    expect(run.lines.at(-1)).toMatch(
      /network: skipped, because something that stands on it, or makes it, is still there$/,
    );
  });

  it('records what each had to wait for, also where that stood on a part of it, or was made by another', async () => {
    const network = thing('network');
    const subnets: Part<string> = { name: 'subnets', of: network, read: async () => undefined };
    const plane = thing('plane', [subnets]);
    const entry = thing('entry', [plane], { within: plane });
    const group = thing('group', [plane]);
    const interfaces = thing('interfaces', [], { madeBy: [group] });
    const run = testRun();
    await removeAll([network, plane, entry, group, interfaces], run);
    expect(run.timeline.spans.map(({ name, after }) => [name, after])).toEqual([
      ['group', undefined],
      ['plane', 'group'],
      ['interfaces', 'group'],
      ['network', 'plane'],
    ]);
  });
});

describe('what others make', () => {
  it('goes after those who would make it again', async () => {
    const log: string[] = [];
    const plane = noting(log, 'plane');
    const logs = noting(log, 'log group', [], { madeBy: [plane] });
    await removeAll([logs, plane], testRun());
    expect(log).toEqual(['plane', 'log group']);
  });

  it('stays when its maker could not be removed', async () => {
    const log: string[] = [];
    const plane = thing('plane', [], { remove: () => Promise.reject(new Error('protected')) });
    const logs = noting(log, 'log group', [], { madeBy: [plane] });
    await expect(removeAll([logs, plane], testRun())).rejects.toMatchObject({ kept: ['log group'] });
    expect(log).toEqual([]);
  });

  it('is nothing to be made', async () => {
    const { ensure, ...left } = thing('log group');
    const plane = thing('plane');
    const run = testRun();
    await ensureAll([left, plane], run);
    expect(run.lines.join()).not.toContain('log group');
  });
});

describe('a removal that does not wait', () => {
  it('asks for what it can, names what is going, and leaves what that stands on', async () => {
    const log: string[] = [];
    const network = noting(log, 'network');
    const role = noting(log, 'role');
    const plane = thing('plane', [network], {
      remove: (step) => step.until('the plane to go', async () => ({ waiting: 'DELETING' })),
    });
    await expect(removeAll([network, role, plane], testRun({ waits: false }))).resolves.toEqual(['plane']);
    expect(log).toEqual(['role']);
  });
});
