import '../../infra/local/node-version.ts';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { LanguageSchema } from '../../shared/language/language.ts';
import { reportDocx } from '../../shared/report/document/docx.ts';
import { pictures, reportOf } from '../support/report-scene.ts';
import { openOffice } from './office.ts';
import { faultsOf } from './pages.ts';
import { readPdf } from './pdf.ts';

const HELP = `npm run render [-- options]

Has LibreOffice lay out the Word document of a report, in English and Bangla, and reads the PDF that comes of it: pages,
none of them empty; headings and bookmarks; the contents' entries, each leading to its page; the pictures, and in English
their captions. Needs LibreOffice Writer (\`soffice\`) and fonts with Bangla.

  --keep DIR    leaves the documents and PDFs in DIR, to be looked at
  --help        this text

Ends with 0 when all is well, 1 when something is not, and 3 when LibreOffice is missing here.
`;

const MISSING = 3;

async function render(convert: (docx: Uint8Array, name: string) => Promise<string>): Promise<boolean> {
  const picture = await pictures();
  let isGood = true;
  const check = (what: string, faults: readonly string[]): void => {
    console.log(
      `${faults.length === 0 ? 'ok  ' : 'FAIL'}  ${what}${faults.map((fault) => `\n      ${fault}`).join('')}`,
    );
    if (faults.length > 0) isGood = false;
  };
  const laidOut = async (docx: Uint8Array, name: string) => readPdf(await convert(docx, name));

  for (const language of LanguageSchema.options) {
    const report = reportOf(language);
    const docx = await reportDocx(report, picture);
    const pdf = await laidOut(docx, `report-${language}`);
    check(`the report in ${language}: ${pdf.pages.length} pages`, faultsOf(report, pdf));
    if (language !== 'en') continue;
    for (const [what, spoil] of SPOILED) {
      const faults = faultsOf(report, await laidOut(spoiled(docx, spoil), 'spoiled'));
      check(`a report ${what} is noticed: ${faults.length}`, faults.length > 0 ? [] : ['nothing was noticed']);
    }
  }
  return isGood;
}

const FIRST_CHAPTER = '<w:p><w:pPr><w:pStyle w:val="Heading1"/>';
const SPOILED: readonly (readonly [string, (xml: string) => string])[] = [
  ['whose chapters are no headings', (xml) => xml.replaceAll('<w:pStyle w:val="Heading1"/>', '')],
  ['whose contents lead nowhere', (xml) => xml.replaceAll('w:anchor="_Toc', 'w:anchor="_Lost')],
  ['without its pictures', (xml) => xml.replaceAll(/<w:drawing>.*?<\/w:drawing>/gs, '')],
  [
    'with an empty page',
    (xml) => xml.replace(FIRST_CHAPTER, `<w:p><w:pPr><w:pageBreakBefore/></w:pPr></w:p>${FIRST_CHAPTER}`),
  ],
];

function spoiled(docx: Uint8Array, spoil: (xml: string) => string): Uint8Array {
  const parts = unzipSync(docx);
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  const changed = spoil(xml);
  if (changed === xml) throw new Error('The document has nothing to spoil in this way.');
  return zipSync({ ...parts, 'word/document.xml': strToU8(changed) });
}

const { values } = parseArgs({ options: { keep: { type: 'string' }, help: { type: 'boolean' } } });
if (values.help) {
  console.log(HELP);
} else {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-render-'));
  try {
    const office = openOffice(folder);
    if ('missing' in office) {
      console.error(office.missing);
      process.exitCode = MISSING;
    } else if (!(await render(office.toPdf))) process.exitCode = 1;
    if (values.keep !== undefined) {
      mkdirSync(values.keep, { recursive: true });
      for (const file of 'missing' in office ? [] : office.made())
        copyFileSync(file, join(values.keep, basename(file)));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}
