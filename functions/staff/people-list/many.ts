import {
  type Asked,
  type BatchTally,
  stateOf,
  tallyOf,
  whyNotDone,
  withActDone,
  withActTakenBack,
} from '../../../shared/follow-up/acts.ts';
import type { Participant } from '../../../shared/people/participant.ts';
import { changeIfThere, listEveryone } from '../../../shared/people/person.store.ts';
import type { Person } from '../../../shared/people/person.ts';
import { Refusal } from '../../../shared/refusal.ts';
import type { Table } from '../../../shared/store/table.store.ts';
import type { Workshop } from '../../../shared/workshop/workshop.ts';
import { giveClosingMoreTime, letClosingWaitFor, letClosingWaitNoLonger } from '../person/extension.ts';

/** So many people are written to at the same time. */
const AT_ONCE = 10;

const NOTHING = { done: 0, canBeTakenBack: 0, takenBack: 0 };
type Counts = Pick<BatchTally, 'done' | 'canBeTakenBack' | 'takenBack'>;

/**
 * Does it for each of these people, one write each; whoever has it by this batch already is left alone, so that what broke
 * off is repeated by the same command.
 * @throws Refusal `invalid` on field `until` where nobody can be given time until then; `closed`
 */
export async function doForMany(
  table: Table,
  workshop: Workshop,
  ids: readonly string[],
  asked: Asked,
): Promise<Counts> {
  const wanted = new Set(ids);
  const everyone = await listEveryone(table, workshop.details.id);
  const people = everyone.filter(({ person }) => wanted.has(person.id));
  if (asked.kind === 'extend' && asked.until !== undefined) {
    const isThere = people.some(({ person }) => person.acts.some(({ batch }) => batch === asked.batch));
    const reasons = people.map((participant) => whyNotDone(workshop, participant, asked));
    const [why] = reasons;
    if (!isThere && why !== undefined && reasons.every((each) => each !== undefined)) {
      throw new Refusal('invalid', 'No more time was given.', { until: why });
    }
    if (reasons.includes(undefined)) await giveClosingMoreTime(table, workshop.details.id, asked.until);
  }
  const after = await changeEach(table, people, (participant) => withActDone(workshop, participant, asked));
  if (asked.kind === 'extend' && asked.until !== undefined) {
    await letClosingWaitFor(table, workshop.details.id, asked.until);
  }
  return tallyOf(after, asked.batch, asked.now) ?? NOTHING;
}

/** Takes back of one batch what has not left yet. `now` in epoch ms. */
export async function takeBackForMany(
  table: Table,
  workshop: Workshop,
  batch: string,
  by: string,
  now: number,
): Promise<Counts> {
  const everyone = await listEveryone(table, workshop.details.id);
  const theirs = everyone.filter(({ person }) =>
    person.acts.some((act) => act.batch === batch && stateOf(person, act, now) === 'can-be-taken-back'),
  );
  await changeEach(table, theirs, ({ person }) => withActTakenBack(person, batch, by, now));
  const after = await listEveryone(table, workshop.details.id);
  const people = after.map(({ person }) => person);
  const tally = tallyOf(people, batch, now);
  // Also where an earlier try broke off before it: the same once more finishes it.
  if (tally?.kind === 'extend') await letClosingWaitNoLonger(table, workshop, people);
  return tally ?? NOTHING;
}

async function changeEach(
  table: Table,
  people: readonly Participant[],
  decide: (participant: Participant) => Person,
): Promise<Person[]> {
  const after: Person[] = [];
  for (let start = 0; start < people.length; start += AT_ONCE) {
    const some = people.slice(start, start + AT_ONCE);
    const changed = await Promise.all(
      some.map((participant) =>
        changeIfThere(table, participant.person.workshopId, participant.person.id, (person) =>
          decide({ ...participant, person }),
        ),
      ),
    );
    after.push(...changed.filter((person) => person !== undefined));
  }
  return after;
}
