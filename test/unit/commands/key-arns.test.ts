import { expect, it } from 'vitest';
import { withKeyArns } from '../../../src/commands/key-arns.ts';
import { specOf } from '../config/support.ts';

const id = '1234abcd-12ab-34cd-56ef-1234567890ab';
const arn = `arn:aws:kms:eu-west-1:111122223333:key/${id}`;

it('takes the id of a key for one of this account, in the region of the cluster', async () => {
  const group = `{ name: a, volumeKmsKeyID: ${id}, additionalVolumes: [{ volumeName: /dev/sdf, volumeKmsKeyID: ${id} }] }`;
  const given = '{ name: b, volumeKmsKeyID: "arn:aws:kms:eu-west-1:444455556666:key/1" }';
  const spec = await specOf(
    `managedNodeGroups: [${group}, ${given}]\nnodeGroups: [${group.replace('name: a', 'name: c')}]`,
  );
  const { nodeGroups, selfManagedGroups } = withKeyArns({ partition: 'aws', account: '111122223333' }, spec);
  expect(nodeGroups[0]).toMatchObject({ volume: { key: arn }, moreVolumes: [{ key: arn }] });
  expect(nodeGroups[1]?.volume.key).toBe('arn:aws:kms:eu-west-1:444455556666:key/1');
  expect(selfManagedGroups?.[0]).toMatchObject({ volume: { key: arn } });
  expect(withKeyArns({ partition: 'aws', account: '111122223333' }, await specOf(''))).toEqual(
    await specOf(''),
  );
});
