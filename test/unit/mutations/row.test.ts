import { describe, expect, it } from 'vitest';
import { makeMutant, readSources } from '../../mutations/mutant.ts';
import { mutated, type Row, rowsOfCommit, verdictOn } from '../../mutations/row.ts';

const row: Row = {
  name: 'a role without a policy',
  file: 'src/role.ts',
  text: "policies: ['one', 'two']",
  replacement: "policies: ['$&']",
  really: 'nothing works',
  source: 'the guide',
  scenario: 'up',
  ends: /nothing works/,
};

describe('the place of a defect', () => {
  const sources = new Map([
    ['src/role.ts', "const role = { policies: ['one', 'two'] };\n"],
    ['src/other.ts', 'const other = 1;\n'],
  ]);

  it('is where its text stands, which is replaced as it is written', () => {
    expect(mutated(row, sources)).toBe("const role = { policies: ['$&'] };\n");
  });

  it('is refused where the text stands nowhere', () => {
    const gone = { ...row, text: 'policies: []' };
    expect(() => mutated(gone, sources)).toThrow('a role without a policy: its text stands 0 times');
  });

  it('is refused where the text stands twice, in one file or in two', () => {
    const file = sources.get('src/role.ts') ?? '';
    const twice = new Map([...sources, ['src/role.ts', file + file]]);
    expect(() => mutated(row, twice)).toThrow('2 times in the sources src/role.ts, src/role.ts');
    const elsewhere = new Map([...sources, ['src/other.ts', file]]);
    expect(() => mutated(row, elsewhere)).toThrow('2 times in the sources src/role.ts, src/other.ts');
  });

  it('is refused where the text is in another file', () => {
    expect(() => mutated({ ...row, file: 'src/other.ts' }, sources)).toThrow('its text is in src/role.ts');
  });

  it('is refused where nothing would change', () => {
    expect(() => mutated({ ...row, replacement: row.text }, sources)).toThrow('it changes nothing');
  });
});

describe('a mutant', () => {
  it('that does not compile fails its row, with the words of the compiler', async () => {
    const broken = {
      ...row,
      file: 'src/outputs.ts',
      text: 'export const outputNames',
      replacement: "export const pages: number = 'two';\nexport const outputNames",
    };
    await expect(makeMutant(broken, readSources(), 'unit')).rejects.toThrow(
      /^a role without a policy: [\s\S]*src\/outputs\.ts.*TS2322/,
    );
  });
});

describe('a defect is caught', () => {
  const survives = (sound: string[], outcome: string[]) => verdictOn(row, sound, outcome);

  it('when the run with it fails by the words of its row, and the run without it does not', () => {
    expect(survives([], ['up ended with code 1:\nnothing works'])).toEqual({ caught: true });
  });

  it('not when the run is green', () => {
    expect(survives([], [])).toMatchObject({ caught: false, why: expect.stringMatching(/the run is green/) });
  });

  it('not when the run fails by other words', () => {
    expect(survives([], ['TypeError'])).toMatchObject({
      caught: false,
      why: expect.stringMatching(/not by .*TypeError/),
    });
  });

  it('not when the run without it fails as well', () => {
    const why = /without the defect, too: nothing works/;
    expect(survives(['nothing works'], ['nothing works'])).toMatchObject({
      caught: false,
      why: expect.stringMatching(why),
    });
  });
});

describe('the rows of a commit', () => {
  const rows = Array.from({ length: 60 }, (_, at) => ({ name: `row ${at}` }));
  const names = (commit: string): string[] => rowsOfCommit(rows, commit, 4).map(({ name }) => name);

  it('are the same each time, others for another commit, and all of the table in time', () => {
    expect(names('5500b15')).toEqual(names('5500b15'));
    expect(names('e5696dd')).not.toEqual(names('5500b15'));
    const seen = new Set(Array.from({ length: 200 }, (_, commit) => names(String(commit))).flat());
    expect(seen.size).toBe(rows.length);
  });
});
