import type { Cell, Sheet } from '../workbook/sheet.ts';
import { localMoment } from '../workshop/dates.ts';
import type { Participant } from './participant.ts';
import { gaveFeedback, unreachable } from './person.ts';

/** A row for each participant: who was there, who gave what, and whom no mail reaches. */
export function participationSheet(everyone: readonly Participant[], timeZone: string): Sheet {
  return {
    name: 'Participation',
    columns: [
      { head: 'person' },
      { head: 'name', width: 28 },
      { head: 'email', width: 28 },
      { head: 'organisation', width: 34 },
      { head: 'position', width: 24 },
      { head: 'language' },
      { head: 'registered at the workshop' },
      { head: `ticked off as there (${timeZone})` },
      { head: 'gave feedback' },
      { head: 'SWOT entries' },
      { head: 'papers promised' },
      { head: 'papers sent in' },
      { head: 'declined', width: 24 },
      { head: 'no mail, since' },
    ],
    rows: everyone.map(({ person, papers }): Cell[] => [
      ...[person.id, person.name, person.email, person.organisation, person.position, person.language],
      yes(person.walkedIn),
      person.attended ? { moment: localMoment(person.attended.at, timeZone) } : null,
      yes(gaveFeedback(person)),
      person.swot.length,
      person.papersPromised,
      papers.filter(({ versions }) => versions.length > 0).length,
      Object.keys(person.declined).toSorted().join(' ') || null,
      unreachable(person) ?? null,
    ]),
  };
}

const yes = (holds: boolean): string => (holds ? 'yes' : 'no');
