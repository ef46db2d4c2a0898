import * as z from 'zod';
import { LanguageSchema } from '../../../shared/language/language.ts';
import { type FieldErrors, Refusal } from '../../../shared/refusal.ts';
import { wanted } from '../../../shared/schema-issue.ts';
import { typedIn } from '../../../shared/web/fields.ts';

import type { Typed } from '../../../shared/workshop/new-workshop.ts';

/** What staff type of a workshop, field by field, and what is said beside a field that the workshop file does not take. */

type Fields = Record<string, unknown>;

/** A text field of several lines as its lines. */
export const linesIn = (fields: Fields, name: string): string[] => {
  const given = z.array(z.string()).safeParse(fields[name]).data ?? typedIn(fields, name).split(/\r\n|\r|\n/);
  return given.map((line) => line.trim()).filter((line) => line !== '');
};

const LINE = 'one line of at most 300 characters';
const SENTENCES: FieldErrors = {
  title: `Please enter the title: ${LINE}.`,
  about: 'Please use at most 4,000 characters.',
  id: 'Please use 1 to 40 lower-case letters, digits and “-”, or leave it empty.',
  starts: 'Please enter the first day, such as 2011-07-09.',
  ends: 'Please enter the last day, such as 2011-07-10: not before the first.',
  'venue.name': `Please enter the venue: ${LINE}.`,
  'venue.city': `Please enter the city: ${LINE}.`,
  'venue.country': `Please enter the country: ${LINE}.`,
  timeZone: 'Please choose the time zone: the country alone does not say it.',
  organisers: 'Please enter at least one and at most 20 organisers, each on a line of its own.',
  'mail.fromName': `Please enter whom mails come from: ${LINE}.`,
  'mail.replyTo': 'Please enter an e-mail address such as name@example.org.',
  'mail.signature': 'Please enter what mails end with, of at most 1,000 characters.',
  weekend: 'Please choose at most three days.',
  holidays: 'Please enter at most 60 dates such as 2011-08-15, each on a line of its own.',
  language: 'Please choose the language.',
  'staff.0.name': `Please enter your name: ${LINE}.`,
};

/** What is wrong with a workshop file, beside the fields that it was made of; of a line of a field it is said of the field. */
export function besideFields(errors: FieldErrors): FieldErrors {
  return Object.fromEntries(
    Object.entries(errors).map(([path, message]) => {
      const known = Object.hasOwn(SENTENCES, path) ? path : path.replace(/\.\d+$/, '');
      const sentence = Object.hasOwn(SENTENCES, known) ? SENTENCES[known] : undefined;
      return [known.startsWith('staff.0.') ? 'name' : known, sentence ?? message];
    }),
  );
}

/** What nobody else can know. What may be left out is what is usual: one day, the country's time zone, an id of the title, whoever makes it. */
export const NewWorkshopSchema = z.object({
  title: z.string(),
  id: z.string().optional(),
  starts: z.string(),
  ends: z.string().optional(),
  'venue.name': z.string(),
  'venue.city': z.string(),
  'venue.country': z.string(),
  timeZone: z.string().optional(),
  language: LanguageSchema,
  /** One in each line. */
  organisers: z.union([z.string(), z.array(z.string())]),
  'mail.fromName': z.string().optional(),
  'mail.replyTo': z.string().optional(),
  /** Of whoever makes it. */
  name: z.string().optional(),
});

/** @throws Refusal `invalid` on `language`; whatever else is typed is checked with the file that is made of it */
export function typedOf(fields: Fields, email: string): Typed {
  const line = (name: string): string => typedIn(fields, name).trim();
  const language = LanguageSchema.safeParse(fields.language ?? '');
  if (!language.success) {
    throw new Refusal('invalid', 'Nothing was created yet.', { language: SENTENCES.language ?? '' });
  }
  return {
    title: line('title'),
    id: line('id'),
    starts: line('starts'),
    ends: line('ends'),
    venue: { name: line('venue.name'), city: line('venue.city'), country: line('venue.country') },
    timeZone: line('timeZone'),
    language: language.data,
    organisers: linesIn(fields, 'organisers'),
    fromName: line('mail.fromName'),
    replyTo: line('mail.replyTo'),
    maker: { name: line('name'), email },
  };
}

/** @throws Refusal `invalid`, with a sentence beside each field */
export function parsedBeside<Value>(schema: z.ZodType<Value>, value: unknown): Value {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => [key, 'This is no field here.'] as const)
      : [[issue.path.join('.') || 'title', `This ${wanted(issue)}.`] as const],
  );
  throw new Refusal(
    'invalid',
    'Nothing was changed yet. Please correct what is said.',
    besideFields(Object.fromEntries(errors)),
  );
}
