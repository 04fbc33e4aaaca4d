import { describe, expect, it } from 'vitest';
import { knownRegions, regionForm, regionMeant } from '../../../src/spec/regions.ts';
import { enabledRegions, optInRegions } from '../../emulator/regions.ts';

describe('the regions', () => {
  it('are all of which AWS’s guide tells, beside other partitions’', () => {
    expect(knownRegions).toEqual(expect.arrayContaining([...enabledRegions, ...optInRegions]));
  });

  it.each(knownRegions)('have one form: %s', (region) => {
    expect(region).toMatch(regionForm);
    expect(regionMeant(region)).toBeUndefined();
  });

  it.each(['ap-southeast-8', 'eu-west-4', 'us-north-1'])('may be newer than this table: %s', (region) => {
    expect(region).toMatch(regionForm);
  });

  it.each([
    ['eu-wset-1', 'eu-west-1'],
    ['eu-west-9', 'eu-west-1'],
    ['us-east-1a', 'us-east-1'],
    ['us-esat-2', 'us-east-2'],
    ['nowhere', undefined],
  ])('are what %s was meant for: %s', (text, meant) => {
    expect(regionMeant(text)).toBe(meant);
  });
});
