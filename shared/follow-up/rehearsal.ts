import { LANGUAGES, type Language } from '../language/language.ts';
import type { OutgoingMail } from '../mail/mail.ts';
import { newPerson } from '../people/new-person.ts';
import type { Participant } from '../people/participant.ts';
import { schedule } from '../workshop/calendar.ts';
import type { Step, Workshop } from '../workshop/workshop.ts';
import { type Composing, mailOf } from './mails.ts';
import { everythingAsked } from './obligations.ts';

/** The plan rehearsed: each of its mails as it would be, for somebody who is made up, to one member of staff. Pure. */

export interface Rehearsed {
  readonly step: Step;
  /** When the plan would send it: epoch milliseconds. */
  readonly at: number;
  readonly language: Language;
  readonly mail: OutgoingMail;
}

export interface Rehearsing extends Pick<Composing, 'baseUrl' | 'workshop' | 'wordingOf'> {
  /** In which languages people are written to. */
  readonly languages: readonly Language[];
  /** Whose inbox, and under which token the ledger has it. */
  readonly to: { readonly email: string; readonly token: string };
  /** What was pressed: the same press sends nothing twice. */
  readonly press: string;
}

/** Every step in its order, in every language. */
export function rehearsalOf({ languages, to, press, ...of }: Rehearsing): Rehearsed[] {
  const { workshop } = of;
  const planned = schedule(workshop.details);
  return languages.flatMap((language) =>
    planned.map(({ step, at }, place): Rehearsed => {
      const participant = examplePerson(workshop, language);
      const composing: Composing = {
        ...of,
        linkKeys: 'stand-in',
        standIn: `${of.baseUrl}/staff/w/${workshop.details.id}/questionnaire/preview`,
        occurrence: occurrenceOf(press, place, language),
        occasion: { kind: 'step', step },
      };
      const composed = mailOf(composing, step.kind, participant.person, everythingAsked(participant), at);
      const { unsubscribe: _, calendar: __, ...mail } = composed;
      const which = `${place + 1} of ${planned.length}${languages.length > 1 ? `, ${LANGUAGES[language].englishName}` : ''}`;
      return {
        step,
        at,
        language,
        mail: {
          ...mail,
          personId: to.token,
          to: to.email,
          subject: `Rehearsal ${which}: ${mail.subject}`,
          why: 'a rehearsal of the plan',
        },
      };
    }),
  );
}

/** Behind every `test-` and the time of a test of one wording, so that neither counts among the other's. */
export const REHEARSAL = 'test-r';
const occurrenceOf = (press: string, place: number, language: Language): string =>
  `${REHEARSAL}${press}-${place + 1}-${language}`;

/** Nobody: the mail shows everything that can be asked. */
function examplePerson({ details }: Workshop, language: Language): Participant {
  const says = { name: 'Example Person', email: 'example@example.org', organisation: 'Example', papersPromised: 1 };
  return { person: newPerson({ ...details, language }, { id: 'example' }, says, 0), papers: [], actions: [] };
}
