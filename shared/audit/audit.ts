import * as z from 'zod';
import { type Key, KeySchema } from '../store/keys.ts';
import { StaffRoleSchema } from '../workshop/workshop.ts';
import { DifferenceSchema } from './differences.ts';

/** The audit log: what staff did, each act an entry that never changes but for what became of it. Pure. */

/** What happens beside the table, and matters all the same. */
export const NotedSchema = z.enum([
  'signed-in',
  'sign-in-failed',
  'signed-out',
  'sessions-ended',
  'password-changed',
  'password-reset',
  'second-factor-on',
  'second-factor-off',
  'account-made',
  'account-disabled',
  'account-enabled',
  'second-factor-reset',
  'link-shown',
  'exported',
  'report-read',
  'person-erased',
]);
export type Noted = z.infer<typeof NotedSchema>;

/**
 * `intended`: it is not known whether it took effect. `done`: it did. `superseded`: it did not, since somebody else wrote at
 * that moment; whoever tried again has an entry of that.
 */
export const EntryStateSchema = z.enum(['intended', 'done', 'superseded']);

export const AuditEntrySchema = z.object({
  /** The id that the write left in the item; of what was noted, one of its own. */
  entryId: z.string(),
  workshopId: z.string(),
  personId: z.string().optional(),
  at: z.iso.datetime(),
  by: z.string(),
  /** As which role; unknown of entries from before it was written down. */
  role: StaffRoleSchema.optional(),
  /** Method and path of the route. */
  route: z.string(),
  /** Which item it was, and its version afterwards. */
  item: KeySchema.extend({ version: z.int().positive() }).optional(),
  changes: z.array(DifferenceSchema),
  noted: NotedSchema.optional(),
  /** In a word, such as which file was exported. */
  about: z.string().optional(),
  state: EntryStateSchema,
});
export type AuditEntry = z.infer<typeof AuditEntrySchema>;

/** To whom an item belongs, by its key. `undefined` for what stands in no log: it follows from another item, or is the log. */
export function subjectOf(key: Key): { readonly workshopId: string; readonly personId?: string } | undefined {
  const ofStaff = /^STAFF#/.test(key.pk);
  const workshopId = /^W#(.+)$/.exec(ofStaff ? key.sk : key.pk)?.[1];
  if (workshopId === undefined || /^(?:AUDIT|ADDRESS)#/.test(key.sk)) return undefined;
  const personId = ofStaff ? undefined : /^(?:PERSON|MAIL)#([^#]+)/.exec(key.sk)?.[1];
  return { workshopId, ...(personId !== undefined && { personId }) };
}

/** Kinds of things that an act was about, as the filter offers them and an export names them. */
export const SubjectKindSchema = z.enum([
  'workshop',
  'person',
  'paper',
  'review',
  'notes',
  'action',
  'mail',
  'questionnaire',
  'wording',
  'swot',
  'role',
  'other',
]);
export type SubjectKind = z.infer<typeof SubjectKindSchema>;

const KINDS: readonly (readonly [RegExp, SubjectKind])[] = [
  [/^W#/, 'role'],
  [/^WORKSHOP$/, 'workshop'],
  [/^PERSON#[^#]+#PAPER#/, 'paper'],
  [/^PERSON#[^#]+#REVIEW#/, 'review'],
  [/^PERSON#[^#]+#NOTES#/, 'notes'],
  [/^PERSON#[^#]+#ACTION#/, 'action'],
  [/^PERSON#/, 'person'],
  [/^MAIL#/, 'mail'],
  [/^FORM#/, 'questionnaire'],
  [/^WORDING#/, 'wording'],
  [/^SWOT#/, 'swot'],
];

/** What kind of thing it was, by the key of its item. */
export const kindOf = ({ sk }: Pick<Key, 'sk'>): SubjectKind =>
  KINDS.find(([pattern]) => pattern.test(sk))?.[1] ?? 'other';

/** The paper that an item is or belongs to. */
export const paperIdOf = ({ sk }: Pick<Key, 'sk'>): string | undefined =>
  /^PERSON#[^#]+#(?:PAPER|REVIEW|NOTES)#([^#]+)/.exec(sk)?.[1];

/** Who a reviewer is and what was written to them is forgotten when they are removed, so no log may hold it. */
const OF_A_REVIEWER = ['name', 'email', 'message'];

/** What the log may hold of an item's value: without what is forgotten while the log stays. */
export function forgettable({ sk }: Key, value: unknown): unknown {
  if (!/#REVIEW#/.test(sk) || typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => !OF_A_REVIEWER.includes(name)));
}
