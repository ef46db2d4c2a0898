import * as z from 'zod';
import { LANGUAGES, type Language, LanguageSchema } from '../../../shared/language/language.ts';
import { type LetterKind, LetterKindSchema } from '../../../shared/mail/letter-kind.ts';
import { WordingSchema } from '../../../shared/mail/wording.ts';
import { Refusal } from '../../../shared/refusal.ts';
import type { Request } from '../../../shared/web/request.ts';
import type { StaffVisit } from '../session.ts';

/** The kinds of letter as staff know them. */
export const LETTERS: Readonly<Record<LetterKind, { readonly name: string; readonly about: string }>> = {
  invitation: {
    name: 'Invitation',
    about:
      'The first mail to each person, at the plan’s invitation. Whoever comes onto the list later gets it at the next step.',
  },
  reminder: {
    name: 'Reminder',
    about: 'At each reminder of the plan, to those who still owe something.',
  },
  'last-call': {
    name: 'Last call',
    about: 'At the plan’s last call, shortly before the deadline, to those who still owe something.',
  },
  rescheduled: {
    name: 'New dates',
    about: 'After you reschedule the workshop, to everyone on the list, with a new entry for their calendars.',
  },
  cancelled: {
    name: 'Cancelled',
    about: 'After you cancel the workshop, to everyone on the list. It takes the workshop out of their calendars.',
  },
  link: {
    name: 'Personal link',
    about: 'To whoever asks for the personal link, or whom you send it again, such as after correcting an address.',
  },
  extension: {
    name: 'More time',
    about: 'To whom you give more time than the others.',
  },
  'passed-on': {
    name: 'Link passed on',
    about:
      'To the address that somebody gave who got the personal link of another person, and says so under “Not you?”.',
  },
  report: {
    name: 'Report',
    about:
      'To everyone, once for each edition of the report that you send. Below it stands what their answers changed, which you write on the page Report.',
  },
};

/** One kind of letter in one language: what one page of the console is about. */
export interface Letter {
  readonly kind: LetterKind;
  readonly language: Language;
}

/** `person`: to whom it is shown. */
export const LetterInputSchema = WordingSchema.extend({ person: z.string().optional() });

const LetterSchema = z.object({ kind: LetterKindSchema, language: LanguageSchema });

/** @throws Refusal `not-found` */
export function letterIn(request: Request): Letter {
  const letter = LetterSchema.safeParse(request.params);
  if (letter.success) return letter.data;
  throw new Refusal('not-found', 'There is no such mail. Please go back to the list of mails.');
}

/** Every letter, in the order of the list. */
export const ALL_LETTERS: readonly Letter[] = LetterKindSchema.options.flatMap((kind) =>
  LanguageSchema.options.map((language) => ({ kind, language })),
);

export const letterPath = ({ home }: StaffVisit, { kind, language }: Letter): string =>
  `${home}/mails/${kind}/${language}`;

/** "Invitation in Bangla" */
export const letterName = ({ kind, language }: Letter): string =>
  `${LETTERS[kind].name} in ${LANGUAGES[language].englishName}`;

/** The addresses of one letter begin so, below a workshop. */
export const LETTER = '/mails/{kind}/{language}';

/** The three texts as they stand in the form, which may be anything. */
export interface TypedWording {
  readonly subject: string;
  readonly preheader: string;
  readonly body: string;
}
