import naughty from 'big-list-of-naughty-strings';
import fc from 'fast-check';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { apaCitation } from '../../shared/papers/citation/apa.ts';
import { bibtexEntry } from '../../shared/papers/citation/bibtex.ts';
import { referenceOf } from '../../shared/papers/citation/reference.ts';
import { risRecord } from '../../shared/papers/citation/ris.ts';
import { scholarlyArticle } from '../../shared/papers/citation/scholarly-article.ts';
import type { PaperFile, PaperMetadata } from '../../shared/papers/paper.ts';
import { oneLine } from '../../shared/typed-text.ts';
import { DataBlock } from '../../shared/web/data-block.tsx';
import { namesIn, printed, readBibtex, readRis } from '../support/citations.ts';
import { aWorkshopFile } from '../support/fixtures.ts';

const FILE: PaperFile = {
  key: 'papers/a.pdf',
  sha256: 'a'.repeat(64),
  bytes: 12_345,
  type: 'pdf',
  name: 'government-websites.pdf',
};
const METADATA: PaperMetadata = {
  title: 'Government Websites: 50% {are} up & running_#1',
  abstract: 'Forms cost $5 ~ each.\nNobody\\somebody ^ pays.',
  authors: [
    { name: 'Rafiqul Islam', affiliation: 'Bangladesh Computer Council' },
    { name: 'রফিকুল ইসলাম', affiliation: 'আইসিটি বিভাগ' },
  ],
  keywords: ['forms', 'e-Government'],
};
const WORKSHOP = aWorkshopFile({ organisers: ['The Ministry', 'Arts and Letters'] });

/** Late on 31 July in UTC: where the workshop was it is August already. */
const reference = (changes: Partial<PaperMetadata> = {}, workshop = WORKSHOP, file = FILE) =>
  referenceOf('https://afterword.example.org', workshop, {
    paper: { workshopId: 'small', id: 'Paper_1' },
    version: { attachments: [], metadata: { ...METADATA, ...changes }, file },
    publishedAt: '2011-07-31T20:00:00Z',
  });
const authors = (...names: string[]) => ({ authors: names.map((name) => ({ name, affiliation: 'BCC' })) });
const apa = (changes: Partial<PaperMetadata> = {}): string => {
  const { before, title, after } = apaCitation(reference(changes));
  return before + title + after;
};

describe('APA', () => {
  test('given two authors, then both names stand whole, and the paper is named by its kind, its workshop and its address', () => {
    expect(apa({ title: 'Government Websites' })).toBe(
      'Rafiqul Islam, & রফিকুল ইসলাম. (2011). Government Websites [Discussion paper]. A Small Workshop, Dhaka, Bangladesh. https://afterword.example.org/papers/small/Paper_1',
    );
  });

  test.each([
    [['Rafiqul Islam'], 'Rafiqul Islam. (2011). '],
    [['Islam, R.'], 'Islam, R. (2011). '],
    [['A', 'B', 'C'], 'A, B, & C. (2011). '],
    [Array.from({ length: 20 }, (_, index) => `N${index + 1}`), /^N1, .*N18, N19, & N20\. \(2011\)\. $/],
    [Array.from({ length: 22 }, (_, index) => `N${index + 1}`), /^N1, .*N18, N19, \. \. \. N22\. \(2011\)\. $/],
  ])('given the authors %s, then they are listed as the style lists them', (names, expected) => {
    const { before } = apaCitation(reference(authors(...names)));
    expect(before).toEqual(typeof expected === 'string' ? expected : expect.stringMatching(expected));
  });
});

describe('BibTeX', () => {
  test('given signs that TeX reads as commands, then they stand as what prints them', () => {
    expect(bibtexEntry(reference())).toBe(
      String.raw`@inproceedings{small-Paper_1,
  author = {{Rafiqul Islam} and {রফিকুল ইসলাম}},
  title = {{Government Websites: 50\% \textbraceleft{}are\textbraceright{} up \& running\_\#1}},
  booktitle = {{A Small Workshop}},
  year = {2011},
  month = aug,
  address = {Dhaka, Bangladesh},
  organization = {{The Ministry} and {Arts and Letters}},
  note = {Discussion paper},
  url = {https://afterword.example.org/papers/small/Paper_1},
  keywords = {forms, e-Government},
  abstract = {Forms cost \$5 \textasciitilde{} each. Nobody\textbackslash{}somebody \textasciicircum{} pays.},
}
`,
    );
  });

  test('given signs that TeX would join to others, then they are parted', () => {
    const { fields } = readBibtex(bibtexEntry(reference({ title: "'' 1999--2011 --- <<why?`>>" })));
    expect(fields.get('title')).toBe("{{'{}' 1999-{}-2011 -{}-{}- <{}<why?{}`>{}>}}");
  });

  test('given a paper without keywords, then the field is not there', () => {
    expect(readBibtex(bibtexEntry(reference({ keywords: [] }))).fields.has('keywords')).toBe(false);
  });
});

