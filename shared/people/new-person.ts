import { NO_DEBTS } from '../debts/debts.ts';
import type { Language } from '../language/language.ts';
import type { WorkshopFile } from '../workshop/workshop.ts';
import type { ImportRow } from './import.ts';
import type { Person } from './person.ts';

interface Place {
  readonly id: string;
  /** What is known of the address from earlier mails to it. */
  readonly trouble?: { readonly at: string; readonly why: string } | undefined;
}

/** A person who has given nothing yet. `now` in epoch ms. */
export const newPerson = (
  workshop: Pick<WorkshopFile, 'id'> & { readonly language: Language },
  { id, trouble }: Place,
  row: Omit<ImportRow, 'row'>,
  now: number,
): Person => ({
  id,
  workshopId: workshop.id,
  name: row.name,
  email: row.email,
  organisation: row.organisation,
  position: row.position ?? '',
  ...(row.telephone && { telephone: row.telephone }),
  language: row.language ?? workshop.language,
  papersPromised: row.papersPromised ?? 0,
  linkVersion: 1,
  addedAt: new Date(now).toISOString(),
  walkedIn: false,
  agreed: {},
  swot: [],
  endorsed: [],
  declined: {},
  standing: trouble ? { undeliverable: { email: row.email, ...trouble } } : {},
  calls: [],
  acts: [],
  letters: [],
  lettersOwed: 0,
  linkRequests: [],
  notYou: [],
  debts: NO_DEBTS,
});
