import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { ConfigMap } from '../../../../src/kubernetes/types.ts';
import { merged } from '../../../../src/resources/access/mappings.ts';
import type { IdentityMapping } from '../../../../src/spec/access.ts';

const noteKey = 'eks-cluster-action/mappings';
const dev: IdentityMapping = { of: 'arn:aws:iam::1:role/dev', username: 'dev', groups: ['a'], isSole: false };
const nodes =
  '# by EKS\n- groups:\n    - system:nodes\n  rolearn: arn:aws:iam::1:role/nodes\n  username: node\n';

const map = (data: Record<string, string>, note?: string): ConfigMap => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'aws-auth', ...(note !== undefined && { annotations: { [noteKey]: note } }) },
  data,
});

/** As it is once it has been written. */
const written = (found: ConfigMap | undefined, ...mappings: IdentityMapping[]): ConfigMap => {
  const { data, note } = merged(found, mappings);
  return map(data, note[noteKey]);
};
const told = (found: ConfigMap | undefined, ...mappings: IdentityMapping[]): string[] =>
  merged(found, mappings).differences.map(({ verdict, words }) => `${verdict}: ${words}`);

describe('the mappings of a file', () => {
  it('are made where there is no ConfigMap', () => {
    expect(told(undefined, dev)).toEqual([`make: ${dev.of}: as dev in a`]);
    expect(parse(written(undefined, dev).data?.mapRoles ?? '')).toEqual([
      { rolearn: dev.of, username: 'dev', groups: ['a'] },
    ]);
  });

  it('come behind those of others, which stay as they are written', () => {
    const now = written(map({ mapRoles: nodes, other: 'x' }), dev);
    expect(now.data?.mapRoles?.startsWith(nodes)).toBe(true);
    expect(now.data).toMatchObject({ other: 'x' });
    expect(now.data).not.toHaveProperty('mapUsers');
    expect(told(now, dev)).toEqual([]);
  });

  it('are changed, and go once they are no longer in the file, and nothing else', () => {
    const now = written(map({ mapRoles: nodes }), dev);
    expect(told(now, { ...dev, groups: ['b'] })).toEqual([`change: ${dev.of}: as dev in a → as dev in b`]);
    expect(told(now)).toEqual([`change: ${dev.of}: no longer`]);
    expect(parse(written(now).data?.mapRoles ?? '')).toEqual(parse(nodes));
  });

  it('are put right where somebody has changed one of them', () => {
    const now = written(undefined, dev);
    const edited = map(
      { mapRoles: `- rolearn: ${dev.of}\n  groups: [b]\n` },
      now.metadata.annotations?.[noteKey],
    );
    expect(told(edited, dev)).toEqual([`change: ${dev.of}: in b → as dev in a`]);
    expect(parse(written(edited, dev).data?.mapRoles ?? '')).toHaveLength(1);
  });

  it('are of somebody else where he wrote the same before, and stay when the file ends', () => {
    const theirs = map({ mapRoles: `- rolearn: ${dev.of}\n  username: dev\n  groups: [a]\n` });
    expect(told(theirs, dev)).toEqual([]);
    expect(told(theirs)).toEqual([]);
  });

  it('are refused beside those of others, where nobody else is to have them', () => {
    const theirs = map({ mapUsers: '- userarn: arn:aws:iam::1:user/mona\n  username: mona\n' });
    const mona = { ...dev, of: 'arn:aws:iam::1:user/mona', isSole: true };
    expect(told(theirs, mona)).toEqual([
      expect.stringContaining(
        'refuse: The ConfigMap aws-auth maps arn:aws:iam::1:user/mona already, to as mona',
      ),
    ]);
    expect(told(theirs, { ...mona, isSole: false })).toEqual([expect.stringContaining('make: ')]);
  });

  it('know accounts, with a zero at first too', () => {
    const account = { of: '012345678901', username: undefined, groups: [], isSole: false };
    const now = written(map({ mapAccounts: '- 111122223333\n' }), account);
    expect(parse(now.data?.mapAccounts ?? '')).toEqual([111122223333, '012345678901']);
    expect(told(now, account)).toEqual([]);
  });

  it.each(['- [', 'a: b', 'text'])('are refused where somebody has written what is no list: %s', (broken) => {
    const found = map({ mapUsers: broken, mapRoles: nodes });
    expect(told(found, dev)).toEqual([
      expect.stringContaining('refuse: The ConfigMap aws-auth holds under mapUsers'),
    ]);
    expect(merged(found, [dev]).data).toEqual(found.data);
    expect(told(found)).toEqual([]);
  });

  it('are nobody’s where somebody has written something else into the note', () => {
    expect(told(map({ mapRoles: nodes }, 'mine'))).toEqual([]);
    expect(told(map({ mapRoles: nodes }, '[{ "of": 3 }]'))).toEqual([]);
  });
});
