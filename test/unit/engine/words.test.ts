import { describe, expect, it } from 'vitest';
import { momentInWords, sentences } from '../../../src/engine/words.ts';

describe('a moment', () => {
  const now = new Date('2026-11-25T22:18:07Z');
  it.each([
    ['2026-11-28T22:18:07Z', '2026-11-28 22:18 UTC (in 3 d)'],
    ['2026-11-25T20:18:07Z', '2026-11-25 20:18 UTC (2 h ago)'],
    ['never', 'never'],
    ['what somebody has written there', 'what somebody has written there'],
  ])('is told by the clock of the world and from now: %s', (text, words) => {
    expect(momentInWords(text, now)).toBe(words);
  });
});

describe('sentences', () => {
  it('end once, and leave out what says nothing', () => {
    expect(sentences('DEGRADED', '', undefined, 'EKS says: no replicas.', 'Why?')).toBe(
      'DEGRADED. EKS says: no replicas. Why?',
    );
  });
});
