import { expect, test } from 'vitest';
import { chooseZones, ZonesError, zonesOffering } from '../../../src/aws/zones.ts';
import { region } from '../support/region.ts';

const zones = ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'];
const four = [...zones, 'eu-west-1d'];
const zone = (name: string, index: number): string =>
  `<item><zoneName>${name}</zoneName><zoneId>euw1-az${index}</zoneId></item>`;
const offering = (type: string, at: string): string =>
  `<item><instanceType>${type}</instanceType><location>${at}</location></item>`;

/** Four zones, of which each offers m5.large, and the first alone m5a.large. */
const unlike = () =>
  region({
    DescribeAvailabilityZones: `<availabilityZoneInfo>${four.map(zone).join('')}</availabilityZoneInfo>`,
    DescribeInstanceTypeOfferings: `<instanceTypeOfferingSet>${[
      ...four.map((at) => offering('m5.large', at)),
      offering('m5a.large', 'eu-west-1a'),
    ].join('')}</instanceTypeOfferingSet>`,
  });

const instanceTypes = ['m5.large', 'm5a.large'];

test('a zone will do for spot that offers one of the types', async () => {
  const { aws } = await unlike();
  expect(await chooseZones(aws, [{ instanceTypes, spot: true }], undefined)).toEqual(zones);
  expect(await zonesOffering(aws, zones, { name: 'default', instanceTypes, spot: true })).toEqual(zones);
});

test('three zones are enough, unless somebody names more', async () => {
  const { aws } = await unlike();
  const groups = [{ instanceTypes: ['m5.large'], spot: false }];
  expect(await chooseZones(aws, groups, undefined)).toEqual(zones);
  expect(await chooseZones(aws, groups, four.toReversed())).toEqual(four);
});

test('a zone will do on demand that offers all of the types', async () => {
  const { aws } = await unlike();
  expect(await zonesOffering(aws, zones, { name: 'default', instanceTypes, spot: false })).toEqual([
    'eu-west-1a',
  ]);
  await expect(chooseZones(aws, [{ instanceTypes, spot: false }], undefined)).rejects.toThrow(ZonesError);
});

test('zones that node groups name are among those of a cluster for which none are named', async () => {
  const { aws } = await unlike();
  const group = { instanceTypes: ['m5.large'], spot: false };
  expect(await chooseZones(aws, [{ ...group, zones: ['eu-west-1c'] }, group], undefined)).toEqual(zones);
  const both = [
    { ...group, zones: ['eu-west-1c'] },
    { ...group, instanceTypes: ['m5a.large'], zones: ['eu-west-1c'] },
  ];
  await expect(chooseZones(aws, both, undefined)).rejects.toThrow('eu-west-1c: offers no m5a.large');
  await expect(chooseZones(aws, [{ ...group, zones: ['eu-west-1f'] }], undefined)).rejects.toThrow(
    'eu-west-1f: is no zone of',
  );
});
