import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LinkPurposeSchema, mintLink, readLink } from '../../shared/people/link.ts';
import { LINK_KEYS } from '../support/fixtures.ts';

const link = { purpose: 'open' as const, workshopId: 'small', personId: 'p1', version: 3 };

describe('a personal link', () => {
  test('says again what it was made for', () => {
    expect(readLink(LINK_KEYS, 'open', mintLink(LINK_KEYS, link))).toEqual(link);
  });

  test('is worth nothing for another purpose', () => {
    const token = mintLink(LINK_KEYS, link);
    for (const purpose of LinkPurposeSchema.options.filter((each) => each !== 'open')) {
      expect(readLink(LINK_KEYS, purpose, token)).toBeUndefined();
      expect(readLink(LINK_KEYS, purpose, token.replace(/^open/, purpose))).toBeUndefined();
    }
  });

  test('is worth nothing when one character of it is another, or is missing', () => {
    const token = mintLink(LINK_KEYS, link);
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.constantFrom('', 'A', '.', '_', '0', '%'), (at, other) => {
        const changed = token.slice(0, at) + other + token.slice(at + 1);
        if (changed !== token) expect(readLink(LINK_KEYS, 'open', changed)).toBeUndefined();
      }),
    );
  });

  test('survives a rotation of the key while the old key is kept, and no longer', () => {
    const token = mintLink(LINK_KEYS, link);
    const rotated = { ...LINK_KEYS, current: 'k2', k2: 'another-key-of-more-than-thirty-two-chars' };
    expect(readLink(rotated, 'open', token)).toEqual(link);
    expect(readLink({ current: 'k2', k2: rotated.k2 }, 'open', token)).toBeUndefined();
  });

  test('made of anything at all is refused and never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => readLink(LINK_KEYS, 'open', text) === undefined));
    expect(readLink(LINK_KEYS, 'open', 'open.current.small.p1.1.x')).toBeUndefined();
    expect(readLink(LINK_KEYS, 'open', 'open.__proto__.small.p1.1.x')).toBeUndefined();
  });
});
