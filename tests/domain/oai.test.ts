import naughty from 'big-list-of-naughty-strings';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OaiFault } from '../../shared/papers/oai/fault.ts';
import { readOaiRequest } from '../../shared/papers/oai/request.ts';
import { readToken, TOKEN_LASTS_MS, writeToken } from '../../shared/papers/oai/resumption-token.ts';
import { element, xmlDocument } from '../../shared/papers/oai/xml.ts';
import { byDate, byWorkshop, keyRange, type Place } from '../../shared/papers/publication-order.ts';
import { TokenSchema } from '../../shared/store/keys.ts';
import { T0 } from '../support/fixtures.ts';
import { parseXml } from '../support/xml.ts';

describe('XML', () => {
  const allowed = (text: string) =>
    [...text].filter((c) => /^[\t\n\r]$/.test(c) || (c >= ' ' && !/^[\ud800-\udfff\ufffe\uffff]$/.test(c))).join('');
  const roundTrip = (text: string) => {
    const read = parseXml(xmlDocument(element('a', { b: text }, element('c', {}, text, text))));
    expect(read.attributes.b).toBe(allowed(text));
    expect(read.children.map((child) => child.text)).toEqual([allowed(text) + allowed(text)]);
  };
  test('given any text, then it is read back as it was, but for what XML forbids', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), roundTrip));
    const pieces = fc.constantFrom(
      '<',
      '>',
      '&',
      '"',
      "'",
      ']]>',
      '\r',
      '\n',
      '\t',
      '\0',
      '\ud800',
      '\uffff',
      '&amp;',
      '😀',
    );
    fc.assert(
      fc.property(
        fc.array(pieces).map((all) => all.join('')),
        roundTrip,
      ),
    );
  });
  test('given strings that are known to break programs, then each is read back', () => {
    for (const text of naughty) roundTrip(text);
  });
});

const ask = (query: string) => readOaiRequest(new URLSearchParams(query), T0);
const codeOf = (query: string) => {
  try {
    return ask(query).verb;
  } catch (error) {
    if (error instanceof OaiFault) return error.code;
    throw error;
  }
};

