import { describe, expect, test } from 'vitest';
import { verdictOn } from '../journey/verdict.ts';

describe('the journey’s verdict', () => {
  const owing = new Set(['a', 'b']);

  test('given everyone who owed got one mail and nobody else, then all three counts are 0', () => {
    expect(verdictOn([{ step: 's', owing, mailed: ['a', 'b'] }])).toEqual({
      duplicates: 0,
      missed: 0,
      afterCompletion: 0,
    });
  });

  test('counts a second mail, a missing one, and one to who owed nothing, each as what it is', () => {
    expect(verdictOn([{ step: 's', owing, mailed: ['a', 'a'] }])).toEqual({
      duplicates: 1,
      missed: 1,
      afterCompletion: 0,
    });
    expect(verdictOn([{ step: 's', owing, mailed: ['a', 'b', 'c'] }])).toEqual({
      duplicates: 0,
      missed: 0,
      afterCompletion: 1,
    });
  });

  test('adds up over the steps', () => {
    const step = { step: 's', owing, mailed: ['c'] };
    expect(verdictOn([step, step])).toEqual({ duplicates: 0, missed: 4, afterCompletion: 2 });
  });
});
