import * as z from 'zod';
import type { PlanSettings } from '../../../shared/follow-up/plan-edits.ts';
import { type FieldErrors, Refusal } from '../../../shared/refusal.ts';
import { FollowUpSchema, type Step, StepSchema } from '../../../shared/workshop/workshop.ts';

/**
 * What staff type into the forms of the plan, and what programs send in their stead: the fields of the workshop file. A
 * form states a step's moment by `when` and `period`, and periods also as a number of days.
 */

type Fields = Readonly<Record<string, unknown>>;

const PERIOD = 'Please enter whole days such as 13, or a period such as P2W: not negative, and without hours.';
const TIME = 'Please enter a local time on 24 hours, such as 09:00.';
const HOURS = 'Please enter whole hours, from 1 to 720.';
const SENTENCES: FieldErrors = {
  id: 'This id cannot be used: 1 to 64 letters, digits, "-" or "_", and not the name of another mail.',
  kind: 'Please choose an invitation, a reminder or a last call.',
  afterEnd: PERIOD,
  beforeDeadline: PERIOD,
  on: 'Please enter the date, such as 2011-08-01.',
  at: TIME,
  when: 'Please state the moment in one way: after the last day, before the deadline, or on a date.',
  'deadline.afterEnd': PERIOD,
  'deadline.at': TIME,
  graceHours: 'Please enter whole hours, from 0 to 336.',
  'quietHours.from': TIME,
  'quietHours.until': TIME,
  staleAfterHours: HOURS,
};

/** Whole days, or a period such as P2W. */
const Period = z.union([z.string(), z.int()]);
const Hours = z.union([z.string(), z.int()]);
const { id, kind, at } = StepSchema.shape;

/** A step as a form or a program states it. */
export const StepInputSchema = z.object({
  id: id.optional(),
  kind,
  at,
  afterEnd: Period.optional(),
  beforeDeadline: Period.optional(),
  on: z.string().optional(),
  /** Which of the three it is, where a form has one field for both periods. */
  when: z.string().optional(),
  period: Period.optional(),
  staleAfterHours: Hours.optional(),
});

/** What is left out stays as it is. */
export const SettingsInputSchema = z.object({
  deadline: z.object({ afterEnd: Period, at }).partial().optional(),
  'deadline.afterEnd': Period.optional(),
  'deadline.at': at.optional(),
  graceHours: Hours.optional(),
  quietHours: z.object({ from: at, until: at }).partial().optional(),
  'quietHours.from': at.optional(),
  'quietHours.until': at.optional(),
  staleAfterHours: Hours.optional(),
});

/** @throws Refusal `invalid`, with a sentence for each field */
export function stepFrom(fields: Fields, id: unknown): Step {
  const stated = present(statedIn(fields));
  const hours = fields.staleAfterHours === '' ? undefined : numberIn(fields.staleAfterHours);
  const step = { ...stated, ...present({ staleAfterHours: hours }), id, kind: fields.kind, at: fields.at };
  // Said together with what is wrong besides; the schema says it only where nothing else is.
  return parsed(StepSchema, step, Object.keys(stated).length === 1 ? [] : ['when']);
}

/** The step's moment by the fields of the workshop file. */
function statedIn({ when, period, afterEnd, beforeDeadline, on }: Fields): Fields {
  switch (when) {
    case undefined:
      // A form's date stands empty where no way was chosen.
      return { afterEnd: periodIn(afterEnd), beforeDeadline: periodIn(beforeDeadline), on: on === '' ? undefined : on };
    case 'afterEnd':
    case 'beforeDeadline':
      return { [when]: periodIn(period) ?? '' };
    case 'on':
      return { on: on ?? '' };
    default:
      return {};
  }
}

const SettingsSchema = FollowUpSchema.omit({ steps: true });

/** Settings that a program leaves out stay as they are. @throws Refusal `invalid`, with a sentence for each field */
export function settingsFrom(fields: Fields, current: PlanSettings): PlanSettings {
  const group = (name: 'deadline' | 'quietHours'): Fields => {
    const given = z.record(z.string(), z.unknown()).safeParse(fields[name] ?? {});
    if (!given.success) throw refused({ [name]: 'This must be an object of its own.' });
    const dotted = Object.entries(fields).filter(([key]) => key.startsWith(`${name}.`));
    return { ...given.data, ...Object.fromEntries(dotted.map(([key, value]) => [key.slice(name.length + 1), value])) };
  };
  const deadline = group('deadline');
  const quiet = group('quietHours');
  return parsed(SettingsSchema, {
    deadline: {
      afterEnd: deadline.afterEnd === undefined ? current.deadline.afterEnd : periodIn(deadline.afterEnd),
      at: deadline.at ?? current.deadline.at,
    },
    graceHours: numberIn(fields.graceHours ?? current.graceHours),
    quietHours: { from: quiet.from ?? current.quietHours.from, until: quiet.until ?? current.quietHours.until },
    staleAfterHours: numberIn(fields.staleAfterHours ?? current.staleAfterHours),
  });
}

/** A field that was left empty states nothing, so that the schema says what is missing. */
const present = (values: Fields): Fields =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

/** "13" is thirteen days. */
function periodIn(value: unknown): unknown {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string') return text;
  return /^\d{1,6}$/.test(text.trim()) ? `P${Number(text)}D` : text.trim();
}

const numberIn = (value: unknown): unknown =>
  typeof value === 'string' && /^\d{1,6}$/.test(value.trim()) ? Number(value) : value;

function parsed<Value>(schema: z.ZodType<Value>, value: unknown, wrong: readonly string[] = []): Value {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const paths = [...wrong, ...result.error.issues.map((issue) => issue.path.join('.') || 'when')];
  throw refused(Object.fromEntries(paths.map((path) => [path, SENTENCES[path] ?? 'This needs another look.'])));
}

const refused = (fields: FieldErrors): Refusal =>
  new Refusal('invalid', 'Something in what was sent needs another look. Nothing of the plan was changed yet.', fields);

/** As a form shows it: days as a number, other periods as they are. */
export const periodTyped = (period: string | undefined): string => period?.replace(/^P(\d+)D$/, '$1') ?? '';