describe('a request', () => {
  const records = 'verb=ListRecords&metadataPrefix=oai_dc';
  test.each([
    ['', 'badVerb'],
    ['verb=', 'badVerb'],
    ['verb=identify', 'badVerb'],
    ['verb=constructor', 'badVerb'],
    ['verb=Identify&verb=Identify', 'badVerb'],
    ['verb=Identify&x=1', 'badArgument'],
    ['verb=Identify&constructor=1', 'badArgument'],
    ['verb=ListSets&metadataPrefix=oai_dc', 'badArgument'],
    ['verb=ListRecords', 'badArgument'],
    ['verb=GetRecord&metadataPrefix=oai_dc', 'badArgument'],
    ['verb=GetRecord&identifier=a', 'badArgument'],
    [`${records}&metadataPrefix=oai_dc`, 'badArgument'],
    [`${records}&resumptionToken=a`, 'badArgument'],
    [`${records}&from=2011-02-30`, 'badArgument'],
    [`${records}&from=`, 'badArgument'],
    [`${records}&from=2011-07-09T10:00:00.5Z`, 'badArgument'],
    [`${records}&from=2011-07-09T10:00:00%2B06:00`, 'badArgument'],
    [`${records}&from=2011-07-09&until=2011-07-09T10:00:00Z`, 'badArgument'],
    [`${records}&from=2011-07-10&until=2011-07-09`, 'badArgument'],
    [`${records}&set=a%20b`, 'badArgument'],
    ['verb=ListRecords&metadataPrefix=a%20b', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=marc', 'cannotDisseminateFormat'],
    ['verb=GetRecord&metadataPrefix=marc&identifier=a', 'cannotDisseminateFormat'],
    ['verb=ListRecords&resumptionToken=garbled', 'badResumptionToken'],
    [`${records}&from=2011-07-09&until=2011-07-09&set=small`, 'ListRecords'],
    ['verb=ListMetadataFormats&identifier=a', 'ListMetadataFormats'],
  ])('%s: %s', (query, expected) => expect(codeOf(query)).toBe(expected));

  test('a day is meant whole, and so is a second', () => {
    const at = Date.parse('2011-07-09T00:00:00Z');
    expect(ask(`${records}&from=2011-07-09&until=2011-07-09`)).toMatchObject({ from: at, before: at + 86_400_000 });
    const second = '2011-07-09T00:00:00Z';
    expect(ask(`${records}&from=${second}&until=${second}`)).toMatchObject({ from: at, before: at + 1000 });
  });
});

const tokens = fc.record({
  verb: fc.constantFrom('ListRecords' as const, 'ListIdentifiers' as const),
  set: fc.constantFrom(undefined, 'small'),
  from: fc.constantFrom(undefined, T0),
  before: fc.constantFrom(undefined, T0 + 1),
  after: fc.record({
    at: fc.constant(new Date(T0).toISOString()),
    workshopId: fc.constant('small'),
    paperId: fc.stringMatching(/^[A-Za-z0-9_-]{8,20}$/).filter((id) => TokenSchema.safeParse(id).success),
  }),
  cursor: fc.integer({ min: 1, max: 9999 }),
  issuedAt: fc.constant(T0),
});

describe('a resumption token', () => {
  test('holds the whole query, in characters that need no escaping, until it expires', () => {
    fc.assert(
      fc.property(tokens, (token) => {
        const text = writeToken(token);
        expect(text).toMatch(/^[A-Za-z0-9_.-]+$/);
        expect(JSON.stringify(readToken(text, T0 + TOKEN_LASTS_MS - 1))).toBe(JSON.stringify(readToken(text, T0)));
        expect(readToken(text, T0)).toEqual(JSON.parse(JSON.stringify(token)));
        for (const other of [T0 + TOKEN_LASTS_MS, T0 - 1]) expect(() => readToken(text, other)).toThrow(OaiFault);
      }),
    );
  });
  test('given one that lost, gained or changed a character, then it is refused', () => {
    fc.assert(
      fc.property(tokens, fc.nat(), fc.constantFrom('', 'A', '.', '😀'), (token, where, instead) => {
        const text = writeToken(token);
        const at = where % text.length;
        const garbled = text.slice(0, at) + instead + text.slice(at + 1);
        fc.pre(garbled !== text);
        expect(() => readToken(garbled, T0)).toThrow(OaiFault);
      }),
    );
  });
  test('given one of another list, then it is refused', () => {
    const [token = ''] = fc
      .sample(tokens, { numRuns: 1, seed: 1 })
      .map((one) => writeToken({ ...one, verb: 'ListRecords' }));
    expect(codeOf(`verb=ListRecords&resumptionToken=${token}`)).toBe('ListRecords');
    expect(codeOf(`verb=ListIdentifiers&resumptionToken=${token}`)).toBe('badResumptionToken');
    expect(codeOf(`verb=ListSets&resumptionToken=${token}`)).toBe('badResumptionToken');
  });
});

describe('following the order of publication part by part', () => {
  const place: fc.Arbitrary<Place> = fc.record({
    at: fc.integer({ min: 0, max: 20 }).map((s) => new Date(T0 + s * 500).toISOString()),
    workshopId: fc.constantFrom('a', 'a-b', 'ab', 'a2', 'b'),
    paperId: fc.constantFrom('p', 'p-', 'pp', 'P', '_', '0'),
  });
  const keyOf = (one: Place, workshopId?: string) => (workshopId === undefined ? byDate(one) : byWorkshop(one));

  /** What the index does: keys between two, in order. */
  function part(
    all: readonly Place[],
    selection: Parameters<typeof keyRange>[0],
    after: Place | undefined,
    limit: number,
  ) {
    const range = keyRange(selection, after);
    const key = (one: Place) => keyOf(one, selection.workshopId);
    return all
      .filter((one) => range && key(one) >= range[0] && key(one) <= range[1])
      .sort((x, y) => (key(x) < key(y) ? -1 : 1))
      .slice(0, limit);
  }

  test('for any papers, selection and size of parts, each that matches comes exactly once, also while one is published in between', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(place, { maxLength: 40, selector: byDate }),
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: -1, max: 21 }),
        fc.integer({ min: -1, max: 25 }),
        fc.constantFrom(undefined, 'a', 'a-b', 'none'),
        fc.nat(5),
        (places, size, from, before, workshopId, publishedAfterParts) => {
          const selection = { from: T0 + from * 500, before: T0 + before * 500, workshopId };
          const matching = places.filter(
            (one) =>
              Date.parse(one.at) >= selection.from &&
              Date.parse(one.at) < selection.before &&
              (workshopId === undefined || one.workshopId === workshopId),
          );
          const newest: Place = { at: new Date(T0 + 11_000).toISOString(), workshopId: 'a', paperId: 'new' };
          const harvested: string[] = [];
          let all = places;
          let after: Place | undefined;
          for (let parts = 0; ; parts += 1) {
            if (parts === publishedAfterParts) all = [...places, newest];
            const found = part(all, selection, after, size);
            harvested.push(...found.map(byDate));
            after = found.at(-1);
            if (!after) break;
          }
          expect(harvested.filter((key) => key !== byDate(newest)).sort()).toEqual(matching.map(byDate).sort());
          expect(new Set(harvested).size).toBe(harvested.length);
        },
      ),
      { numRuns: 500 },
    );
  });
});
