import { withMoreTime, withoutMoreTime } from '../../../shared/follow-up/extension.ts';
import { withDeadlineGiven, withDeadlinesTaken } from '../../../shared/follow-up/plan.ts';
import { changePerson, listEveryone, readParticipant } from '../../../shared/people/person.store.ts';
import type { Person } from '../../../shared/people/person.ts';
import type { Table } from '../../../shared/store/table.store.ts';
import { closesAt, closesFor, deadlineOn } from '../../../shared/workshop/calendar.ts';
import { changeWorkshop } from '../../../shared/workshop/workshop.store.ts';
import type { Workshop } from '../../../shared/workshop/workshop.ts';

/**
 * An extension stands in the person's item, and in the workshop's that the closing waits for it. The two are written so
 * that whatever breaks off in between, the closing at worst waits longer than it need.
 */

interface Place {
  readonly workshopId: string;
  readonly personId: string;
}

/**
 * Gives one person until the end of `day` (YYYY-MM-DD). The same day once more changes nothing. `now` in epoch ms.
 * @throws Refusal `invalid` on field `until`; `not-found`
 */
export async function giveMoreTime(
  table: Table,
  { workshopId, personId }: Place,
  day: string,
  by: string,
  now: number,
): Promise<Person> {
  const { person } = await readParticipant(table, workshopId, personId);
  const workshop = await changeWorkshop(table, workshopId, (found) =>
    withMoreTime(found, person, deadlineOn(found.details, day), by, now) === person
      ? found
      : withDeadlineGiven(found, deadlineOn(found.details, day)),
  );
  const given = await changePerson(table, workshopId, personId, (found) =>
    withMoreTime(workshop, found, deadlineOn(workshop.details, day), by, now),
  );
  if (given.extension) await letClosingWaitFor(table, workshopId, Date.parse(given.extension.until));
  return given;
}

/** Takes a person's extension back; closing then waits for the last one that is left. */
export async function takeMoreTimeBack(table: Table, { workshopId, personId }: Place, seen: Workshop): Promise<Person> {
  const person = await changePerson(table, workshopId, personId, withoutMoreTime);
  const everyone = await listEveryone(table, workshopId);
  await letClosingWaitNoLonger(
    table,
    seen,
    everyone.map((each) => each.person),
  );
  return person;
}

/** Before people are given time until `until` (epoch ms): closing waits for it. @throws Refusal `closed` */
export const giveClosingMoreTime = (table: Table, workshopId: string, until: number): Promise<Workshop> =>
  changeWorkshop(table, workshopId, (found) => withDeadlineGiven(found, until));

/** After it: whoever took another extension back meanwhile may have read everyone before this one was there. */
export const letClosingWaitFor = (table: Table, workshopId: string, until: number): Promise<Workshop> =>
  changeWorkshop(table, workshopId, (found) => (waitsFor(found, until) ? found : withDeadlineGiven(found, until)));

/** After extensions were taken back. `seen`: the workshop as it was read before `everyone` was. */
export function letClosingWaitNoLonger(table: Table, seen: Workshop, everyone: readonly Person[]): Promise<Workshop> {
  const untils = everyone.map(({ extension }) => Date.parse(extension?.until ?? NEVER));
  return changeWorkshop(table, seen.details.id, (found) =>
    withDeadlinesTaken(found, seen.extended?.grants ?? 0, Math.max(0, ...untils)),
  );
}

const NEVER = new Date(0).toISOString();

const waitsFor = (workshop: Workshop, until: number): boolean =>
  workshop.closedAt !== undefined ||
  closesAt(workshop) >= closesFor(workshop.details, { extension: { until: new Date(until).toISOString() } });
