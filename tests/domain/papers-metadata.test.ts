import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { safeFileName, savedAs } from '../../shared/papers/file-name.ts';
import { fileTypeOf } from '../../shared/papers/file-type.ts';
import { LIMITS } from '../../shared/papers/limits.ts';
import { readMetadata } from '../../shared/papers/metadata.ts';
import { readOrcid } from '../../shared/papers/orcid.ts';
import { LicenceSchema, MAX_FILE_BYTES, PaperLanguageSchema } from '../../shared/papers/paper.ts';
import {
  ADD_AUTHOR,
  AUTHORS_BUTTON,
  authorField,
  detailsOf,
  removeAuthor,
  type TypedDetails,
  typedDetails,
  withAuthorsAsked,
} from '../../shared/papers/typed-details.ts';
import { Refusal } from '../../shared/refusal.ts';
import { aDocx, aPdf } from '../support/files.ts';

const FORM = {
  title: "Bangladesh's  Internet Incident Response",
  abstract: 'What is done.\r\n\r\nWhat is missing.',
  'authors.0.name': 'T.M.  Barkatullah',
  'authors.0.affiliation': 'Bangladesh Computer Council, Dhaka',
  'authors.0.email': ' Barkat@Example.org ',
  'authors.0.orcid': 'https://orcid.org/0000-0002-1825-0097',
  'authors.1.name': 'Rafiqul Islam, PhD',
  'authors.1.affiliation': 'ICT Division',
  'authors.2.name': ' ',
  'authors.2.affiliation': '',
  keywords: 'CERT, incident response; cert',
  language: 'en',
  licence: 'CC-BY-4.0',
};
const JSON_FORM = { ...FORM, authors: [{ name: 'A', affiliation: 'B' }] };

/** The fields of a form that shows these details. */
const asForm = ({ authors, ...typed }: TypedDetails): Record<string, string> => ({
  ...typed,
  ...Object.fromEntries(
    authors.flatMap((author, index) =>
      (['name', 'affiliation', 'email', 'orcid'] as const).map((field) => [authorField(index, field), author[field]]),
    ),
  ),
});

const fieldsOfRefusal = (act: () => unknown): Record<string, string> => {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return { ...error.fields };
    throw error;
  }
  throw new Error('nothing was refused');
};

