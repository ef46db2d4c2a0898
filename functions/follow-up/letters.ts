import { holds } from '../../shared/debts/debts.ts';
import type { Run } from '../../shared/debts/run.ts';
import { dueLetters, withLettersSettled } from '../../shared/people/letters.ts';
import { changePerson, findParticipant } from '../../shared/people/person.store.ts';
import { readWorkshop } from '../../shared/workshop/workshop.store.ts';
import { composer } from './composer.ts';
import type { FollowUpContext } from './context.ts';
import { lastLook } from './last-look.ts';

/**
 * Sends one person's letters that are due, each through the ledger, and settles them in one write. While nobody knows
 * whether one of them went out all stay owed: a later run asks again, and the ledger knows those that were sent.
 */
export async function sendLetters(
  context: FollowUpContext,
  { workshopId, personId, debt }: Run,
  now: number,
): Promise<{ readonly next: 'done' | 'stop' }> {
  const participant = personId === undefined ? undefined : await findParticipant(context.table, workshopId, personId);
  if (!participant || !holds(participant.person.debts, debt)) return { next: 'stop' };
  const workshop = await readWorkshop(context.table, workshopId);
  const letters = dueLetters(participant.person, now);
  for (const { occurrence, why, kind } of letters) {
    const compose = await composer(context, workshop, occurrence, kind === 'again' ? undefined : why);
    if (!compose) continue; // the plan has no such step any more
    const composed = compose(participant, now);
    if ('withheld' in composed) await context.mailer.withhold([composed.withheld], now);
    else {
      const { unsettled } = await context.mailer.send(
        [composed.mail],
        now,
        lastLook(context, workshopId, compose, now),
      );
      if (unsettled > 0) return { next: 'stop' };
    }
  }
  await changePerson(context.table, workshopId, participant.person.id, (person) =>
    withLettersSettled(person, debt, letters),
  );
  return { next: 'done' };
}
