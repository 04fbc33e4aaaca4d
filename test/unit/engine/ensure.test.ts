import { describe, expect, it } from 'vitest';
import { ensureAll } from '../../../src/engine/ensure.ts';
import type { Resource } from '../../../src/engine/graph.ts';
import { RemovedMeanwhileError } from '../../../src/engine/meanwhile.ts';
import type { Part } from '../../../src/engine/need.ts';
import { gate, testRun, thing } from './support.ts';

const fails = (reason: string) => (): Promise<string> => Promise.reject(new Error(reason));

describe('ensuring a graph', () => {
  it('gives each resource the values of what it needs', async () => {
    const role = thing('role');
    const plane = thing('plane', [role], { ensure: async (step) => `plane with ${step.need(role)}` });
    const values = await ensureAll([plane, role], testRun());
    expect(values.of(plane)).toBe('plane with role');
  });

  it('starts everything that can run at once before anything is ready', async () => {
    const started: string[] = [];
    const both = gate();
    const begin = (name: string) =>
      thing(name, [], {
        ensure: async () => {
          started.push(name);
          if (started.length === 2) both.open();
          await both.opened;
          return name;
        },
      });
    await ensureAll([begin('network'), begin('role')], testRun());
    expect(started).toEqual(['network', 'role']);
  });

  it('starts what needs only a part as soon as the part is offered', async () => {
    const planeStarted = gate();
    const subnets: Part<string> = {
      name: 'subnets',
      get of() {
        return network;
      },
      read: async () => undefined,
    };
    const network: Resource<string> = {
      name: 'network',
      needs: [],
      read: async () => undefined,
      ensure: async (step) => {
        step.offer(subnets, 'two subnets');
        // Without the control plane having begun, the network would never be whole.
        await planeStarted.opened;
        return 'network';
      },
    };
    const plane = thing('plane', [subnets], {
      ensure: async (step) => {
        planeStarted.open();
        return step.need(subnets);
      },
    });
    const values = await ensureAll([network, plane], testRun());
    expect(values.of(plane)).toBe('two subnets');
  });

  it('starts nothing more after a failure, and reports the failure itself', async () => {
    let started = false;
    const role = thing('role', [], { ensure: () => Promise.reject(new Error('AccessDenied')) });
    const plane = thing('plane', [role], {
      ensure: async () => {
        started = true;
        return '';
      },
    });
    await expect(ensureAll([role, plane], testRun())).rejects.toThrow('AccessDenied');
    expect(started).toBe(false);
  });

  it('says of what did not begin that it was skipped, and why', async () => {
    const role = thing('role', [], { ensure: fails('denied') });
    const run = testRun();
    await expect(ensureAll([role, thing('plane', [role])], run)).rejects.toThrow('role: denied');
    expect(run.lines.at(-1)).toMatch(/plane: skipped, because role failed$/);
    expect(run.timeline.spans.at(-1)).toMatchObject({
      name: 'plane',
      ended: 'skipped',
      because: 'role failed',
    });
  });

  it('says of what was ready that it is, and of a run that changes nothing so in one line', async () => {
    const made = thing('role', [], {
      ensure: async (step) => {
        step.change('created');
        return 'role';
      },
    });
    const lines = async (...graph: Resource<unknown>[]): Promise<string[]> => {
      const run = testRun();
      await ensureAll(graph, run);
      return run.lines.map((line) => line.replace(/^\[.*?\] /, ''));
    };
    expect(await lines(thing('network'), thing('plane'), thing('nodes'))).toEqual([
      'cluster: 3 resources as wanted, nothing to change',
    ]);
    expect(await lines(made, thing('plane'), thing('nodes'))).toEqual([
      'role: creating',
      'role: ready',
      'cluster: the other 2 resources were as wanted',
    ]);
    expect(await lines(made)).toEqual(['role: creating', 'role: ready']);
  });

  it('counts what is ready of what there will be', async () => {
    const run = testRun();
    await ensureAll([thing('network'), thing('plane')], run);
    expect(run.progress).toEqual({ ready: 2, of: 2 });
  });

  it('tells what was given up for another from what has failed', async () => {
    const network = thing('network', [], {
      ensure: (step) => step.until('the NAT gateway', async () => ({ waiting: 'PENDING' })),
    });
    const run = testRun();
    await expect(ensureAll([network, thing('role', [], { ensure: fails('denied') })], run)).rejects.toThrow();
    const ends = run.timeline.spans.map(({ name, ended }) => [name, ended]);
    expect(ends).toEqual([
      ['network', 'given up'],
      ['role', 'failed'],
    ]);
  });

  it('says that somebody else takes away what was ready, when something fails by it', async () => {
    const plane = thing('plane', [], { leaving: async () => 'is DELETING' });
    const group = thing('group', [plane], { ensure: fails('no such cluster') });
    const failure = await ensureAll([plane, group], testRun()).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(RemovedMeanwhileError);
    expect(String(failure)).toMatch(
      /^RemovedMeanwhileError: plane is DELETING: somebody else .*\nIt made this fail: group: no such cluster$/,
    );
  });

  it('takes nothing that was not ready for taken away, and nothing that cannot be asked for', async () => {
    const plane = thing('plane', [], {
      leaving: async () => {
        throw new Error('no answer');
      },
    });
    const network = thing('network', [], { ensure: fails('quota'), leaving: async () => 'is gone' });
    await expect(ensureAll([plane, network], testRun())).rejects.toThrow('network: quota');
  });

  it('gives up waiting for the others when one fails', async () => {
    const role = thing('role', [], { ensure: () => Promise.reject(new Error('AccessDenied')) });
    const network = thing('network', [], {
      ensure: (step) => step.until('the NAT gateway', async () => ({ waiting: 'PENDING' })),
    });
    await expect(ensureAll([network, role], testRun({ timeout: 60_000 }))).rejects.toThrow('AccessDenied');
  });

  it('reports every resource that failed by itself', async () => {
    const failing = (name: string) =>
      thing(name, [], { ensure: () => Promise.reject(new Error(`${name} refused`)) });
    const ensuring = ensureAll([failing('network'), failing('role')], testRun());
    await expect(ensuring).rejects.toMatchObject({
      errors: [{ message: 'network: network refused' }, { message: 'role: role refused' }],
    });
  });

  it('reports, beside a cancellation, what had failed by itself', async () => {
    const cancellation = new AbortController();
    const refused = thing('role', [], { ensure: () => Promise.reject(new Error('AccessDenied')) });
    // Like a call to AWS that has no answer yet: the failure beside it does not end it.
    const slow = thing('network', [], {
      ensure: async () => {
        cancellation.abort(new Error('cancelled'));
        return 'network';
      },
    });
    const ensuring = ensureAll([refused, slow], testRun({ signal: cancellation.signal }));
    await expect(ensuring).rejects.toMatchObject({
      errors: [{ message: 'cancelled' }, { message: 'role: AccessDenied' }],
    });
  });

  it('ends a cancelled run with the reason alone when nothing else had failed', async () => {
    const cancellation = new AbortController();
    const waiting = thing('network', [], {
      ensure: (step) =>
        step.until('the NAT gateway', async () => {
          cancellation.abort(new Error('cancelled'));
          return { waiting: 'PENDING' };
        }),
    });
    await expect(ensureAll([waiting], testRun({ signal: cancellation.signal }))).rejects.toThrow(
      /^cancelled$/,
    );
  });

  it('refuses a graph that lacks what one of its resources needs', async () => {
    const plane = thing('plane', [thing('role')]);
    await expect(ensureAll([plane], testRun())).rejects.toThrow('plane (needs role)');
  });

  it('records what each resource had to wait for', async () => {
    const run = testRun();
    const role = thing('role');
    await ensureAll([thing('plane', [role]), role], run);
    expect(run.timeline.spans.map(({ name, after }) => [name, after])).toEqual([
      ['role', undefined],
      ['plane', 'role'],
    ]);
  });

  it('tells what had nothing to do from what was changed or waited for', async () => {
    const run = testRun();
    let asked = 0;
    await ensureAll(
      [
        thing('people', [], {
          ensure: async (step) => step.until('an answer', async () => ({ done: 'nobody' })),
        }),
        thing('role', [], {
          ensure: async (step) => {
            step.change('created');
            return 'role';
          },
        }),
        thing('nodes', [], {
          ensure: async (step) =>
            step.until('nodes', async () => (asked++ === 0 ? { waiting: 'none yet' } : { done: 'nodes' })),
        }),
      ],
      run,
    );
    const idle = run.timeline.spans.filter(({ ended }) => ended === 'idle').map(({ name }) => name);
    expect(idle).toEqual(['people']);
  });
});
