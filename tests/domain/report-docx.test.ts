import validate from '@ooxml-tools/validate';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGES, LanguageSchema } from '../../shared/language/language.ts';
import { anchorsOf, type ReportDocument } from '../../shared/report/document/document.ts';
import type { Picture } from '../../shared/report/document/docx.picture.ts';
import { reportDocx } from '../../shared/report/document/docx.ts';
import { reportHtml } from '../../shared/report/document/html.tsx';
import { pictures, REPORTED_PEOPLE, reportOf } from '../support/report-scene.ts';

/** The Word document, taken apart: against the schema of Office Open XML, and against what it is made of. */

let picture: Picture;
beforeAll(async () => {
  picture = await pictures();
});

const part = (docx: Uint8Array, name: string): string => strFromU8(unzipSync(docx)[name] ?? new Uint8Array());
const all = (xml: string, pattern: RegExp): string[] => Array.from(xml.matchAll(pattern), ([, found = '']) => found);
const faults = async (docx: Uint8Array): Promise<string[]> =>
  (await validate(docx, 'docx', 'Microsoft365')).map(({ description, path }) => `${path.partUri} ${description}`);

describe.each(LanguageSchema.options)('the report in %s as a Word document', (language) => {
  let report: ReportDocument;
  let docx: Uint8Array;
  let body: string;
  beforeAll(async () => {
    report = reportOf(language, REPORTED_PEOPLE, { prose: { executive: 'Staff wrote this.\n\nAnd this.' } });
    docx = await reportDocx(report, picture);
    body = part(docx, 'word/document.xml');
  });

  test('is valid against the schema', async () => {
    expect(await faults(docx)).toEqual([]);
  });

  test('a spoiled one is noticed', async () => {
    const parts = unzipSync(docx);
    const spoiled = strToU8(body.replace('<w:pStyle w:val="Title"/>', '<w:pStyle/><w:nonsense/>'));
    expect(await faults(zipSync({ ...parts, 'word/document.xml': spoiled }))).not.toEqual([]);
  });

  test('the same data give the same bytes, whoever wrote first, in another process order', async () => {
    const again = reportOf(language, REPORTED_PEOPLE.toReversed(), {
      prose: { executive: 'Staff wrote this.\n\nAnd this.' },
    });
    expect(reportHtml(again)).toBe(reportHtml(report));
    expect(await reportDocx(again, picture)).toEqual(docx);
  });

  test('every link leads to a place that is there, here and in the HTML', () => {
    const bookmarks = new Set(all(body, /<w:bookmarkStart[^>]* w:name="([^"]+)"/g));
    const links = all(body, /<w:hyperlink[^>]* w:anchor="([^"]+)"/g);
    expect(links.length).toBeGreaterThan(20);
    expect(links.filter((anchor) => !bookmarks.has(anchor))).toEqual([]);
    expect(anchorsOf(report).filter((anchor) => !bookmarks.has(anchor))).toEqual([]);

    const html = reportHtml(report);
    const ids = all(html, / id="([^"]+)"/g);
    expect(new Set(ids).size).toBe(ids.length);
    expect(all(html, /href="#([^"]+)"/g).filter((anchor) => !ids.includes(anchor))).toEqual([]);
  });

  test('has real styles, a table of contents, headings of its chapters, and a picture with an alternative for each figure', () => {
    for (const style of ['Title', 'Heading1', 'Heading2', 'Heading3', 'Caption', 'ListParagraph']) {
      expect(body).toContain(`<w:pStyle w:val="${style}"/>`);
      expect(part(docx, 'word/styles.xml')).toContain(`w:styleId="${style}"`);
    }
    expect(body).toMatch(/<w:instrText[^>]*>TOC /);
    const figures = report.blocks.filter((block) => block.kind === 'figure');
    const descriptions = all(body, /<wp:docPr [^>]*descr="([^"]+)"/g);
    expect(descriptions).toHaveLength(figures.length);
    expect(Object.keys(unzipSync(docx)).filter((name) => name.startsWith('word/media/'))).not.toEqual([]);
  });

  test('says the language of each run, and names its title', () => {
    for (const code of LanguageSchema.options) expect(body).toContain(`w:val="${LANGUAGES[code].locale}"`);
    expect(part(docx, 'docProps/core.xml')).toContain(report.title);
    expect(part(docx, 'docProps/core.xml')).toContain('2011-08-21T11:00:30Z');
  });

  test('pages are numbered', () => {
    const footers = Object.keys(unzipSync(docx)).filter((name) => /word\/footer\d+\.xml/.test(name));
    expect(footers.map((name) => part(docx, name)).join('')).toContain('NUMPAGES');
  });
});
