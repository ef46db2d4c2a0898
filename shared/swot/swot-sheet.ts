import type { Person } from '../people/person.ts';
import type { Sheet } from '../workbook/sheet.ts';
import { localMoment } from '../workshop/dates.ts';
import { writtenBy } from './matrix.ts';

/** A row for each SWOT entry, with who wrote it and how many others endorse it. */
export function swotSheet(people: readonly Person[], timeZone: string): Sheet {
  const authors = new Map(people.map((person) => [person.id, person]));
  return {
    name: 'SWOT',
    columns: [
      { head: 'entry' },
      { head: 'quadrant' },
      { head: 'text', width: 80 },
      { head: 'endorsed by' },
      { head: 'person' },
      { head: 'name', width: 28 },
      { head: 'organisation', width: 34 },
      { head: `changed (${timeZone})` },
      { head: 'entered by', width: 24 },
    ],
    rows: writtenBy(people).map(({ entry, by, endorsers }) => [
      ...[entry.id, entry.quadrant, entry.text, endorsers.size, by],
      ...[authors.get(by)?.name ?? null, authors.get(by)?.organisation ?? null],
      { moment: localMoment(entry.at, timeZone) },
      entry.enteredBy ?? null,
    ]),
  };
}
