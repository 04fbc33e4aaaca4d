import { describe, expect, it } from 'vitest';
import { objectionsToReservation } from '../../../src/aws/reservation-objections.ts';
import { region } from '../support/region.ts';

const group = {
  name: 'cards',
  instanceTypes: ['p5.48xlarge'],
  nodes: 2,
  zones: ['eu-west-1a'],
  launch: { reservation: { id: 'cr-1', isBlock: false } },
};
const ofBlock = { launch: { reservation: { id: 'cr-1', isBlock: true } } };
const fields = {
  state: 'active',
  instanceType: 'p5.48xlarge',
  availabilityZone: 'eu-west-1a',
  totalInstanceCount: '2',
  reservationType: 'default',
};
const answer = (changed: Partial<typeof fields>): string =>
  `<capacityReservationSet><item>${Object.entries({ ...fields, ...changed })
    .map(([name, value]) => `<${name}>${value}</${name}>`)
    .join('')}</item></capacityReservationSet>`;

const told = async (changed: Partial<typeof fields>, wishes: Partial<typeof group> = {}) => {
  const { aws } = await region({ DescribeCapacityReservations: answer(changed) });
  return objectionsToReservation(aws, { ...group, ...wishes });
};

describe('the capacity reservation of a node group', () => {
  it('suits it', async () => {
    expect(await told({})).toEqual([]);
    expect(await told({ reservationType: 'capacity-block' }, ofBlock)).toEqual([]);
    expect(await told({ state: 'scheduled' }, { nodes: 0 })).toEqual([]);
  });

  it.each([
    [{ state: 'expired' }, {}, 'it is expired.'],
    [{ state: 'scheduled' }, {}, 'it is scheduled. Write desiredCapacity: 0 and minSize: 0 until then.'],
    [{ instanceType: 'p4d.24xlarge' }, {}, 'it is for p4d.24xlarge, and they are p5.48xlarge.'],
    [{}, { zones: ['eu-west-1a', 'eu-west-1b'] }, 'Write availabilityZones: [eu-west-1a].'],
    [{ availabilityZone: 'eu-west-1b' }, {}, 'Write availabilityZones: [eu-west-1b].'],
    [{}, { nodes: 3 }, 'it is for 2 instances, and they are 3.'],
    [{ reservationType: 'capacity-block' }, {}, 'it is a Capacity Block. Write instanceMarketOptions'],
    [{}, ofBlock, 'it is no Capacity Block. Leave instanceMarketOptions out.'],
  ])('does not suit it: %o %o', async (changed, wishes, words) => {
    expect(await told(changed, wishes)).toEqual([
      expect.stringMatching(/^Node group cards: its nodes cannot take the capacity reservation cr-1: /),
    ]);
    expect((await told(changed, wishes)).join()).toContain(words);
  });

  it('is told of where there is none, and not asked for where nobody may look', async () => {
    const refused = async (code: string) => {
      const { aws } = await region({ DescribeCapacityReservations: { code, message: 'no' } });
      return objectionsToReservation(aws, group);
    };
    expect(await refused('InvalidCapacityReservationId.NotFound')).toEqual([
      'Node group cards: there is no capacity reservation cr-1 in eu-west-1. Write one that there is, or leave it out.',
    ]);
    expect(await refused('UnauthorizedOperation')).toEqual([]);
  });
});
