import { type Person, unreachable } from '../../../shared/people/person.ts';
import { schedule } from '../../../shared/workshop/calendar.ts';
import type { Step, Workshop } from '../../../shared/workshop/workshop.ts';
import type { KeptMail } from '../engines/ses.ts';
import type { Everyone, LinkedPerson } from './people.ts';

/** One step of a follow-up plan: who was mailed, and who was left alone. */
export interface StepReport {
  readonly workshop: Workshop;
  readonly id: string;
  readonly kind: Step['kind'];
  /** Epoch ms, as the plan stands now. */
  readonly plannedAt: number;
  /** What the workflow recorded of it, where it has run. */
  readonly outcome: string | undefined;
  readonly mailed: readonly {
    readonly person: LinkedPerson;
    readonly mail: KeptMail;
    readonly why: string | undefined;
  }[];
  readonly leftAlone: readonly { readonly person: LinkedPerson; readonly why: string }[];
}

/** Every step of every workshop: who got a mail from the mails that really went out, and why from the ledger. */
export function stepReports({ workshops, people, intents }: Everyone, inbox: readonly KeptMail[]): StepReport[] {
  const mails = new Map(inbox.map((mail) => [key(mail.tags.workshop, mail.tags.person, mail.tags.occurrence), mail]));
  const whys = new Map(
    intents.map(({ workshopId, personId, occurrence, why }) => [key(workshopId, personId, occurrence), why]),
  );
  return workshops.flatMap((workshop) => {
    const members = people.filter(({ person }) => person.workshopId === workshop.details.id);
    return schedule(workshop.details).map(({ step, at }) => {
      const found = members.map((person) => {
        const occurrence = key(workshop.details.id, person.person.id, step.id);
        return { person, mail: mails.get(occurrence), why: whys.get(occurrence) };
      });
      return {
        workshop,
        id: step.id,
        kind: step.kind,
        plannedAt: at,
        outcome: workshop.progress[step.id]?.outcome,
        mailed: found.flatMap(({ person, mail, why }) => (mail ? [{ person, mail, why }] : [])),
        leftAlone: found.flatMap(({ person, mail }) => (mail ? [] : [{ person, why: whyNot(person.person, at) }])),
      };
    });
  });
}

/** Why somebody got no mail of a step that was sent at `at` (epoch ms), as far as can be told from how things stand now. */
function whyNot(person: Person, at: number): string {
  if (Date.parse(person.addedAt) > at) return 'came onto the list later';
  switch (unreachable(person)) {
    case 'undeliverable':
      return `mail does not arrive: ${person.standing.undeliverable?.why}`;
    case 'unsubscribed':
      return 'turned reminders off';
    case undefined:
      return 'owed nothing then';
  }
}

/** A mail that belongs to no step, such as the news about a paper, and why it went out. */
export interface OtherMail {
  readonly mail: KeptMail;
  readonly why: string | undefined;
}

/** Every mail that no step of a plan sent, the newest first. */
export function otherMails({ workshops, intents }: Everyone, inbox: readonly KeptMail[]): OtherMail[] {
  const steps = new Set(
    workshops.flatMap(({ details }) => details.followUp.steps.map(({ id }) => key(details.id, id))),
  );
  const whys = new Map(
    intents.map((intent) => [key(intent.workshopId, intent.personId, intent.occurrence), intent.why]),
  );
  return inbox
    .filter(({ tags }) => !steps.has(key(tags.workshop, tags.occurrence)))
    .map((mail) => ({ mail, why: whys.get(key(mail.tags.workshop, mail.tags.person, mail.tags.occurrence)) }))
    .toReversed();
}

const key = (...parts: (string | undefined)[]): string => parts.join('\n');
