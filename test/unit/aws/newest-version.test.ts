import { describe, expect, it } from 'vitest';
import { newestOf } from '../../../src/aws/addon-versions.ts';

const versions = ['v1.9.3-eksbuild.2', 'v1.21.1-eksbuild.9', 'v1.21.1-eksbuild.10', 'v1.2.0-eksbuild.1'];

describe('the newest version of an add-on', () => {
  it.each([
    ['latest', 'v1.21.1-eksbuild.10'],
    ['v1.21', 'v1.21.1-eksbuild.10'],
    ['v1.21.1', 'v1.21.1-eksbuild.10'],
    ['v1.2', 'v1.2.0-eksbuild.1'],
    ['v1.9', 'v1.9.3-eksbuild.2'],
    ['v1.3', undefined],
  ])('for %s is %s, by its numbers', (wanted, newest) => {
    expect(newestOf(versions, wanted)).toBe(newest);
  });
});
