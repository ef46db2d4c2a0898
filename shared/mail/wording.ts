import * as z from 'zod';
import { lengthOf, tidyText, tooLong } from '../typed-text.ts';
import type { LetterKind } from './letter-kind.ts';

/** What a mail to a participant says, as data: the default of each language, or what a workshop's staff made of it. */

/** What each variable stands for, as whoever edits a wording reads it. */
export const VARIABLES = {
  name: 'The participant’s name, as it stands in the list of participants.',
  workshop: 'The title of the workshop.',
  organisers: 'Who holds the workshop: “The Ministry and The Council”.',
  asked: 'What the participant still owes at the moment of sending: “feedback, SWOT input and paper”.',
  things: 'How much that is: “one thing”, “3 things”.',
  by: 'The day of the deadline: “20 August”.',
  deadline: 'The deadline in full: “Saturday 20 August 2011, 17:00 (Dhaka time)”.',
  dates: 'The days of the workshop: “8 – 9 July 2011”.',
  old_dates: 'The days on which the workshop would have been held.',
  reason: 'Why it was moved or cancelled, as the organisers gave it.',
} as const;
export type Variable = keyof typeof VARIABLES;

const EVERY_MAIL = ['name', 'workshop', 'organisers'] as const;
const STEP = [...EVERY_MAIL, 'asked', 'things', 'by', 'deadline'] as const;

/**
 * Which variables a kind of mail has. A link and an extension have no `asked`: they also go to people who owe nothing
 * (any more), and a sentence around nothing would be a broken one. The frame lists what they still owe.
 */
export const VARIABLES_OF = {
  invitation: STEP,
  reminder: STEP,
  'last-call': STEP,
  rescheduled: [...EVERY_MAIL, 'dates', 'old_dates', 'reason', 'deadline'],
  cancelled: [...EVERY_MAIL, 'dates', 'reason'],
  link: [...EVERY_MAIL, 'by', 'deadline'],
  extension: [...EVERY_MAIL, 'by', 'deadline'],
  'passed-on': [...EVERY_MAIL, 'by', 'deadline'],
  report: [...EVERY_MAIL, 'dates'],
} as const satisfies Record<LetterKind, readonly Variable[]>;

/** A value for every variable of a kind of mail. */
export type ValuesOf<Kind extends LetterKind> = Readonly<Record<(typeof VARIABLES_OF)[Kind][number], string>>;

/** Characters (code points), each with its variables still in it. */
export const WORDING_LIMITS = { subject: 150, preheader: 150, body: 4000 } as const;

const text = (what: string, most: number) =>
  z
    .string(`Please send the ${what} as text.`)
    .overwrite(tidyText)
    .refine((typed) => lengthOf(typed) <= most, {
      error: ({ input }) => `The ${what} is too long: ${tooLong(lengthOf(String(input)), most)}`,
    });

const line = (what: string, most: number) =>
  text(what, most).refine(
    (typed) => !/[\n\u2028\u2029]/.test(typed),
    `The ${what} is one line. Please take out the line break.`,
  );

export const WordingSchema = z.object({
  subject: line('subject', WORDING_LIMITS.subject).refine((typed) => typed !== '', 'Please write a subject.'),
  /** The line that mail programs show beside the subject. May be empty: they show the beginning of the mail then. */
  preheader: line('preview line', WORDING_LIMITS.preheader),
  /** Paragraphs, with empty lines between them. */
  body: text('text', WORDING_LIMITS.body).refine((typed) => typed !== '', 'Please write what the mail says.'),
});
export type Wording = z.infer<typeof WordingSchema>;

/** A variable as it stands in a text: `{{name}}`. What is between the braces need not be a name that exists. */
export const VARIABLE = /\{\{([^{}]*)\}\}/g;

/**
 * Puts the values in the variables' places. Values are never read again: one that holds `{{x}}` stays as it is. There
 * are plain variables only, no sections and no conditions: what depends on the person (what is still owed, which
 * button) is said by the frame of the mail, so that whoever edits a wording cannot break it by half. That is also why
 * no template library is needed.
 * @throws Error for a variable without a value; `checkWording` lets none through
 */
export const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replaceAll(VARIABLE, (variable: string, inside: string) => {
    const name = inside.trim();
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) throw new Error(`There is no value for ${variable}.`);
    return value;
  });

/**
 * A wording ready for the frame. It is taken apart into paragraphs before the values come in, so a value with an empty
 * line in it (a reason, pasted) stays in its paragraph; and no value breaks the subject's line.
 */
export function compose<Kind extends LetterKind>(
  _kind: Kind,
  { subject, preheader, body }: Wording,
  values: ValuesOf<Kind>,
): { subject: string; preheader: string; paragraphs: string[] } {
  const oneLine = (text: string): string => fill(text, values).replaceAll(/\s+/g, ' ').trim();
  return {
    subject: oneLine(subject),
    preheader: oneLine(preheader),
    paragraphs: body.split(/\n[^\S\n]*\n\s*/).map((paragraph) => fill(paragraph, values)),
  };
}