describe('RIS', () => {
  test('is one tag a line, and the text as it is', () => {
    expect(risRecord(reference()).split('\r\n')).toEqual([
      'TY  - CPAPER',
      'AU  - Rafiqul Islam',
      'AU  - রফিকুল ইসলাম',
      'AD  - Bangladesh Computer Council',
      'AD  - আইসিটি বিভাগ',
      'TI  - Government Websites: 50% {are} up & running_#1',
      'T2  - A Small Workshop',
      'PY  - 2011',
      'DA  - 2011/08/01',
      'CY  - Dhaka, Bangladesh',
      'PB  - The Ministry; Arts and Letters',
      'M3  - Discussion paper',
      'AB  - Forms cost $5 ~ each. Nobody\\somebody ^ pays.',
      'KW  - forms',
      'KW  - e-Government',
      'UR  - https://afterword.example.org/papers/small/Paper_1',
      'L1  - https://afterword.example.org/papers/small/Paper_1/file',
      'ER  - ',
      '',
    ]);
  });

  test('given a Word document, then there is no link to a PDF', () => {
    const record = readRis(risRecord(reference({}, WORKSHOP, { ...FILE, type: 'docx' })));
    expect(record.some(([tag]) => tag === 'L1')).toBe(false);
  });
});

describe('schema.org', () => {
  test('says what the paper is, who wrote it, and which file it is', () => {
    expect(scholarlyArticle(reference({ title: 'Websites' }))).toEqual({
      '@context': 'https://schema.org',
      '@type': 'ScholarlyArticle',
      '@id': 'https://afterword.example.org/papers/small/Paper_1',
      url: 'https://afterword.example.org/papers/small/Paper_1',
      name: 'Websites',
      headline: 'Websites',
      abstract: 'Forms cost $5 ~ each. Nobody\\somebody ^ pays.',
      author: [
        {
          '@type': 'Person',
          name: 'Rafiqul Islam',
          affiliation: { '@type': 'Organization', name: 'Bangladesh Computer Council' },
        },
        { '@type': 'Person', name: 'রফিকুল ইসলাম', affiliation: { '@type': 'Organization', name: 'আইসিটি বিভাগ' } },
      ],
      keywords: ['forms', 'e-Government'],
      datePublished: '2011-08-01',
      publisher: [
        { '@type': 'Organization', name: 'The Ministry' },
        { '@type': 'Organization', name: 'Arts and Letters' },
      ],
      isPartOf: {
        '@type': 'Collection',
        name: 'A Small Workshop',
        url: 'https://afterword.example.org/papers/small',
      },
      encoding: {
        '@type': 'MediaObject',
        contentUrl: 'https://afterword.example.org/papers/small/Paper_1/file',
        encodingFormat: 'application/pdf',
        contentSize: '12345 B',
        sha256: 'a'.repeat(64),
      },
    });
  });
});

/** Whatever stands in every text of a paper and of its workshop, each format says the same with it, and nothing besides. */
function expectToSurvive(text: string): void {
  const line = oneLine(text);
  const anyone = { name: text, affiliation: text };
  const changes = { title: text, abstract: text, authors: [anyone, anyone], keywords: [text] };
  // Past the schema, which refuses some of it: what is stored already is not asked again.
  const workshop = { ...WORKSHOP, title: text, organisers: [text], venue: { name: text, city: text, country: text } };
  const one = reference(changes, workshop);

  const { before, title, after } = apaCitation(one);
  expect(title).toBe(line);
  expect(before + after).not.toMatch(/[\p{Cc}\u2028\u2029]/u);

  const ris = readRis(risRecord(one));
  expect(ris.map(([tag]) => tag).join(' ')).toBe('TY AU AU AD AD TI T2 PY DA CY PB M3 AB KW UR L1 ER');
  for (const [tag, value] of ris) if (/AU|AD|TI|T2|PB|AB|KW/.test(tag)) expect(value).toBe(line);

  const { type, key, fields } = readBibtex(bibtexEntry(one));
  expect([type, key, fields.size]).toEqual(['inproceedings', 'small-Paper_1', 11]);
  expect(namesIn(fields.get('author') ?? '')).toEqual([line, line]);
  for (const field of ['title', 'booktitle', 'organization', 'keywords', 'abstract']) {
    expect(printed(fields.get(field) ?? '')).toBe(line);
  }

  const html = renderToString(DataBlock({ type: 'application/ld+json', value: scholarlyArticle(one) }));
  const [, data = ''] = /^<script type="application\/ld\+json">([^<]*)<\/script>$/.exec(html) ?? [];
  expect(JSON.parse(data)).toEqual(scholarlyArticle(one));
}

describe('any text', () => {
  const texts = z.array(z.string()).parse(naughty);

  test('given hundreds of naughty strings, then each format holds them unchanged', () => {
    expect(texts.length).toBeGreaterThan(400);
    for (const text of texts) expectToSurvive(text);
  });

  test.each([
    '</script><script>alert(1)</script>',
    '<!--<script>',
    '}\n}\n@book{x,',
    'A\r\nER  - \r\nTY  - BOOK',
    'x\u2028y',
    '\\',
    '{',
    '}',
    ' and ',
  ])('given %j, then it is text', expectToSurvive);

  test('given any characters at all, in any order, then likewise', () => {
    const signs = fc.constantFrom(
      ...'\\{}~^%&#_$<>"\'@,=-\n\r\t \u2028আ🙂',
      '</script>',
      ' and ',
      'ER  - ',
      '\\textbraceleft{}',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(signs).map((parts) => parts.join('')),
    );
    fc.assert(fc.property(text, expectToSurvive));
  });
});
