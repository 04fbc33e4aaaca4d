import { describe, expect, it } from 'vitest';
import { policyNames } from '../../../scripts/iam/documents.ts';
import { permissions } from '../../../scripts/iam/permissions.ts';
import { tagKeys } from '../../../src/spec/tags.ts';
import { type Defect, rowsOf } from '../../mutations/generated.ts';
import { readSources } from '../../mutations/mutant.ts';
import { rowsIn } from '../../mutations/rows/index.ts';
import { impliedEdges } from '../../mutations/rows/needs.ts';
import { elsewhere } from '../../mutations/rows/policies.ts';
import { placeAt, resourcesOf } from '../../mutations/sources.ts';

describe('the table', () => {
  it('finds the place of every row, and has two of no name', () => {
    expect(rowsIn(readSources()).length).toBeGreaterThanOrEqual(60);
  });

  it('takes no failure for another: each row names words, or a state', () => {
    const other = ['up', 'down', 'sweep'].map((command) => `${command} ended with code 1:\nsomething else`);
    const loose = rowsIn(readSources()).filter(({ ends }) => other.some((words) => ends.test(words)));
    expect(loose.map(({ name }) => name)).toEqual([]);
  });

  it('has a row for each of our tags', () => {
    const names = rowsIn(readSources()).map(({ name }) => name);
    const without = Object.keys(tagKeys).filter(
      (tag) => !names.some((name) => new RegExp(`^a tag that is not written: .* ${tag}(,|$)`).test(name)),
    );
    expect(without).toEqual([]);
  });

  it('has a row for each statement of each policy, but for what no run can need', () => {
    const names = rowsIn(readSources()).map(({ name }) => name);
    const statements = policyNames.flatMap((policy) =>
      permissions[policy].map(({ sid }) => ({ sid, name: `${policy}.json without ${sid}` })),
    );
    const without = statements.filter(({ name }) => !names.includes(name)).map(({ sid }) => sid);
    expect(without).toEqual([
      'TagInternetGateways',
      'MakeGroupsOfNodes',
      'MakeGroupsInOurNetworks',
      'TagGroupsOfNodes',
    ]);
    expect([...elsewhere.keys()]).toEqual(without);
  });

  it('leaves out the edges that others imply, and no more', () => {
    expect([...impliedEdges.keys()]).toEqual([
      'nodes needs access',
      'self-managed-group needs ...needs.admission',
      'gateways made by users',
      'prelaunch needs begun',
      'built-in-pools needs access',
      'security-groups needs ...own',
    ]);
  });

  it('wants to know of a statement and of a policy that are new', () => {
    const sources = readSources();
    const file = 'docs/iam/access.json';
    const content = sources.get(file) ?? '';
    const renamed = content.replace('LetIntoOurClusters', 'LetAnybodyIn');
    expect(() => rowsIn(new Map([...sources, [file, renamed]]))).toThrow(
      'there is nothing like LetIntoOurClusters any more',
    );
    const more = content.replaceAll('"Sid": "', '"Sid": "More');
    expect(() => rowsIn(new Map([...sources, ['docs/iam/more.json', more]]))).toThrow(
      'nobody has said what comes of MoreLetIntoOurClusters',
    );
  });
});

describe('rows of a kind', () => {
  const fact = { really: 'it fails', source: 'the guide', scenario: 'up', ends: /fails/ } as const;
  const defect = (key: string): Defect => ({ key, name: key, file: 'a.ts', text: key, replacement: '' });

  it('are as many as the sources hold', () => {
    const rows = rowsOf('rules', [defect('one'), defect('two')], { one: fact, two: fact });
    expect(rows.map(({ name, really }) => [name, really])).toEqual([
      ['one', 'it fails'],
      ['two', 'it fails'],
    ]);
  });

  it('are refused where nobody has said what comes of one', () => {
    expect(() => rowsOf('rules', [defect('one'), defect('new')], { one: fact })).toThrow(
      'rules: nobody has said what comes of new',
    );
  });

  it('are refused where what was said is of nothing any more', () => {
    expect(() => rowsOf('rules', [], { one: fact })).toThrow('rules: there is nothing like one any more');
  });
});

describe('a place', () => {
  it('takes in as many lines as tell it from others', () => {
    const twice = 'first:\n  needs: [plane]\nsecond:\n  needs: [plane]\n';
    const sources = new Map([['a.ts', twice]]);
    const start = twice.lastIndexOf('  needs');
    expect(placeAt(sources, 'a.ts', start, twice.length)).toEqual({
      file: 'a.ts',
      text: 'second:\n  needs: [plane]\n',
      before: 'second:\n',
    });
  });

  it('is refused where nothing tells it from another', () => {
    const sources = new Map([
      ['a.ts', 'same\n'],
      ['b.ts', 'same\n'],
    ]);
    expect(() => placeAt(sources, 'a.ts', 0, 5)).toThrow('nothing tells the place at 0 from others');
  });
});

describe('the resources of a template', () => {
  it('are read with all that is theirs', () => {
    const template =
      'Resources:\n  One:\n    Type: AWS::EC2::VPC\n    Properties:\n      Tags: []\n\n  Two:\n    Type: AWS::EC2::EIP\n';
    expect(resourcesOf(template)).toEqual([
      {
        name: 'One',
        type: 'AWS::EC2::VPC',
        block: '  One:\n    Type: AWS::EC2::VPC\n    Properties:\n      Tags: []\n',
      },
      { name: 'Two', type: 'AWS::EC2::EIP', block: '  Two:\n    Type: AWS::EC2::EIP\n' },
    ]);
  });
});
