import { stringify } from 'csv-stringify/sync';
import { withoutFormula } from '../feedback/export.ts';
import { byOrganisation } from './attendance.ts';
import type { Person } from './person.ts';

/** Who was there, for programs and for spreadsheets. */

export const attendanceJson = (everyone: readonly Person[], shown: readonly Person[]) => ({
  here: everyone.filter(({ attended }) => attended).length,
  of: everyone.length,
  people: shown.map(({ id, name, organisation, position, walkedIn, attended }) => ({
    id,
    name,
    organisation,
    position,
    walkedIn,
    attended: attended ?? null,
  })),
});

const COLUMNS = [
  'person',
  'name',
  'email',
  'organisation',
  'position',
  'walked_in',
  'attended',
  'attended_at',
  'ticked_by',
] as const;

/** A row for everyone, by organisation; RFC 4180, with the byte order mark and without formulas, as all our tables. */
export function attendanceCsv(people: readonly Person[]): string {
  const yes = (is: boolean): string => (is ? 'yes' : 'no');
  const rows = byOrganisation(people).map(({ id, name, email, organisation, position, walkedIn, attended }) => [
    id,
    name,
    email,
    organisation,
    position,
    yes(walkedIn),
    yes(attended !== undefined),
    attended?.at ?? '',
    attended?.by ?? '',
  ]);
  const safe = [[...COLUMNS], ...rows].map((line) => line.map(withoutFormula));
  return stringify(safe, { bom: true, quoted: true, record_delimiter: 'windows' });
}
