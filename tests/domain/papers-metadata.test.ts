import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { safeFileName, savedAs } from '../../shared/papers/file-name.ts';
import { fileTypeOf } from '../../shared/papers/file-type.ts';
import { authorLines, LIMITS, readMetadata } from '../../shared/papers/metadata.ts';
import { MAX_FILE_BYTES } from '../../shared/papers/paper.ts';
import { Refusal } from '../../shared/refusal.ts';
import { aDocx, aPdf } from '../support/files.ts';

const FORM = {
  title: "Bangladesh's  Internet Incident Response",
  abstract: 'What is done.\r\n\r\nWhat is missing.',
  authors: 'T.M. Barkatullah, Bangladesh Computer Council, Dhaka\n\nRafiqul Islam, PhD; ICT Division',
  keywords: 'CERT, incident response; cert',
};

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
  test('given a form, then lines become authors and commas keywords, each keyword once', () => {
    expect(readMetadata(FORM)).toEqual({
      title: "Bangladesh's Internet Incident Response",
      abstract: 'What is done.\n\nWhat is missing.',
      authors: [
        { name: 'T.M. Barkatullah', affiliation: 'Bangladesh Computer Council, Dhaka' },
        { name: 'Rafiqul Islam, PhD', affiliation: 'ICT Division' },
      ],
      keywords: ['CERT', 'incident response'],
    });
  });

  test('given anything that was read, when its authors are shown in the form and read again, then they are the same', () => {
    const word = fc.stringMatching(/^[A-Za-z.,;' -]{1,20}$/);
    const authors = fc.array(fc.record({ name: word, affiliation: word }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(authors, (given) => {
        let first: ReturnType<typeof readMetadata>;
        try {
          first = readMetadata({ ...FORM, authors: given });
        } catch {
          return;
        }
        expect(readMetadata({ ...FORM, authors: authorLines(first.authors) }).authors).toEqual(first.authors);
      }),
    );
  });

  test('given nothing, then every field that is needed says so', () => {
    expect(Object.keys(fieldsOfRefusal(() => readMetadata({})))).toEqual(['title', 'abstract', 'authors']);
    expect(
      Object.keys(fieldsOfRefusal(() => readMetadata({ title: 7, authors: 7, keywords: {}, abstract: null }))),
    ).toEqual(expect.arrayContaining(['title', 'abstract', 'authors', 'keywords']));
  });

  test.each([
    ['title', 'x'.repeat(LIMITS.title + 1)],
    ['abstract', 'x'.repeat(100_000)],
    ['authors', 'A, B\n'.repeat(LIMITS.authors + 1)],
    ['authors', 'A name alone'],
    ['authors', `${'x'.repeat(LIMITS.authorName + 1)}, B`],
    ['authors', `A, ${'x'.repeat(LIMITS.affiliation + 1)}`],
    ['keywords', Array.from({ length: LIMITS.keywords + 1 }, (_, n) => `k${n}`).join(',')],
    ['keywords', 'x'.repeat(LIMITS.keyword + 1)],
  ])('given too much or too little in %s, then that field alone says so', (field, value) => {
    expect(Object.keys(fieldsOfRefusal(() => readMetadata({ ...FORM, [field]: value })))).toEqual([field]);
  });

  test('given as much as there is room for, counted in characters, then it is taken', () => {
    const metadata = readMetadata({ ...FORM, title: '🙂'.repeat(LIMITS.title), abstract: 'ক'.repeat(LIMITS.abstract) });
    expect([...metadata.title]).toHaveLength(LIMITS.title);
  });

  test('given a turned reading direction in the title, then it is taken out', () => {
    expect(readMetadata({ ...FORM, title: 'safe\u202efdp.exe' }).title).toBe('safefdp.exe');
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
