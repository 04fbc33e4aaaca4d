import { describe, expect, it } from 'vitest';
import { type Difference, requirePossible } from '../../../src/engine/difference.ts';
import type { Part } from '../../../src/engine/need.ts';
import { planAll } from '../../../src/engine/plan.ts';
import { thing } from './support.ts';

const says = (...differences: Difference[]) => ({ diff: async () => differences });

describe('a plan', () => {
  it('says of each resource the gravest of its differences', async () => {
    const planned = await planAll([
      thing('same', [], says()),
      thing('group', [], says({ verdict: 'change', words: '2 → 3' }, { verdict: 'none', words: 'stays' })),
      thing('plane', [], says({ verdict: 'refuse', words: 'no way back' }, { verdict: 'make', words: 'x' })),
    ]);
    expect(planned.map(({ resource, verdict }) => [resource.name, verdict])).toEqual([
      ['same', 'none'],
      ['group', 'change'],
      ['plane', 'refuse'],
    ]);
  });

  it('leaves out conditions, which are nothing that could be made', async () => {
    expect(await planAll([thing('nodes')])).toEqual([]);
  });

  it('lets a resource know whether what it needs will change, or what that is a part of', async () => {
    const template = thing('template', [], says({ verdict: 'change', words: 'a new version' }));
    const part: Part<string> = { name: 'part', of: template, read: async () => undefined };
    const role = thing('role', [], says({ verdict: 'none', words: 'as it is' }));
    const seen: boolean[] = [];
    const group = thing('group', [template, part, role], {
      diff: async ({ willChange }) => {
        seen.push(await willChange(template), await willChange(part), await willChange(role));
        return [];
      },
    });
    await planAll([group, role, template]);
    expect(seen).toEqual([true, true, false]);
  });
});

describe('a plan of what cannot be looked at', () => {
  const hidden = (name: string) =>
    thing(name, [], { diff: () => Promise.reject(new Error(`${name} is another's`)) });

  it('fails under the name of the resource, and once for all that have asked about it', async () => {
    const stack = hidden('network');
    const plane = thing('plane', [stack], {
      diff: async ({ willChange }) => [{ verdict: 'none', words: String(await willChange(stack)) }],
    });
    await expect(planAll([plane, stack])).rejects.toThrow(/^network: network is another's$/);
  });

  it('tells of all of them', async () => {
    await expect(planAll([hidden('role'), hidden('network')])).rejects.toMatchObject({
      message: '2 resources could not be looked at',
      errors: [{ resource: 'role' }, { resource: 'network' }],
    });
  });
});

describe('what is asked for', () => {
  it('is possible unless something is refused', () => {
    expect(() => requirePossible([{ verdict: 'replace', words: 'made anew' }])).not.toThrow();
  });

  it('is refused with every reason at once, and each once', () => {
    const refused = (words: string): Difference => ({ verdict: 'refuse', words });
    expect(() => requirePossible([refused('one'), refused('other'), refused('one')])).toThrow(/^one\nother$/);
  });
});
