import { stringify } from 'csv-stringify/sync';
import { type AuditEntry, kindOf, paperIdOf } from '../../../shared/audit/audit.ts';
import { withoutFormula } from '../../../shared/feedback/export.ts';
import { doneIn } from './filter.ts';

/** The log as a file. */

const COLUMNS = [
  'at',
  'by',
  'what',
  'state',
  'route',
  'kind',
  'person',
  'paper',
  'changes',
  'item',
  'version',
  'id',
] as const;

/** A row for each entry; RFC 4180 with a byte order mark, and no cell that a spreadsheet would run as a formula. */
export function auditCsv(entries: readonly AuditEntry[]): string {
  const rows = entries.map((entry) => {
    const { at, by, state, route, noted, personId = '', item, changes, entryId } = entry;
    const kind = noted ?? (item ? kindOf(item) : '');
    const paper = (item && paperIdOf(item)) ?? '';
    const changed = changes.length > 0 ? JSON.stringify(changes) : '';
    const where = item ? `${item.pk} / ${item.sk}` : '';
    return [
      at,
      by,
      doneIn(entry),
      state,
      route,
      kind,
      personId,
      paper,
      changed,
      where,
      `${item?.version ?? ''}`,
      entryId,
    ];
  });
  return stringify(
    [COLUMNS, ...rows].map((row) => row.map(withoutFormula)),
    { bom: true, quoted: true, record_delimiter: 'windows' },
  );
}

/** An entry for programs: as it is stored, with what was done in words. */
export const entryJson = (entry: AuditEntry) => ({ ...entry, what: doneIn(entry) });
