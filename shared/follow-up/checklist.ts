import type { Questionnaire } from '../feedback/questionnaire.ts';
import type { Language } from '../language/language.ts';
import type { LetterKind } from '../mail/letter-kind.ts';
import type { Person } from '../people/person.ts';
import { schedule } from '../workshop/calendar.ts';
import type { Workshop } from '../workshop/workshop.ts';
import { mayChange, timeliness } from './plan.ts';

/** What is still missing of a workshop before its follow-up can run as meant. Pure. */

export interface Prepared {
  readonly workshop: Workshop;
  readonly people: readonly Person[];
  /** What people are asked, and whether staff have changed it since without publishing. */
  readonly questionnaire: Questionnaire;
  readonly isUnpublished: boolean;
  /** The mails whose words staff wrote themselves. */
  readonly ownWordings: readonly { readonly kind: LetterKind; readonly language: Language }[];
}

export type Missing =
  | { readonly missing: 'participants' | 'telephones' | 'questionnaire-unpublished' | 'reviewer' | 'rehearsal' }
  /** Sessions without a day and a time. */
  | { readonly missing: 'session-times'; readonly sessions: readonly string[] }
  /** Steps whose time has passed without them. */
  | { readonly missing: 'steps-past'; readonly steps: readonly string[] }
  /** A language in which people are written to, and in which the questionnaire does not speak. */
  | { readonly missing: 'questionnaire-language'; readonly language: Language; readonly people: number }
  /** Staff wrote their own words in one language; people of another get the delivered ones. */
  | { readonly missing: 'wording-language'; readonly kind: LetterKind; readonly language: Language };

/** In the order in which one gets ready; nothing once the follow-up is over. `now` in epoch ms. */
export function missingOf(prepared: Prepared, now: number): Missing[] {
  const { workshop, people } = prepared;
  if (!mayChange(workshop)) return [];
  const { details } = workshop;
  const timeless = details.sessions.filter(({ day, from }) => day === undefined || from === undefined);
  const past = schedule(details).filter(({ step, at }) => {
    const word = workshop.progress[step.id] ? 'to-come' : timeliness(workshop, step, at, now);
    return word === 'stale' || word === 'late';
  });
  const needsReviewer = details.papers.approvals > 0 || people.some(({ papersPromised }) => papersPromised > 0);
  return [
    ...when(people.length === 0, { missing: 'participants' }),
    ...when(timeless.length > 0, { missing: 'session-times', sessions: timeless.map(({ title }) => title) }),
    ...when(prepared.isUnpublished, { missing: 'questionnaire-unpublished' }),
    ...languagesMissing(prepared),
    ...when(needsReviewer && !details.staff.some(({ role }) => role === 'reviewer'), { missing: 'reviewer' }),
    ...when(people.length > 0 && people.every(({ telephone }) => !telephone), { missing: 'telephones' }),
    ...when(past.length > 0, { missing: 'steps-past', steps: past.map(({ step }) => step.id) }),
    ...when(workshop.rehearsed === undefined, { missing: 'rehearsal' }),
  ];
}

const when = (isMissing: boolean, what: Missing): Missing[] => (isMissing ? [what] : []);

function languagesMissing({ people, questionnaire, ownWordings }: Prepared): Missing[] {
  const read = Map.groupBy(people, ({ language }) => language);
  return [...read].flatMap(([language, readers]) => [
    ...when(!speaks(questionnaire, language), { missing: 'questionnaire-language', language, people: readers.length }),
    ...ownWordings
      .filter((own) => !ownWordings.some((other) => other.kind === own.kind && other.language === language))
      .map(({ kind }): Missing => ({ missing: 'wording-language', kind, language })),
  ]);
}

/** Whether every text of it, wherever it stands, is there in a language: texts are the objects with an English one. */
function speaks(value: unknown, language: Language): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (Object.hasOwn(value, 'en')) return Object.hasOwn(value, language);
  return Object.values(value).every((part) => speaks(part, language));
}
