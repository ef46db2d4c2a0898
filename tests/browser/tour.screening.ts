import type { Page } from 'playwright-core';
import { PaperItem } from '../../shared/papers/paper.store.ts';
import type { Paper } from '../../shared/papers/paper.ts';
import { withEvent } from '../../shared/papers/paper-event.ts';
import { admitStaff } from '../../shared/people/membership.store.ts';
import { PersonItem } from '../../shared/people/person.store.ts';
import { keys } from '../../shared/store/keys.ts';
import { Table } from '../../shared/store/table.store.ts';
import { WorkshopItem } from '../../shared/workshop/workshop.store.ts';
import { aPaper, aPerson, aVersion, aWorkshop, HOUR, T0 } from '../support/fixtures.ts';
import type { Stage } from './stage.ts';
import type { Look } from './tour.ts';

const ID = 'many-papers';

/** A workshop with more papers than one page shows, noted straight in the table; and what screening found in two of them. */
export async function manyPapers({ stack, seed }: Stage, staff: Page, look: Look): Promise<void> {
  if (!stack.table) throw new Error('There is no table.');
  const table = new Table(stack.table.name, stack.table.client);
  const workshop = aWorkshop({ id: ID, title: 'Regional Forum on Digital Government', staff: seed.workshop.staff });
  await table.insert(WorkshopItem, keys.workshop(ID), workshop);
  await admitStaff(table, workshop);
  for (let n = 0; n < 9; n += 1) {
    const person = aPerson({ id: `p${n}`, workshopId: ID, name: `Participant ${n + 1}` });
    await table.insert(PersonItem, keys.person(ID, person.id), person);
  }
  for (const paper of papers()) await table.insert(PaperItem, keys.paper(ID, paper.personId, paper.id), paper);
  const visit = async (name: string, address: string) => {
    await staff.goto(address);
    await look(name, staff);
  };
  await visit('staff-papers-many', `/staff/w/${ID}/papers`);
  await staff.getByRole('link', { name: 'Further papers' }).click();
  await look('staff-papers-many-further', staff);
  await visit('staff-papers-one-state', `/staff/w/${ID}/papers?state=under-review`);
  await visit('staff-papers-no-such-page', `/staff/w/${ID}/papers?after=nothing`);
  await visit('staff-paper-refused-annex', `/staff/w/${ID}/papers/p1/refused`);
  await visit('staff-paper-unscanned', `/staff/w/${ID}/papers/p2/unscanned`);
  await visit('public-papers-many', `/papers/${ID}`);
  await staff.getByRole('link', { name: 'Further papers' }).click();
  await look('public-papers-many-further', staff);
}

function papers(): Paper[] {
  const one = (n: number, changes: Partial<Paper>): Paper => {
    const submittedAt = new Date(T0 + n * HOUR).toISOString();
    const title = `What paper ${n + 1} says about services that people reach by a phone alone`;
    const version = aVersion(1, n);
    const metadata = { ...version.metadata, title };
    const versions = [{ ...version, metadata, submittedAt, file: { ...version.file, pages: 12 } }];
    return aPaper({ id: `paper-${n}`, workshopId: ID, personId: `p${n % 9}`, metadata, versions, ...changes });
  };
  const published = Array.from({ length: 55 }, (_, n) =>
    one(n, { state: 'published', publishedAt: new Date(T0 + n * HOUR).toISOString() }),
  );
  const unscanned = one(60, { id: 'unscanned', personId: 'p2', state: 'under-review' });
  return [
    ...published,
    one(61, {
      id: 'refused',
      personId: 'p1',
      state: 'refused',
      refusedBecause: 'macros',
      refusedDetail: { file: 'Annex B.docx' },
    }),
    withEvent(
      unscanned,
      { what: 'passed', by: { kind: 'afterword' }, version: 1, why: 'not scanned for malware: FAILED' },
      T0,
    ),
  ];
}
