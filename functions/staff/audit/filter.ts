import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import type { Sought } from '../../../shared/audit/audit.store.ts';
import { type AuditEntry, kindOf, NotedSchema, paperIdOf, SubjectKindSchema } from '../../../shared/audit/audit.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { TokenSchema } from '../../../shared/store/keys.ts';
import { routeSentence } from '../route-sentences.ts';

/** What the log is searched by: everything is optional, and days are the workshop's own. */

const Day = z.iso.date('Please give a day, such as 2011-07-09.');
const Text = z.string().trim().max(200, 'Please give at most 200 characters.');

export const FilterSchema = z.object({
  /** A part of an address. */
  who: Text.optional(),
  /** Of which kind of thing, or what was noted. */
  kind: z.union([SubjectKindSchema, NotedSchema]).optional(),
  /** Words of what was done. */
  what: Text.optional(),
  from: Day.optional(),
  until: Day.optional(),
  person: TokenSchema.optional(),
  paper: TokenSchema.optional(),
});
export type Filter = z.infer<typeof FilterSchema>;

/** @throws Refusal `malformed` for what no form of ours asks */
export function readFilter(query: URLSearchParams): Filter {
  const given = Object.keys(FilterSchema.shape).flatMap((name) => {
    const value = query.get(name)?.trim();
    return value ? [[name, value] as const] : [];
  });
  const filter = FilterSchema.safeParse(Object.fromEntries(given));
  if (filter.success) return filter.data;
  throw new Refusal('malformed', `The log cannot be searched like this: ${filter.error.issues[0]?.message}`);
}

export const queryOf = (filter: Filter, more: Record<string, string> = {}): string =>
  new URLSearchParams(z.record(z.string(), z.string()).parse({ ...filter, ...more })).toString();

export function soughtBy(filter: Filter, timeZone: string): Sought {
  const midnight = (day: string, later = 0): string =>
    Temporal.PlainDate.from(day).add({ days: later }).toZonedDateTime(timeZone).toInstant().toString();
  const words = filter.what?.toLowerCase() ?? '';
  return {
    ...(filter.person && { personId: filter.person }),
    ...(filter.from && { from: midnight(filter.from) }),
    ...(filter.until && { until: midnight(filter.until, 1) }),
    matches: (entry) =>
      entry.by.includes(filter.who?.toLowerCase() ?? '') &&
      (filter.kind === undefined ||
        filter.kind === entry.noted ||
        (entry.item && kindOf(entry.item)) === filter.kind) &&
      (filter.paper === undefined || (entry.item && paperIdOf(entry.item)) === filter.paper) &&
      doneIn(entry).toLowerCase().includes(words),
  };
}

const NOTED: Readonly<Record<z.infer<typeof NotedSchema>, string>> = {
  'signed-in': 'Signed in',
  'sign-in-failed': 'Somebody failed to sign in as',
  'signed-out': 'Signed out',
  'sessions-ended': 'Ended all sessions',
  'password-changed': 'Changed the password',
  'password-reset': 'Chose a new password after forgetting it',
  'second-factor-on': 'Turned the second factor on',
  'second-factor-off': 'Turned the second factor off',
  'second-factor-reset': 'Took a second factor off for',
  'account-made': 'Made an account for',
  'account-disabled': 'Disabled the account of',
  'account-enabled': 'Enabled the account of',
  'link-shown': 'Was shown the personal link',
  exported: 'Exported',
  'report-read': 'Read the report',
  'person-erased': 'Erased the person',
};
export const NOTED_WORDS = NOTED;

/** What an entry says was done, in words. */
export const doneIn = ({ noted, about, route }: AuditEntry): string =>
  noted ? [NOTED[noted], about].filter(Boolean).join(' ') : routeSentence(route);
