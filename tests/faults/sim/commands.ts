import { giveMoreTime } from '../../../functions/staff/person/extension.ts';
import { withFeedback } from '../../../shared/feedback/submit.ts';
import { withDeclined, withoutDeclined } from '../../../shared/follow-up/decline.ts';
import { cancel, reschedule } from '../../../shared/follow-up/plan.ts';
import {
  addStep,
  holdStep,
  pausePlan,
  releaseStep,
  restoreStep,
  resumePlan,
  skipStep,
} from '../../../shared/follow-up/plan-edits.ts';
import { clearAddress, peopleAt, placeAt } from '../../../shared/people/address.store.ts';
import { withAddress } from '../../../shared/people/correction.ts';
import { withLinkRequested } from '../../../shared/people/letters.ts';
import { changePerson, PersonItem, readParticipant } from '../../../shared/people/person.store.ts';
import { withoutReminders, withReminders } from '../../../shared/people/reminders.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { keys } from '../../../shared/store/keys.ts';
import type { Table } from '../../../shared/store/table.store.ts';
import { addEntry } from '../../../shared/swot/entries.ts';
import { changeWorkshop, readWorkshop } from '../../../shared/workshop/workshop.store.ts';
import type { Workshop } from '../../../shared/workshop/workshop.ts';
import { ORGANISER, personId, WORKSHOP } from './cast.ts';
import { type Act, ADDED_HOUR, addedId, type PersonAct, type PlanAct } from './history.ts';
import { localDate, START } from './moments.ts';

/** What somebody types along with a command. */
export interface Typed {
  readonly text: string;
  /** The address that a command is about. */
  readonly email: string;
}

/** What somebody is told: `unchanged` for a command that is refused for another reason than the time. */
export type Told = 'accepted' | 'closed' | 'unchanged';

/**
 * The commands, by the same calls as the pages that give them.
 * @throws what a caller sees as "no answer": nobody knows whether it took effect
 */
export const commands =
  (table: Table) =>
  async (act: Act, typed: Typed, now: number): Promise<Told> => {
    try {
      if ('person' in act) await ofPerson(table, act, typed, now);
      else await changeWorkshop(table, WORKSHOP, (workshop) => ofPlan(workshop, act, now));
      return 'accepted';
    } catch (error) {
      if (error instanceof Refusal) return error.reason === 'closed' ? 'closed' : 'unchanged';
      throw error;
    }
  };

async function ofPerson(table: Table, act: PersonAct, { text, email }: Typed, now: number): Promise<void> {
  const id = personId(act.person);
  const change = (decide: Parameters<typeof changePerson>[3]) => changePerson(table, WORKSHOP, id, decide);
  switch (act.does) {
    case 'submit': {
      const workshop = await readWorkshop(table, WORKSHOP);
      // A SWOT entry's id is the press of the button: pressing again adds nothing.
      const press = text.replaceAll(/\W/g, '-');
      await change((person) =>
        act.thing === 'feedback'
          ? withFeedback(workshop, person, { questionnaire: 0, answers: { best: text } }, now)
          : addEntry(workshop, person, press, { quadrant: 'threat', text }, now),
      );
      return;
    }
    case 'decline':
    case 'undecline': {
      const workshop = await readWorkshop(table, WORKSHOP);
      const participant = await readParticipant(table, WORKSHOP, id);
      const settled = act.does === 'decline' ? withDeclined : withoutDeclined;
      await change((person) => settled(workshop, { ...participant, person }, act.thing, now));
      return;
    }
    case 'unsubscribe':
      await change((person) => withoutReminders(person, now));
      return;
    case 'resubscribe':
      await change(withReminders);
      return;
    case 'ask-link':
      return askedForLink(table, email, now);
    case 'correct':
      return corrected(table, id, email, now);
    case 'extend':
      await giveMoreTime(table, { workshopId: WORKSHOP, personId: id }, localDate(START, act.days), ORGANISER, now);
      return;
  }
}

/** As functions/participant/link-request.tsx does it. */
async function askedForLink(table: Table, email: string, now: number): Promise<void> {
  const found = await peopleAt(table, WORKSHOP, email);
  await Promise.all(
    found.map((id) =>
      table.change(PersonItem, keys.person(WORKSHOP, id), (person) =>
        person.email === email ? withLinkRequested(person, now) : person,
      ),
    ),
  );
}

/** As functions/staff/person/commands.ts does it. */
async function corrected(table: Table, id: string, email: string, now: number): Promise<void> {
  const { person } = await readParticipant(table, WORKSHOP, id);
  if (person.email === email) await clearAddress(table, WORKSHOP, email);
  const found = await placeAt(table, WORKSHOP, email, person);
  if (found.id !== id) throw new Refusal('invalid', 'Somebody of this name is there already.');
  await changePerson(table, WORKSHOP, id, (current) => withAddress(current, email, found.trouble, ORGANISER, now));
}

function ofPlan(workshop: Workshop, act: PlanAct, now: number): Workshop {
  switch (act.does) {
    case 'reschedule': {
      const dates = { starts: localDate(START, act.days - 1), ends: localDate(START, act.days) };
      return reschedule(workshop, dates, 'Rain.', ORGANISER, now);
    }
    case 'cancel':
      return cancel(workshop, 'Rain.', ORGANISER, now);
    case 'pause':
      return pausePlan(workshop, ORGANISER, now);
    case 'resume':
      return resumePlan(workshop);
    case 'skip':
      return skipStep(workshop, act.step, ORGANISER, now);
    case 'restore':
      return restoreStep(workshop, act.step);
    case 'hold':
      return holdStep(workshop, act.step, ORGANISER, now);
    case 'release':
      return releaseStep(workshop, act.step);
    case 'add': {
      const at = `${ADDED_HOUR}:00`;
      return addStep(workshop, { id: addedId(act.days), kind: 'reminder', afterEnd: `P${act.days}D`, at });
    }
  }
}
