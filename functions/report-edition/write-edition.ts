import type { Run } from '../../shared/debts/run.ts';
import type { Language } from '../../shared/language/language.ts';
import { toWrite, withDrafted, written } from '../../shared/report/approval.ts';
import { reportHtml } from '../../shared/report/document/html.tsx';
import { reportDocument } from '../../shared/report/document/report-document.ts';
import { editionFile } from '../../shared/report/edition-file.ts';
import { type Drafted, type EditionFile, proseIn, type Report } from '../../shared/report/report.ts';
import { changeReport, readReport } from '../../shared/report/report-item.store.ts';
import { type EditionContext, NOT_OURS, type Stop } from './context.ts';
import { type Data, readData } from './data.ts';

interface File extends EditionFile {
  readonly content: Uint8Array;
}

/**
 * Writes the edition that was approved: draws its files, notes what they are and whom they name, stores them, and says that the
 * edition is there. Broken off anywhere it is done once more: the same data give the same files, and nobody is shown one before
 * the last write. Its moment is that of the approval, whenever it is written. `now` in epoch ms.
 */
export async function writeEdition(
  context: EditionContext,
  { workshopId, debt }: Run,
  now: number,
): Promise<{ readonly next: 'done' } | Stop> {
  const report = await readReport(context.table, workshopId);
  const approval = toWrite(report, debt);
  if (!approval) return NOT_OURS;
  const data = await readData(context, workshopId, Date.parse(approval.at));
  const files = await filesOf(context, report, data, approval);
  const drafted: Drafted = { names: [...data.named], files: files.map(({ content: _, ...file }) => file) };

  const noted = await changeReport(context.table, workshopId, (found) => withDrafted(found, debt, drafted, now));
  if (!toWrite(noted, debt)) return NOT_OURS;
  for (const file of files) await context.reports.keepFile(file, file.content);
  let isMine = false;
  await changeReport(context.table, workshopId, (found) => {
    isMine = toWrite(found, debt) !== undefined;
    return written(found, debt, drafted);
  });
  return isMine ? { next: 'done' } : NOT_OURS;
}

/** Each language as HTML and as a Word document, one after the other: a document takes some memory. */
async function filesOf(
  { writeDocx, baseUrl }: EditionContext,
  report: Report,
  { summary }: Data,
  { at, languages }: { readonly at: string; readonly languages: readonly Language[] },
): Promise<File[]> {
  const files: File[] = [];
  for (const language of languages) {
    const document = reportDocument(summary, {
      language,
      prose: proseIn(report, language),
      baseUrl,
      edition: { number: report.edition, isApproved: true },
      at,
    });
    const html = new TextEncoder().encode(reportHtml(document));
    const docx = await writeDocx(document);
    const file = (format: EditionFile['format'], content: Uint8Array): File => ({
      ...editionFile(report.workshopId, { language, format }, content),
      content,
    });
    files.push(file('html', html), file('docx', docx));
  }
  return files;
}
