import { describe, expect, test } from 'vitest';
import { dollars, rateInWords, rounded } from '../../../src/cost/money.ts';

describe('money', () => {
  test('is told to the tenth of a cent where it is small', () => {
    expect([0.0416, 9.9994, 12.345].map(dollars)).toEqual(['$0.042', '$9.999', '$12.35']);
  });

  test.for([
    [0.24, '$0.240 an hour ($5.76 a day, $175 a month)'],
    [0.05, '$0.050 an hour ($1.20 a day, $36.50 a month)'],
    [12.5, '$12.50 an hour ($300 a day, $9125 a month)'],
    [0, '$0.000 an hour ($0.00 a day, $0.00 a month)'],
  ] as const)('by the hour, the day and the month: %d', ([hourly, words]) => {
    expect(rateInWords(hourly)).toBe(words);
  });

  test('in JSON is no sum of binary fractions', () => {
    expect(rounded(0.1 + 0.05)).toBe(0.15);
    expect(rounded(0.1 + 0.045 + 0.005 + 2 * 0.0416)).toBe(0.2332);
  });
});