describe('the details of a paper', () => {
  test('given a form, then groups of fields become authors, empty ones nobody, and each keyword counts once', () => {
    expect(readMetadata(FORM)).toEqual({
      title: "Bangladesh's Internet Incident Response",
      abstract: 'What is done.\n\nWhat is missing.',
      authors: [
        {
          name: 'T.M. Barkatullah',
          affiliation: 'Bangladesh Computer Council, Dhaka',
          email: 'barkat@example.org',
          orcid: '0000-0002-1825-0097',
        },
        { name: 'Rafiqul Islam, PhD', affiliation: 'ICT Division' },
      ],
      keywords: ['CERT', 'incident response'],
      language: 'en',
      licence: 'CC-BY-4.0',
    });
  });

  test('given anything that was read, when it is shown in the form and read again, then it is the same', () => {
    const word = fc.stringMatching(/^[A-Za-z.;' ,-]{1,20}$/).filter((text) => text.trim() !== '');
    const author = fc.record(
      { name: word, affiliation: word, email: fc.emailAddress(), orcid: fc.constant('0000000218250097') },
      { requiredKeys: ['name', 'affiliation'] },
    );
    const details = fc.record({
      title: word,
      abstract: word,
      authors: fc.uniqueArray(author, { minLength: 1, maxLength: 5, selector: ({ email }) => email ?? {} }),
      keywords: fc.array(fc.stringMatching(/^[A-Za-z ]{1,20}$/), { maxLength: 5 }),
      language: fc.constantFrom(...PaperLanguageSchema.options),
      licence: fc.constantFrom(...LicenceSchema.options),
    });
    fc.assert(
      fc.property(details, (given) => {
        const lowered = given.authors.map(({ email, ...rest }) => ({
          ...rest,
          ...(email &&
            email.length <= LIMITS.email &&
            /^[\w.@-]+$/.test(email) && { email: `x${email.toLowerCase()}` }),
        }));
        let first: ReturnType<typeof readMetadata>;
        try {
          first = readMetadata({ ...given, authors: lowered });
        } catch (error) {
          // fast-check knows addresses that the product takes for none.
          expect(Object.keys((error as Refusal).fields).every((field) => field.endsWith('.email'))).toBe(true);
          return;
        }
        expect(readMetadata(asForm(detailsOf(first)))).toEqual(first);
      }),
    );
  });

  test('given nothing, then every field that is needed says so', () => {
    expect(Object.keys(fieldsOfRefusal(() => readMetadata({})))).toEqual([
      'title',
      'authors',
      'abstract',
      'language',
      'licence',
    ]);
    const wrong = { title: 7, authors: 7, keywords: {}, abstract: null, language: 1, licence: [] };
    expect(Object.keys(fieldsOfRefusal(() => readMetadata(wrong))).sort()).toEqual(Object.keys(wrong).sort());
    expect(Object.keys(fieldsOfRefusal(() => readMetadata({ ...FORM, authors: [{ name: 1 }] })))).toEqual(['authors']);
  });

  test.each([
    ['title', { title: 'x'.repeat(LIMITS.title + 1) }],
    ['abstract', { abstract: 'x'.repeat(100_000) }],
    ['authors', { authors: Array(LIMITS.authors + 1).fill({ name: 'A', affiliation: 'B' }) }],
    ['authors', { authors: [] }],
    ['authors.1.affiliation', { 'authors.1.affiliation': ' ' }],
    ['authors.1.name', { 'authors.1.name': '' }],
    ['authors.0.name', { 'authors.0.name': 'x'.repeat(LIMITS.authorName + 1) }],
    ['authors.0.affiliation', { 'authors.0.affiliation': 'x'.repeat(LIMITS.affiliation + 1) }],
    ['authors.1.email', { 'authors.1.email': 'nobody' }],
    ['authors.1.email', { 'authors.1.email': 'a@example.org, b@example.org' }],
    ['authors.1.email', { 'authors.1.email': `${'x'.repeat(LIMITS.email)}@example.org` }],
    ['authors.1.email', { 'authors.1.email': 'BARKAT@example.org' }],
    ['authors.1.orcid', { 'authors.1.orcid': '0000-0002-1825-009' }],
    ['authors.1.orcid', { 'authors.1.orcid': '0000-0002-1825-0098' }],
    ['authors.1.orcid', { 'authors.1.orcid': 'https://example.org/0000-0002-1825-0097' }],
    ['keywords', { keywords: Array.from({ length: LIMITS.keywords + 1 }, (_, n) => `k${n}`).join(',') }],
    ['keywords', { keywords: 'x'.repeat(LIMITS.keyword + 1) }],
    ['language', { language: 'xx' }],
    ['language', { language: 'constructor' }],
    ['licence', { licence: 'GPL' }],
  ])('given too much, too little or wrong in %s, then that field alone says so', (field, value) => {
    expect(Object.keys(fieldsOfRefusal(() => readMetadata({ ...FORM, ...value })))).toEqual([field]);
  });

  test('given JSON, then its list of authors is what counts', () => {
    expect(readMetadata(JSON_FORM).authors).toEqual([{ name: 'A', affiliation: 'B' }]);
  });

  test('given as much as there is room for, counted in characters, then it is taken', () => {
    const metadata = readMetadata({ ...FORM, title: '🙂'.repeat(LIMITS.title), abstract: 'ক'.repeat(LIMITS.abstract) });
    expect([...metadata.title]).toHaveLength(LIMITS.title);
  });

  test('given a turned reading direction in the title, then it is taken out', () => {
    expect(readMetadata({ ...FORM, title: 'safe\u202efdp.exe' }).title).toBe('safefdp.exe');
  });
});

describe('the buttons of the authors', () => {
  const pressed = (value: string) => withAuthorsAsked({ ...FORM, [AUTHORS_BUTTON]: value });

  test('given none was pressed, then nothing is asked', () => {
    expect(withAuthorsAsked(FORM)).toBeUndefined();
  });

  test('one more is empty and stands last; one less leaves no gap; nothing else that was typed changes', () => {
    const before = typedDetails(FORM);
    const more = pressed(ADD_AUTHOR);
    expect(more).toEqual({
      ...before,
      authors: [...before.authors, { name: '', affiliation: '', email: '', orcid: '' }],
    });
    expect(pressed(removeAuthor(0))).toEqual({ ...before, authors: before.authors.slice(1) });
    expect(pressed(removeAuthor(7))).toEqual(before);
    expect(pressed('show')).toEqual(before);
  });

  test('there are never more than there is room for, and never none', () => {
    const full = Object.fromEntries(
      Array.from({ length: LIMITS.authors }, (_, index) => [authorField(index, 'name'), `N${index}`]),
    );
    expect(withAuthorsAsked({ ...full, [AUTHORS_BUTTON]: ADD_AUTHOR })?.authors).toHaveLength(LIMITS.authors);
    expect(withAuthorsAsked({ [AUTHORS_BUTTON]: removeAuthor(0) })?.authors).toHaveLength(1);
  });
});

describe('an ORCID iD', () => {
  // Those that ORCID's own documentation gives.
  const REAL = ['0000-0002-1825-0097', '0000-0001-5109-3700', '0000-0002-1694-233X'];
  const written = (orcid: string) => [
    orcid,
    `https://orcid.org/${orcid}`,
    `http://www.orcid.org/${orcid}/`,
    orcid.replaceAll('-', ''),
    ` ${orcid.toLowerCase()} `,
    orcid.replaceAll('-', '\u2011'),
  ];

  test.each(REAL.flatMap((orcid) => written(orcid).map((raw) => [raw, orcid])))('%j is %s', (raw, orcid) => {
    expect(readOrcid(raw ?? '')).toEqual({ orcid });
  });

  test('given any wrong character, or two neighbours that changed places, then its checksum shows it', () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 15, maxLength: 15 });
    fc.assert(
      fc.property(digits, fc.nat(14), fc.integer({ min: 1, max: 9 }), (given, at, by) => {
        const bare = given.join('');
        const checks = [...'0123456789X'].filter((check) => 'orcid' in readOrcid(bare + check));
        expect(checks).toHaveLength(1);
        const [check = ''] = checks;
        const changed = given.with(at, ((given[at] ?? 0) + by) % 10).join('');
        expect(readOrcid(changed + check)).toEqual({ fault: 'checksum' });
        const [left = 0, right = 0] = given.slice(at, at + 2);
        if (at < 14 && left !== right) {
          const swapped = given
            .with(at, right)
            .with(at + 1, left)
            .join('');
          expect(readOrcid(swapped + check)).toEqual({ fault: 'checksum' });
        }
      }),
    );
  });

  test('given any text, then it is an iD or a fault', () => {
    fc.assert(
      fc.property(fc.string(), (raw) => {
        const read = readOrcid(raw);
        expect('fault' in read || /^(\d{4}-){3}\d{3}[\dX]$/.test(read.orcid)).toBe(true);
      }),
    );
  });
});

