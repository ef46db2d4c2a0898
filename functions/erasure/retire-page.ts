import { renew } from '../../shared/debts/debts.ts';
import type { Run } from '../../shared/debts/run.ts';
import { erasePerson, nextPeople } from '../../shared/people/person.store.ts';
import { changeWorkshop } from '../../shared/workshop/workshop.store.ts';
import { type ErasureContext, PAID_BY_ANOTHER, type Stop } from './context.ts';

/** Items that are read at once: some people, each with papers and drafts. */
const PAGE = 50;

/**
 * What a workshop kept is kept no longer: puts a stone in the place of each of a page of people, which owes the deletion of
 * the rest as if the person had asked for it. Who is erased already is passed by. `now` in epoch ms.
 */
export async function retirePage(
  { table }: ErasureContext,
  { workshopId, debt }: Run,
  after: string,
  now: number,
): Promise<{ readonly next: 'retire-page' | 'forget-addresses'; readonly after: string } | Stop> {
  let isMine = false;
  await changeWorkshop(table, workshopId, (workshop) => {
    const debts = renew(workshop.debts, debt, now);
    isMine = debts !== undefined;
    return debts ? { ...workshop, debts } : workshop;
  });
  if (!isMine) return PAID_BY_ANOTHER;
  const { people, last, isLast } = await nextPeople(table, workshopId, after, PAGE);
  for (const { person } of people) await erasePerson(table, workshopId, person.id, 'retention', now);
  return { next: isLast ? 'forget-addresses' : 'retire-page', after: last };
}
