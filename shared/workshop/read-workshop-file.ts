import type * as z from 'zod';
import { type FieldErrors, Refusal } from '../refusal.ts';
import { shownValue, valueAt, wanted } from '../schema-issue.ts';
import { normaliseEmail } from '../store/keys.ts';
import { sessionProblems } from './agenda.ts';
import { deadlineOf, opensAt, stepAt } from './calendar.ts';
import { shortMoment } from './dates.ts';
import { findJsonFault } from './json-fault.ts';
import { type WorkshopFile, WorkshopFileSchema } from './workshop.ts';

/**
 * Reads a workshop file (docs/workshop-file.md) from its text.
 * @throws Refusal `invalid` whose `fields` has one sentence for every error, under its path (`followUp.steps.0.at`);
 * a text that is no JSON has one error, under `line N, column N`.
 */
export function readWorkshopFile(text: string): WorkshopFile {
  const content = text.replace(/^\uFEFF/, '');
  const fault = findJsonFault(content);
  if (fault) {
    const where = `line ${fault.line}, column ${fault.column}`;
    throw refused({ [where]: `The workshop file cannot be read as JSON: at ${where}, ${fault.what}.` });
  }
  return checkWorkshopFile(JSON.parse(content));
}

/**
 * Checks what a workshop file says, from a value that was parsed already.
 * @throws Refusal `invalid` as `readWorkshopFile` does
 */
export function checkWorkshopFile(value: unknown): WorkshopFile {
  const parsed = WorkshopFileSchema.safeParse(value);
  const errors = parsed.success
    ? contradictions(parsed.data)
    : parsed.error.issues.flatMap((each) => explain(each, value));
  if (errors.length > 0 || !parsed.success) throw refused(byPath(errors));
  return parsed.data;
}

interface Problem {
  readonly path: string;
  readonly message: string;
}

const refused = (fields: FieldErrors): Refusal => {
  const count = Object.keys(fields).length;
  const what = count === 1 ? 'an error' : `${count} errors`;
  return new Refusal('invalid', `The workshop file has ${what}. Please correct the file and use it again.`, fields);
};

/** One sentence per path; a path with two errors has both. */
function byPath(errors: readonly Problem[]): FieldErrors {
  // No plain object: a file may hold a field called "constructor", which every object has.
  const fields = new Map<string, string>();
  for (const { path, message } of errors) {
    const sentence = path === '' ? `The workshop file ${message}.` : `"${path}" ${message}.`;
    const earlier = fields.get(path);
    fields.set(path, earlier === undefined ? sentence : `${earlier} ${sentence}`);
  }
  return Object.fromEntries(fields);
}

const joined = (path: readonly PropertyKey[]): string => path.map(String).join('.');

/** A zod issue as what the field must be and what stands there instead. */
function explain(issue: z.core.$ZodIssue, whole: unknown): Problem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: joined([...issue.path, key]),
      message: 'is not a field of the workshop file: remove it, or correct its spelling',
    }));
  }
  const found = valueAt(whole, issue.path);
  const path = joined(issue.path);
  if (found === undefined) return [{ path, message: `is missing: ${wanted(issue)}` }];
  const shown = shownValue(found);
  return [{ path, message: shown === undefined ? wanted(issue) : `${wanted(issue)}; here is ${shown}` }];
}

/** What each field may say alone, but not together with another. */
function contradictions(file: WorkshopFile): Problem[] {
  const plan = !hasDeadline(file)
    ? [{ path: 'followUp.deadline.afterEnd', message: 'is too long a period' }]
    : planProblems(file).map(({ index, field, message }) => ({ path: `followUp.steps.${index}.${field}`, message }));
  return [...repeatedStaff(file), ...agendaProblems(file), ...plan, ...firstPlanProblems(file)];
}

function repeatedStaff({ staff }: WorkshopFile): Problem[] {
  const addresses = staff.map(({ email }) => normaliseEmail(email));
  return addresses.flatMap((email, index) => {
    const first = addresses.indexOf(email);
    if (first === index) return [];
    const message = `must not be the address of "staff.${first}" again: one person has one role`;
    return [{ path: `staff.${index}.email`, message }];
  });
}

const agendaProblems = (file: WorkshopFile): Problem[] =>
  file.sessions.flatMap((session, index) =>
    sessionProblems(file, session).map(({ field, message }) => ({ path: `sessions.${index}.${field}`, message })),
  );

function firstPlanProblems({ firstPlanned }: WorkshopFile): Problem[] {
  if (!firstPlanned || firstPlanned.starts <= firstPlanned.ends) return [];
  return [{ path: 'firstPlanned.ends', message: 'must not lie before "firstPlanned.starts"' }];
}

/** A step whose moment the plan cannot have: which one, which of its fields says so, and what is wrong. */
export interface PlanProblem {
  readonly index: number;
  readonly field: 'afterEnd' | 'beforeDeadline' | 'on';
  readonly message: string;
}

/** Whether the deadline is a moment that a calendar has; a period can be too long for that. */
export const hasDeadline = (details: Planned): boolean => instant(() => deadlineOf(details)) !== undefined;

/** What is wrong with the steps' moments. Empty for a deadline that is no moment: that is an error of its own. */
export function planProblems(details: Planned): PlanProblem[] {
  const deadline = instant(() => deadlineOf(details));
  if (deadline === undefined) return [];
  const day = (ms: number): string => shortMoment(ms, details.timeZone);
  return details.followUp.steps.flatMap((step, index) => {
    const field = FIELDS.find((each) => step[each] !== undefined) ?? 'afterEnd';
    const at = instant(() => stepAt(details, step));
    if (at === undefined) {
      return [{ index, field, message: field === 'on' ? 'is too far ahead' : 'is too long a period' }];
    }
    if (at >= deadline) {
      const message = `puts the step on ${day(at)} (weekend, holidays and quiet hours counted), ${at > deadline ? 'after' : 'exactly at'} the deadline of ${day(deadline)}`;
      return [{ index, field, message }];
    }
    if (at < opensAt(details)) {
      return [{ index, field, message: `puts the step on ${day(at)}, before the workshop begins` }];
    }
    return [];
  });
}

type Planned = Parameters<typeof stepAt>[0];
const FIELDS = ['afterEnd', 'beforeDeadline', 'on'] as const;

/** Moments are stored with years of four digits (RFC 3339), and the closing comes some weeks after the last of them. */
const LAST_MOMENT = Date.UTC(9999, 0);

/** `undefined` for a period so long that the calendar ends first. */
function instant(reckon: () => number): number | undefined {
  try {
    const ms = reckon();
    return ms < LAST_MOMENT ? ms : undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