describe('the type of a file', () => {
  test('is found in its content', () => {
    expect(fileTypeOf(aPdf())).toBe('pdf');
    expect(fileTypeOf(aDocx())).toBe('docx');
    expect(fileTypeOf(Buffer.concat([Buffer.from('\n\n'), aPdf()]))).toBe('pdf');
  });

  test.each([
    ['nothing', Buffer.alloc(0), /empty/],
    ['one byte too many', Buffer.concat([aPdf(), Buffer.alloc(MAX_FILE_BYTES)]), /25 MB/],
    ['text that is called a PDF', Buffer.from('This is my paper.'), /neither a PDF nor/],
    ['a page of HTML', Buffer.from('<script>alert(1)</script>'), /neither a PDF nor/],
    ['a PDF that was cut off', aPdf().subarray(0, 200), /end of this PDF is missing/],
    ['an old Word file', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /older Word file/],
    ['a ZIP that is no document', aDocx({ 'word/document.xml': undefined }), /no Word document/],
    ['a ZIP without its types', aDocx({ '[Content_Types].xml': undefined }), /no Word document/],
    ['a document that was cut off', aDocx().subarray(0, 300), /damaged/],
    ['two letters', Buffer.from('PK'), /damaged/],
  ])('given %s, then it is refused with what to do', (_, bytes, says) => {
    expect(fieldsOfRefusal(() => fileTypeOf(bytes)).file).toMatch(says);
  });

  test('given any bytes, then they are a type or a refusal, never a fault', () => {
    const zip = aDocx();
    const cut = fc.tuple(fc.nat(zip.length - 1), fc.nat(255)).map(([at, value]) => {
      const copy = Buffer.from(zip);
      copy[at] = value;
      return copy;
    });
    fc.assert(
      fc.property(fc.oneof(cut, fc.uint8Array({ maxLength: 300 })), (bytes) => {
        try {
          expect(['pdf', 'docx']).toContain(fileTypeOf(bytes));
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('the name of a file', () => {
  test.each([
    ['Incident Response.pdf', 'Incident Response.pdf'],
    ['C:\\Users\\me\\paper.PDF', 'paper.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['report\u202efdp.exe', 'reportfdp.exe.pdf'],
    ['a\u0000b\r\nc.pdf', 'abc.pdf'],
    ['"quotes" & <tags>.pdf', 'quotes & tags.pdf'],
    ['ক্ষ\u200cখ.pdf', 'ক্ষ\u200cখ.pdf'],
    ['.pdf', 'paper.pdf'],
    ['', 'paper.pdf'],
    ['..', 'paper.pdf'],
    ['x'.repeat(5000), `${'x'.repeat(100)}.pdf`],
  ])('%j is kept as %j', (raw, kept) => {
    expect(safeFileName(raw, 'pdf')).toBe(kept);
  });

  test('given any name, then it stays itself when cleaned again, and its header is one line of ASCII', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (raw) => {
        const name = safeFileName(raw, 'docx');
        expect(safeFileName(name, 'docx')).toBe(name);
        expect(name).not.toMatch(/[/\\\p{Cc}]/u);
        expect(savedAs(name)).toMatch(
          /^attachment; filename="[\x20-\x21\x23-\x5b\x5d-\x7e]+\.docx"; filename\*=UTF-8''[\x21-\x7e]+$/,
        );
      }),
    );
  });
});
