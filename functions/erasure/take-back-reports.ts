import type { ErasedPerson } from '../../shared/people/erasure.ts';
import { isBeingWritten } from '../../shared/report/approval.ts';
import { filesNaming, takenBack } from '../../shared/report/report.ts';
import { changeReport, readReport } from '../../shared/report/report-item.store.ts';
import { readWorkshop } from '../../shared/workshop/workshop.store.ts';
import type { ErasureContext } from './context.ts';

/**
 * Takes back the editions of the report that name an erased person: first nobody is shown them any more, then their files
 * go, with the draft that was written at the closing. Whoever is erased since the time is over stays in what was published.
 * @returns whether that is done; not while an edition is being written, which may have been begun before the person was erased
 */
export async function takeBackReports({ table, files }: ErasureContext, left: ErasedPerson): Promise<boolean> {
  const { workshopId, id, erasedAt, gave } = left;
  if (!gave.named || left.erasedBy === 'retention') return true;
  const before = await readReport(table, workshopId);
  if (isBeingWritten(before)) return false;
  if (takenBack(before, id, erasedAt) !== before) {
    await changeReport(table, workshopId, (report) => takenBack(report, id, erasedAt));
  }
  for (const file of filesNaming(before, id)) await files.remove(file);
  const { report } = await readWorkshop(table, workshopId);
  if (report) await files.remove(report);
  return true;
}
